"""The handbook in the files that others work with: the model goes in, bytes come out, the same every time.

A format is a module of this folder with `files(keuze)`. Some need a package of the extra `[uitvoer]`; a
handbook does without what is not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from handboek.exchange.choice import Bestand, Keuze

AANVULLING = (
    "Voor bestanden in Word, Excel en SKOS is een aanvulling nodig. Installeer die zo: "
    'pip install "competentiehandboek[uitvoer]"'
)


@dataclass(frozen=True)
class Formaat:
    """A format, by its name on the command line; `uitleg` says what it is for."""

    naam: str
    module: str
    uitleg: str
    pakket: str | None = None
    """What has to be installed for it."""
    per_functie: bool = False
    """Whether every role has its own files."""

    @property
    def is_er(self) -> bool:
        """Whether it can be made here."""
        return self.pakket is None or self.versie is not None

    @property
    def versie(self) -> str | None:
        """The version of the package; None when there is none."""
        with suppress(PackageNotFoundError):
            return version(self.pakket) if self.pakket else None
        return None

    def files(self, keuze: Keuze) -> Iterator[Bestand]:
        """The files of a choice, to make one by one. Raises `ImportError` without its package."""
        made: Iterator[Bestand] = import_module(f"handboek.exchange.{self.module}").files(keuze)
        return made


FORMATEN = {
    formaat.naam: formaat
    for formaat in (
        Formaat(
            "xlsx",
            "workbook",
            "Voor Excel of LibreOffice: matrix en gedrag, om te filteren, te sorteren en af te drukken.",
            "xlsxwriter",
            per_functie=True,
        ),
        Formaat(
            "docx",
            "word",
            "Voor Word: een functie, om te bespreken of aan te vullen. Het is weer te importeren.",
            "python-docx",
            per_functie=True,
        ),
        Formaat(
            "gesprek",
            "form",
            "Voor Word: het lege formulier voor het gesprek over een functie.",
            "python-docx",
            per_functie=True,
        ),
        Formaat(
            "vacature",
            "vacancy",
            "Voor Word: de tekst van een vacature voor een functie, om aan te vullen.",
            "python-docx",
            per_functie=True,
        ),
        Formaat("csv", "delimited", "Voor andere programma's: dezelfde tabellen als platte tekst."),
        Formaat(
            "moodle",
            "moodle",
            "Voor een leersysteem op Moodle: een raamwerk, en een leerplansjabloon voor elke functie.",
        ),
        Formaat(
            "skos",
            "skos",
            "Voor een begrippencatalogus: de competenties als begrippen (NL-SBB), in Turtle en JSON-LD.",
            "rdflib",
        ),
    )
}
"""By name, in the order in which they are shown."""

__all__ = ["AANVULLING", "FORMATEN", "Bestand", "Formaat", "Keuze"]
