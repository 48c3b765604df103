"""Competencies: of the first catalogue with levels, of the second with indicators."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from handboek.model.fields import (
    Blok,
    CompetentieId,
    Id,
    Lijst,
    Naam,
    Naamtekst,
    Onderdeel,
    Teksten,
    Verwijst,
)
from handboek.model.text import Tekst

NOG_NIET_BESCHREVEN = "Nog niet beschreven."
"""The text of a competency that is asked somewhere before anyone described it; allowed, with advice."""


class Beschrijving(Onderdeel):
    """What both kinds of competency have: a name, what it is, how it is found, and its relations."""

    id: str = Field(description="De naam van het bestand, zonder .yml.", examples=["samenwerken"])
    label: Naamtekst = Field(description="De naam, zoals iedereen die leest.", examples=["Samenwerken"])
    definitie: Tekst = Field(
        description="Wat iemand met deze competentie doet en waarvoor, in een of twee zinnen.",
        examples=["Zoekt anderen op om samen het werk beter te doen."],
    )
    zoekwoorden: Lijst[Naamtekst] = Field(
        (), description="Andere woorden waarop iemand misschien zoekt.", examples=[["teamwerk"]]
    )
    voorheen: Lijst[Id] = Field(
        (),
        description="Namen die dit bestand eerder had. Oude adressen blijven zo werken.",
        examples=[["collegialiteit"]],
    )
    bouwt_voort_op: Lijst[CompetentieId] = Field(
        (),
        description="Lichtere competenties die hier al bij horen.",
        examples=[["informatie-verzamelen"]],
    )
    niet_verwarren_met: Blok[CompetentieId, Tekst] = Field(
        {},
        description="Een competentie die hierop lijkt, en hoe je tussen de twee kiest.",
        examples=[{"leervermogen": "Kies deze als het om het vak gaat."}],
    )

    @property
    def naam(self) -> Tekst:
        """What a reader knows it by, as a role has its title."""
        return self.label


class Competentie(Beschrijving):
    """A competency with three cumulative levels of observable behaviour."""

    cluster: Annotated[Naam, Verwijst("clusters")] = Field(
        description="Het cluster waarbij de competentie hoort, zoals het in handboek.yml staat.",
        examples=["mensen-meekrijgen"],
    )
    niveau_1: Teksten = Field(
        description="Gedrag dat je op niveau 1 ziet, één voorbeeld per regel.",
        examples=[["Vraagt een collega om hulp."]],
    )
    niveau_2: Teksten = Field(
        description="Wat er op niveau 2 bij komt.", examples=[["Verdeelt het werk in overleg."]]
    )
    niveau_3: Teksten = Field(
        description="Wat er op niveau 3 bij komt.", examples=[["Brengt twee afdelingen bij elkaar."]]
    )

    @cached_property
    def niveaus(self) -> Mapping[int, tuple[Tekst, ...]]:
        """The behaviours that each level adds to the levels below it."""
        return MappingProxyType({1: self.niveau_1, 2: self.niveau_2, 3: self.niveau_3})


class Gedragscompetentie(Beschrijving):
    """A competency of the second catalogue: indicators of behaviour, without levels."""

    indicatoren: Teksten = Field(
        description="Waaraan je het gedrag herkent, één voorbeeld per regel.",
        examples=[["Laat een ander uitpraten."]],
    )
