"""Files with separated values. A text that a spreadsheet would take for a formula is defused."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from handboek.exchange.choice import Bestand, Keuze
from handboek.exchange.tables import Niveauvak, Tabel, Waarde, tabellen

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as something else."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")


def files(keuze: Keuze) -> Iterator[Bestand]:
    """Each table as a file that a Dutch Excel opens with a double click."""
    for tabel in tabellen(keuze):
        name = "-".join(filter(None, (keuze.naam, tabel.naam.lower())))
        yield Bestand(f"{name}.csv", partial(_csv, tabel))


def _csv(tabel: Tabel) -> bytes:
    rows = ([_text(value) for value in row] for row in tabel.rijen)
    return separated([[kolom.kop for kolom in tabel.kolommen], *rows], ";", start=BYTE_ORDER_MARK)


def _text(value: Waarde) -> str:
    if isinstance(value, Niveauvak):
        return str(value.niveau)
    return "" if value is None else str(value)


def separated(rows: Iterable[Sequence[str]], separator: str, *, start: str = "") -> bytes:
    """Rows of texts as such a file (RFC 4180)."""
    target = io.StringIO(newline="")
    target.write(start)
    csv.writer(target, delimiter=separator).writerows([[defused(text) for text in row] for row in rows])
    return target.getvalue().encode()


def defused(text: str) -> str:
    """A text that no spreadsheet calculates with: an apostrophe before what would begin a formula."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
