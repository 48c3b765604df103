"""What a document says that its levels mean, once for all: "Niveau 1 (basis): werkt na uitleg"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from handboek.importer.blocks import Blok, Passage, Vorm
from handboek.importer.ladder import Ladder
from handboek.importer.outline import Regel
from handboek.importer.shapes import Sectie, bare, sectie_van
from handboek.importer.starts import Opzet, is_legend

_FEWEST = 2
_LEVELS = {"niveaus", "competentieniveaus", "de niveaus"}
"""Headings that stand in a competency as well."""


@dataclass
class Legenda:
    uitleg: list[tuple[int, Passage]] = field(default_factory=list)
    regels: set[int] = field(default_factory=set)
    """The lines that it is."""
    namen: list[Passage] = field(default_factory=list)
    """The levels before their meaning, and the head of its table."""


def find_legend(regels: Sequence[Regel], opzet: Opzet, ladder: Ladder) -> Legenda:
    """The first legend of levels; an empty one when a document has none."""
    above: Regel | None = None
    found = Legenda()
    first = min(opzet.labels, default=len(regels))
    for at, regel in enumerate(regels):
        if at in opzet.labels or at in opzet.tabellen:
            above = regel
        elif regel.tabel:
            if _speaks(above, at < first) and not found.regels and (rows := list(_rows(regel, ladder))):
                found.regels.add(at)
                found.uitleg = [(niveau, meaning) for niveau, _, meaning in rows]
                taken = {id(meaning) for _, meaning in found.uitleg}
                found.namen = [p for b in regel.blokken() for p in b.passages() if id(p) not in taken]
        elif pair := _line(regel, ladder) if _speaks(above, at < first) else None:
            niveau, name, meaning = pair
            if niveau == len(found.uitleg) + 1:
                found.uitleg.append((niveau, meaning))
                found.namen.append(name)
                found.regels.add(at)
        elif regel.rang is not None:
            above = regel
    if len(found.uitleg) < _FEWEST:
        return Legenda()
    before, after = min(found.regels) - 1, max(found.regels) + 1
    ends = after == len(regels) or regels[after].rang is not None or regels[after].tabel is not None
    if before >= 0 and ends and is_legend(regels[before].tekst) and not regels[before].tabel:
        found.regels.add(before)
        found.namen.append(regels[before].blok.passage)
    return found


def _speaks(above: Regel | None, before_all: bool) -> bool:
    """Whether what stands below a heading is about the levels themselves."""
    if above is None or is_legend(above.tekst) or sectie_van(above.blok) is Sectie.INLEIDING:
        return True
    return before_all and bare(above.tekst) in _LEVELS


def _line(regel: Regel, ladder: Ladder) -> tuple[int, Passage, Passage] | None:
    """The level that a line begins with, and what it means."""
    passage = regel.blok.passage
    found = ladder.opens(passage.plat) if len(regel.blok.gevuld) == 1 else None
    rest = passage.tussen(found.einde) if found and regel.blok.vorm is not Vorm.NOOT else []
    return (found.niveau, passage.stuk(passage.plat[: found.einde]), rest[0]) if found and rest else None


def _rows(regel: Regel, ladder: Ladder) -> Iterator[tuple[int, Passage, Passage]]:
    """The rows of a table with a level and its meaning, when it has nothing else but a head."""
    blokken: list[Blok] = list(regel.blokken())
    pairs = [
        (niveau, cells[0][0], cells[1][0])
        for blok in blokken
        if len(cells := blok.gevuld) == 2
        and len(cells[0]) == len(cells[1]) == 1
        and (niveau := ladder.bare(cells[0][0].plat))
    ]
    counted = [niveau for niveau, _, _ in pairs] == list(range(1, len(pairs) + 1))
    if counted and len(pairs) >= max(_FEWEST, len(blokken) - 1):
        yield from pairs
