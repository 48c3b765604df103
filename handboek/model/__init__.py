"""The handbook as values: what HR's files say once they are checked. Knows no YAML, MkDocs or HTML.

A field is named as its key in the files, with a space for every underscore ("niveau 1",
"bouwt voort op"); only `id` comes from the file's name.
"""

from handboek.model.competencies import NOG_NIET_BESCHREVEN, Beschrijving, Competentie, Gedragscompetentie
from handboek.model.fields import (
    GEDRAG,
    ID,
    KLEUR,
    LEAST_CONTRAST,
    MAANDEN,
    SCHAAL_PERSOONLIJKHEID,
    VERSIE,
    Onderdeel,
    Versie,
)
from handboek.model.growth import Tips, Valkuilen, Vragen, VragenPerNiveau
from handboek.model.handbook import Handboek, Vraag
from handboek.model.levels import GEWONE_NIVEAUS, Niveau, nummer, nummer_van
from handboek.model.local import BijOns, BijOnsGedrag
from handboek.model.roles import (
    INHOUD_VAN_FUNCTIE,
    VASTGESTELD,
    Eis,
    Functie,
    Persoonlijkheidskenmerk,
    Resultaatgebied,
    Rubriek,
)
from handboek.model.settings import Begrippen, Cluster, Gegevens
from handboek.model.text import NOG_IN_TE_VULLEN, Span, Tekst

__all__ = [
    "GEDRAG",
    "GEWONE_NIVEAUS",
    "ID",
    "INHOUD_VAN_FUNCTIE",
    "KLEUR",
    "LEAST_CONTRAST",
    "MAANDEN",
    "NOG_IN_TE_VULLEN",
    "NOG_NIET_BESCHREVEN",
    "SCHAAL_PERSOONLIJKHEID",
    "VASTGESTELD",
    "VERSIE",
    "Begrippen",
    "Beschrijving",
    "BijOns",
    "BijOnsGedrag",
    "Cluster",
    "Competentie",
    "Eis",
    "Functie",
    "Gedragscompetentie",
    "Gegevens",
    "Handboek",
    "Niveau",
    "Onderdeel",
    "Persoonlijkheidskenmerk",
    "Resultaatgebied",
    "Rubriek",
    "Span",
    "Tekst",
    "Tips",
    "Valkuilen",
    "Versie",
    "Vraag",
    "Vragen",
    "VragenPerNiveau",
    "nummer",
    "nummer_van",
]
