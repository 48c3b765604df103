"""A document cut into parts: at each heading that opens one, and where a matrix or its competencies begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from handboek.importer.blocks import Vorm
from handboek.importer.growing import OPENINGS
from handboek.importer.ladder import Ladder
from handboek.importer.matrix import asked_line
from handboek.importer.outline import BY_FORM, Regel
from handboek.importer.shapes import (
    ASPECTEN,
    GEBIED,
    Sectie,
    bare,
    groep_in,
    is_kort,
    sectie_van,
    zonder_aanloop,
)
from handboek.importer.starts import Opzet, is_keyword, is_legend
from handboek.importer.tables import MATRICES, Soort

_WITH_SUBHEADINGS = {
    *(
        Sectie.RESULTATEN,
        Sectie.GEDRAG,
        Sectie.TEAMROLLEN,
        Sectie.KENMERKEN,
        Sectie.INLEIDING,
        Sectie.OVERIGE,
    ),
}
_PLAIN = -1
"""The rank of a part whose heading has no look of its own: every other heading is below it."""


@dataclass
class Deel:
    sectie: Sectie
    kop: Regel | None = None
    regels: list[tuple[int, Regel]] = field(default_factory=list)

    @property
    def rang(self) -> int:
        first = self.regels[0][1] if self.regels and self.sectie is Sectie.RESULTATEN else None
        kop = self.kop or first
        return _PLAIN if kop is None or kop.rang is None else kop.rang

    @property
    def is_plat(self) -> bool:
        """Whether what stands below its heading has headings of the same rank."""
        return not self.regels or self.regels[0][1].rang == self.rang


def cut(
    regels: Sequence[tuple[int, Regel]],
    opzet: Opzet,
    titel: int | None,
    ladder: Ladder,
    gezegd: Callable[[str], Sectie | None],
) -> Iterator[Deel]:
    """The parts in order; the first is the cover. `gezegd` tells what HR said that a heading opens."""
    deel = Deel(Sectie.KAFT)
    labels = _PLAIN
    """The rank of the last label: what is deeper stays below it."""
    often = Counter(bare(regel.tekst) for _, regel in regels if regel.rang is not None)
    for number, (at, regel) in enumerate(regels):
        following = regels[number + 1][1] if number + 1 < len(regels) else None
        said = gezegd(regel.tekst) if regel.rang is not None and not regel.tabel else None
        if regel.rang is not None and bare(regel.tekst) in OPENINGS and often[bare(regel.tekst)] == 1:
            beside = labels != _PLAIN and regel.rang <= labels and len(opzet.labels) > 1
            said = said or (Sectie.ONDERDEEL if beside else None)  # beside the competencies, of none of them
        opened = (said, True) if said else _opened(at, regel, following, deel, opzet, titel, labels, ladder)
        if opened:
            sectie, is_kop = opened
            takes_kop = (
                not is_kop
                and deel.kop
                and not deel.regels
                and deel.sectie in (Sectie.ONDERDEEL, Sectie.GEDRAG)
            )
            if takes_kop:
                deel.sectie = sectie
                deel.regels.append((at, regel))
            else:
                yield deel
                deel = Deel(sectie, regel if is_kop else None, [] if is_kop else [(at, regel)])
        else:
            deel.regels.append((at, regel))
        if at in opzet.labels:
            rang = opzet.labels[at]
            labels = _PLAIN if rang is None else rang
    yield deel


def _opened(
    at: int,
    regel: Regel,
    following: Regel | None,
    deel: Deel,
    opzet: Opzet,
    titel: int | None,
    labels: int,
    ladder: Ladder,
) -> tuple[Sectie, bool] | None:
    """The part that begins with a line, and whether the line is its heading."""
    sectie = deel.sectie
    if at == titel or regel.blok.vorm is Vorm.NOOT or regel.veld:
        return None
    if regel.tabel:
        found = _for_table(at, regel, opzet)
        return None if found is None or found is sectie else (found, False)
    if at in opzet.labels or at in opzet.clusters:
        return None if sectie is Sectie.COMPETENTIES else (Sectie.COMPETENTIES, False)
    if at in opzet.zonder_niveaus and sectie not in (Sectie.RESULTATEN, Sectie.COMPETENTIES):
        return None if sectie is Sectie.GEDRAG else (Sectie.GEDRAG, False)
    if regel.rang is not None and GEBIED.match(regel.tekst):
        return None if sectie is Sectie.RESULTATEN else (Sectie.RESULTATEN, False)
    if known := sectie_van(regel.blok):
        return known, True
    if regel.rang is None or ladder.opens(regel.tekst) or is_keyword(regel.tekst):
        return None
    closes = _closes(at, regel, following, deel, titel, labels)
    return (Sectie.ONDERDEEL, True) if closes else None


def _for_table(at: int, regel: Regel, opzet: Opzet) -> Sectie | None:
    soort = regel.tabel.soort if regel.tabel else Soort.ANDERS
    if soort in MATRICES:
        return Sectie.MATRIX
    if soort is Soort.RESULTATEN:
        return Sectie.RESULTATEN
    return Sectie.COMPETENTIES if at in opzet.tabellen else None


def _closes(
    at: int, regel: Regel, following: Regel | None, deel: Deel, titel: int | None, labels: int
) -> bool:
    """Whether a heading that nobody knows ends the part that it stands in."""
    rang = regel.rang or 0
    if deel.sectie is Sectie.KAFT:
        if titel is not None and at < titel:
            return False
        last = following is None or following.rang is not None or bool(following.tabel)
        return not (
            last and bare(regel.tekst) not in ASPECTEN and not is_legend(regel.tekst)
        ) and not zonder_aanloop(regel.tekst)
    if deel.sectie is Sectie.ONDERDEEL:
        return True
    if deel.sectie is Sectie.MATRIX:
        return not groep_in(regel.tekst)
    if deel.sectie is Sectie.COMPETENTIES:
        return rang <= labels or labels == _PLAIN
    if deel.sectie in _WITH_SUBHEADINGS and rang == deel.rang and deel.is_plat and rang >= BY_FORM:
        return bare(regel.tekst) in ASPECTEN
    if deel.sectie is Sectie.INLEIDING and deel.rang == _PLAIN:
        return False
    return rang <= deel.rang


def first_part(regels: Sequence[tuple[int, Regel]], opzet: Opzet, ladder: Ladder) -> int:
    """How many lines stand before the first part that is known."""
    for number, (at, regel) in enumerate(regels):
        if at in opzet.labels or at in opzet.clusters or (regel.tabel and _for_table(at, regel, opzet)):
            return number
        if not regel.tabel and not regel.veld and sectie_van(regel.blok):
            if number or zonder_aanloop(regel.tekst) < len(regel.tekst):
                return number
            below = regels[1][1] if len(regels) > 1 else None
            if below and not below.tabel and asked_line(below.blok.passage, ladder):
                return number
        if not regel.tabel and regel.rang is None and len(regel.tekst.split()) > 25:
            return number
    return len(regels)


def split_roles(regels: Sequence[Regel], opzet: Opzet) -> list[tuple[list[tuple[int, Regel]], int | None]]:
    """The lines of each role in a document, when it has more than one, and which of them is its title."""
    numbered = list(enumerate(regels))
    titles = _prefixed_heads(regels) or _repeated_heads(regels, opzet)
    heads = titles or _forms(regels)
    if len(heads) < 2:
        return [(numbered, None)]
    apart = any(label < heads[0] for label in opzet.labels)  # a dictionary stands before the roles
    bounds = [0, *(heads if apart else heads[1:]), len(regels)]
    named = [next((at for at in titles if a <= at < b), None) for a, b in pairwise(bounds)]
    return [(numbered[a:b], at) for (a, b), at in zip(pairwise(bounds), named, strict=True)]


def _prefixed_heads(regels: Sequence[Regel]) -> list[int]:
    """Headings such as "Functieprofiel Kok", each with another title, and something below it."""
    found: dict[str, int] = {}
    rang: int | None = None
    for at, regel in enumerate(regels):
        if regel.rang is None or regel.tabel or (rang is not None and regel.rang != rang):
            continue
        start = zonder_aanloop(regel.tekst)
        if 0 < start < len(regel.tekst) and is_kort(regel.tekst) and not sectie_van(regel.blok):
            rang = regel.rang
            found.setdefault(bare(regel.tekst[start:]), at)
    return list(found.values())


def _repeated_heads(regels: Sequence[Regel], opzet: Opzet) -> list[int]:
    """Headings of one rank below which the same known parts come again."""
    below: dict[int, set[Sectie]] = {}
    ranks: dict[int, int] = {}
    at_rank: list[int] = []
    for at, regel in enumerate(regels):
        matrix = regel.tabel and regel.tabel.soort is Soort.MATRIX
        known = Sectie.MATRIX if matrix else None if regel.tabel else sectie_van(regel.blok)
        if regel.rang is not None:
            at_rank = [h for h in at_rank if ranks[h] < regel.rang]
        if known:
            for head in at_rank:
                below[head].add(known)
        elif (
            regel.rang is not None and not regel.tabel and at not in opzet.labels and at not in opzet.clusters
        ):
            below[at], ranks[at] = set(), regel.rang
            at_rank.append(at)
    for rang in sorted(set(ranks.values())):
        heads = [h for h in ranks if ranks[h] == rang and below[h] and bare(regels[h].tekst) not in ASPECTEN]
        if len(heads) > 1 and set.intersection(*(below[h] for h in heads)):
            return heads
    return []


def _forms(regels: Sequence[Regel]) -> list[int]:
    """Forms that each name another role."""
    found: dict[str, int] = {}
    for at, regel in enumerate(regels):
        if regel.veld == "titel":
            found.setdefault(bare(regel.blok.gevuld[1][0].plat), at)
    return list(found.values())
