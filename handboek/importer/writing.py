"""From a plan to files: YAML as HR types it. What is there stays; nothing is half written."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from handboek.editing.files import write_new
from handboek.editing.scalars import safe_scalar
from handboek.importer.plan import Item, Plan
from handboek.loading.files import FOLDERS
from handboek.loading.introduction import BESTAND as INLEIDING

WIDTH = 88
LONG_ITEM = 160
"""From this length on a sentence of a list is folded; shorter ones stay on a line of their own."""


class NietVeilig(Exception):
    """A folder of the handbook leads elsewhere; the text names it."""


def write_plan(plan: Plan, folder: Path) -> list[str]:
    """Write every file that is not there yet; returns their paths from the folder.

    Raises `NietVeilig` before anything is written when a folder is a link.
    """
    _check_folders(folder)
    made = []
    for item in plan.items:
        if write_new(folder / item.pad, yaml_of(item)):
            made.append(item.pad)
    if plan.inleiding and write_new(folder / INLEIDING, plan.inleiding):
        made.append(INLEIDING)
    return made


def yaml_of(item: Item) -> str:
    """The file of one item, its keys in the order of the model; those of levels come last."""
    order = [key for key, _ in item.kind.sleutels() if key in item.waarde and not key.startswith("niveau ")]
    waarde = {key: item.waarde[key] for key in (*order, *(key for key in item.waarde if key not in order))}
    return "\n".join(_yaml(waarde)) + "\n"


def _check_folders(folder: Path) -> None:
    for name in FOLDERS:
        inner = folder / name
        if inner.is_symlink() or (inner.exists() and not inner.is_dir()):
            raise NietVeilig(str(inner))


# --- YAML -------------------------------------------------------------------------------------------


def _yaml(waarde: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    for key, value in waarde.items():
        head = f"{indent}{_key(key)}:"
        if isinstance(value, Mapping):
            yield head
            yield from _yaml(value, f"{indent}  ")
        elif isinstance(value, list):
            yield head
            for text in value:
                yield from _item(text, f"{indent}  ")
        elif len(f"{head} {value}") > WIDTH and " " in value:
            yield f"{head} >"
            yield from _folded(value, f"{indent}  ")
        else:
            yield f"{head} {safe_scalar(value)}"


def _item(text: str, indent: str) -> Iterator[str]:
    if len(text) > LONG_ITEM:
        yield f"{indent}- >"
        yield from _folded(text, f"{indent}  ")
    else:
        yield f"{indent}- {safe_scalar(text)}"


def _folded(text: str, indent: str) -> list[str]:
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
