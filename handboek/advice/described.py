"""What is described thinly, or for nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from handboek.advice.frame import Finding, Gezien, Path, advises
from handboek.loading import Bestand
from handboek.loading.inheritance import dropped_in_vain
from handboek.messages import advice as soorten
from handboek.messages import bedoel_je
from handboek.model import (
    GEDRAG,
    NOG_NIET_BESCHREVEN,
    Competentie,
    Functie,
    Gedragscompetentie,
    Gegevens,
    Tips,
)

Benoemd = Functie | Competentie | Gedragscompetentie


@advises(soorten.NOG_NIET_BESCHREVEN)
def nog_niet_beschreven(gezien: Gezien) -> Iterator[Finding]:
    for bestand, competentie in gezien.competenties:
        said = [
            competentie.definitie,
            *(text for texts in gezien.gedrag_van(bestand, competentie).values() for text in texts),
        ]
        if NOG_NIET_BESCHREVEN in said:
            yield bestand, ("label",), {"label": competentie.label, "tekst": NOG_NIET_BESCHREVEN}


@advises(soorten.ONGEBRUIKT)
def ongebruikt(gezien: Gezien) -> Iterator[Finding]:
    if gezien.gelezen.handboek is None:
        return  # a role that cannot be read yet may ask it
    used: set[str] = set()
    for _, functie in gezien.functies:
        used.update(functie.eisen, (GEDRAG + id for id in functie.gedragscompetenties))
    for _, competentie in gezien.competenties:
        used.update(competentie.bouwt_voort_op, competentie.niet_verwarren_met)
        if competentie.niet_verwarren_met:
            used.add(competentie.id)
    for bestand, competentie in gezien.competenties:
        if competentie.id not in used:
            yield bestand, ("label",), {"label": competentie.label}


@advises(soorten.DUBBELE_NAAM)
def dubbele_naam(gezien: Gezien) -> Iterator[Finding]:
    named: dict[str, Iterable[tuple[Bestand, Benoemd]]] = {
        "titel": gezien.functies,
        "label": gezien.competenties,
    }
    for key, items in named.items():
        seen: dict[tuple[str, str], str] = {}
        for bestand, item in items:
            scope = str(item.organisatie) if isinstance(item, Functie) else type(item).__name__
            ander = seen.setdefault((scope, item.naam.plat.casefold()), bestand.report.pad)
            if ander != bestand.report.pad:
                yield bestand, (key,), {"naam": item.naam, "ander": ander}


@advises(soorten.FAMILIE_ZONDER_FUNCTIE)
def familie_zonder_functie(gezien: Gezien) -> Iterator[Finding]:
    named = {
        f.functiefamilie.casefold(): str(f.functiefamilie) for _, f in gezien.functies if f.functiefamilie
    }
    for bestand in gezien.gelezen.bestanden[Gegevens].values():
        families = bestand.value.families if isinstance(bestand.value, Gegevens) else {}
        for naam in families:
            if naam.casefold() not in named:
                bedoeld = bedoel_je(naam, named.values())
                yield bestand, ("families", str(naam)), {"naam": naam, "bedoeld": bedoeld}


@advises(soorten.NIETS_WEGGELATEN)
def niets_weggelaten(gezien: Gezien) -> Iterator[Finding]:
    for bestanden in gezien.gelezen.bestanden[Gegevens].values():
        for bestand, functie in gezien.functies:
            for path in dropped_in_vain(functie, bestand, bestanden):
                yield bestand, path, {"wat": path[-1]}


@advises(soorten.BEWERKADRES)
def bewerkadres(gezien: Gezien) -> Iterator[Finding]:
    for bestand in gezien.gelezen.bestanden[Gegevens].values():
        adres = bestand.value.bewerkadres if isinstance(bestand.value, Gegevens) else None
        if adres and not re.search(r"edit|=$", adres):
            yield bestand, ("bewerkadres",), {"goed": "edit/main/" if adres.endswith("/") else "/edit/main/"}


@advises(soorten.WEINIG_GEDRAG)
def weinig_gedrag(gezien: Gezien) -> Iterator[Finding]:
    for bestand, competentie in gezien.competenties:
        if isinstance(competentie, Competentie):
            for key, gedrag in gezien.gedrag_van(bestand, competentie).items():
                if len(gedrag) < 2 and gedrag[0] != NOG_NIET_BESCHREVEN:
                    yield bestand, (key,), {"sleutel": key}


@advises(soorten.HALF_INGEVULD)
def half_ingevuld(gezien: Gezien) -> Iterator[Finding]:
    for bestand, competentie in gezien.competenties:
        for path, lacking in _lacking(gezien, competentie):
            yield (
                bestand,
                path,
                {"sleutel": ", ".join(map(str, path)), "wat": " en ".join(f"‘{word}’" for word in lacking)},
            )


def _lacking(
    gezien: Gezien, competentie: Competentie | Gedragscompetentie
) -> Iterator[tuple[Path, Sequence[str]]]:
    """Where what helps to grow says one thing and leaves out its counterpart."""
    tips: Mapping[Path, Tips] = {}
    if isinstance(competentie, Competentie):
        names = {number: gezien.niveaus[number - 1].naam for number in competentie.niveaus}
        for key in ("kort", "praktijk", "ontwikkeltips"):
            filled = getattr(competentie, key)
            if filled and (lacking := [name for number, name in names.items() if number not in filled]):
                yield (key,), lacking
        yield from _questions(competentie, names)
        tips = {
            ("ontwikkeltips", names[n]): found for n, found in competentie.ontwikkeltips.items() if n in names
        }
    elif competentie.ontwikkeltips:
        tips = {("ontwikkeltips",): competentie.ontwikkeltips}
    for path, found in tips.items():
        kinds = dict(Tips.sleutels())
        lacking = [key for key in kinds if not getattr(found, key.replace(" ", "_"))]
        if len(kinds) - len(lacking) < 2:
            yield path, lacking[:1]
    if valkuilen := competentie.valkuilen:
        lacking = [key for key, _ in valkuilen.sleutels() if not getattr(valkuilen, key.replace(" ", "_"))]
        if lacking:
            yield ("valkuilen",), lacking


def _questions(competentie: Competentie, names: Mapping[int, str]) -> Iterator[tuple[Path, Sequence[str]]]:
    """The kinds of questions that differ by level, and are not there for each."""
    vragen = competentie.vragen
    for soort, _ in vragen.sleutels() if vragen else ():
        found = getattr(vragen, soort)
        if found and 0 not in found and (lacking := [names[n] for n in names if n not in found]):
            yield ("vragen", soort), lacking


@advises(soorten.SPREIDING)
def spreiding(gezien: Gezien) -> Iterator[Finding]:
    lowest, *between, highest = enumerate(gezien.niveaus, 1)
    for bestand, functie in gezien.functies:
        levels = {id: eis.niveau for id, eis in functie.eisen.items()}
        if between and {lowest[0], highest[0]} <= set(levels.values()):
            high = [id for id, niveau in levels.items() if niveau == highest[0]]
            key = "generiek" if high[0] in functie.generiek else "specifiek"
            names = {"laagste": lowest[1].naam, "hoogste": highest[1].naam}
            yield bestand, (key, high[0]), {"hoog": ", ".join(high), **names}
