"""What files without a fault said, kept from one run to the next: each text is read once.

It stands in one file: by a hash of each text and of what reads it, behind a hash of the whole. A file that is
damaged, or cannot be written, only costs time.
"""

from __future__ import annotations

import json
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from handboek.loading.beside import replace
from handboek.loading.nodes import Mapping, Node, Scalar, Sequence

BESTAND = "gelezen.json"
_PACKAGE = Path(__file__).parents[1]
_READS = ("loading", "model", "words")
"""The folders of this library that say what comes of a text."""


class Trees:
    """The nodes of texts, by key; None as folder: of this run alone."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder / BESTAND if folder else None
        self._earlier = _read(self._file) if self._file else {}
        self._now: dict[str, Any] = {}

    def get(self, key: str) -> Mapping | None:
        """What a text said."""
        packed = self._earlier.get(key)
        if packed is None:
            return None
        self._now[key] = packed
        root = _unpacked(packed)
        assert isinstance(root, Mapping)
        return root

    def put(self, key: str, root: Mapping) -> None:
        if self._file:
            self._now[key] = _packed(root)

    def keep(self) -> None:
        """Write what this run used, when it is something else than what was there."""
        if self._file is None or self._now.keys() == self._earlier.keys():
            return
        content = json.dumps(self._now, ensure_ascii=False, separators=(",", ":")).encode()
        with suppress(OSError):
            if not _is_elsewhere(self._file):
                replace(self._file, sha256(content).hexdigest().encode() + b"\n" + content)


def key(*parts: str) -> str:
    """The key of a text, with all that says how it is read."""
    return sha256("\n".join((_reader(), *parts)).encode("utf8", "surrogatepass")).hexdigest()


def _read(file: Path) -> dict[str, Any]:
    if _is_elsewhere(file):
        return {}
    try:
        digest, _, content = file.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if sha256(content).hexdigest().encode() != digest:
        return {}
    found: dict[str, Any] = json.loads(content)
    return found


def _is_elsewhere(file: Path) -> bool:
    """Whether a link leads to it, and so to any file of this machine."""
    return any(path.is_symlink() for path in (file, file.parent, file.parent.parent))


@cache
def _reader() -> str:
    """A hash of the code that reads."""
    digest = sha256()
    for folder in _READS:
        for file in sorted((_PACKAGE / folder).rglob("*.*")):
            if file.suffix in (".py", ".yml"):
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _packed(node: Node) -> Any:
    """A node as JSON: its place, and a text, a list, or by key the key's place and what stands below it."""
    match node:
        case Scalar():
            return [node.line, node.column, node.text]
        case Sequence():
            return [node.line, node.column, [_packed(item) for item in node.items]]
        case Mapping():
            fields = {
                key: [place.line, place.column, _packed(below)] for key, (place, below) in node.fields.items()
            }
            return [node.line, node.column, fields]
    raise TypeError(node)


def _unpacked(packed: Any) -> Node:
    line, column, held = packed
    if isinstance(held, list):
        return Sequence(line, column, [_unpacked(item) for item in held])
    if isinstance(held, dict):
        fields = {key: (Scalar(at, begin, key), _unpacked(below)) for key, (at, begin, below) in held.items()}
        return Mapping(line, column, fields)
    return Scalar(line, column, held)
