"""Texts as they can stand in a YAML file."""

from __future__ import annotations

from handboek.loading.lines import neutralise
from handboek.loading.quoting import quoted
from handboek.loading.shapes import Vorm
from handboek.messages import Melder, Melding


def safe_scalar(text: str, typed: str = "", *, flow: bool = False) -> str:
    """A text as it can stand after a key or a dash: in quotes when YAML would trip over it.

    `typed` is what it comes in the place of: quotes stay. `flow` is for a place between brackets.
    """
    if typed[:1] == '"' and '"' not in text and "\\" not in text:
        return f'"{text}"'
    if typed[:1] == "'":
        return "'" + text.replace("'", "''") + "'"
    found: list[Melding] = []
    shape = Vorm({"k": Vorm(), "l": Vorm(punt=Vorm())})
    neutralise(f"k: {text}\nl:\n  - {text}\n", shape, Melder("", found))
    unsafe = found or text != text.strip() or text[:1] in ('"', "'") or (flow and set(text) & set(",[]{}"))
    return quoted(text) if unsafe else text
