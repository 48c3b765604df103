"""An organisation's own introduction: inleiding.md in the data folder, instead of the shipped page's text.

It often comes out of a Word file, so it is text: `#` opens a heading, `- ` and `1. ` an item of a list,
**bold** and *italic* are what they are everywhere in the data, and all else is shown as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from handboek.messages import Melder, faults, getal
from handboek.model import Tekst
from handboek.model.limits import PAGINA, PAGINA_REGELS
from handboek.model.text import INVISIBLE

BESTAND = "inleiding.md"

_SIGN = re.compile(r"(#{1,4}|-|\d{1,3}\.)\s+(?=\S)")


class Regel(NamedTuple):
    """A line: the sign of a heading or list ("" for a paragraph), and its text."""

    teken: str
    tekst: Tekst


def read_introduction(data: Path) -> str | None:
    """What stands in the introduction of a data folder; None when it has none."""
    file = data / BESTAND
    if file.is_symlink() or not file.is_file():
        return None
    return file.read_text("utf-8-sig", errors="replace")


def check_page(text: str, report: Melder) -> None:
    """Report what a page of Markdown has too much of, at the first line of it, and signs that nobody sees."""
    lines = text.count("\n") + (not text.endswith("\n"))
    for grens, number in ((PAGINA, len(text)), (PAGINA_REGELS, lines)):
        if number > grens.hoogste:
            line = text.count("\n", 0, PAGINA.hoogste) + 1 if grens is PAGINA else PAGINA_REGELS.hoogste + 1
            found = {"aantal": getal(number), "wat": grens.eenheid, "hoogst": getal(grens.hoogste)}
            report(line, 1, faults.PAGINA_TE_LANG, **found)
            return
    for number, line_of_text in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if invisible := INVISIBLE.search(line_of_text):
            code = f"U+{ord(invisible[0]):04X}"
            report(number, invisible.start() + 1, faults.ONZICHTBAAR_TEKEN, code=code)


def regels(text: str) -> Iterator[Regel]:
    """The lines of an introduction; an empty line has no text."""
    for line in text.splitlines():
        body = line.strip()
        sign = _SIGN.match(body)
        yield Regel(sign[1] if sign else "", Tekst(body[sign.end() :] if sign else body))


def as_markdown(text: str, title: str, literal: Callable[[Tekst], str]) -> str:
    """The introduction as a page of Markdown; `literal` writes a text that Markdown leaves as it is."""
    lines = [f"{teken} {literal(tekst)}".strip() for teken, tekst in regels(text)]
    return "\n".join([title, "", *lines])
