"""The form for the yearly conversation: filled in a real Chromium, printed, and never sent or kept."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import BrowserContext, Dialog, Page, expect

from tests.reader import Read, Reader, printed, words
from tests.returning import back, reopened
from tests.sites import built


def type_secret(page: Page) -> None:
    for field in page.get_by_role("textbox").all():
        if field.is_editable() and field.evaluate("field => field.closest('form.formulier') !== null"):
            field.press_sequentially("Geheim")


def shown_and_hidden(page: Page) -> str:
    """All that the page holds, in its fields and around them."""
    fields = page.locator("input, textarea").evaluate_all("all => all.map(field => field.value)")
    return f"{fields} {page.content()}"


class TestForm:
    def test_each_competency_stands_at_its_norm_with_room_for_both(self, groei: Reader) -> None:
        page = groei.page("gespreksformulier/?functie=molenaar")
        block = page.locator(".comp").filter(has_text="Samenwerken")
        expect(block.locator(".niveau > p")).to_have_text(
            ["Niveau 1 hoort er al bij", "Niveau 2 de norm voor deze functie"]
        )
        expect(block.locator("li")).to_have_count(3)
        for who in ("medewerker", "leidinggevende"):
            expect(page.get_by_label(f"Voorbeelden van de {who}: Samenwerken")).to_be_visible()
        for label in ("Medewerker", "Leidinggevende", "Datum van het gesprek", "Wie doet wat"):
            expect(page.get_by_label(label).last).to_be_visible()
        expect(page.get_by_text("Handtekening leidinggevende")).to_be_visible()

    def test_a_role_without_levels_brings_its_results(self, groei: Reader) -> None:
        page = groei.page("gespreksformulier/?functie=bakker")
        headings = page.locator("[data-uitkomst] h2, [data-uitkomst] h3").all_inner_texts()
        assert headings == [
            "Bakker",
            "Resultaatgebieden",
            "Brood",
            "Competenties",
            "Samenwerken",
            "Afspraken",
            "Voor gezien",
        ]

    def test_a_result_may_have_any_name(self, read: Read, groeidata: Path, tmp_path: Path) -> None:
        data = Path(shutil.copytree(groeidata, tmp_path / "data"))
        names = ["__proto__", "constructor", '{"__proto__":']
        areas = "".join(f"  {name!r}:\n    indicatoren: [{name!r}]\n" for name in names)
        (data / "functies" / "smid.yml").write_text(f"titel: Smid\nresultaatgebieden:\n{areas}", "utf8")
        page = read(built(data, tmp_path / "site")).page("gespreksformulier/?functie=smid")
        expect(page.locator(".comp h3")).to_have_text(names)
        expect(page.locator(".comp li")).to_have_text(names)

    def test_the_order_is_that_of_the_role_page(self, groei: Reader) -> None:
        for role in ("molenaar", "banketbakker"):
            page = groei.page(f"functies/{role}/")
            there = page.locator("section.comp h3").all_inner_texts()
            page.goto(f"{groei.base}gespreksformulier/?functie={role}")
            assert page.locator(".comp h3").all_inner_texts() == there

    def test_it_is_no_checklist(self, groei: Reader) -> None:
        page = groei.page("gespreksformulier/?functie=molenaar")
        expect(page.get_by_text("Loop niet alles langs")).to_be_visible()
        expect(page.locator(".comp").get_by_role("checkbox")).to_have_count(0)

    def test_examples_from_my_profile_are_taken_over_on_request(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        page.get_by_role("checkbox", name="Verdeelt het werk met anderen.").check()
        page.get_by_label("Voorbeeld bij: Verdeelt").fill("Ik maak het rooster.")
        page.goto(f"{groei.base}gespreksformulier/?functie=molenaar")
        employee = page.get_by_label("Voorbeelden van de medewerker: Samenwerken")
        expect(employee).to_have_value("")
        employee.fill("Zelf bedacht.")
        page.get_by_role("button", name="Neem mijn voorbeelden").click()
        expect(employee).to_have_value(
            "Zelf bedacht.\n\nVerdeelt het werk met anderen.\nIk maak het rooster."
        )
        expect(page.get_by_role("button", name="Neem mijn voorbeelden")).to_be_hidden()
        expect(page.get_by_label("Voorbeelden van de leidinggevende: Samenwerken")).to_have_value("")

    def test_a_field_grows_with_its_text(self, groei: Reader) -> None:
        page = groei.page("gespreksformulier/?functie=molenaar")
        field = page.get_by_label("Voorbeelden van de medewerker: Samenwerken")
        before = field.evaluate("field => field.offsetHeight")
        field.fill("Nog een regel.\n" * 30)
        assert field.evaluate("field => field.offsetHeight") > 3 * before
        assert field.evaluate("field => field.scrollHeight - field.clientHeight") <= 1

    def test_leaving_with_something_filled_in_asks_first(self, groei: Reader) -> None:
        page = groei.page("gespreksformulier/?functie=molenaar")
        asked: list[str] = []

        def leave(dialog: Dialog) -> None:
            asked.append(dialog.type)
            dialog.accept()

        page.on("dialog", leave)
        page.reload()
        assert asked == []
        page.get_by_label("Medewerker").first.press_sequentially("Jo")
        page.reload()
        assert asked == ["beforeunload"]

    def test_nothing_is_kept(self, groei: Reader) -> None:
        page = groei.page("gespreksformulier/?functie=molenaar")
        page.get_by_label("Wie doet wat").fill("Geheim")
        assert "Geheim" not in str(page.evaluate("({...localStorage, ...sessionStorage})"))
        page.keyboard.press("Enter")
        assert "Geheim" not in page.url

    def test_nothing_typed_is_there_for_who_comes_back(self, everyday: BrowserContext, groei: Reader) -> None:
        address = f"{groei.base}gespreksformulier/?functie=molenaar"
        page = everyday.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(address)
        type_secret(page)
        page.goto(f"{groei.base}functies/molenaar/")
        back(page, address)
        assert "Geheim" not in shown_and_hidden(page)
        type_secret(page)
        page.reload()
        assert "Geheim" not in shown_and_hidden(page)
        type_secret(page)
        assert "Geheim" not in shown_and_hidden(reopened(everyday, page))

    def test_an_unknown_role_and_no_script_are_answered(self, groei: Reader) -> None:
        page = groei.page("gespreksformulier/?functie=kok")
        expect(page.get_by_role("alert").filter(has_text="‘kok’ staat niet")).to_be_visible()
        expect(page.locator("#uitkomst")).to_be_hidden()
        page = groei.page("gespreksformulier/?functie=molenaar", java_script_enabled=False)
        expect(page.get_by_text("als PDF op de pagina van je functie")).to_be_visible()
        expect(page.get_by_label("Datum van het gesprek")).to_be_hidden()


class TestPaper:
    def test_a_long_text_prints_whole_on_a4(self, groei: Reader) -> None:
        page = groei.page("gespreksformulier/?functie=molenaar")
        lines = [f"Regel{number} uit het werk." for number in range(150)]
        page.get_by_label("Voorbeelden van de medewerker: Samenwerken").fill("\n".join(lines))
        page.get_by_label("Medewerker").first.fill("Jo de Wit")
        paper = printed(page)
        shown = words(paper)
        assert [line for line in lines if shown.count(line) != 1] == []
        assert "Jo de Wit" in shown
        assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in paper.pages} == {
            (595, 842)
        }
        assert all(
            f"pagina {number} van {len(paper.pages)}" in " ".join(sheet.extract_text().split())
            for number, sheet in enumerate(paper.pages, 1)
        )

    def test_only_the_form_is_on_paper(self, groei: Reader) -> None:
        page = groei.page("gespreksformulier/?functie=molenaar")
        paper = printed(page)
        shown = words(paper)
        assert len(paper.pages) <= 3
        assert "Gespreksformulier Molenaar versie maart 2024 · Handboek van de Molen" in shown
        for wanted in (
            "Verdeelt het werk met anderen.",
            "Handtekening medewerker",
            "Afspraken",
            "Loop niet alles langs",
        ):
            assert wanted in shown
        for screen in ("Maak het formulier", "Functie waarover", "nergens bewaard", "Afdrukken"):
            assert screen not in shown
