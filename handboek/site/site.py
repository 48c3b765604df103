"""What the handbook is as a site, whichever engine makes its pages: what they say of themselves, their
place in the menu, and the files beside them.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from handboek.compare import Nabijheid
from handboek.exchange import Keuze
from handboek.history import (
    Historie,
    HistoryRefused,
    Uitgave,
    build_epoch,
    read_history,
    read_versions,
)
from handboek.loading.files import GEGEVENS
from handboek.loading.introduction import as_markdown, read_introduction
from handboek.messages import Gegevensfout, Melder, Melding, faults
from handboek.model import Handboek
from handboek.site import conversation, lean, workshop
from handboek.site.booklets import POSTER, booklets
from handboek.site.data import export, vacancy
from handboek.site.folders import Folders
from handboek.site.html import Pagina, Renderer
from handboek.site.limits import NAV_LIMIT
from handboek.site.macros import variables
from handboek.site.manifest import BESTAND as BEWIJS
from handboek.site.manifest import Bewijs
from handboek.site.office import Uitvoer, formats, uitvoer
from handboek.site.pdf import Document, Documents
from handboek.site.search import Zoekindex
from handboek.site.versions import Versies
from handboek.words import addresses, anchors
from handboek.words.addresses import Adresseerbaar, adres, oude_adressen
from handboek.words.naming import aanduiding
from handboek.words.vocabulary import WOORDEN

OWN_PAGES_LABEL = "Meer"
ZOEKINDEX = "assets/zoekindex.js"
HUISSTIJL = "assets/css/huisstijl.css"
_OWN_INTRODUCTION = f"# Inleiding {{ #{anchors.UITLEG_NIVEAUS} }}"
"""The title of an organisation's own introduction; pages of roles link to what it says of levels."""


class Groep(NamedTuple):
    """Pages of the menu that stand together; without a label when that is empty."""

    label: Markup
    items: list[Adresseerbaar]


class Afdeling(NamedTuple):
    """What hangs below an overview, which its file in docs/ names."""

    overzicht: str
    groepen: list[Groep]

    @property
    def fits(self) -> bool:
        """Whether there are few enough pages for a menu."""
        return sum(len(groep.items) for groep in self.groepen) <= NAV_LIMIT


class Site:
    """One handbook as a site; `inleiding_html` is for the engine to fill in before it asks for the PDFs."""

    def __init__(self, handboek: Handboek, folders: Folders, *, pdfs: bool) -> None:
        self.handboek = handboek
        self.folders = folders
        self.historie, versies = self._history(with_versions=pdfs)
        self.epoch = build_epoch(self.historie, handboek)
        self.vandaag = datetime.fromtimestamp(self.epoch, UTC).date()
        self.makes_pdfs = handboek.gegevens.pdf == "ja" and pdfs
        self.uitvoer = formats(handboek) if pdfs else frozenset()
        """The formats that stand beside the pages."""
        self.no_workshop = workshop.absence(handboek, offline=bool(os.environ.get("HANDBOEK_OFFLINE")))
        """Why the handbook cannot be changed on the page itself; empty when it can."""
        self.renderer = Renderer(
            handboek,
            pdfs=self.makes_pdfs,
            uitvoer=self.uitvoer,
            historie=self.historie,
            nabijheid=Nabijheid(handboek),
            versies=versies,
        )
        self.versies = Versies(
            handboek,
            versies,
            pdfs=self.makes_pdfs,
            pictogram=self.logo or "assets/favicon.svg",
            huisstijl=HUISSTIJL if self.renderer.huisstijl() else "",
        )
        self.values = variables(handboek)
        """What hand-written pages can read; made once, for every role stands in it."""
        self.zoekindex = Zoekindex(handboek.gegevens.schaalnaam.plat)
        for item in handboek.alles():
            self.zoekindex.add_item(item, handboek.bij_ons.get(item.id))
        for begrip, uitleg in handboek.begrippen.items():
            self.zoekindex.add_begrip(begrip, uitleg)
        self.inleiding_html = ""
        self.bewaren = ""
        """The word with which a preview lets the werkplaats save in the files."""

    def _history(self, *, with_versions: bool) -> tuple[Historie | None, Mapping[str, tuple[Uitgave, ...]]]:
        """The history and the versions of roles, if the data wants it shown.

        What git refuses is a fault where nobody reads along, in continuous integration; elsewhere it is told,
        and the site goes without.
        """
        if self.handboek.gegevens.geschiedenis == "nee":
            return None, {}
        try:
            historie = read_history(self.folders.data)
            return historie, read_versions(self.folders.data, self.handboek) if with_versions else {}
        except HistoryRefused as refused:
            meldingen: list[Melding] = []
            Melder(f"{self.folders.data.name}/{GEGEVENS}", meldingen)(
                1, 1, faults.GESCHIEDENIS, reden=str(refused)
            )
            if os.environ.get("CI"):
                raise Gegevensfout(meldingen) from None
            print(meldingen[0].tekst, file=sys.stderr)
            return None, {}

    @property
    def logo(self) -> str | None:
        """The address of the organisation's own logo."""
        return f"assets/eigen-{self.handboek.gegevens.logo}" if self.handboek.gegevens.logo else None

    @cached_property
    def inleiding(self) -> str | None:
        """The organisation's own introduction as Markdown; None when the shipped one holds."""
        text = read_introduction(self.folders.data)
        return None if text is None else as_markdown(text, _OWN_INTRODUCTION, self.renderer.tekst)

    def settings(self) -> dict[str, str]:
        """What data/handboek.yml says in place of mkdocs.yml."""
        gegevens = self.handboek.gegevens
        settings: dict[str, str] = {"site_name": Markup.escape(gegevens.titel.plat)}
        if gegevens.adres:
            settings["site_url"] = gegevens.adres
        if gegevens.bewerkadres:
            settings |= {"repo_url": f"{gegevens.bewerkadres.rstrip('/')}/", "edit_uri": "docs/"}
        return settings

    def extra(self) -> dict[str, Any]:
        """What the frame of a page reads beside `extra` of mkdocs.yml."""
        adressen = {
            "gespreksformulier": addresses.gespreksformulier(),
            "mijn_profiel": addresses.mijn_profiel(),
            "vergelijken": addresses.vergelijken(addresses.MIJN_PROFIEL, ""),
        }
        niveaus = [niveau.naam for niveau in self.handboek.gegevens.niveaus]
        overzichten = [afdeling.overzicht.removesuffix("index.md") for afdeling in self.menu()]
        return {
            **{"woorden": WOORDEN, "adressen": adressen, "niveaus": niveaus, "overzichten": overzichten},
            "werkplaats": "" if self.no_workshop else workshop.INHOUD,
            "geen_werkplaats": self.no_workshop,
        }

    def meta(self, item: Adresseerbaar) -> dict[str, Markup]:
        """What the page of a role or competency says of itself, as front matter would."""
        pagina = Pagina(item, html="")
        meta = {
            "title": pagina.titel,
            "venstertitel": pagina.venstertitel,
            "description": pagina.beschrijving,
            "voet": aanduiding(item, self.handboek),
            "feedback_url": self._feedback(adres(item)),
            "voorstel": "" if self.no_workshop else addresses.werkplaats(item),
        }
        return {key: Markup.escape(value) for key, value in meta.items() if value}

    def menu(self) -> list[Afdeling]:
        """The sections of the menu that hold roles and competencies."""
        handboek, clusters = self.handboek, self.handboek.gegevens.clusters
        groups: list[Groep] = [
            Groep(Markup.escape(clusters[cluster].label.plat), [*competenties])
            for cluster, competenties in handboek.per_cluster.items()
        ]
        groups.append(
            Groep(Markup(WOORDEN["gedragscompetenties"]["kop"]), [*handboek.gedragscompetenties.values()])
        )
        return [
            Afdeling(
                "functies/index.md",
                [Groep(Markup.escape(name), [*functies]) for name, functies in self.renderer.groepen.items()],
            ),
            Afdeling("competenties/index.md", [groep for groep in groups if groep.items]),
        ]

    def edit_uri(self, file: str) -> str | None:
        """A file of the data folder as seen from docs/, for the edit link; None when it has no address."""
        has_address = self.folders.is_checkout or self.handboek.gegevens.bewerkadres is not None
        return f"../{self.folders.data.name}/{file}" if has_address else None

    def files(self) -> Iterator[tuple[str, str | Path]]:
        """What stands beside the pages, by address: a text, or the file to copy."""
        for item in self.handboek.alles():
            for old in oude_adressen(item):
                yield f"{old}index.html", from_disk(self.renderer.doorverwijzing(old, item))
        for address, page in self.versies.pages():
            yield address, from_disk(page)
        yield from export.files(self.handboek).items()
        yield from lean.scripts(self.folders.shipped / "docs")
        yield conversation.SCRIPT, conversation.script()
        yield from vacancy.files(self.handboek).items()
        if not self.no_workshop:
            yield from workshop.files(self.folders, self.handboek.gegevens.bewerkadres, self.bewaren)
        if huisstijl := self.renderer.huisstijl():
            yield HUISSTIJL, huisstijl
        if self.logo:
            yield self.logo, self.folders.data / str(self.handboek.gegevens.logo)

    def hand_written(self, url: str, title: str, meta: Mapping[str, Any], html: str) -> str:
        """Take a page of docs/ along in the search, and give its HTML what Markdown leaves out.

        `title` is HTML.
        """
        if not meta.get("niet_doorzoeken"):
            words = meta.get("zoekwoorden") or []
            self.zoekindex.add_page(url, Markup(title).unescape(), html, words)
        return html.replace("<th>", '<th scope="col">')  # Markdown's tables have heads above only

    def finished(self, html: str, voet: str) -> str:
        """A whole page, with its running foot for paper (HTML) and links that also work from disk."""
        # for an attribute, quotes are not as they are in a text
        voet = Markup.escape(Markup(voet).unescape())
        return from_disk(html.replace("<html ", f'<html data-voet="{voet}" ', 1))

    def write_proof(self, built: Path) -> None:
        """Say in the site what it was made from, and what each of its files is; the last thing to do."""
        text = Bewijs.of(built, self.folders, offline=bool(os.environ.get("HANDBOEK_OFFLINE"))).json()
        (built / BEWIJS).write_text(text, "utf8", newline="\n")

    def pdfs(self) -> Iterator[Document]:
        """Every PDF of the site, the largest first: it takes longest."""
        logo = self.folders.data / self.handboek.gegevens.logo if self.handboek.gegevens.logo else None
        documents = Documents(self.handboek, self.historie.datum if self.historie else None, logo)
        yield documents.of_handbook(self.vandaag, self.inleiding_html)
        for functie in self.handboek.functies.values():
            yield from documents.of_role(functie)
            yield from documents.beside_role(functie)
        if self.handboek.matrixfuncties:
            yield documents.of_poster(Keuze.alles(self.handboek), POSTER)
        for boekje in booklets(self.handboek):
            yield documents.of_booklet(boekje.keuze, boekje.adres)
        yield from self.versies.documents()

    def office(self) -> Iterator[Uitvoer]:
        """Every file for other programs."""
        return uitvoer(self.handboek, self.uitvoer)

    def _feedback(self, page: str) -> str:
        """Where a reader can say what is wrong with a page; the page's address goes with it."""
        address = self.handboek.gegevens.feedbackadres
        if not address:
            return ""
        if "@" in address and not address.startswith("http"):
            return f"mailto:{address.removeprefix('mailto:')}?subject={quote(f'Handboek: {page}')}"
        return f"{address}{'&' if '?' in address else '?'}pagina={quote(page, safe='')}"


def from_disk(html: str) -> str:
    """In a build that opens from disk, links name the file that a web server finds by itself."""
    if not os.environ.get("HANDBOEK_OFFLINE"):
        return html
    return re.sub(
        r'((?:href|action)="|; url=)((?!\w+:)(?:[^"#?]*/)?(?:\.{1,2}|(?<=/)))(?=["#?])', _with_index, html
    )


def _with_index(link: re.Match[str]) -> str:
    return f"{link[1]}{link[2].rstrip('/')}/index.html"
