"""What files say of each other: every id that is named exists, and pairs are told once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from handboek.loading.circles import circles
from handboek.loading.nodes import Mapping as Block
from handboek.loading.nodes import Node, Scalar, locate
from handboek.messages import Melder, advice, bedoel_je, faults, opsomming
from handboek.model import (
    GEDRAG,
    INHOUD_VAN_FUNCTIE,
    NOG_IN_TE_VULLEN,
    BijOns,
    BijOnsGedrag,
    Competentie,
    Functie,
    Gedragscompetentie,
    Gegevens,
    Onderdeel,
)
from handboek.model.levels import GEEN
from handboek.words.ids import slug
from handboek.words.likeness import nearest

MOST_SOUGHT = 1000
"""For so many names that are not there, the nearest one that is: each is laid beside all."""


@dataclass(frozen=True)
class Bestand:
    """One file: its value when it fits its model, and the nodes that know where things stand."""

    id: str
    kind: type[Onderdeel]
    root: Block
    report: Melder
    value: Onderdeel | None

    def is_mended(self, key: str) -> bool:
        """Whether a line below one of its keys is typed wrong, so that what it says is a guess."""
        starts = sorted(place.line for place, _ in self.root.fields.values())
        first = locate(self.root, (key,)).place.line
        after = next((line for line in starts if line > first), None)
        return self.report.is_typed_wrong(first, after)


class References:
    """The checks across files, on what was typed: also of a file that is faulty for another reason.

    `known` gives the label of every competency by id, also of those that cannot be read at all: a fault
    in one file is no fault in the files that refer to it.
    """

    def __init__(
        self, files: Mapping[type[Onderdeel], Mapping[str, Bestand]], known: Mapping[str, str]
    ) -> None:
        self._files = files
        self._competenties = {**files[Competentie], **files[Gedragscompetentie]}
        self._known = known
        self._renamed_to: dict[str, str] = {}
        self._sought = 0
        self._levelled = {id: label for id, label in known.items() if not id.startswith(GEDRAG)}
        self._gedrag = {
            id.removeprefix(GEDRAG): label for id, label in known.items() if id.startswith(GEDRAG)
        }

    def check(self, gegevens: Gegevens | None) -> None:
        """Report every fault; clusters are left alone when they are typed wrong in handboek.yml."""
        for bestand in self._files[Gegevens].values():
            self._advice(bestand)
            for place, id in _asked_of_all(bestand.root):
                self._named(bestand, place, id, self._levelled)
        mended = any(bestand.is_mended("clusters") for bestand in self._files[Gegevens].values())
        for kind in (Competentie, Gedragscompetentie, Functie):
            self._renamed(self._files[kind])
        for competentie in self._competenties.values():
            if gegevens and competentie.kind is Competentie and not mended:
                self._cluster(competentie, gegevens)
            self._relations(competentie)
        self._circles()
        self._families()
        for functie in self._files[Functie].values():
            self._functie(functie)
        for bestand in (*self._files[BijOns].values(), *self._files[BijOnsGedrag].values()):
            self._belongs(bestand)

    def _renamed(self, items: Mapping[str, Bestand]) -> None:
        """Report an old id that is still, or also elsewhere, in use."""
        by_old: dict[str, Bestand] = {}
        for bestand in items.values():
            prefix = GEDRAG if bestand.kind is Gedragscompetentie else ""
            for place, old in bestand.root.texts_of("voorheen"):
                if prefix + old in items:
                    other = items[prefix + old].report.pad
                    bestand.report(place.line, place.column, faults.VOORHEEN_BESTAAT, waarde=old, ander=other)
                elif old in by_old:
                    other = by_old[old].report.pad
                    bestand.report(place.line, place.column, faults.VOORHEEN_DUBBEL, waarde=old, ander=other)
                by_old.setdefault(old, bestand)
                if bestand.kind is not Functie:
                    self._renamed_to.setdefault(prefix + old, bestand.id)

    def _advice(self, bestand: Bestand) -> None:
        codes = [soort.code for soort in advice.ALLE]
        for place, code in bestand.root.texts_of("geen advies over"):
            if code not in codes:
                found = {"waarde": code, "bedoeld": bedoel_je(code, codes), "mogelijk": opsomming(codes)}
                bestand.report(place.line, place.column, faults.ONBEKEND_ADVIES, **found)

    def _cluster(self, bestand: Bestand, gegevens: Gegevens) -> None:
        labels = {id: str(cluster.label) for id, cluster in gegevens.clusters.items()}
        for place, cluster in bestand.root.texts_of("cluster"):
            if cluster in NOG_IN_TE_VULLEN:
                found = {"sleutel": "cluster", "waarde": cluster}
                bestand.report(place.line, place.column, faults.NOG_IN_TE_VULLEN, **found)
            elif cluster not in labels:
                new = self._nearest(cluster, labels)
                bedoeld = _bedoeld(new, labels) or f" Gebruik {opsomming(labels)}."
                found = {"waarde": cluster, "bedoeld": bedoeld}
                bestand.report.word(place.line, place.column, faults.ONBEKEND_CLUSTER, cluster, new, **found)

    def _relations(self, bestand: Bestand) -> None:
        seen: set[str] = set()
        for place, other in bestand.root.texts_of("bouwt voort op"):
            if other in seen:
                bestand.report(place.line, place.column, faults.LIJST_DUBBEL, waarde=other)
            seen.add(other)
            self._named(bestand, place, other, self._known)
        for place, other in bestand.root.keys_of("niet verwarren met"):
            self._named(bestand, place, other, self._known)
            twin = self._competenties.get(other)
            if twin and other < bestand.id and twin.root.has("niet verwarren met", bestand.id):
                bestand.report(place.line, place.column, faults.VERSCHIL_DUBBEL, ander=twin.report.pad)

    def _functie(self, bestand: Bestand) -> None:
        generiek, specifiek = bestand.root.keys_of("generiek"), bestand.root.keys_of("specifiek")
        generic = {id for _, id in generiek}
        taken = generic.union(id for _, id in specifiek)
        for place, id in (*generiek, *specifiek):
            self._named(bestand, place, id, self._levelled, taken)
        for place, id in specifiek:
            if id in generic and not _is(bestand, GEEN, "specifiek", id):
                bestand.report(place.line, place.column, faults.COMPETENTIE_DUBBEL, waarde=id)
        asked = bestand.root.texts_of("gedragscompetenties")
        seen: set[str] = set()
        taken = {id for _, id in asked}
        for place, id in asked:
            bare = id.removeprefix(GEDRAG)
            if id in seen:
                bestand.report(place.line, place.column, faults.LIJST_DUBBEL, waarde=id)
            elif id != bare and bare in self._gedrag:
                goed = "" if bare in taken else bare
                bestand.report.word(place.line, place.column, faults.GEDRAG_WEGLATEN, id, goed, goed=bare)
            else:
                self._named(bestand, place, id, self._gedrag, taken)
            seen.add(id)
        if not bestand.root.fields.keys() & set(INHOUD_VAN_FUNCTIE):
            bestand.report(1, 1, faults.FUNCTIE_LEEG, mogelijk=opsomming(INHOUD_VAN_FUNCTIE))

    def _named(
        self, bestand: Bestand, place: Node, id: str, among: Mapping[str, str], taken: Collection[str] = ()
    ) -> None:
        """Report a competency that is named but is not there, or is the file's own.

        What is `taken` cannot take its place: it would stand there twice.
        """
        if id == bestand.id and bestand.kind is not Functie:
            bestand.report(place.line, place.column, faults.VERWIJST_NAAR_ZICHZELF, waarde=id)
        elif id not in among and (new := self._new_name(id, among)):
            found = {"waarde": id, "goed": new}
            goed = "" if new in taken else new
            bestand.report.word(place.line, place.column, faults.VOORHEEN_GEVRAAGD, id, goed, **found)
        elif id not in among and (new := _with_label(id, among)):
            found = {"waarde": id, "goed": new, "label": among[new]}
            goed = "" if new in taken else new
            bestand.report.word(place.line, place.column, faults.HERNOEMD, id, goed, **found)
        elif id not in among and among is self._levelled and id.removeprefix(GEDRAG) in self._gedrag:
            found = {"waarde": id.removeprefix(GEDRAG)}
            bestand.report(place.line, place.column, faults.IS_GEDRAGSCOMPETENTIE, **found)
        elif id not in among:
            new = self._nearest(id, among)
            folder = "competenties/gedrag" if among is self._gedrag else "competenties"
            found = {"waarde": id, "bedoeld": _bedoeld(new, among), "map": folder}
            goed = "" if new in taken else new
            bestand.report.word(place.line, place.column, faults.ONBEKENDE_COMPETENTIE, id, goed, **found)

    def _new_name(self, id: str, among: Mapping[str, str]) -> str | None:
        prefix = GEDRAG if among is self._gedrag else ""
        new = self._renamed_to.get(prefix + id, "").removeprefix(prefix)
        return new if new in among else None

    def _belongs(self, bestand: Bestand) -> None:
        """Report a file beside the catalogue with the name of nothing in it."""
        if bestand.id not in self._known:
            among = self._gedrag if bestand.id.startswith(GEDRAG) else self._levelled
            id = bestand.id.removeprefix(GEDRAG)
            new = self._new_name(id, among)
            bedoeld = f" Die heet nu ‘{new}’." if new else _bedoeld(self._nearest(id, among), among)
            bestand.report(1, 1, faults.HOORT_NERGENS_BIJ, waarde=id, bedoeld=bedoeld)

    def _families(self) -> None:
        """Report a family whose name is written in two ways: it would be two on the site."""
        first: dict[str, tuple[str, str]] = {}
        for bestand in self._files[Functie].values():
            for place, naam in bestand.root.texts_of("functiefamilie"):
                spelled, where = first.setdefault(slug(naam), (naam, bestand.report.pad))
                if " ".join(naam.split()) != " ".join(spelled.split()):
                    found = {"waarde": naam, "goed": spelled, "ander": where}
                    bestand.report(place.line, place.column, faults.FAMILIE_ANDERS, **found)

    def _circles(self) -> None:
        """Report every circle of `bouwt voort op` once, in the file that comes first by id."""
        below = {
            id: [other for _, other in bestand.root.texts_of("bouwt voort op")]
            for id, bestand in self._competenties.items()
        }
        for circle in circles(below):
            bestand = self._competenties[circle[0]]
            labels = " → ".join(f"‘{self._known[step]}’" for step in (*circle, circle[0]))
            place, _ = bestand.root.fields["bouwt voort op"]
            bestand.report(place.line, place.column, faults.KRING, kring=labels)

    def _nearest(self, typed: str, labels: Mapping[str, str]) -> str:
        """The id that was probably meant, by id or by label: people type either. Not for ever more."""
        self._sought += 1
        if self._sought > MOST_SOUGHT:
            return ""
        ids = {**{label: id for id, label in labels.items()}, **{id: id for id in labels}}
        word = slug(typed) if slug(typed) in labels else nearest(typed, ids, least=0.7)
        return ids[word] if word else ""


def _is(bestand: Bestand, typed: str, *path: str) -> bool:
    node = locate(bestand.root, path).node
    return isinstance(node, Scalar) and (node.text or "").casefold() == typed


def _with_label(id: str, labels: Mapping[str, str]) -> str | None:
    """The one id of which the label would make a file of this name: that file was probably renamed."""
    found = [other for other, label in labels.items() if slug(label) == id and other != id]
    return found[0] if len(found) == 1 else None


def _bedoeld(id: str, labels: Mapping[str, str]) -> str:
    return f" Bedoel je ‘{id}’ ({labels[id]})?" if id else ""


def _asked_of_all(root: Block) -> Iterator[tuple[Node, str]]:
    """The competencies that handboek.yml asks of every role, or of a family, with their places."""
    yield from root.keys_of("generiek")
    _, families = root.fields.get("families", (None, None))
    for _, familie in families.fields.values() if isinstance(families, Block) else ():
        if isinstance(familie, Block):
            yield from familie.keys_of("generiek")
