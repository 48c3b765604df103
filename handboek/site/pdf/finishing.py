"""What Typst leaves undone in a tagged PDF: heads for the rows of a table, and packing."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf


def finished(content: bytes) -> bytes:
    """The same PDF, whose tables tell a screen reader what a row is about, in half the bytes."""
    target = io.BytesIO()
    with Pdf.open(io.BytesIO(content)) as pdf:
        for row in _rows(pdf.Root.StructTreeRoot):
            _name(row)
        pdf.save(target, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return target.getvalue()


def _rows(top: Object) -> Iterator[Object]:
    """Every row of a table, from the tree of what the parts of a document are."""
    left = [top]
    while left:
        part = left.pop()
        if part.get("/S") == Name.TR:
            yield part
        left += _children(part)


def _children(part: Object) -> list[Object]:
    below = part.get("/K")
    found = list(below) if isinstance(below, Array) else [below]
    return [each for each in found if isinstance(each, Dictionary)]


def _name(row: Object) -> None:
    """Make the first of several cells the head of its row."""
    cells = _children(row)
    if len(cells) > 1 and cells[0].S == Name.TD:
        cells[0].S = Name.TH
        about = Dictionary(O=Name.Table, Scope=Name.Row)
        known = cells[0].get("/A")
        cells[0].A = (
            about if known is None else Array([*(known if isinstance(known, Array) else [known]), about])
        )
