"""What people come for, from the first page to the last: each as one walk through the site."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.reader import NARROW, Read, Reader
from tests.test_conversation_file import saved

EXAMPLE = "Bij de storm van maandag heb ik de dienst verdeeld."


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until such a thing has the focus."""
    for _ in range(most):
        press(page, "Tab")
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def test_an_employee_finds_their_role_among_three_hundred(read: Read, many: Path) -> None:
    page = read(many).page()
    page.get_by_label("Zoek je functie").fill("coahc keuke")
    page.locator("[data-gevonden] a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Coach keuken 1")
    page.locator("table.matrix tbody a").first.click()
    expect(page.locator(".comp:target .norm")).to_be_in_viewport()
    page.locator(".oogje").get_by_role("link", name="Keuken").click()
    expect(page.get_by_role("link", name="Coach keuken 1")).to_be_in_viewport()


def test_from_the_own_role_to_the_gap_with_the_next(reader: Reader) -> None:
    page = reader.page("functies/kaartverkoper/")
    steps = page.locator(".nabij").get_by_role("link", name="Vergelijk met")
    steps.first.click()
    expect(page.locator(".antwoord")).not_to_be_empty()
    expect(page.get_by_role("heading", name="Wat erbij komt")).to_be_visible()
    next_role = page.locator(".naast thead th").nth(2).inner_text()
    page.goto(f"{reader.base}functies/")
    page.locator(".functies").get_by_role("link", name=next_role).click()
    page.get_by_role("link", name="Mijn profiel voor deze functie").click()
    page.locator(".kruis input").first.check()
    page.get_by_role("link", name="Vergelijk met mijn profiel").click()
    expect(page.locator(".antwoord")).to_contain_text("Nog niet aangekruist:")
    page.get_by_role("link", name="Aankruisen in mijn profiel").click()
    page.locator(".kies-week").nth(1).click()
    expect(page.get_by_role("region", name="Deze week")).to_be_visible()


def test_prepare_hand_over_add_and_lock(groei: Reader, browser: Browser, tmp_path: Path) -> None:
    page = groei.page("functies/molenaar/")
    page.get_by_role("link", name="Mijn profiel voor deze functie").click()
    page.locator(".kruis input").first.check()
    page.locator(".kruis textarea").first.fill(EXAMPLE)
    page.locator("[data-uitkomst]").get_by_role("link", name="Gespreksformulier").click()
    page.get_by_role("button", name="Neem mijn voorbeelden uit Mijn profiel over").click()
    prepared = saved(page, "Bewaar als bestand", tmp_path, "van-de-medewerker.html")

    manager = browser.new_page()
    manager.goto(prepared.as_uri())
    assert EXAMPLE in " ".join(
        manager.locator(".partij-1 textarea").evaluate_all("all => all.map(f => f.value)")
    )
    manager.get_by_label("de leidinggevende", exact=True).check()
    manager.locator(".partij-2 textarea").first.fill("Dat zag ik ook.")
    locked = saved(manager, "Sluit het gesprek af", tmp_path, "afgesloten.html")
    manager.goto(locked.as_uri())
    expect(manager.get_by_role("status")).to_contain_text("Dit gesprek is afgesloten op")
    assert manager.locator("textarea:not([readonly])").count() == 0
    manager.close()


def test_a_manager_sees_what_the_team_needs_and_keeps_it(reader: Reader) -> None:
    page = reader.page()
    page.get_by_role("link", name="Groeien").first.click()
    page.get_by_role("link", name="De trap van je team").first.click()
    field = page.get_by_role("combobox", name="Voeg een functie toe")
    for typed, number in (("schipper", "4"), ("kaartverkper", "1")):
        field.fill(typed)
        press(page, "ArrowDown", "Enter", "Enter")
        page.keyboard.type(number)
    press(page, "Tab")
    expect(page.get_by_role("heading", name="Een team van 5 mensen")).to_be_visible()
    expect(page.locator(".opvallend")).to_contain_text("dat draagt één persoon alleen (Kaartverkoper)")
    address = page.url
    assert "schipper-1=4" in address.partition("#")[2]
    colleague = page.context.new_page()
    colleague.goto(address)
    expect(colleague.get_by_role("heading", name="Een team van 5 mensen")).to_be_visible()


def test_with_a_phone_alone(read: Read, many: Path) -> None:
    page = read(many).page(viewport=NARROW)
    page.get_by_label("Zoek je functie").fill("begeleider keuken")
    page.locator("[data-gevonden] a").first.click()
    page.get_by_role("button", name="Op deze pagina").click()
    page.locator("#inhoud a").last.click()
    page.get_by_role("link", name="Naar boven").click()
    page.get_by_role("link", name="Mijn profiel voor deze functie").click()
    page.locator(".kruis input").first.check()
    page.locator(".kies-week:visible").first.click()
    expect(page.get_by_role("region", name="Deze week")).to_be_in_viewport()
    page.get_by_role("button", name="Menu").click()
    page.locator("#menu").get_by_role("link", name="Functies vergelijken").click()
    page.get_by_label("Van").and_(page.locator("input")).fill("begeleider keuken 1")
    page.get_by_role("option").first.click()
    page.get_by_label("Naar").and_(page.locator("input")).fill("manager keuken 1")
    page.get_by_role("option").first.click()
    page.get_by_role("button", name="Vergelijk", exact=True).click()
    expect(page.locator(".antwoord")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_with_a_keyboard_alone(read: Read, many: Path) -> None:
    page = read(many).page()
    tab_to(page, "#kies-functie")
    page.keyboard.type("coach keuken 1")
    press(page, "ArrowDown", "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Coach keuken 1")
    tab_to(page, ".verder a[href*=profiel]")
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Wat Coach keuken 1 vraagt")).to_be_visible()
    tab_to(page, ".kruis:nth-child(2) .kies-week")
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Deze week")).to_be_focused()
    tab_to(page, "textarea", most=2)
    page.keyboard.type(EXAMPLE)
    tab_to(page, "[data-met-functie][href*=gesprek]", most=40)
    press(page, "Enter")
    expect(page.locator("[data-overnemen] button")).to_be_visible()
    tab_to(page, "[data-overnemen] button")
    press(page, "Enter")
    assert EXAMPLE in page.evaluate("document.activeElement.value")
