"""Days and months as a reader says them."""

from __future__ import annotations

from datetime import date

from handboek.model import MAANDEN


def datum_in_woorden(day: date) -> str:
    """A day as a reader says it: 3 maart 2026."""
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"
