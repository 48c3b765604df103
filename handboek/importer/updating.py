"""A second import: what the sources say otherwise than a file that is there already changes that file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handboek.importer.plan import NOG_IN_TE_DELEN, Item, Plan
from handboek.loading import Gelezen
from handboek.model import NOG_NIET_BESCHREVEN, Functie, Gegevens, Tekst, nummer_van

_NOTHING = (Tekst(NOG_NIET_BESCHREVEN), [Tekst(NOG_NIET_BESCHREVEN)], NOG_IN_TE_DELEN[0])
"""What an import writes where no source says anything: no reason to change a text."""
_ASKED = ("generiek", "specifiek")


def plan_changes(plan: Plan, bestaand: Gelezen) -> None:
    """Note of each item that is there already which keys change, and to what."""
    for item in plan.items:
        bestand = bestaand.bestanden.get(item.kind, {}).get(item.id)
        if item.bestond is None or bestand is None:
            continue
        item.root = bestand.root
        typed = bestand.root.value
        values = _of_handbook(item, plan, typed) if item.kind is Gegevens else _said(item, plan, typed)
        item.verandert = {key: value for key, value in values.items() if _differs(item, key, value, plan)}


def _said(item: Item, plan: Plan, typed: Mapping[str, Any]) -> dict[str, Any]:
    """What the sources say, below the keys as the file has them."""
    said = {key: value for key, value in item.waarde.items() if value not in _NOTHING}
    if item.kind is Functie:
        said = _grouped(said, typed)
    levels = {nummer_van(key, plan.niveaus): key for key in typed}
    return {levels.get(nummer_van(key, plan.niveaus) or -1, key): value for key, value in said.items()}


def _grouped(said: dict[str, Any], typed: Mapping[str, Any]) -> dict[str, Any]:
    """Keep what the file calls generic, when the sources make no groups."""
    if said.get("generiek") or "specifiek" not in said or not isinstance(typed.get("generiek"), Mapping):
        return said
    split: dict[str, dict[str, Any]] = {key: {} for key in _ASKED}
    for id, asked in said["specifiek"].items():
        split["generiek" if id in typed["generiek"] else "specifiek"][id] = asked
    return {**said, **{key: value for key, value in split.items() if value}}


def _of_handbook(item: Item, plan: Plan, typed: Mapping[str, Any]) -> dict[str, Any]:
    """The clusters and levels that come in addition."""
    values: dict[str, Any] = {}
    clusters = typed.get("clusters")
    if plan.clusters_erbij and isinstance(clusters, Mapping):
        values["clusters"] = {**clusters, **{id: item.waarde["clusters"][id] for id in plan.clusters_erbij}}
    if "niveaus" in item.waarde and "niveaus" not in typed:
        values["niveaus"] = item.waarde["niveaus"]
    return values


def _differs(item: Item, key: str, value: Any, plan: Plan) -> bool:
    """Whether a key would mean something else: `2` and `niveau: 2` are one."""
    if item.bestond is None or item.root is None or item.kind is Gegevens:
        return True
    typed = item.root.value
    before, after = (
        item.kind.model_validate({**values, "id": item.id}, context=plan.niveaus)
        for values in (typed, {**typed, key: value})
    )
    return before != after
