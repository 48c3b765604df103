"""The files that HR gives: which can be read, and one clear line about each that cannot."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from handboek.importer.blocks import Bron, has_words
from handboek.importer.dumps import read_dump
from handboek.importer.office import INTO, converted
from handboek.importer.second import missed
from handboek.importer.sheets import read_csv, read_workbook
from handboek.importer.strict import usual
from handboek.importer.word import read_word
from handboek.loading.files import GEGEVENS
from handboek.messages import one_line

MAX_BYTES = 20_000_000
MAX_UNPACKED = 100_000_000
MAX_PARTS = 5_000
MAX_XML = 20_000_000
"""Of one part of a document: a thousand pages of text."""
MAX_TAGS = 1_500_000
"""In all parts together: a tree takes many times the memory of its bytes."""
MAX_PARAGRAPHS = 60_000
"""In all parts together, those in cells as well."""
_PARAGRAPH = re.compile(rb"<\w{0,9}:?p[\s/>]")
MAX_TEXT = 5_000_000
"""Of a text file, or the letters of a document: a profile has some twenty thousand."""
_LETTERS = re.compile(rb"(?<=>)[^<]+")

_CONVERT = "Open het in Word of LibreOffice, kies Opslaan als, en dan Word-document (.docx)."
EMPTY = "Dit bestand is leeg."
TOO_LARGE = "Dit bestand is te groot voor een profiel. Kijk of het wel het goede bestand is."
MISSING = "Dit bestand bestaat niet. Kijk of de naam klopt."
UNREADABLE = "Dit bestand is niet te openen. Kijk of je het mag lezen en of het een gewoon bestand is."
OLD_WORD = f"Dit is een oud Word-document (.doc). {_CONVERT}"
ENCRYPTED = "Dit document is beveiligd met een wachtwoord. Haal de beveiliging eraf en probeer het opnieuw."
MACROS = "In dit document zitten macro's. Sla het zonder macro's op als Word-document (.docx)."
BROKEN = "Dit Word-document is beschadigd. Open het in Word, sla het opnieuw op en probeer het dan nog eens."
BOMB = "Dit document is verdacht: uitgepakt is het veel te groot. Het is niet geopend."
ENTITIES = (
    "Dit document is verdacht: er zitten XML-verwijzingen in die Word nooit maakt. Het is niet geopend."
)
NAMED_WORD = (
    "Dit is een Word-document, maar de naam eindigt niet op ‘.docx’. Hernoem het en probeer het opnieuw."
)
NOT_WORD = (
    "De naam eindigt op die van een document, maar dit is geen Word-document. Kijk wat het is en hernoem het."
)
NO_WORD_ZIP = (
    "Dit is geen Word-document. Importeren kan met Word (.docx), Excel (.xlsx), .csv en platte tekst (.txt)."
)
NO_TEXT = f"Dit is geen platte tekst. Importeren kan met .docx, .xlsx, .csv en .txt. {_CONVERT}"
OTHER_KIND = {
    ".doc": OLD_WORD,
    ".docm": MACROS,
    ".xlsm": MACROS,
    ".xls": "Dit is een oud Excel-bestand (.xls). Open het in Excel, kies Opslaan als, en dan .xlsx.",
    ".odt": f"Dit is een document van LibreOffice (.odt). {_CONVERT}",
    ".rtf": f"Dit is een RTF-document. {_CONVERT}",
    ".pdf": "Dit is een pdf. Vraag het Word-document waar de pdf van is gemaakt, of open de pdf in Word en "
    "sla die op als .docx.",
    ".pages": f"Dit is een document van Pages. {_CONVERT}",
}
"""What to say of a kind of file, by its usual extension."""

_TEXT = (".txt", ".md", ".tsv", ".text")
_IGNORED = ("~$", ".", "thumbs.db", "desktop.ini")
_SIGNATURES = ((b"%PDF", ".pdf"), (b"{\\rtf", ".rtf"))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCTYPES = [
    sign.encode(code) for sign in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
]


@dataclass(frozen=True)
class Geweigerd:
    """A file that was not read, and why."""

    naam: str
    reden: str


class _Refused(Exception):
    pass


def read_sources(
    given: Iterable[Path], voortgang: Callable[[str], None] = lambda text: None
) -> Iterator[Bron | Geweigerd]:
    """Read every file, and every file in every folder and the folders in it, in order of name."""
    files = sorted(dict.fromkeys(file for path in given for file in _files(path)))
    names = _names(files)
    for number, file in enumerate(files, 1):
        naam = names[file]
        voortgang(f"Leest {number} van {len(files)}: {naam}")
        try:
            yield _read(file, naam)
        except _Refused as refused:
            yield Geweigerd(naam, str(refused))
        except OSError:
            yield Geweigerd(naam, UNREADABLE)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for entry in path.iterdir():
        if entry.name.lower().startswith(_IGNORED):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from () if is_handbook(entry) else _files(entry)
        elif not entry.is_dir():
            yield entry


def is_handbook(folder: Path) -> bool:
    """Whether a folder is one that an import makes: what stands in it is no source."""
    return (folder / GEGEVENS).exists()


def _names(files: list[Path]) -> dict[Path, str]:
    """The name of each file, with its folder where two have the same name."""
    seen = Counter(file.name for file in files)
    return {file: one_line(file.name if seen[file.name] == 1 else str(file)) for file in files}


def _read(file: Path, naam: str) -> Bron:
    content = _content(file)
    kind = file.suffix.lower()
    kind = next((ext for sign, ext in _SIGNATURES if content.startswith(sign)), kind)
    locked = b"EncryptedPackage" in content.replace(b"\0", b"")
    if not locked and (made := converted(content, kind)) is not None:
        content, kind = made, INTO[kind]
    if content.startswith(b"PK\x03\x04"):
        _check_zip(content, kind)
        read = read_workbook if kind == ".xlsx" else read_word
        return _parsed(read, content, naam, BROKEN)
    if content.startswith(_OLE):
        raise _Refused(ENCRYPTED if "EncryptedPackage".encode("utf-16-le") in content else OLD_WORD)
    if kind in OTHER_KIND:
        raise _Refused(OTHER_KIND[kind])
    if kind in (".docx", ".xlsx"):
        raise _Refused(NOT_WORD)
    if len(content) > MAX_TEXT:
        raise _Refused(TOO_LARGE)
    if kind == ".csv":
        return _parsed(read_csv, content, naam, NO_TEXT)
    if kind not in _TEXT:
        raise _Refused(NO_TEXT)
    return _parsed(read_dump, content, naam, NO_TEXT)


def _content(file: Path) -> bytes:
    if not file.exists():
        raise _Refused(MISSING)
    if not file.is_file():
        raise _Refused(UNREADABLE)
    size = file.stat().st_size
    if size > MAX_BYTES:
        raise _Refused(TOO_LARGE)
    if not size:
        raise _Refused(EMPTY)
    return file.read_bytes()


def _parsed(read: Callable[[bytes, str], Bron], content: bytes, naam: str, fault: str) -> Bron:
    try:
        content = usual(content) if read in (read_word, read_workbook) else content
        bron = read(content, naam)
    except Exception as error:  # a broken file can make the parsers raise anything
        raise _Refused(fault) from error
    if read in (read_word, read_workbook):
        left_out, remarks = missed(content, bron)
        bron = replace(
            bron,
            weggelaten=[*bron.weggelaten, *left_out],
            opmerkingen=[*bron.opmerkingen, *remarks],
        )
    if not any(has_words(passage.plat) for blok in bron.blokken for passage in blok.passages()):
        raise _Refused(EMPTY)
    return bron


def _check_zip(content: bytes, kind: str) -> None:
    """Refuse what is no Word document, or one that is made to do harm."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            fault = _fault_in(archive, kind)
    except Exception as error:  # as broken as it can be made
        raise _Refused(OTHER_KIND.get(kind, BROKEN)) from error
    if fault:
        raise _Refused(fault)


def _fault_in(archive: zipfile.ZipFile, kind: str) -> str:
    parts = archive.infolist()
    names = {part.filename.lower() for part in parts}
    if sum(part.file_size for part in parts) > MAX_UNPACKED or len(parts) > MAX_PARTS:
        return BOMB
    if any(part.file_size > MAX_XML for part in parts if part.filename.lower().endswith((".xml", ".rels"))):
        return BOMB
    main = "xl/workbook.xml" if kind in (".xlsx", ".xlsm") else "word/document.xml"
    if main not in names:
        return OTHER_KIND.get(kind, NO_WORD_ZIP)
    if kind in (".docm", ".xlsm") or any(name.endswith("vbaproject.bin") for name in names):
        return MACROS
    if kind not in (".docx", ".xlsx"):
        return NAMED_WORD
    if any(part.flag_bits & 1 for part in parts):
        return ENCRYPTED
    tags = paragraphs = letters = 0
    for part in (part for part in parts if part.filename.lower().endswith((".xml", ".rels"))):
        text = archive.read(part)
        if any(sign in text for sign in _DOCTYPES):
            return ENTITIES
        tags += text.count(b"<")
        paragraphs += sum(1 for _ in _PARAGRAPH.finditer(text))
        letters += sum(found.end() - found.start() for found in _LETTERS.finditer(text))
        if tags > MAX_TAGS or paragraphs > MAX_PARAGRAPHS or letters > MAX_TEXT:
            return TOO_LARGE
    return ""
