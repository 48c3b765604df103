"""A reader of a built site, in a real Chromium."""

from __future__ import annotations

from io import BytesIO

from playwright.sync_api import Browser, BrowserContext, Page
from pypdf import PdfReader

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 800}
NARROWEST = {"width": 320, "height": 640}


class Reader:
    """A reader of one site: opens its pages, and keeps what went wrong meanwhile."""

    def __init__(self, browser: Browser, base: str) -> None:
        self._browser = browser
        self.base = base
        self.wrong: list[str] = []
        self._contexts: list[BrowserContext] = []

    def page(self, address: str = "", **context: object) -> Page:
        """A new page at an address below the site's root."""
        opened = self._browser.new_context(**{"viewport": WIDE, **context})  # type: ignore[arg-type]
        self._contexts.append(opened)
        page = opened.new_page()
        page.on("console", lambda m: self.wrong.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", self._check_host)
        page.goto(self.base + address)
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()
        assert self.wrong == [], self.wrong

    def _check_host(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith((self.base, "data:")):
            self.wrong.append(f"request to {url}")


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
