"""YAML as nodes that know their place and what was typed: every scalar stays text.

Built from libyaml's events, so that `nee`, `1.10` and `2023-02` come out as typed, and what could
lose text without a word (tags, anchors, aliases, a second document) is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as TypingSequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

import yaml

from handboek.loading.quoting import in_quotes
from handboek.messages import Melder, Soort, faults
from handboek.model.limits import LIJST

Lines = TypingSequence[int]
MAX_DEPTH = 8
"""Deeper than any handbook file needs; stops nesting made to exhaust memory."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Node:
    """A value in a file, with the line and column (from 1) where it starts."""

    line: int
    column: int


@dataclass(slots=True)
class Scalar(Node):
    text: str | None = None
    """What was typed; None when nothing was."""

    @property
    def value(self) -> str | None:
        return self.text


@dataclass(slots=True)
class Sequence(Node):
    items: list[Node] = field(default_factory=list)

    @property
    def value(self) -> list[Any]:
        return [item.value for item in self.items]  # type: ignore[attr-defined]


@dataclass(slots=True)
class Mapping(Node):
    fields: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    """By key as typed: where the key stands, and its value."""

    def keys_of(self, key: str) -> list[tuple[Node, str]]:
        """The keys of the block below a key, with their places; no more than a list may have."""
        _, node = self.fields.get(key, (None, None))
        fields = islice(node.fields.items(), LIJST.hoogste) if isinstance(node, Mapping) else ()
        return [(place, word) for word, (place, _) in fields]

    def has(self, key: str, word: str) -> bool:
        """Whether the block below a key has a word for a key."""
        _, node = self.fields.get(key, (None, None))
        return isinstance(node, Mapping) and word in node.fields

    def texts_of(self, key: str) -> list[tuple[Node, str]]:
        """The items of the list below a key, or its one text, with places; no more than a list may have."""
        _, node = self.fields.get(key, (None, None))
        scalars = node.items[: LIJST.hoogste] if isinstance(node, Sequence) else [node]
        return [(scalar, scalar.text) for scalar in scalars if isinstance(scalar, Scalar) and scalar.text]

    @property
    def value(self) -> dict[str, Any]:
        return {key: node.value for key, (_, node) in self.fields.items()}  # type: ignore[attr-defined]


def compose(text: str, report: Melder, regels: Lines = (), read: TypingSequence[Any] = ()) -> Node | None:
    """The root node of one document; None when it is empty or YAML cannot read it (reported).

    `regels` tells of which line in the file each line of the text comes; else they are the same. `read` are
    the `events` of the text, for who has them.
    """
    regels = regels or range(1, text.count("\n") + 2)
    try:
        return _Composer(text, report, regels, read).document()
    except yaml.YAMLError as error:
        mark = error.problem_mark or error.context_mark if isinstance(error, yaml.MarkedYAMLError) else None
        line, column = (min(mark.line, len(regels) - 1), mark.column + 1) if mark else (0, 1)
        if not report.aantal:  # else it comes of what has been told
            report(regels[line], column, faults.OPMAAK)
    except _Unreadable:
        pass
    return None


def events(text: str) -> list[Any]:
    """What YAML reads in a text, step by step; nothing when it cannot."""
    try:
        return list(yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError:
        return []


def ends(events: TypingSequence[Any]) -> dict[tuple[bool, int, int], int]:
    """Where in a text each scalar ends, and each list or block between brackets.

    By whether it is a scalar, and the line and column where it starts.
    """
    found: dict[tuple[bool, int, int], int] = {}
    begun: list[Any] = []
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            begun.append(event)
        is_end = isinstance(event, yaml.CollectionEndEvent)
        begin = begun.pop() if is_end else event
        if isinstance(event, yaml.ScalarEvent) or (is_end and begin.flow_style):
            start = begin.start_mark
            found[not is_end, start.line + 1, start.column + 1] = event.end_mark.index
    return found


class Located(NamedTuple):
    """The deepest node on a path, where to point (its key, else itself), and the deepest key."""

    node: Node
    place: Node
    key: str


def locate(root: Node, path: tuple[int | str, ...]) -> Located:
    """Follow keys and positions as far as they exist, so that a missing key points at its parent."""
    node, place, key = root, root, ""
    for step in path:
        if isinstance(node, Mapping) and step in node.fields:
            key = str(step)
            place, node = node.fields[key]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            place = node = node.items[step]
        else:
            break
    return Located(node, place, key)


class _Unreadable(Exception):
    pass


class _Composer:
    def __init__(self, text: str, report: Melder, regels: Lines, read: TypingSequence[Any]) -> None:
        self._events: Iterator[Any] = iter(read or yaml.parse(text, Loader=_Loader))
        self._report = report
        self._regels = regels
        self._text = text

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._fault(
                        event,
                        faults.TWEEDE_DOCUMENT,
                    )
                    raise _Unreadable
                root = self._node(next(self._events), 0)
        empty = isinstance(root, Scalar) and root.text is None
        return None if empty else root

    def _node(self, event: Any, depth: int) -> Node:
        line, column = self._line(event), event.start_mark.column + 1
        self._refuse_references(event)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_escapes(event)
            empty = event.value == "" and event.style is None
            return Scalar(line, column, None if empty else event.value)
        if depth == MAX_DEPTH:
            self._fault(event, faults.TE_DIEP)
            raise _Unreadable
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(Sequence(line, column), depth)
        return self._mapping(Mapping(line, column), depth)

    def _sequence(self, node: Sequence, depth: int) -> Sequence:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            node.items.append(self._node(event, depth + 1))
        return node

    def _mapping(self, node: Mapping, depth: int) -> Mapping:
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar) or not key.text:
                self._fault(event, faults.NAAMLOOS)
            elif first := node.fields.get(key.text):
                self._fault(
                    event,
                    faults.SLEUTEL_DUBBEL,
                    sleutel=key.text,
                    eerder=first[0].line,
                )
            else:
                node.fields[key.text] = key, value
        return node

    def _refuse_references(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            sign = "*"
        elif event.anchor is not None:
            sign = "&"
        elif event.tag is not None:
            sign = "!"
        else:
            return
        self._fault(
            event,
            faults.BEGINTEKEN,
            teken=sign,
            goed='"…"',
        )
        raise _Unreadable

    def _refuse_escapes(self, event: Any) -> None:
        """A backslash between double quotes makes something else of what was typed."""
        if event.style != '"':
            return
        typed = self._text[event.start_mark.index : event.end_mark.index]
        if escape := re.search(r'\\(?!")', typed):
            line = self._line(event, typed.count("\n", 0, escape.start()))
            before = typed.rfind("\n", 0, escape.start())
            column = escape.start() - before if before >= 0 else event.start_mark.column + 1 + escape.start()
            self._report(line, column, faults.BACKSLASH, goed=in_quotes(" ".join(typed.split())))

    def _line(self, event: Any, further: int = 0) -> int:
        line: int = event.start_mark.line + further
        return self._regels[min(line, len(self._regels) - 1)]

    def _fault(self, event: Any, soort: Soort, **gevonden: object) -> None:
        self._report(self._line(event), event.start_mark.column + 1, soort, **gevonden)
