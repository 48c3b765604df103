"""Texts between the quotes that leave them as they are."""

from __future__ import annotations


def in_quotes(text: str) -> str:
    """The text between the quotes that leave it as it is; quotes that stood around it are not kept."""
    return quoted(text[1:-1] if len(text) > 1 and text[0] in "\"'" and text[-1] == text[0] else text)


def quoted(text: str) -> str:
    """The text between quotes, so that YAML reads just that."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
