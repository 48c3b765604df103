"""The tables that a spreadsheet shows: the matrix, why a level is asked, and the behaviours.

A column with a `sleutel` is what a row is of; a reader need not see it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from handboek.exchange.choice import Keuze
from handboek.model import Competentie, Functie
from handboek.words.vocabulary import WOORDEN


class Niveauvak(NamedTuple):
    """A cell of the matrix: the level, and whether the role asks it as its own."""

    niveau: int
    is_specifiek: bool


Waarde = str | int | Niveauvak | None


class Kolom(NamedTuple):
    """A column: its head, its width in letters, what stands above its head, and whether it is an id."""

    kop: str
    breedte: int = 12
    sleutel: str = ""
    groep: str = ""
    is_id: bool = False


@dataclass(frozen=True)
class Tabel:
    """A table; `uitleg` says in a sentence what it shows."""

    naam: str
    uitleg: str
    kolommen: Sequence[Kolom]
    rijen: Sequence[Sequence[Waarde]]


_FUNCTIE, _COMPETENTIE = WOORDEN["functie"]["naam"], WOORDEN["competentie"]["naam"]
_CLUSTER, _NIVEAU = WOORDEN["matrix"]["cluster"], WOORDEN["niveau"]["naam"].capitalize()
ABOUT = "Over dit bestand"
"""The last sheet of a workbook, which says what the others show."""
SHEETS = {
    WOORDEN["matrix"]["naam"]: ["Functie-id", _FUNCTIE],
    "Toelichting": ["Functie-id", "Competentie-id", _FUNCTIE, _COMPETENTIE],
    "Gedrag": ["Competentie-id", "Nummer", _CLUSTER, _COMPETENTIE, _NIVEAU, "Gedrag"],
}
"""By name: the columns that a sheet has at least, so that it can be read back."""


def tabellen(keuze: Keuze) -> Iterator[Tabel]:
    """The tables of a choice that have something to say."""
    for tabel in (_matrix(keuze), _toelichtingen(keuze), _gedrag(keuze)):
        if tabel.rijen:
            yield tabel


def _matrix(keuze: Keuze) -> Tabel:
    """A row for each role that asks levels, a column for each competency that one of them asks."""
    functies = [functie for functie in keuze.functies if functie.eisen]
    asked = {id for functie in functies for id in functie.eisen}
    competenties = [c for c in keuze.met_niveaus if c.id in asked]
    heads = [Kolom(c.label.plat, 5, sleutel=c.id, groep=keuze.groep(c)) for c in competenties]
    return Tabel(
        WOORDEN["matrix"]["naam"],
        "Elke rij is een functie, elke kolom een competentie. In het vak staat het gevraagde niveau; "
        "vet is specifiek voor de functie.",
        [*_of_role(keuze), *heads],
        [[*_role(functie), *_levels(functie, competenties)] for functie in functies],
    )


def _toelichtingen(keuze: Keuze) -> Tabel:
    """Why a role asks a level, where it says so."""
    shown = {c.id: c for c in keuze.met_niveaus}
    return Tabel(
        "Toelichting",
        "Wat een competentie in een functie betekent.",
        [
            Kolom("Functie-id", is_id=True),
            Kolom("Competentie-id", is_id=True),
            Kolom(_FUNCTIE, 30),
            Kolom(_COMPETENTIE, 28),
            Kolom(WOORDEN["matrix"]["toelichting"], 90),
        ],
        [
            [functie.id, id, functie.titel.plat, shown[id].label.plat, eis.toelichting.plat]
            for functie in keuze.functies
            for id, eis in functie.eisen.items()
            if id in shown and eis.toelichting
        ],
    )


def _gedrag(keuze: Keuze) -> Tabel:
    """A row for each behaviour; the second catalogue has no levels."""
    norms = keuze.functies[0].eisen if keuze.is_functie else {}
    rows: list[list[Waarde]] = []
    for item in keuze.competenties:
        levels = item.niveaus if isinstance(item, Competentie) else {0: item.indicatoren}
        for niveau, texts in levels.items():
            for nummer, text in enumerate(texts, 1):
                named = [keuze.groep(item), item.label.plat]
                meaning = [gevraagd(niveau, norms[item.id].niveau) if item.id in norms else None]
                rows.append([item.id, nummer, *named, niveau or None, *meaning[: len(norms)], text.plat])
    if keuze.is_functie:
        for naam, gebied in keuze.functies[0].resultaatgebieden.items():
            for nummer, text in enumerate(gebied.indicatoren, 1):
                kind = [WOORDEN["resultaatgebieden"]["kop"], str(naam), None, *[None][: len(norms)]]
                rows.append([None, nummer, *kind, text.plat])
    return Tabel(
        "Gedrag",
        "Elke rij is één voorbeeld van gedrag. Een niveau omvat ook alles van de niveaus eronder.",
        [
            Kolom("Competentie-id", is_id=True),
            Kolom("Nummer", is_id=True),
            Kolom(_CLUSTER, 26),
            Kolom(_COMPETENTIE, 28),
            Kolom(_NIVEAU, 9),
            *([Kolom("Bij deze functie", 28)] if norms else []),
            Kolom("Gedrag", 90),
        ],
        rows,
    )


def gevraagd(niveau: int, norm: int) -> str:
    """What a level is to a role that asks `norm`."""
    words: dict[str, str] = WOORDEN["niveau"]
    return words["lager"] if niveau < norm else words["norm"] if niveau == norm else words["hoger"]


def _of_role(keuze: Keuze) -> Iterator[Kolom]:
    yield Kolom("Functie-id", is_id=True)
    yield Kolom(_FUNCTIE, 34)
    yield Kolom(keuze.handboek.gegevens.schaalnaam.plat, 9)
    yield Kolom("Versie", 14)


def _role(functie: Functie) -> Iterator[Waarde]:
    yield functie.id
    yield functie.titel.plat
    yield functie.schaal.plat if functie.schaal else None
    yield str(functie.versie) if functie.versie else None


def _levels(functie: Functie, competenties: Sequence[Competentie]) -> Iterator[Waarde]:
    for competentie in competenties:
        eis = functie.eisen.get(competentie.id)
        yield Niveauvak(eis.niveau, competentie.id in functie.specifiek) if eis else None
