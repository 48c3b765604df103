"""How profiles are written: the headings, words and patterns that tell what a text is."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from handboek.importer.blocks import Blok, Passage, Vorm
from handboek.model import GEWONE_NIVEAUS, MAANDEN, SCHAAL_PERSOONLIJKHEID, Versie


class Sectie(Enum):
    """The parts of a profile."""

    KAFT = auto()
    INLEIDING = auto()
    DOEL = auto()
    MATRIX = auto()
    COMPETENTIES = auto()
    RESULTATEN = auto()
    SITUATIES = auto()
    GEDRAG = auto()
    TEAMROLLEN = auto()
    KENMERKEN = auto()
    OVERIGE = auto()
    OPLEIDING = auto()
    VAKSTUDIES = auto()
    ERVARING = auto()


SECTIES = {
    "inleiding": Sectie.INLEIDING,
    "voorwoord": Sectie.INLEIDING,
    "doel": Sectie.DOEL,
    "doel van de functie": Sectie.DOEL,
    "functiedoel": Sectie.DOEL,
    "competentiematrix": Sectie.MATRIX,
    "matrix": Sectie.MATRIX,
    "resultaatgebieden": Sectie.RESULTATEN,
    "resultaatgebieden en prestatie-indicatoren": Sectie.RESULTATEN,
    "kritieke situaties": Sectie.SITUATIES,
    "gedragscompetenties": Sectie.GEDRAG,
    "teamrollen": Sectie.TEAMROLLEN,
    "persoonlijkheidskenmerken": Sectie.KENMERKEN,
    "persoonlijkheid": Sectie.KENMERKEN,
    "big five": Sectie.KENMERKEN,
    "overige": Sectie.OVERIGE,
    "overige competenties": Sectie.OVERIGE,
    "overige eisen": Sectie.OVERIGE,
    "opleiding": Sectie.OPLEIDING,
    "opleidingsindicatie": Sectie.OPLEIDING,
    "opleidingsniveau": Sectie.OPLEIDING,
    "vakstudies": Sectie.VAKSTUDIES,
    "ervaring": Sectie.ERVARING,
    "werkervaring": Sectie.ERVARING,
}
"""The headings that open a part, in lower case."""

INDICATOREN = {"prestatie-indicatoren", "prestatie-indicator", "indicatoren", "gedragsindicatoren"}
LABEL = {"label", "competentie", "naam"}
DEFINITIE = {"definitie", "omschrijving"}
GEDRAGSVOORBEELDEN = {"operationalisering", "gedragsvoorbeelden", "gedrag"}

NIVEAUS = range(1, len(GEWONE_NIVEAUS) + 1)

_PREFIX = re.compile(
    r"(competentieprofiel|competenties|competentiehandboek|functieprofiel|functiebeschrijving|profiel|functie)"
    r"(\s*[:–-]\s*|\s+(?:van\s+|voor\s+)?(?:de\s+|een\s+)?|$)",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"(?:competentie)?niveau\s*:?\s*(\d|een|één|twee|drie|i{1,3})(?!\w)\s*[:.–-]?\s*", re.IGNORECASE
)
_ASKED = re.compile(r"(?:niveau\s*)?(\d)(?![\d.,/–-])\s*[:.–-]?\s*", re.IGNORECASE)
_HEAD = re.compile(r"(competentie)?(niveau|norm)\w*", re.IGNORECASE)
_SCALE = re.compile(r"\(\s*((?:schaal|fwg|fwg-schaal)?\s*\d[\w. -]*)\)\s*$", re.IGNORECASE)
_GROUP = re.compile(
    r"(generiek|kern|algeme|functie-?\s?specifiek|specifiek)\w*(\s+competenties)?:?", re.IGNORECASE
)
_WORD_NUMBERS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "i": 1, "ii": 2, "iii": 3}
_ROMAN = re.compile(r"[IVX]{1,5}[.)]?")
_MONTH = re.compile(rf"\b({'|'.join(MAANDEN)})\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"\b((?:19|20)\d\d)-(\d\d)(?:-\d\d)?\b")
_DAY_FIRST = re.compile(r"\b\d{1,2}[-/](\d{1,2})[-/]((?:19|20)\d\d)\b")
_MINIMUM = re.compile(
    r"(?:niet lager dan|ten ?minste|minstens|minimaal|minimum(?:score)?)\s*:?\s*(?:een\s+)?(\d{1,2})\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”„'‘’]([^\"“”„'‘’]{2,60})[\"“”'‘’]")
_NAME_AND_FIGURE = re.compile(r"([^\W\d][^:\d]{1,58}?)\s*[:–-]\s*(\d{1,2})\b")

SHORT = 8
"""The most words that a heading has."""


def bare(text: str) -> str:
    """A heading as it is looked up: lower case, without number, colon or full stop."""
    text = re.sub(r"^\s*(\d+|[ivx]+)[.)]\s+", "", text.casefold())
    return re.sub(r"-\s+", "-", text).strip(" .:;–-")


def sectie_van(blok: Blok) -> Sectie | None:
    """The part that a block opens as its heading."""
    if blok.vorm in (Vorm.PUNT, Vorm.NOOT) or len(blok.gevuld) != 1:
        return None
    text = bare(blok.passage.plat)
    if text in SECTIES:
        return SECTIES[text]
    for heading, sectie in SECTIES.items():
        if text.startswith((f"{heading} volgens ", f"{heading} (")) and len(text.split()) <= 2 * SHORT:
            return sectie
    return None


def is_kort(text: str) -> bool:
    """Whether a text can be a heading or a name: few words, and no sentence."""
    return len(text.split()) <= SHORT and not text.rstrip().endswith((".", ";", ","))


def is_kop(blok: Blok) -> bool:
    """Whether a block is marked as a heading: by its style, or because all of it is bold."""
    return blok.vorm is Vorm.KOP or (blok.vet and blok.vorm is Vorm.ALINEA and is_kort(blok.passage.plat))


def is_nummering(text: str) -> bool:
    """A number that stands alone: "II", "IV."."""
    return bool(_ROMAN.fullmatch(text.strip()))


def niveau_in(text: str) -> tuple[int, int] | None:
    """The level that a text opens with ("Competentieniveau 2"), and where the rest begins."""
    found = _LEVEL.match(text)
    if not found:
        return None
    typed = found[1].casefold()
    niveau = _WORD_NUMBERS.get(typed) or (int(typed) if typed.isdigit() else 0)
    return (niveau, found.end()) if niveau in NIVEAUS else None


def gevraagd_in(text: str) -> tuple[int, int] | None:
    """The level that a cell of a matrix opens with, and where the explanation begins."""
    found = _ASKED.match(text)
    return (int(found[1]), found.end()) if found and int(found[1]) in NIVEAUS else None


def is_matrixkop(blok: Blok) -> bool:
    """The row "Competentie", "Competentieniveau Kok (40)"."""
    cells = blok.gevuld
    return (
        blok.vorm is Vorm.RIJ
        and len(cells) > 1
        and bare(cells[0][0].plat) in ("competentie", "competenties")
        and bool(_HEAD.match(cells[1][0].plat))
    )


def groep_in(text: str) -> str | None:
    """The key of a group of a matrix: "generiek" or "specifiek"."""
    found = _GROUP.fullmatch(text.strip())
    if not found:
        return None
    return "specifiek" if "specifiek" in found[1].casefold() else "generiek"


def zonder_aanloop(text: str) -> int:
    """Where a title begins, after words like "Competentieprofiel"."""
    found = _PREFIX.match(text)
    return found.end() if found else 0


def zonder_kopwoord(text: str) -> int:
    """Where the name begins in the head of a matrix, after "Competentieniveau"."""
    found = _HEAD.match(text)
    return found.end() if found else 0


class Schaal(NamedTuple):
    tekst: str
    start: int


def schaal_in(text: str) -> Schaal | None:
    """The scale that stands between brackets at the end."""
    found = _SCALE.search(text)
    return Schaal(found[1].strip(), found.start()) if found else None


def versie_in(text: str) -> Versie | None:
    """The month that a short line gives."""
    if len(text.split()) > SHORT:
        return None
    if found := _MONTH.search(text):
        return Versie(int(found[2]), [m.casefold() for m in MAANDEN].index(found[1].casefold()) + 1)
    if found := _YEAR_FIRST.search(text):
        year, month = int(found[1]), int(found[2])
    elif found := _DAY_FIRST.search(text):
        year, month = int(found[2]), int(found[1])
    else:
        return None
    return Versie(year, month) if 1 <= month <= 12 else None


class Kenmerk(NamedTuple):
    naam: str
    start: int
    """Where the name stands in the text."""
    minimum: int
    einde: int
    """Where what explains it begins."""


def kenmerk_in(text: str) -> Kenmerk | None:
    """A trait and its minimum: ‘Minimaal 7 bij "sociaal"’ or ‘Sociaal: 7’."""
    minimum, quoted = _MINIMUM.search(text), _QUOTED.search(text)
    if minimum and quoted and int(minimum[1]) in SCHAAL_PERSOONLIJKHEID:
        end = max(minimum.end(), quoted.end())
        return Kenmerk(quoted[1].strip(), quoted.start(1), int(minimum[1]), end)
    pair = _NAME_AND_FIGURE.match(text)
    if pair and int(pair[2]) in SCHAAL_PERSOONLIJKHEID:
        return Kenmerk(pair[1].strip(), pair.start(1), int(pair[2]), pair.end())
    return None


def naam_voor_dubbele_punt(passage: Passage) -> int:
    """Where the text goes on after a name and a colon; 0 when it does not begin so."""
    name, colon, _ = passage.plat.partition(":")
    return len(name) + 1 if colon and is_kort(name) and len(name.split()) <= 5 else 0
