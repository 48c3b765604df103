"""From the model to HTML: one renderer for the generated pages and for the macros in HR's own pages.

All HTML stands in templates; every text is escaped there. Links are relative: `basis` is the
way from the page to the site's root ("../../").
"""

from __future__ import annotations

import base64
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from handboek.model import (
    GEDRAG,
    GEWONE_NIVEAUS,
    SCHAAL_PERSOONLIJKHEID,
    Competentie,
    Functie,
    Gedragscompetentie,
    Handboek,
    Tekst,
    Vraag,
)
from handboek.site.booklets import booklets
from handboek.site.html.matrix import regels
from handboek.site.html.page import Pagina
from handboek.site.limits import MOST_CELLS, MOST_EXPLAINED
from handboek.words import addresses, anchors
from handboek.words.addresses import Adresseerbaar, adres
from handboek.words.addresses import basis as basis_van
from handboek.words.dates import datum_in_woorden
from handboek.words.differences import marked
from handboek.words.patterns import one_of
from handboek.words.vocabulary import WOORDEN

TEMPLATES = Path(__file__).parent / "templates"
_MARK_OR_ENTITY = re.compile(r"&#?\w+;|[\\`*_{}\[\]()#+.!|~:^=-]")
OVERIGE: str = WOORDEN["functie"]["overige"]
MANY = 30
"""From here on a list of roles is cut into groups, of which one sees the names alone."""


class _InMemory(BytecodeCache):
    """Templates are compiled once, also for many renderers and for each build of a preview."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.code


COMPILED = _InMemory()


class Klim(NamedTuple):
    """A competency that shows what levels are: a behaviour of each, the shortest."""

    competentie: Competentie
    treden: dict[int, Tekst]


class Renderer:
    """Renders parts of one handbook, what recurs once.

    `pdfs` tells that there are PDFs to link to, `uitvoer` which files for other programs; `historie` and
    `nabijheid` are what templates say of a role's past and of the roles near to it, when that is known;
    `versies` are the versions of roles. A renderer of one of these (`uitgave`) links to what is `bestaand`.
    """

    def __init__(
        self,
        handboek: Handboek,
        *,
        pdfs: bool = False,
        uitvoer: Collection[str] = (),
        historie: object = None,
        nabijheid: object = None,
        versies: Mapping[str, object] | None = None,
        uitgave: object = None,
        bestaand: Collection[str] | None = None,
    ) -> None:
        self.handboek = handboek
        self.pdfs = pdfs
        self.uitvoer = uitvoer
        self._env = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            bytecode_cache=COMPILED,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._env.filters.update(
            adres=adres, tekst=self._tekst, datum=datum_in_woorden, hoofdletter=hoofdletter
        )
        self._env.globals.update(
            handboek=handboek,
            gegevens=handboek.gegevens,
            NIVEAUS=handboek.gegevens.treden,
            GEDRAG=GEDRAG,
            SCHAAL_PERSOONLIJKHEID=SCHAAL_PERSOONLIJKHEID,
            historie=historie,
            nabijheid=nabijheid,
            versies=versies or {},
            uitgave=uitgave,
            bestaand=bestaand,
            pdfs=pdfs,
            VEEL=MANY,
            uitvoer=uitvoer,
            woorden=WOORDEN,
            adressen=addresses,
            anker=anchors,
            gemarkeerd=marked,
            competentieblok=cache(self._competentieblok),
        )

    def render(self, template: str, **context: Any) -> str:
        """A template of templates/ with what it needs beside the handbook."""
        return self._env.get_template(f"{template}.html").render(context).strip()

    def pagina(self, item: Adresseerbaar, basis: str = "") -> Pagina:
        """The page of one role or competency; `basis` is for who shows it at another address."""
        basis = basis or basis_van(adres(item))
        match item:
            case Functie():
                html = self.render("functie", functie=item, basis=basis)
            case Competentie():
                html = self.render("competentie", competentie=item, basis=basis, **self._rond(item))
            case Gedragscompetentie():
                html = self.render("gedragscompetentie", competentie=item, basis=basis, **self._rond(item))
        return Pagina(item, html)

    def link(self, item: Adresseerbaar, basis: str) -> str:
        """An inline link that Markdown leaves as it is."""
        return _literal_in_markdown(self.render("link", item=item, basis=basis))

    def tekst(self, tekst: Tekst) -> str:
        """A text within a line that Markdown leaves as it is."""
        return _literal_in_markdown(self._tekst(tekst))

    def matrix(self, functies: Iterable[Functie], basis: str) -> str:
        """The levels that these roles ask; a column for each competency that one of them asks."""
        rows = tuple(functies)
        columns = self.handboek.gevraagd_per_cluster(rows)
        cells = len(rows) * sum(map(len, columns.values()))
        first = next((cluster for cluster, found in columns.items() if found), None)
        begin = first if cells > MOST_CELLS else None
        return self.render(
            "matrix",
            functies=rows,
            kolommen=columns,
            regels=regels(rows, columns, begin),
            begin=begin,
            kort=cells <= MOST_EXPLAINED,
            basis=basis,
        )

    def functies(self, basis: str) -> str:
        """All roles, grouped: by family where roles have one, else by first letter when many."""
        boekjes = booklets(self.handboek) if self.pdfs else []
        return self.render("functies", groepen=self.groepen, boekjes=boekjes, basis=basis)

    def start(self, basis: str) -> str:
        """Home: what levels are, the ways in, and all roles."""
        return self.render("start", groepen=self.groepen, klim=self._klim, basis=basis)

    @cached_property
    def groepen(self) -> dict[str, list[Functie]]:
        """The roles as they stand together: by family if roles have one, else by first letter when many."""
        functies = self.handboek.functies.values()
        families = any(functie.functiefamilie for functie in functies)
        many = len(functies) > MANY
        groups: dict[str, list[Functie]] = {}
        for functie in functies:
            if families:
                name = functie.functiefamilie.plat if functie.functiefamilie else OVERIGE
            else:
                name = functie.titel[0].upper() if many else ""
            groups.setdefault(name, []).append(functie)
        return {name: groups[name] for name in sorted(groups, key=lambda name: (name == OVERIGE, name))}

    def huisstijl(self) -> str:
        """A style sheet with the organisation's own colour and levels; empty when it has the usual."""
        gewoon = len(self.handboek.gegevens.niveaus) == len(GEWONE_NIVEAUS)
        if gewoon and not self.handboek.gegevens.kleur:
            return ""
        return self._env.get_template("huisstijl.css").render(gewoon=gewoon)

    def dossier(self, dossier: object, kop: object) -> str:
        """The works council's dossier as one page, which needs no other file and runs nothing."""
        stijl = self._env.get_template("dossier.css").render()
        allowed = base64.b64encode(sha256(stijl.encode()).digest()).decode()
        return self.render("dossier", dossier=dossier, kop=kop, stijl=stijl, beleid=f"sha256-{allowed}")

    def doorverwijzing(self, old: str, item: Adresseerbaar) -> str:
        """A whole page at an old address that leads to the new one."""
        return self.render("doorverwijzing", item=item, basis=basis_van(old))

    def competenties(self, basis: str) -> str:
        """All competencies by cluster, then the second catalogue."""
        return self.render("competenties", basis=basis)

    @cached_property
    def _klim(self) -> Klim | None:
        """Shown with the competency that most roles ask, of those that describe most levels."""
        described = [c for c in self.handboek.competenties.values() if len(c.niveaus) > 1]
        if not described:
            return None
        asked = self.handboek.gevraagd_in
        best = max(described, key=lambda c: (len(c.niveaus), len(asked.get(c.id, ()))))
        return Klim(best, {niveau: min(gedrag, key=len) for niveau, gedrag in best.niveaus.items()})

    def _rond(self, item: Competentie | Gedragscompetentie) -> dict[str, Any]:
        """What surrounds a competency: what it relates to, and the roles that ask it."""
        zoek = self.handboek.zoek_competentie
        pairs = self.handboek.verwarbaar_met.get(item.id, {})
        vragen: dict[int, list[Vraag]] = {}
        for vraag in self.handboek.gevraagd_in.get(item.id, ()):
            vragen.setdefault(vraag.niveau, []).append(vraag)
        return {
            "bouwt_voort_op": [zoek(id) for id in item.bouwt_voort_op],
            "basis_voor": [zoek(id) for id in self.handboek.basis_voor.get(item.id, ())],
            "verwarbaar": [(zoek(id), uitleg) for id, uitleg in pairs.items()],
            "naamgenoot": self.handboek.naamgenoot(item.id),
            "vragen": vragen,
            "bij_ons": self.handboek.bij_ons.get(item.id),
        }

    def _competentieblok(self, id: str, norm: int, basis: str) -> Markup:
        competentie = self.handboek.competenties[id]
        return Markup(self.render("competentieblok", competentie=competentie, norm=norm, basis=basis))

    def _tekst(self, tekst: Tekst) -> Markup:
        if "*" not in tekst and not (self._begrip and self._begrip.search(tekst)):
            return Markup.escape(tekst)
        return Markup(self.render("opmaak", stukken=list(self._stukken(tekst))))

    def _stukken(self, tekst: Tekst) -> Iterator[tuple[str, str, Tekst | None]]:
        """A text in pieces: its style, what it says, and its meaning where a term first stands."""
        told: set[str] = set()
        for stijl, text in tekst.spans:
            for piece in self._begrip.split(text) if self._begrip else [text]:
                uitleg = None if piece in told else self.handboek.begrippen.get(piece)
                told.add(piece)
                yield stijl, piece, uitleg

    @cached_property
    def _begrip(self) -> re.Pattern[str] | None:
        """Finds the terms of the glossary as whole words, the longest first."""
        terms = self.handboek.begrippen
        return re.compile(rf"(?<!\w)({one_of(terms)})(?!\w)") if terms else None


def hoofdletter(text: str) -> str:
    """A text as it begins a line; what is a capital further on stays one."""
    return text[:1].upper() + text[1:]


def _literal_in_markdown(html: str) -> str:
    """Markdown reads marks between inline tags: write them as character references."""
    parts = re.split(r"(<[^>]+>)", html)
    return "".join(part if part.startswith("<") else _MARK_OR_ENTITY.sub(_reference, part) for part in parts)


def _reference(match: re.Match[str]) -> str:
    return match[0] if len(match[0]) > 1 else f"&#{ord(match[0])};"
