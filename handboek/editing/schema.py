"""JSON Schemas for editors, made from the model: VS Code's YAML extension completes and explains keys.

Names of competencies and clusters are suggestions from one handbook; the structure is the model's, so
a stale suggestion never makes a file wrong.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from handboek.loading.beside import replace
from handboek.loading.explain import of_key
from handboek.loading.files import BEGRIPPEN, EIGEN, FOLDERS, GEGEVENS
from handboek.messages import advice, faults, keuze, opsomming
from handboek.messages.phrasing import in_markdown
from handboek.model import GEDRAG, GEWONE_NIVEAUS, Begrippen, Gegevens, Handboek, Niveau, Onderdeel, Tekst
from handboek.model import SCHAAL_PERSOONLIJKHEID as SCHAAL
from handboek.model.json_schema import without_noise

FOLDER = Path(".vscode/schema")
REFERS = "verwijst naar"
_KEYS = (
    "Hier ontbreekt een onderdeel, of er staat er een dat niet bestaat. Altijd nodig: {nodig}. "
    "Verder kan: {kan}."
)
"""Of what lacks and of what is too many an editor can say only one thing."""
FILES: dict[str, tuple[type[Onderdeel], str]] = {
    "handboek": (Gegevens, GEGEVENS),
    "begrippen": (Begrippen, BEGRIPPEN),
    **{name.replace("/", "-"): (kind, f"{name}/*.yml") for name, kind in (FOLDERS | EIGEN).items()},
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
    return _in_dutch(_suggesting(without_noise(made), _names(handboek, niveaus)), niveaus)  # type: ignore[no-any-return]


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
    """By what is referred to: each name, and what an editor says of it, as Markdown."""
    names = {
        "adviezen": {soort.code: in_markdown(soort.uitleg) for soort in advice.ALLE},
        "niveaus": {niveau.label.plat: in_markdown(niveau.naam) for niveau in niveaus},
        "niveausleutels": {niveau.naam: in_markdown(niveau.naam) for niveau in niveaus},
    }
    if handboek is None:
        return names
    gedrag = {
        id.removeprefix(GEDRAG): _hover(c.label, c.definitie, {"": c.indicatoren})
        for id, c in handboek.gedragscompetenties.items()
    }
    levelled = {
        id: _hover(c.label, c.definitie, {niveaus[n - 1].naam: texts for n, texts in c.niveaus.items()})
        for id, c in handboek.competenties.items()
    }
    clusters = {
        id: _hover(cluster.label, cluster.uitleg or Tekst(""), {})
        for id, cluster in handboek.gegevens.clusters.items()
    }
    return {**names, "competenties": levelled, "gedrag": gedrag, "clusters": clusters}


def _hover(label: Tekst, definitie: Tekst, gedrag: Mapping[str, Sequence[Tekst]]) -> str:
    """What an editor shows of a name: what it is, and the behaviour by level."""
    parts = [f"**{in_markdown(label.plat)}**", in_markdown(definitie.plat)]
    for niveau, texts in gedrag.items():
        parts += [f"*{in_markdown(niveau)}*"] if niveau else []
        parts.append("\n".join(f"- {in_markdown(text.plat)}" for text in texts))
    return "\n\n".join(filter(None, parts))


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
        made["properties"] = {name: _explained(value, told) for name, told in names[refers].items()}
    elif "pattern" in keys:
        made["propertyNames"] = keys
    if node.get(REFERS) in names:
        words = list(names[node[REFERS]])
        told = {key: value for key, value in made.items() if key in ("description", "examples")}
        hover = list(names[node[REFERS]].values())
        made = {**told, "anyOf": [{"enum": words, "markdownEnumDescriptions": hover}, {"type": "string"}]}
        if node[REFERS] == "niveaus":
            numbers = {"enum": [*range(1, len(words) + 1)]}
            named = [word for word in words if not word.isdecimal()]
            level = {"anyOf": [numbers, {"enum": named}, {"type": "string"}]} if named else numbers
            made = dict(sorted({**told, **level}.items()))
    return made


def _explained(value: Mapping[str, Any], told: str) -> dict[str, Any]:
    """A value with what an editor shows of its name: of a choice it shows what the first says."""
    first, *others = value.get("anyOf", ({},))
    choice = {"anyOf": [{**first, "markdownDescription": told}, *others]} if others else {}
    return {**value, **choice, "markdownDescription": told}


def _in_dutch(node: Any, niveaus: Sequence[Niveau], key: str = "") -> Any:
    """Put with each rule what an editor says when a file breaks it; else it says so in English."""
    if isinstance(node, list):
        return [_in_dutch(item, niveaus, key) for item in node]
    if not isinstance(node, dict):
        return node
    inner = node.get("properties", {}) if isinstance(node.get("properties"), dict) else {}
    made = {name: _in_dutch(value, niveaus, key) for name, value in node.items() if name != "properties"}
    if inner:
        made["properties"] = {name: _in_dutch(value, niveaus, name) for name, value in inner.items()}
    if hint := _hint(node, niveaus, key):
        made["errorMessage"] = hint
        if "pattern" in node:
            made["patternErrorMessage"] = hint
    return dict(sorted(made.items())) if hint else made


def _hint(rule: Mapping[str, Any], niveaus: Sequence[Niveau], key: str) -> str:
    """What an editor says when a file breaks one rule; "" when what stands within it says so."""
    found = {"sleutel": key, "mogelijk": keuze(niveaus), "laagst": str(SCHAAL[0]), "hoogst": str(SCHAAL[-1])}
    match rule:
        case {"pattern": _}:
            return (of_key(key) or faults.GEEN_CLUSTERNAAM).als_hulp(**found)
        case {"enum": ["ja", "nee"]}:
            return faults.GEEN_JA_OF_NEE.als_hulp(**found)
        case {"enum": [str(), *_]} if soort := of_key(key):
            return soort.als_hulp(**found)
        case {"enum": [1, *_] as figures}:
            is_score = figures == [*SCHAAL]
            return (faults.GEEN_MINIMUM if is_score else faults.GEEN_NIVEAU).als_hulp(**found)
        case {"type": "array"}:
            return faults.GEEN_LIJST.als_hulp(**found)
        case {"type": ["string", *_]}:
            return faults.LIJST_IN_PLAATS_VAN_TEKST.als_hulp(**found)
        case {"type": "object", "additionalProperties": False, "properties": keys}:
            if needed := rule.get("required"):
                others = [key for key in keys if key not in needed]
                return _KEYS.format(nodig=opsomming(needed, "en"), kan=opsomming(others))
            bedoeld = f"Gebruik {opsomming(keys)}."
            return faults.SLEUTEL_ONBEKEND.als_hulp(waar="Hier", sleutel="…", bedoeld=bedoeld)
    return ""
