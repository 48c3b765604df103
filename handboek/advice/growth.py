"""How texts are written that help to grow, and what they say of people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handboek.advice.frame import Finding, Gezien, advises, below, sentences, with_words
from handboek.messages import advice as soorten
from handboek.messages.advice import MAX_LENGTH


@advises(soorten.TE_UITVOERIG)
def te_uitvoerig(gezien: Gezien) -> Iterator[Finding]:
    for bestand, path, text in below(gezien, *MAX_LENGTH):
        key = str(path[0])
        hoogste, wat = MAX_LENGTH[key]
        aantal = len(text.split() if wat == "woorden" else sentences(text))
        if aantal > hoogste:
            yield bestand, path, {"aantal": aantal, "wat": wat, "sleutel": key, "hoogste": hoogste}


_NIET_MET_JE = re.compile(
    r"(?!(kort|plant|print|sport|start|stort)\b)(\w+[bdfgklmnprvw]t|doet|gaat|kiest|leest|past|ziet)\b",
    re.IGNORECASE,
)
"""Words that are a third person and no command: ‘Vraagt’ is, ‘Zet’ and ‘Start’ can be either."""


@advises(soorten.TIP_MET_JE)
def tip_met_je(gezien: Gezien) -> Iterator[Finding]:
    for bestand, path, text in below(gezien, "ontwikkeltips"):
        if found := _NIET_MET_JE.match(text):
            yield bestand, path, {"woord": found[0]}


_GESLOTEN = re.compile(
    r"((ben|bent|denk|deed|doe|durf|ga|gaf|geef|ging|had|heb|hebt|hoor|kan|kon|kun|krijg|kreeg|mag|nam|neem|"
    r"vind|voel|vond|weet|wil|wilde|wist|zag|zie) (je|jij|u|jullie))\b"
    r"(?!.*\ben (\w+ )?(hoe|wat|waar|waarom|wanneer|wie|welke?)\b)[^?]*\?",
    re.IGNORECASE,
)
"""A question with no word to ask with, and no other question behind it."""


@advises(soorten.GESLOTEN_VRAAG)
def gesloten_vraag(gezien: Gezien) -> Iterator[Finding]:
    for bestand, path, text in below(gezien, "vragen"):
        if found := _GESLOTEN.fullmatch(text):
            yield bestand, path, {"woorden": found[1]}


_VERZONNEN = re.compile(
    r"stel( je( eens)? voor|,| dat)|((wat|hoe|wie) )?zou(dt)? (je|jij|u|jullie)\b", re.IGNORECASE
)


@advises(soorten.VERZONNEN_SITUATIE)
def verzonnen_situatie(gezien: Gezien) -> Iterator[Finding]:
    for bestand, path, text in below(gezien, "vragen"):
        if path[1] == "sollicitatie" and (found := _VERZONNEN.match(text)):
            yield bestand, path, {"woorden": found[0].rstrip(",")}


_NAAM = re.compile(
    r"\b([Mm](evrouw|eneer|evr\.?|w\.?)|[Dd](e heer|hr\.?)) "
    r"(([Vv]an|[Dd]e[rn]?|[Tt]e[rn]|[Ee]l) )*[^\W\d_a-z]\w+"
)


@advises(soorten.NAAM_VAN_IEMAND)
def naam_van_iemand(gezien: Gezien) -> Iterator[Finding]:
    yield from with_words(_NAAM, gezien)


_HIJ_OF_ZIJ = re.compile(
    r"(?<=\s)(hij( of |/)zij|zij( of |/)hij|hem( of |/)haar|haar( of |/)hem|"
    r"zijn( of |/)haar|haar( of |/)zijn|hij)\b"
)
"""Not where a sentence begins: there it is no verb, which another advice tells."""


@advises(soorten.HIJ_OF_ZIJ)
def hij_of_zij(gezien: Gezien) -> Iterator[Finding]:
    yield from with_words(_HIJ_OF_ZIJ, gezien)
