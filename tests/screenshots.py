"""Makes the pictures of the site that README and the guides show. Run it after a change of the look."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import FLAGS, find
from tests.sites import PROJECT, built

PICTURES = {"functie": "functies/leercoach-1/"}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = built(PROJECT / "data", Path(folder) / "site")
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        for name, address in PICTURES.items():
            page.goto((site / address / "index.html").as_uri())
            target = PROJECT / "docs" / "bijdragen" / "beelden" / f"{name}.png"
            target.parent.mkdir(exist_ok=True)
            page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    main()
