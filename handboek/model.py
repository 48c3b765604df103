"""The handbook as values: what HR's files say once they are checked. Knows no YAML, MkDocs or HTML.

A field is named as its key in the files, with a space for every underscore ("niveau 1",
"bouwt voort op"); only `id` comes from the file's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from handboek.tekst import Tekst

NIVEAUS = (1, 2, 3)
MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
GEDRAG = "gedrag/"
"""What the ids of the second catalogue start with."""

SCHAAL_PERSOONLIJKHEID = range(1, 11)

NOG_NIET_BESCHREVEN = "Nog niet beschreven."
"""The text of a competency that is asked somewhere before anyone described it; allowed, with advice."""


VERSIE = r"(\d{4})-(\d{2})"


class Versie(NamedTuple):
    """Month and year of a text; prints as "februari 2023"."""

    jaar: int
    maand: int

    def __str__(self) -> str:
        return f"{MAANDEN[self.maand - 1]} {self.jaar}"


def datum_in_woorden(day: date) -> str:
    """A day as a reader says it: 3 maart 2026."""
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"


def _versie(typed: Any) -> Any:
    if isinstance(typed, str):
        found = re.fullmatch(VERSIE, typed.strip())
        if not found or not 1 <= int(found[2]) <= 12 or not 1900 <= int(found[1]) <= 2100:
            raise PydanticCustomError("versie", "not a month", {"waarde": typed})
        return Versie(int(found[1]), int(found[2]))
    return typed


def _figure(kind: str, allowed: Iterable[int]) -> BeforeValidator:
    figures = {str(figure): figure for figure in allowed}

    def from_typed(typed: Any) -> Any:
        if typed is not None and not isinstance(typed, str | int):
            return typed
        if (text := str(typed or "").strip()) not in figures:
            raise PydanticCustomError(kind, "not an allowed figure", {"waarde": text})
        return figures[text]

    return BeforeValidator(from_typed)


@dataclass(frozen=True)
class _ShortForm:
    """`expertise: 1` says the same as `expertise:` with `niveau: 1` below it."""

    key: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def from_typed(typed: Any) -> Any:
            return typed if isinstance(typed, Mapping | BaseModel) else {self.key: typed}

        return core_schema.no_info_before_validator_function(from_typed, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        long = handler(schema)
        if handler.mode == "serialization":
            return long
        return {"anyOf": [handler.resolve_ref_schema(long)["properties"][self.key], long]}


@dataclass(frozen=True)
class Verwijst:
    """Marks a text that names something of the handbook: "competenties", "gedrag", "clusters"."""

    naar: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "verwijst naar": self.naar}


def _kleur(typed: Any) -> Any:
    if isinstance(typed, str):
        found = re.fullmatch(KLEUR, typed.strip())
        if not found:
            raise PydanticCustomError("kleur", "not a colour", {"waarde": typed})
        if _contrast_with_white(found[1]) < LEAST_CONTRAST:
            raise PydanticCustomError("kleur_te_licht", "too light", {"waarde": typed})
        return f"#{found[1].lower()}"
    return typed


def _contrast_with_white(rgb: str) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    channels = [int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


KLEUR = r"#?([0-9a-fA-F]{6})"
LEAST_CONTRAST = 5.5
"""More than WCAG's 4.5: the colour also stands on a light tint of itself."""

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""The name of a file or a cluster, also in an address: lower case, ASCII, hyphens."""
Id = Annotated[str, StringConstraints(pattern=rf"^{ID.pattern}$")]
Naam = Annotated[str, StringConstraints(min_length=1)]
CompetentieId = Annotated[Naam, Verwijst("competenties")]
Webadres = Annotated[str, StringConstraints(pattern=r"^https?://[\w.-]+(:\d+)?(/[^\s\"'<>`]*)?$")]
Feedbackadres = Annotated[
    str, StringConstraints(pattern=r"^(https?://|mailto:)?[^\s\"'<>`:@]+[@.][^\s\"'<>`]+$")
]
"""A web address, or a mail address with or without mailto."""
Kleur = Annotated[str, BeforeValidator(_kleur), WithJsonSchema({"type": "string", "pattern": f"^{KLEUR}$"})]
Beeldbestand = Annotated[str, StringConstraints(pattern=r"^[\w-]+\.(svg|png)$")]
"""The name of a picture beside handboek.yml."""
Niveau = Annotated[int, _figure("niveau", NIVEAUS), WithJsonSchema({"enum": list(NIVEAUS)})]
Minimum = Annotated[
    int, _figure("minimum", SCHAAL_PERSOONLIJKHEID), WithJsonSchema({"enum": list(SCHAAL_PERSOONLIJKHEID)})
]
Versiemaand = Annotated[
    Versie,
    BeforeValidator(_versie),
    PlainSerializer(lambda versie: f"{versie.jaar}-{versie.maand:02}"),
    WithJsonSchema({"type": "string", "pattern": f"^{VERSIE}$"}),
]
Teksten = Annotated[tuple[Tekst, ...], Field(min_length=1)]


class Onderdeel(BaseModel):
    """Base of all that stands in a file: frozen, no unknown keys, keys with spaces."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", " "),
    )

    @classmethod
    def sleutels(cls) -> Iterator[tuple[str, FieldInfo]]:
        """The keys that a file may have, as HR types them; the id is the file's own name."""
        for name, field in cls.model_fields.items():
            if name != "id":
                yield field.alias or name, field


class Cluster(Onderdeel):
    label: Tekst = Field(description="De naam van het cluster.", examples=["Mensen meekrijgen"])
    uitleg: Tekst | None = Field(
        None, description="Eén zin over wat deze competenties gemeen hebben.", examples=["Hoe je samenwerkt."]
    )


Adviescode = Literal[
    "nog-niet-beschreven",
    "ongebruikt",
    "weinig-gedrag",
    "bijna-hetzelfde",
    "niet-waarneembaar",
    "lange-zin",
    "afkorting",
    "spreiding",
    "versie-in-toekomst",
    "versie-oud",
    "niet-te-printen",
]
"""The kinds of advice that an organisation can switch off; handboek/adviezen.py gives each of them."""


class Gegevens(Onderdeel):
    """handboek.yml: what holds for the handbook as a whole."""

    titel: Tekst = Field(description="De naam van het handboek.", examples=["Competentiehandboek"])
    organisatie: Tekst | None = Field(
        None, description="De naam van de organisatie.", examples=["Zorggroep Lindehof"]
    )
    schaalnaam: Tekst = Field(
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
    geen_advies_over: tuple[Adviescode, ...] = Field(
        (), description="Adviezen die jullie niet willen zien.", examples=[["versie-oud"]]
    )
    clusters: dict[Id, Annotated[Cluster, _ShortForm("label")]] = Field(
        description="De clusters, in de volgorde van het handboek.",
        examples=[{"mensen-meekrijgen": {"label": "Mensen meekrijgen", "uitleg": "Hoe je samenwerkt."}}],
    )


class Begrippen(Onderdeel):
    """begrippen.yml: a word or abbreviation, and what it means. The file has the terms at its top."""

    begrippen: dict[str, Tekst]


class Beschrijving(Onderdeel):
    """What both kinds of competency have: a name, what it is, how it is found, and its relations."""

    id: str = Field(description="De naam van het bestand, zonder .yml.", examples=["samenwerken"])
    label: Tekst = Field(description="De naam, zoals iedereen die leest.", examples=["Samenwerken"])
    definitie: Tekst = Field(
        description="Wat iemand met deze competentie doet en waarvoor, in een of twee zinnen.",
        examples=["Zoekt anderen op om samen het werk beter te doen."],
    )
    zoekwoorden: tuple[Tekst, ...] = Field(
        (), description="Andere woorden waarop iemand misschien zoekt.", examples=[["teamwerk"]]
    )
    voorheen: tuple[Id, ...] = Field(
        (),
        description="Namen die dit bestand eerder had. Oude adressen blijven zo werken.",
        examples=[["collegialiteit"]],
    )
    bouwt_voort_op: tuple[CompetentieId, ...] = Field(
        (),
        description="Lichtere competenties die hier al bij horen.",
        examples=[["informatie-verzamelen"]],
    )
    niet_verwarren_met: dict[CompetentieId, Tekst] = Field(
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


class Eis(Onderdeel):
    """The level that a role asks of one competency, and why."""

    niveau: Niveau = Field(description="Het niveau dat de functie vraagt: 1, 2 of 3.", examples=["2"])
    toelichting: Tekst | None = Field(
        None, description="Waarom dit niveau bij deze functie past.", examples=["Overlegt met de wijk."]
    )


class Resultaatgebied(Onderdeel):
    omschrijving: Tekst | None = Field(
        None, description="Waar dit deel van het werk om gaat.", examples=["Vindt nieuwe opdrachten."]
    )
    indicatoren: Teksten = Field(
        description="Waaraan je ziet dat het resultaat is gehaald.", examples=[["Aantal nieuwe opdrachten."]]
    )


class Persoonlijkheidskenmerk(Onderdeel):
    minimum: Minimum = Field(description="Wat ten minste nodig is, van 1 tot en met 10.", examples=["7"])
    uitleg: Tekst | None = Field(
        None, description="Wat het kenmerk betekent.", examples=["Blijft rustig bij drukte."]
    )


Eisen = dict[CompetentieId, Annotated[Eis, _ShortForm("niveau")]]


class Functie(Onderdeel):
    """A role: the competencies it asks (levelled), the results and behaviour it asks, or both."""

    id: str = Field(description="De naam van het bestand, zonder .yml.", examples=["wijkbegeleider"])
    titel: Tekst = Field(description="De naam van de functie.", examples=["Wijkbegeleider"])
    schaal: Tekst | None = Field(None, description="De schaal waarin de functie valt.", examples=["45"])
    versie: Versiemaand | None = Field(
        None, description="Jaar en maand waarin deze tekst is vastgesteld.", examples=["2026-10"]
    )
    organisatie: Tekst | None = Field(
        None,
        description="Alleen als de functie bij een andere organisatie hoort dan het handboek.",
        examples=["Zorggroep Lindehof"],
    )
    functiefamilie: Tekst | None = Field(
        None, description="De groep waarin de functie in het overzicht staat.", examples=["Zorg en welzijn"]
    )
    status: Literal["concept"] | None = Field(
        None,
        description="Staat hier ‘concept’, dan is de functie nog niet vastgesteld.",
        examples=["concept"],
    )
    doel: Tekst | None = Field(
        None,
        description="Waarvoor deze functie er is, in een of twee zinnen.",
        examples=["Helpt bewoners zo lang mogelijk thuis te wonen."],
    )
    zoekwoorden: tuple[Tekst, ...] = Field(
        (), description="Andere woorden waarop iemand misschien zoekt.", examples=[["wijkcoach"]]
    )
    voorheen: tuple[Id, ...] = Field(
        (),
        description="Namen die dit bestand eerder had. Oude adressen blijven zo werken.",
        examples=[["buurtbegeleider"]],
    )
    generiek: Eisen = Field(
        {},
        description="Competenties die elke functie vraagt, met het niveau.",
        examples=[{"samenwerken": "2"}],
    )
    specifiek: Eisen = Field(
        {},
        description="Competenties die bij deze functie horen, met het niveau. Een toelichting mag erbij.",
        examples=[{"communiceren": {"niveau": "2", "toelichting": "Voert gesprekken met naasten."}}],
    )
    resultaatgebieden: dict[Tekst, Resultaatgebied] = Field(
        {},
        description="Wat de functie oplevert, en waaraan je dat ziet.",
        examples=[{"Acquisitie": {"omschrijving": "Vindt werk.", "indicatoren": ["Aantal opdrachten."]}}],
    )
    kritieke_situaties: tuple[Tekst, ...] = Field(
        (), description="Wat in deze functie niet mag gebeuren.", examples=[["Neemt geschenken aan."]]
    )
    gedragscompetenties: tuple[Annotated[Naam, Verwijst("gedrag")], ...] = Field(
        (),
        description="Competenties zonder niveaus, uit de map competenties/gedrag.",
        examples=[["coachen"]],
    )
    teamrollen: dict[Tekst, Tekst] = Field(
        {},
        description="De rollen die iemand in het team op zich neemt.",
        examples=[{"Afmaker": "Ruimt op wat blijft liggen."}],
    )
    persoonlijkheidskenmerken: dict[Tekst, Annotated[Persoonlijkheidskenmerk, _ShortForm("minimum")]] = Field(
        {},
        description="Kenmerken die passen, met het minimum op een schaal van 1 tot en met 10.",
        examples=[{"stabiliteit": {"minimum": "6", "uitleg": "Blijft rustig bij drukte."}}],
    )
    opleiding: Tekst | None = Field(
        None, description="De opleiding die nodig is.", examples=["Een opleiding op mbo-niveau 4."]
    )
    vakstudies: Tekst | None = Field(
        None, description="Aanvullende studies of cursussen.", examples=["Gesprekstechniek."]
    )
    ervaring: Tekst | None = Field(
        None, description="De ervaring die nodig is.", examples=["Twee jaar in de ouderenzorg."]
    )
    voetnoten: tuple[Tekst, ...] = Field(
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
        return self.status == "concept"


INHOUD_VAN_FUNCTIE = (
    "generiek",
    "specifiek",
    "resultaatgebieden",
    "kritieke situaties",
    "gedragscompetenties",
)
"""A role needs at least one of these keys: without them its page would say nothing."""


MOST_CELLS = 300 * 60
"""Of a matrix to take in at a time: a larger one opens on one cluster, and is left out on paper."""


class Vraag(NamedTuple):
    """A role that asks a competency, and at which level."""

    functie: Functie
    niveau: int


@dataclass(frozen=True)
class Handboek:
    """All of it. Every id that is referred to exists; mappings are ordered by label or title."""

    gegevens: Gegevens
    competenties: Mapping[str, Competentie]
    gedragscompetenties: Mapping[str, Gedragscompetentie]
    functies: Mapping[str, Functie]
    begrippen: Mapping[str, Tekst]

    @classmethod
    def leeg(cls) -> Handboek:
        """A handbook without contents, for a preview whose data cannot be read yet."""
        gegevens = Gegevens(titel=Tekst("Competentiehandboek"), clusters={})
        return cls(gegevens, {}, {}, {}, {})

    def __repr__(self) -> str:
        return f"<Handboek {self.gegevens.titel}: {len(self.functies)} functies>"

    def zoek_competentie(self, id: str) -> Competentie | Gedragscompetentie:
        """The competency of either catalogue; `KeyError` when there is none."""
        if id.startswith(GEDRAG):
            return self.gedragscompetenties[id]
        return self.competenties[id]

    def aanduiding(self, item: Functie | Beschrijving) -> str:
        """What tells a printed sheet from another: the name, the version, the handbook."""
        versie = f"versie {item.versie}" if isinstance(item, Functie) and item.versie else ""
        return " · ".join(filter(None, (item.naam.plat, versie, self.gegevens.titel.plat)))

    @cached_property
    def matrixfuncties(self) -> tuple[Functie, ...]:
        """The roles that ask levels and are no longer a draft, in order of title."""
        return tuple(f for f in self.functies.values() if f.eisen and not f.is_concept)

    @cached_property
    def per_cluster(self) -> Mapping[str, tuple[Competentie, ...]]:
        """The levelled competencies of each cluster, in the handbook's order."""
        return {
            cluster: tuple(c for c in self.competenties.values() if c.cluster == cluster)
            for cluster in self.gegevens.clusters
        }

    def gevraagd_per_cluster(self, functies: Iterable[Functie]) -> Mapping[str, tuple[Competentie, ...]]:
        """As `per_cluster`, with only what one of these roles asks; a cluster may be empty."""
        asked = {id for functie in functies for id in functie.eisen}
        return {
            cluster: tuple(c for c in competenties if c.id in asked)
            for cluster, competenties in self.per_cluster.items()
        }

    @cached_property
    def gevraagd_in(self) -> Mapping[str, tuple[Vraag, ...]]:
        """By competency: the roles that ask it, with the level (0 in the second catalogue)."""
        vragen: dict[str, list[Vraag]] = {}
        for functie in self.functies.values():
            for id, eis in functie.eisen.items():
                vragen.setdefault(id, []).append(Vraag(functie, eis.niveau))
            for id in functie.gedragscompetenties:
                vragen.setdefault(GEDRAG + id, []).append(Vraag(functie, 0))
        return {id: tuple(v) for id, v in vragen.items()}

    @cached_property
    def basis_voor(self) -> Mapping[str, tuple[str, ...]]:
        """By competency: the competencies that build on it (the other side of `bouwt_voort_op`)."""
        above: dict[str, tuple[str, ...]] = {}
        for competentie in self.alle_competenties():
            for below in competentie.bouwt_voort_op:
                above[below] = (*above.get(below, ()), competentie.id)
        return above

    @cached_property
    def verwarbaar_met(self) -> Mapping[str, Mapping[str, Tekst]]:
        """By competency: those it is confused with and how to choose, from both sides."""
        pairs: dict[str, dict[str, Tekst]] = {}
        for competentie in self.alle_competenties():
            for other, uitleg in competentie.niet_verwarren_met.items():
                pairs.setdefault(competentie.id, {})[other] = uitleg
                pairs.setdefault(other, {})[competentie.id] = uitleg
        return pairs

    def naamgenoot(self, id: str) -> Competentie | Gedragscompetentie | None:
        """The competency of the other catalogue with the same label: a different thing."""
        return self._naamgenoten.get(id)

    @cached_property
    def _naamgenoten(self) -> Mapping[str, Competentie | Gedragscompetentie]:
        levelled = {c.label.casefold(): c for c in self.competenties.values()}
        found: dict[str, Competentie | Gedragscompetentie] = {}
        for gedrag in self.gedragscompetenties.values():
            if competentie := levelled.get(gedrag.label.casefold()):
                found[gedrag.id], found[competentie.id] = competentie, gedrag
        return found

    @cached_property
    def vervangen(self) -> Mapping[tuple[type[Onderdeel], str], str]:
        """By kind and old id (`voorheen`): the id that took its place."""
        return {
            (type(item), _in_catalogue(old, item)): item.id for item in self.alles() for old in item.voorheen
        }

    def alles(self) -> Iterator[Functie | Competentie | Gedragscompetentie]:
        """Everything that has a page of its own: the roles, then the competencies."""
        yield from self.functies.values()
        yield from self.alle_competenties()

    def alle_competenties(self) -> Iterator[Competentie | Gedragscompetentie]:
        """The competencies of both catalogues."""
        yield from self.competenties.values()
        yield from self.gedragscompetenties.values()


def _in_catalogue(id: str, item: Onderdeel) -> str:
    return GEDRAG + id if isinstance(item, Gedragscompetentie) else id
