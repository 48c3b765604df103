"""How a text goes wrong: small changes to a file, from a slip of the hand to what an attacker would try."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

import yaml

from handboek.loading.files import FOLDERS
from handboek.loading.shapes import Vorm, shape_of
from handboek.model import Gegevens

Change = Callable[[str, Random], str]


def parted(text: str) -> list[str]:
    """Many short texts, written as one."""
    return text.split("¦")


def _keys(vorm: Vorm | None) -> Iterator[str]:
    """Every key of a shape, at any depth."""
    if vorm:
        yield from vorm.sleutels
        for below in (*vorm.sleutels.values(), vorm.naam, vorm.punt):
            yield from _keys(below)


_KEYS = sorted({key for kind in (*FOLDERS.values(), Gegevens) for key in _keys(shape_of(kind))})
_SIGNS = [
    *parted(
        "\t¦: ¦:¦ #¦#¦- ¦-¦…¦*¦**¦\\*¦&a ¦*a¦!!set ¦!¦%¦@¦`¦\"¦'¦|¦>¦>-2¦[¦]¦{¦}¦,¦? ¦---\n¦...\n¦<<: ¦"
        "<<<<<<< a\n¦\\¦\u00a0¦\u200b¦\u2028¦\0¦\x1b[31m¦\ufeff¦\r¦\u202e¦e\u0301¦\ufb01¦\U0001f600¦\u0130¦"
        "ß¦\u01c5¦\u0661¦²¦\u2167¦\ufffd¦\uffff¦\U000e0001¦•¦–¦’¦nee¦~¦null¦0x10¦1e9¦1.10¦2024-13¦0000-00¦"
        "-1"
    ),
    "9" * 5000,
    *parted(
        "3¦niveau 2¦één¦{{ 7*7 }}¦{% x %}¦{0}¦{waarde}¦%s¦$x$¦#{x}¦<script>¦<b>¦</i>¦](x)¦&amp;¦../../x¦/x¦"
        "gedrag/¦con¦index¦nul.yml¦Competentie\tCompetentieniveau Kok (40)¦Niveau 3"
    ),
]
"""What means something to YAML, Markdown, Jinja, Typst, a terminal, a file system or the importer."""


def changed_bytes(content: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """The content of a file after one to four changes; `others` is what may be pasted into it."""
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        if random.random() < 0.12:
            content = random.choice(_BYTES)(content, random)
        elif random.random() < 0.12 and others:
            content = _spliced(content, random.choice(others), random)
        else:
            text = content.decode("utf8", "surrogateescape")
            content = random.choice(_TEXTS)(text, random).encode("utf8", "surrogateescape")
    return content


def changed_text(text: str, random: Random) -> str:
    """A short text after one change."""
    return random.choice(_TEXTS)(text, random)


def sign(random: Random) -> str:
    """Something that has a meaning to some program."""
    return random.choice(_SIGNS)


# --- changes of text --------------------------------------------------------------------------------


def _put(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + sign(random) + text[at + random.choice((0, 0, 1, 5)) :]


def _put_at_word(text: str, random: Random) -> str:
    starts = [word.start() for word in re.finditer(r"\S+", text)] or [0]
    at = random.choice(starts)
    return text[:at] + sign(random) + text[at:]


def _cut(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.choice((1, 2, 10, 100, len(text))) :]


def _repeated(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    piece = text[at : at + random.choice((1, 1, 20, 300))]
    return text[:at] + piece * random.choice((2, 3, 50, 3000 // (len(piece) + 1))) + text[at:]


def _swapped_word(text: str, random: Random) -> str:
    words = list(re.finditer(r"[\w-]+", text))
    if not words:
        return sign(random)
    word, other = random.choice(words), random.choice(words)
    new = random.choice((other[0], word[0].upper(), random.choice(_KEYS), sign(random), ""))
    return text[: word.start()] + new + text[word.end() :]


def _lines(change: Callable[[list[str], int, Random], None]) -> Change:
    def changed(text: str, random: Random) -> str:
        lines = text.split("\n")
        change(lines, random.randrange(len(lines)), random)
        return "\n".join(lines)

    return changed


def _drop(lines: list[str], at: int, random: Random) -> None:
    del lines[at : at + random.choice((1, 1, 2, 5))]


def _double(lines: list[str], at: int, random: Random) -> None:
    lines[at:at] = lines[at : at + random.choice((1, 1, 3))]


def _move(lines: list[str], at: int, random: Random) -> None:
    lines.insert(random.randrange(len(lines)), lines.pop(at))


def _shift(lines: list[str], at: int, random: Random) -> None:
    for row in range(at, min(len(lines), at + random.choice((1, 1, 3)))):
        lines[row] = random.choice((" ", "  ", "\t", "    ")) + lines[row]


def _unshift(lines: list[str], at: int, random: Random) -> None:
    lines[at] = lines[at].lstrip() if random.random() < 0.5 else lines[at].replace("  ", " ", 1)


def _join(lines: list[str], at: int, random: Random) -> None:
    lines[at : at + 2] = [random.choice(("", " ", "\t", ": ", "\r")).join(lines[at : at + 2])]


def _break(lines: list[str], at: int, random: Random) -> None:
    cut = random.randint(0, len(lines[at]))
    lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]


def _add_key(lines: list[str], at: int, random: Random) -> None:
    value = random.choice(("", " x", f" {sign(random)}", "\n  - x", "\n  x: y"))
    lines.insert(at, f"{random.choice(_KEYS)}:{value}")


# --- changes of structure ---------------------------------------------------------------------------


def _restructured(text: str, random: Random) -> str:
    """The same YAML with one part made into something else; what is no YAML gets a sign."""
    try:
        root = yaml.load(text, yaml.CBaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return _put(text, random)
    holders = [*_holders(root)]
    if not holders:
        return _put(text, random)
    holder, key = random.choice(holders)
    donor, taken = random.choice(holders)
    kinds: tuple[Any, ...] = (
        None,
        [],
        {},
        "…",
        [holder[key]],
        {"x": holder[key]},
        str(holder[key]),
        donor[taken],
        sign(random),
    )
    if isinstance(holder, dict) and random.random() < 0.3:
        holder[random.choice((random.choice(_KEYS), sign(random), str(taken)))] = holder.pop(key)
    else:
        holder[key] = random.choice(kinds)
    with_anchors = random.random() < 0.1
    dumper = yaml.CSafeDumper if with_anchors else _WithoutAnchors
    try:
        return str(yaml.dump(root, Dumper=dumper, allow_unicode=True, sort_keys=False, width=1000))
    except RecursionError:  # a part was put in itself
        return text


class _WithoutAnchors(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _holders(value: Any, depth: int = 0) -> list[tuple[Any, Any]]:
    """Every place in nested lists and mappings, as the part that holds it and its key."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    if depth > 12:
        return []
    return [place for key in keys for place in ((value, key), *_holders(value[key], depth + 1))]


_TEXTS: list[Change] = [
    *(_put, _put, _put_at_word, _cut, _repeated, _swapped_word, _restructured, _restructured),
    *map(_lines, (_drop, _double, _move, _shift, _unshift, _join, _break, _add_key)),
]


# --- changes of bytes -------------------------------------------------------------------------------


def _noise(content: bytes, random: Random) -> bytes:
    at = random.randint(0, len(content))
    return content[:at] + random.randbytes(random.choice((1, 1, 4))) + content[at + random.randint(0, 4) :]


def _encoded(content: bytes, random: Random) -> bytes:
    codes = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp037", "utf-8-sig", "utf-7")
    return content.decode("utf8", "replace").encode(random.choice(codes), "replace")


def _line_ends(content: bytes, random: Random) -> bytes:
    return content.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b"\x85", b"\xe2\x80\xa8", b"\v")))


def _emptied(content: bytes, random: Random) -> bytes:
    return random.choice((b"", b"\n", b" ", b"\0", b"# x", b"\xef\xbb\xbf"))


def _swollen(content: bytes, random: Random) -> bytes:
    return content + random.choice((b"#", b" ", b"\n", b"- ", b"[", b"a: {", b"*", b"x ")) * 20_000


_BYTES = (_noise, _noise, _noise, _encoded, _line_ends, _emptied, _swollen)


def _spliced(content: bytes, other: bytes, random: Random) -> bytes:
    at, begin = random.randint(0, len(content)), random.randint(0, len(other))
    return content[:at] + other[begin : begin + random.choice((10, 200, 5000))] + content[at:]
