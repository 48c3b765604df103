"""Home, and choosing a role there, with few roles and with many."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.reader import NARROW, Read, Reader
from tests.sites import parse, text
from tests.test_picking import SLOWEST


def choose(page: Page, typed: str) -> list[str]:
    """The titles of the roles that a reader sees after typing."""
    page.get_by_label("Zoek je functie").fill(typed)
    return page.locator(".functies li:visible b").all_text_contents()


class TestHome:
    def test_the_ways_in_stand_above_the_list_of_roles(self, many: Path) -> None:
        page = parse(many, "").find(".//article")
        links = [link.get("href") for link in page.iter("a")]
        ways = ["competenties", "matrix", "vergelijken", "mijn-profiel", "gespreksformulier", "inleiding"]
        first_role = next(place for place, href in enumerate(links) if href.startswith("./functies/"))
        assert [links.index(f"./{way}/") < first_role for way in ways] == [True] * len(ways)

    def test_many_roles_are_folded_by_family_with_their_number(self, many: Path) -> None:
        groups = parse(many, "").xpath("//details/summary")
        assert len(groups) == 15
        assert text(groups[0]) == "Administratie 20 functies"

    def test_few_roles_stand_open(self, site: Path) -> None:
        assert parse(site, "").xpath("//article//details") == []

    def test_a_staircase_tells_what_levels_are(self, site: Path) -> None:
        steps = parse(site, "").xpath("//figure//li")
        assert [len(step.xpath("./div/*")) for step in steps] == [1, 2, 3]
        assert all(text(step.find("p")).startswith(f"niveau {n}") for n, step in enumerate(steps, 1))

    def test_on_a_phone_it_stays_within_four_screens(self, read: Read, many: Path) -> None:
        page = read(many).page(viewport=NARROW)
        assert page.evaluate("document.documentElement.scrollHeight / innerHeight") <= 4

    def test_beside_a_role_stand_those_of_its_family(self, many: Path) -> None:
        menu = parse(many, "functies/coach-keuken-1/").xpath("//*[@data-md-type='navigation']")[0]
        links = menu.xpath(".//a[contains(@href, '-1/')]")
        assert len(links) == 19
        assert all("keuken" in link.get("href") for link in links)
        assert text(menu).startswith("Groot handboek")

    def test_a_link_to_a_family_opens_it(self, read: Read, many: Path) -> None:
        page = read(many).page("functies/coach-keuken-1/")
        page.locator(".oogje").get_by_role("link", name="Keuken").click()
        expect(page.get_by_role("link", name="Coach keuken 1")).to_be_in_viewport()


class TestChoosing:
    def test_typos_families_synonyms_and_scale(self, reader: Reader) -> None:
        page = reader.page()
        for typed, found in {
            "schiper": "Schipper 1",
            "shcipper": "Schipper 1",
            "havencordinator": "Havencoördinator",
            "roerganer": "Schipper 1",
            "veerman": "Schipper 1",
            "schaal 40": "Schipper 1",
        }.items():
            assert choose(page, typed)[:1] == [found], typed

    def test_a_family_gives_its_roles_and_says_so(self, read: Read, many: Path) -> None:
        page = read(many).page()
        assert len(choose(page, "keuken")) == 12
        expect(page.get_by_role("status").filter(has_text="20 functies gevonden")).to_be_visible()
        expect(page.locator(".functies li:visible small").first).to_contain_text("Keuken")

    def test_what_is_only_alike_is_not_called_found(self, reader: Reader) -> None:
        page = reader.page()
        choose(page, "schiper")
        expect(page.get_by_role("status").filter(has_text="Geen functie heet ‘schiper’.")).to_be_visible()
        choose(page, "schipper")
        expect(page.get_by_role("status").filter(has_text="1 functie gevonden")).to_be_visible()

    def test_by_keyboard(self, reader: Reader) -> None:
        page = reader.page()
        choose(page, "a")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(page.locator("[data-gevonden] a").nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(page.get_by_label("Zoek je functie")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("[data-gevonden] li")).to_have_count(0)

    def test_a_thousand_roles_answer_within_a_tenth_of_a_second(self, read: Read, thousand: Path) -> None:
        page = read(thousand).page()
        assert choose(page, "coahc keuke")[:1] == ["Coach keuken 1"]
        took = page.evaluate(SLOWEST, "#kies-functie")
        assert took < 100
