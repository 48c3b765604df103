"""A document as lines with ranks: what is a heading, and how high, whatever made it one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from handboek.importer.blocks import Blok, Passage, Vorm
from handboek.importer.ladder import Ladder
from handboek.importer.shapes import (
    ASPECTEN,
    NUMMERING,
    bare,
    is_kop,
    is_kort,
    is_nummering,
    sectie_in,
    veld_van,
)
from handboek.importer.tables import Soort, Tabel, read_table

NUMBERED, FROM_TABLE, BY_FORM = 10, 16, 20
"""From these ranks on: headings by their number, in the first column of a table, by how they look."""
_MOST_WORDS = 16
_FEWEST_CAPITALS = 3
_BANNER = 2
"""The most rows of a table above a text that only places a logo and a title."""


@dataclass(frozen=True)
class Regel:
    """A heading, a text or a table."""

    blok: Blok
    """Of a table: its first row."""
    rang: int | None = None
    """Of a heading: 0 for a title, higher for what stands below."""
    tabel: Tabel | None = None
    veld: str = ""
    """Of a line of a form: the key of a role."""

    @property
    def tekst(self) -> str:
        return self.blok.passage.plat

    def blokken(self) -> Iterator[Blok]:
        """What it says, as blocks; a heading is one in its form."""
        if self.tabel:
            yield from self.tabel.rijen
        elif self.rang is not None:
            yield replace(self.blok, vorm=Vorm.KOP, diepte=self.rang)
        else:
            yield self.blok


def outline(blokken: Sequence[Blok], ladder: Ladder) -> tuple[list[Regel], list[Passage]]:
    """The lines of a document, and the numbers that stood in front of its headings."""
    sizes = _sizes(blokken)
    lines: list[Regel] = []
    numbers: list[Passage] = []
    for is_row, group in groupby(blokken, key=lambda b: (b.vorm is Vorm.RIJ, b.tabel)):
        if not is_row[0]:
            for blok in _split(list(group), ladder):
                if blok.vorm is Vorm.ALINEA and is_nummering(blok.passage.plat):
                    numbers.append(blok.passage)
                else:
                    lines.append(_line(blok, sizes, numbers))
            continue
        tabel = read_table(list(group), ladder)
        before = lines[-1].tabel if lines else None
        if tabel.soort is Soort.ANDERS and before and _goes_on(before, tabel):
            tabel = before.gaat_door(tabel.rijen)
        if _is_form(tabel) or _is_box(tabel) or (not lines and _is_banner(tabel)):
            lines += _form(tabel)
        else:
            lines.append(Regel(tabel.rijen[0], tabel=tabel))
    return lines, numbers


def _split(blokken: Sequence[Blok], ladder: Ladder) -> Iterator[Blok]:
    """The blocks with a name apart from its definition, and sentences with a number as items of a list."""
    for at, blok in enumerate(blokken):
        following = blokken[at + 1] if at + 1 < len(blokken) else None
        name = _run_in(blok.passage) if blok.vorm is Vorm.ALINEA and not blok.vet else 0
        number = _dotted(blok)
        beside = [other for other in (following, blokken[at - 1] if at else None) if other]
        level = name and ladder.whole(blok.passage.plat[:name]) and not ladder.opens(blok.passage.plat)
        if level or (name and following and ladder.opens(following.passage.plat)):
            label, rest = blok.passage.plat[:name], blok.passage.plat[name:]
            yield replace(blok, cellen=((blok.passage.stuk(label),),), vet=True)
            yield replace(blok, cellen=((blok.passage.stuk(rest.lstrip(" :–—-.")),),))
        elif _names_what_follows(blok, following, ladder):
            yield replace(blok, vorm=Vorm.ALINEA, vet=True)
        elif number and any(_dotted(other) == number for other in beside):
            yield replace(blok, vorm=Vorm.NUMMER)
        else:
            yield blok


def _names_what_follows(blok: Blok, following: Blok | None, ladder: Ladder) -> bool:
    """Whether an item of a list is a bold name with a level, and the next items belong to it."""
    if blok.vorm is not Vorm.PUNT or not following or following.vorm is not Vorm.PUNT:
        return False
    named = blok.passage.tekst.startswith("**") and ladder.behind(blok.passage.plat)
    return bool(named) and not ladder.behind(following.passage.plat)


def _run_in(passage: Passage) -> int:
    """Where a text goes on after a bold name at its start; 0 when it has none."""
    found = re.match(r"\*\*([^*]{2,60}?)\*\*", passage.tekst)
    name = found[1].strip(" :–—-.") if found else ""
    return len(found[1]) if found and is_kort(name) and passage.plat[len(found[1]) :].strip() else 0


def _dotted(blok: Blok) -> int:
    """How many dots the number has that is typed before a plain text; 0 for a heading, or no number."""
    if blok.vorm is not Vorm.ALINEA or blok.vet:
        return 0
    number = re.match(r"\d+(?:\.\d+)+\.?\s", blok.passage.plat)
    return number[0].strip(" .").count(".") if number else 0


def _line(blok: Blok, sizes: Sequence[tuple[int, bool]], numbers: list[Passage]) -> Regel:
    text = blok.passage.plat
    number = NUMMERING.match(text)
    if not _may_be_heading(blok) or not is_kort(text):
        is_styled = blok.vorm is Vorm.KOP and len(text.split()) <= _MOST_WORDS
        if not is_styled:
            vorm = Vorm.ALINEA if blok.vorm is Vorm.KOP else blok.vorm
            if vorm is Vorm.NUMMER and number and number[0].strip(" .").count("."):
                numbers.append(blok.passage.stuk(number[0]))
                return Regel(replace(blok, cellen=((_from(blok.passage, number.end()),),)))
            return Regel(replace(blok, vorm=vorm))
    dots = number[0].strip(" .)").count(".") if number and number[0].strip(" .)")[:1].isdigit() else -1
    if blok.vorm is Vorm.KOP:
        rang: int | None = blok.diepte
    elif dots > 0 or (dots == 0 and _looks_like_heading(blok, sizes)):
        rang = NUMBERED + dots
    elif bare(text) in ASPECTEN and not text.endswith(":"):
        rang = BY_FORM + (sizes.index(_size(blok)) if _looks_like_heading(blok, sizes) else len(sizes))
    elif _looks_like_heading(blok, sizes):
        rang = BY_FORM + sizes.index(_size(blok))
    else:
        return Regel(blok)
    if number and number.end() < len(text):
        numbers.append(blok.passage.stuk(number[0]))
        blok = replace(blok, cellen=((_from(blok.passage, number.end()),),))
    return Regel(blok, rang)


def _from(passage: Passage, start: int) -> Passage:
    return passage.stuk(passage.plat[start:])


def _may_be_heading(blok: Blok) -> bool:
    return blok.vorm in (Vorm.KOP, Vorm.ALINEA) or (blok.vorm is Vorm.NUMMER and blok.vet)


def _looks_like_heading(blok: Blok, sizes: Sequence[tuple[int, bool]]) -> bool:
    return is_kop(replace(blok, vorm=Vorm.ALINEA)) or _in_capitals(blok) or blok.letter > _body(sizes)


def _in_capitals(blok: Blok) -> bool:
    text = blok.passage.plat
    return text.isupper() and sum(map(str.isalpha, text)) > _FEWEST_CAPITALS


def _body(sizes: Sequence[tuple[int, bool]]) -> int:
    """From this size on letters are larger than those of the text; the size of the text comes last."""
    return sizes[-1][0] + 2 if sizes and sizes[-1][0] else 1000


def _size(blok: Blok) -> tuple[int, bool]:
    return blok.letter, _in_capitals(blok)


def _sizes(blokken: Sequence[Blok]) -> list[tuple[int, bool]]:
    """The looks of headings, the largest first; the size of most of the text is the last."""
    counts: dict[int, int] = {}
    for blok in blokken:
        if blok.vorm is not Vorm.RIJ:
            counts[blok.letter] = counts.get(blok.letter, 0) + len(blok.passage.plat)
    body = max(counts, key=lambda letter: counts[letter], default=0)
    looks = {_size(blok) for blok in blokken if blok.vorm is not Vorm.RIJ}
    ranked = sorted(looks, key=lambda look: (-look[0], not look[1]))
    return [*ranked, (body, False)]


# --- forms and tables of parts ----------------------------------------------------------------------


def _is_form(tabel: Tabel) -> bool:
    """Whether a table has a key to the left and what it says to the right."""
    if tabel.soort is not Soort.ANDERS or any(len(rij.gevuld) > 2 for rij in tabel.rijen):
        return False
    keys = [bare(rij.passage.plat) for rij in tabel.rijen if len(rij.gevuld) == 2]
    return any(veld_van(key) or key in ASPECTEN or sectie_in(key) for key in keys)


def _is_box(tabel: Tabel) -> bool:
    """Whether a table only places texts below each other, as beside a logo."""
    return tabel.soort is Soort.ANDERS and all(len(rij.gevuld) == 1 for rij in tabel.rijen)


def _is_banner(tabel: Tabel) -> bool:
    """Whether a table at the top has a few short texts beside each other, as a logo and a title."""
    passages = [passage for rij in tabel.rijen for passage in rij.passages()]
    few = len(tabel.rijen) <= _BANNER and len(passages) <= 2 * _BANNER
    return tabel.soort is Soort.ANDERS and few and all(is_kort(passage.plat) for passage in passages)


def _goes_on(before: Tabel, tabel: Tabel) -> bool:
    """Whether a table without a head has the columns of the one right above it."""
    width = {len(rij.cellen) for rij in (*before.rijen, *tabel.rijen)}
    return len(width) == 1 and before.soort in (Soort.WOORDENBOEK, Soort.GEDRAGSRIJEN, Soort.MATRIX)


def _form(tabel: Tabel) -> Iterator[Regel]:
    for rij in tabel.rijen:
        (key, *more), *others = rij.gevuld
        said = [*more, *(passage for cel in others for passage in cel)]
        if veld := veld_van(key.plat) if said else "":
            yield Regel(rij, veld=veld)
        elif (
            (said and not _is_banner(tabel))
            or bare(key.plat) in ASPECTEN
            or sectie_in(key.plat)
            or (key.nadruk and is_kort(key.plat))
        ):
            yield Regel(_single(rij, key.naam, Vorm.KOP), FROM_TABLE)
            yield from (_cell_line(rij, passage) for passage in said)
        else:
            yield from (_cell_line(rij, passage) for passage in rij.passages())


def _cell_line(rij: Blok, passage: Passage) -> Regel:
    if passage.nadruk and is_kort(passage.plat):
        return Regel(_single(rij, passage, Vorm.KOP), FROM_TABLE + 1)
    return Regel(_single(rij, passage, Vorm.PUNT if passage.punt else Vorm.ALINEA))


def _single(rij: Blok, passage: Passage, vorm: Vorm) -> Blok:
    return replace(rij, vorm=vorm, cellen=((passage,),), tabel=0)
