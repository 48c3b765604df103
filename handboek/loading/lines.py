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

from handboek import fouten
from handboek.meldingen import Melder, Melding, kort
from handboek.model import ID

CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(\s|$)")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff\ufffe\uffff]")
_INDENT_FROM_WORD = re.compile(r"^\s*[\u00a0\u2000-\u200a\u202f\u3000]\s*")
_BULLET = re.compile(r"^(\s*)([•·‣◦▪●○–—])\s+(?=\S)")
_BLOCK_SCALAR = re.compile(r"[|>][-+\d]*\s*(#.*)?$")
_KEY = re.compile(r"(?:\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'|[^#]*?)\s*:(?:\s+|$)(?P<value>.*)")
_COLON = re.compile(r":(?=\s|$)")
_LEVEL = re.compile(r"[a-z0-9-]+: +\d")
"""A competency with its level, after a dash: no sentence, and the model says what is wrong."""
_FIGURE = re.compile(r"[0-9-]+")
"""A level or a date: after it, a comment on the same line takes no text away."""
_QUOTED = {'"': re.compile(r'"(?:\\.|[^"\\])*("|\\?$)'), "'": re.compile(r"'(?:''|[^'])*('(?!')|$)")}


@dataclass
class _Opener:
    """The line that following, deeper lines may continue."""

    indent: int
    has_text: bool


def neutralise(text: str, keys: AbstractSet[str], report: Melder) -> str:
    """Report every trap in the text of one file; return the text as YAML can read it.

    `keys` are the names that the handbook knows; they tell a key from a sentence with a colon.
    """
    lines = text.split("\n")
    conflicts = [number for number, line in enumerate(lines, 1) if CONFLICT.match(line)]
    if conflicts:
        report(conflicts[0], 1, fouten.SAMENVOEGEN)
        return ""
    return "\n".join(_Scanner(lines, keys, report).scan())


def safe_scalar(text: str) -> str:
    """A text as it can stand after a key or a dash: in quotes when YAML would trip over it."""
    found: list[Melding] = []
    neutralise(f"k: {text}\nl:\n  - {text}\n", frozenset(), Melder("", found))
    return _in_quotes(text, most=len(text)) if found or text != text.strip() else text


class _Scanner:
    def __init__(self, lines: list[str], keys: AbstractSet[str], report: Melder) -> None:
        self._lines = lines
        self._keys = keys
        self._report = report
        self._opener = _Opener(-1, has_text=False)
        self._indents = [0]

    def scan(self) -> Iterator[str]:
        remaining = iter(enumerate(self._lines, 1))
        for number, typed in remaining:
            line = self._clean_whitespace(number, typed.rstrip("\r"))
            body = line.strip()
            if not body or body.startswith("#") or body in ("---", "..."):
                yield line
                continue
            indent = len(line) - len(line.lstrip())
            yield self._line(number, line, indent)
            yield from self._literal_lines(number, remaining, indent)

    def _literal_lines(self, number: int, remaining: Iterator[tuple[int, str]], indent: int) -> Iterator[str]:
        """The lines below a `>` or inside open quotes: YAML takes them as they are."""
        if self._in_block:
            upcoming = number
            while upcoming < len(self._lines) and (
                not self._lines[upcoming].strip()
                or len(self._lines[upcoming]) - len(self._lines[upcoming].lstrip()) > indent
            ):
                upcoming += 1
                following, line = next(remaining)
                yield self._clean_whitespace(following, line.rstrip("\r"))
        elif self._open_quote:
            closing = re.compile(r'(?:\\.|[^"\\])*"' if self._open_quote == '"' else r"(?:''|[^'])*'")
            for following, line in remaining:
                yield self._clean_whitespace(following, line.rstrip("\r"))
                if closing.match(line):
                    break

    def _line(self, number: int, line: str, indent: int) -> str:
        self._in_block, self._open_quote = False, ""
        if indent > self._opener.indent and self._opener.has_text:
            return self._continuation(number, line, indent)
        line, indent = self._aligned(number, line, indent)
        if bullet := _BULLET.match(line):
            self._report(number, indent + 1, fouten.OPSOMMINGSTEKEN, teken=bullet[2])
            line = f"{bullet[1]}- {line[bullet.end() :]}"
        body = line[indent:]
        if re.match(r"-\s|-$", body):
            start = indent + len(re.match(r"-\s*", body)[0])  # type: ignore[index]
            self._opener = _Opener(indent, has_text=bool(line[start:]))
            return line[:start] + self._text(number, start, line[start:], in_list=True)
        if body.startswith("-"):
            self._report(number, indent + 1, fouten.STREEPJE_ZONDER_SPATIE, tekst=kort(body[1:]))
            self._opener = _Opener(indent, has_text=True)
            return f"{line[:indent]}- {body[1:]}"
        if key := _KEY.match(body):
            start = indent + key.start("value")
            self._opener = _Opener(indent, has_text=bool(key["value"]) and key["value"][0] != "#")
            return line[:start] + self._text(number, start, key["value"], in_list=False)
        return self._neither_key_nor_item(number, line, indent)

    def _aligned(self, number: int, line: str, indent: int) -> tuple[str, int]:
        """The line, moved to the indentation of a line above it that it can belong to."""
        if indent > self._indents[-1]:
            self._indents.append(indent)
        while self._indents[-1] > indent:
            self._indents.pop()
        if self._indents[-1] != indent:
            known = self._indents[-1]
            self._report(number, indent + 1, fouten.INSPRINGEN, spaties=indent, goed=known)
            return " " * known + line.lstrip(), known
        return line, indent

    def _neither_key_nor_item(self, number: int, line: str, indent: int) -> str:
        body = line[indent:]
        if indent > self._opener.indent >= 0 and not self._opener.has_text:
            self._opener = _Opener(self._opener.indent, has_text=True)
            return line[:indent] + self._text(number, indent, body, in_list=True)
        self._opener = _Opener(indent, has_text=True)
        key, _, value = body.partition(":")
        if value and value[0] != "/" and (key in self._keys or ID.fullmatch(key)):
            self._report(
                number,
                indent + len(key) + 2,
                fouten.DUBBELE_PUNT_ZONDER_SPATIE,
                sleutel=key,
                tekst=kort(value),
            )
            return f"{line[:indent]}{key}: {value}"
        self._report(number, indent + 1, fouten.LOSSE_REGEL)
        return ""

    def _continuation(self, number: int, line: str, indent: int) -> str:
        body = line[indent:]
        if re.match(r"-\s*\S|-$", body):
            self._report(number, indent + 1, fouten.STREEPJE_VERSPRONGEN)
            return line[:indent] + re.sub(r"^-\s*", "", body).replace(": ", " ")
        if _KEY.match(body) and body.partition(":")[0] in self._keys:
            self._report(number, indent + 1, fouten.SLEUTEL_VERSPRONGEN, sleutel=body.partition(":")[0])
            return line[:indent] + body.replace(":", " ")
        return line[:indent] + self._plain(number, indent, body)

    def _text(self, number: int, start: int, text: str, *, in_list: bool) -> str:
        """Check what stands after a dash or a key; `start` is its offset in the line."""
        first = text[:1]
        if not text or (first == "#" and not in_list):
            return text
        if _BLOCK_SCALAR.match(text):
            self._in_block = True
            self._opener.has_text = False
            return text
        if first in _QUOTED:
            return self._quoted(number, start, text)
        if first == "[" and text.rstrip().endswith("]") and not in_list:
            return text
        if first in "*&!%@`[]{},|>#" or text.startswith("? "):
            self._report(number, start + 1, fouten.BEGINTEKEN, teken=first, goed=_in_quotes(text))
            return "x" + self._plain(number, start, text[1:] or "x", silent=True)
        if in_list and re.match(r"-(\s|$)", text):
            self._report(number, start + 1, fouten.STREEPJE_TE_VEEL)
            return text[1:].lstrip() or "x"
        return self._plain(number, start, text, after_key=not in_list)

    def _quoted(self, number: int, start: int, text: str) -> str:
        quoted = _QUOTED[text[0]].match(text)
        assert quoted is not None  # the pattern runs to the end of the line at the latest
        rest = text[quoted.end() :].strip()
        if quoted[1] != text[0]:
            if not self._closes_later(number, text[0]):
                self._report(number, start + 1, fouten.AANHALINGSTEKEN_OPEN, teken=text[0])
                return "x" + self._plain(number, start, text[1:], silent=True)
            self._open_quote = text[0]
        elif text[0] == '"' and (escape := re.search(r'\\(?!")', quoted[0])):
            column, goed = start + escape.start() + 1, f"'{kort(quoted[0][1:-1])}'"
            self._report(number, column, fouten.BACKSLASH, goed=goed)
            return "x" + self._plain(number, start, text[1:], silent=True)
        elif rest and not rest.startswith(("#", ":")):
            self._report(
                number,
                start + quoted.end() + 1,
                fouten.TEKST_NA_AANHALINGSTEKEN,
                tekst=kort(rest),
                goed=_in_quotes(text),
            )
            return "x" + self._plain(number, start, text[1:], silent=True)
        return text

    def _closes_later(self, number: int, quote: str) -> bool:
        """Whether the open quote is closed before the next key or list item."""
        for line in self._lines[number:]:
            if re.match(r"\s*(-\s|[a-z][a-z0-9 ]*:(\s|$))", line):
                return False
            if quote in line:
                return True
        return False

    def _plain(
        self, number: int, start: int, text: str, *, after_key: bool = False, silent: bool = False
    ) -> str:
        report = Melder("", []) if silent else self._report
        comment = ""
        if sharp := re.search(r"\s#", text):
            before, comment = text[: sharp.start()], text[sharp.start() + 1 :]
            if not (after_key and _FIGURE.fullmatch(before.rstrip())):
                report(number, start + sharp.start() + 2, fouten.HEKJE_IN_ZIN, tekst=kort(comment))
                comment = ""
            text = before
        if colon := _COLON.search(text):
            if _LEVEL.fullmatch(text):
                return f"{text} {comment}".rstrip()
            goed = _in_quotes(text)
            report(number, start + colon.start() + 1, fouten.DUBBELE_PUNT_IN_ZIN, goed=goed)
            text = _COLON.sub("", text) or "x"
        return f"{text} {comment}".rstrip()

    def _clean_whitespace(self, number: int, line: str) -> str:
        if invisible := _INVISIBLE.search(line):
            code = f"U+{ord(invisible[0]):04X}"
            self._report(number, invisible.start() + 1, fouten.ONZICHTBAAR_TEKEN, code=code)
            line = _INVISIBLE.sub("", line)
        indentation = line[: len(line) - len(line.lstrip())]
        if "\t" in indentation:
            self._report(number, indentation.index("\t") + 1, fouten.TAB)
            line = indentation.replace("\t", "  ") + line.lstrip()
        elif _INDENT_FROM_WORD.match(line):
            self._report(number, 1, fouten.VASTE_SPATIE)
            line = " " * len(indentation) + line.lstrip()
        return line


def _in_quotes(text: str, most: int = 40) -> str:
    quote = "'" if '"' in text or "\\" in text else '"'
    return quote + kort(text.replace("'", "''") if quote == "'" else text, most * 2) + quote
