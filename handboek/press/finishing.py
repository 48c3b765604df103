"""What Typst leaves undone in a tagged PDF: heads for the rows of a table, names of its own, packing."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, String


def finished(content: bytes) -> bytes:
    """The same PDF, whose tables tell a screen reader what a row is about, in half the bytes."""
    target = io.BytesIO()
    own = hashlib.sha256(content).hexdigest()[:8]
    with Pdf.open(io.BytesIO(content)) as pdf:
        tree = pdf.Root.StructTreeRoot
        for row in _rows(tree):
            cells = _children(row)
            for cell in cells:
                _call(cell, own)
            _head(cells)
        if "/IDTree" in tree:
            names = tree.IDTree.Names
            for at in range(0, len(names), 2):
                names[at] = String(f"{own}{names[at]}")
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


def _call(cell: Object, own: str) -> None:
    """Let the names by which cells refer to their heads begin with what is this file's own."""
    if "/ID" in cell:
        cell.ID = String(f"{own}{cell.ID}")
    for about in _attributes(cell):
        if "/Headers" in about:
            about.Headers = Array([String(f"{own}{name}") for name in about.Headers])


def _head(cells: list[Object]) -> None:
    """Make the first of several cells the head of its row."""
    if len(cells) > 1 and cells[0].S == Name.TD:
        cells[0].S = Name.TH
        cells[0].A = Array([*_attributes(cells[0]), Dictionary(O=Name.Table, Scope=Name.Row)])


def _attributes(cell: Object) -> list[Object]:
    known = cell.get("/A")
    return [] if known is None else list(known) if isinstance(known, Array) else [known]
