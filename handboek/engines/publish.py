"""Build beside, then swap: at every moment the site is whole, the old one or the new one.

`site` is a link to one of two folders next to it. A build fills the other folder and then moves the
link, in one step; what it leaves when it is killed, a later build removes. Where the system makes no
links (Windows, some network drives), `site` is a folder that is put aside and replaced by renaming.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handboek.engines import ENGINES
from handboek.site.folders import PACKAGE
from handboek.verifier import objection, root_of, verify

if sys.platform != "win32":
    import fcntl

OBJECTS = 3


def build(site: Path, data: Path, engine: str = ENGINES[0], *, offline: bool = False) -> int:
    """Build the handbook of a data folder as `site`; returns the status of the engine.

    The site changes when that is 0 and `verify` finds nothing in what it made; else the status is `OBJECTS`.
    What the engine says goes to the same streams as ours.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    with _alone(site.parent) as shared:
        aside = _beside(site, "oud")
        if aside.exists() and not site.exists():  # killed between the two renames of a folder
            aside.rename(site)
        new, old = _folders(site)
        shutil.rmtree(new, ignore_errors=True)
        status = _run(engine, new, data, offline, shared)
        if status == 0 and (found := verify(new, root_of(new))):
            print(objection(found, swaps=True), file=sys.stderr)
            status = OBJECTS
        if status == 0:
            _on_disk()
            _swap(new, site, aside)
        for left in (aside, old if status == 0 else new):
            shutil.rmtree(left, ignore_errors=True)
    return status


def _run(engine: str, new: Path, data: Path, offline: bool, shared: tuple[int, ...]) -> int:
    """Run the engine in a process of its own, with this library and nothing of the working folder (-P)."""
    command = [sys.executable, "-P", "-m", "handboek.engines", engine, str(new.resolve())]
    path = filter(None, (str(PACKAGE.parent), os.environ.get("PYTHONPATH")))
    surroundings = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(path),
        "PYTHONUTF8": "1",
        "HANDBOEK_DATA": str(data.resolve()),
        "HANDBOEK_OFFLINE": "1" if offline else "",
        "NO_MKDOCS_2_WARNING": "1",
    }
    return subprocess.run(command, env=surroundings, pass_fds=shared, check=False).returncode


def _folders(site: Path) -> tuple[Path, Path]:
    """The folder to build in, and the one that the site may point to."""
    first, second = _beside(site, "1"), _beside(site, "2")
    in_first = site.is_symlink() and site.readlink().name == first.name
    return (second, first) if in_first else (first, second)


def _swap(new: Path, site: Path, aside: Path) -> None:
    """Put a folder in place of the site: by a link where the system makes one, else by its name."""
    ready = _beside(site, "link")
    ready.unlink(missing_ok=True)
    try:
        ready.symlink_to(new.name, target_is_directory=True)
    except OSError:
        ready = new
    if site.exists() and not (site.is_symlink() and ready != new):  # a folder is not replaced in one step
        shutil.rmtree(aside, ignore_errors=True)
        site.rename(aside)
    ready.replace(site)


def _on_disk() -> None:
    """Have all that was written on the disk before the site leads to it, lest a power cut come between."""
    if hasattr(os, "sync"):
        os.sync()


def _beside(site: Path, word: str) -> Path:
    return site.with_name(f".{site.name}-{word}")


@contextmanager
def _alone(folder: Path) -> Iterator[tuple[int, ...]]:
    """Wait for another build in the folder. The engine shares the lock: it ends with the last of both.

    Windows has no such lock: there two builds at once must not have the same site.
    """
    if sys.platform == "win32":
        yield ()
        return
    lock = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Er wordt hier al een handboek gebouwd. Daarna begint deze bouw.", file=sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield (lock,)
    finally:
        os.close(lock)
