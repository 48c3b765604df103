"""What of a choice of roles can be printed, by its name on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from handboek.exchange import Keuze
from handboek.site.pdf.books import Documents
from handboek.site.pdf.content import Document


class Papier(NamedTuple):
    """A kind of PDF; `uitleg` says what it is for."""

    uitleg: str
    documents: Callable[[Documents, Keuze], Iterator[Document]]


def _leaves(documents: Documents, keuze: Keuze) -> Iterator[Document]:
    return (next(documents.of_role(functie)) for functie in keuze.functies)


def _booklet(documents: Documents, keuze: Keuze) -> Iterator[Document]:
    yield documents.of_booklet(keuze, f"{keuze.naam or 'boekje'}.pdf")


def _poster(documents: Documents, keuze: Keuze) -> Iterator[Document]:
    yield documents.of_poster(keuze, f"{keuze.naam or 'matrix'}-poster.pdf")


def _beside(template: str) -> Callable[[Documents, Keuze], Iterator[Document]]:
    def found(documents: Documents, keuze: Keuze) -> Iterator[Document]:
        each = (document for functie in keuze.functies for document in documents.beside_role(functie))
        return (document for document in each if document.template == template)

    return found


PAPIER = {
    "pdf": Papier("Om af te drukken: elke functie op een eigen blad.", _leaves),
    "boekje": Papier("Om af te drukken: de bladen van alle gekozen functies in één PDF.", _booklet),
    "poster": Papier("Voor aan de muur: de matrix van de gekozen functies op A3.", _poster),
    "kaart": Papier(
        "Om af te drukken: een functie op één blad, elke competentie in één zin.", _beside("kaart")
    ),
    "sollicitatie": Papier(
        "Om af te drukken: vragen voor een sollicitatiegesprek, met ruimte voor de antwoorden.",
        _beside("sollicitatie"),
    ),
}
"""By name, in the order in which they are shown."""
