"""Choosing in a large handbook by typing: a role in every tool, a competency in the list of all."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.reader import NARROW, Read, Reader

FIELDS = {
    "vergelijken/": "Van",
    "mijn-profiel/": "Functie die je bekijkt",
    "gespreksformulier/": "Functie waarover het gesprek gaat",
    "vacature/": "Functie waarvoor je iemand zoekt",
    "team/": "Voeg een functie toe",
}
SLOWEST = """(selector) => {
  const field = document.querySelector(selector);
  return Math.max(...["c", "nachtzrg", "xqxqxqxq", "medewrker thuiszorg"].map((typed) => {
    const start = performance.now();
    field.value = typed;
    field.dispatchEvent(new Event("input"));
    return performance.now() - start;
  }));
}"""


def picker(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def options(page: Page) -> Locator:
    return page.get_by_role("option")


class TestRole:
    @pytest.mark.parametrize("where", FIELDS)
    def test_every_tool_finds_a_role_with_a_typo(self, read: Read, many: Path, where: str) -> None:
        page = read(many).page(where)
        picker(page, FIELDS[where]).fill("coahc keuke")
        expect(options(page).first).to_contain_text("Coach keuken 1")
        expect(options(page).first).to_contain_text("Keuken · Schaal")
        expect(page.get_by_role("status").filter(has_text="Geen functie heet ‘coahc keuke’.")).to_be_visible()

    def test_by_keyboard_from_typing_to_the_answer(self, read: Read, many: Path) -> None:
        reader = read(many)
        page = reader.page("vergelijken/")
        picker(page, "Van").focus()
        page.keyboard.type("coach keuken")
        expect(picker(page, "Van")).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("ArrowDown")
        active = picker(page, "Van").get_attribute("aria-activedescendant")
        expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Enter")
        expect(picker(page, "Van")).to_have_value("Coach keuken 1")
        expect(picker(page, "Van")).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("Tab")
        page.keyboard.type("coach bouw 1")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{reader.base}vergelijken/?van=coach-keuken-1&naar=coach-bouw-1")
        expect(page.get_by_role("heading", name="Van Coach keuken 1 naar Coach bouw 1")).to_be_visible()
        expect(picker(page, "Naar")).to_have_value("Coach bouw 1")

    def test_escape_closes_and_what_is_no_role_is_told(self, read: Read, many: Path) -> None:
        reader = read(many)
        page = reader.page("mijn-profiel/")
        picker(page, FIELDS["mijn-profiel/"]).fill("coach")
        page.keyboard.press("Escape")
        expect(options(page)).to_have_count(0)
        page.get_by_role("button", name="Toon", exact=True).click()
        expect(page.get_by_role("alert")).to_have_text("Kies een functie bij ‘Functie die je bekijkt’.")
        expect(page).to_have_url(f"{reader.base}mijn-profiel/")

    def test_my_profile_can_be_typed_too(self, read: Read, many: Path) -> None:
        reader = read(many)
        page = reader.page("vergelijken/")
        picker(page, "Van").fill("mijn prof")
        options(page).first.click()
        picker(page, "Naar").fill("coach bouw 1")
        page.get_by_role("button", name="Vergelijk", exact=True).click()
        expect(page).to_have_url(f"{reader.base}vergelijken/?van=mijn_profiel&naar=coach-bouw-1")

    def test_on_a_phone(self, read: Read, many: Path) -> None:
        page = read(many).page("team/", viewport=NARROW)
        picker(page, FIELDS["team/"]).fill("begeleider keuken")
        options(page).first.click()
        page.get_by_role("button", name="Voeg toe").click()
        expect(page.get_by_role("spinbutton", name="Begeleider keuken 1")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]

    def test_a_thousand_roles_answer_within_a_tenth_of_a_second(self, read: Read, thousand: Path) -> None:
        page = read(thousand).page("vergelijken/")
        expect(picker(page, "Van")).to_be_visible()
        assert page.evaluate(SLOWEST, "[role=combobox]") < 100


class TestCompetency:
    def test_the_list_is_filtered_by_what_is_typed(self, reader: Reader) -> None:
        page = reader.page("competenties/")
        field = page.get_by_label("Zoek een competentie")
        shown = page.locator(".competentielijst dt:visible")
        all_of_them = shown.count()
        for typed in ("nauwkeurigheid", "nauwkeurighied"):
            field.fill(typed)
            expect(shown).to_have_text(["Nauwkeurigheid"])
        expect(page.get_by_role("status").filter(has_text="Lijkt op:")).to_be_visible()
        expect(page.locator(".competentielijst h2:visible")).to_have_count(1)
        field.fill("")
        expect(shown).to_have_count(all_of_them)

    def test_clusters_are_named_on_top_with_their_number(self, reader: Reader) -> None:
        page = reader.page("competenties/")
        page.locator(".sprong").get_by_role("link", name="Met mensen omgaan").click()
        expect(page.get_by_role("heading", name="Met mensen omgaan")).to_be_in_viewport()
        expect(page.locator(".sprong li").nth(2)).to_have_text("Met mensen omgaan 5")

    def test_without_script_the_list_is_whole(self, reader: Reader) -> None:
        page = reader.page("competenties/", java_script_enabled=False)
        expect(page.get_by_label("Zoek een competentie")).to_be_hidden()
        expect(page.locator(".competentielijst dt").first).to_be_visible()
