"""/werkplaats/ in a real Chromium, under the policy of the site, with the Python that readers get.

Starting takes seconds: the tests share a page, and begin by throwing away what the one before proposed.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, BrowserContext, FloatRect, Locator, Page, Route, expect

from handboek.loading import read_data
from handboek.site import workshop
from tests.conftest import Once
from tests.reader import NARROW, WIDE, WIDER
from tests.sites import VOORBEELDEN, built_copy, edit, parse, text
from tests.test_accessibility import violations

pytestmark = pytest.mark.skipif(
    workshop.parts() is None, reason="`make werkplaats` gets Python for a browser."
)
SLOW = 60_000
"""In milliseconds: what a start may take on a machine that does much else."""
GOED = VOORBEELDEN / "goed" / "data"
HOSTILE = """<img src=x onerror="window.geraakt=1"><script>window.geraakt=1</script>{{ 7*7 }} "'>&amp;"""
WORD = """<html><body><!--StartFragment--><p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'>
<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>    </span></span></span>Legt uit wat
er gebeurt.</p><p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>· </span>Vraagt &#8220;wat nu?&#8221;.</p><!--EndFragment--></body></html>"""


@pytest.fixture(scope="module")
def website(once: Once) -> Path:
    """The site of the small handbook on a git host that opens new files filled in."""

    def make(folder: Path) -> None:
        data = shutil.copytree(GOED, folder / "bron")
        edit(
            data / "handboek.yml",
            "https://git.example/molen/handboek/edit/main/",
            "https://github.com/m/h/edit/main/",
        )
        built_copy(data, folder, pdf=False)

    return once("werkplaats", make) / "site"


@pytest.fixture(scope="module")
def base(website: Path, serve: Callable[[Path], str]) -> str:
    return serve(website)


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of its own, that keeps what the page fetched."""
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture(scope="module")
def opened(context: BrowserContext, base: str) -> Page:
    page = context.new_page()
    page.goto(f"{base}werkplaats/")
    started(page)
    return page


@pytest.fixture
def page(opened: Page) -> Iterator[Page]:
    """The page, with nothing proposed."""
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    assert wrong == []
    assert opened.evaluate("window.geraakt") is None
    opened.set_viewport_size(WIDE)
    if (bin := opened.get_by_role("button", name="Gooi alles weg")).is_visible():
        bin.click()
        opened.get_by_role("button", name="Gooi weg", exact=True).click()
    elif (back := opened.locator("section[data-scherm]:visible [data-naar=kies]")).is_visible():
        back.click()
    expect(opened.get_by_role("heading", name="Wat wil je wijzigen?")).to_be_visible()


def started(page: Page) -> None:
    expect(page.locator("[data-werk]")).to_be_visible(timeout=SLOW)


def open_item(page: Page, name: str, heading: str = "Functies") -> None:
    page.get_by_label("Zoek op naam").fill("")
    group = page.locator(".onderdelen section").filter(
        has=page.get_by_role("heading", name=heading, exact=True)
    )
    group.get_by_role("button", name=name).click()
    expect(page.locator("#werk-kop")).to_have_text(name)
    expect(page.locator("[data-pagina] h1")).to_be_visible(timeout=SLOW)


def field(page: Page, *way: str | int) -> Locator:
    """The part of the form for a way to it."""
    return page.locator(f"[data-waar='{json.dumps([*way], separators=(',', ':'), ensure_ascii=False)}']")


def settled(page: Page, proposed: str) -> None:
    """Wait until the page knows what is proposed."""
    expect(page.locator("[data-voorstel]")).to_contain_text(proposed, timeout=SLOW)


def box(part: Locator) -> FloatRect:
    """Where a part stands in the window."""
    found = part.bounding_box()
    assert found
    return found


def yaml(page: Page) -> str:
    return page.locator("#yaml").input_value()


class TestChanging:
    def test_every_role_and_competency_leads_to_its_form(self, website: Path) -> None:
        for address, name in (
            ("functies/molenaar/", "functies/molenaar"),
            ("competenties/tellen/", "competenties/tellen"),
        ):
            (link,) = parse(website, address).xpath("//a[text()='Stel een wijziging voor']/@href")
            assert link == f"../../werkplaats/?wijzig={name}"

    def test_one_level_raised_is_one_line(self, page: Page) -> None:
        open_item(page, "Molenaar")
        before = yaml(page)
        assert before == (GOED / "functies" / "molenaar.yml").read_text("utf8")
        field(page, "generiek", "samenwerken").get_by_label("niveau 3").check()
        settled(page, "Molenaar (gewijzigd)")
        assert yaml(page) == before.replace("samenwerken: 2", "samenwerken: 3")
        expect(page.locator("[data-pagina] tr[data-gewijzigd]")).to_contain_text("niveau 3")
        page.get_by_role("tab", name="Wat het betekent").click()
        expect(page.locator("#blad-gevolgen")).to_contain_text("Samenwerken: 2 → 3")
        page.get_by_role("tab", name="Zo wordt de pagina").click()

    def test_behaviour_is_added_moved_and_taken_away_by_keyboard(self, page: Page) -> None:
        open_item(page, "Samenwerken", "Competenties")
        before = yaml(page)
        page.get_by_role("button", name="Voeg toe: Niveau 1", exact=True).focus()
        page.keyboard.press("Enter")
        expect(field(page, "niveau 1", 2).locator("textarea")).to_be_focused()
        page.keyboard.type("Vraagt een ander om raad.")
        expect(page.locator("[data-pagina]")).to_contain_text("Vraagt een ander om raad.", timeout=SLOW)
        added = before.replace("niveau 2:", "  - Vraagt een ander om raad.\nniveau 2:")
        assert yaml(page) == added
        page.keyboard.press("Alt+ArrowUp")
        expect(field(page, "niveau 1", 1).locator("textarea")).to_have_value(
            "Vraagt een ander om raad.", timeout=SLOW
        )
        expect(page.locator("[data-gezegd]")).to_have_text("Verplaatst naar plaats 2 van 3")
        page.get_by_role("button", name="Haal weg: Niveau 1 2", exact=True).click()
        expect(page.locator("[data-voorstel]")).to_be_hidden(timeout=SLOW)
        assert yaml(page) == before

    def test_a_point_is_dragged_to_its_place(self, page: Page) -> None:
        open_item(page, "Samenwerken", "Competenties")
        first, second = (field(page, "niveau 1", at).locator("textarea").input_value() for at in (0, 1))
        points = field(page, "niveau 1").locator("li.punt")
        points.nth(0).scroll_into_view_if_needed()
        grip, below = box(points.nth(0).locator(".greep")), box(points.nth(1))
        page.mouse.move(grip["x"] + 5, grip["y"] + 10)
        page.mouse.down()
        page.mouse.move(grip["x"] + 5, below["y"] + below["height"] - 3, steps=6)
        page.mouse.up()
        expect(field(page, "niveau 1", 0).locator("textarea")).to_have_value(second, timeout=SLOW)
        expect(field(page, "niveau 1", 1).locator("textarea")).to_have_value(first)
        assert yaml(page).index(second) < yaml(page).index(first)

    def test_what_is_typed_as_yaml_comes_in_the_form(self, page: Page) -> None:
        open_item(page, "Molenaar")
        page.get_by_role("tab", name="YAML").click()
        typed = yaml(page).replace("titel: Molenaar", "titel: Mulder")
        page.locator("#yaml").fill(typed)
        expect(field(page, "titel").locator("input")).to_have_value("Mulder", timeout=SLOW)
        page.locator("#yaml").fill("titel: [")
        expect(page.locator("[data-onleesbaar]")).to_be_visible(timeout=SLOW)
        page.locator("#yaml").fill(typed)
        expect(field(page, "titel").locator("input")).to_be_visible(timeout=SLOW)
        page.get_by_role("tab", name="Zo wordt de pagina").click()

    def test_a_misspelt_id_gets_the_message_of_the_loader(self, page: Page, data: Path) -> None:
        edit(data / "functies" / "molenaar.yml", "  samenwerken: 2", "  samenwreken: 2")
        (said,) = [melding for melding in read_data(data).meldingen if melding.pad.endswith("molenaar.yml")]
        open_item(page, "Molenaar")
        page.get_by_role("tab", name="YAML").click()
        page.locator("#yaml").fill((data / "functies" / "molenaar.yml").read_text("utf8"))
        fault = page.locator("[data-formulier] li.fout, [data-los] li.fout").first
        expect(fault).to_contain_text(said.tekst, timeout=SLOW)
        expect(page.locator("[data-stand-regel]")).to_contain_text("één fout")
        page.get_by_role("tab", name="Zo wordt de pagina").click()
        expect(page.locator("[data-onvolledig]")).to_contain_text("generiek, samenwreken", timeout=SLOW)
        expect(page.locator("[data-pagina] .matrix")).not_to_contain_text("Samenwerken")
        expect(page.locator("[data-pagina] .matrix")).to_contain_text("Plannen")

    def test_sentences_from_word_become_points(self, page: Page) -> None:
        open_item(page, "Samenwerken", "Competenties")
        area = field(page, "niveau 3", 0).locator("textarea")
        area.evaluate(
            """(area, html) => {
                const clipboardData = new DataTransfer();
                clipboardData.setData("text/html", html);
                clipboardData.setData("text/plain", "·\\tLegt uit wat er gebeurt.\\n·\\tVraagt “wat nu?”.");
                const how = {clipboardData, bubbles: true, cancelable: true};
                area.dispatchEvent(new ClipboardEvent("paste", how));
            }""",
            WORD,
        )
        expect(field(page, "niveau 3", 1).locator("textarea")).to_have_value(
            "Legt uit wat er gebeurt.", timeout=SLOW
        )
        expect(field(page, "niveau 3", 2).locator("textarea")).to_have_value('Vraagt "wat nu?".')

    def test_a_competency_is_chosen_with_its_meaning_in_sight(self, page: Page) -> None:
        open_item(page, "Molenaar")
        page.get_by_role("button", name="Voeg toe: Specifiek").click()
        choice = page.get_by_role("dialog").get_by_role("button", name="Tellen")
        expect(choice).to_contain_text("functie", timeout=SLOW)  # how many ask it
        choice.click()
        settled(page, "Molenaar")
        assert "  tellen: 1\n" in yaml(page)

    def test_hostile_text_stays_text_in_every_field(self, page: Page) -> None:
        open_item(page, "Molenaar")
        fields = page.locator("[data-formulier]").locator("input[type=text]:visible, textarea:visible")
        for at in range(fields.count()):
            fields.nth(at).fill(HOSTILE)
        expect(field(page, "versie")).to_contain_text("is geen versie", timeout=SLOW)
        field(page, "versie").locator("input").fill("2024-03")
        settled(page, "onerror")
        expect(page.locator("[data-pagina]")).to_contain_text("onerror", timeout=SLOW)
        page.get_by_role("button", name="Bekijk en lever in").click()
        expect(page.locator("[data-inleveren]")).to_contain_text("voorstel.zip", timeout=SLOW)
        assert page.locator("[data-werk] img, [data-werk] script").count() == 0


class TestFinding:
    def test_what_can_be_changed_stands_between_searching_and_making(self, page: Page) -> None:
        for size in (WIDE, NARROW):
            page.set_viewport_size(size)
            above, found, below = (
                box(page.locator(f"[data-scherm=kies] {part}"))
                for part in ("#kies-zoek", ".onderdelen", "[data-nieuw]")
            )
            assert above["y"] + above["height"] <= found["y"] < found["y"] + found["height"] <= below["y"]
            for group in page.locator(".onderdelen section").all():
                at = box(group)
                assert 0 <= at["x"] < at["x"] + at["width"] <= size["width"]

    def test_after_a_change_the_way_on_is_in_sight(self, page: Page) -> None:
        open_item(page, "Molenaar")
        field(page, "generiek", "samenwerken").get_by_label("niveau 3").check()
        page.get_by_role("button", name="Bekijk en lever in").click(timeout=SLOW)
        expect(page.get_by_role("heading", name="Je voorstel")).to_be_visible()


class TestHandingIn:
    def test_a_role_from_a_copy_opens_filled_in_at_the_host(self, page: Page) -> None:
        page.get_by_label("Hoe het heet").fill("Meestermolenaar")
        page.get_by_label("Begin met").select_option("Molenaar")
        page.get_by_role("button", name="Begin", exact=True).click()
        settled(page, "Meestermolenaar (nieuw)")
        page.get_by_role("button", name="Bekijk en lever in").click()
        link = page.get_by_role("link", name="Open de pagina")
        expect(link).to_be_visible(timeout=SLOW)
        asked = urlsplit(str(link.get_attribute("href")))
        assert (asked.netloc, asked.path) == ("github.com", "/m/h/new/main")
        values = parse_qs(asked.query)
        assert values["filename"] == ["data/functies/meestermolenaar.yml"]
        assert values["value"][0].startswith("titel: Meestermolenaar\n")
        with page.expect_download() as download:
            page.get_by_role("link", name="Download voorstel.zip").click()
        assert Path(download.value.path()).read_bytes().startswith(b"PK")

    @pytest.mark.parametrize(
        ("edits", "opens", "file", "content"),
        [
            ("https://gitlab.example/m/h/-/edit/main/", "/m/h/-/new/main", "file_name", "content"),
            (
                "https://codeberg.org/m/h/_edit/main/",
                "/m/h/_new/main/data/functies",
                "filename",
                "value",
            ),
        ],
        ids=["gitlab", "forgejo"],
    )
    def test_each_host_is_opened_at_its_own_page(
        self, context: BrowserContext, base: str, edits: str, opens: str, file: str, content: str
    ) -> None:
        page = context.new_page()

        def of_host(route: Route) -> None:
            told = route.fetch().json()
            told["adressen"]["bewerken"] = edits
            route.fulfill(json=told)

        context.route("**/inhoud.json", of_host)
        context.route(f"https://{urlsplit(edits).netloc}/**", lambda route: route.fulfill(body="host"))
        page.goto(f"{base}werkplaats/")
        started(page)
        page.get_by_label("Hoe het heet").fill("Meestermolenaar")
        page.get_by_label("Begin met").select_option("Molenaar")
        page.get_by_role("button", name="Begin", exact=True).click()
        settled(page, "Meestermolenaar (nieuw)")
        page.get_by_role("button", name="Bekijk en lever in").click()
        with context.expect_page() as opened:
            page.get_by_role("link", name="Open de pagina").click(timeout=SLOW)
        asked = urlsplit(opened.value.url)
        values = parse_qs(asked.query)
        assert (asked.netloc, asked.path) == (urlsplit(edits).netloc, opens)
        assert values[file][0].endswith("meestermolenaar.yml")
        assert values[content][0].startswith("titel: Meestermolenaar\n")
        context.unroute("**/inhoud.json")
        opened.value.close()
        page.close()

    def test_a_changed_file_goes_by_clipboard(self, page: Page) -> None:
        open_item(page, "Molenaar")
        field(page, "doel").locator("textarea").fill("Maalt graan.")
        settled(page, "Molenaar")
        page.get_by_role("button", name="Bekijk en lever in").click()
        link = page.get_by_role("link", name="Open de pagina")
        expect(link).to_have_attribute(
            "href", "https://github.com/m/h/edit/main/data/functies/molenaar.yml", timeout=SLOW
        )
        page.get_by_role("button", name="Kopieer de tekst").click()
        expect(page.locator("[data-stand]")).to_have_text("Gekopieerd.")
        assert "doel: Maalt graan." in page.evaluate("navigator.clipboard.readText()")

    def test_an_operation_changes_every_file_that_names_it(self, page: Page) -> None:
        open_item(page, "Tellen", "Competenties")
        page.get_by_text("Hernoemen, samenvoegen").click()
        page.get_by_label("Nieuwe naam").fill("Rekenen")
        page.get_by_role("button", name="Hernoem", exact=True).click()
        settled(page, "Rekenen (nieuw)")
        expect(page.locator("section[data-scherm=inleveren]")).to_be_visible(timeout=SLOW)


class TestKeeping:
    def test_it_comes_back_with_the_tab_and_tells_that_the_handbook_moved_on(self, page: Page) -> None:
        open_item(page, "Molenaar")
        field(page, "doel").locator("textarea").fill("Maalt graan.")
        settled(page, "Molenaar")
        page.wait_for_function(
            "[...Object.values(sessionStorage)].some(kept => kept.includes('Maalt graan'))"
        )
        assert not page.evaluate("Object.values(localStorage).some(kept => kept.includes('Maalt graan'))")
        older = page.evaluate("Object.entries(sessionStorage)")
        for key, kept in older:
            page.evaluate("([key, kept]) => sessionStorage.setItem(key, kept)", [key, _older(kept)])
        page.reload()
        started(page)
        settled(page, "Molenaar (gewijzigd)")
        expect(page.locator("#yaml")).to_have_value(re.compile(r"doel: Maalt graan\."), timeout=SLOW)
        expect(page.locator("[data-bericht]")).to_contain_text("Het handboek is veranderd sinds")

    def test_a_full_disk_is_told(self, page: Page) -> None:
        full = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
        page.evaluate(f"(window.was = Storage.prototype.setItem, {full}, 0)")
        open_item(page, "Molenaar")
        field(page, "doel").locator("textarea").fill("Maalt.")
        expect(page.locator("[data-bericht]")).to_contain_text("de opslag is vol", timeout=SLOW)
        page.evaluate("(Storage.prototype.setItem = window.was, 0)")

    def test_a_link_is_a_proposal_and_two_tabs_do_not_mix(
        self, page: Page, context: BrowserContext, base: str
    ) -> None:
        open_item(page, "Molenaar")
        field(page, "doel").locator("textarea").fill("Maalt meel.")
        settled(page, "Molenaar")
        page.get_by_role("button", name="Bekijk en lever in").click()
        page.get_by_role("button", name="Kopieer een link").click()
        expect(page.locator("[data-stand]")).to_have_text("Gekopieerd.", timeout=SLOW)
        other = context.new_page()
        other.goto(page.evaluate("navigator.clipboard.readText()"))
        started(other)
        settled(other, "Molenaar (gewijzigd)")
        other.get_by_role("button", name="Bekijk en lever in").click()
        other.get_by_label("Bewaar dit voorstel op dit apparaat").check()
        expect(page.locator("[data-bericht]")).to_contain_text("In een ander tabblad")
        other.get_by_label("Bewaar dit voorstel op dit apparaat").uncheck()
        other.wait_for_function("!Object.values(localStorage).some(kept => kept.includes('Maalt meel'))")
        other.close()


class TestDelivery:
    def test_it_is_fetched_once_and_then_works_without_a_network(
        self, context: BrowserContext, base: str, page: Page
    ) -> None:
        asked: list[str] = []
        again = context.new_page()
        again.on("request", lambda request: asked.append(request.url))
        again.goto(f"{base}werkplaats/")
        started(again)
        assert [url for url in asked if url.endswith(".gz")] == []
        assert [url for url in asked if not url.startswith(base)] == []
        context.set_offline(True)
        open_item(again, "Molenaar")
        field(again, "doel").locator("textarea").fill("Maalt.")
        settled(again, "Molenaar")
        context.set_offline(False)
        again.close()

    def test_it_is_for_everyone(self, page: Page) -> None:
        page.evaluate(Path(AXE_FILE_PATH).read_text("utf8"))
        wrong = violations(page, "kies", WIDE, NARROW)
        page.emulate_media(color_scheme="light")
        open_item(page, "Molenaar")
        field(page, "specifiek", "plannen").get_by_label("niveau 3").check()
        settled(page, "Molenaar")
        wrong += violations(page, "werk", WIDE, NARROW)
        page.set_viewport_size(NARROW)
        assert page.evaluate(WIDER) <= 0
        page.get_by_role("button", name="Bekijk en lever in").click()
        expect(page.locator("[data-inleveren]")).to_contain_text("voorstel.zip", timeout=SLOW)
        wrong += violations(page, "inleveren", WIDE, NARROW)
        page.emulate_media(color_scheme="light")
        assert wrong == []

    def test_from_disk_a_line_leads_to_the_website(self, browser: Browser, website: Path) -> None:
        page = browser.new_page()
        page.goto((website / "werkplaats" / "index.html").as_uri())
        told = page.locator("[data-bericht]")
        expect(told).to_contain_text("De werkplaats werkt niet vanuit een map op je computer.")
        expect(told.get_by_role("link", name="Wijzigen in vijf minuten")).to_be_visible()
        expect(page.locator("[data-laden]")).to_be_hidden()
        page.close()

    def test_without_webassembly_a_line_leads_to_the_guide(self, browser: Browser, base: str) -> None:
        page = browser.new_page()
        page.add_init_script("delete globalThis.WebAssembly")
        page.goto(f"{base}werkplaats/")
        told = page.locator("[data-bericht]")
        expect(told).to_contain_text("WebAssembly ontbreekt of staat uit")
        expect(told.get_by_role("link", name="Wijzigen in vijf minuten")).to_be_visible()
        expect(page.locator("[data-laden]")).to_be_hidden()
        page.close()

    def test_switched_off_a_line_says_so(self, tmp_path: Path) -> None:
        data = shutil.copytree(GOED, tmp_path / "bron")
        with (data / "handboek.yml").open("a", encoding="utf8") as gegevens:
            gegevens.write("werkplaats: nee\n")
        site = built_copy(data, tmp_path, pdf=False)
        assert "staat op deze website niet aan" in text(parse(site, "werkplaats/").find(".//article"))
        assert not (site / workshop.FOLDER).exists()
        assert "wasm" not in (site / "werkplaats" / "index.html").read_text("utf8")
        assert parse(site, "functies/molenaar/").xpath("//a[text()='Stel een wijziging voor']") == []


def _older(kept: str) -> str:
    """A proposal made when its files said something else."""
    proposal = json.loads(kept)

    def changed(part: object) -> object:
        if isinstance(part, dict):
            return {key: "0" * 64 if key == "basis" else changed(value) for key, value in part.items()}
        return part

    return json.dumps(changed(proposal))
