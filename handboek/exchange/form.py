"""The empty form for the conversation about a role, to fill in with Word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from handboek.exchange.choice import Bestand, Keuze
from handboek.exchange.paper import Cel, Document
from handboek.exchange.word import begun, level
from handboek.model import GEDRAG, Competentie, Functie, Handboek, Tekst
from handboek.words.vocabulary import WOORDEN

ROOM = 28
"""For what is written by hand, in mm."""


def files(keuze: Keuze) -> Iterator[Bestand]:
    """A form for each role."""
    for functie in keuze.functies:
        yield Bestand(f"{functie.id}-gesprek.docx", partial(_form, keuze.handboek, functie))


def _form(handboek: Handboek, functie: Functie) -> bytes:
    words = WOORDEN["gesprek"]
    document = begun(handboek, functie, f"{words['formulier']} {functie.titel.plat}")
    document.title(words["formulier"])
    document.text(functie.titel)
    filled_in = [*(who.capitalize() for who in words["partijen"]), words["gesprek_op"]]
    document.table((), [(naam, "") for naam in filled_in], (55, 114))
    document.text(WOORDEN["gesprek"]["uitleg"])
    if functie.resultaatgebieden:
        document.heading(WOORDEN["resultaatgebieden"]["kop"], 1)
    for naam, gebied in functie.resultaatgebieden.items():
        _subject(document, naam, None, {WOORDEN["competentie"]["indicatoren"]: gebied.indicatoren})
    if functie.eisen or functie.gedragscompetenties:
        document.heading(WOORDEN["competentie"]["alle"], 1)
    for competenties in handboek.gevraagd_per_cluster([functie]).values():
        for competentie in competenties:
            norm = functie.eisen[competentie.id].niveau
            vragen = handboek.vragen(competentie.id, "gesprek", norm)
            levels = _up_to(handboek, competentie, norm)
            _subject(document, competentie.label, competentie.definitie, levels, vragen)
    for id in functie.gedragscompetenties:
        gedrag = handboek.gedragscompetenties[GEDRAG + id]
        indicators = {WOORDEN["competentie"]["indicatoren"]: gedrag.indicatoren}
        vragen = handboek.vragen(gedrag.id, "gesprek", 0)
        _subject(document, gedrag.label, gedrag.definitie, indicators, vragen)
    document.heading(words["afspraken"], 1)
    document.table((), [(vraag,) for vraag in words["vragen"]], (169,), ROOM)
    document.heading(words["gezien"], 1)
    signed = [f"{words['handtekening']} {who}" for who in words["partijen"]]
    document.table(("", *signed), [(words["datum"], "", ""), ("", "", "")], (29, 70, 70), ROOM / 2)
    return document.content()


def _subject(
    document: Document,
    naam: Cel,
    definitie: Tekst | None,
    teksten: dict[str, tuple[Tekst, ...]],
    vragen: tuple[Tekst, ...] = (),
) -> None:
    """What is talked about, questions to do so, and room for examples from both sides."""
    words = WOORDEN["gesprek"]
    document.heading(naam, 2)
    if definitie:
        document.text(definitie, leads=True)
    asked = {words["om_over_te_praten"]: vragen} if vragen else {}
    for kop, gedrag in (teksten | asked).items():
        document.heading(kop, 3)
        document.items(gedrag)
    heads = [f"{words['voorbeelden']} {who}" for who in words["partijen"]]
    document.table(heads, [("", "")], (84, 85), ROOM)


def _up_to(handboek: Handboek, competentie: Competentie, norm: int) -> dict[str, tuple[Tekst, ...]]:
    told = WOORDEN["niveau"]
    return {
        level(handboek, niveau, told["norm" if niveau == norm else "lager"]): gedrag
        for niveau, gedrag in competentie.niveaus.items()
        if niveau <= norm
    }
