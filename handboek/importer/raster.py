"""A matrix of many roles: roles and competencies along its sides, a level or a mark where they meet.

Nothing in it is guessed. What cannot be told for sure is a doubt, with its place, and then nothing is read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from handboek.importer.blocks import Blok, Passage, has_words
from handboek.importer.columns import Kolom, cell_of, is_nothing, is_now, kind_of, text_of
from handboek.importer.ladder import Ladder, Trede
from handboek.importer.shapes import FORMULIER, bare, groep_in, is_kort
from handboek.importer.signs import is_mark

_MOST_HEADS = 4
"""The most rows of a head."""
_COUNTS = re.compile(r"(sub)?totaal.*|totalen|aantal.*|gemiddelde?.*|som", re.IGNORECASE)
"""Names of rows and columns that only count."""
_NOTE = re.compile(r"[\s*¹²³†‡]+$")
"""What points at a note below the matrix."""
_SEVERAL = re.compile(r"[1-6]\W*(?:of|tot|t/m|à|a|en|naar|/)?\W*[1-6]\b|[1-6]\s*[+<>-]", re.IGNORECASE)
_ROLE = re.compile(
    r".*(?:er|eur|eus|ster|or|aar|ist|ant|ent|man|vrouw|hoofd|arts|kundige|zorgende|helpende|leider|loog|iater|coach"
    r"|docent|secretaris|secretaresse|kok|meester|conciërge|bode|jurist|strateeg|host|trainee)|vig|ig|hbo-?v|mbo-?v",
    re.IGNORECASE,
)
_COMPETENCY = re.compile(
    r".*(?:heid|ing|schap|vermogen|gericht|kracht|sensitiviteit|teit|atie|bewust|bewustzijn|en|isme|ief|lijk|zaam"
    r"|management|discipline|moed|lef|tact|visie|gedrag|kennis|expertise|empathie|communicatie|loyaal|zinnig)",
    re.IGNORECASE,
)

NO_LEVEL = "Bij ‘{rij}’ en ‘{kop}’ staat ‘{tekst}’ ({plek}), en dat is geen niveau."
ONLY_MARKS = "De matrix kruist aan wat een functie vraagt ({plek}), maar zegt niet op welk niveau."
WHICH_MARK = "Bij ‘{rij}’ en ‘{kop}’ staan kruisjes bij niveau {niveaus} ({plek})."
NO_SIDES = "In de matrix is niet te zien of de functies boven of links staan ({plek})."
SAME_NAME = "‘{naam}’ ({plek}) staat vaker in de matrix."
NO_NAME = "In de matrix staan niveaus zonder naam ervoor of erboven ({plek})."


@dataclass(frozen=True)
class Kop:
    """A name above columns: one column with levels, or several that each are a level."""

    naam: Passage
    kolommen: dict[int, int]
    """By column: the level that a mark in it means; 0 when the cell says it."""


@dataclass(frozen=True)
class Cel:
    """What stands where a row and a head meet."""

    rij: Passage
    kop: Passage
    niveau: int
    tekst: tuple[Passage, ...]
    """What stands in the cell; nothing when a merged cell was told of already."""
    einde: int
    """Where in the first of them the explanation begins."""


@dataclass
class Raster:
    koprijen: int
    naamkolom: int
    koppen: list[Kop]
    rijen: dict[int, Passage]
    """By row: its name."""
    functies_boven: bool = True
    """Whether the names above the columns are those of roles."""
    cellen: list[Cel] = field(default_factory=list)
    gelezen: set[int] = field(default_factory=set)
    """The passages that it was read from, by identity; names above columns and before rows aside."""
    twijfels: list[str] = field(default_factory=list)


def find_raster(rijen: Sequence[Blok], ladder: Ladder) -> Raster | None:
    """How a table is a matrix of several roles; None when it is something else."""
    reading = _Reading(rijen, ladder)
    if reading.is_raster():
        return reading.raster()
    return _lists(rijen, ladder) or _names_in_cells(rijen, ladder)


def _lists(rijen: Sequence[Blok], ladder: Ladder) -> Raster | None:
    """A role in each row, and beside it each competency with its level: "Samenwerken (2)"."""
    body = [rij.gevuld for rij in rijen[1:]]
    heads = [kind_of(cel[0].plat, ladder) for cel in rijen[0].gevuld]
    if len(body) < 2 or len(heads) != 2 or Kolom.FUNCTIE not in heads[:1]:
        return None
    if not all(len(cells) == 2 and all(ladder.behind(p.plat) for p in cells[1]) for cells in body):
        return None
    found = Raster(1, 0, [], {at: cells[0][0] for at, cells in enumerate(body, 1)}, functies_boven=False)
    for (naam, *_), said in body:
        for passage in said:
            behind = ladder.behind(passage.plat)
            if behind:
                label, level = passage.plat[: behind.einde], passage.stuk(passage.plat[behind.einde :])
                cel = Cel(naam, passage.stuk(label).naam, behind.niveau, (level,), len(level.plat))
                found.cellen.append(cel)
                found.gelezen.add(id(passage))
    return found


def _names_in_cells(rijen: Sequence[Blok], ladder: Ladder) -> Raster | None:
    """A competency in each row, a level above each column, and the roles where they meet."""
    levels = {c: n for c in range(1, len(rijen[0].cellen)) if (n := ladder.bare(text_of(rijen[0], c)))}
    body = {at: rij for at, rij in enumerate(rijen) if at and text_of(rij, 0)}
    names = [p for rij in body.values() for c in levels for p in cell_of(rij, c)]
    by_name = {bare(p.plat): p for p in reversed(names)}
    again = len(body) > 1 and len(names) >= 2 * len(by_name)
    if len(levels) < 2 or not again or not all(is_kort(p.plat) for p in names):
        return None
    if _seems_role(list(by_name.values())) <= 0:
        return None
    found = Raster(1, 0, [Kop(naam, {}) for naam in by_name.values()], {})
    for at, rij in body.items():
        found.rijen[at] = cell_of(rij, 0)[0]
        asked = {c: [bare(p.plat) for p in cell_of(rij, c)] for c in levels}
        count = Counter(naam for said in asked.values() for naam in said)
        for naam in (naam for naam, times in count.items() if times > 1):
            told = {"naam": by_name[naam].plat, "plek": rij.passage.plek}
            found.twijfels.append(SAME_NAME.format(**told))
        for column, said in asked.items():
            found.cellen += [Cel(found.rijen[at], by_name[n], levels[column], (), 0) for n in said]
        found.gelezen |= {id(p) for c in levels for p in cell_of(rij, c)}
    return found


class _Reading:
    def __init__(self, rijen: Sequence[Blok], ladder: Ladder) -> None:
        self._rijen, self._ladder = rijen, ladder
        self._width = max(len(rij.cellen) for rij in rijen)
        self._origins = _origins(rijen)
        self._top = next((at for at, rij in enumerate(rijen) if self._has_data(rij)), 0)
        self._heads = list(range(self._top))
        again = {_said(rijen[at]) for at in self._heads}
        self._body = [at for at in range(self._top, len(rijen)) if _said(rijen[at]) not in again]
        self._values = self._value_columns() if 0 < self._top <= _MOST_HEADS else []
        self._name = self._name_column() if self._values else -1

    def is_raster(self) -> bool:
        """Whether there are names on two sides, and signs where they meet."""
        if self._name < 0 or self._says_more():
            return False
        kinds = [kind_of(text, self._ladder) for text in map(self._head_text, self._values)]
        names = [text_of(self._rijen[at], self._name) for at in self._body]
        if any(kind_of(name, self._ladder) in (Kolom.NIVEAU, Kolom.TREDE) for name in names if name):
            return False  # one role on its side, or levels down
        if len(self._asked_columns()) > 1:
            return True
        repeated = bool(self._levels_above())
        return len(self._values) > 1 and (
            repeated or not {Kolom.NIVEAU, Kolom.TREDE, Kolom.GEDRAG} & set(kinds)
        )

    def raster(self) -> Raster:
        """The names on both sides, and what stands where they meet."""
        found = Raster(self._top, self._name, self._koppen(), {})
        for at in self._body:
            naam = next(iter(cell_of(self._rijen[at], self._name)), None)
            signs = [c for kop in found.koppen for c in kop.kolommen if self._is_sign(at, c)]
            if naam and signs and not _COUNTS.fullmatch(bare(naam.plat)):
                found.rijen[at] = naam
            elif signs and not naam:
                found.twijfels.append(NO_NAME.format(plek=self._rijen[at].passage.plek))
        self._fill(found)
        for names in ([k.naam for k in found.koppen], list(found.rijen.values())):
            count = Counter(bare(naam.plat) for naam in names)
            figures = (naam for naam in names if not any(map(str.isalpha, naam.plat)))
            found.twijfels += [NO_NAME.format(plek=naam.plek) for naam in figures]
            again = (naam for naam in names if count[bare(naam.plat)] > 1)
            found.twijfels += [SAME_NAME.format(naam=naam.plat, plek=naam.plek) for naam in again]
        sides = self._sides(found)
        found.functies_boven = sides > 0
        if not sides:
            found.twijfels.append(NO_SIDES.format(plek=self._rijen[0].passage.plek))
        return found

    # --- where the signs stand ---

    def _says_more(self) -> bool:
        """Whether texts stand between the signs, as behaviour beside its level."""
        between = [c for c in range(self._values[0], self._values[-1]) if c not in self._values]
        counts = {c for c in between if _COUNTS.fullmatch(bare(self._head_text(c)))}
        return any(text_of(self._rijen[at], c) for at in self._body for c in between if c not in counts)

    def _has_data(self, rij: Blok) -> bool:
        """Whether a row has a name, and signs to the right of it."""
        texts = [text_of(rij, column) for column in range(len(rij.cellen))]
        signs = [c for c, text in enumerate(texts) if text and self._says_sign(text)]
        names = [t for t in texts[: signs[-1]] if has_words(t) and not self._says_sign(t)] if signs else []
        return bool(names) and not any(
            kind_of(name, self._ladder) in (Kolom.LABEL, Kolom.FUNCTIE, Kolom.NUMMER) for name in names
        )

    def _says_sign(self, text: str) -> bool:
        text = _NOTE.sub("", text) or text
        return is_mark(text) or bool(self._ladder.bare(text))

    def _is_sign(self, at: int, column: int) -> bool:
        return self._says_sign(self._cell(at, column)[0])

    def _cell(self, at: int, column: int) -> tuple[str, int, int]:
        """The text of a cell, and where it stands: that of the merged cell that it is a part of."""
        at, column = self._origins[at][column] if column < len(self._origins[at]) else (at, column)
        text = text_of(self._rijen[at], column)
        return (_NOTE.sub("", text) or text), at, column

    def _value_columns(self) -> list[int]:
        """The columns with signs: more than there are other texts, and those have a figure too."""
        found = []
        for column in range(1, self._width):
            texts = [text for at in self._body if (text := self._cell(at, column)[0])]
            said = [text for text in texts if not is_nothing(text)]
            signs = [text for text in said if self._says_sign(text)]
            others = [text for text in said if not self._says_sign(text)]
            short = all(len(text) <= 12 or self._asked(text) for text in others)
            if signs and len(signs) >= len(others) and short:
                found.append(column)
        heads = {column: self._head_text(column) for column in found}
        found = [c for c in found if kind_of(heads[c], self._ladder) is not Kolom.NUMMER]
        found = [c for c in found if not _COUNTS.fullmatch(bare(heads[c]))]
        above = self._levels_above() if found else {}
        return sorted({*found, *above}) if len(above) > len(found) / 2 else found

    def _name_column(self) -> int:
        """The column with names, left of the signs: by its head, else the one whose texts differ most."""
        left = range(self._values[0])
        kinds = {c: kind_of(self._head_text(c), self._ladder) for c in left}
        for kind in (Kolom.LABEL, Kolom.FUNCTIE):
            if named := [c for c in left if kinds[c] is kind]:
                return named[0]
        texts = {c: {t for at in self._body if (t := text_of(self._rijen[at], c))} for c in left}
        fit = [c for c in left if texts[c] and kinds[c] is Kolom.ANDERS and all(map(is_kort, texts[c]))]
        return max(fit, key=lambda c: (len(texts[c]), c), default=-1)

    # --- the heads ---

    def _head_text(self, column: int) -> str:
        found = self._head(column)
        return " ".join(p.plat for p in found)

    def _head(self, column: int, upto: int | None = None) -> tuple[Passage, ...]:
        """The lowest text above a column."""
        for at in reversed(self._heads[:upto]):
            if found := cell_of(self._rijen[at], column):
                return tuple(found)
        return ()

    def _levels_above(self) -> dict[int, int]:
        """By column: the level that the head ends with, when it has the levels again and again."""
        last = self._rijen[self._heads[-1]]
        texts = {c: text_of(last, c) for c in range(1, self._width)}
        levels = {c: niveau for c, text in texts.items() if text and (niveau := self._ladder.bare(text))}
        count = Counter(levels.values())
        return levels if len(self._heads) > 1 and len(count) > 1 and min(count.values()) > 1 else {}

    def _koppen(self) -> list[Kop]:
        if asked := self._asked_columns():
            return [Kop(head[0].naam, {c: 0}) for c, head in asked.items()]
        above = self._levels_above()
        if not above:
            heads = {c: self._head(c) for c in self._values}
            return [Kop(head[0].naam, {c: 0}) for c, head in heads.items() if head]
        found: list[Kop] = []
        for column, niveau in above.items():
            head = self._head(column, -1)
            if head:
                found.append(Kop(head[0].naam, {column: niveau}))
            elif found:
                found[-1].kolommen[column] = niveau
        return found

    def _asked_columns(self) -> dict[int, tuple[Passage, ...]]:
        """By column with what is wanted: the name above it, which has what is as well."""
        if len(self._heads) < 2:
            return {}
        wanted = [c for c in self._values if kind_of(self._head_text(c), self._ladder) is Kolom.NIVEAU]
        if len(wanted) < 2 or 2 * len(wanted) > len(self._values) + len(wanted) % 2:
            wanted = [c for c in wanted if not is_now(self._head_text(c))]
        found: dict[int, tuple[Passage, ...]] = {}
        for column in wanted:
            at = column
            while at > 0 and not self._head(at, -1):
                at -= 1
            found[column] = self._head(at, -1)
        names = [bare(head[0].plat) for head in found.values() if head]
        return found if len(names) == len(found) == len(set(names)) else {}

    # --- what stands where they meet ---

    def _fill(self, found: Raster) -> None:
        if len(found.koppen) < 2:
            found.twijfels.append(NO_NAME.format(plek=self._rijen[0].passage.plek))
        told: set[tuple[int, int]] = set()
        marks = 0
        for at, naam in found.rijen.items():
            for kop in found.koppen:
                if len(kop.kolommen) > 1:
                    self._marked(at, naam, kop, found)
                    continue
                (column,) = kop.kolommen
                text, *place = self._cell(at, column)
                if is_nothing(text):
                    continue
                asked = self._asked(text)
                where = {"rij": naam.plat, "kop": kop.naam.plat, "plek": self._rijen[at].passage.plek}
                if is_mark(text) and not text.isdigit():
                    marks += 1
                elif asked is None:
                    found.twijfels.append(NO_LEVEL.format(**where, tekst=text))
                else:
                    said = tuple(cell_of(self._rijen[place[0]], place[1]))
                    said = () if (place[0], place[1]) in told else said
                    told.add((place[0], place[1]))
                    found.cellen.append(Cel(naam, kop.naam, asked.niveau, said, asked.einde))
        if marks:
            found.twijfels.append(ONLY_MARKS.format(plek=self._rijen[self._top].passage.plek))

    def _asked(self, text: str) -> Trede | None:
        return None if _SEVERAL.match(text) else self._ladder.asked(text)

    def _marked(self, at: int, naam: Passage, kop: Kop, found: Raster) -> None:
        """The level whose column has a mark, or repeats its sign; all below it may have one as well."""
        rij = self._rijen[at]
        marked = {n: c for c, n in kop.kolommen.items() if not is_nothing(self._cell(at, c)[0])}
        if not marked:
            return
        where = {"rij": naam.plat, "kop": kop.naam.plat, "plek": rij.passage.plek}
        for niveau, column in marked.items():
            text = self._cell(at, column)[0]
            if not (is_mark(text) or self._ladder.bare(text) == niveau):
                found.twijfels.append(NO_LEVEL.format(**where, tekst=text))
        highest = max(marked)
        if len(marked) > 1 and sorted(marked) != [n for n in sorted(kop.kolommen.values()) if n <= highest]:
            found.twijfels.append(WHICH_MARK.format(**where, niveaus=" en ".join(map(str, sorted(marked)))))
        said = tuple(p for column in marked.values() for p in cell_of(rij, column))
        found.cellen.append(Cel(naam, kop.naam, highest, said, len(said[0].plat) if said else 0))

    # --- which side is which ---

    def _sides(self, found: Raster) -> int:
        """Above 0 when the roles stand above, below 0 when they stand to the left; 0 when nothing tells."""
        kinds = [kind_of(self._head_text(c), self._ladder) for c in range(self._values[0])]
        if Kolom.LABEL in kinds or Kolom.FUNCTIE in kinds:
            return 1 if Kolom.LABEL in kinds else -1
        if any(bare(self._head_text(c)) in FORMULIER for c in range(self._width)):
            return -1
        named = {id(kop.naam) for kop in found.koppen}
        above = [p for at in self._heads for p in self._rijen[at].passages() if id(p) not in named]
        beside = [self._rijen[at].gevuld for at in self._body if at not in found.rijen]
        bands = [cells[0][0] for cells in beside if len(cells) == 1]
        heads = [kop.naam for kop in found.koppen]
        return (
            (4 * sum(_says_group(p) for p in bands) - 4 * sum(_says_group(p) for p in above))
            + 4 * sum("functie" in bare(p.plat) and not _says_group(p) for p in above)
            + _seems_role(heads)
            - _seems_role(list(found.rijen.values()))
        )


def seem_competencies(names: Sequence[Passage]) -> bool:
    """Whether more names are of competencies than of roles."""
    return _seems_role(names) < 0


def _says_group(passage: Passage) -> bool:
    return bool("competentie" in bare(passage.plat) or groep_in(passage.plat))


def _seems_role(names: Sequence[Passage]) -> int:
    """How many more names are of roles than of competencies."""
    count = 0
    for name in names:
        found = bare(name.plat).split()
        role = any(_ROLE.fullmatch(word) for word in found if not _COMPETENCY.fullmatch(word))
        count += 1 if role else -1 if any(_COMPETENCY.fullmatch(word) for word in found) else 0
    return count


def _origins(rijen: Sequence[Blok]) -> list[list[tuple[int, int]]]:
    """By row and column: where the merged cell begins that a cell is a part of, or the cell itself."""
    found: list[list[tuple[int, int]]] = []
    for at, rij in enumerate(rijen):
        row: list[tuple[int, int]] = []
        for column in range(len(rij.cellen)):
            takes = rij.breed[column] if column < len(rij.breed) else 1
            above = found[-1][column] if takes < 0 and found and column < len(found[-1]) else (at, column)
            row.append(row[-1] if takes == 0 and row else above)
        found.append(row)
    return found


def _said(rij: Blok) -> tuple[str, ...]:
    return tuple(passage.sleutel for passage in rij.passages())
