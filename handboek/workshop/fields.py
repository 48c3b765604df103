"""What can be filled in of a file, told from its model: no field, help or limit is written a second time."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen
from pydantic import StringConstraints, WithJsonSchema
from pydantic.fields import FieldInfo

from handboek.editing.schema import REFERS
from handboek.model import Begrippen, Niveau, Onderdeel, Tekst, nummer_van
from handboek.model.fields import ID, Hoogstens, KorteVorm, Verwijst
from handboek.model.levels import ELK, Niveausleutel, NiveausleutelOfElk
from handboek.model.limits import TEKST

ENKEL = ("tekst", "lang", "keuze", "niveau")
"""The shapes that hold one text."""


@dataclass(frozen=True)
class Soort:
    """What a field holds; `vorm` says how it is shown."""

    vorm: str
    grens: int | None = None
    keuzes: tuple[str, ...] = ()
    verwijst: str = ""
    """What of the handbook it names: "competenties", "gedrag", "clusters"."""
    velden: tuple[Veld, ...] = ()
    punt: Soort | None = None
    """What each point of a list is, or what stands below each name of a map."""
    kort: str = ""
    """The one of the fields whose value may stand for the whole; and the one that a list stands for."""
    lijst: str = ""
    ids: bool = False
    """Whether names are those of files or clusters."""
    niveaus: tuple[Niveau, ...] = ()
    """What the keys may be called otherwise, when they name levels."""

    def veld(self, key: str) -> Veld | None:
        """The field that a key means, as it was typed."""
        for veld in self.velden:
            if veld.sleutel == key:
                return veld
        number = nummer_van(key, self.niveaus) if self.niveaus else None
        return next((veld for veld in self.velden if number and veld.niveau == number), None)

    def order(self, typed: Mapping[str, Any]) -> list[str]:
        """The keys in their usual order, each as it was typed."""
        return [self.typed(veld, typed) for veld in self.velden]

    def typed(self, veld: Veld, typed: Mapping[str, Any]) -> str:
        """The key of a field, as it stands in a file: "niveau 2" may be called "niveau Gevorderd"."""
        if veld.niveau and veld.sleutel not in typed:
            keys = (key for key in typed if nummer_van(key, self.niveaus) == veld.niveau)
            return next(keys, veld.sleutel)
        return veld.sleutel

    def long(self, value: Any) -> dict[str, Any]:
        """A value of several fields in its long form."""
        if isinstance(value, dict):
            return value
        key = self.lijst if isinstance(value, list) else self.kort
        return {key: value} if key and value else {}


@dataclass(frozen=True)
class Veld:
    """A key, what it means, and what it holds."""

    sleutel: str
    soort: Soort
    uitleg: str = ""
    voorbeeld: str = ""
    verplicht: bool = False
    niveau: int | None = None


@cache
def soort_of(kind: type[Onderdeel], niveaus: tuple[Niveau, ...]) -> Soort:
    """What can be filled in of a file of this kind, or of a part of one."""
    velden = tuple(_veld(key, field, niveaus) for key, field in kind.sleutels(niveaus))
    return Soort("groep", velden=velden, niveaus=niveaus)


def _veld(key: str, field: FieldInfo, niveaus: tuple[Niveau, ...]) -> Veld:
    soort = _soort(field.annotation, tuple(field.metadata), niveaus)
    example = field.examples[0] if field.examples else ""
    required = field.is_required()
    return Veld(key, soort, field.description or "", _example(example), required, nummer_van(key, niveaus))


def _example(example: Any) -> str:
    """The first text of an example; of a map its first name with it."""
    if isinstance(example, Mapping):
        name, value = next(iter(example.items()))
        return f"{name}: {_example(value)}"
    return _example(example[0]) if isinstance(example, list) else str(example)


def _soort(annotation: Any, marks: tuple[Any, ...], niveaus: tuple[Niveau, ...]) -> Soort:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _soort(inner[0], (*inner[1:], *marks), niveaus)
    if origin in (Union, types.UnionType):
        given = [part for part in inner if part is not types.NoneType]
        return _soort(given[0], marks, niveaus)
    most = next((mark.max_length for mark in marks if isinstance(mark, MaxLen)), None)
    if origin is Literal:
        return Soort("keuze", keuzes=inner)
    if origin is tuple:
        return Soort("lijst", grens=most, punt=_soort(inner[0], (), niveaus))
    if origin is dict:
        return _map(inner[0], _soort(inner[1], (), niveaus), most, niveaus)
    if isinstance(annotation, type) and issubclass(annotation, Onderdeel):
        short = next((mark for mark in marks if isinstance(mark, KorteVorm)), None)
        group = soort_of(annotation, niveaus)
        return replace(group, kort=short.key, lijst=short.lijst or "") if short else group
    return _text(annotation, marks)


def _map(name: Any, punt: Soort, most: int | None, niveaus: tuple[Niveau, ...]) -> Soort:
    """Values by level, or by a name."""
    if name in (Niveausleutel, NiveausleutelOfElk):
        levels = [Veld(niveau.naam, punt, niveau=at) for at, niveau in enumerate(niveaus, 1)]
        if name == Niveausleutel:
            return Soort("per_niveau", velden=tuple(levels), niveaus=niveaus)
        return Soort("per_niveau", velden=(Veld(ELK, punt), *levels), lijst=ELK, niveaus=niveaus)
    marks = get_args(name)[1:]
    is_id = any(isinstance(mark, StringConstraints) and ID.pattern in (mark.pattern or "") for mark in marks)  # type: ignore[operator]
    return Soort("kaart", grens=most, verwijst=_refers(marks), punt=punt, ids=is_id)


def _text(annotation: Any, marks: Sequence[Any]) -> Soort:
    limits = [mark.hoogste for mark in marks if isinstance(mark, Hoogstens)]
    limits += [mark.max_length for mark in marks if isinstance(mark, StringConstraints) and mark.max_length]
    told = next((mark.json_schema or {} for mark in marks if isinstance(mark, WithJsonSchema)), {})
    if told.get(REFERS) == "niveaus":
        return Soort("niveau")
    if "enum" in told:
        return Soort("keuze", keuzes=tuple(map(str, told["enum"])))
    if annotation is Tekst and not limits:
        return Soort("lang", grens=TEKST.hoogste)
    return Soort("tekst", grens=min(limits, default=None), verwijst=_refers(marks))


def _refers(marks: Sequence[Any]) -> str:
    return next((mark.naar for mark in marks if isinstance(mark, Verwijst)), "")


def of_file(kind: type[Onderdeel], niveaus: tuple[Niveau, ...]) -> Soort:
    """What can be filled in of a whole file; the glossary has its terms at the top of the file."""
    found = soort_of(kind, niveaus)
    return found.velden[0].soort if kind is Begrippen else found
