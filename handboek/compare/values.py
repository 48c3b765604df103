"""What changed in a value: a text, a list, names with what they say, or all fields of a part."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from handboek.compare.behaviour import Gedrag, Pairing, Plek
from handboek.model import Tekst
from handboek.words.dates import datum_in_woorden
from handboek.words.differences import same_but_spelling

SHORT = 60
"""Texts that have no more letters together stand on one line."""


@dataclass(frozen=True)
class Wijziging:
    """One thing that changed: where, how, and the texts before and after (None when there is none)."""

    waar: str
    wat: str
    oud: str | None = None
    nieuw: str | None = None
    alleen_spelling: bool = False


@dataclass(frozen=True)
class Namen:
    """How a name that stands in a file is read."""

    nu: Callable[[Any], Any]
    """What is called so now, for a name in the old handbook."""
    label: Callable[[Any], str]
    """What a reader calls it."""


def fields(
    oud: BaseModel | None, nieuw: BaseModel | None, namen: Namen, leave_out: Collection[str] = ()
) -> Iterator[tuple[str, Wijziging]]:
    """The changes in every field that is not left out, each after the field's name; None has no field."""
    given = nieuw or oud
    assert given is not None
    for name, info in type(given).model_fields.items():
        if name not in leave_out:
            before, after = getattr(oud, name, None), getattr(nieuw, name, None)
            for change in value(info.alias or name, before, after, namen):
                yield name, change


def value(key: str, oud: Any, nieuw: Any, namen: Namen) -> Iterator[Wijziging]:
    """The changes in one value; None when there is none."""
    given = nieuw if nieuw is not None else oud
    if oud == nieuw:
        return
    if isinstance(given, Mapping):
        yield from _mapping(key, oud or {}, nieuw or {}, namen)
    elif type(given) is tuple and any(isinstance(part, BaseModel) for part in given):
        before, after = ({f"{at}": part for at, part in enumerate(parts or (), 1)} for parts in (oud, nieuw))
        yield from _mapping(key, before, after, namen)
    elif type(given) is tuple:
        yield from _texts(key, oud or (), nieuw or (), namen)
    elif isinstance(given, BaseModel):
        for _, change in fields(oud, nieuw, namen):
            yield Wijziging(f"{key}, {change.waar}", *_rest(change))
    elif isinstance(given, date):
        was, now = (day and datum_in_woorden(day) for day in (oud, nieuw))
        yield from value(key, was, now, namen)
    elif oud is None:
        yield Wijziging(key, "toegevoegd", nieuw=str(nieuw))
    elif nieuw is None:
        yield Wijziging(key, "verwijderd", oud=str(oud))
    else:
        spelling = same_but_spelling(str(oud), str(nieuw))
        if isinstance(nieuw, Tekst) and len(oud) + len(nieuw) > SHORT:
            yield Wijziging(key, "gewijzigd", str(oud), str(nieuw), spelling)
        else:
            yield Wijziging(key, f"{oud} → {nieuw}", alleen_spelling=spelling)


def _mapping(key: str, oud: Mapping[Any, Any], nieuw: Mapping[Any, Any], namen: Namen) -> Iterator[Wijziging]:
    before = {namen.nu(name): inner for name, inner in oud.items()}
    gone = {name: inner for name, inner in before.items() if name not in nieuw}
    for name, after in nieuw.items():
        shown = f"{key} {namen.label(name)}"
        renamed = next((old for old in gone if gone[old] == after), None) if name not in before else None
        if renamed is None:
            yield from value(shown, before.get(name), after, namen)
        else:
            del gone[renamed]
            spelling = same_but_spelling(renamed, name)
            yield Wijziging(shown, f"heette eerst {namen.label(renamed)}", alleen_spelling=spelling)
    for name, inner in gone.items():
        yield from value(f"{key} {namen.label(name)}", inner, None, namen)


def _texts(key: str, oud: Sequence[str], nieuw: Sequence[str], namen: Namen) -> Iterator[Wijziging]:
    what = "gedrag " if key == "indicatoren" else "tekst "
    old, new = [str(text) for text in oud], [str(text) for text in nieuw]
    if not all(isinstance(text, Tekst) for text in (*oud, *nieuw)):
        what, old, new = "", [namen.label(namen.nu(name)) for name in oud], [*map(namen.label, nieuw)]
    pairing = Pairing([Gedrag(_HERE, text) for text in old], [Gedrag(_HERE, text) for text in new])
    pairing.by_key(_tekst, _tekst)
    stayed = {*pairing.found}
    if what:
        pairing.by_likeness(lambda _: "", lambda _: "")
    for position, text in enumerate(new):
        if position in stayed:
            continue
        if position in pairing.found:
            before = old[pairing.found[position]]
            yield Wijziging(key, f"{what}gewijzigd", before, text, same_but_spelling(before, text))
        else:
            yield Wijziging(key, f"{what}toegevoegd", nieuw=text)
    gone = {*range(len(old))} - {*pairing.found.values()}
    yield from (Wijziging(key, f"{what}verwijderd", oud=old[position]) for position in sorted(gone))


_HERE = Plek("", 0)


def _tekst(gedrag: Gedrag) -> str:
    return gedrag.tekst


def _rest(change: Wijziging) -> tuple[str, str | None, str | None, bool]:
    return change.wat, change.oud, change.nieuw, change.alleen_spelling
