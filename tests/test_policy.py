"""The policy that every page lives under: it stands first, stops what should not run, and hinders nothing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handboek.site import workshop
from handboek.site.policy import inline_scripts
from tests.reader import NARROW, Read, Reader
from tests.sites import edit, pages, parse, previewed

BLOCKED = (
    "addEventListener('securitypolicyviolation', e => console.error(e.effectiveDirective, e.blockedURI))"
)


@pytest.fixture(params=["server", "schijf"])
def page(read: Read, groei_offline: Path, request: pytest.FixtureRequest) -> Page:
    """A page on which nothing may be blocked, of the site that opens from disk; it works on a server too."""
    reader = read(groei_offline if request.param == "server" else f"{groei_offline.as_uri()}/")
    return reader.page("index.html", script=BLOCKED)


class TestPolicy:
    def test_it_stands_first_and_names_the_inline_scripts_of_the_page(
        self, site: Path, groeisite: Path
    ) -> None:
        for built_site in (site, groeisite):
            for address in pages(built_site):
                head = parse(built_site, address).find("head")
                assert [meta.get("charset") for meta in head[:1]] == ["utf-8"], address
                assert head[1].get("http-equiv") == "Content-Security-Policy", address
                html = built_site / address / "index.html" if "." not in address else built_site / address
                named = re.findall(r"'sha256-[^']+'", head[1].get("content"))
                assert named == inline_scripts(html.read_text("utf8")).split(), address

    def test_it_opens_nothing_to_other_hosts(self, site: Path) -> None:
        python = {"'wasm-unsafe-eval'"}
        runs_it = {"werkplaats/"} if workshop.parts() else set()
        for address in pages(site):
            policy = parse(site, address).find("head")[1].get("content")
            named = {word for part in policy.split(";") for word in part.split()[1:] if "sha256" not in word}
            assert (named & python == python) == (address in runs_it), address
            assert named - python <= {"'self'", "'none'", "data:"}, address


class TestItHindersNothing:
    def test_search_menu_and_colours(self, page: Page) -> None:
        page.get_by_label("Zoek in het handboek").fill("molenaar")
        expect(page.locator(".zoekpaneel a").first).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.locator(".zoekpagina li").first).to_be_visible()
        body = page.locator("body")
        expect(body).to_have_attribute("data-md-color-media", "(prefers-color-scheme)")
        page.locator("label[for=__palette_1]").click()
        page.locator("label[for=__palette_2]").click()
        page.reload()
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        page.set_viewport_size(NARROW)
        page.get_by_role("button", name="Menu").click()
        expect(page.locator("#menu")).to_be_in_viewport()

    def test_the_forms_of_the_tools(self, page: Page) -> None:
        root = page.url.removesuffix("index.html")
        page.goto(f"{root}vergelijken/index.html")
        page.get_by_label("Van", exact=True).select_option("Molenaar")
        page.get_by_label("Naar").select_option("Meestermolenaar")
        page.get_by_role("button", name="Vergelijk").click()
        expect(page.get_by_role("table")).to_be_visible()
        page.goto(f"{root}gespreksformulier/index.html")
        page.get_by_label("Functie waarover").select_option("Molenaar")
        page.get_by_role("button", name="Maak het formulier").click()
        expect(page.get_by_label("Medewerker", exact=True)).to_be_visible()
        page.goto(f"{root}mijn-profiel/index.html?functie=molenaar")
        page.get_by_role("checkbox").first.check()
        with page.expect_download() as download:
            page.get_by_role("button", name="Bewaar als bestand").click()
        assert download.value.suggested_filename == "mijn-profiel.json"

    def test_the_matrix_and_a_page_that_moved(self, page: Page) -> None:
        root = page.url.removesuffix("index.html")
        page.goto(f"{root}matrix/index.html")
        page.get_by_label("Niveau").select_option("niveau 2")
        expect(page.get_by_role("status").filter(has_text="niveau 2")).to_be_visible()
        page.goto(f"{root}functies/oude-molenaar/index.html")
        page.wait_for_url(re.compile("functies/meestermolenaar/index.html"))

    def test_a_preview_loads_itself_anew(self, read: Read, data: Path) -> None:
        with previewed(data) as address:
            page = read(address).page("functies/molenaar/")
            edit(data / "functies" / "molenaar.yml", "Maalt het graan", "Maalt al het graan")
            expect(page.get_by_text("Maalt al het graan")).to_be_visible(timeout=20_000)
            page.close()


class TestItStops:
    SLIPPED = """
<script>window.gehackt = 1</script>

<p><img src="x" onerror="window.gehackt = 1"> <a href="javascript:window.gehackt=1">klik</a></p>

<p><img src="https://elders.example/x.png" alt=""></p>

<iframe srcdoc="<p>ander</p>"></iframe>
"""

    def test_what_slipped_into_a_page(self, read: Read, groeisite: Path, tmp_path: Path) -> None:
        site = Path(shutil.copytree(groeisite, tmp_path / "site"))
        edit(site / "begrippen" / "index.html", "</article>", f"{self.SLIPPED}</article>")
        reader = read(site)
        page = reader.page("begrippen/", script=BLOCKED)
        in_the_text = [
            "img-src https://elders.example/x.png",
            "script-src-attr inline",
            "script-src-elem inline",
        ]
        told = sorted(line for line in reader.wrong if line.startswith(("img-src ", "script-src")))
        assert (told, page.locator("iframe").count()) == (in_the_text, 1)
        with page.expect_console_message(lambda message: message.text == "script-src-elem inline"):
            page.get_by_role("link", name="klik").click()
        assert page.evaluate("window.gehackt") is None
        reader.wrong.clear()

    def test_what_a_script_sends_to_another_host(self, groei: Reader) -> None:
        page = groei.page()
        sent = page.evaluate("fetch('https://elders.example/').then(() => 'ja', () => 'nee')")
        assert sent == "nee"
        assert all("Content Security Policy" in told for told in groei.wrong)
        groei.wrong.clear()
