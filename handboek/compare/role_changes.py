"""What changed in a role itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from handboek.compare.asked import gevraagd
from handboek.compare.both import Both, and_all, noun
from handboek.compare.values import Wijziging, fields, value
from handboek.model import VASTGESTELD, Functie

NOT_ASKED = {"schaal", "versie", "geldig_vanaf", "organisatie", "functiefamilie", "voetnoten"}
"""The keys of a role that tell something of it, and ask nothing of whoever has it."""
TOLD_APART = {
    *("id", "titel", "voorheen", "zoekwoorden", "generiek", "specifiek", "gedragscompetenties"),
    *("status", "reden"),
}


class _Row(NamedTuple):
    """A change, and whether it is in what the role asks; competencies are weighed by their behaviour."""

    vraagt: bool
    wijziging: Wijziging


def changes(both: Both, oud: Functie | None, nieuw: Functie | None) -> Iterator[Wijziging]:
    """All that changed, but for the name; with None for a role that is not there, all that it says."""
    return (row.wijziging for row in _rows(both, oud, nieuw))


def asks_else(both: Both, oud: Functie, nieuw: Functie) -> bool:
    """Whether the role asks something else, apart from competencies and their levels."""
    return oud != nieuw and any(row.vraagt for row in _rows(both, oud, nieuw))


def _rows(both: Both, oud: Functie | None, nieuw: Functie | None) -> Iterator[_Row]:
    yield from _competencies(both, oud, nieuw)
    before, after = ((functie.status or VASTGESTELD) if functie else None for functie in (oud, nieuw))
    if oud and nieuw and before != after:
        yield _Row(False, Wijziging("status", f"{before} → {after}"))
    elif (after or before) != VASTGESTELD:
        yield from (_Row(False, change) for change in value("status", before, after, both.namen))
    for name, change in fields(oud, nieuw, both.namen, TOLD_APART):
        yield _Row(name not in NOT_ASKED and not change.alleen_spelling, change)


def _competencies(both: Both, oud: Functie | None, nieuw: Functie | None) -> Iterator[_Row]:
    had, has = (gevraagd(functie) if functie else {} for functie in (oud, nieuw))
    for id, niveau in has.items():
        name = noun(id, both.label(id))
        before = [old for old in both.competenties.was(id) if old in had]
        if not before:
            origin = [both.was(old) for old in both.gedragingen.herkomst.get(id, ()) if old in had]
            out_of = f", voortgekomen uit {and_all(origin)}" if origin else ""
            yield _Row(False, Wijziging(name, f"toegevoegd{_level(both, ' op {}', niveau)}{out_of}"))
        elif before[0] != both.competenties.was(id)[0] or len(before) > 1:
            how = "samengevoegd uit" if len(before) > 1 else "in plaats van"
            olds = and_all(f"{both.was(old)}{_level(both, ' ({})', had[old])}" for old in before)
            yield _Row(False, Wijziging(name, f"{how} {olds}{_level(both, ', nu {}', niveau)}"))
        elif had[before[0]] != niveau:
            was, now = (both.niveau(n).removeprefix("niveau ") for n in (had[before[0]], niveau))
            yield _Row(False, Wijziging(name, f"{was} → {now}"))
        if nieuw and niveau:
            yield from _eis(both, name, (oud, before[0]) if oud and before else None, (nieuw, id))
    for old, niveau in had.items():
        if both.competenties.wordt(old) not in has:
            name = noun(old, both.label(both.namen.nu(old)))
            yield _Row(False, Wijziging(name, f"niet meer gevraagd{_level(both, ' (was {})', niveau)}"))


def _eis(
    both: Both, name: str, oud: tuple[Functie, str] | None, nieuw: tuple[Functie, str]
) -> Iterator[_Row]:
    """Where a competency stands in the matrix of a role, and why it is asked."""
    functie, id = nieuw
    if oud and (oud[1] in oud[0].generiek) != (id in functie.generiek):
        now = "generiek" if id in functie.generiek else "specifiek"
        yield _Row(False, Wijziging(name, f"verplaatst naar {now}"))
    before = oud[0].eisen[oud[1]].toelichting if oud else None
    for change in value(f"toelichting bij {name}", before, functie.eisen[id].toelichting, both.namen):
        yield _Row(not change.alleen_spelling, change)


def _level(both: Both, text: str, niveau: int) -> str:
    """A piece of a sentence with a level in it; nothing in the second catalogue."""
    return text.format(both.niveau(niveau)) if niveau else ""
