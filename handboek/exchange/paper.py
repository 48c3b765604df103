"""A Word document to write in: our sheet and styles, and one method for each thing that recurs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import SubElement

from handboek.model import Tekst

Cel = str | Tekst | None
BULLETS, NUMBERS = "List Bullet", "List Number"
MOST_IN_PROPERTY = 250
_INK, _SOFT, _BRAND = RGBColor(0x1D, 0x2B, 0x30), RGBColor(0x4B, 0x5B, 0x62), RGBColor(0x0B, 0x55, 0x63)
_LINE, _TINT = "9FB0B0", "E9F0F1"
_SIZES = {"Title": 24, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 11}
_FONT = "Calibri"
_NEEDLESS = {"thumbnail", "customXml", "stylesWithEffects"}
"""Parts that python-docx puts in every document, by the end of what they are called there."""
_PROPERTIES, _STYLE, _VALUE, _RUN, _TEXT = map(qn, ("w:pPr", "w:pStyle", "w:val", "w:r", "w:t"))
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of each part in the packed file, so that the same text gives the same bytes."""
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for id, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


class Document:
    """A document in Dutch; `kop` and `voet` stand on every sheet."""

    def __init__(self, titel: str, kop: str, voet: str, versie: tuple[int, int]) -> None:
        self._document: Any = docx.Document(io.BytesIO(_blank()))
        properties = self._document.core_properties
        properties.title, properties.language = titel[:MOST_IN_PROPERTY], "nl-NL"
        properties.author = properties.last_modified_by = kop[:MOST_IN_PROPERTY]
        properties.comments = ""
        properties.created = properties.modified = datetime(*versie, 1)
        section = self._document.sections[0]
        self._end = section._sectPr
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin, section.right_margin = Mm(25), Mm(16)
        section.top_margin = section.bottom_margin = Mm(20)
        self._edge(section.header.paragraphs[0], kop)
        self._edge(section.footer.paragraphs[0], f"{voet} · pagina ", "PAGE", " van ", "NUMPAGES")

    def content(self) -> bytes:
        """The file; the same bytes for the same text."""
        saved, target = io.BytesIO(), io.BytesIO()
        self._document.save(saved)
        with zipfile.ZipFile(saved) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
            for part in old.infolist():
                new.writestr(zipfile.ZipInfo(part.filename, _EARLIEST), old.read(part), zipfile.ZIP_DEFLATED)
        return target.getvalue()

    def title(self, text: Cel) -> None:
        self._write(self._styled("Title"), text)

    def heading(self, text: Cel, level: int) -> None:
        self._write(self._styled(f"Heading {level}"), text)

    def text(self, text: Cel, *, soft: bool = False, leads: bool = False) -> None:
        """A paragraph; one that leads to what follows stays on its sheet."""
        paragraph = self._styled("Normal")
        if leads:
            paragraph.paragraph_format.keep_with_next = True
        for run in self._write(paragraph, text):
            if soft:
                run.font.color.rgb = _SOFT

    def items(self, texts: Iterable[Cel], style: str = BULLETS, *, marked: bool = False) -> None:
        """A list; when it is marked, on a tint."""
        for text in texts:
            paragraph = self._styled(style)
            self._write(paragraph, text)
            if marked:
                shading = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_TINT}"/>')
                paragraph._p.get_or_add_pPr().insert_element_before(
                    shading, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
                )

    def table(
        self, heads: Sequence[str], rows: Iterable[Sequence[Cel]], widths: Sequence[float], height: float = 0
    ) -> None:
        """A table with heads that come back on every sheet; a row of one text spans all columns (mm)."""
        table = self._document.add_table(0, len(widths))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        table._tbl.tblPr.append(_borders())
        for column, width in zip(table._tbl.tblGrid, widths, strict=True):
            column.w = Mm(width)
        for number, row in enumerate([heads, *rows] if heads else [*rows]):
            is_head = bool(heads) and number == 0
            self._row(table, row, widths, is_head=is_head, height=0 if is_head else height)

    def footnotes(self, texts: Sequence[Tekst]) -> None:
        """Notes at the foot of the first sheet, referred to from the title."""
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, b"", self._document.part.package)
        root = parse_xml(f"<w:footnotes {nsdecls('w')}>{_SEPARATORS}</w:footnotes>")
        for number, text in enumerate(texts, 1):
            note = OxmlElement("w:footnote", {qn("w:id"): str(number)})
            paragraph = self._document.add_paragraph()
            paragraph._p.getparent().remove(paragraph._p)
            self._mark(paragraph, "w:footnoteRef")
            self._write(paragraph, Tekst(f" {text}"))
            note.append(paragraph._p)
            root.append(note)
            self._mark(self._document.paragraphs[0], "w:footnoteReference", str(number))
        part._blob = serialize_part_xml(root)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _mark(self, paragraph: Any, tag: str, id: str = "") -> None:
        run = paragraph.add_run()
        run.font.superscript = True
        run._r.append(OxmlElement(tag, {qn("w:id"): id} if id else {}))

    def _edge(self, paragraph: Any, *parts: str) -> None:
        """The head or foot of a sheet: texts, and fields that Word counts (in capitals)."""
        for part in parts:
            run = paragraph.add_run() if part.isupper() and part.isascii() else paragraph.add_run(part)
            run.font.size, run.font.color.rgb = Pt(8), _SOFT
            if not run.text:
                field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{part}"><w:r/></w:fldSimple>')
                run._r.addprevious(field)
                field[0].append(OxmlElement("w:t"))
                field[0][0].text = "1"
                field[0].insert(0, run._r.rPr)
                run._r.getparent().remove(run._r)

    def _styled(self, style: str) -> Paragraph:
        """A paragraph at the end; python-docx looks for that end each time."""
        self._end.addprevious(element := OxmlElement("w:p"))
        if style != "Normal":
            properties = SubElement(element, _PROPERTIES)
            SubElement(properties, _STYLE).set(_VALUE, style.replace(" ", ""))
        return Paragraph(element, self._document._body)

    def _row(
        self, table: Any, row: Sequence[Cel], widths: Sequence[float], *, is_head: bool, height: float
    ) -> None:
        tr = table._tbl.add_tr()
        properties = tr.get_or_add_trPr()
        if height:
            properties.append(OxmlElement("w:trHeight", {qn("w:val"): str(int(height * 56.7))}))
        properties.insert(0, OxmlElement("w:cantSplit"))
        if is_head:
            properties.append(OxmlElement("w:tblHeader"))
        spans = len(widths) if len(row) == 1 else 1
        for text, width in zip(row, widths, strict=False):
            tc = tr.add_tc()
            tc.width = Mm(width if spans == 1 else sum(widths))
            if spans > 1:
                tc.grid_span = spans
            paragraph = Paragraph(tc.p_lst[0], table)
            paragraph.paragraph_format.space_after = Pt(2)
            if is_head:
                paragraph.paragraph_format.keep_with_next = True
            for run in self._write(paragraph, text):
                if is_head or spans > 1:
                    run.bold, run.font.color.rgb = True, _SOFT

    @staticmethod
    def _write(paragraph: Any, text: Cel) -> list[Any]:
        """Add a text to a paragraph, bold and italic as it says; gives its runs."""
        runs = []
        for style, piece in text.spans if isinstance(text, Tekst) else [("", text or "")]:
            run = Run(SubElement(paragraph._p, _RUN), paragraph)
            if piece.split() != piece.split(" "):  # space that XML would lose, or lines
                run.text = piece
            else:
                SubElement(run._r, _TEXT).text = piece
            if style:
                run.bold, run.italic = style == "vet" or None, style == "cursief" or None
            runs.append(run)
        return runs


@cache
def _blank() -> bytes:
    """An empty document with the styles that we use, in our look and in Dutch, and nothing else.

    python-docx comes with every table style of Word: ten times what a role says.
    """
    document, target = docx.Document(), io.BytesIO()
    _dress({style.name: style for style in document.styles})
    linked = {f"{name.replace(' ', '')}Char" for name in _SIZES}
    used = {*linked, *(name.replace(" ", "") for name in (*_SIZES, BULLETS, NUMBERS, "Header", "Footer"))}
    for style in [*document.styles.element.style_lst]:
        if style.styleId not in used and not style.default:
            style.getparent().remove(style)
    for part in (document.part.package, document.part):
        for id, relation in [*part.rels.items()]:
            if relation.reltype.rpartition("/")[2] in _NEEDLESS:
                del part.rels[id]
    document.save(target)
    return target.getvalue()


def _dress(styles: dict[str, Any]) -> None:
    """A plain letter that every office has, our ink, and the Dutch language."""
    normal = styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = _FONT, Pt(10.5), _INK
    normal.paragraph_format.space_after = Pt(4)
    normal.element.get_or_add_rPr().append(OxmlElement("w:lang", {qn("w:val"): "nl-NL"}))
    for name, size in _SIZES.items():
        style = styles[name]
        style.font.size, style.font.bold = Pt(size), True
        style.font.color.rgb = _BRAND if size > 13 else _INK
        style.paragraph_format.keep_with_next = True
        if (line := style.element.pPr.find(qn("w:pBdr"))) is not None:
            style.element.pPr.remove(line)
        fonts = style.element.rPr.rFonts
        fonts.attrib.clear()  # the theme's letter, which an office may not have
        for letters in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(letters), _FONT)


def _borders() -> Any:
    """Lines between rows, and no others."""
    lines = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>' for edge in ("bottom", "insideH")
    )
    return parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>")
