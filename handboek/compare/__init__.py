"""What a change means, and which roles are near: handbooks and roles compared by meaning, not by lines."""

from handboek.compare.changes import Onderwerp, Vergelijking, Wijziging, compare
from handboek.compare.nearby import Nabijheid, Verschil

__all__ = [
    "Nabijheid",
    "Onderwerp",
    "Vergelijking",
    "Verschil",
    "Wijziging",
    "compare",
]
