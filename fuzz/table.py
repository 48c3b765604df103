"""The results as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping

from fuzz.pages import MOST_LETTERS
from fuzz.worker import MOST_MEMORY, MOST_SECONDS, Result
from handboek.messages import faults

BOUNDS_HEADING = "## As much as there may be"
"""Above what `fuzz.bounds` adds to the page of results."""


def report(results: Mapping[str, Result], seed: int) -> str:
    """The page of results: a column for each target."""
    columns = {**results, "together": _together(results)}
    rows = [
        ("inputs", *(f"{result.inputs:,}" for result in columns.values())),
        ("accepted", *(f"{result.accepted:,}" for result in columns.values())),
        ("refused, with a message", *(f"{result.refused:,}" for result in columns.values())),
        ("**gone wrong**", *(f"**{result.broken.total():,}**" for result in columns.values())),
        ("slowest input: CPU", *(f"{result.slowest:.2f} s" for result in columns.values())),
        ("peak memory", *(f"{result.memory / 1e6:.0f} MB" for result in columns.values())),
        ("kinds of message", *(str(len(result.kinds) or "–") for result in columns.values())),
        ("branches taken", *map(_share, columns.values())),
    ]
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    seen = len(set().union(*(result.kinds for result in results.values())))
    lines = [("", *columns), ("---", *("---:" for _ in columns)), *rows]
    return f"""\
# What becomes of hostile input

Made by `make fuzz`; `make fuzz N=2000 SEED=7` gives so many inputs and prints what came of them. An input
goes wrong when it ends in an exception, takes more than {MOST_SECONDS:.0f} s of CPU, lets the process hold
more than {MOST_MEMORY / 1e6:.0f} MB, or breaks a promise of what it is given to:

- *loading*: a data folder gives a handbook, or messages in Dutch that each name a file and a line in it.
- *pages*: so does a page of at most {MOST_LETTERS} letters with mangled calls of macros; the verifier finds
  nothing in a page that is accepted.
- *commands*: a command ends with 0, 1 or 2, prints no traceback and writes nothing outside its folder.
- *importing*: when all is said to be well, every word of a text file stands in the handbook or in the
  report, and the handbook passes `handboek controleer`; nothing outside the target folder changes.

Inputs are the examples in `tests/`, changed again and again; one that takes a branch of the code that none
took before is changed further. Branches are those between two lines of the modules that the target is about.
{seen} of the {len(faults.ALLE)} kinds of message were seen. Memory is that of the whole process, what keeps
count of the inputs included.

Seed {seed}, Python {platform.python_version()}; {machine}.

{chr(10).join(f"| {' | '.join(line)} |" for line in lines)}
{_gone_wrong(results)}"""


def _together(results: Mapping[str, Result]) -> Result:
    total = Result()
    for result in results.values():
        total.add(result)
    total.branches = sum(result.branches for result in results.values())
    return total


def _share(result: Result) -> str:
    return f"{len(result.reached):,} of {result.branches:,} ({len(result.reached) / result.branches:.0%})"


def _gone_wrong(results: Mapping[str, Result]) -> str:
    found = [
        f"- {name}: {what}, {times} ×"
        for name, result in results.items()
        for what, times in result.broken.most_common()
    ]
    return "\n".join(["", "What went wrong (the inputs are in `.fuzz/`):", "", *found, ""]) if found else ""
