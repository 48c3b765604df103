"""Signs that a font draws in the place of letters: checks, crosses and boxes in the columns of a matrix."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from docx.oxml.ns import qn

from handboek.importer.blocks import Blok, Passage

YES, NO = "☒", "☐"

SIGNS = {
    "Wingdings": {
        0xFB: YES,
        0xFC: YES,
        0xFD: YES,
        0xFE: YES,
        0x6C: YES,
        0x6E: YES,
        0x6F: NO,
        0x71: NO,
        0xA8: NO,
    },
    "Wingdings 2": {
        0x4F: YES,
        0x50: YES,
        0x51: YES,
        0x52: YES,
        0x53: YES,
        0x54: YES,
        0x97: YES,
        0x98: YES,
        0xA3: NO,
    },
    "Webdings": {0x61: YES, 0x72: YES, 0x67: YES, 0x63: NO},
}
"""By font: the letters that are a mark, or an empty box; all others are bullets or drawings."""

_COUNTED = re.compile(r"(?P<full>([●•★⬤■✔✓*+])(?:\s?\2){0,5})(?:\s?[○☆□◯])*")
"""A level in as many full signs."""
_CHECKED = {"ja", "Ja", *"xX✓✔√☑☒✗✘×●■⬤•◉v+", YES}


def sign_of(font: str, letter: str) -> str:
    """What a letter of a font with signs stands for: a mark, an empty box, or a bullet."""
    if font not in SIGNS:
        return letter
    return SIGNS[font].get(ord(letter) & 0xFF, "•" if not letter.isspace() else letter)


def is_mark(text: str) -> bool:
    """Whether the text of a cell is a mark: "x", a check, a filled box."""
    return text.strip() in _CHECKED


def as_figures(blokken: Sequence[Blok]) -> list[Blok]:
    """The same blocks, with a figure in each cell that counts by signs: "●●○" is 2."""
    found = [_COUNTED.fullmatch(p.plat.strip()) for b in blokken for cel in b.cellen for p in cel]
    counts = {len(signs["full"]) for signs in found if signs}
    if len(counts) < 2:
        return list(blokken)
    return [replace(b, cellen=tuple(tuple(map(_counted, cel)) for cel in b.cellen)) for b in blokken]


def _counted(passage: Passage) -> Passage:
    signs = _COUNTED.fullmatch(passage.plat.strip())
    return passage.stuk(str(len(signs["full"]))) if signs else passage


def field_box(field: Any) -> str:
    """The sign for a check box of an old form; "" for any other field."""
    box = field.find(f"{qn('w:ffData')}/{qn('w:checkBox')}")
    if box is None:
        return ""
    told = box.find(qn("w:checked"))
    told = box.find(qn("w:default")) if told is None else told
    return YES if told is not None and told.get(qn("w:val"), "1") in ("1", "true", "on") else NO
