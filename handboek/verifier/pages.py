"""The HTML of a page, and where its links lead.

It is held to a stricter grammar than browsers ask: every `<` begins a tag, comment or script that is whole,
and no comment, attribute or script holds what could end another. Then there is one way to read it, whoever
reads it (HTML, 13.2.5 Tokenization). What is not on a list, of elements, attributes and addresses, is not
allowed.

The same tags stand on every page: what was found of a tag is kept.
"""

from __future__ import annotations

import html
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

_ATTRIBUTE = r"""\s+([a-zA-Z][-\w:]*)(?:=("[^"<]*"|'[^'<]*'|[^\s"'<>=`][^\s"'<>`]*))?"""
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_SOME = f"(?:{re.sub(r'[(](?![?])', '(?:', _ATTRIBUTE)})*"
_OPENING = re.compile(rf"<(?P<element>[a-zA-Z][a-zA-Z0-9]*){_SOME}\s*/?>")
TOKEN = re.compile(
    rf"<script{_SOME}>[^<]*(?:<(?!/script|!--)[^<]*)*</script>"
    rf"|<[a-zA-Z][a-zA-Z0-9]*{_SOME}\s*/?>|</[a-zA-Z][a-zA-Z0-9]*\s*>"
    r"|<!--(?!-?>)[^<>]*(?<!-)-->"
    r"|<!doctype html>",
    re.IGNORECASE,
)

# --- what stands first ------------------------------------------------------------------------------

_START = r'\s*<!doctype html>\s*<html(?: data-voet="[^"<]*")? lang="nl"(?: class="[\w -]*")?>\s*<head>\s*'
_POLICY = '<meta charset="utf-8">\\s*<meta http-equiv="Content-Security-Policy" content="%s">'
HEAD = re.compile(
    _START
    + _POLICY
    % (
        "default-src 'self'; script-src 'self' (?P<python>'wasm-unsafe-eval' )?"
        "(?P<hashes>'sha256-[\\w+/=]+'(?: 'sha256-[\\w+/=]+'){0,4});(?(python) worker-src 'self';) "
        "img-src 'self' data:; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'self'"
    )
)
"""The beginning of a page: before its policy stands nothing that a browser loads or runs."""
WORKSHOP = "werkplaats/index.html"
"""The one page that may run Python: as WebAssembly, in a worker."""
MOVED = re.compile(
    _START
    + _POLICY % "default-src 'none'; img-src 'self'; base-uri 'none'; form-action 'none'"
    + r'\s*<title>[^<]*</title>\s*<meta http-equiv="refresh" content="0; url=(?P<to>[^"<;]*)">'
)
"""The beginning of a page that moved."""

SHEET = re.compile(
    _START
    + _POLICY
    % "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'"
)
"""The beginning of a page that only shows itself."""

# --- what may stand in it ---------------------------------------------------------------------------

ELEMENTS = frozenset(
    """
    html head title meta link body header nav main article section aside footer search div span p a h1
    h2 h3 h4 h5 h6 ul ol li dl dt dd table caption colgroup col datalist thead tbody tfoot tr th td blockquote
    pre code kbd samp var em strong b i u s small mark sub sup del ins q cite abbr dfn time br hr wbr
    img figure figcaption picture source details summary dialog form label input button select optgroup
    option textarea fieldset legend output progress meter template script address ruby rt rp bdi bdo svg
    g path circle ellipse line rect polygon polyline
    """.split()  # noqa: SIM905 - a list of words is easier to read
)
_PLAIN = frozenset(
    """
    accept align alt autocapitalize autocomplete autofocus charset checked class cols colspan content d
    datetime defer dir disabled download enterkeyhint for headers height hidden http-equiv id inert
    inputmode label lang list loading max maxlength media method min minlength multiple name open
    pattern placeholder readonly rel required reversed role rows rowspan scope selected size sizes span
    spellcheck start step tabindex target title translate type value width wrap xmlns viewbox fill fill-
    rule clip-rule stroke stroke-width stroke-linecap stroke-linejoin points x y x1 x2 y1 y2 cx cy r rx
    ry transform opacity
    """.split()  # noqa: SIM905 - a list of words is easier to read
)
_ADDRESSES = {
    **{("a", "href"): "link", ("link", "href"): "load", ("img", "src"): "image", ("script", "src"): "load"},
    **{("img", "srcset"): "images", ("source", "srcset"): "images", ("form", "action"): "load"},
}
_METAS = frozenset(("viewport", "generator", "description", "robots"))
_SHARED = frozenset(("og:title", "og:description", "og:type", "og:site_name", "og:locale"))
"""What another program shows of a page that someone shares (Open Graph); no addresses."""
_PROPERTY = ("meta", "property")
_RELS = frozenset(("stylesheet", "icon", "canonical", "next", "prev"))
_SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_SCOPE = re.compile(r'new URL\("(?:\.|\.\.(?:/\.\.)*|/(?!/)[^"\\]*)",location\)')
"""What differs in a script of Material from page to page: the way to the root."""


class _Everything(Counter[str]):
    def __contains__(self, name: object) -> bool:
        return True


@dataclass
class Page:
    """What was found in a page. `scripts` says which code stands in it, but for the way to the root."""

    faults: list[str] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    links: set[str] = field(default_factory=set)
    scripts: frozenset[str] = frozenset()
    runs_python: bool = False


@dataclass
class _Tag:
    faults: tuple[str, ...] = ()
    id: str = ""
    links: tuple[str, ...] = ()
    code: str = ""
    """A script that runs."""
    inside: int = 0
    """How many `<` stand in it beside the one that it begins with."""
    rules: bool = False
    """A <meta> that speaks for the server: a policy, or where to go."""


_CLOSING = _Tag()


def read(file: Path) -> Page:
    """Read a page. Raises `OSError`."""
    try:
        text = file.read_bytes().decode("utf8")
    except UnicodeDecodeError:
        return Page(["is niet opgeslagen als UTF-8"])
    page, code, rules = Page(), [], 0
    tokens = Counter(TOKEN.findall(text))
    begun = tokens.total()
    for token, number in tokens.items():
        tag = _tag(token)
        if tag is _CLOSING:
            continue
        begun += tag.inside * number
        rules += tag.rules * number
        page.faults += tag.faults
        page.links.update(tag.links)
        if tag.id:
            page.ids[tag.id] += number
        if tag.code:
            code.append(tag.code)
    if "\0" in text or begun != text.count("<"):
        stray = TOKEN.sub(lambda token: " " * len(token[0]), text).find("<")
        page.faults.append(f"hier is geen geldige HTML te lezen: {_short(text[max(stray, 0) :])}")
    page.faults += _faults_of_head(text, code, rules, page)
    page.scripts = frozenset(_SCOPE.sub("", script) for script in code)
    return page


def _faults_of_head(text: str, code: list[str], rules: int, page: Page) -> Iterator[str]:
    """Whether the policy stands first, names the scripts of the page and no other, and rules alone."""
    head, moved = HEAD.match(text), MOVED.match(text)
    if head:
        hashes = [b64encode(sha256(script.encode()).digest()).decode() for script in code]
        if head["hashes"] != " ".join(f"'sha256-{digest}'" for digest in hashes):
            yield "het beleid noemt andere code dan er op de pagina staat"
        page.runs_python = bool(head["python"])
    elif moved:
        page.links.add(html.unescape(moved["to"]))
        if code or moved["to"] != html.unescape(moved["to"]) or kind(moved["to"]):
            yield "verwijst niet naar een adres van deze site"
    elif SHEET.match(text):
        if code or "<script" in text:
            yield "is een blad, en daarop hoort geen script"
    else:
        yield "begint niet met het beleid dat elke pagina hoort te hebben"
    if rules != (2 if moved else 1):
        yield "heeft een tweede beleid, of een doorverwijzing"


_ANY = Page(ids=_Everything())
"""What is no page of ours says itself where its places are: `handboek.pdf#page=2`."""


# --- one tag ----------------------------------------------------------------------------------------


@cache
def _tag(token: str) -> _Tag:
    """What may not stand in a tag, and what it says of the page."""
    opened = opening(token)
    if not opened:
        return _CLOSING
    element, pairs, end = opened
    inside = token[end:].removesuffix("</script>")
    tag = _Tag(code=_code(inside, dict(pairs)) if element == "script" else "")
    tag.faults = tuple(_faults_of_tag(element, pairs))
    if not tag.code and "<" in inside:  # where a script is text, as in a <title>, these would be tags
        tag.faults += (f"in <{element}> staat iets dat daar niet hoort: {_short(inside)}",)
    tag.id = next((value for name, value in pairs if name == "id"), "")
    tag.inside = token.count("<") - 1
    tag.rules = any(name == "http-equiv" for name, _ in pairs)
    followed = [url for name, value in pairs for url in _urls(element, name, value)]
    tag.links = tuple(url for url in followed if not kind(url) and ("rel", "canonical") not in pairs)
    return tag


def opening(token: str) -> tuple[str, list[tuple[str, str]], int] | None:
    """The element that a token opens, its attributes as a browser reads them, and where its tag ends."""
    begin = _OPENING.match(token)
    if not begin:
        return None
    pairs = [(name.lower(), _value(typed)) for name, typed in _ATTRIBUTES.findall(begin[0])]
    return begin["element"].lower(), pairs, begin.end()


def _value(typed: str) -> str:
    return html.unescape(typed[1:-1] if typed[:1] in ("'", '"') else typed)


def _code(inside: str, attributes: Mapping[str, str]) -> str:
    """What a <script> runs; data for a script is not run (HTML, 4.12.1)."""
    if "src" in attributes or attributes.get("type") == "application/json":
        return ""
    return inside or " "


def _faults_of_tag(element: str, pairs: list[tuple[str, str]]) -> Iterator[str]:
    attributes = dict(pairs)
    if element not in ELEMENTS:
        yield f"<{element}> hoort niet op een pagina"
    named = {"charset", "http-equiv"} & {*attributes} or attributes.get("name") in _METAS
    named = named or attributes.get("property") in _SHARED
    if element == "meta" and not named:
        yield f"<meta> met {_short(str(attributes))} hoort niet op een pagina"
    if element == "link" and not {*attributes.get("rel", "?").lower().split()} <= _RELS:
        yield f"<link rel={_short(attributes.get('rel', ''))}> hoort niet op een pagina"
    if element == "script" and attributes.get("type", "") not in ("", "application/json", "text/javascript"):
        yield f"<script type={_short(attributes['type'])}> hoort niet op een pagina"
    for name, value in pairs:
        use = _ADDRESSES.get((element, name))
        if use:
            yield from _faults_of_address(element, name, value, attributes)
        elif name not in _PLAIN and not name.startswith(("aria-", "data-")) and (element, name) != _PROPERTY:
            yield f"<{element} {name}=…> hoort niet op een pagina"
        elif name == "xmlns" and value != "http://www.w3.org/2000/svg":
            yield f"<{element} xmlns={_short(value)}> hoort niet op een pagina"


def _faults_of_address(element: str, name: str, value: str, attributes: Mapping[str, str]) -> Iterator[str]:
    use = _ADDRESSES[element, name]
    for url in _urls(element, name, value):
        scheme = kind(url)
        if use == "link":
            allowed = not scheme or scheme in _SCHEMES
        elif attributes.get("rel") == "canonical":
            allowed = scheme in ("", "http", "https")
        elif use.startswith("image") and scheme == "data":
            allowed = _clean(url).startswith(("data:image/png", "data:image/jpeg", "data:image/webp"))
        else:
            allowed = not scheme
        if not allowed:
            what = "voert code uit" if scheme in ("javascript", "vbscript", "data") else "staat ergens anders"
            yield f"<{element} {name}={_short(url)}> {what}"


def _urls(element: str, name: str, value: str) -> list[str]:
    use = _ADDRESSES.get((element, name))
    if use == "images":  # candidates with a width or density behind each (HTML, 4.8.4.2)
        return [part.split()[0] for part in re.split(r",\s", value) if part.split()]
    return [value] if use else []


def _clean(url: str) -> str:
    """An address as a browser reads it (URL, 4.4): without tabs and line ends, and with slashes one way."""
    return re.sub(r"[\t\n\r]", "", url).strip("".join(map(chr, range(33)))).replace("\\", "/")


def kind(url: str) -> str:
    """The scheme of an address; "//" for another host, "" for an address of the site itself."""
    url = _clean(url)
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", url)
    return scheme[1].lower() if scheme else "//" if url.startswith("//") else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"


# --- links ------------------------------------------------------------------------------------------


def dead_links(name: str, page: Page, pages: Mapping[str, Page], files: Set[str], root: str) -> Iterator[str]:
    """The links of a page that lead nowhere on the site."""
    folder = name.rpartition("/")[0]
    for link in page.links:
        target, anchor = _target(folder, link, root)
        if (target or name) not in files:
            yield f"{link} bestaat niet"
        elif anchor and anchor not in pages.get(target or name, _ANY).ids:
            yield f"{link} heeft geen onderdeel met die naam"


def _target(folder: str, link: str, root: str) -> tuple[str, str]:
    """The file that an address leads to, and the place in it.

    "" is the page itself, "?" is outside the site.
    """
    if link.startswith("../") and folder:  # from every page of a folder it leads to one place
        return _from(folder.rpartition("/")[0], link[3:] or "./", root)
    return _from(folder, link, root)


@cache
def _from(folder: str, link: str, root: str) -> tuple[str, str]:
    path, _, anchor = _clean(link).partition("#")
    path, anchor = unquote(path.partition("?")[0]), unquote(anchor)
    if not path:
        return "", anchor
    if path.startswith("/"):
        if not f"{path}/".startswith(root):
            return "?", ""
        path, folder = path[len(root) :], ""
    parts = folder.split("/") if folder else []
    *between, last = path.split("/")
    for part in (*between, last if last in (".", "..") else "."):
        if part == ".." and not parts:
            return "?", ""
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join((*parts, last if last not in ("", ".", "..") else "index.html")), anchor
