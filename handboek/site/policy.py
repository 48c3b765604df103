"""The Content-Security-Policy of the pages (partials/beleid.html): what it allows, and what it blocks."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from urllib.parse import urlsplit

from lxml import html as lxml_html

from handboek.messages import Report, Soort, faults, line_with

_LOADS = {"src", "srcset", "poster", "data"}
"""The attributes that make a browser fetch something; `href` does so in <link> alone."""
_FRAMES = {"iframe", "embed", "object"}
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@cache
def inline_scripts(html: str) -> str:
    """The scripts that stand in a piece of HTML, as a policy names them: 'sha256-…' 'sha256-…'."""
    digests = (sha256(script.encode()).digest() for script in _SCRIPT.findall(html))
    return " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)


def report_blocked(html: str, markdown: str, report: Report) -> None:
    """Report what the policy keeps from the readers of a page, at its line in the page's Markdown."""
    for soort, typed in _blocked(lxml_html.fragment_fromstring(html, create_parent=True)):
        report(line_with(typed, markdown), soort, waarde=typed)


def _blocked(page: lxml_html.HtmlElement) -> Iterator[tuple[Soort, str]]:
    """The kind of each fault, and a piece of how it was typed."""
    for element in page.iter("*"):
        tag = str(element.tag)
        if tag == "style" or tag in _FRAMES or (tag == "script" and not element.get("src")):
            yield faults.PAGINA_CODE, f"<{tag}"
        for name, value in element.attrib.items():
            if (name in _LOADS or (tag, name) == ("link", "href")) and urlsplit(value).netloc:
                yield faults.PAGINA_VREEMD, value
            elif name.startswith("on") or name == "style":
                yield faults.PAGINA_CODE, f"{name}="
            elif value.strip().casefold().startswith("javascript:"):
                yield faults.PAGINA_CODE, value
