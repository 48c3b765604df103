"""A role as a Word document that reads as its page.

Headings say what each part is in words that the importer knows: what was edited can be brought back.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from handboek.exchange.choice import Bestand, Keuze
from handboek.exchange.paper import NUMBERS, Cel, Document
from handboek.exchange.tables import gevraagd
from handboek.model import GEDRAG, Functie, Handboek
from handboek.words.naming import aanduiding
from handboek.words.vocabulary import WOORDEN


def files(keuze: Keuze) -> Iterator[Bestand]:
    """A document of each role."""
    for functie in keuze.functies:
        yield Bestand(f"{functie.id}.docx", partial(_profile, keuze.handboek, functie))


def begun(handboek: Handboek, functie: Functie, titel: str) -> Document:
    """An empty document about a role."""
    gegevens = handboek.gegevens
    status = (functie.status or "").capitalize() if functie.is_concept else ""
    named = (functie.functiefamilie, gegevens.organisatie)
    kop = " · ".join(filter(None, (status, gegevens.titel.plat, *(text.plat for text in named if text))))
    voet = aanduiding(functie, handboek)
    return Document(
        titel, kop, voet, (functie.versie.jaar, functie.versie.maand) if functie.versie else (2000, 1)
    )


def _profile(handboek: Handboek, functie: Functie) -> bytes:
    document = begun(handboek, functie, functie.titel.plat)
    document.title(functie.titel)
    if functie.versie:
        document.text(f"Versie {functie.versie}", soft=True)
    if functie.organisatie:
        document.text(functie.organisatie, soft=True)
    if functie.doel:
        document.heading("Doel", 1)
        document.text(functie.doel)
    for naam, rubriek in functie.onderdelen.items():
        document.heading(naam, 1)
        if rubriek.tekst:
            document.text(rubriek.tekst)
        document.items(rubriek.punten)
    _matrix(document, handboek, functie)
    _results(document, functie)
    _competencies(document, handboek, functie)
    _behaviour(document, handboek, functie)
    _person(document, functie)
    if functie.voetnoten:
        document.footnotes(functie.voetnoten)
    return document.content()


def _matrix(document: Document, handboek: Handboek, functie: Functie) -> None:
    if not functie.eisen:
        return
    explained = any(eis.toelichting for eis in functie.eisen.values())
    schaal = f" ({functie.schaal.plat})" if functie.schaal else ""
    heads = [WOORDEN["competentie"]["naam"], f"Competentieniveau {functie.titel.plat}{schaal}"]
    rows: list[list[Cel]] = []
    for groep, eisen in (("Generiek", functie.generiek), ("Specifiek", functie.specifiek)):
        rows += [[groep]] if eisen else []
        for id, eis in eisen.items():
            niveau = handboek.gegevens.niveau(eis.niveau).label.plat
            asked = str(eis.niveau) if niveau == str(eis.niveau) else f"{eis.niveau} ({niveau})"
            row: list[Cel] = [handboek.competenties[id].label, asked]
            rows.append([*row, eis.toelichting] if explained else row)
    document.heading(WOORDEN["matrix"]["kop"], 1)
    if explained:
        document.table([*heads, WOORDEN["matrix"]["toelichting"]], rows, (48, 38, 83))
    else:
        document.table(heads, rows, (85, 84))


def _results(document: Document, functie: Functie) -> None:
    if functie.resultaatgebieden:
        document.heading(WOORDEN["resultaatgebieden"]["kop"], 1)
    for naam, gebied in functie.resultaatgebieden.items():
        document.heading(naam, 2)
        if gebied.omschrijving:
            document.text(gebied.omschrijving, leads=True)
        if gebied.indicatoren:
            document.text(WOORDEN["competentie"]["indicatoren"], soft=True, leads=True)
            document.items(gebied.indicatoren)
    if functie.kritieke_situaties:
        document.heading(WOORDEN["kritieke_situaties"]["kop"], 1)
        document.items(functie.kritieke_situaties, NUMBERS)


def _competencies(document: Document, handboek: Handboek, functie: Functie) -> None:
    for cluster, competenties in handboek.gevraagd_per_cluster([functie]).items():
        if competenties:
            document.heading(handboek.gegevens.clusters[cluster].label, 1)
        for competentie in competenties:
            document.heading(competentie.label, 2)
            document.text(competentie.definitie, leads=True)
            norm = functie.eisen[competentie.id].niveau
            for niveau, gedrag in competentie.niveaus.items():
                document.heading(level(handboek, niveau, gevraagd(niveau, norm)), 3)
                document.items(gedrag, marked=niveau == norm)


def _behaviour(document: Document, handboek: Handboek, functie: Functie) -> None:
    if functie.gedragscompetenties:
        document.heading(WOORDEN["gedragscompetenties"]["kop"], 1)
    for id in functie.gedragscompetenties:
        competentie = handboek.gedragscompetenties[GEDRAG + id]
        document.heading(competentie.label, 2)
        document.text(competentie.definitie, leads=True)
        document.text(WOORDEN["competentie"]["indicatoren"], soft=True, leads=True)
        document.items(competentie.indicatoren)


def _person(document: Document, functie: Functie) -> None:
    if functie.teamrollen:
        document.heading(WOORDEN["teamrollen"]["kop"], 1)
        document.table((), functie.teamrollen.items(), (48, 121))
    if functie.persoonlijkheidskenmerken:
        words = WOORDEN["persoonlijkheidskenmerken"]
        document.heading(words["kop"], 1)
        document.table(
            (words["kenmerk"], words["minimum"], words["betekenis"]),
            [
                (naam, str(kenmerk.minimum), kenmerk.uitleg)
                for naam, kenmerk in functie.persoonlijkheidskenmerken.items()
            ],
            (48, 24, 97),
        )
    for key in ("opleiding", "vakstudies", "ervaring"):
        if text := getattr(functie, key):
            document.heading(WOORDEN["eisen"][key], 1)
            document.text(text)


def level(handboek: Handboek, nummer: int, meaning: str = "") -> str:
    """A level as a heading names it: "Niveau 2 (de norm voor deze functie)", "Niveau 2 – Gevorderd"."""
    label, word = handboek.gegevens.niveau(nummer).label.plat, WOORDEN["niveau"]["naam"].capitalize()
    if label != str(nummer):
        return f"{word} {nummer} – {label}"
    return f"{word} {nummer} ({meaning})" if meaning else f"{word} {nummer}"
