"""The results as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "jinja2", "pydantic", "typst")

RESULTS = Path(__file__).with_name("resultaten.md")

Column = Mapping[str, str]
"""By what was measured, in order: the figure."""


def report(sizes: Mapping[str, Column], once: Column, versions: Mapping[str, Mapping[str, float]]) -> str:
    """The page of results: a column for each size, what was measured once, and the ratios by version."""
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    rows = [[row, *(column[row] for column in sizes.values())] for row in next(iter(sizes.values()))]
    text = f"""\
# What a handbook of many roles costs

Made by `make bench`; `make bench N=200` measures that number of roles and prints it. A column is roles ×
competencies. Seconds of CPU are those of the whole process, the start of Python included; ratios are between
seconds of CPU of one run, so that a busy machine matters less. Sites are without PDFs and history.
*Jinja alone* loads the data and writes the contents of the pages with the same templates, without Material's
frame. *Bare MkDocs* is MkDocs with Material, without hooks, macros and search, given the finished contents as
raw HTML in Markdown files. *Eleventy* and *Hugo* make pages of roles and competencies alone, from
handboek.json with templates of their own, in the frame of our pages (`bench/peers/`); a row says so where one
cannot be had. Sizes of single files are raw / gzip.

Python {platform.python_version()}, {libraries}; {machine}.

{_table(["", *sizes], rows)}
"""
    if once:
        text += f"\n{_table(['measured once', ''], once.items())}\n"
    if versions:
        names = [*dict.fromkeys(name for ratios in versions.values() for name in ratios)]
        kept = [[each, *(f"{r[n]:.2f}" if n in r else "–" for n in names)] for each, r in versions.items()]
        text += f"\n{_table(['build of the largest, by version', *names], kept)}\n"
    return text


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
