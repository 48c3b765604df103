"""Plain text as programs make it of a Word file: rows with tabs, headings, bullets, marks for bold."""

from __future__ import annotations

import re
from dataclasses import replace

from handboek.importer.blocks import UNREADABLE, Blok, Bron, Passage, Vorm, clean, has_words
from handboek.model import Tekst

_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_BULLET = re.compile(r"[·•‣◦▪●○–—−\-*o\uf0b7]\s+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,2}|[a-z])[.)]\s+(?=\S)")
_NOTE = re.compile(rf"({UNREADABLE}|\[\^?\d+\]:?|[¹²³⁴-⁹†‡])\s*(?=\S)")
_TAG = re.compile(r"</?(b|strong|i|em|u|sup|sub)>", re.IGNORECASE)
_PAIR = re.compile(r"<(?P<tag>b|strong|i|em)>(?P<inner>.*?)</(?P=tag)>", re.IGNORECASE)
_SEAM = re.compile(r"</(b|strong|i|em)><\1>", re.IGNORECASE)
_BOLD = re.compile(r"(\*\*|<b>|<strong>)(?P<inner>.+)(\*\*|</b>|</strong>):?", re.IGNORECASE)
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}

OTHER_ENCODING = (
    "Het bestand was geen UTF-8 en is als Windows-tekst gelezen. Kijk of letters als é en ë kloppen."
)
UNREADABLE_SIGN = "Op {plek} staat een teken dat al onleesbaar was; het is weggelaten."


def read_dump(content: bytes, naam: str) -> Bron:
    """The blocks of a text file; raises `ValueError` for what is no text."""
    text, remarks = decoded(content)
    if "\0" in text:
        raise ValueError("binary, or an encoding that is not read")
    blocks: list[Blok] = []
    table, gap = 0, True
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if not line.strip():
            gap = True
            continue
        plek = f"regel {number}"
        if UNREADABLE in line.lstrip()[1:]:
            remarks.append(UNREADABLE_SIGN.format(plek=plek))
        if not has_words(line):
            if blocks and "\t" not in line:
                blocks[-1] = blocks[-1].met_staart(clean(line))
            continue
        if "\t" in line and (gap or not blocks or blocks[-1].vorm is not Vorm.RIJ):
            table += 1
        block = replace(_block(line, naam, plek, table), los=gap)
        if any(block.passages()):
            blocks.append(block)
        gap = False
    return Bron(naam, blocks, opmerkingen=remarks)


def decoded(content: bytes) -> tuple[str, list[str]]:
    """The text of a file, and what HR should know of how it was read."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16"), []
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return content.decode("cp1252"), [OTHER_ENCODING]


def _block(line: str, naam: str, plek: str, table: int) -> Blok:
    if "\t" in line:
        cells = tuple((Passage(_marked(cell), naam, plek),) for cell in line.split("\t"))
        return Blok(Vorm.RIJ, cells, tabel=table)
    body, vorm, depth = line.strip(), Vorm.ALINEA, 0
    for pattern, found in _SIGNS:
        if sign := pattern.match(body):
            vorm, body = found, body[sign.end() :]
            depth = sign[0].count("#") - 1 if vorm is Vorm.KOP else 0
            break
    bold = _BOLD.fullmatch(body)
    is_bold = bold is not None and not _BOLD.match(bold["inner"])
    return Blok(vorm, ((Passage(_marked(body), naam, plek),),), depth, is_bold)


_SIGNS = ((_HEADING, Vorm.KOP), (_BULLET, Vorm.PUNT), (_NUMBER, Vorm.NUMMER), (_NOTE, Vorm.NOOT))


def _marked(text: str) -> Tekst:
    """The text with this project's own marks in the place of the tags for bold and italic."""

    def mark(pair: re.Match[str]) -> str:
        inner = pair["inner"].strip()
        sign = "" if "*" in inner or not inner else _MARKS[pair["tag"].lower()]
        return f" {sign}{inner}{sign} " if pair["inner"] != inner else f"{sign}{inner}{sign}"

    return Tekst(clean(_TAG.sub("", _PAIR.sub(mark, _SEAM.sub("", text)))))
