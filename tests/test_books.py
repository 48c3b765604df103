"""What holds many roles on paper: a large handbook bound of parts, booklets, the matrix for a wall."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from handboek.loading import load_handboek
from handboek.site.pdf import Documents, print_all
from handboek.site.pdf.books import IN_ONE
from tests.sites import Write, edit
from tests.test_pdf import flat, parts, shown, squeezed

ROLES = IN_ONE + 1
INTRODUCTION = "<h1>Inleiding</h1><p>Zo lees je dit.</p>"


@pytest.fixture
def many(data: Path, write: Write) -> Path:
    """So many roles that the handbook is bound of parts: two families, and some without one."""
    for number in range(ROLES):
        familie = ("functiefamilie: Wind\n", "functiefamilie: Water\n", "")[number % 3]
        write(
            f"functies/r{number}.yml",
            f"titel: Rol {number}\n{familie}generiek:\n  samenwerken: {1 + number % 3}\n  plannen: 1\n",
        )
    return data


def made(data: Path, folder: Path) -> Path:
    document = Documents(load_handboek(data)).of_handbook(date(2026, 11, 21), INTRODUCTION)
    return print_all([document], folder)["handboek.pdf"]


def leads_to(note: Any, reader: PdfReader) -> str:
    """The text of the sheet that a link leads to."""
    where = note["/Dest"][0].get_object()
    return next(sheet.extract_text() for sheet in reader.pages if sheet.get_object() == where)


class TestBound:
    def test_all_is_there_in_order(self, many: Path, tmp_path: Path) -> None:
        file = made(many, tmp_path / "pdf")
        handboek, found = load_handboek(many), shown(file)
        for competentie in handboek.competenties.values():
            for gedrag in competentie.niveaus.values():
                assert all(found.count(squeezed(text)) == 1 for text in gedrag)
        titles = [entry.title for entry in flat(PdfReader(file).outline)]
        chapters = ["Inleiding", "Matrix", "Water", "Wind", "Overige functies", "Competenties"]
        assert [title for title in titles if title in chapters] == chapters
        assert {functie.titel for functie in handboek.matrixfuncties} <= {*titles}

    def test_each_link_leads_to_what_it_names(self, many: Path, tmp_path: Path) -> None:
        reader = PdfReader(made(many, tmp_path / "pdf"))
        notes = [note.get_object() for sheet in reader.pages for note in sheet.get("/Annots", ())]
        assert len(notes) > 4 * ROLES  # from the contents, the matrix, and to what each role asks
        assert all(note["/Contents"] and "handboek:" not in note["/Contents"] for note in notes)
        role = next(sheet for sheet in reader.pages if sheet.extract_text().startswith("Wind\nRol 0\n"))
        asked = [leads_to(note.get_object(), reader) for note in role["/Annots"][:2]]  # type: ignore[index]
        handboek = load_handboek(many)
        for id in handboek.functies["r0"].eisen:
            assert any(squeezed(handboek.competenties[id].definitie.plat) in squeezed(text) for text in asked)

    def test_a_sheet_says_its_part_and_is_called_so(self, many: Path, tmp_path: Path) -> None:
        reader = PdfReader(made(many, tmp_path / "pdf"))
        for label, sheet in zip(reader.page_labels, reader.pages, strict=True):
            part, _, number = label.rpartition(" ")
            foot = " ".join(sheet.extract_text().splitlines()[-3:])
            if number != "1" or part:  # the cover has no foot
                assert f"pagina {number} van " in foot
            assert f"· {part}" in foot if part else "·" not in foot

    def test_its_tags_are_one_tree(self, many: Path, tmp_path: Path) -> None:
        reader = PdfReader(made(many, tmp_path / "pdf"))
        tree: Any = reader.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
        flat_tree = tree["/ParentTree"]["/Nums"]
        numbers = flat_tree[::2]
        assert numbers == sorted({*numbers})
        owners = dict(zip(numbers, flat_tree[1::2], strict=True))
        for sheet in reader.pages:
            marked = [each.get_object() for each in owners[sheet["/StructParents"]].get_object()]
            assert all(each["/Pg"].get_object() == sheet.get_object() for each in marked)
            for note in sheet.get("/Annots", ()):
                assert owners[note.get_object()["/StructParent"]].get_object()["/S"] == "/Link"
        assert all(part["/P"].get_object() == tree for part in tree["/K"])
        names = tree["/IDTree"]["/Names"][::2]
        assert names == sorted({*names})
        for cell in parts(tree, "/TD"):
            for about in cell["/A"]:
                assert {*about.get_object().get("/Headers", ())} <= {*names}

    def test_one_role_that_changes_is_not_all_made_anew(self, many: Path, tmp_path: Path) -> None:
        made(many, tmp_path / "pdf")
        before = {file.name for file in (tmp_path / "pdf").iterdir()}
        edit(many / "functies" / "r1.yml", "titel: Rol 1", "titel: Rol 1\ndoel: Vaart uit.")
        file = made(many, tmp_path / "pdf")
        assert "Vaartuit." in shown(file)
        new = {file.name for file in (tmp_path / "pdf").iterdir()} - before
        assert len(new) == 2  # its part, and the book

    def test_the_same_input_gives_the_same_bytes(self, many: Path, tmp_path: Path) -> None:
        assert made(many, tmp_path / "een").read_bytes() == made(many, tmp_path / "twee").read_bytes()
