"""YAML as HR types it: keys, texts and lists, long texts folded."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from handboek.editing.scalars import safe_scalar

WIDTH = 88
LONG_ITEM = 160
"""From this length on a sentence of a list is folded; shorter ones stay on a line of their own."""


def yaml_lines(waarde: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """The lines of a block: its values are texts, lists, or blocks."""
    for key, value in waarde.items():
        head = f"{indent}{_key(key)}:"
        if isinstance(value, Mapping):
            yield head
            yield from yaml_lines(value, f"{indent}  ")
        elif isinstance(value, list):
            yield head
            for item in value:
                yield from item_lines(item, f"{indent}  ")
        elif not value:
            yield head
        elif len(f"{head} {value}") > WIDTH and " " in value:
            yield f"{head} >"
            yield from folded(value, f"{indent}  ")
        else:
            yield f"{head} {safe_scalar(value)}"


def item_lines(item: Any, indent: str) -> Iterator[str]:
    """The lines of an item of a list: a text, or a block."""
    if isinstance(item, Mapping):
        first, *lines = yaml_lines(item, f"{indent}  ")
        yield f"{indent}- {first.lstrip()}"
        yield from lines
    elif len(item) > LONG_ITEM:
        yield f"{indent}- >"
        yield from folded(item, f"{indent}  ")
    else:
        yield f"{indent}- {safe_scalar(item)}".rstrip()


def folded(text: str, indent: str) -> list[str]:
    """The lines of a long text below `>`."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _key(text: str) -> str:
    """A key, in quotes when YAML would read something else in it."""
    plain = text[:1].isalpha() and not any(sign in text for sign in ":#\"'\\")
    return text if plain else "'" + text.replace("'", "''") + "'"
