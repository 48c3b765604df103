"""What a handbook shows of a competency, for who chooses a level: how many roles like this one ask which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from handboek.messages import opsomming
from handboek.model import Functie, Handboek


def evidence(
    handboek: Handboek, competentie: str, functie: Functie | None, schaal: str = ""
) -> dict[str, Any]:
    """How many roles ask each level of a competency: those of the same scale, else of the family, else all.

    Raises `KeyError` for a competency that is not there.
    """
    item = handboek.competenties[competentie]
    others = [other for other in handboek.functies.values() if functie is None or other.id != functie.id]
    schaal = schaal or str((functie and functie.schaal) or "")
    familie = functie.functiefamilie if functie else None
    groups: list[tuple[str, Callable[[Functie], bool]]] = [
        (
            f" met {handboek.gegevens.schaalnaam.plat.lower()} {schaal}",
            lambda f: bool(schaal) and f.schaal == schaal,
        ),
        (f" uit {familie}", lambda f: bool(familie) and f.functiefamilie == familie),
        ("", lambda f: True),
    ]
    like, found = next(
        ((like, found) for like, of in groups if (found := [f for f in others if of(f)])), ("", [])
    )
    levels = Counter(f.eisen[competentie].niveau for f in found if competentie in f.eisen)
    return {
        "gevraagd": {str(level): levels[level] for level in sorted(levels)},
        "tekst": _told(levels, len(found), like, handboek),
        "definitie": item.definitie.plat,
        "niveaus": {str(level): [text.plat for text in texts] for level, texts in item.niveaus.items()},
    }


def _told(levels: Counter[int], total: int, like: str, handboek: Handboek) -> str:
    """5 van 12 functies met schaal 40 vragen niveau 2, en 1 vraagt niveau 3."""
    if not total:
        return "Er zijn nog geen andere functies om mee te vergelijken."
    if not levels:
        return (
            f"Geen van de {total} functies{like} vraagt dit."
            if total > 1
            else f"De andere functie{like} vraagt dit niet."
        )
    parts = []
    for at, (level, count) in enumerate(sorted(levels.items(), key=lambda found: (-found[1], found[0]))):
        of = f" van {total} functies{like}" if at == 0 else ""
        parts.append(
            f"{count}{of} {'vraagt' if count == 1 else 'vragen'} {handboek.gegevens.niveau(level).naam}"
        )
    return opsomming(parts, "en").replace("‘", "").replace("’", "") + "."
