"""The levels of a handbook: how many there are, what each is called, and how a file names one.

What reads a file passes the levels of its handbook as the context of the validation; without that they
are the usual ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from handboek.model.fields import Hoogstens, KorteVorm, Onderdeel
from handboek.model.limits import NIVEAUNAAM, NIVEAUS
from handboek.model.text import Tekst

GEEN = "geen"
"""What a role types where it does not ask something that others do; so no level is called that."""
FIGURES = tuple(map(str, range(1, NIVEAUS.hoogste + 1)))
SLEUTEL = r"^[Nn]iveau\s+\S"
"""What tells a key of a competency that names a level from its other keys: "niveau 2", "niveau Gevorderd"."""


def _bare(typed: Any) -> Any:
    """The name of a level without the word itself: "Niveau A" is shown as "niveau A"."""
    return re.sub(r"^\s*niveau\s+(?=\S)", "", typed, flags=re.IGNORECASE) if isinstance(typed, str) else typed


class Niveau(Onderdeel):
    """One level: what it is called, and how it differs from the others."""

    label: Annotated[Tekst, BeforeValidator(_bare), Hoogstens(NIVEAUNAAM.hoogste)] = Field(
        description="De naam van het niveau.", examples=["Gevorderd"]
    )
    uitleg: Tekst | None = Field(
        None, description="Wat dit niveau betekent, in een zin.", examples=["Werkt zonder hulp."]
    )
    reikwijdte: Tekst | None = Field(
        None, description="Hoe ver het gedrag reikt.", examples=["Het team en wie daarmee samenwerkt."]
    )
    moeilijkheid: Tekst | None = Field(
        None, description="Hoe lastig de situaties zijn.", examples=["Meer kanten, soms tegenstrijdig."]
    )
    zelfstandigheid: Tekst | None = Field(
        None, description="Hoe zelfstandig iemand het doet.", examples=["Lost het op met anderen."]
    )

    @property
    def naam(self) -> str:
        """As it is called in a sentence: "niveau 2", "niveau Gevorderd"."""
        return f"niveau {self.label.plat}"

    @property
    def kort(self) -> str:
        """What fits in a narrow place: a name of a few letters, else nothing."""
        return self.label.plat if len(self.label.plat) <= 3 else ""


GEWONE_NIVEAUS = (
    Niveau(
        label=Tekst("1"),
        uitleg=Tekst(
            "Je laat het zien in je eigen werk, in situaties die je kent. Kom je er niet uit, dan vraag je "
            "op tijd hulp."
        ),
        reikwijdte=Tekst("het eigen werk"),
        moeilijkheid=Tekst("bekend, met afspraken"),
        zelfstandigheid=Tekst("vraagt hulp op tijd"),
    ),
    Niveau(
        label=Tekst("2"),
        uitleg=Tekst(
            "Je laat het zien in je team en bij wie daarmee samenwerkt. Er zitten meer kanten aan, die "
            "elkaar soms tegenspreken. Je lost het op met anderen."
        ),
        reikwijdte=Tekst("het team, de keten"),
        moeilijkheid=Tekst("meer kanten, soms tegenstrijdig"),
        zelfstandigheid=Tekst("lost het op met anderen"),
    ),
    Niveau(
        label=Tekst("3"),
        uitleg=Tekst(
            "Je laat het zien in de hele organisatie en daarbuiten. Wat je tegenkomt is nieuw, zonder vast "
            "antwoord. Je gaat voorop en leert het anderen."
        ),
        reikwijdte=Tekst("de organisatie en daarbuiten"),
        moeilijkheid=Tekst("nieuw, zonder vast antwoord"),
        zelfstandigheid=Tekst("gaat voorop en leert het anderen"),
    ),
)
"""The levels of a handbook that names none itself."""


def nummer(typed: str, niveaus: Sequence[Niveau]) -> int | None:
    """The place, from 1, of the level with a number or a name; None when there is no such level."""
    word = " ".join(typed.split()).casefold()
    if word in FIGURES[: len(niveaus)]:  # no level has the number of another for a name
        return int(word)
    return next((at for at, niveau in enumerate(niveaus, 1) if niveau.label.plat.casefold() == word), None)


def nummer_van(sleutel: str, niveaus: Sequence[Niveau]) -> int | None:
    """The level that a key of a file names, as "niveau Gevorderd"; None for any other key."""
    return nummer(_bare(sleutel), niveaus) if re.match(SLEUTEL, sleutel) else None


def _apart(niveaus: tuple[Niveau, ...]) -> tuple[Niveau, ...]:
    """The levels, when a name can only mean one of them."""
    for place, niveau in enumerate(niveaus, 1):
        name = niveau.label.plat.casefold()
        if name == GEEN or (name.isdecimal() and name != str(place)):
            raise PydanticCustomError(
                "niveaunaam", "means something else", {"waarde": str(niveau.label), "pad": (place - 1,)}
            )
        if name in (other.label.plat.casefold() for other in niveaus[: place - 1]):
            raise PydanticCustomError(
                "niveaunaam_dubbel", "twice", {"waarde": str(niveau.label), "pad": (place - 1,)}
            )
    return niveaus


Niveaus = Annotated[
    tuple[Annotated[Niveau, KorteVorm("label")], ...],
    Field(min_length=2, max_length=NIVEAUS.hoogste),
    AfterValidator(_apart),
]


def _known(info: ValidationInfo) -> Sequence[Niveau]:
    return info.context if isinstance(info.context, tuple) else GEWONE_NIVEAUS


def _number(typed: Any, info: ValidationInfo) -> Any:
    if typed is not None and not isinstance(typed, str | int):
        return typed
    if (found := nummer(str(typed or ""), _known(info))) is None:
        raise PydanticCustomError("niveau", "no level", {"waarde": str(typed or "").strip()})
    return found


def _number_in_key(typed: Any, info: ValidationInfo) -> Any:
    if (found := nummer(str(_bare(typed)), _known(info))) is None:
        raise PydanticCustomError("niveausleutel", "no level", {"waarde": str(_bare(typed))})
    return found


def _each_once(typed: Any, info: ValidationInfo) -> Any:
    """A level that stands there twice, by its number and by its name, would lose what it said first."""
    earlier: dict[int | None, str] = {}
    for key in typed if isinstance(typed, Mapping) else ():
        found = nummer(str(_bare(key)), _known(info))
        if found and found in earlier:
            told = {"waarde": key, "eerder": earlier[found], "pad": (key,)}
            raise PydanticCustomError("niveau_dubbel", "twice", told)
        earlier[found] = key
    return typed


T = TypeVar("T")


@dataclass(frozen=True)
class _OfLijst:
    """The JSON Schema of values by level, or of one value for all."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        made = handler(schema)
        return made if handler.mode == "serialization" else {"anyOf": [made["additionalProperties"], made]}


Niveaunummer = Annotated[
    int,
    BeforeValidator(_number),
    WithJsonSchema({"verwijst naar": "niveaus"}, mode="validation"),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": NIVEAUS.hoogste}, mode="serialization"),
]
"""A level by its number or its name."""
Niveausleutel = Annotated[
    int,
    BeforeValidator(_number_in_key),
    PlainSerializer(lambda number: f"niveau {number}", return_type=str),
    WithJsonSchema({"type": "string", "verwijst naar": "niveausleutels"}),
]
ELK = "elk niveau"
"""The key of what holds for every level, 0 in the model; a file that has nothing else leaves it out."""


def _elk(typed: Any) -> Any:
    return {ELK: typed} if isinstance(typed, list | tuple) else typed


NiveausleutelOfElk = Annotated[
    int,
    BeforeValidator(lambda typed, info: 0 if typed in (ELK, 0) else _number_in_key(typed, info)),
    PlainSerializer(lambda number: f"niveau {number}" if number else ELK, return_type=str),
    WithJsonSchema({"type": "string", "verwijst naar": "niveausleutels"}),
]
PerNiveau = Annotated[
    dict[Niveausleutel, T],
    BeforeValidator(_each_once),
    AfterValidator(lambda values: dict(sorted(values.items()))),
]
"""Values by level, lowest first; a file has them below "niveau 2" or "niveau Gevorderd"."""
PerNiveauOfElk = Annotated[
    dict[NiveausleutelOfElk, T],
    BeforeValidator(_each_once),
    BeforeValidator(_elk),
    AfterValidator(lambda values: dict(sorted(values.items()))),
    _OfLijst(),
]
"""As `PerNiveau`; a list stands for what holds for every level."""
