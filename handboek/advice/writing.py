"""How sentences are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handboek.advice.frame import Finding, Gezien, advises, below, names, sentences, with_words
from handboek.fonts import unprintable
from handboek.messages import advice as soorten
from handboek.messages import kort
from handboek.messages.advice import MAX_WORDS
from handboek.model import Begrippen
from handboek.words.verbs import is_third_person

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


@advises(soorten.DERDE_PERSOON)
def derde_persoon(gezien: Gezien) -> Iterator[Finding]:
    for bestand, path, text in (*gezien.gedrag, *below(gezien, "kort", "valkuilen")):
        found = re.match(r"\W*([\w-]+)", text)
        told = any(other.search(text) for other in (_NIET_INGEVULD, _OPMAAK, _GEKRULD))
        is_hollow = found and _HOLLE_WOORDEN.fullmatch(found[1])
        if found and not (told or is_hollow or is_third_person(found[1].lower())):
            yield bestand, path, {"woord": found[1]}


@advises(soorten.EEN_GEDACHTE)
def een_gedachte(gezien: Gezien) -> Iterator[Finding]:
    for gedrag in gezien.gedrag:
        most = max(len(re.findall(r"\ben\b", sentence)) for sentence in sentences(gedrag.tekst))
        if most > 1:
            yield gedrag.bestand, gedrag.path, {"aantal": most}


_NIET_MET_JE = re.compile(r"^(is|heeft)\b|\bzich\b", re.IGNORECASE)


@advises(soorten.KORT_MET_JE)
def kort_met_je(gezien: Gezien) -> Iterator[Finding]:
    for bestand, path, text in below(gezien, "kort"):
        if found := _NIET_MET_JE.search(text):
            yield bestand, path, {"woorden": found[0]}


_MOETEN = re.compile(
    r"^(moet|zal|zou)\b|\bwordt geacht\b|\bmoet kunnen\b|"
    r"\b(dient|behoort)(?=\b(?!.*\b(in|op|toe)\b).*\bte\b)",
    re.IGNORECASE,
)
"""Whoever hands something in ("dient … in") is doing something."""


@advises(soorten.MOETEN)
def moeten(gezien: Gezien) -> Iterator[Finding]:
    yield from with_words(_MOETEN, gezien)


_HOLLE_WOORDEN = re.compile(
    r"\b(proactie(f|ve)|adequa(at|te)|effectie(f|ve)|efficiënte?|opti(maal|male|maliseert)|resultaatgerichte?|"
    r"faciliteert|implementeert|borgt|stakeholders?|draagt zorg voor|"
    r"op (een )?(goede|juiste) (manier|wijze))\b",
    re.IGNORECASE,
)


@advises(soorten.HOLLE_WOORDEN)
def holle_woorden(gezien: Gezien) -> Iterator[Finding]:
    yield from with_words(_HOLLE_WOORDEN, gezien)


_OPMAAK = re.compile(
    r"</?[a-z][a-z0-9]*(\s[^<>]*)?/?>|&(#\d+|[a-z]+);|\[[^\[\]]+\]\([^()\s]+\)|`[^`]+`", re.IGNORECASE
)


@advises(soorten.OPMAAK_IN_TEKST)
def opmaak_in_tekst(gezien: Gezien) -> Iterator[Finding]:
    for bestand, path, text in (*gezien.proza, *names(gezien)):
        if found := _OPMAAK.search(text):
            yield bestand, path, {"teken": kort(found[0])}


_GEKRULD = re.compile(r"(“[^“”]*”|„[^“”]*[“”]|[“„][^“”]*)\.?")


@advises(soorten.AANHALINGSTEKENS)
def aanhalingstekens(gezien: Gezien) -> Iterator[Finding]:
    for bestand, path, text in (*gezien.proza, *names(gezien)):
        if _GEKRULD.fullmatch(text):
            yield bestand, path, {"begin": text[:12].rstrip()}


_NIET_INGEVULD = re.compile(r"\b(x{3,}|tbd|todo|lorem ipsum|nog in(?: te)? ?vullen)\b|^\W*$", re.IGNORECASE)


@advises(soorten.NIET_INGEVULD)
def niet_ingevuld(gezien: Gezien) -> Iterator[Finding]:
    yield from with_words(_NIET_INGEVULD, gezien)


@advises(soorten.LANGE_ZIN)
def lange_zin(gezien: Gezien) -> Iterator[Finding]:
    for bestand, path, text in gezien.proza:
        if len(text.split()) > MAX_WORDS:
            longest = max(len(sentence.split()) for sentence in sentences(text))
            if longest > MAX_WORDS:
                yield bestand, path, {"aantal": longest}


_AFKORTING = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z]{1,5}\b|\b[A-Z]&[A-Z]\b")


@advises(soorten.AFKORTING)
def afkorting(gezien: Gezien) -> Iterator[Finding]:
    begrippen = gezien.gelezen.values(Begrippen).get("")
    known = {word for term in begrippen.begrippen for word in term.split()} if begrippen else set()
    for bestand, path, text in gezien.proza:
        for found in dict.fromkeys(_AFKORTING.findall(text)):
            if found not in known:
                yield bestand, path, {"afkorting": found}


@advises(soorten.NIET_TE_PRINTEN)
def niet_te_printen(gezien: Gezien) -> Iterator[Finding]:
    for bestand, path, text in gezien.proza:
        for teken in unprintable(text):
            yield bestand, path, {"teken": teken}
