"""The macros for hand-written pages: every public method of `Macros` is one, and returns HTML."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from markupsafe import Markup

from handboek.editing.new import KINDS, OPEN, Bekend, template
from handboek.exchange import Formaat
from handboek.loading.files import BLANK, FOLDERS, folder_of
from handboek.messages import Report, Soort, advice, bedoel_je, faults, getal, keuze
from handboek.model import (
    Competentie,
    Gedragscompetentie,
    Gegevens,
    Handboek,
    Onderdeel,
    Tekst,
    limits,
    nummer,
)
from handboek.site.booklets import overview
from handboek.site.data import export
from handboek.site.example import meldingen_bij
from handboek.site.html import Renderer
from handboek.site.office import Uitvoer, uitvoer
from handboek.site.sandbox import plain_handboek
from handboek.words import naming
from handboek.words.addresses import adres, basis
from handboek.words.hosts import Adressen

T = TypeVar("T")


class MacroFault(Exception):
    """What is wrong in a call of a macro, for the reader of the build."""

    def __init__(self, soort: Soort, **gevonden: object) -> None:
        self.soort, self.gevonden = soort, gevonden
        super().__init__(soort.code)


class Macros:
    """The macros of one build; `page_url` tells on which page one is called."""

    def __init__(
        self,
        renderer: Renderer,
        vandaag: date,
        edit_url: str | None,
        page_url: Callable[[], str],
    ) -> None:
        self._renderer = renderer
        self._handboek = handboek = renderer.handboek
        self._competenties: dict[str, Competentie | Gedragscompetentie] = {
            **handboek.competenties,
            **handboek.gedragscompetenties,
        }
        self._vandaag = vandaag
        self._edit_url = edit_url
        self._page_url = page_url

    def competentie(self, id: str, anders: str | None = None) -> str:
        """A link to a competency; `anders` is shown when this handbook does not have it."""
        if anders is not None and id not in self._competenties:
            return str(Markup.escape(anders))
        return self._renderer.link(_one_of(self._competenties, id, "competentie"), self._basis)

    def functie(self, id: str, anders: str | None = None) -> str:
        """A link to a role; `anders` is shown when this handbook does not have it."""
        if anders is not None and id not in self._handboek.functies:
            return str(Markup.escape(anders))
        return self._renderer.link(_one_of(self._handboek.functies, id, "functie"), self._basis)

    def gedrag(self, id: str, niveau: int | str | None = None) -> str:
        """The behaviours of one level, by its number or name, or the indicators of a gedragscompetentie."""
        item = _one_of(self._competenties, id, "competentie")
        if not isinstance(item, Competentie):
            return self._renderer.render("indicatoren", competentie=item)
        niveaus = self._handboek.gegevens.niveaus
        if not (found := nummer(str(niveau), niveaus)):
            raise MacroFault(faults.MACRO_NIVEAU, waarde=id, mogelijk=keuze(niveaus))
        return self._renderer.render("niveau", competentie=item, niveau=found)

    def niveaus(self, deel: str = "uitleg") -> str:
        """What the levels mean; "norm": what each takes along; "verschil": how they differ, as a table."""
        if deel not in ("uitleg", "norm", "verschil"):
            raise MacroFault(faults.MACRO_VORM)
        return self._renderer.render("niveaus", deel=deel)

    def aantal_niveaus(self) -> str:
        """How many levels there are, as a word."""
        return ("twee", "drie", "vier", "vijf", "zes")[len(self._handboek.gegevens.niveaus) - 2]

    def matrix(self, *ids: str) -> str:
        """The matrix of all roles, or of the roles that are named."""
        named = [_one_of(self._handboek.functies, id, "functie") for id in ids]
        return self._renderer.matrix(named or self._handboek.matrixfuncties, self._basis)

    def functies(self) -> str:
        """The overview of all roles."""
        return self._renderer.functies(self._basis)

    def start(self) -> str:
        """What stands on the first page."""
        return self._renderer.start(self._basis)

    def competenties(self) -> str:
        """The overview of all competencies."""
        return self._renderer.competenties(self._basis)

    def handboek_pdf(self) -> str:
        """A link to the whole handbook as one PDF; empty when there is none."""
        return self._renderer.render("handboek_pdf", basis=self._basis)

    def bestanden(self) -> str:
        """The files of the whole handbook and of its families, each with what it is for."""
        papier = overview(self._handboek)
        return self._renderer.render("bestanden", basis=self._basis, papier=papier, uitvoer=self._uitvoer)

    def feedback(self) -> str:
        """Where a reader says that something does not work."""
        address = self._handboek.gegevens.feedbackadres or ""
        return self._renderer.render("feedback", adres=address.removeprefix("mailto:"))

    def begrippen(self) -> str:
        """The glossary."""
        return self._renderer.render("begrippen", begrippen=self._handboek.begrippen)

    def wijzigingen(self) -> str:
        """What changed in the handbook, by month."""
        bestaand = {adres(item) for item in self._handboek.alles()}
        return self._renderer.render("wijzigingen", basis=self._basis, bestaand=bestaand)

    def titel(self) -> str:
        """The name of the handbook."""
        return self._renderer.tekst(self._handboek.gegevens.titel)

    def organisatie(self) -> str:
        """The name of the organisation."""
        return self._renderer.tekst(self._handboek.gegevens.organisatie or Tekst("onze organisatie"))

    def foutvoorbeeld(self, pad: str, caller: Callable[[], str]) -> str:
        """What the handbook says of a file with the content between `call` and `endcall`."""
        inhoud = caller().strip("\n") + "\n"
        try:
            meldingen = meldingen_bij(pad, inhoud)
        except ValueError:
            raise MacroFault(faults.MACRO_VORM) from None
        if not meldingen:
            raise MacroFault(faults.VOORBEELD_ZONDER_FOUT)
        return self._renderer.render("foutvoorbeeld", pad=pad, inhoud=inhoud, meldingen=meldingen)

    def meldingen(self) -> str:
        """Every message about a fault."""
        return self._renderer.render("meldingen", soorten=faults.ALLE)

    def adviezen(self) -> str:
        """Every advice, with its explanation."""
        return self._renderer.render("adviezen", adviezen=advice.ALLE)

    def grenzen(self) -> str:
        """How much a handbook holds."""
        rows = [(grens.wat, f"{getal(grens.hoogste)} {grens.eenheid}") for grens in limits.ALLE]
        return self._renderer.render("grenzen", grenzen=rows)

    def sleutels(self, soort: str) -> str:
        """What can stand in a file: functie, competentie, gedragscompetentie or gegevens (handboek.yml)."""
        files: list[type[Onderdeel]] = [*FOLDERS.values(), Gegevens]
        kinds = {naming.soort(kind): kind for kind in files}
        rows = [
            {"naam": key, "uitleg": field.description, "verplicht": field.is_required()}
            for key, field in _one_of(kinds, soort, "soort bestand").sleutels(self._handboek.gegevens.niveaus)
        ]
        return self._renderer.render("sleutels", sleutels=rows)

    def knop_nieuw(self, soort: str) -> str:
        """A button that opens a new functie or competentie at the git host, filled in."""
        kind = _one_of(KINDS, soort, "soort bestand")
        handboek = self._handboek
        bekend = Bekend.van(handboek.functies.values(), handboek.competenties, handboek.gegevens)
        text = template(kind, OPEN, bekend, self._vandaag)
        folder = folder_of(kind)
        url = Adressen(self._edit_url and f"{self._edit_url.rstrip('/')}/data/{folder}").new(
            f"{BLANK}.yml", text
        )
        return self._renderer.render("knop_nieuw", soort=soort, adres=url, map=folder)

    @property
    def _uitvoer(self) -> dict[Formaat, list[Uitvoer]]:
        """By format: the files of more than one role or competency."""
        found: dict[Formaat, list[Uitvoer]] = {}
        for item in uitvoer(self._handboek, self._renderer.uitvoer):
            found.setdefault(item.formaat, []).append(item)
        return {formaat: [item for item in items if item.is_overzicht] for formaat, items in found.items()}

    @property
    def _basis(self) -> str:
        return basis(self._page_url())


def variables(handboek: Handboek) -> dict[str, object]:
    """What a page can read beside the macros."""
    sleutels = {key: Markup(uitleg) for key, uitleg in export.sleutels().items()}
    return {"handboek": plain_handboek(handboek), "uitvoer": sleutels}


def callables(macros: Macros, report: Report) -> dict[str, Callable[..., str]]:
    """The macros by name, for a page's template: faults are reported, so that all show at once."""

    def reporting(function: Callable[..., str]) -> Callable[..., str]:
        @wraps(function)
        def call(*args: Any, **kwargs: Any) -> str:
            try:
                inspect.signature(function).bind(*args, **kwargs)
            except TypeError:
                report(_line_of_call(), faults.MACRO_VORM, macro=function.__name__)
                return ""
            try:
                return function(*args, **kwargs)
            except MacroFault as fault:
                report(_line_of_call(), fault.soort, macro=function.__name__, **fault.gevonden)
                return ""

        return call

    methods = inspect.getmembers(macros, inspect.ismethod)
    return {name: reporting(method) for name, method in methods if not name.startswith("_")}


def _line_of_call() -> int:
    """The line, in the page's Markdown, of the macro call that is being rendered."""
    frame = sys._getframe()
    while frame := frame.f_back:  # type: ignore[assignment]
        if template := frame.f_globals.get("__jinja_template__"):
            return int(template.get_corresponding_lineno(frame.f_lineno))
    return 1


def _one_of(items: Mapping[str, T], id: object, what: str) -> T:
    if not isinstance(id, str | int):
        raise MacroFault(faults.MACRO_VORM)
    if str(id) not in items:
        raise MacroFault(faults.MACRO_ONBEKENDE_ID, wat=what, waarde=id, bedoeld=bedoel_je(str(id), items))
    return items[str(id)]
