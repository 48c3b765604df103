"""Pieces of sentences that messages are made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from handboek.model import Niveau
from handboek.words.likeness import nearest


def one_line(text: str) -> str:
    """The text on one line, with a sign for what nobody sees or what could turn a terminal's text round."""
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(letter: str) -> str:
    is_space = unicodedata.category(letter) == "Zs"
    return letter if letter.isprintable() else " " if is_space else "�"


def in_markdown(text: str) -> str:
    """The text as Markdown shows it, sign for sign."""
    return re.sub(r"([\\`*_{}\[\]()#+.!|~<>&@:-])", r"\\\1", text)


def bedoel_je(typed: str, known: Iterable[str]) -> str:
    """ " Bedoel je ‘…’?" for the known word nearest to what was typed, or "" when none is near."""
    near = nearest(typed, known)
    return f" Bedoel je ‘{near}’?" if near else ""


def opsomming(words: Iterable[str], voegwoord: str = "of") -> str:
    """Words in quotes, joined the Dutch way: ‘a’, ‘b’ of ‘c’."""
    *first, last = [f"‘{word}’" for word in words] or [""]
    return f"{', '.join(first)} {voegwoord} {last}" if first else last


def keuze(niveaus: Sequence[Niveau]) -> str:
    """The levels to choose from: 1, 2 of 3; with the names they have: 1 (Basis), 2 (Expert)."""
    words = [
        str(number) if niveau.label == str(number) else f"{number} ({niveau.label.plat})"
        for number, niveau in enumerate(niveaus, 1)
    ]
    return f"{', '.join(words[:-1])} of {words[-1]}"


def getal(number: int) -> str:
    """A whole number as it is written in Dutch: 5.000."""
    return f"{number:,}".replace(",", ".")


def kort(text: str, most: int = 40) -> str:
    """The text, cut to fit in a message."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
