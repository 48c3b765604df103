"""Hand-written pages, whichever engine makes HTML of them: front matter, macros, and what is wrong there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from handboek.messages import Melder, Melding, Report, Soort
from handboek.site import front_matter, own_pages
from handboek.site.blocks import Blocks
from handboek.site.macros import Macros, callables
from handboek.site.sandbox import Sandbox, plain_group


class HandWritten:
    """A page of docs/, by its file as seen from there; what is wrong in it is added to `meldingen`."""

    def __init__(self, uri: str, source: str, meldingen: list[Melding]) -> None:
        self.uri = uri
        self.is_own = uri.startswith(own_pages.FOLDER)
        self._written = front_matter.read(source, own=self.is_own)
        self.text = self._written.text
        """What stands below the front matter; an engine may show another text instead."""
        self._melder = Melder(f"docs/{uri}", meldingen)
        self._blocks = Blocks()

    @property
    def url(self) -> str:
        """The address of its page, from the site's root."""
        return re.sub(r"(^|/)index/$", r"\1", f"{self.uri.removesuffix('.md')}/")

    @property
    def meta(self) -> dict[str, Any]:
        """The front matter, its texts as HTML, as the theme prints them."""
        return self._written.for_theme()

    def report(self, line: int, soort: Soort, **gevonden: object) -> None:
        """Tell of a fault at a line of the text, by its line in the file."""
        self._melder(self._written.above + line, 1, soort, **gevonden)

    def report_front_matter(self) -> None:
        """Tell of what is wrong above the text."""
        self._written.report_faults(self.report)

    def filled_in(self, macros: Macros, values: Mapping[str, object]) -> str:
        """The text with its macros filled in, whose blocks are stand-ins; "" when that cannot be done."""
        report: Report = self.report
        self.report_front_matter()
        text = self.text
        if self._written.values.get("render_macros") is not False:
            sandbox = Sandbox(values, self._blocks.stub)
            text = sandbox.render(text, callables(macros, report), plain_group(self._written.values), report)
        return "" if self.is_own and own_pages.report_unreadable(text, report) else text

    def checked(self, html: str) -> None:
        """Tell of what may not stand in the HTML that an engine made of an organisation's own page."""
        if self.is_own:
            own_pages.report_strange(self._blocks.without(html), self.text, self.report)

    def filled(self, html: str) -> str:
        """The HTML with its blocks where their stand-ins stand."""
        return self._blocks.fill(html)
