"""Hand-written pages: their front matter, their text, and where a fault in it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from handboek.loading.files import read
from handboek.loading.introduction import check_length
from handboek.messages import Melder, Melding, Report, Soort, faults

OWN_PAGES = "eigen/"
"""The folder in docs/ that is the organisation's."""
_FRONT_MATTER = re.compile(r"\A\ufeff?-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*(?:\n|\Z)", re.DOTALL)
"""As MkDocs reads it (mkdocs.utils.meta)."""


@dataclass(frozen=True)
class HandWritten:
    """A hand-written page: its file as seen from docs/, its front matter, and its text below that."""

    uri: str
    meta: dict[str, Any]
    text: str
    above: int
    """How many lines stand above the text."""

    @classmethod
    def read(cls, uri: str, source: str) -> HandWritten:
        """Cut a file into front matter and text."""
        source = re.sub(r"\r\n?", "\n", source)
        head = _FRONT_MATTER.match(source)
        if not head:
            return cls(uri, {}, source, 0)
        try:
            meta = yaml.safe_load(head[1])
        except yaml.YAMLError:
            meta = None
        if not isinstance(meta, dict):
            return cls(uri, {}, source, 0)
        return cls(uri, meta, source[head.end() :], head[0].count("\n"))

    @property
    def url(self) -> str:
        """The address of its page, from the site's root."""
        return re.sub(r"(^|/)index/$", r"\1", f"{self.uri.removesuffix('.md')}/")

    def reporter(self, meldingen: list[Melding]) -> Report:
        """Adds a fault in the text, by its line there, to `meldingen`, by its line in the file."""
        melder = Melder(f"docs/{self.uri}", meldingen)

        def report(line: int, soort: Soort, **gevonden: object) -> None:
            melder(self.above + line, 1, soort, **gevonden)

        return report


def own_files(docs: Path, meldingen: list[Melding]) -> Iterator[Path]:
    """An organisation's own files below a docs/ folder, in order; what cannot be one is reported instead.

    A link could lead anywhere, and publish any file of this machine.
    """
    docs = docs.resolve()
    for path in _walk(docs / OWN_PAGES):
        report = Melder(f"docs/{path.relative_to(docs).as_posix()}", meldingen)
        if path.resolve() != path:
            report(1, 1, faults.GEEN_BESTAND, naam=path.name)
        elif path.suffix != ".md" or _can_be_read(path, report):
            yield path


def _can_be_read(page: Path, report: Melder) -> bool:
    text = read(page, report)
    return text is not None and check_length(text, report)


def _walk(folder: Path) -> Iterator[Path]:
    """The files and links below a folder: its own first, index before the others, then folder by folder."""
    if folder.is_dir():
        for path in sorted(
            folder.iterdir(), key=lambda path: (path.is_dir(), path.stem != "index", path.name)
        ):
            if path.is_dir() and not path.is_symlink():
                yield from _walk(path)
            else:
                yield path
