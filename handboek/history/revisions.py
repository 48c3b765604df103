"""The handbook as it was: the data folder at a git revision."""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path


class NoHistory(Exception):
    """There is no git, no repository, no such revision, or only a shallow part of the history."""


@contextmanager
def data_at(data: Path, revision: str) -> Iterator[Path]:
    """The data folder as it was at a revision, in a temporary folder; raises `NoHistory`."""
    if revision.startswith("-"):
        raise NoHistory(revision)
    inside = git(data, "rev-parse", "--show-prefix").strip()
    tree = git(data, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()
    archive = _run(_top(data), "archive", "--format=tar", f"{tree}:{inside}".rstrip("/"))
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / data.resolve().name
        _unpack(archive, target)
        yield target


def in_repository(data: Path) -> bool:
    """Whether there is git, and the data folder stands in one of its repositories."""
    try:
        return bool(git(data, "rev-parse", "--git-dir"))
    except NoHistory:
        return False


def git(data: Path, *arguments: str) -> str:
    """What git answers in the data folder; raises `NoHistory` when it cannot."""
    return _run(data, *arguments).decode("utf8", "replace")


def _unpack(archive: bytes, target: Path) -> None:
    """Write the plain files of an archive; links, which could lead anywhere, are left out."""
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        for member in tar:
            content = tar.extractfile(member) if member.isfile() else None
            if content and ".." not in Path(member.name).parts:
                file = target / member.name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content.read())


def _top(data: Path) -> Path:
    return Path(git(data, "rev-parse", "--show-toplevel").strip())


def _run(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), "-c", "core.quotepath=off", *arguments],
            capture_output=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoHistory(" ".join(arguments)) from error
    return done.stdout
