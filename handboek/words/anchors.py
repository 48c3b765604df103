"""Where things stand on a page: the ids of its parts. Templates know this module as `anker`.

An underscore tells a part of a page from a competency, whose id has none.
"""

from __future__ import annotations

from handboek.model import GEDRAG
from handboek.words.ids import slug

INDICATOREN = "indicatoren"
"""On the page of a gedragscompetentie: what one recognises it by."""
UITLEG_NIVEAUS = "hoe-de-niveaus-op-elkaar-voortbouwen"
"""In the introduction: what the levels mean."""


def competentie(id: str) -> str:
    """A competency on the page of a role: "samenwerken", "gedrag-samenwerken"."""
    return id.replace("/", "-") if id.startswith(GEDRAG) else id


def cluster(id: str) -> str:
    """The competencies of a cluster: "cluster_mensen"."""
    return f"cluster_{id}"


def deel(naam: str) -> str:
    """Another part, by its name: "deel_teamrollen"."""
    return f"deel_{naam}"


def familie(naam: str) -> str:
    """The roles of a family, or with the same first letter: "familie_zorg-en-welzijn"."""
    return f"familie_{slug(naam)}"


def maand(jaar: int, maand: int) -> str:
    """What changed in a month: "maand-2026-03"."""
    return f"maand-{jaar}-{maand:02}"


def niveau(niveau: int) -> str:
    """A level on the page of its competency: "niveau-2"."""
    return f"niveau-{niveau}"


def rubriek(nummer: int) -> str:
    """A section of the organisation's own on the page of a role, by its place: "deel_rubriek_1"."""
    return deel(f"rubriek_{nummer}")


def resultaat(nummer: int) -> str:
    """A result on the page of a role, by its place: "deel_resultaat_1"."""
    return deel(f"resultaat_{nummer}")
