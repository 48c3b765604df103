"""A role, and what it asks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from handboek.model.fields import (
    REDEN,
    Benoemd,
    Blok,
    CompetentieId,
    Datum,
    Gevuld,
    Id,
    KorteVorm,
    Lijst,
    Minimum,
    Naam,
    Naamtekst,
    Onderdeel,
    Versiemaand,
    Verwijst,
)
from handboek.model.levels import Niveaunummer
from handboek.model.text import Tekst

VASTGESTELD = "vastgesteld"
"""The status of a role that names none."""


class Eis(Onderdeel):
    """The level that a role asks of one competency, and why."""

    niveau: Niveaunummer = Field(description="Het niveau dat de functie vraagt.", examples=["2"])
    toelichting: Tekst | None = Field(
        None,
        description="Wat iemand in deze functie met deze competentie doet.",
        examples=["Overlegt met de wijk."],
    )


class Resultaatgebied(Gevuld):
    omschrijving: Tekst | None = Field(
        None, description="Waar dit deel van het werk om gaat.", examples=["Vindt nieuwe opdrachten."]
    )
    indicatoren: Lijst[Tekst] = Field(
        (),
        description="Waaraan je ziet dat het resultaat is gehaald.",
        examples=[["Aantal nieuwe opdrachten."]],
    )


class Rubriek(Gevuld):
    """A section of a role under a heading of the organisation's own."""

    tekst: Tekst | None = Field(
        None, description="Wat er onder dit kopje staat.", examples=["Werkt onder de teamleider."]
    )
    punten: Lijst[Tekst] = Field(
        (), description="Wat er als lijst onder staat.", examples=[["Een rijbewijs.", "Een diploma BHV."]]
    )


class Persoonlijkheidskenmerk(Onderdeel):
    minimum: Minimum = Field(description="Wat ten minste nodig is, van 1 tot en met 10.", examples=["7"])
    uitleg: Tekst | None = Field(
        None, description="Wat het kenmerk betekent.", examples=["Blijft rustig bij drukte."]
    )


Eisen = Blok[CompetentieId, Annotated[Eis, KorteVorm("niveau")]]


class Functie(Onderdeel):
    """A role: the competencies it asks (levelled), the results and behaviour it asks, or both."""

    id: str = Field(description="De naam van het bestand, zonder .yml.", examples=["wijkbegeleider"])
    titel: Naamtekst = Field(description="De naam van de functie.", examples=["Wijkbegeleider"])
    schaal: Naamtekst | None = Field(None, description="De schaal waarin de functie valt.", examples=["45"])
    versie: Versiemaand | None = Field(
        None, description="Jaar en maand waarin deze tekst is vastgesteld.", examples=["2026-10"]
    )
    organisatie: Naamtekst | None = Field(
        None,
        description="Alleen als de functie bij een andere organisatie hoort dan het handboek.",
        examples=["Zorggroep Lindehof"],
    )
    functiefamilie: Naamtekst | None = Field(
        None, description="De groep waarin de functie in het overzicht staat.", examples=["Zorg en welzijn"]
    )
    status: Literal["concept", "ter instemming", "vastgesteld"] | None = Field(
        None,
        description="‘concept’, ‘ter instemming’ of ‘vastgesteld’. Staat er niets, dan is die vastgesteld.",
        examples=["concept"],
    )
    geldig_vanaf: Datum | None = Field(
        None, description="De dag waarop deze tekst ingaat.", examples=["2026-11-01"]
    )
    reden: Tekst | None = Field(None, description=REDEN, examples=["De wijkteams werken nu zelfstandig."])
    doel: Tekst | None = Field(
        None,
        description="Waarvoor deze functie er is, in een of twee zinnen.",
        examples=["Helpt bewoners zo lang mogelijk thuis te wonen."],
    )
    zoekwoorden: Lijst[Naamtekst] = Field(
        (), description="Andere woorden waarop iemand misschien zoekt.", examples=[["wijkcoach"]]
    )
    voorheen: Lijst[Id] = Field(
        (),
        description="Namen die dit bestand eerder had. Oude adressen blijven zo werken.",
        examples=[["buurtbegeleider"]],
    )
    generiek: Eisen = Field(
        {},
        description="Competenties die elke functie met niveaus vraagt, met het niveau, of ‘geen’.",
        examples=[{"samenwerken": "2"}],
    )
    specifiek: Eisen = Field(
        {},
        description="Competenties die bij deze functie horen, met het niveau. Een toelichting mag erbij.",
        examples=[{"communiceren": {"niveau": "2", "toelichting": "Voert gesprekken met naasten."}}],
    )
    onderdelen: Benoemd[Annotated[Rubriek, KorteVorm("tekst", lijst="punten")]] = Field(
        {},
        description="Wat jullie verder van een functie beschrijven: een kopje, met een tekst of een lijst.",
        examples=[{"Kennis": "Kent de ziektebeelden van ouderen."}],
    )
    resultaatgebieden: Benoemd[Annotated[Resultaatgebied, KorteVorm("omschrijving", lijst="indicatoren")]] = (
        Field(
            {},
            description="Wat de functie oplevert, en waaraan je dat ziet.",
            examples=[{"Acquisitie": {"omschrijving": "Vindt werk.", "indicatoren": ["Aantal opdrachten."]}}],
        )
    )
    kritieke_situaties: Lijst[Tekst] = Field(
        (), description="Wat in deze functie niet mag gebeuren.", examples=[["Neemt geschenken aan."]]
    )
    gedragscompetenties: Lijst[Annotated[Naam, Verwijst("gedrag")]] = Field(
        (),
        description="Competenties zonder niveaus, uit de map competenties/gedrag.",
        examples=[["coachen"]],
    )
    teamrollen: Benoemd[Tekst] = Field(
        {},
        description="De rollen die iemand in het team op zich neemt.",
        examples=[{"Afmaker": "Ruimt op wat blijft liggen."}],
    )
    persoonlijkheidskenmerken: Benoemd[Annotated[Persoonlijkheidskenmerk, KorteVorm("minimum")]] = Field(
        {},
        description="Kenmerken die passen, met het minimum op een schaal van 1 tot en met 10.",
        examples=[{"stabiliteit": {"minimum": "6", "uitleg": "Blijft rustig bij drukte."}}],
    )
    opleiding: Tekst | None = Field(
        None, description="Richtlijn voor de opleiding.", examples=["Een opleiding op mbo-niveau 4."]
    )
    vakstudies: Tekst | None = Field(
        None, description="Aanvullende studies of cursussen.", examples=["Gesprekstechniek."]
    )
    ervaring: Tekst | None = Field(
        None, description="Ervaring die van pas komt.", examples=["Twee jaar in de ouderenzorg."]
    )
    voetnoten: Lijst[Tekst] = Field(
        (), description="Opmerkingen onder aan de pagina.", examples=[["Gemaakt met de ondernemingsraad."]]
    )

    @property
    def naam(self) -> Tekst:
        """What a reader knows it by, as a competency has its label."""
        return self.titel

    @cached_property
    def eisen(self) -> Mapping[str, Eis]:
        """What the role asks of levelled competencies, by id, generic first."""
        return {**self.generiek, **self.specifiek}

    @property
    def is_concept(self) -> bool:
        """Whether the text is not agreed yet: a draft, or with the works council."""
        return self.status not in (None, VASTGESTELD)


INHOUD_VAN_FUNCTIE = (
    "generiek",
    "specifiek",
    "onderdelen",
    "resultaatgebieden",
    "kritieke situaties",
    "gedragscompetenties",
)
"""A role needs at least one of these keys: without them its page would say nothing."""
