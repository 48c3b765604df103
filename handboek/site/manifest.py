"""What a site says of itself in `bewijs.json`: which commit and software made it, and what each file is.

Whoever has the commit and the software can make the same site again and compare every byte.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from handboek.history import clean_commit
from handboek.site.folders import Folders

BESTAND = "bewijs.json"
LOCK = "requirements.lock"


@dataclass(frozen=True)
class Bewijs:
    """`commit` is None when the files were in no commit; `slot` is the hash of the lock file."""

    versie: str
    commit: str | None
    slot: str
    offline: bool
    bestanden: Mapping[str, str]
    """The SHA-256 of every file, by its path from the site's root; the proof itself left out."""

    @classmethod
    def of(cls, site: Path, folders: Folders, *, offline: bool) -> Bewijs:
        """What is true of a site that was just built."""
        lock = hashlib.sha256((folders.shipped / LOCK).read_bytes()).hexdigest()
        parts = None if folders.is_checkout else (folders.data.name, "docs/eigen")
        return cls(software(), clean_commit(folders.content, parts), lock, offline, digests(site))

    @classmethod
    def parse(cls, text: bytes) -> Bewijs:
        """What a `bewijs.json` says; raises `ValueError` when it is none."""
        found = json.loads(text)
        try:
            files = {str(name): str(digest) for name, digest in dict(found["bestanden"]).items()}
            commit = found["commit"] and str(found["commit"])
            return cls(str(found["versie"]), commit, str(found["slot"]), bool(found["offline"]), files)
        except (KeyError, TypeError) as error:
            raise ValueError(str(error)) from error

    def json(self) -> str:
        """As it stands in the site."""
        return json.dumps({**vars(self), "bestanden": dict(sorted(self.bestanden.items()))}, indent=1) + "\n"


def software() -> str:
    """The version of this software."""
    return version("competentiehandboek")


def digests(site: Path) -> dict[str, str]:
    """The SHA-256 of every file of a site, by its path from the root; the proof itself left out."""
    files = (file for file in sorted(site.rglob("*")) if file.is_file())
    named = ((file.relative_to(site).as_posix(), file) for file in files)
    return {name: _digest(file) for name, file in named if name != BESTAND}


def _digest(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
