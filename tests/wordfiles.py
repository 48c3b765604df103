"""Word files for tests: a dump as the document that it came from, and parts that python-docx cannot make."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_MARK = re.compile(r"<b>(.+?)</b>|<i>(.+?)</i>|\*\*(.+?)\*\*|\*(.+?)\*")


def word_of(dump: str, *, bold_headings: bool = False) -> bytes:
    """The Word file that a dump could come from: headings, tables, bullets, bold, italic, footnotes."""
    document = docx.Document()
    notes: list[str] = []
    for is_row, lines in groupby(dump.split("\n"), key=lambda line: "\t" in line):
        if is_row:
            _table(document, [line.split("\t") for line in lines])
            continue
        for line in filter(str.strip, lines):
            if line.startswith("\ufffd"):
                notes.append(line[1:].strip())
            else:
                _paragraph(document, line.strip(), bold_headings)
    if notes:
        add_footnotes(document, notes)
    return saved(document)


def saved(document: Any) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def add_footnotes(document: Any, notes: list[str]) -> None:
    """Footnotes as Word keeps them: a part of their own, with marks in the text."""
    texts = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, 2)
    )
    blob = f"<w:footnotes {nsdecls('w')}>{texts}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    for number in range(2, len(notes) + 2):
        document.paragraphs[0]._p.append(xml(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'))


def xml(text: str) -> Any:
    """An element of Word from its XML."""
    at = text.index(">") - (text[text.index(">") - 1] == "/")
    return parse_xml(f"{text[:at]} {nsdecls('w')}{text[at:]}")


def repacked(
    content: bytes, change: Callable[[str, bytes], bytes], added: dict[str, bytes] | None = None
) -> bytes:
    """The same Word file with its parts changed, and with parts added by name."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in (added or {}).items():
            new.writestr(name, part)
    return target.getvalue()


def _table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            _runs(cell.paragraphs[0], text)


def _paragraph(document: Any, line: str, bold_headings: bool) -> None:
    if heading := re.match(r"(#+) ", line):
        text = line[heading.end() :]
        if bold_headings:
            document.add_paragraph().add_run(text).bold = True
        else:
            document.add_heading(text, len(heading[1]) - 1)
    elif line.startswith("· "):
        _runs(document.add_paragraph(style="List Bullet"), line[2:])
    elif number := re.match(r"\d+\. ", line):
        _runs(document.add_paragraph(style="List Number"), line[number.end() :])
    else:
        _runs(document.add_paragraph(), line)


def _runs(paragraph: Any, text: str) -> None:
    for piece, bold, italic in _styled(text):
        run = paragraph.add_run(piece)
        run.bold, run.italic = bold or None, italic or None


def _styled(text: str) -> Iterator[tuple[str, bool, bool]]:
    at = 0
    for mark in _MARK.finditer(text):
        yield text[at : mark.start()], False, False
        yield next(filter(None, mark.groups())), bool(mark[1] or mark[3]), bool(mark[2] or mark[4])
        at = mark.end()
    yield text[at:], False, False
