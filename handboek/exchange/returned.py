"""Whether a file is a workbook of ours that comes back."""

from __future__ import annotations

import zipfile
from pathlib import Path

from handboek.exchange.tables import ABOUT


def is_ours(file: Path) -> bool:
    """Whether it has the sheet that every workbook of ours ends with."""
    try:
        with zipfile.ZipFile(file) as packed:
            return f'name="{ABOUT}"'.encode() in packed.read("xl/workbook.xml")
    except (zipfile.BadZipFile, KeyError, OSError):
        return False
