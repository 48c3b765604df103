"""Words that may be the levels of a document: the same few, in the same order, below one name after another.

Nobody can be sure of that: "Kennis, Houding, Vaardigheid" come so too. So HR is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from handboek.importer.blocks import Vorm
from handboek.importer.columns import text_of
from handboek.importer.ladder import HOOGSTE, Ladder
from handboek.importer.outline import Regel
from handboek.importer.shapes import ASPECTEN, LABEL, bare, is_kort, sectie_in
from handboek.importer.starts import is_keyword

_FEWEST = 2


def possible_levels(regels: Sequence[Regel], ladder: Ladder) -> tuple[str, ...]:
    """The words, from the first to the last; none when the document writes its levels in a known way."""
    if ladder.gelezen_als:
        return ()
    rows = Counter(tuple(map(bare, row)) for row in _rows(regels) if _may_be(row))
    if not rows:
        return ()
    words, count = rows.most_common(1)[0]
    spelled = next(row for row in (*_rows(regels),) if tuple(map(bare, row)) == words)
    return tuple(spelled) if count >= _FEWEST else ()


def _rows(regels: Sequence[Regel]) -> Iterator[list[str]]:
    """The headings of one rank below each higher one, and the heads of columns beside names."""
    row: list[str] = []
    rang: int | None = None
    for regel in regels:
        if regel.tabel and regel.tabel.raster:
            continue
        if regel.tabel:
            for _ in regel.tabel.rijen[1:]:
                heads = [text_of(regel.tabel.rijen[0], c) for c in range(len(regel.blok.cellen))]
                if bare(heads[0]) in LABEL:
                    yield heads[1:]
        elif regel.rang is not None and regel.blok.vorm is not Vorm.NOOT:
            if rang is not None and regel.rang != rang:
                yield row
                row = []
            rang = regel.rang
            row.append(regel.tekst)
    yield row


def _may_be(row: Sequence[str]) -> bool:
    known = (is_keyword(text) or sectie_in(text) or bare(text) in ASPECTEN for text in row)
    short = all(text and is_kort(text) and len(text.split()) <= 3 for text in row)
    return _FEWEST <= len(row) <= HOOGSTE and len(set(row)) == len(row) and short and not any(known)
