"""A new handbook: data to begin with, and everything around it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handboek.editing import schema
from handboek.loading import read_data
from handboek.loading.beside import write_new
from handboek.site.manifest import software
from handboek.starter.made import RECORD, Gemaakt, digest, generated


class BeginFout(Exception):
    """A handbook cannot begin here; the text says why and what to do, in Dutch."""


@dataclass(frozen=True)
class Begonnen:
    """What was made, and what was there already and stays as it was (paths from the folder)."""

    gemaakt: list[str]
    gebleven: list[str]


def check(folder: Path) -> None:
    """Raise `BeginFout` when a folder cannot become one of a handbook."""
    if os.path.lexists(folder) and not folder.is_dir():
        raise BeginFout(f"‘{folder}’ is een bestand. Kies een andere naam voor de map van je handboek.")
    if (folder / RECORD).exists():
        raise BeginFout(
            f"In ‘{folder}’ staat al een handboek. Wil je naar een nieuwe versie van de software? Ga dan "
            "naar die map en typ ‘handboek bijwerken’."
        )
    for name in ("data", "docs"):
        inner = folder / name
        if os.path.lexists(inner) and (inner.is_symlink() or not inner.is_dir()):
            raise BeginFout(f"‘{inner}’ is geen gewone map. Haal weg wat daar staat.")


def has_data(folder: Path) -> bool:
    """Whether the folder already holds data of a handbook."""
    return any((folder / "data").rglob("*.yml"))


def begin(folder: Path, host: str, data: Mapping[str, str]) -> Begonnen:
    """Make a handbook in a folder from data files (texts by path from the folder).

    What is there already is never changed; data that is there is what the handbook begins with. Raises
    `BeginFout` when the folder cannot be one of a handbook.
    """
    check(folder)
    around = generated(host)
    wanted = {**around, **({} if has_data(folder) else data)}
    made = [name for name, text in wanted.items() if write_new(folder / name, text)]
    Gemaakt(software(), host, {name: digest(around[name]) for name in made if name in around}).write(folder)
    if handboek := read_data(folder / "data").handboek:
        schema.write(folder / schema.FOLDER, handboek)
    return Begonnen(made, [name for name in wanted if name not in made])
