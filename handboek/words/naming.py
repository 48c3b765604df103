"""How an item is called where its page does not stand around it, and its kind."""

from __future__ import annotations

from handboek.model import Functie, Handboek, Onderdeel
from handboek.words.addresses import Adresseerbaar
from handboek.words.vocabulary import WOORDEN


def aanduiding(item: Adresseerbaar, handboek: Handboek) -> str:
    """What tells a printed sheet from another: the name, the version, the handbook."""
    nummer = item.versie if isinstance(item, Functie) else None
    versie = f"{WOORDEN['functie']['versie']} {nummer}" if nummer else ""
    return " · ".join(filter(None, (item.naam.plat, versie, handboek.gegevens.titel.plat)))


def soort(kind: type[Onderdeel]) -> str:
    """A kind of item as a reader says it: "functie", "competentie", "gedragscompetentie"."""
    return kind.__name__.lower()
