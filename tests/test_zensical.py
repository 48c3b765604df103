"""Zensical makes the same site, by `handboek.zensical`: what breaks first with a new version shows here."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import ViewportSize, expect

from handboek.verifier import root_of, verify
from tests.conftest import Once
from tests.engines import first_difference
from tests.reader import NARROW, WIDE, Read, Reader
from tests.sites import PROJECT, VOORBEELDEN

pytestmark = pytest.mark.elsewhere

ENGINE = f"Zensical {version('zensical')}"


def run(data: Path, target: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(sys.executable, "-m", "handboek", "--data", str(data)),
            *("bouw", "--motor", "zensical", "--naar", str(target)),
        ],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def by_zensical(once: Once, groeidata: Path) -> Path:
    """The small handbook as Zensical builds it."""

    def make(folder: Path) -> None:
        done = run(groeidata, folder / "site")
        if done.returncode:
            pytest.fail(f"{ENGINE} no longer builds the handbook. {done.stderr}", pytrace=False)

    return once("zensical", make) / "site"


@pytest.fixture
def reader(read: Read, by_zensical: Path) -> Reader:
    """A reader of that site, whom nothing may go wrong: no error, and nothing that the policy refuses."""
    return read(by_zensical)


def test_every_page_says_the_same(groeisite: Path, by_zensical: Path) -> None:
    difference = first_difference(groeisite, by_zensical, what_it_says)
    if difference:
        pytest.fail(f"{ENGINE} makes something else of the handbook. {difference}", pytrace=False)


def what_it_says(page: str) -> list[str]:
    """The title, the running foot and the text of a page, with its links; not the frame around it."""
    document = html.fromstring(page.replace('/."', '/"'))  # two ways to write the way home
    said = document.xpath("//title | //article/*[not(@id='__skip')]") or [document]
    elements = (element for part in said for element in part.iter(html.etree.Element))
    return [
        document.get("data-voet", ""),
        *(
            f"{element.tag} {sorted(element.items())} {' '.join((element.text or '').split())}"
            for element in elements
        ),
    ]


@pytest.mark.parametrize("name", ["handboek.json", "assets/handboek-data.js", "functies/bakker/bakker.pdf"])
def test_the_files_beside_the_pages_are_the_same(groeisite: Path, by_zensical: Path, name: str) -> None:
    ours, theirs = ((site / name).read_bytes() for site in (groeisite, by_zensical))
    assert ours == theirs, f"With {ENGINE} /{name} is not what it is with MkDocs."


def test_no_link_is_broken(by_zensical: Path) -> None:
    broken = verify(by_zensical, root_of(by_zensical))
    assert not broken, f"{ENGINE} breaks links: {broken}"


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
def test_search_leads_to_a_role_with_its_place_in_menu_and_contents(
    reader: Reader, viewport: ViewportSize
) -> None:
    page = reader.page(viewport=viewport)
    if viewport == NARROW:
        page.get_by_role("link", name="Zoeken").click()
        page.get_by_label("Zoek een functie").fill("meestermolenaar")
        page.locator(".zoekpagina li a").first.click()
    else:
        page.get_by_label("Zoek in het handboek").fill("meestermolenaar")
        page.locator(".zoekpaneel a").first.click()
    expect(page).to_have_url(f"{reader.base}functies/meestermolenaar/")
    if viewport == WIDE:
        expect(page.locator(".md-tabs__item--active")).to_have_text("Functies")
        expect(page.locator(".md-nav--primary .md-nav__link--active").last).to_have_text("Meestermolenaar")
        page.get_by_role("navigation", name="Inhoudsopgave").get_by_role("link", name="Tellen").click()
        expect(page.locator("#tellen")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_matrix_and_tools_work(reader: Reader) -> None:
    matrix = reader.page("matrix/")
    matrix.get_by_label("Functie of competentie").fill("hulp")
    expect(matrix.locator(".matrixblok tbody tr:visible")).to_have_count(1)
    compared = reader.page("vergelijken/?van=hulp&naar=meestermolenaar")
    expect(compared.get_by_role("heading", name="Van Hulp naar Meestermolenaar")).to_be_visible()
    profile = reader.page("mijn-profiel/?functie=hulp")
    profile.get_by_role("checkbox").first.check()
    profile.reload()
    expect(profile.get_by_role("checkbox").first).to_be_checked()
    form = reader.page("gespreksformulier/?functie=hulp")
    expect(form.get_by_label("Leidinggevende", exact=True)).to_be_visible()


def test_faults_are_told_as_ever(tmp_path: Path) -> None:
    done = run(VOORBEELDEN / "fout" / "data", tmp_path / "site")
    assert done.returncode == 1
    assert done.stderr.startswith("Het handboek is niet gemaakt:")
    assert not (tmp_path / "site").exists()
