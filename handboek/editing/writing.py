"""Texts that are written together: tried on a copy of the data first, and then all of them, or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from handboek.loading import load_handboek
from handboek.loading.beside import replace
from handboek.model import Handboek

Texts = Mapping[Path, str | None]
"""By file, what then stands in it; None when it goes."""


def tried(texts: Texts, data: Path) -> Handboek:
    """The handbook that a data folder would be with these texts; raises `Gegevensfout`."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(data, Path(folder) / data.name, symlinks=True))
        write({copy.parent / file.relative_to(data.parent): text for file, text in texts.items()})
        return load_handboek(copy)


def write(texts: Texts) -> None:
    """Write all of it, what is new before what goes; when that is broken off, every file is as it was."""
    before: dict[Path, bytes | None] = {}
    try:
        for file, text in sorted(texts.items(), key=lambda item: item[1] is None):
            before[file] = file.read_bytes() if file.is_file() else None
            if text is None:
                file.unlink(missing_ok=True)
            else:
                replace(file, text)
    except BaseException:
        for file, content in before.items():
            if content is None:
                file.unlink(missing_ok=True)
            else:
                replace(file, content)
        raise
