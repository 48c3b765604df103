"""Runs and prints: `python -m fuzz [--inputs N]`. Without N takes 100,000, and writes fuzz/resultaten.md."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from fuzz.commands import Commands
from fuzz.importing import Importing
from fuzz.loading import Loading
from fuzz.pages import Pages
from fuzz.table import BOUNDS_HEADING, report
from fuzz.target import Target
from fuzz.worker import fuzz

TARGETS: Mapping[str, tuple[Callable[[], Target], float]] = {
    "loading": (Loading, 0.27),
    "pages": (Pages, 0.48),
    "commands": (Commands, 0.21),
    "importing": (Importing, 0.04),
}
"""By name: what is given input, and its share; one input of the importer takes ten times as long."""
ALL = 100_000
SEED = 20261121


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every target; returns 1 when an input went wrong."""
    parser = ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args(arguments)
    number = options.inputs or ALL
    results = {
        name: fuzz(name, make, round(number * share), options.seed) for name, (make, share) in TARGETS.items()
    }
    text = report(results, options.seed)
    print(text)
    if not options.inputs:
        file = Path(__file__).parent / "resultaten.md"
        _, heading, bounds = file.read_text("utf8").partition(f"\n{BOUNDS_HEADING}\n")
        file.write_text(f"{text}{heading}{bounds}", "utf8")
    return int(any(result.broken for result in results.values()))


if __name__ == "__main__":
    sys.exit(main())
