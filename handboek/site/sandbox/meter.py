"""What one page may ask, in counts: the same on every machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

MOST_STEPS = 100_000
"""An item of a loop, a call, a filter and an operation are a step each."""
MACRO_STEPS = 100
MOST_LETTERS = 1_000_000
"""Of all that a page prints, and of every text that it makes on the way."""
MOST_TYPED = 200_000
"""Letters of a page with something for Jinja in it."""
MOST_OF_A_NUMBER = 10**15

T = TypeVar("T")


class TooMuch(Exception):
    """A page asks more than the meter allows."""


@dataclass
class Meter:
    """Counts for one page; every method raises `TooMuch` beyond a limit."""

    steps: int = 0
    letters: int = 0

    def step(self, number: int = 1) -> None:
        """Count work, before it is done."""
        self.steps += max(number, 0)
        if self.steps > MOST_STEPS:
            raise TooMuch

    def write(self, letters: int) -> None:
        """Count text, before it is made."""
        self.letters += max(letters, 0)
        if self.letters > MOST_LETTERS:
            raise TooMuch

    def look(self, value: object) -> None:
        """Count all that is in a value: comparing and keeping it can take that much."""
        todo = [value]
        while todo:
            part = todo.pop()
            self.step(1 + (len(part) // 100 if isinstance(part, str) else 0))
            if isinstance(part, list | tuple):
                self.step(len(part))
                todo.extend(part)
            elif isinstance(part, dict):
                self.step(len(part))
                todo.extend((*part, *part.values()))

    def made(self, value: T) -> T:
        """Count a value that a page had made, and give it back."""
        if isinstance(value, str):
            self.write(len(value))
        elif isinstance(value, list | tuple | dict):
            self.step(len(value))
        elif isinstance(value, int | float) and abs(value) > MOST_OF_A_NUMBER:
            raise TooMuch
        return value
