"""The handbook as one JSON: it holds everything once, fits its published schema, and stays small."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from handboek.loading import load_handboek
from handboek.model import Competentie, Eis, Functie, Handboek, Tekst
from handboek.site.data.export import JSON, SCHEMA, SCRIPT, VARIABLE, export, files, schema
from handboek.site.data.scripts import assigned
from tests.sites import VOORBEELDEN, pages, parse


def texts(node: Any) -> list[str]:
    """Every text in a JSON value that HR wrote as a sentence."""
    if isinstance(node, dict):
        return [text for value in node.values() for text in texts(value)]
    if isinstance(node, list):
        return [text for value in node for text in texts(value)]
    return [node] if isinstance(node, str) and " " in node else []


@pytest.mark.parametrize("sign", ["\u2028", "\u2029"])
def test_what_once_ended_a_line_of_a_script_does_not(sign: str) -> None:
    text = f"een{sign}twee</script>"
    script = assigned("proef", {text: [text]})
    assert sign not in script
    assert json.loads(script.removeprefix("window.proef=").removesuffix(";\n")) == {text: [text]}


def test_it_fits_the_schema_that_stands_beside_it(site: Path, voorbeeldsite: Path) -> None:
    for built in (site, voorbeeldsite):
        published = json.loads((built / SCHEMA).read_text("utf8"))
        jsonschema.Draft202012Validator.check_schema(published)
        data = json.loads((built / JSON).read_text("utf8"))
        assert data["$schema"] == SCHEMA
        jsonschema.Draft202012Validator(published).validate(data)


@pytest.mark.parametrize(
    "wrong",
    [
        {"functies": [{"id": "kok", "titel": "Kok"}]},
        {"functies": [{"id": "kok", "titel": "Kok", "adres": "x/", "schal": "3"}]},
        {"functies": [{"id": "kok", "titel": "Kok", "adres": "x/", "generiek": {"tellen": {"niveau": 4}}}]},
        {"formaat": 2},
    ],
)
def test_the_schema_refuses_what_is_not_so(goed: Handboek, wrong: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    assert validator.is_valid(export(goed))
    assert not validator.is_valid({**export(goed), **wrong})


def test_the_schema_explains_every_key_in_dutch() -> None:
    made = schema()
    for part in [made, *made["$defs"].values()]:
        for key, value in part["properties"].items():
            assert value.get("description", "").endswith("."), key


def test_everything_in_the_handbook_is_in_it(goed: Handboek) -> None:
    data = export(goed)
    assert data["gegevens"]["schaalnaam"] == "FWG"
    assert list(data["gegevens"]["clusters"]) == ["doelen", "mensen"]
    molenaar = next(functie for functie in data["functies"] if functie["id"] == "molenaar")
    assert molenaar == {
        "id": "molenaar",
        "titel": "Molenaar",
        "schaal": "1.10",
        "versie": "2024-03",
        "functiefamilie": "Techniek",
        "doel": "Maalt het graan tot meel.",
        "zoekwoorden": ["muldersknecht"],
        "generiek": {"samenwerken": {"niveau": 2}},
        "specifiek": {"plannen": {"niveau": 1, "toelichting": "Maalt wanneer het waait."}},
        "adres": "functies/molenaar/",
    }
    assert next(f for f in data["functies"] if f["id"] == "leerling")["status"] == "concept"
    plannen = next(competentie for competentie in data["competenties"] if competentie["id"] == "plannen")
    assert plannen["bouwt voort op"] == ["tellen"]
    assert plannen["niveau 2"] == ["Maakt een rooster voor het team."]
    assert data["gedragscompetenties"][0]["adres"] == "competenties/gedrag/samenwerken/"
    assert data["begrippen"]["AO"] == "Alleen onderzoek."


def test_texts_are_plain(goed: Handboek) -> None:
    samenwerken = next(c for c in export(goed)["competenties"] if c["id"] == "samenwerken")
    assert samenwerken["definitie"] == "Werkt samen aan één doel, ook met cliënten."


def test_no_behaviour_stands_in_it_twice(handboek: Handboek) -> None:
    counted = Counter(texts(export(handboek)))
    for competentie in handboek.competenties.values():
        for gedrag in competentie.niveaus.values():
            assert [counted[text.plat] for text in gedrag] == [1] * len(gedrag)


def test_every_address_is_a_page(site: Path, handboek: Handboek) -> None:
    data = export(handboek)
    addresses = [
        item["adres"] for kind in ("functies", "competenties", "gedragscompetenties") for item in data[kind]
    ]
    assert len(addresses) == len(list(handboek.alles()))
    assert [page for page in addresses if not (site / page / "index.html").is_file()] == []


def test_the_script_says_the_same(site: Path) -> None:
    script = (site / SCRIPT).read_text("utf8")
    data = json.loads(script.removeprefix(f"window.{VARIABLE}=").rstrip(";\n"))
    assert data == json.loads((site / JSON).read_text("utf8"))


def test_only_the_tools_load_it(site: Path) -> None:
    using = {
        page
        for page in pages(site)
        if parse(site, page).xpath("//script[contains(@src, $file)]", file=SCRIPT)
    }
    assert using == {"vergelijken/", "mijn-profiel/", "gespreksformulier/", "vacature/", "team/"}


def test_the_same_handbook_gives_the_same_bytes(handboek: Handboek) -> None:
    assert files(handboek) == files(load_handboek(VOORBEELDEN / "veer" / "data"))


def test_a_thousand_roles_stay_small(handboek: Handboek) -> None:
    """As large as the budget for a search index: people load it over a hospital's guest network."""
    ids = [f"{id}-{n}" for n in range(12) for id in handboek.competenties]
    competenties: dict[str, Competentie] = {}
    for n, id in enumerate(ids):
        example = handboek.competenties[id.rpartition("-")[0]]
        own = {
            f"niveau_{level}": tuple(Tekst(f"{text} {n}") for text in texts)
            for level, texts in example.niveaus.items()
        }
        competenties[id] = example.model_copy(update={"id": id, **own})
    functies = {}
    for n in range(1000):
        asked = {ids[(n * 7 + step * 13) % len(ids)]: Eis(niveau=1 + (n + step) % 3) for step in range(8)}
        functies[f"functie-{n}"] = Functie(id=f"functie-{n}", titel=Tekst(f"Functie {n}"), specifiek=asked)
    large = Handboek(handboek.gegevens, competenties, handboek.gedragscompetenties, functies, {})
    written = files(large)[JSON].encode()
    assert len(written) < 1_000_000
    assert len(gzip.compress(written)) < 120_000
