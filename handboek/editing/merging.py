"""What a file says once two people changed it apart: by field, and by point of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from handboek.editing.edits import Document, Geweigerd, Steps, bare, parsed

_ABSENT = object()


class Botsing(NamedTuple):
    """A field that both changed, and what it says with the other; nothing when that is no one text."""

    waar: Steps
    ander: str


def merged(was: str, mijn: str, ander: str, path: str) -> tuple[str, list[Botsing]] | None:
    """The text of `ander` with what `mijn` changed of what was; where both did, that of `mijn`.

    None when one of them cannot be read.
    """
    read = [parsed(bare(text)) for text in (was, mijn, ander)]
    values = [found.root.value for found in read if found]
    if len(values) < len(read):
        return None
    botsingen: list[Botsing] = []
    try:
        document = Document(ander, path)
        document.put(_both((), botsingen, *values))
        return document.text(), botsingen
    except Geweigerd:
        return None


def _both(way: Steps, botsingen: list[Botsing], was: Any, mijn: Any, ander: Any) -> Any:
    if mijn in (was, ander):
        return ander
    if ander == was:
        return mijn
    if isinstance(mijn, dict) and isinstance(ander, dict):
        before = was if isinstance(was, dict) else {}
        keys = dict.fromkeys([*ander, *mijn])
        made = {
            key: _both((*way, key), botsingen, *(one.get(key, _ABSENT) for one in (before, mijn, ander)))
            for key in keys
        }
        return {key: value for key, value in made.items() if value is not _ABSENT}
    if (points := _points(was, mijn, ander)) is not None:
        return points
    botsingen.append(Botsing(way, ander if isinstance(ander, str) else ""))
    return mijn


class _Change(NamedTuple):
    begin: int
    end: int
    points: tuple[str, ...]


def _points(*lists: Any) -> list[str] | None:
    """A list with what both did to it; None where they did something else to the same points."""
    if not all(isinstance(one, list) and all(isinstance(point, str) for point in one) for one in lists):
        return None
    was, mijn, ander = lists
    ours, theirs = dict.fromkeys(_changes(was, mijn)), dict.fromkeys(_changes(was, ander))
    for one in ours:
        for other in theirs:
            if one != other and one.begin < other.end and other.begin < one.end:
                return None
    made = [*was]
    for change in sorted({**theirs, **ours}, reverse=True, key=lambda change: change[:2]):
        made[change.begin : change.end] = change.points
    return made


def _changes(was: Sequence[str], now: Sequence[str]) -> Iterator[_Change]:
    for tag, begin, end, first, last in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag != "equal":
            yield _Change(begin, end, tuple(now[first:last]))
