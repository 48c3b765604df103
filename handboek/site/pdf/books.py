"""What holds many roles: the handbook, booklets, the matrix on a wall.

A large handbook is bound of parts that know nothing of each other's sheets, so that one that changes is made
anew alone. In it a competency is named by its number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from handboek.exchange import Keuze
from handboek.fonts import printable
from handboek.model import GEDRAG, Competentie, Functie
from handboek.site.booklets import BOUND, HANDBOEK, booklets
from handboek.site.limits import MOST_CELLS
from handboek.site.pdf.content import NO_DAY, Document, Roles
from handboek.site.pdf.hypertext import tree
from handboek.site.pdf.values import plain
from handboek.words.dates import datum_in_woorden
from handboek.words.vocabulary import WOORDEN

IN_ONE = 30
"""Of more roles than this, the handbook takes too much memory at once: it is bound of parts with as many."""
MATRIX_IN_ONE = 100
"""So many rows of its matrix are a part."""


class Documents(Roles):
    """What there is to print of one handbook."""

    def of_handbook(self, stand: date, inleiding: str) -> Document:
        """The whole handbook as it stood on a day; `inleiding` is the HTML of its first pages."""
        handboek = self._handboek
        data = {
            **self._head(handboek.gegevens.titel.plat, handboek.per_cluster),
            "stand": datum_in_woorden(stand),
            "dag": stand.isoformat(),
            "inleiding": tree(inleiding)[1],
            "matrix": self._matrix(handboek.matrixfuncties),
            "boekjes": [],
        }
        functies = tuple(handboek.functies.values())
        if len(functies) <= IN_ONE:
            return Document((HANDBOEK,), "handboek", {**data, **self._roles(functies), **self._catalogue})
        is_bound = len(functies) <= BOUND
        if not is_bound:
            basis = handboek.gegevens.adres
            data["boekjes"] = [
                {"naam": printable(each.keuze.titel), "adres": basis and f"{basis.rstrip('/')}/{each.adres}"}
                for each in booklets(handboek)
            ]
        roles = [self._part_of_roles(*group) for group in _groups(functies)] if is_bound else []
        delen = [*self._parts_of_matrix(data, linked=is_bound), *roles, self._part_of_competencies()]
        data |= {"delen": [deel.data["inhoud"] for deel in delen], "nummers": {}}
        named = tuple((deel.data["deel"], deel) for deel in delen)
        return Document((HANDBOEK,), "handboek", data, named)

    def of_booklet(self, keuze: Keuze, address: str) -> Document:
        """The leaves of some roles, bound."""
        leaves = tuple(("", next(self.of_role(functie))) for functie in keuze.functies)
        data = {
            **self._head(keuze.titel, {}),
            "dag": max((self._day(functie) for functie in keuze.functies), default=NO_DAY).isoformat(),
            "inhoud": [_entry(functie) for functie in keuze.functies],
            "nummers": {},
        }
        return Document((address,), "boekje", data, leaves)

    def of_poster(self, keuze: Keuze, address: str) -> Document:
        """The matrix of some roles, for a wall."""
        rows = tuple(functie for functie in keuze.functies if functie.eisen)
        days = (self._day(functie) for functie in rows)
        data = {
            **self._head(keuze.titel, {}),
            "dag": max(days, default=NO_DAY).isoformat(),
            "matrix": self._matrix(rows),
        }
        return Document((address,), "poster", data)

    def _parts_of_matrix(self, data: dict[str, Any], *, linked: bool) -> Iterator[Document]:
        """The matrix as parts, if `data` has one, which then has it no more; its roles may be links."""
        matrix = data["matrix"]
        if not matrix or not matrix["functies"]:
            return
        data["matrix"] = {"functies": []}
        parts = [*_chunks(matrix["functies"], MATRIX_IN_ONE)]
        for number, part in enumerate(parts, 1):
            naam = _numbered(WOORDEN["matrix"]["naam"], number, len(parts))
            yield self._part(naam, {"matrix": {**matrix, "functies": part}, "gelinkt": linked})

    def _part_of_roles(self, naam: str, functies: Sequence[Functie]) -> Document:
        """Some roles as a part of a large handbook."""
        asked = {f"competentie/{id}" for f in functies for id in f.eisen}
        asked |= {f"gedrag/{id}" for f in functies for id in f.gedragscompetenties}
        clusters = self._handboek.gevraagd_per_cluster(functies)
        listed = [(f"functie/{functie.id}", plain(functie.titel)) for functie in functies]
        return self._part(naam, self._roles(functies), clusters, listed, asked)

    def _part_of_competencies(self) -> Document:
        """All competencies as a part of a large handbook."""
        naam, clusters = WOORDEN["competentie"]["alle"], self._handboek.per_cluster
        listed = [(plek, self._labels[plek.removeprefix("competentie/")]) for plek in self._numbers]
        return self._part(naam, self._catalogue, clusters, listed, self._numbers.keys())

    def _part(
        self,
        naam: str,
        data: Mapping[str, Any],
        clusters: Mapping[str, tuple[Competentie, ...]] | None = None,
        listed: Sequence[tuple[str, Any]] = (),
        named: Collection[str] = (),
    ) -> Document:
        """A part: its clusters, what the contents list of it, and the competencies that it names."""
        head = {
            **self._head(self._handboek.gegevens.titel.plat, clusters or {}),
            "deel": printable(naam),
            "dag": NO_DAY.isoformat(),
            "inhoud": {"naam": printable(naam), "inhoud": listed},
            "nummers": {plek: number for plek, number in self._numbers.items() if plek in named},
        }
        return Document((), "deel", {**head, **data})

    @cached_property
    def _numbers(self) -> Mapping[str, str]:
        """The competencies by their place in a large handbook, each with its number there."""
        levelled = [f"competentie/{c.id}" for found in self._handboek.per_cluster.values() for c in found]
        both = (*levelled, *self._handboek.gedragscompetenties)
        return {plek: str(number) for number, plek in enumerate(both, 1)}

    def _roles(self, functies: Iterable[Functie]) -> dict[str, Any]:
        """Roles as a handbook has them, with the names of what they ask."""
        rows = tuple(functies)
        gedrag = {id for functie in rows for id in functie.gedragscompetenties}
        return {
            "functies": {functie.id: self._role(functie) for functie in rows},
            "competenties": {id: {"label": self._labels[id]} for f in rows for id in f.eisen},
            "gedragscompetenties": {id: {"label": self._labels[GEDRAG + id]} for id in sorted(gedrag)},
        }

    @cached_property
    def _catalogue(self) -> dict[str, Any]:
        """All competencies and terms."""
        begrippen = sorted(self._handboek.begrippen.items(), key=lambda pair: pair[0].casefold())
        return {
            "competenties": self._competenties,
            "gedragscompetenties": self._gedrag,
            "labels": self._labels,
            "bij_ons": {id: plain(own) for id, own in self._handboek.bij_ons.items()},
            "begrippen": [(printable(term), plain(uitleg)) for term, uitleg in begrippen],
        }

    def _matrix(self, functies: Sequence[Functie]) -> dict[str, Any] | None:
        """The rows and columns of a matrix; None when it has more cells than paper can show."""
        asked = self._handboek.gevraagd_per_cluster(functies)
        if len(functies) * sum(map(len, asked.values())) > MOST_CELLS:
            return None
        return {
            "functies": [
                {
                    "id": functie.id,
                    "titel": plain(functie.titel),
                    "niveaus": {id: eis.niveau for id, eis in functie.eisen.items()},
                }
                for functie in functies
            ],
            "clusters": [
                {
                    "label": plain(self._handboek.gegevens.clusters[cluster].label),
                    "competenties": [{"id": c.id, "label": self._labels[c.id]} for c in found],
                }
                for cluster, found in asked.items()
                if found
            ],
        }


def _entry(functie: Functie) -> dict[str, Any]:
    """A role in the contents of a booklet."""
    status = functie.status if functie.is_concept else None
    said = [functie.versie and f"{WOORDEN['functie']['versie']} {functie.versie}", status]
    return {
        "plek": f"functie/{functie.id}",
        "titel": plain(functie.titel),
        "bij": printable(" · ".join(filter(None, said))),
    }


def _groups(functies: Iterable[Functie]) -> Iterator[tuple[str, Sequence[Functie]]]:
    """Roles by family, those without one last, no more together than a part takes; each with a name."""
    found: dict[str, list[Functie]] = {}
    for functie in functies:
        found.setdefault(functie.functiefamilie.plat if functie.functiefamilie else "", []).append(functie)
    alone = WOORDEN["functie"]["alle" if len(found) == 1 else "overige"]
    for familie in sorted(found, key=lambda naam: (not naam, naam)):
        parts = [*_chunks(found[familie], IN_ONE)]
        for number, part in enumerate(parts, 1):
            named = familie or alone
            yield _numbered(named, number, len(parts)), part


def _numbered(naam: str, number: int, total: int) -> str:
    return f"{naam} ({number})" if total > 1 else naam


def _chunks(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for at in range(0, len(items), size):
        yield items[at : at + size]
