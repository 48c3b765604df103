"""A git repository for a test: with its own settings, and a day for each commit."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


class Repository:
    """A new repository in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q")

    def git(self, *arguments: str, day: str = "2026-01-10") -> None:
        """Run git in the folder, as on a day, with nothing of this machine's settings."""
        subprocess.run(
            ["git", "-C", str(self.folder), *arguments], env=_surroundings(f"{day}T12:00:00Z"), check=True
        )

    def commit(self, day: str = "2026-01-10") -> None:
        """Commit all that is in the folder."""
        self.git("add", "-A")
        self.git("commit", "-qm", day, day=day)


def _surroundings(moment: str) -> dict[str, str]:
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for who in ("AUTHOR", "COMMITTER"):
        own |= {
            f"GIT_{who}_NAME": "Iemand",
            f"GIT_{who}_EMAIL": "iemand@voorbeeld.example",
            f"GIT_{who}_DATE": moment,
        }
    return {**{name: value for name, value in os.environ.items() if not name.startswith("GIT_")}, **own}
