"""On paper: every kind of page printed by a real Chromium, and read back from the PDF."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from handboek.model import Handboek
from tests.reader import Read, Reader, printed, words
from tests.sites import Write, built_copy

A4 = (595, 842)


def size(reader: PdfReader) -> tuple[int, int]:
    box = reader.pages[0].mediabox
    return round(box.width), round(box.height)


@pytest.fixture
def page(reader: Reader) -> Page:
    return reader.page(color_scheme="dark")


class TestRolePage:
    def test_every_page_has_its_foot_and_nothing_of_the_screen(self, page: Page, address: str) -> None:
        page.goto(f"{address}functies/schipper-1/")
        reader = printed(page)
        assert size(reader) == A4
        for number, sheet in enumerate(reader.pages, 1):
            text = " ".join(sheet.extract_text().split())
            assert "Schipper 1 · versie februari 2023 · Handboek van de Veerdienst" in text
            assert f"pagina {number} van {len(reader.pages)}" in text
        shown = words(reader)
        for screen in (
            "Afdrukken",
            "Inhoudsopgave",
            "Alle functies",
            "Zo blijft het handboek",
            "Wijzig deze",
        ):
            assert screen not in shown

    def test_every_behaviour_is_there_once_growth_too(
        self, page: Page, address: str, handboek: Handboek
    ) -> None:
        page.goto(f"{address}functies/schipper-1/")
        shown = re.sub(r"[\s-]+", "", words(printed(page)))
        for id in handboek.functies["schipper-1"].eisen:
            for gedrag in handboek.competenties[id].niveaus.values():
                for text in gedrag:
                    assert shown.count(re.sub(r"[\s-]+", "", text)) == 1, text

    def test_only_up_to_the_norm(self, page: Page, address: str) -> None:
        page.goto(f"{address}functies/schipper-1/")
        whole = len(printed(page).pages)
        page.get_by_label("Alleen tot en met de norm").check()
        reader = printed(page)
        assert len(reader.pages) <= whole
        assert "om naartoe te groeien" not in words(reader)
        assert "de norm voor deze functie" in words(reader)

    def test_it_takes_at_most_a_sheet_more_than_its_pdf(self, page: Page, address: str, site: Path) -> None:
        for id in ("schipper-1", "havencoordinator", "rondvaartgids"):
            page.goto(f"{address}functies/{id}/")
            pdf = PdfReader(site / f"functies/{id}/{id}.pdf")
            assert len(printed(page).pages) <= len(pdf.pages) + 1, id

    def test_without_scripts_growth_prints_too(self, reader: Reader, handboek: Handboek) -> None:
        page = reader.page("functies/schipper-1/", java_script_enabled=False)
        assert handboek.competenties["vakkennis"].niveaus[3][0] in words(printed(page))

    def test_no_level_is_torn(self, page: Page, address: str, handboek: Handboek) -> None:
        page.goto(f"{address}functies/schipper-1/")
        sheets = [re.sub(r"[\s-]+", "", sheet.extract_text()) for sheet in printed(page).pages]
        for id in handboek.functies["schipper-1"].eisen:
            for gedrag in handboek.competenties[id].niveaus.values():
                texts = [re.sub(r"[\s-]+", "", text) for text in gedrag]
                assert any(all(text in sheet for text in texts) for sheet in sheets), gedrag[0]


@pytest.mark.parametrize(
    ("where", "most"),
    [("competenties/samenwerken/", 2), ("inleiding/", 3), ("competenties/", 3), ("wijzigingen/", 1), ("", 1)],
)
def test_other_pages_print_without_an_empty_sheet(page: Page, address: str, where: str, most: int) -> None:
    page.goto(f"{address}{where}")
    reader = printed(page)
    assert size(reader) == A4
    assert 1 <= len(reader.pages) <= most
    assert all(len(sheet.extract_text()) > 60 for sheet in reader.pages)


def test_the_matrix_lies_on_its_side_and_is_whole(page: Page, address: str, handboek: Handboek) -> None:
    page.goto(f"{address}matrix/")
    reader = printed(page)
    assert size(reader) == A4[::-1]
    assert len(reader.pages) == 1
    shown = words(reader)
    for functie in handboek.matrixfuncties:
        assert functie.titel in shown
        for id in functie.eisen:
            assert handboek.competenties[id].label.split()[0] in shown


@pytest.mark.parametrize("number", [43, 60])
def test_a_wide_matrix_is_whole(number: int, read: Read, data: Path, write: Write, tmp_path: Path) -> None:
    asked = []
    for n in range(number):
        levels = "".join(f"niveau {level}:\n  - Doet iets.\n" for level in (1, 2, 3))
        write(f"competenties/c{n}.yml", f"label: Vaardigheid nr{n}\ncluster: mensen\ndefinitie: X.\n{levels}")
        asked.append(f"  c{n}: {1 + n % 3}\n")
    for n in range(3):
        write(f"functies/f{n}.yml", f"titel: Functie {n}\ngeneriek:\n{''.join(asked)}")
    shown = words(printed(read(built_copy(data, tmp_path / "breed", pdf=False)).page("matrix/")))
    assert [n for n in range(number) if f"nr{n} " not in f"{shown} "] == []
    row = re.search(r"Functie 0 ([\d ]+?) Functie 1", shown)
    assert row
    assert len(row[1].replace(" ", "")) == number


class TestForm:
    def test_it_says_on_every_sheet_whose_it_is_and_keeps_the_end_together(
        self, page: Page, address: str
    ) -> None:
        page.goto(f"{address}gespreksformulier/?functie=schipper-1")
        page.get_by_label("Medewerker", exact=True).fill("Noor de Vries")
        page.get_by_label("Datum van het gesprek").fill("3 maart 2027")
        sheets = [" ".join(sheet.extract_text().split()) for sheet in printed(page).pages]
        assert all("Noor de Vries · 3 maart 2027" in sheet for sheet in sheets)
        assert "Afspraken" in sheets[-1]
        assert sheets[-1].count("Handtekening") == 2

    def test_empty_boxes_stay_empty_in_the_dark(self, page: Page, address: str) -> None:
        page.goto(f"{address}mijn-profiel/?functie=schipper-1")
        page.emulate_media(media="print", color_scheme="dark")
        scheme = "e => getComputedStyle(e).colorScheme"
        assert page.locator("input[type=checkbox]").first.evaluate(scheme) == "light"
        assert "Bewaard" not in words(printed(page))
