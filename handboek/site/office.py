"""The files for other programs on the site: which there are, where they stand, and kept for a next build.

A file is kept under a hash of all that it follows from: what it shows of the handbook, and what makes it.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from handboek import exchange
from handboek.exchange import AANVULLING, FORMATEN, Bestand, Formaat, Keuze
from handboek.model import Handboek, Onderdeel, Tekst
from handboek.site.cache import Cache
from handboek.site.cores import made
from handboek.words import vocabulary
from handboek.words.addresses import adres

WHOLE = "matrix/"
"""Where the tables of the whole handbook stand; what other programs ask for by name stands at the root."""
FOLDERS = {"xlsx": WHOLE, "csv": WHOLE}
ALONE = ("docx", "gesprek", "vacature")
"""What there is of each role alone."""
SOURCE = Path(exchange.__file__).parent
VOCABULARY = Path(vocabulary.__file__).with_suffix(".yml")


class Uitvoer(NamedTuple):
    """The files of one choice in one format, and the folder of the site that they stand in."""

    formaat: Formaat
    keuze: Keuze
    folder: str

    @property
    def is_overzicht(self) -> bool:
        """Whether it shows more than one role or competency."""
        return self.folder in (WHOLE, "")

    @property
    def bestanden(self) -> list[Bestand]:
        """The files, by their address on the site."""
        return [Bestand(f"{self.folder}{naam}", maak) for naam, maak in self.formaat.files(self.keuze)]


def formats(handboek: Handboek) -> frozenset[str]:
    """The formats that a site has beside its pages; tells in a line which it cannot make here."""
    if handboek.gegevens.uitvoer == "nee":
        return frozenset()
    found = frozenset(naam for naam, formaat in FORMATEN.items() if formaat.is_er)
    if found != FORMATEN.keys():
        print(AANVULLING, file=sys.stderr)
    return found


def uitvoer(handboek: Handboek, formaten: Collection[str]) -> Iterator[Uitvoer]:
    """Every file for other programs that a site has."""
    for naam in (naam for naam in FORMATEN if naam in formaten):
        formaat = FORMATEN[naam]
        if naam not in ALONE:
            yield Uitvoer(formaat, Keuze.alles(handboek), FOLDERS.get(naam, ""))
        if naam == "xlsx":
            for familie in families(handboek):
                yield Uitvoer(formaat, Keuze.van_familie(handboek, familie), WHOLE)
            for competentie in handboek.alle_competenties():
                yield Uitvoer(formaat, Keuze.van_competentie(handboek, competentie), adres(competentie))
        if formaat.per_functie:
            for functie in handboek.functies.values():
                yield Uitvoer(formaat, Keuze.van_functie(handboek, functie), adres(functie))


def families(handboek: Handboek) -> list[Tekst]:
    """The families that have a role that is no draft, in order of name."""
    return sorted(
        {f.functiefamilie for f in handboek.functies.values() if f.functiefamilie and not f.is_concept}
    )


def write_all(wanted: Iterable[Uitvoer], folder: Path) -> Mapping[str, Path]:
    """Make the files that `folder` does not hold yet; gives the file of each address."""
    kept = Cache(folder)
    digests: dict[int, str] = {}
    files: dict[str, Path] = {}
    absent: dict[str, tuple[str, Callable[[], bytes]]] = {}
    for item in wanted:
        keuze = item.keuze
        shown = ""
        for part in (keuze.handboek.gegevens, *keuze.functies, *keuze.competenties):
            shown += digests.get(id(part)) or digests.setdefault(id(part), _digest(part))
        for address, make in item.bestanden:
            key = hashlib.sha256(f"{_maker()}\n{address}\n{keuze.titel}\n{shown}".encode()).hexdigest()
            if file := kept.get(key):
                files[address] = file
            else:
                absent[address] = key, make
    contents = made([make for _, make in absent.values()])
    for (address, (key, _)), content in zip(absent.items(), contents, strict=True):
        files[address] = kept.put(key, content)
    kept.tidy()
    return files


def _digest(item: Onderdeel) -> str:
    """A hash of all that a part of the handbook says."""
    return hashlib.sha256(repr(item).encode()).hexdigest()


@cache
def _maker() -> str:
    """What makes the files: our code, our words, and the packages."""
    digest = hashlib.sha256()
    for formaat in FORMATEN.values():
        digest.update(str(formaat.versie).encode())
    for file in (*sorted(SOURCE.glob("*.py")), VOCABULARY):
        digest.update(file.read_bytes())
    return digest.hexdigest()
