"""From the model to what the templates of the PDFs read: plain values, every text a list of spans."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import segno

from handboek.compare.dossier import Dossier, Passage
from handboek.compare.values import Wijziging
from handboek.fonts import printable
from handboek.model import (
    GEDRAG,
    SCHAAL_PERSOONLIJKHEID,
    Competentie,
    Functie,
    Gedragscompetentie,
    Handboek,
    Onderdeel,
    Tekst,
    Versie,
)
from handboek.site.limits import MOST_CELLS
from handboek.site.pdf.hypertext import tree
from handboek.words.addresses import adres, oude_adressen
from handboek.words.dates import datum_in_woorden
from handboek.words.differences import Woord, marked
from handboek.words.naming import aanduiding
from handboek.words.vocabulary import WOORDEN

NOT_ASKED = {"kort", "praktijk", "ontwikkeltips", "vragen", "valkuilen"}
"""What a competency has beside what a role asks of it."""
PRINTED = ("titel", "organisatie", "schaalnaam", "kleur")
"""What documents say of the handbook itself."""


@dataclass(frozen=True)
class Document:
    """A PDF to make: where it stands on the site, which template makes it, and from what."""

    adressen: tuple[str, ...]
    """Paths from the site's root: its own, then those that it had."""
    template: str
    data: Mapping[str, Any]


class Documents:
    """What there is to print of one handbook; what recurs in many documents is made once.

    A document of one role holds only what it says, so that it need not be made again when
    something else in the handbook changes. `tekst_van` gives the day on which its text last changed.
    """

    def __init__(
        self,
        handboek: Handboek,
        tekst_van: Callable[[Functie], date | None] | None = None,
        logo: Path | None = None,
    ) -> None:
        self._handboek = handboek
        self._tekst_van = tekst_van
        self._logo = _picture(logo, self._sender) if logo else None
        self._competenties = {id: _value(c) for id, c in handboek.competenties.items()}
        self._gedrag = {id.removeprefix(GEDRAG): _value(c) for id, c in handboek.gedragscompetenties.items()}

    def of_role(self, functie: Functie) -> Iterator[Document]:
        """The role as a document, and its empty conversation form."""
        data = {
            **self._head(aanduiding(functie, self._handboek), self._handboek.gevraagd_per_cluster([functie])),
            "functie": self._role(functie),
            "competenties": {
                id: self._asked(self._handboek.competenties[id], eis.niveau)
                for id, eis in functie.eisen.items()
            },
            "gedragscompetenties": {
                id: self._asked(self._handboek.gedragscompetenties[GEDRAG + id], 0)
                for id in functie.gedragscompetenties
            },
            "dag": self._day(functie).isoformat(),
        }
        data["voet"] = self._foot(functie, data)
        whole = {**data, "levend": self._living(functie), "alles": True}
        yield self._document(functie, "functie", "", whole)
        if functie.eisen:
            yield self._document(functie, "functie", "-norm", {**whole, "alles": False})
        yield self._document(functie, "gesprek", "-gesprek", data)

    @staticmethod
    def _document(functie: Functie, template: str, suffix: str, data: Mapping[str, Any]) -> Document:
        """A document of a role, also where the role stood before."""
        old = zip(oude_adressen(functie), functie.voorheen, strict=True)
        places = ((adres(functie), functie.id), *old)
        return Document(tuple(f"{page}{id}{suffix}.pdf" for page, id in places), template, data)

    def of_handbook(self, stand: date, inleiding: str) -> Document:
        """The whole handbook as it stood on a day; `inleiding` is the HTML of its first pages."""
        handboek = self._handboek
        begrippen = sorted(handboek.begrippen.items(), key=lambda pair: pair[0].casefold())
        data = {
            **self._head(handboek.gegevens.titel.plat, handboek.per_cluster),
            "stand": datum_in_woorden(stand),
            "dag": stand.isoformat(),
            "inleiding": tree(inleiding)[1],
            "functies": {id: self._role(functie) for id, functie in handboek.functies.items()},
            "matrix": _matrix(handboek),
            "competenties": self._competenties,
            "gedragscompetenties": self._gedrag,
            "labels": {c.id: _value(c.label) for c in handboek.alle_competenties()},
            "bij_ons": {id: _value(own) for id, own in handboek.bij_ons.items()},
            "begrippen": [(printable(term), _value(uitleg)) for term, uitleg in begrippen],
        }
        return Document(("handboek.pdf",), "handboek", data)

    def of_dossier(self, dossier: Dossier, kop: Mapping[str, str]) -> Document:
        """What changes in what roles ask, for the works council; `kop` tells it from other dossiers."""
        titel = f"{WOORDEN['dossier']['kop']} {kop['nummer']}"
        data = {**self._head(titel, {}), "dossier": _told(dossier), "kop": kop}
        return Document((f"{kop['nummer']}.pdf",), "dossier", data)

    def _head(self, onderwerp: str, per_cluster: Mapping[str, tuple[Competentie, ...]]) -> dict[str, Any]:
        """What every document has: its title, what it says of the handbook, its competencies in order."""
        gegevens = self._handboek.gegevens
        return {
            "titel": printable(onderwerp),
            "auteur": printable(self._sender),
            "woorden": WOORDEN,
            "gegevens": {
                **{naam: _value(getattr(gegevens, naam)) for naam in PRINTED},
                "niveaus": [{"label": _value(niveau.label)} for niveau in gegevens.niveaus],
            },
            "clusters": [
                {**_value(gegevens.clusters[cluster]), "competenties": [c.id for c in found]}
                for cluster, found in per_cluster.items()
                if found
            ],
            "schaal": [SCHAAL_PERSOONLIJKHEID[0], SCHAAL_PERSOONLIJKHEID[-1]],
        }

    def _asked(self, competentie: Competentie | Gedragscompetentie, niveau: int) -> dict[str, Any]:
        """A competency as a role asks it: its behaviour, and the questions of its conversation."""
        id, own = competentie.id.removeprefix(GEDRAG), self._handboek.bij_ons.get(competentie.id)
        value = (self._competenties if niveau else self._gedrag)[id]
        sources = (competentie.vragen, own.vragen if own else None)
        vragen = tuple(vraag for van in sources if van for vraag in van.voor("gesprek", niveau))
        asked = {name: part for name, part in value.items() if name not in NOT_ASKED}
        return {**asked, "gespreksvragen": {str(niveau): _value(vragen)}}

    @property
    def _sender(self) -> str:
        """Whose text it is."""
        return (self._handboek.gegevens.organisatie or self._handboek.gegevens.titel).plat

    def _day(self, functie: Functie) -> date:
        """The date of a document: of its version, else of its text, else the first that there can be."""
        if functie.versie:
            return date(functie.versie.jaar, functie.versie.maand, 1)
        return (self._tekst_van(functie) if self._tekst_van else None) or date(1900, 1, 1)

    def _foot(self, functie: Functie, data: Mapping[str, Any]) -> str:
        """What stands on every sheet of a role: which text it is, so that two prints can be told apart."""
        told = data["functie"]["tekst_van"]
        parts = (
            data["titel"],
            (functie.status or "").capitalize() if functie.is_concept else None,
            told and f"{WOORDEN['functie']['tekst_van'].lower()} {told}",
            f"kenmerk {hashlib.sha256(json.dumps(data).encode()).hexdigest()[:8]}",
        )
        return " · ".join(filter(None, parts))

    def _living(self, functie: Functie) -> dict[str, Any]:
        """Where the text lives on, for the first sheet."""
        basis = self._handboek.gegevens.adres
        page = f"{basis.rstrip('/')}/{adres(functie)}" if basis else None
        return {"adres": page and printable(page), "qr": page and _qr(page), "logo": self._logo}

    def _role(self, functie: Functie) -> dict[str, Any]:
        day = self._tekst_van(functie) if self._tekst_van else None
        overgenomen = [
            (printable(familie), [_value(label) for label in labels])
            for familie, labels in self._handboek.overgenomen(functie).items()
        ]
        taken = {"overgenomen": overgenomen} if overgenomen else {}
        return {**_value(functie), "tekst_van": day and datum_in_woorden(day), **taken}


def _qr(address: str) -> str:
    """An address as a QR code, drawn."""
    target = io.BytesIO()
    segno.make(address, error="m", micro=False).save(target, kind="svg", xmldecl=False, border=1)
    return target.getvalue().decode()


def _picture(file: Path, sender: str) -> dict[str, Any]:
    """A picture as a template reads it."""
    kind, content = file.suffix.lower().removeprefix("."), file.read_bytes()
    said = content.decode() if kind == "svg" else list(content)
    return {"soort": kind, "inhoud": said, "naam": printable(f"Logo van {sender}")}


def _matrix(handboek: Handboek) -> dict[str, list[str]] | None:
    """The rows and columns of the matrix; None when it has more cells than paper can show."""
    asked = handboek.gevraagd_per_cluster(handboek.matrixfuncties)
    columns = [c.id for found in asked.values() for c in found]
    rows = [functie.id for functie in handboek.matrixfuncties]
    return {"functies": rows, "competenties": columns} if len(rows) * len(columns) <= MOST_CELLS else None


def _told(value: Any) -> Any:
    """A part of a dossier as JSON has it; what changed are pieces, each after whether it went or came."""
    match value:
        case str():
            return printable(value)
        case tuple():
            return [_told(inner) for inner in value]
        case Passage() | Wijziging(oud=str(), nieuw=str()):
            oud, nieuw = marked(value.oud or "", value.nieuw or "")
        case Wijziging():
            oud = [Woord("oud", value.oud)] if value.oud else []
            nieuw = [Woord("nieuw", value.nieuw)] if value.nieuw else []
        case _:
            return {name: _told(part) for name, part in vars(value).items()} if is_dataclass(value) else value
    texts = {name: _told(part) for name, part in vars(value).items() if name in ("waar", "wat")}
    return {**texts, "oud": _told(tuple(map(tuple, oud))), "nieuw": _told(tuple(map(tuple, nieuw)))}


def _value(value: Any) -> Any:
    """A part of the model as JSON has it. Texts become spans; what is keyed by a text becomes pairs."""
    match value:
        case Tekst():
            return [(span.stijl, printable(span.tekst)) for span in value.spans]
        case date():
            return datum_in_woorden(value)
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
