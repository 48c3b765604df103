"""Which characters can be printed: those of the fonts that ship with the project, and no others.

A font of the machine itself would give other bytes elsewhere.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "files"
MISSING = "□"
"""Stands for a character that no font has."""

_PLAIN = re.compile(r"[\x20-\x7e\xa0-\xff‘’“”–—…•]*")


def unprintable(text: str) -> list[str]:
    """The characters of a text that no font has, in order, each once."""
    if _PLAIN.fullmatch(text):
        return []
    return [char for char in dict.fromkeys(text) if ord(char) not in _covered()]


def printable(text: str) -> str:
    """The text with □ for every character that no font has."""
    for char in unprintable(text):
        text = text.replace(char, MISSING)
    return text


@cache
def _covered() -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to load, and most texts are plain

    codes: set[int] = set()
    for file in FONTS.glob("*.ttf"):
        with TTFont(file, lazy=True) as font:
            codes |= set(font.getBestCmap())
    return frozenset(codes)
