"""What an organisation's own pages and files may be: a list of all that is allowed, and a fault for the rest.

The list is shorter than that of `verifier`, which looks once more at what was made: here someone can still be
told on which line it stands, and what to do instead.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path, PurePosixPath

from handboek.loading.files import read
from handboek.loading.introduction import check_page
from handboek.messages import Melder, Melding, Report, Soort, faults, kort, opsomming
from handboek.verifier.other import faults_in
from handboek.verifier.pages import TOKEN, kind, opening

FOLDER = "eigen/"
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
EXTENSIONS = (".md", *PICTURES, ".pdf", ".docx", ".xlsx")
"""What can stand in docs/eigen: pages, pictures, and files to download."""
_SIGNS = re.compile(
    r"""
    (?P<geweigerd>^[ \t]*;*-+8<-+ | <!\[)
    | (?P<alinea>^[ \t]*\n)
    | (?P<open>[\[(<] | (?<![\w*])[*_]+(?=[^\s*_]))
    | (?P<dicht>[\])>] | (?<=[^\s*_])[*_]+)
    """,
    re.MULTILINE | re.VERBOSE,
)
_OPENED_BY = {"]": "[", ")": "(", ">": "<"}
MOST_OPEN = 200
"""Brackets and stars that stand open in one paragraph."""
_NAME = re.compile(r"[^\W_][\w .,()+-]*")

ELEMENTS = frozenset(
    """
    p a h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td blockquote
    pre code kbd samp var em strong b i u s small mark sub sup del ins q cite abbr dfn time br hr wbr img
    figure figcaption details summary div span section address
    """.split()  # noqa: SIM905 - a list of words is easier to read
)
_EVERYWHERE = frozenset(("id", "class", "title", "lang", "dir", "align", "role", "hidden", "data-zoek"))
_SOMEWHERE = {
    "a": {"href", "target", "rel", "download"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "th": {"scope", "colspan", "rowspan", "headers"},
    "td": {"colspan", "rowspan", "headers"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "time": {"datetime"},
}
_SCHEMES = ("", "http", "https", "mailto", "tel")
_CODE = ("script", "style", "iframe", "embed", "object")


def report_unreadable(markdown: str, report: Report) -> bool:
    """Report the first thing that no engine should read, at its line; whether there is one.

    That is a piece of another file, which only pages of this project ask for, and signs that open again and
    again without an end: those take time with the square of their number, or more depth than Python has.
    """
    still_open: Counter[str] = Counter()
    for found in _SIGNS.finditer(markdown):
        match found.lastgroup:
            case "open":
                still_open[found[0][:1].replace("_", "*")] += 1
            case "dicht":
                opened = _OPENED_BY.get(found[0], "*")
                still_open[opened] = max(still_open[opened] - 1, 0)
            case "alinea":
                still_open.clear()
            case _:
                report(_line_at(found), faults.MACRO_KAN_NIET, waarde=found[0].strip(), bedoeld="")
                return True
        if max(still_open.values(), default=0) > MOST_OPEN:
            report(_line_at(found), faults.PAGINA_OPEN, waarde=found[0], hoogst=MOST_OPEN)
            return True
    return False


def _line_at(found: re.Match[str]) -> int:
    return found.string.count("\n", 0, found.start()) + 1


def report_strange(html: str, markdown: str, report: Report) -> None:
    """Report what may not stand in the HTML of an own page, at its line in the page's Markdown."""
    left = TOKEN.sub(lambda token: " " * len(token[0]), html)
    if "<" in left:  # from here on, a browser may read it otherwise than we do
        typed = html[left.index("<") :].partition("\n")[0].strip()
        report(line_of(typed, markdown), faults.PAGINA_HTML, waarde=kort(typed, 30))
        return
    for token in TOKEN.findall(html):
        for soort, typed in _strange(token):
            report(line_of(typed, markdown), soort, waarde=kort(typed, 60))


def line_of(typed: str, markdown: str) -> int:
    """The first line with a piece of HTML in it, also when that was typed with character references."""
    lines = enumerate(markdown.split("\n"), 1)
    return next((number for number, line in lines if typed in line or typed in unescape(line)), 1)


def own_files(docs: Path, meldingen: list[Melding]) -> Iterator[str]:
    """An organisation's own files in a docs/ folder, as seen from there, in the order of a menu."""
    found = [path.relative_to(docs).as_posix() for path in _walk(docs / FOLDER)]
    wrong = set(refused(found, docs, meldingen))
    yield from (file for file in found if file not in wrong)


def _walk(folder: Path) -> Iterator[Path]:
    """The files and links below a folder: its own first, index before the others, then folder by folder."""
    if folder.is_dir():
        for path in sorted(
            folder.iterdir(), key=lambda path: (path.is_dir(), path.stem != "index", path.name)
        ):
            if path.name.startswith("."):
                continue
            if path.is_dir() and not path.is_symlink():
                yield from _walk(path)
            else:
                yield path


def refused(files: Iterable[str], docs: Path, meldingen: list[Melding]) -> Iterator[str]:
    """Of the files in docs/, those that may not be published (reported).

    A link could lead anywhere, and publish any file of this machine; an own file must be of a kind that only
    shows itself.
    """
    docs = docs.resolve()
    for file in files:
        report = Melder(f"docs/{file}", meldingen)
        for soort, found in _faults_of(file, docs, report):
            report(1, 1, soort, **found)
        if report.aantal:
            yield file


def _faults_of(file: str, docs: Path, report: Melder) -> Iterator[tuple[Soort, dict[str, str]]]:
    path, name = docs / file, PurePosixPath(file)
    published = os.path.lexists(path) and not any(part.startswith(".") for part in name.parts)
    if published and path.resolve() != path:
        yield faults.GEEN_BESTAND, {"naam": path.name}
        return
    if not published or not file.startswith(FOLDER) or path.is_dir():
        return
    if not all(_NAME.fullmatch(part) for part in name.parts):
        yield faults.PAGINA_BESTANDSNAAM, {"naam": path.name}
    if name.suffix not in EXTENSIONS:
        yield faults.PAGINA_EXTENSIE, {"naam": path.name, "mogelijk": opsomming(EXTENSIONS)}
    elif name.suffix == ".md":
        if (text := read(path, report)) is not None:
            check_page(text, report)
    else:
        for what in faults_in(docs, file)[:1]:
            yield faults.PAGINA_BESTAND, {"wat": what}


def _strange(token: str) -> Iterator[tuple[Soort, str]]:
    """The kind of each fault in a tag, and a piece of how it was typed."""
    opened = opening(token)
    if not opened:
        return
    element, attributes, _ = opened
    if element not in ELEMENTS:
        yield faults.PAGINA_CODE if element in _CODE else faults.PAGINA_ELEMENT, f"<{element}"
    for name, value in attributes:
        scheme = kind(value)
        if name.startswith("on") or name == "style":
            yield faults.PAGINA_CODE, f"{name}="
        elif name in ("src", "srcset", "poster", "data") and scheme:
            yield faults.PAGINA_VREEMD, value
        elif name == "href" and scheme not in _SCHEMES:
            yield faults.PAGINA_VREEMD if scheme == "//" else faults.PAGINA_CODE, value
        elif element in ELEMENTS and not _is_known(element, name):
            yield faults.PAGINA_ELEMENT, name


def _is_known(element: str, attribute: str) -> bool:
    return (
        attribute in _EVERYWHERE or attribute in _SOMEWHERE.get(element, ()) or attribute.startswith("aria-")
    )
