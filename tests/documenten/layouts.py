"""How competencies are described: each function adds all of them to a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from tests.documenten.content import COMPETENTIES, Beschrijving, Word
from tests.documenten.ladders import Ladder
from tests.wordfiles import xml

Layout = Callable[[Word, Ladder], None]


def bold(document: Word, text: str) -> None:
    document.add_paragraph().add_run(text).bold = True


def bullets(document: Word, texts: Sequence[str]) -> None:
    for text in texts:
        document.add_paragraph(text, style="List Bullet")


def table(document: Word, rows: Sequence[Sequence[str]]) -> Word:
    made = document.add_table(len(rows), max(map(len, rows)), style="Table Grid")
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            first, *more = text.split("\n")
            cell.paragraphs[0].text = first
            for line in more:
                cell.add_paragraph(line)
    return made


def _clusters() -> list[tuple[str, list[Beschrijving]]]:
    return [(cluster, list(some)) for cluster, some in groupby(COMPETENTIES, lambda c: c.cluster)]


def styled(document: Word, ladder: Ladder) -> None:
    """Headings in Word's own styles, down to the level."""
    document.add_heading("Competenties", 1)
    for cluster, some in _clusters():
        document.add_heading(cluster, 2)
        for c in some:
            document.add_heading(c.label, 3)
            document.add_paragraph(c.definitie)
            for kop, gedrag in zip(ladder.koppen, c.niveaus, strict=False):
                document.add_heading(kop, 4)
                bullets(document, gedrag)


def numbered(document: Word, ladder: Ladder) -> None:
    """Numbers typed in front of bold headings: "3.1 Samenwerken", "3.1.1 Niveau 1"."""
    bold(document, "3 Competenties")
    for at, c in enumerate(COMPETENTIES, 1):
        bold(document, f"3.{at} {c.label}")
        document.add_paragraph(c.definitie)
        for number, (kop, gedrag) in enumerate(zip(ladder.koppen, c.niveaus, strict=False), 1):
            bold(document, f"3.{at}.{number} {kop}")
            bullets(document, gedrag)


def numbered_styles(document: Word, ladder: Ladder) -> None:
    """Numbers typed in headings that have a style."""
    document.add_heading("2. Competenties", 1)
    for at, c in enumerate(COMPETENTIES, 1):
        document.add_heading(f"2.{at}. {c.label}", 2)
        document.add_paragraph(f"Definitie: {c.definitie}")
        for kop, gedrag in zip(ladder.koppen, c.niveaus, strict=False):
            document.add_paragraph(kop)
            bullets(document, gedrag)


def flat(document: Word, ladder: Ladder) -> None:
    """Bold lines only: cluster, competency and level look the same."""
    for cluster, some in _clusters():
        bold(document, cluster)
        for c in some:
            bold(document, c.label)
            document.add_paragraph(c.definitie)
            for kop, gedrag in zip(ladder.koppen, c.niveaus, strict=False):
                bold(document, kop)
                bullets(document, gedrag)


def typed_bullets(document: Word, ladder: Ladder) -> None:
    """Bullets that are typed signs with a tab, and levels with a colon."""
    for c in COMPETENTIES:
        bold(document, c.label)
        document.add_paragraph(c.definitie)
        for kop, gedrag in zip(ladder.koppen, c.niveaus, strict=False):
            document.add_paragraph(f"{kop}:")
            for text in gedrag:
                document.add_paragraph(f"-\t{text}")


def line_breaks(document: Word, ladder: Ladder) -> None:
    """One paragraph for each level, its lines broken with a dash."""
    for c in COMPETENTIES:
        document.add_heading(c.label, 2)
        document.add_paragraph(c.definitie)
        for kop, gedrag in zip(ladder.koppen, c.niveaus, strict=False):
            document.add_paragraph("\n".join([kop, *(f"- {text}" for text in gedrag)]))


def level_in_heading(document: Word, ladder: Ladder) -> None:
    """The level stands behind the name: "Samenwerken – niveau 2"."""
    for c in COMPETENTIES:
        for kop, gedrag in zip(ladder.koppen, c.niveaus, strict=False):
            document.add_heading(f"{c.label} – {kop[0].lower()}{kop[1:]}", 2)
            bullets(document, gedrag)


def rows(document: Word, ladder: Ladder) -> None:
    """A table for each competency: its name and definition, then a row for each level."""
    for cluster, some in _clusters():
        document.add_heading(cluster, 1)
        for c in some:
            levels = [(kop, "\n".join(gedrag)) for kop, gedrag in zip(ladder.koppen, c.niveaus, strict=False)]
            table(document, [(c.label, c.definitie), *levels])
            document.add_paragraph()


def merged_rows(document: Word, ladder: Ladder) -> None:
    """Name and definition each in a merged row, then the levels beside each other."""
    for c in COMPETENTIES:
        texts = ["\n".join(gedrag) for gedrag in c.niveaus[: len(ladder)]]
        made = table(document, [(c.label,), (c.definitie,), tuple(ladder.koppen), texts])
        for row in made.rows[:2]:
            row.cells[0].merge(row.cells[-1])
        document.add_paragraph()


def merged_level_rows(document: Word, ladder: Ladder) -> None:
    """All in one table: a merged row with the name, one with the definition, a row for each level."""
    lines: list[tuple[str, ...]] = []
    for c in COMPETENTIES:
        lines += [(c.label,), (c.definitie,)]
        lines += [(kop, "\n".join(gedrag)) for kop, gedrag in zip(ladder.koppen, c.niveaus, strict=False)]
    made = table(document, lines)
    for row, line in zip(made.rows, lines, strict=True):
        if len(line) == 1:
            row.cells[0].merge(row.cells[1])


def columns(document: Word, ladder: Ladder) -> None:
    """A heading and a definition, then a table with the levels beside each other."""
    for c in COMPETENTIES:
        document.add_heading(c.label, 2)
        document.add_paragraph(c.definitie)
        table(
            document,
            [tuple(ladder.koppen), *zip(*c.niveaus[: len(ladder)], strict=True)],
        )


def one_table(document: Word, ladder: Ladder) -> None:
    """All competencies in one table, with a column for each level."""
    lines = [("Competentie", *ladder.koppen)]
    lines += [(c.label, *("\n".join(gedrag) for gedrag in c.niveaus[: len(ladder)])) for c in COMPETENTIES]
    table(document, lines)


def one_table_defined(document: Word, ladder: Ladder) -> None:
    """The same with a cluster and a definition, and bullets as signs with line breaks."""
    lines = [("Cluster", "Competentie", "Omschrijving", *ladder.koppen)]
    made = table(
        document,
        lines + [(c.cluster, c.label, c.definitie, *([""] * len(ladder))) for c in COMPETENTIES],
    )
    for row, c in zip(made.rows[1:], COMPETENTIES, strict=True):
        for cell, gedrag in zip(row.cells[3:], c.niveaus, strict=False):
            cell.paragraphs[0].text = "\n".join(f"• {text}" for text in gedrag)


def merged_column(document: Word, ladder: Ladder) -> None:
    """One row for each behaviour; name and level are merged over their rows."""
    lines: list[tuple[str, ...]] = [("Competentie", "Niveau", "Gedrag")]
    spans = []
    for c in COMPETENTIES:
        begin = len(lines)
        for cel, gedrag in zip(ladder.cellen, c.niveaus, strict=False):
            at = len(lines)
            lines += [("", "", text) for text in gedrag]
            lines[at] = ("", cel, gedrag[0])
            spans.append((1, at, len(lines) - 1))
        lines[begin] = (c.label, *lines[begin][1:])
        spans.append((0, begin, len(lines) - 1))
    made = table(document, lines)
    for column, first, last in spans:
        made.cell(first, column).merge(made.cell(last, column))
        for extra in made.cell(first, column).paragraphs[1:]:
            extra._p.getparent().remove(extra._p)


def outline_only(document: Word, ladder: Ladder) -> None:
    """Headings in styles of the organisation's own: "Kop 1" by name alone, and one with an outline level."""
    for name in ("Kop 1 Zorg", "Kop 2 Zorg", "Tussenkopje"):
        if name not in [style.name for style in document.styles]:
            document.styles.add_style(name, 1)
    document.styles["Tussenkopje"].element.get_or_add_pPr().append(xml('<w:outlineLvl w:val="2"/>'))
    for cluster, some in _clusters():
        document.add_paragraph(cluster, style="Kop 1 Zorg")
        for c in some:
            document.add_paragraph(c.label, style="Kop 2 Zorg")
            document.add_paragraph(c.definitie)
            for kop, gedrag in zip(ladder.koppen, c.niveaus, strict=False):
                document.add_paragraph(kop, style="Tussenkopje")
                bullets(document, gedrag)


def sized(document: Word, ladder: Ladder) -> None:
    """Headings by letter size alone, and levels in italics."""
    for c in COMPETENTIES:
        run = document.add_paragraph().add_run(c.label)
        run.font.size = 177800
        document.add_paragraph(c.definitie)
        for kop, gedrag in zip(ladder.koppen, c.niveaus, strict=False):
            document.add_paragraph().add_run(kop).italic = True
            bullets(document, gedrag)


def keywords(document: Word, ladder: Ladder) -> None:
    """Each part under a word of its own: definition, then indicators."""
    for c in COMPETENTIES:
        document.add_heading(c.label, 2)
        bold(document, "Definitie")
        document.add_paragraph(c.definitie)
        bold(document, "Gedragsindicatoren")
        for kop, gedrag in zip(ladder.koppen, c.niveaus, strict=False):
            bold(document, kop)
            for text in gedrag:
                document.add_paragraph(text)
