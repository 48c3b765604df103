"""How a role asks its levels."""

from __future__ import annotations

from collections.abc import Callable

from tests.documenten.content import COMPETENTIES, GEVRAAGD, Word
from tests.documenten.ladders import Ladder
from tests.documenten.layouts import table
from tests.wordfiles import xml

Matrix = Callable[[Word, Ladder], None]


def none(document: Word, ladder: Ladder) -> None:
    """Nothing is asked."""


def _asked(ladder: Ladder) -> list[tuple[str, str]]:
    return [(label, ladder.cellen[niveau - 1]) for label, niveau in GEVRAAGD.items()]


def two_columns(document: Word, ladder: Ladder) -> None:
    document.add_heading("Competentiematrix", 1)
    table(document, [("Competentie", "Niveau"), *_asked(ladder)])


def required(document: Word, ladder: Ladder) -> None:
    document.add_heading("Gevraagde competenties", 1)
    table(document, [("Competentie", "Vereist niveau"), *_asked(ladder)])


def score(document: Word, ladder: Ladder) -> None:
    document.add_heading("Competentieprofiel", 1)
    clusters = {c.label: c.cluster for c in COMPETENTIES}
    table(
        document,
        [
            ("Cluster", "Competentie", "Score"),
            *((clusters[label], label, cel) for label, cel in _asked(ladder)),
        ],
    )


def explained(document: Word, ladder: Ladder) -> None:
    document.add_heading("Competenties bij deze functie", 1)
    lines = [
        (label, cel, f"Past bij het werk van elke dag met {label.lower()}.") for label, cel in _asked(ladder)
    ]
    table(document, [("Competentie", "Norm", "Toelichting"), *lines])


def groups(document: Word, ladder: Ladder) -> None:
    document.add_heading("Matrix", 1)
    asked = _asked(ladder)
    made = table(
        document,
        [
            ("Competentie", "Niveau"),
            ("Kerncompetenties",),
            *asked[:2],
            ("Functiespecifieke competenties",),
            *asked[2:],
        ],
    )
    for at in (1, 4):
        made.rows[at].cells[0].merge(made.rows[at].cells[1])


def without_head(document: Word, ladder: Ladder) -> None:
    document.add_heading("Competentiematrix", 1)
    table(document, _asked(ladder))


def lines(document: Word, ladder: Ladder) -> None:
    """No table: each on a line of its own."""
    document.add_heading("Competentieprofiel", 1)
    for label, cel in _asked(ladder):
        document.add_paragraph(f"{label}: {cel}")


def tabbed(document: Word, ladder: Ladder) -> None:
    """Columns made with tabs."""
    document.add_heading("Gevraagde competenties", 1)
    document.add_paragraph("Competentie\tNiveau")
    for label, cel in _asked(ladder):
        document.add_paragraph(f"{label}\t{cel}")


def _crossed(document: Word, ladder: Ladder, yes: str, no: str) -> Word:
    document.add_heading("Competentiematrix", 1)
    lines = [
        (label, *(yes if cel == asked else no for cel in ladder.cellen)) for label, asked in _asked(ladder)
    ]
    return table(document, [("Competentie", *ladder.cellen), *lines])


def crosses(document: Word, ladder: Ladder) -> None:
    _crossed(document, ladder, "x", "")


def boxes(document: Word, ladder: Ladder) -> None:
    _crossed(document, ladder, "☒", "☐")


def wingdings(document: Word, ladder: Ladder) -> None:
    for row in _crossed(document, ladder, "x", "").rows[1:]:
        for cell in row.cells[1:]:
            if cell.text == "x":
                run = cell.paragraphs[0].runs[0]
                run.text = ""
                run._r.append(xml('<w:sym w:font="Wingdings" w:char="F0FC"/>'))
