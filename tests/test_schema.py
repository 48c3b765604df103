"""The help that an editor gives: made from the model, current, and right about the shipped files."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import takewhile
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
    assert competentie["properties"]["cluster"]["anyOf"][0]["enum"] == ["doelen", "mensen"]
    items = functie["properties"]["gedragscompetenties"]["items"]
    assert items["anyOf"][0]["enum"] == ["samenwerken"]


def test_a_name_shows_what_the_competency_is_and_its_behaviour_by_level(goed: Handboek) -> None:
    functie = schema(Functie, goed)
    plannen = functie["properties"]["generiek"]["properties"]["plannen"]
    shown = plannen["markdownDescription"]
    assert plannen["anyOf"][0]["markdownDescription"] == shown  # what the language server shows of a choice
    competentie = goed.competenties["plannen"]
    assert shown.startswith("**Plannen**\n\nMaakt een plan\\: wat eerst")
    assert shown.count("\n*niveau ") == len(competentie.niveaus)
    assert shown.count("\n- ") == sum(map(len, competentie.niveaus.values()))
    (about,) = functie["properties"]["gedragscompetenties"]["items"]["anyOf"][0]["markdownEnumDescriptions"]
    assert about.startswith("**Samenwerken**")


def rules(node: Any) -> Iterator[dict[str, Any]]:
    """Every rule of a schema that a file can break and that an editor would tell of in English."""
    if isinstance(node, list):
        for item in node:
            yield from rules(item)
    elif isinstance(node, dict):
        if node.keys() & {"pattern", "enum"} or node.get("additionalProperties") is False:
            yield node
        for value in node.values():
            yield from rules(value)


def test_an_editor_tells_in_dutch_what_is_wrong(goed: Handboek) -> None:
    told = [rule for kind, _ in FILES.values() for rule in rules(schema(kind, goed))]
    suggestions = [rule for rule in told if "markdownEnumDescriptions" in rule]
    assert len(told) > 30
    for rule in told:
        if rule not in suggestions:  # beside which any text may stand
            assert rule.get("errorMessage", "").endswith("."), rule
            assert "{" not in rule["errorMessage"]
            assert ("pattern" in rule) == ("patternErrorMessage" in rule)


def test_patterns_are_those_of_an_editor_as_well() -> None:
    node = shutil.which("node")
    if not node:
        pytest.skip("There is no Node here.")
    found = {
        rule["pattern"] for kind, _ in FILES.values() for rule in rules(schema(kind)) if "pattern" in rule
    }
    found |= {p for kind, _ in FILES.values() for p in schema(kind).get("patternProperties", {})}
    script = "for (const pattern of JSON.parse(process.argv[1])) new RegExp(pattern, 'u')"
    done = subprocess.run([node, "-e", script, json.dumps(sorted(found))], capture_output=True, check=False)
    assert (len(found) > 4, done.returncode) == (True, 0), done.stderr


def test_the_check_follows_what_is_typed_and_renews_the_names(data: Path) -> None:
    names = data.parent / FOLDER / "functies.json"
    write(names.parent, load_handboek(data))
    command = [sys.executable, "-m", "handboek", "--data", str(data), "controleer", "--volg"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as following:
        assert following.stdout is not None
        told = iter(following.stdout.readline, "")
        assert "Geen fouten" in "".join(takewhile(lambda line: not line.startswith("Gekeken"), told))
        copy = (data / "competenties" / "plannen.yml").read_text("utf8").replace("Plannen", "Roosteren")
        (data / "competenties" / "roosteren.yml").write_text(copy.partition("voorheen:")[0], "utf8")
        "".join(takewhile(lambda line: not line.startswith("Gekeken"), told))
        assert '"roosteren": {' in names.read_text("utf8")
        (data / "functies" / "kok.yml").write_text("titel: Kok\ngeneriek:\n  rosteren: 1\n", "utf8")
        again = "".join(takewhile(lambda line: not line.startswith("Gekeken"), told))
        assert "functies/kok.yml:3:3: De competentie ‘rosteren’ bestaat niet. Bedoel je ‘roosteren’" in again
        following.terminate()


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
