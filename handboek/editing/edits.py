"""A data file that is changed by its nodes: all else in it stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from handboek.editing.scalars import safe_scalar
from handboek.loading.nodes import Mapping, Node, Scalar, compose
from handboek.loading.nodes import Sequence as Block
from handboek.messages import Melder

Steps = tuple[int | str, ...]
"""Keys and positions from the root of a file to an entry: ("specifiek", "plannen"), ("voorheen", 0)."""

_TYPED = re.compile(
    r"""
    "(?:\\.|[^"\\])*" | '(?:''|[^'])*'
    | [^\n]*? (?= [ ]*$ | [ ]+\# | :(?=[ ]|$) | [ ]*[,\]}] )
    """,
    re.MULTILINE | re.VERBOSE,
)
"""A key or a value on one line, in quotes or not."""

_FLOW = re.compile(r"\[[^\[\]\n]*\]")


class Geweigerd(Exception):
    """Why something is not done, in Dutch, for whoever asked for it."""


class Document:
    """The text of a file that loads without faults, and the changes to it.

    Every method that changes raises `Geweigerd` when it cannot be sure to leave the rest as it is.
    """

    def __init__(self, file: Path, shown: str) -> None:
        raw = file.read_bytes().decode("utf8")
        self.shown = shown
        self._bom, self._newline = raw[:1] == "\ufeff", "\r\n" if "\r\n" in raw else "\n"
        self._text = raw.removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n") + "\n"
        self._lines = [f"{line}\n" for line in self._text[:-1].split("\n")]
        root = compose(self._text, Melder("", []))
        assert isinstance(root, Mapping)
        self.root = root
        self._edits: list[tuple[int, int, str]] = []
        """From and to where in the text, and what comes there."""
        self._gone: set[Steps] = set()
        self._new: dict[str, int] = {}
        """The keys that were added, and below which line they come."""

    @property
    def is_changed(self) -> bool:
        return bool(self._edits or self._gone)

    # --- changes ---

    def write(self, scalar: Scalar, text: str) -> None:
        """Put a text in the place of a key or a value that stands on one line."""
        start = self._offset(scalar)
        typed = _TYPED.match(self._text, start)
        if not typed or self._read(typed[0]) != scalar.text:
            raise self._refused(scalar.line)
        self._edits.append((start, typed.end(), safe_scalar(text)))

    def remove(self, path: Steps) -> None:
        """Take away a key with what is below it, or an item; of what is then left empty, the key as well."""
        self._extent(path)
        self._gone.add(path)

    def add(self, key: str, lines: Sequence[str], order: Sequence[str]) -> None:
        """As `append`, to a key of the file; a new key comes where it stands in an order of keys."""
        if key in self.root.fields:
            self.append((key,), lines)
            return
        if key not in self._new:
            places = {place.line: name for name, (place, _) in self.root.fields.items()}
            earlier = [line for line, name in places.items() if name in order[: order.index(key)]]
            self._new[key] = self._extent((places[max(earlier)],))[1] if earlier else 0
            self._insert(self._new[key], [f"{key}:"])
        self._insert(self._new[key], [f"  {line}" for line in lines])

    def append(self, block: Steps, lines: Sequence[str]) -> None:
        """Add lines to a list or block that is there.

        They have their dash or key, and no more white space in front than they have among each other.
        """
        if flow := _FLOW.match(self._text, self._offset(self.at(block))):
            added = "".join(f", {line.removeprefix('- ')}" for line in lines)
            self._edits.append((flow.end() - 1, flow.end() - 1, added))
        else:
            last = (*block, [step for step, _ in _children(self.at(block))][-1])
            indent = " " * self._indent(last)
            self._insert(self._extent(last)[1], [indent + line for line in lines])

    def typed(self, path: Steps) -> list[str]:
        """The lines of an entry as they were typed, from its dash or key on."""
        first, end = self._extent(path)
        indent = self._indent(path)
        return [re.sub(f"^ {{0,{indent}}}", "", line).rstrip("\n") for line in self._lines[first:end]]

    def text(self) -> str:
        """The file with its changes, lines ended as they were."""
        edits = [*self._edits, *((*self._span(path), "") for path in self._removed())]
        made, at = [], 0
        for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
            if start < at:  # inside what was taken away
                continue
            made += [self._text[at:start], new]
            at = end
        text = "".join([*made, self._text[at:]])
        return ("\ufeff" if self._bom else "") + text.replace("\n", self._newline)

    # --- what stands there ---

    def at(self, path: Steps) -> Node:
        """The value of an entry."""
        node: Node = self.root
        for step in path:
            node = dict(_values(node))[step]
        return node

    def named(self, block: Steps) -> Iterator[tuple[Steps, str]]:
        """The entries of a block or list with the key or text of each; none when it is not there."""
        with suppress(KeyError):
            for step, place in _children(self.at(block)):
                if isinstance(place, Scalar) and place.text:
                    yield (*block, step), place.text

    def _removed(self) -> Iterator[Steps]:
        """What goes, a key that would be left empty in the place of its last entries."""
        gone = set(self._gone)
        for path in sorted(self._gone, key=len, reverse=True):
            parent = path[:-1]
            while parent and {(*parent, step) for step, _ in _children(self.at(parent))} <= gone:
                gone.add(parent)
                parent = parent[:-1]
        yield from (path for path in gone if not any(path[:length] in gone for length in range(1, len(path))))

    def _span(self, path: Steps) -> tuple[int, int]:
        first, end = self._extent(path)
        return sum(map(len, self._lines[:first])), sum(map(len, self._lines[:end]))

    def _extent(self, path: Steps) -> tuple[int, int]:
        """The lines of an entry, from 0: the first, and the one after the last."""
        children = dict(_children(self.at(path[:-1])))
        place = children[path[-1]]
        first, indent = place.line - 1, self._indent(path)
        later = [other.line - 1 for other in children.values() if other.line > place.line]
        end = min(later) if later else self._extent(path[:-1])[1] if len(path) > 1 else len(self._lines)
        while end > first + 1 and self._is_between(self._lines[end - 1], indent):
            end -= 1
        return first, end

    def _is_between(self, line: str, indent: int) -> bool:
        """Whether a line says nothing, or is a comment on what follows."""
        body = line.strip()
        return not body or (body.startswith("#") and len(line) - len(line.lstrip(" ")) <= indent)

    def _indent(self, path: Steps) -> int:
        """How far the dash or key of an entry stands from the side; raises where entries share a line."""
        place = dict(_children(self.at(path[:-1])))[path[-1]]
        before = self._lines[place.line - 1][: place.column - 1]
        if isinstance(path[-1], int) and before.strip() == "-":
            return before.index("-")
        if isinstance(path[-1], int) or before.strip():
            raise self._refused(place.line)
        return len(before)

    def _offset(self, node: Node) -> int:
        return sum(map(len, self._lines[: node.line - 1])) + node.column - 1

    def _insert(self, line: int, lines: Sequence[str]) -> None:
        at = sum(map(len, self._lines[:line]))
        self._edits.append((at, at, "".join(f"{text}\n" for text in lines)))

    def _read(self, typed: str) -> str | None:
        node = compose(f"{typed}\n", Melder("", []))
        return node.text if isinstance(node, Scalar) else None

    def _refused(self, line: int) -> Geweigerd:
        return Geweigerd(
            f"{self.shown}:{line}: hier staan dingen zo op een regel dat ze niet vanzelf te wijzigen zijn. "
            "Zet elk onderdeel op een eigen regel, en probeer het opnieuw."
        )


def _children(node: Node) -> Iterator[tuple[int | str, Node]]:
    """The entries of a block: by key, where that stands; by position, the item."""
    if isinstance(node, Mapping):
        yield from ((key, place) for key, (place, _) in node.fields.items())
    elif isinstance(node, Block):
        yield from enumerate(node.items)


def _values(node: Node) -> Iterator[tuple[int | str, Node]]:
    if isinstance(node, Mapping):
        yield from ((key, value) for key, (_, value) in node.fields.items())
    elif isinstance(node, Block):
        yield from enumerate(node.items)
