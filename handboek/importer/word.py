"""A Word file (.docx): its text in the order of the document, and what was left out of it.

Read run by run, because python-docx's own `text` skips insertions, content controls and text boxes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from handboek.importer.blocks import Blok, Bron, Passage, Vorm, Weggelaten, clean, has_words
from handboek.importer.signs import SIGNS, as_figures, field_box, sign_of
from handboek.importer.styles import Element, Lists, Look, Styles, look_of, shade
from handboek.model import Tekst

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_GONE = {qn("w:del"), qn("w:moveFrom"), _FALLBACK, qn("w:rPr"), qn("w:pPr"), qn("w:sdtPr")}
"""Deleted text, the second copy of a drawing, and properties."""
_NOT_OWN = {qn("w:txbxContent"), qn("w:p"), qn("w:tbl")}
_AROUND = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml"), qn("w:smartTag")}
_RUNS = {qn("w:r"), f"{_MATH}r"}
_CONTENTS = ("toc ", "inhopg", "inhoudsopgave")
_BULLETS = {"bullet", "none"}
_TYPED = re.compile(r"(?:[-–—−•·▪●○◦‣■►➢✓*\uf0b7\uf0a7\uf0d8]\s+|o\t\s*)(?=\S)")
_TYPED_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\t\s*(?=\S)")
_MAX_SPAN = 63
"""The most columns that Word gives a table."""
_TABBED = 8
"""The most words before a tab that makes a column."""

CONTENTS, HIDDEN, STRUCK = "inhoudsopgave", "verborgen tekst", "doorgestreepte tekst"
PLACEHOLDER = "invultekst die niemand heeft ingevuld"
HEADER, FOOTER = "koptekst boven de bladzijde", "voettekst onder de bladzijde"
UNKNOWN = "staat op een plek die het importeren niet kent"
_EDGES = (
    ("header", HEADER),
    ("first_page_header", HEADER),
    ("even_page_header", HEADER),
    ("footer", FOOTER),
    ("first_page_footer", FOOTER),
    ("even_page_footer", FOOTER),
)


def read_word(content: bytes, naam: str) -> Bron:
    """The blocks of a .docx file; raises whatever python-docx does for what is none."""
    return _Document(docx.Document(io.BytesIO(content)), naam).bron()


class _Run(NamedTuple):
    text: str
    style: str
    unseen: str = ""
    """Why nobody sees it; "" for what is seen."""
    letter: int = 0
    underlined: bool = False
    colour: str = ""


class _Document:
    def __init__(self, document: Any, naam: str) -> None:
        self._document = document
        self._naam = naam
        self._styles = Styles(document)
        self._lists = Lists(document)
        self._blocks: list[Blok] = []
        self._left_out: list[Weggelaten] = []
        self._headers: list[Passage] = []
        self._seen: set[Element] = set()
        self._paragraphs = self._tables = 0
        self._tabbed = False

    def bron(self) -> Bron:
        body = self._document.element.body
        self._body(body)
        self._notes()
        self._edges()
        for p in body.iter(qn("w:p")):
            if p not in self._seen and not _inside(p, _GONE):
                self._leave_out(_plain(self._runs(p)), UNKNOWN)
        return Bron(self._naam, as_figures(self._blocks), self._left_out, kopteksten=self._headers)

    # --- the body ---

    def _body(self, parent: Element, unseen: str = "") -> None:
        for child, why in _children(parent, unseen):
            if child.tag == qn("w:p"):
                self._paragraphs += 1
                self._paragraph(child, f"alinea {self._paragraphs}", why)
            elif child.tag == qn("w:tbl"):
                self._tables += 1
                self._tabbed = False
                self._table(child, f"tabel {self._tables}", self._tables, why)

    def _paragraph(self, p: Element, plek: str, unseen: str) -> None:
        runs = self._own_runs(p, plek, unseen)
        if not has_words(_plain(runs)):
            if self._blocks and (tail := clean(_plain(runs))):
                self._blocks[-1] = self._blocks[-1].met_staart(tail)
        elif not self._is_contents(p, plek, runs):
            for line in _lines(runs):
                self._line(p, line, plek)
        if p.find(f".//{qn('w:txbxContent')}") is not None:
            for box in p.iter(qn("w:txbxContent")):
                if not _inside(box, _GONE):
                    self._box(box, plek, unseen)

    def _box(self, box: Element, plek: str, unseen: str) -> None:
        for child, why in _children(box, unseen):
            if child.tag == qn("w:p") and child not in self._seen:
                self._paragraph(child, f"{plek}, tekstvak", why)
            elif child.tag == qn("w:tbl"):
                self._tables += 1
                self._table(child, f"tabel {self._tables}", self._tables, why)

    def _line(self, p: Element, runs: list[_Run], plek: str) -> None:
        """One line of a paragraph: a row when tabs make columns of it."""
        columns = _columns(runs)
        if columns:
            self._tables += not self._tabbed
            cells = tuple((Passage(_marked(cell), self._naam, plek),) for cell in columns)
            self._blocks.append(Blok(Vorm.RIJ, cells, tabel=self._tables))
        else:
            self._blocks.append(self._block(p, runs, plek))
        self._tabbed = bool(columns)

    def _own_runs(self, p: Element, plek: str, unseen: str) -> list[_Run]:
        """The runs of a paragraph that people see; others are left out."""
        self._seen.add(p)
        runs = self._runs(p, unseen)
        for why in dict.fromkeys(run.unseen for run in runs if run.unseen):
            self._leave_out(_plain(run for run in runs if run.unseen == why), why, plek)
        return [run for run in runs if not run.unseen]

    def _is_contents(self, p: Element, plek: str, runs: list[_Run]) -> bool:
        if self._styles.of(p).name.startswith(_CONTENTS) or _in_gallery(p):
            self._leave_out(_plain(runs), CONTENTS, plek)
            return True
        return False

    def _block(self, p: Element, runs: list[_Run], plek: str) -> Blok:
        style = self._styles.of(p)
        said = [run for run in runs if has_words(run.text)]
        bold = all(run.style == "**" or run.underlined for run in said) or style.look.bold is True
        letter = max((run.letter for run in said), default=0)
        vorm, depth = Vorm.ALINEA, self._styles.heading(p)
        if depth is not None:
            vorm = Vorm.KOP
        elif numbering := self._lists.format(p, style):
            vorm = Vorm.PUNT if numbering in _BULLETS else Vorm.NUMMER
        runs, typed = _without_sign(runs)
        if typed and vorm is not Vorm.KOP:
            vorm = typed
        kleur = shade(p.find(qn("w:pPr"))) or _colour(said)
        passage = Passage(_marked(runs), self._naam, plek, vorm is Vorm.PUNT, bold, kleur)
        return Blok(vorm, ((passage,),), depth or 0, bold, letter=letter)

    def _table(self, tbl: Element, plek: str, table: int, unseen: str) -> None:
        for number, (tr, why) in enumerate(_rows(tbl, unseen), 1):
            cells = [(tc, _span(tc), w) for tc, w in _children(tr, why) if tc.tag == qn("w:tc")]
            if len(cells) == 1 and cells[0][1] == 1:
                self._body(cells[0][0], cells[0][2])  # a table of one column is a box around text
                continue
            row: list[tuple[Passage, ...]] = [()] * _before(tr)
            breed = [1] * len(row)
            inner: list[Element] = []
            for tc, span, w in cells:
                row.append(tuple(self._cell(tc, f"{plek}, rij {number}", w)))
                row += [()] * min(span - 1, _MAX_SPAN - len(row))
                goes_on = len(row) - len(breed) - 1
                breed += [-1 if _continues(tc) else goes_on + 1, *[0] * goes_on]
                inner += [(child, y) for child, y in _children(tc, w) if child.tag == qn("w:tbl")]
            if any(has_words(p.plat) for cell in row for p in cell):
                self._blocks.append(Blok(Vorm.RIJ, tuple(row), tabel=table, breed=tuple(breed)))
            for nested, w in inner:
                self._tables += 1
                self._table(nested, f"tabel {self._tables}", self._tables, w)

    def _cell(self, tc: Element, plek: str, unseen: str) -> Iterator[Passage]:
        fill = shade(tc.find(qn("w:tcPr")))
        for p, why in _children(tc, unseen):
            if p.tag != qn("w:p"):
                continue
            style = self._styles.of(p)
            listed = bool(self._lists.format(p, style))
            for line in _lines(self._own_runs(p, plek, why)):
                runs, typed = _without_sign(line)
                if clean(_plain(runs)):
                    passage = Passage(_marked(runs), self._naam, plek)
                    bold = all(run.style == "**" for run in runs if has_words(run.text))
                    nadruk = bold or style.look.bold is True or self._styles.heading(p) is not None
                    kleur = fill or shade(p.find(qn("w:pPr"))) or _colour(runs)
                    yield replace(passage, punt=listed or typed is not None, nadruk=nadruk, kleur=kleur)

    def _runs(self, p: Element, unseen: str = "") -> list[_Run]:
        style = self._styles.of(p).look
        found = (self._run(r, style, unseen) for r in _own(p))
        return [run for run in found if run.text]

    def _run(self, r: Element, paragraph: Look, unseen: str) -> _Run:
        text = "".join(_letters(r))
        properties = r.find(qn("w:rPr"))
        own = look_of(properties)
        named = properties.find(qn("w:rStyle")) if properties is not None else None
        character = self._styles.named(named.get(qn("w:val"))) if named is not None else None
        looks = [own, *([character.look] if character else []), paragraph]
        if (
            not unseen
            and character
            and character.name.replace(" ", "") in ("placeholdertext", "tekstvantijdelijkeaanduiding")
        ):
            unseen = PLACEHOLDER
        if not unseen:
            unseen = HIDDEN if _first(look.hidden for look in looks) else ""
        if not unseen:
            unseen = STRUCK if _first(look.struck for look in looks) else ""
        inline = [look.bold for look in looks[:-1]], [look.italic for look in looks[:-1]]
        style = "**" if _first(inline[0]) else "*" if _first(inline[1]) else ""
        letter = next((look.letter for look in looks if look.letter), self._styles.default)
        return _Run(text, style, unseen, letter, bool(own.underlined), own.colour)

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
            for number, id in enumerate((id for id in dict.fromkeys(asked) if id in notes), 1):
                plek = f"voetnoot {number}"
                runs: list[_Run] = []
                for p in notes[id].iter(qn("w:p")):
                    runs += [*self._own_runs(p, plek, ""), _Run(" ", "")]
                if has_words(_plain(runs)):
                    self._blocks.append(Blok(Vorm.NOOT, ((Passage(_marked(runs), self._naam, plek),),)))

    def _edges(self) -> None:
        told: set[str] = set()
        for section in self._document.sections:
            for name, reason in _EDGES:
                edge = getattr(section, name)
                for p in () if edge.is_linked_to_previous else edge._element.iter(qn("w:p")):
                    text = clean(_plain(self._runs(p)))
                    if text in told or not has_words(text):
                        continue
                    told.add(text)
                    self._leave_out(text, reason)
                    if reason is HEADER:
                        self._keep_header(_plain(self._runs(p)))

    def _keep_header(self, text: str) -> None:
        """Keep what stands above the page, whole and in pieces: one may be the title."""
        pieces = re.split(r"\t|\||\n", text)
        smaller = [piece for whole in pieces for piece in re.split(r"\s[–—-]\s", whole)]
        for piece in dict.fromkeys(clean(piece) for piece in (*pieces, *smaller)):
            if has_words(piece):
                self._headers.append(Passage(Tekst.letterlijk(piece), self._naam, HEADER))

    def _leave_out(self, text: str, reason: str, plek: str = "") -> None:
        if has_words(text):
            passage = Passage(Tekst.letterlijk(clean(text)), self._naam, plek or reason)
            self._left_out.append(Weggelaten(passage, reason, bewust=reason is not UNKNOWN))


def _first(told: Iterable[bool | None]) -> bool:
    """What the nearest says that says anything."""
    return next((value for value in told if value is not None), False)


def _children(parent: Element, unseen: str = "") -> Iterator[tuple[Element, str]]:
    """The parts of a body, table, row or cell, and why nobody sees them; containers are looked through."""
    for child in parent:
        if child.tag in _AROUND:
            empty = child.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
            yield from _children(child, unseen or (PLACEHOLDER if empty else ""))
        elif child.tag not in (qn("w:del"), qn("w:moveFrom")):
            yield child, unseen


def _rows(tbl: Element, unseen: str) -> Iterator[tuple[Element, str]]:
    for tr, why in _children(tbl, unseen):
        if tr.tag == qn("w:tr") and tr.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
            yield tr, why


def _own(parent: Element) -> Iterator[Element]:
    """The runs below a paragraph, outside deletions and text boxes; an inline placeholder is a run too."""
    for child in parent:
        if child.tag in _RUNS:
            yield child
        elif child.tag not in _GONE and child.tag not in _NOT_OWN:
            yield from _own(child)


def _letters(r: Element) -> Iterator[str]:
    properties = r.find(qn("w:rPr"))
    fonts = properties.find(qn("w:rFonts")) if properties is not None else None
    font = fonts.get(qn("w:ascii"), "") if fonts is not None else ""
    for child in r:
        if child.tag in (qn("w:t"), f"{_MATH}t"):
            text = child.text or ""
            yield "".join(sign_of(font, letter) for letter in text) if font in SIGNS else text
        elif child.tag == qn("w:sym"):
            yield sign_of(child.get(qn("w:font"), ""), chr(int(child.get(qn("w:char"), "20"), 16)))
        elif child.tag in (qn("w:br"), qn("w:cr")):
            yield "\n" if child.get(qn("w:type")) is None else " "
        elif child.tag in (qn("w:tab"), qn("w:ptab")):
            yield "\t"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif child.tag == qn("w:fldChar"):
            yield field_box(child)


def _colour(runs: Iterable[_Run]) -> str:
    """The colour behind all of these runs; "" when they have none, or more than one."""
    found = {run.colour for run in runs if has_words(run.text)}
    return found.pop() if len(found) == 1 else ""


def _plain(runs: Iterable[_Run]) -> str:
    return "".join(run.text for run in runs)


def _lines(runs: list[_Run]) -> Iterator[list[_Run]]:
    """The lines of a paragraph that are texts of their own: a sentence that goes on is one with the next."""
    line: list[_Run] = []
    for run in runs:
        first, *more = run.text.split("\n")
        line.append(run._replace(text=first))
        for piece in more:
            if _stands_alone(_plain(line), piece):
                yield line
                line = [run._replace(text=piece)]
            else:
                line.append(run._replace(text=f" {piece}"))
    if line:
        yield line


def _stands_alone(before: str, after: str) -> bool:
    """Whether a line break ends a text: the next begins with a sign, a capital or a figure."""
    begins = after.strip()[:1]
    return has_words(before) and bool(begins) and (not begins.isalpha() or begins.isupper())


def _columns(runs: list[_Run]) -> list[list[_Run]]:
    """The cells of a line in which tabs make columns; none when it is ordinary text."""
    text = _plain(runs)
    first, tab, rest = text.strip().partition("\t")
    if not tab or not has_words(first) or not clean(rest) or _TYPED.match(text) or _TYPED_NUMBER.match(text):
        return []
    if len(first.split()) > _TABBED or first.rstrip().endswith(".") or first.strip(" .)").isdigit():
        return []
    cells: list[list[_Run]] = [[]]
    for run in runs:
        for at, piece in enumerate(re.split(r"\t+", run.text)):
            if at and has_words(_plain(cells[-1])):
                cells.append([])
            cells[-1].append(run._replace(text=piece))
    return [cell for cell in cells if clean(_plain(cell))]


def _without_sign(runs: list[_Run]) -> tuple[list[_Run], Vorm | None]:
    """A line without the bullet or number that was typed in front of it, and which it was."""
    text = _plain(runs)
    start = len(text) - len(text.lstrip())
    for pattern, vorm in ((_TYPED, Vorm.PUNT), (_TYPED_NUMBER, Vorm.NUMMER)):
        if sign := pattern.match(text, start):
            return _after(runs, sign.end()), vorm
    return runs, None


def _after(runs: list[_Run], start: int) -> list[_Run]:
    left = []
    for run in runs:
        kept = run.text[start:]
        start = max(0, start - len(run.text))
        left += [run._replace(text=kept)] if kept else []
    return left


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
    return _figure(tc.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)


def _continues(tc: Element) -> bool:
    """Whether a cell is a part of the one above it."""
    merged = tc.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merged is not None and merged.get(qn("w:val"), "continue") == "continue"


def _before(tr: Element) -> int:
    return _figure(tr.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)


def _figure(element: Element, absent: int) -> int:
    typed = element.get(qn("w:val"), "") if element is not None else ""
    return min(max(int(typed), absent), _MAX_SPAN) if typed.isdecimal() and len(typed) < 9 else absent


def _in_gallery(p: Element) -> bool:
    return any(
        gallery.get(qn("w:val"), "") == "Table of Contents"
        for sdt in p.iterancestors(qn("w:sdt"))
        for gallery in sdt.iterfind(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    )


def _inside(element: Element, tags: set[str]) -> bool:
    return any(parent.tag in tags for parent in element.iterancestors())
