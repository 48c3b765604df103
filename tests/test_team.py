"""The staircase of a team: numbers in the address, and what they say of each competency."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.reader import NARROW, WIDER, Reader, printed, words
from tests.sites import served

TEAM = "team/#schipper-1=2&havencoordinator=1&kaartverkoper=4"


def row(page: Page, competency: str) -> str:
    return " ".join(page.get_by_role("row", name=competency).inner_text().split())


def test_it_says_who_asks_what_who_stands_alone_and_who_can_guide(reader: Reader) -> None:
    page = reader.page(TEAM)
    expect(page.get_by_role("heading", name="Een team van 7 mensen")).to_be_visible()
    assert "niveau 2 3 mensen niveau 1 4 mensen" in row(page, "Samenwerken")
    assert "Schipper 1, Havencoördinator (niveau 2) kan Kaartverkoper (niveau 1)" in row(page, "Samenwerken")
    alone = page.locator(".opvallend li")
    expect(alone.first).to_contain_text("dat draagt één persoon alleen (Havencoördinator).")
    expect(alone.filter(has_text="Samenwerken")).to_have_count(0)


def test_a_team_is_made_by_typing_names_and_numbers_and_shared_by_its_address(reader: Reader) -> None:
    page = reader.page("team/")
    for typed in ("schipper 1", "kaart"):
        page.get_by_label("Voeg een functie toe").fill(typed)
        page.keyboard.press("Enter")
    page.keyboard.type("4")
    page.keyboard.press("Tab")
    expect(page).to_have_url(f"{reader.base}team/#schipper-1=1&kaartverkoper=4")
    page.reload()
    expect(page.get_by_role("spinbutton", name="Kaartverkoper")).to_have_value("4")
    page.get_by_role("button", name="Haal Schipper 1 weg").click()
    expect(page).to_have_url(f"{reader.base}team/#kaartverkoper=4")
    page.get_by_label("Voeg een functie toe").fill("bestaat niet")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("‘bestaat niet’")


def test_it_prints_and_fits_a_phone(reader: Reader) -> None:
    page = reader.page(TEAM, viewport=NARROW)
    expect(page.get_by_role("heading", name="Een team van 7 mensen")).to_be_visible()
    assert page.evaluate(WIDER) <= 0
    paper = words(printed(page))
    assert "Een team van 7 mensen" in paper
    assert "Voeg toe" not in paper


def test_no_server_gets_the_numbers(browser: Browser, site: Path) -> None:
    asked: list[str] = []
    with served(site, asked) as base:
        page = browser.new_page()
        page.goto(base + TEAM)
        page.get_by_role("spinbutton", name="Kaartverkoper").fill("77")
        page.keyboard.press("Tab")
        page.reload()
        expect(page.get_by_role("spinbutton", name="Kaartverkoper")).to_have_value("77")
        page.close()
    assert [request for request in asked if "kaartverkoper" in request] == []
