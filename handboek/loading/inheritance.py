"""What roles take over: `generiek` of handboek.yml, then of their family, holds where they say nothing else.

In a file `samenwerken: geen` drops one, `generiek: geen` all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from handboek.loading.nodes import Mapping as Block
from handboek.loading.nodes import Node, Scalar
from handboek.loading.references import Bestand
from handboek.model import Eis, Functie, Gegevens
from handboek.model.levels import GEEN

KEY = "generiek"


def own(typed: dict[str, Any]) -> dict[str, Any]:
    """What a file says of itself, without what it does not take over."""
    kept = dict(typed)
    asked = kept.get(KEY)
    if isinstance(asked, dict):
        kept[KEY] = {id: eis for id, eis in asked.items() if not _is_geen(eis)}
    elif _is_geen(asked):
        del kept[KEY]
    if isinstance(families := kept.get("families"), dict):
        kept["families"] = {
            naam: own(familie) if isinstance(familie, dict) else familie for naam, familie in families.items()
        }
    return kept


class Overgenomen(NamedTuple):
    """A role with what it takes over, and for each of those competencies from which family ("" for all)."""

    functie: Functie
    van: Mapping[str, str]


def taken_over(functie: Functie, bestand: Bestand, gegevens: Gegevens, handboek: Bestand) -> Overgenomen:
    """The role as readers know it; one that asks no levels takes nothing over."""
    node = _below(bestand.root, KEY)
    if not (isinstance(node, Block) or functie.specifiek):
        return Overgenomen(functie, {})
    asked: dict[str, Eis] = {}
    van: dict[str, str] = {}
    layers = [*_layers(gegevens, handboek, functie), ("", node, functie.generiek)]
    for familie, typed, eisen in layers:
        if isinstance(typed, Scalar):
            asked.clear()
        elif isinstance(typed, Block):
            for id in (id for id, (_, eis) in typed.fields.items() if _says_geen(eis)):
                asked.pop(id, None)
        asked |= eisen
        van |= dict.fromkeys(eisen, familie)
    generiek = {id: eis for id, eis in asked.items() if id not in functie.specifiek}
    if generiek == functie.generiek:
        return Overgenomen(functie, {})
    whole = functie.model_copy(update={KEY: generiek})
    whole.__dict__.pop("eisen", None)  # of the role as it was
    return Overgenomen(whole, {id: van[id] for id in generiek if id not in functie.generiek})


def dropped_in_vain(functie: Functie, bestand: Bestand, handboek: Bestand) -> Iterator[tuple[str, ...]]:
    """The places in a role's file that say `geen` of what it would not take over."""
    node = _below(bestand.root, KEY)
    gegevens = handboek.value
    if not isinstance(gegevens, Gegevens):
        return
    asked = {id for _, _, eisen in _layers(gegevens, handboek, functie) for id in eisen}
    if isinstance(node, Scalar) and not asked:
        yield (KEY,)
    elif isinstance(node, Block):
        yield from ((KEY, id) for id, (_, eis) in node.fields.items() if _says_geen(eis) and id not in asked)


def _layers(
    gegevens: Gegevens, handboek: Bestand, functie: Functie
) -> Iterator[tuple[str, Node | None, Mapping[str, Eis]]]:
    """What holds for all, and for the family of a role: of which family, as typed, and what it asks."""
    yield "", _below(handboek.root, KEY), gegevens.generiek
    for naam, familie in gegevens.families.items():
        if functie.functiefamilie and functie.functiefamilie.casefold() == naam.casefold():
            yield naam.plat, _below(handboek.root, "families", str(naam), KEY), familie.generiek


def _below(root: Block, *keys: str) -> Node | None:
    node: Node | None = root
    for key in keys:
        node = node.fields.get(key, (None, None))[1] if isinstance(node, Block) else None
    return node


def _says_geen(node: Node) -> bool:
    return isinstance(node, Scalar) and _is_geen(node.text)


def _is_geen(typed: object) -> bool:
    return isinstance(typed, str) and typed.strip().casefold() == GEEN
