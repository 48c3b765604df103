"""How an item is called where its page does not stand around it."""

from __future__ import annotations

from handboek.model import Functie, Handboek
from handboek.words.addresses import Adresseerbaar


def aanduiding(item: Adresseerbaar, handboek: Handboek) -> str:
    """What tells a printed sheet from another: the name, the version, the handbook."""
    versie = f"versie {item.versie}" if isinstance(item, Functie) and item.versie else ""
    return " · ".join(filter(None, (item.naam.plat, versie, handboek.gegevens.titel.plat)))
