"""The Content-Security-Policy of the pages (partials/beleid.html): what it allows, and what it blocks."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from urllib.parse import urlsplit

from lxml import html as lxml_html

from handboek import fouten
from handboek.meldingen import Soort

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@cache
def inline_scripts(html: str) -> str:
    """The scripts that stand in a piece of HTML, as a policy names them: 'sha256-…' 'sha256-…'."""
    digests = (sha256(script.encode()).digest() for script in _SCRIPT.findall(html))
    return " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)


LOADS = {"src", "srcset", "poster", "data"}
"""The attributes that make a browser fetch something; `href` does so in <link> alone."""
FRAMES = {"iframe", "embed", "object"}


def blocked(page: str) -> Iterator[tuple[Soort, str]]:
    """What a reader would not see of a page's HTML: the kind of fault, and a piece of how it was typed."""
    root = lxml_html.fragment_fromstring(page, create_parent=True)
    for element in root.iter("*"):
        tag = str(element.tag)
        if tag == "style" or tag in FRAMES or (tag == "script" and not element.get("src")):
            yield fouten.PAGINA_CODE, f"<{tag}"
        for name, value in element.attrib.items():
            if (name in LOADS or (tag, name) == ("link", "href")) and urlsplit(value).netloc:
                yield fouten.PAGINA_VREEMD, value
            elif name.startswith("on") or name == "style":
                yield fouten.PAGINA_CODE, f"{name}="
            elif value.strip().casefold().startswith("javascript:"):
                yield fouten.PAGINA_CODE, value
