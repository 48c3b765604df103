"""The levels that the sources have together, as handboek.yml names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from handboek.importer.alignment import Stem, readings
from handboek.importer.plan import Plan
from handboek.importer.profiles import Profiel
from handboek.model import GEWONE_NIVEAUS, Niveau, Tekst

TOLD_ALREADY = "handboek.yml zegt al welke niveaus er zijn; zet daar zelf bij wat ze betekenen"
OTHER_NAMES = "Dit document noemt de niveaus {eigen}; het handboek noemt ze {gekozen}."


def levels_of(profielen: Sequence[Profiel], bestaand: tuple[Niveau, ...] | None) -> tuple[Niveau, ...]:
    """What the levels are called, from low to high: as the handbook says, else as most sources do."""
    highest = max((profiel.hoogste for profiel in profielen), default=0)
    if bestaand and (bestaand != GEWONE_NIVEAUS or highest <= len(bestaand)):
        return bestaand
    named = Counter(names for profiel in profielen if (names := tuple(profiel.niveaunamen.values())))
    fitting = [names for names, _ in named.most_common() if len(names) >= highest]
    if fitting and not bestaand:
        return tuple(Niveau(label=Tekst.letterlijk(name)) for name in fitting[0])
    if highest <= len(GEWONE_NIVEAUS):
        return GEWONE_NIVEAUS
    return tuple(Niveau(label=Tekst(str(n))) for n in range(1, highest + 1))


def with_meaning(
    niveaus: Sequence[Niveau], profielen: Sequence[Profiel], bestaand: object, plan: Plan
) -> tuple[Niveau, ...]:
    """The levels with what the sources say that they mean; a handbook that is there keeps its own."""
    said: dict[int, list[Stem]] = {}
    for profiel in profielen:
        for niveau, passage in profiel.niveauuitleg:
            said.setdefault(niveau, []).append(Stem(profiel.rang, profiel.bron, passage))
        if bestaand:
            for _, passage in profiel.niveauuitleg:
                profiel.laat_weg(passage, TOLD_ALREADY)
            profiel.niveauuitleg = []
    if bestaand or not said:
        return tuple(niveaus)
    meaning = {n: plan.kies(f"niveau {n}", "uitleg", readings(stemmen)) for n, stemmen in said.items()}
    return tuple(
        Niveau(label=niveau.label, uitleg=Tekst.letterlijk(text) if (text := meaning.get(n)) else None)
        for n, niveau in enumerate(niveaus, 1)
    )


def in_their_terms(profielen: Sequence[Profiel], niveaus: Sequence[Niveau]) -> None:
    """Count the levels of each source as the handbook does, where it has the same names at other places.

    A document without the lowest level begins to count at its first.
    """
    places = {label.casefold(): place for place, label in enumerate(_labels(niveaus), 1)}
    for first in profielen:
        counted = {niveau: places.get(naam.casefold(), 0) for niveau, naam in first.niveaunamen.items()}
        if not all(counted.values()) or all(niveau == place for niveau, place in counted.items()):
            continue
        for profiel in (profiel for profiel in profielen if profiel.bron == first.bron):
            profiel.tel_niveaus(counted)
        first.niveaunamen = {place: first.niveaunamen[niveau] for niveau, place in counted.items()}


def tell_levels(profiel: Profiel, niveaus: Sequence[Niveau]) -> None:
    """Note where a source has other levels than the handbook."""
    own, names = tuple(profiel.niveaunamen.values()), _labels(niveaus)
    if not {name.casefold() for name in own} <= {name.casefold() for name in names}:
        told = {"eigen": ", ".join(own), "gekozen": ", ".join(names)}
        profiel.opmerkingen.append(OTHER_NAMES.format(**told))


def _labels(niveaus: Sequence[Niveau]) -> tuple[str, ...]:
    return tuple(niveau.label.plat for niveau in niveaus)
