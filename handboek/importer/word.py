"""A Word file (.docx): its text in the order of the document, and what was left out of it.

Read run by run, because python-docx's own `text` skips insertions, content controls and text boxes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from handboek.importer.blocks import Blok, Bron, Passage, Vorm, Weggelaten, clean, has_words
from handboek.model import Tekst

Element = Any
"""An element of lxml, which has no types."""

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = {qn("w:del"), qn("w:moveFrom"), _FALLBACK, qn("w:rPr"), qn("w:pPr")}
"""Deleted text, the second copy of a drawing, and properties."""
_NOT_OWN = {qn("w:txbxContent"), qn("w:p"), qn("w:tbl")}
_SPACES = {qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:ptab")}
_TITLES = {"title", "titel"}
_CONTENTS = ("toc ", "inhopg", "inhoudsopgave")
_BULLETS = {"bullet", "none"}

CONTENTS, HIDDEN = "inhoudsopgave", "verborgen tekst"
HEADER, FOOTER = "koptekst boven de bladzijde", "voettekst onder de bladzijde"
UNKNOWN = "staat op een plek die het importeren niet kent"
_EDGES = (
    ("header", HEADER),
    ("first_page_header", HEADER),
    ("footer", FOOTER),
    ("first_page_footer", FOOTER),
)


def read_word(content: bytes, naam: str) -> Bron:
    """The blocks of a .docx file; raises whatever python-docx does for what is none."""
    return _Document(docx.Document(io.BytesIO(content)), naam).bron()


class _Run(NamedTuple):
    text: str
    style: str
    hidden: bool


class _Document:
    def __init__(self, document: Any, naam: str) -> None:
        self._document = document
        self._naam = naam
        self._blocks: list[Blok] = []
        self._left_out: list[Weggelaten] = []
        self._seen: set[Element] = set()
        self._paragraphs = self._tables = 0

    def bron(self) -> Bron:
        body = self._document.element.body
        self._body(body)
        self._notes()
        self._edges()
        for p in body.iter(qn("w:p")):
            if p not in self._seen and not _inside(p, _GONE):
                self._leave_out(_plain(_runs(p)), UNKNOWN)
        return Bron(self._naam, self._blocks, self._left_out)

    # --- the body ---

    def _body(self, parent: Element) -> None:
        for child in _children(parent):
            if child.tag == qn("w:p"):
                self._paragraphs += 1
                self._paragraph(child, f"alinea {self._paragraphs}")
            elif child.tag == qn("w:tbl"):
                self._tables += 1
                self._table(child, f"tabel {self._tables}", self._tables)

    def _paragraph(self, p: Element, plek: str) -> None:
        runs = self._own_runs(p, plek)
        if not has_words(_plain(runs)):
            if self._blocks and (tail := clean(_plain(runs))):
                self._blocks[-1] = self._blocks[-1].met_staart(tail)
        elif not self._is_contents(p, plek, runs):
            self._blocks.append(self._block(p, runs, plek))
        for box in p.iter(qn("w:txbxContent")):
            if not _inside(box, _GONE):
                for inner in box.iter(qn("w:p")):
                    if inner not in self._seen:
                        self._paragraph(inner, f"{plek}, tekstvak")

    def _own_runs(self, p: Element, plek: str) -> list[_Run]:
        """The runs of a paragraph that people see; hidden ones are left out."""
        self._seen.add(p)
        runs = _runs(p)
        self._leave_out(_plain(run for run in runs if run.hidden), HIDDEN, plek)
        return [run for run in runs if not run.hidden]

    def _is_contents(self, p: Element, plek: str, runs: list[_Run]) -> bool:
        gallery = [
            g.get(qn("w:val"), "") for sdt in _above(p, "w:sdt") for g in sdt.iter(qn("w:docPartGallery"))
        ]
        if self._style(p).startswith(_CONTENTS) or "Table of Contents" in gallery:
            self._leave_out(_plain(runs), CONTENTS, plek)
            return True
        return False

    def _block(self, p: Element, runs: list[_Run], plek: str) -> Blok:
        passage = Passage(_marked(runs), self._naam, plek)
        bold = all(run.style == "**" for run in runs if has_words(run.text)) or self._styles.bold(p)
        vorm, depth = Vorm.ALINEA, self._styles.heading(p)
        if depth is not None:
            vorm = Vorm.KOP
        elif numbering := self._numbering(p):
            vorm = Vorm.PUNT if numbering in _BULLETS else Vorm.NUMMER
        return Blok(vorm, ((passage,),), depth or 0, bold)

    def _table(self, tbl: Element, plek: str, table: int) -> None:
        for number, tr in enumerate(_rows(tbl), 1):
            cells = [(tc, _span(tc)) for tc in _children(tr) if tc.tag == qn("w:tc")]
            if len(cells) == 1 and _span(cells[0][0]) == 1:
                self._body(cells[0][0])  # a table of one column is a box around text
                continue
            row: list[tuple[Passage, ...]] = []
            inner: list[Element] = []
            for tc, span in cells:
                row.append(tuple(self._cell(tc, f"{plek}, rij {number}")))
                row += [()] * (span - 1)
                inner += [child for child in _children(tc) if child.tag == qn("w:tbl")]
            if any(row):  # empty paragraphs are left out of cells
                self._blocks.append(Blok(Vorm.RIJ, tuple(row), tabel=table))
            for nested in inner:
                self._tables += 1
                self._table(nested, f"tabel {self._tables}", self._tables)

    def _cell(self, tc: Element, plek: str) -> Iterator[Passage]:
        for p in _children(tc):
            if p.tag == qn("w:p"):
                runs = self._own_runs(p, plek)
                if has_words(_plain(runs)):
                    yield Passage(_marked(runs), self._naam, plek)

    # --- beside the body ---

    def _notes(self) -> None:
        """Footnotes and endnotes, in the order in which the text refers to them."""
        for kind, relation in (
            ("footnote", RELATIONSHIP_TYPE.FOOTNOTES),
            ("endnote", RELATIONSHIP_TYPE.ENDNOTES),
        ):
            try:
                part = self._document.part.part_related_by(relation)
            except KeyError:
                continue
            root = parse_xml(part.blob)
            notes = {note.get(qn("w:id")): note for note in root.iter(qn(f"w:{kind}"))}
            asked = [
                mark.get(qn("w:id"))
                for mark in self._document.element.body.iter(qn(f"w:{kind}Reference"))
                if not _inside(mark, _GONE)
            ]
            for number, id in enumerate(dict.fromkeys(asked), 1):
                runs = [run for p in notes[id].iter(qn("w:p")) for run in [*_runs(p), _Run(" ", "", False)]]
                if has_words(_plain(runs)):
                    passage = Passage(_marked(runs), self._naam, f"voetnoot {number}")
                    self._blocks.append(Blok(Vorm.NOOT, ((passage,),)))

    def _edges(self) -> None:
        told: set[str] = set()
        for section in self._document.sections:
            for name, reason in _EDGES:
                edge = getattr(section, name)
                texts = (
                    ()
                    if edge.is_linked_to_previous
                    else (_plain(_runs(p)) for p in edge._element.iter(qn("w:p")))
                )
                for text in texts:
                    if text not in told:
                        told.add(text)
                        self._leave_out(text, reason)

    def _leave_out(self, text: str, reason: str, plek: str = "") -> None:
        if has_words(text):
            passage = Passage(Tekst.letterlijk(clean(text)), self._naam, plek or reason)
            self._left_out.append(Weggelaten(passage, reason))

    # --- styles and lists ---

    @cached_property
    def _styles(self) -> _Styles:
        return _Styles(self._document)

    def _style(self, p: Element) -> str:
        return next((style.name.lower() for style in self._styles.chain(p) if style.name), "")

    def _numbering(self, p: Element) -> str:
        """The number format of the list that a paragraph is in: "bullet", "decimal"; "" outside lists."""
        sources = [p.pPr, *(style.element.pPr for style in self._styles.chain(p))]
        for properties in sources:
            number = properties.find(qn("w:numPr")) if properties is not None else None
            if number is None:
                continue
            id, level = (number.find(qn(tag)) for tag in ("w:numId", "w:ilvl"))
            found = id.get(qn("w:val")) if id is not None else "0"
            if found == "0":
                return ""
            return self._formats.get((found, level.get(qn("w:val")) if level is not None else "0"), "decimal")
        name = self._style(p)
        return "bullet" if name.startswith(("list bullet", "lijst opsom")) else ""

    @cached_property
    def _formats(self) -> dict[tuple[str, str], str]:
        """The number format by list and level."""
        try:
            root = self._document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
        except KeyError:
            return {}
        by_kind = {
            (kind.get(qn("w:abstractNumId")), level.get(qn("w:ilvl"))): fmt.get(qn("w:val"))
            for kind in root.iter(qn("w:abstractNum"))
            for level in kind.iter(qn("w:lvl"))
            for fmt in level.iter(qn("w:numFmt"))
        }
        kinds = {
            num.get(qn("w:numId")): kind.get(qn("w:val"))
            for num in root.iter(qn("w:num"))
            for kind in num.iter(qn("w:abstractNumId"))
        }
        return {
            (num, level): by_kind[k, level]
            for num, kind in kinds.items()
            for k, level in by_kind
            if k == kind
        }


class _Styles:
    """What a paragraph's style says of it, through the styles that it is based on."""

    def __init__(self, document: Any) -> None:
        self._by_id = {style.style_id: style for style in document.styles}

    def chain(self, p: Element) -> Iterator[Any]:
        style = self._by_id.get(p.style) if p.style else None
        for _ in range(20):  # a style can be based on itself in a broken file
            if style is None:
                return
            yield style
            style = getattr(style, "base_style", None)

    def heading(self, p: Element) -> int | None:
        """The depth of a heading, 0 for a title; None for what is no heading."""
        for style in self.chain(p):
            if (style.name or "").lower() in _TITLES:
                return 0
        for properties in [p.pPr, *(style.element.pPr for style in self.chain(p))]:
            level = properties.find(qn("w:outlineLvl")) if properties is not None else None
            if (
                level is not None
                and level.get(qn("w:val"), "9").isdigit()
                and int(level.get(qn("w:val"))) < 9
            ):
                return int(level.get(qn("w:val"))) + 1
        return None

    def bold(self, p: Element) -> bool:
        told = (style.font.bold for style in self.chain(p) if hasattr(style, "font"))
        return next((bold for bold in told if bold is not None), False)


def _children(parent: Element) -> Iterator[Element]:
    """The parts of a body, table, row or cell; containers around them are looked through."""
    for child in parent:
        if child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")):
            yield from _children(child)
        else:
            yield child


def _rows(tbl: Element) -> Iterator[Element]:
    for tr in _children(tbl):
        if tr.tag == qn("w:tr") and tr.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
            yield tr


def _runs(p: Element) -> list[_Run]:
    return [run for run in map(_run, _own(p, qn("w:r"))) if run.text]


def _own(parent: Element, tag: str) -> Iterator[Element]:
    """The elements with a tag below a paragraph, outside deletions and text boxes."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _GONE and child.tag not in _NOT_OWN:
            yield from _own(child, tag)


def _run(r: Element) -> _Run:
    text = "".join(_letters(r))
    properties = r.find(qn("w:rPr"))

    def has(tag: str) -> bool:
        found = properties.find(qn(tag)) if properties is not None else None
        return found is not None and found.get(qn("w:val"), "true") not in ("0", "false", "off")

    return _Run(text, "**" if has("w:b") else "*" if has("w:i") else "", has("w:vanish"))


def _letters(r: Element) -> Iterator[str]:
    for child in r:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SPACES:
            yield " "
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"


def _plain(runs: Iterable[_Run]) -> str:
    return "".join(run.text for run in runs)


def _marked(runs: list[_Run]) -> Tekst:
    """The text of runs with this project's marks around what is bold or italic."""
    merged: list[tuple[str, str]] = []
    for run in runs:
        style = run.style if run.text.strip() or not merged else merged[-1][0]
        if merged and merged[-1][0] == style:
            merged[-1] = (style, merged[-1][1] + run.text)
        else:
            merged.append((style, run.text))
    parts = []
    for style, text in merged:
        inner = text.strip()
        if style and inner and "*" not in inner:
            lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            parts.append(f"{lead}{style}{inner}{style}{tail}")
        else:
            parts.append(text.replace("*", r"\*"))
    plain = clean(_plain(runs))
    marked = Tekst(clean("".join(parts)))
    return marked if marked.plat == plain else Tekst.letterlijk(plain)


def _span(tc: Element) -> int:
    span = tc.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return int(span.get(qn("w:val"), "1")) if span is not None else 1


def _above(element: Element, tag: str) -> Iterator[Element]:
    return element.iterancestors(qn(tag))  # type: ignore[no-any-return]


def _inside(element: Element, tags: set[str]) -> bool:
    return any(parent.tag in tags for parent in element.iterancestors())
