"""Documents that combine a cover, a matrix and a description."""

from __future__ import annotations

from tests.documenten import covers, ladders, layouts, matrices
from tests.documenten.content import GEVRAAGD, Document, Verwacht, Word, beschreven
from tests.documenten.covers import Cover
from tests.documenten.ladders import Ladder
from tests.documenten.layouts import Layout
from tests.documenten.matrices import Matrix

TITEL = "Verzorgende IG"


def _document(cover: Cover, matrix: Matrix, layout: Layout, ladder: Ladder, name: str) -> Document:
    def make(document: Word) -> None:
        cover(document, TITEL)
        matrix(document, ladder)
        layout(document, ladder)

    has_role = cover is not covers.none
    asked = GEVRAAGD if matrix is not matrices.none else {}
    functies = {TITEL: asked} if has_role else {}
    file = "functieprofiel_verzorgende-IG_2024" if cover is covers.file_name else "document"
    return Document(
        f"{file}-{name}" if file == "document" else file, make, Verwacht(functies, beschreven(len(ladder)))
    )


_CHOICES = (
    (covers.title, matrices.two_columns, layouts.styled, ladders.CIJFERS),
    (covers.form, matrices.required, layouts.styled, ladders.WOORDEN),
    (covers.two_lines, matrices.score, layouts.styled, ladders.LETTERS),
    (covers.role_profile, matrices.groups, layouts.styled, ladders.VIJF),
    (covers.named, matrices.crosses, layouts.numbered, ladders.CIJFERS),
    (covers.bare_title, matrices.boxes, layouts.numbered, ladders.WOORD_ERVOOR),
    (covers.header, matrices.wingdings, layouts.numbered_styles, ladders.CIJFERS),
    (covers.title, matrices.lines, layouts.numbered_styles, ladders.BENOEMD),
    (covers.form, matrices.tabbed, layouts.flat, ladders.CIJFERS),
    (covers.file_name, matrices.two_columns, layouts.flat, ladders.WOORDEN),
    (covers.title, matrices.explained, layouts.flat, ladders.BENOEMD),
    (covers.two_lines, matrices.required, layouts.typed_bullets, ladders.CIJFERS),
    (covers.named, matrices.groups, layouts.typed_bullets, ladders.ROMEINS),
    (covers.title, matrices.crosses, layouts.line_breaks, ladders.CIJFERS),
    (covers.bare_title, matrices.score, layouts.line_breaks, ladders.KORT),
    (covers.title, matrices.two_columns, layouts.level_in_heading, ladders.CIJFERS),
    (covers.title, matrices.required, layouts.rows, ladders.NULLEN),
    (covers.form, matrices.explained, layouts.rows, ladders.WOORD_ERACHTER),
    (covers.role_profile, matrices.without_head, layouts.rows, ladders.KAAL),
    (covers.title, matrices.two_columns, layouts.rows, ladders.LETTERS_LOS),
    (covers.title, matrices.groups, layouts.merged_rows, ladders.CIJFERS),
    (covers.named, matrices.score, layouts.merged_rows, ladders.WOORDEN),
    (covers.title, matrices.two_columns, layouts.merged_level_rows, ladders.COMPETENTIENIVEAU),
    (covers.form, matrices.boxes, layouts.merged_level_rows, ladders.TELWOORDEN),
    (covers.title, matrices.required, layouts.columns, ladders.CIJFERS),
    (covers.two_lines, matrices.crosses, layouts.columns, ladders.VIJF_KAAL),
    (covers.header, matrices.lines, layouts.columns, ladders.HAAKJES),
    (covers.title, matrices.explained, layouts.one_table, ladders.CIJFERS),
    (covers.form, matrices.two_columns, layouts.one_table, ladders.WOORDEN),
    (covers.title, matrices.required, layouts.one_table_defined, ladders.BENOEMD),
    (covers.role_profile, matrices.crosses, layouts.one_table_defined, ladders.VIJF_LETTERS),
    (covers.title, matrices.tabbed, layouts.merged_column, ladders.KAAL),
    (covers.named, matrices.score, layouts.merged_column, ladders.WOORDEN),
    (covers.title, matrices.wingdings, layouts.outline_only, ladders.KORT),
    (covers.form, matrices.two_columns, layouts.outline_only, ladders.VIER_WOORDEN),
    (covers.title, matrices.required, layouts.sized, ladders.CIJFERS),
    (covers.bare_title, matrices.two_columns, layouts.keywords, ladders.HAAKJES),
    (covers.none, matrices.none, layouts.styled, ladders.CIJFERS),
    (covers.none, matrices.none, layouts.line_breaks, ladders.WOORDEN),
    (covers.none, matrices.none, layouts.one_table, ladders.VIJF),
)
COMBINED = [
    _document(cover, matrix, layout, ladder, f"{at:02}-{cover.__name__}-{matrix.__name__}-{layout.__name__}")
    for at, (cover, matrix, layout, ladder) in enumerate(_CHOICES, 1)
]
