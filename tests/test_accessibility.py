"""For everyone: axe-core in a real Chromium on every kind of page, and what axe cannot see.

The kinds of page are derived from the built site, so that a new page is in these tests by itself.
tests/test_browser.py opens every page at four widths and tests the menu and the search by keyboard.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.filled import STATES, conversation_file
from tests.reader import NARROW, NARROWEST, WIDE
from tests.sites import PROJECT, Document, pages, parse, served

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
ON_COLOUR = ["color-contrast", "link-in-text-block"]
SCHEMES: dict[Literal["light", "dark"], list[str]] = {"light": RULES, "dark": ON_COLOUR}
"""What is checked in each scheme: in the dark only colours differ, and those at any width alike."""
PARTS = 4
"""In so many tests every kind of page is looked at, for workers to divide."""
RUN_AXE = "rules => axe.run({runOnly: rules, resultTypes: ['violations'], preload: false})"


def kinds(site: Path) -> list[str]:
    """Every hand-written page; of the pages made from data one of each kind: same folder, same parts."""
    found: dict[tuple[str, ...], str] = {}
    for address in pages(site):
        if _is_hand_written(address):
            found[(address,)] = address
        else:
            folder = address.rstrip("/").rpartition("/")[0]
            parts = {
                name for names in parse(site, address).xpath("//article//@class") for name in names.split()
            }
            found.setdefault((folder, *sorted(parts)), address)
    return list(found.values())


def _is_hand_written(address: str) -> bool:
    docs = PROJECT / "docs"
    files = [docs / address / "index.md", docs / f"{address.rstrip('/')}.md"]
    return address == "404.html" or any(file.is_file() for file in files)


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[Page]:
    """One page for all of these tests, with axe in it."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(path=AXE_FILE_PATH)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def root(site: Path) -> Iterator[str]:
    """Where the site is the root of a host: the page of an unknown address is made for that."""
    with served(site) as address:
        yield address


@pytest.fixture
def page(opened: Page) -> Page:
    opened.emulate_media(color_scheme="light")
    opened.set_viewport_size(WIDE)
    return opened


REACHABLE = """async () => {
    const reachable = () => [...document.querySelectorAll("pre > code")].every(
        code => code.scrollWidth <= code.clientWidth || code.tabIndex === 0);
    for (let tries = 0; tries < 100 && !reachable(); tries += 1) await new Promise(go => setTimeout(go, 50));
}"""
"""Material lets code that scrolls take focus a moment after the window changed size."""


def violations(page: Page, where: str, *sizes: ViewportSize) -> list[str]:
    """What axe finds wrong at each size, and in the dark: state, rule, place on the page, and why."""
    wrong = []
    looks: list[tuple[ViewportSize, Literal["light", "dark"]]] = [(size, "light") for size in sizes]
    for size, scheme in [*looks, (sizes[0], "dark")]:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.evaluate(REACHABLE)
        found: dict[str, Any] = page.evaluate(RUN_AXE, SCHEMES[scheme])
        wrong += [
            f"{where} ({scheme}, {size['width']}): {rule['id']} at {node['target']}: {node['failureSummary']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]
    return wrong


class TestAxe:
    @pytest.mark.parametrize("part", range(PARTS))
    def test_every_kind_of_page(self, page: Page, address: str, root: str, site: Path, part: int) -> None:
        wrong = []
        for where in kinds(site)[part::PARTS]:
            page.goto((root if where == "404.html" else address) + where)
            wrong += violations(page, where, WIDE, NARROW)
        assert wrong == []

    def test_the_search_panel(self, page: Page, address: str) -> None:
        page.goto(address)
        page.get_by_label("Zoek in het handboek").fill("samen")
        expect(page.locator(".zoekpaneel li").first).to_be_visible()
        assert violations(page, "search panel", WIDE) == []

    def test_the_search_page_with_results(self, page: Page, address: str) -> None:
        page.goto(f"{address}zoeken/?q=samen")
        expect(page.locator(".zoekpagina li").first).to_be_visible()
        assert violations(page, "search page", WIDE, NARROW) == []

    def test_the_menu(self, page: Page, address: str) -> None:
        page.set_viewport_size(NARROW)
        page.goto(f"{address}functies/schipper-1/")
        page.get_by_role("button", name="Menu").click()
        expect(page.locator("#menu").get_by_text("Functies", exact=True).first).to_be_in_viewport()
        assert violations(page, "menu", NARROW) == []

    def test_levels_to_grow_into(self, page: Page, address: str) -> None:
        page.goto(f"{address}functies/schipper-1/")
        page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true })")
        assert violations(page, "growth", WIDE, NARROW) == []

    def test_a_conversation_that_travelled(self, page: Page, address: str, tmp_path: Path) -> None:
        conversation_file(page, address, tmp_path)
        assert violations(page, "file of a conversation", WIDE, NARROW) == []

    @pytest.mark.parametrize("state", STATES)
    def test_every_tool_that_is_filled_in(self, page: Page, address: str, state: str) -> None:
        STATES[state](page, address)
        assert violations(page, state, WIDE, NARROW) == []


FOCUS = """async () => {
  const element = document.activeElement;
  if (element === document.body || element.dataset.bereikt) return null;
  element.dataset.bereikt = "ja";
  const shown = getComputedStyle(element).opacity === "0" ? element.nextElementSibling : element;
  const style = getComputedStyle(shown);
  const covered = () => {
    const [box] = shown.getClientRects();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
    return !shown.contains(top) && !top?.contains(shown);
  };
  for (let frames = 0; frames < 10 && covered(); frames++) await new Promise(requestAnimationFrame);
  return {
    what: shown.outerHTML.slice(0, 120),
    ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    covered: covered(),
  };
}"""
FROM_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}"""
UNREACHED = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter(({ type, name }) => type !== "radio" || !document.querySelector(`[name="${name}"][data-bereikt]`))
  .filter((element) => !element.closest("[inert]") && !element.disabled && !element.dataset.bereikt)
  .map((element) => element.outerHTML.slice(0, 120))"""


def walk(page: Page) -> None:
    """Go through a page with Tab alone: nothing is left out, and one sees where one is."""
    page.evaluate(FROM_THE_TOP)
    stops = []
    for _ in range(500):
        page.keyboard.press("Tab")
        if not (stop := page.evaluate(FOCUS)):
            break
        stops.append(stop)
    assert len(stops) > 5
    assert [stop["what"] for stop in stops if stop["ring"] < 2] == []
    assert [stop["what"] for stop in stops if stop["covered"]] == []
    assert page.evaluate(UNREACHED) == []


class TestKeyboard:
    @pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: size["width"])
    @pytest.mark.parametrize("where", ["", "functies/schipper-1/", "matrix/", "zoeken/?q=plan"])
    def test_everything_is_reached_in_sight_and_with_a_ring(
        self, page: Page, address: str, where: str, size: ViewportSize
    ) -> None:
        page.set_viewport_size(size)
        page.goto(address + where, wait_until="networkidle")  # results of a search are to be reached too
        walk(page)

    @pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: size["width"])
    @pytest.mark.parametrize("state", STATES)
    def test_so_is_every_tool_that_is_filled_in(
        self, page: Page, address: str, state: str, size: ViewportSize
    ) -> None:
        page.set_viewport_size(size)
        STATES[state](page, address)
        walk(page)

    def test_so_is_a_conversation_that_travelled(self, page: Page, address: str, tmp_path: Path) -> None:
        conversation_file(page, address, tmp_path)
        walk(page)

    @pytest.mark.parametrize("key", ["Space", "Enter", "ArrowRight"])
    def test_the_colours_change(self, page: Page, address: str, key: str) -> None:
        page.goto(address)
        page.get_by_role("radio", name="Kleuren volgen het apparaat").focus()
        page.keyboard.press(key)
        expect(page.get_by_role("radio", name="Kleuren zijn licht")).to_be_focused()
        page.keyboard.press(key)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        page.evaluate("localStorage.clear()")


MAGNIFIED: dict[str, ViewportSize] = {"200 %": {"width": 640, "height": 400}, "400 %": NARROWEST}
TOLD_BY_COLOUR = [
    *(".trap", ".schaal .vol", ".voortgang i", ".teamtrede i"),
    *("[aria-selected=true]", ".hulpmiddel [aria-pressed=true]", ".klim .zuil b"),
]
DIFFERS = """selectors => selectors.flatMap(selector => [...document.querySelectorAll(selector)])
  .filter(element => element.checkVisibility()).filter(element => {
    const { backgroundColor, outlineStyle, borderTopWidth } = getComputedStyle(element);
    const canvas = getComputedStyle(document.body).backgroundColor;
    return backgroundColor === canvas && outlineStyle === "none" && parseFloat(borderTopWidth) < 2;
  }).map(element => element.outerHTML.slice(0, 120))"""
"""What the colours of the reader's own would make look like anything else."""


class TestMagnified:
    @pytest.mark.parametrize("zoom", MAGNIFIED)
    @pytest.mark.parametrize("state", STATES)
    def test_text_fits_without_scrolling_sideways(
        self, page: Page, address: str, state: str, zoom: str
    ) -> None:
        page.set_viewport_size(MAGNIFIED[zoom])
        STATES[state](page, address)
        assert page.evaluate("document.documentElement.scrollWidth") <= MAGNIFIED[zoom]["width"]

    def test_nor_in_a_conversation_that_travelled(self, page: Page, address: str, tmp_path: Path) -> None:
        conversation_file(page, address, tmp_path)
        for size in MAGNIFIED.values():
            page.set_viewport_size(size)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


class TestOwnColours:
    @pytest.mark.parametrize("state", ["home", *STATES])
    def test_what_a_colour_tells_is_told_in_those_of_the_reader_too(
        self, page: Page, address: str, state: str
    ) -> None:
        page.emulate_media(forced_colors="active")
        if state in STATES:
            STATES[state](page, address)
        else:
            page.goto(address)
        lost = page.evaluate(DIFFERS, TOLD_BY_COLOUR)
        page.emulate_media(forced_colors="none")
        assert lost == []


class TestReading:
    def test_nothing_moves_for_who_wants_that(self, page: Page, address: str, site: Path) -> None:
        for where in ("", "functies/schipper-1/", "matrix/"):
            page.goto(address + where)
            moving = page.evaluate(
                """() => [...document.querySelectorAll("*")].filter((element) => {
                  const { transitionDuration, animationDuration } = getComputedStyle(element);
                  return /[1-9]/.test(transitionDuration + animationDuration);
                }).map((element) => element.outerHTML.slice(0, 80))"""
            )
            assert moving == []

    def test_every_page_is_in_dutch(self, site: Path) -> None:
        for where in pages(site):
            assert parse(site, where).get("lang") == "nl", where

    def test_tables_say_what_they_are_and_what_their_heads_head(self, site: Path) -> None:
        for where in pages(site):
            for table in parse(site, where).xpath("//table"):
                assert named(table), where
                assert not table.xpath(".//th[not(@scope)]"), where


def named(table: Document) -> bool:
    """Whether a table has a caption, or the heading or sentence right before it says what it is."""
    before = table.xpath("preceding-sibling::*[1][self::h2 or self::h3 or self::p]")
    return bool(table.xpath("caption[normalize-space()]") or table.get("aria-labelledby") or before)
