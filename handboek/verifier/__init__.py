"""What a built site may hold: every file is read before it takes the place of the old site.

This package trusts no other module and knows its own rules: a fault in what made a page is found in what was
made. `pages` reads HTML, `other` every other kind of file.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from handboek.verifier.other import faults_in
from handboek.verifier.pages import WORKSHOP, Page, dead_links, read

MOST_BYTES = 100_000_000
MOST_IN_ALL = 4_000_000_000
MOST_LINES = 50
MANY = 400
"""From so many pages a second process takes less time than it costs to start."""
_NAME = re.compile(r"[^\W_][\w .,()+-]*|_[\w.-]+")


class Bevinding(NamedTuple):
    """Something that may not be on a site: the file, and what is wrong with it, in Dutch."""

    pagina: str
    wat: str

    def __str__(self) -> str:
        return f"{self.pagina}: {self.wat}"


def verify(site: Path, root: str = "/") -> list[Bevinding]:
    """What is wrong in a built site, in the order of its files; `root` is where it stands on its host.

    Reads every file and writes nothing. Raises `OSError` when a file cannot be read.
    """
    entries = dict(_files(site))
    found = {Bevinding(name, fault) for name, fault in _faults_of_folders(entries)}
    if found:  # a link could lead to any file of this machine: read no further
        return sorted(found)
    documents = sorted(name for name in entries if name.endswith(".html"))
    pages = dict(_read_all(site, documents))
    for name in entries:
        faults = _faults_of(name, pages[name]) if name in pages else faults_in(site, name)
        found.update(Bevinding(name, fault) for fault in faults)
    for name, page in pages.items():
        found.update(Bevinding(name, fault) for fault in dead_links(name, page, pages, entries.keys(), root))
    found.update(Bevinding(name, fault) for name, fault in _other_scripts(pages))
    return sorted(found)


def objection(found: Sequence[Bevinding], *, swaps: bool) -> str:
    """What was found, as whoever builds reads it; `swaps` says that the old site stays where it is."""
    more = f"\n  … en nog {len(found) - MOST_LINES}" if len(found) > MOST_LINES else ""
    lines = "\n".join(f"  {bevinding}" for bevinding in found[:MOST_LINES])
    begin, end = (
        ("De website is niet vernieuwd, want er zit iets in", "De vorige website blijft staan.")
        if swaps
        else ("In de gemaakte website zit iets", "Publiceer deze website niet.")
    )
    return (
        f"{begin} dat er niet in hoort:\n\n{lines}{more}\n\n"
        f"{end} Komt dit uit een eigen pagina of bestand, verbeter het dan in docs/eigen en bouw opnieuw."
    )


def root_of(site: Path) -> str:
    """Where a built site says that it stands on its host: "/", or "/handboek/"."""
    index = site / "index.html"
    text = index.read_text("utf8", errors="replace") if index.is_file() else ""
    canonical = re.search(r'<link rel="canonical" href="https?://[^/"]+(/[^"?#]*)"', text)
    return canonical[1] if canonical else "/"


def _files(folder: Path, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file below a folder by its address, and what is no folder or file; a link is not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{above}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path), f"{name}/")
            else:
                yield name, entry


def _faults_of_folders(entries: Mapping[str, os.DirEntry[str]]) -> Iterator[tuple[str, str]]:
    """What makes a site unsafe to read."""
    in_all = 0
    for name, entry in entries.items():
        if not entry.is_file(follow_symlinks=False):
            yield name, "is geen gewoon bestand maar een verwijzing of iets anders"
        elif (size := entry.stat(follow_symlinks=False).st_size) > MOST_BYTES:
            yield name, f"is groter dan {MOST_BYTES // 1_000_000} MB"
        else:
            in_all += size
        if not all(_NAME.fullmatch(part) for part in name.split("/")):
            yield name, "heeft een naam met een teken dat op een website niet kan"
    if in_all > MOST_IN_ALL:
        yield ".", f"de site is groter dan {MOST_IN_ALL // 1_000_000} MB"


def _read_all(site: Path, names: list[str]) -> Iterable[tuple[str, Page]]:
    """The pages, by their address; by more than one process when there are many."""
    if len(names) < MANY or (os.cpu_count() or 1) < 2:
        return [(name, read(site / name)) for name in names]
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - a browser, which reads logos, has none

    with ProcessPoolExecutor() as pool:
        return zip(names, pool.map(read, [site / name for name in names], chunksize=50), strict=True)


def _faults_of(name: str, page: Page) -> Iterator[str]:
    yield from page.faults
    if page.runs_python and name != WORKSHOP:
        yield "laat meer code toe dan elke pagina; dat mag alleen de werkplaats"
    yield from (f"de naam #{id} staat er twee keer" for id, number in page.ids.items() if number > 1)


def _other_scripts(pages: dict[str, Page]) -> Iterator[tuple[str, str]]:
    """Pages that run code of their own: what stands on all of them comes from the templates."""
    usual = Counter(page.scripts for page in pages.values() if page.scripts).most_common(1)
    for name, page in pages.items():
        if page.scripts and page.scripts != usual[0][0]:
            yield name, "voert andere code uit dan de andere pagina's"


__all__ = ["Bevinding", "objection", "root_of", "verify"]
