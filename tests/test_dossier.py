"""What a works council decides about: one page and a PDF that say the same, and nothing but what changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from lxml import html
from playwright.sync_api import Browser, BrowserContext
from pypdf import PdfReader

from handboek.cli import main
from tests.reader import NARROW, WIDE
from tests.repositories import Repository
from tests.sites import Write, edit, text
from tests.test_accessibility import violations
from tests.test_standards import faults, needs

Make = Callable[..., Path]
"""Make the dossier of what changed since the last commit: `make("html")`."""


@pytest.fixture
def make(data: Path, repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Make:
    (data / "functies" / "bakker.yml").write_text(
        "titel: Bakker\ngeneriek:\n  samenwerken: 2\ngedragscompetenties: [samenwerken]\n", "utf8"
    )
    repository.commit("2026-01-10")

    def make(form: str, name: str = "voorstel") -> Path:
        file = tmp_path / f"{name}.{form}"
        assert main(["--data", str(data), "wijzigingen", "HEAD", "--formaat", form, "--naar", str(file)]) == 0
        assert str(file) in capsys.readouterr().out
        return file

    return make


def changed(data: Path) -> None:
    """A behaviour that comes, one that goes, one in other words, a level, and a comma."""
    samenwerken = data / "competenties" / "samenwerken.yml"
    edit(samenwerken, "niveau 2:\n", "niveau 2:\n  - Groet <b>iedereen</b> & zegt *dag*.\n")
    edit(samenwerken, '  - "Let op: vraagt zelf om hulp."\n', "")
    edit(samenwerken, "Verdeelt het werk met anderen", "Verdeelt al het werk met anderen")
    edit(samenwerken, "cluster:", "reden: De molen draait ook 's nachts.\ncluster:")
    edit(data / "functies" / "molenaar.yml", "plannen:\n    niveau: 1", "plannen:\n    niveau: 2")
    edit(data / "competenties" / "tellen.yml", "Telt tot tien.", "Telt tot tien")


def page(file: Path) -> Any:
    return html.fromstring(file.read_text("utf8"))


class TestPage:
    def test_each_role_before_and_after(self, data: Path, make: Make) -> None:
        changed(data)
        shown = page(make("html"))
        found = {text(part.find("h2")): part for part in shown.xpath("//section[@class='voorstel']")}
        assert list(found) == ["1. Bakker verandert", "2. Leerling verandert", "3. Molenaar verandert"]
        molenaar = found["3. Molenaar verandert"]
        rows = [[text(cell) for cell in row] for row in molenaar.xpath(".//tbody/tr")]
        assert rows == [["Samenwerken", "niveau 2", "niveau 2"], ["Plannen", "niveau 1", "niveau 2"]]
        assert [text(e) for e in molenaar.xpath(".//ul/li/ins")] == [
            "Groet <b>iedereen</b> & zegt dag.",
            "Maakt een rooster voor het team.",
        ]
        assert [text(e) for e in molenaar.xpath(".//ul/li/del")] == ["Let op: vraagt zelf om hulp."]
        before, after = molenaar.xpath(".//dl[@class='voorna']//dd")
        assert text(before) == "Verdeelt het werk met anderen."
        assert [text(e) for e in after.xpath("ins")] == ["al"]
        assert "Reden: De molen draait ook 's nachts." in text(molenaar)
        leerling = text(found["2. Leerling verandert"])
        assert "Let op: vraagt zelf om hulp." in leerling
        assert "Verdeelt" not in leerling

    def test_spelling_stands_apart(self, data: Path, make: Make) -> None:
        changed(data)
        shown = page(make("html"))
        (spelling,) = shown.xpath("//h2[.='Alleen spelling of leestekens']/..")
        assert "Competentie Tellen" in text(spelling)
        assert text(shown).count("Telt tot tien") == 2

    def test_roles_for_which_the_same_changes_are_told_together(self, data: Path, make: Make) -> None:
        edit(data / "competenties" / "samenwerken.yml", "niveau 2:\n", "niveau 2:\n  - Groet.\n")
        assert [text(h) for h in page(make("html")).xpath("//section[@class='voorstel']/h2")] == [
            "1. Bakker, Molenaar verandert"
        ]

    def test_a_new_role_and_one_that_goes(self, data: Path, make: Make, write: Write) -> None:
        write("functies/kok.yml", "titel: Kok\nschaal: 40\ngeneriek:\n  samenwerken: 1\n")
        (data / "functies" / "molenaar.yml").unlink()
        kok, molenaar = page(make("html")).xpath("//section[@class='voorstel']")
        assert text(kok.find("h2")) == "1. Kok nieuw"
        assert "Helpt een collega die erom vraagt." in text(kok)
        assert "Verdeelt het werk" not in text(kok)
        assert text(molenaar.find("h2")) == "2. Molenaar vervalt"
        assert [text(e) for e in molenaar.xpath(".//tbody//del")] == ["niveau 2", "niveau 1"]

    def test_another_name_asks_nothing_else(self, data: Path, make: Make) -> None:
        edit(data / "competenties" / "samenwerken.yml", "label: Samenwerken", "label: Verbinden")
        shown = text(page(make("html")))
        assert "In wat functies vragen verandert niets." in shown
        assert "heette eerst Samenwerken" in shown

    def test_axe_finds_nothing_wrong(self, data: Path, make: Make, browser: Browser) -> None:
        changed(data)
        context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
        context.add_init_script(path=AXE_FILE_PATH)
        opened = context.new_page()
        opened.goto(make("html").as_uri())
        assert violations(opened, "dossier", WIDE, NARROW) == []
        context.close()

    def test_number_day_stamps_and_room_for_consent(
        self, data: Path, make: Make, repository: Repository
    ) -> None:
        changed(data)
        repository.commit("2026-02-03")
        assert (
            main(
                [
                    "--data",
                    str(data),
                    "wijzigingen",
                    "HEAD~1",
                    "HEAD",
                    "--formaat",
                    "html",
                    "--naar",
                    "x.html",
                ]
            )
            == 0
        )
        file = Path("x.html")
        shown = text(page(file))
        file.unlink()
        (number,) = set(re.findall(r"2026-02-03-[0-9a-f]{6}", shown))
        assert shown.count("kenmerk ") == 2
        for told in (
            "3 februari 2026",
            "10 januari 2026",
            "stemt niet in",
            "Handtekening",
            f"wijziging {number}",
        ):
            assert told in shown

    def test_the_same_texts_give_the_same_bytes(self, data: Path, make: Make) -> None:
        changed(data)
        for form in ("html", "pdf"):
            assert make(form).read_bytes() == make(form, "nog-eens").read_bytes()

    def test_it_needs_nothing_and_runs_nothing(
        self, data: Path, make: Make, everyday: BrowserContext
    ) -> None:
        changed(data)
        file = make("html")
        assert "default-src 'none'" in file.read_text("utf8")
        assert not page(file).xpath("//script | //link | //img | //@onclick | //@src")
        opened, said = everyday.new_page(), []
        opened.on("console", lambda message: said.append(message.text))
        opened.on("request", lambda request: said.append(request.url))
        opened.goto(file.as_uri())
        assert said == [file.as_uri()]
        opened.set_viewport_size({"width": 320, "height": 800})
        assert opened.evaluate("document.documentElement.scrollWidth") <= 320
        assert (
            opened.evaluate("getComputedStyle(document.querySelector('ins')).textDecorationLine")
            == "underline"
        )


class TestPaper:
    def test_it_says_what_the_page_says(self, data: Path, make: Make) -> None:
        changed(data)
        shown = page(make("html"))
        reader = PdfReader(make("pdf"))
        printed = squeezed("".join(sheet.extract_text() for sheet in reader.pages))
        for part in shown.xpath("//h1 | //h2 | //h3 | //li//ins | //li//del | //td | //dd | //p"):
            for piece in part.itertext():
                assert squeezed(piece) in printed, piece
        root: Any = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]

    @needs
    def test_it_is_for_all_readers_and_for_an_archive(self, data: Path, make: Make) -> None:
        changed(data)
        assert faults([make("pdf")]) == []

    def test_a_large_one_takes_seconds(self, data: Path, make: Make, write: Write) -> None:
        for at in range(150):
            write(f"functies/f{at}.yml", f"titel: Functie {at}\ngeneriek:\n  samenwerken: {at % 3 + 1}\n")
        assert len(PdfReader(make("pdf")).pages) > 20


def squeezed(words: str) -> str:
    """Without white space and hyphens, which a line's end may add."""
    return re.sub(r"[\s\u00ad-]", "", words)


def test_it_has_to_know_where_it_comes(
    data: Path, repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.commit()
    assert main(["--data", str(data), "wijzigingen", "HEAD", "--formaat", "pdf"]) == 2
    assert "--naar voorstel.pdf" in capsys.readouterr().err
