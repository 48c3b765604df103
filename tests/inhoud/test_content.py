"""The shipped content is complete: the figures of the profiles that it was written from.

These tests say what the data said when it was made; an organisation that replaces the data may drop
this folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from handboek.advice import adviezen, uitgezet
from handboek.loading import read_data
from handboek.model import Competentie, Gedragscompetentie, Handboek
from handboek.words.addresses import adres
from tests.sites import PROJECT, parse

VOORWAARDEN, DOELEN, MENSEN = "voorwaarden-voor-succes", "realiseren-van-doelen", "mensen-meekrijgen"
COMPETENTIES = {
    "analyseren": (VOORWAARDEN, 4, 4, 4),
    "communiceren": (MENSEN, 4, 4, 4),
    "eigenaarschap": (DOELEN, 4, 4, 4),
    "expertise": (VOORWAARDEN, 4, 4, 3),
    "informatie-verzamelen": (VOORWAARDEN, 4, 4, 4),
    "inlevingsvermogen": (MENSEN, 4, 3, 3),
    "integriteit": (VOORWAARDEN, 4, 4, 2),
    "klantpartnerschap": (MENSEN, 4, 3, 4),
    "leervermogen": (VOORWAARDEN, 4, 4, 4),
    "ontwikkelen-van-anderen": (MENSEN, 4, 4, 4),
    "plannen-en-organiseren": (DOELEN, 4, 4, 3),
    "samenwerken": (MENSEN, 4, 4, 4),
    "zorgvuldigheid": (VOORWAARDEN, 4, 4, 3),
}
GEDRAG = {
    "gevoelig-zijn": 7,
    "relaties-tot-stand-brengen": 7,
    "kijken-en-luisteren": 11,
    "gebruik-van-het-voertuig-taal": 6,
    "presenteren": 5,
    "samenwerken": 8,
    "initiatief": 4,
    "inzet": 7,
    "integriteit": 8,
    "kwaliteitsbesef": 7,
    "trouw": 6,
    "flexibel-gedrag": 5,
    "omgaan-met-stress": 5,
    "creativiteit": 5,
    "zich-bewust-zijn-van-effecten": 7,
    "gedrag-van-personen-beinvloeden": 10,
    "coachen": 12,
}
FUNCTIES = {
    "leercoach-1": (
        ("40", "februari 2023"),
        (1, 2, 2),
        {"ontwikkelen-van-anderen": 2, "expertise": 1, "plannen-en-organiseren": 1},
    ),
    "opleidingscoordinator": (
        (None, "oktober 2023"),
        (2, 2, 2),
        {"klantpartnerschap": 1, "plannen-en-organiseren": 2, "zorgvuldigheid": 2, "expertise": 1},
    ),
    "klantadviseur": (
        (None, "november 2023"),
        (1, 1, 2),
        {"zorgvuldigheid": 2, "klantpartnerschap": 2, "communiceren": 2},
    ),
    "ambtelijk-secretaris": (
        (None, "april 2024"),
        (1, 1, 2),
        {"analyseren": 1, "plannen-en-organiseren": 2, "zorgvuldigheid": 2, "integriteit": 1},
    ),
}


def test_competencies(handboek: Handboek) -> None:
    found = {
        c.id: (c.cluster, *(len(gedrag) for gedrag in c.niveaus.values()))
        for c in handboek.competenties.values()
    }
    assert found == COMPETENTIES


def test_second_catalogue(handboek: Handboek) -> None:
    found = {c.id: len(c.indicatoren) for c in handboek.gedragscompetenties.values()}
    assert found == {f"gedrag/{id}": count for id, count in GEDRAG.items()}


@pytest.mark.parametrize("id", FUNCTIES)
def test_levelled_role(handboek: Handboek, id: str) -> None:
    (schaal, versie), generiek, specifiek = FUNCTIES[id]
    functie = handboek.functies[id]
    assert (functie.schaal, str(functie.versie)) == (schaal, versie)
    assert [(c, eis.niveau) for c, eis in functie.generiek.items()] == list(
        zip(("eigenaarschap", "samenwerken", "inlevingsvermogen"), generiek, strict=True)
    )
    assert {c: eis.niveau for c, eis in functie.specifiek.items()} == specifiek
    explained = [eis.toelichting is not None for eis in functie.eisen.values()]
    assert all(explained) if id == "opleidingscoordinator" else not any(explained)


def test_result_profile(handboek: Handboek) -> None:
    coach = handboek.functies["coach-werktrajectbegeleider"]
    assert (coach.schaal, coach.versie, coach.eisen) == (None, None, {})
    assert [len(gebied.indicatoren) for gebied in coach.resultaatgebieden.values()] == [9, 7, 10, 5, 3]
    assert len(coach.kritieke_situaties) == 5
    assert list(coach.gedragscompetenties) == list(GEDRAG)
    assert len(coach.teamrollen) == 3
    minima = {naam: kenmerk.minimum for naam, kenmerk in coach.persoonlijkheidskenmerken.items()}
    assert minima == {
        "sociaal vaardig": 7,
        "sympathiek": 7,
        "werkinstelling": 8,
        "stabiliteit": 6,
        "toegankelijkheid": 8,
    }
    assert coach.opleiding
    assert coach.vakstudies
    assert coach.ervaring
    assert len(coach.voetnoten) == 2


def test_every_role_says_what_it_is_for(handboek: Handboek) -> None:
    assert all(functie.doel for functie in handboek.functies.values())


def test_one_role_names_an_organisation(handboek: Handboek, site: Path) -> None:
    named = {id: functie.organisatie for id, functie in handboek.functies.items() if functie.organisatie}
    assert named == {"ambtelijk-secretaris": "Inovum"}
    for id in handboek.functies:
        facts = parse(site, f"functies/{id}/").xpath("string(//section[@class='herkomst'])")
        assert ("Organisatie" in facts) == (id in named), id


def test_relations_of_the_introduction(handboek: Handboek) -> None:
    assert handboek.competenties["analyseren"].bouwt_voort_op == ("informatie-verzamelen",)
    assert "leervermogen" in handboek.verwarbaar_met["expertise"]


def test_the_introduction_reads_a_row_of_the_matrix_as_it_is(handboek: Handboek, site: Path) -> None:
    told = parse(site, "inleiding/").xpath("string(//article)")
    assert "Een leercoach laat van Samenwerken alles van niveau 1 en 2 zien, en van Expertise" in told
    eisen = handboek.functies["leercoach-1"].eisen
    assert (eisen["samenwerken"].niveau, eisen["expertise"].niveau) == (2, 1)


def test_the_glossary_explains_the_handbook_and_marks_little(handboek: Handboek, site: Path) -> None:
    words = {"competentie", "niveau", "norm", "generiek", "specifiek", "resultaatgebied", "Big Five"}
    assert words <= set(handboek.begrippen)
    for item in handboek.alles():
        marked = parse(site, f"{adres(item)}").xpath("//article//abbr/text()")
        assert len(marked) <= 2, (item.id, marked)


def test_behaviours_follow_the_writing_guide(handboek: Handboek) -> None:
    texts = [text for c in handboek.competenties.values() for level in c.niveaus.values() for text in level]
    texts += [text for c in handboek.gedragscompetenties.values() for text in c.indicatoren]
    assert len(texts) == 268
    for text in texts:
        assert text.plat.endswith("."), text
        for sentence in re.split(r"(?<=[.!?])\s+", text.plat):
            assert len(sentence.split()) < 25, sentence
            assert len(re.findall(r"\ben\b", sentence)) < 2, sentence


def test_the_handbook_takes_its_own_advice() -> None:
    """On the day of the newest role: it has no other advice switched off than of age."""
    gelezen = read_data(PROJECT / "data")
    assert adviezen(gelezen, date(2024, 4, 30)) == []
    assert uitgezet(gelezen) == ["versie-oud"]


def test_there_are_five_roles_and_three_clusters_in_order(handboek: Handboek) -> None:
    assert set(handboek.functies) == {*FUNCTIES, "coach-werktrajectbegeleider"}
    assert list(handboek.gegevens.clusters) == [VOORWAARDEN, DOELEN, MENSEN]


@pytest.mark.parametrize("id", COMPETENTIES)
def test_the_built_page_of_a_competency(site: Path, id: str) -> None:
    page = parse(site, f"competenties/{id}/")
    shown = [len(page.xpath(f"//section[@id='niveau-{niveau}']//li")) for niveau in (1, 2, 3)]
    assert tuple(shown) == COMPETENTIES[id][1:]


@pytest.mark.parametrize("id", GEDRAG)
def test_the_built_page_of_a_gedragscompetentie(site: Path, id: str) -> None:
    page = parse(site, f"competenties/gedrag/{id}/")
    assert len(page.xpath("//section[@id='indicatoren']//li")) == GEDRAG[id]


def test_the_built_pages_of_the_roles(site: Path) -> None:
    for id, (_, generiek, specifiek) in FUNCTIES.items():
        marks = parse(site, f"functies/{id}/").xpath("//table[1]//td//span/@data-n")
        assert [int(mark) for mark in marks] == [*generiek, *specifiek.values()]
    coach = parse(site, "functies/coach-werktrajectbegeleider/")
    shown = [len(coach.xpath(f"//section[@id='deel_resultaat_{number}']//li")) for number in range(1, 6)]
    assert shown == [9, 7, 10, 5, 3]
    assert [len(coach.xpath(f"//section[@id='gedrag-{id}']//li")) for id in GEDRAG] == list(GEDRAG.values())


def grows(competentie: Competentie | Gedragscompetentie) -> list[str]:
    """All texts of a competency beside its behaviour, as JSON gives them."""
    found = competentie.model_dump(mode="json", by_alias=True)
    return list(leaves([found[key] for key in ("kort", "praktijk", "ontwikkeltips", "vragen", "valkuilen")]))


def leaves(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from leaves(inner)


def test_every_level_has_a_line_a_scene_tips_and_a_question(handboek: Handboek) -> None:
    for competentie in handboek.competenties.values():
        levels = set(competentie.niveaus)
        assert set(competentie.kort) == set(competentie.praktijk) == set(competentie.ontwikkeltips) == levels
        for niveau, tips in competentie.ontwikkeltips.items():
            assert len(tips.doen) == len(tips.samen_leren) == 2, (competentie.id, niveau)
            assert tips.scholing, (competentie.id, niveau)
        assert competentie.vragen
        assert all(competentie.vragen.voor("sollicitatie", niveau) for niveau in levels)
    for gedrag in handboek.gedragscompetenties.values():
        assert gedrag.kort, gedrag.id
        assert gedrag.praktijk, gedrag.id
        assert gedrag.ontwikkeltips, gedrag.id
    for item in handboek.alles():
        if isinstance(item, Competentie | Gedragscompetentie):
            assert item.vragen
            assert item.vragen.zelf
            assert item.vragen.gesprek
            assert item.valkuilen
            assert item.valkuilen.te_weinig
            assert item.valkuilen.te_veel


def test_a_line_can_follow_the_word_je(handboek: Handboek) -> None:
    lines = [line for c in handboek.competenties.values() for line in c.kort.values()]
    lines += [c.kort for c in handboek.gedragscompetenties.values() if c.kort]
    for line in lines:
        assert len(line.split()) <= 12, line
        assert not re.match(r"(Is|Heeft|Kan|Wil|Zal)\b", line), line
        assert not re.search(r"\bzich(zelf)?\b", line), line


def test_what_helps_to_grow_is_plain_and_for_everyone(handboek: Handboek) -> None:
    texts = [
        text
        for item in handboek.alles()
        if isinstance(item, Competentie | Gedragscompetentie)
        for text in grows(item)
    ]
    assert len(texts) == len(set(texts)) == 692
    for text in texts:
        assert not re.search(r"\b(hij|hem|haar|mevrouw|meneer|dochter|zoon)\b", text, re.IGNORECASE), text
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            assert len(sentence.split()) <= 26, sentence
