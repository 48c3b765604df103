"""What changed from one handbook to another, told from the side of who reads it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from handboek.model import (
    GEDRAG,
    Competentie,
    Eis,
    Functie,
    Gedragscompetentie,
    Handboek,
    Onderdeel,
    Tekst,
)
from handboek.words import naming
from handboek.words.addresses import Adresseerbaar, adres
from handboek.words.differences import same_but_spelling
from handboek.words.likeness import pairs_of_words

ALIKE = 0.55
"""From this likeness on, two texts are one text that was changed."""


@dataclass(frozen=True)
class Wijziging:
    """One thing that changed: where, how, and the texts before and after (None when there is none)."""

    waar: str
    wat: str
    oud: str | None = None
    nieuw: str | None = None
    alleen_spelling: bool = False


@dataclass(frozen=True)
class Onderwerp:
    """What changed in one role or competency, or in the handbook as a whole (`soort` "handboek")."""

    soort: str
    naam: str
    adres: str
    wijzigingen: tuple[Wijziging, ...]
    raakt: tuple[str, ...] = ()
    """The titles of the roles that ask this competency."""

    @property
    def alleen_spelling(self) -> bool:
        return all(wijziging.alleen_spelling for wijziging in self.wijzigingen)


@dataclass(frozen=True)
class Vergelijking:
    onderwerpen: tuple[Onderwerp, ...]
    waarschuwingen: tuple[str, ...] = field(default=())


def compare(oud: Handboek, nieuw: Handboek) -> Vergelijking:
    """Every change from one handbook to another: the handbook, then roles, then competencies."""
    found = [
        *_handbook(oud, nieuw),
        *_items(oud.functies, nieuw.functies, Functie, oud, nieuw),
        *_items(oud.competenties, nieuw.competenties, Competentie, oud, nieuw),
        *_items(oud.gedragscompetenties, nieuw.gedragscompetenties, Gedragscompetentie, oud, nieuw),
    ]
    return Vergelijking(tuple(found), tuple(_warnings(oud, nieuw, found)))


# --- what is compared -------------------------------------------------------------------------------

_NOT_A_CHANGE = {"id", "voorheen", "zoekwoorden"}
"""Keys that change nothing in what is asked of anyone."""


def _handbook(oud: Handboek, nieuw: Handboek) -> Iterator[Onderwerp]:
    found = list(_fields(oud.gegevens, nieuw.gegevens, {}))
    found += _mapping("begrip", oud.begrippen, nieuw.begrippen, {})
    if found:
        yield Onderwerp("handboek", "", "", tuple(found))


def _items(
    oud: Mapping[str, Adresseerbaar],
    nieuw: Mapping[str, Adresseerbaar],
    kind: type[Onderdeel],
    oud_handboek: Handboek,
    nieuw_handboek: Handboek,
) -> Iterator[Onderwerp]:
    labels = _labels(oud_handboek) | _labels(nieuw_handboek)
    renamed = _renamed(kind, nieuw_handboek)
    came_from = _came_from(kind, oud, nieuw_handboek)
    soort = naming.soort(kind)

    def about(item: Adresseerbaar, *changes: Wijziging) -> Onderwerp:
        vragen = nieuw_handboek.gevraagd_in.get(item.id, ()) if kind is not Functie else ()
        raakt = tuple(str(vraag.functie.titel) for vraag in vragen)
        return Onderwerp(soort, str(item.naam), adres(item), changes, raakt)

    for id, item in nieuw.items():
        before = oud.get(came_from.get(id, id))
        if before is None:
            yield about(item, Wijziging(soort, "toegevoegd"))
            continue
        changes = list(_fields(before, item, labels))
        if id in came_from:
            changes.insert(0, Wijziging(soort, f"heette eerst {before.naam} ({before.id})"))
        if changes:
            yield about(item, *changes)
    for id, item in oud.items():
        if id not in nieuw and renamed.get(id) not in nieuw:
            yield about(item, Wijziging(soort, "verwijderd"))


def _labels(handboek: Handboek) -> dict[str, str]:
    """What a reader calls the competencies, by id, and the levels, by "niveau 1"."""
    niveaus = {f"niveau {place}": niveau.naam for place, niveau in enumerate(handboek.gegevens.niveaus, 1)}
    return {c.id: str(c.label) for c in handboek.alle_competenties()} | niveaus


def _came_from(kind: type[Onderdeel], oud: Mapping[str, Any], nieuw: Handboek) -> dict[str, str]:
    """By new id: the id that the item had before it was renamed."""
    return {new: old for old, new in _renamed(kind, nieuw).items() if old in oud and new not in oud}


def _renamed(kind: type[Onderdeel], handboek: Handboek) -> dict[str, str]:
    """By old id: the id that took its place."""
    return {old: new for (k, old), new in handboek.vervangen.items() if k is kind}


def _fields(oud: BaseModel, nieuw: BaseModel, labels: Mapping[str, str]) -> Iterator[Wijziging]:
    """The changes in every field that says something; levels of a competency as one whole."""
    if isinstance(oud, Functie) and isinstance(nieuw, Functie):
        yield from _eisen(oud, nieuw, labels)
    if isinstance(oud, Competentie) and isinstance(nieuw, Competentie):
        yield from _niveaus(oud, nieuw, labels)
    done = {"generiek", "specifiek", "niveaus"} | _NOT_A_CHANGE
    for name, info in type(nieuw).model_fields.items():
        if name not in done:
            key = info.alias or name
            yield from _value(key, getattr(oud, name), getattr(nieuw, name), labels)


def _value(key: str, oud: Any, nieuw: Any, labels: Mapping[str, str]) -> Iterator[Wijziging]:
    if oud == nieuw:
        return
    if isinstance(nieuw, Mapping):
        yield from _mapping(key, oud, nieuw, labels)
    elif isinstance(nieuw, tuple) and any(isinstance(part, BaseModel) for part in (*oud, *nieuw)):
        before, after = ({f"{place}": part for place, part in enumerate(parts, 1)} for parts in (oud, nieuw))
        yield from _mapping(key, before, after, labels)
    elif isinstance(nieuw, tuple) and not hasattr(nieuw, "jaar"):
        yield from _texts(key, oud, nieuw, labels)
    elif isinstance(nieuw, BaseModel):
        for change in _fields(oud, nieuw, labels):
            yield Wijziging(f"{key}, {change.waar}", *_rest(change))
    elif isinstance(nieuw, Tekst) and isinstance(oud, Tekst) and len(oud) + len(nieuw) > 60:
        yield Wijziging(key, "gewijzigd", str(oud), str(nieuw), same_but_spelling(oud, nieuw))
    elif oud is None:
        yield Wijziging(key, "toegevoegd", nieuw=str(nieuw))
    elif nieuw is None:
        yield Wijziging(key, "verwijderd", oud=str(oud))
    else:
        yield Wijziging(key, f"{oud} → {nieuw}", alleen_spelling=same_but_spelling(str(oud), str(nieuw)))


def _mapping(
    key: str, oud: Mapping[str, Any], nieuw: Mapping[str, Any], labels: Mapping[str, str]
) -> Iterator[Wijziging]:
    for name in nieuw:
        shown = f"{key} {labels.get(name, name)}"
        if name not in oud:
            yield Wijziging(shown, "toegevoegd")
        else:
            yield from _value(shown, oud[name], nieuw[name], labels)
    for name in oud:
        if name not in nieuw:
            yield Wijziging(f"{key} {labels.get(name, name)}", "verwijderd")


def _eisen(oud: Functie, nieuw: Functie, labels: Mapping[str, str]) -> Iterator[Wijziging]:
    for id, eis in nieuw.eisen.items():
        label = labels.get(id, id)
        before = oud.eisen.get(id)
        if before is None:
            yield Wijziging(label, f"toegevoegd op {_niveau(eis.niveau, labels)}")
            continue
        if before.niveau != eis.niveau:
            was, now = (_niveau(n, labels).removeprefix("niveau ") for n in (before.niveau, eis.niveau))
            yield Wijziging(label, f"{was} → {now}")
        if (id in oud.generiek) != (id in nieuw.generiek):
            now = "generiek" if id in nieuw.generiek else "specifiek"
            yield Wijziging(label, f"verplaatst naar {now}")
        yield from _toelichting(label, before, eis, labels)
    for id, eis in oud.eisen.items():
        if id not in nieuw.eisen:
            yield Wijziging(labels.get(id, id), f"niet meer gevraagd (was {_niveau(eis.niveau, labels)})")


def _toelichting(label: str, oud: Eis, nieuw: Eis, labels: Mapping[str, str]) -> Iterator[Wijziging]:
    yield from _value(f"toelichting bij {label}", oud.toelichting, nieuw.toelichting, labels)


def _niveau(nummer: int, labels: Mapping[str, str]) -> str:
    return labels.get(f"niveau {nummer}", f"niveau {nummer}")


def _niveaus(oud: Competentie, nieuw: Competentie, labels: Mapping[str, str]) -> Iterator[Wijziging]:
    """Behaviour that changed, moved to another level, came or went."""
    before = [(_niveau(n, labels), str(text)) for n, texts in oud.niveaus.items() for text in texts]
    after = [(_niveau(n, labels), str(text)) for n, texts in nieuw.niveaus.items() for text in texts]
    yield from _paired(before, after, "gedrag ")


def _texts(
    key: str, oud: Sequence[str], nieuw: Sequence[str], labels: Mapping[str, str]
) -> Iterator[Wijziging]:
    def shown(text: str) -> str:
        return labels.get(text, labels.get(GEDRAG + text, text)) if not isinstance(text, Tekst) else text

    texts = [text for text in (*oud, *nieuw) if isinstance(text, Tekst)]
    what = "gedrag " if key == "indicatoren" else "tekst " if texts else ""
    yield from _paired([(key, shown(text)) for text in oud], [(key, shown(text)) for text in nieuw], what)


def _paired(before: list[tuple[str, str]], after: list[tuple[str, str]], what: str) -> Iterator[Wijziging]:
    """Pair what stayed, then what moved, then what is most alike; tell the rest as come or gone."""
    stayed = {*before} & {*after}
    old = [pair for pair in before if pair not in stayed]
    new = [pair for pair in after if pair not in stayed]
    moved, old, new = _moved(old, new)
    for was, (place, text) in moved:
        yield Wijziging(was, f"{what}verplaatst naar {place}", nieuw=text)
    paired_old: set[int] = set()
    paired_new: dict[int, int] = {}
    for _, i, j in pairs_of_words([text for _, text in old], [text for _, text in new], ALIKE):
        if i not in paired_old and j not in paired_new:
            paired_old.add(i)
            paired_new[j] = i
    for j, (place, text) in enumerate(new):
        if j not in paired_new:
            yield Wijziging(place, f"{what}toegevoegd", nieuw=text)
            continue
        was, old_text = old[paired_new[j]]
        moved_from = "" if was == place else f" en verplaatst van {was}"
        spelling = was == place and same_but_spelling(old_text, text)
        yield Wijziging(place, f"{what}gewijzigd{moved_from}", old_text, text, spelling)
    for i, (place, text) in enumerate(old):
        if i not in paired_old:
            yield Wijziging(place, f"{what}verwijderd", oud=text)


_Placed = tuple[str, str]
"""A text, after the key below which it stands."""


def _moved(
    old: list[_Placed], new: list[_Placed]
) -> tuple[list[tuple[str, _Placed]], list[_Placed], list[_Placed]]:
    """What stands elsewhere now, after where it stood; then what is left of both."""
    places: dict[str, deque[int]] = {}
    for position, (_, text) in enumerate(old):
        places.setdefault(text, deque()).append(position)
    gone: set[int] = set()
    moved, come = [], []
    for pair in new:
        if left := places.get(pair[1]):
            position = left.popleft()
            gone.add(position)
            moved.append((old[position][0], pair))
        else:
            come.append(pair)
    return moved, [pair for position, pair in enumerate(old) if position not in gone], come


def _rest(change: Wijziging) -> tuple[str, str | None, str | None, bool]:
    return change.wat, change.oud, change.nieuw, change.alleen_spelling


def _warnings(oud: Handboek, nieuw: Handboek, found: Sequence[Onderwerp]) -> Iterator[str]:
    """Roles of which is asked something else, while their version stayed."""
    came_from = _came_from(Functie, oud.functies, nieuw)
    functies = {adres(functie): functie for functie in nieuw.functies.values()}
    for onderwerp in found:
        functie = functies.get(onderwerp.adres)
        if functie is None or onderwerp.alleen_spelling or not functie.versie:
            continue
        before = oud.functies.get(came_from.get(functie.id, functie.id))
        if before and before.versie == functie.versie:
            yield (
                f"Wat de functie {functie.titel} vraagt is veranderd, maar de versie is nog "
                f"{functie.versie}. Pas de versie aan."
            )
