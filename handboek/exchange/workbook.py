"""A workbook for Excel and LibreOffice: a sheet for each table, ready to filter and to print.

Ids stand in hidden rows and columns, so that an edited workbook can be read back. Every text is
written as a text: none is ever a formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from handboek.exchange.choice import Bestand, Keuze
from handboek.exchange.delimited import defused
from handboek.exchange.tables import ABOUT, Kolom, Niveauvak, Tabel, Waarde, tabellen

SLEUTELS, GROEPEN, KOPPEN, RIJEN = range(4)
"""The rows at the top of a sheet: the hidden ids of its columns, what they stand under, their heads."""
MOST_LETTERS = 32_000
"""A cell of Excel holds some more; a longer text goes on in the row below."""
MOST_IN_FOOT = 100
WIDE_ENOUGH = 3
"""So many columns of levels have room for what they stand under; above fewer that stands on its side."""
_ASIDE: dict[bool, dict[str, Any]] = {True: {"rotation": 90, "valign": "bottom"}, False: {"valign": "bottom"}}
_A4 = 9
LETTERS = 1.15
"""Of a text, on the width of one figure: what a column is measured in."""
_LINE_HEIGHT = 15
"""In points, of the letters below."""
_LEAVE_TEXT = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_INK, _SOFT, _LINE, _BRAND = "#1D2B30", "#4B5B62", "#9FB0B0", "#0B5563"
_BASE = {"font_name": "Calibri", "font_size": 11, "font_color": _INK, "valign": "top"}


def files(keuze: Keuze) -> Iterator[Bestand]:
    """The choice as one workbook."""
    yield Bestand(f"{keuze.naam or 'matrix'}.xlsx", lambda: _Workbook(keuze).content())


class _Workbook:
    def __init__(self, keuze: Keuze) -> None:
        self._keuze = keuze
        self._target = io.BytesIO()
        self._book: Any = xlsxwriter.Workbook(self._target, {"in_memory": True, **_LEAVE_TEXT})
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def content(self) -> bytes:
        gegevens = self._keuze.handboek.gegevens
        self._book.set_properties(
            {
                "title": self._keuze.titel,
                "author": gegevens.organisatie.plat if gegevens.organisatie else gegevens.titel.plat,
                "created": datetime(*self._keuze.versie, 1),
            }
        )
        shown = list(tabellen(self._keuze))
        for tabel in shown:
            self._sheet(tabel)
        self._explain(shown)
        self._book.close()
        return self._target.getvalue()

    def _sheet(self, tabel: Tabel) -> None:
        sheet = self._book.add_worksheet(tabel.naam, _Growing)
        self._print_setup(sheet)
        self._heads(sheet, tabel.kolommen)
        at = RIJEN
        for row in tabel.rijen:
            for part in _split(row):
                for column, value in enumerate(part):
                    self._cell(sheet, at, column, value)
                sheet.set_row(at, _height(part, tabel.kolommen))
                at += 1
        levels = [column for column, kolom in enumerate(tabel.kolommen) if kolom.sleutel]
        if levels:
            self._levels(sheet, levels[0], levels[-1], at - 1)
        sheet.autofilter(KOPPEN, 0, at - 1, len(tabel.kolommen) - 1)
        sheet.freeze_panes(RIJEN, _frozen(tabel.kolommen))

    def _heads(self, sheet: Any, kolommen: Sequence[Kolom]) -> None:
        for column, kolom in enumerate(kolommen):
            sheet.set_column(column, column, kolom.breedte, None, {"hidden": kolom.is_id})
            sheet.write_string(SLEUTELS, column, kolom.sleutel)
            look = {"rotation": 90, "align": "center"} if kolom.sleutel else {"align": "left"}
            self._cell(sheet, KOPPEN, column, kolom.kop, bold=True, bottom=2, bottom_color=_INK, **look)
        sheet.set_row(SLEUTELS, None, None, {"hidden": True})
        if any(kolom.sleutel for kolom in kolommen):
            longest = max(len(kolom.kop) for kolom in kolommen if kolom.sleutel)
            sheet.set_row(KOPPEN, min(20 + 6 * longest, 220))
            self._groups(sheet, kolommen)
        else:
            sheet.set_row(GROEPEN, None, None, {"hidden": True})
        sheet.repeat_rows(GROEPEN, KOPPEN)

    def _groups(self, sheet: Any, kolommen: Sequence[Kolom]) -> None:
        """Name the cluster above its columns."""
        look = {"bold": True, "font_color": _SOFT, "left": 1, "left_color": _LINE}
        aside = 0
        for naam, found in groupby(enumerate(kolommen), key=lambda pair: pair[1].groep):
            columns = [column for column, _ in found]
            if is_narrow := len(columns) < WIDE_ENOUGH:
                aside = max(aside, len(naam))
            if naam and len(columns) > 1:
                sheet.merge_range(
                    GROEPEN, columns[0], GROEPEN, columns[-1], "", self._format(**look, **_ASIDE[is_narrow])
                )
            if naam:
                sheet.write_string(GROEPEN, columns[0], naam, self._format(**look, **_ASIDE[is_narrow]))
        if aside:
            sheet.set_row(GROEPEN, min(20 + 6 * aside, 220))

    def _cell(self, sheet: Any, row: int, column: int, value: Waarde, **look: Any) -> None:
        match value:
            case Niveauvak():
                look = {"align": "center", "bold": value.is_specifiek, "border": 1, "border_color": _LINE}
                sheet.write_number(row, column, value.niveau, self._format(**look))
            case int():
                sheet.write_number(row, column, value, self._format(align="center", **look))
            case str():
                look["quote_prefix"] = defused(value) != value
                sheet.write_string(row, column, value, self._format(text_wrap=True, **look))

    def _levels(self, sheet: Any, first: int, last: int, lowest: int) -> None:
        """Colour the levels, also one that is typed later, and say which there are."""
        area = (RIJEN, first, lowest, last)
        *below, highest = range(1, len(self._keuze.niveaus) + 1)
        for niveau in (*below, highest):
            tint = self._book.add_format({"bg_color": _tint(niveau / highest)})
            rule = {"type": "cell", "criteria": "==", "value": niveau, "format": tint}
            sheet.conditional_format(*area, rule)
        sheet.data_validation(
            *area,
            {
                "validate": "list",
                "source": [str(niveau) for niveau in (*below, highest)],
                "error_title": "Dat niveau bestaat niet",
                "error_message": f"Typ {', '.join(map(str, below))} of {highest}, of laat het vak leeg.",
            },
        )

    def _explain(self, shown: Sequence[Tabel]) -> None:
        """The last sheet: what the others show."""
        sheet = self._book.add_worksheet(ABOUT)
        self._print_setup(sheet)
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 1, 90)
        self._cell(sheet, 0, 0, self._keuze.titel, bold=True)
        for row, tabel in enumerate(shown, 2):
            self._cell(sheet, row, 0, tabel.naam, bold=True)
            self._cell(sheet, row, 1, tabel.uitleg)
        for row, (nummer, niveau) in enumerate(enumerate(self._keuze.niveaus, 1), len(shown) + 3):
            if niveau.label.plat != str(nummer):
                self._cell(sheet, row, 0, nummer)
                self._cell(sheet, row, 1, niveau.label.plat)

    def _print_setup(self, sheet: Any) -> None:
        titel = self._keuze.titel[:MOST_IN_FOOT].replace("&", "&&")
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L&8{titel}&C&8&A&R&8pagina &P van &N")
        sheet.hide_gridlines(2)

    def _format(self, **look: Any) -> Any:
        """A format of the book, made once."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({**_BASE, **look})
        return self._formats[key]


class _Growing(Worksheet):  # type: ignore[misc] # its package has no types
    """A sheet whose rows begin at the height that is given, and still grow with what someone types."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, Any]] = ()) -> None:
        kept = [pair for pair in attributes if (tag, pair[0]) != ("row", "customHeight")]
        super()._xml_start_tag_unencoded(tag, kept)


def _height(row: Sequence[Waarde], kolommen: Sequence[Kolom]) -> int:
    """In points. Excel finds it by itself, LibreOffice believes what a workbook says."""
    texts = [(v, k.breedte) for v, k in zip(row, kolommen, strict=True) if isinstance(v, str) and not k.is_id]
    lines = [ceil(len(text) / (LETTERS * wide)) for text, wide in texts]
    return min(_LINE_HEIGHT * max((1, *lines)), 400)


def _split(row: Sequence[Waarde]) -> Iterator[Sequence[Waarde]]:
    """A row, and what of its texts does not fit in a cell in rows below it."""
    while True:
        yield [value[:MOST_LETTERS] if isinstance(value, str) else value for value in row]
        rest = [value[MOST_LETTERS:] if isinstance(value, str) else "" for value in row]
        if not any(rest):
            return
        row = [left or value for left, value in zip(rest, row, strict=True)]


def _frozen(kolommen: Sequence[Kolom]) -> int:
    """The columns that stay in sight: up to and with the first that a reader sees."""
    return next(column for column, kolom in enumerate(kolommen) if not kolom.is_id) + 1


def _tint(part: float) -> str:
    """A colour between white and half of the brand's: the higher the level, the darker."""
    brand = [int(_BRAND[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - channel) * part / 2):02X}" for channel in brand)
