"""Documents with habits of their own: legends of levels, heads in two rows, names within a line."""

from __future__ import annotations

from collections.abc import Callable

from tests.documenten import ladders
from tests.documenten.content import COMPETENTIES, GEVRAAGD, Document, Verwacht, Word, beschreven
from tests.documenten.layouts import bold, bullets, rows, styled, table
from tests.documenten.matrices import two_columns

TITEL = "Verzorgende IG"


def _asked(document: Word) -> None:
    document.add_heading(f"Functieprofiel {TITEL}", 0)
    two_columns(document, ladders.CIJFERS)


def level_and_behaviour(document: Word) -> None:
    """Below each name a table with the heads Niveau and Gedragsindicatoren."""
    _asked(document)
    for c in COMPETENTIES:
        document.add_heading(c.label, 2)
        document.add_paragraph(c.definitie)
        lines = [(str(n), "\n".join(gedrag)) for n, gedrag in enumerate(c.tot(3), 1)]
        table(document, [("Niveau", "Gedragsindicatoren"), *lines])


def prefixed_labels(document: Word) -> None:
    """ "Competentie 1: Samenwerken"."""
    _asked(document)
    for at, c in enumerate(COMPETENTIES, 1):
        document.add_heading(f"Competentie {at}: {c.label}", 2)
        document.add_paragraph(c.definitie)
        for kop, gedrag in zip(ladders.CIJFERS.koppen, c.niveaus, strict=False):
            bold(document, f"Gedragsindicatoren {kop.lower()}:")
            bullets(document, gedrag)


def keyed_tables(document: Word) -> None:
    """A table for each competency, with a word to the left of everything."""
    _asked(document)
    for c in COMPETENTIES:
        levels = [
            (kop, "\n".join(gedrag)) for kop, gedrag in zip(ladders.CIJFERS.koppen, c.niveaus, strict=False)
        ]
        table(document, [("Competentie", c.label), ("Definitie", c.definitie), *levels])


def two_heads(document: Word) -> None:
    """A matrix of crosses with its head in two rows."""
    document.add_heading(f"Functieprofiel {TITEL}", 0)
    document.add_heading("Competenties en niveaus", 1)
    lines = [(label, *("x" if n == niveau else "" for n in (1, 2, 3))) for label, niveau in GEVRAAGD.items()]
    made = table(document, [("Competentie", "Niveau", "", ""), ("", "1", "2", "3"), *lines])
    made.rows[0].cells[1].merge(made.rows[0].cells[3])
    made.cell(0, 0).merge(made.cell(1, 0))
    styled(document, ladders.CIJFERS)


def legend(document: Word) -> None:
    """What the levels mean stands in front, as lines and as a table."""
    document.add_heading(f"Functieprofiel {TITEL}", 0)
    document.add_heading("Toelichting op de niveaus", 1)
    document.add_paragraph("Niveau 1: doet het werk volgens afspraak.")
    document.add_paragraph("Niveau 2: lost zelf op wat anders loopt.")
    document.add_paragraph("Niveau 3: verandert hoe anderen het doen.")
    document.add_heading("Betekenis van de niveaus", 1)
    table(
        document,
        [
            ("Niveau", "Omschrijving"),
            ("1", "Werkt volgens de regels van het huis."),
            ("2", "Past de regels zo nodig aan."),
            ("3", "Maakt nieuwe regels met het team."),
        ],
    )
    two_columns(document, ladders.CIJFERS)
    styled(document, ladders.CIJFERS)


def levels_down(document: Word) -> None:
    """A level in each row, a competency in each column."""
    _asked(document)
    document.add_heading("Gedrag", 1)
    lines = [(f"Niveau {n + 1}", *("\n".join(c.niveaus[n]) for c in COMPETENTIES)) for n in range(3)]
    table(document, [("Niveau", *(c.label for c in COMPETENTIES)), *lines])


def run_in(document: Word) -> None:
    """The name is bold at the start of its definition."""
    _asked(document)
    document.add_heading("Uitwerking", 1)
    for c in COMPETENTIES:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{c.label}: ").bold = True
        paragraph.add_run(c.definitie)
        for kop, gedrag in zip(ladders.CIJFERS.koppen, c.niveaus, strict=False):
            document.add_paragraph(kop)
            bullets(document, gedrag)


def numbered_sentences(document: Word) -> None:
    """Behaviour with typed numbers, without full stops."""
    _asked(document)
    for at, c in enumerate(COMPETENTIES, 1):
        document.add_heading(c.label, 2)
        for n, gedrag in enumerate(c.tot(3), 1):
            document.add_heading(f"Niveau {n}", 3)
            for number, text in enumerate(gedrag, 1):
                document.add_paragraph(f"{at}.{number} {text.rstrip('.')}")


def one_level_each(document: Word) -> None:
    """A role with each competency at one level, told below its name."""
    document.add_heading(f"Functieprofiel {TITEL}", 0)
    document.add_heading("Competenties", 1)
    for c in COMPETENTIES:
        niveau = GEVRAAGD[c.label]
        document.add_heading(c.label, 2)
        document.add_paragraph(c.definitie)
        bold(document, f"Niveau: {niveau}")
        bullets(document, c.niveaus[niveau - 1])


def all_in_one_table(document: Word) -> None:
    """Name, definition, behaviour and level asked in one row."""
    document.add_heading(f"Functieprofiel {TITEL}", 0)
    document.add_heading("Competenties", 1)
    lines = [
        (c.label, c.definitie, "\n".join(c.niveaus[GEVRAAGD[c.label] - 1]), str(GEVRAAGD[c.label]))
        for c in COMPETENTIES
    ]
    table(document, [("Competentie", "Definitie", "Gedragsindicatoren", "Niveau"), *lines])


def big_form(document: Word) -> None:
    """A form with more than the import knows, then numbered parts and a table of results."""
    table(
        document,
        [
            ("Functienaam", TITEL),
            ("Afdeling", "Wonen met zorg"),
            ("Leidinggevende", "Teamleider wonen"),
            ("Salarisschaal", "FWG 35"),
            ("Datum", "1 maart 2024"),
        ],
    )
    document.add_heading("1. Doel van de functie", 1)
    document.add_paragraph("Zorgt dat bewoners een goede dag hebben.")
    document.add_heading("2. Resultaatgebieden", 1)
    table(
        document,
        [
            ("Nr.", "Resultaatgebied", "Indicatoren"),
            ("1", "Zorg geven", "Bewoners zijn op tijd gewassen.\nMedicijnen kloppen."),
            ("2", "Afstemmen", "Familie weet wat er speelt."),
        ],
    )
    document.add_heading("3. Functie-eisen", 1)
    document.add_paragraph("Een diploma verzorgende.")
    document.add_heading("4. Competenties", 1)
    lines = [(label, *("X" if n == niveau else "" for n in (1, 2, 3))) for label, niveau in GEVRAAGD.items()]
    table(document, [("Competentie", "Basis", "Gevorderd", "Expert"), *lines])


def plus_signs(document: Word) -> None:
    _asked(document)
    rows(document, ladders.BENOEMD)


_ALL = beschreven()
_ONE = {c.label: {GEVRAAGD[c.label]: list(c.niveaus[GEVRAAGD[c.label] - 1])} for c in COMPETENTIES}
_BARE = {
    label: {n: [text.rstrip(".") for text in texts] for n, texts in niveaus.items()}
    for label, niveaus in _ALL.items()
}


def _habit(make: Callable[[Word], None], verwacht: Verwacht) -> Document:
    return Document(make.__name__.replace("_", "-"), make, verwacht)


_ROLE = {TITEL: GEVRAAGD}
_MEANING = {
    1: "doet het werk volgens afspraak.",
    2: "lost zelf op wat anders loopt.",
    3: "verandert hoe anderen het doen.",
}
HABITS = [
    *(
        _habit(make, Verwacht(_ROLE, _ALL))
        for make in (level_and_behaviour, prefixed_labels, keyed_tables, two_heads)
    ),
    _habit(legend, Verwacht(_ROLE, _ALL, (), ("Betekenis van de niveaus",), uitleg=_MEANING)),
    *(_habit(make, Verwacht(_ROLE, _ALL)) for make in (levels_down, run_in, plus_signs)),
    _habit(numbered_sentences, Verwacht(_ROLE, _BARE)),
    _habit(one_level_each, Verwacht(_ROLE, _ONE)),
    _habit(all_in_one_table, Verwacht(_ROLE, _ONE)),
    _habit(
        big_form,
        Verwacht(_ROLE, {}, ("Zorg geven", "Afstemmen"), ("Afdeling", "Leidinggevende", "Functie-eisen")),
    ),
]


def one_cell(document: Word) -> None:
    """Name and definition left, all levels in one cell at the right."""
    _asked(document)
    for c in COMPETENTIES:
        said = [line for n, gedrag in enumerate(c.tot(3), 1) for line in (f"Niveau {n}", *gedrag)]
        table(document, [(f"{c.label}\n{c.definitie}", "\n".join(said))])


def over_pages(document: Word) -> None:
    """A table that goes on below its head once more, and then in a second table without one."""
    _asked(document)
    document.add_heading("Competenties", 1)
    head = ("Competentie", "Niveau 1", "Niveau 2", "Niveau 3")
    lines = [
        (f"{at}. {c.label}", *("\n".join(gedrag) for gedrag in c.tot(3)))
        for at, c in enumerate(COMPETENTIES, 1)
    ]
    table(document, [head, lines[0], head, lines[1]])
    document.add_page_break()
    table(document, lines[2:])


def banner(document: Word) -> None:
    """A logo and the title beside each other in a table, the organisation above it as a title."""
    document.add_heading("Zorggroep De Linde", 0)
    table(document, [("", f"Functieprofiel {TITEL} versie 2.1")])
    two_columns(document, ladders.CIJFERS)
    styled(document, ladders.CIJFERS)


def busy_header(document: Word) -> None:
    document.sections[0].header.paragraphs[0].text = f"Zorggroep De Linde – Functieprofiel {TITEL}"
    two_columns(document, ladders.CIJFERS)
    styled(document, ladders.CIJFERS)


HABITS += [_habit(make, Verwacht(_ROLE, _ALL)) for make in (one_cell, over_pages, banner, busy_header)]
