"""Two handbooks beside each other: which item was which, and how a reader calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handboek.compare import identity
from handboek.compare.behaviour import Gedragingen
from handboek.compare.values import Namen
from handboek.model import GEDRAG, Handboek
from handboek.model.levels import ELK


class Both:
    """The old and the new handbook, with what recurs in telling the difference."""

    def __init__(self, oud: Handboek, nieuw: Handboek) -> None:
        self.oud, self.nieuw = oud, nieuw
        self.functies = identity.functies(oud, nieuw)
        self.competenties = identity.competenties(oud, nieuw)
        self.gedragingen = Gedragingen(self.competenties)
        self.clusters = _clusters(oud, nieuw)
        """By old id of a cluster: its id now; those that are gone are left out."""
        becomes = self.competenties.opvolger
        self.namen = Namen(lambda id: becomes.get(id, id), self.label)

    def niveau(self, nummer: int) -> str:
        """A level as it is called now, or was when it is gone: "niveau 2"."""
        named = max(self.nieuw.gegevens.niveaus, self.oud.gegevens.niveaus, key=lambda n: len(n) >= nummer)
        return named[nummer - 1].naam

    def namen_bij(self, own: str) -> Namen:
        """As `namen`, in an item that took in what it named: that is told by the name that it had."""
        becomes = self.competenties.opvolger
        return Namen(lambda id: id if becomes.get(id) == own else becomes.get(id, id), self.label)

    def label(self, id: str | int) -> str:
        """What a competency or level is called now, or was when it is gone; anything else as it is."""
        if isinstance(id, int):
            return self.niveau(id) if id else ELK
        item = self.competenties.nieuw.get(id) or self.competenties.oud.get(id)
        return str(item.label) if item else id

    def was(self, old: str) -> str:
        """What a competency was called."""
        item = self.competenties.oud.get(old)
        return str(item.label) if item else old


def _clusters(oud: Handboek, nieuw: Handboek) -> Mapping[str, str]:
    """A cluster goes on below its id, else below its label, else where all its competencies stand now."""
    before, after = oud.gegevens.clusters, nieuw.gegevens.clusters
    found = {id: id for id in before if id in after}
    come = [id for id in after if id not in before]
    by_label = {cluster.label.casefold(): id for id, cluster in before.items() if id not in found}
    for id in come:
        if old := by_label.pop(after[id].label.casefold(), None):
            found[old] = id
    taken = {*found.values()}
    held, holds = _held(oud), _held(nieuw)
    for id in (id for id in come if id not in taken):
        same = [old for old in held if old not in found and held[old] == holds.get(id)]
        found |= dict.fromkeys(same[:1], id)
    return found


def _held(handboek: Handboek) -> Mapping[str, set[str]]:
    """By cluster that is not empty: its competencies."""
    found: dict[str, set[str]] = {}
    for competentie in handboek.competenties.values():
        found.setdefault(competentie.cluster, set()).add(competentie.id)
    return found


def and_all(names: Iterable[str]) -> str:
    """Names, joined the Dutch way: a, b en c."""
    *first, last = names
    return f"{', '.join(first)} en {last}" if first else last


GEDRAG_NAAM = "gedragscompetentie {}"


def noun(id: str, label: str) -> str:
    """A competency in a row of a role: the second catalogue has names that the first has too."""
    return GEDRAG_NAAM.format(label) if id.startswith(GEDRAG) else label
