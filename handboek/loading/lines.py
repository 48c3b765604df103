"""The traps that YAML sets for people who type sentences, found line by line before YAML reads them.

YAML would stop at the first of these, in words that help nobody, or drop text without a word. The
handbook uses a small part of YAML (keys, lists of sentences, text blocks), so a line tells enough.
Each trap is also neutralised in the text that is handed on, so that the rest is checked as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from handboek.loading.quoting import in_quotes
from handboek.messages import Melder, Soort, faults, kort
from handboek.model import ID
from handboek.model.text import INVISIBLE

_CONFLICT = re.compile(r"(<{7}|={7}|>{7})(\s|$)")
_OTHER_SPACE = "\u00a0\u2000-\u200a\u202f\u3000"
_LEAD = re.compile(rf"[ \t{_OTHER_SPACE}]*")
_AFTER_DASH = re.compile(rf"( *-) *([\t{_OTHER_SPACE}])[ \t{_OTHER_SPACE}]*")
_AFTER_KEY = re.compile(rf" *([a-z][a-z0-9 -]*):([{_OTHER_SPACE}])[ \t{_OTHER_SPACE}]*")
_BULLET = re.compile(r"([•·‣◦▪●○–—−‑§→\uf0b7*])[ \t]+(?=\S)")
_BLOCK_SCALAR = re.compile(r"([|>][-+0-9]*)[ \t]*(#.*)?$")
_COLON = re.compile(r":(?=[ \t]|$)")
_SHARP = re.compile(r"[ \t]#")
_QUOTED = {'"': re.compile(r'"(?:\\.|[^"\\])*("|\\?$)'), "'": re.compile(r"'(?:''|[^'])*('(?!')|$)")}
_CLOSING = {'"': re.compile(r'(?:\\.|[^"\\])*"'), "'": re.compile(r"(?:''|[^'])*'(?!')")}
_APOSTROPHE = re.compile(r"'[a-z]{1,2} ")
_LEVEL = re.compile(r"[a-z0-9-]+: +\d")
_FIGURE = re.compile(r"[0-9-]+")
_FIGURE_KEYS = {"niveau", "minimum", "versie"}


class Vocabulary(NamedTuple):
    """What tells a key from a sentence: every key, those that hold names instead of a list, and those
    of which an item can have keys of its own."""

    keys: AbstractSet[str] = frozenset()
    blocks: AbstractSet[str] = frozenset()
    rows: AbstractSet[str] = frozenset()


def neutralise(text: str, words: Vocabulary, report: Melder) -> str:
    """Report every trap in the text of one file; return the text as YAML can read it."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if _CONFLICT.match(line):
            report(number, 1, faults.SAMENVOEGEN)
            return ""
    return "\n".join(_Scanner(lines, words, report).scan())


@dataclass
class _Opener:
    """The line that following, deeper lines belong to."""

    indent: int
    has_text: bool
    is_item: bool = False


class _Scanner:
    def __init__(self, lines: list[str], words: Vocabulary, report: Melder) -> None:
        self._lines = lines
        self._words = words
        self._report = report
        self._at = 0
        self._opener = _Opener(-1, has_text=False)
        self._indents = [0]
        self._parent = ""
        self._in_block, self._open_quote = False, ""

    def scan(self) -> Iterator[str]:
        while self._at < len(self._lines):
            line = self._next()
            body = line.strip(" ")
            indent = len(line) - len(line.lstrip(" "))
            if body.startswith("#") and indent > self._opener.indent and self._opener.has_text:
                self._fault(indent, faults.HEKJE_IN_ZIN, tekst=kort(body))
                yield ""
            elif not body or body.startswith("#") or body == "---":
                yield line
            else:
                self._in_block, self._open_quote = False, ""
                yield self._line(line, indent)
                if self._in_block:
                    yield from self._block(self._opener.indent)
                elif self._open_quote:
                    yield from self._quoted_lines()

    # --- which line it is ---

    def _line(self, line: str, indent: int) -> str:
        if indent > self._opener.indent and self._opener.has_text:
            return self._continuation(line, indent)
        line, indent = self._aligned(line, indent)
        body = line[indent:]
        if bullet := _BULLET.match(body):
            self._fault(indent, faults.OPSOMMINGSTEKEN, teken=bullet[1])
            body = f"- {body[bullet.end() :]}"
        if body.startswith("-"):
            return self._item(indent, body)
        key, found, value = self._no_space_after(body)
        if found:
            self._fault(
                indent + len(key) + 1, faults.DUBBELE_PUNT_ZONDER_SPATIE, sleutel=key, tekst=kort(value)
            )
            return self._pair(indent, key, f"{key}: ", value)
        if (start := _value_start(body)) is not None:
            return self._pair(indent, body[:start].rstrip(": "), body[:start], body[start:])
        if body in self._words.keys:
            self._fault(indent, faults.DUBBELE_PUNT_ONTBREEKT, sleutel=body)
            return self._pair(indent, body, f"{body}:", "")
        if indent > self._opener.indent >= 0 and not self._opener.is_item:
            self._opener = _Opener(self._opener.indent, has_text=True)
            return line[:indent] + self._text(indent, body)
        self._opener = _Opener(indent, has_text=True)
        self._fault(indent, faults.LOSSE_REGEL)
        return ""

    def _item(self, indent: int, body: str) -> str:
        rest = body[1:].lstrip(" ")
        start = indent + len(body) - len(rest)
        if body[1:] and body[1] != " ":
            rest = body.lstrip("-").lstrip(" ")
            self._fault(indent, faults.STREEPJE_ZONDER_SPATIE, tekst=kort(rest))
        elif self._parent in self._words.blocks and _value_start(rest) is not None:
            self._fault(indent, faults.STREEPJE_BIJ_NAAM)
            return self._line(f"{' ' * start}{rest}", start)
        elif self._parent in self._words.rows and rest.partition(":")[0] in self._words.keys:
            self._opener = _Opener(indent, has_text=False, is_item=True)
            return f"{' ' * indent}- {self._line(' ' * start + rest, start).lstrip(' ')}"
        self._opener = _Opener(indent, has_text=bool(rest), is_item=True)
        return f"{' ' * indent}- {self._text(start, rest)}"

    def _pair(self, indent: int, key: str, written: str, value: str) -> str:
        self._opener = _Opener(indent, has_text=bool(value) and value[0] != "#")
        if not self._opener.has_text:
            self._parent = key
        return f"{' ' * indent}{written}{self._text(indent + len(written), value, key)}"

    def _no_space_after(self, body: str) -> tuple[str, bool, str]:
        """Whether this is a key, a colon and a value without the space between."""
        key, colon, value = body.partition(":")
        is_key = key in self._words.keys or (ID.fullmatch(key) and not key.isdigit())
        return key, bool(colon and is_key and value[:1] not in ("", " ", "/")), value

    def _aligned(self, line: str, indent: int) -> tuple[str, int]:
        """The line, moved to the indentation of the nearest line above that it can belong to."""
        if indent > self._indents[-1]:
            self._indents.append(indent)
        deeper = indent
        while self._indents[-1] > indent:
            deeper = self._indents.pop()
        if self._indents[-1] == indent:
            return line, indent
        goed = deeper if deeper - indent < indent - self._indents[-1] else self._indents[-1]
        if goed == deeper:
            self._indents.append(goed)
        self._fault(indent, faults.INSPRINGEN, spaties=indent, goed=goed)
        return " " * goed + line.lstrip(" "), goed

    def _continuation(self, line: str, indent: int) -> str:
        body = line[indent:]
        if bullet := _BULLET.match(body) or re.match(r"-[ \t]*(?=\S)|-$", body):
            soort = faults.STREEPJE_VERSPRONGEN if body[0] == "-" else faults.OPSOMMINGSTEKEN
            self._fault(indent, soort, teken=body[0])
            rest = body[bullet.end() :]
            if not self._opener.is_item:
                return line[:indent] + self._plain(indent, rest)
            return f"{' ' * self._opener.indent}- {self._text(indent, rest)}"
        start = _value_start(body)
        if start is not None and (body[:start].rstrip(": ") in self._words.keys or _LEVEL.fullmatch(body)):
            self._fault(indent, faults.SLEUTEL_VERSPRONGEN, sleutel=body[:start].rstrip(": "))
            return ""
        return line[:indent] + self._plain(indent, body)

    # --- what stands after a dash or a key ---

    def _text(self, start: int, text: str, key: str | None = None) -> str:
        """Check a text that begins at an offset of the line; `key` is None for an item of a list."""
        first = text[:1]
        if not text:
            return ""
        if first == "#":
            if key is None or text[1:2] not in ("", " "):
                self._fault(start, faults.HEKJE_IN_ZIN, tekst=kort(text))
                return "x" if key is None else ""
            return text
        if block := _BLOCK_SCALAR.match(text):
            if block[2]:
                self._fault(start + block.start(2), faults.HEKJE_IN_ZIN, tekst=kort(block[2]))
            self._in_block, self._opener.has_text = True, False
            return block[1]
        if first in _QUOTED:
            return self._quoted(start, text)
        if first == "[" and text.rstrip().endswith("]") and key is not None:
            return text
        if first in "*&!%@`[]{},|>" or text.startswith("? "):
            self._fault(start, faults.BEGINTEKEN, teken=first, goed=in_quotes(text))
            return "x" + self._plain(start, text[1:] or "x", silent=True)
        if re.match(r"-(?= |$)", text):
            soort = faults.STREEPJE_TE_VEEL if key is None else faults.STREEPJE_OP_SLEUTELREGEL
            self._fault(start, soort)
            self._opener.has_text = key is None
            return "x" if key is None else ""
        return self._plain(start, text, key)

    def _quoted(self, start: int, text: str) -> str:
        quote = text[0]
        if _APOSTROPHE.match(text):
            self._fault(start, faults.APOSTROF, goed=in_quotes(text))
            return "x" + self._plain(start, text[1:], silent=True)
        quoted = _QUOTED[quote].match(text)
        assert quoted is not None  # the pattern runs to the end of the line at the latest
        rest = text[quoted.end() :].strip(" ")
        if quoted[1] != quote:
            if self._closes_later(quote):
                self._open_quote = quote
                return text
            self._fault(start, faults.AANHALINGSTEKEN_OPEN, teken=quote)
        elif rest.startswith("#"):
            self._fault(start + text.index(rest, quoted.end()), faults.HEKJE_IN_ZIN, tekst=kort(rest))
            return quoted[0]
        elif rest:
            column = start + quoted.end()
            self._fault(column, faults.TEKST_NA_AANHALINGSTEKEN, tekst=kort(rest), goed=in_quotes(text))
        else:
            return text
        return "x" + self._plain(start, text[1:], silent=True)

    def _closes_later(self, quote: str) -> bool:
        """Whether the open quote is closed before a line that is no deeper than where it began."""
        for line in self._lines[self._at :]:
            if line.strip() and len(line) - len(line.lstrip(" ")) <= self._opener.indent:
                return False
            if _CLOSING[quote].match(line):
                return True
        return False

    def _plain(self, start: int, text: str, key: str | None = None, *, silent: bool = False) -> str:
        whole, comment = text, ""
        if sharp := _SHARP.search(text):
            text, comment = text[: sharp.start()], text[sharp.start() + 1 :]
            is_figure_key = key is not None and (key in _FIGURE_KEYS or key not in self._words.keys)
            if not (is_figure_key and _FIGURE.fullmatch(text.rstrip())):
                if not silent:
                    self._fault(start + sharp.start() + 1, faults.HEKJE_IN_ZIN, tekst=kort(comment))
                comment = ""
        if colon := _COLON.search(text):
            if not silent:
                self._fault(start + colon.start(), faults.DUBBELE_PUNT_IN_ZIN, goed=in_quotes(whole))
            text = _COLON.sub("", text) or "x"
        return f"{text} {comment}".rstrip()

    # --- lines that YAML takes as they are ---

    def _block(self, opened_at: int) -> Iterator[str]:
        """The text below a `>`: one indentation for all, else YAML stops or takes a comment."""
        block = 0
        while self._at < len(self._lines):
            line = self._lines[self._at]
            indent = len(line) - len(line.lstrip(" "))
            if line.strip() and indent <= opened_at:
                return
            line = self._next()
            body = line.lstrip(" ")
            indent = len(line) - len(body)
            block = block or (indent if body else 0)
            if body and indent < block:
                soort = faults.HEKJE_IN_ZIN if body[0] == "#" else faults.INSPRINGEN
                self._fault(indent, soort, tekst=kort(body), spaties=indent, goed=block)
                line = " " * block + body
            yield line

    def _quoted_lines(self) -> Iterator[str]:
        while self._at < len(self._lines):
            closed = _CLOSING[self._open_quote].match(self._lines[self._at])
            yield self._next()
            if closed:
                return

    # --- white space ---

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
        if odd := _AFTER_DASH.match(line):
            self._fault(odd.start(2), faults.TAB if odd[2] == "\t" else faults.VASTE_SPATIE)
            line = f"{odd[1]} {line[odd.end() :]}"
        elif (odd := _AFTER_KEY.match(line)) and odd[1] in self._words.keys:
            self._fault(odd.start(2), faults.VASTE_SPATIE)
            line = f"{line[: odd.start(2)]} {line[odd.end() :]}"
        return line.rstrip(" \t")

    def _fault(self, offset: int, soort: Soort, **gevonden: object) -> None:
        self._report(self._at, offset + 1, soort, **gevonden)


def _value_start(body: str) -> int | None:
    """Where the value begins in "key: value"; None when there is no key. Takes linear time."""
    at = 0
    if body[:1] in _QUOTED and not _APOSTROPHE.match(body):
        quoted = _QUOTED[body[0]].match(body)
        at = quoted.end() if quoted and quoted[1] == body[0] else len(body)
        if not body[at:].lstrip(" ").startswith(":"):
            return None
    colon = _COLON.search(body, at)
    if not colon or _SHARP.search(body, at, colon.start()):
        return None
    return len(body) - len(body[colon.end() :].lstrip(" \t"))
