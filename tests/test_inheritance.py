"""What holds for all roles, or for a family, is written once; a role says only what is else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from handboek.advice import adviezen
from handboek.cli import main
from handboek.compare import compare
from handboek.loading import load_handboek, read_data
from handboek.messages import Gegevensfout
from handboek.model import Handboek
from tests.reader import words
from tests.sites import Write, built, parse, text

DAY = date(2026, 11, 21)
GENERIEK = (
    "generiek:\n  samenwerken: 2\n  tellen: 1\nfamilies:\n  Techniek:\n    generiek:\n      tellen: 3\n"
)
ROLES = {
    "maalster": "functiefamilie: Techniek\nspecifiek:\n  plannen: 1\n",
    "kok": "specifiek:\n  plannen: 1\n",
    "koster": "generiek:\n  samenwerken: 3\nspecifiek:\n  plannen: 1\n",
    "klerk": "generiek:\n  samenwerken: geen\nspecifiek:\n  plannen: 1\n",
    "knecht": "generiek: geen\nspecifiek:\n  plannen: 1\n",
    "kaper": "specifiek:\n  samenwerken: 1\n",
    "kijker": "kritieke situaties:\n  - Kijkt weg.\n",
}


@pytest.fixture
def inherited(data: Path, write: Write) -> Path:
    """The small handbook with roles that take over what holds for all."""
    write("handboek.yml", (data / "handboek.yml").read_text("utf8") + GENERIEK)
    for id, rest in ROLES.items():
        write(f"functies/{id}.yml", f"titel: {id.title()}\n{rest}")
    return data


def asked(handboek: Handboek, id: str) -> dict[str, dict[str, int]]:
    functie = handboek.functies[id]
    parts = {"generiek": functie.generiek, "specifiek": functie.specifiek}
    return {name: {c: eis.niveau for c, eis in eisen.items()} for name, eisen in parts.items() if eisen}


def test_a_role_takes_over_what_it_does_not_say_itself(inherited: Path) -> None:
    handboek = load_handboek(inherited)
    own = {"specifiek": {"plannen": 1}}
    assert asked(handboek, "kok") == {"generiek": {"samenwerken": 2, "tellen": 1}, **own}
    assert asked(handboek, "maalster") == {"generiek": {"samenwerken": 2, "tellen": 3}, **own}
    assert asked(handboek, "koster") == {"generiek": {"samenwerken": 3, "tellen": 1}, **own}
    assert asked(handboek, "klerk") == {"generiek": {"tellen": 1}, **own}
    assert asked(handboek, "knecht") == own
    assert asked(handboek, "kaper") == {"generiek": {"tellen": 1}, "specifiek": {"samenwerken": 1}}
    assert asked(handboek, "kijker") == {}


def test_what_it_asks_follows_everywhere(inherited: Path) -> None:
    before = load_handboek(inherited)
    file = inherited / "handboek.yml"
    file.write_text(file.read_text("utf8").replace("samenwerken: 2", "samenwerken: 3"), "utf8")
    after = load_handboek(inherited)
    assert {vraag.functie.id for vraag in after.gevraagd_in["tellen"]} > {"kok", "maalster", "koster"}
    changed = {subject.naam for subject in compare(before, after).onderwerpen}
    assert {"Kok", "Maalster"} <= changed
    assert not {"Koster", "Klerk", "Knecht", "Kaper", "Kijker"} & changed
    told = " ".join(str(advice) for advice in adviezen(read_data(inherited), DAY))
    assert "vraagt ‘Tellen’" not in told


def test_a_new_role_needs_only_its_own(inherited: Path) -> None:
    assert main(["--data", str(inherited), "nieuw", "functie", "Kuiper"]) == 0
    assert "# generiek:" in (inherited / "functies" / "kuiper.yml").read_text("utf8")


def test_its_page_and_paper_say_so(inherited: Path, tmp_path: Path) -> None:
    site = built(inherited, tmp_path / "site")
    page = text(parse(site, "functies/maalster/").xpath("//article")[0])
    for told in (page, words(PdfReader(site / "functies" / "maalster" / "maalster.pdf"))):
        assert "Samenwerken geldt voor elke functie met niveaus." in told
        assert "Tellen geldt voor elke functie met niveaus in Techniek." in told
    assert "geldt voor elke functie" not in text(parse(site, "functies/knecht/").xpath("//article")[0])


def test_what_is_not_there_cannot_be_asked_of_all(inherited: Path) -> None:
    file = inherited / "handboek.yml"
    file.write_text(file.read_text("utf8").replace("tellen: 1", "telen: 1"), "utf8")
    with pytest.raises(Gegevensfout) as caught:
        load_handboek(inherited)
    assert [melding.tekst for melding in caught.value.meldingen] == [
        "De competentie ‘telen’ bestaat niet. Bedoel je ‘tellen’ (Tellen)? Gebruik de naam van een bestand "
        "in de map ‘competenties’, zonder ‘.yml’."
    ]
