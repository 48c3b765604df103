"""Advice: what is allowed in a handbook but is probably not meant. It never stops anything.

One function for each kind that `messages/advice.py` lists.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from handboek.advice import alike, described, growth, versions, writing
from handboek.advice.frame import CHECKS, Gezien
from handboek.loading import Gelezen
from handboek.loading.nodes import locate
from handboek.messages import Melder, Melding
from handboek.model import Gegevens

__all__ = ["adviezen", "alike", "described", "growth", "uitgezet", "versions", "writing"]


def adviezen(
    gelezen: Gelezen,
    vandaag: date,
    eerder: Mapping[str, str] | None = None,
    alleen: Collection[str] | None = None,
) -> list[Melding]:
    """All advice on what could be read, sorted by place, without the kinds that are switched off.

    `eerder` gives by id the text that a role had, where it had another. A line that has a fault has no
    advice: it is to be typed anew. `alleen` are the files, as messages show them, of which the sentences are
    read one by one, for who has seen the others.
    """
    gezien = Gezien(gelezen, vandaag, eerder or {}, alleen)
    faulty = {(melding.pad, melding.regel) for melding in gelezen.meldingen}
    found: list[Melding] = []
    off = uitgezet(gelezen)
    for soort, check in CHECKS.items():
        if soort.code not in off:
            for bestand, path, values in check(gezien):
                place = locate(bestand.root, path).place
                Melder(bestand.report.pad, found)(place.line, place.column, soort, **values)
    return sorted(melding for melding in found if (melding.pad, melding.regel) not in faulty)


def uitgezet(gelezen: Gelezen) -> list[str]:
    """The codes of the advice that the handbook says it does not want."""
    handboek = gelezen.bestanden[Gegevens].values()
    return [code for bestand in handboek for _, code in bestand.root.texts_of("geen advies over")]
