"""A second reading of a Word file, which shares nothing with the first: every text of every part.

It looks at the XML alone, so that what the first reading does not know of is found: drawings, documents
within the document, equations. What is no text, as a picture, is counted.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from handboek.importer.blocks import Bron, Passage, Weggelaten, clean, words
from handboek.model import Tekst

_TEXTS = {"t", "delText"}
_GONE = {"del", "moveFrom", "Fallback", "delText", "instrText"}
_GAPS = {"tab", "br", "cr", "ptab"}
_SIGN_FONTS = ("Wingdings", "Webdings", "Symbol")
_NO_TEXT = re.compile(
    r"word/(styles|settings|fontTable|webSettings|numbering|theme/.*|comments\w+|people|glossary/.*|_rels/.*"
    r"|stylesWithEffects|vbaData|.*rels)\.?.*|xl/(styles|theme|workbook|calcChain|metadata).*|\[Content_Types\].*|_rels/.*|docProps/.*|customXml/.*",
    re.IGNORECASE,
)
COMMENT = "is een opmerking in de kantlijn"
_PLACES = (
    (re.compile(r"word/diagrams/"), "staat in een tekening (SmartArt)"),
    (re.compile(r"word/charts/"), "staat in een grafiek"),
    (re.compile(r"word/afchunk|\.(html?|mht|rtf|txt)$", re.IGNORECASE), "staat in een ingevoegd document"),
    (re.compile(r"word/embeddings/"), "staat in een ingevoegd bestand"),
    (re.compile(r"word/(header|footer)"), "staat boven of onder de bladzijde"),
    (re.compile(r"word/comments"), COMMENT),
)
ELSEWHERE = "staat op een plek die het importeren niet kent"
OBJECTS = "In het document {staan} {wat}; die {komen} niet in het handboek."
_KINDS = (
    (
        re.compile(r"word/media/.*\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)$", re.IGNORECASE),
        "afbeelding",
        "en",
    ),
    (re.compile(r"word/charts/chart\d*\.xml$"), "grafiek", "en"),
    (re.compile(r"word/diagrams/data\d*\.xml$"), "tekening", "en"),
    (re.compile(r"word/embeddings/"), "ingevoegd bestand", ""),
)


def missed(content: bytes, bron: Bron) -> tuple[list[Weggelaten], list[str]]:
    """The texts of a .docx file that are not in its source, and a remark about what is no text."""
    have = Counter(words(_texts(bron)))
    found: list[Weggelaten] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        for name in sorted(names, key=lambda name: (name != "word/document.xml", name)):
            if _NO_TEXT.fullmatch(name) or name.endswith("/"):
                continue
            for text in _read(archive, name):
                left = _not_in(have, text)
                if left:
                    passage = Passage(Tekst.letterlijk(left), bron.naam, _place(name))
                    found.append(Weggelaten(passage, _place(name), bewust=_place(name) is COMMENT))
    return found, list(_objects(names))


def _texts(bron: Bron) -> Iterator[str]:
    for blok in bron.blokken:
        yield from (passage.plat for passage in blok.passages())
    yield from (left_out.passage.plat for left_out in bron.weggelaten)


def _not_in(have: Counter[str], text: str) -> str:
    """The text when words of it are missing; those that are there count once."""
    said = Counter(words([text]))
    missing = Counter({word: n - have[word] for word, n in said.items() if n > have[word]})
    for word, count in said.items():
        have[word] = max(0, have[word] - count)
    if not missing:
        return ""
    whole = sum(missing.values()) * 2 > sum(said.values())
    return text if whole else " ".join(missing.elements())


def _read(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    if name.lower().endswith((".xml", ".rels")):
        try:
            root = etree.fromstring(archive.read(name), _PARSER)
        except etree.XMLSyntaxError:
            return
        yield from _paragraphs(root)
    elif re.search(r"\.(html?|mht|txt)$", name, re.IGNORECASE):
        plain = re.sub(r"<[^>]+>", " ", archive.read(name).decode("utf8", "replace"))
        yield from filter(None, (clean(line) for line in plain.split("\n")))
    elif name.lower().endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(archive.read(name))) as inner:
            if "word/document.xml" in inner.namelist():
                yield from _read(inner, "word/document.xml")


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def _paragraphs(root: Any) -> Iterator[str]:
    """The text of each paragraph, and of drawn words."""
    for p in root.iter("{*}p", "{*}si", "{*}is"):
        if text := clean("".join(_letters(p))):
            yield text
    if _tag(root) == "chartSpace":
        yield from filter(None, (clean(v.text or "") for v in root.iter("{*}v") if not _is_figure(v.text)))
    for drawn in root.iter("{urn:schemas-microsoft-com:vml}textpath"):
        yield clean(drawn.get("string", ""))


def _letters(element: Any) -> Iterator[str]:
    for child in element:
        tag = _tag(child)
        if tag in _GONE or tag in ("p", "tbl", "txbxContent"):
            continue
        if tag in _TEXTS:
            yield "" if _in_signs(child) else child.text or ""
        elif tag in _GAPS:
            yield " "
        elif tag == "noBreakHyphen":
            yield "-"
        else:
            yield from _letters(child)


def _in_signs(text: Any) -> bool:
    fonts = text.getparent().find("{*}rPr/{*}rFonts")
    return fonts is not None and any(value.startswith(_SIGN_FONTS) for value in fonts.attrib.values())


def _tag(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _is_figure(text: str | None) -> bool:
    return not text or text.replace(".", "").replace("-", "").isdigit()


def _place(name: str) -> str:
    return next((place for pattern, place in _PLACES if pattern.search(name)), ELSEWHERE)


def _objects(names: Sequence[str]) -> Iterator[str]:
    """One remark for all that is no text."""
    told = []
    for pattern, one, more in _KINDS:
        if count := sum(bool(pattern.search(name)) for name in names):
            told.append(f"{count} {one if count == 1 else _plural(one, more)}")
    if told:
        many = len(told) > 1 or not told[0].startswith("1 ")
        words_told = " en ".join(filter(None, [", ".join(told[:-1]), told[-1]]))
        yield OBJECTS.format(
            staan="staan" if many else "staat", wat=words_told, komen="komen" if many else "komt"
        )


def _plural(one: str, ending: str) -> str:
    return f"{one}{ending}" if ending else "ingevoegde bestanden"
