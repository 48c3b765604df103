"""Blocks of HTML that macros give: a page holds a short stand-in until its Markdown is read."""

from __future__ import annotations

import re

_STAND_IN = re.compile(r'<div data-blok="(\d+)"></div>')


class Blocks:
    """The blocks of one page."""

    def __init__(self) -> None:
        self._blocks: dict[str, str] = {}

    def stub(self, html: str) -> str:
        """A stand-in for a block: Markdown would parse it, letter by letter. Other HTML stays as it is."""
        if not html.startswith("<div"):
            return html
        number = str(len(self._blocks))
        self._blocks[number] = html
        return f'<div data-blok="{number}"></div>'

    def fill(self, html: str) -> str:
        """The page with its blocks where their stand-ins stand; one that someone typed stays."""
        return _STAND_IN.sub(lambda stand_in: self._blocks.get(stand_in[1], stand_in[0]), html)

    def without(self, html: str) -> str:
        """The page without its stand-ins: what is left, someone typed or Markdown made."""
        return _STAND_IN.sub(lambda stand_in: "" if stand_in[1] in self._blocks else stand_in[0], html)
