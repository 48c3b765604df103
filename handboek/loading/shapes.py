"""What may stand where in a file, told from its model: so a line can be read before YAML reads it."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from handboek.model import GEWONE_NIVEAUS, Begrippen, Niveau, Onderdeel, Tekst, Versie
from handboek.model.fields import ID, KorteVorm, Verwijst
from handboek.model.levels import NiveausleutelOfElk
from handboek.words.likeness import nearest


@dataclass(frozen=True)
class Vorm:
    """What may stand below a key; with none of these a text."""

    sleutels: Mapping[str, Vorm] = field(default_factory=dict)
    """The keys of a part, and what stands below each."""
    naam: Vorm | None = None
    """What stands below each name of a block."""
    punt: Vorm | None = None
    """What a point of a list is."""
    cijfer: bool = False
    """A figure: a remark may follow, but no text."""
    kort: str = ""
    """The one of the keys whose value may stand on the line itself."""
    ids: bool = False
    """Names are those of files."""

    @property
    def is_text(self) -> bool:
        return not (self.sleutels or self.naam or self.punt or self.cijfer)

    @property
    def may_be_text(self) -> bool:
        """Whether a text can stand for the whole."""
        return self.is_text or bool(self.kort and self.sleutels[self.kort].is_text)

    @property
    def asks_figure(self) -> bool:
        """Whether it is a figure, or a part of which the figure may stand for the whole."""
        return self.cijfer or bool(self.kort and self.sleutels[self.kort].cijfer)

    @property
    def asks_figures(self) -> bool:
        """Whether it is a block in which each name has a figure."""
        return bool(self.naam and self.naam.kort and self.naam.asks_figure)

    def below(self, key: str) -> Vorm:
        """What stands below a key, also one that is misspelt."""
        if key in self.sleutels:
            return self.sleutels[key]
        if self.naam:
            return self.naam
        near = nearest(key, self.sleutels)
        found = self.sleutels[near] if near else VRIJ
        return replace(found, punt=replace(found.punt, ids=False)) if found.punt else found


VRIJ = Vorm(naam=Vorm(), punt=Vorm())
"""What stands below a key that nobody knows: anything."""


@cache
def shape_of(kind: type[Onderdeel], niveaus: tuple[Niveau, ...] = GEWONE_NIVEAUS) -> Vorm:
    """What may stand in a file of this kind; a level goes by its number or its name."""
    keys = (
        *kind.sleutels(niveaus),
        *kind.sleutels([Niveau(label=Tekst(str(n + 1))) for n in range(len(niveaus))]),
    )
    parts = {key: _shape(part.annotation, tuple(part.metadata)) for key, part in keys}
    return parts["begrippen"] if kind is Begrippen else Vorm(sleutels=parts)


def _shape(annotation: Any, metadata: tuple[Any, ...] = ()) -> Vorm:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        part = _shape(inner[0], (*inner[1:], *metadata))
        return replace(part, ids=True) if any(isinstance(mark, Verwijst) for mark in inner[1:]) else part
    if origin in (Union, types.UnionType):
        return _merged([_shape(part) for part in inner if part is not types.NoneType])
    if origin is dict:
        punt = Vorm() if inner[0] == NiveausleutelOfElk else None
        return Vorm(naam=_shape(inner[1]), punt=punt, ids=_is_id(inner[0]))
    if origin is tuple:
        return Vorm(punt=_shape(inner[0]))
    if isinstance(annotation, type) and issubclass(annotation, Onderdeel):
        part = shape_of(annotation)
        short = next((mark for mark in metadata if isinstance(mark, KorteVorm)), None)
        return replace(part, kort=short.key, punt=Vorm() if short.lijst else None) if short else part
    return Vorm(cijfer=annotation in (int, Versie))


def _merged(shapes: list[Vorm]) -> Vorm:
    """What stands where there is a choice."""
    first, *others = shapes
    for other in others:
        first = Vorm(
            {**first.sleutels, **other.sleutels},
            first.naam or other.naam,
            first.punt or other.punt,
            first.cijfer and other.cijfer,
            first.kort or other.kort,
            first.ids or other.ids,
        )
    return first


def _is_id(annotation: Any) -> bool:
    """Whether a name is that of a file or cluster."""
    return any(isinstance(mark, Verwijst) or ID.pattern in str(mark) for mark in get_args(annotation)[1:])
