"""What holds for the handbook as a whole: its name, addresses and clusters, and its glossary."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handboek.model.fields import (
    Beeldbestand,
    Begrip,
    Benoemd,
    Blok,
    Feedbackadres,
    Id,
    Kleur,
    KorteVorm,
    Lijst,
    Naam,
    Naamtekst,
    Onderdeel,
    Verwijst,
    Webadres,
)
from handboek.model.levels import GEWONE_NIVEAUS, Niveau, Niveaus
from handboek.model.limits import BEGRIPPEN
from handboek.model.roles import Eisen
from handboek.model.text import Tekst


class Cluster(Onderdeel):
    label: Naamtekst = Field(description="De naam van het cluster.", examples=["Mensen meekrijgen"])
    uitleg: Tekst | None = Field(
        None, description="Eén zin over wat deze competenties gemeen hebben.", examples=["Hoe je samenwerkt."]
    )


class Familie(Onderdeel):
    """What holds for the roles of one family."""

    generiek: Eisen = Field(
        {},
        description="Wat elke functie met niveaus in deze familie vraagt.",
        examples=[{"samenwerken": "3"}],
    )


class Gegevens(Onderdeel):
    """handboek.yml: what holds for the handbook as a whole."""

    titel: Naamtekst = Field(description="De naam van het handboek.", examples=["Competentiehandboek"])
    organisatie: Naamtekst | None = Field(
        None, description="De naam van de organisatie.", examples=["Zorggroep Lindehof"]
    )
    schaalnaam: Naamtekst = Field(
        Tekst("Schaal"), description="Hoe jullie de schaal van een functie noemen.", examples=["FWG"]
    )
    adres: Webadres | None = Field(
        None, description="Het adres waarop het handboek staat.", examples=["https://handboek.voorbeeld.nl/"]
    )
    bewerkadres: Webadres | None = Field(
        None,
        description="Het adres waar een bestand bewerkt wordt; daarachter komt de naam van het bestand.",
        examples=["https://git.voorbeeld.nl/hr/handboek/edit/main/"],
    )
    feedbackadres: Feedbackadres | None = Field(
        None,
        description="Waar een lezer meldt dat er iets niet klopt: een mailadres of een webadres.",
        examples=["hr@voorbeeld.nl"],
    )
    kleur: Kleur | None = Field(
        None,
        description="De kleur van jullie huisstijl: zes tekens, zonder ‘#’. Wit moet erop te lezen zijn.",
        examples=["0b5563"],
    )
    logo: Beeldbestand | None = Field(
        None,
        description="Jullie logo: de naam van een .svg- of .png-bestand naast handboek.yml.",
        examples=["logo.svg"],
    )
    pdf: Literal["ja", "nee"] = Field(
        "ja", description="Of de website ook PDF's heeft, om te bewaren en af te drukken.", examples=["nee"]
    )
    uitvoer: Literal["ja", "nee"] = Field(
        "ja",
        description="Of de website ook bestanden heeft voor Word, Excel, Moodle en andere programma's.",
        examples=["nee"],
    )
    geschiedenis: Literal["ja", "nee"] = Field(
        "ja",
        description="Of de website vertelt wat er wanneer is veranderd. Dat komt uit git.",
        examples=["nee"],
    )
    werkplaats: Literal["ja", "nee"] = Field(
        "ja",
        description="Of iedereen op de website zelf een wijziging kan voorstellen, in de werkplaats.",
        examples=["nee"],
    )
    geen_advies_over: Lijst[Annotated[Naam, Verwijst("adviezen")]] = Field(
        (), description="Adviezen die jullie niet willen zien.", examples=[["versie-oud"]]
    )
    niveaus: Niveaus = Field(
        GEWONE_NIVEAUS,
        description="De namen van jullie niveaus, van laag naar hoog: twee tot zes. Anders zijn het er drie.",
        examples=[["Basis", "Gevorderd", "Expert"]],
    )
    clusters: Blok[Id, Annotated[Cluster, KorteVorm("label")]] = Field(
        description="De clusters, in de volgorde van het handboek.",
        examples=[{"mensen-meekrijgen": {"label": "Mensen meekrijgen", "uitleg": "Hoe je samenwerkt."}}],
    )

    generiek: Eisen = Field(
        {},
        description="Wat elke functie met niveaus vraagt, met het niveau. Een functie kan afwijken.",
        examples=[{"samenwerken": "2"}],
    )
    families: Benoemd[Familie] = Field(
        {},
        description="Wat daarvan anders is in een functiefamilie.",
        examples=[{"Zorg en welzijn": {"generiek": {"samenwerken": "3"}}}],
    )

    @property
    def treden(self) -> range:
        """The numbers of the levels."""
        return range(1, len(self.niveaus) + 1)

    def niveau(self, nummer: int) -> Niveau:
        """The level with a number; `IndexError` when there is none."""
        return self.niveaus[nummer - 1]


class Begrippen(Onderdeel):
    """begrippen.yml: a word or abbreviation, and what it means. The file has the terms at its top."""

    begrippen: Annotated[dict[Begrip, Tekst], Field(max_length=BEGRIPPEN.hoogste)]
