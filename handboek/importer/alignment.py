"""The same text in several sources: which passages belong together, and which reading is taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from handboek.importer.blocks import Passage
from handboek.words.likeness import of_letters, of_words

ALIKE = 0.8
"""From this likeness on, two behaviours are readings of one."""

LONG, LONGEST = 1000, 3000
"""Letters: from the first on texts are compared by words, from the second on they must be the same. Letter by
letter that takes minutes, and no behaviour or paragraph is so long."""

Rang = tuple[int, int, str]
"""Sorts sources: the most recent first, then by name of the file."""


class Stem(NamedTuple):
    """What one source says; `passage` is None when it says nothing there."""

    rang: Rang
    bron: str
    passage: Passage | None


@dataclass(frozen=True)
class Lezing:
    """One way in which it is said (None: not at all), where, and in which files."""

    tekst: str | None
    passages: tuple[Passage, ...]
    bronnen: tuple[str, ...]


@dataclass(frozen=True)
class Keuze:
    """A text that differs between sources: the reading that was taken, then the others."""

    onderwerp: str
    veld: str
    lezingen: tuple[Lezing, ...]

    @property
    def overige(self) -> tuple[Lezing, ...]:
        return self.lezingen[1:]


def readings(stemmen: Iterable[Stem]) -> tuple[Lezing, ...]:
    """Every reading: the most frequent first, then that of the most recent source."""
    by_key: dict[str | None, list[Stem]] = {}
    for stem in sorted(stemmen, key=lambda stem: stem.rang):
        by_key.setdefault(stem.passage.sleutel if stem.passage else None, []).append(stem)
    found = []
    for said in by_key.values():
        passages = tuple(stem.passage for stem in said if stem.passage)
        bronnen = tuple(sorted({stem.bron for stem in said}))
        text = passages[0].plat if passages else None
        found.append((-len(bronnen), said[0].rang, Lezing(text, passages, bronnen)))
    return tuple(lezing for _, _, lezing in sorted(found, key=lambda row: row[:2]))


class Plaats(NamedTuple):
    """A passage, and the level or place below which it stands."""

    niveau: int
    passage: Passage


def align(lists: Sequence[Sequence[Plaats]], alike: float = ALIKE) -> list[dict[int, Plaats]]:
    """Lay lists beside each other: each row has, by number of the list, what says the same.

    Rows keep the order of the first list; what only a later list has follows what precedes it there.
    """
    rows: list[dict[int, Plaats]] = []
    for number, items in enumerate(lists):
        matched = _matched(rows, items, alike)
        at = -1
        for position, item in enumerate(items):
            if position in matched:
                at = next(i for i, row in enumerate(rows) if row is matched[position])
            else:
                at += 1
                rows.insert(at, {})
            rows[at][number] = item
    return rows


def _matched(
    rows: list[dict[int, Plaats]], items: Sequence[Plaats], alike: float
) -> dict[int, dict[int, Plaats]]:
    """By position of an item: the row that it belongs to, each row at most once, the surest first."""
    found: dict[int, dict[int, Plaats]] = {}
    taken: set[int] = set()
    for fits in (_same_place, _same_words, lambda a, b: _same_level_and_alike(a, b, alike)):
        for position, item in enumerate(items):
            if position in found:
                continue
            for at, row in enumerate(rows):
                if at not in taken and any(fits(item, other) for other in row.values()):
                    found[position] = row
                    taken.add(at)
                    break
    return found


def _same_place(one: Plaats, other: Plaats) -> bool:
    return one.niveau == other.niveau and _same_words(one, other)


def _same_words(one: Plaats, other: Plaats) -> bool:
    return one.passage.sleutel == other.passage.sleutel


def _same_level_and_alike(one: Plaats, other: Plaats, alike: float) -> bool:
    return one.niveau == other.niveau and are_alike(one.passage.sleutel, other.passage.sleutel, alike)


def are_alike(one: str, other: str, alike: float = ALIKE) -> bool:
    """Whether two texts have so much in common, letter by letter, that one is a reading of the other."""
    longest = max(len(one), len(other))
    if longest > LONGEST:
        return one.casefold() == other.casefold()
    likeness = of_words if longest > LONG else of_letters
    return likeness(one, other) >= alike
