"""Typst makes the files. What did not change since an earlier build is taken from a cache.

A file is kept under a hash of all that it follows from: the data, the templates, the fonts, Typst.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.metadata import version
from pathlib import Path

import typst

from handboek.fonts import FONTS
from handboek.site.pdf.content import Document

TEMPLATES = Path(__file__).parent / "templates"
MANY = 500
"""So many take more than half a minute: from here on, a build tells that it goes on."""
MONTH = 30 * 24 * 3600
"""In seconds."""


def print_all(documents: Iterable[Document], folder: Path) -> Mapping[str, Path]:
    """Make the PDFs (tagged, PDF/UA-1) that `folder` does not hold yet; gives the file of each address.

    All cores take part. What no build used for a month is removed from the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[str, Path] = {}
    absent: dict[Path, tuple[str, str]] = {}
    for document in documents:
        data = json.dumps(document.data, ensure_ascii=False)
        file = folder / f"{_key(document.template, data)}.pdf"
        files |= dict.fromkeys(document.adressen, file)
        if file.exists():
            os.utime(file)
        else:
            absent[file] = document.template, data
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = pool.map(lambda job: _print(job[0], *job[1]), absent.items())
        for number, _ in enumerate(made, 1):
            _tell(number, len(absent))
    for kept in folder.iterdir():
        if kept.stat().st_mtime < time.time() - MONTH:
            kept.unlink()
    return files


def _print(file: Path, template: str, data: str) -> None:
    """Write one PDF: beside its place first, so that a build that stops leaves no half file."""
    compiler = typst.Compiler(
        TEMPLATES / f"{template}.typ", root=TEMPLATES, font_paths=_fonts(), sys_inputs={"data": data}
    )
    beside = file.with_suffix(f".{os.getpid()}")
    compiler.compile(output=beside, format="pdf", pdf_standards="ua-1", timestamp=0)
    beside.replace(file)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _key(template: str, data: str) -> str:
    return hashlib.sha256(f"{_maker()}\n{template}\n{data}".encode()).hexdigest()


@cache
def _maker() -> str:
    """What makes the files: the version of Typst, the templates and the fonts."""
    digest = hashlib.sha256(version("typst").encode())
    for file in sorted(TEMPLATES.rglob("*.*")):
        digest.update(f"\n{file.name}\n".encode() + file.read_bytes())
    return digest.hexdigest()


def _tell(number: int, total: int) -> None:
    if total >= MANY and (number % 100 == 0 or number == total):
        print(f"PDF {number} van {total}", file=sys.stderr)
