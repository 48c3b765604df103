"""What a page works with: text, numbers, lists and groups (dicts), without a method of ours.

What a page can reach of a model it could also call, and a model of pydantic can be asked to unpickle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import Undefined
from jinja2.runtime import LoopContext
from markupsafe import Markup

from handboek.model import Competentie, Functie, Handboek, Niveau, Onderdeel, Tekst, Versie

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]

_HANDBOEK = (
    *("gegevens", "functies", "competenties", "gedragscompetenties", "begrippen"),
    *("matrixfuncties", "per_cluster"),
)
"""What a page can read of a handbook."""
_DERIVED = {Functie: ("naam", "eisen", "is_concept"), Competentie: ("naam",), Niveau: ("naam",)}


class NotAllowed(Exception):
    """A page uses a value for what it is not there for; its text names that value."""


class Later(dict[str, Plain]):
    """A part of the model as a group, made plain when a page first looks into it: few pages look at all."""

    def __init__(self, part: Onderdeel) -> None:
        self._part: Onderdeel | None = part

    def _filled(self) -> Later:
        part, self._part = self._part, None
        if part is not None:
            names = (*type(part).model_fields, *_DERIVED.get(type(part), ()))
            self.update({name: plain(getattr(part, name)) for name in names})
        return self

    def __getitem__(self, name: str) -> Plain:
        return super(Later, self._filled()).__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        return super(Later, self._filled()).get(name, default)

    def __contains__(self, name: object) -> bool:
        return super(Later, self._filled()).__contains__(name)

    def __iter__(self) -> Iterator[str]:
        return super(Later, self._filled()).__iter__()

    def __len__(self) -> int:
        return super(Later, self._filled()).__len__()

    def __eq__(self, other: object) -> bool:
        return super(Later, self._filled()).__eq__(other)

    __hash__ = None

    def keys(self) -> Any:
        return super(Later, self._filled()).keys()

    def values(self) -> Any:
        return super(Later, self._filled()).values()

    def items(self) -> Any:
        return super(Later, self._filled()).items()


def plain_handboek(handboek: Handboek) -> dict[str, Plain]:
    """The handbook for a page: `handboek.functies["kok"].titel`. A text has no marks; a month is in words."""
    return {name: plain(getattr(handboek, name)) for name in _HANDBOEK}


def plain_group(group: Mapping[str, object]) -> dict[str, Plain]:
    """As `plain`, for values by name: front matter."""
    return {name: plain(value) for name, value in group.items()}


def plain(value: object) -> Plain:
    """A value of the model, or of front matter, with nothing in it to call."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Tekst):
        return value.plat
    if isinstance(value, Onderdeel):
        return Later(value)
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple) and not isinstance(value, Versie):
        return [plain(part) for part in value]
    return str(value)


# --- what a page prints -----------------------------------------------------------------------------

_MARK = re.compile(
    r"(?P<entity>&#?\w+;)"
    r"|[\\`*{}\[\]|#]"  # these mean something to Markdown wherever they stand
    r"|(?<![^\W_])[_~+=()!.-]|[_~+=()!.-](?![^\W_])"  # these unless they stand within a word
    r"|:(?!\S)"
)


def html(text: str) -> Markup:
    """A text as HTML that Markdown too leaves as it is; what is HTML already stays so.

    What Markdown does not read stays as it is, so that an address and `a-b` can stand in a link.
    """
    return text if isinstance(text, Markup) else Markup(_MARK.sub(_entity, str(Markup.escape(text))))


def _entity(mark: re.Match[str]) -> str:
    return mark["entity"] or f"&#{ord(mark[0])};"


def scalar(value: object) -> str:
    """A value as text, "" for none; raises `NotAllowed` for what is more than a text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float | Undefined):
        return str(value)  # which raises for what is not there, and says what
    raise NotAllowed(named(value))


def joined(parts: Iterable[object], between: str = "") -> str:
    """Texts as one. When one of them is HTML, the others become so, as text."""
    texts = [scalar(part) for part in parts]
    if not any(isinstance(text, Markup) for text in (between, *texts)):
        return between.join(texts)
    return html(between).join(html(text) for text in texts)


def items(value: object) -> list[Any]:
    """What a loop goes through: a list's items, a group's keys, a text's letters; else `NotAllowed`."""
    if isinstance(value, list | tuple | dict | str | Undefined):
        return list(value)
    raise NotAllowed(named(value))


def named(value: object) -> str:
    """How a person would call a value that stands where it cannot."""
    if isinstance(value, dict):
        return "een groep gegevens"
    if isinstance(value, list | tuple):
        return "een lijst"
    if isinstance(value, str | int | float):
        return str(value)[:40]
    return "loop" if isinstance(value, LoopContext) else "een opdracht zonder haakjes"
