"""Where the title of the role stands."""

from __future__ import annotations

from collections.abc import Callable

from tests.documenten.content import Word
from tests.documenten.layouts import table

Cover = Callable[[Word, str], None]


def none(document: Word, titel: str) -> None:
    """A dictionary: no role at all."""
    document.add_heading("Competentiewoordenboek", 0)


def file_name(document: Word, titel: str) -> None:
    """Nowhere but in the name of the file."""


def title(document: Word, titel: str) -> None:
    document.add_heading(f"Functieprofiel {titel}", 0)
    document.add_paragraph("Maart 2024")


def bare_title(document: Word, titel: str) -> None:
    document.add_heading(titel, 0)


def role_profile(document: Word, titel: str) -> None:
    document.add_heading(f"Rolprofiel {titel}", 1)


def named(document: Word, titel: str) -> None:
    document.add_paragraph(f"Functie: {titel}")
    document.add_paragraph("Versie: januari 2025")


def form(document: Word, titel: str) -> None:
    table(document, [("Functienaam", titel), ("FWG-schaal", "45"), ("Datum vaststelling", "12-03-2024")])


def header(document: Word, titel: str) -> None:
    document.sections[0].header.paragraphs[0].text = f"Functiebeschrijving {titel}"


def two_lines(document: Word, titel: str) -> None:
    """The kind of document in one line, the role below it."""
    for text in ("FUNCTIEBESCHRIJVING", titel):
        run = document.add_paragraph().add_run(text)
        run.bold, run.font.size = True, 254000
