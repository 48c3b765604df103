"""How sentences are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handboek.advice.frame import Finding, Gezien, advises, prose
from handboek.fonts import unprintable
from handboek.messages import advice as soorten
from handboek.messages.advice import MAX_WORDS
from handboek.model import Begrippen

_NIET_TE_ZIEN = re.compile(
    r"\b(is zich bewust|bewust van|kan|kunnen|is in staat|heeft inzicht|inzicht in|heeft affiniteit|"
    r"weet dat|begrijpt dat|gelooft|voelt zich|vindt het belangrijk|staat open voor|heeft oog voor|"
    r"beschikt over)\b",
    re.IGNORECASE,
)


@advises(soorten.NIET_WAARNEEMBAAR)
def niet_waarneembaar(gezien: Gezien) -> Iterator[Finding]:
    for gedrag in gezien.gedrag:
        if found := _NIET_TE_ZIEN.search(gedrag.tekst):
            yield gedrag.bestand, gedrag.path, {"woorden": found[0]}


@advises(soorten.LANGE_ZIN)
def lange_zin(gezien: Gezien) -> Iterator[Finding]:
    for bestand, path, text in prose(gezien):
        counts = [len(sentence.split()) for sentence in re.split(r"(?<=[.!?])\s+", text)]
        if max(counts) > MAX_WORDS:
            yield bestand, path, {"aantal": max(counts)}


_AFKORTING = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z]{1,5}\b|\b[A-Z]&[A-Z]\b")


@advises(soorten.AFKORTING)
def afkorting(gezien: Gezien) -> Iterator[Finding]:
    begrippen = gezien.gelezen.values(Begrippen).get("")
    known = {word for term in begrippen.begrippen for word in term.split()} if begrippen else set()
    for bestand, path, text in prose(gezien):
        for found in dict.fromkeys(_AFKORTING.findall(text)):
            if found not in known:
                yield bestand, path, {"afkorting": found}


@advises(soorten.NIET_TE_PRINTEN)
def niet_te_printen(gezien: Gezien) -> Iterator[Finding]:
    for bestand, path, text in prose(gezien):
        for teken in unprintable(text):
            yield bestand, path, {"teken": teken}
