"""The parts of a result profile: results, situations, behaviour without levels, roles and traits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from handboek.importer.blocks import Blok, Passage, Vorm
from handboek.importer.profiles import ZONDER_NIVEAU, Beschreven, Gebied, Profiel, Rol, Trek, one_name
from handboek.importer.shapes import (
    GEBIED,
    INDICATOREN,
    SHORT,
    bare,
    is_kop,
    is_kort,
    kenmerk_in,
    naam_voor_dubbele_punt,
)
from handboek.model import SCHAAL_PERSOONLIJKHEID

T = TypeVar("T", Gebied, Rol, Trek)

SUBHEADING = "tussenkop"
TABLE_HEAD = "kop van een tabel"
TWICE = "Wat onder ‘{naam}’ staat op {plek}, staat nu bij ‘{naam}’ op {eerder}."
OTHER_MINIMUM = "Bij ‘{naam}’ staat minimum {eerst} op {eerder} en {later} op {plek}. Nu staat er {eerst}."
_ITEMS = (Vorm.PUNT, Vorm.NUMMER)


def read_results(blokken: Sequence[Blok], profiel: Profiel) -> None:
    """Add the result areas, each with its indicators."""
    listing = False
    for at, blok in enumerate(blokken):
        if _is_indicators(blok):
            profiel.naar("indicatoren", blok.passage)
            listing = True
        elif blok.vorm is Vorm.RIJ and len(blok.gevuld) > 1:
            _result_row(blok, profiel)
        elif _starts_area(blok, blokken[at + 1 :], listing or not profiel.resultaatgebieden):
            profiel.resultaatgebieden.append(Gebied(_area_name(blok.passage, profiel)))
            listing = False
        else:
            for passage in blok.passages():
                _add_result(passage, profiel, listing or blok.vorm in _ITEMS)
    profiel.resultaatgebieden = _once(profiel.resultaatgebieden, "resultaatgebieden", profiel)


def _area_name(passage: Passage, profiel: Profiel) -> Passage:
    """The name of an area, without "Resultaatgebied 2:" before it."""
    found = GEBIED.match(passage.plat)
    if not found:
        return passage.naam
    profiel.naar("resultaatgebieden", passage.stuk(found[0]))
    return passage.stuk(passage.plat[found.end() :]).naam


def _starts_area(blok: Blok, following: Sequence[Blok], may: bool) -> bool:
    if is_kop(blok):
        return True
    if blok.vorm is Vorm.NUMMER:
        upto = next((at for at, b in enumerate(following) if b.vorm is Vorm.NUMMER), len(following))
        return is_kort(blok.passage.plat) and any(b.vorm is Vorm.ALINEA for b in following[:upto])
    next_up = following[0] if following else None
    short = blok.vorm is Vorm.ALINEA and is_kort(blok.passage.plat) and not blok.passage.plat.endswith(":")
    if short and next_up is not None and next_up.vorm is Vorm.PUNT:
        return True
    return (
        may
        and blok.vorm is Vorm.ALINEA
        and is_kort(blok.passage.plat)
        and next_up is not None
        and (_is_indicators(next_up) or next_up.vorm is Vorm.ALINEA)
    )


def _add_result(passage: Passage, profiel: Profiel, is_indicator: bool) -> None:
    if not profiel.resultaatgebieden:
        profiel.laat_weg(passage, SUBHEADING)
    elif is_indicator:
        profiel.resultaatgebieden[-1].indicatoren.append(passage)
    else:
        profiel.resultaatgebieden[-1].omschrijving.append(passage)


def _result_row(blok: Blok, profiel: Profiel) -> None:
    """Name, perhaps what it is about, and indicators."""
    cells = blok.gevuld
    if any(bare(cel[0].plat) in ("resultaatgebied", "resultaatgebieden") for cel in cells):
        for passage in blok.passages():
            profiel.naar("resultaatgebieden", passage)
        return
    if cells[0][0].plat.strip(" .").isdigit() and len(cells) > 2:
        for passage in cells[0]:
            profiel.naar("nummering", passage)
        cells = cells[1:]
    (name, *more), *others = cells
    *about, indicators = others
    described = [*more, *(passage for cel in about for passage in cel)]
    profiel.resultaatgebieden.append(Gebied(name.naam, described, list(indicators)))


def read_situations(blokken: Sequence[Blok], profiel: Profiel) -> None:
    """Add the critical situations."""
    profiel.situaties += [passage for blok in blokken for passage in blok.passages()]


def read_behaviour(blokken: Sequence[Blok], profiel: Profiel) -> None:
    """Add the competencies without levels: a label, a definition, indicators."""
    current: Beschreven | None = None
    for at, blok in enumerate(blokken):
        if _is_indicators(blok):
            profiel.naar("indicatoren", blok.passage)
        elif blok.vorm is Vorm.RIJ and len(blok.gevuld) > 1:
            current = _behaviour_row(blok, profiel)
        elif _is_label(blok, blokken[at + 1 : at + 2], current):
            current = _behaviour_label(blok.passage, profiel)
        elif current is None:
            for passage in blok.passages():
                profiel.laat_weg(passage, SUBHEADING)
        elif blok.vorm is Vorm.ALINEA and not current.gedrag:
            current.definitie += blok.passages()
        else:
            current.gedrag += [(ZONDER_NIVEAU, passage) for passage in blok.passages()]


def _is_label(blok: Blok, following: Sequence[Blok], current: Beschreven | None) -> bool:
    """A heading, or a short item that is followed by its definition instead of by another item."""
    if is_kop(blok):
        return True
    text = blok.passage
    short = len(text.plat.split()) <= SHORT or naam_voor_dubbele_punt(text)
    if not short or not following:
        return False
    if blok.vorm in _ITEMS:
        return following[0].vorm is Vorm.ALINEA
    ended = current is None or bool(current.gedrag)
    return ended and is_kort(text.plat) and following[0].vorm is Vorm.ALINEA


def _behaviour_label(passage: Passage, profiel: Profiel) -> Beschreven:
    cut = naam_voor_dubbele_punt(passage)
    label = passage.stuk(passage.plat[:cut]) if cut else passage
    about = passage.tussen(cut) if cut else []
    found = Beschreven(label.naam, met_niveaus=False, definitie=about)
    profiel.competenties.append(found)
    return found


def _behaviour_row(blok: Blok, profiel: Profiel) -> Beschreven:
    (label, *more), about, *indicators = blok.gevuld
    found = Beschreven(label.naam, met_niveaus=False, definitie=[*more, *about])
    found.gedrag = [(ZONDER_NIVEAU, passage) for cel in indicators for passage in cel]
    profiel.competenties.append(found)
    return found


def read_roles(blokken: Sequence[Blok], profiel: Profiel) -> None:
    """Add the roles in a team: a name, and what it means."""
    for blok in blokken:
        cells = blok.gevuld
        if len(cells) > 1:
            profiel.teamrollen.append(
                Rol(cells[0][0].naam, [*cells[0][1:], *(p for c in cells[1:] for p in c)])
            )
            continue
        passage = blok.passage
        if cut := naam_voor_dubbele_punt(passage):
            rest = passage.tussen(cut)
            profiel.teamrollen.append(Rol(passage.stuk(passage.plat[:cut]).naam, rest))
        elif profiel.teamrollen and not _is_role(blok, profiel.teamrollen[-1]):
            profiel.teamrollen[-1].uitleg.append(passage)
        elif is_kop(blok) or is_kort(passage.plat):
            profiel.teamrollen.append(Rol(passage.naam))
        else:
            profiel.laat_weg(passage, SUBHEADING)
    profiel.teamrollen = _once(profiel.teamrollen, "teamrollen", profiel)


def _is_role(blok: Blok, last: Rol) -> bool:
    """Whether a block names the next role, or goes on about the last one."""
    return is_kop(blok) or (bool(last.uitleg) and blok.los and is_kort(blok.passage.plat))


def read_traits(blokken: Sequence[Blok], profiel: Profiel) -> None:
    """Add the traits of personality: a name, a minimum, and what it means."""
    for blok in blokken:
        cells = blok.gevuld
        if len(cells) > 1:
            _trait_row(cells, profiel)
        elif found := kenmerk_in(blok.passage.plat):
            passage, name_ends = blok.passage, found.start + len(found.naam)
            name = passage.stuk(found.naam)
            for piece in (*passage.tussen(0, found.start), *passage.tussen(name_ends, found.einde)):
                profiel.naar(f"minimum {found.minimum} bij ‘{found.naam}’", piece)
            profiel.kenmerken.append(Trek(name, found.minimum, passage.tussen(found.einde)))
        elif profiel.kenmerken:
            profiel.kenmerken[-1].uitleg += blok.passages()
        else:
            for passage in blok.passages():
                profiel.laat_weg(passage, SUBHEADING)
    profiel.kenmerken = _once(profiel.kenmerken, "persoonlijkheidskenmerken", profiel)


def _trait_row(cells: Sequence[Sequence[Passage]], profiel: Profiel) -> None:
    name, figure = cells[0][0], cells[1][0]
    typed = figure.plat.strip()
    if not typed.isdigit() or int(typed) not in SCHAAL_PERSOONLIJKHEID:
        for passage in (p for cel in cells for p in cel):
            profiel.laat_weg(passage, TABLE_HEAD)
        return
    profiel.naar(f"minimum {typed} bij ‘{name.plat}’", figure)
    explained = [*cells[0][1:], *cells[1][1:], *(p for cel in cells[2:] for p in cel)]
    profiel.kenmerken.append(Trek(name.naam, int(typed), explained))


def _once(parts: Sequence[T], veld: str, profiel: Profiel) -> list[T]:
    """Join the parts that have one name: in a handbook a name stands once."""
    by_name: dict[str, T] = {}
    for part in parts:
        first = by_name.setdefault(one_name(part.naam.plat), part)
        if first is part:
            continue
        profiel.naar(veld, part.naam)
        places = {"naam": part.naam.plat, "plek": part.naam.plek, "eerder": first.naam.plek}
        profiel.opmerkingen.append(TWICE.format(**places))
        match first, part:
            case Gebied(), Gebied():
                first.omschrijving += part.omschrijving
                first.indicatoren += part.indicatoren
            case (Rol(), Rol()) | (Trek(), Trek()):
                first.uitleg += part.uitleg
        if isinstance(first, Trek) and isinstance(part, Trek) and first.minimum != part.minimum:
            figures = {"eerst": first.minimum, "later": part.minimum}
            profiel.opmerkingen.append(OTHER_MINIMUM.format(**places, **figures))
    return list(by_name.values())


def _is_indicators(blok: Blok) -> bool:
    return blok.vorm is not Vorm.PUNT and bare(blok.passage.plat) in INDICATOREN
