"""What a competency has beside its behaviour: tips, pitfalls, questions, a scene, a level in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from handboek.importer.profiles import Beschreven, Profiel, Toevoeging
from handboek.model.levels import ELK

_ON_THEIR_OWN = """
ontwikkeltips, doen: ontwikkeltips|ontwikkeltip|tips|tip|ontwikkelsuggesties|ontwikkeladvies|ontwikkeling
ontwikkeltips, doen: ontwikkelmogelijkheden|ontwikkelactiviteiten|leertips|tips voor ontwikkeling
ontwikkeltips, doen: hoe ontwikkel je dit|zo ontwikkel je dit|hoe ontwikkel je deze competentie
valkuilen, te veel: valkuilen|valkuil|mogelijke valkuilen|doorgeschoten gedrag|overmatig gedrag
valkuilen, te weinig: niet effectief gedrag|niet-effectief gedrag|ineffectief gedrag|ongewenst gedrag
valkuilen, te weinig: niet effectief|contra-indicatoren|contra-indicaties|belemmerend gedrag
valkuilen, te weinig: negatieve indicatoren
vragen, gesprek: vragen|gespreksvragen|vragen voor het gesprek|vragen voor het jaargesprek|hulpvragen
vragen, gesprek: voorbeeldvragen|vragen voor het functioneringsgesprek
vragen, zelf: reflectievragen|zelfreflectie|vragen aan jezelf|vragen voor jezelf|vragen om over na te denken
vragen, sollicitatie: interviewvragen|selectievragen|sollicitatievragen|star-vragen|vragen voor selectie
vragen, sollicitatie: vragen voor het sollicitatiegesprek|vragen bij sollicitatie|vragen voor de sollicitatie
praktijk: praktijk|praktijkvoorbeeld|praktijkvoorbeelden|voorbeeld uit de praktijk|uit de praktijk|casus
kort: kort|in het kort|kort gezegd|samengevat|in één zin|in een zin|samenvatting|kortom
"""
_BELOW_IT = """
ontwikkeltips, doen: doen|op het werk|op de werkplek|leren door doen|oefenen|in je werk
ontwikkeltips, samen leren: samen leren|samen|van anderen|met anderen|leren van anderen|van en met elkaar
ontwikkeltips, scholing: scholing|training|trainingen|cursus|cursussen|literatuur|boeken|lezen
valkuilen, te weinig: te weinig|onvoldoende|afwezig
valkuilen, te veel: te veel|teveel|overdreven|doorgeslagen
vragen, zelf: zelf|aan jezelf|voor jezelf
vragen, gesprek: gesprek|in het gesprek|jaargesprek
vragen, sollicitatie: sollicitatie|bij sollicitatie|bij een sollicitatie
"""


def _listed(lines: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for place, _, words in (line.partition(": ") for line in lines.split("\n")):
        key, _, kind = place.partition(", ")
        yield from ((word, (key, kind)) for word in words.split("|") if word)


OPENINGS = dict(_listed(_ON_THEIR_OWN))
"""By the word that opens it: the key of a competency, and the one below it."""
_INSIDE = {(place[0], word): place for word, place in _listed(_BELOW_IT)}
ONE_TEXT = ("praktijk", "kort")
"""The keys whose value is one text and no list."""
_PER_LEVEL = ("ontwikkeltips", "praktijk", "kort")
NO_LEVEL = (
    "Wat bij ‘{label}’ onder ‘{sleutel}’ staat ({plek}), hoort bij geen niveau. "
    "Het staat nu bij niveau {niveau}."
)


def opened(word: str, within: tuple[str, str] | None) -> tuple[str, str] | None:
    """The place that a word opens, perhaps because of where it stands: "Te weinig" below "Valkuilen"."""
    for form in (word, re.sub("vraag$", "vragen", word), f"{word}en"):
        if found := (_INSIDE.get((within[0], form)) if within else None) or OPENINGS.get(form):
            return found
    return None


def settle_levels(profiel: Profiel) -> None:
    """Give each addition its level: what stands once, below the last one, is about all of them."""
    for competentie in profiel.competenties:
        levels = sorted(competentie.niveaus) or [1]
        for key in dict.fromkeys(erbij.plaats[0] for erbij in competentie.erbij):
            mine = [erbij for erbij in competentie.erbij if erbij.plaats[0] == key]
            at = {erbij.niveau for erbij in mine}
            if len(at) > 1 or not at & {0, levels[-1]}:
                continue
            for erbij in mine:
                erbij.niveau = levels[0] if key in _PER_LEVEL and competentie.met_niveaus else 0
            if key in _PER_LEVEL and len(levels) > 1:
                told = {"label": competentie.label.plat, "sleutel": key, "plek": mine[0].passage.plek}
                profiel.opmerkingen.append(NO_LEVEL.format(**told, niveau=levels[0]))


def keys_of(erbij: Toevoeging, competentie: Beschreven) -> tuple[str, ...]:
    """The keys below which an addition stands in the file of its competency, from the highest on."""
    key, kind = erbij.plaats
    level = f"niveau {erbij.niveau}" if erbij.niveau else ELK
    if key == "valkuilen" or not competentie.met_niveaus:
        return (key, kind) if kind else (key,)
    return (key, kind, level) if key == "vragen" else (key, level, kind) if kind else (key, level)


def nested(found: Mapping[tuple[str, ...], Any]) -> dict[str, Any]:
    """The same values, each below its keys; what holds for every level alone needs no key."""
    made: dict[str, Any] = {}
    for keys, value in found.items():
        inner = made
        for key in keys[:-1]:
            inner = inner.setdefault(key, {})
        inner[keys[-1]] = value
    for kind, value in made.get("vragen", {}).items():
        if isinstance(value, dict) and list(value) == [ELK]:
            made["vragen"][kind] = value[ELK]
    return made
