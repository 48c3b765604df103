"""A vacancy and what to ask who applies: made from the handbook, with nothing that it does not say."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handboek.words.verbs import as_you
from tests.conftest import Once
from tests.reader import Read
from tests.sites import built_copy, edit

GROWING = """
kort:
  niveau 1: Vraagt en geeft hulp.
  niveau 2: Houdt zich aan de verdeling en is op tijd.
vragen:
  sollicitatie:
    niveau 1:
      - Wanneer vroeg je hulp?
    niveau 2:
      - Vertel over een ruzie. Wat deed je?
valkuilen:
  te veel:
    - Overlegt over alles.
  te weinig:
    - Helpt niemand.
"""


@pytest.fixture(scope="module")
def vacancysite(once: Once, groeidata: Path) -> Path:
    def make(folder: Path) -> None:
        data = Path(shutil.copytree(groeidata, folder / "source"))
        file = data / "competenties" / "samenwerken.yml"
        file.write_text(file.read_text("utf8").rstrip() + GROWING, "utf8")
        edit(data / "functies" / "molenaar.yml", "\ngeneriek:", "\nopleiding: Een cursus malen.\ngeneriek:")
        built_copy(data, folder)

    return once("vacature", make) / "site"


@pytest.fixture
def page(read: Read, vacancysite: Path) -> Page:
    return read(vacancysite).page("vacature/?functie=molenaar")


def test_the_text_says_you_and_nothing_else_than_the_handbook(page: Page) -> None:
    said = page.locator("[data-vacature]").inner_text()
    assert [line for line in said.splitlines() if line] == [
        "Molenaar",
        "Je maalt het graan tot meel.",
        "Wat je laat zien",
        "Samenwerken. Je houdt je aan de verdeling en bent op tijd.",
        "Opleiding en ervaring",
        "Een cursus malen.",
    ]
    expect(page.get_by_text("niet in de tekst")).to_contain_text("Plannen")


def test_the_questions_of_the_level_come_with_its_behaviour(page: Page) -> None:
    block = page.locator(".comp").filter(has_text="Samenwerken")
    expect(block.locator("li")).to_have_text(
        ["Vertel over een ruzie. Wat deed je?", "Verdeelt het werk met anderen."]
    )
    expect(page.locator("[data-uitkomst]")).not_to_contain_text("Overlegt over alles")


def test_the_text_can_be_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer de vacature").click()
    expect(page.get_by_role("status").filter(has_text="gekopieerd")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Molenaar")


def test_a_role_leads_to_its_vacancy(read: Read, vacancysite: Path) -> None:
    role = read(vacancysite).page("functies/molenaar/")
    role.get_by_role("link", name="Vacature en sollicitatie").click()
    expect(role.locator("[data-vacature] h2")).to_have_text("Molenaar")
    assert (vacancysite / "functies/molenaar/molenaar-vacature.docx").exists()


def test_each_text_stands_in_the_json_once(vacancysite: Path) -> None:
    text = (vacancysite / "handboek.json").read_text("utf8")
    assert text.count("Houdt zich aan de verdeling") == 1
    assert "Je houdt je" not in text
    assert json.loads(text)["competenties"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Volgt, begeleidt en coacht cliënten.", "Je volgt, begeleidt en coacht cliënten."),
        ("Is eerlijk. Heeft geduld.", "Je bent eerlijk. Je hebt geduld."),
        ("Helpt anderen zich te ontwikkelen.", "Je helpt anderen zich te ontwikkelen."),
        ("Beoordeelt zichzelf en kan luisteren.", "Je beoordeelt jezelf en kunt luisteren."),
        ("Het werk is zwaar. Zo gaat dat.", "Het werk is zwaar. Zo gaat dat."),
        ("", ""),
    ],
)
def test_only_the_verb_of_whoever_acts_changes(text: str, said: str) -> None:
    assert as_you(text) == said
