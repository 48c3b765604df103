"""The JSON Schema that pydantic makes of the model, without what no reader of a schema can use."""

from __future__ import annotations

from typing import Any

_NOISE = {"default", "minLength"}


def without_noise(node: Any, *also: str) -> Any:
    """Leave out what no reader of a schema can use: generated titles, docstrings, null, other keys."""
    if isinstance(node, list):
        return [without_noise(item, *also) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: without_noise(value, *also) for key, value in node.items() if key not in {*_NOISE, *also}}
    if isinstance(kept.get("title"), str):
        del kept["title"]
    if "properties" in kept and "examples" not in kept:
        kept.pop("description", None)
    options = [option for option in kept.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1 and len(kept["anyOf"]) == 2:
        del kept["anyOf"]
        kept = {**options[0], **kept}
    return kept
