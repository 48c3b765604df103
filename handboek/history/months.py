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
from handboek.history.commits import Commit, Tree, commits
from handboek.history.revisions import NoHistory, blobs
from handboek.loading import Kept, load_handboek
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
    kept: Kept = {}
    for maand, folder in _ends(data, found):
        try:
            handboek = load_handboek(folder, kept)
        except Gegevensfout:  # a month that ended with a fault in it says nothing of what was asked
            continue
        changes = compare(before, handboek) if before else None
        if changes is None or changes.onderwerpen:
            yield Maand(maand, handboek, before, changes)
        before = handboek


def _ends(data: Path, found: Iterable[Commit]) -> Iterator[tuple[Versie, Path]]:
    """The data folder at the end of each month: one folder, in which the next month changes files."""
    ends: dict[Versie, Tree] = {}
    tree: Tree = {}
    for commit in found:
        tree = {file: blob for file, blob in (tree | commit.files).items() if blob}
        ends[Versie(commit.dag.year, commit.dag.month)] = tree
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / data.resolve().name
        folder.mkdir()
        written: Tree = {}
        for maand, tree in sorted(ends.items()):
            _change(data, folder, written, tree)
            written = tree
            yield maand, folder


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
