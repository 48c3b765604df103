"""Coming back to a page, as a browser does it: Playwright's own keeps no pages and no closed tabs."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.chromium import FLAGS, find

_LEFT_OUT = [
    "--disable-back-forward-cache",
    "--disable-extensions",
    "--disable-component-extensions-with-background-pages",
]
_EXTENSION = {
    "manifest_version": 3,
    "name": "reopen",
    "version": "1",
    "permissions": ["sessions"],
    "background": {"service_worker": "reopen.js"},
}


@contextmanager
def keeping(browser: Browser, folder: Path) -> Iterator[BrowserContext]:
    """A browser that keeps pages for who goes back to them, and can open a closed tab again."""
    extension = folder / "extension"
    extension.mkdir()
    (extension / "manifest.json").write_text(json.dumps(_EXTENSION), "utf8")
    (extension / "reopen.js").touch()
    context = browser.browser_type.launch_persistent_context(
        folder / "profile",
        executable_path=find(),
        headless=False,
        ignore_default_args=_LEFT_OUT,
        args=[
            *FLAGS,
            "--headless=new",  # the other kind has no extensions
            f"--load-extension={extension}",
            "--disable-features=DisableLoadExtensionCommandLineSwitch",
        ],
    )
    yield context
    context.close()


def back(page: Page, address: str) -> None:
    """Go back; a page that was kept is shown without being loaded."""
    page.evaluate("history.back()")
    page.wait_for_url(address, wait_until="commit")
    page.wait_for_timeout(300)


def reopened(context: BrowserContext, page: Page) -> Page:
    """The tab of a page, closed and opened again."""
    try:
        worker = next(iter(context.service_workers), None) or context.wait_for_event("serviceworker")
    except Error:
        pytest.skip("This browser takes no extension.")
    page.wait_for_timeout(1500)  # a browser notes what is typed after a while
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    for _ in range(100):  # it is noted a moment later
        if worker.evaluate("chrome.sessions.getRecentlyClosed().then((closed) => closed.length)"):
            break
        time.sleep(0.1)
    with context.expect_page() as again:
        worker.evaluate("chrome.sessions.restore()")
    again.value.wait_for_load_state()
    return again.value
