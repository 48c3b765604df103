"""What the documents say, whatever their form, and what should come out of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx

Word = Any
"""A document of python-docx, which has no types."""


@dataclass(frozen=True)
class Beschrijving:
    """A competency with its behaviours per level, from the first level on."""

    label: str
    cluster: str
    definitie: str
    niveaus: Sequence[Sequence[str]]

    def tot(self, hoogste: int) -> Sequence[Sequence[str]]:
        return self.niveaus[:hoogste]


@dataclass(frozen=True)
class Verwacht:
    """The structure that a document has: levels are numbers, 0 is behaviour without a level."""

    functies: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By title: the level that is asked of each competency."""
    gedrag: Mapping[str, Mapping[int, Sequence[str]]] = field(default_factory=dict)
    """By competency: its behaviours per level."""
    resultaatgebieden: Sequence[str] = ()
    onderdelen: Sequence[str] = ()
    """Headings of what a role has a place for nowhere else."""
    erbij: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    """By competency and key ("valkuilen/te veel", "praktijk/2"): what it has beside its behaviour."""
    uitleg: Mapping[int, str] = field(default_factory=dict)
    """By level: what a legend says that it means."""


@dataclass(frozen=True)
class Document:
    naam: str
    """The name of the file, without .docx."""
    make: Callable[[Word], None]
    verwacht: Verwacht

    def save(self, file: Path) -> None:
        self.word().save(str(file))

    def word(self) -> Word:
        document = docx.Document()
        self.make(document)
        return document


COMPETENTIES = (
    Beschrijving(
        "Samenwerken",
        "Samen met anderen",
        "Zoekt anderen op om het werk voor bewoners beter te doen.",
        (
            (
                "Vraagt een collega om hulp als het werk niet af komt.",
                "Vertelt wat er in de dienst is gebeurd.",
            ),
            ("Verdeelt de taken in overleg met het team.", "Helpt ook als het niet de eigen taak is."),
            ("Brengt twee teams bij elkaar die langs elkaar werken.", "Lost een ruzie op voor die groeit."),
            (
                "Maakt afspraken met scholen en huisartsen in de wijk.",
                "Zet een werkgroep over de grens heen op.",
            ),
            (
                "Bouwt een netwerk waar andere organisaties bij willen horen.",
                "Bindt bestuurders aan één plan.",
            ),
        ),
    ),
    Beschrijving(
        "Klantgericht werken",
        "Samen met anderen",
        "Merkt wat een bewoner nodig heeft en doet daar iets mee.",
        (
            ("Groet elke bewoner bij de naam.", "Vraagt wat iemand vandaag graag wil."),
            (
                "Zoekt naar een oplossing die bij de familie past.",
                "Komt terug op een klacht binnen twee dagen.",
            ),
            ("Past de werkwijze aan na gesprekken met bewoners.", "Leert collega's naar wensen te vragen."),
            ("Onderzoekt elk jaar wat bewoners missen.", "Verandert het aanbod op grond van cijfers."),
            (
                "Bedenkt diensten die nog niemand in de streek heeft.",
                "Overtuigt geldgevers van een nieuw aanbod.",
            ),
        ),
    ),
    Beschrijving(
        "Plannen en organiseren",
        "Werk dat af komt",
        "Regelt het werk zo dat het op tijd klaar is.",
        (
            ("Schrijft op wat er vandaag moet gebeuren.", "Begint met wat haast heeft."),
            ("Maakt een rooster voor de hele week.", "Houdt tijd vrij voor wat niemand voorzag."),
            ("Stuurt drie projecten tegelijk aan.", "Stelt het plan bij zodra cijfers daarom vragen."),
            ("Legt plannen van afdelingen naast elkaar.", "Verschuift mensen en geld waar dat nodig is."),
            ("Kijkt vijf jaar vooruit en kiest wat wacht.", "Richt de organisatie opnieuw in."),
        ),
    ),
    Beschrijving(
        "Zorgvuldigheid",
        "Werk dat af komt",
        "Werkt precies en volgens afspraak.",
        (
            ("Telt de medicijnen twee keer.", "Leest een formulier na voor het weggaat."),
            ("Ziet een fout in het werk van een ander.", "Verbetert de lijst waar iedereen mee werkt."),
            ("Maakt regels die fouten voorkomen.", "Bespreekt een misser zonder schuldige."),
            (
                "Vergelijkt de eigen fouten met die van andere huizen.",
                "Laat een onderzoek naar oorzaken doen.",
            ),
            (
                "Geeft het bestuur zekerheid over de kwaliteit.",
                "Verbindt gevolgen aan wat onderzoek oplevert.",
            ),
        ),
    ),
)
GEVRAAGD = {"Samenwerken": 2, "Klantgericht werken": 3, "Plannen en organiseren": 1, "Zorgvuldigheid": 2}


def beschreven(hoogste: int = 3, labels: Sequence[str] = tuple(GEVRAAGD)) -> dict[str, dict[int, list[str]]]:
    """What should come out of a document that describes these competencies."""
    return {
        c.label: {niveau: list(gedrag) for niveau, gedrag in enumerate(c.tot(hoogste), 1)}
        for c in COMPETENTIES
        if c.label in labels
    }
