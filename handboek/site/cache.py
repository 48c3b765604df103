"""Files of earlier builds: kept under what they follow from, and used only when they are what was kept.

A file's name holds two hashes: of what it was made from, and of what it is. So one move puts both there, a
file that is damaged, cut off, or a link to another is seen, and a cache that cannot be written stops nothing.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import re
import shutil
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from handboek.loading.beside import replace

MONTH = 30 * 24 * 3600
"""In seconds."""
_NAME = re.compile(r"([0-9a-f]{64})-([0-9a-f]{64})\.bin")


class Cache:
    """The cache in one folder, which may not be there yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = _writable(folder)
        self._kept: dict[str, tuple[Path, str]] = {}
        for file in sorted(self._folder.iterdir()):
            if found := _NAME.fullmatch(file.name):
                self._kept[found[1]] = file, found[2]

    def get(self, key: str) -> Path | None:
        """The file kept under a key (64 hexadecimal digits); None when there is none, or a bad one."""
        file, digest = self._kept.get(key, (None, ""))
        if file is None or _digest(file) != digest:
            return None
        with suppress(OSError):
            os.utime(file)
        return file

    def put(self, key: str, content: bytes) -> Path:
        """Keep a file; when the cache takes no more, for this build alone."""
        try:
            return self._put(key, content)
        except OSError:
            self._folder = _for_now()
            return self._put(key, content)

    def _put(self, key: str, content: bytes) -> Path:
        """Write a file whole; one that a power cut spoils is not used."""
        digest = hashlib.sha256(content).hexdigest()
        file = self._folder / f"{key}-{digest}.bin"
        replace(file, content)
        self._kept[key] = file, digest
        return file

    def tidy(self) -> None:
        """Remove what no build used for a month, and what builds left that were stopped."""
        for file in self._folder.iterdir():
            with suppress(OSError):
                if file.lstat().st_mtime < time.time() - MONTH:
                    file.unlink()


def _writable(folder: Path) -> Path:
    """The folder, or one for this build alone when nothing can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder.is_symlink() or folder.parent.is_symlink()):
            with tempfile.TemporaryFile(dir=folder):
                return folder
    except OSError:
        pass
    return _for_now()


def _for_now() -> Path:
    """A folder that goes when this program ends."""
    instead = Path(tempfile.mkdtemp(prefix="handboek-"))
    atexit.register(shutil.rmtree, instead, ignore_errors=True)
    return instead


def _digest(file: Path) -> str | None:
    """The SHA-256 of a plain file; None of anything else."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as source:
            if file.is_symlink() or not stat.S_ISREG(os.fstat(handle).st_mode):
                return None
            return hashlib.file_digest(source, "sha256").hexdigest()
    except OSError:
        return None
