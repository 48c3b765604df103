"""One line, or one text on it: how it is marked, where its value begins, what YAML would trip over."""

from __future__ import annotations

import re
from typing import NamedTuple

from handboek.messages import Soort, faults, kort

DASH = re.compile(r"-[ \t]*")
_BULLET = re.compile(
    r"([•·‣◦▪●○–—−‑§→➢➤►✓✔✗»+\uf0b7*]|[-=]>|[a-z]\)|\d{1,2}[.)]|o(?=\t| +[A-Z]))[ \t]+(?=\S)"
)
_COLON = re.compile(r":(?=[ \t]|$)")
_SHARP = re.compile(r"[ \t]#")
QUOTED = {'"': re.compile(r'"(?:\\.|[^"\\])*("|\\?$)'), "'": re.compile(r"'(?:''|[^'])*('(?!')|$)")}
_CURLY = re.compile(r"[“”„]([^“”„]*)[“”]")
ANCHOR = re.compile(r"&[\w-]+(?: +(?P<tekst>.*))?|\*(?P<naam>[\w-]+)")
"""YAML's way to say something once and mean it twice."""
APOSTROPHE = re.compile(r"'[a-z]{1,2} ")
FIGURE = re.compile(r"[0-9-]+")
_REQUIREMENT = re.compile(
    r"(?P<naam>[^\W\d_][^:=(\d]*?) ?[:=(–—-]* ?(?:[Nn]iveau)? ?[:=]* ?(?P<cijfer>\d{1,2})\)?\.?"
)
LONGEST = 100
"""A line with a name and a figure has no more letters."""
MOST_WORDS = 3
"""The name of a key has no more words than this; what has more before its colon is a sentence."""


class Trap(NamedTuple):
    """What is wrong in a text, where, and the text that goes between quotes."""

    offset: int
    soort: Soort
    gevonden: dict[str, object]
    bare: str


def trap(text: str, *, is_first: bool) -> Trap | None:
    """What YAML would trip over in a text; `is_first` when the text begins here."""
    if not text:
        return None
    first = text[0]
    if is_first:
        if first == "#":
            return Trap(0, faults.HEKJE_IN_ZIN, {"tekst": kort(text)}, text)
        if first in QUOTED:
            return _trap_in_quotes(text)
        if first in ">|" or first in "*&!%@`[]{}," or text.startswith("? "):
            bare = text[1:].strip() if first in ">|" and text[1:].strip() else text
            return Trap(0, faults.BEGINTEKEN, {"teken": first}, bare)
        if re.match(r"-(?= |$)", text):
            return Trap(0, faults.STREEPJE_TE_VEEL, {}, text)
    elif first == "#":
        return Trap(0, faults.HEKJE_IN_ZIN, {"tekst": kort(text)}, text)
    colon, sharp = _COLON.search(text), _SHARP.search(text)
    if (colon or sharp) and is_first and (curly := _CURLY.fullmatch(text)):
        return Trap(0, faults.KRULTEKENS, {"teken": first}, curly[1])
    if sharp and not (colon and colon.start() < sharp.start()):
        return Trap(sharp.start() + 1, faults.HEKJE_IN_ZIN, {"tekst": kort(text[sharp.start() + 1 :])}, text)
    if colon:
        return Trap(colon.start(), faults.DUBBELE_PUNT_IN_ZIN, {}, text)
    return None


def _trap_in_quotes(text: str) -> Trap | None:
    quote = text[0]
    if APOSTROPHE.match(text):
        return Trap(0, faults.APOSTROF, {}, text)
    found = QUOTED[quote].match(text)
    assert found is not None  # the pattern runs to the end of the line at the latest
    rest = text[found.end() :].strip(" ")
    if found[1] != quote:
        return Trap(0, faults.AANHALINGSTEKEN_OPEN, {"teken": quote}, text[1:])
    if rest.startswith("#"):
        return Trap(text.index(rest, found.end()), faults.HEKJE_IN_ZIN, {"tekst": kort(rest)}, text)
    if rest:
        return Trap(found.end(), faults.TEKST_NA_AANHALINGSTEKEN, {"tekst": kort(rest)}, text)
    return None


def requirement_in(body: str) -> re.Match[str] | None:
    """A name and a figure, however they are written."""
    return _REQUIREMENT.fullmatch(" ".join(body.replace("|", " ").split())) if len(body) <= LONGEST else None


def words_in(value: str) -> list[str]:
    """A list of words on one line, word by word; a sentence as it is."""
    words = [word.strip() for word in value.split(",")]
    are_words = all(0 < len(word.split()) <= MOST_WORDS for word in words) and value[-1] != "."
    return words if are_words else [value]


def remark_after(text: str) -> str:
    """The remark after a figure."""
    figure, sharp, _ = text.partition(" #")
    return text[len(figure) :] if sharp and FIGURE.fullmatch(figure.rstrip()) else ""


def sign_of(body: str) -> re.Match[str] | None:
    """What marks a point of a list: a dash, or what Word makes of one."""
    return _BULLET.match(body) or (DASH.match(body) if not body.startswith("---") else None)


def value_start(body: str) -> int | None:
    """Where the value begins in "key: value"; None when there is no key. Takes linear time."""
    at = 0
    if body[:1] in QUOTED and not APOSTROPHE.match(body):
        found = QUOTED[body[0]].match(body)
        at = found.end() if found and found[1] == body[0] else len(body)
        if not body[at:].lstrip(" ").startswith(":"):
            return None
    colon = _COLON.search(body, at)
    if not colon or _SHARP.search(body, at, colon.start()):
        return None
    return len(body) - len(body[colon.end() :].lstrip(" \t"))
