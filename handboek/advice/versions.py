"""When a text was agreed."""

from __future__ import annotations

from collections.abc import Iterator

from handboek.advice.frame import Finding, Gezien, advises
from handboek.messages import advice as soorten
from handboek.messages.advice import MAX_YEARS


@advises(soorten.VERSIE_IN_TOEKOMST)
def versie_in_toekomst(gezien: Gezien) -> Iterator[Finding]:
    for bestand, functie in gezien.functies:
        if functie.versie and functie.versie > (gezien.vandaag.year, gezien.vandaag.month):
            yield bestand, ("versie",), {"versie": functie.versie}


@advises(soorten.VERSIE_OUD)
def versie_oud(gezien: Gezien) -> Iterator[Finding]:
    limit = (gezien.vandaag.year - MAX_YEARS, gezien.vandaag.month)
    for bestand, functie in gezien.functies:
        if functie.versie and functie.versie < limit:
            yield bestand, ("versie",), {"versie": functie.versie}
