"""Documents to be imported: many of one kind, and one with very many paragraphs."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import docx

from tests.documenten import covers, ladders, layouts, matrices

FILES, PARAGRAPHS = 200, 20_000


def many_files(folder: Path) -> Path:
    """A folder with profiles that describe the same competencies, each of another role."""
    folder.mkdir(parents=True)
    for number in range(FILES):
        document = docx.Document()
        covers.title(document, f"Begeleider {number}")
        matrices.two_columns(document, ladders.CIJFERS)
        layouts.rows(document, ladders.CIJFERS)
        document.save(str(folder / f"profiel-{number:03}.docx"))
    return folder


def one_long_file(folder: Path) -> Path:
    """One document with a role after every hundred paragraphs, each in five parts."""
    folder.mkdir(parents=True)
    document = docx.Document()
    document.add_heading("Functieboek", 0)
    kinds = [document.add_heading("Functie", 1)._p, document.add_heading("Deel", 2)._p]
    paragraph, body = document.add_paragraph("Zin")._p, document.element.body
    for old in kinds:
        body.remove(old)
    for number in range(PARAGRAPHS):
        role, part = divmod(number, 100)
        if not part:
            _add(body, kinds[0], f"Functieprofiel Begeleider {role}")
        elif part % 20 == 1:
            _add(body, kinds[1], f"Onderwerp {part // 20}")
        else:
            _add(body, paragraph, f"Zegt onder nummer {number} wat er bij het werk hoort.")
    document.save(str(folder / "lang.docx"))
    return folder


def _add(body: Any, kind: Any, text: str) -> None:
    made = deepcopy(kind)
    made.r_lst[0].text = text
    body.insert(len(body) - 1, made)
