"""The whole handbook as one JSON, for other programs and for our own pages; its schema comes from the model.

Keys are those of the YAML files. No text stands in it twice: a role refers to competencies by id and
level, and behaviours stand at their competency.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, Field

from handboek.model import (
    GEWONE_NIVEAUS,
    Begrippen,
    BijOns,
    BijOnsGedrag,
    Competentie,
    Functie,
    Gedragscompetentie,
    Gegevens,
    Handboek,
    Niveau,
    Onderdeel,
    Tekst,
)
from handboek.model.json_schema import without_noise
from handboek.site.data.scripts import assigned, compact
from handboek.words.addresses import adres

JSON = "handboek.json"
SCHEMA = "handboek.schema.json"
SCRIPT = "assets/handboek-data.js"
VARIABLE = "handboekGegevens"


class Uitvoer(BaseModel):
    """What stands in the JSON: `adres` is added to all that has a page."""

    formaat: Literal[1] = Field(description="Gaat omhoog als een programma dat dit leest moet veranderen.")
    gegevens: Gegevens = Field(description="Wat voor het hele handboek geldt.")
    competenties: list[Competentie] = Field(
        description="Competenties met niveaus. Een niveau omvat ook alles wat eronder staat."
    )
    gedragscompetenties: list[Gedragscompetentie] = Field(
        description="Competenties zonder niveaus. Hun id begint met gedrag/; functies noemen dat deel niet."
    )
    functies: list[Functie] = Field(description="Functies. Wat ze vragen, verwijst naar een id hierboven.")
    begrippen: dict[str, Tekst] = Field(description="Woorden en afkortingen, met wat ze betekenen.")
    eigen: dict[str, BijOns | BijOnsGedrag] = Field(
        {}, description="Wat de organisatie zelf toevoegt, per id van een competentie."
    )


_ADRES = {"description": "De pagina, gerekend vanaf het begin van de website.", "type": "string"}
_PAGES = (Competentie, Gedragscompetentie, Functie)


def export(handboek: Handboek) -> dict[str, Any]:
    """The handbook as JSON values: plain texts, and no keys that say nothing."""
    return {
        "$schema": SCHEMA,
        "formaat": 1,
        "gegevens": {**_defaults(handboek.gegevens), **_values(handboek.gegevens)},
        "competenties": [_page(item) for item in handboek.competenties.values()],
        "gedragscompetenties": [_page(item) for item in handboek.gedragscompetenties.values()],
        "functies": [_page(item) for item in handboek.functies.values()],
        "begrippen": _values(Begrippen(begrippen=dict(handboek.begrippen)))["begrippen"],
        **(
            {"eigen": {id: _values(own) for id, own in sorted(handboek.bij_ons.items())}}
            if handboek.bij_ons
            else {}
        ),
    }


@cache
def schema(niveaus: Sequence[Niveau] = GEWONE_NIVEAUS) -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `export` gives for a handbook with these levels."""
    made: dict[str, Any] = without_noise(
        Uitvoer.model_json_schema(mode="serialization"), "examples", "verwijst naar"
    )
    for kind in _PAGES:
        part = made["$defs"][kind.__name__]
        part["properties"]["adres"] = _ADRES
        part["required"].append("adres")
    made["$defs"]["Eis"]["properties"]["niveau"]["maximum"] = len(niveaus)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def sleutels() -> dict[str, str]:
    """What stands at the top of the JSON, and what each part is."""
    return {field.alias or name: field.description or "" for name, field in Uitvoer.model_fields.items()}


def files(handboek: Handboek) -> dict[str, str]:
    """What the site holds, by address: the JSON, its schema, and the same as a script for our pages."""
    data = export(handboek)
    return {
        JSON: f"{compact(data)}\n",
        SCHEMA: json.dumps(schema(handboek.gegevens.niveaus), ensure_ascii=False, indent=2) + "\n",
        SCRIPT: assigned(VARIABLE, data),
    }


def _defaults(gegevens: Gegevens) -> dict[str, Any]:
    """What a reader of the JSON needs, also when handboek.yml leaves it out."""
    return gegevens.model_dump(mode="json", include={"schaalnaam", "niveaus"}, exclude_none=True)


def _page(item: Competentie | Gedragscompetentie | Functie) -> dict[str, Any]:
    return {**_values(item), "adres": adres(item)}


def _values(item: Onderdeel) -> dict[str, Any]:
    return item.model_dump(mode="json", by_alias=True, exclude_defaults=True)
