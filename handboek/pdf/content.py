"""From the model to what the templates of the PDFs read: plain values, every text a list of spans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from handboek.addresses import adres, oude_adressen
from handboek.fonts import printable
from handboek.history import Historie
from handboek.model import (
    GEDRAG,
    SCHAAL_PERSOONLIJKHEID,
    Functie,
    Handboek,
    Onderdeel,
    Versie,
    datum_in_woorden,
)
from handboek.pdf.hypertext import tree
from handboek.tekst import Tekst

MOST_CELLS = 300 * 60
"""Of the matrix on paper: a larger one takes more sheets and memory than it is worth."""


@dataclass(frozen=True)
class Document:
    """A PDF to make: where it stands on the site, which template makes it, and from what."""

    adressen: tuple[str, ...]
    """Paths from the site's root: its own, then those that it had."""
    template: str
    data: Mapping[str, Any]


def pdfs_van(functie: Functie, handboek: Handboek, historie: Historie | None) -> Iterator[Document]:
    """The role as a document, and its empty conversation form."""
    asked = {
        **_kop(handboek, handboek.aanduiding(functie)),
        "functie": _functie(functie, historie),
        "competenties": {id: _value(handboek.competenties[id]) for id in functie.eisen},
        "gedragscompetenties": {
            id: _value(handboek.gedragscompetenties[GEDRAG + id]) for id in functie.gedragscompetenties
        },
    }
    for template, suffix in (("functie", ""), ("gesprek", "-gesprek")):
        places = ((adres(functie), functie.id), *zip(oude_adressen(functie), functie.voorheen, strict=True))
        yield Document(tuple(f"{page}{id}{suffix}.pdf" for page, id in places), template, asked)


def handboek_als_pdf(handboek: Handboek, historie: Historie | None, stand: date, inleiding: str) -> Document:
    """The whole handbook as it stood on a day; `inleiding` is the HTML of its first pages."""
    data = {
        **_kop(handboek, handboek.gegevens.titel.plat),
        "stand": datum_in_woorden(stand),
        "inleiding": tree(inleiding)[1],
        "functies": {id: _functie(functie, historie) for id, functie in handboek.functies.items()},
        "matrix": _matrix(handboek),
        "competenties": _value(handboek.competenties),
        "gedragscompetenties": {
            id.removeprefix(GEDRAG): _value(c) for id, c in handboek.gedragscompetenties.items()
        },
        "labels": {c.id: _value(c.label) for c in handboek.alle_competenties()},
        "begrippen": [
            (printable(term), _value(uitleg))
            for term, uitleg in sorted(handboek.begrippen.items(), key=lambda pair: pair[0].casefold())
        ],
    }
    return Document(("handboek.pdf",), "handboek", data)


def _matrix(handboek: Handboek) -> dict[str, list[str]] | None:
    """The rows and columns of the matrix; None when it has more cells than paper can show."""
    asked = {id for functie in handboek.matrixfuncties for id in functie.eisen}
    columns = [c.id for found in handboek.per_cluster.values() for c in found if c.id in asked]
    rows = [functie.id for functie in handboek.matrixfuncties]
    return {"functies": rows, "competenties": columns} if len(rows) * len(columns) <= MOST_CELLS else None


def _kop(handboek: Handboek, onderwerp: str) -> dict[str, Any]:
    """What every document has: its title, the handbook's own data, the order of the competencies."""
    gegevens = handboek.gegevens
    return {
        "titel": printable(onderwerp),
        "gegevens": _value(gegevens),
        "per_cluster": {cluster: [c.id for c in found] for cluster, found in handboek.per_cluster.items()},
        "schaal": [SCHAAL_PERSOONLIJKHEID[0], SCHAAL_PERSOONLIJKHEID[-1]],
    }


def _functie(functie: Functie, historie: Historie | None) -> dict[str, Any]:
    day = historie.datum(functie) if historie else None
    return {**_value(functie), "tekst_van": day and datum_in_woorden(day)}


def _value(value: Any) -> Any:
    """A part of the model as JSON has it. Texts become spans; what is keyed by a text becomes pairs."""
    match value:
        case Tekst():
            return [(span.stijl, printable(span.tekst)) for span in value.spans]
        case Versie():
            return str(value)
        case Onderdeel():
            return {name: _value(getattr(value, name)) for name in type(value).model_fields}
        case Mapping() if any(isinstance(key, Tekst) for key in value):
            return [(printable(key), _value(inner)) for key, inner in value.items()]
        case Mapping():
            return {key: _value(inner) for key, inner in value.items()}
        case tuple():
            return [_value(inner) for inner in value]
    return value
