"""There and back: a workbook that was exported and edited changes the files, and nothing else in them."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from handboek.cli import main
from handboek.exchange import FORMATEN, Keuze
from handboek.loading import load_handboek
from handboek.model import Tekst
from tests.sites import VOORBEELDEN, contents

Edit = Callable[[Any], object]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(VOORBEELDEN / "veer" / "data", tmp_path / "ons" / "data"))


@pytest.fixture
def back(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Export, edit and bring back; gives the status and what was said."""

    def back(*edits: Edit, functie: str | None = None) -> tuple[int, str]:
        handboek = load_handboek(data)
        keuze = Keuze.van_functie(handboek, handboek.functies[functie]) if functie else Keuze.alles(handboek)
        file = tmp_path / "terug.xlsx"
        ((_, make),) = FORMATEN["xlsx"].files(keuze)
        file.write_bytes(make())
        book = openpyxl.load_workbook(file)
        for edit in edits:
            edit(book)
        book.save(file)
        status = main(["importeer", str(file), "--naar", str(data)])
        said = capsys.readouterr()
        return status, said.out + said.err

    return back


def cell(book: Any, sheet: str, row_id: str, column_id: str) -> Any:
    """A cell of the matrix by the id of its role and its competency."""
    ids = [each.value for each in book[sheet][1]]
    row = next(row for row in book[sheet].iter_rows(min_row=4) if row[0].value == row_id)
    return row[ids.index(column_id)]


def level(functie: str, id: str, value: object) -> Edit:
    def edit(book: Any) -> None:
        cell(book, "Matrix", functie, id).value = value

    return edit


def behaviour(old: str, new: str | None) -> Edit:
    def edit(book: Any) -> None:
        next(row for row in book["Gedrag"].iter_rows() if row[-1].value == old)[-1].value = new

    return edit


def differences(before: dict[str, bytes], data: Path) -> dict[str, list[str]]:
    """By file: the lines that went and came."""
    after = contents(data)
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    return {
        name: [
            line
            for line in difflib.ndiff(
                before.get(name, b"").decode().splitlines(), after.get(name, b"").decode().splitlines()
            )
            if line[:1] in "+-"
        ]
        for name in changed
    }


def test_an_unchanged_workbook_changes_nothing(data: Path, back: Any) -> None:
    before = contents(data)
    for functie in (None, *load_handboek(data).functies):
        status, said = back(functie=functie)
        assert status == 0, said
        assert "0 kwijt" in said
    assert contents(data) == before


@pytest.mark.parametrize("functie", [None, "schipper-1"])
def test_a_level_a_text_and_a_row_change_their_lines_alone(
    functie: str | None, data: Path, back: Any
) -> None:
    before = contents(data)
    handboek = load_handboek(data)
    id, eis = next(iter(handboek.functies["schipper-1"].eisen.items()))
    competentie = handboek.competenties[id]
    text = competentie.niveaus[1][0].plat

    def add(book: Any) -> None:
        sheet = book["Gedrag"]
        last = max(row[0].row for row in sheet.iter_rows() if row[0].value == id and row[4].value == 1)
        sheet.insert_rows(last + 1)
        values = [None, None, *(sheet.cell(last, column).value for column in (3, 4, 5))]
        for column, value in enumerate([*values, *[None] * (sheet.max_column - 6), "=Is *nieuw* hier."], 1):
            sheet.cell(last + 1, column).value = value
            sheet.cell(last + 1, column).data_type = "n" if value is None or isinstance(value, int) else "s"

    other = eis.niveau % 3 + 1
    status, said = back(
        level("schipper-1", id, other), behaviour(text, "Doet het nu anders: #1."), add, functie=functie
    )
    assert status == 0, said
    found = differences(before, data)
    assert set(found) == {"functies/schipper-1.yml", f"competenties/{id}.yml"}
    came = next(line for line in found["functies/schipper-1.yml"] if line[0] == "+")
    assert came.strip().endswith(str(other))
    after = load_handboek(data).competenties[id].niveaus[1]
    assert after[0].plat == "Doet het nu anders: #1."
    assert after[-1].plat == "=Is *nieuw* hier."
    assert len(after) == len(competentie.niveaus[1]) + 1
    assert "niveau" in said


def test_a_new_role_and_a_new_demand(data: Path, back: Any) -> None:
    handboek = load_handboek(data)
    asked = handboek.functies["schipper-1"].eisen
    new = next(
        c
        for c in handboek.competenties
        if c not in asked and any(c in f.eisen for f in handboek.matrixfuncties)
    )

    def role(book: Any) -> None:
        sheet = book["Matrix"]
        ids = [each.value for each in sheet[1]]
        sheet.cell(sheet.max_row + 1, 2).value = "Stuurvrouw"
        sheet.cell(sheet.max_row, ids.index(new) + 1).value = 3

    status, said = back(level("schipper-1", new, 2), role)
    assert status == 0, said
    after = load_handboek(data)
    assert after.functies["schipper-1"].specifiek[new].niveau == 2
    assert after.functies["stuurvrouw"].titel == "Stuurvrouw"
    assert after.functies["stuurvrouw"].eisen[new].niveau == 3


def test_marks_of_a_text_that_did_not_change_stay(data: Path, back: Any) -> None:
    file = data / "competenties" / "samenwerken.yml"
    first = load_handboek(data).competenties["samenwerken"].niveaus[1]
    file.write_text(file.read_text("utf8").replace(str(first[0]), f"Doet **dit** goed. {first[0]}"), "utf8")
    status, said = back(behaviour(first[1].plat, "Iets anders."))
    assert status == 0, said
    after = load_handboek(data).competenties["samenwerken"].niveaus[1]
    assert after[0] == Tekst(f"Doet **dit** goed. {first[0]}")


def without_column(sheet: str, column: int) -> Edit:
    return lambda book: book[sheet].delete_cols(column)


REFUSED: dict[str, tuple[Edit, str]] = {
    "a column of a competency": (without_column("Matrix", 5), "ontbreekt, en"),
    "the hidden ids": (without_column("Matrix", 1), "de kolom ‘Functie-id’ ontbreekt"),
    "a column of texts": (without_column("Gedrag", 6), "de kolom ‘Gedrag’ ontbreekt"),
    "a row of behaviour": (lambda book: book["Gedrag"].delete_rows(5), "ontbreekt ‘"),
    "a level that is no level": (level("schipper-1", "samenwerken", 7), "Typ een niveau van 1 tot en met 3."),
    "a level as a word": (level("schipper-1", "samenwerken", "twee"), "Typ een niveau van 1 tot en met 3."),
    "an empty level": (
        level("schipper-1", "samenwerken", None),
        "is leeg. Weghalen doe je in het bestand zelf.",
    ),
    "a formula": (level("schipper-1", "samenwerken", "=1+1"), "hier staat een formule"),
    "another name": (lambda book: setattr(book["Matrix"]["B4"], "value", "Anders"), "‘Functie’ was ‘"),
    "an unknown role": (
        lambda book: setattr(book["Matrix"]["A4"], "value", "niemand"),
        "geen functie ‘niemand’",
    ),
    "no sheets": (
        lambda book: [book.remove(book[n]) for n in book.sheetnames[:-1]],
        "handboek exporteer xlsx",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_gone_or_wrong_is_a_refusal_and_changes_nothing(case: str, data: Path, back: Any) -> None:
    edit, told = REFUSED[case]
    before = contents(data)
    status, said = back(edit)
    assert status == 1
    assert told in said
    assert "Er is niets veranderd." in said
    assert contents(data) == before


def test_every_fault_is_told_at_once(back: Any) -> None:
    status, said = back(level("schipper-1", "samenwerken", 9), without_column("Gedrag", 6))
    assert status == 1
    assert "niveau van 1" in said
    assert "‘Gedrag’ ontbreekt" in said


def test_the_commands_bring_all_of_a_handbook_back(tmp_path: Path) -> None:
    data = Path(shutil.copytree(VOORBEELDEN / "goed" / "data", tmp_path / "data"))
    before = contents(data)
    assert main(["--data", str(data), "exporteer", "xlsx", "--naar", str(tmp_path)]) == 0
    assert main(["importeer", str(tmp_path / "matrix.xlsx"), "--naar", str(data)]) == 0
    assert contents(data) == before
