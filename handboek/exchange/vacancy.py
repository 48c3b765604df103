"""The text of a vacancy for a role, to go on with in Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from handboek.exchange.choice import Bestand, Keuze
from handboek.exchange.paper import Document
from handboek.exchange.word import begun
from handboek.model import GEDRAG, Competentie, Functie, Gedragscompetentie, Handboek, Tekst
from handboek.words.vacancy import aim, lines, tasks
from handboek.words.vocabulary import WOORDEN


def files(keuze: Keuze) -> Iterator[Bestand]:
    """A text for each role."""
    for functie in keuze.functies:
        yield Bestand(f"{functie.id}-vacature.docx", partial(_vacancy, keuze.handboek, functie))


def _vacancy(handboek: Handboek, functie: Functie) -> bytes:
    document = begun(handboek, functie, f"{WOORDEN['vacature']['naam']} {functie.titel.plat}")
    document.title(functie.titel)
    if said := aim(functie):
        document.text(said)
    _listed(document, WOORDEN["vacature"]["taken"], tasks(functie))
    _listed(document, WOORDEN["vacature"]["gedrag"], list(_shown(handboek, functie)))
    asked = [text for text in (functie.opleiding, functie.vakstudies, functie.ervaring) if text]
    _listed(document, WOORDEN["eisen"]["kop"], asked)
    return document.content()


def _listed(document: Document, kop: str, texts: Sequence[str]) -> None:
    if texts:
        document.heading(kop, 1)
        document.items(texts)


def _shown(handboek: Handboek, functie: Functie) -> Iterator[str]:
    """The line of each competency at the level that the role asks, where it has one."""
    shown: list[tuple[Competentie | Gedragscompetentie, int]] = [
        (competentie, functie.eisen[competentie.id].niveau)
        for competenties in handboek.gevraagd_per_cluster([functie]).values()
        for competentie in competenties
    ]
    shown += [(handboek.gedragscompetenties[GEDRAG + id], 0) for id in functie.gedragscompetenties]
    for item, niveau in shown:
        if line := lines(item).get(niveau):
            yield Tekst(f"**{Tekst.letterlijk(item.label.plat)}**. {Tekst.letterlijk(line)}")
