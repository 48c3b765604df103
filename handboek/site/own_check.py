"""What is wrong in an organisation's own pages, told without a build: macros, links, front matter."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import date
from html import unescape
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml
from markdown import Markdown

from handboek.compare import Nabijheid
from handboek.messages import Melding, faults
from handboek.model import Handboek
from handboek.site import own_pages
from handboek.site.folders import Folders
from handboek.site.hand_written import HandWritten
from handboek.site.html import Renderer
from handboek.site.macros import Macros, variables
from handboek.words.addresses import adres
from handboek.words.likeness import nearest

_MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_LINK = re.compile(r'<(?:a|img)\b[^>]*?\b(?:href|src)="([^"]*)"')


def faults_in_own_pages(folders: Folders, handboek: Handboek | None, vandaag: date) -> list[Melding]:
    """Every fault in docs/eigen/; without a handbook, because of faults in the data, what needs none."""
    meldingen: list[Melding] = []
    files = list(own_pages.own_files(folders.own_docs, meldingen))
    pages = [
        HandWritten(file, (folders.own_docs / file).read_text("utf-8-sig"), meldingen)
        for file in files
        if file.endswith(".md")
    ]
    if handboek is None:
        for page in pages:
            page.report_front_matter()
    elif pages:
        _Check(folders, handboek, vandaag, files).run(pages)
    return sorted(set(meldingen))


class _Check:
    def __init__(self, folders: Folders, handboek: Handboek, vandaag: date, files: list[str]) -> None:
        self._renderer = Renderer(handboek, pdfs=False, nabijheid=Nabijheid(handboek))
        self._vandaag = vandaag
        self._values = variables(handboek)
        self._config = _config(folders)
        shipped = folders.shipped / "docs"
        self._known = {
            *files,
            *(file.relative_to(shipped).as_posix() for file in shipped.rglob("*") if file.is_file()),
            *(f"{adres(item)[:-1]}.md" for item in handboek.alles()),
        }

    def run(self, pages: list[HandWritten]) -> None:
        for page in pages:
            macros = Macros(self._renderer, self._vandaag, None, lambda page=page: page.url)  # type: ignore[misc]
            text = page.filled_in(macros, self._values) or _MACRO.sub("", page.text)
            try:
                html = Markdown(**self._config).convert(text)
            except Exception:  # whatever goes wrong in Markdown, HR wrote it and can mend it
                page.report(1, faults.PAGINA_ONLEESBAAR)
                continue
            page.checked(html)
            for typed, path in _links(html, page.uri):
                if self._leads_nowhere(path):
                    self._report(page, typed, path)

    def _leads_nowhere(self, path: str) -> bool:
        """Whether a file of ours is meant that is not there; `links` looks at what only a built site has."""
        meant = path.startswith(own_pages.FOLDER) or path.endswith((".md", *own_pages.PICTURES))
        return meant and bool(PurePosixPath(path).suffix) and path not in self._known

    def _report(self, page: HandWritten, typed: str, path: str) -> None:
        near = nearest(path, [known for known in self._known if _kind(known) == _kind(path)], least=0.7)
        bedoeld = f" Bedoel je ‘{posixpath.relpath(near, posixpath.dirname(page.uri))}’?" if near else ""
        report = faults.PAGINA_AFBEELDING if path.endswith(own_pages.PICTURES) else faults.PAGINA_LINK
        page.report(own_pages.line_of(typed, page.text), report, waarde=typed, bedoeld=bedoeld)


def _kind(path: str) -> bool:
    return path.endswith(own_pages.PICTURES)


def _links(html: str, uri: str) -> Iterator[tuple[str, str]]:
    """The links and pictures in a page: as typed, and the file in docs/ to which that leads."""
    for found in dict.fromkeys(_LINK.findall(html)):
        typed = unescape(found)
        parts = urlsplit(typed)
        if not parts.scheme and not parts.netloc and parts.path and not parts.path.startswith("/"):
            yield typed, posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(parts.path)))


def _config(folders: Folders) -> Mapping[str, Any]:
    """How Markdown is read, as mkdocs.yml tells."""
    shipped = folders.shipped
    written = (shipped / "mkdocs.yml").read_text("utf8").replace("!relative $config_dir", str(shipped))
    listed = yaml.safe_load(written)["markdown_extensions"]
    configs = {name: settings for item in listed if isinstance(item, dict) for name, settings in item.items()}
    names = [next(iter(item)) if isinstance(item, dict) else item for item in listed]
    return {"extensions": names, "extension_configs": configs}
