"""Advice: what is allowed in a handbook but is probably not meant. It never stops anything.

One function an aspect; its text and its explanation for HR stand right above it. An organisation
switches a kind off by its code under `geen advies over` in handboek.yml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from handboek.fonts import MISSING, unprintable
from handboek.loading import Gelezen, Loaded
from handboek.loading.nodes import locate
from handboek.meldingen import Melder, Melding, Soort, kort
from handboek.model import (
    GEDRAG,
    NIVEAUS,
    NOG_NIET_BESCHREVEN,
    Adviescode,
    Begrippen,
    Competentie,
    Functie,
    Gedragscompetentie,
    Gegevens,
)
from handboek.tekst import Tekst

MAX_WORDS = 35
ALIKE = 0.8
"""The share of words that two behaviours have in common to be called nearly the same."""
MAX_YEARS = 3

Path = tuple[int | str, ...]
Finding = tuple[Loaded, Path, dict[str, object]]
Check = Callable[["Gezien"], Iterator[Finding]]


@dataclass(frozen=True)
class Gezien:
    """What the checks look at: the files, and the day on which they look."""

    gelezen: Gelezen
    vandaag: date

    @property
    def functies(self) -> Iterator[tuple[Loaded, Functie]]:
        for loaded in self.gelezen.bestanden[Functie].values():
            if isinstance(loaded.value, Functie):
                yield loaded, loaded.value

    @property
    def competenties(self) -> Iterator[tuple[Loaded, Competentie | Gedragscompetentie]]:
        for kind in (Competentie, Gedragscompetentie):
            for loaded in self.gelezen.bestanden[kind].values():
                if isinstance(loaded.value, Competentie | Gedragscompetentie):
                    yield loaded, loaded.value

    @property
    def gedrag(self) -> Iterator[Gedrag]:
        """Every behaviour and indicator of a competency, in order, where there is any yet."""
        for loaded, competentie in self.competenties:
            for key, texts in _gedrag(competentie).items():
                for position, text in enumerate(texts):
                    if text != NOG_NIET_BESCHREVEN:
                        yield Gedrag(loaded, (key, position), text)


def _gedrag(competentie: Competentie | Gedragscompetentie) -> dict[str, tuple[Tekst, ...]]:
    """The lists of behaviour of a competency, by key."""
    if isinstance(competentie, Gedragscompetentie):
        return {"indicatoren": competentie.indicatoren}
    return {f"niveau {niveau}": competentie.niveaus[niveau] for niveau in NIVEAUS}


class Gedrag(NamedTuple):
    loaded: Loaded
    path: Path
    tekst: Tekst


class Advies(NamedTuple):
    soort: Soort
    uitleg: str
    check: Check


ADVIEZEN: list[Advies] = []


def adviezen(gelezen: Gelezen, vandaag: date) -> list[Melding]:
    """All advice on what could be read, sorted by place, without the kinds that are switched off."""
    gezien = Gezien(gelezen, vandaag)
    gegevens = gelezen.values(Gegevens).get("")
    off = set(gegevens.geen_advies_over) if gegevens else set()
    found: list[Melding] = []
    for advies in ADVIEZEN:
        if advies.soort.code not in off:
            for loaded, path, values in advies.check(gezien):
                place = locate(loaded.root, path).place
                Melder(loaded.report.pad, found)(place.line, place.column, advies.soort, **values)
    return sorted(found)


def _advies(code: Adviescode, tekst: str, uitleg: str) -> Callable[[Check], Check]:
    def register(check: Check) -> Check:
        ADVIEZEN.append(Advies(Soort(code, tekst), uitleg, check))
        return check

    return register


@_advies(
    "nog-niet-beschreven",
    "‘{label}’ is nog niet (helemaal) beschreven. Vervang ‘{tekst}’ door je eigen tekst.",
    "Na het importeren kan een functie een competentie vragen die in geen document stond. Zo'n competentie "
    "is er dan wel, zodat de functie klopt, maar wie haar leest weet nog niets.",
)
def _nog_niet_beschreven(gezien: Gezien) -> Iterator[Finding]:
    for loaded, competentie in gezien.competenties:
        said = [competentie.definitie, *(text for texts in _gedrag(competentie).values() for text in texts)]
        if NOG_NIET_BESCHREVEN in said:
            yield loaded, ("label",), {"label": competentie.label, "tekst": NOG_NIET_BESCHREVEN}


@_advies(
    "ongebruikt",
    "Geen enkele functie vraagt ‘{label}’. Is deze competentie nog nodig?",
    "Een competentie die bij geen functie hoort, leest niemand. Vraag haar in een functie, of "
    "verwijder haar. "
    "Een competentie waarop een andere voortbouwt of waarmee een andere wordt vergeleken, telt als gebruikt.",
)
def _ongebruikt(gezien: Gezien) -> Iterator[Finding]:
    used: set[str] = set()
    for _, functie in gezien.functies:
        used.update(functie.eisen, (GEDRAG + id for id in functie.gedragscompetenties))
    for _, competentie in gezien.competenties:
        used.update(competentie.bouwt_voort_op, competentie.niet_verwarren_met)
        if competentie.niet_verwarren_met:
            used.add(competentie.id)
    for loaded, competentie in gezien.competenties:
        if competentie.id not in used:
            yield loaded, ("label",), {"label": competentie.label}


@_advies(
    "weinig-gedrag",
    "‘{sleutel}’ heeft maar één voorbeeld van gedrag. Voeg er een toe, zodat duidelijk wordt wat je bedoelt.",
    "Met één voorbeeld blijft een niveau een raadsel: is het dat ene, of zijn er meer manieren om "
    "het te laten "
    "zien? Drie of vier voorbeelden geven een goed beeld.",
)
def _weinig_gedrag(gezien: Gezien) -> Iterator[Finding]:
    for loaded, competentie in gezien.competenties:
        if isinstance(competentie, Competentie):
            for niveau, gedrag in competentie.niveaus.items():
                if len(gedrag) < 2 and gedrag[0] != NOG_NIET_BESCHREVEN:
                    yield loaded, (f"niveau {niveau}",), {"sleutel": f"niveau {niveau}"}


@_advies(
    "bijna-hetzelfde",
    "Dit gedrag lijkt veel op ‘{ander}’ ({waar}). Laat het op één plek staan, of maak het verschil "
    "duidelijk.",
    "Staat hetzelfde gedrag twee keer, dan weet niemand bij welke competentie of welk niveau het hoort. Een "
    "hoger niveau hoeft een lager niveau niet te herhalen: dat hoort er al bij.",
)
def _bijna_hetzelfde(gezien: Gezien) -> Iterator[Finding]:
    alles = list(gezien.gedrag)
    for one, other in _alike([_words(gedrag.tekst) for gedrag in alles]):
        first, later = alles[one], alles[other]
        place = locate(first.loaded.root, first.path).place
        waar = f"{first.loaded.report.pad}, regel {place.line}"
        yield later.loaded, later.path, {"ander": kort(first.tekst, 60), "waar": waar}


_NIET_TE_ZIEN = re.compile(
    r"\b(is zich bewust|bewust van|kan|kunnen|is in staat|heeft inzicht|inzicht in|heeft affiniteit|"
    r"weet dat|begrijpt dat|gelooft|voelt zich|vindt het belangrijk|staat open voor|heeft oog voor|"
    r"beschikt over)\b",
    re.IGNORECASE,
)


@_advies(
    "niet-waarneembaar",
    "‘{woorden}’ kun je bij een ander niet zien. Schrijf op wat iemand dan doet of zegt.",
    "Gedrag is wat een collega ziet of hoort. Wat iemand kan, weet, vindt of voelt, zie je niet. "
    "Vraag jezelf "
    "af: waar zou ik het aan merken? Schrijf dat op.",
)
def _niet_waarneembaar(gezien: Gezien) -> Iterator[Finding]:
    for gedrag in gezien.gedrag:
        if found := _NIET_TE_ZIEN.search(gedrag.tekst):
            yield gedrag.loaded, gedrag.path, {"woorden": found[0]}


@_advies(
    "lange-zin",
    "Deze zin telt {aantal} woorden. Maak er twee van, of laat weg wat niet nodig is.",
    f"Een zin van meer dan {MAX_WORDS} woorden lees je twee keer. Korte zinnen met één gedachte "
    "blijven hangen.",
)
def _lange_zin(gezien: Gezien) -> Iterator[Finding]:
    for loaded, path, text in _prose(gezien):
        counts = [len(sentence.split()) for sentence in re.split(r"(?<=[.!?])\s+", text)]
        if max(counts) > MAX_WORDS:
            yield loaded, path, {"aantal": max(counts)}


_AFKORTING = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z]{1,5}\b|\b[A-Z]&[A-Z]\b")


@_advies(
    "afkorting",
    "‘{afkorting}’ staat niet in begrippen.yml. Schrijf het uit, of leg het daar uit.",
    "Wie nieuw is, kent de afkortingen niet. Staat een afkorting in `data/begrippen.yml`, dan leest iedereen "
    "wat zij betekent door de muis erop te houden.",
)
def _afkorting(gezien: Gezien) -> Iterator[Finding]:
    begrippen = gezien.gelezen.values(Begrippen).get("")
    known = {word for term in begrippen.begrippen for word in term.split()} if begrippen else set()
    for loaded, path, text in _prose(gezien):
        for found in dict.fromkeys(_AFKORTING.findall(text)):
            if found not in known:
                yield loaded, path, {"afkorting": found}


@_advies(
    "spreiding",
    "Deze functie vraagt naast niveau 1 ook niveau 3 ({hoog}). Klopt dat?",
    "Niveaus verschillen in zelfstandigheid en overzicht. Een functie die op het ene punt het eerste "
    "en op het "
    "andere het derde niveau vraagt, is ongewoon. Soms klopt het; kijk dan of er een toelichting bij staat.",
)
def _spreiding(gezien: Gezien) -> Iterator[Finding]:
    for loaded, functie in gezien.functies:
        levels = {id: eis.niveau for id, eis in functie.eisen.items()}
        if {NIVEAUS[0], NIVEAUS[-1]} <= set(levels.values()):
            high = [id for id, niveau in levels.items() if niveau == NIVEAUS[-1]]
            key = "generiek" if high[0] in functie.generiek else "specifiek"
            yield loaded, (key, high[0]), {"hoog": ", ".join(high)}


@_advies(
    "versie-in-toekomst",
    "De versie ‘{versie}’ ligt in de toekomst. Klopt de maand?",
    "De versie is de maand waarin de tekst is vastgesteld. Ligt die nog voor ons, dan is het vaak "
    "een tikfout.",
)
def _versie_in_toekomst(gezien: Gezien) -> Iterator[Finding]:
    for loaded, functie in gezien.functies:
        if functie.versie and functie.versie > (gezien.vandaag.year, gezien.vandaag.month):
            yield loaded, ("versie",), {"versie": functie.versie}


@_advies(
    "versie-oud",
    "Deze functie is voor het laatst vastgesteld in {versie}. Kijk of zij nog klopt en pas de versie aan.",
    f"Werk verandert. Lees een functie ten minste om de {MAX_YEARS} jaar door, ook als er niets aan hoeft te "
    "veranderen: zet dan alleen de versie op de maand van nu.",
)
def _versie_oud(gezien: Gezien) -> Iterator[Finding]:
    limit = (gezien.vandaag.year - MAX_YEARS, gezien.vandaag.month)
    for loaded, functie in gezien.functies:
        if functie.versie and functie.versie < limit:
            yield loaded, ("versie",), {"versie": functie.versie}


@_advies(
    "niet-te-printen",
    f"De PDF heeft geen letter voor ‘{{teken}}’ en zet op die plek ‘{MISSING}’. Kies een ander teken.",
    f"De PDF's gebruiken vaste lettertypen. Een teken dat daarin ontbreekt, wordt in de PDF ‘{MISSING}’; op "
    "de website staat het goed.",
)
def _niet_te_printen(gezien: Gezien) -> Iterator[Finding]:
    for loaded, path, text in _prose(gezien):
        for teken in unprintable(text):
            yield loaded, path, {"teken": teken}


def _prose(gezien: Gezien) -> Iterator[tuple[Loaded, Path, str]]:
    """Every sentence of competencies and roles, with its path."""
    yield from gezien.gedrag
    for loaded, competentie in gezien.competenties:
        yield loaded, ("definitie",), competentie.definitie
    for loaded, functie in gezien.functies:
        for key in ("generiek", "specifiek"):
            for id, eis in getattr(functie, key).items():
                if eis.toelichting:
                    yield loaded, (key, id, "toelichting"), eis.toelichting
        for naam, gebied in functie.resultaatgebieden.items():
            for position, text in enumerate(gebied.indicatoren):
                yield loaded, ("resultaatgebieden", naam, "indicatoren", position), text
        for position, text in enumerate(functie.kritieke_situaties):
            yield loaded, ("kritieke situaties", position), text
        if functie.doel:
            yield loaded, ("doel",), functie.doel


_STOP = frozenset(
    ("de", "het", "een", "en", "of", "in", "op", "te", "van", "voor", "met", "aan", "bij", "naar", "om")
)


def _words(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(words) - _STOP or frozenset(words)


def _alike(sets: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of positions whose sets share at least `ALIKE` of their words (Jaccard).

    Two such sets share one of their rarest words; only sets that do are compared (prefix filtering,
    Chaudhuri et al. 2006), so that a large handbook stays fast.
    """
    rarity = Counter(word for words in sets for word in words)
    by_word: dict[str, list[int]] = {}
    for position, words in enumerate(sets):
        rarest = sorted(words, key=lambda word: (rarity[word], word))
        prefix = rarest[: len(rarest) - int(ALIKE * len(rarest) + 0.999) + 1]
        candidates = {earlier for word in prefix for earlier in by_word.get(word, ())}
        for earlier in sorted(candidates):
            other = sets[earlier]
            if len(words & other) >= ALIKE * len(words | other):
                yield earlier, position
                break
        for word in prefix:
            by_word.setdefault(word, []).append(position)
