"""Documents that other programs wrote, kept as files: LibreOffice, the docx package of npm, Word's own ways.

`vreemd/verwacht.yml` tells of each who wrote it and what should come out; a bank has the behaviour that many
of them describe.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.documenten.content import Verwacht

_FOLDER = Path(__file__).parent / "vreemd"


@dataclass(frozen=True)
class Vreemd:
    naam: str
    """The name of the file, without .docx: a title may come from it."""
    verwacht: Verwacht
    mag_niet_herkend: bool
    """Whether an import may say that it does not know."""

    def save(self, file: Path) -> None:
        file.write_bytes((_FOLDER / f"{self.naam}.docx").read_bytes())


def _read() -> Iterator[Vreemd]:
    read = yaml.safe_load((_FOLDER / "verwacht.yml").read_text("utf8"))
    for naam, said in read["documenten"].items():
        verwacht = Verwacht(
            said.get("functies", {}),
            _behaviour(said.get("gedrag", {}), read["banken"]),
            said.get("gebieden", ()),
            said.get("onderdelen", ()),
            said.get("erbij", {}),
            said.get("uitleg", {}),
        )
        yield Vreemd(naam, verwacht, said.get("niet herkend") == "mag")


def _behaviour(said: Any, banken: Mapping[str, Any]) -> Mapping[str, Any]:
    """By competency its behaviour per level; "zorg 3" is that of a bank up to the third level."""
    if not isinstance(said, str):
        return said  # type: ignore[no-any-return]
    bank, hoogste = said.split()
    return {
        label: {niveau: texts for niveau, texts in niveaus.items() if niveau <= int(hoogste)}
        for label, niveaus in banken[bank].items()
    }


VREEMDEN = {document.naam: document for document in _read()}
