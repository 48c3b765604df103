"""What is given hostile input: where its inputs come from, and what it may make of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Protocol

from fuzz.tree import Tree
from handboek.messages import Melding
from tests.sites import PROJECT

_NOT_DUTCH = re.compile(
    r"Traceback|<class|NoneType|\b(None|True|False|dict|str|tuple|Error|Exception|Input should|Field|valid)\b"
    r"| object at |\{[a-z]+\}|pydantic|yaml\."
)
_TYPED = re.compile(r"‘.*?’(?![\w’])|\(.*\)|[\"'].*[\"']", re.DOTALL)


@dataclass(frozen=True)
class Outcome:
    """What was done with an input: taken as it is, or refused with messages of some kinds."""

    accepted: bool
    kinds: frozenset[str] = frozenset()


class Broken(Exception):
    """What should not happen with any input; the text says what did."""


class Target(Protocol):
    @property
    def code(self) -> Sequence[Path]:
        """The files whose branches are followed."""

    def seeds(self) -> Iterable[Tree]:
        """Inputs to begin with."""

    def changed(self, tree: Tree, random: Random) -> Tree:
        """An input somewhat different from another."""

    def run(self, folder: Path) -> Outcome:
        """Give it the input in a folder; raises `Broken`, or anything at all, when it does not stand it."""


def sources(*names: str) -> list[Path]:
    """Files of the project, and the Python files of its folders."""
    found = [PROJECT / name for name in names]
    return [file for path in found for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]


def speaks_dutch(melding: Melding) -> None:
    """Hold a message to be one line in HR's words, what was typed aside; raises `Broken`."""
    if "\n" in str(melding) or not str(melding).isprintable():
        raise Broken(f"not one line that can be printed: {str(melding)!r}")
    if found := _NOT_DUTCH.search(_TYPED.sub("", melding.tekst)):
        raise Broken(f"{found[0]!r} in {melding}")
