"""Which role or competency was which: it has the same id, or one that names the other in `voorheen`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Generic, TypeVar

from handboek.model import Competentie, Functie, Gedragscompetentie, Handboek
from handboek.words.addresses import Adresseerbaar

T = TypeVar("T", bound=Adresseerbaar)


class Identiteit(Generic[T]):
    """The items of one kind in two handbooks, by id, and how those of the one became those of the other."""

    def __init__(self, oud: Iterable[T], nieuw: Iterable[T], vervangen: Iterable[Mapping[str, str]]) -> None:
        """`vervangen` gives, of the old and of the new handbook, by old id the id that took its place."""
        self.oud = {item.id: item for item in oud}
        self.nieuw = {item.id: item for item in nieuw}
        was, now = vervangen
        came: dict[str, list[str]] = {id: [id] for id in self.nieuw if id in self.oud}
        for old, id in now.items():
            if old in self.oud and old not in self.nieuw:
                came.setdefault(id, []).append(old)
        taken = {old for olds in came.values() for old in olds}
        for id, old in was.items():  # it has the name again that it had before
            if id in self.nieuw and id not in came and old not in taken:
                came[id] = [old]
                taken.add(old)
        self.voorgangers: Mapping[str, tuple[str, ...]] = MappingProxyType(
            {id: tuple(olds) for id, olds in came.items()}
        )
        """By new id: what it was before. The first goes on in it, with what others bring."""
        self.opvolger = {old: id for id, olds in came.items() for old in olds}
        """By old id: what it is now."""

    def was(self, id: str) -> tuple[str, ...]:
        """What a new item was before, as in `voorgangers`; what neither handbook describes was itself."""
        return self.voorgangers.get(id, () if id in self.nieuw else (id,))

    def wordt(self, old: str) -> str | None:
        """What an old item is now."""
        return self.opvolger.get(old, None if old in self.oud else old)

    def voorganger(self, id: str) -> T | None:
        """What goes on in a new item."""
        return self.oud[self.voorgangers[id][0]] if id in self.voorgangers else None

    def gaat_verder(self, old: str) -> str | None:
        """The new id of an item that goes on; None when it went, or into another."""
        id = self.opvolger.get(old)
        return id if id and self.voorgangers[id][0] == old else None


def functies(oud: Handboek, nieuw: Handboek) -> Identiteit[Functie]:
    """The roles."""
    renamed = (_vervangen(handboek, roles=True) for handboek in (oud, nieuw))
    return Identiteit(oud.functies.values(), nieuw.functies.values(), renamed)


def competenties(oud: Handboek, nieuw: Handboek) -> Identiteit[Competentie | Gedragscompetentie]:
    """The competencies of both catalogues."""
    renamed = (_vervangen(handboek, roles=False) for handboek in (oud, nieuw))
    return Identiteit(oud.alle_competenties(), nieuw.alle_competenties(), renamed)


def _vervangen(handboek: Handboek, *, roles: bool) -> dict[str, str]:
    return {old: new for (kind, old), new in handboek.vervangen.items() if (kind is Functie) is roles}
