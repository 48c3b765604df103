"""The command line: every verb, with arguments that are missing, wrong, double, odd or much too long."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random

from fuzz.mutation import changed_text, parted, sign
from fuzz.naming import changed_tree
from fuzz.target import Broken, Outcome, sources
from fuzz.tree import Link, Tree, below, read
from handboek.cli import main
from tests.sites import VOORBEELDEN

ARGUMENTS = "argumenten"
"""The file that holds the arguments, a zero byte between each two."""
_VERBS = parted(
    "controleer¦controleer --formaat json¦controleer --formaat=github --datum 2026-11-21¦"
    "nieuw functie Koster¦nieuw competentie Zingen¦wijzigingen HEAD¦wijzigingen HEAD~1 HEAD¦"
    "wijzigingen --formaat markdown HEAD¦links site¦schema¦importeer bron --naar nieuw¦--help¦"
    "importeer bron/smid.txt bron/gids.txt --naar data¦importeer --help¦--data data controleer¦"
    "--data bron controleer¦--data nergens nieuw functie Kok¦nieuw¦links¦wijzigingen¦importeer"
)
_WORDS = sorted(
    {word for verb in _VERBS for word in verb.split()} | {"--", "-", "", "--formaat", "--dat", "-h"}
)
_FILES = ("*.yml", "*.txt")
_STATUSES = {0, 1, 2}


class Commands:
    code = sources(*(f"handboek/{name}" for name in ("cli", "advice", "editing", "compare", "history")))

    def __init__(self) -> None:
        goed = below("data", read(VOORBEELDEN / "goed" / "data", *_FILES))
        bron = below("bron", read(VOORBEELDEN / "importeren", "smid.txt", "gids.txt"))
        self._files = {**goed, **bron, "site/index.html": b'<a id="x" href="weg/">x</a>'}
        self._has_history = False

    def seeds(self) -> Iterator[Tree]:
        for verb in _VERBS:
            yield {**self._files, ARGUMENTS: "\0".join(verb.split()).encode()}

    def changed(self, tree: Tree, random: Random) -> Tree:
        typed = tree[ARGUMENTS]
        assert isinstance(typed, bytes)
        arguments = typed.decode("utf8", "surrogateescape").split("\0")
        for _ in range(random.choice((1, 1, 2, 3))):
            _change(arguments, random)
        inside = "\0".join(map(_inside, arguments)).encode("utf8", "surrogateescape")
        files = {name: entry for name, entry in tree.items() if name != ARGUMENTS}
        if random.random() < 0.3:
            files = _rooted(changed_tree(files, random, "data/"))
        return {**files, ARGUMENTS: inside}

    def run(self, folder: Path) -> Outcome:
        self._begin_history(folder)
        arguments = os.fsdecode((folder / ARGUMENTS).read_bytes()).split("\0")
        out = io.TextIOWrapper(io.BytesIO(), "utf8", "strict")
        err = io.TextIOWrapper(io.BytesIO(), "utf8", "backslashreplace")
        with chdir(folder), redirect_stdout(out), redirect_stderr(err):
            try:
                status: object = main(arguments)
            except SystemExit as stopped:
                status = stopped.code
            out.flush()
        if status not in _STATUSES:
            raise Broken(f"ends with {status}")
        if outside := [entry for entry in folder.parent.iterdir() if entry.name not in _BESIDE]:
            for entry in outside:  # or every input that follows would be blamed for it
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
            raise Broken(f"wrote outside its folder: {[entry.name for entry in outside]}")
        return Outcome(status == 0)

    def _begin_history(self, folder: Path) -> None:
        """A repository around the input, with the files that it began with."""
        if not (folder.parent / ".git").exists():
            git = ["git", "-C", str(folder.parent), "-c", "user.name=x", "-c", "user.email=x@x"]
            for words in ("init", "add invoer", "commit -m begin", "commit --allow-empty -m verder"):
                subprocess.run([*git, *words.split()], check=True, capture_output=True)


_BESIDE = {".git", "invoer", "stack"}


def _rooted(tree: Tree) -> dict[str, bytes | Link]:
    """The input without links that a command could be told to write to: where one leads is the choice of
    whoever names it.
    """
    return {name: entry for name, entry in tree.items() if "/" in name or not isinstance(entry, Link)}


def _change(arguments: list[str], random: Random) -> None:
    at = random.randrange(len(arguments))
    match random.randrange(6):
        case 0 if len(arguments) > 1:
            del arguments[at]
        case 1:
            arguments.insert(at, random.choice(_WORDS))
        case 2:
            arguments[at] = random.choice(_WORDS)
        case 3:
            arguments[at] = changed_text(arguments[at], random)
        case 4:
            arguments.insert(at, arguments[at] * random.choice((1, 2, 1000)))
        case _:
            arguments[at] += random.choice(("\udcff", "=", "\n", "/", "/kok.yml", "=x", sign(random)))


def _inside(argument: str) -> str:
    """The argument without what leads out of the folder that the input stands in."""
    return re.sub(r"(^|=)/+", r"\1", argument.replace("..", "·").replace("\0", ""))
