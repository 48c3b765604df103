"""What changed in what holds for the handbook as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handboek.compare.both import Both
from handboek.compare.values import Wijziging, fields, value
from handboek.model import Handboek
from handboek.words.differences import same_but_spelling


def changes(both: Both) -> Iterator[Wijziging]:
    """The settings, the clusters and the glossary."""
    oud, nieuw = both.oud, both.nieuw
    yield from (change for _, change in fields(oud.gegevens, nieuw.gegevens, both.namen, {"clusters"}))
    yield from _clusters(both)
    yield from value("begrip", oud.begrippen, nieuw.begrippen, both.namen)
    yield from value("bij ons,", _own(oud), _own(nieuw), both.namen)


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
