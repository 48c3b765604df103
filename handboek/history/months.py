"""How the handbook came to be what it is, from git: changes by month, and the date of every text.

Months, not commits, and no names of people: readers want to know what is asked of them since when.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath

from handboek.compare import Vergelijking, compare
from handboek.compare.dossier import Voorstel, per_functie
from handboek.history.commits import ROLES, Commit, Tree, commits
from handboek.history.revisions import NoHistory, blobs
from handboek.loading import Kept, load_handboek, with_roles
from handboek.messages import Gegevensfout
from handboek.model import GEDRAG, Functie, Handboek, Versie
from handboek.words.addresses import adres


@dataclass(frozen=True)
class Maand:
    """What changed in one month; `vergelijking` is None for the month in which the handbook began."""

    maand: Versie
    handboek: Handboek
    daarvoor: Handboek | None
    vergelijking: Vergelijking | None


@dataclass(frozen=True)
class Historie:
    """The months in which something changed, newest first, and the last date of every file."""

    maanden: tuple[Maand, ...]
    datums: Mapping[str, date]
    """By file, from the data folder ("functies/kok.yml")."""

    @property
    def laatste(self) -> date:
        return max(self.datums.values())

    def datum(self, functie: Functie) -> date | None:
        """When the text of a role last changed: its own file, or a competency that it asks."""
        asked = [*functie.eisen, *(GEDRAG + id for id in functie.gedragscompetenties)]
        files = [f"functies/{functie.id}.yml", *(f"competenties/{id}.yml" for id in asked)]
        return max((self.datums[file] for file in files if file in self.datums), default=None)

    def laatste_wijziging(self, functie: Functie) -> tuple[Versie, Voorstel] | None:
        """The last month in which the role changed, or what it asks of a competency; and what that was."""
        names = (adres(functie), str(functie.titel))
        newest = min((self._laatste[name] for name in names if name in self._laatste), default=None)
        if newest is None:
            return None
        voorstel = self._voorstel(newest)(functie.id)
        return (self.maanden[newest].maand, voorstel) if voorstel else None

    @cached_property
    def _laatste(self) -> Mapping[str, int]:
        """By address, and by title of a role that a change touches: the last month, by position."""
        found: dict[str, int] = {}
        for position, maand in enumerate(self.maanden):
            for onderwerp in maand.vergelijking.onderwerpen if maand.vergelijking else ():
                for name in () if onderwerp.alleen_spelling else (onderwerp.adres, *onderwerp.raakt):
                    found.setdefault(name, position)
        return found

    def _voorstel(self, position: int) -> Callable[[str], Voorstel | None]:
        """Tells what changed in a month for a role."""
        if position not in self._verteld:
            maand = self.maanden[position]
            assert maand.daarvoor
            assert maand.vergelijking
            self._verteld[position] = per_functie(maand.daarvoor, maand.handboek, maand.vergelijking)
        return self._verteld[position]

    @cached_property
    def _verteld(self) -> dict[int, Callable[[str], Voorstel | None]]:
        """Who tells of a month, by its position."""
        return {}


def read_history(data: Path) -> Historie | None:
    """The history of a data folder; None outside a repository, or before the first commit of it.

    Raises `HistoryRefused` when there is one that git does not give whole.
    """
    try:
        found = commits(data)
    except NoHistory:
        return None
    return _history(data, found[-1].name)


@lru_cache(maxsize=1)
def _history(data: Path, last: str) -> Historie:
    found = commits(data)
    dates: dict[str, date] = {}
    for commit in found:
        for file in commit.files:
            dates[file] = max(commit.dag, dates.get(file, commit.dag))
    return Historie(tuple(reversed(list(_months(data, found)))), dates)


def _months(data: Path, found: Iterable[Commit]) -> Iterator[Maand]:
    """The state at the end of each month, compared with the one before; unreadable ones left out."""
    before: Handboek | None = None
    was: Tree = {}
    with tempfile.TemporaryDirectory() as temporary:
        reading = _Reading(data, Path(temporary) / data.resolve().name)
        for maand, tree in _ends(found):
            try:
                handboek = reading.changed(before, was, tree) if before else reading.read(tree)
            except Gegevensfout:  # a month that ended with a fault in it says nothing of what was asked
                continue
            changes = compare(before, handboek) if before else None
            if changes is None or changes.onderwerpen:
                yield Maand(maand, handboek, before, changes)
            before, was = handboek, tree


def _ends(found: Iterable[Commit]) -> Iterator[tuple[Versie, Tree]]:
    """What stood in the data folder at the end of each month."""
    ends: dict[Versie, Tree] = {}
    tree: Tree = {}
    for commit in found:
        tree = {file: blob for file, blob in (tree | commit.files).items() if blob}
        ends[Versie(commit.dag.year, commit.dag.month)] = tree
    yield from sorted(ends.items())


class _Reading:
    """Reads the handbook of one month after another, in one folder in which only what differs is written."""

    def __init__(self, data: Path, folder: Path) -> None:
        self._data, self._folder = data, folder
        self._written: Tree = {}
        self._kept: Kept = {}
        folder.mkdir()

    def read(self, tree: Tree) -> Handboek:
        """The handbook of a tree; raises `Gegevensfout`."""
        _change(self._data, self._folder, self._written, tree)
        self._written = tree
        return load_handboek(self._folder, self._kept)

    def changed(self, before: Handboek, was: Tree, now: Tree) -> Handboek:
        """The same, when `before` was that of another tree.

        Where only roles changed, those are read again, and not the hundreds that are as they were.
        """
        same = {name for name, blob in now.items() if was.get(name) == blob}
        if not all(name.startswith(ROLES) for name in (was.keys() | now.keys()) - same):
            return self.read(now)
        roles = {name for name in same if name.startswith(ROLES)}
        part = self.read({name: blob for name, blob in now.items() if name not in roles})
        return with_roles(part, before, (name.removeprefix(ROLES).removesuffix(".yml") for name in roles))


def _change(data: Path, folder: Path, old: Tree, new: Tree) -> None:
    """Make of a folder with the files of one tree that of another."""
    for name in old.keys() - new.keys():
        file = folder / name
        file.unlink(missing_ok=True)
        with suppress(OSError):  # what stands in its folder still
            file.parent.rmdir()
    changed = {name: blob for name, blob in new.items() if old.get(name) != blob}
    contents = blobs(data, changed.values())
    for name, blob in changed.items():
        if ".." not in PurePosixPath(name).parts:
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(contents[blob])


def build_epoch(historie: Historie | None, handboek: Handboek) -> int:
    """Seconds since 1970 that stand for "now" in a build: the last change, else the newest version."""
    if historie:
        day = historie.laatste
    else:
        versions = [functie.versie for functie in handboek.functies.values() if functie.versie]
        newest = max(versions, default=Versie(2000, 1))
        day = date(newest.jaar, newest.maand, 1)
    return max(0, (day - date(1970, 1, 1)) // timedelta(seconds=1))
