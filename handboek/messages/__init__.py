"""What the handbook says to HR about their files, in Dutch: faults, advice, and how they are told."""

from handboek.messages.message import (
    Gegevensfout,
    Herstel,
    Melder,
    Melding,
    Report,
    Soort,
    samenvatting,
)
from handboek.messages.phrasing import bedoel_je, getal, keuze, kort, one_line, opsomming

__all__ = [
    "Gegevensfout",
    "Herstel",
    "Melder",
    "Melding",
    "Report",
    "Soort",
    "bedoel_je",
    "getal",
    "keuze",
    "kort",
    "one_line",
    "opsomming",
    "samenvatting",
]
