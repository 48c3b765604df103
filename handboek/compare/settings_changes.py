"""What changed in what holds for the handbook as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from handboek.compare.both import Both
from handboek.compare.values import Wijziging, fields, value
from handboek.model import Eis, Handboek
from handboek.words.differences import same_but_spelling


def changes(both: Both) -> Iterator[Wijziging]:
    """The settings, the clusters and the glossary."""
    oud, nieuw = both.oud.gegevens, both.nieuw.gegevens
    yield from (change for _, change in fields(oud, nieuw, both.namen, TOLD_APART))
    yield from _niveaus(both)
    yield from _generiek("generiek", both, oud.generiek, nieuw.generiek)
    for naam in {**nieuw.families, **oud.families}:
        was, now = (
            families[naam].generiek if naam in families else {} for families in (oud.families, nieuw.families)
        )
        yield from _generiek(f"familie {naam}, generiek", both, was, now)
    yield from _clusters(both)
    yield from value("begrip", both.oud.begrippen, both.nieuw.begrippen, both.namen)
    yield from value("bij ons,", _own(both.oud), _own(both.nieuw), both.namen)


TOLD_APART = {"niveaus", "generiek", "families", "clusters"}


def _generiek(
    where: str, both: Both, oud: Mapping[str, Eis], nieuw: Mapping[str, Eis]
) -> Iterator[Wijziging]:
    """What all roles ask, or those of a family; what that means for each role is told there."""
    had = {both.namen.nu(id): eis.niveau for id, eis in oud.items()}
    for id, eis in nieuw.items():
        if id not in had:
            yield Wijziging(f"{where} {both.label(id)}", f"toegevoegd op {both.niveau(eis.niveau)}")
        elif had[id] != eis.niveau:
            change = f"{both.niveau(had[id])} → {both.niveau(eis.niveau)}"
            yield Wijziging(f"{where} {both.label(id)}", change)
    for id, niveau in had.items():
        if id not in nieuw:
            yield Wijziging(f"{where} {both.label(id)}", f"niet meer gevraagd (was {both.niveau(niveau)})")


def _niveaus(both: Both) -> Iterator[Wijziging]:
    """What the levels are called, from low to high, and whether they are explained otherwise."""
    before, after = both.oud.gegevens.niveaus, both.nieuw.gegevens.niveaus
    for was, now in zip_longest(before, after):
        if was is None or now is None:
            yield Wijziging((was or now).naam, "toegevoegd" if was is None else "verwijderd")
            continue
        if was.label != now.label:
            yield Wijziging(now.naam, f"heette eerst {was.naam}")
        if {**dict(was), "label": ""} != {**dict(now), "label": ""}:
            yield Wijziging(
                now.naam, "uitleg gewijzigd", *(was.uitleg, now.uitleg) if was.uitleg and now.uitleg else ()
            )


def _own(handboek: Handboek) -> Mapping[str, Mapping[str, object]]:
    """What the organisation adds of its own, by competency and key."""
    return {
        id: {name: part for name, part in own if part and name != "id"}
        for id, own in handboek.bij_ons.items()
    }


def _clusters(both: Both) -> Iterator[Wijziging]:
    """Clusters by their labels, and their order."""
    before, after = both.oud.gegevens.clusters, both.nieuw.gegevens.clusters
    for old, id in both.clusters.items():
        was, now = before[old], after[id]
        if was.label != now.label:
            spelling = same_but_spelling(was.label, now.label)
            yield Wijziging(f"cluster {now.label}", f"heette eerst {was.label}", alleen_spelling=spelling)
        yield from value(f"cluster {now.label}, uitleg", was.uitleg, now.uitleg, both.namen)
    stay = {*both.clusters.values()}
    yield from (Wijziging(f"cluster {c.label}", "toegevoegd") for id, c in after.items() if id not in stay)
    gone = (cluster for old, cluster in before.items() if old not in both.clusters)
    yield from (Wijziging(f"cluster {cluster.label}", "verwijderd") for cluster in gone)
    first = ", ".join(str(after[both.clusters[old]].label) for old in before if old in both.clusters)
    now_first = ", ".join(str(after[id].label) for id in after if id in stay)
    if first != now_first:
        yield Wijziging("clusters", "in een andere volgorde", first, now_first)
