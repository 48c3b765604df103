"""Where files name items of the handbook, as their model says: no list of keys of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from handboek.editing.edits import Document, Steps
from handboek.editing.schema import REFERS
from handboek.loading.nodes import Mapping, Node, Scalar, Sequence
from handboek.model import GEDRAG, Onderdeel


class Mention(NamedTuple):
    """A place where a competency is named: the id, the entry (a key or an item), and the text there."""

    id: str
    entry: Steps
    scalar: Scalar


def mentions(document: Document, kind: type[Onderdeel]) -> list[Mention]:
    """Every competency that a file of this kind names, in the order of its lines."""
    schema = _schema(kind)
    found = {id(mention.scalar): mention for mention in _mentions(document.root, schema, schema, ())}
    return sorted(found.values(), key=lambda mention: (mention.scalar.line, mention.scalar.column))


@cache
def _schema(kind: type[Onderdeel]) -> dict[str, Any]:
    return kind.model_json_schema(by_alias=True)


def _mentions(node: Node, schema: Any, root: dict[str, Any], at: Steps) -> Iterator[Mention]:
    if not isinstance(schema, dict):
        return
    if reference := schema.get("$ref"):
        schema = root["$defs"][reference.rpartition("/")[2]]
    for option in schema.get("anyOf", ()):
        yield from _mentions(node, option, root, at)
    if isinstance(node, Scalar):
        yield from _named(node, schema, at)
    elif isinstance(node, Sequence):
        for position, item in enumerate(node.items):
            yield from _mentions(item, schema.get("items"), root, (*at, position))
    elif isinstance(node, Mapping):
        for key, (place, value) in node.fields.items():
            yield from _named(place, schema.get("propertyNames", {}), (*at, key))
            yield from _mentions(value, _below(schema, key), root, (*at, key))


def _below(schema: dict[str, Any], key: str) -> Any:
    """What the schema says of the value of a key."""
    patterns = schema.get("patternProperties", {})
    found = [inner for pattern, inner in patterns.items() if re.search(pattern, key)]
    return schema.get("properties", {}).get(key) or [*found, schema.get("additionalProperties")][0]


def _named(scalar: Scalar, schema: dict[str, Any], entry: Steps) -> Iterator[Mention]:
    refers = schema.get(REFERS)
    if scalar.text and refers == "competenties":
        yield Mention(scalar.text, entry, scalar)
    elif scalar.text and refers == "gedrag":
        yield Mention(GEDRAG + scalar.text.removeprefix(GEDRAG), entry, scalar)
