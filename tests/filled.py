"""The tools as someone leaves them: filled in, chosen, opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

State = Callable[[Page, str], object]
"""Opens a tool of the site at an address, and fills it in."""
ROLE, OTHERS = "schipper-1", ("havencoordinator", "kaartverkoper", "werkplaatschef")


def profile(page: Page, site: str) -> None:
    """Three marks, an example, and a behaviour for this week."""
    page.goto(site)
    page.evaluate("sessionStorage.clear()")
    page.goto(f"{site}mijn-profiel/?functie={ROLE}")
    for place in range(3):
        page.locator(".kruis input").nth(place).check()
    page.locator(".kruis textarea").first.fill("Ik nam de dienst van Anja over.")
    page.locator(".kies-week").nth(4).click()
    expect(page.get_by_role("region", name="Deze week")).to_be_visible()


def coming_back(page: Page, site: str) -> None:
    """My profile, with what was marked before."""
    profile(page, site)
    page.goto(f"{site}mijn-profiel/")
    expect(page.locator("[data-standen] li").first).to_be_visible()


def gap(page: Page, site: str) -> None:
    """My profile beside another role."""
    profile(page, site)
    page.goto(f"{site}vergelijken/?van=mijn_profiel&naar={OTHERS[0]}")
    expect(page.get_by_text("Nog niet aangekruist:").first).to_be_visible()


def four_roles(page: Page, site: str) -> None:
    first, second, third = OTHERS
    page.goto(f"{site}vergelijken/?van={ROLE}&naar={first}&naast={second}&naast-2={third}")
    expect(page.locator(".naast thead th")).to_have_count(5)


def conversation(page: Page, site: str) -> None:
    page.goto(f"{site}gespreksformulier/?functie={ROLE}")
    page.locator(".onderwerpen input").nth(1).uncheck()
    page.locator(".partij-1 select").first.select_option("Dit gaat goed")
    page.locator(".partij-1 textarea").first.fill("Een voorbeeld.")
    page.locator("#veld-gegeven-1").fill("Kim")


def conversation_file(page: Page, site: str, folder: Path) -> None:
    """The file of a conversation, in the hands of a manager who sees it differently."""
    conversation(page, site)
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar als bestand").first.click()
    file = folder / "gesprek.html"
    download.value.save_as(file)
    page.goto(file.as_uri())
    page.get_by_label("de leidinggevende", exact=True).check()
    page.locator(".partij-2 select").first.select_option("Hierin zit groei")
    expect(page.locator(".samen").first).to_be_visible()


def vacancy(page: Page, site: str) -> None:
    page.goto(f"{site}vacature/?functie={ROLE}")
    expect(page.get_by_role("heading", level=2).first).to_be_visible()


def team(page: Page, site: str) -> None:
    """Six people in three roles, and a fourth role being typed."""
    page.goto(site)  # an address that differs after # alone is not loaded again
    page.goto(f"{site}team/#{ROLE}=3&{OTHERS[0]}=1&{OTHERS[1]}=2")
    page.get_by_label("Voeg een functie toe").fill("werkplaatschf")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_count(1)


def matrix(page: Page, site: str) -> None:
    page.goto(f"{site}matrix/?niveau=2%2B")
    if not page.get_by_text("Kies functies en competenties").is_visible():
        page.get_by_text("Filters", exact=True).click()
    page.get_by_text("Kies functies en competenties").click()
    expect(page.get_by_label("Naam van het team").or_(page.locator("[data-team-naam]"))).to_be_visible()


def competencies(page: Page, site: str) -> None:
    page.goto(f"{site}competenties/")
    page.get_by_label("Zoek een competentie").fill("samewerken")
    expect(page.get_by_role("status").filter(has_text="Lijkt op:")).to_be_visible()


STATES: dict[str, State] = {
    state.__name__: state
    for state in (
        *(profile, coming_back, gap, four_roles, conversation, vacancy),
        *(team, matrix, competencies),
    )
}
