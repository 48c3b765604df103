"""Which branches of the handbook's code an input takes: one that takes a new one is worth changing further.

A branch is a step from a line that decides to one of the lines after it, as the bytecode has them; a choice
within one line does not show.
"""

from __future__ import annotations

import dis
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

Branch = tuple[str, int, int]
"""A file, the line that decides, the line that follows."""


class Branches:
    """Follows the code of some files; `reached` holds every branch that was ever taken."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = {str(file) for file in files}
        self._open: dict[CodeType, set[Branch]] = {}
        self.reached: set[Branch] = set()

    @property
    def total(self) -> int:
        """The branches that there are."""
        codes = (compile(Path(file).read_text("utf8"), file, "exec") for file in self._files)
        return len({branch for code in codes for inner in _nested(code) for branch in _branches(inner)})

    @contextmanager
    def followed(self) -> Iterator[None]:
        """Add what is taken to `reached`. Code that has no branch left to find runs at full speed."""
        sys.settrace(self._called)
        try:
            yield
        finally:
            sys.settrace(None)

    def _called(self, frame: FrameType, event: str, value: Any) -> Any:
        code = frame.f_code
        if code.co_filename not in self._files:
            return None
        if code not in self._open:
            self._open[code] = set(_branches(code))
        unseen = self._open[code]
        if not unseen:
            return None
        before = frame.f_lineno

        def step(frame: FrameType, event: str, value: Any) -> Any:
            nonlocal before
            if event == "line":
                branch = code.co_filename, before, frame.f_lineno
                before = frame.f_lineno
                if branch in unseen:
                    unseen.remove(branch)
                    self.reached.add(branch)
            return step

        return step


def _branches(code: CodeType) -> Iterator[Branch]:
    instructions = list(dis.get_instructions(code))
    lines: dict[int, int] = {}
    line = code.co_firstlineno
    for instruction in instructions:
        line = (instruction.positions and instruction.positions.lineno) or line
        lines[instruction.offset] = line
    for instruction, following in pairwise(instructions):
        if "_IF_" in instruction.opname or instruction.opname == "FOR_ITER":
            here = lines[instruction.offset]
            there = {lines[following.offset], lines[instruction.argval]} - {here}
            yield from ((code.co_filename, here, line) for line in there)


def _nested(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _nested(constant)
