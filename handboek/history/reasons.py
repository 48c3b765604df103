"""Why texts changed, as the commits tell: their trailer `Reden:`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from handboek.history.revisions import git

_FORMAT = "--format=%x00%(trailers:key=Reden,valueonly,unfold,separator=%x20)%x1f"


def reasons(data: Path, basis: str, kop: str) -> Mapping[str, str]:
    """By file, from the data folder ("functies/kok.yml"): the reasons since a commit, the oldest first.

    Raises `HistoryRefused` when git cannot read it.
    """
    log = git(data, "log", "--reverse", "--name-only", "--relative", _FORMAT, f"{basis}..{kop}", "--", ".")
    found: dict[str, dict[str, None]] = {}
    for entry in log.split("\0")[1:]:
        told, _, files = entry.partition("\x1f")
        for file in filter(None, files.split("\n")):
            if reden := " ".join(told.split()):
                found.setdefault(file, {})[reden] = None
    return {file: " ".join(redenen) for file, redenen in found.items()}
