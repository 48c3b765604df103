"""The handbook as it was: the data folder at a git revision, and when its files last changed."""

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
        with tarfile.open(fileobj=BytesIO(archive)) as tar:
            tar.extractall(target, filter="data")
        yield target


def git(data: Path, *arguments: str) -> str:
    """What git answers in the data folder; raises `NoHistory` when it cannot."""
    return _run(data, *arguments).decode("utf8", "replace")


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
