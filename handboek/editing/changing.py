"""Changing a file of the handbook: the lines of what changes, and all others as they were typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from handboek.editing.yaml_lines import item_lines, yaml_lines
from handboek.loading.nodes import Mapping as Block
from handboek.loading.nodes import Node, Scalar
from handboek.loading.nodes import Sequence as List


class _Part(NamedTuple):
    """A key or an item, and the lines that it takes, counted from 0."""

    name: str
    begin: int
    end: int


def changed(text: str, root: Block, values: Mapping[str, Any], order: Sequence[str] = ()) -> str:
    """The text of a file with other values at some of its keys, of which `order` is the usual order."""
    lines = text.split("\n")
    ending = "\r" if lines[0].endswith("\r") else ""
    parts = _parts(((key, place.line) for key, (place, _) in root.fields.items()), lines, len(lines))
    for part in reversed(parts):
        if part.name in values:
            node = root.fields[part.name][1]
            new = list(_key_lines(part, node, values[part.name], lines))
            lines[part.begin : part.end] = [line.rstrip("\r") + ending for line in new]
    for key in (key for key in values if key not in root.fields):
        at = _place(key, order, parts, lines)
        lines[at:at] = [line + ending for line in yaml_lines({key: values[key]})]
    return "\n".join(lines)


def _parts(begins: Iterable[tuple[str, int]], lines: Sequence[str], end: int) -> list[_Part]:
    """The lines of each part; comments and white lines before a part are its own."""
    found = sorted(((line - 1, name) for name, line in begins))
    bounds = [*(line for line, _ in found[1:]), end]
    parts = []
    for (begin, name), bound in zip(found, bounds, strict=True):
        last = max((at for at in range(begin, bound) if not _says_nothing(lines[at])), default=begin)
        parts.append(_Part(name, begin, last + 1))
    return parts


def _says_nothing(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _key_lines(part: _Part, node: Node, value: Any, lines: Sequence[str]) -> Iterator[str]:
    """The lines of a key with its new value: of a list or block only what differs is written anew."""
    head = lines[part.begin]
    if isinstance(node, List) and isinstance(value, list) and _is_below(node.items, part.begin):
        yield head
        yield from _list(part, node, value, lines)
    elif isinstance(node, Block) and isinstance(value, Mapping) and _is_below(_keys(node), part.begin):
        yield head
        yield from _block(part, node, value, lines)
    else:
        indent = head[: len(head) - len(head.lstrip())]
        yield from yaml_lines({part.name: value}, indent)


def _keys(node: Block) -> list[Node]:
    return [place for place, _ in node.fields.values()]


def _is_below(nodes: Sequence[Node], head: int) -> bool:
    """Whether each stands on a line of its own below the key."""
    numbers = [node.line - 1 for node in nodes]
    return bool(numbers) and numbers[0] > head and sorted(set(numbers)) == numbers


def _list(part: _Part, node: List, value: Sequence[str], lines: Sequence[str]) -> Iterator[str]:
    old = [" ".join((item.text or "").split()) if isinstance(item, Scalar) else "" for item in node.items]
    places = [(str(at), item.line) for at, item in enumerate(node.items)]
    parts = _parts(places, lines, part.end)
    first = lines[parts[0].begin]
    indent = first[: len(first) - len(first.lstrip())]
    new = [" ".join(text.split()) for text in value]
    at = parts[0].begin
    yield from lines[part.begin + 1 : at]
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from lines[parts[i].begin : parts[j - 1].end]
        else:
            for text in value[k:m]:
                yield from item_lines(text, indent)


def _block(part: _Part, node: Block, value: Mapping[str, Any], lines: Sequence[str]) -> Iterator[str]:
    parts = _parts(((key, place.line) for key, (place, _) in node.fields.items()), lines, part.end)
    first = lines[parts[0].begin]
    indent = first[: len(first) - len(first.lstrip())]
    at = part.begin + 1
    for entry in parts:
        if entry.name in value:
            yield from lines[at : entry.begin]
            same = _plain(node.fields[entry.name][1].value) == _plain(value[entry.name])  # type: ignore[attr-defined]
            yield from (
                lines[entry.begin : entry.end]
                if same
                else yaml_lines({entry.name: value[entry.name]}, indent)
            )
        at = entry.end
    yield from yaml_lines({key: inner for key, inner in value.items() if key not in node.fields}, indent)


def _place(key: str, order: Sequence[str], parts: Sequence[_Part], lines: Sequence[str]) -> int:
    """The line where a new key comes: before the first that usually follows it, else at the end."""
    later = order[order.index(key) + 1 :] if key in order else ()
    before = next((part.begin for part in parts if part.name in later), None)
    if before is not None:
        return before
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return " ".join(str(value).split())
