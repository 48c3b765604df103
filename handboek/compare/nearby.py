"""Which roles are near to a role: those that leave least to grow into."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest

from handboek.model import GEDRAG, NIVEAUS, Competentie, Functie, Gedragscompetentie, Handboek

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

    The steps of a role are the bits of a number, so that a thousand roles are compared in a moment.
    """

    def __init__(self, handboek: Handboek) -> None:
        self._handboek = handboek
        steps = [(id, niveau) for id in handboek.competenties for niveau in NIVEAUS]
        steps += [(id, 0) for id in handboek.gedragscompetenties]
        self._bit = {step: 1 << position for position, step in enumerate(steps)}
        self._functies = [functie for functie in handboek.functies.values() if not functie.is_concept]
        asked = map(self._steps, self._functies)
        self._asked = [(steps, -steps.bit_count(), position) for position, steps in enumerate(asked)]

    def nabije(self, functie: Functie) -> list[Verschil]:
        """The roles nearest to this one, the nearest first; none for a draft."""
        if functie.is_concept:
            return []
        own = self._steps(functie)
        # all measured against the same role: the union grows with what comes on top, and of two equal
        # unions the one with most steps lets go of fewest
        ranked = [
            ((own | steps).bit_count(), few, position) for steps, few, position in self._asked if own & steps
        ]
        near = (self._functies[position] for *_, position in nsmallest(MOST + 1, ranked))
        return [self._verschil(functie, naar) for naar in near if naar is not functie][:MOST]

    def _steps(self, functie: Functie) -> int:
        """What a role asks, a bit for each step."""
        asked = [(id, niveau) for id, eis in functie.eisen.items() for niveau in range(1, eis.niveau + 1)]
        asked += [(GEDRAG + id, 0) for id in functie.gedragscompetenties]
        return sum(self._bit[step] for step in asked)

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
