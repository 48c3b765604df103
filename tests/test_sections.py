"""What a role says below headings of its own goes wherever the rest of the role goes."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from handboek.exchange.choice import Keuze
from handboek.importer import importeer
from handboek.loading import load_handboek
from handboek.model import Tekst
from tests.conftest import Once
from tests.sites import VOORBEELDEN, built_copy, parse, text
from tests.test_exchange import made
from tests.test_site import index

SAID = {
    "Plaats in de organisatie": ["Valt onder de meestermolenaar."],
    "Contacten": ["Praat elke dag met boeren:", "over het weer", "over de prijs van graan"],
    "Bevoegdheden": ["Tekent voor meel.", "Stuurt een kar terug."],
}
SECTIONS = """onderdelen:
  Plaats in de organisatie: Valt onder de meestermolenaar.
  Contacten:
    tekst: "Praat elke dag met boeren:"
    punten:
      - over het weer
      - over de prijs van graan
  Bevoegdheden:
    - Tekent voor meel.
    - Stuurt een kar terug.
"""


@pytest.fixture(scope="module")
def folder(once: Once) -> Path:
    """The built site of a handbook whose miller has sections, with its data beside it."""

    def make(at: Path) -> None:
        bron = Path(shutil.copytree(VOORBEELDEN / "goed" / "data", at / "bron"))
        role = bron / "functies" / "molenaar.yml"
        role.write_text(role.read_text("utf8") + SECTIONS, "utf8")
        built_copy(bron, at)

    return once("onderdelen", make)


def in_order(where: str) -> None:
    """Every heading and text is there, each after the one before."""
    at = 0
    for kop, texts in SAID.items():
        for said in (kop, *texts):
            assert said in where[at:], said
            at = where.index(said, at)


def test_the_page_shows_them_and_links_to_them(folder: Path) -> None:
    page = parse(folder / "site", "functies/molenaar/")
    in_order(text(page.find(".//article")))
    assert [text(item) for item in page.xpath("//li[contains(., 'over het weer')]")] == ["over het weer"]


def test_search_finds_each_by_its_heading(folder: Path) -> None:
    found = {entry["t"]: entry["a"] for entry in index(folder / "site")}
    page = parse(folder / "site", "functies/molenaar/")
    for kop in SAID:
        address, anchor = found[f"Molenaar: {kop}"].split("#")
        assert address == "functies/molenaar/"
        assert kop in text(page.get_element_by_id(anchor))


def test_paper_has_them(folder: Path) -> None:
    for file in ("functies/molenaar/molenaar.pdf", "handboek.pdf"):
        pages = PdfReader(folder / "site" / file).pages
        in_order(" ".join(" ".join(page.extract_text() for page in pages).split()))


def test_json_has_them(folder: Path) -> None:
    roles = json.loads((folder / "site" / "handboek.json").read_text("utf8"))["functies"]
    role = next(role for role in roles if role["id"] == "molenaar")
    in_order(" ".join(json.dumps(role["onderdelen"], ensure_ascii=False).split()))


def test_word_has_them_and_brings_them_back(folder: Path, tmp_path: Path) -> None:
    handboek = load_handboek(folder / "data")
    content = made("docx", Keuze.van_functie(handboek, handboek.functies["molenaar"]))["molenaar.docx"]
    in_order("\n".join(p.text for p in docx.Document(io.BytesIO(content)).paragraphs))
    (tmp_path / "molenaar.docx").write_bytes(content)
    assert importeer([tmp_path / "molenaar.docx"], tmp_path / "data").is_gelukt
    back = load_handboek(tmp_path / "data").functies["molenaar"]
    assert back.onderdelen == handboek.functies["molenaar"].onderdelen
    assert back.onderdelen[Tekst("Contacten")].punten == ("over het weer", "over de prijs van graan")


def test_a_handbook_that_holds_no_competencies_is_whole(tmp_path: Path) -> None:
    files = {
        "handboek.yml": "titel: Molen\nclusters:\n  werk:\n    label: Werk\n",
        "functies/molenaar.yml": f"titel: Molenaar\n{SECTIONS}",
    }
    for name, content in files.items():
        file = tmp_path / "bron" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf8")
    site = built_copy(tmp_path / "bron", tmp_path)
    in_order(text(parse(site, "functies/molenaar/")))
    assert (site / "functies" / "molenaar" / "molenaar-gesprek.pdf").exists()
    assert json.loads((site / "handboek.jsonld").read_text("utf8"))["@graph"]
