"""When a text was agreed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handboek.advice.frame import Finding, Gezien, advises
from handboek.messages import advice as soorten
from handboek.messages.advice import MAX_YEARS

_CONCEPT = re.compile(r"""^status: *["']?concept\b""", re.MULTILINE)


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


@advises(soorten.STATUS_OVERGESLAGEN)
def status_overgeslagen(gezien: Gezien) -> Iterator[Finding]:
    for bestand, functie in gezien.functies:
        before = next(filter(None, map(gezien.eerder.get, (functie.id, *functie.voorheen))), "")
        if not functie.is_concept and _CONCEPT.search(before):
            yield bestand, ("status" if functie.status else "titel",), {"titel": functie.titel}
