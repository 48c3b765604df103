"""What the software puts in a handbook's folder beside the content, and what it put there before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handboek.loading.beside import replace
from handboek.site.manifest import software

TEMPLATES = Path(__file__).parent / "templates"
HOSTS = ("github", "gitlab", "forgejo", "geen")
"""The git hosts that a folder can be made for."""
RECORD = Path(".handboek") / "gemaakt.json"
_OF_HOST = "LEESMIJ.host.md"
"""What LEESMIJ.md says of one host."""


def generated(host: str) -> dict[str, str]:
    """The text of every file that this version makes for a host, by path from the folder."""
    made = texts_in(TEMPLATES / "alle")
    of_host = texts_in(TEMPLATES / host)
    about_host = of_host.pop(_OF_HOST, "")
    made |= of_host
    made["LEESMIJ.md"] = made["LEESMIJ.md"].replace("@HOST@\n", about_host)
    made["requirements.txt"] = made["requirements.txt"].replace("@VERSIE@", software())
    return made


def texts_in(folder: Path) -> dict[str, str]:
    """The text of every file in a folder, by path from it."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_text("utf8") for file in files}


def digest(text: str) -> str:
    """The SHA-256 of a text, however its lines end."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()


@dataclass(frozen=True)
class Gemaakt:
    """What was made in a folder: by which version, for which host, and the digest of each file."""

    versie: str
    host: str
    bestanden: Mapping[str, str]

    @classmethod
    def read(cls, folder: Path) -> Gemaakt | None:
        """What the folder says of itself; None when it is no handbook's, or that cannot be read."""
        try:
            found = json.loads((folder / RECORD).read_text("utf8"))
            gemaakt = cls(str(found["versie"]), str(found["host"]), dict(found["bestanden"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return gemaakt if gemaakt.host in HOSTS else None

    def write(self, folder: Path) -> None:
        """Keep it in the folder."""
        said = {"versie": self.versie, "host": self.host, "bestanden": dict(sorted(self.bestanden.items()))}
        replace(folder / RECORD, json.dumps(said, ensure_ascii=False, indent=2) + "\n")
