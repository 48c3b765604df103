"""Where things stand on the site: paths from its root, with a slash at the end."""

from __future__ import annotations

from handboek.model import GEDRAG, Competentie, Functie, Gedragscompetentie

Adresseerbaar = Functie | Competentie | Gedragscompetentie


def adres(item: Adresseerbaar) -> str:
    """The page of a role or competency: "competenties/gedrag/samenwerken/"."""
    folder = "functies" if isinstance(item, Functie) else "competenties"
    return f"{folder}/{item.id}/"


def oude_adressen(item: Adresseerbaar) -> list[str]:
    """The pages that the item had under its earlier ids."""
    folder = adres(item).rstrip("/").rpartition("/")[0]
    return [f"{folder}/{old}/" for old in item.voorheen]


def anker(id: str) -> str:
    """The anchor of a competency on a role page: "samenwerken", "gedrag-samenwerken"."""
    return id.replace("/", "-") if id.startswith(GEDRAG) else id


def basis(url: str) -> str:
    """The way from a page's address to the site's root: "functies/x/" → "../../"."""
    return "../" * url.count("/") or "./"
