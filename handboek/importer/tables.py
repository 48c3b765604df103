"""What a table is: read from its head and from what stands below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import pairwise

from handboek.importer.blocks import Blok, Passage, has_words
from handboek.importer.columns import Kolom, is_nothing, is_now, kind_of, text_of
from handboek.importer.ladder import Ladder
from handboek.importer.raster import Raster, find_raster
from handboek.importer.shapes import DEFINITIE, GEDRAGSVOORBEELDEN, RESULTATEN, bare, is_kort
from handboek.importer.signs import is_mark


class Soort(Enum):
    MATRIX = auto()
    """A competency in each row, with the level that is asked: in a cell, or by a mark below it."""
    ROLLEN = auto()
    """Roles along one side, competencies along the other."""
    WOORDENBOEK = auto()
    """A competency in each row, with its behaviour per level in columns."""
    GEDRAGSRIJEN = auto()
    """Behaviour in each row, with its competency and level."""
    TREDERIJEN = auto()
    """A level in each row, a competency in each column."""
    BESCHRIJVING = auto()
    """Names, definitions and levels below each other."""
    RESULTATEN = auto()
    ANDERS = auto()


MATRICES = {Soort.MATRIX, Soort.ROLLEN}


@dataclass
class Tabel:
    rijen: Sequence[Blok]
    soort: Soort = Soort.ANDERS
    kop: int = -1
    """Which row is the head; -1 without one."""
    kolommen: Sequence[Kolom] = ()
    treden: dict[int, int] = field(default_factory=dict)
    """By column: the level that it is for."""
    raster: Raster | None = None
    """Of a matrix of several roles: what stands where."""

    @property
    def begin(self) -> Passage:
        return self.rijen[0].passage

    @property
    def gegevens(self) -> Sequence[Blok]:
        """The rows below the head; a head that comes again on the next page is none."""
        return [rij for rij in self.rijen[self.kop + 1 :] if not self._is_head_again(rij)]

    @property
    def koppen(self) -> Sequence[Blok]:
        """The head with the rows above it, each time that it is there."""
        again = [rij for rij in self.rijen[self.kop + 1 :] if self._is_head_again(rij)]
        return [*self.rijen[: self.kop + 1], *again]

    def _is_head_again(self, rij: Blok) -> bool:
        return self.kop >= 0 and _said(rij) == _said(self.rijen[self.kop])

    def gaat_door(self, rijen: Sequence[Blok]) -> Tabel:
        """The same table, with rows that stand below a page break."""
        return Tabel(rijen, self.soort, -1, self.kolommen, self.treden)

    def kolom(self, soort: Kolom) -> int:
        """The first column of a kind; -1 when there is none."""
        return next((at for at, kolom in enumerate(self.kolommen) if kolom is soort), -1)


def read_table(rijen: Sequence[Blok], ladder: Ladder) -> Tabel:
    """A table with its kind."""
    if raster := find_raster(rijen, ladder):
        return Tabel(rijen, Soort.ROLLEN, raster.koprijen - 1, raster=raster)
    rijen = _upright(rijen, ladder)
    headed = [_headed(rijen, at, rij, ladder) for at, rij in enumerate(rijen[:3])]
    known = [tabel for tabel in headed if tabel.soort is not Soort.ANDERS]
    if known:  # a head in two rows has its levels in the second
        return next((t for t in known[1:] if t.treden and not text_of(rijen[t.kop], 0)), known[0])
    kop = 0 if _is_head(rijen[0], ladder) else -1
    if len(rijen[0].gevuld) > 1 and any(bare(c[0].plat).startswith(RESULTATEN) for c in rijen[0].gevuld):
        return Tabel(rijen, Soort.RESULTATEN)
    if _is_headless_matrix(rijen, ladder):
        return Tabel(rijen, Soort.MATRIX, -1, (Kolom.LABEL, Kolom.NIVEAU, Kolom.UITLEG))
    if _describes(rijen[kop + 1 :], ladder):
        return Tabel(rijen, Soort.BESCHRIJVING, kop)
    return Tabel(rijen)


def _upright(rijen: Sequence[Blok], ladder: Ladder) -> Sequence[Blok]:
    """A matrix of one role that lies on its side, with its names beside each other, put upright."""
    if len(rijen) != 2 or len(rijen[0].cellen) != len(rijen[1].cellen) or len(rijen[0].cellen) < 3:
        return rijen
    heads = [kind_of(text_of(rij, 0), ladder) for rij in rijen]
    levels = [ladder.bare(text_of(rijen[1], column)) for column in range(1, len(rijen[1].cellen))]
    if heads != [Kolom.LABEL, Kolom.NIVEAU] or not all(levels):
        return rijen
    return [replace(rijen[0], cellen=pair) for pair in zip(rijen[0].cellen, rijen[1].cellen, strict=True)]


def _said(rij: Blok) -> list[str]:
    return [passage.sleutel for passage in rij.passages()]


def _is_head(rij: Blok, ladder: Ladder) -> bool:
    """Whether a row has nothing but words that say what stands below them."""
    kinds = [kind_of(cel[0].plat, ladder) for cel in rij.gevuld]
    return len(kinds) > 1 and not {Kolom.ANDERS, Kolom.TREDE} & set(kinds)


def _headed(rijen: Sequence[Blok], at: int, rij: Blok, ladder: Ladder) -> Tabel:
    heads = [text_of(rij, column) for column in range(len(rij.cellen))]
    if sum(map(bool, heads)) < 2 or not all(len(head.split()) <= 10 for head in heads):
        return Tabel(rijen)
    rows = rijen[at + 1 :]
    kolommen = [kind_of(head, ladder) for head in heads]
    treden = {c: ladder.bare(head) for c, head in enumerate(heads) if kolommen[c] is Kolom.TREDE}
    if len(treden) > 1 and not _rises(list(treden.values())):
        treden = {}
    if len(treden) < 2:
        treden = {}
        kolommen = [Kolom.ANDERS if k is Kolom.TREDE else k for k in kolommen]
    for column, kolom in enumerate(kolommen):
        if kolom is Kolom.ANDERS and heads[column] and _all_levels(rows, column, ladder):
            kolommen[column] = Kolom.ROL
        if kolommen[column] is Kolom.ROL and ladder.bare(heads[column]):
            return Tabel(rijen)  # a row like the others, without a head
    _choose_level(kolommen, heads)
    if Kolom.LABEL not in kolommen and _names_rows(kolommen, heads, rows, treden):
        kolommen[0] = Kolom.LABEL
    soort = _of(kolommen, rows, treden)
    if soort is Soort.ANDERS and _has_levels_down(kolommen, heads, rows, ladder):
        soort = Soort.TREDERIJEN
    return Tabel(rijen, soort, at, kolommen, treden)


def _has_levels_down(
    kolommen: Sequence[Kolom], heads: Sequence[str], rows: Sequence[Blok], ladder: Ladder
) -> bool:
    levels = [ladder.bare(text_of(row, 0)) for row in rows]
    named = [c for c, kolom in enumerate(kolommen) if c and kolom is Kolom.ANDERS and heads[c]]
    return len(levels) > 1 and all(levels) and _rises(levels) and len(named) == len(kolommen) - 1 > 1


def _of(kolommen: Sequence[Kolom], rows: Sequence[Blok], treden: dict[int, int]) -> Soort:
    roles = kolommen.count(Kolom.ROL)
    if not rows:
        return Soort.ANDERS
    if Kolom.LABEL in kolommen and treden:
        marks = [text_of(row, c) for row in rows for c in treden]
        short = all(is_mark(text) or is_nothing(text) or len(text) < 3 for text in marks)
        return Soort.MATRIX if short and any(map(is_mark, marks)) else Soort.WOORDENBOEK
    if treden:
        return Soort.ANDERS
    if Kolom.LABEL in kolommen and Kolom.NIVEAU in kolommen:
        return Soort.GEDRAGSRIJEN if Kolom.GEDRAG in kolommen else Soort.MATRIX
    if Kolom.LABEL in kolommen and roles == 1:
        return Soort.MATRIX
    return Soort.ANDERS


def _choose_level(kolommen: list[Kolom], heads: Sequence[str]) -> None:
    """Of several columns with a level the one that is asked: what is wanted, not what is."""
    levels = [c for c, kolom in enumerate(kolommen) if kolom in (Kolom.NIVEAU, Kolom.ROL)]
    asked = [c for c in levels if kolommen[c] is Kolom.NIVEAU and not is_now(heads[c])]
    for column in levels:
        if is_now(heads[column]) and asked:
            kolommen[column] = Kolom.ANDERS
    for column in asked[1:]:
        kolommen[column] = Kolom.ANDERS


def _names_rows(
    kolommen: Sequence[Kolom], heads: Sequence[str], rows: Sequence[Blok], treden: dict[int, int]
) -> bool:
    """Whether the first column, whose head says nothing, has names."""
    if kolommen[0] not in (Kolom.ANDERS, Kolom.CLUSTER) or Kolom.FUNCTIE in kolommen:
        return False
    names = [text for row in rows if (text := text_of(row, 0))]
    others = treden or any(kolom in (Kolom.NIVEAU, Kolom.ROL) for kolom in kolommen)
    return bool(others and names) and all(is_kort(name) for name in names) and kolommen[0] is Kolom.ANDERS


def _all_levels(rows: Sequence[Blok], column: int, ladder: Ladder) -> bool:
    texts = [text for row in rows if (text := text_of(row, column))]
    levels = [bool(ladder.bare(text)) for text in texts if not is_nothing(text)]
    return bool(levels) and all(levels)


def _describes(rijen: Sequence[Blok], ladder: Ladder) -> bool:
    """Whether levels stand in it as headings: alone in a cell, or one below the other before their texts."""
    if any(ladder.whole(passage.plat) for rij in rijen for passage in rij.passages()):
        return True
    if any(ladder.opens(rij.passage.plat) for rij in rijen):
        return True
    return any(True for _ in bare_rows(rijen, ladder)) or any(bare_heads(rij, ladder) for rij in rijen)


def bare_rows(rijen: Sequence[Blok], ladder: Ladder) -> Iterator[int]:
    """The rows that open with a figure or letter as their level, each with a text beside it."""
    opened = [
        (at, niveau)
        for at, rij in enumerate(rijen)
        if len(rij.gevuld) > 1
        and (niveau := ladder.bare(rij.gevuld[0][0].plat))
        and not any(ladder.bare(cel[0].plat) for cel in rij.gevuld[1:])
    ]
    says_more = any(len(p.plat.split()) > 2 for rij in rijen for cel in rij.gevuld[1:] for p in cel)
    if says_more and len(opened) > 1 and opened[1][1] == opened[0][1] + 1:
        yield from (at for at, _ in opened)


def bare_heads(rij: Blok, ladder: Ladder) -> bool:
    """Whether a row is a head of levels that stand side by side."""
    levels = [ladder.bare(cel[0].plat) for cel in rij.gevuld]
    found = [niveau for niveau in levels if niveau]
    return len(found) > 1 and all(levels[levels.index(found[0]) :]) and _rises(found)


def _rises(levels: Sequence[int]) -> bool:
    """Whether levels count up, or down, one by one."""
    steps = {after - before for before, after in pairwise(levels)}
    return steps <= {1} or steps == {-1}


def _is_headless_matrix(rijen: Sequence[Blok], ladder: Ladder) -> bool:
    asked = [rij for rij in rijen if len(rij.gevuld) > 1]
    return (
        len(asked) > 1
        and all(len(rij.gevuld) <= 3 for rij in asked)
        and all(is_kort(rij.gevuld[0][0].plat) and not ladder.bare(rij.gevuld[0][0].plat) for rij in asked)
        and not any(is_keyword_cell(rij.gevuld[0][0].plat) for rij in asked)
        and all(_is_asked(rij.gevuld[1][0].plat, ladder) for rij in asked)
    )


def is_keyword_cell(text: str) -> bool:
    """Whether a cell says what stands beside it."""
    return bare(text) in DEFINITIE | GEDRAGSVOORBEELDEN


def _is_asked(text: str, ladder: Ladder) -> bool:
    return has_words(text) and bool(ladder.bare(text))
