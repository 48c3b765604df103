"""From blocks to profiles, one for each role: cut into parts, then each part by its own rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from handboek.importer.abbreviations import written_out
from handboek.importer.blocks import Blok, Bron, Passage, Vorm, has_words
from handboek.importer.choices import JA, NEE, SECTIES, Antwoorden, levels_answer, section_answer, skeleton
from handboek.importer.growing import settle_levels
from handboek.importer.ladder import Ladder
from handboek.importer.legend import find_legend
from handboek.importer.levelled import read_levelled
from handboek.importer.listing import as_lists
from handboek.importer.matrix import asked_line, read_asked_line, read_asked_row, read_matrix
from handboek.importer.norms import ask_what_is_marked
from handboek.importer.outline import BY_FORM, Regel, outline
from handboek.importer.parts import Deel, cut, first_part, split_roles
from handboek.importer.profiles import GevraagdNiveau, Inleidingsblok, Profiel, unread
from handboek.importer.results import (
    read_behaviour,
    read_results,
    read_roles,
    read_situations,
    read_traits,
)
from handboek.importer.rungs import possible_levels
from handboek.importer.shapes import (
    ASPECTEN,
    FORMULIER,
    SHORT,
    Sectie,
    bare,
    groep_in,
    schaal_in,
    schaalcijfer,
    versie_in,
    zonder_aanloop,
)
from handboek.importer.starts import Opzet, find_starts
from handboek.importer.titles import Titel, find_title, named_file, names_document, names_role, parts_of
from handboek.model import Tekst

NOWHERE = "hier hoort geen onderdeel van het handboek bij"
NOT_KNOWN = "staat zo op de bladzijde dat het importeren er geen weg mee weet"
NO_ROLE = "Hier is geen functie van gemaakt: er is geen titel, of niets wat de functie vraagt."
FROM_FILE = "De titel ‘{titel}’ komt uit de naam van het bestand."
FROM_HEADER = "De titel ‘{titel}’ komt uit de koptekst boven de bladzijde."
NO_LEVELS = (
    "Het document zegt niet welk niveau de functie vraagt. De namen van de competenties staan nu onder "
    "‘onderdelen’: vraag ze onder ‘specifiek’, elk met een niveau."
)
COMPETENCIES = "Competenties"
AS_ANSWERED = "weggelaten, zoals in keuzes.yml staat"
_DEEPEST = 6
_ABOUT = re.compile(r"competentie|vaardighe|bekwaamhe|gedrag|niveau", re.IGNORECASE)
"""What a document speaks of that has levels of competencies."""


def read_profiles(bron: Bron, antwoorden: Antwoorden | None = None) -> list[Profiel]:
    """What a source says, every word of it in one place; a source without a role is one profile too."""
    answers = antwoorden or Antwoorden()
    written, short = written_out(bron.blokken)
    blokken = [b for b in written if b.vorm is not Vorm.NOOT]
    ladder = Ladder(written)
    regels, numbers = outline(blokken, ladder)
    words = possible_levels(regels, ladder)
    told = words if answers.zijn_niveaus(words) else ()
    if told:
        ladder = Ladder(written, told)
        regels, numbers = outline(blokken, ladder)
    opzet = find_starts(regels, ladder)
    legenda = find_legend(regels, opzet, ladder)
    about = any(_ABOUT.search(p.plat) for blok in bron.blokken for p in blok.passages())
    found: list[Profiel] = []
    for lines, head in split_roles(regels, opzet):
        segment = [(at, regel) for at, regel in lines if at not in legenda.regels]
        titel = None if head is None else Titel(regels[head].blok.passage, head)
        found += _Role(bron, segment, opzet, ladder, answers, titel, about).read()
    first = found[0]
    first.niveauuitleg = legenda.uitleg
    for passage in legenda.namen:
        first.naar("niveaus", passage)
    for passage in short:
        first.naar("afkorting", passage)
    first.weggelaten[:0] = bron.weggelaten
    first.opmerkingen[:0] = bron.opmerkingen
    if words:
        plek = next(iter(bron.blokken)).passage.plek
        first.antwoorden.append(levels_answer(words, bron.naam, plek, JA if told else NEE))
    first.niveaus_gezegd = told
    first.niveaunamen = ladder.namen
    first.niveaus_gelezen = ladder.gelezen_als
    first.voetnoten += [blok.passage for blok in bron.blokken if blok.vorm is Vorm.NOOT]
    for passage in numbers:
        first.naar("nummering", passage)
    if not any(profiel.is_functie for profiel in found) and _is_said_to_be_role(first):
        _without_levels(first)
    roles = [profiel for profiel in found if profiel.is_functie]
    for profiel in found:
        if not profiel.is_functie:
            profiel.als_inleiding()
            profiel.zonder_functie(NO_ROLE)
            if not roles:
                profiel.opmerkingen.append(NO_ROLE)
    for passage in unread(bron, found):
        first.laat_weg(passage, NOT_KNOWN)
    return found


def _is_said_to_be_role(profiel: Profiel) -> bool:
    """Whether it has a title that begins with "Functieprofiel" or the like, or a file that does."""
    around = (s.passage.plat for s in profiel.structuur if s.veld == "titel")
    prefixed = any(re.match("functie|rol", text, re.IGNORECASE) for text in around)
    return profiel.titel is not None and (prefixed or names_role(profiel.bron))


def _without_levels(profiel: Profiel) -> None:
    """Keep which competencies belong to a role when nothing tells at which level.

    Where they are named once more, a matrix was not understood.
    """
    labels = [competentie.label for competentie in profiel.competenties]
    names = {bare(label.plat) for label in labels}
    left_out = [bare(w.passage.plat) for w in profiel.weggelaten if not w.bewust]
    named_again = any(text.startswith(name) for text in left_out for name in names)
    if labels and not named_again:
        profiel.onderdeel(Passage(Tekst(COMPETENCIES), profiel.bron, labels[0].plek)).punten += labels
        profiel.opmerkingen.append(NO_LEVELS)
    else:
        profiel.zonder_inhoud = profiel.titel


class _Role:
    """The lines about one role, read into its profile."""

    def __init__(
        self,
        bron: Bron,
        regels: Sequence[tuple[int, Regel]],
        opzet: Opzet,
        ladder: Ladder,
        antwoorden: Antwoorden,
        titel: Titel | None,
        about: bool,
    ) -> None:
        self._bron = bron
        self._regels = regels
        self._opzet = opzet
        self._ladder = ladder
        self._antwoorden = antwoorden
        self._skelet = ""
        self._profiel = Profiel(bron.naam)
        self._others: list[Profiel] = []
        self._groep = ""
        self._titel = titel
        self._about = about
        self._names_roles = any(regel.tabel and regel.tabel.raster for _, regel in regels)

    def read(self) -> list[Profiel]:
        zone = first_part(self._regels, self._opzet, self._ladder)
        self._titel = self._titel or find_title(self._regels, zone, self._bron, self._ladder)
        if self._titel:
            self._take_title(self._titel)
        at = self._titel.regel if self._titel else None
        named = {at, *self._opzet.labels, *self._opzet.clusters}
        self._skelet = skeleton(r.tekst for n, r in self._regels if r.rang is not None and n not in named)
        for deel in cut(self._regels, self._opzet, at, self._ladder, self._said):
            self._ask_about(deel)
            self._part(deel)
        as_lists(self._profiel)
        settle_levels(self._profiel)
        self._profiel.zonder_lege_onderdelen()
        self._ask_what_headings_say()
        if not self._others:
            self._profiel.doel_als_onderdeel()
        if self._others and self._profiel.titel and not self._profiel.vraagt_iets:
            self._profiel.naar("titel", self._profiel.titel)
            self._profiel.titel = None
        if not self._profiel.titel and self._profiel.vraagt_iets and not self._others:
            self._from_file()
        return [self._profiel, *self._others]

    def _said(self, kop: str) -> Sectie | None:
        return self._antwoorden.sectie(kop, self._skelet)

    def _ask_about(self, deel: Deel) -> None:
        """Keep as a question what a heading that nobody knows was taken for."""
        said = self._said(deel.kop.tekst) if deel.kop else None
        if deel.kop and (said or deel.sectie is Sectie.ONDERDEEL):
            answer = next(word for word, sectie in SECTIES.items() if sectie is (said or Sectie.ONDERDEEL))
            passage = deel.kop.blok.passage
            self._profiel.antwoorden.append(
                section_answer(passage.plat, self._skelet, passage.bron, passage.plek, answer)
            )

    def _take_title(self, titel: Titel) -> None:
        naam, around, schaal = parts_of(titel.passage)
        self._profiel.titel = naam
        self._profiel.schaal = schaal
        for passage in around:
            self._profiel.naar("titel", passage)
        if titel.regel is None:
            self._profiel.opmerkingen.append(FROM_HEADER.format(titel=naam.plat))

    def _from_file(self) -> None:
        described = any(c.met_niveaus for c in self._profiel.competenties)
        only_sections = not (self._profiel.eisen or self._profiel.resultaatgebieden or self._profiel.doel)
        known = any(bare(deel.kop.plat) in ASPECTEN for deel in self._profiel.onderdelen)
        if described and only_sections and not known and not names_role(self._bron.naam):
            return  # a dictionary with a word in advance
        if titel := named_file(self._bron):
            self._profiel.titel = titel.passage
            self._profiel.opmerkingen.append(FROM_FILE.format(titel=titel.passage.plat))

    def _ask_what_headings_say(self) -> None:
        """Without a matrix, a role asks the levels at which its competencies are described."""
        described = [c for c in self._profiel.competenties if c.met_niveaus]
        labels = {bare(c.label.plat) for c in described}
        alone = all(len(c.niveaus) == 1 for c in described)
        if not self._profiel.titel or self._profiel.eisen or len(labels) < len(described):
            return
        ask_what_is_marked(described, (regel.blok.passage for _, regel in self._regels if not regel.tabel))
        for competentie in described:
            asked = competentie.niveaus if alone else competentie.normen
            if len(asked) == 1:
                self._profiel.specifiek.append(GevraagdNiveau(competentie.label, min(asked)))

    # --- parts ---

    def _part(self, deel: Deel) -> None:
        sectie = self._settled(deel)
        if sectie is Sectie.WEG:
            blokken = [
                *(deel.kop.blokken() if deel.kop else ()),
                *(b for _, r in deel.regels for b in r.blokken()),
            ]
            for passage in _all(blokken):
                self._profiel.laat_weg(passage, AS_ANSWERED, bewust=True)
            return
        if deel.kop and sectie is not Sectie.ONDERDEEL:
            for passage in deel.kop.blok.passages():
                self._profiel.naar(_VELDEN[sectie], passage)
        if sectie is Sectie.COMPETENTIES:
            read_levelled(deel.regels, self._opzet, self._ladder, self._profiel)
        elif sectie is Sectie.KAFT:
            self._cover(deel)
        elif sectie is Sectie.ONDERDEEL:
            self._section(deel)
        elif sectie is Sectie.MATRIX:
            self._matrix(deel)
        else:
            plain = [(at, regel) for at, regel in deel.regels if not regel.veld]
            for _, regel in deel.regels:
                if regel.veld:
                    self._form_row(regel)
            _READERS[sectie]([blok for _, regel in plain for blok in regel.blokken()], self._profiel)

    def _settled(self, deel: Deel) -> Sectie:
        """The kind of a part, now that all of it is known."""
        if deel.sectie in (Sectie.GEDRAG, Sectie.ONDERDEEL, Sectie.MATRIX) and self._asks(deel):
            return Sectie.MATRIX
        if deel.sectie is Sectie.GEDRAG and deel.kop and deel.kop.rang is not None:
            described = any(regel.rang is not None or regel.tabel for _, regel in deel.regels)
            named = bare(deel.kop.tekst) == "gedragscompetenties"
            return Sectie.GEDRAG if described or named or not deel.regels else Sectie.ONDERDEEL
        return deel.sectie

    def _asks(self, deel: Deel) -> bool:
        """Whether the lines of a part each name a competency and its level."""
        lines = [regel for _, regel in deel.regels if not regel.tabel]
        asked = [regel for regel in lines if asked_line(regel.blok.passage, self._ladder)]
        return len(asked) > 1 and 2 * len(asked) > len(lines) and all(r.rang is None for r in asked)

    def _cover(self, deel: Deel) -> None:
        listed = [regel for _, regel in deel.regels if self._may_ask(regel)]
        asked = [regel for regel in listed if asked_line(regel.blok.passage, self._ladder)]
        for at, regel in deel.regels:
            if len(asked) > 1 and regel in asked:
                read_asked_line(regel.blok.passage, "", self._ladder, self._profiel)
            elif self._titel and at == self._titel.regel:
                for passage in regel.blok.passages():
                    if passage is not self._titel.passage:
                        self._profiel.naar("titel", passage)
            elif regel.veld:
                self._form_row(regel)
            else:
                for blok in regel.blokken():
                    for passage in blok.passages():
                        self._on_cover(passage, regel)

    def _may_ask(self, regel: Regel) -> bool:
        """Whether a line of the cover can ask a level: an item of a list, or one that speaks of a level."""
        is_item = regel.blok.vorm in (Vorm.PUNT, Vorm.NUMMER)
        return is_item or (regel.rang is None and not regel.veld and bool(self._ladder.named_in(regel.tekst)))

    def _on_cover(self, passage: Passage, regel: Regel) -> None:
        profiel = self._profiel
        key, colon, rest = passage.plat.partition(":")
        veld = FORMULIER.get(bare(key), "") if colon and has_words(rest) else ""
        if veld and veld != "titel":
            profiel.naar(veld, passage.stuk(key))
            self._field(veld, passage.stuk(rest))
        elif versie := versie_in(passage.plat):
            profiel.versie = profiel.versie or versie
            profiel.naar("versie", passage)
        elif self._repeats_title(passage):
            profiel.naar("titel", passage)
        elif len(passage.plat.split()) > SHORT:
            profiel.doel.append(passage)
            profiel.opmerkingen.append(f"De tekst op {passage.plek} stond zonder kop en staat nu bij ‘doel’.")
        elif zonder_aanloop(passage.plat) >= len(passage.plat) or names_document(passage.plat):
            profiel.naar("titel", passage)
        elif self._may_be_organisation(passage, regel):
            profiel.organisatie = passage
            profiel.opmerkingen.append(f"‘{passage.plat}’ op de voorkant is gelezen als de organisatie.")
        elif schaal := schaal_in(f"({passage.plat})"):
            start = passage.plat.rindex(schaal.tekst)
            for before in passage.tussen(0, start):
                profiel.naar("schaal", before)
            profiel.schaal = profiel.schaal or passage.stuk(passage.plat[start:])
        elif self._names_roles:
            profiel.inleiding.append(Inleidingsblok(Vorm.ALINEA, 0, passage))
        else:
            profiel.laat_weg(passage, NOWHERE)

    def _repeats_title(self, passage: Passage) -> bool:
        titel = self._profiel.titel
        text = bare(passage.plat)
        return (
            titel is not None
            and bool(text)
            and (
                text == bare(titel.plat)
                or bare(titel.plat) == bare(passage.plat[zonder_aanloop(passage.plat) :])
            )
        )

    def _may_be_organisation(self, passage: Passage, regel: Regel) -> bool:
        return (
            self._profiel.titel is not None
            and not self._profiel.organisatie
            and regel.rang is None
            and not regel.tabel
            and passage.plat.replace(" ", "").isalpha()
            and len(passage.plat.split()) <= 5
        )

    def _form_row(self, regel: Regel) -> None:
        """Take a line of a form: a word, and what stands to the right of it."""
        (key, *more), (value, *rest) = regel.blok.gevuld[:2]
        self._profiel.naar(regel.veld, key)
        is_title = self._titel is not None and value is self._titel.passage
        if not is_title:
            self._field(regel.veld, value)
        for passage in (*more, *rest):
            self._profiel.laat_weg(passage, NOWHERE)

    def _field(self, veld: str, value: Passage) -> None:
        profiel = self._profiel
        if veld == "versie" and (versie := versie_in(value.plat)):
            profiel.versie = profiel.versie or versie
            profiel.naar("versie", value)
        elif veld == "schaal" and not profiel.schaal and any(letter.isdigit() for letter in value.plat):
            start = schaalcijfer(value.plat)
            for before in value.tussen(0, start):
                profiel.naar("schaal", before)
            profiel.schaal = value.stuk(value.plat[start:])
        elif veld == "organisatie" and not profiel.organisatie:
            profiel.organisatie = value
        elif veld == "functiefamilie" and not profiel.functiefamilie:
            profiel.functiefamilie = value
        elif veld == "titel" and profiel.titel and bare(value.plat) == bare(profiel.titel.plat):
            profiel.naar("titel", value)
        else:
            profiel.laat_weg(value, NOWHERE)

    def _matrix(self, deel: Deel) -> None:
        many = any(regel.tabel and regel.tabel.raster for _, regel in deel.regels)
        for _, regel in deel.regels:
            if regel.tabel:
                self._others += read_matrix(
                    regel.tabel, self._ladder, self._profiel, self._others, self._about
                )
            elif found := groep_in(regel.tekst):
                self._groep = found
                self._profiel.naar(found, regel.blok.passage)
            elif len(regel.blok.gevuld) > 1:
                read_asked_row(regel.blok, self._ladder, self._profiel, self._groep)
            elif asked_line(regel.blok.passage, self._ladder):
                read_asked_line(regel.blok.passage, self._groep, self._ladder, self._profiel)
            elif many:
                _introduction(list(regel.blokken()), self._profiel)
            else:
                self._loose(regel, deel)

    def _loose(self, regel: Regel, deel: Deel) -> None:
        """Keep what is said beside a matrix in a part of its own, by the heading of the matrix."""
        if deel.kop and not self._ladder.opens(regel.tekst):
            self._profiel.onderdeel(deel.kop.blok.passage.naam).tekst += regel.blok.passages()
            return
        for passage in regel.blok.passages():
            self._profiel.laat_weg(passage, NOWHERE)

    def _section(self, deel: Deel) -> None:
        """Keep what stands below a heading that nobody knows."""
        if deel.kop is None:
            return
        said = self._profiel.onderdeel(deel.kop.blok.passage.naam)
        for _, regel in deel.regels:
            if regel.veld:
                self._form_row(regel)
                continue
            for blok in _joined(regel):
                is_item = blok.vorm in (Vorm.PUNT, Vorm.NUMMER, Vorm.RIJ)
                for passage in blok.passages():
                    (said.punten if is_item or passage.punt else said.tekst).append(passage)


def _joined(regel: Regel) -> Iterator[Blok]:
    """The blocks of a line; a row of a table becomes one text: "1: Werkt volgens de regels"."""
    for blok in regel.blokken():
        if blok.vorm is Vorm.RIJ and len(blok.gevuld) > 1:
            first, *others = (" ".join(passage.plat for passage in cel) for cel in blok.gevuld)
            text = f"{first}: {'; '.join(others)}"
            yield replace(blok, cellen=((blok.passage.stuk(text),),))
        else:
            yield blok


# --- plain texts ------------------------------------------------------------------------------------


def _introduction(blokken: list[Blok], profiel: Profiel) -> None:
    for blok in blokken:
        for passage in blok.passages():
            plain = blok.vorm if blok.vorm is not Vorm.RIJ else Vorm.ALINEA
            heading = plain is Vorm.KOP or (plain is Vorm.ALINEA and _looks_like_heading(passage))
            vorm = Vorm.KOP if heading else plain
            profiel.inleiding.append(Inleidingsblok(vorm, _depth(blok) if heading else 0, passage))


def _depth(blok: Blok) -> int:
    return 2 if blok.diepte >= BY_FORM else min(max(blok.diepte, 2), _DEEPEST)


def _looks_like_heading(passage: Passage) -> bool:
    return len(passage.plat.split()) <= SHORT and not passage.plat.endswith((".", ":", ";", ",", "!"))


def _all(blokken: list[Blok]) -> list[Passage]:
    return [passage for blok in blokken for passage in blok.passages()]


def _purpose(blokken: list[Blok], profiel: Profiel) -> None:
    profiel.doel += _all(blokken)


def _training(blokken: list[Blok], profiel: Profiel) -> None:
    profiel.opleiding += _all(blokken)


def _studies(blokken: list[Blok], profiel: Profiel) -> None:
    profiel.vakstudies += _all(blokken)


def _experience(blokken: list[Blok], profiel: Profiel) -> None:
    profiel.ervaring += _all(blokken)


def _other(blokken: list[Blok], profiel: Profiel) -> None:
    for passage in _all(blokken):
        profiel.laat_weg(passage, NOWHERE)


_READERS: dict[Sectie, Callable[[list[Blok], Profiel], None]] = {
    Sectie.INLEIDING: _introduction,
    Sectie.DOEL: _purpose,
    Sectie.RESULTATEN: read_results,
    Sectie.SITUATIES: read_situations,
    Sectie.GEDRAG: read_behaviour,
    Sectie.TEAMROLLEN: read_roles,
    Sectie.KENMERKEN: read_traits,
    Sectie.OVERIGE: _other,
    Sectie.OPLEIDING: _training,
    Sectie.VAKSTUDIES: _studies,
    Sectie.ERVARING: _experience,
}
_VELDEN = {
    Sectie.INLEIDING: "inleiding.md",
    Sectie.DOEL: "doel",
    Sectie.MATRIX: "generiek en specifiek",
    Sectie.COMPETENTIES: "competenties",
    Sectie.RESULTATEN: "resultaatgebieden",
    Sectie.SITUATIES: "kritieke situaties",
    Sectie.GEDRAG: "gedragscompetenties",
    Sectie.TEAMROLLEN: "teamrollen",
    Sectie.KENMERKEN: "persoonlijkheidskenmerken",
    Sectie.OVERIGE: "opleiding, vakstudies en ervaring",
    Sectie.OPLEIDING: "opleiding",
    Sectie.VAKSTUDIES: "vakstudies",
    Sectie.ERVARING: "ervaring",
}
"""The key that the heading of a part became."""
