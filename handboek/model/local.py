"""What an organisation adds of its own to a competency, in a file beside the catalogue."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from handboek.model.competencies import Competentie, Gedragscompetentie
from handboek.model.fields import Gevuld, Onderdeel
from handboek.model.growth import Tips, Vragen, VragenPerNiveau
from handboek.model.levels import PerNiveau
from handboek.model.text import Tekst


def _as_in(kind: type[Onderdeel], name: str) -> Any:
    """A field with the words and the default of the catalogue's."""
    field = kind.model_fields[name]
    return Field(field.default, description=field.description, examples=field.examples)


class BijOns(Gevuld):
    """Beside a competency with levels."""

    id: str = Field(description="De naam van het bestand, zonder .yml.", examples=["samenwerken"])
    praktijk: PerNiveau[Tekst] = _as_in(Competentie, "praktijk")
    ontwikkeltips: PerNiveau[Tips] = _as_in(Competentie, "ontwikkeltips")
    vragen: VragenPerNiveau | None = _as_in(Competentie, "vragen")


class BijOnsGedrag(Gevuld):
    """Beside a gedragscompetentie."""

    id: str = Field(description="De naam van het bestand, zonder .yml.", examples=["samenwerken"])
    praktijk: Tekst | None = _as_in(Gedragscompetentie, "praktijk")
    ontwikkeltips: Tips | None = _as_in(Gedragscompetentie, "ontwikkeltips")
    vragen: Vragen | None = _as_in(Gedragscompetentie, "vragen")
