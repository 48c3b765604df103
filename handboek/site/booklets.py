"""The PDFs of more than one role on the site: which there are, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from handboek.exchange import Keuze
from handboek.model import Handboek
from handboek.site.office import families

HANDBOEK = "handboek.pdf"
POSTER = "matrix/poster.pdf"
BOUND = 300
"""Of more roles than this, the handbook leaves them to booklets, each of at most as many."""


class Boekje(NamedTuple):
    """The leaves of some roles as one file, and where it stands on the site."""

    keuze: Keuze

    @property
    def adres(self) -> str:
        return f"functies/{self.keuze.naam}.pdf"


def booklets(handboek: Handboek) -> list[Boekje]:
    """One of each family; when the handbook has no room for roles, also of those without a family."""
    chosen = [Keuze.van_familie(handboek, familie) for familie in families(handboek)]
    if len(handboek.functies) > BOUND:
        rest = [f for f in handboek.functies.values() if not (f.functiefamilie or f.is_concept)]
        for at in range(0, len(rest), BOUND):
            part = rest[at : at + BOUND]
            titel = f"{part[0].titel.plat} – {part[-1].titel.plat}"
            chosen.append(Keuze.van_functies(handboek, f"boekje-{at // BOUND + 1}", titel, part))
    return [Boekje(keuze) for keuze in chosen]


def overview(handboek: Handboek) -> Iterator[tuple[str, str]]:
    """Every PDF of more than one role: its address, and what it is of."""
    yield HANDBOEK, ""
    if handboek.matrixfuncties:
        yield POSTER, "de matrix op A3"
    yield from ((boekje.adres, boekje.keuze.titel) for boekje in booklets(handboek))
