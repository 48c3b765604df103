"""The profiles that the shipped content was written from, imported: their figures, and nothing lost.

They are not part of the project; without them beside it these tests are skipped.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from handboek.cli.check import check
from handboek.importer import Uitkomst, importeer
from handboek.loading import load_handboek
from handboek.model import GEDRAG as PREFIX
from handboek.model import Handboek
from tests.inhoud.test_content import COMPETENTIES, FUNCTIES, GEDRAG
from tests.sites import PROJECT, built, parse

PROFIELEN = PROJECT.parent / "shared" / "seeds"
BESTANDEN = sorted(PROFIELEN.glob("*.txt"))
IN_GEEN_PROFIEL = {"informatie-verzamelen", "leervermogen"}
"""Only named in the introduction."""

pytestmark = pytest.mark.skipif(len(BESTANDEN) != 5, reason="the profiles are not beside the project")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profielen") / "data"


@pytest.fixture(scope="module")
def uitkomst(data: Path) -> Uitkomst:
    return importeer([PROFIELEN], data)


@pytest.fixture(scope="module")
def handboek(uitkomst: Uitkomst, data: Path) -> Handboek:
    assert uitkomst.is_gelukt
    return load_handboek(data)


@pytest.mark.parametrize("bestand", BESTANDEN, ids=lambda bestand: bestand.name[:3])
def test_one_profile_alone(tmp_path: Path, bestand: Path) -> None:
    uitkomst = importeer([bestand], tmp_path / "data")
    assert uitkomst.is_gelukt
    assert (uitkomst.zinnen > 100, uitkomst.kwijt) == (True, 0)
    assert not check(tmp_path / "data", date(2026, 11, 21)).fouten
    assert len(load_handboek(tmp_path / "data").functies) == 1


def test_behaviours_per_level(handboek: Handboek) -> None:
    found = {c.id: tuple(map(len, c.niveaus.values())) for c in handboek.competenties.values()}
    expected = {id: figures[1:] for id, figures in COMPETENTIES.items() if id not in IN_GEEN_PROFIEL}
    assert found == expected
    indicators = {c.id: len(c.indicatoren) for c in handboek.gedragscompetenties.values()}
    assert indicators == {f"{PREFIX}{id}": count for id, count in GEDRAG.items()}


def test_clusters_but_for_those_on_which_the_profiles_disagree(handboek: Handboek) -> None:
    differ = {c.id for c in handboek.competenties.values() if c.cluster != COMPETENTIES[c.id][0]}
    assert differ == {"analyseren", "integriteit"}


@pytest.mark.parametrize("id", FUNCTIES)
def test_levels_of_a_role(handboek: Handboek, id: str) -> None:
    (schaal, versie), generiek, specifiek = FUNCTIES[id]
    functie = handboek.functies[id]
    assert (functie.schaal, str(functie.versie)) == (schaal, versie)
    assert tuple(eis.niveau for eis in functie.generiek.values()) == generiek
    assert {c: eis.niveau for c, eis in functie.specifiek.items()} == specifiek
    explained = {eis.toelichting is not None for eis in functie.eisen.values()}
    assert explained == {id == "opleidingscoordinator"}
    assert functie.organisatie == ("inovum" if id == "ambtelijk-secretaris" else None)


def test_the_result_profile(handboek: Handboek) -> None:
    coach = handboek.functies["coach-werktrajectbegeleider"]
    assert [len(gebied.indicatoren) for gebied in coach.resultaatgebieden.values()] == [9, 7, 10, 5, 3]
    assert list(coach.gedragscompetenties) == list(GEDRAG)
    assert [trek.minimum for trek in coach.persoonlijkheidskenmerken.values()] == [7, 7, 8, 6, 8]
    assert all(trek.uitleg for trek in coach.persoonlijkheidskenmerken.values())
    assert (len(coach.kritieke_situaties), len(coach.teamrollen), len(coach.voetnoten)) == (5, 3, 2)
    assert all((coach.opleiding, coach.vakstudies, coach.ervaring))


def test_the_report_names_every_contradiction(uitkomst: Uitkomst, data: Path) -> None:
    choices = {
        (keuze.onderwerp, keuze.veld): [lezing.tekst for lezing in keuze.lezingen]
        for keuze in uitkomst.plan.keuzes
        if keuze.onderwerp != "inleiding"
    }
    readings = choices.pop(("competentie Klantpartnerschap", "niveau 3"))
    assert [str(reading).split()[0] for reading in readings] == ["Plaatst", "Plaatsst"]
    assert choices == {
        ("competentie Plannen en organiseren", "label"): ["Plannen en organiseren", "Plannen & organiseren"],
        ("competentie Analyseren", "cluster"): ["Realiseren van doelen", "Voorwaarden voor succes"],
        ("competentie Zorgvuldigheid", "cluster"): ["Voorwaarden voor succes", "Realiseren van doelen"],
    }
    verslag = (data / "importverslag.md").read_text("utf8")
    for told in (
        "De kop ‘Realiseren van doelen’ staat er 2 keer",
        "‘Analyseren’ is beschreven (regel 57), maar staat niet in de matrix van deze functie",
        "**Plaatsst**",
        "**Voorwaarden voor succes**",
        "Plannen ~~en~~ **\\&** organiseren",
    ):
        assert told in verslag


def test_the_built_handbook_shows_the_levels(handboek: Handboek, data: Path, tmp_path: Path) -> None:
    site = built(data, tmp_path / "site")
    for id, (_, generiek, specifiek) in FUNCTIES.items():
        marks = parse(site, f"functies/{id}/").xpath("//table[1]//td//span/@data-n")
        assert [int(mark) for mark in marks] == [*generiek, *specifiek.values()]
    for id in handboek.competenties:
        page = parse(site, f"competenties/{id}/")
        shown = [len(page.xpath(f"//section[@id='niveau-{niveau}']//li")) for niveau in (1, 2, 3)]
        assert tuple(shown) == COMPETENTIES[id][1:]
