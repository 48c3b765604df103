"""A job of the press: a template of Typst with its data becomes a PDF, or several PDFs become one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Literal, NamedTuple

import typst

from handboek.fonts import FONTS
from handboek.press.binding import bound
from handboek.press.finishing import finished

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
"""Readable by a screen reader, and in an archive."""
_OWN = sorted(Path(__file__).parent.glob("*.py"))
MAKERS = (version("typst"), version("pikepdf"), *(file.read_text("utf8") for file in _OWN))
"""What the bytes of a PDF follow from, beside its template and data."""


class Print(NamedTuple):
    """A template, and the data that it reads (JSON)."""

    template: Path
    data: str


class Bind(NamedTuple):
    """Files to bind, each by its name: see `bound`."""

    parts: Sequence[tuple[str, Path]]


Job = Print | Bind


def make(job: Job) -> bytes:
    """The PDF."""
    return bound(job.parts) if isinstance(job, Bind) else _printed(job.template, job.data)


def _printed(template: Path, data: str) -> bytes:
    compiler = typst.Compiler(template, root=template.parent, font_paths=_fonts(), sys_inputs={"data": data})
    made = compiler.compile(format="pdf", pdf_standards=[*STANDARDS], timestamp=0)
    assert isinstance(made, bytes)  # all pages in one file
    return finished(made)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
