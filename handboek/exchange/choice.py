"""What of a handbook goes into a file: some roles, and the competencies that come with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple

from handboek.model import GEDRAG, Competentie, Functie, Gedragscompetentie, Handboek, Niveau, Tekst
from handboek.words.ids import slug
from handboek.words.naming import soort

LONGEST = 60
"""Of the name of a file."""
Beschreven = Competentie | Gedragscompetentie


class Bestand(NamedTuple):
    """A file to make, by its name."""

    naam: str
    maak: Callable[[], bytes]


@dataclass(frozen=True)
class Keuze:
    """A choice from a handbook.

    `naam` is what its files are called, "" for all of it; `titel` what they say.
    """

    handboek: Handboek
    naam: str
    titel: str
    functies: tuple[Functie, ...]
    competenties: tuple[Beschreven, ...]
    is_functie: bool = False
    """Whether it is one role, so that each level can be called its norm or not."""

    @classmethod
    def alles(cls, handboek: Handboek) -> Keuze:
        """Every role that is no draft, and every competency."""
        functies = tuple(f for f in handboek.functies.values() if not f.is_concept)
        return cls(handboek, "", handboek.gegevens.titel.plat, functies, tuple(_all_in_order(handboek)))

    @classmethod
    def van_functies(cls, handboek: Handboek, naam: str, titel: str, functies: Iterable[Functie]) -> Keuze:
        """These roles, and the competencies that one of them asks."""
        chosen = tuple(functies)
        asked = {id for functie in chosen for id in functie.eisen}
        asked |= {GEDRAG + id for functie in chosen for id in functie.gedragscompetenties}
        found = tuple(item for item in _all_in_order(handboek) if item.id in asked)
        return cls(handboek, naam, titel, chosen, found)

    @classmethod
    def van_functie(cls, handboek: Handboek, functie: Functie) -> Keuze:
        """One role, also when it is a draft."""
        found = cls.van_functies(handboek, functie.id, functie.titel.plat, [functie])
        return replace(found, is_functie=True)

    @classmethod
    def van_familie(cls, handboek: Handboek, familie: Tekst) -> Keuze:
        """The roles of one family that are no drafts."""
        found = [f for f in handboek.functies.values() if f.functiefamilie == familie and not f.is_concept]
        return cls.van_functies(handboek, _name_of_family(handboek, familie), familie.plat, found)

    @classmethod
    def van_competentie(cls, handboek: Handboek, competentie: Beschreven) -> Keuze:
        """One competency, and the roles of the matrix that ask a level of it."""
        functies = tuple(f for f in handboek.matrixfuncties if competentie.id in f.eisen)
        naam = competentie.id.removeprefix(GEDRAG)
        return cls(handboek, naam, competentie.label.plat, functies, (competentie,))

    @property
    def niveaus(self) -> tuple[Niveau, ...]:
        """The levels of the handbook, the lowest first."""
        return self.handboek.gegevens.niveaus

    @property
    def met_niveaus(self) -> tuple[Competentie, ...]:
        """The competencies that have levels."""
        return tuple(item for item in self.competenties if isinstance(item, Competentie))

    @property
    def versie(self) -> tuple[int, int]:
        """Year and month of the newest text, for files that have a date; the same in every build."""
        return max(((f.versie.jaar, f.versie.maand) for f in self.functies if f.versie), default=(2000, 1))

    def groep(self, item: Beschreven) -> str:
        """What a competency stands under: its cluster, or the name of its kind."""
        if isinstance(item, Competentie):
            return self.handboek.gegevens.clusters[item.cluster].label.plat
        return soort(type(item)).capitalize()


def _name_of_family(handboek: Handboek, familie: Tekst) -> str:
    """What its files are called: with a hash when another family would be called the same."""

    def short(name: Tekst) -> str:
        return slug(name.plat)[:LONGEST].strip("-")

    others = {f.functiefamilie for f in handboek.functies.values() if f.functiefamilie} - {familie}
    name, taken = short(familie), {short(other) for other in others}
    if not name or name in taken:
        name = f"{name}-{sha256(familie.encode()).hexdigest()[:8]}".strip("-")
    return f"familie-{name}"


def _all_in_order(handboek: Handboek) -> Iterable[Beschreven]:
    """The competencies by cluster, then those without levels."""
    for found in handboek.per_cluster.values():
        yield from found
    yield from handboek.gedragscompetenties.values()
