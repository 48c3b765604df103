"""Abbreviations in tables, written out as a legend of the document explains them: "KG = Klantgericht"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from handboek.importer.blocks import Blok, Passage, Vorm
from handboek.importer.ladder import is_level_word
from handboek.importer.shapes import is_kort

_SHORT = re.compile(r"(?![IVX]+$)[A-Z][A-Za-z]{0,2}[A-Z-]{0,4}")
_EXPLAINED = re.compile(rf"(?P<short>{_SHORT.pattern})\s*(?:=|:|\s[–—-]\s)\s*(?P<whole>[^=:;]{{3,60}})")
_BETWEEN = re.compile(r"[;,|•/](?=\s)|\t|\s{2,}")
_FEWEST = 2


def written_out(blokken: Sequence[Blok]) -> tuple[list[Blok], list[Passage]]:
    """The blocks with each explained abbreviation in full; and the legend, and what stood in its place."""
    legends = [(legend, said) for legend in _legends(blokken) if (said := dict(_pairs(legend)))]
    whole = {short: text for _, said in legends for short, text in said.items()}
    if any(len(short) == 1 for short in whole) and not all(map(is_level_word, whole.values())):
        whole = {short: text for short, text in whole.items() if len(short) > 1}
    explaining = {id(blok) for legend, said in legends if said.keys() & whole.keys() for blok in legend}
    rows = [b for b in blokken if b.vorm is Vorm.RIJ and id(b) not in explaining]
    used = {p.plat for rij in rows for cel in rij.cellen for p in cel} & whole.keys()
    if len(used) < _FEWEST:
        return list(blokken), []
    gone = [p for b in blokken if id(b) in explaining for p in b.passages()]
    gone += [p for rij in rows for p in rij.passages() if p.plat in used]

    def full(cel: Sequence[Passage]) -> tuple[Passage, ...]:
        return tuple(p.stuk(whole[p.plat]) if p.plat in used else p for p in cel)

    made = [b for b in blokken if id(b) not in explaining]
    made = [replace(b, cellen=tuple(map(full, b.cellen))) if b.vorm is Vorm.RIJ else b for b in made]
    return made, gone


def _legends(blokken: Sequence[Blok]) -> Iterator[list[Blok]]:
    """Paragraphs, and whole tables of two columns, that do nothing but explain."""
    for is_row, group in groupby(blokken, key=lambda b: b.tabel if b.vorm is Vorm.RIJ else 0):
        blocks = list(group)
        yield from [blocks] if is_row else ([blok] for blok in blocks)


def _pairs(legend: Sequence[Blok]) -> Iterator[tuple[str, str]]:
    found = [pair for blok in legend for pair in _explained(blok)]
    pieces = [_pieces(blok) for blok in legend]
    if len(found) == sum(map(len, pieces)):
        yield from found


def _pieces(blok: Blok) -> list[str]:
    if blok.vorm is Vorm.RIJ:
        cells = [" ".join(p.plat for p in cel) for cel in blok.gevuld]
        return [": ".join(cells)] if len(cells) == 2 else cells
    return [piece for piece in map(str.strip, _BETWEEN.split(blok.passage.plat.strip(" ."))) if piece]


def _explained(blok: Blok) -> Iterator[tuple[str, str]]:
    for piece in _pieces(blok):
        found = _EXPLAINED.fullmatch(piece)
        if found and is_kort(found["whole"]):
            yield found["short"], found["whole"].strip()
