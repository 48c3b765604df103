"""What one source says, in the handbook's terms; every word of the source is somewhere in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from handboek.importer.blocks import Bron, Passage, Vorm, Weggelaten, words
from handboek.importer.choices import Antwoord
from handboek.importer.shapes import NUMMERING
from handboek.model import Versie

ZONDER_NIVEAU = 0
"""The level of an indicator in the second catalogue."""


@dataclass(frozen=True)
class Structuur:
    """A passage that became a key, a figure or a place: the handbook says it in its own way."""

    passage: Passage
    veld: str


@dataclass(frozen=True)
class GevraagdNiveau:
    """A row of a matrix."""

    label: Passage
    niveau: int
    toelichting: tuple[Passage, ...] = ()

    @property
    def sleutel(self) -> tuple[str, str, str]:
        """What tells this row from every other: its source, its place and its name."""
        return self.label.bron, self.label.plek, self.label.plat


@dataclass
class Toevoeging:
    """What a competency has beside its behaviour, as a tip."""

    plaats: tuple[str, str]
    """The key of the competency, and the one below it: "valkuilen", "te veel"; "" when it has none."""
    niveau: int
    passage: Passage


@dataclass
class Beschreven:
    """A competency as one source describes it."""

    label: Passage
    met_niveaus: bool
    cluster: Passage | None = None
    definitie: list[Passage] = field(default_factory=list)
    gedrag: list[tuple[int, Passage]] = field(default_factory=list)
    """Behaviour with its level."""
    erbij: list[Toevoeging] = field(default_factory=list)
    treden: set[int] = field(default_factory=set)
    """The levels of which the name is printed."""
    uiterlijk: dict[int, str] = field(default_factory=dict)
    """By level: what marks how it looks, "" for ordinary text."""
    normen: set[int] = field(default_factory=set)
    """The levels that are said to be asked."""

    @property
    def niveaus(self) -> set[int]:
        """The levels of which something is printed."""
        return {niveau for niveau, _ in self.gedrag}


@dataclass
class Gebied:
    naam: Passage
    omschrijving: list[Passage] = field(default_factory=list)
    indicatoren: list[Passage] = field(default_factory=list)


@dataclass
class Rol:
    naam: Passage
    uitleg: list[Passage] = field(default_factory=list)


@dataclass
class Trek:
    naam: Passage
    minimum: int
    uitleg: list[Passage] = field(default_factory=list)


@dataclass
class Onderdeeltekst:
    """What stands below a heading that nobody knows."""

    kop: Passage
    tekst: list[Passage] = field(default_factory=list)
    punten: list[Passage] = field(default_factory=list)


@dataclass(frozen=True)
class Inleidingsblok:
    vorm: Vorm
    diepte: int
    passage: Passage


@dataclass
class Profiel:
    """One role of a source; the first of a source also has what stands outside its roles."""

    bron: str
    titel: Passage | None = None
    schaal: Passage | None = None
    versie: Versie | None = None
    organisatie: Passage | None = None
    functiefamilie: Passage | None = None
    doel: list[Passage] = field(default_factory=list)
    inleiding: list[Inleidingsblok] = field(default_factory=list)
    generiek: list[GevraagdNiveau] = field(default_factory=list)
    specifiek: list[GevraagdNiveau] = field(default_factory=list)
    competenties: list[Beschreven] = field(default_factory=list)
    resultaatgebieden: list[Gebied] = field(default_factory=list)
    situaties: list[Passage] = field(default_factory=list)
    teamrollen: list[Rol] = field(default_factory=list)
    kenmerken: list[Trek] = field(default_factory=list)
    opleiding: list[Passage] = field(default_factory=list)
    vakstudies: list[Passage] = field(default_factory=list)
    ervaring: list[Passage] = field(default_factory=list)
    onderdelen: list[Onderdeeltekst] = field(default_factory=list)
    voetnoten: list[Passage] = field(default_factory=list)
    clusters: list[Passage] = field(default_factory=list)
    """The headings above competencies, each time that one stands there."""
    structuur: list[Structuur] = field(default_factory=list)
    weggelaten: list[Weggelaten] = field(default_factory=list)
    opmerkingen: list[str] = field(default_factory=list)
    antwoorden: list[Antwoord] = field(default_factory=list)
    """What headings that nobody knows were taken for."""
    niveaunamen: Mapping[int, str] = field(default_factory=dict)
    niveauuitleg: list[tuple[int, Passage]] = field(default_factory=list)
    """What the source says that its levels mean."""
    niveaus_gezegd: Sequence[str] = ()
    """The words for levels that HR told."""
    niveaus_gelezen: str = ""
    """How the source writes its levels."""
    zonder_inhoud: Passage | None = None
    """The title of a role of which nothing was found."""
    twijfels: list[str] = field(default_factory=list)
    """What a matrix does not say for sure."""
    niet_herkend: list[str] = field(default_factory=list)
    """Why the structure of the source was not recognised; then it has nothing but its text."""

    _by_kop: dict[str, Onderdeeltekst] = field(default_factory=dict, repr=False)

    @property
    def eisen(self) -> list[GevraagdNiveau]:
        return [*self.generiek, *self.specifiek]

    @property
    def hoogste(self) -> int:
        """The highest level that it asks or describes."""
        described = [niveau for c in self.competenties for niveau in c.niveaus]
        told = [niveau for niveau, _ in self.niveauuitleg]
        return max([*described, *told, *(eis.niveau for eis in self.eisen)], default=0)

    @property
    def is_functie(self) -> bool:
        """Whether there is enough to make a role of it."""
        return self.titel is not None and self.vraagt_iets

    @property
    def vraagt_iets(self) -> bool:
        """Whether it says something that only a role says."""
        said = (self.eisen, self.resultaatgebieden, self.situaties, self.onderdelen)
        return any(said) or any(not c.met_niveaus for c in self.competenties)

    @property
    def rang(self) -> tuple[int, int, str]:
        """Sorts profiles: the most recent first, then by name of the file."""
        year, month = self.versie or (0, 0)
        return -year, -month, self.bron

    def tel_niveaus(self, plaatsen: Mapping[int, int]) -> None:
        """Give each level another number; one that is not in it keeps its own."""
        for name in ("generiek", "specifiek"):
            eisen = [replace(eis, niveau=plaatsen.get(eis.niveau, eis.niveau)) for eis in getattr(self, name)]
            setattr(self, name, eisen)
        self.niveauuitleg = [(plaatsen.get(n, n), passage) for n, passage in self.niveauuitleg]
        for competentie in self.competenties:
            competentie.gedrag = [(plaatsen.get(n, n), passage) for n, passage in competentie.gedrag]
            for erbij in competentie.erbij:
                erbij.niveau = plaatsen.get(erbij.niveau, erbij.niveau)

    def naar(self, veld: str, passage: Passage) -> None:
        """Note that a passage became structure."""
        self.structuur.append(Structuur(passage, veld))

    def zonder_nummer(self, passage: Passage) -> Passage:
        """A name without the number in front of it, which becomes structure."""
        number = NUMMERING.match(passage.plat)
        if not number or number.end() >= len(passage.plat):
            return passage
        self.naar("nummering", passage.stuk(number[0]))
        return passage.stuk(passage.plat[number.end() :])

    def laat_weg(self, passage: Passage, reden: str, *, bewust: bool = False) -> None:
        self.weggelaten.append(Weggelaten(passage, reden, bewust))

    def als_inleiding(self) -> None:
        """Make an introduction of the sections of what is no role, as those of a dictionary."""
        for deel in self.onderdelen:
            self.inleiding.append(Inleidingsblok(Vorm.KOP, 2, deel.kop))
            self.inleiding += [Inleidingsblok(Vorm.ALINEA, 0, passage) for passage in deel.tekst]
            self.inleiding += [Inleidingsblok(Vorm.PUNT, 0, passage) for passage in deel.punten]
        self.onderdelen = []

    def zonder_functie(self, reden: str) -> None:
        """Leave out what only a role has a place for."""
        for name in _VAN_FUNCTIE:
            for passage in passages_in(getattr(self, name)):
                self.laat_weg(passage, reden)
            setattr(self, name, [] if isinstance(getattr(self, name), list) else None)

    def doel_als_onderdeel(self) -> None:
        """Make sections of what says too little for a role by itself, each below its own heading."""
        for veld in ("opleiding", "vakstudies", "ervaring", "doel"):
            said = getattr(self, veld)
            heading = next((s for s in self.structuur if s.veld == veld), None)
            if said and heading and not self.vraagt_iets:
                self.structuur.remove(heading)
                self.onderdeel(heading.passage.naam).tekst += said
                setattr(self, veld, [])

    def onderdeel(self, kop: Passage) -> Onderdeeltekst:
        """What stands below a heading, to be added to; a heading that comes again goes on."""
        name = one_name(kop.plat)
        if name in self._by_kop:
            self.naar("onderdelen", kop)
        else:
            self._by_kop[name] = Onderdeeltekst(kop)
            self.onderdelen.append(self._by_kop[name])
        return self._by_kop[name]

    def zonder_lege_onderdelen(self) -> None:
        """Take the headings with nothing below them for what they are: headings of headings."""
        for deel in self.onderdelen:
            if not (deel.tekst or deel.punten):
                self.naar("tussenkop", deel.kop)
        self.onderdelen = [deel for deel in self.onderdelen if deel.tekst or deel.punten]

    def passages(self) -> Iterator[Passage]:
        """Every passage in it, also of what became structure or was left out."""
        return passages_in(self)

    def teksten(self) -> Iterator[Passage]:
        """The passages that must be in the handbook as text."""
        for name in (f.name for f in fields(self)):
            if name not in (
                "structuur",
                "weggelaten",
                "opmerkingen",
                "clusters",
                "antwoorden",
                "_by_kop",
                "zonder_inhoud",
            ):
                yield from passages_in(getattr(self, name))


_VAN_FUNCTIE = (
    *("titel", "schaal", "organisatie", "doel", "generiek", "specifiek", "resultaatgebieden", "situaties"),
    *("teamrollen", "kenmerken", "opleiding", "vakstudies", "ervaring", "voetnoten", "functiefamilie"),
    "onderdelen",
)


def one_name(name: str) -> str:
    """What two names share that a handbook takes for one."""
    return " ".join(name.split()).casefold()


def passages_in(value: Any) -> Iterator[Passage]:
    """The passages in a value of this module, in order."""
    if isinstance(value, Passage):
        yield value
    elif is_dataclass(value):
        for part in fields(value):
            yield from passages_in(getattr(value, part.name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from passages_in(item)


def unread(bron: Bron, profielen: Sequence[Profiel]) -> Iterator[Passage]:
    """The words of a source that are nowhere in its profiles."""
    found: Counter[tuple[str, str]] = Counter()
    said = {id(p): p for profiel in profielen for p in profiel.passages()}
    for passage in said.values():
        found.update((passage.plek, word) for word in words([passage.plat.casefold()]))
    for passage in (p for blok in bron.blokken for p in blok.passages()):
        missing = []
        for word in words([passage.plat]):
            if found[passage.plek, word.casefold()]:
                found[passage.plek, word.casefold()] -= 1
            else:
                missing.append(word)
        if missing:
            yield passage.stuk(" ".join(missing))
