"""The rows of the matrix: what each role asks in the columns that a page shows, and beyond them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from handboek.model import Competentie, Eis, Functie


class Vak(NamedTuple):
    """A competency, what a role asks of it, and whether a cluster begins there."""

    competentie: Competentie
    eis: Eis | None
    eerste: bool


class Regel(NamedTuple):
    """A role with its cells, none when it asks nothing there; `meer` is what it asks in the columns after."""

    functie: Functie
    vakken: list[Vak]
    meer: str


def regels(
    functies: Iterable[Functie], kolommen: Mapping[str, tuple[Competentie, ...]], begin: str | None
) -> Iterator[Regel]:
    """A row for each role; when a cluster to begin with is given, the first, its cells are those alone."""
    columns = [(c, not n) for cluster in kolommen.values() for n, c in enumerate(cluster)]
    shown = len(columns if begin is None else kolommen[begin])
    places = {c.id: place for place, (c, _) in enumerate(columns)}
    for functie in functies:
        eisen = functie.eisen
        vakken = [Vak(c, eisen.get(c.id), first) for c, first in columns[:shown]]
        beyond = (
            f"{places[id]}:{eis.niveau}{'s' if id in functie.specifiek else ''}"
            for id, eis in eisen.items()
            if places[id] >= shown
        )
        is_empty = begin is not None and not any(vak.eis for vak in vakken)
        yield Regel(functie, [] if is_empty else vakken, " ".join(beyond))
