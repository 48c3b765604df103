"""What changed in a competency itself."""

from __future__ import annotations

from collections.abc import Iterator

from handboek.compare.behaviour import AnyCompetentie, Gedrag, Plek
from handboek.compare.both import Both, noun
from handboek.compare.values import Wijziging, fields, value
from handboek.model import Competentie, Handboek
from handboek.words.differences import same_but_spelling

TOLD_APART = {"id", "label", "voorheen", "zoekwoorden", "reden", "cluster", "niveaus", "indicatoren"}


def changes(both: Both, oud: AnyCompetentie | None, nieuw: AnyCompetentie | None) -> Iterator[Wijziging]:
    """All that changed, but for the name; with None for one that is not there, all that it says."""
    namen = both.namen_bij(nieuw.id) if nieuw else both.namen
    yield from (change for _, change in fields(oud, nieuw, namen, TOLD_APART))
    yield from _cluster(both, oud, nieuw)
    yield from _behaviour(both, oud, nieuw)


def _cluster(both: Both, oud: AnyCompetentie | None, nieuw: AnyCompetentie | None) -> Iterator[Wijziging]:
    before = oud.cluster if isinstance(oud, Competentie) else None
    after = nieuw.cluster if isinstance(nieuw, Competentie) else None
    if not before or not after or both.clusters.get(before, before) != after:
        was, now = _label(both.oud, before), _label(both.nieuw, after)
        yield from value("cluster", was, now, both.namen)


def _label(handboek: Handboek, cluster: str | None) -> str | None:
    """What a cluster is called."""
    return (
        str(handboek.gegevens.clusters[cluster].label) if cluster in handboek.gegevens.clusters else cluster
    )


def _behaviour(both: Both, oud: AnyCompetentie | None, nieuw: AnyCompetentie | None) -> Iterator[Wijziging]:
    """What moved, then what changed or came, then what went."""
    here, successor = nieuw and nieuw.id, oud and both.competenties.opvolger.get(oud.id)
    came = both.gedragingen.bij.get(here, ()) if here else ()
    went = both.gedragingen.uit.get(oud.id, ()) if oud else ()
    rows = [_came(both, paar.oud, paar.nieuw, oud) for paar in came if paar.nieuw]
    yield from sorted(rows, key=lambda row: row.oud is not None or row.wat == ADDED)
    for paar in went:
        assert paar.oud
        if paar.nieuw is None:
            yield Wijziging(_place(both, paar.oud.plek), "gedrag verwijderd", oud=paar.oud.tekst)
        elif paar.nieuw.plek.competentie not in (here, successor):
            to = _there(both, paar.nieuw.plek)
            yield Wijziging(_place(both, paar.oud.plek), f"gedrag verplaatst naar {to}", oud=paar.oud.tekst)


ADDED = "gedrag toegevoegd"


def _came(both: Both, oud: Gedrag | None, nieuw: Gedrag, before: AnyCompetentie | None) -> Wijziging:
    """What came to a competency, or changed in it; `before` is what it was."""
    place = _place(both, nieuw.plek)
    if oud is None:
        return Wijziging(place, ADDED, nieuw=nieuw.tekst)
    stayed = before is not None and oud.plek.competentie == before.id
    was = _place(both, oud.plek) if stayed else _there(both, oud.plek)
    if oud.tekst != nieuw.tekst:
        spelling = was == place and same_but_spelling(oud.tekst, nieuw.tekst)
        moved = "" if was == place else f" en verplaatst van {was}"
        return Wijziging(place, f"gedrag gewijzigd{moved}", oud.tekst, nieuw.tekst, spelling)
    if stayed:
        return Wijziging(was, f"gedrag verplaatst naar {place}", nieuw=nieuw.tekst)
    return Wijziging(place, f"gedrag verplaatst van {was}", nieuw=nieuw.tekst)


def _place(both: Both, plek: Plek) -> str:
    return both.niveau(plek.niveau) if plek.niveau else "indicatoren"


def _there(both: Both, plek: Plek) -> str:
    """A place in another competency."""
    name = noun(plek.competentie, both.label(plek.competentie))
    return f"{name}, {both.niveau(plek.niveau)}" if plek.niveau else name
