"""From the model to the documents on paper: what each says, in the plain values that templates read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from handboek.compare.dossier import Dossier
from handboek.fonts import printable
from handboek.model import (
    GEDRAG,
    SCHAAL_PERSOONLIJKHEID,
    Competentie,
    Functie,
    Gedragscompetentie,
    Handboek,
)
from handboek.site.pdf.values import picture, plain, qr, told
from handboek.words.addresses import adres, oude_adressen
from handboek.words.dates import datum_in_woorden
from handboek.words.naming import aanduiding
from handboek.words.vocabulary import WOORDEN

NOT_ASKED = {"kort", "praktijk", "ontwikkeltips", "vragen", "valkuilen"}
"""What a competency has beside what a role asks of it."""
PRINTED = ("titel", "organisatie", "schaalnaam", "kleur")
"""What documents say of the handbook itself."""
NO_DAY = date(1900, 1, 1)
"""The day of what has none."""


@dataclass(frozen=True)
class Document:
    """A PDF to make: where it stands on the site, which template makes it, and from what.

    With parts, it is bound of its own first sheets and of these, each by its name.
    """

    adressen: tuple[str, ...]
    """Paths from the site's root: its own, then those that it had."""
    template: str
    data: Mapping[str, Any]
    delen: tuple[tuple[str, Document], ...] = ()


class Roles:
    """What there is to print of the roles of one handbook; what recurs in many documents is made once.

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
        self._logo = picture(logo, self._sender) if logo else None
        self._labels = {c.id: plain(c.label) for c in handboek.alle_competenties()}
        self._competenties = {id: plain(c) for id, c in handboek.competenties.items()}
        self._gedrag = {id.removeprefix(GEDRAG): plain(c) for id, c in handboek.gedragscompetenties.items()}

    def of_role(self, functie: Functie) -> Iterator[Document]:
        """The role on its leaf, whole and with its norm alone, and its empty conversation form."""
        data = self._of(functie)
        whole = {**data, "levend": self._living(functie), "alles": True}
        yield self._document(functie, "functie", "", whole)
        if functie.eisen:
            yield self._document(functie, "functie", "-norm", {**whole, "alles": False})
        yield self._document(functie, "gesprek", "-gesprek", data)

    def beside_role(self, functie: Functie) -> Iterator[Document]:
        """What else there is of a role: its card, and what to ask who applies for it."""
        data = self._of(functie)
        yield self._document(functie, "kaart", "-kaart", self._card(functie, data))
        if guide := self._guide(functie, data):
            yield self._document(functie, "sollicitatie", "-sollicitatie", guide)

    def _of(self, functie: Functie) -> dict[str, Any]:
        """What all documents of a role say."""
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
        return {**data, "voet": self._foot(functie, data)}

    @staticmethod
    def _document(functie: Functie, template: str, suffix: str, data: Mapping[str, Any]) -> Document:
        """A document of a role, also where the role stood before."""
        old = zip(oude_adressen(functie), functie.voorheen, strict=True)
        places = ((adres(functie), functie.id), *old)
        return Document(tuple(f"{page}{id}{suffix}.pdf" for page, id in places), template, data)

    def of_dossier(self, dossier: Dossier, kop: Mapping[str, str]) -> Document:
        """What changes in what roles ask, for the works council; `kop` tells it from other dossiers."""
        titel = f"{WOORDEN['dossier']['kop']} {kop['nummer']}"
        data = {**self._head(titel, {}), "dossier": told(dossier), "kop": kop}
        return Document((f"{kop['nummer']}.pdf",), "dossier", data)

    def _head(self, onderwerp: str, per_cluster: Mapping[str, tuple[Competentie, ...]]) -> dict[str, Any]:
        """What every document has: its title, what it says of the handbook, its competencies in order."""
        gegevens = self._handboek.gegevens
        return {
            "titel": printable(onderwerp),
            "auteur": printable(self._sender),
            "woorden": WOORDEN,
            "gegevens": {
                **{naam: plain(getattr(gegevens, naam)) for naam in PRINTED},
                "niveaus": [{"label": plain(niveau.label)} for niveau in gegevens.niveaus],
            },
            "clusters": [
                {**plain(gegevens.clusters[cluster]), "competenties": [c.id for c in found]}
                for cluster, found in per_cluster.items()
                if found
            ],
            "schaal": [SCHAAL_PERSOONLIJKHEID[0], SCHAAL_PERSOONLIJKHEID[-1]],
        }

    def _card(self, functie: Functie, data: Mapping[str, Any]) -> dict[str, Any]:
        """A role on one sheet: one line of each competency in place of its behaviour."""
        book = self._handboek
        lines = {id: book.competenties[id].kort.get(eis.niveau) for id, eis in functie.eisen.items()}
        gedrag = [GEDRAG + id for id in functie.gedragscompetenties]
        lines |= {id: book.gedragscompetenties[id].kort for id in gedrag}
        without = {"competenties", "gedragscompetenties"}
        return {
            **{name: part for name, part in data.items() if name not in without},
            "levend": self._living(functie),
            "labels": {id: self._labels[id] for id in lines},
            "kort": plain(lines),
        }

    def _guide(self, functie: Functie, data: Mapping[str, Any]) -> dict[str, Any] | None:
        """What to ask who applies for a role; None when no competency has such a question."""
        found = self._handboek.sollicitatievragen(functie)
        return {**data, "vragen": {id: plain(vragen) for id, vragen in found.items()}} if found else None

    def _asked(self, competentie: Competentie | Gedragscompetentie, niveau: int) -> dict[str, Any]:
        """A competency as a role asks it: its behaviour, and the questions of its conversation."""
        value = (self._competenties if niveau else self._gedrag)[competentie.id.removeprefix(GEDRAG)]
        vragen = self._handboek.vragen(competentie.id, "gesprek", niveau)
        asked = {name: part for name, part in value.items() if name not in NOT_ASKED}
        return {**asked, "gespreksvragen": {str(niveau): plain(vragen)}}

    @property
    def _sender(self) -> str:
        """Whose text it is."""
        return (self._handboek.gegevens.organisatie or self._handboek.gegevens.titel).plat

    def _day(self, functie: Functie) -> date:
        """The date of a document: of its version, else of its text, else the first that there can be."""
        if functie.versie:
            return date(functie.versie.jaar, functie.versie.maand, 1)
        return (self._tekst_van(functie) if self._tekst_van else None) or NO_DAY

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
        return {"adres": page and printable(page), "qr": page and qr(page), "logo": self._logo}

    def _role(self, functie: Functie) -> dict[str, Any]:
        day = self._tekst_van(functie) if self._tekst_van else None
        overgenomen = [
            (printable(familie), [plain(label) for label in labels])
            for familie, labels in self._handboek.overgenomen(functie).items()
        ]
        taken = {"overgenomen": overgenomen} if overgenomen else {}
        return {**plain(functie), "tekst_van": day and datum_in_woorden(day), **taken}
