"""What an import will make: files of the data folder as values, and what HR has to know of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from handboek.compare import Vergelijking, compare
from handboek.importer.alignment import Keuze, Lezing, Stem, readings
from handboek.importer.blocks import Passage
from handboek.importer.choices import Antwoorden
from handboek.loading.files import GEGEVENS, folder_of
from handboek.loading.nodes import Mapping as Block
from handboek.model import (
    GEDRAG,
    GEWONE_NIVEAUS,
    Competentie,
    Functie,
    Gedragscompetentie,
    Gegevens,
    Handboek,
    Niveau,
    Onderdeel,
)
from handboek.words.ids import slug

NOG_IN_TE_DELEN = ("nog-in-te-delen", "Nog in te delen")
"""The cluster of a competency of which no source says the cluster."""
TITEL = "Competentiehandboek"
"""The title of a handbook that has none yet."""


class Opmerking(NamedTuple):
    """Something that HR should look at; `bron` is "" when it is about several sources."""

    bron: str
    tekst: str


@dataclass
class Item:
    """One file: what the sources say, and what was there already, which stays."""

    kind: type[Onderdeel]
    id: str
    waarde: Mapping[str, Any]
    bronnen: frozenset[str]
    bestond: Onderdeel | None = None
    root: Block | None = None
    """What was typed in the file that was there."""
    verandert: Mapping[str, Any] = field(default_factory=dict)
    """By key as the file has it: what the sources say otherwise."""

    @property
    def pad(self) -> str:
        """The file, from the data folder."""
        return (
            GEGEVENS
            if self.kind is Gegevens
            else f"{folder_of(self.kind)}/{self.id.removeprefix(GEDRAG)}.yml"
        )

    @property
    def bedoeld(self) -> Mapping[str, Any]:
        """What the file should say, by key."""
        return self.waarde if self.root is None else {**self.root.value, **self.verandert}

    def verschil(self, niveaus: Sequence[Niveau]) -> Vergelijking:
        """What changes in the file that was there."""
        if not isinstance(self.bestond, Functie | Competentie | Gedragscompetentie):
            return Vergelijking(())
        planned = self.kind.model_validate({**self.bedoeld, "id": self.id}, context=tuple(niveaus))
        return Vergelijking(compare(_alone(self.bestond), _alone(planned)).onderwerpen)


def _alone(item: Any) -> Handboek:
    """A handbook with nothing else in it."""
    found: dict[type[Onderdeel], dict[str, Any]] = {type(item): {item.id: item}}
    competenties, gedrag, functies = (found.get(k, {}) for k in (Competentie, Gedragscompetentie, Functie))
    return Handboek(Handboek.leeg().gegevens, competenties, gedrag, functies, {})


@dataclass
class Plan:
    """Everything that an import will make."""

    items: list[Item] = field(default_factory=list)
    niveaus: tuple[Niveau, ...] = GEWONE_NIVEAUS
    """The levels of the handbook, from low to high."""
    inleiding: str = ""
    inleiding_bestond: bool = False
    clusterids: dict[str, str] = field(default_factory=dict)
    """By normal label: the id of a cluster that an existing handboek.yml gives another id."""
    clusters_erbij: dict[str, str] = field(default_factory=dict)
    """By id: clusters that an existing handboek.yml does not have."""
    gevraagd: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """By row of a matrix: the competency that it asks."""
    antwoorden: Antwoorden = field(default_factory=Antwoorden)
    """What HR answered at an earlier import."""
    keuzes: list[Keuze] = field(default_factory=list)
    opmerkingen: list[Opmerking] = field(default_factory=list)
    dubbel: list[Passage] = field(default_factory=list)
    """What stands twice in one source and once in the handbook."""

    def kies(self, onderwerp: str, veld: str, lezingen: Sequence[Lezing]) -> str | None:
        """Take the first reading, or what HR answered, and note that there was something to choose."""
        lezingen = self.antwoorden.orden(onderwerp, veld, lezingen)
        for lezing in lezingen:
            seen: set[str] = set()
            for passage in lezing.passages:
                if passage.bron in seen:
                    self.dubbel.append(passage)
                seen.add(passage.bron)
        if len(lezingen) > 1:
            self.keuzes.append(Keuze(onderwerp, veld, tuple(lezingen)))
        return lezingen[0].tekst if lezingen else None

    def kies_uit_lijst(self, onderwerp: str, veld: str, stemmen: Sequence[Stem]) -> str | None:
        """The reading of one text of a list; None when most sources do not have it."""
        present = [stem for stem in stemmen if stem.passage]
        absent = [stem for stem in stemmen if not stem.passage]
        there, *rest = readings([*(stem._replace(passage=present[0].passage) for stem in present), *absent])
        lezingen = readings(present)
        if there.tekst is None:
            lezingen = (there, *lezingen)
        elif rest:
            lezingen = (*lezingen, *rest)
        return self.kies(onderwerp, veld, lezingen)

    def clusterid(self, label: str) -> str:
        naam = normal(label) or NOG_IN_TE_DELEN[0]
        return self.clusterids.get(naam, naam)

    def merk_op(self, bron: str, tekst: str) -> None:
        self.opmerkingen.append(Opmerking(bron, tekst))


def normal(label: str) -> str:
    """A label without what is only spelling: capitals, accents, punctuation, `&` for "en"."""
    return slug(label.replace("&", " en ").replace("+", " en "))
