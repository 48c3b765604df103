"""JSON Schemas for editors, made from the model: VS Code's YAML extension completes and explains keys.

Names of competencies and clusters are suggestions from one handbook; the structure is the model's, so
a stale suggestion never makes a file wrong.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from handboek.editing.files import replace
from handboek.loading.files import BEGRIPPEN, FOLDERS, GEGEVENS
from handboek.messages import advice
from handboek.model import GEDRAG, GEWONE_NIVEAUS, Begrippen, Gegevens, Handboek, Niveau, Onderdeel
from handboek.model.json_schema import without_noise

FOLDER = Path(".vscode/schema")
REFERS = "verwijst naar"
FILES: dict[str, tuple[type[Onderdeel], str]] = {
    "handboek": (Gegevens, GEGEVENS),
    "begrippen": (Begrippen, BEGRIPPEN),
    **{name.replace("/", "-"): (kind, f"{name}/*.yml") for name, kind in FOLDERS.items()},
}
"""By name of the schema: the model, and the files in the data folder that it is for."""


def schema(kind: type[Onderdeel], handboek: Handboek | None = None) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of file, with the names of a handbook as suggestions."""
    niveaus = handboek.gegevens.niveaus if handboek else GEWONE_NIVEAUS
    made: dict[str, Any] = kind.model_json_schema(by_alias=True)
    if kind is Begrippen:
        made = {"type": "object", **made["properties"]["begrippen"]}
    made.get("properties", {}).pop("id", None)
    made["required"] = [key for key in made.get("required", ()) if key != "id"]
    for level in made.get("patternProperties", {}).values():
        for key, field in kind.sleutels(niveaus):
            told = {"description": field.description, "examples": field.examples}
            made["properties"].setdefault(key, {**told, **level})
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return _suggesting(without_noise(made), _names(handboek, niveaus))  # type: ignore[no-any-return]


def write(folder: Path, handboek: Handboek) -> list[Path]:
    """Write all schemas; returns the files that changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, (kind, _) in FILES.items():
        file = folder / f"{name}.json"
        text = json.dumps(schema(kind, handboek), ensure_ascii=False, indent=2) + "\n"
        if not file.exists() or file.read_text("utf8") != text:
            replace(file, text)
            changed.append(file)
    return changed


def _names(handboek: Handboek | None, niveaus: Sequence[Niveau]) -> Mapping[str, Mapping[str, str]]:
    names = {
        "adviezen": {soort.code: soort.uitleg for soort in advice.ALLE},
        "niveaus": {niveau.label.plat: niveau.naam for niveau in niveaus},
        "niveausleutels": {niveau.naam: niveau.naam for niveau in niveaus},
    }
    if handboek is None:
        return names
    gedrag = {id.removeprefix(GEDRAG): c.label for id, c in handboek.gedragscompetenties.items()}
    return {
        **names,
        "competenties": {id: c.label for id, c in handboek.competenties.items()},
        "gedrag": gedrag,
        "clusters": {id: cluster.label for id, cluster in handboek.gegevens.clusters.items()},
    }


def _suggesting(node: Any, names: Mapping[str, Mapping[str, str]]) -> Any:
    """Put the names of the handbook where the model refers to them, as one way beside any text."""
    if isinstance(node, list):
        return [_suggesting(item, names) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _suggesting(value, names) for key, value in node.items() if key != REFERS}
    keys = made.pop("propertyNames", {})
    refers = node.get("propertyNames", {}).get(REFERS)
    if refers and refers in names:
        value = made.get("additionalProperties", {})
        made["properties"] = {
            name: {**value, "description": label} if "$ref" not in value else value
            for name, label in names[refers].items()
        }
    elif "pattern" in keys:
        made["propertyNames"] = keys
    if node.get(REFERS) in names:
        words = list(names[node[REFERS]])
        told = {key: value for key, value in made.items() if key in ("description", "examples")}
        made = {**told, "anyOf": [{"enum": words}, {"type": "string"}]}
        if node[REFERS] == "niveaus":
            numbers = {"enum": [*range(1, len(words) + 1)]}
            named = [word for word in words if not word.isdecimal()]
            level = {"anyOf": [numbers, {"enum": named}, {"type": "string"}]} if named else numbers
            made = dict(sorted({**told, **level}.items()))
    return made
