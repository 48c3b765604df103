"""The matrix of all roles in a real Chromium: filtered, chosen and sorted, by mouse, keyboard and address."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Locator, Page, Route, expect

from bench.generator import generate
from handboek.loading import load_handboek
from handboek.model import Functie, Handboek
from handboek.site.html import Renderer
from tests.conftest import Once
from tests.reader import NARROW, Contexts, Read, printed, words
from tests.sites import built, parse


@pytest.fixture(scope="module")
def opened(contexts: Contexts) -> Page:
    """One page for all of these tests: none of them leaves anything behind."""
    return contexts.get().new_page()


@pytest.fixture
def page(opened: Page, address: str) -> Page:
    opened.goto(f"{address}matrix/")
    return opened


def roles(page: Page) -> Locator:
    return page.locator(".rooster tbody tr:visible th")


def competencies(page: Page) -> Locator:
    return page.locator(".rooster thead tr:last-child th:visible a")


def status(page: Page) -> Locator:
    return page.locator(".matrixstand [role=status]")


def field(page: Page, name: str) -> Locator:
    form = page.locator(".matrixkeuze")
    return form.get_by_role("searchbox", name=name).or_(form.get_by_role("combobox", name=name))


class TestFilters:
    def test_at_first_all_is_shown(self, page: Page) -> None:
        expect(roles(page)).to_have_count(4)
        expect(competencies(page)).to_have_count(11)
        expect(status(page)).to_have_text("Je ziet alle 4 functies en alle 11 competenties.")

    def test_a_role_by_name_with_what_it_asks(self, page: Page) -> None:
        field(page, "Functie of competentie").fill("COORDINATOR")
        expect(roles(page)).to_have_text(["Havencoördinator"])
        expect(competencies(page)).to_have_count(7)
        expect(status(page)).to_contain_text("1 van de 4 functies")

    def test_a_competency_by_name_with_who_asks_it(self, page: Page) -> None:
        field(page, "Functie of competentie").fill("vakkennis")
        expect(roles(page)).to_have_text(["Havencoördinator", "Schipper 1"])
        expect(competencies(page)).to_have_text(["Vakkennis"])

    def test_a_cluster(self, page: Page) -> None:
        field(page, "Cluster").select_option("Afmaken")
        expect(competencies(page)).to_have_text(["Aanpakken", "Plannen en indelen"])
        heads = page.locator(".rooster .cluster:visible")
        expect(heads).to_have_text(["Afmaken"])
        expect(heads).to_have_attribute("colspan", "2")

    def test_specific_and_a_level_blank_what_is_asked_otherwise(self, page: Page) -> None:
        field(page, "Soort").select_option("specifiek")
        expect(competencies(page).filter(has_text="Samenwerken")).to_have_count(0)
        field(page, "Niveau").select_option("niveau 1")
        expect(roles(page)).to_have_text(["Havencoördinator", "Schipper 1", "Werkplaatschef"])
        cells = page.locator("tr[data-id=havencoordinator] td[data-n]:visible")
        expect(cells.and_(page.locator(":not(.buiten)"))).to_have_text(["1", "1"])
        other = cells.and_(page.locator(".buiten"))
        expect(other).to_have_text(["2"])
        expect(other).to_have_css("content-visibility", "hidden")
        expect(status(page)).to_contain_text("alleen specifiek, alleen niveau 1.")

    def test_from_a_level_on(self, page: Page) -> None:
        field(page, "Niveau").select_option("vanaf niveau 2")
        levels = page.locator("tbody tr:visible td[data-n]:visible:not(.buiten)").all_text_contents()
        assert levels
        assert set(levels) <= {"2", "3"}
        expect(status(page)).to_contain_text("vanaf niveau 2.")
        expect(page).to_have_url(re.compile(r"\?niveau=2%2B$"))

    def test_names_are_typed_to_be_added(self, page: Page) -> None:
        page.get_by_text("Kies functies en competenties").click()
        page.get_by_label("Typ de naam van een functie").fill("kaart")
        expect(page.locator("[data-keuze=functie] label:visible")).to_have_text(["Kaartverkoper"])
        page.get_by_label("Kaartverkoper").check()
        page.get_by_label("Typ de naam van een functie").fill("chef")
        expect(page.locator("[data-keuze=functie] label:visible")).to_have_text(
            ["Kaartverkoper", "Werkplaatschef"]
        )
        expect(roles(page)).to_have_text(["Kaartverkoper"])

    def test_a_name_with_a_slip_is_found_and_said_to_be_like_it(self, page: Page) -> None:
        field(page, "Functie of competentie").fill("havencordinator")
        expect(roles(page)).to_have_text(["Havencoördinator"])
        expect(status(page)).to_contain_text("want niets heet ‘havencordinator’ en dit lijkt erop")
        page.get_by_role("button", name="Wis alles").click()
        page.get_by_text("Kies functies en competenties").click()
        for kind, typed, name in (
            ("functie", "kaartverkpoer", "Kaartverkoper"),
            ("competentie", "vakenis", "Vakkennis"),
        ):
            group = page.locator(f"[data-keuze={kind}]")
            page.get_by_label(f"Typ de naam van een {kind}").fill(typed)
            expect(group.locator("label:visible")).to_have_text([name])
            expect(group.get_by_role("status")).to_have_text(f"Geen {kind} heet ‘{typed}’. Lijkt op:")
        page.get_by_label("Typ de naam van een competentie").fill("qqqq")
        expect(group.get_by_role("status")).to_have_text("Geen competentie gevonden voor ‘qqqq’.")

    def test_chosen_rows_and_columns(self, page: Page) -> None:
        page.get_by_text("Kies functies en competenties").click()
        page.get_by_label("Kaartverkoper").check()
        page.get_by_label("Schipper 1").check()
        page.get_by_label("Samenwerken", exact=True).check()
        expect(roles(page)).to_have_text(["Kaartverkoper", "Schipper 1"])
        expect(competencies(page)).to_have_text(["Samenwerken"])

    def test_nothing_fits(self, page: Page) -> None:
        field(page, "Functie of competentie").fill("qqqq")
        expect(status(page)).to_have_text("Niets gevonden. Haal een keuze weg of klik op ‘Wis alles’.")
        expect(page.locator(".rooster")).to_be_hidden()
        page.get_by_role("button", name="Wis alles").click()
        expect(roles(page)).to_have_count(4)
        expect(page).to_have_url(re.compile(r"/matrix/$"))


class TestSorting:
    def test_high_to_low_and_back_again(self, page: Page) -> None:
        button = page.get_by_role("button", name="Sorteer op Samenwerken")
        head = page.locator("th[data-id=samenwerken]")
        button.click()
        expect(roles(page)).to_have_text([*HIGH_FIRST])
        expect(head).to_have_attribute("aria-sort", "descending")
        expect(status(page)).to_contain_text("gesorteerd op Samenwerken, van hoog naar laag")
        button.click()
        expect(roles(page)).to_have_text([*HIGH_FIRST[2:], *HIGH_FIRST[:2]])
        expect(head).to_have_attribute("aria-sort", "ascending")
        button.click()
        expect(roles(page)).to_have_text(sorted(HIGH_FIRST))
        expect(page.locator("[aria-sort]")).to_have_count(0)

    def test_who_does_not_ask_it_comes_last(self, page: Page) -> None:
        button = page.get_by_role("button", name="Sorteer op Plannen en indelen")
        for _ in range(2):
            button.click()
            expect(roles(page).last).to_have_text("Kaartverkoper")


HIGH_FIRST = ("Havencoördinator", "Schipper 1", "Kaartverkoper", "Werkplaatschef")
"""The roles by their level of Samenwerken."""


class TestKeyboard:
    def test_filter_sort_and_clear(self, page: Page) -> None:
        field(page, "Functie of competentie").focus()
        page.keyboard.type("samen")
        page.keyboard.press("Tab")
        page.keyboard.type("Mensen")
        expect(status(page)).to_contain_text("cluster Met mensen omgaan")
        page.get_by_role("button", name="Sorteer op Samenwerken").focus()
        page.keyboard.press("Enter")
        expect(roles(page)).to_have_text([*HIGH_FIRST])
        page.get_by_role("button", name="Wis alles").focus()
        page.keyboard.press("Space")
        expect(status(page)).to_have_text("Je ziet alle 4 functies en alle 11 competenties.")
        expect(roles(page)).to_have_text(sorted(HIGH_FIRST))


class TestAddress:
    def test_a_link_shows_the_choice_also_after_reload(self, page: Page, address: str) -> None:
        page.goto(f"{address}matrix/?zoek=sch&niveau=2&functie=schipper-1&sorteer=-samenwerken&onbekend=x")
        for _ in range(2):
            expect(field(page, "Niveau")).to_have_value("2")
            expect(field(page, "Functie of competentie")).to_have_value("sch")
            expect(page.get_by_label("Schipper 1")).to_be_checked()
            expect(roles(page)).to_have_text(["Schipper 1"])
            expect(page.locator("th[data-id=samenwerken]")).to_have_attribute("aria-sort", "ascending")
            page.reload()

    def test_back_undoes_one_choice_at_a_time(self, page: Page) -> None:
        field(page, "Niveau").select_option("niveau 2")
        field(page, "Functie of competentie").press_sequentially("schip")
        expect(roles(page)).to_have_text(["Schipper 1"])
        expect(page).to_have_url(re.compile(r"\?niveau=2#zoek=schip$"))
        page.go_back()
        expect(field(page, "Functie of competentie")).to_have_value("")
        expect(field(page, "Niveau")).to_have_value("2")
        expect(roles(page)).to_have_count(4)
        page.go_back()
        expect(status(page)).to_have_text("Je ziet alle 4 functies en alle 11 competenties.")
        page.go_forward()
        expect(field(page, "Niveau")).to_have_value("2")

    def test_what_is_not_there_changes_nothing(self, page: Page, address: str) -> None:
        page.goto(f"{address}matrix/?cluster=weg&niveau=9&functie=weg&sorteer=weg")
        expect(status(page)).to_have_text("Je ziet alle 4 functies en alle 11 competenties.")


class TestLarge:
    def test_it_opens_on_one_cluster(self, goed: Handboek) -> None:
        plannen = goed.competenties["plannen"]
        competenties = {f"c{n}": plannen.model_copy(update={"id": f"c{n}"}) for n in range(61)}
        role = {"titel": "Functie", "specifiek": dict.fromkeys(competenties, "1")}
        functies = {f"f{n}": Functie.model_validate({"id": f"f{n}", **role}) for n in range(300)}
        large = replace(goed, competenties=competenties, functies=functies)
        for roles_shown, begin in {300: ["cluster=doelen"], 10: []}.items():
            shown = html.fromstring(Renderer(large).matrix([*functies.values()][:roles_shown], "../"))
            assert shown.xpath("//@data-begin") == begin

    def test_the_rest_is_one_choice_away(self, page: Page, address: str) -> None:
        def begin(route: Route) -> None:
            shown = route.fetch().text()
            route.fulfill(
                body=shown.replace('"matrixblok"', '"matrixblok" data-begin="cluster=met-mensen-omgaan"')
            )

        page.route("**/matrix/", begin)
        page.goto(f"{address}matrix/")
        expect(status(page)).to_have_text(
            "Je ziet alle 4 functies en 5 van de 11 competenties, alleen cluster Met mensen omgaan."
        )
        field(page, "Cluster").select_option("alle clusters")
        expect(competencies(page)).to_have_count(11)
        page.unroute("**/matrix/")


def test_paper_shows_what_is_shown(page: Page, address: str) -> None:
    page.goto(f"{address}matrix/?zoek=schipper&sorteer=samenwerken")
    expect(roles(page)).to_have_count(1)
    paper = printed(page)
    text = words(paper)
    assert len(paper.pages) == 1
    assert "Schipper 1" in text
    assert "Je ziet 1 van de 4 functies" in text
    for hidden in ("Kaartverkoper", "Wis alles", "alle clusters", "Gastvrijheid"):
        assert hidden not in text


class TestWithoutScript:
    def test_the_matrix_is_whole_and_there_is_nothing_to_choose(
        self, contexts: Contexts, address: str
    ) -> None:
        page = contexts.get(java_script_enabled=False).new_page()
        page.goto(f"{address}matrix/")
        expect(roles(page)).to_have_count(4)
        expect(competencies(page)).to_have_count(11)
        expect(page.locator(".matrixkeuze")).to_have_count(0)
        expect(page.locator(".rooster button")).to_have_count(0)

    def test_a_cell_says_its_level_and_whether_it_is_specific(self, site: Path) -> None:
        row = parse(site, "matrix/").xpath("//tr[@data-id='kaartverkoper']")[0]
        cells = [
            (cell.text, cell.get("data-n"), "data-s" in cell.attrib) for cell in row.xpath("td[@data-n]")
        ]
        assert len(cells) == 6
        assert all(text == level for text, level, _ in cells)
        assert sum(specific for *_, specific in cells) == 3


class TestTeams:
    def test_a_team_is_kept_on_this_device_and_leads_to_its_staircase(self, page: Page, address: str) -> None:
        page.goto(f"{address}matrix/?functie=kaartverkoper&functie=schipper-1")
        page.get_by_text("Kies functies en competenties").click()
        page.get_by_label("Bewaar deze functies als team").fill("De kade")
        page.get_by_role("button", name="Bewaar", exact=True).click()
        page.goto(f"{address}matrix/")
        page.get_by_text("Kies functies en competenties").click()
        page.get_by_role("button", name="De kade", exact=True).click()
        expect(roles(page)).to_have_text(["Kaartverkoper", "Schipper 1"])
        page.get_by_role("link", name="De trap van dit team").click()
        expect(page).to_have_url(f"{address}team/#kaartverkoper=1&schipper-1=1")
        page.goto(f"{address}matrix/")
        page.get_by_text("Kies functies en competenties").click()
        page.get_by_role("button", name="Haal team De kade weg").click()
        expect(page.locator("[data-teams] li")).to_have_count(0)


class TestNarrow:
    def test_one_competency_is_a_list_with_the_highest_first(self, contexts: Contexts, address: str) -> None:
        page = contexts.get().new_page()
        page.set_viewport_size(NARROW)
        page.goto(f"{address}matrix/")
        expect(page.get_by_label("Cluster")).to_be_hidden()
        page.get_by_role("combobox", name="Competentie").select_option("Samenwerken")
        expect(roles(page)).to_have_text([*HIGH_FIRST])
        expect(page.locator(".rooster thead")).to_be_hidden()
        expect(roles(page).first).to_be_in_viewport()


def test_eight_rows_are_in_sight_on_a_laptop(read: Read, many: Path) -> None:
    page = read(many).page("matrix/", viewport={"width": 1280, "height": 800})
    expect(roles(page).first).to_be_visible()
    bottoms = roles(page).evaluate_all("rows => rows.map(row => row.getBoundingClientRect().bottom)")
    assert sum(bottom <= 800 for bottom in bottoms) >= 8


@pytest.fixture(scope="session")
def large(once: Once) -> Path:
    """The site of a handbook with a matrix too large to take in: 150 roles, 121 competencies."""
    return once("matrix", lambda at: built(generate(at / "data", 150, 121), at / "site")) / "site"


CELLS = """rooster => [...rooster.querySelectorAll("tbody tr")].map(row => [row.dataset.id,
    [...row.cells].slice(1).map(cell => [cell.textContent, cell.dataset.n ?? "", "s" in cell.dataset])])"""


class TestLargeSite:
    def test_without_scripts_it_shows_what_is_asked_in_that_cluster(
        self, contexts: Contexts, serve: Callable[[Path], str], large: Path
    ) -> None:
        handboek = load_handboek(large.parent / "data")
        page = contexts.get(java_script_enabled=False).new_page()
        page.goto(f"{serve(large)}matrix/")
        first = [c.id for c in next(iter(handboek.per_cluster.values()))]
        expect(competencies(page)).to_have_count(len(first))
        expect(page.get_by_text("Zonder JavaScript zie je alleen")).to_be_visible()
        asking = [f for f in handboek.functies.values() if not f.eisen.keys().isdisjoint(first)]
        expect(roles(page)).to_have_count(len(asking))
        assert page.locator(".rooster td").count() == len(asking) * len(first)

    def test_the_other_cells_are_made_when_they_are_asked(self, read: Read, large: Path) -> None:
        handboek = load_handboek(large.parent / "data")
        page = read(large).page("matrix/")
        expect(page.get_by_text("Zonder JavaScript zie je alleen")).to_be_hidden()
        field(page, "Cluster").select_option("alle clusters")
        expect(status(page)).to_have_text("Je ziet alle 150 functies en alle 121 competenties.")
        shown = page.locator(".rooster").evaluate(CELLS)
        columns = [c.id for cluster in handboek.per_cluster.values() for c in cluster]
        for id, cells in shown:
            functie = handboek.functies[id]
            asked = {column: str(eis.niveau) for column, eis in functie.eisen.items()}
            assert cells == [
                [asked.get(column, ""), asked.get(column, ""), column in functie.specifiek]
                for column in columns
            ], id
        field(page, "Cluster").select_option("Omgaan met anderen")
        field(page, "Niveau").select_option("niveau 3")
        some = [c.id for c in handboek.per_cluster["omgaan-met-anderen"]]
        threes = [
            f
            for f in handboek.functies.values()
            if any(id in some and e.niveau == 3 for id, e in f.eisen.items())
        ]
        expect(roles(page)).to_have_count(len(threes))
