"""The traps that YAML sets for people who type sentences, found line by line before YAML reads them.

YAML would stop at the first of these, in words that help nobody, or drop text without a word. The handbook
uses a small part of YAML (keys, lists of sentences, text blocks), and what may stand where is known: so each
line is read as it was probably meant, and is handed on that way. What is reported is what was mended, with
the lines as they should be; a line has one message, and its neighbours have none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from handboek.loading.quoting import quoted
from handboek.loading.shapes import Vorm
from handboek.loading.telling import Fault, Teller
from handboek.loading.traps import (
    ANCHOR,
    APOSTROPHE,
    DASH,
    FIGURE,
    MOST_WORDS,
    QUOTED,
    remark_after,
    requirement_in,
    sign_of,
    trap,
    value_start,
    words_in,
)
from handboek.messages import Herstel, Melder, Soort, faults, kort
from handboek.model import ID
from handboek.model.text import INVISIBLE
from handboek.words.ids import slug
from handboek.words.likeness import nearest

_CONFLICT = re.compile(r"(<{7}|={7}|>{7})(\s|$)")
_OTHER_SPACE = "\u00a0\u2000-\u200a\u202f\u3000"
_LEAD = re.compile(rf"[ \t{_OTHER_SPACE}]*")
_AFTER_SIGN = re.compile(rf"(?= *(-|[•·‣◦▪●○§→\uf0b7])) *\S *([\t{_OTHER_SPACE}])[ \t{_OTHER_SPACE}]*")
_AFTER_KEY = re.compile(rf" *([a-z][a-z0-9 -]*):([{_OTHER_SPACE}])[ \t{_OTHER_SPACE}]*")
_BLOCK_SCALAR = re.compile(r"([|>][-+0-9]*)[ \t]*(#.*)?$")
_CLOSING = {'"': re.compile(r'(?:\\.|[^"\\])*"'), "'": re.compile(r"(?:''|[^'])*'(?!')")}
_FIGURE_AND_TEXT = re.compile(
    r"(?P<cijfer>\d{1,2})\s*[,;–—-]\s*(?:toelichting\s*:?\s*|uitleg\s*:?\s*)?(?P<tekst>[^\W\d]\S*\s.*)"
)
_NAME_IS = re.compile(r"(?P<naam>[^\W\d_][^=:]{0,40}?) ?= ?(?P<tekst>\S.*)")
_ADDED = re.compile(r"[–—(:]| - ")
_ROW = re.compile(r"(?:[Nn]iveau )?(\d{1,2})")
_ANCHORED = re.compile(r"&([\w-]+) +(\S.*)")
_IN_BRACKETS = re.compile(r"\[ *(\d{1,2}) *\]")
_FENCE = re.compile(r"(```|~~~)\w*")


class Hersteld(NamedTuple):
    """The text of a file as YAML can read it, and of which line in the file each of its lines comes."""

    tekst: str
    regels: list[int]


def _requirements(body: str) -> list[str]:
    """Names and figures that stand beside each other, each as it should be; else none."""
    parts = re.split(r"(?<=\d) *[,;] *", body)
    return [part for part in parts if re.fullmatch(rf"{ID.pattern}: +\d{{1,2}}", part)] if parts[1:] else []


def neutralise(text: str, vorm: Vorm, report: Melder) -> Hersteld:
    """Report every trap in the text of one file, and mend it."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if _CONFLICT.match(line):
            report(number, 1, faults.SAMENVOEGEN)
            return Hersteld("", [])
    return _Scanner(lines, vorm, report).scan()


@dataclass
class _Level:
    """A block, or a list, of which the lines begin at one indentation."""

    indent: int
    vorm: Vorm
    is_list: bool
    seen: set[str] = field(default_factory=set)


@dataclass
class _Entry:
    """The last key or dash: what deeper lines belong to."""

    typed: int
    """How far it was indented, as typed and as mended."""
    indent: int
    number: int
    """Its line, and that of its text in what is handed on."""
    at: int
    written: str
    """The line up to its text."""
    vorm: Vorm
    is_item: bool
    parts: list[str] = field(default_factory=list)
    """Its text, line by line; nothing when what belongs to it stands below."""
    is_quoted: bool = False
    """Whether the text stands between quotes by our doing."""
    block: int = 0
    """How far a text below `>` is indented."""

    @property
    def floor(self) -> int:
        """What is typed deeper belongs to it."""
        return max(self.typed, self.indent) if self.parts and self.written else self.typed

    @property
    def is_open(self) -> bool:
        """Whether what belongs to it stands below."""
        return self.indent >= 0 and not self.parts and not self.block


class _Scanner:
    def __init__(self, lines: list[str], vorm: Vorm, report: Melder) -> None:
        self._lines = lines
        self._teller = Teller(report)
        self._at = 0
        self._out: list[tuple[int, str]] = []
        self._levels = [_Level(0, vorm, is_list=False)]
        self._entry = _Entry(-1, -1, 0, 0, "", vorm, is_item=False)
        self._found: Fault | None = None
        self._first, self._mark = 1, 0
        self._shift = 0
        self._fenced = False

    def scan(self) -> Hersteld:
        while self._at < len(self._lines):
            self._found, self._first, self._mark = None, self._at + 1, len(self._out)
            line = self._next()
            body = line.strip(" ")
            indent = len(line) - len(line.lstrip(" "))
            if indent <= self._entry.floor and body:
                self._shift = 0
            if name := self._decorated(body, indent):
                self._fault(indent, faults.NAAM_MET_TEKENS)
                self._line(indent, f"{name}:")
            elif not body or (body.startswith("#") and not self._is_text(body, indent)) or body == "---":
                self._put(line)
            else:
                self._line(indent, body)
            self._tell()
        self._teller.pass_on()
        return Hersteld("\n".join(line for _, line in self._out), [number for number, _ in self._out])

    def _decorated(self, body: str, indent: int) -> str:
        """The key on a line that is made up as a heading or in bold; "" when it is no such line.

        A heading is a comment, and what stands below it would come at the end of the list above it.
        """
        is_made_up = body[:1] == "*" or (self._entry.is_item and (body[:1] == "#" or body[-1:] == ":"))
        if not is_made_up or indent > self._entry.indent:
            return ""
        name = _ADDED.split(body.strip("#*_: "))[0].strip().casefold()
        if body.casefold() == f"{name}:":
            return ""
        root = self._levels[0]
        key = next((key for key in root.vorm.sleutels if key.casefold() == name and key not in root.seen), "")
        following = self._following()
        return key if body[0] == "*" or sign_of(following.strip()) else ""

    # --- which line it is ---

    def _line(self, indent: int, body: str) -> None:
        entry = self._entry
        if indent > entry.floor and (entry.parts or entry.block):
            return self._below_text(indent, body)
        if self._named_only(indent, body):
            return None
        if self._opens(indent, body):
            if entry.vorm.may_be_text and ((entry.vorm.is_text and sign_of(body)) or not self._is_part(body)):
                return self._text_below(indent, body)
            self._push(indent)
        if (sign := sign_of(body)) and self._item(indent, body, sign):
            return None
        if self._requirement(indent, body) or self._row(indent, body):
            return None
        start = value_start(body)
        if start is not None:
            key, written, value = body[:start].rstrip(" :"), body[:start], body[start:]
        else:
            key, written, value = self._without_colon(indent, body)
        if self._is_beside_short(indent, key):
            return self._opened_short(indent, body)
        level = self._home(indent, key, value) if key else None
        if level is None:
            return self._stray(indent, body)
        self._at_level(level, indent)
        return self._pair(level, indent, key, written, value)

    def _is_beside_short(self, indent: int, key: str) -> bool:
        """Whether a key below `samenwerken: 2` is a part of it that stands too far to the left."""
        entry = self._entry
        is_part = key in entry.vorm.sleutels and key != entry.vorm.kort and entry.vorm.asks_figure
        return is_part and bool(entry.parts) and indent <= entry.typed

    def _opens(self, indent: int, body: str) -> bool:
        """Whether this is the first line below a key or dash that has nothing beside it."""
        entry = self._entry
        is_point = body[0] == "-" and entry.vorm.punt is not None
        deeper = indent > entry.typed or (indent == entry.typed and is_point)
        return entry.is_open and deeper

    def _is_part(self, body: str) -> bool:
        """Whether a line is a key or a point of what the entry holds, and not its text."""
        start = value_start(body)
        if start is None:
            return sign_of(body) is not None
        most = MOST_WORDS if self._entry.vorm.sleutels else 2 if body[0].islower() else 0
        return len(body[:start].split()) <= most

    def _push(self, indent: int) -> None:
        """A new block or list, at the indentation that most of its lines have."""
        entry = self._entry
        counts: dict[int, int] = {}
        is_list, within = False, 1000  # below a point that ends in a colon
        for line in self._lines[self._at - 1 :]:
            body = line.strip(" \t")
            spaces = len(line) - len(line.lstrip(" \t"))
            if body and (spaces < entry.typed or (spaces == entry.typed and body[0] != "-")):
                break
            if body and body[0] != "#" and spaces <= within:
                within = spaces if body.endswith(":") and sign_of(body) else 1000
                is_list = is_list or (not counts and self._is_point(body))
                if not is_list or sign_of(body):
                    counts[spaces] = counts.get(spaces, 0) + (body[0] == "-")
            if not is_list and len(counts) > 1:
                break
        usual = max(counts, key=lambda spaces: (counts[spaces], spaces == indent)) if is_list else indent
        self._levels.append(_Level(usual + self._shift, entry.vorm, is_list))

    def _is_point(self, body: str) -> bool:
        """Whether a first line begins a list, and not a block in which a dash is too many."""
        vorm, sign = self._entry.vorm, sign_of(body)
        if not sign or vorm.punt or not (vorm.naam or vorm.sleutels):
            return sign is not None
        rest = body[sign.end() :]
        return value_start(rest) is None and not (vorm.asks_figures and requirement_in(rest))

    def _is_key(self, word: str) -> bool:
        """Whether a block that is open has such a key."""
        shapes = (self._entry.vorm, *(level.vorm for level in self._levels))
        return any(word in shape.sleutels for shape in shapes)

    def _home(self, indent: int, key: str, value: str) -> _Level | None:
        """The block in which a key belongs; None when it is no key but a sentence."""
        blocks = self._blocks()
        here = next((level for level in reversed(blocks) if level.indent == indent + self._shift), None)
        if here and key in here.vorm.sleutels:
            return here
        fits = not value or FIGURE.fullmatch(value) or not (here and here.vorm.asks_figures)
        if here and here.vorm.naam and not here.vorm.sleutels and fits:
            return here
        for level in reversed(blocks):
            if key in level.vorm.sleutels:
                return level
        if here is None or not nearest(key, here.vorm.sleutels):
            for level in reversed(blocks):
                is_deeper = here is None or level.indent > here.indent
                if is_deeper and level.vorm.asks_figures and FIGURE.fullmatch(value):
                    return level
        if here and self._is_prose(indent, key, value, here):
            return None
        if here and (here.vorm.naam or len(key.split()) <= MOST_WORDS or nearest(key, here.vorm.sleutels)):
            return here
        if here is None and len(key.split()) <= MOST_WORDS:
            return min(blocks, key=lambda level: (abs(level.indent - indent), -level.indent))
        return None

    def _is_prose(self, indent: int, key: str, value: str, here: _Level) -> bool:
        """Whether words, a colon and words are a sentence of the list that stands here, and not a key."""
        entry = self._entry
        if here.vorm.naam or not key[0].isupper() or not value or nearest(key, here.vorm.sleutels):
            return False
        begins = entry.is_open and entry.vorm.punt is not None and not entry.vorm.naam
        following = self._following()
        goes_on = following.startswith(" " * (indent + 1)) and sign_of(following.strip()) is not None
        return begins or (entry.is_item and (goes_on or len(value.split()) > MOST_WORDS))

    def _blocks(self) -> list[_Level]:
        """The blocks in which a line can belong; the last of them may have no line yet."""
        blocks = [level for level in self._levels if not level.is_list]
        entry = self._entry
        if entry.is_open and entry.vorm.naam and not entry.vorm.punt and blocks[-1].vorm is not entry.vorm:
            blocks.append(_Level(entry.indent + 2, entry.vorm, is_list=False))
        return blocks

    def _at_level(self, level: _Level, indent: int) -> None:
        """Go back to a block, and move the line to where its lines begin."""
        self._back_to(level)
        if level.indent != indent + self._shift:
            self._fault(indent, faults.INSPRINGEN, spaties=indent, goed=level.indent)
        self._shift = max(0, level.indent - indent)  # what stands below a line stays deeper when it goes left

    def _pair(self, level: _Level, indent: int, key: str, written: str, value: str) -> None:
        below = level.vorm.below(key)
        level.seen.add(key)
        spaces = " " * level.indent
        if not value or (value[0] == "#" and value[1:2] in ("", " ")):
            self._entry = _Entry(indent, level.indent, self._at, len(self._out), "", below, is_item=False)
            return self._put(f"{spaces}{written}{value}".rstrip())
        if level.vorm.asks_figures and len(asked := _requirements(f"{key}: {value}")) > 1:
            return self._one_by_one(level, indent, asked)
        if level.vorm.asks_figures and (told := _FIGURE_AND_TEXT.fullmatch(value)):
            return self._explained_figure(level, indent, key, told)
        item = DASH.match(value) if value[:2] in ("- ", "-") else None
        if below.punt and value[0] not in "[>|" and (item or not (below.naam or below.kort)):
            self._fault(indent + len(written), faults.STREEPJE_OP_SLEUTELREGEL, sleutel=key)
            self._put(f"{spaces}{key}:")
            self._levels.append(_Level(level.indent + 2, below, is_list=True))
            *words, last = [value[item.end() :]] if item else words_in(value)
            for word in words:
                self._put(f"{spaces}  - {word}")
            return self._set(indent, level.indent + 2, "- ", last, Vorm(), is_item=True)
        if value[0] == "{" and value.endswith("}") and (below.naam or below.sleutels):
            return self._unfolded(level, indent, key, value)
        return self._set(indent, level.indent, written, value, below, is_item=False)

    def _one_by_one(self, level: _Level, indent: int, asked: list[str]) -> None:
        """Competencies and their levels that stand beside each other, each on a line of its own."""
        self._fault(indent, faults.EIS_VORM)
        *first, last = asked
        for words in first:
            self._put(" " * level.indent + words)
        key, _, value = last.partition(": ")
        self._set(indent, level.indent, f"{key}: ", value, level.vorm.below(key), is_item=False)

    def _explained_figure(self, level: _Level, indent: int, key: str, told: re.Match[str]) -> None:
        """A figure with an explanation behind it, on lines of their own."""
        below = level.vorm.below(key)
        deel = next((name for name, part in below.sleutels.items() if part.is_text), "")
        self._fault(indent, faults.KORTE_VORM, sleutel=key, deel=deel, kort=below.kort)
        inner = level.indent + 2
        self._put(f"{' ' * level.indent}{key}:")
        self._put(f"{' ' * inner}{below.kort}: {told['cijfer']}")
        self._levels.append(_Level(inner, below, is_list=False))
        self._set(indent, inner, f"{deel}: ", told["tekst"], Vorm(), is_item=False)

    def _unfolded(self, level: _Level, indent: int, key: str, value: str) -> None:
        """What stands between braces, on lines of its own."""
        self._fault(indent, faults.ACCOLADES)
        self._put(" " * level.indent + f"{key}:")
        for part in value[1:-1].split(","):
            self._put(" " * (level.indent + 2) + part.strip())
        self._entry = _Entry(indent, level.indent, self._at, len(self._out), "", Vorm(), is_item=True)
        self._entry.parts = [value]

    def _item(self, indent: int, body: str, sign: re.Match[str]) -> bool:
        """A point of a list, however it was marked; False when it can be no point of one."""
        rest = body[sign.end() :]
        lists = [level for level in self._levels if level.is_list]
        if self._named_point(indent, rest):
            return True
        entry = self._entry
        begins = entry.is_open and entry.vorm.punt is not None
        if body[0] != "-" and not lists and not begins:
            return False
        if not lists and not entry.is_open and entry.indent >= 0:
            return False
        if not (lists or begins) and value_start(rest) is not None and self._is_key(rest.partition(":")[0]):
            self._fault(indent, faults.STREEPJE_BIJ_NAAM)
            self._line(indent, rest)
            return True
        if begins and self._levels[-1].vorm is not entry.vorm:
            level = _Level(entry.indent + 2, entry.vorm, is_list=True)
        else:
            level = lists[-1] if lists else _Level(indent + self._shift, Vorm(punt=Vorm()), is_list=True)
        self._back_to(level)
        if sign.re is not DASH:
            self._fault(indent, faults.OPSOMMINGSTEKEN, teken=sign[1])
        elif body[1:2] not in ("", " "):
            rest = body.lstrip("-").lstrip(" ")
            self._fault(indent, faults.STREEPJE_ZONDER_SPATIE, tekst=kort(rest))
        if level.indent != indent + self._shift:
            self._fault(indent, faults.INSPRINGEN, spaties=indent, goed=level.indent)
        punt = level.vorm.punt or Vorm()
        start = value_start(rest)
        if start is not None and (key := rest[:start].rstrip(" :")) in punt.sleutels:
            typed = indent + len(body) - len(rest)
            self._levels.append(_Level(level.indent + 2, punt, is_list=False))
            self._set(typed, level.indent, f"- {rest[:start]}", rest[start:], punt.below(key), is_item=False)
        else:
            self._set(indent, level.indent, "- ", rest, Vorm(), is_item=True)
        return True

    def _named_point(self, indent: int, rest: str) -> bool:
        """What stands behind a dash where a block has names and no points."""
        block = self._blocks()[-1]
        is_within_list = self._levels[-1].is_list and block in self._levels
        if not block.vorm.naam or block.vorm.punt or is_within_list:
            return False
        if self._requirement(indent, rest) or self._unnamed(block, indent, rest):
            return True
        if value_start(rest) is None:
            return False
        self._fault(indent, faults.STREEPJE_BIJ_NAAM)
        self._shift = block.indent - indent
        self._line(indent, rest)
        return True

    def _named_only(self, indent: int, body: str) -> bool:
        """A competency without levels, to which a level was given: only its name stays."""
        entry = self._entry
        sign = sign_of(body)
        rest = body[sign.end() :] if sign else body
        lists = [level for level in self._levels if level.is_list and entry.is_item]
        vorm = entry.vorm if entry.is_open else lists[-1].vorm if lists else Vorm()
        found = requirement_in(rest) if vorm.punt and vorm.punt.ids and not ID.fullmatch(rest) else None
        if not found or indent < entry.typed or self._is_key(found["naam"]):
            return False
        self._back_to(lists[-1] if lists else _Level(entry.indent + 2, vorm, is_list=True))
        self._fault(indent, faults.GEEN_CIJFER)
        self._set(indent, self._levels[-1].indent, "- ", slug(found["naam"]), Vorm(), is_item=True)
        return True

    def _unnamed(self, block: _Level, indent: int, rest: str) -> bool:
        """A dash before the first part of something that has a name here: the name comes first."""
        start = value_start(rest) or len(rest)
        key, value = rest[:start].rstrip(" :"), rest[start:]
        parts = block.vorm.naam.sleutels if block.vorm.naam else {}
        if key not in parts or key in block.vorm.sleutels or not slug(value):
            return False
        name = slug(value) if block.vorm.ids else value
        self._back_to(block)
        self._fault(indent, faults.NAAM_ERBOVEN)
        self._put(f"{' ' * block.indent}{name}:")
        level = _Level(block.indent + 2, block.vorm.below(name), is_list=False)
        self._levels.append(level)
        self._shift = level.indent - indent - 2
        self._pair(level, indent, key, rest[:start], value)
        return True

    def _requirement(self, indent: int, body: str) -> bool:
        """A competency and its level, written in another way than `samenwerken: 2`."""
        block = next((level for level in reversed(self._blocks()) if level.vorm.asks_figures), None)
        found = block and requirement_in(body)
        if not (block and found) or self._is_key(found["naam"]):
            return False
        naam = found["naam"].strip()
        body = re.sub(r": +", ": ", body)  # figures may stand below each other
        if block.vorm.ids and not ID.fullmatch(naam):
            if len(naam.split()) > 2 * MOST_WORDS or body == f"{found['naam']}: {found['cijfer']}":
                return False
            naam = slug(naam)
        goed = f"{naam}: {found['cijfer']}"
        if body in (goed, f"{naam}:{found['cijfer']}"):
            return False
        self._back_to(block)
        self._fault(indent, faults.EIS_VORM, goed=goed)
        self._set(indent, block.indent, f"{naam}: ", found["cijfer"], block.vorm.below(naam), is_item=False)
        return True

    def _row(self, indent: int, body: str) -> bool:
        """A row of a table: a competency, its level and what that means here."""
        cells = [cell.strip() for cell in body.strip("|").replace("|", "\t").split("\t")]
        block = next((level for level in reversed(self._blocks()) if level.vorm.asks_figures), None)
        figure = _ROW.fullmatch(cells[1]) if len(cells) == 3 else None
        told = _FIGURE_AND_TEXT.fullmatch(f"{figure[1]}, {cells[2]}") if figure else None
        if not (block and told and slug(cells[0])):
            return False
        self._back_to(block)
        self._explained_figure(block, indent, slug(cells[0]), told)
        return True

    def _back_to(self, level: _Level) -> None:
        """Leave the blocks and lists within this one; it may be new."""
        if level in self._levels:
            while self._levels[-1] is not level:
                self._levels.pop()
        else:
            self._levels.append(level)

    def _without_colon(self, indent: int, body: str) -> tuple[str, str, str]:
        """A key without its colon, or the space after it: the key, how it is written, its value."""
        if self._no_space_after(body):
            key, _, value = body.partition(":")
            self._fault(
                indent + len(key) + 1, faults.DUBBELE_PUNT_ZONDER_SPATIE, sleutel=key, tekst=kort(value)
            )
            return key, f"{key}: ", value
        level = next(
            (level for level in reversed(self._blocks()) if level.indent == indent + self._shift), None
        )
        for key in sorted(level.vorm.sleutels, key=len, reverse=True) if level else ():
            rest = body[len(key) :]
            is_key = body[: len(key)].casefold() == key.casefold() and rest[:1] in (
                "",
                " ",
                "=",
                ";",
                "–",
                "—",
            )
            if level and is_key and key not in level.seen:
                value = rest.lstrip(" =;–—")
                self._fault(indent, faults.DUBBELE_PUNT_ONTBREEKT, sleutel=key)
                return key, f"{key}:" + (" " if value else ""), value
        if level and level.vorm.naam and not level.vorm.asks_figures and (named := _NAME_IS.fullmatch(body)):
            self._fault(indent, faults.DUBBELE_PUNT_ONTBREEKT, sleutel=named["naam"])
            return named["naam"], f"{named['naam']}: ", named["tekst"]
        return "", "", ""

    def _no_space_after(self, body: str) -> bool:
        """Whether this is a key, a colon and a value without the space between."""
        key, colon, value = body.partition(":")
        known = any(key in level.vorm.sleutels for level in self._levels)
        is_key = known or (ID.fullmatch(key) is not None and not key.isdigit())
        return bool(colon and is_key and value[:1] not in ("", " ", "/"))

    # --- below a text ---

    def _below_text(self, indent: int, body: str) -> None:
        entry = self._entry
        sign = sign_of(body)
        if sign and not sign[0][0].isdigit():
            if entry.is_item:
                soort = faults.STREEPJE_VERSPRONGEN if body[0] == "-" else faults.OPSOMMINGSTEKEN
                self._fault(indent, soort, teken=sign[1] if body[0] != "-" else "-")
                return self._set(indent, entry.indent, "- ", body[sign.end() :], Vorm(), is_item=True)
            self._fault(indent, faults.STREEPJE_IN_TEKST)
            return self._continued(indent, body[sign.end() :])
        start = value_start(body)
        key = body[:start].rstrip(" :") if start is not None else ""
        if entry.vorm.kort and key in entry.vorm.sleutels and key != entry.vorm.kort:
            return self._opened_short(indent, body)
        block = next(
            (lev for lev in reversed(self._levels) if not lev.is_list and key in lev.vorm.sleutels), None
        )
        if not block and entry.vorm.kort and requirement_in(body):
            block = self._levels[-1]
        if block and start is not None:
            self._fault(indent, faults.SLEUTEL_VERSPRONGEN, sleutel=key, goed=block.indent or "geen")
            self._back_to(block)
            self._shift = 0
            return self._pair(block, indent, key, body[:start], body[start:])
        return self._continued(indent, body)

    def _continued(self, indent: int, body: str) -> None:
        """One more line of a text."""
        entry = self._entry
        entry.parts.append(body)
        if entry.is_quoted:
            return self._rewritten()
        if found := trap(body, is_first=False):
            self._fault(indent + found.offset, found.soort, **found.gevonden)
            return self._rewritten()
        return self._put(f"{' ' * max(indent + self._shift, entry.indent + 1)}{body}")

    def _rewritten(self) -> None:
        """Put the whole text between quotes, on the line where it began."""
        entry = self._entry
        while (line := self._peek()) is not None and self._continues(line):
            entry.parts.append(self._next().strip())
        del self._out[entry.at :]
        self._mark, self._first, entry.is_quoted = entry.at, entry.number, True
        goed = quoted(" ".join(entry.parts))
        if self._found and self._found.soort is not faults.INSPRINGEN:
            self._found.gevonden["goed"] = goed
        self._out.append((entry.number, f"{' ' * entry.indent}{entry.written}{goed}"))

    def _continues(self, line: str) -> bool:
        """Whether a line goes on with the text of the entry."""
        body = line.strip()
        indent = len(line) - len(line.lstrip(" "))
        start = value_start(body)
        known = start is not None and any(
            body[:start].rstrip(" :") in lev.vorm.sleutels for lev in self._levels
        )
        return bool(body) and indent > self._entry.floor and not sign_of(body) and not known

    def _following(self) -> str:
        """The next line that says something."""
        rest = (self._lines[at] for at in range(self._at, len(self._lines)))
        return next((line for line in rest if line.strip()), "")

    def _peek(self) -> str | None:
        return self._lines[self._at] if self._at < len(self._lines) else None

    def _opened_short(self, indent: int, body: str) -> None:
        """`samenwerken: 2` with a part below it: the level gets a line of its own."""
        entry = self._entry
        del self._out[entry.at :]
        self._mark, self._first = entry.at, entry.number
        key = entry.written.rstrip(": ")
        kort = entry.vorm.kort
        self._fault(indent, faults.KORTE_VORM, sleutel=key, deel=body.partition(":")[0], kort=kort)
        inner = " " * (entry.indent + 2)
        self._out.append((entry.number, f"{' ' * entry.indent}{key}:"))
        self._out.append((entry.number, f"{inner}{kort}: {' '.join(entry.parts)}"))
        level = _Level(entry.indent + 2, entry.vorm, is_list=False)
        self._levels.append(level)
        start = value_start(body)
        assert start is not None  # there is a key
        self._shift = level.indent - indent
        self._pair(level, indent, body[:start].rstrip(" :"), body[:start], body[start:])

    def _text_below(self, indent: int, body: str) -> None:
        """A text that begins on the line below its key."""
        entry = self._entry
        if sign := sign_of(body) if not body[0].isdigit() else None:
            self._levels.append(_Level(indent + self._shift, Vorm(punt=Vorm()), is_list=True))
            self._item(indent, body, sign)
            return None
        start = value_start(body)
        if start is not None and body[:start].rstrip(" :") in self._levels[-1].vorm.sleutels:
            return self._pair(self._levels[-1], indent, body[:start].rstrip(" :"), body[:start], body[start:])
        spaces = max(indent + self._shift, entry.indent + 1)
        self._set(indent, spaces, "", body, entry.vorm, is_item=False)
        self._entry.typed = entry.typed
        return None

    def _stray(self, indent: int, body: str) -> None:
        """A line without a dash or a key, at a place where no text can stand."""
        entry = self._entry
        lists = [level for level in self._levels if level.is_list]
        if _FENCE.fullmatch(body):
            if not self._fenced:
                self._fault(indent, faults.OMHEINING)
            self._fenced = True
            return None
        if entry.block:
            self._fault(indent, faults.REGEL_NIET_INGESPRONGEN)
            self._put(" " * entry.block + body)
            return self._block(entry)
        following = self._following().strip()
        if body.endswith(":") and entry.is_open and entry.vorm.punt and sign_of(following):
            return self._fault(indent, faults.LOSSE_REGEL)
        if lists and (entry.is_item or entry.vorm.punt) and not body[0].islower():
            self._fault(indent, faults.STREEPJE_ONTBREEKT)
            self._set(indent, lists[-1].indent, "- ", body, Vorm(), is_item=True)
            self._entry.typed = lists[-1].indent
            return None
        if entry.parts and (entry.is_item or entry.vorm.is_text) and entry.indent >= 0:
            self._fault(indent, faults.REGEL_NIET_INGESPRONGEN)
            spaces = entry.indent + 2
            self._shift = spaces - indent
            return self._continued(indent, body)
        if entry.indent >= 0 and not entry.parts and entry.vorm.is_text:
            self._fault(indent, faults.REGEL_NIET_INGESPRONGEN)
            self._shift = entry.indent + 2 - indent
            return self._text_below(indent, body)
        if entry.indent >= 0 and not entry.parts and entry.vorm.punt and not entry.vorm.naam:
            self._fault(indent, faults.STREEPJE_ONTBREEKT)
            self._levels.append(_Level(entry.indent + 2, entry.vorm, is_list=True))
            self._set(indent, entry.indent + 2, "- ", body, Vorm(), is_item=True)
            return None
        return self._fault(indent, faults.LOSSE_REGEL)

    # --- what stands after a dash or a key ---

    def _set(self, typed: int, indent: int, written: str, text: str, vorm: Vorm, *, is_item: bool) -> None:
        """Take a text, check it, and put it behind its dash or key."""
        self._entry = entry = _Entry(typed, indent, self._at, len(self._out), written, vorm, is_item)
        if not text:
            return self._put(f"{' ' * indent}{written}".rstrip())
        start = typed + len(written)
        entry.parts = [text]
        if block := _BLOCK_SCALAR.match(text):
            if block[2]:
                self._fault(start + block.start(2), faults.HEKJE_IN_ZIN, tekst=kort(block[2]), goed=block[1])
            self._put(f"{' ' * indent}{written}{block[1]}")
            entry.parts, entry.block = [], 1
            return self._block(entry)
        if (
            is_item
            and vorm.is_text
            and text.endswith(":")
            and (points := self._points_below(max(typed, indent)))
        ):
            self._found = self._found or Fault(entry.number, typed, faults.LIJST_IN_LIJST, {})
            entry.parts = [f"{text} {', '.join(points)}."]
            return self._rewritten()
        if not (is_item and vorm.is_text) and (anchor := ANCHOR.fullmatch(text)):
            return self._anchored(start, anchor)
        if text[0] in QUOTED and not APOSTROPHE.match(text) and self._is_open_quote(text):
            self._put(f"{' ' * indent}{written}{text}")
            return self._quoted_lines(text[0])
        if vorm.asks_figure and (figure := _IN_BRACKETS.fullmatch(text)):
            self._fault(typed, faults.EIS_VORM)
            return self._put(f"{' ' * indent}{written}{figure[1]}")
        if text[0] == "[" and text.rstrip().endswith("]") and not is_item:
            return self._put(f"{' ' * indent}{written}{text}")
        remark = remark_after(text) if vorm.cijfer or vorm.kort else ""
        found = None if remark else trap(text, is_first=True)
        if not found:
            return self._put(f"{' ' * indent}{written}{text}")
        self._fault(start + found.offset, found.soort, **found.gevonden)
        if found.soort is faults.STREEPJE_TE_VEEL:
            return self._put(f"{' ' * indent}{written}{text[1:].strip()}")
        entry.parts = [found.bare]
        return self._rewritten()

    def _points_below(self, typed: int) -> list[str]:
        """The points of a list within a point of a list, as words of one sentence; they are taken."""
        points: list[str] = []
        while (line := self._peek()) is not None and line.strip():
            body = line.strip()
            sign = sign_of(body)
            if len(line) - len(line.lstrip(" ")) <= typed or not (sign or points):
                break
            self._next()
            if sign:
                points.append(body[sign.end() :])
            else:
                points[-1] += f" {body}"
        return [point.rstrip(" .,;") for point in points]

    @cached_property
    def _anchors(self) -> Mapping[str, str]:
        """By name: what is meant by it, where that stands on its line."""
        return {found[1]: found[2] for line in self._lines if (found := _ANCHORED.search(line))}

    def _anchored(self, start: int, anchor: re.Match[str]) -> None:
        """What YAML would say once and mean twice: here each says it itself."""
        entry = self._entry
        value = anchor["tekst"] or ""
        if anchor["naam"]:
            value = self._anchors.get(anchor["naam"], "")
        soort = faults.ANKER if value or not anchor["naam"] else faults.ANKER_ELDERS
        self._fault(start, soort, tekst=anchor[0].split()[0])
        entry.parts = [value] if value else []
        self._put(f"{' ' * entry.indent}{entry.written}{value}".rstrip())

    def _is_open_quote(self, text: str) -> bool:
        """Whether a text opens a quote that a later line closes."""
        found = QUOTED[text[0]].match(text)
        return found is not None and found[1] != text[0] and self._closes_later(text[0])

    def _closes_later(self, quote: str) -> bool:
        """Whether the open quote is closed before a line that is no deeper than where it began."""
        for line in self._lines[self._at :]:
            if line.strip() and len(line) - len(line.lstrip(" ")) <= self._entry.typed:
                return False
            if _CLOSING[quote].match(line):
                return True
        return False

    # --- lines that YAML takes as they are ---

    def _block(self, entry: _Entry) -> None:
        """The text below a `>`: one indentation for all, else YAML stops or takes a comment."""
        block = entry.block if entry.block > 1 else 0
        while (line := self._peek()) is not None:
            indent = len(line) - len(line.lstrip(" "))
            if line.strip() and indent <= entry.typed:
                break
            self._tell()
            self._found, self._first, self._mark = None, self._at + 1, len(self._out)
            line = self._next()
            body = line.lstrip(" ")
            indent = len(line) - len(body)
            block = block or (indent + self._shift if body else 0)
            if body and indent + self._shift < block:
                soort = faults.HEKJE_IN_ZIN if body[0] == "#" else faults.INSPRINGEN
                self._fault(indent, soort, tekst=kort(body), spaties=indent, goed=block)
                line = " " * block + body
            elif body:
                line = " " * self._shift + line
            self._put(line)
        entry.block = block or entry.indent + 2

    def _quoted_lines(self, quote: str) -> None:
        while self._at < len(self._lines):
            closed = _CLOSING[quote].match(self._lines[self._at])
            self._put(self._next())
            if closed:
                return

    # --- white space, and what is told ---

    def _next(self) -> str:
        """The next line, its white space as YAML understands it."""
        line = self._lines[self._at]
        self._at += 1
        if invisible := INVISIBLE.search(line):
            self._fault(invisible.start(), faults.ONZICHTBAAR_TEKEN, code=f"U+{ord(invisible[0]):04X}")
            line = INVISIBLE.sub("", line)
        lead = _LEAD.match(line)[0]  # type: ignore[index]
        if len(lead) == len(line):
            return ""
        if "\t" in lead:
            self._fault(lead.index("\t"), faults.TAB)
        elif lead.strip(" "):
            self._fault(0, faults.VASTE_SPATIE)
        line = re.sub(r"[^ ]", " ", lead.replace("\t", "  ")) + line[len(lead) :]
        if odd := _AFTER_SIGN.match(line):
            if odd[1] == "-":
                self._fault(odd.start(2), faults.TAB if odd[2] == "\t" else faults.VASTE_SPATIE)
            line = f"{line[: odd.start(2)].rstrip(' ')} {line[odd.end() :]}"
        elif (odd := _AFTER_KEY.match(line)) and any(odd[1] in level.vorm.sleutels for level in self._levels):
            self._fault(odd.start(2), faults.VASTE_SPATIE)
            line = f"{line[: odd.start(2)]} {line[odd.end() :]}"
        return line.rstrip(" \t")

    def _is_text(self, body: str, indent: int) -> bool:
        """Whether a line with a `#` in front stands amid a text."""
        return bool(self._entry.parts) and indent > self._entry.floor

    def _put(self, line: str) -> None:
        self._out.append((self._at, line))

    def _fault(self, offset: int, soort: Soort, **gevonden: object) -> None:
        """Keep what is wrong with the line; what was found first counts."""
        self._found = self._found or Fault(self._at, offset, soort, gevonden)

    def _tell(self) -> None:
        """Tell of the line what was found, with what it and the lines that go with it should be."""
        if not self._found:
            return
        better = tuple(line for _, line in self._out[self._mark :])
        is_fence = self._found.soort is faults.OMHEINING
        moved = self._to_last_fence() if is_fence else self._moved_along()
        end = self._at + len(moved) + (is_fence and bool(moved))
        lines = range(self._first, self._at + 1)
        self._teller.tell(self._found, lines, better, Herstel(self._first, end, (*better, *moved)))
        self._found = None

    def _to_last_fence(self) -> list[str]:
        """What stands between this fence and the last."""
        fences = [at for at, line in enumerate(self._lines) if _FENCE.fullmatch(line.strip())]
        return self._lines[self._at : fences[-1]]

    def _moved_along(self) -> list[str]:
        """What stands below a key that moves, moved as far."""
        lines: list[str] = []
        if not (self._shift and self._entry.is_open):
            return lines
        for line in self._lines[self._at :]:
            body = line.lstrip(" ")
            if body and len(line) - len(body) <= self._entry.typed:
                break
            lines.append(" " * (len(line) - len(body) + self._shift) + body if body else line)
        return lines
