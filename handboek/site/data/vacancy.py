"""The texts of vacancies, as a script: handboek.json has each text once, and only one page needs these."""

from __future__ import annotations

from typing import Any

from handboek.model import Handboek
from handboek.site.data.scripts import assigned
from handboek.words.vacancy import aim, lines, tasks

SCRIPT = "assets/js/vacature-data.js"
VARIABLE = "vacatureGegevens"


def files(handboek: Handboek) -> dict[str, str]:
    """The script, by its address."""
    return {SCRIPT: assigned(VARIABLE, texts(handboek))}


def texts(handboek: Handboek) -> dict[str, Any]:
    """By id: the aim and the tasks of each role, and the lines of each competency by level."""
    return {
        "functies": {
            functie.id: {"doel": aim(functie), "taken": tasks(functie)}
            for functie in handboek.functies.values()
        },
        "kort": {item.id: lines(item) for item in handboek.alle_competenties() if item.kort},
    }
