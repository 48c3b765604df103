"""Text as HR types it: literal, but for **bold**, *italic* and a backslash before an asterisk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from handboek.model.limits import TEKST

NOG_IN_TE_VULLEN = {"…", "..."}

INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffd-\uffff]"
)
"""What nobody sees, or what could turn a text round; it comes along when pasting."""

_MARK = re.compile(
    r"""\\(?P<escaped>\*)
      | \*\*(?P<vet>(?=\S)(?:\\\*|[^*])+?(?<=\S))\*\*
      | \*(?P<cursief>(?=\S)(?:\\\*|[^*])+?(?<=\S))\*
    """,
    re.VERBOSE,
)


class Span(NamedTuple):
    """A run of literal text in one style: "" (plain), "vet" or "cursief"."""

    stijl: str
    tekst: str


class Tekst(str):
    """A text of the handbook; `str(tekst)` is what was typed, white space folded to single spaces.

    A mark without a partner stays as typed: "5 * 3" and "**let op" are literal.
    """

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The text in order, cut into spans; adjacent spans differ in style."""
        return tuple(_merged(_spans(self)))

    @property
    def plat(self) -> str:
        """The text without marks, for search, titles and data exports."""
        return "".join(span.tekst for span in self.spans)

    @classmethod
    def letterlijk(cls, plat: str) -> Tekst:
        """The text of which `plat` is what is given: asterisks that would be marks are escaped."""
        text = cls(plat)
        return text if text.plat == plat else cls(plat.replace("*", r"\*"))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        plain = core_schema.plain_serializer_function_ser_schema(lambda tekst: tekst.plat)
        return core_schema.no_info_after_validator_function(
            cls._validated, core_schema.str_schema(), serialization=plain
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """An editor takes `40` and `ja` for a number and a truth; here they are text as well."""
        if handler.mode == "serialization":
            return {"type": "string"}
        return {"type": ["string", "number", "boolean"], "maxLength": TEKST.hoogste}

    @classmethod
    def _validated(cls, typed: str) -> Tekst:
        folded = " ".join(unicodedata.normalize("NFC", typed).split())
        if not folded:
            raise PydanticCustomError("leeg", "empty text")
        if folded in NOG_IN_TE_VULLEN:
            raise PydanticCustomError("nog_in_te_vullen", "placeholder text")
        return cls(not_longer(folded, TEKST.hoogste))


def not_longer(text: str, hoogste: int) -> str:
    """The text; raises what pydantic tells further when it has more letters than that."""
    if len(text) > hoogste:
        raise PydanticCustomError("te_lang", "too long", {"aantal": len(text), "hoogst": hoogste})
    return text


def _spans(text: str) -> Iterator[Span]:
    position = 0
    for mark in _MARK.finditer(text):
        yield Span("", text[position : mark.start()])
        style = mark.lastgroup or ""
        if style == "escaped":
            yield Span("", mark["escaped"])
        else:
            yield Span(style, mark[style].replace(r"\*", "*"))
        position = mark.end()
    yield Span("", text[position:])


def _merged(spans: Iterator[Span]) -> Iterator[Span]:
    style, text = "", ""
    for span in spans:
        if span.stijl == style:
            text += span.tekst
            continue
        if text:
            yield Span(style, text)
        style, text = span
    if text:
        yield Span(style, text)
