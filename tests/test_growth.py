"""What helps someone grow in a competency: from the catalogue, and from the organisation beside it."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from handboek.compare import compare
from handboek.loading import load_handboek
from handboek.site.data.export import JSON
from tests.reader import Read, words
from tests.sites import VOORBEELDEN, Write, built, parse, text

SHARED = """
kort:
  niveau 1: Vraagt en geeft hulp.
  niveau 2: Zegt het eerlijk.
praktijk:
  niveau 2: Noor zegt tegen Sam dat zijn grapje pijn deed.
ontwikkeltips:
  niveau 2:
    doen:
      - Geef een collega een compliment.
    samen leren:
      - Loop een dienst mee met een ander team.
vragen:
  zelf:
    - Wie hielp je deze week?
  gesprek:
    elk niveau:
      - Wat ging goed in het overleg?
    niveau 1:
      - Wie vraag je om hulp?
    niveau 2:
      - Wanneer zei je iets lastigs?
valkuilen:
  te weinig:
    - Werkt langs anderen heen.
  te veel:
    - Overlegt over elk besluit.
"""
OWN = """
praktijk:
  niveau 1: In De Linde drinken we om tien uur koffie.
ontwikkeltips:
  niveau 2:
    scholing:
      - Volg de middag Samen aan tafel.
vragen:
  gesprek:
    - Hoe gaat het overleg op jouw locatie?
"""


@pytest.fixture
def grown(data: Path, write: Write) -> Path:
    """The small handbook, with what helps to grow in ‘Samenwerken’."""
    catalogue = (VOORBEELDEN / "goed" / "data" / "competenties" / "samenwerken.yml").read_text("utf8")
    write("competenties/samenwerken.yml", catalogue + SHARED)
    write("eigen/competenties/samenwerken.yml", OWN)
    write("functies/kok.yml", "titel: Kok\nspecifiek:\n  samenwerken: 1\n")
    return data


def test_both_stand_where_a_reader_looks(grown: Path, tmp_path: Path, read: Read) -> None:
    site = built(grown, tmp_path / "site")
    page = text(parse(site, "competenties/samenwerken/").xpath("//article")[0])
    for said in ("Zegt het eerlijk.", "Geef een collega een compliment.", "Wie hielp je deze week?"):
        assert said in page
    assert "Bij ons Op" not in page
    assert "Bij ons In De Linde drinken we om tien uur koffie." in page
    assert "Volg de middag Samen aan tafel." in page
    cells = parse(site, "matrix/").xpath("//tr[@data-id='molenaar']/td/@title")
    assert cells == ["Zegt het eerlijk."]
    asked = [text(parse(site, "functies/molenaar/").xpath("//article")[0])]
    asked.append(words(PdfReader(site / "functies" / "molenaar" / "molenaar.pdf")))
    for shown in asked:
        assert "compliment" not in shown
        assert "Overlegt over elk besluit" not in shown
    whole = words(PdfReader(site / "handboek.pdf"))
    assert "Geef een collega een compliment." in whole
    assert "Volg de middag Samen aan tafel." in whole
    assert "Overlegt over elk besluit" not in whole
    written = docx.Document(str(site / "functies/molenaar/molenaar-gesprek.docx")).paragraphs
    forms = [words(PdfReader(site / "functies" / "molenaar" / "molenaar-gesprek.pdf"))]
    for form in (*forms, " ".join(paragraph.text for paragraph in written)):
        assert "Om over te praten" in form
        assert "Wanneer zei je iets lastigs?" in form
        assert "Hoe gaat het overleg op jouw locatie?" in form
        assert "Wie vraag je om hulp?" not in form
    published = json.loads((site / JSON).read_text("utf8"))
    assert published["eigen"]["samenwerken"]["praktijk"] == {
        "niveau 1": "In De Linde drinken we om tien uur koffie."
    }
    reader = read(site)
    compared = reader.page("vergelijken/?van=kok&naar=molenaar").locator("section.comp")
    expect(compared.filter(has_text="Zegt het eerlijk.")).to_contain_text("Volg de middag Samen aan tafel.")
    profile = reader.page("mijn-profiel/?functie=molenaar").locator("section.comp").last
    expect(profile).to_contain_text("Wie hielp je deze week?")
    conversation = reader.page("gespreksformulier/?functie=molenaar").locator("section.comp").last
    expect(conversation).to_contain_text("Hoe gaat het overleg op jouw locatie?")
    expect(conversation).not_to_contain_text("Overlegt over elk besluit")
    found = reader.page("zoeken/#q=compliment").locator(".zoekpagina li a").first
    expect(found).to_contain_text("Samenwerken")


def test_a_change_in_it_is_told(grown: Path) -> None:
    before = load_handboek(grown)
    for file, old, new in (
        ("competenties/samenwerken.yml", "Wie hielp je deze week?", "Wie hielp jij?"),
        ("eigen/competenties/samenwerken.yml", "om tien uur koffie", "om elf uur thee"),
    ):
        path = grown / file
        path.write_text(path.read_text("utf8").replace(old, new), "utf8")
    told = {
        subject.naam: [change.waar for change in subject.wijzigingen]
        for subject in compare(before, load_handboek(grown)).onderwerpen
    }
    assert told == {
        "": ["bij ons, Samenwerken praktijk niveau 1"],
        "Samenwerken": ["vragen, zelf elk niveau", "vragen, zelf elk niveau"],
    }
