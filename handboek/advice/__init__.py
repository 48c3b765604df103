"""Advice: what is allowed in a handbook but is probably not meant. It never stops anything.

One function for each kind that `messages/advice.py` lists.
"""

from __future__ import annotations

from datetime import date

from handboek.advice import alike, described, versions, writing
from handboek.advice.frame import CHECKS, Gezien
from handboek.loading import Gelezen
from handboek.loading.nodes import locate
from handboek.messages import Melder, Melding
from handboek.model import Gegevens

__all__ = ["adviezen", "alike", "described", "versions", "writing"]


def adviezen(gelezen: Gelezen, vandaag: date) -> list[Melding]:
    """All advice on what could be read, sorted by place, without the kinds that are switched off."""
    gezien = Gezien(gelezen, vandaag)
    gegevens = gelezen.values(Gegevens).get("")
    off = set(gegevens.geen_advies_over) if gegevens else set()
    found: list[Melding] = []
    for soort, check in CHECKS.items():
        if soort.code not in off:
            for bestand, path, values in check(gezien):
                place = locate(bestand.root, path).place
                Melder(bestand.report.pad, found)(place.line, place.column, soort, **values)
    return sorted(found)
