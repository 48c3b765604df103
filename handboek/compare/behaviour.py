"""Which behaviour was which: what stayed where it was, moved, changed, came or went."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from handboek.compare.identity import Identiteit
from handboek.model import Competentie, Gedragscompetentie
from handboek.words.likeness import pairs_among_many, pairs_of_words

ALIKE = 0.55
"""From this likeness on, two texts in one place are one text that was changed."""
ALIKE_ELSEWHERE = 0.7
"""The same for two texts of which each stands in another competency."""


class Plek(NamedTuple):
    """A level of a competency; 0 stands for the indicators of one without levels."""

    competentie: str
    niveau: int


class Gedrag(NamedTuple):
    """A behaviour, and where it stands."""

    plek: Plek
    tekst: str


class Paar(NamedTuple):
    """A behaviour before and after; None when it came, or went."""

    oud: Gedrag | None
    nieuw: Gedrag | None


AnyCompetentie = Competentie | Gedragscompetentie


def per_niveau(competentie: AnyCompetentie) -> Mapping[int, Sequence[str]]:
    """The behaviours that each level adds; those of a competency without levels stand at 0."""
    if isinstance(competentie, Gedragscompetentie):
        return {0: competentie.indicatoren}
    return competentie.niveaus


def gedrag_van(competentie: AnyCompetentie) -> list[Gedrag]:
    """Every behaviour, in order."""
    return [
        Gedrag(Plek(competentie.id, niveau), str(tekst))
        for niveau, teksten in per_niveau(competentie).items()
        for tekst in teksten
    ]


class Gedragingen:
    """The behaviours of two handbooks, paired."""

    def __init__(self, competenties: Identiteit[AnyCompetentie]) -> None:
        self._competenties = competenties
        same = {id for id, item in competenties.nieuw.items() if competenties.oud.get(id) == item}
        old, new = (
            [gedrag for id, item in items.items() if id not in same for gedrag in gedrag_van(item)]
            for items in (competenties.oud, competenties.nieuw)
        )
        self.paren = tuple(self._paired(old, new))
        """What did not stay as and where it was, in the order of the new handbook, then of the old."""

    def _paired(self, old: list[Gedrag], new: list[Gedrag]) -> Iterator[Paar]:
        goes_on, becomes = self._competenties.gaat_verder, self._competenties.opvolger
        pairing = Pairing(old, new)
        pairing.by_key(
            lambda g: (goes_on(g.plek.competentie), g.plek.niveau, g.tekst), lambda g: (*g.plek, g.tekst)
        )
        stayed = {*pairing.found}
        pairing.by_key(
            lambda g: (becomes.get(g.plek.competentie), g.tekst), lambda g: (g.plek.competentie, g.tekst)
        )
        pairing.by_key(lambda g: g.tekst, lambda g: g.tekst)
        pairing.by_likeness(lambda g: becomes.get(g.plek.competentie), lambda g: g.plek.competentie)
        pairing.by_likeness_elsewhere()
        for position, gedrag in enumerate(new):
            if position not in stayed:
                before = pairing.found.get(position)
                yield Paar(None if before is None else old[before], gedrag)
        gone = {*range(len(old))} - {*pairing.found.values()}
        yield from (Paar(old[position], None) for position in sorted(gone))

    @cached_property
    def bij(self) -> Mapping[str, Sequence[Paar]]:
        """By new id of a competency: the pairs of which the new behaviour stands there."""
        return _grouped(self.paren, lambda paar: paar.nieuw)

    @cached_property
    def uit(self) -> Mapping[str, Sequence[Paar]]:
        """By old id of a competency: the pairs of which the old behaviour stood there."""
        return _grouped(self.paren, lambda paar: paar.oud)

    @cached_property
    def herkomst(self) -> Mapping[str, tuple[str, ...]]:
        """By new id of a competency that is new: the old ones from which most of its behaviour comes."""
        found = {
            id: _most(Counter(p.oud.plek.competentie for p in self.bij.get(id, ()) if p.oud), item)
            for id, item in self._competenties.nieuw.items()
            if id not in self._competenties.voorgangers
        }
        return {new: olds for new, olds in found.items() if olds}

    @cached_property
    def bestemming(self) -> Mapping[str, tuple[str, ...]]:
        """By old id of a competency that is gone: the new ones to which most of its behaviour went."""
        found = {
            id: _most(Counter(p.nieuw.plek.competentie for p in self.uit.get(id, ()) if p.nieuw), item)
            for id, item in self._competenties.oud.items()
            if id not in self._competenties.opvolger
        }
        return {old: news for old, news in found.items() if news}


def _grouped(paren: Sequence[Paar], side: Callable[[Paar], Gedrag | None]) -> Mapping[str, Sequence[Paar]]:
    found: dict[str, list[Paar]] = {}
    for paar in paren:
        if gedrag := side(paar):
            found.setdefault(gedrag.plek.competentie, []).append(paar)
    return found


def _most(others: Counter[str], competentie: AnyCompetentie) -> tuple[str, ...]:
    """The other competencies that share half of the behaviour or more, each a quarter of it or more."""
    whole = len(gedrag_van(competentie))
    if 2 * others.total() < whole:
        return ()
    return tuple(id for id, number in others.items() if 4 * number >= whole)


class Pairing:
    """Behaviours before and after, paired step by step; what one step pairs, the next leaves alone."""

    def __init__(self, old: Sequence[Gedrag], new: Sequence[Gedrag]) -> None:
        self._old, self._new = old, new
        self.found: dict[int, int] = {}
        """By position of a new behaviour: that of the old one."""
        self._taken: set[int] = set()

    def by_key(self, old: Callable[[Gedrag], Hashable], new: Callable[[Gedrag], Hashable]) -> None:
        """Pair what has the same key, in order."""
        places: dict[Hashable, deque[int]] = {}
        for position in self._left_old():
            places.setdefault(old(self._old[position]), deque()).append(position)
        for position in self._left_new():
            if left := places.get(new(self._new[position])):
                self._pair(left.popleft(), position)

    def by_likeness(self, old: Callable[[Gedrag], Hashable], new: Callable[[Gedrag], Hashable]) -> None:
        """Pair what is alike and has the same key, the most alike first."""
        groups: dict[Hashable, tuple[list[int], list[int]]] = {}
        for position in self._left_old():
            groups.setdefault(old(self._old[position]), ([], []))[0].append(position)
        for position in self._left_new():
            groups.setdefault(new(self._new[position]), ([], []))[1].append(position)
        for key, (before, after) in groups.items():
            if key is not None:
                self._pair_alike(before, after, pairs_of_words(*self._texts(before, after), ALIKE))

    def by_likeness_elsewhere(self) -> None:
        """Pair what is much alike, wherever it stands."""
        before, after = list(self._left_old()), list(self._left_new())
        self._pair_alike(before, after, pairs_among_many(*self._texts(before, after), ALIKE_ELSEWHERE))

    def _pair_alike(
        self, before: Sequence[int], after: Sequence[int], alike: Sequence[tuple[float, int, int]]
    ) -> None:
        for _, one, other in alike:
            if before[one] not in self._taken and after[other] not in self.found:
                self._pair(before[one], after[other])

    def _texts(self, before: Sequence[int], after: Sequence[int]) -> tuple[list[str], list[str]]:
        return [self._old[p].tekst for p in before], [self._new[p].tekst for p in after]

    def _pair(self, old: int, new: int) -> None:
        self.found[new] = old
        self._taken.add(old)

    def _left_old(self) -> Iterator[int]:
        return (position for position in range(len(self._old)) if position not in self._taken)

    def _left_new(self) -> Iterator[int]:
        return (position for position in range(len(self._new)) if position not in self.found)
