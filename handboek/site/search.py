"""What the search in the browser reads: an entry for each level, each role's title, each section.

Behaviours come from the model and so stand in the index once, with their competency and level; of
the pages of roles, which repeat them, only what stands nowhere else is in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from handboek.model import SCHAAL_PERSOONLIJKHEID as SCHAAL
from handboek.model import BijOns, BijOnsGedrag, Competentie, Functie, Gedragscompetentie, Onderdeel, Tekst
from handboek.site.data.scripts import assigned
from handboek.site.hypertext import folded, read
from handboek.words import anchors
from handboek.words.addresses import Adresseerbaar, adres
from handboek.words.naming import soort
from handboek.words.vocabulary import WOORDEN

VARIABLE = "handboekZoekindex"
PAGINA, RESULTAATGEBIED, RUBRIEK, GROEI = "pagina", "resultaatgebied", "onderdeel", "tips en vragen"
BEGRIP, BEGRIPPEN = "begrip", "begrippen/"
HULPMIDDEL = "hulpmiddel"
GEWICHT = {
    "gedragscompetentie": 0.8,
    "functie": 0.8,
    PAGINA: 0.02,
    BEGRIP: 0.02,
    RESULTAATGEBIED: 0.5,
    RUBRIEK: 0.5,
}
"""What only explains, or is a part of one role, comes after what is looked for by name."""


class Zoekindex:
    """Collects entries: `a` address, `t` title, `s` kind, `n` level, `x` texts, `z` search words,
    `w` weight when that is not 1, `g` that it is looked at only when nothing else is found."""

    def __init__(self, schaalnaam: str = "schaal") -> None:
        self._schaalnaam = schaalnaam
        self._entries: list[dict[str, Any]] = []

    def add_item(self, item: Adresseerbaar, bij_ons: BijOns | BijOnsGedrag | None = None) -> None:
        """Add a role or competency, with what the organisation adds of its own."""
        kind = soort(type(item))
        match item:
            case Functie():
                self._add_functie(item, kind)
            case Competentie():
                self._add(
                    adres(item),
                    item.label.plat,
                    kind,
                    [item.definitie.plat],
                    words=_woorden(item),
                )
                for niveau, gedrag in item.niveaus.items():
                    self._add(
                        f"{adres(item)}#{anchors.niveau(niveau)}",
                        item.label.plat,
                        kind,
                        _texts(gedrag, item.kort.get(niveau)),
                        niveau=niveau,
                    )
                self._add_growth(item, bij_ons)
            case Gedragscompetentie():
                self._add(
                    adres(item),
                    item.label.plat,
                    kind,
                    _texts(item.definitie, item.indicatoren, item.kort),
                    words=_woorden(item),
                )
                self._add_growth(item, bij_ons)

    def _add_growth(
        self, item: Competentie | Gedragscompetentie, bij_ons: BijOns | BijOnsGedrag | None
    ) -> None:
        """What helps someone grow in a competency: it has the words of much else."""
        texts = _texts(item.praktijk, item.ontwikkeltips, item.vragen, item.valkuilen)
        if bij_ons:
            texts += _texts(bij_ons.praktijk, bij_ons.ontwikkeltips, bij_ons.vragen)
        if texts:
            place = f"#{anchors.deel('vragen')}" if item.vragen else ""
            self._add(f"{adres(item)}{place}", item.label.plat, GROEI, texts)

    def _add_functie(self, functie: Functie, kind: str) -> None:
        """A role by its title and words, and by what stands on its page alone."""
        titel = functie.titel.plat
        own = [functie.doel, functie.opleiding, functie.vakstudies, functie.ervaring]
        own += [eis.toelichting for eis in functie.eisen.values()]
        texts = [text.plat for text in (*own, *functie.kritieke_situaties) if text]
        kop = WOORDEN["teamrollen"]["kop"]
        texts += [f"{kop}: {naam}. {uitleg.plat}" for naam, uitleg in functie.teamrollen.items()]
        if functie.persoonlijkheidskenmerken:
            deel = WOORDEN["persoonlijkheidskenmerken"]
            texts.append(f"{deel['kop']}: {', '.join(functie.persoonlijkheidskenmerken)}.")
            texts.append(deel["uitleg"].format(laagste=SCHAAL[0], hoogste=SCHAAL[-1]))
        words = _woorden(functie)
        if functie.schaal:
            words += dict.fromkeys(f"{name} {functie.schaal.plat}" for name in ("schaal", self._schaalnaam))
        if functie.functiefamilie:
            words.append(functie.functiefamilie.plat)
        self._add(adres(functie), titel, kind, texts, words=words)
        for number, (naam, rubriek) in enumerate(functie.onderdelen.items(), 1):
            texts = [text.plat for text in (rubriek.tekst, *rubriek.punten) if text]
            place = f"{adres(functie)}#{anchors.rubriek(number)}"
            self._add(place, f"{titel}: {naam}", RUBRIEK, texts)
        for number, (naam, gebied) in enumerate(functie.resultaatgebieden.items(), 1):
            texts = [text.plat for text in (gebied.omschrijving, *gebied.indicatoren) if text]
            place = f"{adres(functie)}#{anchors.resultaat(number)}"
            self._add(place, f"{titel}: {naam}", RESULTAATGEBIED, texts)

    def add_begrip(self, begrip: str, uitleg: Tekst) -> None:
        """Add a term, with what it means."""
        self._add(BEGRIPPEN, begrip, BEGRIP, [uitleg.plat])

    def add_page(self, url: str, title: str, html: str, words: Sequence[str] = ()) -> None:
        """Add a hand-written page, cut at its headings; `data-zoek="nee"` leaves a part out.

        With search words of its own it is something that people look for by name, a tool; what else it tells
        only explains.
        """
        for anchor, heading, texts in _sections(html):
            address, title_here = f"{url}#{anchor}" if anchor else url, heading or title
            name = 1 if words and not anchor else 0
            if name:
                self._add(address, title_here, HULPMIDDEL, texts[:name], words=words)
            if texts[name:] or not name:
                self._add(address, title_here, PAGINA, texts[name:])

    def script(self) -> str:
        """The index as a script."""
        return assigned(VARIABLE, self._entries)

    def _add(
        self,
        address: str,
        title: str,
        kind: str,
        texts: list[str],
        *,
        words: Sequence[str] = (),
        niveau: int = 0,
    ) -> None:
        entry: dict[str, Any] = {"a": address, "t": title, "s": kind, "x": texts}
        if words:
            entry["z"] = list(words)
        if niveau:
            entry["n"] = niveau
        if kind in GEWICHT:
            entry["w"] = GEWICHT[kind]
        if kind == GROEI:
            entry["g"] = 1
        self._entries.append(entry)


def _texts(*parts: object) -> list[str]:
    """Every text in parts of the model, in order."""
    found: list[str] = []
    for part in parts:
        match part:
            case Tekst():
                found.append(part.plat)
            case Mapping():
                found += _texts(*part.values())
            case tuple():
                found += _texts(*part)
            case Onderdeel():
                found += _texts(*(getattr(part, name) for name in type(part).model_fields))
    return found


def _woorden(item: Adresseerbaar) -> list[str]:
    """What people may type to find it: its search words, and the names that it had."""
    return [word.plat for word in item.zoekwoorden] + [old.replace("-", " ") for old in item.voorheen]


_HEADINGS = {"h1", "h2", "h3", "h4"}
_BLOCKS = {"p", "li", "dd", "dt", "td", "th", "pre", "summary", "figcaption"}


class _Section(NamedTuple):
    """A heading of a page with what stands below it, a text for each block; the title has no anchor."""

    anchor: str
    heading: str
    texts: list[str]


def _sections(html: str) -> list[_Section]:
    """The HTML of a page, cut at its headings."""
    found = [_Section("", "", [])]
    _collect(read(html), found)
    sections = [section._replace(texts=[*filter(None, map(folded, section.texts))]) for section in found]
    return [section for section in sections if section.heading or section.texts]


def _collect(element: HtmlElement, found: list[_Section]) -> None:
    """Add what an element holds to the sections; `data-zoek="nee"` leaves it out."""
    for child in element:
        if child.tag in _HEADINGS:
            anchor = "" if child.tag == "h1" else child.get("id", "")
            found.append(_Section(anchor, folded(child.text_content()), []))
        elif child.get("data-zoek") != "nee":
            if child.tag in _BLOCKS:
                found[-1].texts.append("")
            _continue(found[-1].texts, child.text)
            _collect(child, found)
        _continue(found[-1].texts, child.tail)


def _continue(texts: list[str], more: str | None) -> None:
    """What stands outside every block belongs to the one before it."""
    if texts and more:
        texts[-1] += more
