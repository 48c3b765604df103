"""What is told of lines: once for each, and once for lines below each other that have the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from handboek.messages import Herstel, Melder, Soort, faults


class Fault(NamedTuple):
    """What was found first on a line."""

    line: int
    offset: int
    soort: Soort
    gevonden: dict[str, object]


_HABITS = {
    faults.TAB,
    faults.VASTE_SPATIE,
    faults.OPSOMMINGSTEKEN,
    faults.STREEPJE_ZONDER_SPATIE,
    faults.STREEPJE_VERSPRONGEN,
    faults.STREEPJE_BIJ_NAAM,
    faults.STREEPJE_ONTBREEKT,
    faults.DUBBELE_PUNT_ZONDER_SPATIE,
    faults.EIS_VORM,
    faults.INSPRINGEN,
    faults.LOSSE_REGEL,
    faults.ANKER,
}
"""What is wrong in the same way on line after line, as what is pasted: that is one mistake."""


_FIRST_AND_NEXT = (faults.STREEPJE_VERSPRONGEN, faults.INSPRINGEN)
"""Of a list within a list the first dash runs on from a sentence, the others stand below that dash."""


class Told(NamedTuple):
    """What is wrong with lines, and how many lines below have the same."""

    line: int
    column: int
    soort: Soort
    herstel: Herstel
    gevonden: dict[str, object]
    lines: range
    more: int = 0

    def is_habit_of(self, later: Told) -> bool:
        is_same = self.soort is later.soort or (self.soort, later.soort) == _FIRST_AND_NEXT
        return is_same and self.soort in _HABITS and self.herstel.tot + 1 == later.herstel.van

    def along_with(self, later: Told) -> Told:
        lines = (*self.herstel.regels, *later.herstel.regels)
        herstel = Herstel(self.herstel.van, later.herstel.tot, lines)
        told = range(self.lines.start, later.lines.stop)
        return self._replace(herstel=herstel, lines=told, more=self.more + 1)


class Teller:
    """Reports what is wrong with lines, in order; `pass_on` is to be called after the last."""

    def __init__(self, report: Melder) -> None:
        self._report = report
        self._told: Told | None = None

    def tell(self, fault: Fault, lines: range, better: Sequence[str], herstel: Herstel) -> None:
        """Tell of lines what they should be: `better`, and all that goes with them in `herstel`."""
        zo = " en daaronder ".join(f"‘{line}’" for line in better)
        found = {"zo": zo, **fault.gevonden}
        told = Told(fault.line, fault.offset + 1, fault.soort, herstel, found, lines)
        if self._told and self._told.is_habit_of(told):
            told = self._told.along_with(told)
        else:
            self.pass_on()
        self._told = told

    def pass_on(self) -> None:
        """Report what was told last; only now is it known whether the next lines have the same."""
        if self._told:
            line, column, soort, fixed, gevonden, lines, more = self._told
            # what is to be done with a line that is nowhere at home, only who typed it knows
            herstel = None if soort in (faults.LOSSE_REGEL, faults.ANKER_ELDERS) else fixed
            self._report.typed(line, column, soort, herstel, lines, more, **gevonden)
        self._told = None
