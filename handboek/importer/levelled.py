"""The competencies of a levelled profile: tables or paragraphs, below the headings of clusters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from handboek.importer.blocks import Blok, Passage, Vorm, has_words
from handboek.importer.columns import Kolom, cell_of, text_of
from handboek.importer.growing import ONE_TEXT, opened
from handboek.importer.ladder import Ladder
from handboek.importer.norms import is_asked, names_norm, norm_in
from handboek.importer.outline import Regel
from handboek.importer.profiles import Beschreven, Profiel, Toevoeging
from handboek.importer.shapes import DEFINITIE, LABEL, bare, is_kort, zonder_soort
from handboek.importer.starts import KEYWORDS, Opzet, is_keyword
from handboek.importer.tables import Soort, Tabel, bare_heads, bare_rows

LOOSE = "staat niet bij een competentie"
NO_COLUMN = "staat in een kolom zonder niveau"
NO_LEVEL = "staat onder een kop die geen niveau is"
SUBHEADING = "tussenkop"

_PREFIX = re.compile(r"(?:kern|gedrags)?competentie\s*\d*\s*[:.–—-]\s*", re.IGNORECASE)

Regels = Sequence[tuple[int, Regel]]
"""Lines with their place in the document."""


def read_levelled(regels: Regels, opzet: Opzet, ladder: Ladder, profiel: Profiel) -> None:
    """Add the competencies that these lines describe."""
    reading = _Reading(profiel, ladder)
    for number, (at, regel) in enumerate(regels):
        if regel.tabel:
            reading.table(regel.tabel)
        elif at in opzet.clusters:
            reading.cluster(regel.blok.passage)
        elif at in opzet.labels:
            reading.label(regel.blok.passage, [r for _, r in regels[number + 1 : number + 4]])
        else:
            reading.line(regel)


class _Reading:
    def __init__(self, profiel: Profiel, ladder: Ladder) -> None:
        self._profiel = profiel
        self._ladder = ladder
        self._cluster: Passage | None = None
        self._current: Beschreven | None = None
        self._by_name: dict[str, Beschreven] = {}
        self._niveau = 0
        self._next = 0
        """The level that a heading gave, until its definition is over."""
        self._rang: int | None = None
        """The rank of the last level, when it is a heading."""
        self._aside = False
        """Whether a heading that is no level closed the last one."""
        self._erbij: tuple[str, str] | None = None
        """The place of what follows a word such as "Tips", until a level or another word."""
        self._columns: dict[int, int] = {}
        self._bare: set[int] = set()
        """The rows of a table that open with a level in one sign."""

    # --- headings and lines ---

    def cluster(self, passage: Passage) -> None:
        self._cluster, self._current, self._niveau, self._next = passage.naam, None, 0, 0
        self._profiel.clusters.append(self._cluster)

    def label(self, passage: Passage, following: Sequence[Regel]) -> None:
        """Take a name, perhaps with a level behind it: "Samenwerken – niveau 2"."""
        passage = self._bare_name(passage)
        found = None if self._ladder.opens(passage.plat) else self._ladder.behind(passage.plat)
        if not found:
            self._start(passage)
            return
        name, level = (
            passage.stuk(passage.plat[: found.einde]).naam,
            passage.stuk(passage.plat[found.einde :]),
        )
        self._continue(name)
        self._profiel.naar(f"niveau {found.niveau}", level)
        if self._current:
            self._current.normen.add(found.niveau)
        defined = following and following[0].rang is None and following[0].blok.vorm is Vorm.ALINEA
        listed = any(regel.blok.vorm in (Vorm.PUNT, Vorm.NUMMER) for regel in following[1:])
        if defined and listed:
            self._next = found.niveau
        else:
            self._niveau = found.niveau

    def _bare_name(self, passage: Passage) -> Passage:
        """A name without "Competentie 1:" before it or "(kerncompetentie)" behind it."""
        if (end := zonder_soort(passage.plat)) < len(passage.plat):
            self._profiel.naar("competentie", passage.stuk(passage.plat[end:]))
            passage = passage.stuk(passage.plat[:end])
        found = _PREFIX.match(passage.plat)
        if not found or found.end() >= len(passage.plat):
            return passage
        self._profiel.naar("competentie", passage.stuk(found[0]))
        return passage.stuk(passage.plat[found.end() :])

    def line(self, regel: Regel) -> None:
        if self._next and regel.blok.vorm is not Vorm.ALINEA:
            self._niveau, self._next = self._next, 0
        passage = regel.blok.passage
        if self._level(passage, list(regel.blok.passages())[1:]):
            self._rang = regel.rang
        elif regel.rang is not None and self._current and not self._is_word(passage):
            self._subheading(passage, regel.rang)
        else:
            for text in regel.blok.passages():
                self._text(text)

    def _is_word(self, passage: Passage) -> bool:
        """Whether a heading says something by itself: a keyword, or the level that is asked."""
        return self._is_keyword(passage.plat.partition(":")[0]) or norm_in(passage.plat, self._ladder) > 0

    def _is_keyword(self, text: str) -> bool:
        return is_keyword(text) or bool(opened(bare(text), self._erbij))

    def _subheading(self, passage: Passage, rang: int) -> None:
        """Take a heading that is no level: below one it is a part of it, beside one it ends it."""
        self._profiel.naar(SUBHEADING, passage)
        self._erbij = None
        self._aside = bool(self._niveau) and (self._rang is None or rang <= self._rang)

    # --- tables ---

    def table(self, tabel: Tabel) -> None:
        if tabel.soort is Soort.WOORDENBOEK:
            self._dictionary(tabel)
        elif tabel.soort is Soort.GEDRAGSRIJEN:
            self._behaviour_rows(tabel)
        elif tabel.soort is Soort.TREDERIJEN:
            self._levels_down(tabel)
        else:
            self._heads(tabel)
            self._columns, self._bare = {}, set(bare_rows(tabel.gegevens, self._ladder))
            beside = {c: opened(bare(_head(tabel, c)), None) for c in range(len(tabel.rijen[0].cellen))}
            for at, rij in enumerate(tabel.gegevens):
                cells = tuple(() if beside.get(c) else cel for c, cel in enumerate(rij.cellen))
                if any(cells):
                    self._row(at, replace(rij, cellen=cells), tabel.gegevens[at + 1 : at + 2])
                for column, plaats in beside.items():
                    if plaats:
                        self._add(plaats, self._niveau, cell_of(rij, column))

    def _dictionary(self, tabel: Tabel) -> None:
        self._heads(tabel)
        for rij in tabel.gegevens:
            if _is_band(rij):
                self.cluster(rij.passage)
                continue
            self._name_row(tabel, rij)
            for passage in cell_of(rij, tabel.kolom(Kolom.NIVEAU)):
                if self._norm(passage.plat):
                    self._profiel.naar("niveau", passage)
                else:
                    self._profiel.laat_weg(passage, NO_COLUMN)
            for column, niveau in tabel.treden.items():
                self._niveau = niveau
                for passage in cell_of(rij, column):
                    self._text(passage)

    def _behaviour_rows(self, tabel: Tabel) -> None:
        self._heads(tabel)
        level, said = tabel.kolom(Kolom.NIVEAU), tabel.kolom(Kolom.GEDRAG)
        for rij in tabel.gegevens:
            if _is_band(rij):
                self.cluster(rij.passage)
                continue
            self._name_row(tabel, rij)
            for passage in cell_of(rij, level):
                if niveau := self._ladder.bare(passage.plat):
                    self._niveau = niveau
                    self._profiel.naar(f"niveau {niveau}", passage)
                else:
                    self._text(passage)
            for passage in cell_of(rij, said):
                self._text(passage)

    def _levels_down(self, tabel: Tabel) -> None:
        head = tabel.rijen[tabel.kop]
        for rij in tabel.rijen[: tabel.kop]:
            for passage in rij.passages():
                self._profiel.naar("kop van een tabel", passage)
        for passage in cell_of(head, 0):
            self._profiel.naar("kop van een tabel", passage)
        for rij in tabel.gegevens:
            for passage in cell_of(rij, 0):
                self._profiel.naar(f"niveau {self._ladder.bare(text_of(rij, 0))}", passage)
        for column in range(1, len(head.cellen)):
            label, *more = cell_of(head, column)
            self._start(label)
            self._define(more)
            for rij in tabel.gegevens:
                self._niveau = self._ladder.bare(text_of(rij, 0))
                self._texts(cell_of(rij, column))

    def _heads(self, tabel: Tabel) -> None:
        for rij in tabel.koppen:
            for column, cel in enumerate(rij.cellen):
                for passage in (p for p in cel if has_words(p.plat)):
                    niveau = tabel.treden.get(column)
                    self._profiel.naar(f"niveau {niveau}" if niveau else "kop van een tabel", passage)

    def _name_row(self, tabel: Tabel, rij: Blok) -> None:
        """Take the cells of a row that are no behaviour."""
        label = tabel.kolom(Kolom.LABEL)
        taken = {tabel.kolom(Kolom.GEDRAG), *tabel.treden}
        taken.add(tabel.kolom(Kolom.NIVEAU))
        if clusters := cell_of(rij, tabel.kolom(Kolom.CLUSTER)):
            self._cluster = clusters[0].naam
            self._profiel.clusters.append(self._cluster)
            for extra in clusters[1:]:
                self._profiel.naar("cluster", extra)
        if named := cell_of(rij, label):
            self._continue(self._profiel.zonder_nummer(named[0].naam))
            self._define(named[1:])
        for column in range(len(rij.cellen)):
            if column not in taken and tabel.kolommen[column : column + 1] not in (
                [Kolom.LABEL],
                [Kolom.CLUSTER],
            ):
                if self._kolom(tabel, column) is Kolom.NUMMER:
                    for passage in cell_of(rij, column):
                        self._profiel.naar("nummering", passage)
                elif plaats := opened(bare(_head(tabel, column)), None):
                    self._add(plaats, 0, cell_of(rij, column))
                elif self._current and not self._current.gedrag:
                    self._define(cell_of(rij, column))
                else:
                    for passage in cell_of(rij, column):
                        self._profiel.laat_weg(passage, NO_COLUMN)

    @staticmethod
    def _kolom(tabel: Tabel, column: int) -> Kolom:
        return tabel.kolommen[column] if column < len(tabel.kolommen) else Kolom.ANDERS

    def _add(self, plaats: tuple[str, str], niveau: int, passages: Iterable[Passage]) -> None:
        """Add what a competency has beside its behaviour."""
        for passage in passages:
            if self._current is None:
                self._profiel.laat_weg(passage, LOOSE)
            else:
                self._current.erbij.append(Toevoeging(plaats, niveau, passage))

    # --- rows that stand below each other ---

    def _row(self, at: int, rij: Blok, following: Sequence[Blok]) -> None:
        cells = rij.gevuld
        levels = [self._ladder.whole(cel[0].plat) for cel in cells]
        if bare_heads(rij, self._ladder) and all(len(cel) == 1 for cel in cells):
            self._column_heads(rij)
        elif sum(map(bool, levels)) > 1:
            self._pairs(cells)
        elif len(cells) == 1 and cells[0][0] in rij.cellen[0]:
            self._merged(cells[0], following)
        elif self._columns:
            self._columned(rij)
        else:
            self._named(at, rij, cells, levels)

    def _named(self, at: int, rij: Blok, cells: Sequence[tuple[Passage, ...]], levels: Sequence[int]) -> None:
        """A name with its definition, or a level with its behaviour, or both in one row."""
        (first, *more), *others = cells
        rest = [*more, *(passage for cel in others for passage in cel)]
        if at in self._bare:
            self._set(self._ladder.bare(first.plat), first)
            self._texts(rest)
        elif names_norm(first.plat) and self._norm(" ".join(p.plat for p in rest)):
            for passage in (first, *rest):
                self._profiel.naar("niveau", passage)
        elif self._level(first, rest) or self._keyword(first, rest):
            pass
        elif any(levels) and first in rij.cellen[0] and is_kort(first.plat):
            place = next(at for at, niveau in enumerate(levels) if niveau)
            self._continue(self._profiel.zonder_nummer(first.naam))
            self._define([*more, *(p for cel in cells[1:place] for p in cel)])
            level, *said = [p for cel in cells[place:] for p in cel]
            self._level(level, said)
        elif first in rij.cellen[0] and is_kort(first.plat):
            self._start(self._profiel.zonder_nummer(first))
            self._texts(rest)
        else:
            self._texts([first, *rest])

    def _merged(self, cel: Sequence[Passage], following: Sequence[Blok]) -> None:
        """A row of one cell: a level, a word, a name, or what is said of it."""
        first, *rest = cel
        self._columns = {}
        if self._level(first, rest) or self._keyword(first, rest):
            return
        goes_on = bool(following) and not (self._current and not self._niveau and not self._current.definitie)
        if is_kort(first.plat) and goes_on:
            self._begin(self._profiel.zonder_nummer(first))
            self._texts(rest)
        else:
            self._texts(cel)

    def _begin(self, name: Passage) -> None:
        """Begin a competency, perhaps with the level that is asked behind its name."""
        if found := self._ladder.behind(name.plat):
            self._profiel.naar("niveau", name.stuk(name.plat[found.einde :]))
            name = name.stuk(name.plat[: found.einde])
        self._start(name)
        if found and self._current:
            self._current.normen.add(found.niveau)

    def _pairs(self, cells: Sequence[Sequence[Passage]]) -> None:
        """Levels in one row, each with its behaviour to the right of it."""
        for at, (first, *rest) in enumerate(cells):
            if not at and is_kort(first.plat) and not self._ladder.opens(first.plat):
                self._begin(self._profiel.zonder_nummer(first))
                self._define(rest)
            elif not (self._ladder.whole(first.plat) and self._level(first, rest)):
                self._texts([first, *rest])

    def _column_heads(self, rij: Blok) -> None:
        """Levels that stand side by side."""
        self._columns = {}
        for column, cel in enumerate(rij.cellen):
            for passage in (p for p in cel if has_words(p.plat)):
                if found := self._ladder.bare(passage.plat):
                    self._columns[column] = found
                    self._looks(found, passage)
                    self._profiel.naar(f"niveau {found}", passage)
                elif is_kort(passage.plat) and bare(passage.plat) not in KEYWORDS:
                    self._start(passage)
                else:
                    self._profiel.laat_weg(passage, NO_COLUMN)

    def _columned(self, rij: Blok) -> None:
        plaats = opened(bare(rij.passage.plat), None)
        for column, cel in enumerate(rij.cellen):
            for passage in (p for p in cel if has_words(p.plat)):
                if (niveau := self._columns.get(column)) and self._current and plaats:
                    self._current.erbij.append(Toevoeging(plaats, niveau, passage))
                elif niveau and self._current:
                    self._current.gedrag.append((niveau, passage))
                elif self._is_keyword(passage.plat):
                    self._profiel.naar(bare(passage.plat), passage)
                else:
                    self._profiel.laat_weg(passage, NO_COLUMN)

    # --- what a text is ---

    def _level(self, passage: Passage, rest: Iterable[Passage]) -> bool:
        """Take "Niveau 2" with what follows it; False when it says no level."""
        found = self._ladder.opens(passage.plat)
        if not found or self._current is None:
            return False
        self._set(found.niveau, passage.stuk(passage.plat[: found.einde]))
        self._texts([*passage.tussen(found.einde), *rest])
        return True

    def _set(self, niveau: int, passage: Passage) -> None:
        self._niveau, self._next, self._rang, self._aside = niveau, 0, None, False
        self._erbij = None
        if self._current:
            self._current.treden.add(niveau)
            self._looks(niveau, passage)
            if is_asked(passage.plat):
                self._current.normen.add(niveau)
        self._profiel.naar(f"niveau {niveau}", passage)

    def _looks(self, niveau: int, passage: Passage) -> None:
        if self._current:
            self._current.uiterlijk[niveau] = passage.kleur or ("vet" if passage.nadruk else "")

    def _norm(self, text: str) -> int:
        """The level that a text after "Vereist niveau" names, kept as what is asked; 0 when it names none."""
        niveau = self._ladder.bare(text)
        if niveau and self._current:
            self._current.normen.add(niveau)
        return niveau

    def _keyword(self, passage: Passage, rest: Sequence[Passage]) -> bool:
        """Take "Definitie" with what follows it; False for any other word."""
        word = bare(passage.plat)
        if not self._is_keyword(word) or (self._current is None and opened(word, None)):
            return False
        self._profiel.naar(word, passage)
        self._erbij = opened(word, self._erbij)
        if word in LABEL and rest:
            self._start(rest[0])
            rest = rest[1:]
        if word in DEFINITIE:
            self._define(rest)
        else:
            self._texts(rest)
        return True

    def _texts(self, passages: Iterable[Passage]) -> None:
        for passage in passages:
            if not self._level(passage, ()):
                self._text(passage)

    def _text(self, passage: Passage) -> None:
        if self._keyword_in(passage):
            return
        if self._current is None:
            self._profiel.laat_weg(passage, LOOSE)
        elif self._erbij:
            self._current.erbij.append(Toevoeging(self._erbij, self._niveau, passage))
            self._erbij = None if self._erbij[0] == "kort" else self._erbij
        elif self._aside:
            self._profiel.laat_weg(passage, NO_LEVEL)
        elif not passage.punt and (asked := norm_in(passage.plat, self._ladder)):
            self._current.normen.add(asked)
            self._profiel.naar("niveau", passage)
        elif self._niveau:
            self._current.gedrag.append((self._niveau, passage))
        else:
            self._current.definitie.append(passage)

    def _keyword_in(self, passage: Passage) -> bool:
        """Take "Definitie: …" in one paragraph."""
        word, colon, _ = passage.plat.partition(":")
        if not colon and (bare(word) in LABEL or not self._is_keyword(word)):
            return False
        before, rest = self._erbij, passage.tussen(len(word) + 1)
        found = self._keyword(passage.stuk(word), rest)
        if (
            rest and self._erbij and self._erbij[0] in ONE_TEXT
        ):  # a line of its own, and the behaviour goes on
            self._erbij = before
        return found

    def _start(self, label: Passage) -> None:
        self._current, self._niveau = Beschreven(label.naam, met_niveaus=True, cluster=self._cluster), 0
        self._next, self._rang, self._aside, self._erbij = 0, None, False, None
        self._by_name.setdefault(bare(self._current.label.plat), self._current)
        self._profiel.competenties.append(self._current)

    def _continue(self, name: Passage) -> None:
        """Go on with the competency of this name, or begin it."""
        earlier = self._by_name.get(bare(name.plat))
        if earlier is None:
            self._start(name)
            return
        self._current, self._niveau, self._next, self._rang, self._aside = earlier, 0, 0, None, False
        self._erbij = None
        self._profiel.naar("label", name)

    def _define(self, passages: Iterable[Passage]) -> None:
        for passage in passages:
            if self._current is None:
                self._profiel.laat_weg(passage, LOOSE)
            else:
                self._current.definitie.append(passage)


def _head(tabel: Tabel, column: int) -> str:
    return text_of(tabel.rijen[tabel.kop], column) if tabel.kop >= 0 else ""


def _is_band(rij: Blok) -> bool:
    """Whether a row has one name over its whole width: a cluster above the rows below it."""
    cells = rij.gevuld
    alone = len(cells) == 1 and len(cells[0]) == 1 and cells[0][0] in rij.cellen[0]
    return alone and len(rij.cellen) > 1 and is_kort(cells[0][0].plat)
