"""`handboek nieuw`: a new file in which every key is explained and what is needed stands ready as "…"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from handboek.loading import Gelezen, read_data
from handboek.loading.files import FOLDERS, slug
from handboek.loading.lines import safe_scalar
from handboek.model import Competentie, Functie, Gegevens, Onderdeel

KINDS: dict[str, type[Onderdeel]] = {"functie": Functie, "competentie": Competentie}
OPEN = "…"


def create(data: Path, kind: type[Onderdeel], label: str, vandaag: date) -> Path:
    """Write the file of a new role or competency; raises `FileExistsError` when it is there.

    Raises `ValueError` for a label that gives no file name.
    """
    if not (id := slug(label)):
        raise ValueError(label)
    folder = next(name for name, held in FOLDERS.items() if held is kind)
    file = data / folder / f"{id}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf8") as target:
        target.write(template(kind, label, read_data(data), vandaag))
    return file


def template(kind: type[Onderdeel], label: str, gelezen: Gelezen, vandaag: date) -> str:
    """The text of a new file: keys in use first, the others as comments to uncomment."""
    ready = _ready(kind, label, gelezen, vandaag)
    blocks = []
    for name, field in kind.model_fields.items():
        if name == "id":
            continue
        key = field.alias or name
        required = field.is_required()
        example = field.examples[0] if field.examples else OPEN
        value = ready.get(key, _blank(example) if required else None)
        lines = list(_yaml({key: example if value is None else value}))
        if value is None:
            lines = [f"# {line}" for line in lines]
        remark = "" if value is not None else " Mag weg."
        blocks.append("\n".join([f"# {field.description}{remark}", *lines]))
    return "\n\n".join(blocks) + "\n"


def _ready(kind: type[Onderdeel], label: str, gelezen: Gelezen, vandaag: date) -> dict[str, Any]:
    """What can be filled in already."""
    if kind is Functie:
        asked = [list(functie.generiek) for functie in gelezen.values(Functie).values() if functie.generiek]
        common = [id for id in asked[0] if all(id in others for others in asked)] if asked else []
        return {
            "titel": label,
            "versie": f"{vandaag:%Y-%m}",
            "generiek": dict.fromkeys(common or gelezen.values(Competentie), OPEN),
        }
    gegevens = gelezen.values(Gegevens).get("")
    clusters = list(gegevens.clusters) if gegevens else []
    return {"label": label, "cluster": clusters[0] if len(clusters) == 1 else OPEN}


def _blank(example: Any) -> Any:
    if isinstance(example, dict):
        return {key: _blank(value) for key, value in example.items()}
    return [OPEN, OPEN] if isinstance(example, list) else OPEN


def _yaml(value: Any, indent: str = "") -> Iterator[str]:
    """Nested keys, lists and texts as the lines that HR would type."""
    if isinstance(value, list):
        for item in value:
            yield f"{indent}- {safe_scalar(item)}"
        return
    for key, inner in value.items():
        if isinstance(inner, str):
            yield f"{indent}{key}: {safe_scalar(inner)}"
        else:
            yield f"{indent}{key}:"
            yield from _yaml(inner, f"{indent}  ")
