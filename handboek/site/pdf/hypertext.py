"""A hand-written page as a tree that a template of the PDFs reads: (tag, parts), a part is text or a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from handboek.fonts import printable
from handboek.site.hypertext import read

Tree = tuple[str, list[Any]]


def tree(page: str) -> Tree:
    """The HTML that MkDocs made of a page, without what only a screen needs."""
    root = read(page)
    for box in root.find_class("admonition"):
        box.tag = "blockquote"
    for title in root.find_class("admonition-title"):
        title.tag = "dt"
    _close_ranks(root)
    return _tree(root)


def _close_ranks(root: HtmlElement) -> None:
    """No heading is more than one level below the one before it: a tagged PDF asks that."""
    level = 0
    for element in root.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        level = min(int(element.tag[1]), level + 1)
        element.tag = f"h{level}"


def _tree(element: HtmlElement) -> Tree:
    return element.tag, list(_parts(element))


def _parts(element: HtmlElement) -> Iterator[str | Tree]:
    yield from _text(element.text)
    for child in element:
        yield _tree(child)
        yield from _text(child.tail)


def _text(text: str | None) -> Iterator[str]:
    """Text with its white space folded; a line break between two blocks is no text."""
    if text and (text.strip() or "\n" not in text):
        yield printable(re.sub(r"\s+", " ", text))
