"""A handbook as it stands at one moment, whatever is wrong in it, and its pages."""

from __future__ import annotations

from functools import cached_property

from jinja2 import UndefinedError

from handboek.loading.reading import Gelezen
from handboek.messages import advice
from handboek.model import (
    GEDRAG,
    GEWONE_NIVEAUS,
    Begrippen,
    Competentie,
    Functie,
    Gedragscompetentie,
    Gegevens,
    Handboek,
    Niveau,
    Onderdeel,
)
from handboek.site.html import Renderer
from handboek.workshop.form import Keuzes
from handboek.workshop.sound import sound

BASIS = "../"
"""The way from the page of the workshop to the root of the site."""


class Standing:
    """What was read, and what can be shown of that; `was` has what can no longer be read."""

    def __init__(self, gelezen: Gelezen, was: Gelezen) -> None:
        self.gelezen = gelezen
        gegevens = gelezen.values(Gegevens).get("")
        self.niveaus: tuple[Niveau, ...] = gegevens.niveaus if gegevens else GEWONE_NIVEAUS
        self._was = was

    @cached_property
    def _sound(self) -> tuple[Gelezen, dict[str, list[str]]]:
        gaaf, left_out = sound(self.gelezen, self._was, self.niveaus)
        return gaaf, dict(left_out)

    def weggelaten(self, shown: str) -> list[str]:
        """What of a file is wrong, and not on its page."""
        return self._sound[1].get(shown, [])

    @cached_property
    def handboek(self) -> Handboek:
        """All that is sound."""
        return self.gelezen.handboek or self._sound[0].part() or Handboek.leeg()

    @cached_property
    def keuzes(self) -> Keuzes:
        """What of the handbook can be chosen by name."""
        gaaf = self._sound[0]
        gegevens = gaaf.values(Gegevens).get("")
        return {
            "competenties": [_keuze(c.id, c.label, c.definitie) for c in gaaf.values(Competentie).values()],
            "gedrag": [
                _keuze(c.id.removeprefix(GEDRAG), c.label, c.definitie)
                for c in gaaf.values(Gedragscompetentie).values()
            ],
            "clusters": [
                _keuze(id, c.label, c.uitleg) for id, c in (gegevens.clusters if gegevens else {}).items()
            ],
            "adviezen": [_keuze(soort.code, soort.code, soort.uitleg) for soort in advice.ALLE],
        }

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self.handboek)

    def page(self, kind: type[Onderdeel], id: str) -> str | None:
        """The page of an item as readers will see it; None when it has none, or names what is not there."""
        renderer, handboek = self._renderer, self.handboek
        try:
            if kind is Functie:
                return renderer.pagina(handboek.functies[id], BASIS).html
            if kind is Begrippen:
                return renderer.render("begrippen", begrippen=handboek.begrippen)
            if kind is Gegevens:
                return renderer.competenties(BASIS)
            return renderer.pagina(handboek.zoek_competentie(id), BASIS).html
        except (LookupError, UndefinedError):
            return None


def _keuze(id: str, label: object, uitleg: object) -> dict[str, str]:
    return {"waarde": id, "label": str(label), "uitleg": str(uitleg or "")}
