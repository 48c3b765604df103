"""Two texts beside each other: which words differ, and whether that is spelling alone."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from handboek.words import likeness

MOST_WORDS = 2000
"""Two texts with more words are marked as a whole: nobody reads which of so many words differ."""


class Woord(NamedTuple):
    """A piece of a changed text: "" (the same), "oud" (gone) or "nieuw" (come)."""

    stand: str
    tekst: str


def marked(oud: str, nieuw: str) -> tuple[list[Woord], list[Woord]]:
    """Both texts in pieces, the words that differ marked."""
    before, after = re.findall(r"\S+\s*", oud), re.findall(r"\S+\s*", nieuw)
    if len(before) + len(after) > MOST_WORDS:
        return [Woord("oud", oud)], [Woord("nieuw", nieuw)]
    left, right = [], []
    for gone, come in likeness.steps(before, after):
        same = bool(gone and come)
        left.append(Woord("" if same else "oud", "".join(gone)))
        right.append(Woord("" if same else "nieuw", "".join(come)))
    return [w for w in left if w.tekst], [w for w in right if w.tekst]


def same_but_spelling(oud: str, nieuw: str) -> bool:
    """Whether only spelling changed: accents, capitals, punctuation, or one letter too many or few.

    A letter that makes another word ("een", "geen") is no spelling: only in words of six letters or
    more is one letter, or a swap of two, taken for a slip.
    """
    before, after = _folded(oud), _folded(nieuw)
    if "".join(before) == "".join(after):
        return True
    return len(before) == len(after) and all(
        a == b or _one_slip(a, b) for a, b in zip(before, after, strict=True)
    )


def _folded(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain)


def _one_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < 6 or one[0] != other[0]:
        return False
    if len(one) == len(other):
        differ = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        return len(differ) == 2 and one[differ[0]] == other[differ[1]] and one[differ[1]] == other[differ[0]]
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1:
        return False
    slip = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return slip < len(short) and short[slip:] == long[slip + 1 :]
