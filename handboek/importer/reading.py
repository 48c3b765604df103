"""From blocks to a profile: cut into parts at the headings, then each part by its own rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handboek.importer.blocks import Blok, Bron, Passage, Vorm
from handboek.importer.levelled import read_levelled
from handboek.importer.profiles import GevraagdNiveau, Inleidingsblok, Profiel, unread
from handboek.importer.results import (
    read_behaviour,
    read_results,
    read_roles,
    read_situations,
    read_traits,
)
from handboek.importer.shapes import (
    SHORT,
    Sectie,
    bare,
    gevraagd_in,
    groep_in,
    is_kop,
    is_matrixkop,
    is_nummering,
    niveau_in,
    schaal_in,
    sectie_van,
    versie_in,
    zonder_aanloop,
    zonder_kopwoord,
)

NOWHERE = "hier hoort geen onderdeel van het handboek bij"
NOT_KNOWN = "staat zo op de bladzijde dat het importeren er geen weg mee weet"
NO_LEVEL = "er staat geen niveau 1, 2 of 3 bij"
NO_ROLE = "Hier is geen functie van gemaakt: er is geen titel, of niets wat de functie vraagt."
TWICE = "de matrix vraagt deze competentie al eerder"
OTHER_ROLE = "hoort bij een andere functie in dezelfde matrix"
_BEFORE_COMPETENCIES = (Sectie.KAFT, Sectie.INLEIDING, Sectie.DOEL)


def read_profile(bron: Bron) -> Profiel:
    """What a source says, every word of it in one place."""
    profiel = Profiel(bron.naam, weggelaten=list(bron.weggelaten), opmerkingen=list(bron.opmerkingen))
    for sectie, kop, blokken in _parts(bron.blokken, profiel):
        if kop:
            profiel.naar(_VELDEN[sectie], kop.passage)
        _READERS[sectie](blokken, profiel)
    if not profiel.is_functie:
        profiel.zonder_functie(NO_ROLE)
        profiel.opmerkingen.append(NO_ROLE)
    for passage in unread(bron, profiel):
        profiel.laat_weg(passage, NOT_KNOWN)
    return profiel


Part = tuple[Sectie, Blok | None, list[Blok]]


def _parts(blokken: Sequence[Blok], profiel: Profiel) -> Iterator[Part]:
    """Cut at every heading that opens a part, and where a matrix or its competencies begin without one."""
    sectie, kop, part = Sectie.KAFT, None, list[Blok]()
    for blok in blokken:
        if blok.vorm is Vorm.NOOT:
            profiel.voetnoten.append(blok.passage)
        elif blok.vorm is Vorm.ALINEA and is_nummering(blok.passage.plat):
            profiel.naar("nummering", blok.passage)
        elif opened := _opened(blok, sectie, part):
            before, taken = _kept(opened, part)
            yield sectie, kop, before
            sectie, kop = opened, blok if sectie_van(blok) else None
            part = taken if kop else [*taken, blok]
        else:
            part.append(blok)
    yield sectie, kop, part


def _opened(blok: Blok, sectie: Sectie, part: list[Blok]) -> Sectie | None:
    """The part that begins with a block, when one does."""
    if found := sectie_van(blok):
        return found
    if is_matrixkop(blok) and sectie is not Sectie.MATRIX:
        return Sectie.MATRIX
    if sectie is Sectie.MATRIX and any(b.vorm is Vorm.RIJ for b in part) and not _is_matrixrij(blok, part):
        return Sectie.COMPETENTIES
    if sectie in _BEFORE_COMPETENCIES and (blok.vorm is Vorm.RIJ or is_kop(blok)):
        text = blok.gevuld[0][0].plat
        found_level = niveau_in(text)
        return Sectie.COMPETENTIES if found_level and found_level[1] == len(text) else None
    return None


def _kept(opened: Sectie, part: list[Blok]) -> tuple[list[Blok], list[Blok]]:
    """What stays in the part before, and the label and heading that belong to the first level."""
    split = len(part)
    if opened is Sectie.COMPETENTIES and part and not any(is_matrixkop(blok) for blok in part):
        while split > 1 and (part[split - 1].vorm is Vorm.RIJ or is_kop(part[split - 1])):
            split -= 1
    return part[:split], part[split:]


def _is_matrixrij(blok: Blok, part: list[Blok]) -> bool:
    if blok.vorm is not Vorm.RIJ:
        return False
    cells = blok.gevuld
    same_table = any(b.tabel == blok.tabel for b in part)
    return same_table or (len(cells) > 1 and any(gevraagd_in(cel[0].plat) for cel in cells[1:]))


# --- the cover --------------------------------------------------------------------------------------


def _cover(blokken: list[Blok], profiel: Profiel) -> None:
    titel = _title_block(blokken, profiel)
    for passage in (p for blok in blokken for p in blok.passages()):
        if titel and passage is titel.passage:
            continue
        if versie := versie_in(passage.plat):
            profiel.versie = profiel.versie or versie
            profiel.naar("versie", passage)
        elif len(passage.plat.split()) > SHORT:
            profiel.doel.append(passage)
            profiel.opmerkingen.append(f"De tekst op {passage.plek} stond zonder kop en staat nu bij ‘doel’.")
        elif (
            not zonder_aanloop(passage.plat)
            and not profiel.organisatie
            and passage.plat.replace(" ", "").isalpha()
        ):
            profiel.organisatie = passage
            profiel.opmerkingen.append(f"‘{passage.plat}’ op de voorkant is gelezen als de organisatie.")
        else:
            rest = passage.plat[zonder_aanloop(passage.plat) :]
            if rest.strip():
                profiel.laat_weg(passage, NOWHERE)
            else:
                profiel.naar("titel", passage)


def _title_block(blokken: list[Blok], profiel: Profiel) -> Blok | None:
    """Find the title: what says that it is a profile, else the first heading, else the first text."""
    texts = [(blok, blok.passage.plat) for blok in blokken if any(blok.passages())]
    named = [blok for blok, text in texts if 0 < zonder_aanloop(text) < len(text)]
    headings = [blok for blok, text in texts if blok.vorm is Vorm.KOP and not zonder_aanloop(text)]
    rest = [blok for blok, text in texts if not versie_in(text) and zonder_aanloop(text) < len(text)]
    found = next(iter([*named, *headings, *rest]), None)
    if found is None:
        return None
    passage = found.passage
    start, schaal = zonder_aanloop(passage.plat), schaal_in(passage.plat)
    if start:
        profiel.naar("titel", passage.stuk(passage.plat[:start]))
    if schaal:
        profiel.schaal = passage.stuk(schaal.tekst)
    profiel.titel = passage.stuk(passage.plat[start : schaal.start if schaal else None]).naam
    return found


# --- the introduction and other plain texts ----------------------------------------------------------


def _introduction(blokken: list[Blok], profiel: Profiel) -> None:
    for blok in blokken:
        for passage in blok.passages():
            plain = blok.vorm if blok.vorm is not Vorm.RIJ else Vorm.ALINEA
            heading = plain is Vorm.ALINEA and (is_kop(blok) or _looks_like_heading(passage))
            vorm = Vorm.KOP if heading else plain
            profiel.inleiding.append(
                Inleidingsblok(vorm, max(blok.diepte, 2) if vorm is Vorm.KOP else 0, passage)
            )


def _looks_like_heading(passage: Passage) -> bool:
    return len(passage.plat.split()) <= SHORT and not passage.plat.endswith((".", ":", ";", ",", "!"))


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


def _all(blokken: list[Blok]) -> list[Passage]:
    return [passage for blok in blokken for passage in blok.passages()]


# --- the matrix -------------------------------------------------------------------------------------


def _matrix(blokken: list[Blok], profiel: Profiel) -> None:
    group = ""
    for blok in blokken:
        cells = blok.gevuld
        if is_matrixkop(blok):
            _matrix_head(cells, profiel)
        elif found := groep_in(cells[0][0].plat):
            group = found
            profiel.naar(group, cells[0][0])
            beside = [cells[0][1:], *cells[1:]]
            if len(cells) > 2:
                _matrix_row(cells[1:], profiel, group)
                beside = beside[:1]
            for passage in (p for cel in beside for p in cel):
                profiel.laat_weg(passage, NO_LEVEL)
        elif len(cells) > 1:
            _matrix_row(cells, profiel, group)
        else:
            for passage in blok.passages():
                profiel.laat_weg(passage, NO_LEVEL)
    if profiel.eisen and not group:
        profiel.opmerkingen.append(
            "De matrix verdeelt de competenties niet in generiek en specifiek; ze staan nu bij ‘specifiek’."
        )


def _matrix_head(cells: list[tuple[Passage, ...]], profiel: Profiel) -> None:
    """Take "Competentie" and "Competentieniveau Kok (40)": the title once more, and the scale."""
    profiel.naar("competentiematrix", cells[0][0])
    head = cells[1][0]
    schaal, start = schaal_in(head.plat), zonder_kopwoord(head.plat)
    named = head.stuk(head.plat[start : schaal.start if schaal else None]).naam
    profiel.naar("competentiematrix", head.stuk(head.plat[:start]))
    if schaal and profiel.schaal is None:
        profiel.schaal = head.stuk(schaal.tekst)
    elif schaal:
        profiel.naar("schaal", head.stuk(schaal.tekst))
    if named.plat and profiel.titel is None:
        profiel.titel = named
    elif named.plat:
        profiel.naar("titel", named)
        if profiel.titel and bare(named.plat) != bare(profiel.titel.plat):
            titles = f"de functie ‘{named.plat}’ ({head.plek}), de voorkant ‘{profiel.titel.plat}’"
            profiel.opmerkingen.append(f"De matrix noemt {titles}.")
    for passage in (p for cel in (cells[1][1:], *cells[2:]) for p in cel):
        profiel.laat_weg(passage, NOWHERE)


def _matrix_row(cells: list[tuple[Passage, ...]], profiel: Profiel, group: str) -> None:
    (label, *more), (asked, *rest), *others = cells
    found = gevraagd_in(asked.plat)
    if not found:
        for passage in (p for cel in cells for p in cel):
            profiel.laat_weg(passage, NO_LEVEL)
        profiel.opmerkingen.append(f"Bij ‘{label.plat}’ op {label.plek} staat geen niveau 1, 2 of 3.")
        return
    if bare(label.plat) in {bare(eis.label.plat) for eis in profiel.eisen}:
        for passage in (p for cel in cells for p in cel):
            profiel.laat_weg(passage, TWICE)
        return
    niveau, end = found
    profiel.naar("niveau", asked.stuk(asked.plat[:end]))
    extra = [*more, *asked.tussen(end), *rest, *(p for cel in others for p in cel)]
    for passage in [p for p in extra if p.plat.strip() in ("1", "2", "3")]:
        extra.remove(passage)
        profiel.laat_weg(passage, OTHER_ROLE)
    eis = GevraagdNiveau(label.naam, niveau, tuple(extra))
    (profiel.generiek if group == "generiek" else profiel.specifiek).append(eis)


_READERS = {
    Sectie.KAFT: _cover,
    Sectie.INLEIDING: _introduction,
    Sectie.DOEL: _purpose,
    Sectie.MATRIX: _matrix,
    Sectie.COMPETENTIES: read_levelled,
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
