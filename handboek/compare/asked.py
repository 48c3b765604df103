"""What a role asks, before and after: what comes with it, what it loses, what it asks in other words.

A role asks competencies, each at a level, and of those the behaviour at that level and below. So a behaviour
that moves from one competency to another that the role asks as well changes nothing for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from handboek.compare.behaviour import AnyCompetentie, Gedrag, Gedragingen, Paar, Plek, gedrag_van
from handboek.compare.identity import Identiteit
from handboek.model import GEDRAG, Functie
from handboek.words.differences import same_but_spelling


def gevraagd(functie: Functie) -> dict[str, int]:
    """By competency: the level that the role asks, 0 in the second catalogue."""
    asked = {id: eis.niveau for id, eis in functie.eisen.items()}
    return asked | {GEDRAG + id: 0 for id in functie.gedragscompetenties}


@dataclass(frozen=True)
class Gevolg:
    """What changes in the competencies that one role asks; each list in the order of the handbook."""

    erbij: tuple[Gedrag, ...]
    weg: tuple[Gedrag, ...]
    anders: tuple[tuple[Gedrag, Gedrag], ...]
    """Behaviour that it asks in other words, before and after; never spelling alone."""
    definities: tuple[str, ...]
    """The competencies (new ids) that it asks as it did, and that are something else now."""
    eisen: tuple[str, ...]
    """The competencies that it asks at another level, that come, and that go; not what others became."""
    door: frozenset[str]
    """The competencies (new ids, or the old one of what is gone) that themselves changed for it."""

    def __bool__(self) -> bool:
        return bool(self.erbij or self.weg or self.anders or self.definities or self.eisen)


@dataclass(frozen=True)
class _Groep:
    """Pairs with the same places, which mean the same for every role."""

    oud: Plek | None
    nieuw: Plek | None
    anders: bool
    paren: Sequence[Paar]


class Gevolgen:
    """What the changes in competencies mean for each role."""

    def __init__(self, competenties: Identiteit[AnyCompetentie], gedragingen: Gedragingen) -> None:
        self._competenties, self._gedragingen = competenties, gedragingen
        groups: dict[tuple[Plek | None, Plek | None, bool], list[Paar]] = {}
        for paar in gedragingen.paren:
            before, after = paar
            changed = (
                before is not None and after is not None and not same_but_spelling(before.tekst, after.tekst)
            )
            key = (before.plek if before else None, after.plek if after else None, changed)
            groups.setdefault(key, []).append(paar)
        self._van_oud: dict[str, list[_Groep]] = {}
        self._van_nieuw: dict[str, list[_Groep]] = {}
        for (oud, nieuw, anders), paren in groups.items():
            groep = _Groep(oud, nieuw, anders, paren)
            if oud:
                self._van_oud.setdefault(oud.competentie, []).append(groep)
            if nieuw:
                self._van_nieuw.setdefault(nieuw.competentie, []).append(groep)
        self._bijgekomen = {paar.nieuw for paar in gedragingen.paren if paar.nieuw}

    def voor(self, oud: Functie, nieuw: Functie) -> Gevolg:
        """What they mean for a role, as it was and as it is."""
        had, has = gevraagd(oud), gevraagd(nieuw)
        erbij: list[Gedrag] = []
        weg: list[Gedrag] = []
        anders: list[tuple[Gedrag, Gedrag]] = []
        door: set[str] = set()
        for groep in self._groepen(had, has):
            before, after = _reaches(had, groep.oud), _reaches(has, groep.nieuw)
            if after and not before:
                erbij += [paar.nieuw for paar in groep.paren if paar.nieuw]
            elif before and not after:
                weg += [paar.oud for paar in groep.paren if paar.oud]
            elif before and groep.anders:
                anders += [(paar.oud, paar.nieuw) for paar in groep.paren if paar.oud and paar.nieuw]
            else:
                continue
            door |= {self._naam(groep, after=after)}
        for id, was, now in self._anders_gevraagd(had, has):
            stayed = self._gebleven(id)
            erbij += [g for g in stayed if _at_most(g, now) and not _at_most(g, was)]
            weg += [g for g in stayed if _at_most(g, was) and not _at_most(g, now)]
            if stayed and any(old in had for old in self._competenties.voorgangers[id][1:]):
                door.add(id)
        definities = tuple(id for id in has if id in self._andere_definitie and self._was(id) in had)
        return Gevolg(
            tuple(erbij),
            tuple(weg),
            tuple(anders),
            definities,
            self._eisen(had, has),
            frozenset(door | {*definities}),
        )

    def _groepen(self, had: Mapping[str, int], has: Mapping[str, int]) -> Iterator[_Groep]:
        """The groups that stand in what the role asked or asks, each once."""
        for id in has:
            yield from self._van_nieuw.get(id, ())
        for id in had:
            for groep in self._van_oud.get(id, ()):
                if groep.nieuw is None or groep.nieuw.competentie not in has:
                    yield groep

    def _anders_gevraagd(
        self, had: Mapping[str, int], has: Mapping[str, int]
    ) -> Iterator[tuple[str, int | None, int | None]]:
        """What goes on (new ids), with the level that the role asked and asks, where that differs."""
        for id, now in has.items():
            was = had.get(self._was(id) or "")
            if id in self._competenties.voorgangers and was != now:
                yield id, was, now
        for old, level in had.items():
            goes_on = self._competenties.gaat_verder(old)
            if goes_on and goes_on not in has:
                yield goes_on, level, None

    def _eisen(self, had: Mapping[str, int], has: Mapping[str, int]) -> tuple[str, ...]:
        items, gedragingen = self._competenties, self._gedragingen
        found = []
        for id, niveau in has.items():
            before = self._was(id) or ""
            others = {*items.was(id), *gedragingen.herkomst.get(id, ())}
            if had[before] != niveau if before in had else not others & had.keys():
                found.append(id)
        for old in had:
            others = {items.wordt(old) or old, *gedragingen.bestemming.get(old, ())}
            if not others & has.keys():
                found.append(old)
        return tuple(found)

    def _was(self, id: str) -> str | None:
        return next(iter(self._competenties.was(id)), None)

    def _naam(self, groep: _Groep, *, after: bool) -> str:
        if after and groep.nieuw:
            return groep.nieuw.competentie
        assert groep.oud
        return self._competenties.opvolger.get(groep.oud.competentie, groep.oud.competentie)

    @cached_property
    def _andere_definitie(self) -> frozenset[str]:
        found = set()
        for id, item in self._competenties.nieuw.items():
            before = self._competenties.voorganger(id)
            if before and before != item and not same_but_spelling(before.definitie, item.definitie):
                found.add(id)
        return frozenset(found)

    def _gebleven(self, id: str) -> list[Gedrag]:
        """The behaviour of a competency that stayed as and where it was."""
        return [g for g in gedrag_van(self._competenties.nieuw[id]) if g not in self._bijgekomen]


def _reaches(asked: Mapping[str, int], plek: Plek | None) -> bool:
    return plek is not None and asked.get(plek.competentie, -1) >= plek.niveau


def _at_most(gedrag: Gedrag, niveau: int | None) -> bool:
    return niveau is not None and gedrag.plek.niveau <= niveau
