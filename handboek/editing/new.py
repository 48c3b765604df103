"""`handboek nieuw`: a new file in which every key is explained and what is needed stands ready as "…"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from handboek.editing.yaml_lines import yaml_lines
from handboek.loading import Gelezen, read_data
from handboek.loading.files import folder_of
from handboek.model import Competentie, Functie, Gegevens, Handboek, Niveau, Onderdeel
from handboek.words.ids import is_reserved, slug

KINDS: dict[str, type[Onderdeel]] = {"functie": Functie, "competentie": Competentie}
OPEN = "…"


def create(data: Path, kind: type[Onderdeel], label: str, vandaag: date) -> Path:
    """Write the file of a new role or competency; raises `FileExistsError` when it is there.

    Raises `ValueError` for a label that gives no file name.
    """
    id = slug(label)
    if not id or is_reserved(id, kind):
        raise ValueError(label)
    file = data / folder_of(kind) / f"{id}.yml"
    text = template(kind, label, Bekend.uit(read_data(data)), vandaag)
    file.parent.mkdir(exist_ok=True)
    with file.open("x", encoding="utf8") as target:
        target.write(text)
    return file


@dataclass(frozen=True)
class Bekend:
    """What a new file can take over from a handbook."""

    generiek: Sequence[str]
    """The competencies that every role asks."""
    clusters: Sequence[str]
    niveaus: Sequence[Niveau]

    @classmethod
    def uit(cls, gelezen: Gelezen) -> Bekend:
        """From what could be read of a data folder."""
        gegevens = gelezen.values(Gegevens).get("") or Handboek.leeg().gegevens
        return cls.van(gelezen.values(Functie).values(), gelezen.values(Competentie), gegevens)

    @classmethod
    def van(cls, functies: Iterable[Functie], competenties: Iterable[str], gegevens: Gegevens) -> Bekend:
        """From roles, the ids of competencies, and what holds for the handbook."""
        if gegevens.generiek:
            return cls([], list(gegevens.clusters), gegevens.niveaus)
        asked = [list(functie.generiek) for functie in functies if functie.generiek]
        common = set(asked[0]).intersection(*asked) if asked else set()
        generiek = [id for id in asked[0] if id in common] if common else list(competenties)
        return cls(generiek, list(gegevens.clusters), gegevens.niveaus)


def without_help(kind: type[Onderdeel], label: str, bekend: Bekend, vandaag: date) -> dict[str, Any]:
    """What a new role or competency says at first, for who has the help elsewhere."""
    ready = _ready(kind, label, bekend, vandaag)
    made = {}
    for key, field in kind.sleutels(bekend.niveaus):
        if key in ready or field.is_required():
            made[key] = ready.get(key) or _blank(field.examples[0] if field.examples else OPEN)
    return made


def template(kind: type[Onderdeel], label: str, bekend: Bekend, vandaag: date) -> str:
    """The text of a new role or competency."""
    return explained(kind, _ready(kind, label, bekend, vandaag), bekend.niveaus)


def explained(kind: type[Onderdeel], ready: Mapping[str, Any], niveaus: Sequence[Niveau] = ()) -> str:
    """The text of a file in which every key is explained: those in use, with what is ready, or as "…".

    The keys that are not needed and not ready are comments to uncomment.
    """
    blocks = []
    for key, field in kind.sleutels(niveaus):
        required = field.is_required()
        example = field.examples[0] if field.examples else OPEN
        value = ready.get(key, _blank(example) if required else None)
        lines = list(yaml_lines({key: example if value is None else value}))
        if value is None:
            lines = [f"# {line}" for line in lines]
        remark = "" if value is not None else " Niet verplicht."
        blocks.append("\n".join([f"# {field.description}{remark}", *lines]))
    return "\n\n".join(blocks) + "\n"


def _ready(kind: type[Onderdeel], label: str, bekend: Bekend, vandaag: date) -> dict[str, Any]:
    """What can be filled in already."""
    if kind is Functie:
        generiek = {"generiek": dict.fromkeys(bekend.generiek, OPEN)} if bekend.generiek else {}
        return {"titel": label, "versie": f"{vandaag:%Y-%m}", **generiek}
    levels = {niveau.naam: [OPEN, OPEN] for niveau in bekend.niveaus}
    return {"label": label, "cluster": bekend.clusters[0] if len(bekend.clusters) == 1 else OPEN, **levels}


def _blank(example: Any) -> Any:
    if isinstance(example, dict):
        return {key: _blank(value) for key, value in example.items()}
    return [OPEN, OPEN] if isinstance(example, list) else OPEN
