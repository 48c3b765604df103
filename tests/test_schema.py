"""The help that an editor gives: made from the model, current, and right about the shipped files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from handboek.editing.schema import FILES, FOLDER, schema, write
from handboek.loading import load_handboek
from handboek.model import Competentie, Functie, Handboek
from tests.sites import PROJECT, VOORBEELDEN


def structure(node: Any) -> Any:
    """A schema without what it took from one handbook: suggestions are no structure."""
    if isinstance(node, list):
        return [structure(item) for item in node]
    if not isinstance(node, dict):
        return node
    if [*node.get("anyOf", [])][1:] == [{"type": "string"}] and "enum" in node["anyOf"][0]:
        return {**{key: value for key, value in node.items() if key != "anyOf"}, "type": "string"}
    suggested = "additionalProperties" in node and "required" not in node and "$defs" not in node
    return {k: structure(v) for k, v in node.items() if not (suggested and k == "properties")}


def unfit(data: Path, name: str) -> list[str]:
    """The files of a kind in a data folder that its schema refuses."""
    kind, files = FILES[name]
    validator = jsonschema.Draft202012Validator(schema(kind, load_handboek(data)))
    read = ((file.name, yaml.safe_load(file.read_text("utf8"))) for file in data.glob(files))
    return [file for file, content in read if not validator.is_valid(content)]


@pytest.mark.parametrize("name", FILES)
def test_the_committed_schema_has_the_structure_of_the_model(name: str) -> None:
    committed = json.loads((PROJECT / FOLDER / f"{name}.json").read_text("utf8"))
    assert structure(committed) == structure(schema(FILES[name][0]))


@pytest.mark.parametrize("name", FILES)
def test_the_files_of_a_handbook_fit(name: str) -> None:
    for example in ("goed", "veer"):
        assert unfit(VOORBEELDEN / example / "data", name) == []


def test_every_key_is_explained_in_dutch_with_an_example() -> None:
    for kind, _ in FILES.values():
        for model in [schema(kind), *schema(kind).get("$defs", {}).values()]:
            for key, value in model.get("properties", {}).items():
                assert value.get("description", "").endswith("."), key
                assert value.get("examples"), key


def test_names_of_the_handbook_are_suggested(goed: Handboek) -> None:
    functie, competentie = schema(Functie, goed), schema(Competentie, goed)
    assert list(functie["properties"]["generiek"]["properties"]) == ["plannen", "samenwerken", "tellen"]
    assert competentie["properties"]["cluster"]["anyOf"][0] == {"enum": ["doelen", "mensen"]}
    items = functie["properties"]["gedragscompetenties"]["items"]
    assert items["anyOf"][0] == {"enum": ["samenwerken"]}


def test_an_unknown_key_and_a_wrong_level_are_marked() -> None:
    validator = jsonschema.Draft202012Validator(schema(Functie))
    assert not validator.is_valid({"titel": "Kok", "schal": 3})
    assert not validator.is_valid({"titel": "Kok", "generiek": {"samenwerken": 4}})
    assert validator.is_valid({"titel": "Kok", "generiek": {"samenwerken": {"niveau": 2}}})


def test_writing_again_changes_nothing(tmp_path: Path, goed: Handboek) -> None:
    assert len(write(tmp_path, goed)) == len(FILES)
    assert write(tmp_path, goed) == []


def test_vs_code_uses_them_for_the_right_files() -> None:
    settings = json.loads((PROJECT / ".vscode" / "settings.json").read_text("utf8"))
    assert settings["yaml.schemas"] == {
        f"{FOLDER.as_posix()}/{name}.json": f"data/{files}" for name, (_, files) in FILES.items()
    }
