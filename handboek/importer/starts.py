"""Where the description of each competency begins: found back from the levels below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from handboek.importer.blocks import Vorm
from handboek.importer.growing import opened
from handboek.importer.ladder import Ladder
from handboek.importer.matrix import asked_line
from handboek.importer.outline import Regel
from handboek.importer.shapes import (
    DEFINITIE,
    GEDRAGSVOORBEELDEN,
    LABEL,
    Sectie,
    bare,
    groep_in,
    is_kort,
    sectie_van,
    zonder_aanloop,
)
from handboek.importer.tables import Soort, Tabel, bare_heads

KEYWORDS = LABEL | DEFINITIE | GEDRAGSVOORBEELDEN
_DESCRIBING = {Soort.BESCHRIJVING, Soort.WOORDENBOEK, Soort.GEDRAGSRIJEN, Soort.TREDERIJEN}
_LEGEND = re.compile(
    r".*\b(niveaus?|niveau-?indeling|legenda|schalen)\b.*|(toelichting|uitleg|leeswijzer|legenda|betekenis)\b.*",
    re.IGNORECASE,
)
_DESCRIPTIONS = re.compile(
    r"(nadere )?(uitwerking|beschrijving|toelichting|omschrijving|woordenboek|uitleg|gedrag|overzicht"
    r"|definities|begrippen|inhoud|vereist|bekwaamheden|vaardigheden|niveau)"
)
"""What a heading begins with that stands above all descriptions together, and is no cluster."""
_WITHOUT_LEVELS = {
    *(Sectie.INLEIDING, Sectie.DOEL, Sectie.OPLEIDING, Sectie.VAKSTUDIES, Sectie.ERVARING, Sectie.RESULTATEN),
}
"""The parts in which a level is only spoken of."""
_INDICATORS = {"gedragsindicatoren", "gedragsvoorbeelden", "voorbeeldgedrag"}
_NAMED_AGAIN = 3
"""How often the name of a competency is a heading at most: once for each role in a document."""
_FAR = 12
"""How many lines a definition has at most."""


@dataclass
class Opzet:
    """Which lines name a competency, and which a cluster."""

    labels: dict[int, int | None] = field(default_factory=dict)
    """By line: the rank of a label, None for one that only its place tells."""
    zonder_niveaus: set[int] = field(default_factory=set)
    """The lines that name a competency with indicators instead of levels."""
    clusters: set[int] = field(default_factory=set)
    tabellen: set[int] = field(default_factory=set)
    """The tables that describe competencies."""


def find_starts(regels: Sequence[Regel], ladder: Ladder) -> Opzet:
    """The labels and clusters of a document."""
    opzet = Opzet()
    for heading, marks in _below(regels, ladder):
        if heading < 0 or not _only_speaks_of_levels(regels[heading]) or _come_again(marks):
            _label(regels, heading, marks, opzet, ladder)
    above: Regel | None = None
    for at, regel in enumerate(regels):
        if regel.tabel:
            speaks = above is not None and _only_speaks_of_levels(above)
            if regel.tabel.soort in _DESCRIBING and not (speaks and not _has_levels_again(regel, ladder)):
                opzet.tabellen.add(at)
        elif regel.rang is not None or sectie_van(regel.blok):
            above = regel
            if regel.rang is not None and _with_level(regel, ladder):
                opzet.labels[at] = regel.rang
    _clusters(regels, opzet, ladder)
    opzet.zonder_niveaus = _with_indicators(regels, opzet)
    return opzet


def _with_indicators(regels: Sequence[Regel], opzet: Opzet) -> set[int]:
    """The headings of one rank with "Gedragsindicatoren" below them, when there are several."""
    found: dict[int, int] = {}
    heading = -1
    for at, regel in enumerate(regels):
        if not regel.tabel and bare(regel.tekst) in _INDICATORS:
            if heading >= 0 and heading not in opzet.labels:
                found[heading] = regels[heading].rang or 0
            heading = -1
        elif regel.rang is not None:
            heading = -1 if sectie_van(regel.blok) else at
    ranks = Counter(found.values())
    return {at for at, rang in found.items() if ranks[rang] > 1}


def is_legend(text: str) -> bool:
    """Whether a heading stands above what the levels mean."""
    return bool(_LEGEND.fullmatch(text)) and not is_keyword(text)


def _only_speaks_of_levels(heading: Regel) -> bool:
    return is_legend(heading.tekst) or sectie_van(heading.blok) in _WITHOUT_LEVELS


def _come_again(marks: Marks) -> bool:
    """Whether levels come more than once: then they do not only say what levels mean."""
    levels = [niveau for _, niveau in marks]
    return len(set(levels)) < len(levels)


def _has_levels_again(regel: Regel, ladder: Ladder) -> bool:
    passages = (p.plat for blok in regel.blokken() for p in blok.passages())
    levels = [niveau for text in passages if (niveau := ladder.whole(text))]
    return len(set(levels)) < len(levels)


def is_keyword(text: str) -> bool:
    """Whether a text is a word such as "Definitie", which says what follows it."""
    return bare(text) in KEYWORDS or bool(opened(bare(text), None))


def _with_level(regel: Regel, ladder: Ladder) -> bool:
    return (
        not ladder.opens(regel.tekst) and not zonder_aanloop(regel.tekst) and bool(ladder.behind(regel.tekst))
    )


Marks = list[tuple[int, int]]
"""Lines that open with a level, or tables without a name that do, each with its level."""


def _below(regels: Sequence[Regel], ladder: Ladder) -> Iterator[tuple[int, Marks]]:
    """The marks below each heading that is no level and no keyword; -1 for no heading."""
    heading, marks = -1, Marks()
    words = _recurring(regels)
    for at, regel in enumerate(regels):
        if regel.tabel:
            if niveau := _first_level(regel.tabel, ladder):
                marks.append((at, niveau))
        elif regel.blok.vorm is not Vorm.NOOT and (trede := ladder.opens(regel.tekst)):
            if _is_mark(regel, trede.einde):
                marks.append((at, trede.niveau))
        elif sectie_van(regel.blok) or _may_name(regel, words):
            yield heading, marks
            heading, marks = at, []
    yield heading, marks


def _may_name(regel: Regel, words: Container[str]) -> bool:
    return regel.rang is not None and not is_keyword(regel.tekst) and bare(regel.tekst) not in words


def _recurring(regels: Sequence[Regel]) -> set[str]:
    """The headings that come again and again, as "Houding": words of this document, and no names."""
    headings = Counter(bare(regel.tekst) for regel in regels if regel.rang is not None and not regel.tabel)
    return {text for text, count in headings.items() if count > _NAMED_AGAIN}


def _is_mark(regel: Regel, end: int) -> bool:
    """Whether a line is a level: a heading, all that it says, or a level with the behaviour behind it."""
    return regel.blok.vorm is not Vorm.PUNT or end >= len(regel.tekst.strip(" .:;"))


def _first_level(tabel: Tabel, ladder: Ladder) -> int:
    """The level that a table begins with when it does not name its competency; 0 when it does."""
    if tabel.soort not in _DESCRIBING or tabel.soort is not Soort.BESCHRIJVING:
        return 0
    first = tabel.gegevens[0]
    if found := ladder.opens(first.passage.plat):
        return found.niveau
    if bare_heads(first, ladder) and not ladder.bare(first.gevuld[0][0].plat):
        return 0
    if bare_heads(first, ladder) or (len(first.gevuld) > 1 and is_keyword(first.passage.plat)):
        return ladder.bare(first.passage.plat) or 1
    return ladder.bare(first.passage.plat)


def _label(regels: Sequence[Regel], heading: int, marks: Marks, opzet: Opzet, ladder: Ladder) -> None:
    """The label of marks below one heading: that heading, or a short line before each first level."""
    if not marks:
        return
    runs = [marks[0][0]]
    runs += [at for (_, before), (at, niveau) in pairwise(marks) if niveau <= before]
    may = heading >= 0 and not sectie_van(regels[heading].blok) and not zonder_aanloop(regels[heading].tekst)
    if len(runs) == 1 and may:
        opzet.labels[heading] = regels[heading].rang
        return
    for run in runs:
        label = _plain_label(regels, run, heading, ladder)
        if label is not None:
            opzet.labels[label] = regels[label].rang
        elif run == runs[0] and may:
            opzet.labels[heading] = regels[heading].rang


def _plain_label(regels: Sequence[Regel], mark: int, heading: int, ladder: Ladder) -> int | None:
    """The short line before a level, perhaps with a definition in between."""
    for at in range(mark - 1, max(heading, mark - _FAR), -1):
        regel = regels[at]
        if regel.tabel or regel.blok.vorm is not Vorm.ALINEA or ladder.opens(regel.tekst):
            return None
        keyword = is_keyword(regel.tekst.partition(":")[0])
        if is_kort(regel.tekst) and not keyword and not sectie_van(regel.blok):
            return at
    return None


# --- clusters ---------------------------------------------------------------------------------------


def _clusters(regels: Sequence[Regel], opzet: Opzet, ladder: Ladder) -> None:
    """The heading above labels, or right above a table of competencies."""
    above: list[int] = []
    for at, regel in enumerate(regels):
        if at in opzet.labels or at in opzet.tabellen:
            rang = opzet.labels.get(at) if at in opzet.labels else None
            found = _higher(regels, above, rang) if rang is not None else None
            if found is None:
                found = _right_above(regels, at, opzet, ladder)
            if found is not None and _may_be_cluster(regels[found], ladder):
                opzet.clusters.add(found)
        if regel.rang is not None and at not in opzet.labels and not ladder.opens(regel.tekst):
            above.append(at)


def _higher(regels: Sequence[Regel], above: Sequence[int], rang: int) -> int | None:
    """The last heading with a higher rank; one that is no cluster ends the search."""
    for at in reversed(above[-_FAR * 4 :]):
        other = regels[at].rang
        if other is not None and other >= rang and sectie_van(regels[at].blok):
            return None  # parts of a profile stand between them
        if other is not None and other < rang:
            return at
    return None


def _right_above(regels: Sequence[Regel], at: int, opzet: Opzet, ladder: Ladder) -> int | None:
    before = at - 1
    if before < 0 or before in opzet.labels or regels[before].tabel:
        return None
    regel = regels[before]
    if regel.rang is not None:
        return before
    if regels[at].tabel is None or regel.blok.vorm is not Vorm.ALINEA or not is_kort(regel.tekst):
        return None
    return None if ladder.opens(regel.tekst) or asked_line(regel.blok.passage, ladder) else before


def _may_be_cluster(regel: Regel, ladder: Ladder) -> bool:
    text = bare(regel.tekst)
    return not (
        sectie_van(regel.blok)
        or regel.rang == 0
        or zonder_aanloop(regel.tekst)
        or (groep_in(text) and " " not in text)
        or "competentie" in text
        or _DESCRIPTIONS.match(text)
        or text.startswith("bijlage")
        or is_keyword(text)
        or ladder.opens(regel.tekst)
    )
