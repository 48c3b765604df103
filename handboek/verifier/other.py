"""Every kind of file but HTML: what it must be, and what it may not hold."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree
from xml.etree.ElementTree import ParseError

MOST_UNPACKED = 200_000_000
CODE = (".js", ".map")


def faults_in(site: Path, name: str) -> list[str]:
    """What is wrong with a file of a site. Raises `OSError`."""
    file = PurePosixPath(name)
    kind = file.suffix or file.name
    check = CHECKS.get(kind)
    if check is None:
        return [f"een bestand als ‘{kind}’ hoort niet op de site"]
    if kind in CODE and not name.startswith("assets/"):
        return ["code hoort alleen in de map assets"]
    content = (site / name).read_bytes()
    try:
        return [*check(content)]
    except UnicodeDecodeError:
        return ["is niet opgeslagen als UTF-8"]
    except (
        ValueError,
        RecursionError,
        OSError,
        EOFError,
        zlib.error,
        zipfile.BadZipFile,
        ParseError,
        csv.Error,
    ):
        return ["is beschadigd: het is niet te lezen als wat de naam belooft"]


def _starts_with(*signs: bytes) -> Callable[[bytes], Iterator[str]]:
    def check(content: bytes) -> Iterator[str]:
        if not content.startswith(signs):
            yield "is niet wat de naam belooft"

    return check


def _webp(content: bytes) -> Iterator[str]:
    if not (content.startswith(b"RIFF") and content[8:12] == b"WEBP"):
        yield "is niet wat de naam belooft"


def _text(content: bytes) -> Iterator[str]:
    content.decode("utf8")
    return iter(())


def _json(content: bytes) -> Iterator[str]:
    json.loads(content.decode("utf8"))
    return iter(())


# --- style sheets -----------------------------------------------------------------------------------

_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_CSS_LOADS = re.compile(r"""(url|src)\(\s*["']?\s*([^"')]*)|(@import|image-set\()""", re.IGNORECASE)


def _css(content: bytes) -> Iterator[str]:
    text = _CSS_ESCAPE.sub(_letter, _CSS_COMMENT.sub(" ", content.decode("utf8")))
    for load in _CSS_LOADS.finditer(text):
        address = load[2] or ""
        if load[3] or (
            re.match(r"[a-zA-Z][\w+.-]*:|//|\\", address) and not address.startswith("data:image/")
        ):
            yield f"haalt iets van een andere plaats: {load[0][:80]}"


def _letter(escape: re.Match[str]) -> str:
    """What an escape stands for (CSS Syntax, 4.3.7): `u\\72l(` is `url(`."""
    return chr(min(int(escape[1], 16), 0x10FFFF)) if escape[1] else escape[2]


# --- XML and pictures in it -------------------------------------------------------------------------

SVG = "http://www.w3.org/2000/svg"
_DRAWS = frozenset(
    """
    svg g defs title desc metadata path rect circle ellipse line polyline polygon text tspan textPath
    symbol use image clipPath mask pattern marker linearGradient radialGradient stop style switch view
    filter feBlend feColorMatrix feComponentTransfer feComposite feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feMerge feMergeNode feMorphology feOffset feTile feTurbulence feDropShadow
    """.split()  # noqa: SIM905 - a list of words is easier to read
)
_ACTIVE_NAMESPACES = ("", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML")


def _tree(content: bytes) -> ElementTree.Element:
    """The root of XML in UTF-8 without a document type: so without entities, or another file's.

    Raises `ValueError` or `ParseError`.
    """
    text = content.decode("utf8")
    declared = re.match(r"<\?xml[^>]*encoding=[\"']([\w-]+)", text)
    if "<!DOCTYPE" in text or "<!ENTITY" in text or (declared and declared[1].lower() != "utf-8"):
        raise ValueError
    return ElementTree.fromstring(content)


def _xml(content: bytes) -> Iterator[str]:
    _tree(content)
    yield from _faults_of_instructions(content)


def _faults_of_instructions(content: bytes) -> Iterator[str]:
    if content.count(b"<?") > content.startswith(b"<?xml "):
        yield "verwijst naar opmaak in een ander bestand"


def _svg(content: bytes) -> Iterator[str]:
    root = _tree(content)
    yield from _faults_of_instructions(content)
    if root.tag != f"{{{SVG}}}svg":
        yield "is geen gewone tekening"
    for node in root.iter():
        namespace, _, name = str(node.tag).removeprefix("{").rpartition("}")
        if namespace in _ACTIVE_NAMESPACES or (namespace == SVG and name not in _DRAWS):
            yield f"<{name}> hoort niet in een tekening"
        if name == "style" and _loads("".join(node.itertext())):
            yield "de opmaak in de tekening haalt iets van een andere plaats"
        for key, value in node.attrib.items():
            yield from _faults_of_attribute(key.rpartition("}")[2].lower(), value)


def _faults_of_attribute(name: str, value: str) -> Iterator[str]:
    if name.startswith("on"):
        yield f"{name}=… voert code uit"
    elif name == "base":
        yield "een tekening kan niet zeggen waar de rest van de site staat"
    elif name in ("href", "src") and not re.match(r"#|data:image/(png|jpeg|webp|gif);base64,", value.strip()):
        yield f"{name}={value[:80]} hoort niet in een tekening"
    elif _loads(value):
        yield f"{name}={value[:80]} haalt iets van een andere plaats"


def _loads(css: str) -> bool:
    """Whether a piece of style fetches something that is not in the drawing itself."""
    text = _CSS_ESCAPE.sub(_letter, _CSS_COMMENT.sub(" ", css)).lower()
    return "@import" in text or bool(re.search(r"""(?:url|src|image-set)\((?!\s*["']?\s*#)""", text))


# --- documents --------------------------------------------------------------------------------------

_PDF_ACTIVE = re.compile(
    rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToR|GoToE|Movie|Sound|Encrypt)\b"
)
"""What makes a reader of PDFs do more than show pages (ISO 32000-1, 12.6.4), or hides it."""


def _pdf(content: bytes) -> Iterator[str]:
    start = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", content[-2048:])
    at = int(start[1]) if start else -1
    if not content.startswith(b"%PDF-1.") or not re.match(rb"xref\s|\d+ \d+ obj\b", content[at : at + 30]):
        yield "is een beschadigde PDF"
        return
    for part in (content, *_unpacked(content)):
        if active := _PDF_ACTIVE.search(_names(part)):
            yield f"deze PDF doet meer dan zich laten lezen: {active[0].decode()}"
            return


def _names(part: bytes) -> bytes:
    """A piece of a PDF with its names written out: `/J#61vaScript` is `/JavaScript` (7.3.5)."""
    if b"#" not in part:
        return part
    return re.sub(rb"#([0-9a-fA-F]{2})", lambda code: bytes([int(code[1], 16)]), part)


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The objects of a PDF that are packed together (7.5.7); `zlib.error` for another way of packing."""
    left = MOST_UNPACKED
    for kind in re.finditer(rb"/ObjStm\b", content):
        if begin := re.compile(rb"stream\r?\n").search(content, kind.end()):
            part = zlib.decompressobj().decompress(content[begin.end() :], left)
            left -= len(part)
            if left <= 0:
                raise ValueError
            yield part


def _gz(content: bytes) -> Iterator[str]:
    with gzip.open(io.BytesIO(content)) as packed:
        if len(packed.read(MOST_UNPACKED + 1)) > MOST_UNPACKED:
            yield "wordt bij het uitpakken te groot"


# --- files for other programs -----------------------------------------------------------------------

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FORMULA = re.compile(r"\s*[=+@-](?![\d.,\s]*$)")
"""What a spreadsheet calculates with when it opens the file; a number below zero is none."""


def _office(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        if "[Content_Types].xml" not in names:
            yield "is niet wat de naam belooft"
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            yield "wordt bij het uitpakken te groot"
            return
        if any(re.search(r"vba|activex|embeddings/|externallinks/|\.exe$", n.lower()) for n in names):
            yield "bevat code of een ander bestand"
        if any(b"macroEnabled" in packed.read(name) for name in names if name == "[Content_Types].xml"):
            yield "bevat macro's"
        for name in names:
            if name.endswith(".rels"):
                yield from _faults_of_relations(packed.read(name))
            elif re.fullmatch(r"xl/worksheets/[^/]+\.xml", name) and _has_formula(packed.read(name)):
                yield "bevat een formule"


def _faults_of_relations(content: bytes) -> Iterator[str]:
    """What a program fetches when it opens the file: a link that a reader follows is none of that."""
    for relation in _tree(content).iter(_RELATIONS):
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            is_link = relation.get("Type", "").endswith("/hyperlink")
            if not (is_link and re.match(r"(https?://|mailto:)", target)):
                yield f"haalt iets van een andere plaats: {target[:80]}"


def _has_formula(sheet: bytes) -> bool:
    return any(str(node.tag).endswith("}f") for node in _tree(sheet).iter())


def _csv(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8-sig")
    separator = ";" if ";" in text.partition("\n")[0] else ","
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        for value in row:
            if _FORMULA.match(value):
                yield f"‘{value[:80]}’ zou een spreadsheet uitrekenen"
                return


CHECKS: dict[str, Callable[[bytes], Iterator[str]]] = {
    **{".css": _css, ".js": _text, ".map": _json, ".json": _json},
    **{".txt": _text, "LICENSE": _text, ".xml": _xml, ".gz": _gz},
    **{".svg": _svg, ".png": _starts_with(b"\x89PNG\r\n\x1a\n"), ".webp": _webp},
    **{".jpg": _starts_with(b"\xff\xd8\xff"), ".jpeg": _starts_with(b"\xff\xd8\xff")},
    **{".woff2": _starts_with(b"wOF2"), ".pdf": _pdf, ".docx": _office, ".xlsx": _office},
    **{".csv": _csv, ".ttl": _text, ".jsonld": _json},
}
"""The kinds of file that may be on a site, by their extension."""
