"""Where an organisation's own pages name an item in a macro."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from handboek.model import Functie, Onderdeel

MACROS = {"functie": ("functie",), "competentie": ("competentie", "gedrag", "matrix")}
"""By what is named: the macros that take ids of it."""
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


def own_pages(data: Path) -> Iterator[tuple[Path, str]]:
    """The pages beside a data folder that are plain files, with their texts."""
    for page in sorted((data.parent / "docs" / "eigen").rglob("*.md")):
        if page.is_file() and not page.is_symlink():
            yield page, page.read_bytes().decode("utf8", "surrogateescape")


def renamed(text: str, kind: type[Onderdeel], old: str, new: str) -> str:
    """A page with another id in its macros, all else as it was."""
    calls = "|".join(MACROS["functie" if kind is Functie else "competentie"])
    call = re.compile(rf"\b(?:{calls})\([^()]*\)")
    named = re.compile(rf"""(["']){re.escape(old)}\1""")

    def in_call(found: re.Match[str]) -> str:
        return named.sub(lambda quoted: f"{quoted[1]}{new}{quoted[1]}", found[0])

    return _JINJA.sub(lambda jinja: call.sub(in_call, jinja[0]), text)
