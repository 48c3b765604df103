"""A reader of a built site, in a real Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize
from pypdf import PdfReader

WIDE: ViewportSize = {"width": 1280, "height": 900}
ZOOMED: ViewportSize = {"width": 640, "height": 450}
"""What a zoom of 200 % leaves of a screen."""
NARROW: ViewportSize = {"width": 390, "height": 800}
NARROWEST: ViewportSize = {"width": 320, "height": 640}


class Contexts:
    """The browser contexts of a worker, one for each way of browsing: making one takes longer than a page."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._made: dict[tuple[bool, bool], tuple[BrowserContext, Page]] = {}
        """Each with an empty page, from which the others are cleaned up."""

    def get(self, *, java_script_enabled: bool = True, bypass_csp: bool = False) -> BrowserContext:
        """The context that browses so."""
        key = java_script_enabled, bypass_csp
        if key not in self._made:
            context = self._browser.new_context(
                viewport=WIDE, java_script_enabled=java_script_enabled, bypass_csp=bypass_csp
            )
            self._made[key] = context, context.new_page()
        return self._made[key][0]

    def clean(self, addresses: Iterable[str]) -> None:
        """Close every page, and forget what the sites at these addresses kept."""
        for context, empty in self._made.values():
            for page in context.pages:
                if page is not empty:
                    page.close()
            session = context.new_cdp_session(empty)
            for address in addresses:
                found = urlsplit(address)
                where = {"origin": f"{found.scheme}://{found.netloc}", "storageTypes": "local_storage"}
                session.send("Storage.clearDataForOrigin", where)
            session.detach()


class Reader:
    """A reader of one site: opens its pages, and keeps what went wrong meanwhile."""

    def __init__(self, contexts: Contexts, base: str) -> None:
        self._contexts = contexts
        self.base = base
        self.wrong: list[str] = []

    def page(
        self,
        address: str = "",
        *,
        viewport: ViewportSize = WIDE,
        color_scheme: Literal["light", "dark"] = "light",
        java_script_enabled: bool = True,
        bypass_csp: bool = False,
        script: str = "",
    ) -> Page:
        """A new page at an address below the site's root; `script` runs before any script of the site.

        `bypass_csp` lets scripts run that the site's policy would stop: what slips in then shows.
        """
        context = self._contexts.get(java_script_enabled=java_script_enabled, bypass_csp=bypass_csp)
        page = context.new_page()
        if viewport != WIDE:
            page.set_viewport_size(viewport)
        if color_scheme != "light":
            page.emulate_media(color_scheme=color_scheme)
        if script:
            page.add_init_script(script)
        if not bypass_csp:
            page.on("console", self._listen)
            page.on("pageerror", lambda error: self.wrong.append(str(error)))
            page.on("request", self._check_host)
        page.goto(self.base + address)
        return page

    def _listen(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(message.text)

    def _check_host(self, request: Any) -> None:
        if not request.url.startswith((self.base, "data:")):
            self.wrong.append(f"request to {request.url}")


Read = Callable[[str | Path], Reader]
"""Gives a reader of a site by its folder, which is then served, or by its address."""


WIDER = "document.documentElement.scrollWidth - innerWidth"


def too_wide(reader: Reader, addresses: Iterable[str]) -> list[str]:
    """The pages of a site that scroll sideways, each with the width at which it does."""
    page = reader.page()
    found = []
    for address in addresses:
        page.set_viewport_size(WIDE)
        page.goto(reader.base + address)
        for size in (WIDE, ZOOMED, NARROW, NARROWEST):
            page.set_viewport_size(size)
            if page.evaluate(WIDER) > 0:
                found.append(f"{address} ({size['width']})")
    return found


def printed(page: Page) -> PdfReader:
    """What comes out of the printer."""
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))


def words(paper: PdfReader) -> str:
    """The text on paper, white space folded."""
    return " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())


def wait_until(page: Page, condition: str) -> None:
    """Wait for an expression to hold; asked from outside, as the policy of the site forbids eval."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)
