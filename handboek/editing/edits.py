"""A data file that is changed: the lines of what changes, and all else as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from handboek.editing.scalars import safe_scalar
from handboek.editing.yaml_lines import LONG_ITEM, folded, item_lines, yaml_lines
from handboek.loading.nodes import Mapping as Block
from handboek.loading.nodes import Node, Scalar, compose, ends, events
from handboek.loading.nodes import Sequence as List
from handboek.messages import Melder

Steps = tuple[int | str, ...]
"""Keys and positions from the root of a file to an entry: ("specifiek", "plannen"), ("voorheen", 0)."""


class Geweigerd(Exception):
    """Why something is not done, in Dutch, for whoever asked for it."""


class _Edit(NamedTuple):
    """From and to where in the text, and what comes there."""

    start: int
    end: int
    text: str


def changed(typed: str, values: Mapping[str, Any], order: Sequence[str] = ()) -> str:
    """The text of a file with other values at some of its keys, of which `order` is the usual order."""
    document = Document(typed)
    value = document.root.value
    for key, new in values.items():
        value = placed(value, key, new, order)
    document.put(value)
    return document.text()


def placed(block: Mapping[str, Any], key: str, value: Any, order: Sequence[str] = ()) -> dict[str, Any]:
    """A block with a value at a key; a new key comes before the first that usually follows it."""
    if key in block or key not in order:
        return {**block, key: value}
    later = order[order.index(key) + 1 :]
    entries = [*block.items()]
    at = next((at for at, name in enumerate(block) if name in later), len(entries))
    return dict([*entries[:at], (key, value), *entries[at:]])


def plain(value: Any) -> Any:
    """A value as the model reads it: white space folded, nothing an empty text."""
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return " ".join(str("" if value is None else value).split())


class Parsed(NamedTuple):
    """The nodes of a file, and where in it each of them ends."""

    root: Block
    ends: Mapping[tuple[bool, int, int], int]


@lru_cache(maxsize=64)
def parsed(text: str) -> Parsed | None:
    """What a file says, line ends being single; None when YAML does not read all of it."""
    report = Melder("", [])
    found = events(text)
    root = compose(text, report, read=found)
    return Parsed(root, ends(found)) if isinstance(root, Block) and not report.aantal else None


def bare(typed: str) -> str:
    """A file without what some editors put in front of it and at the end of its lines."""
    text = typed.removeprefix("\ufeff").replace("\r\n", "\n")
    return text if text.endswith("\n") else f"{text}\n"


class Document:
    """The text of a file that YAML reads, and the changes to it.

    Every method that changes raises `Geweigerd` when it cannot be sure to leave the rest as it is.
    """

    def __init__(self, typed: str, shown: str = "") -> None:
        self.shown, self._typed = shown, typed
        self._text = bare(typed)
        found = parsed(self._text)
        if found is None:
            raise Geweigerd(
                f"{shown}: dit bestand is niet te lezen. Verbeter eerst wat er in de tekst staat."
            )
        self.root, self._ends = found
        self._lines = [f"{line}\n" for line in self._text[:-1].split("\n")]
        self._starts = [0, *accumulate(map(len, self._lines))]
        self._edits: list[_Edit] = []
        self._gone: set[Steps] = set()
        self._new: dict[str, int] = {}
        """The keys that were added, and below which line they come."""

    @property
    def is_changed(self) -> bool:
        return bool(self._edits or self._gone)

    # --- changes of the whole ---

    def put(self, value: Mapping[str, Any]) -> None:
        """Have the file say just this, in this order: texts, lists and blocks."""
        for change in (self._become, self._anew):
            change((), value)
            made = parsed(bare(self.text()))
            if made and plain(made.root.value) == plain(value) and [*made.root.fields] == [*value]:
                return
            self._edits.clear()
        raise Geweigerd(f"{self.shown}: deze tekst kan zo niet in een bestand staan. Typ die opnieuw.")

    def _become(self, path: Steps, value: Any) -> None:
        """Change what differs; what cannot be changed within is written anew."""
        node = self.at(path)
        if _labels(_value(node)) == _labels(value) and plain(_value(node)) == plain(value):
            return
        before = len(self._edits)
        try:
            match node, value:
                case Scalar(), str():
                    self._rewrite(path, node, value)
                case Scalar(), dict() | list() if isinstance(path[-1], str):
                    self._open(path, node, value)
                case List(), list() if value and self._is_flow(node):
                    self._flow(node, value)
                case (Block(), dict()) | (List(), list()) if value:
                    self._entries(path, node, value)
                case _:
                    self._anew(path, value)
        except Geweigerd:
            del self._edits[before:]
            self._anew(path, value)

    def _entries(self, path: Steps, node: Node, value: Any) -> None:
        """Change the entries of a block or list; what only moves is moved as it was typed."""
        steps, old, new = [step for step, _ in _children(node)], _labels(_value(node)), _labels(value)
        values = [*value.values()] if isinstance(value, dict) else value
        if self._is_flow(node) and old != new:
            raise self._refused(node.line)
        codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        gone = {
            old[at]: (*path, steps[at]) for tag, i, j, _, _ in codes if tag != "equal" for at in range(i, j)
        }
        for tag, i, j, k, m in codes:
            both = min(j - i, m - k) if tag == "equal" or isinstance(node, List) else 0
            for at in range(both):
                self._become((*path, steps[i + at]), values[k + at])
            for step in steps[i + both : j]:
                self._cut((*path, step))
            lines: list[str] = []
            for label, entry in zip(new[k + both : m], values[k + both : m], strict=True):
                if label in gone and plain(_value(self.at(gone[label]))) == plain(entry):
                    lines += self.typed(gone[label])
                else:
                    lines += yaml_lines({label: entry}) if isinstance(node, Block) else item_lines(entry, "")
            if lines:
                self._place(path, steps, j, lines)

    def _place(self, path: Steps, steps: Sequence[int | str], at: int, lines: Sequence[str]) -> None:
        """Add lines before an entry, or after the last."""
        indent = " " * self._indent((*path, steps[0]))
        if at:
            line = self._extent((*path, steps[at - 1]))[1]
        else:
            line = self._extent((*path, steps[0]))[0]
            while line and self._lines[line - 1].lstrip().startswith("#"):  # a remark on what follows
                line -= 1
        self._insert(line, [indent + text for text in lines])

    def _cut(self, path: Steps) -> None:
        first, end = self._extent(path)
        self._edits.append(_Edit(self._starts[first], self._starts[end], ""))

    def _anew(self, path: Steps, value: Any) -> None:
        """Write all of an entry again."""
        if not path:
            self._edits.append(_Edit(0, len(self._text), "".join(f"{line}\n" for line in yaml_lines(value))))
            return
        indent, (first, end) = " " * self._indent(path), self._extent(path)
        step = path[-1]
        lines = yaml_lines({step: value}) if isinstance(step, str) else item_lines(value, "")
        text = "".join(f"{indent}{line}\n" for line in lines)
        self._edits.append(_Edit(self._starts[first], self._starts[end], text))

    def _rewrite(self, path: Steps, scalar: Scalar, text: str) -> None:
        """Put another text in the place of one; a long one is folded, unless a remark stands behind it."""
        start, end = self._span(scalar)
        typed = self._text[start:end]
        if typed[:1] == ">":
            self._refold(start, typed, " ".join(text.split()))
        elif len(text) > max(LONG_ITEM, len(typed)) and self._text[end : end + 1] == "\n":
            self._anew(path, text)
        else:
            self.write(scalar, text)

    def _refold(self, start: int, typed: str, text: str) -> None:
        """Change the lines of a folded text between those that stay."""
        head, *lines = typed.rstrip("\n").split("\n")
        indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())] if lines else ""
        old = [line.split() for line in lines]
        words = text.split()
        if not words or any(not line[len(indent) :].strip() or line[len(indent)] == " " for line in lines):
            raise Geweigerd(self.shown)
        before = after = 0
        while before < len(old) and words[: len(old[before])] == old[before]:
            words = words[len(old[before]) :]
            before += 1
        while after < len(old) - before and words[-len(old[-1 - after]) :] == old[-1 - after]:
            words = words[: -len(old[-1 - after])]
            after += 1
        new = [*lines[:before], *folded(" ".join(words), indent), *lines[len(lines) - after :]]
        if len(new) < 1:
            raise Geweigerd(self.shown)
        self._edits.append(_Edit(start, start + len(typed.rstrip("\n")), "\n".join([head, *new])))

    def _open(self, path: Steps, scalar: Scalar, value: Any) -> None:
        """Put a list or block below a key that has a text behind it."""
        start, end = self._span(scalar)
        if "\n" in self._text[start:end] or self._text[start:end][:1] in ("|", ">"):
            raise self._refused(scalar.line)
        indent = " " * (self._indent(path) + 2)
        before = len(self._text[:start].rstrip(" "))
        self._edits.append(_Edit(before, end, ""))
        lines = (
            yaml_lines(value)
            if isinstance(value, dict)
            else (line for v in value for line in item_lines(v, ""))
        )
        self._insert(self._extent(path)[0] + 1, [indent + line for line in lines])

    def _flow(self, node: List, value: Sequence[Any]) -> None:
        """Write a list between brackets again, what stays as it was typed."""
        start, end = self._span(node)
        typed = {plain(_value(item)): self._text[slice(*self._span(item))] for item in node.items}
        if not all(isinstance(item, str) for item in value) or "\n" in self._text[start:end]:
            raise self._refused(node.line)
        made = ", ".join(typed.get(plain(item)) or safe_scalar(plain(item), flow=True) for item in value)
        self._edits.append(_Edit(start, end, f"[{made}]"))

    # --- changes of one place ---

    def write(self, scalar: Scalar, text: str) -> None:
        """Put a text in the place of a key or a value that stands on one line."""
        start, end = self._span(scalar)
        typed = self._text[start:end]
        if not typed or "\n" in typed or typed[0] in "|>":
            raise self._refused(scalar.line)
        within = any(
            self._starts[line - 1] + column - 1 < start < last
            for (is_text, line, column), last in self._ends.items()
            if not is_text
        )
        self._edits.append(_Edit(start, end, safe_scalar(" ".join(text.split()), typed, flow=within)))

    def remove(self, path: Steps) -> None:
        """Take away a key with what is below it, or an item; of what is then left empty, the key as well."""
        if not self._is_flow(self.at(path[:-1])):
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
        node = self.at(block)
        if self._is_flow(node):
            end = self._span(node)[1] - 1
            self._edits += [_Edit(end, end, f", {line.removeprefix('- ')}") for line in lines]
        else:
            last = (*block, [step for step, _ in _children(node)][-1])
            indent = " " * self._indent(last)
            self._insert(self._extent(last)[1], [indent + line for line in lines])

    def typed(self, path: Steps) -> list[str]:
        """The lines of an entry as they were typed, from its dash or key on."""
        parent = self.at(path[:-1])
        if self._is_flow(parent):
            start, end = self._spans(parent)[path[-1]]
            return [f"{'- ' if isinstance(parent, List) else ''}{self._text[start:end]}"]
        first, end = self._extent(path)
        indent = self._indent(path)
        return [re.sub(f"^ {{0,{indent}}}", "", line).rstrip("\n") for line in self._lines[first:end]]

    def text(self) -> str:
        """The file with its changes, lines ended as they were."""
        edits = sorted([*self._edits, *self._removals()], key=lambda edit: edit[:2])
        made, at = [], 0
        for start, end, new in edits:
            if start < at:  # inside what was taken away
                continue
            made += [self._text[at:start], new]
            at = end
        if not edits:
            return self._typed
        text = "".join([*made, self._text[at:]])
        newline = "\r\n" if "\r\n" in self._typed else "\n"
        return ("\ufeff" if self._typed[:1] == "\ufeff" else "") + text.replace("\n", newline)

    # --- what stands there ---

    def at(self, path: Steps) -> Node:
        """The value of an entry."""
        node: Node = self.root
        for step in path:
            if isinstance(node, Block) and isinstance(step, str):
                node = node.fields[step][1]
            elif isinstance(node, List) and isinstance(step, int):
                node = node.items[step]
            else:
                raise KeyError(step)
        return node

    def named(self, block: Steps) -> Iterator[tuple[Steps, str]]:
        """The entries of a block or list with the key or text of each; none when it is not there."""
        with suppress(KeyError):
            for step, place in _children(self.at(block)):
                if isinstance(place, Scalar) and place.text:
                    yield (*block, step), place.text

    def _removals(self) -> Iterator[_Edit]:
        """What goes, a key that would be left empty in the place of its last entries."""
        gone = set(self._gone)
        for path in sorted(self._gone, key=len, reverse=True):
            parent = path[:-1]
            while parent and {(*parent, step) for step, _ in _children(self.at(parent))} <= gone:
                gone.add(parent)
                parent = parent[:-1]
        top = {path for path in gone if not any(path[:length] in gone for length in range(1, len(path)))}
        for path in top:
            block = self.at(path[:-1])
            if self._is_flow(block):
                yield self._from_flow(
                    block, path[-1], {other[-1] for other in top if other[:-1] == path[:-1]}
                )
            else:
                first, end = self._extent(path)
                yield _Edit(self._starts[first], self._starts[end], "")

    def _from_flow(self, node: Node, step: int | str, gone: set[int | str]) -> _Edit:
        """One of those that go from between brackets, with the comma that it leaves over."""
        spans = [*self._spans(node).items()]
        at = next(at for at, (name, _) in enumerate(spans) if name == step)
        start, end = spans[at][1]
        if any(name not in gone for name, _ in spans[at + 1 :]):
            return _Edit(start, spans[at + 1][1][0], "")
        return _Edit(spans[at - 1][1][1], end, "")

    def _spans(self, node: Node) -> dict[int | str, tuple[int, int]]:
        """From and to where in the text each entry between brackets stands."""
        ends = {step: self._span(value)[1] for step, value in _values(node)}
        return {step: (self._offset(place), ends[step]) for step, place in _children(node)}

    def _span(self, node: Node) -> tuple[int, int]:
        """From and to where a text, or what stands between brackets, stands in the file."""
        end = self._ends.get((isinstance(node, Scalar), node.line, node.column))
        if end is None:
            raise self._refused(node.line)
        return self._offset(node), end

    def _is_flow(self, node: Node) -> bool:
        return (False, node.line, node.column) in self._ends and not isinstance(node, Scalar)

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
        return self._starts[node.line - 1] + node.column - 1

    def _insert(self, line: int, lines: Sequence[str]) -> None:
        at = self._starts[line]
        self._edits.append(_Edit(at, at, "".join(f"{text}\n" for text in lines)))

    def _refused(self, line: int) -> Geweigerd:
        return Geweigerd(
            f"{self.shown}:{line}: hier staan dingen zo op een regel dat ze niet vanzelf te wijzigen zijn. "
            "Zet elk onderdeel op een eigen regel, en probeer het opnieuw."
        )


def _labels(value: Any) -> list[Any]:
    """What tells the entries of a value apart: keys, or for a list what it says."""
    return (
        [*value]
        if isinstance(value, Mapping)
        else [repr(plain(item)) for item in value]
        if isinstance(value, list)
        else []
    )


def _value(node: Node) -> Any:
    return node.value  # type: ignore[attr-defined]


def _children(node: Node) -> Iterator[tuple[int | str, Node]]:
    """The entries of a block: by key, where that stands; by position, the item."""
    if isinstance(node, Block):
        yield from ((key, place) for key, (place, _) in node.fields.items())
    elif isinstance(node, List):
        yield from enumerate(node.items)


def _values(node: Node) -> Iterator[tuple[int | str, Node]]:
    if isinstance(node, Block):
        yield from ((key, value) for key, (_, value) in node.fields.items())
    elif isinstance(node, List):
        yield from enumerate(node.items)
