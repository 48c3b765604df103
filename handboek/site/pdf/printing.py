"""Typst makes the files. What did not change since an earlier build is taken from a cache.

A file is kept under a hash of all that it follows from: the data, the templates, the fonts, Typst.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Literal

import typst

from handboek.fonts import FONTS
from handboek.site.cache import Cache
from handboek.site.pdf import finishing
from handboek.site.pdf.content import Document
from handboek.site.pdf.finishing import finished

TEMPLATES = Path(__file__).parent / "templates"
STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
"""Readable by a screen reader, and in an archive."""
MANY = 500
"""So many take more than half a minute: from here on, a build tells that it goes on."""


def print_all(documents: Iterable[Document], folder: Path) -> Mapping[str, Path]:
    """Make the PDFs that `folder` does not hold yet; gives the file of each address.

    All cores take part.
    """
    kept = Cache(folder)
    files: dict[str, Path] = {}
    absent: dict[str, tuple[Document, str]] = {}
    for document in documents:
        data = json.dumps(document.data, ensure_ascii=False)
        key = _key(document.template, data)
        if file := kept.get(key):
            files |= dict.fromkeys(document.adressen, file)
        else:
            absent[key] = document, data
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = pool.map(lambda job: _print(job[0].template, job[1]), absent.values())
        for number, ((key, (document, _)), content) in enumerate(zip(absent.items(), made, strict=True), 1):
            files |= dict.fromkeys(document.adressen, kept.put(key, content))
            _tell(number, len(absent))
    kept.tidy()
    return files


def print_one(document: Document) -> bytes:
    """One PDF, which is not kept."""
    return _print(document.template, json.dumps(document.data, ensure_ascii=False))


def _print(template: str, data: str) -> bytes:
    """One PDF."""
    compiler = typst.Compiler(
        TEMPLATES / f"{template}.typ", root=TEMPLATES, font_paths=_fonts(), sys_inputs={"data": data}
    )
    made = compiler.compile(format="pdf", pdf_standards=[*STANDARDS], timestamp=0)
    assert isinstance(made, bytes)  # all pages in one file
    return finished(made)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _key(template: str, data: str) -> str:
    return hashlib.sha256(f"{_maker()}\n{template}\n{data}".encode()).hexdigest()


@cache
def _maker() -> str:
    """What makes the files: Typst and what packs them, the templates and the fonts."""
    digest = hashlib.sha256(f"{version('typst')} {version('pikepdf')}".encode())
    for file in (*sorted(TEMPLATES.rglob("*.*")), Path(finishing.__file__)):
        digest.update(f"\n{file.name}\n".encode() + file.read_bytes())
    return digest.hexdigest()


def _tell(number: int, total: int) -> None:
    if total >= MANY and (number % 100 == 0 or number == total):
        print(f"PDF {number} van {total}", file=sys.stderr)
