"""What tells one state of the data from another: its day, its commit, and a hash of all that it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from handboek.history.revisions import data_at, git


@dataclass(frozen=True)
class Stempel:
    """`commit` is None for files that are in no commit as they are."""

    dag: date
    commit: str | None
    kenmerk: str

    def __str__(self) -> str:
        where = f"git {self.commit[:10]}" if self.commit else "nog niet in git"
        return f"kenmerk {self.kenmerk}, {where}"


def stamp(data: Path, commit: str) -> Stempel:
    """The stamp of the data folder at a commit."""
    seconds = int(git(data, "log", "--max-count=1", "--format=%ct", commit))
    with data_at(data, commit) as folder:
        return Stempel(datetime.fromtimestamp(seconds, UTC).date(), commit, _kenmerk(folder))


def stamp_of_now(data: Path, vandaag: date) -> Stempel:
    """The stamp of the data folder as it is; `vandaag` is its day when it is in no commit."""
    committed = stamp(data, git(data, "rev-parse", "HEAD").strip())
    kenmerk = _kenmerk(data)
    return committed if kenmerk == committed.kenmerk else Stempel(vandaag, None, kenmerk)


def _kenmerk(folder: Path) -> str:
    """A hash of every text in a data folder; twelve figures, to compare by eye."""
    digest = sha256()
    for file in sorted(
        file for file in folder.rglob("*") if file.suffix in (".yml", ".md") and file.is_file()
    ):
        content = file.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{file.relative_to(folder).as_posix()}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]
