"""Which roles are near to a role: those that leave least to grow into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from handboek.model import GEDRAG, Competentie, Functie, Gedragscompetentie, Handboek

MOST = 4
"""So many roles stand on the page of a role."""


@dataclass(frozen=True)
class Verschil:
    """What another role asks on top: competencies with the level that it asks (0 in the second catalogue)."""

    functie: Functie
    erbij: tuple[tuple[Competentie | Gedragscompetentie, int], ...]


class Nabijheid:
    """The one definition of how far it is from one role to another.

    A role asks steps: each level of a competency, up to the one that it asks, and each
    gedragscompetentie. The distance is the number of steps that the other role asks and this one does
    not; it differs in the other direction. Of two as far away comes first the one that lets go of
    fewest steps, then the one whose title comes first. Roles without a common step are not near, and
    drafts take no part.

    All roles are measured at once: a number has a bit for each of them.
    """

    def __init__(self, handboek: Handboek) -> None:
        self._handboek = handboek
        self._functies = [functie for functie in handboek.functies.values() if not functie.is_concept]
        self._asking: defaultdict[tuple[str, int], int] = defaultdict(int)
        """By step, the roles that ask it."""
        self._sized: defaultdict[int, int] = defaultdict(int)
        """By number of steps, the roles that ask so many."""
        for position, functie in enumerate(self._functies):
            steps = _steps(functie)
            self._sized[len(steps)] |= 1 << position
            for step in steps:
                self._asking[step] |= 1 << position

    def nabije(self, functie: Functie) -> list[Verschil]:
        """The roles nearest to this one, the nearest first; none for a draft."""
        return self._nearest(functie, among=-1)

    def hoger(self, functie: Functie) -> list[Verschil]:
        """The roles a step up, the nearest first; none for a draft.

        Such a role shares at least half of the competencies that this one asks, none of them at a lower
        level, and one or more at a higher level.
        """
        lower = higher = enough = 0
        for id, eis in functie.eisen.items():
            lower |= self._asking[id, 1] & ~self._asking[id, eis.niveau]
            higher |= self._asking[id, eis.niveau + 1]
        asked = [*functie.eisen, *(GEDRAG + id for id in functie.gedragscompetenties)]
        first = [self._asking[id, 0] | self._asking[id, 1] for id in asked]
        for common, roles in _counted(first).items():
            enough |= roles if 2 * common >= len(asked) else 0
        return self._nearest(functie, among=enough & higher & ~lower)

    def _nearest(self, functie: Functie, among: int) -> list[Verschil]:
        if functie.is_concept:
            return []
        shared = _counted([self._asking[step] & among for step in _steps(functie)])
        ranked = sorted(
            (size - common, -size, roles & those)
            for common, roles in shared.items()
            for size, those in self._sized.items()
            if size >= common
        )
        near = (self._functies[position] for *_, roles in ranked for position in _positions(roles))
        others = (other for other in near if other is not functie)
        return [self._verschil(functie, other) for other in islice(others, MOST)]

    def _verschil(self, van: Functie, naar: Functie) -> Verschil:
        handboek = self._handboek
        had = {id: eis.niveau for id, eis in van.eisen.items()}
        erbij: list[tuple[Competentie | Gedragscompetentie, int]] = [
            (handboek.competenties[id], eis.niveau)
            for id, eis in naar.eisen.items()
            if eis.niveau > had.get(id, 0)
        ]
        erbij += [
            (handboek.gedragscompetenties[GEDRAG + id], 0)
            for id in naar.gedragscompetenties
            if id not in van.gedragscompetenties
        ]
        return Verschil(naar, tuple(erbij))


def _steps(functie: Functie) -> list[tuple[str, int]]:
    """What a role asks, as steps: a competency and a level, 0 in the second catalogue."""
    asked = [(id, niveau) for id, eis in functie.eisen.items() for niveau in range(1, eis.niveau + 1)]
    return asked + [(GEDRAG + id, 0) for id in functie.gedragscompetenties]


def _counted(numbers: list[int]) -> dict[int, int]:
    """By how many of the numbers have it set: which bits; without those that none has.

    Adds all bits at once, as a row of counters whose figures stand in `planes`, the lowest first.
    """
    planes: list[int] = []
    for number in numbers:
        carry = number
        for position, plane in enumerate(planes):
            planes[position], carry = plane ^ carry, plane & carry
        if carry:
            planes.append(carry)
    found = {0: -1}
    for plane in reversed(planes):
        halves = ((2 * count, bits & ~plane) for count, bits in found.items())
        others = ((2 * count + 1, bits & plane) for count, bits in found.items())
        found = {count: bits for count, bits in (*halves, *others) if bits}
    found.pop(0)
    return found


def _positions(bits: int) -> Iterator[int]:
    """Which bits of a number are set, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
