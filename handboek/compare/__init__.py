"""What a change means, and which roles are near: handbooks and roles compared by meaning, not by lines."""

from handboek.compare.changes import Onderwerp, Vergelijking, compare
from handboek.compare.nearby import Nabijheid, Verschil
from handboek.compare.values import Wijziging

__all__ = [
    "Nabijheid",
    "Onderwerp",
    "Vergelijking",
    "Verschil",
    "Wijziging",
    "compare",
]
