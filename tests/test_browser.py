"""The built site in a real Chromium: what a reader does, by mouse and by keyboard, wide and narrow."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.payloads import POISONED_ADDRESSES
from tests.reader import NARROW, NARROWEST, WIDER, Read, Reader, too_wide, wait_until
from tests.sites import VOORBEELDEN, built, built_copy, edit, pages, pages_alone, served


class TestEveryPage:
    def test_nothing_goes_wrong_and_nothing_scrolls_sideways(self, reader: Reader, site: Path) -> None:
        addresses = set(pages(site)) - {"404.html"}  # made for the root of a host
        assert too_wide(reader, addresses) == []

    def test_nor_when_it_is_narrow_from_the_start(self, reader: Reader) -> None:
        page = reader.page(viewport=NARROWEST)
        for where in ("", "functies/schipper-1/", "competenties/samenwerken/", "matrix/"):
            page.goto(reader.base + where)
            assert page.evaluate(WIDER) <= 0, where

    def test_nor_when_names_are_one_long_word(self, read: Read, tmp_path: Path) -> None:
        data = shutil.copytree(VOORBEELDEN / "veer" / "data", tmp_path / "bron")
        for file in ("functies/schipper-1.yml", "competenties/samenwerken.yml"):
            name = re.search("(?:titel|label): (.+)", (data / file).read_text("utf8"))
            assert name
            edit(
                data / file,
                name[0],
                f"{name[0]} en {'verantwoordelijkheids' * 4}ontwikkeling{' langs de kade' * 6}",
            )
        reader = read(built_copy(data, tmp_path / "lang", pdf=False))
        role = "functie=schipper-1"
        tools = (
            *("matrix/?competentie=samenwerken", "vergelijken/?van=schipper-1&naar=havencoordinator"),
            *(f"mijn-profiel/?{role}", f"gespreksformulier/?{role}", f"vacature/?{role}"),
            "team/#schipper-1=2&havencoordinator=1",
        )
        roles = [f"functies/{name}/" for name in ("schipper-1", "havencoordinator")]
        assert too_wide(reader, ["", "functies/", "competenties/", "matrix/", *roles, *tools]) == []
        level = reader.page(tools[0], viewport=NARROW).locator("tr[data-id=schipper-1] td:visible")
        expect(level).to_be_in_viewport(ratio=1)

    def test_text_never_runs_as_a_script(self, read: Read, poisoned: tuple[Path, list[str]]) -> None:
        site, _ = poisoned
        reader = read(site)
        page = reader.page(bypass_csp=True, script="window.gehackt = 0")
        moved = "functies/oude-molenaar/"  # leads on at once
        for address in [*(set(pages(site)) - {moved}), *POISONED_ADDRESSES]:
            page.goto(reader.base + address)
            if address == "zoeken/":
                page.locator("#zoekpaginaveld").fill("nr10 gehackt")
                expect(page.locator(".zoekpagina li").first).to_be_visible()
            assert page.evaluate("window.gehackt") == 0, address

    def test_dark_follows_the_device(self, reader: Reader) -> None:
        schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
        colours = {
            scheme: reader.page("functies/schipper-1/", color_scheme=scheme).evaluate(
                "getComputedStyle(document.body).backgroundColor"
            )
            for scheme in schemes
        }
        assert colours == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 27, 30)"}


class TestHome:
    def test_one_step_to_my_role(self, reader: Reader) -> None:
        page = reader.page()
        page.get_by_role("link", name="Schipper 1").click()
        expect(page).to_have_url(f"{reader.base}functies/schipper-1/")

    def test_typing_part_of_the_name_and_enter(self, reader: Reader) -> None:
        page = reader.page()
        page.get_by_label("Zoek je functie").fill("COORDINATOR")
        expect(page.locator(".functies li:visible")).to_have_count(1)
        expect(page.get_by_role("status").filter(has_text="1 functie gevonden")).to_be_attached()
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{reader.base}functies/havencoordinator/")

    def test_another_word_for_the_role(self, reader: Reader) -> None:
        page = reader.page()
        for typed in ("veerman", "schip per", "roerganger"):
            page.get_by_label("Zoek je functie").fill(typed)
            expect(page.locator(".functies li:visible")).to_have_text([re.compile("Schipper 1")])

    def test_nothing_found_leads_to_the_whole_handbook(self, reader: Reader) -> None:
        page = reader.page()
        page.get_by_label("Zoek je functie").fill("rooster")
        page.get_by_role("link", name="Zoek in het hele handboek").click()
        expect(page).to_have_url(f"{reader.base}zoeken/#q=rooster")


class TestRolePage:
    def test_growth_is_folded_and_opens_by_keyboard(self, reader: Reader) -> None:
        page = reader.page("functies/schipper-1/")
        growth = page.locator("details").first
        behaviour = growth.locator("li").first
        expect(behaviour).to_be_hidden()
        growth.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(behaviour).to_be_visible()

    def test_matrix_leads_to_the_behaviour_and_on_to_the_competency(self, reader: Reader) -> None:
        page = reader.page("functies/schipper-1/")
        page.locator("table.matrix").get_by_role("link", name="Samenwerken").click()
        heading = page.locator("#samenwerken h3")
        expect(heading).to_be_in_viewport()
        heading.get_by_role("link").click()
        expect(page).to_have_url(f"{reader.base}competenties/samenwerken/")

    def test_navigation_shows_where_you_are(self, reader: Reader) -> None:
        page = reader.page("functies/schipper-1/")
        expect(page.locator(".md-tabs__item--active")).to_have_text("Functies")
        expect(page.locator("[data-md-type=navigation] a.md-nav__link--active")).to_have_text("Schipper 1")

    def test_tabs_stay_while_scrolling(self, reader: Reader) -> None:
        page = reader.page("functies/schipper-1/")
        for _ in range(5):
            page.mouse.wheel(0, 20)
        wait_until(page, "scrollY > 50")
        page.mouse.wheel(0, -500)
        wait_until(page, "scrollY === 0")
        expect(page.locator(".md-tabs").get_by_role("link", name="Matrix")).to_be_visible()

    def test_skipping_leads_to_the_title(self, reader: Reader) -> None:
        page = reader.page("functies/schipper-1/")
        assert page.locator("a.md-skip").get_attribute("href") == "#deel_titel"

    def test_print_button_prints(self, reader: Reader) -> None:
        page = reader.page("functies/schipper-1/")
        page.evaluate("window.print = () => { window.printed = true }")
        page.get_by_role("button", name="Afdrukken").click()
        assert page.evaluate("window.printed") is True


class TestSearch:
    def test_accents_do_not_matter(self, reader: Reader) -> None:
        page = reader.page()
        page.get_by_label("Zoek in het handboek").fill("ideeen")
        expect(page.locator(".zoekpaneel mark").first).to_have_text(re.compile("ideeën"))

    def test_a_behaviour_is_found_once_at_its_level(self, reader: Reader) -> None:
        page = reader.page()
        page.get_by_label("Zoek in het handboek").fill("laat geen collega alleen op de kade")
        results = page.locator(".zoekpaneel li")
        expect(results).to_have_count(1)
        expect(results).to_contain_text("Samenwerkenniveau 1")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{reader.base}competenties/samenwerken/#niveau-1")

    def test_what_comes_first(self, reader: Reader) -> None:
        page = reader.page("zoeken/")
        for query, first in {
            "schipper": "Schipper 1",
            "havencoordinator": "Havencoördinator",
            "samenwerkt": "Samenwerken",
            "plant": "Plannen en indelen",
            "teamwerk": "Samenwerken",
            "nauwkeurigheit": "Nauwkeurigheid",
            "samenwerking": "Samenwerken",
            "planning": "Plannen en indelen",
            "coordinator": "Havencoördinator",
            "schaal 40": "Schipper 1",
            "samenwerken niveau 3": "Samenwerken",
            "arrangement": "Rondvaartgids: Groepen werven",
        }.items():
            page.locator("#zoekpaginaveld").fill(query)
            expect(page.locator(".zoekpagina li b").first).to_have_text(first)

    def test_a_competency_stands_there_once_with_the_sentence_that_says_it(self, reader: Reader) -> None:
        page = reader.page("zoeken/#q=collega")
        titles = page.locator(".zoekpagina li b")
        expect(titles.first).to_be_visible()
        found = titles.all_text_contents()
        assert sorted(set(found)) == sorted(found)
        expect(page.locator(".zoekpagina li mark").first).to_be_visible()

    def test_a_role_says_why_it_is_found(self, reader: Reader) -> None:
        page = reader.page("zoeken/")
        for query, why in {
            "roerganger": "Ook bekend als: roerganger",
            "schaal 40": "Ook bekend als: schaal 40",
        }.items():
            page.locator("#zoekpaginaveld").fill(query)
            expect(page.locator(".zoekpagina li").first).to_contain_text(f"Schipper 1functie{why}")

    def test_the_number_found_is_announced(self, reader: Reader) -> None:
        page = reader.page("zoeken/?q=qqqq")
        expect(page.get_by_role("status").filter(has_text="Niets gevonden")).to_be_visible()

    def test_escape_closes_the_panel(self, reader: Reader) -> None:
        page = reader.page()
        field = page.get_by_label("Zoek in het handboek")
        field.fill("samen")
        expect(page.locator(".zoekpaneel")).to_be_visible()
        expect(page.locator(".zoekpaneel a").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Escape")
        expect(page.locator(".zoekpaneel")).to_be_hidden()
        expect(field).to_be_focused()

    @pytest.mark.parametrize(
        ("address", "label", "found"),
        [
            ("functies/schipper-1/", "Zoek in het handboek", ".zoekpaneel a"),
            ("zoeken/", "Zoek een functie, een competentie", ".zoekpagina li a"),
        ],
    )
    def test_it_finds_what_was_typed_before_the_script_was_there(
        self, reader: Reader, address: str, label: str, found: str
    ) -> None:
        page = reader.page()
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        page.route("**/zoeken.js", hold)
        with page.expect_request("**/zoeken.js"):
            page.goto(f"{reader.base}{address}", wait_until="commit")
        page.get_by_label(label).fill("rooster")
        held[0].continue_()
        expect(page.locator(found).first).to_be_visible()

    def test_enter_leads_to_the_search_page(self, reader: Reader) -> None:
        page = reader.page()
        page.get_by_label("Zoek in het handboek").fill("rooster")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{reader.base}zoeken/#q=rooster")
        expect(page.get_by_label("Zoek een functie, een competentie")).to_have_value("rooster")

    def test_searching_again_from_the_search_page_and_back(self, reader: Reader) -> None:
        page = reader.page("zoeken/#q=rooster")
        field = page.get_by_label("Zoek een functie, een competentie")
        page.get_by_label("Zoek in het handboek").fill("klant & collega?")
        page.keyboard.press("Enter")
        expect(field).to_have_value("klant & collega?")
        page.reload()
        expect(field).to_have_value("klant & collega?")
        page.go_back()
        expect(field).to_have_value("rooster")
        expect(page.locator(".zoekpagina li").first).to_be_visible()

    def test_a_link_from_before_still_finds(self, reader: Reader) -> None:
        page = reader.page("zoeken/?q=niet+samen%26werken")
        expect(page.get_by_label("Zoek een functie, een competentie")).to_have_value("niet samen&werken")
        expect(page.locator(".zoekpagina li").first).to_be_visible()
        expect(page).to_have_url(f"{reader.base}zoeken/#q=niet%20samen%26werken")

    @pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
    def test_no_server_gets_what_is_typed(self, browser: Browser, site: Path, scripts: bool) -> None:
        asked: list[str] = []
        with served(site, asked) as base:
            page = browser.new_page(java_script_enabled=scripts)
            for where in ("", "functies/schipper-1/", "zoeken/", "matrix/"):
                page.goto(base + where)
                for field in page.get_by_role("searchbox").all():
                    if field.is_visible():
                        field.press_sequentially("overspannen")
                        field.press("Enter")
                        page.wait_for_load_state("networkidle")
                        page.reload()
                        page.goto(base + where)
            page.close()
        assert any("/zoeken/" in request for request in asked)
        assert [request for request in asked if "overspannen" in request] == []

    def test_narrow(self, reader: Reader) -> None:
        page = reader.page(viewport=NARROW)
        page.get_by_role("link", name="Zoeken").click()
        expect(page).to_have_url(f"{reader.base}zoeken/")


class TestFromDisk:
    def test_pages_and_search_work_without_a_server(self, read: Read, groei_offline: Path) -> None:
        reader = read(f"{groei_offline.as_uri()}/")
        page = reader.page("index.html")
        page.get_by_role("link", name="Meestermolenaar").click()
        expect(page).to_have_url(f"{reader.base}functies/meestermolenaar/index.html")
        page.get_by_label("Zoek in het handboek").fill("clienten")
        with page.expect_navigation(url=re.compile(r"index\.html(#.*)?$")):  # until its scripts are there
            page.locator(".zoekpaneel a").first.click()
        page.get_by_label("Zoek in het handboek").fill("klant & collega")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{reader.base}zoeken/index.html#q=klant%20%26%20collega")
        expect(page.locator(".zoekpagina li").first).to_be_visible()
        page.goto(f"{reader.base}mijn-profiel/index.html?functie=molenaar")
        page.locator(".kruis").get_by_role("checkbox").first.check()
        page.get_by_role("link", name="Vergelijk met mijn profiel").click()
        expect(page.locator(".gezien")).to_have_count(1)
        page.go_back()
        expect(page.locator(".kruis").get_by_role("checkbox").first).to_be_checked()
        page.locator(".md-tabs").get_by_role("link", name="Matrix").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Matrix")
        page.get_by_role("link", name="Handboek van de Molen").last.click()
        expect(page).to_have_url(f"{reader.base}index.html")
        page.locator(".md-tabs").get_by_role("link", name="Groeien").click()
        page.locator(".md-tabs").get_by_role("link", name="Start").click()
        expect(page).to_have_url(f"{reader.base}index.html")


class TestWithoutScript:
    def test_roles_behaviour_and_search_page_can_be_reached(self, reader: Reader) -> None:
        page = reader.page(java_script_enabled=False)
        page.get_by_role("link", name="Kaartverkoper").click()
        page.locator("summary").first.click()
        expect(page.locator("details li").first).to_be_visible()
        expect(page.get_by_role("button", name="Afdrukken")).to_be_hidden()
        page.get_by_label("Zoek in het handboek").fill("x")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Zoeken werkt alleen met JavaScript.")).to_be_visible()


class TestMenu:
    def test_it_is_there_on_pages_without_a_sidebar(self, reader: Reader) -> None:
        page = reader.page(viewport=NARROW)
        for where in ("", "matrix/", "zoeken/"):
            page.goto(reader.base + where)
            page.get_by_role("button", name="Menu").click()
            expect(page.locator("#menu").get_by_text("Functies", exact=True).first).to_be_in_viewport()

    def test_it_is_one_list_in_which_each_line_leads_to_a_page(self, reader: Reader) -> None:
        page = reader.page("functies/schipper-1/", viewport=NARROW)
        page.get_by_role("button", name="Menu").press("Enter")
        links = page.locator("#menu").get_by_role("link")
        expect(links.first).to_be_focused()
        expect(links).to_have_text(
            [
                *("Start", "Functies", "Competenties", "Matrix"),
                *("Functies vergelijken", "Mijn profiel", "Gespreksformulier"),
                *(
                    "De trap van je team",
                    "Inleiding",
                    "Begrippen",
                    "Bestanden",
                    "Wijzigingen",
                    "Voor HR en beheer",
                ),
            ]
        )
        page.locator("#menu").get_by_role("link", name="Mijn profiel").press("Enter")
        expect(page).to_have_url(f"{reader.base}mijn-profiel/")

    def test_without_scripts_too(self, reader: Reader) -> None:
        page = reader.page("functies/schipper-1/", viewport=NARROW, java_script_enabled=False)
        page.get_by_role("button", name="Menu").click()
        page.locator("#menu").get_by_role("link", name="Matrix").click()
        expect(page).to_have_url(f"{reader.base}matrix/")

    def test_the_contents_and_the_way_up_stay_in_sight(self, reader: Reader) -> None:
        page = reader.page("functies/schipper-1/", viewport=NARROW)
        page.mouse.wheel(0, 5000)
        wait_until(page, "scrollY > 1000")
        contents = page.get_by_role("button", name="Op deze pagina")
        contents.press(" ")
        page.locator("#inhoud").get_by_role("link", name="Samenwerken").click()
        expect(page.locator("#samenwerken h3")).to_be_in_viewport()
        expect(page.locator("#inhoud")).to_be_hidden()
        page.get_by_role("link", name="Naar boven").click()
        expect(page.get_by_role("heading", level=1)).to_be_in_viewport()

    def test_the_closed_menu_takes_no_focus(self, reader: Reader) -> None:
        page = reader.page("functies/schipper-1/", viewport=NARROW)
        for _ in range(12):
            page.keyboard.press("Tab")
            assert not page.evaluate("document.activeElement.closest('#menu, #inhoud')")

    def test_opens_and_closes_by_keyboard(self, reader: Reader) -> None:
        page = reader.page("functies/schipper-1/", viewport=NARROW)
        button = page.get_by_role("button", name="Menu")
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(page.locator("#menu")).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(button).to_be_focused()


class TestMatrix:
    ROLES, COMPETENCIES = 60, 40

    def large(self, folder: Path) -> Path:
        """The site of a handbook with so many roles and competencies."""
        data = folder / "data"
        for name in ("functies", "competenties"):
            (data / name).mkdir(parents=True)
        shutil.copy(VOORBEELDEN / "veer" / "data" / "handboek.yml", data)
        levels = "".join(f"niveau {n}:\n  - Doet dit op niveau {n} zichtbaar.\n" for n in (1, 2, 3))
        clusters = ["klaarstaan", "afmaken", "met-mensen-omgaan"]
        for n in range(self.COMPETENCIES):
            head = f"label: Vaardigheid nummer {n}\ncluster: {clusters[n % 3]}\ndefinitie: Doet iets.\n"
            (data / "competenties" / f"c{n}.yml").write_text(head + levels, "utf8")
        for n in range(self.ROLES):
            asked = "".join(f"  c{c}: {1 + (n + c) % 3}\n" for c in range(self.COMPETENCIES))
            (data / "functies" / f"f{n}.yml").write_text(f"titel: Functie {n}\ngeneriek:\n{asked}", "utf8")
        return built(pages_alone(data), folder / "site")

    def test_heads_stay_in_sight_and_the_keyboard_scrolls(self, read: Read, tmp_path: Path) -> None:
        page = read(self.large(tmp_path)).page("matrix/")
        region = page.get_by_role("region", name="Matrix van functies en competenties")
        region.focus()
        page.keyboard.press("End")
        for _ in range(8):
            page.keyboard.press("ArrowRight")
        wait_until(page, "document.querySelector('.rooster').scrollLeft > 100")
        wait_until(page, "document.querySelector('.rooster').scrollTop > 300")
        last = region.get_by_role("row", name="Functie 9").get_by_role("rowheader")
        expect(last).to_be_in_viewport(ratio=0.9)
        heads = region.locator("thead tr:nth-child(2) th")
        expect(heads).to_have_count(self.COMPETENCIES)
        expect(heads.nth(6)).to_be_in_viewport(ratio=0.9)


def test_an_organisation_has_its_own_colour_and_logo(read: Read, organisatiesite: Path) -> None:
    reader = read(organisatiesite)
    colours: dict[Literal["light", "dark"], str] = {
        "light": "rgb(122, 31, 92)",
        "dark": "color(srgb 0.765294 0.604706 0.712353)",
    }
    for scheme, colour in colours.items():
        page = reader.page("functies/molenaar/", color_scheme=scheme)
        expect(page.locator(".matrix a").first).to_have_css("color", colour)
        assert page.locator(".md-header .md-logo img").evaluate("img => img.naturalWidth") == 40


def test_an_abbreviation_explains_itself_to_keyboard_and_touch(read: Read, voorbeeldsite: Path) -> None:
    page = read(voorbeeldsite).page("competenties/plannen/")
    term = page.locator("article abbr")
    term.click()
    expect(term).to_be_focused()
    assert term.evaluate("element => getComputedStyle(element, '::after').content.includes('(')")
