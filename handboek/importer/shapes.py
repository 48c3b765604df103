"""How profiles are written: the headings, words and patterns that tell what a text is."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from handboek.importer.blocks import Blok, Passage, Vorm
from handboek.model import MAANDEN, SCHAAL_PERSOONLIJKHEID, Versie


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
    ONDERDEEL = auto()
    """A heading that nobody knows."""
    WEG = auto()
    """What HR wants to leave out."""


SECTIES = {
    "inleiding": Sectie.INLEIDING,
    "voorwoord": Sectie.INLEIDING,
    "leeswijzer": Sectie.INLEIDING,
    "doel": Sectie.DOEL,
    "doel van de functie": Sectie.DOEL,
    "functiedoel": Sectie.DOEL,
    "hoofddoel": Sectie.DOEL,
    "competentiematrix": Sectie.MATRIX,
    "matrix": Sectie.MATRIX,
    "competentieoverzicht": Sectie.MATRIX,
    "resultaatgebieden": Sectie.RESULTATEN,
    "resultaatgebieden en prestatie-indicatoren": Sectie.RESULTATEN,
    "kernresultaatgebieden": Sectie.RESULTATEN,
    "kernresultaten": Sectie.RESULTATEN,
    "kritieke situaties": Sectie.SITUATIES,
    "gedragscompetenties": Sectie.GEDRAG,
    "competenties": Sectie.GEDRAG,
    "competentieprofiel": Sectie.GEDRAG,
    "competentiewoordenboek": Sectie.GEDRAG,
    "competentiebeschrijvingen": Sectie.GEDRAG,
    "gevraagde competenties": Sectie.GEDRAG,
    "vereiste competenties": Sectie.GEDRAG,
    "kerncompetenties": Sectie.GEDRAG,
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

GEBIED = re.compile(r"resultaatgebied\s*\d*\s*[:.–—-]\s*(?=\S)", re.IGNORECASE)
"""What a heading of one result area can begin with: "Resultaatgebied 2: Zorg geven"."""
RESULTATEN = "resultaatgebied"
"""What the head of a table of results begins with."""
_OPENINGS = {
    "resultaatgebieden ": Sectie.RESULTATEN,
    "doel van de functie": Sectie.DOEL,
    "beschrijving van de competenties": Sectie.GEDRAG,
    "overzicht van de competenties": Sectie.GEDRAG,
    "overzicht competenties": Sectie.GEDRAG,
    "competenties bij ": Sectie.GEDRAG,
    "competenties en ": Sectie.GEDRAG,
    "competenties per ": Sectie.GEDRAG,
    "competenties voor deze": Sectie.GEDRAG,
    "bijlage competenties": Sectie.GEDRAG,
}
"""What a heading that opens a part begins with."""

ASPECTEN = {
    *(
        "algemene kenmerken",
        "organisatorische positie",
        "plaats in de organisatie",
        "functiecontext",
        "context",
    ),
    *("kennis", "kennis en ervaring", "zelfstandigheid", "sociale vaardigheden", "uitdrukkingsvaardigheid"),
    *("risico's, verantwoordelijkheden en invloed", "verantwoordelijkheid", "bewegingsvaardigheid"),
    *(
        "oplettendheid",
        "inconveniënten",
        "overige functie-eisen",
        "functie-eisen",
        "profiel",
        "functie-informatie",
    ),
    *("algemeen", "algemene informatie", "functie-inhoud", "plaats in de organisatiestructuur"),
    *("speelruimte", "contacten", "werkzaamheden", "taken", "bevoegdheden", "organisatie", "positie"),
    *("profiel van de functie", "bezwarende omstandigheden", "kernactiviteiten", "arbeidsomstandigheden"),
    *("verantwoordelijkheden", "kennis en vaardigheden", "loopbaan", "functiebeschrijving", "omgeving"),
}
"""Headings that traditions of function descriptions share: never the title of a role, never an area."""

INDICATOREN = {"prestatie-indicatoren", "prestatie-indicator", "indicatoren", "gedragsindicatoren"}
LABEL = {"label", "competentie", "naam"}
DEFINITIE = {
    *("definitie", "omschrijving", "beschrijving", "betekenis", "wat is het", "wat houdt het in", "kern"),
    *("wat betekent dit", "wat betekent het", "wat verstaan we eronder", "toelichting op de competentie"),
}
GEDRAGSVOORBEELDEN = {
    *("operationalisering", "gedragsvoorbeelden", "gedrag", "gedragsindicatoren", "indicatoren", "niveaus"),
    *("wat zie je", "hoe herken je het", "zichtbaar gedrag", "niveaubeschrijving", "niveaubeschrijvingen"),
    *("gedragsankers", "gedragscriteria", "gedragsbeschrijving", "gedragsniveaus", "gewenst gedrag"),
    *("voorbeelden", "competentieniveaus", "gedrag per niveau", "waarneembaar gedrag", "voorbeeldgedrag"),
}
_IN_FORMS = {
    "titel": "functie|functienaam|functietitel|naam functie|naam van de functie|titel|rol|rolnaam"
    "|functiebenaming|mijn functie|mijn rol|benaming|titel van de functie|functieprofiel",
    "schaal": "schaal|fwg|fwg-schaal|fwg schaal|functieschaal|salarisschaal|functiegroep|inschaling"
    "|fwg-functiegroep|fwg functiegroep|salaris|functieniveau",
    "versie": "versie|datum|versiedatum|vastgesteld|vastgesteld op|datum vaststelling|ingangsdatum"
    "|laatst gewijzigd|versie en datum|datum versie",
    "organisatie": "organisatie|instelling|werkgever|bedrijf",
    "functiefamilie": "functiefamilie|functiereeks|familie",
}
FORMULIER = {word: key for key, words in _IN_FORMS.items() for word in words.split("|")}
"""By the word in a form: the key of a role."""

_KINDS = (
    r"(?:competentie|functie|rol|resultaat|taak|beroeps|bekwaamheids|kern|norm|ufo|hr21|fgr|fwg)?-?\s?profiel(?:beschrijving)?|competenties|competentiehandboek"
    r"|(?:functie|rol)-?beschrijving|functieomschrijving|functie|functienaam|rol"
)
_PREFIX = re.compile(
    rf"(?:{_KINDS})(\s*[:–—]\s*|\s+-\s+|\s+(?:van\s+|voor\s+)?(?:de\s+|een\s+)?(?:functie\s+)?|$)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"(?:\s+|\s*[-–—,|]\s*)(?:functie|competentie|rol)?(?:profiel|beschrijving)\s*$", re.IGNORECASE
)
_SORT = re.compile(
    r"\s*[(–—-]\s*(?:kern|functie|gedrags|generieke?|specifieke?|algemene|functie-?specifieke)?\s?-?"
    r"competentie\)?\s*$|\s*\((?:kern|generiek|specifiek|algemeen|functie-?specifiek)\)\s*$",
    re.IGNORECASE,
)
_SYSTEM = re.compile(r"\s*\(?\b(?:fwg|fgr|hr21|ufo|cao\s?\w*|fuwa\w*|bbra)\b[\s\d.]*\)?$", re.IGNORECASE)
_HEAD = re.compile(r"(competentie)?(niveau|norm)\w*", re.IGNORECASE)
_SCALE = re.compile(
    r"(?:\(\s*|\s[-–—,|]\s*)(?:(?:schaal|fwg|fwg-schaal|functiegroep)\s*:?\s*(?P<named>\d[\w. -]{0,12}?)\)?"
    r"|(?<=\()(?P<loose>\d[\w. -]{0,12})\))\s*$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?:(?:schaal|fwg|functiegroep|groep)[\s:-]*)*(?P<figure>\S.*)", re.IGNORECASE)
_GROUP = re.compile(
    r"(generiek|kern|algeme|functie-?\s?specifiek|specifiek)\w*(\s+competenties)?:?", re.IGNORECASE
)
NUMMERING = re.compile(
    r"\s*(?:(?:\d+\.)+\d*|\d+\)|\d+(?:\.\d+)*(?=\s)|[ivx]+[.)]|[a-z][.)])\s+", re.IGNORECASE
)
"""The number that is typed in front of a heading."""
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
    text = zonder_nummering(text.casefold())
    return re.sub(r"-\s+", "-", text).strip(" .:;?–-")


def zonder_nummering(text: str) -> str:
    """A text without the number in front of it."""
    number = NUMMERING.match(text)
    return text[number.end() :] if number else text


def sectie_van(blok: Blok) -> Sectie | None:
    """The part that a block opens as its heading."""
    if blok.vorm in (Vorm.PUNT, Vorm.NOOT) or len(blok.gevuld) != 1:
        return None
    return sectie_in(blok.passage.plat)


def sectie_in(text: str) -> Sectie | None:
    """The part that a heading opens by its words."""
    text = bare(text)
    if len(text.split()) > 2 * SHORT or text in SECTIES:
        return SECTIES.get(text)
    for heading, sectie in SECTIES.items():
        if text.startswith((f"{heading} volgens ", f"{heading} (")):
            return sectie
    if len(text.split()) > SHORT or text.endswith("."):
        return None
    return next((sectie for opening, sectie in _OPENINGS.items() if text.startswith(opening)), None)


def is_kort(text: str) -> bool:
    """Whether a text can be a heading or a name: few words, and no sentence."""
    return len(text.split()) <= SHORT and not text.rstrip().endswith((".", ";", ","))


def is_kop(blok: Blok) -> bool:
    """Whether a block is marked as a heading: by its style, or because all of it is bold."""
    return blok.vorm is Vorm.KOP or (blok.vet and blok.vorm is Vorm.ALINEA and is_kort(blok.passage.plat))


def is_nummering(text: str) -> bool:
    """A number that stands alone: "II", "IV."."""
    return bool(_ROMAN.fullmatch(text.strip()))


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


def zonder_soort(text: str) -> int:
    """Where a name ends before the kind of competency that it is: "Samenwerken (kerncompetentie)"."""
    found = _SORT.search(text)
    return found.start() if found and found.start() else len(text)


def veld_van(text: str) -> str:
    """The key of a role that a word in a form means, also with its system behind it: "Functiegroep FGR"."""
    return FORMULIER.get(bare(text), "") or FORMULIER.get(bare(_SYSTEM.sub("", text)), "")


def zonder_kopwoord(text: str) -> int:
    """Where the name begins in the head of a matrix, after "Competentieniveau"."""
    found = _HEAD.match(text)
    return found.end() if found else 0


class Schaal(NamedTuple):
    tekst: str
    start: int


def schaal_in(text: str) -> Schaal | None:
    """The scale that stands at the end, between brackets or behind its name."""
    found = _SCALE.search(text)
    return Schaal((found["named"] or found["loose"]).strip(), found.start()) if found else None


def schaalcijfer(text: str) -> int:
    """Where the figure begins in "FWG 45"."""
    found = _FIGURE.fullmatch(text.strip())
    return found.start("figure") if found else 0


def zonder_staart(text: str) -> int:
    """Where a title ends before words like "functieprofiel"."""
    found = _SUFFIX.search(text)
    return found.start() if found and found.start() else len(text)


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
