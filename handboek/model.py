"""The handbook as values: what HR's files say once they are checked. Knows no YAML, MkDocs or HTML.

A field is named as its key in the files, with a space for every underscore ("niveau 1",
"bouwt voort op"); only `id` comes from the file's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from handboek.tekst import Tekst

NIVEAUS = (1, 2, 3)
MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
GEDRAG = "gedrag/"
"""What the ids of the second catalogue start with."""

SCHAAL_PERSOONLIJKHEID = range(1, 11)


class Versie(NamedTuple):
    """Month and year of a text; prints as "februari 2023"."""

    jaar: int
    maand: int

    def __str__(self) -> str:
        return f"{MAANDEN[self.maand - 1]} {self.jaar}"


def _versie(typed: Any) -> Any:
    if isinstance(typed, str):
        found = re.fullmatch(r"(\d{4})-(\d{2})", typed.strip())
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


def _long_form(key: str) -> BeforeValidator:
    """`expertise: 1` says the same as `expertise:` with `niveau: 1` below it."""

    def from_typed(typed: Any) -> Any:
        return typed if isinstance(typed, Mapping | BaseModel) else {key: typed}

    return BeforeValidator(from_typed)


ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""The name of a file or a cluster, also in an address: lower case, ASCII, hyphens."""
Id = Annotated[str, StringConstraints(pattern=rf"^{ID.pattern}$")]
Webadres = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\"'<>]+$")]
Feedbackadres = Annotated[
    str, StringConstraints(pattern=r"^(https?://|mailto:)?[^\s\"'<>:@]+[@.][^\s\"'<>]+$")
]
"""A web address, or a mail address with or without mailto."""
Niveau = Annotated[int, _figure("niveau", NIVEAUS)]
Minimum = Annotated[int, _figure("minimum", SCHAAL_PERSOONLIJKHEID)]
Versiemaand = Annotated[Versie, BeforeValidator(_versie)]
Teksten = Annotated[tuple[Tekst, ...], Field(min_length=1)]


class Onderdeel(BaseModel):
    """Base of all that stands in a file: frozen, no unknown keys, keys with spaces."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", " "),
        populate_by_name=True,
    )


class Cluster(Onderdeel):
    label: Tekst
    uitleg: Tekst | None = None


class Gegevens(Onderdeel):
    """handboek.yml: what holds for the handbook as a whole."""

    titel: Tekst
    organisatie: Tekst | None = None
    schaalnaam: Tekst = Tekst("Schaal")
    adres: Webadres | None = None
    bewerkadres: Webadres | None = None
    feedbackadres: Feedbackadres | None = None
    geen_advies_over: tuple[str, ...] = ()
    clusters: dict[Id, Cluster]


class Begrippen(Onderdeel):
    """begrippen.yml: a word or abbreviation, and what it means. The file has the terms at its top."""

    begrippen: dict[str, Tekst]


class Competentie(Onderdeel):
    """A competency with three cumulative levels of observable behaviour."""

    id: str
    label: Tekst
    cluster: str
    definitie: Tekst
    zoekwoorden: tuple[Tekst, ...] = ()
    voorheen: tuple[Id, ...] = ()
    bouwt_voort_op: tuple[str, ...] = ()
    niet_verwarren_met: dict[str, Tekst] = {}
    niveau_1: Teksten
    niveau_2: Teksten
    niveau_3: Teksten

    @cached_property
    def niveaus(self) -> Mapping[int, tuple[Tekst, ...]]:
        """The behaviours that each level adds to the levels below it."""
        return MappingProxyType({1: self.niveau_1, 2: self.niveau_2, 3: self.niveau_3})


class Gedragscompetentie(Onderdeel):
    """A competency of the second catalogue: indicators of behaviour, without levels."""

    id: str
    label: Tekst
    definitie: Tekst
    zoekwoorden: tuple[Tekst, ...] = ()
    voorheen: tuple[Id, ...] = ()
    bouwt_voort_op: tuple[str, ...] = ()
    niet_verwarren_met: dict[str, Tekst] = {}
    indicatoren: Teksten


class Eis(Onderdeel):
    """The level that a role asks of one competency, and why."""

    niveau: Niveau
    toelichting: Tekst | None = None


class Resultaatgebied(Onderdeel):
    omschrijving: Tekst | None = None
    indicatoren: Teksten


class Persoonlijkheidskenmerk(Onderdeel):
    minimum: Minimum
    uitleg: Tekst | None = None


Eisen = dict[str, Annotated[Eis, _long_form("niveau")]]


class Functie(Onderdeel):
    """A role: the competencies it asks (levelled), the results and behaviour it asks, or both."""

    id: str
    titel: Tekst
    schaal: Tekst | None = None
    versie: Versiemaand | None = None
    organisatie: Tekst | None = None
    functiefamilie: Tekst | None = None
    status: Literal["concept"] | None = None
    doel: Tekst | None = None
    zoekwoorden: tuple[Tekst, ...] = ()
    voorheen: tuple[Id, ...] = ()
    generiek: Eisen = {}
    specifiek: Eisen = {}
    resultaatgebieden: dict[str, Resultaatgebied] = {}
    kritieke_situaties: tuple[Tekst, ...] = ()
    gedragscompetenties: tuple[str, ...] = ()
    teamrollen: dict[str, Tekst] = {}
    persoonlijkheidskenmerken: dict[str, Annotated[Persoonlijkheidskenmerk, _long_form("minimum")]] = {}
    opleiding: Tekst | None = None
    vakstudies: Tekst | None = None
    ervaring: Tekst | None = None
    voetnoten: tuple[Tekst, ...] = ()

    @property
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
        for competentie in self._alle_competenties():
            for below in competentie.bouwt_voort_op:
                above[below] = (*above.get(below, ()), competentie.id)
        return above

    @cached_property
    def verwarbaar_met(self) -> Mapping[str, Mapping[str, Tekst]]:
        """By competency: those it is confused with and how to choose, from both sides."""
        pairs: dict[str, dict[str, Tekst]] = {}
        for competentie in self._alle_competenties():
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
            (type(item), _in_catalogue(old, item)): item.id
            for item in (*self.functies.values(), *self._alle_competenties())
            for old in item.voorheen
        }

    def _alle_competenties(self) -> Iterator[Competentie | Gedragscompetentie]:
        yield from self.competenties.values()
        yield from self.gedragscompetenties.values()


def _in_catalogue(id: str, item: Onderdeel) -> str:
    return GEDRAG + id if isinstance(item, Gedragscompetentie) else id
