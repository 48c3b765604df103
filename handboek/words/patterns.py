"""Patterns that find one of many words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

DEEPEST = 50
"""Below that a pattern nests no more: what reads patterns calls itself for each level."""


def one_of(words: Iterable[str], depth: int = 0) -> str:
    """A regular expression for any of these words, of two that begin the same the longest.

    What words begin with in common stands in it once (a trie), so that a place in a text is tried in as
    many steps as a word has letters, however many words there are.
    """
    if depth == DEEPEST:
        return "|".join(map(re.escape, sorted({*words}, key=len, reverse=True)))
    by_letter: dict[str, list[str]] = {}
    for word in sorted({*words}):
        by_letter.setdefault(word[:1], []).append(word)
    return "|".join(_beginning_the_same(group, depth) for letter, group in by_letter.items() if letter)


def _beginning_the_same(words: Sequence[str], depth: int) -> str:
    """For words in order, of which the first and the last have least in common."""
    first, last = words[0], words[-1]
    same = next((at for at, letter in enumerate(first) if letter != last[at]), len(first))
    begin = first[:same]
    ends = [word[len(begin) :] for word in words if word != begin]
    if not ends:
        return re.escape(begin)
    return f"{re.escape(begin)}(?:{one_of(ends, depth + 1)}){'?' if begin in words else ''}"
