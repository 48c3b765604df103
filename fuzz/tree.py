"""An input, whatever it is for: files by their path, written below a folder of their own."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Link(NamedTuple):
    """A symbolic link, in the place of a file or folder."""

    target: str


Tree = Mapping[str, bytes | Link]
"""By path: what stands there."""


def written(tree: Tree, folder: Path) -> Path:
    """Write an input, its links last so that nothing is written through them; returns the folder.

    What this file system has no place for (a name too long, a file below a file) is left out.
    """
    for name, entry in sorted(tree.items(), key=lambda item: (isinstance(item[1], Link), item[0])):
        file = folder / name
        if folder not in file.parents or ".." in file.parts:
            raise ValueError(name)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(entry, Link):
                file.symlink_to(entry.target)
            else:
                file.write_bytes(entry)
    return folder


def read(folder: Path, *patterns: str) -> Tree:
    """The files of a folder that match, as an input."""
    files = {file for pattern in patterns for file in folder.rglob(pattern) if file.is_file()}
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(files)}


def below(name: str, tree: Tree) -> Tree:
    """The same files, in a folder with this name."""
    return {f"{name}/{path}": entry for path, entry in tree.items()}
