"""The loader: whole data folders. It gives a handbook, or messages that each name a file and a line in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from fuzz.naming import changed_tree
from fuzz.target import Broken, Outcome, sources, speaks_dutch
from fuzz.tree import Tree, below, read
from handboek.loading import load_handboek
from handboek.loading.files import Folder
from handboek.messages import Gegevensfout, Melder, Melding, faults
from tests.sites import PROJECT, VOORBEELDEN

_OF_WHAT_IS_NOT_THERE = {faults.MAP_ONTBREEKT, faults.GEGEVENS_ONTBREKEN}
_FILES = ("*.yml", "*.yaml", "*.txt", "*.svg", "*.png", "*.md")


class Loading:
    code = sources("handboek/loading", "handboek/messages", "handboek/model")

    def seeds(self) -> Iterator[Tree]:
        for folder in ("goed", "advies", "fout-gegevens", "fout"):
            yield below("data", read(VOORBEELDEN / folder / "data", *_FILES))
        shipped = read(PROJECT / "data", *_FILES)
        yield below("data", {name: shipped[name] for name in [*sorted(shipped)[::4], "handboek.yml"]})

    def changed(self, tree: Tree, random: Random) -> Tree:
        return changed_tree(tree, random, "data/")

    def run(self, folder: Path) -> Outcome:
        data = folder / "data"
        try:
            load_handboek(data)
        except Gegevensfout as fout:
            hold(fout.meldingen, data)
            return Outcome(False, frozenset(melding.soort.code for melding in fout.meldingen))
        return Outcome(True)


def hold(meldingen: list[Melding], data: Path) -> None:
    """Hold messages to what they promise; raises `Broken`."""
    if not meldingen:
        raise Broken("refused without a message")
    names = Folder(data.resolve(), [])
    files = {Melder(names.shown(file), []).pad: file for file in (data.resolve(), *data.resolve().rglob("*"))}
    lines: dict[str, int] = {}
    for melding in meldingen:
        speaks_dutch(melding)
        if melding.soort in _OF_WHAT_IS_NOT_THERE:
            continue
        if melding.pad not in files:
            raise Broken(f"names a file that is not there: {melding!r}")
        if melding.pad not in lines:
            lines[melding.pad] = _lines(files[melding.pad])
        if not (1 <= melding.regel <= lines[melding.pad] and melding.kolom >= 1):
            raise Broken(f"names a line that is not there: {melding!r}")


def _lines(file: Path) -> int:
    if file.is_symlink() or not file.is_file():
        return 1
    return len(re.split(rb"\r\n|\r|\n", file.read_bytes()))
