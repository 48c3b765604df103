"""The levels that the sources have together, as handboek.yml names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from handboek.importer.profiles import Profiel
from handboek.model import GEWONE_NIVEAUS, Niveau

OTHER_NAMES = "Dit document noemt de niveaus {eigen}; het handboek noemt ze {gekozen}."
TOO_HIGH = "Dit document heeft niveau {hoogste}, en handboek.yml kent er maar {aantal}. Zet `niveaus:` erbij."


def levels_of(profielen: Sequence[Profiel], bestaand: tuple[Niveau, ...] | None) -> tuple[str, ...]:
    """What the levels are called, from low to high: as the handbook says, else as most sources do."""
    if bestaand:
        return _labels(bestaand)
    usual = _labels(GEWONE_NIVEAUS)
    highest = max((profiel.hoogste for profiel in profielen), default=0)
    named = Counter(names for profiel in profielen if (names := tuple(profiel.niveaunamen.values())))
    fitting = [names for names, _ in named.most_common() if len(names) >= highest]
    if fitting:
        return fitting[0]
    return usual if highest <= len(usual) else tuple(str(n) for n in range(1, highest + 1))


def tell_levels(profiel: Profiel, niveaus: Sequence[str]) -> None:
    """Note where a source has other levels than the handbook."""
    own = tuple(profiel.niveaunamen.values())
    if profiel.hoogste > len(niveaus):
        profiel.opmerkingen.append(TOO_HIGH.format(hoogste=profiel.hoogste, aantal=len(niveaus)))
    elif own and own != tuple(niveaus) and set(niveaus) != set(_labels(GEWONE_NIVEAUS)):
        told = {"eigen": ", ".join(own), "gekozen": ", ".join(niveaus)}
        profiel.opmerkingen.append(OTHER_NAMES.format(**told))


def _labels(niveaus: Sequence[Niveau]) -> tuple[str, ...]:
    return tuple(niveau.label.plat for niveau in niveaus)
