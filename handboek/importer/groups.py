"""Which descriptions are of one competency, which competency a matrix names, and what its file is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from handboek.importer.alignment import Lezing, Plaats, Rang, Stem, align, readings
from handboek.importer.blocks import Passage
from handboek.importer.plan import normal
from handboek.importer.profiles import ZONDER_NIVEAU, Beschreven, GevraagdNiveau, Profiel
from handboek.loading import Gelezen
from handboek.model import (
    GEDRAG,
    NOG_NIET_BESCHREVEN,
    Beschrijving,
    Competentie,
    Gedragscompetentie,
    Onderdeel,
    Tekst,
)
from handboek.words.differences import same_but_spelling
from handboek.words.ids import is_reserved

SHARED = 0.5
"""The share of behaviours that two descriptions have in common to be of one competency."""
MAX_NAME = 80


@dataclass
class Groep:
    """The descriptions that are one competency, and the rows of a matrix that name it."""

    kind: type[Competentie] | type[Gedragscompetentie]
    naam: str
    """Its label as it is compared."""
    leden: list[tuple[Profiel, Beschreven]] = field(default_factory=list)
    gevraagd: list[tuple[Profiel, Passage]] = field(default_factory=list)
    id: str = ""

    @property
    def labels(self) -> tuple[Lezing, ...]:
        """How it is called; what describes it counts before what only names it, and capitals come last."""
        described = [(profiel, beschreven.label) for profiel, beschreven in self.leden]
        said = readings(Stem(p.rang, p.bron, label) for p, label in (*described, *self.gevraagd))
        return tuple(sorted(said, key=lambda lezing: (lezing.tekst or "").isupper()))

    @property
    def bronnen(self) -> frozenset[str]:
        """The sources that describe it."""
        return frozenset(profiel.bron for profiel, _ in self.leden)

    @property
    def volgorde(self) -> tuple[int, Rang]:
        return -len(self.bronnen), self.leden[0][0].rang


Gevraagd = Mapping[tuple[str, str, str], Groep]
"""By row of a matrix: the competency that it names."""


class Groups:
    """The competencies of all profiles, those of both catalogues apart."""

    def __init__(self, profielen: Sequence[Profiel], bestaand: Gelezen) -> None:
        self._by_name: dict[tuple[type[Onderdeel], str], list[Groep]] = {}
        for profiel in profielen:
            for beschreven in profiel.competenties:
                self._add(profiel, beschreven)
        for same in self._by_name.values():
            same.sort(key=lambda groep: groep.volgorde)
        self.gevraagd: Gevraagd = {
            eis.sleutel: self._ask(profiel, eis) for profiel in profielen for eis in profiel.eisen
        }
        self._name(bestaand)

    def __iter__(self) -> Iterator[Groep]:
        return (groep for same in self._by_name.values() for groep in same)

    def naamgenoten(self) -> Iterator[Sequence[Groep]]:
        """Competencies of one catalogue with one label and different texts."""
        return (same for same in self._by_name.values() if len(same) > 1)

    def of_profile(self, profiel: Profiel) -> Iterator[Groep]:
        """The competencies that a profile describes, in its order."""
        by_description = {id(b): groep for groep in self for _, b in groep.leden}
        return (by_description[id(beschreven)] for beschreven in profiel.competenties)

    def _add(self, profiel: Profiel, beschreven: Beschreven) -> None:
        kind = Competentie if beschreven.met_niveaus else Gedragscompetentie
        naam = normal(beschreven.label.plat)
        same = self._by_name.setdefault((kind, naam), [])
        groep = next((g for g in same if any(is_same(beschreven, b) for _, b in g.leden)), None)
        if groep is None:
            same.append(groep := Groep(kind, naam))
        groep.leden.append((profiel, beschreven))

    def _ask(self, profiel: Profiel, eis: GevraagdNiveau) -> Groep:
        """The competency that a row names: described in the same source, or elsewhere, or nowhere."""
        naam = normal(eis.label.plat)
        among = self._by_name.get((Competentie, naam)) or self._misspelt(profiel, eis.label.plat)
        if not among:
            among = self._by_name[Competentie, naam] = [Groep(Competentie, naam)]
        groep = next((g for g in among if profiel.bron in g.bronnen), among[0])
        groep.gevraagd.append((profiel, eis.label))
        return groep

    def _misspelt(self, profiel: Profiel, label: str) -> list[Groep]:
        """The competencies of the same source whose label is one slip away."""
        return [
            groep
            for groep in self
            if groep.kind is Competentie
            and profiel.bron in groep.bronnen
            and any(same_but_spelling(label, beschreven.label.plat) for _, beschreven in groep.leden)
        ]

    def _name(self, bestaand: Gelezen) -> None:
        """Give each competency its id: that of the file that is there already, or a free one."""
        for kind in (Competentie, Gedragscompetentie):
            prefix = GEDRAG if kind is Gedragscompetentie else ""
            taken = {id.removeprefix(GEDRAG) for id in bestaand.bestanden.get(kind, {})}
            claimed: set[str] = set()
            known: dict[str, list[tuple[str, Beschreven]]] = {}
            for id, item in bestaand.values(kind).items():
                known.setdefault(normal(item.label.plat), []).append((id, _as_described(item)))
            mine = [groep for groep in self if groep.kind is kind]
            for alike in (True, False):  # what has the same name is the same, edited
                for groep in (groep for groep in mine if not groep.id):
                    same = ((id, b) for id, b in known.get(groep.naam, ()) if id not in claimed)
                    if id := next((id for id, b in same if not alike or _describes(b, groep)), ""):
                        groep.id = id
                        claimed.add(id)
            for groep in (groep for groep in mine if not groep.id):
                groep.id = prefix + free_name(groep.labels[0].tekst or "", kind, taken)
                claimed.add(groep.id)
                taken.add(groep.id.removeprefix(prefix))


def is_same(one: Beschreven, other: Beschreven) -> bool:
    """Whether two descriptions with one label are of one competency.

    In one source, a description that goes on with other levels is the same one.
    """
    fewest = min(len(one.gedrag), len(other.gedrag))
    continued = one.label.bron == other.label.bron and not one.niveaus & other.niveaus
    if not fewest or continued:
        return True
    rows = align([[Plaats(*pair) for pair in beschreven.gedrag] for beschreven in (one, other)])
    return sum(len(row) == 2 for row in rows) >= SHARED * fewest


def free_name(label: str, kind: type[Onderdeel], taken: Iterable[str]) -> str:
    """The name of a new file: the label, with the first number behind it that no file has."""
    base = normal(label)[:MAX_NAME].strip("-") or "naamloos"
    if is_reserved(base, kind):
        base = f"nieuw-{base}"
    names = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)


def _describes(known: Beschreven, groep: Groep) -> bool:
    return not groep.leden or any(is_same(known, beschreven) for _, beschreven in groep.leden)


def _as_described(item: Beschrijving) -> Beschreven:
    """A competency of the folder as if a source described it; what is not described yet is nothing."""

    def passage(text: str) -> Passage:
        return Passage(Tekst(text), "", "")

    lists: Mapping[int, Sequence[str]] = {}
    if isinstance(item, Competentie):
        lists = item.niveaus
    elif isinstance(item, Gedragscompetentie):
        lists = {ZONDER_NIVEAU: item.indicatoren}
    said = [(n, passage(t)) for n, texts in lists.items() for t in texts if t != NOG_NIET_BESCHREVEN]
    return Beschreven(passage(item.label), isinstance(item, Competentie), gedrag=said)
