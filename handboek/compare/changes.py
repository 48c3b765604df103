"""What changed from one handbook to another, told from the side of who reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from handboek.compare import competency_changes, role_changes, settings_changes
from handboek.compare.asked import Gevolgen, gevraagd
from handboek.compare.both import Both, and_all
from handboek.compare.identity import Identiteit
from handboek.compare.values import Wijziging
from handboek.model import GEDRAG, Competentie, Functie, Gedragscompetentie, Handboek
from handboek.words import naming
from handboek.words.addresses import Adresseerbaar, adres
from handboek.words.differences import same_but_spelling

T = TypeVar("T", bound=Adresseerbaar)
Names = Mapping[str, Sequence[str]]
"""By id: what some others are called."""


@dataclass(frozen=True)
class Onderwerp:
    """What changed in one role or competency, or in the handbook as a whole (`soort` "handboek")."""

    soort: str
    naam: str
    adres: str
    wijzigingen: tuple[Wijziging, ...]
    raakt: tuple[str, ...] = ()
    """The titles of the roles that ask something else because this competency changed."""
    reden: str = ""
    """Why it changed, as the file says since; else as the commits say."""

    @property
    def bestanden(self) -> tuple[str, ...]:
        """The files that it stands in, from the data folder."""
        return (f"{self.adres.rstrip('/')}.yml",) if self.adres else ("handboek.yml", "begrippen.yml")

    @property
    def alleen_spelling(self) -> bool:
        return all(wijziging.alleen_spelling for wijziging in self.wijzigingen)


@dataclass(frozen=True)
class Vergelijking:
    onderwerpen: tuple[Onderwerp, ...]
    waarschuwingen: tuple[str, ...] = field(default=())

    def met_redenen(self, redenen: Mapping[str, str]) -> Vergelijking:
        """The same, with the reasons by file where a file itself gives none."""
        told = (
            replace(o, reden=o.reden or " ".join(filter(None, map(redenen.get, o.bestanden))))
            for o in self.onderwerpen
        )
        return replace(self, onderwerpen=tuple(told))


def compare(oud: Handboek, nieuw: Handboek) -> Vergelijking:
    """Every change from one handbook to another: the handbook, then roles, then competencies."""
    both = Both(oud, nieuw)
    raakt, warnings = _consequences(both)
    settings = tuple(settings_changes.changes(both))
    competencies = _subjects(
        both.competenties, partial(competency_changes.changes, both), _origins(both), raakt
    )
    found = (
        *([Onderwerp("handboek", "", "", settings)] if settings else []),
        *_subjects(both.functies, partial(role_changes.changes, both)),
        *sorted(competencies, key=lambda subject: subject.soort == naming.soort(Gedragscompetentie)),
    )
    renamed = (*_under_another_name(both.functies), *_under_another_name(both.competenties))
    return Vergelijking(found, (*warnings, *renamed))


def _subjects(
    items: Identiteit[T],
    changes: Callable[[T | None, T | None], Iterable[Wijziging]],
    origins: Names = MappingProxyType({}),
    raakt: Names = MappingProxyType({}),
) -> Iterator[Onderwerp]:
    """The items that changed, then those that are gone; `origins`: what they came from, or became."""

    def subject(item: T, *found: Wijziging) -> Onderwerp:
        before = items.voorganger(item.id)
        reden = item.reden if item.id in items.nieuw and not (before and before.reden == item.reden) else None
        return Onderwerp(
            naming.soort(type(item)),
            str(item.naam),
            adres(item),
            found,
            tuple(raakt.get(item.id, ())),
            str(reden or ""),
        )

    for id, item in items.nieuw.items():
        before = items.voorganger(id)
        origin = tuple(_origin(items, item, origins.get(id, ())))
        if origin or before != item:
            found = (*origin, *changes(before, item))
            if found:
                yield subject(item, *found)
    for old, item in items.oud.items():
        if items.gaat_verder(old) and (
            old in items.nieuw or len(items.voorgangers[items.opvolger[old]]) == 1
        ):
            continue
        what = Wijziging(naming.soort(type(item)), _end(items, old, origins.get(old, ())))
        yield subject(item, what, *(() if items.gaat_verder(old) else changes(item, None)))


def _origin(items: Identiteit[T], item: T, others: Sequence[str]) -> Iterator[Wijziging]:
    """How an item came to be what it is called now."""
    soort, before = naming.soort(type(item)), items.voorganger(item.id)
    if before is None:
        yield Wijziging(soort, "toegevoegd" + (f", voortgekomen uit {and_all(others)}" if others else ""))
        return
    first, *more = (items.oud[old] for old in items.voorgangers[item.id])
    if more and first.id != item.id:
        yield Wijziging(soort, f"samengevoegd uit {and_all(str(old.naam) for old in (first, *more))}")
    elif first.naam != item.naam:
        spelling = same_but_spelling(first.naam, item.naam)
        yield Wijziging(soort, f"heette eerst {first.naam}", alleen_spelling=spelling)
    elif first.id != item.id:
        yield Wijziging("adres", f"{adres(first)} → {adres(item)}")
    if first.id == item.id:
        yield from (Wijziging(soort, f"{old.naam} is hierin opgegaan") for old in more)
    yield from (Wijziging(soort, f"{name} is hieruit voortgekomen") for name in others)


def _end(items: Identiteit[T], old: str, others: Sequence[str]) -> str:
    """How an item ended."""
    if old in items.opvolger:
        return f"opgegaan in {items.nieuw[items.opvolger[old]].naam}"
    return "verwijderd" + (f"; het gedrag staat nu bij {and_all(others)}" if others else "")


def _origins(both: Both) -> Names:
    """By competency: what it came from, what came out of it, or where it went."""
    found: dict[str, list[str]] = {}
    for id, olds in both.gedragingen.herkomst.items():
        found[id] = [both.was(old) for old in olds]
        for old in olds:
            if new := both.competenties.gaat_verder(old):
                found.setdefault(new, []).append(both.label(id))
    for old, news in both.gedragingen.bestemming.items():
        found[old] = [both.label(id) for id in news]
    return found


# --- what it means for roles ------------------------------------------------------------------------

_NOT_RENEWED = "Wat de functie {} vraagt is veranderd, maar de versie is nog {}. Pas de versie aan."
_RENAMED = (
    "{} vraagt precies wat {} vroeg, en die is er niet meer. Is het een nieuwe naam, zet dan ‘{}’ onder "
    "‘voorheen’: dan blijft het oude adres werken, en staat hier alleen de nieuwe naam."
)
_SKIPPED = (
    "De functie {} gaat van concept meteen naar vastgesteld. Moet de ondernemingsraad erover beslissen, "
    "zet er dan eerst ‘status: ter instemming’ in."
)


def _under_another_name(items: Identiteit[T]) -> Iterator[str]:
    """What to tell of an item that says just what one said that is gone."""
    gone = {_said(item): item for old, item in items.oud.items() if items.wordt(old) is None}
    for id, item in items.nieuw.items():
        if id not in items.voorgangers and (old := gone.get(_said(item))):
            yield _RENAMED.format(item.naam, old.naam, old.id.removeprefix(GEDRAG))


def _said(item: Functie | Competentie | Gedragscompetentie) -> str:
    parts = ("generiek", "specifiek", "resultaatgebieden", "gedragscompetenties", "niveaus", "indicatoren")
    return item.model_dump_json(include=set(parts))


def _consequences(both: Both) -> tuple[Names, list[str]]:
    """The titles of the roles that each competency touches; and what to tell of versions."""
    gevolgen = Gevolgen(both.competenties, both.gedragingen)
    raakt: dict[str, list[str]] = {}
    warnings = []
    only_roles = _is_as_it_was(both)
    for functie in both.nieuw.functies.values():
        before = both.functies.voorganger(functie.id)
        if only_roles and before == functie:
            continue
        touched = {id for id in gevraagd(functie) if not both.competenties.was(id)}
        if before:
            gevolg = gevolgen.voor(before, functie)
            touched |= gevolg.door | {id for id in gevraagd(before) if not both.competenties.gaat_verder(id)}
            asks_else = gevolg or role_changes.asks_else(both, before, functie)
            if asks_else and functie.versie and functie.versie == before.versie:
                warnings.append(_NOT_RENEWED.format(functie.titel, functie.versie))
            if before.status == "concept" and not functie.is_concept:
                warnings.append(_SKIPPED.format(functie.titel))
        for id in touched:
            raakt.setdefault(id, []).append(str(functie.titel))
    return raakt, warnings


def _is_as_it_was(both: Both) -> bool:
    """Whether nothing but roles changed, as most often: then a role that is the same asks the same."""
    oud, nieuw = both.oud, both.nieuw
    return (oud.gegevens, oud.competenties, oud.gedragscompetenties) == (
        nieuw.gegevens,
        nieuw.competenties,
        nieuw.gedragscompetenties,
    )
