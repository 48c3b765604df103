"""Comparing what another engine makes of the same sources with what MkDocs makes of them."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.sites import pages


def first_difference(ours: Path, theirs: Path, lines: Callable[[str], Iterable[str]]) -> str:
    """The first page that differs and the first lines in which it does, in words; "" when none is.

    `lines` gives the lines of a page that are to be the same.
    """
    addresses = list(pages(ours))
    if strange := set(addresses) ^ set(pages(theirs)):
        page = min(strange)
        return (
            f"The page /{page} {'is missing' if page in addresses else 'is one that MkDocs does not make'}."
        )
    for page in addresses:
        file = f"{page}index.html" if page.endswith("/") or not page else page
        before, after = ([*lines((site / file).read_text("utf8"))] for site in (ours, theirs))
        changes = [*difflib.unified_diff(before, after, "MkDocs", "this", lineterm="", n=0)][2:14]
        if changes:
            return "\n".join([f"The page /{page} is not what MkDocs makes of it:", *changes])
    return ""
