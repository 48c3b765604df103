"""Competencies: of the first catalogue with levels, of the second with indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from handboek.model.fields import (
    REDEN,
    Blok,
    CompetentieId,
    Id,
    Lijst,
    Naam,
    Naamtekst,
    Onderdeel,
    Teksten,
    Verwijst,
    Webadres,
)
from handboek.model.growth import Tips, Valkuilen, Vragen, VragenPerNiveau
from handboek.model.levels import GEWONE_NIVEAUS, SLEUTEL, Niveau, PerNiveau
from handboek.model.text import Tekst

NOG_NIET_BESCHREVEN = "Nog niet beschreven."
"""The text of a competency that is asked somewhere before anyone described it; allowed, with advice."""

PER_NIVEAU = "niveau …"
"""What the levels of a competency are together; no key of a file."""


VALKUILEN: Any = Field(
    None,
    description="Wat je ziet als iemand dit te weinig laat zien, of hierin doorschiet.",
    examples=[{"te weinig": ["Wacht tot iemand iets vraagt."], "te veel": ["Overlegt over elk besluit."]}],
)


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
    reden: Tekst | None = Field(None, description=REDEN, examples=["Overleg met naasten hoort erbij."])
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

    elders: Lijst[Webadres] = Field(
        (),
        description="Adressen van dezelfde competentie in CompetentNL of ESCO.",
        examples=[["https://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0"]],
    )

    @property
    def naam(self) -> Tekst:
        """What a reader knows it by, as a role has its title."""
        return self.label


class Competentie(Beschrijving):
    """A competency with cumulative levels of observable behaviour; a level may not be described.

    In a file each level is a key of its own: "niveau 2", "niveau Gevorderd".
    """

    cluster: Annotated[Naam, Verwijst("clusters")] = Field(
        description="Het cluster waarbij de competentie hoort, zoals het in handboek.yml staat.",
        examples=["mensen-meekrijgen"],
    )
    niveaus: Annotated[PerNiveau[Teksten], Field(min_length=1)] = Field(
        alias=PER_NIVEAU,
        description="Gedrag dat je op dit niveau ziet, één voorbeeld per regel. Eén niveau is genoeg.",
        examples=[["Vraagt een collega om hulp."]],
    )

    kort: PerNiveau[Tekst] = Field(
        {},
        description="Elk niveau in één zin, voor wie weinig tijd heeft.",
        examples=[{"niveau 1": "Vraagt en geeft hulp in het eigen team."}],
    )
    praktijk: PerNiveau[Tekst] = Field(
        {},
        description="Hoe elk niveau er in jullie werk uitziet: een kort voorval.",
        examples=[{"niveau 1": "Na een drukke ochtend vraagt een verzorgende wie er nog hulp nodig heeft."}],
    )
    ontwikkeltips: PerNiveau[Tips] = Field(
        {},
        description="Hoe je naar elk niveau groeit.",
        examples=[
            {
                "niveau 1": {
                    "doen": ["Vraag elke week een collega om hulp."],
                    "samen leren": ["Loop een dienst mee met een ander team."],
                }
            }
        ],
    )
    vragen: VragenPerNiveau | None = Field(
        None,
        description="Vragen aan jezelf, voor het gesprek en voor een sollicitatie: een lijst, of per niveau.",
        examples=[{"zelf": ["Wie hielp je deze week?"], "gesprek": ["Wat ging goed in het overleg?"]}],
    )
    valkuilen: Valkuilen | None = VALKUILEN

    @classmethod
    def sleutels(cls, niveaus: Sequence[Any] = ()) -> Iterator[tuple[str, FieldInfo]]:
        """The keys that a file may have, as HR types them; each level has one of its own."""
        for key, field in super().sleutels():
            if key == PER_NIVEAU:
                yield from _per_niveau(niveaus or GEWONE_NIVEAUS)
            else:
                yield key, field

    @model_validator(mode="before")
    @classmethod
    def _gathered(cls, typed: Any) -> Any:
        """The levels as one value."""
        if not isinstance(typed, Mapping):
            return typed
        levels = {key: value for key, value in typed.items() if re.match(SLEUTEL, str(key))}
        rest = {key: value for key, value in typed.items() if key not in levels}
        return {**rest, PER_NIVEAU: levels} if levels else rest

    @model_serializer(mode="wrap")
    def _spread(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, value in handler(self).items():
            made |= value if key == PER_NIVEAU else {key: value}
        return made

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        without_spread = {key: value for key, value in schema.items() if key != "serialization"}
        made = handler(without_spread)
        inner = handler.resolve_ref_schema(made)
        levels = inner["properties"].pop(PER_NIVEAU)
        inner["patternProperties"] = {SLEUTEL: levels["additionalProperties"]}
        inner["required"].remove(PER_NIVEAU)
        return made


def _per_niveau(niveaus: Sequence[Niveau]) -> Iterator[tuple[str, FieldInfo]]:
    example = ["Vraagt een collega om hulp."]
    for niveau in niveaus:
        said = f"Wat er op {niveau.naam} bij komt."
        if niveau is niveaus[0]:
            said = f"Gedrag dat je op {niveau.naam} ziet, één voorbeeld per regel."
        yield niveau.naam, FieldInfo(annotation=Teksten, description=said, examples=[example], default=())


class Gedragscompetentie(Beschrijving):
    """A competency of the second catalogue: indicators of behaviour, without levels."""

    indicatoren: Teksten = Field(
        description="Waaraan je het gedrag herkent, één voorbeeld per regel.",
        examples=[["Laat een ander uitpraten."]],
    )
    kort: Tekst | None = Field(
        None,
        description="De competentie in één zin, voor wie weinig tijd heeft.",
        examples=["Laat anderen uitpraten."],
    )
    praktijk: Tekst | None = Field(
        None,
        description="Hoe dit er in jullie werk uitziet: een kort voorval.",
        examples=["Aan tafel wacht een medewerker tot een bewoner is uitgepraat."],
    )
    ontwikkeltips: Tips | None = Field(
        None,
        description="Hoe je hierin groeit.",
        examples=[
            {"doen": ["Tel tot drie voor je antwoordt."], "samen leren": ["Vraag een collega mee te kijken."]}
        ],
    )
    vragen: Vragen | None = Field(
        None,
        description="Vragen aan jezelf, voor het gesprek en voor een sollicitatie.",
        examples=[{"zelf": ["Wie liet je vandaag uitpraten?"], "gesprek": ["Wanneer luister je het best?"]}],
    )
    valkuilen: Valkuilen | None = VALKUILEN
