"""What a vacancy says of a role, to whoever reads it: nothing that the handbook does not say."""

from __future__ import annotations

from handboek.model import Competentie, Functie, Gedragscompetentie
from handboek.words.verbs import as_you


def aim(functie: Functie) -> str:
    """What the role is for; empty when nobody said so."""
    return as_you(functie.doel.plat) if functie.doel else ""


def tasks(functie: Functie) -> list[str]:
    """What the role brings about."""
    areas = functie.resultaatgebieden.values()
    return [as_you(area.omschrijving.plat) for area in areas if area.omschrijving]


def lines(item: Competentie | Gedragscompetentie) -> dict[int, str]:
    """The one line of each level, or the one that there is without levels (0)."""
    if isinstance(item, Gedragscompetentie):
        return {0: as_you(item.kort.plat)} if item.kort else {}
    return {niveau: as_you(line.plat) for niveau, line in item.kort.items()}
