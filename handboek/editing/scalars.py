"""Texts as they can stand in a YAML file."""

from __future__ import annotations

from handboek.loading.lines import neutralise
from handboek.loading.quoting import quoted
from handboek.loading.shapes import Vorm
from handboek.messages import Melder, Melding


def safe_scalar(text: str) -> str:
    """A text as it can stand after a key or a dash: in quotes when YAML would trip over it."""
    found: list[Melding] = []
    shape = Vorm({"k": Vorm(), "l": Vorm(punt=Vorm())})
    neutralise(f"k: {text}\nl:\n  - {text}\n", shape, Melder("", found))
    return quoted(text) if found or text != text.strip() or text[:1] in ('"', "'") else text
