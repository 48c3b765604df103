"""How much a handbook holds: so much that nobody who describes work meets it, so little that a build ends.

A file that is no text of a handbook (a log, a pasted table, a whole Word document in one line) is told as
a fault at its line, and not met as a build that hangs.
"""

from __future__ import annotations

from typing import NamedTuple


class Grens(NamedTuple):
    """What is bounded, in HR's words, and how much of it there may be."""

    wat: str
    hoogste: int
    eenheid: str


TEKST = Grens("Een tekst, zoals een definitie of een voorbeeld van gedrag", 50_000, "tekens")
"""Twenty sheets of paper in one paragraph. Paper balances the lines of a paragraph over all of it."""
NAAM = Grens("Een naam, zoals een titel, een label of een begrip", 500, "tekens")
"""A name also stands in menus and lists."""
BESTANDSNAAM = Grens("De naam van een bestand, ook een oude naam", 200, "tekens")
"""Names of files end at 255 bytes, and a PDF adds to it."""
NIVEAUNAAM = Grens("De naam van een niveau", 40, "tekens")
NIVEAUS = Grens("De niveaus van een handboek", 6, "niveaus")
"""A staircase of more steps is no longer seen at a glance."""
LIJST = Grens("Een lijst, zoals het gedrag van een niveau of de competenties van een functie", 200, "regels")
"""All that is in a list is compared with all that was in it."""
BEGRIPPEN = Grens("De begrippenlijst", 2_000, "begrippen")
FUNCTIES = Grens("De map ‘functies’", 5_000, "bestanden")
"""Each role is laid beside all others, to find those that are near."""
COMPETENTIES = Grens("De map ‘competenties’ en de map ‘competenties/gedrag’, elk", 500, "bestanden")
"""The matrix has a cell for each role and competency."""
BESTAND = Grens("Een bestand", 250, "kB")
"""More than a hundred sheets of paper."""
PAGINA = Grens("De eigen inleiding, en elke eigen pagina", 40_000, "tekens")
"""Sixteen sheets. Markdown goes back and forth through signs that turn out to be no marks."""
PAGINA_REGELS = Grens("De eigen inleiding, en elke eigen pagina", 1_000, "regels")

ALLE = [grens for grens in list(globals().values()) if isinstance(grens, Grens)]
"""Every bound, in the order of this file."""
