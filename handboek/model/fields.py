"""The kinds of values that a file can hold, and the base of all that stands in one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, NamedTuple, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from handboek.model.limits import BESTANDSNAAM, LIJST, NAAM
from handboek.model.text import Tekst, not_longer

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
GEDRAG = "gedrag/"
"""What the ids of the second catalogue start with."""

SCHAAL_PERSOONLIJKHEID = range(1, 11)

VERSIE = r"(\d{4})-(\d{2})"


class Versie(NamedTuple):
    """Month and year of a text; prints as "februari 2023"."""

    jaar: int
    maand: int

    def __str__(self) -> str:
        return f"{MAANDEN[self.maand - 1]} {self.jaar}"


def _versie(typed: Any) -> Any:
    if isinstance(typed, str):
        found = re.fullmatch(VERSIE, typed.strip())
        if not found or not 1 <= int(found[2]) <= 12 or not 1900 <= int(found[1]) <= 2100:
            raise PydanticCustomError("versie", "not a month", {"waarde": typed})
        return Versie(int(found[1]), int(found[2]))
    return typed


def _datum(typed: Any) -> Any:
    if isinstance(typed, str):
        try:
            found = date.fromisoformat(typed.strip())
        except ValueError:
            found = date.min
        if not 1900 <= found.year <= 2100 or typed.strip() != found.isoformat():
            raise PydanticCustomError("datum", "not a day", {"waarde": typed})
        return found
    return typed


def _figure(kind: str, allowed: Iterable[int]) -> BeforeValidator:
    figures = {str(figure): figure for figure in allowed}

    def from_typed(typed: Any) -> Any:
        if typed is not None and not isinstance(typed, str | int):
            return typed
        if (text := str(typed or "").strip()) not in figures:
            raise PydanticCustomError(kind, "not an allowed figure", {"waarde": text})
        return figures[text]

    return BeforeValidator(from_typed)


@dataclass(frozen=True)
class KorteVorm:
    """`expertise: 1` says the same as `expertise:` with `niveau: 1` below it; so can a list."""

    key: str
    lijst: str | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def from_typed(typed: Any) -> Any:
            if isinstance(typed, Mapping | BaseModel):
                return typed
            return {self.lijst if self.lijst and isinstance(typed, list) else self.key: typed}

        return core_schema.no_info_before_validator_function(from_typed, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        long = handler(schema)
        if handler.mode == "serialization":
            return long
        properties = handler.resolve_ref_schema(long)["properties"]
        return {"anyOf": [*(properties[key] for key in (self.key, self.lijst) if key), long]}


@dataclass(frozen=True)
class Hoogstens:
    """A text of at most so many letters."""

    hoogste: int

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def fitting(text: str) -> str:
            return not_longer(text, self.hoogste)

        return core_schema.no_info_after_validator_function(fitting, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        inner = handler(schema)
        return inner if handler.mode == "serialization" else {**inner, "maxLength": self.hoogste}


@dataclass(frozen=True)
class Verwijst:
    """Marks a text that names something of the handbook: "competenties", "gedrag", "clusters"."""

    naar: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "verwijst naar": self.naar}


def _distinct(typed: Any) -> Any:
    """Two names that differ in white space or capitals alone would be one, and one text would be lost."""
    earlier: dict[str, str] = {}
    for name in typed if isinstance(typed, Mapping) else ():
        word = " ".join(str(name).split()).casefold()
        if word in earlier:
            told = {"waarde": name, "eerder": earlier[word], "pad": (name,)}
            raise PydanticCustomError("naam_dubbel", "twice", told)
        earlier[word] = name
    return typed


def _kleur(typed: Any) -> Any:
    if isinstance(typed, str):
        found = re.fullmatch(KLEUR, typed.strip())
        if not found:
            raise PydanticCustomError("kleur", "not a colour", {"waarde": typed})
        if _contrast_with_white(found[1]) < LEAST_CONTRAST:
            raise PydanticCustomError("kleur_te_licht", "too light", {"waarde": typed})
        return f"#{found[1].lower()}"
    return typed


def _contrast_with_white(rgb: str) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    channels = [int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


KLEUR = r"#?([0-9a-fA-F]{6})"
LEAST_CONTRAST = 5.5
"""More than WCAG's 4.5: the colour also stands on a light tint of itself."""

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""The name of a file or a cluster, also in an address: lower case, ASCII, hyphens."""
Id = Annotated[str, StringConstraints(pattern=rf"^{ID.pattern}$", max_length=BESTANDSNAAM.hoogste)]
Naam = Annotated[str, StringConstraints(min_length=1)]
CompetentieId = Annotated[Naam, Verwijst("competenties")]
_WEBADRES = r"""https?://[\w.-]+(:\d+)?(/[^\s"'<>`]*)?"""
_MAILADRES = r"""[^\s"'<>`:@/]+@[\w-]+(\.[\w-]+)+"""
Webadres = Annotated[str, StringConstraints(pattern=rf"^{_WEBADRES}$")]
Feedbackadres = Annotated[str, StringConstraints(pattern=rf"^({_WEBADRES}|(mailto:)?{_MAILADRES})$")]
"""A web address, or a mail address with or without mailto."""
Kleur = Annotated[str, BeforeValidator(_kleur), WithJsonSchema({"type": "string", "pattern": f"^{KLEUR}$"})]
Beeldbestand = Annotated[str, StringConstraints(pattern=r"^[\w-]+\.(svg|png)$")]
"""The name of a picture beside handboek.yml."""
Minimum = Annotated[
    int, _figure("minimum", SCHAAL_PERSOONLIJKHEID), WithJsonSchema({"enum": list(SCHAAL_PERSOONLIJKHEID)})
]
Versiemaand = Annotated[
    Versie,
    BeforeValidator(_versie),
    PlainSerializer(lambda versie: f"{versie.jaar}-{versie.maand:02}"),
    WithJsonSchema({"type": "string", "pattern": f"^{VERSIE}$"}),
]
Datum = Annotated[
    date, BeforeValidator(_datum), WithJsonSchema({"type": "string", "pattern": rf"^{VERSIE}-(\d{{2}})$"})
]
REDEN = "Waarom deze tekst is veranderd. Staat in het overzicht van wijzigingen."
Naamtekst = Annotated[Tekst, Hoogstens(NAAM.hoogste)]
"""A text by which something is known."""
Begrip = Annotated[str, Hoogstens(NAAM.hoogste)]

T = TypeVar("T")
K = TypeVar("K")
Lijst = Annotated[tuple[T, ...], Field(max_length=LIJST.hoogste)]
Blok = Annotated[dict[K, T], Field(max_length=LIJST.hoogste)]
"""Values by their names."""
Benoemd = Annotated[dict[Naamtekst, T], BeforeValidator(_distinct), Field(max_length=LIJST.hoogste)]
"""Values by a name that readers see: a heading, a role in a team."""
Teksten = Annotated[tuple[Tekst, ...], Field(min_length=1, max_length=LIJST.hoogste)]


class Onderdeel(BaseModel):
    """Base of all that stands in a file: frozen, no unknown keys, keys with spaces."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", " "),
    )

    @classmethod
    def sleutels(cls, niveaus: Sequence[Any] = ()) -> Iterator[tuple[str, FieldInfo]]:
        """The keys that a file may have, as HR types them; the id is the file's own name.

        `niveaus` are the levels of the handbook when it has others than the usual.
        """
        for name, field in cls.model_fields.items():
            if name != "id":
                yield field.alias or name, field


class Gevuld(Onderdeel):
    """A part of which nothing is needed, but something."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not any(getattr(self, name) for name in type(self).model_fields if name != "id"):
            raise PydanticCustomError("leeg", "nothing said")
        return self
