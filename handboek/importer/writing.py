"""From a plan to files: new ones whole, others with only what changes. All of it is written, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from handboek.editing.edits import changed
from handboek.editing.yaml_lines import yaml_lines
from handboek.importer.plan import Item, Plan
from handboek.loading.beside import replace, write_new
from handboek.loading.files import FOLDERS
from handboek.loading.introduction import BESTAND as INLEIDING


class NietVeilig(Exception):
    """A folder of the handbook leads elsewhere; the text names it."""


@dataclass
class Geschreven:
    """What an import wrote, as paths from the folder."""

    gemaakt: list[str] = field(default_factory=list)
    veranderd: list[str] = field(default_factory=list)


@contextmanager
def all_or_nothing(folder: Path) -> Iterator[Writer]:
    """Write in a data folder; when it is broken off, every file is as it was.

    Raises `NietVeilig` before anything is written when a folder is a link.
    """
    _check_folders(folder)
    writer = Writer(folder)
    try:
        yield writer
    except BaseException:
        writer.undo()
        raise


class Writer:
    """Writes in a data folder, and knows what was there before."""

    def __init__(self, folder: Path) -> None:
        self.geschreven = Geschreven()
        self._folder = folder
        self._earlier: list[tuple[Path, bytes | None]] = []
        self._folders: list[Path] = []

    def plan(self, plan: Plan) -> None:
        """Write every file that is not there yet, and change those that say something else."""
        for item in plan.items:
            if item.bestond is None:
                self._new(item.pad, yaml_of(item))
            elif item.verandert:
                file = self._folder / item.pad
                with file.open(encoding="utf8", newline="") as source:
                    text = source.read()
                order = [key for key, _ in item.kind.sleutels()]
                self._keep(file)
                replace(file, changed(text, item.verandert, order))
                self.geschreven.veranderd.append(item.pad)
        if plan.inleiding:
            self._new(INLEIDING, plan.inleiding)

    def file(self, name: str, text: str) -> None:
        """Write a file of the import's own, as its report."""
        self._keep(self._folder / name)
        replace(self._folder / name, text)

    def undo(self) -> None:
        """Put back what was there."""
        for file, content in reversed(self._earlier):
            if content is None:
                file.unlink(missing_ok=True)
            else:
                replace(file, content)
        for folder in self._folders:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()

    def _new(self, name: str, text: str) -> None:
        file = self._folder / name
        self._keep(file)
        if write_new(file, text):
            self.geschreven.gemaakt.append(name)

    def _keep(self, file: Path) -> None:
        plain = file.is_file() and not file.is_symlink()
        if plain or not file.is_symlink():
            self._earlier.append((file, file.read_bytes() if plain else None))
        self._folders += [folder for folder in (file.parent, *file.parent.parents) if not folder.exists()]


def yaml_of(item: Item) -> str:
    """The file of one item, its keys in the order of the model; those of levels come last."""
    order = [key for key, _ in item.kind.sleutels() if key in item.waarde and not key.startswith("niveau ")]
    waarde = {key: item.waarde[key] for key in (*order, *(key for key in item.waarde if key not in order))}
    return "\n".join(yaml_lines(waarde)) + "\n"


def _check_folders(folder: Path) -> None:
    for name in FOLDERS:
        inner = folder / name
        if inner.is_symlink() or (inner.exists() and not inner.is_dir()):
            raise NietVeilig(str(inner))
