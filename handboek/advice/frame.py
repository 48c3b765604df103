"""What the checks look at, and how one says which advice it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from handboek.loading import Bestand, Gelezen
from handboek.messages.advice import Adviessoort
from handboek.model import (
    GEWONE_NIVEAUS,
    NOG_NIET_BESCHREVEN,
    Competentie,
    Functie,
    Gedragscompetentie,
    Gegevens,
    Niveau,
    Tekst,
    nummer_van,
)

Path = tuple[int | str, ...]
"""The keys and positions that lead to a place in a file."""
Finding = tuple[Bestand, Path, dict[str, object]]
"""The file, the place in it, and what fills the text of the advice."""
Check = Callable[["Gezien"], Iterator[Finding]]

CHECKS: dict[Adviessoort, Check] = {}


def advises(soort: Adviessoort) -> Callable[[Check], Check]:
    """Makes a function the one that finds where a kind of advice is due."""

    def register(check: Check) -> Check:
        CHECKS[soort] = check
        return check

    return register


@dataclass(frozen=True)
class Gezien:
    """What the checks look at: the files, and the day on which they look."""

    gelezen: Gelezen
    vandaag: date

    @property
    def functies(self) -> Iterator[tuple[Bestand, Functie]]:
        for bestand in self.gelezen.bestanden[Functie].values():
            if isinstance(bestand.value, Functie):
                yield bestand, bestand.value

    @property
    def competenties(self) -> Iterator[tuple[Bestand, Competentie | Gedragscompetentie]]:
        for kind in (Competentie, Gedragscompetentie):
            for bestand in self.gelezen.bestanden[kind].values():
                if isinstance(bestand.value, Competentie | Gedragscompetentie):
                    yield bestand, bestand.value

    @property
    def gedrag(self) -> Iterator[Gedrag]:
        """Every behaviour and indicator of a competency, in order, where there is any yet."""
        for bestand, competentie in self.competenties:
            for key, texts in self.gedrag_van(bestand, competentie).items():
                for position, text in enumerate(texts):
                    if text != NOG_NIET_BESCHREVEN:
                        yield Gedrag(bestand, (key, position), text)

    @property
    def niveaus(self) -> tuple[Niveau, ...]:
        """The levels of the handbook."""
        gegevens = self.gelezen.values(Gegevens).get("")
        return gegevens.niveaus if gegevens else GEWONE_NIVEAUS

    def gedrag_van(
        self, bestand: Bestand, competentie: Competentie | Gedragscompetentie
    ) -> dict[str, tuple[Tekst, ...]]:
        """The lists of behaviour of a competency, by the key that its file has."""
        if isinstance(competentie, Gedragscompetentie):
            return {"indicatoren": competentie.indicatoren}
        keys = {nummer_van(key, self.niveaus): key for key in bestand.root.fields}
        return {keys[niveau]: gedrag for niveau, gedrag in competentie.niveaus.items()}


class Gedrag(NamedTuple):
    """One behaviour or indicator, and where it stands."""

    bestand: Bestand
    path: Path
    tekst: Tekst


def prose(gezien: Gezien) -> Iterator[tuple[Bestand, Path, str]]:
    """Every sentence of competencies and roles, with its path."""
    yield from gezien.gedrag
    for bestand, competentie in gezien.competenties:
        yield bestand, ("definitie",), competentie.definitie
    for bestand, functie in gezien.functies:
        for key in ("generiek", "specifiek"):
            for id, eis in getattr(functie, key).items():
                if eis.toelichting:
                    yield bestand, (key, id, "toelichting"), eis.toelichting
        for naam, rubriek in functie.onderdelen.items():
            if rubriek.tekst:
                yield bestand, ("onderdelen", naam, "tekst"), rubriek.tekst
            for position, text in enumerate(rubriek.punten):
                yield bestand, ("onderdelen", naam, "punten", position), text
        for naam, gebied in functie.resultaatgebieden.items():
            for position, text in enumerate(gebied.indicatoren):
                yield bestand, ("resultaatgebieden", naam, "indicatoren", position), text
        for position, text in enumerate(functie.kritieke_situaties):
            yield bestand, ("kritieke situaties", position), text
        if functie.doel:
            yield bestand, ("doel",), functie.doel
