"""The kinds of parts that files are made of."""

from __future__ import annotations

from collections.abc import Iterator

from handboek.model import Onderdeel


def all_kinds(kind: type[Onderdeel]) -> Iterator[type[Onderdeel]]:
    """Every kind of part that is of this kind, at any depth."""
    for subkind in kind.__subclasses__():
        yield subkind
        yield from all_kinds(subkind)
