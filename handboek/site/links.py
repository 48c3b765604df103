"""Every link and anchor within a built site, followed: `handboek links MAP`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_REFERENCES = {"href", "src", "action"}


def broken_links(site: Path, root: str = "/") -> list[str]:
    """What is wrong, as "page: what": a file or anchor that is not there, an id that stands twice.

    `root` is where the site stands on its host: its page of errors links from there. Raises `OSError` when
    the site is not a folder that can be read.
    """
    next(site.iterdir(), None)  # in a folder that is not there, rglob finds nothing wrong
    pages = {file.relative_to(site).as_posix(): _read(file) for file in sorted(site.rglob("*.html"))}
    found = []
    for page, parsed in pages.items():
        found += [
            f"{page}: de naam #{id} staat er twee keer" for id, n in Counter(parsed.ids).items() if n > 1
        ]
        for reference in parsed.references:
            url = urlsplit(urljoin(f"http://site{root}{page}", reference))
            if url.netloc != "site" or url.scheme != "http":
                continue
            path = unquote(url.path).removeprefix(root)
            target = f"{path}index.html" if path.endswith("/") or not path else path
            if not (site / target).is_file():
                found.append(f"{page}: {reference} bestaat niet")
            elif url.fragment and target in pages and unquote(url.fragment) not in pages[target].ids:
                found.append(f"{page}: {reference} heeft geen onderdeel met die naam")
    return found


@dataclass
class _Page:
    ids: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = _Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.page.ids.append(value)
            elif name in _REFERENCES and value:
                self.page.references.append(value)


def _read(file: Path) -> _Page:
    parser = _Parser()
    parser.feed(file.read_text("utf8"))
    return parser.page
