"""The data folder: which file is what, and its text. Names and encodings are checked here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handboek import fouten
from handboek.meldingen import Melder, Melding, Soort, opsomming
from handboek.model import (
    GEDRAG,
    ID,
    Begrippen,
    Competentie,
    Functie,
    Gedragscompetentie,
    Gegevens,
    Onderdeel,
)

MAX_BYTES = 1_000_000
GEGEVENS = "handboek.yml"
BEGRIPPEN = "begrippen.yml"
FOLDERS: dict[str, type[Onderdeel]] = {
    "competenties": Competentie,
    "competenties/gedrag": Gedragscompetentie,
    "functies": Functie,
}
"""What each folder of the data holds: one file per item, its name without .yml the id."""

RESERVED = {"index", "gedrag", "con", "prn", "aux", "nul"}
"""Names that pages or Windows need for themselves."""

_MEANT_AS_DATA = re.compile(r"\.(ya?ml|txt|docx?|odt|rtf)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """A file of the handbook: what kind, which id, and the path that messages show."""

    kind: type[Onderdeel]
    id: str
    file: Path
    shown: str


class Folder:
    """A data folder; every fault in its names goes to `meldingen`."""

    def __init__(self, root: Path, meldingen: list[Melding]) -> None:
        self.root = root
        self._meldingen = meldingen

    def sources(self) -> Iterator[Source]:
        """Every readable handbook file, handboek.yml first, then by folder and name."""
        if not self.root.is_dir():
            self._fault(self.root, fouten.MAP_ONTBREEKT, map=self.root.name)
            return
        gegevens = self.root / GEGEVENS
        if gegevens.is_file():
            yield Source(Gegevens, "", gegevens, self.shown(gegevens))
        else:
            self._fault(gegevens, fouten.GEGEVENS_ONTBREKEN)
        if (begrippen := self.root / BEGRIPPEN).is_file():
            yield Source(Begrippen, "", begrippen, self.shown(begrippen))
        self._refuse_strays(self.root)
        for name, kind in FOLDERS.items():
            yield from self._items(name, kind)

    def shown(self, file: Path) -> str:
        """The path as messages name it: from the folder that holds the data folder."""
        return file.relative_to(self.root.parent).as_posix()

    def _items(self, name: str, kind: type[Onderdeel]) -> Iterator[Source]:
        folder = self.root / name
        self._refuse_strays(folder)
        seen: dict[str, str] = {}
        for file in sorted(folder.glob("*.yml")):
            id = file.stem
            twin = seen.setdefault(id.casefold(), file.name)
            if id.startswith("."):
                continue
            if twin != file.name:
                self._fault(file, fouten.NAAM_DUBBEL, ander=twin)
            elif id in RESERVED:
                self._fault(file, fouten.NAAM_BEZET, naam=file.name)
            elif not ID.fullmatch(id):
                self._fault(file, fouten.BESTANDSNAAM, naam=file.name, goed=slug(id) or "naam")
            elif self.root.resolve() not in file.resolve().parents:
                self._fault(file, fouten.BUITEN_DE_MAP)
            else:
                prefix = GEDRAG if kind is Gedragscompetentie else ""
                yield Source(kind, prefix + id, file, self.shown(file))

    def _refuse_strays(self, folder: Path) -> None:
        """Report what someone meant to be in the handbook, but that would not be read."""
        if not folder.is_dir():
            return
        known = {self.root / name for name in FOLDERS}
        for entry in sorted(folder.iterdir()):
            name = entry.name
            if name.startswith("."):
                continue
            if entry.is_dir():
                if entry not in known and any(entry.rglob("*.y*ml")):
                    self._fault(entry, fouten.ONBEKENDE_MAP, map=name, mappen=opsomming(FOLDERS))
            elif name.endswith(".yml"):
                if folder == self.root and name not in (GEGEVENS, BEGRIPPEN):
                    self._fault(entry, fouten.VERKEERDE_MAP, mappen=opsomming(FOLDERS))
            elif _MEANT_AS_DATA.search(name):
                goed = slug(name.partition(".")[0]) or "naam"
                self._fault(entry, fouten.EXTENSIE, naam=name, goed=goed)

    def _fault(self, file: Path, soort: Soort, **gevonden: object) -> None:
        Melder(self.shown(file), self._meldingen)(1, 1, soort, **gevonden)


def read(file: Path, report: Melder) -> str | None:
    """The text of a UTF-8 file, a byte-order mark left out; None when it cannot be (reported)."""
    if file.stat().st_size > MAX_BYTES:
        report(1, 1, fouten.TE_GROOT)
        return None
    content = file.read_bytes()
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        report(line, column, fouten.CODERING, gevonden=_encoding(content, error.start))
        return None


def slug(name: str) -> str:
    """The id that fits a name: "Opleidingscoördinator 1" → "opleidingscoordinator-1"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _encoding(content: bytes, start: int) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "‘Unicode’ (UTF-16)"
    letter = content[start : start + 1].decode("cp1252", "replace")
    return f"‘ANSI’ (Windows-1252), te zien aan het teken ‘{letter}’"
