"""Where things stand on the site: paths from its root, with a slash at the end."""

from __future__ import annotations

from handboek.model import Competentie, Functie, Gedragscompetentie

Adresseerbaar = Functie | Competentie | Gedragscompetentie


def adres(item: Adresseerbaar) -> str:
    """The page of a role or competency: "competenties/gedrag/samenwerken/"."""
    folder = "functies" if isinstance(item, Functie) else "competenties"
    return f"{folder}/{item.id}/"


def oude_adressen(item: Adresseerbaar) -> list[str]:
    """The pages that the item had under its earlier ids."""
    folder = adres(item).rstrip("/").rpartition("/")[0]
    return [f"{folder}/{old}/" for old in item.voorheen]


def versie(functie: str, naam: str) -> str:
    """The page of an agreed version of a role: "functies/kok/versies/2023-02/"."""
    return f"functies/{functie}/versies/{naam}/"


def basis(url: str) -> str:
    """The way from a page's address to the site's root: "functies/x/" → "../../"."""
    return "../" * url.count("/") or "./"


# --- the tools: what is chosen stands in the address, by the names of the fields of their forms ------
# Without a choice an address ends where it comes, so that a script can put it there.

MIJN_PROFIEL = "mijn_profiel"
"""What one can compare with a role, in place of another role."""


def gespreksformulier(functie: str = "") -> str:
    """The form for the conversation about a role."""
    return f"gespreksformulier/?functie={functie}"


def mijn_profiel(functie: str = "") -> str:
    """My profile, beside what a role asks."""
    return f"mijn-profiel/?functie={functie}"


def vergelijken(van: str, naar: str | None = None) -> str:
    """Comparing a role, or my profile, with another role; or with one that is still to choose."""
    return f"vergelijken/?van={van}" + ("" if naar is None else f"&naar={naar}")


def vacature(functie: str = "") -> str:
    """The text of a vacancy for a role, and what to ask who applies."""
    return f"vacature/?functie={functie}"


def werkplaats(item: Adresseerbaar) -> str:
    """Changing a role or competency on the site."""
    return f"werkplaats/?wijzig={adres(item)[:-1]}"
