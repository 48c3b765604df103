"""The commits of a data folder, from the first to the last: when each came, and what it changed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from handboek.history.revisions import HistoryRefused, NoHistory, git, refuse_shallow
from handboek.loading.files import folder_of
from handboek.model import Functie

FIRST, LAST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (1990, 2100))
"""Between these moments, in seconds since 1970, a handbook can have been changed."""
ROLES = f"{folder_of(Functie)}/"
Tree = dict[str, str]
"""By file, from the data folder: the name that git gives to its content."""


class Commit(NamedTuple):
    """A commit of the main line. A merge is told as what it brought there, on the day on which it came."""

    name: str
    dag: date
    files: dict[str, str]
    """By file that it changed, from the data folder: what git calls its content now; "" when it went."""


def commits(data: Path) -> tuple[Commit, ...]:
    """Every commit that changed the data folder; raises `NoHistory` when there is none.

    Raises `HistoryRefused` when git does not give the history whole.
    """
    refuse_shallow(data)
    if not git(data, "rev-list", "--max-count=1", "--all").strip():
        raise NoHistory(str(data))
    found = _commits(data, git(data, "rev-parse", "HEAD").strip())
    if not found:
        raise NoHistory(str(data))
    return found


@lru_cache(maxsize=1)
def _commits(data: Path, head: str) -> tuple[Commit, ...]:
    line = ("--first-parent", "-m", "--reverse", "--raw", "--no-abbrev", "--relative", "--format=%x00%H %ct")
    return tuple(_commit(entry) for entry in git(data, "log", *line, head, "--", ".").split("\0")[1:])


def _commit(entry: str) -> Commit:
    head, *lines = entry.split("\n")
    name, _, seconds = head.partition(" ")
    files = {}
    for about, _, file in (line.partition("\t") for line in lines if line):
        _, mode, _, blob, _ = about.split(" ")
        files[file] = blob if mode.startswith("100") else ""
    return Commit(name, _day(name, int(seconds)), files)


def _day(commit: str, seconds: int) -> date:
    """The day of a commit in UTC; a clock that was wrong would stand on every page."""
    if not FIRST <= seconds < LAST:
        raise HistoryRefused(
            f"De wijziging {commit[:10]} heeft een datum buiten de jaren 1990 tot 2100: de klok van wie die "
            "bewaarde, liep verkeerd. Herschrijf die wijziging, of zet ‘geschiedenis: nee’ in handboek.yml."
        )
    return datetime.fromtimestamp(seconds, UTC).date()
