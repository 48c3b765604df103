"""HTML that was made before, read back as a tree."""

from __future__ import annotations

from lxml import html
from lxml.etree import XPath
from lxml.html import HtmlElement

_UNSEEN = XPath(
    ".//a[contains(@class, 'headerlink')] | .//script | .//style | .//template | .//svg"
    " | .//comment() | .//processing-instruction()"
)


def read(page: str) -> HtmlElement:
    """A page, or a part of one, as the children of one element; without what nobody reads in its text."""
    root = html.fragment_fromstring(page, create_parent="div")
    for unseen in _UNSEEN(root):
        unseen.drop_tree()
    return root


def folded(text: str | None) -> str:
    """Text with its white space as a browser shows it."""
    return " ".join((text or "").split())
