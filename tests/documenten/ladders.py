"""How levels are written: as a heading, and in the cell of a matrix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Ladder:
    koppen: Sequence[str]
    cellen: Sequence[str]

    def __len__(self) -> int:
        return len(self.koppen)


def _same(*names: str) -> Ladder:
    return Ladder(names, names)


CIJFERS = Ladder(("Niveau 1", "Niveau 2", "Niveau 3"), "123")
NULLEN = Ladder(("Niveau 01", "Niveau 02", "Niveau 03"), ("01", "02", "03"))
COMPETENTIENIVEAU = Ladder(("Competentieniveau 1", "Competentieniveau 2", "Competentieniveau 3"), "123")
BENOEMD = Ladder(("Niveau 1 – basis", "Niveau 2 – gevorderd", "Niveau 3 – expert"), "123")
HAAKJES = Ladder(("Niveau 1 (startend)", "Niveau 2 (ervaren)", "Niveau 3 (leidend)"), "123")
ROMEINS = Ladder(("Niveau I", "Niveau II", "Niveau III"), ("I", "II", "III"))
LETTERS = Ladder(("Niveau A", "Niveau B", "Niveau C"), "ABC")
LETTERS_LOS = _same("A", "B", "C")
KORT = _same("N1", "N2", "N3")
WOORDEN = _same("Basis", "Gevorderd", "Expert")
WOORD_ERVOOR = Ladder(("Niveau basis", "Niveau gevorderd", "Niveau expert"), ("basis", "gevorderd", "expert"))
WOORD_ERACHTER = Ladder(("Basisniveau", "Gevorderd niveau", "Expertniveau"), ("Basis", "Gevorderd", "Expert"))
TELWOORDEN = Ladder(("Niveau één", "Niveau twee", "Niveau drie"), ("één", "twee", "drie"))
KAAL = _same("1", "2", "3")
VIJF = Ladder(tuple(f"Niveau {n}" for n in range(1, 6)), "12345")
VIJF_KAAL = _same(*"12345")
VIJF_LETTERS = Ladder(tuple(f"Niveau {n}" for n in "ABCDE"), "ABCDE")
VIER_WOORDEN = _same("Starter", "Gevorderd", "Ervaren", "Expert")
