"""The second proof of an import: that what was read can be what the document means.

A reading that made a competency of a level, or left much of the text out, is no reading: nothing is guessed
from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from handboek.importer.blocks import Bron, Passage, Vorm, words
from handboek.importer.ladder import Ladder
from handboek.importer.outline import outline
from handboek.importer.profiles import Beschreven, Onderdeeltekst, Profiel
from handboek.importer.shapes import bare, sectie_in
from handboek.importer.starts import is_keyword, is_legend
from handboek.importer.titles import is_title, names_document

MOST_LEFT_OUT = 0.1
"""The share of the words that a reading may leave out."""
_FEW = 15
"""From this many words on a share says something."""
_LONG_NAME = 10
"""No name of a competency has more words."""

LEVEL_AS_NAME = "‘{label}’ ({plek}) is gelezen als competentie, maar het is de naam van een niveau."
WORD_AS_NAME = "‘{label}’ ({plek}) is gelezen als competentie, maar het is een kop van iets anders."
SENTENCE_AS_NAME = "‘{label}’ ({plek}) is gelezen als competentie, maar het is een zin."
TWICE = "‘{label}’ ({plek}) is vaker gelezen als competentie, met gedrag op dezelfde niveaus."
EMPTY_LEVEL = "Bij ‘{label}’ ({plek}) staat niets op niveau {niveau}."
NO_BEHAVIOUR = "Bij ‘{label}’ ({plek}) is geen gedrag gevonden."
LEVEL_AS_TEXT = "‘{tekst}’ ({plek}) is de naam van een niveau, en is gelezen als tekst bij ‘{label}’."
LEVEL_IN_SECTION = (
    "‘{tekst}’ ({plek}) staat onder ‘{kop}’, en bij welke competentie het hoort is niet gevonden."
)
TITLE = "‘{titel}’ ({plek}) is gelezen als titel van de functie, maar dat kan niet."
NOT_DESCRIBED = "‘{label}’ ({plek}) wordt gevraagd en is een kop, maar wat eronder staat is niet herkend."
EVERYWHERE = "‘{tekst}’ ({plek}) is bij {aantal} competenties gelezen als gedrag, maar dat kan niet."
ASKED_TWICE = (
    "‘{label}’ ({plek}) wordt van een functie twee keer gevraagd, op niveau {een} en op niveau {ander}."
)
AGAIN = "De kop ‘{kop}’ ({plek}) komt terug, en waar die bij hoort is niet gevonden."
NO_CONTENT = "Van ‘{titel}’ ({plek}) is niet gevonden wat de functie vraagt."
LEFT_OUT = "{deel} % van de tekst heeft geen plek gekregen, om te beginnen ‘{tekst}’ ({plek})."


def misplaced(bron: Bron, profielen: Sequence[Profiel]) -> list[str]:
    """What cannot be right in the reading of a source, each with its place; nothing when it can."""
    ladder = Ladder(bron.blokken, profielen[0].niveaus_gezegd)
    found = [
        *(doubt for profiel in profielen for doubt in profiel.twijfels),
        *_names(profielen, ladder),
        *_levels(profielen, ladder),
        *_titles(profielen),
        *_asked_twice(profielen),
        *_in_sections(profielen, ladder),
        *_headings(profielen),
        *_everywhere(profielen),
        *_left_out(bron, profielen),
    ]
    return list(dict.fromkeys(found))


def in_parts(bron: Bron, profielen: Sequence[Profiel], faults: Sequence[str]) -> Profiel:
    """The same source without a guess: its title, and its text below the headings that it has."""
    safe = Profiel(bron.naam, niet_herkend=list(faults), opmerkingen=list(bron.opmerkingen))
    safe.weggelaten += bron.weggelaten
    safe.titel = next((p.titel for p in profielen if p.titel and is_title(p.titel.plat)), None)
    title = safe.titel.plek if safe.titel else ""
    lines, numbers = outline([b for b in bron.blokken if b.vorm is not Vorm.NOOT], Ladder(bron.blokken))
    for number in numbers:
        safe.naar("nummering", number)
    deel: Onderdeeltekst | None = None
    for regel in lines:
        passages = [p for blok in regel.blokken() for p in blok.passages()]
        first = passages[0]
        if title and first.plek == title and not regel.tabel:
            for passage in passages:
                safe.naar("titel", passage)
        elif regel.rang is not None:
            deel = safe.onderdeel(first)
            deel.tekst += passages[1:]
        elif deel:
            is_text = regel.blok.vorm is Vorm.ALINEA and not regel.tabel and not regel.veld
            (deel.tekst if is_text else deel.punten).extend(passages)
        else:
            for passage in passages:
                safe.laat_weg(passage, "staat voor de eerste kop")
    safe.zonder_lege_onderdelen()
    safe.voetnoten = [blok.passage for blok in bron.blokken if blok.vorm is Vorm.NOOT]
    return safe


def _names(profielen: Sequence[Profiel], ladder: Ladder) -> Iterator[str]:
    levels: dict[tuple[str, bool], Counter[int]] = {}
    for competentie in _all(profielen):
        label = competentie.label
        told = {"label": label.plat, "plek": label.plek}
        if ladder.bare(label.plat):
            yield LEVEL_AS_NAME.format(**told)
        elif is_keyword(label.plat) or sectie_in(label.plat) or names_document(label.plat):
            yield WORD_AS_NAME.format(**told)
        elif len(label.plat.split()) > _LONG_NAME:
            yield SENTENCE_AS_NAME.format(**told)
        seen = levels.setdefault((bare(label.plat), competentie.met_niveaus), Counter())
        if any(seen[niveau] for niveau in competentie.niveaus):
            yield TWICE.format(**told)
        seen.update(competentie.niveaus)


def _levels(profielen: Sequence[Profiel], ladder: Ladder) -> Iterator[str]:
    for competentie in _all(profielen):
        told = {"label": competentie.label.plat, "plek": competentie.label.plek}
        if not competentie.gedrag:
            yield NO_BEHAVIOUR.format(**told)
        for niveau in sorted(competentie.treden - competentie.niveaus if competentie.gedrag else ()):
            yield EMPTY_LEVEL.format(**told, niveau=niveau)
        for passage in (*competentie.definitie, *(passage for _, passage in competentie.gedrag)):
            if competentie.met_niveaus and ladder.whole(passage.plat):
                yield LEVEL_AS_TEXT.format(
                    label=competentie.label.plat, tekst=passage.plat, plek=passage.plek
                )


def _titles(profielen: Sequence[Profiel]) -> Iterator[str]:
    labels = {bare(competentie.label.plat) for competentie in _all(profielen)}
    for profiel in profielen:
        if profiel.titel and (not is_title(profiel.titel.plat) or bare(profiel.titel.plat) in labels):
            yield TITLE.format(titel=profiel.titel.plat, plek=profiel.titel.plek)
        if profiel.zonder_inhoud:
            yield NO_CONTENT.format(titel=profiel.zonder_inhoud.plat, plek=profiel.zonder_inhoud.plek)


def _asked_twice(profielen: Sequence[Profiel]) -> Iterator[str]:
    for profiel in profielen:
        seen: dict[str, int] = {}
        for eis in profiel.eisen:
            niveau = seen.setdefault(bare(eis.label.plat), eis.niveau)
            if niveau != eis.niveau:
                told = {"label": eis.label.plat, "plek": eis.label.plek}
                yield ASKED_TWICE.format(**told, een=niveau, ander=eis.niveau)


def _in_sections(profielen: Sequence[Profiel], ladder: Ladder) -> Iterator[str]:
    """Levels below a heading that nobody knows: what they are of was not found."""
    for deel in (deel for profiel in profielen for deel in profiel.onderdelen):
        opened = [(p, p.plat.partition(":")[0]) for p in (*deel.tekst, *deel.punten)]
        levels = [(passage, first) for passage, first in opened if ladder.whole(first)]
        again = len({ladder.whole(first) for _, first in levels}) < len(levels)
        for passage, first in levels:
            if again or not is_legend(deel.kop.plat):
                yield LEVEL_IN_SECTION.format(tekst=first, plek=passage.plek, kop=deel.kop.plat)


def _headings(profielen: Sequence[Profiel]) -> Iterator[str]:
    """Headings of sections that are a competency, or come again and again: a description that nobody saw."""
    described = {bare(c.label.plat) for c in _all(profielen)}
    asked = {bare(eis.label.plat) for profiel in profielen for eis in profiel.eisen} - described
    for profiel in profielen:
        for kop in (deel.kop for deel in profiel.onderdelen):
            if bare(kop.plat) in asked:
                yield NOT_DESCRIBED.format(label=kop.plat, plek=kop.plek)
        again = [s.passage for s in profiel.structuur if s.veld == "onderdelen"]
        often = Counter(bare(kop.plat) for kop in again)
        for kop in again:
            if often[bare(kop.plat)] > 1:
                yield AGAIN.format(kop=kop.plat, plek=kop.plek)


def _everywhere(profielen: Sequence[Profiel]) -> Iterator[str]:
    """Behaviour that most competencies have: a heading, or words that lead to it."""
    where: dict[str, list[Passage]] = {}
    competenties = list(_all(profielen))
    for competentie in competenties:
        for passage in {p.sleutel: p for _, p in competentie.gedrag}.values():
            where.setdefault(passage.sleutel, []).append(passage)
    for passages in where.values():
        if 2 < len(passages) > len(competenties) / 2:
            yield EVERYWHERE.format(tekst=passages[0].plat, plek=passages[0].plek, aantal=len(passages))


def _left_out(bron: Bron, profielen: Sequence[Profiel]) -> Iterator[str]:
    left = [w.passage for profiel in profielen for w in profiel.weggelaten if not w.bewust]
    total = _count(passage for blok in bron.blokken for passage in blok.passages())
    share = _count(left) / total if total else 0
    if share > MOST_LEFT_OUT and total > _FEW:
        first = next(passage for passage in left if passage.plat)
        yield LEFT_OUT.format(deel=round(100 * share), tekst=first.plat, plek=first.plek)


def _all(profielen: Sequence[Profiel]) -> Iterator[Beschreven]:
    return (competentie for profiel in profielen for competentie in profiel.competenties)


def _count(passages: Iterable[Passage]) -> int:
    return len(words(passage.plat for passage in passages))
