"""What a reader waits for, in a real Chromium: a first visit, the search, the matrix."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import FLAGS, find
from tests.sites import served

NEXT_FRAME = (
    "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now() - began))))"
)
SLOW_LINE = 400
"""In kbit/s."""
LARGEST_PAINT = """new Promise(done =>
    new PerformanceObserver(found => done(found.getEntries().at(-1).startTime))
        .observe({ type: "largest-contentful-paint", buffered: true }))"""
CHOOSE = f"""field => {{
    field.selectedIndex = 1;
    const began = performance.now();
    field.dispatchEvent(new Event("input", {{ bubbles: true }}));
    return {NEXT_FRAME};
}}"""
"""Choose the second option of a field; gives the milliseconds until the next frame is shown."""

TYPE = """(field, seen) => new Promise(done => {
    const began = performance.now();
    new MutationObserver((_, looking) => (looking.disconnect(), done(performance.now() - began)))
        .observe(document.querySelector(seen), { childList: true });
    field.value += " En zo.";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
})"""
"""Type in a field and leave it; gives the milliseconds until what it comes to is shown."""


class Browsing:
    """A browser that nobody has used yet, on a site that is served."""

    def __init__(self, browser: Browser, site: Path, base: str) -> None:
        self._browser, self._site, self._base = browser, site, base

    def first_visit(self, address: str) -> int:
        """The bytes that a page and all that it asks for take, compressed as a web server does."""
        asked: set[str] = set()
        page = self._browser.new_context().new_page()
        page.on("request", lambda request: asked.add(urlsplit(request.url).path))
        page.goto(self._base + address, wait_until="networkidle")
        page.context.close()
        files = (self._site / path.lstrip("/") for path in asked)
        return sum(
            len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes()))
            for file in files
        )

    def search(self, query: str) -> float:
        """Milliseconds from the first letter typed until results are shown; the index is not there yet."""
        page = self._browser.new_context().new_page()
        page.goto(self._base)
        began = float(page.evaluate("performance.now()"))
        page.get_by_label("Zoek in het handboek").fill(query)
        page.locator(".zoekpaneel a").first.wait_for()
        waited = float(page.evaluate("performance.now()")) - began
        page.context.close()
        return waited

    def matrix(self) -> tuple[float, float]:
        """Milliseconds until the matrix can be used, and that its slowest choice takes until it is shown."""
        page = self._browser.new_context().new_page()
        page.goto(f"{self._base}matrix/")
        page.locator(".matrixstand [role=status]:not(:empty)").wait_for()
        opened = float(page.evaluate("performance.now()"))
        waited = max(
            float(page.locator(f".matrixkeuze select[name={name}]").evaluate(CHOOSE))
            for name in ("niveau", "cluster", "soort")
        )
        page.context.close()
        return opened, waited

    def workshop(self, role: str) -> tuple[float, float, float]:
        """Milliseconds until a role stands in the werkplaats, from what the browser kept of it; and after a
        change until its page, and until what it means: the best of a few.
        """
        page = self._browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        for _ in ("fetched", "kept"):
            page.goto(f"{self._base}werkplaats/?wijzig=functies/{role}")
            page.locator("[data-pagina] h1").wait_for(timeout=120_000)
        started = float(page.evaluate("performance.now()"))
        waited: dict[str, list[float]] = {"[data-pagina]": [], "#blad-gevolgen": []}
        for _ in range(4):
            for seen, times in waited.items():
                page.wait_for_timeout(2000)
                times.append(float(page.locator("[data-formulier] textarea").first.evaluate(TYPE, seen)))
        page.context.close()
        shown, told = map(min, waited.values())
        return started, shown, told

    def painted(self, address: str) -> float:
        """Milliseconds until the largest part of a page is there, on a slow line, for who comes first."""
        page = self._browser.new_context().new_page()
        bytes_a_second = SLOW_LINE * 1000 / 8
        line = {"offline": False, "latency": 0, "downloadThroughput": bytes_a_second, "uploadThroughput": -1}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", line)
        page.goto(self._base + address, wait_until="load")
        painted = float(page.evaluate(LARGEST_PAINT))
        page.context.close()
        return painted


@contextmanager
def browsing(site: Path) -> Iterator[Browsing]:
    """Serve a site and open a browser; raises `RuntimeError` when there is none."""
    executable = find()
    if executable is None:
        raise RuntimeError("There is no Chromium; tests/chromium.py installs one.")
    with served(site, zipped=True) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield Browsing(browser, site, address)
        browser.close()
