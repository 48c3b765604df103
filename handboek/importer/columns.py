"""What the columns of a table are for, by their heads."""

from __future__ import annotations

import re
from enum import Enum, auto

from handboek.importer.blocks import Blok, Passage, has_words
from handboek.importer.growing import opened
from handboek.importer.ladder import Ladder
from handboek.importer.shapes import bare


class Kolom(Enum):
    LABEL = auto()
    NIVEAU = auto()
    CLUSTER = auto()
    DEFINITIE = auto()
    GEDRAG = auto()
    UITLEG = auto()
    FUNCTIE = auto()
    TREDE = auto()
    """A column for one level."""
    ROL = auto()
    """A column for one role, or one competency, with levels in its cells."""
    NUMMER = auto()
    ERBIJ = auto()
    """What a competency has beside its behaviour, as tips."""
    ANDERS = auto()


_HEADS = (
    (Kolom.NUMMER, r"nr\.?|nummer|#|volgnummer"),
    (Kolom.GEDRAG, r".*gedrag.*|.*indicator.*|operationalisering|(gedrags)?voorbeeld(en)?|waarneembaar.*"),
    (
        Kolom.NIVEAU,
        r"(competentie|functie|beheersings)?(niveau|norm)\b.*|score.*|level|gevraagd.*|vereist.*|gewenst.*|benodigd.*"
        r"|minimaal.*|maxim.*|.*\b(niveau|norm|score)|zwaarte|weging|functie-?eis",
    ),
    (Kolom.CLUSTER, r"(competentie)?(cluster|categorie|groep|domein|thema|gebied)|soort|type"),
    (Kolom.DEFINITIE, r"definitie|(korte )?(omschrijving|beschrijving)|betekenis|inhoud|wat is het\??"),
    (Kolom.UITLEG, r"toelichting.*|uitleg|motivatie|onderbouwing|opmerking(en)?|waarom.*|context"),
    (Kolom.FUNCTIE, r"functies?|functie(naam|titel|profiel)|rol(len)?|functies? ?[/\\] ?competenties?"),
    (
        Kolom.LABEL,
        r"(kern|generieke |specifieke |functie)?-?competenties?(naam| ?[/\\] ?functies?)?|naam|label"
        r"|vaardighe(id|den)",
    ),
)
_NOW = re.compile(r"huidig|nu\b|actueel|zelf", re.IGNORECASE)
_NOTHING = {"", "-", "–", "—", "0", "nvt", "n.v.t", "n.v.t.", "geen", "nee", "☐", "n/a", "/"}


def kind_of(head: str, ladder: Ladder) -> Kolom:
    """What a column is for."""
    if ladder.bare(head):
        return Kolom.TREDE
    plain = bare(head)
    if opened(plain, None):
        return Kolom.ERBIJ
    return next((kolom for kolom, pattern in _HEADS if re.fullmatch(pattern, plain)), Kolom.ANDERS)


def is_now(head: str) -> bool:
    """Whether a column says which level someone has, and not which is asked."""
    return bool(_NOW.search(head))


def text_of(rij: Blok, column: int) -> str:
    """The text of a cell; "" where there is none."""
    return " ".join(p.plat for p in rij.cellen[column]).strip() if column < len(rij.cellen) else ""


def cell_of(rij: Blok, column: int) -> list[Passage]:
    """The passages of a cell; none for a column that is not there."""
    return [p for p in rij.cellen[column] if has_words(p.plat)] if 0 <= column < len(rij.cellen) else []


def is_nothing(text: str) -> bool:
    """Whether a cell says that nothing is asked."""
    return text.strip(" ○☆□◯").casefold() in _NOTHING
