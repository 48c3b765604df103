"""Spreadsheets (.xlsx, .csv): a matrix of roles and competencies, or a list of behaviour."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import openpyxl

from handboek.importer.blocks import Blok, Bron, Passage, Vorm, Weggelaten, clean, has_words
from handboek.importer.dumps import decoded
from handboek.model import Tekst

HIDDEN = "verborgen blad"
_DELIMITERS = ";\t,|"
_MOST_EMPTY = 200
"""After so many empty rows nothing follows: a sheet can say that it has a million."""


def read_workbook(content: bytes, naam: str) -> Bron:
    """The sheets of an .xlsx file; raises whatever openpyxl does for what is none."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    blocks: list[Blok] = []
    left_out: list[Weggelaten] = []
    for sheet in book.worksheets:
        rows = (tuple(map(_text, row)) for row in sheet.iter_rows(values_only=True))
        made = list(_blocks(rows, naam, f"blad {sheet.title}, ", len(blocks)))
        if sheet.sheet_state == "visible":
            blocks += made
        else:
            passages = (passage for blok in made for passage in blok.passages())
            left_out += (Weggelaten(passage, HIDDEN, bewust=True) for passage in passages)
    return Bron(naam, blocks, left_out)


def read_csv(content: bytes, naam: str) -> Bron:
    """The rows of a .csv file, whatever stands between its cells; raises `ValueError` for what is no text."""
    text, remarks = decoded(content)
    if "\0" in text:
        raise ValueError("binary, or an encoding that is not read")
    first = text.split("\n", 1)[0]
    between = max(_DELIMITERS, key=first.count)
    rows = csv.reader(io.StringIO(text), delimiter=between)
    return Bron(naam, list(_blocks(map(tuple, rows), naam, "", 0)), opmerkingen=remarks)


def _blocks(rows: Iterable[Sequence[str]], naam: str, where: str, table: int) -> Iterator[Blok]:
    """Rows of a table; an empty row ends it, and a text that stands alone above it is a heading."""
    empty = 0
    for number, row in enumerate(rows, 1):
        if not any(map(has_words, row)):
            empty += 1
            if empty > _MOST_EMPTY:
                return
            continue
        table += bool(empty) or number == 1
        empty = 0
        cells = tuple(tuple(_passages(cell, naam, f"{where}rij {number}")) for cell in row)
        if sum(map(bool, cells)) == 1 and cells[0]:
            table += 1
            yield Blok(Vorm.ALINEA, (cells[0][:1],), vet=True)
            yield from (Blok(Vorm.ALINEA, ((passage,),)) for passage in cells[0][1:])
        else:
            yield Blok(Vorm.RIJ, cells, tabel=table)


def _passages(cell: str, naam: str, plek: str) -> Iterator[Passage]:
    for line in cell.split("\n"):
        text = clean(line)
        sign = text[:2] if text[:2] in ("- ", "• ", "* ", "– ") else ""
        if text:
            yield Passage(Tekst.letterlijk(text[len(sign) :]), naam, plek, punt=bool(sign))


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return "" if value is None else str(value)
