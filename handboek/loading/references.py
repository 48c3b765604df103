"""What files say of each other: every id that is named exists, and pairs are told once."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from handboek import fouten
from handboek.loading.files import slug
from handboek.loading.nodes import Mapping as Block
from handboek.loading.nodes import Node
from handboek.meldingen import Melder, nearest, opsomming
from handboek.model import (
    GEDRAG,
    INHOUD_VAN_FUNCTIE,
    Competentie,
    Functie,
    Gedragscompetentie,
    Gegevens,
    Onderdeel,
)
from handboek.tekst import NOG_IN_TE_VULLEN


@dataclass(frozen=True)
class Loaded:
    """One file: its value when it fits its model, and the nodes that know where things stand."""

    id: str
    kind: type[Onderdeel]
    root: Block
    report: Melder
    value: Onderdeel | None


class References:
    """The checks across files, on what was typed: also of a file that is faulty for another reason.

    `known` gives the label of every competency by id, also of those that cannot be read at all: a fault
    in one file is no fault in the files that refer to it.
    """

    def __init__(
        self, files: Mapping[type[Onderdeel], Mapping[str, Loaded]], known: Mapping[str, str]
    ) -> None:
        self._files = files
        self._competenties = {**files[Competentie], **files[Gedragscompetentie]}
        self._known = known
        self._renamed_to: dict[str, str] = {}
        self._levelled = {id: label for id, label in known.items() if not id.startswith(GEDRAG)}
        self._gedrag = {
            id.removeprefix(GEDRAG): label for id, label in known.items() if id.startswith(GEDRAG)
        }

    def check(self, gegevens: Gegevens | None) -> None:
        """Report every fault; clusters are left alone when handboek.yml itself is faulty."""
        for kind in (Competentie, Gedragscompetentie, Functie):
            self._renamed(self._files[kind])
        for competentie in self._competenties.values():
            if gegevens and competentie.kind is Competentie:
                self._cluster(competentie, gegevens)
            self._relations(competentie)
        self._circles()
        for functie in self._files[Functie].values():
            self._functie(functie)

    def _renamed(self, items: Mapping[str, Loaded]) -> None:
        """Report an old id that is still, or also elsewhere, in use."""
        by_old: dict[str, Loaded] = {}
        for loaded in items.values():
            prefix = GEDRAG if loaded.kind is Gedragscompetentie else ""
            for place, old in loaded.root.texts_of("voorheen"):
                if prefix + old in items:
                    other = items[prefix + old].report.pad
                    loaded.report(place.line, place.column, fouten.VOORHEEN_BESTAAT, waarde=old, ander=other)
                elif old in by_old:
                    other = by_old[old].report.pad
                    loaded.report(place.line, place.column, fouten.VOORHEEN_DUBBEL, waarde=old, ander=other)
                by_old.setdefault(old, loaded)
                if loaded.kind is not Functie:
                    self._renamed_to.setdefault(prefix + old, loaded.id)

    def _cluster(self, loaded: Loaded, gegevens: Gegevens) -> None:
        labels = {id: str(cluster.label) for id, cluster in gegevens.clusters.items()}
        for place, cluster in loaded.root.texts_of("cluster"):
            if cluster in NOG_IN_TE_VULLEN:
                found = {"sleutel": "cluster", "waarde": cluster}
                loaded.report(place.line, place.column, fouten.NOG_IN_TE_VULLEN, **found)
            elif cluster not in labels:
                bedoeld, mogelijk = _bedoeld(cluster, labels), opsomming(labels)
                found = {"waarde": cluster, "bedoeld": bedoeld, "mogelijk": mogelijk}
                loaded.report(place.line, place.column, fouten.ONBEKEND_CLUSTER, **found)

    def _relations(self, loaded: Loaded) -> None:
        seen: set[str] = set()
        for place, other in loaded.root.texts_of("bouwt voort op"):
            if other in seen:
                loaded.report(place.line, place.column, fouten.LIJST_DUBBEL, waarde=other)
            seen.add(other)
            self._named(loaded, place, other, self._known)
        for place, other in loaded.root.keys_of("niet verwarren met"):
            self._named(loaded, place, other, self._known)
            twin = self._competenties.get(other)
            told = [word for _, word in twin.root.keys_of("niet verwarren met")] if twin else []
            if twin and other < loaded.id and loaded.id in told:
                loaded.report(place.line, place.column, fouten.VERSCHIL_DUBBEL, ander=twin.report.pad)

    def _functie(self, loaded: Loaded) -> None:
        generiek, specifiek = loaded.root.keys_of("generiek"), loaded.root.keys_of("specifiek")
        for place, id in (*generiek, *specifiek):
            self._named(loaded, place, id, self._levelled)
        generic = {id for _, id in generiek}
        for place, id in specifiek:
            if id in generic:
                loaded.report(place.line, place.column, fouten.COMPETENTIE_DUBBEL, waarde=id)
        asked = loaded.root.texts_of("gedragscompetenties")
        seen: set[str] = set()
        for place, id in asked:
            bare = id.removeprefix(GEDRAG)
            if id in seen:
                loaded.report(place.line, place.column, fouten.LIJST_DUBBEL, waarde=id)
            elif id != bare and bare in self._gedrag:
                loaded.report(place.line, place.column, fouten.GEDRAG_WEGLATEN, goed=bare)
            else:
                self._named(loaded, place, id, self._gedrag)
            seen.add(id)
        if not loaded.root.fields.keys() & set(INHOUD_VAN_FUNCTIE):
            loaded.report(1, 1, fouten.FUNCTIE_LEEG, mogelijk=opsomming(INHOUD_VAN_FUNCTIE))

    def _named(self, loaded: Loaded, place: Node, id: str, among: Mapping[str, str]) -> None:
        """Report a competency that is named but is not there, or is the file's own."""
        if id == loaded.id and loaded.kind is not Functie:
            loaded.report(place.line, place.column, fouten.VERWIJST_NAAR_ZICHZELF, waarde=id)
        elif id not in among and (new := self._new_name(id, among)):
            loaded.report(place.line, place.column, fouten.VOORHEEN_GEVRAAGD, waarde=id, goed=new)
        elif id not in among and among is self._levelled and id in self._gedrag:
            loaded.report(place.line, place.column, fouten.IS_GEDRAGSCOMPETENTIE, waarde=id)
        elif id not in among:
            folder = "competenties/gedrag" if among is self._gedrag else "competenties"
            found = {"waarde": id, "bedoeld": _bedoeld(id, among), "map": folder}
            loaded.report(place.line, place.column, fouten.ONBEKENDE_COMPETENTIE, **found)

    def _new_name(self, id: str, among: Mapping[str, str]) -> str | None:
        prefix = GEDRAG if among is self._gedrag else ""
        new = self._renamed_to.get(prefix + id, "").removeprefix(prefix)
        return new if new in among else None

    def _circles(self) -> None:
        """Report every circle of `bouwt voort op` once, in the file that comes first by id."""
        for id, loaded in self._competenties.items():
            circle = self._circle_from(id)
            if circle and id == min(circle):
                labels = " → ".join(f"‘{self._known[step]}’" for step in (*circle, id))
                place, _ = loaded.root.fields["bouwt voort op"]
                loaded.report(place.line, place.column, fouten.KRING, kring=labels)

    def _circle_from(self, start: str) -> tuple[str, ...]:
        """A shortest way along `bouwt voort op` that leads back to its start, or nothing."""
        ways: deque[tuple[str, ...]] = deque([(start,)])
        seen: set[str] = set()
        while ways:
            way = ways.popleft()
            loaded = self._competenties.get(way[-1])
            for _, below in loaded.root.texts_of("bouwt voort op") if loaded else ():
                if below == start and len(way) > 1:
                    return way
                if below not in seen and below != start:
                    seen.add(below)
                    ways.append((*way, below))
        return ()


def _bedoeld(typed: str, labels: Mapping[str, str]) -> str:
    """ " Bedoel je ‘id’ (Label)?" by id or by label: people type either."""
    ids = {**{label: id for id, label in labels.items()}, **{id: id for id in labels}}
    word = slug(typed) if slug(typed) in labels else nearest(typed, ids, likeness=0.7)
    return f" Bedoel je ‘{ids[word]}’ ({labels[ids[word]]})?" if word else ""
