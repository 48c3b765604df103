"""Comparing two roles in a real Chromium: what a reader sees of the difference."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.reader import NARROW, Read, Reader


def named(page: Page, heading: str) -> list[str]:
    """What stands in the part below a heading: its list, or its competencies."""
    part = page.locator("section").filter(has=page.get_by_role("heading", name=heading, exact=True, level=2))
    return part.locator("h3, :scope > ul > li").all_inner_texts()


class TestTwoRoles:
    def test_by_keyboard_alone(self, groei: Reader) -> None:
        page = groei.page("vergelijken/")
        page.get_by_label("Van", exact=True).focus()
        page.keyboard.type("Molen")
        page.keyboard.press("Tab")
        page.keyboard.type("Meester")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{groei.base}vergelijken/?van=molenaar&naar=meestermolenaar")
        expect(page.get_by_role("heading", name="Van Molenaar naar Meestermolenaar")).to_be_visible()
        expect(page).to_have_title("Van Molenaar naar Meestermolenaar · Handboek van de Molen")

    def test_the_answer_comes_first_in_one_line(self, groei: Reader) -> None:
        page = groei.page("vergelijken/?van=molenaar&naar=meestermolenaar")
        expect(page.locator(".antwoord")).to_have_text("Meestermolenaar: 1 op een hoger niveau, 1 minder.")

    def test_up_to_four_roles_stand_side_by_side(self, groei: Reader) -> None:
        page = groei.page("vergelijken/?van=molenaar&naar=meestermolenaar")
        page.get_by_text("Zet er nog een functie naast").click()
        page.get_by_label("Ook naast").select_option("Hulp")
        page.get_by_role("button", name="Vergelijk", exact=True).click()
        expect(page).to_have_url(f"{groei.base}vergelijken/?van=molenaar&naar=meestermolenaar&naast=hulp")
        heads = page.get_by_role("table").get_by_role("columnheader")
        expect(heads).to_have_text(["Competentie", "Molenaar", "Meestermolenaar", "Hulp"])

    def test_levels_stand_side_by_side(self, groei: Reader) -> None:
        page = groei.page("vergelijken/?van=molenaar&naar=meestermolenaar")
        table = page.get_by_role("table", name="Wat elke functie vraagt")
        rows = [" ".join(row.split()) for row in table.get_by_role("row").all_inner_texts()]
        assert rows == [
            "Competentie Molenaar Meestermolenaar",
            "Doelen halen",
            "Plannen valt weg niveau 1 niet gevraagd",
            "Tellen zit in Plannen niet gevraagd niveau 2",
            "Met mensen",
            "Samenwerken komt erbij niveau 2 niveau 3",
        ]
        assert table.locator(".trap").evaluate_all("marks => marks.map(mark => mark.dataset.n)") == list(
            "1223"
        )

    def test_what_comes_on_top_is_the_behaviour_of_each_level_between(self, groei: Reader) -> None:
        page = groei.page("vergelijken/?van=hulp&naar=meestermolenaar")
        shown = page.locator(".comp").filter(has_text="Samenwerken")
        expect(shown.locator(".niveau > p")).to_have_text(["Niveau 2 komt erbij", "Niveau 3 komt erbij"])
        expect(shown.locator("li")).to_have_text(
            ["Verdeelt het werk met anderen.", "Brengt afdelingen bij elkaar."]
        )
        new = page.locator(".comp").filter(has_text="Tellen")
        expect(new.locator("li")).to_have_text(["Telt tot tien.", "Telt tot honderd."])
        expect(new).to_contain_text("Telt na wat er ligt.")

    def test_what_another_competency_builds_on_is_there_already(self, groei: Reader) -> None:
        page = groei.page("vergelijken/?van=molenaar&naar=meestermolenaar")
        expect(page.locator(".comp").filter(has_text="Tellen")).to_contain_text("Plannen bouwt hierop voort.")
        page.get_by_role("link", name="Andersom vergelijken").click()
        expect(page.locator("#uitkomst")).to_have_text("Van Meestermolenaar naar Molenaar")
        assert named(page, "Wat niet meer wordt gevraagd") == [
            "Tellen, niveau 2. Dit zit in Plannen, dat wel wordt gevraagd.",
            "Samenwerken, van niveau 3 naar niveau 2",
        ]

    def test_what_falls_away_and_what_stays(self, groei: Reader) -> None:
        page = groei.page("vergelijken/?van=molenaar&naar=hulp")
        assert named(page, "Wat erbij komt") == []
        expect(page.get_by_text("Alles wat Hulp vraagt, vraagt Molenaar ook.")).to_be_visible()
        assert named(page, "Wat niet meer wordt gevraagd") == ["Samenwerken, van niveau 2 naar niveau 1"]
        assert named(page, "Wat hetzelfde blijft") == ["Plannen, niveau 1"]

    def test_roles_without_levels(self, groei: Reader) -> None:
        page = groei.page("vergelijken/?van=bakker&naar=banketbakker")
        assert named(page, "Wat erbij komt") == ["Netheid"]
        expect(page.locator(".comp li")).to_have_text(["Ruimt de werkbank op."])
        assert named(page, "Wat hetzelfde blijft") == ["Samenwerken"]
        expect(page.get_by_role("row", name="Netheid")).to_contain_text("niet gevraagd")

    def test_two_ways_of_describing_are_not_set_off_against_each_other(self, groei: Reader) -> None:
        page = groei.page("vergelijken/?van=molenaar&naar=bakker")
        expect(page.get_by_text("op een andere manier beschreven")).to_be_visible()
        expect(page.get_by_role("table")).to_have_count(0)
        assert named(page, "Wat Bakker vraagt") == ["Samenwerken"]
        assert named(page, "Wat Molenaar vraagt") == ["Plannen, niveau 1", "Samenwerken, niveau 2"]

    def test_the_other_way_round_back_and_reload(self, groei: Reader) -> None:
        page = groei.page("vergelijken/?van=molenaar&naar=hulp")
        page.get_by_role("link", name="Andersom vergelijken").click()
        heading = page.locator("#uitkomst")
        expect(heading).to_have_text("Van Hulp naar Molenaar")
        expect(page.get_by_label("Naar", exact=True)).to_have_value("molenaar")
        page.go_back()
        expect(heading).to_have_text("Van Molenaar naar Hulp")
        expect(page.get_by_label("Naar", exact=True)).to_have_value("hulp")
        page.reload()
        expect(heading).to_have_text("Van Molenaar naar Hulp")
        page.go_forward()
        expect(heading).to_have_text("Van Hulp naar Molenaar")

    def test_a_name_from_before_leads_to_the_one_of_now(self, groei: Reader) -> None:
        page = groei.page("vergelijken/?van=oude-molenaar&naar=hulp")
        expect(page.locator("#uitkomst")).to_have_text("Van Meestermolenaar naar Hulp")
        expect(page).to_have_url(f"{groei.base}vergelijken/?van=meestermolenaar&naar=hulp")

    def test_what_cannot_be_compared_is_answered(self, groei: Reader) -> None:
        page = groei.page("vergelijken/")
        for query, answer in {
            "van=kok&naar=hulp": "‘kok’ staat niet in dit handboek.",
            "van=constructor&naar=__proto__": "‘constructor’ staat niet in dit handboek.",
            "van=%3Cb%3E&naar=hulp": "‘<b>’ staat niet in dit handboek.",
            "van=molenaar&naar=": "Kies een functie bij ‘Naar’.",
            "van=leerling&naar=hulp": "Leerling is nog niet vastgesteld.",
            "van=hulp&naar=hulp": "Je hebt twee keer dezelfde functie gekozen.",
        }.items():
            page.goto(f"{groei.base}vergelijken/?{query}")
            expect(page.get_by_role("alert").filter(has_text=answer)).to_be_visible()
            expect(page.locator("#uitkomst")).to_be_hidden()

    def test_drafts_are_no_choice_and_families_are_groups(self, groei: Reader) -> None:
        page = groei.page("vergelijken/")
        options = page.get_by_label("Naar", exact=True).locator("option").all_inner_texts()
        assert options == [
            "Kies een functie",
            "Molenaar",
            "Bakker",
            "Banketbakker",
            "Hulp",
            "Meestermolenaar",
        ]
        groups = page.get_by_label("Naar", exact=True).locator("optgroup")
        assert groups.evaluate_all("groups => groups.map(group => group.label)") == [
            "Techniek",
            "Overige functies",
        ]

    def test_narrow(self, groei: Reader) -> None:
        page = groei.page("vergelijken/?van=molenaar&naar=meestermolenaar", viewport=NARROW)
        expect(page.get_by_role("columnheader", name="Meestermolenaar")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]

    def test_without_script_it_leads_to_the_roles_and_the_matrix(self, groei: Reader) -> None:
        page = groei.page("vergelijken/?van=molenaar&naar=hulp", java_script_enabled=False)
        answer = page.get_by_text("heeft JavaScript nodig")
        expect(answer).to_be_visible()
        expect(page.get_by_label("Van", exact=True)).to_be_hidden()
        answer.get_by_role("link", name="matrix").click()
        expect(page).to_have_url(f"{groei.base}matrix/")


class TestPaper:
    def test_it_prints_what_was_compared_and_no_choices(self, groei: Reader) -> None:
        page = groei.page("vergelijken/?van=molenaar&naar=meestermolenaar")
        page.emulate_media(media="print")
        expect(page.get_by_role("table")).to_be_visible()
        expect(page.get_by_text("Telt tot honderd.")).to_be_visible()
        for screen in ("Vergelijk", "Afdrukken"):
            expect(page.get_by_role("button", name=screen, exact=True)).to_be_hidden()
        expect(page.locator("html")).to_have_attribute(
            "data-voet", "Van Molenaar naar Meestermolenaar · Handboek van de Molen"
        )


def test_text_stays_text(read: Read, poisoned: tuple[Path, list[str]]) -> None:
    site, put = poisoned
    reader = read(site)
    page = reader.page(bypass_csp=True, script="window.gehackt = 0")
    for address in (
        "vergelijken/?van=bakker&naar=molenaar",
        "vergelijken/?van=molenaar&naar=bakker",
        "vergelijken/?van=mijn_profiel&naar=molenaar",
        "mijn-profiel/?functie=molenaar",
        "gespreksformulier/?functie=molenaar",
        "gespreksformulier/?functie=bakker",
    ):
        page.goto(reader.base + address)
        expect(page.locator("#uitkomst")).to_be_visible()
        tool = page.locator(".hulpmiddel")
        assert tool.locator("img, svg, script, iframe, a[href^=javascript]").count() == 0
        shown = str(tool.evaluate("tool => tool.textContent"))
        assert "1337" not in shown
        assert len([typed for typed in put if typed in shown]) > 5
        assert page.evaluate("window.gehackt") == 0
