"""A proposal: files of a handbook as they are to become, and the texts in whose place they come."""

from __future__ import annotations

import io
import json
import os
import stat
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from handboek.editing.edits import Geweigerd
from handboek.editing.writing import Texts
from handboek.loading.files import is_plain, kind_of
from handboek.messages import kort, one_line, opsomming
from handboek.model.limits import BESTAND

NAAM = "voorstel.json"
SOORT, VERSIE = "voorstel", 1
MOST_FILES = 500
MOST_BYTES = 20_000_000
"""More than all files of a proposal can be: what is packed may be a thousand times as large."""


@dataclass(frozen=True)
class Bestand:
    """What a file is to say; None takes it away.

    `basis` is the `stempel` of what it said when the proposal was made, None when it was not there; `was` is
    that text itself, where there is room for it.
    """

    tekst: str | None
    basis: str | None
    was: str | None = None


Bestanden = Mapping[str, Bestand]
"""By path from the data folder."""


def stempel(text: str) -> str:
    """What tells a text from every other; the ends of lines do not count, for git may change them."""
    return sha256(
        text.removeprefix("\ufeff").replace("\r\n", "\n").encode("utf8", "surrogatepass")
    ).hexdigest()


def as_json(bestanden: Bestanden) -> str:
    """A proposal as one text, the same each time."""
    files = {
        path: {key: value for key, value in asdict(file).items() if key != "was" or value is not None}
        for path, file in sorted(bestanden.items())
    }
    return json.dumps({"soort": SOORT, "versie": VERSIE, "bestanden": files}, ensure_ascii=False, indent=1)


def from_value(value: Any) -> dict[str, Bestand]:
    """A proposal from JSON that anyone may have written; raises `Geweigerd`."""
    if not isinstance(value, dict) or value.get("soort") != SOORT:
        raise Geweigerd("Dit is geen voorstel voor een handboek.")
    if value.get("versie") != VERSIE:
        raise Geweigerd(
            "Dit voorstel is met een andere versie van de werkplaats gemaakt. Maak het daar opnieuw."
        )
    files = value.get("bestanden")
    if not isinstance(files, dict) or not files or len(files) > MOST_FILES:
        raise Geweigerd(f"In een voorstel staan 1 tot {MOST_FILES} bestanden.")
    return {path: _file(path, file) for path, file in sorted(files.items())}


def _file(path: str, file: Any) -> Bestand:
    if kind_of(path) is None:
        raise Geweigerd(f"‘{kort(path)}’ is geen bestand van een handboek.")
    text, basis = (file.get("tekst"), file.get("basis")) if isinstance(file, dict) else (0, 0)
    if not isinstance(text, str | None) or not isinstance(basis, str | None):
        raise Geweigerd(f"Wat er van {path} moet worden, is niet te lezen.")
    if len((text or "").encode("utf8", "surrogatepass")) > BESTAND.hoogste * 1000:
        raise Geweigerd(f"{path} is te groot: een bestand is hoogstens {BESTAND.hoogste} kB.")
    if text is not None and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Geweigerd(f"In {path} staan tekens die geen tekst zijn.")
    was = file.get("was")
    return Bestand(text, basis, was if isinstance(was, str) and stempel(was) == basis else None)


def texts(data: Path, bestanden: Bestanden) -> Texts:
    """What a proposal makes of the files of a data folder: what they do not say already.

    Raises `Geweigerd` when one of them has moved on since, or leads elsewhere.
    """
    changes = {data / path: file.tekst for path, file in bestanden.items()}
    now = {file: _typed(file) for file in changes}
    moved = [path for path, file in bestanden.items() if not _stands(file, now[data / path])]
    if moved:
        raise Geweigerd(
            f"Sinds dit voorstel is gemaakt, is er iets veranderd in {opsomming(moved, 'en')}. Open het "
            "voorstel in de werkplaats van het handboek van nu, kijk het na en lever het daar opnieuw in."
        )
    return {file: text for file, text in changes.items() if text != now[file]}


def _typed(file: Path) -> str | None:
    """What a file says; None when it is not there. Raises `Geweigerd` when it is no file of its own."""
    if file.parent.resolve() != file.parent or (os.path.lexists(file) and not is_plain(file)):
        raise Geweigerd(f"{file.name} is een koppeling naar een andere plek. Zet er een gewoon bestand neer.")
    return file.read_bytes().decode("utf8", "replace") if file.exists() else None


def _stands(file: Bestand, now: str | None) -> bool:
    """Whether a file still is what the proposal was made of, or says what it proposes."""
    return now == file.tekst or (stempel(now) if now is not None else None) == file.basis


def packed(bestanden: Bestanden, folder: str) -> bytes:
    """A proposal as a ZIP, the same each time: as JSON, and each file in its folder, to upload by hand."""
    out = io.BytesIO()
    texts = {
        f"{folder}/{path}": file.tekst for path, file in sorted(bestanden.items()) if file.tekst is not None
    }
    with zipfile.ZipFile(out, "w") as target:
        for name, text in {NAAM: as_json(bestanden), **texts}.items():
            target.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def read(content: bytes) -> dict[str, Bestand]:
    """A proposal from the bytes of a `.zip` or `.json`; raises `Geweigerd`."""
    if len(content) > MOST_BYTES:
        raise Geweigerd("Dit bestand is te groot voor een voorstel.")
    if content[:4] == b"PK\x03\x04":
        content = _unpacked(content)
    try:
        return from_value(json.loads(content.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        raise Geweigerd("Dit bestand is geen voorstel uit de werkplaats, of het is beschadigd.") from None


def _unpacked(content: bytes) -> bytes:
    """The JSON of a ZIP. Nothing else in it is read, but what does not belong there is a refusal."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source:
            _check_names(source.infolist())
            with source.open(NAAM) as file:
                text = file.read(MOST_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError):
        raise Geweigerd("Dit ZIP-bestand is beschadigd.") from None
    if len(text) > MOST_BYTES:
        raise Geweigerd("Dit bestand is te groot voor een voorstel.")
    return text


def _check_names(entries: Sequence[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    for entry in entries:
        if not _is_ours(entry):
            told = kort(one_line(entry.filename))
            raise Geweigerd(f"In dit ZIP-bestand staat ‘{told}’: dat hoort niet in een voorstel.")
    if names.count(NAAM) != 1 or len(names) > MOST_FILES + 1:
        raise Geweigerd(f"In dit ZIP-bestand staat geen voorstel: ‘{NAAM}’ ontbreekt, of is er twee keer.")


def _is_ours(entry: zipfile.ZipInfo) -> bool:
    """Whether it is the proposal, or a file of a data folder, by its name alone."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    folder, _, below = entry.filename.partition("/")
    is_data = bool(folder.strip(".")) and kind_of(below) is not None
    return kind in (0, stat.S_IFREG) and (entry.filename == NAAM or is_data)
