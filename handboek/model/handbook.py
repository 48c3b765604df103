"""The handbook: all of it, and what one part of it says of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from handboek.model.competencies import Competentie, Gedragscompetentie
from handboek.model.fields import GEDRAG, Onderdeel
from handboek.model.local import BijOns, BijOnsGedrag
from handboek.model.roles import Functie
from handboek.model.settings import Gegevens
from handboek.model.text import Tekst


class Vraag(NamedTuple):
    """A role that asks a competency, and at which level."""

    functie: Functie
    niveau: int


@dataclass(frozen=True)
class Handboek:
    """All of it. Every id that is referred to exists; mappings are ordered by label or title."""

    gegevens: Gegevens
    competenties: Mapping[str, Competentie]
    gedragscompetenties: Mapping[str, Gedragscompetentie]
    functies: Mapping[str, Functie]
    begrippen: Mapping[str, Tekst]
    overname: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By role: the competencies that it takes over, each with the family that asks it ("" for all roles)."""

    bij_ons: Mapping[str, BijOns | BijOnsGedrag] = field(default_factory=dict)
    """By competency: what the organisation adds of its own."""

    @classmethod
    def leeg(cls) -> Handboek:
        """A handbook without contents, for a preview whose data cannot be read yet."""
        gegevens = Gegevens(titel=Tekst("Competentiehandboek"), clusters={})
        return cls(gegevens, {}, {}, {}, {})

    def __repr__(self) -> str:
        return f"<Handboek {self.gegevens.titel}: {len(self.functies)} functies>"

    def zoek_competentie(self, id: str) -> Competentie | Gedragscompetentie:
        """The competency of either catalogue; `KeyError` when there is none."""
        if id.startswith(GEDRAG):
            return self.gedragscompetenties[id]
        return self.competenties[id]

    def vragen(self, id: str, soort: str, niveau: int) -> tuple[Tekst, ...]:
        """The questions of a kind about a competency at a level, those of the organisation too."""
        own = self.bij_ons.get(id)
        sources = (self.zoek_competentie(id).vragen, own.vragen if own else None)
        return tuple(vraag for van in sources if van for vraag in van.voor(soort, niveau))

    def sollicitatievragen(self, functie: Functie) -> Mapping[str, tuple[Tekst, ...]]:
        """By competency: what to ask who applies for a role; without those that have no such question."""
        levels = {id: eis.niveau for id, eis in functie.eisen.items()}
        levels |= {GEDRAG + id: 0 for id in functie.gedragscompetenties}
        asked = {id: self.vragen(id, "sollicitatie", niveau) for id, niveau in levels.items()}
        return {id: vragen for id, vragen in asked.items() if vragen}

    def overgenomen(self, functie: Functie) -> Mapping[str, tuple[Tekst, ...]]:
        """By family ("" for all roles): the labels of what a role takes over."""
        found: dict[str, list[Tekst]] = {}
        for id, familie in self.overname.get(functie.id, {}).items():
            found.setdefault(familie, []).append(self.competenties[id].label)
        return {familie: tuple(labels) for familie, labels in found.items()}

    @cached_property
    def matrixfuncties(self) -> tuple[Functie, ...]:
        """The roles that ask levels and are no longer a draft, in order of title."""
        return tuple(f for f in self.functies.values() if f.eisen and not f.is_concept)

    @cached_property
    def per_cluster(self) -> Mapping[str, tuple[Competentie, ...]]:
        """The levelled competencies of each cluster, in the handbook's order."""
        found: dict[str, list[Competentie]] = {cluster: [] for cluster in self.gegevens.clusters}
        for competentie in self.competenties.values():
            found[competentie.cluster].append(competentie)
        return {cluster: tuple(competenties) for cluster, competenties in found.items()}

    def gevraagd_per_cluster(self, functies: Iterable[Functie]) -> Mapping[str, tuple[Competentie, ...]]:
        """As `per_cluster`, with only what one of these roles asks; a cluster may be empty."""
        asked = {id for functie in functies for id in functie.eisen}
        return {
            cluster: tuple(c for c in competenties if c.id in asked)
            for cluster, competenties in self.per_cluster.items()
        }

    @cached_property
    def gevraagd_in(self) -> Mapping[str, tuple[Vraag, ...]]:
        """By competency: the roles that ask it, with the level (0 in the second catalogue)."""
        vragen: dict[str, list[Vraag]] = {}
        for functie in self.functies.values():
            for id, eis in functie.eisen.items():
                vragen.setdefault(id, []).append(Vraag(functie, eis.niveau))
            for id in functie.gedragscompetenties:
                vragen.setdefault(GEDRAG + id, []).append(Vraag(functie, 0))
        return {id: tuple(v) for id, v in vragen.items()}

    @cached_property
    def basis_voor(self) -> Mapping[str, tuple[str, ...]]:
        """By competency: the competencies that build on it (the other side of `bouwt_voort_op`)."""
        above: dict[str, list[str]] = {}
        for competentie in self.alle_competenties():
            for below in competentie.bouwt_voort_op:
                above.setdefault(below, []).append(competentie.id)
        return {below: tuple(ids) for below, ids in above.items()}

    @cached_property
    def verwarbaar_met(self) -> Mapping[str, Mapping[str, Tekst]]:
        """By competency: those it is confused with and how to choose, from both sides."""
        pairs: dict[str, dict[str, Tekst]] = {}
        for competentie in self.alle_competenties():
            for other, uitleg in competentie.niet_verwarren_met.items():
                pairs.setdefault(competentie.id, {})[other] = uitleg
                pairs.setdefault(other, {})[competentie.id] = uitleg
        return pairs

    def naamgenoot(self, id: str) -> Competentie | Gedragscompetentie | None:
        """The competency of the other catalogue with the same label: a different thing."""
        return self._naamgenoten.get(id)

    @cached_property
    def _naamgenoten(self) -> Mapping[str, Competentie | Gedragscompetentie]:
        levelled = {c.label.casefold(): c for c in self.competenties.values()}
        found: dict[str, Competentie | Gedragscompetentie] = {}
        for gedrag in self.gedragscompetenties.values():
            if competentie := levelled.get(gedrag.label.casefold()):
                found[gedrag.id], found[competentie.id] = competentie, gedrag
        return found

    @cached_property
    def vervangen(self) -> Mapping[tuple[type[Onderdeel], str], str]:
        """By kind and old id (`voorheen`): the id that took its place."""
        return {
            (type(item), _in_catalogue(old, item)): item.id for item in self.alles() for old in item.voorheen
        }

    def alles(self) -> Iterator[Functie | Competentie | Gedragscompetentie]:
        """Everything that has a page of its own: the roles, then the competencies."""
        yield from self.functies.values()
        yield from self.alle_competenties()

    def alle_competenties(self) -> Iterator[Competentie | Gedragscompetentie]:
        """The competencies of both catalogues."""
        yield from self.competenties.values()
        yield from self.gedragscompetenties.values()


def _in_catalogue(id: str, item: Onderdeel) -> str:
    return GEDRAG + id if isinstance(item, Gedragscompetentie) else id
