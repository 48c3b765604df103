"""The ratios of each version at the largest size: what a new version may not lose."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from handboek.site.manifest import software

FILE = Path(__file__).with_name("history.json")
WORSE = 1.2
"""So many times the last kept ratio is too much."""

Ratios = Mapping[str, float]
"""By what a build is compared with: its seconds of CPU, over those of that."""


def kept() -> dict[str, Ratios]:
    """By version, the oldest first: its ratios."""
    found: dict[str, Ratios] = json.loads(FILE.read_text("utf8")) if FILE.exists() else {}
    return found


def keep(ratios: Ratios) -> list[str]:
    """Keep the ratios of this version, unless one is much worse than the last; gives a line for each."""
    history = kept()
    last = [*history.values()][-1] if history else {}
    worse = [
        f"build : {name} is {ratio:.2f}; it was {last[name]:.2f}."
        for name, ratio in ratios.items()
        if name in last and ratio > last[name] * WORSE
    ]
    if not worse:
        rounded = {name: round(ratio, 2) for name, ratio in ratios.items()}
        FILE.write_text(f"{json.dumps({**history, software(): rounded}, indent=2)}\n", "utf8")
    return worse
