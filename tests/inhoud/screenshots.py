"""Makes the pictures of the site that README and the guides show. Run it after a change of the look."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import FLAGS, find
from tests.sites import PROJECT, built, previewed

TARGET = PROJECT / "docs" / "bijdragen" / "beelden"
FUNCTIE = "functies/leercoach-1"


def main() -> None:
    browser_path = find()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        data = Path(shutil.copytree(PROJECT / "data", folder / "data"))
        gegevens = data / "handboek.yml"
        gegevens.write_text(gegevens.read_text("utf8") + "bewerkadres: https://git.voorbeeld.nl/edit/main/\n")
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 860})

        page.goto(_page(built(PROJECT / "data", folder / "site"), FUNCTIE))
        page.screenshot(path=TARGET / "functie.png")
        page.goto(_page(built(data, folder / "edit"), FUNCTIE))
        page.locator(".bewerk").scroll_into_view_if_needed()
        page.locator(".bewerk").hover()
        page.screenshot(path=TARGET / "wijzig.png", clip={"x": 250, "y": 460, "width": 750, "height": 400})

        functie = data / f"{FUNCTIE}.yml"
        functie.write_text(functie.read_text("utf8").replace("samenwerken: 2", "samenwerken: 3"))
        page.goto(_page(built(data, folder / "changed"), FUNCTIE))
        page.screenshot(path=TARGET / "gewijzigd.png", clip={"x": 250, "y": 330, "width": 750, "height": 460})

        functie.write_text(functie.read_text("utf8").replace("samenwerken: 3", "samenwerke: 3"))
        with previewed(data) as address:
            page.goto(address)
            page.screenshot(path=TARGET / "fout.png", clip={"x": 0, "y": 0, "width": 1280, "height": 420})
        browser.close()


def _page(site: Path, address: str) -> str:
    return (site / address / "index.html").as_uri()


if __name__ == "__main__":
    main()
