"""A repository in which a handbook changed every month, as it does in ten years of use."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

AUTHOR = {"GIT_AUTHOR_NAME": "HR", "GIT_AUTHOR_EMAIL": "hr@handboek.example"}
COMMITTER = {"GIT_COMMITTER_NAME": "HR", "GIT_COMMITTER_EMAIL": "hr@handboek.example"}


def live_through(data: Path, months: int) -> None:
    """Make the folder above a data folder a repository; each month another role changes."""
    files = sorted((data / "functies").iterdir())
    _git(data.parent, "init", "--quiet")
    for number in range(months):
        file = files[number % len(files)]
        file.write_text(file.read_text("utf8").replace("doel: ", f"doel: Nieuw in maand {number}. "), "utf8")
        _git(data.parent, "add", "--all")
        day = f"{2016 + number // 12}-{number % 12 + 1:02}-15T12:00:00Z"
        _git(data.parent, "commit", "--quiet", "--message=Maand", day=day)


def _git(folder: Path, *arguments: str, day: str = "") -> None:
    dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day} if day else {}
    subprocess.run(
        ["git", "-C", str(folder), *arguments], check=True, env={**os.environ, **AUTHOR, **COMMITTER, **dates}
    )
