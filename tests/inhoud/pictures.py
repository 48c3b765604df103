"""Makes the pictures of the site that README and the guides show. Run it after a change of the look.

Beside the pictures it keeps of each what its parts say and how they look, so that a test can tell when one
has grown old. Pixels would differ with every Chromium.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from handboek.loading import load_handboek
from handboek.words.addresses import adres
from tests.chromium import FLAGS, find
from tests.sites import PROJECT, edit, previewed

TARGET = PROJECT / "docs" / "bijdragen" / "beelden"
KEPT = Path(__file__).with_suffix(".json")
_SEEN = """parts => {
    const about = ["content", "color", "backgroundColor", "fontFamily", "fontSize", "fontWeight", "display",
        "textDecorationLine", "textTransform", "borderTop", "borderBottom", "borderRadius", "paddingTop",
        "paddingLeft", "marginTop", "maskImage", "backgroundImage"];
    const look = (part, pseudo) => about.map(key => getComputedStyle(part, pseudo)[key]);
    const own = part => [...part.childNodes].filter(node => node.nodeType === Node.TEXT_NODE)
        .map(node => node.data.trim()).join(" ");
    for (const moving of document.getAnimations()) moving.cancel();
    const whole = parts.flatMap(part => [...document.querySelectorAll(part)]);
    return whole.flatMap(part => [part, ...part.querySelectorAll("*")])
        .filter(part => part.checkVisibility())
        .map(part => [part.localName, part.dataset.n, own(part), look(part), look(part, "::before")]);
}"""
"""What a reader sees of some parts of a page: each visible element with its own text and its look."""


class Picture(NamedTuple):
    """A picture of what an open page shows, at a place on it; `parts` select what it is about."""

    name: str
    page: Page
    clip: FloatRect
    parts: tuple[str, ...]

    def digest(self) -> str:
        """What the parts say and how they look, in short."""
        seen = json.dumps(self.page.evaluate(_SEEN, list(self.parts)))
        return sha256(seen.replace(self.page.url, "").encode()).hexdigest()


def pictures(browser: Browser, folder: Path) -> Iterator[Picture]:
    """Each picture, its page open; `folder` is for the data that it shows."""
    data = Path(shutil.copytree(PROJECT / "data", folder / "data"))
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    functie = next(adres(role).rstrip("/") for role in load_handboek(data).functies.values() if role.schaal)
    head = (".md-header__inner", ".md-tabs")
    role = ("h1", ".feiten", ".doel", ".doen", "h2#deel_competentiematrix", "table.matrix")

    with previewed(data) as address:
        page.goto(f"{address}{functie}/")
        yield Picture("functie", page, {"x": 0, "y": 0, "width": 1280, "height": 860}, (*head, *role))

    edit(data / "handboek.yml", "titel:", "bewerkadres: https://git.voorbeeld.nl/edit/main/\ntitel:")
    with previewed(data) as address:
        page.goto(f"{address}{functie}/")
        page.locator(".bewerk").scroll_into_view_if_needed()
        page.locator(".bewerk").hover()
        clip: FloatRect = {"x": 250, "y": 460, "width": 750, "height": 400}
        yield Picture("wijzig", page, clip, (".bewerk",))

    edit(data / f"{functie}.yml", "samenwerken: 2", "samenwerken: 3")
    with previewed(data) as address:
        page.goto(f"{address}{functie}/")
        clip = {"x": 250, "y": 330, "width": 750, "height": 460}
        yield Picture("gewijzigd", page, clip, role[3:])

    edit(data / f"{functie}.yml", "samenwerken: 3", "samenwerke: 3")
    with previewed(data) as address:
        page.goto(address)
        yield Picture("fout", page, {"x": 0, "y": 0, "width": 1280, "height": 420}, (*head, "article"))


def main() -> None:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        kept = {}
        for picture in pictures(browser, Path(name)):
            picture.page.screenshot(
                path=TARGET / f"{picture.name}.png", clip=picture.clip, animations="disabled"
            )
            kept[picture.name] = picture.digest()
        browser.close()
    KEPT.write_text(f"{json.dumps(kept, indent=2)}\n", "utf8")


if __name__ == "__main__":
    main()
