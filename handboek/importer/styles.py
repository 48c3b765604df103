"""What the styles and lists of a Word file say of a paragraph, each looked up once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

Element = Any
"""An element of lxml, which has no types."""

_HEADING = re.compile(r"(?:heading|kop|hoofdstuk|paragraaf|überschrift)\s?(\d)")
_SUBHEADING = re.compile(r"(?:tussen|sub|alinea)-?kop")
_TITLES = {"title", "titel"}
_SUBHEADING_DEPTH = 6
_NO_HEADING = 9
_NO_COLOUR = ("", "auto", "none", "ffffff", "white")


@dataclass(frozen=True)
class Look:
    """How letters look; None where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    underlined: bool | None = None
    colour: str = ""
    letter: int = 0

    def over(self, other: Look) -> Look:
        """This look, and where it says nothing the other's."""
        told = {key: value for key, value in vars(self).items() if value not in (None, 0, "")}
        told |= {key: value for key, value in vars(self).items() if value is False}
        return Look(**{**vars(other), **told})


@dataclass(frozen=True)
class Style:
    name: str = ""
    look: Look = Look()
    depth: int | None = None
    """Of a heading: 0 for a title, 1 for the highest."""
    list: tuple[str, str] | None = None
    """The list and the level in it."""


class Styles:
    def __init__(self, document: Any) -> None:
        self._elements = {e.get(qn("w:styleId")): e for e in document.styles.element.iter(qn("w:style"))}
        self._normal = next(
            (
                id
                for id, e in self._elements.items()
                if e.get(qn("w:default")) == "1" and _type(e) == "paragraph"
            ),
            None,
        )
        default = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        self.default = look_of(default).letter or self.named(self._normal).look.letter or 22
        self.named = cache(self.named)  # type: ignore[method-assign]

    def of(self, p: Element) -> Style:
        """The style of a paragraph."""
        found = p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self.named(found.get(qn("w:val")) if found is not None else self._normal)

    def heading(self, p: Element) -> int | None:
        """The depth of a heading: what the paragraph says itself goes before its style."""
        own = _outline(p.find(qn("w:pPr")))
        return self.of(p).depth if own is None else own if own <= _NO_HEADING else None

    def named(self, id: str | None, seen: int = 0) -> Style:
        """A style with what it takes from the styles that it is based on; an empty one when it is unknown."""
        element = self._elements.get(id)
        if element is None or seen > 20:  # a style can be based on itself in a broken file
            return Style()
        based = element.find(qn("w:basedOn"))
        below = self.named(based.get(qn("w:val")), seen + 1) if based is not None else Style()
        properties = element.find(qn("w:pPr"))
        name = (_value(element, "w:name") or "").lower()
        outline = _outline(properties)
        depth = _named_depth(name)
        if depth is None:
            depth = below.depth if outline is None else outline if outline <= _NO_HEADING else None
        return Style(
            name,
            look_of(element.find(qn("w:rPr"))).over(below.look),
            depth,
            _list(properties)
            or below.list
            or (("", "") if name.startswith(("list bullet", "lijst opsom")) else None),
        )


class Lists:
    """The number formats of the lists of a document."""

    def __init__(self, document: Any) -> None:
        self._formats: dict[str, dict[str, str]] = {}
        try:
            root = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
        except KeyError:
            return
        kinds = {
            kind.get(qn("w:abstractNumId")): {
                level.get(qn("w:ilvl")): _value(level, "w:numFmt") or "decimal"
                for level in kind.iter(qn("w:lvl"))
            }
            for kind in root.iter(qn("w:abstractNum"))
        }
        for num in root.iter(qn("w:num")):
            self._formats[num.get(qn("w:numId"))] = kinds.get(_value(num, "w:abstractNumId"), {})

    def format(self, p: Element, style: Style) -> str:
        """The number format of the list that a paragraph is in: "bullet", "decimal"; "" outside lists."""
        found = _list(p.find(qn("w:pPr"))) or style.list
        if found is None or found[0] == "0":
            return ""
        return self._formats.get(found[0], {}).get(found[1], "decimal") if found[0] else "bullet"


def look_of(properties: Element) -> Look:
    """What `w:rPr` says."""
    if properties is None:
        return Look()

    def told(*tags: str) -> bool | None:
        found = [properties.find(qn(tag)) for tag in tags]
        values = [
            e.get(qn("w:val"), "true") not in ("0", "false", "off", "none") for e in found if e is not None
        ]
        return any(values) if values else None

    size = _value(properties, "w:sz") or ""
    return Look(
        told("w:b"),
        told("w:i"),
        told("w:vanish", "w:webHidden"),
        told("w:strike", "w:dstrike"),
        told("w:u"),
        shade(properties),
        int(size) if size.isdecimal() and len(size) < 5 else 0,
    )


def shade(properties: Element) -> str:
    """The colour behind letters, a paragraph or a cell; "" for none."""
    if properties is None:
        return ""
    shading = properties.find(qn("w:shd"))
    fill = shading.get(qn("w:fill"), "") if shading is not None else ""
    marker = _value(properties, "w:highlight") or ""
    return next((colour for colour in (marker, fill) if colour.lower() not in _NO_COLOUR), "")


def _named_depth(name: str) -> int | None:
    if name in _TITLES:
        return 0
    if found := _HEADING.match(name):
        return int(found[1])
    return _SUBHEADING_DEPTH if _SUBHEADING.match(name) else None


def _outline(properties: Element) -> int | None:
    """The depth that an outline level gives; above `_NO_HEADING` when it says that this is no heading."""
    level = _value(properties, "w:outlineLvl") if properties is not None else None
    return int(level) + 1 if level and level.isdecimal() and len(level) < 3 else None


def _list(properties: Element) -> tuple[str, str] | None:
    number = properties.find(qn("w:numPr")) if properties is not None else None
    if number is None:
        return None
    return _value(number, "w:numId") or "0", _value(number, "w:ilvl") or "0"


def _value(parent: Element, tag: str) -> str | None:
    found = parent.find(qn(tag))
    return found.get(qn("w:val")) if found is not None else None


def _type(style: Element) -> str:
    return style.get(qn("w:type"), "paragraph")  # type: ignore[no-any-return]
