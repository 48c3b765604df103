"""The competencies of a levelled profile: tables or paragraphs, below the headings of clusters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handboek.importer.blocks import Blok, Passage, Vorm, has_words
from handboek.importer.profiles import Beschreven, Profiel
from handboek.importer.shapes import (
    DEFINITIE,
    GEDRAGSVOORBEELDEN,
    LABEL,
    bare,
    is_kop,
    is_kort,
    niveau_in,
)

LOOSE = "staat niet bij een competentie"
NO_COLUMN = "staat in een kolom zonder niveau"
_KEYWORDS = LABEL | DEFINITIE | GEDRAGSVOORBEELDEN


def read_levelled(blokken: Sequence[Blok], profiel: Profiel) -> None:
    """Add the competencies that these blocks describe."""
    reading = _Reading(profiel)
    for at, blok in enumerate(blokken):
        reading.read(blok, blokken[at + 1 : at + 3])


class _Reading:
    def __init__(self, profiel: Profiel) -> None:
        self._profiel = profiel
        self._cluster: Passage | None = None
        self._current: Beschreven | None = None
        self._niveau = 0
        self._columns: dict[int, int] = {}
        self._table = 0

    def read(self, blok: Blok, following: Sequence[Blok]) -> None:
        if blok.vorm is Vorm.RIJ and len(blok.gevuld) > 1:
            self._row(blok)
        elif self._level(blok.passage, list(blok.passages())[1:]):
            pass
        elif self._is_heading(blok, following):
            self._heading(blok.passage, following)
        else:
            for passage in blok.passages():
                self._text(passage)

    # --- rows ---

    def _row(self, blok: Blok) -> None:
        cells = blok.gevuld
        levels = [_whole_level(cel[0]) > 0 for cel in cells]
        if sum(levels) > 1 and all(levels[levels.index(True) :]):
            self._column_heads(blok)
        elif sum(levels) > 1:
            self._pairs(cells)
        elif self._columns and blok.tabel == self._table:
            self._columned(blok)
        else:
            (first, *more), *others = cells
            rest = [*more, *(passage for cel in others for passage in cel)]
            in_first_column = bool(blok.cellen[0]) and first in blok.cellen[0]
            if self._level(first, rest) or self._keyword(first, rest):
                return
            if in_first_column and is_kort(first.plat):
                self._start(first)
                self._define(rest)
            else:
                for passage in (first, *rest):
                    self._text(passage)

    def _pairs(self, cells: Sequence[Sequence[Passage]]) -> None:
        """Levels in one row, each with its behaviour to the right of it."""
        for first, *rest in cells:
            if not (_whole_level(first) and self._level(first, rest)):
                for passage in (first, *rest):
                    self._text(passage)

    def _column_heads(self, blok: Blok) -> None:
        """Levels that stand side by side."""
        self._table, self._columns = blok.tabel, {}
        for column, cel in enumerate(blok.cellen):
            for passage in (p for p in cel if has_words(p.plat)):
                if found := _whole_level(passage):
                    self._columns[column] = found
                    self._profiel.naar(f"niveau {found}", passage)
                elif is_kort(passage.plat) and bare(passage.plat) not in _KEYWORDS:
                    self._start(passage)
                else:
                    self._profiel.laat_weg(passage, NO_COLUMN)

    def _columned(self, blok: Blok) -> None:
        for column, cel in enumerate(blok.cellen):
            for passage in (p for p in cel if has_words(p.plat)):
                if (niveau := self._columns.get(column)) and self._current:
                    self._current.gedrag.append((niveau, passage))
                else:
                    self._profiel.laat_weg(passage, NO_COLUMN)

    # --- what a text is ---

    def _level(self, passage: Passage, rest: Iterable[Passage]) -> bool:
        """Take "Niveau 2" with what follows it; False when it says no level."""
        found = niveau_in(passage.plat)
        if not found or self._current is None:
            return False
        self._niveau, end = found
        self._profiel.naar(f"niveau {self._niveau}", passage.stuk(passage.plat[:end]))
        for text in (*passage.tussen(end), *rest):
            self._text(text)
        return True

    def _keyword(self, passage: Passage, rest: Sequence[Passage]) -> bool:
        """Take "Definitie" with what follows it; False for any other word."""
        word = bare(passage.plat)
        if word not in _KEYWORDS:
            return False
        self._profiel.naar(word, passage)
        if word in LABEL and rest:
            self._start(rest[0])
            rest = rest[1:]
        if word in DEFINITIE:
            self._define(rest)
        else:
            for text in rest:
                self._text(text)
        return True

    def _text(self, passage: Passage) -> None:
        if self._keyword_in(passage):
            return
        if self._current is None:
            self._profiel.laat_weg(passage, LOOSE)
        elif self._niveau:
            self._current.gedrag.append((self._niveau, passage))
        else:
            self._current.definitie.append(passage)

    def _keyword_in(self, passage: Passage) -> bool:
        """Take "Definitie: …" in one paragraph."""
        word, colon, _ = passage.plat.partition(":")
        if not colon and bare(word) not in GEDRAGSVOORBEELDEN | DEFINITIE:
            return False
        return self._keyword(passage.stuk(word), passage.tussen(len(word) + 1))

    # --- headings ---

    def _is_heading(self, blok: Blok, following: Sequence[Blok]) -> bool:
        if not is_kort(blok.passage.plat) or blok.vorm in (Vorm.PUNT, Vorm.NUMMER):
            return False
        if is_kop(blok):
            return True
        if blok.vorm is Vorm.RIJ:
            return self._current is None
        return _opens_table(following) or _opens_level(following)

    def _heading(self, passage: Passage, following: Sequence[Blok]) -> None:
        """A heading right above a table of competencies, or above another heading, is a cluster."""
        above_heading = bool(following) and is_kop(following[0]) and not _whole_level(following[0].passage)
        if _opens_table(following) or above_heading:
            self._cluster, self._current, self._niveau = passage.naam, None, 0
            self._profiel.clusters.append(self._cluster)
        else:
            self._start(passage)

    def _start(self, label: Passage) -> None:
        self._current, self._niveau = Beschreven(label.naam, met_niveaus=True, cluster=self._cluster), 0
        self._profiel.competenties.append(self._current)

    def _define(self, passages: Iterable[Passage]) -> None:
        for passage in passages:
            if self._current is None:
                self._profiel.laat_weg(passage, LOOSE)
            else:
                self._current.definitie.append(passage)


def _whole_level(passage: Passage) -> int:
    """The level that is all that a passage says; 0 when it says something else."""
    found = niveau_in(passage.plat)
    return found[0] if found and found[1] == len(passage.plat) else 0


def _opens_table(following: Sequence[Blok]) -> bool:
    """Whether a row with a label and its definition comes next."""
    if not following or following[0].vorm is not Vorm.RIJ or len(following[0].gevuld) < 2:
        return False
    first = following[0].gevuld[0][0]
    return not niveau_in(first.plat) and bare(first.plat) not in DEFINITIE | GEDRAGSVOORBEELDEN


def _opens_level(following: Sequence[Blok]) -> bool:
    """Whether a level comes next, or a definition and then a level."""
    for number, blok in enumerate(following):
        if niveau_in(blok.passage.plat):
            return number == 0 or not is_kort(following[0].passage.plat)
    return False
