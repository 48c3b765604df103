"""The data folder: which file is what, and its text. Names and encodings are checked here."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handboek.messages import Melder, Melding, Soort, faults, getal, opsomming
from handboek.model import (
    GEDRAG,
    ID,
    Begrippen,
    BijOns,
    BijOnsGedrag,
    Competentie,
    Functie,
    Gedragscompetentie,
    Gegevens,
    Onderdeel,
)
from handboek.model.limits import BESTAND, BESTANDSNAAM, COMPETENTIES, FUNCTIES, Grens
from handboek.words.ids import is_reserved, slug

GEGEVENS = "handboek.yml"
BEGRIPPEN = "begrippen.yml"
KEUZES = "keuzes.yml"
"""What was decided about an import: no part of the handbook."""
FOLDERS: dict[str, type[Onderdeel]] = {
    "competenties": Competentie,
    "competenties/gedrag": Gedragscompetentie,
    "functies": Functie,
}
"""What each folder of the data holds: one file per item, its name without .yml the id."""
EIGEN: dict[str, type[Onderdeel]] = {
    "eigen/competenties": BijOns,
    "eigen/competenties/gedrag": BijOnsGedrag,
}
"""What an organisation adds of its own, in a file with the name of what it belongs to."""

_DOCUMENT = re.compile(r".*\.(docx?|odt|rtf|pdf|pptx?|xlsx?|ods|csv|html?)", re.IGNORECASE)
_NO_TEXT = re.compile(r".*\.(png|jpe?g|gif|svg|webp|ico|zip|mp[34]|mov|msg|eml|exe|lnk|url)", re.IGNORECASE)
BLANK = "naam"
"""What the name of a new file is in the web editor, until someone types another."""
_MEANT_AS_DATA = re.compile(r"\.(ya?ml|txt|docx?|odt|rtf)\b", re.IGNORECASE)
_NOT_MEANT = re.compile(r"\..*|~.*|#.*#|.*(~|\.bak|\.orig|\.swp)|thumbs\.db|desktop\.ini", re.IGNORECASE)
"""What editors and systems leave behind."""


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
        self.refused: set[str] = set()
        self._meldingen = meldingen

    def sources(self) -> Iterator[Source]:
        """Every readable handbook file, handboek.yml first, then by folder and name."""
        if not self.root.is_dir():
            self._fault(self.root, faults.MAP_ONTBREEKT, map=self.root.name)
            return
        gegevens = self.root / GEGEVENS
        if os.path.lexists(gegevens) and self._is_plain(gegevens):
            yield Source(Gegevens, "", gegevens, self.shown(gegevens))
        elif not os.path.lexists(gegevens):
            self._fault(gegevens, faults.GEGEVENS_ONTBREKEN)
        if os.path.lexists(begrippen := self.root / BEGRIPPEN) and self._is_plain(begrippen):
            yield Source(Begrippen, "", begrippen, self.shown(begrippen))
        self._refuse_strays(self.root)
        self._refuse_strays(self.root / "eigen")
        for name, kind in (FOLDERS | EIGEN).items():
            yield from self._items(name, kind)

    def shown(self, file: Path) -> str:
        """The path as messages name it: from the folder that holds the data folder."""
        shown = file.relative_to(self.root.parent).as_posix()
        return shown.encode("utf8", "replace").decode("utf8")

    def _items(self, name: str, kind: type[Onderdeel]) -> Iterator[Source]:
        folder = self.root / name
        self._refuse_strays(folder)
        if not _is_folder(folder):
            return
        seen: dict[str, str] = {}
        for file in self._no_more(folder, FUNCTIES if kind is Functie else COMPETENTIES):
            id = file.stem
            twin = seen.setdefault(id.casefold(), file.name)
            if _NOT_MEANT.fullmatch(file.name):
                continue
            if twin != file.name:
                self._refuse(file, faults.NAAM_DUBBEL, ander=twin)
            elif id == BLANK:
                self._refuse(file, faults.NAAM_VAN_VOORBEELD, naam=file.name, goed=_name_in(file) or "…")
            elif is_reserved(id, kind):
                self._refuse(file, faults.NAAM_BEZET, naam=file.name)
            elif not ID.fullmatch(id):
                self._refuse(file, faults.BESTANDSNAAM, naam=file.name, goed=slug(id) or "naam")
            elif len(id) > BESTANDSNAAM.hoogste:
                found = {"aantal": getal(len(id)), "hoogst": getal(BESTANDSNAAM.hoogste)}
                self._refuse(file, faults.BESTANDSNAAM_TE_LANG, **found)
            elif self._is_plain(file):
                prefix = GEDRAG if kind in (Gedragscompetentie, BijOnsGedrag) else ""
                yield Source(kind, prefix + id, file, self.shown(file))

    def _no_more(self, folder: Path, grens: Grens) -> list[Path]:
        """The files of a folder, in order; when there are too many (reported) as many as may be."""
        files = sorted(folder.glob("*.yml"), key=lambda file: file.name)
        if len(files) > grens.hoogste:
            found = {"aantal": getal(len(files)), "hoogst": getal(grens.hoogste)}
            self._fault(folder, faults.TE_VEEL_BESTANDEN, **found)
            self.refused.update(file.stem for file in files[grens.hoogste :])
        return files[: grens.hoogste]

    def _is_plain(self, file: Path) -> bool:
        if is_plain(file):
            return True
        self._refuse(file, faults.GEEN_BESTAND, naam=file.name)
        return False

    def _refuse_strays(self, folder: Path) -> None:
        """Report what someone meant to be in the handbook, but that would not be read."""
        if os.path.lexists(folder) and _is_folder(folder.parent) and not _is_folder(folder):
            self._fault(folder, faults.GEEN_MAP, naam=folder.name)
        if not _is_folder(folder):
            return
        eigen = self.root / "eigen"
        mappen = opsomming(EIGEN if folder == eigen else FOLDERS)
        known = {self.root / name for name in (*FOLDERS, "eigen", *EIGEN)}
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            name = entry.name
            if _NOT_MEANT.fullmatch(name) or entry in known:
                continue
            if entry.is_dir() and not entry.is_symlink() and not name.endswith(".yml"):
                if any(entry.rglob("*.y*ml")):
                    self._fault(entry, faults.ONBEKENDE_MAP, map=name, mappen=mappen)
            elif folder == eigen and name.endswith(".yml"):
                self._refuse(entry, faults.VERKEERDE_MAP, mappen=mappen)
            elif folder == self.root:
                self._refuse_beside_the_folders(entry)
            elif not name.endswith(".yml"):
                self._refuse_name(entry)

    def _refuse_beside_the_folders(self, entry: Path) -> None:
        name = entry.name
        if name in (GEGEVENS, BEGRIPPEN, KEUZES):
            return
        if name.lower() in (GEGEVENS, BEGRIPPEN):
            self._fault(entry, faults.BESTANDSNAAM, naam=name, goed=name.lower().removesuffix(".yml"))
        elif name.endswith(".yml"):
            self._refuse(entry, faults.VERKEERDE_MAP, mappen=opsomming(FOLDERS))
        elif _MEANT_AS_DATA.search(name):
            self._refuse_name(entry)

    def _refuse_name(self, entry: Path) -> None:
        """Report a file whose name does not end in .yml."""
        name = entry.name
        is_other = _NO_TEXT.fullmatch(name)
        soort = (
            faults.DOCUMENT
            if _DOCUMENT.fullmatch(name)
            else faults.GEEN_TEKST
            if is_other
            else faults.EXTENSIE
        )
        self._refuse(entry, soort, naam=name, goed=slug(name.partition(".")[0]) or "naam")

    def _refuse(self, file: Path, soort: Soort, **gevonden: object) -> None:
        """Report a file that stands or is named wrong, and keep the id that it was meant to have."""
        self.refused.add(slug(file.name.partition(".")[0]))
        self._fault(file, soort, **gevonden)

    def _fault(self, file: Path, soort: Soort, **gevonden: object) -> None:
        Melder(self.shown(file), self._meldingen)(1, 1, soort, **gevonden)


def _name_in(file: Path) -> str:
    """The name that fits the title or label in a file."""
    try:
        found = re.search(r"^(?:titel|label): *(.+)", file.read_text("utf-8-sig", "replace"), re.MULTILINE)
    except OSError:
        return ""
    return slug(found[1]) if found else ""


def _is_folder(path: Path) -> bool:
    """Whether it is a folder, reached without a link, which could lead anywhere."""
    return path.is_dir() and path.resolve() == path


def folder_of(kind: type[Onderdeel]) -> str:
    """The folder, below the data folder, that holds items of this kind."""
    return next(name for name, held in FOLDERS.items() if held is kind)


def kind_of(name: str) -> tuple[type[Onderdeel], str] | None:
    """What a path from the data folder holds, and its id as the model has it; None for any other path."""
    if name in (GEGEVENS, BEGRIPPEN):
        return (Gegevens if name == GEGEVENS else Begrippen), ""
    folder, _, file = name.rpartition("/")
    kind, id = (FOLDERS | EIGEN).get(folder), file.removesuffix(".yml")
    if kind is None or not ID.fullmatch(id) or file == id or len(id) > BESTANDSNAAM.hoogste:
        return None
    if id == BLANK or is_reserved(id, kind):
        return None
    return kind, (GEDRAG if kind in (Gedragscompetentie, BijOnsGedrag) else "") + id


def is_plain(file: Path) -> bool:
    """Whether it is a file of its own: no link, folder or device, which could lead anywhere."""
    return os.path.lexists(file) and stat.S_ISREG(file.lstat().st_mode)


def read(file: Path, report: Melder) -> str | None:
    """The text of a UTF-8 file, a byte-order mark left out; None when it cannot be (reported)."""
    try:
        if file.stat().st_size > BESTAND.hoogste * 1000:
            report(1, 1, faults.TE_GROOT)
            return None
        content = file.read_bytes()
    except OSError:
        report(1, 1, faults.GEEN_BESTAND, naam=file.name)
        return None
    if b"\0" in content:
        report(1, 1, faults.CODERING, gevonden="‘Unicode’ (UTF-16)")
        return None
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        report(line, column, faults.CODERING, gevonden=_encoding(content, error.start))
        return None


def _encoding(content: bytes, start: int) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "‘Unicode’ (UTF-16)"
    letter = content[start : start + 1].decode("cp1252", "replace")
    return f"‘ANSI’ (Windows-1252), te zien aan het teken ‘{letter}’"
