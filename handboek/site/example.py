"""Mistakes as HR makes them, loaded for real: what the guide shows is what the handbook says."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path

from handboek.loading import read_data
from handboek.messages import Melding

_LEVELS = "niveau 1:\n  - Doet dit.\nniveau 2:\n  - Doet meer.\nniveau 3:\n  - Doet alles.\n"
_HANDBOEK = {
    "handboek.yml": "titel: Voorbeeld\nclusters:\n  mensen:\n    label: Mensen\n",
    "competenties/samenwerken.yml": f"label: Samenwerken\ncluster: mensen\ndefinitie: Helpt.\n{_LEVELS}",
    "competenties/communiceren.yml": f"label: Communiceren\ncluster: mensen\ndefinitie: Praat.\n{_LEVELS}",
    "competenties/gedrag/inzet.yml": "label: Inzet\ndefinitie: Zet zich in.\nindicatoren:\n  - Werkt door.\n",
}
"""A handbook just large enough for a file to be right or wrong in."""


@lru_cache
def meldingen_bij(pad: str, inhoud: str) -> tuple[Melding, ...]:
    """What the handbook says of one file with this content; raises `ValueError` for a path outside it."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder).resolve() / "data"
        for name, text in {**_HANDBOEK, pad: inhoud}.items():
            file = data / name
            if data not in file.resolve().parents:
                raise ValueError(pad)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf8")
        return tuple(sorted(set(read_data(data).meldingen)))
