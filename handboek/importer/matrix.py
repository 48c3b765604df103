"""The levels that roles ask: a row for each competency, and a column, a mark or a cell for its level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handboek.importer.blocks import Blok, Passage, has_words
from handboek.importer.ladder import Ladder
from handboek.importer.profiles import GevraagdNiveau, Profiel
from handboek.importer.shapes import bare, groep_in, schaal_in, zonder_kopwoord
from handboek.importer.signs import is_mark
from handboek.importer.tables import Kolom, Soort, Tabel, is_nothing, text_of

NO_LEVEL = "er staat geen niveau bij"
TWICE = "de matrix vraagt deze competentie al eerder"
OTHER_COLUMN = "hoort niet bij deze functie in dezelfde matrix"
NOT_ASKED = "wordt niet gevraagd"
NO_GROUPS = "De matrix verdeelt de competenties niet in generiek en specifiek; ze staan nu bij ‘specifiek’."


def read_matrix(tabel: Tabel, ladder: Ladder, profiel: Profiel) -> list[Profiel]:
    """Add what a matrix asks of the role; returns the roles that the matrix itself names."""
    if tabel.soort is Soort.ROLLEN:
        return _roles_across(tabel, ladder, profiel)
    if tabel.soort is Soort.GEKANTELD:
        return _roles_down(tabel, ladder, profiel)
    _one_role(tabel, ladder, profiel)
    return []


def asked_line(passage: Passage, ladder: Ladder) -> tuple[Passage, Passage] | None:
    """The name and the level of a line such as "Samenwerken: 2"."""
    found = re.match(r"(?P<name>[^:]{2,60}?)\s*[:–—→-]\s+(?P<level>[^:]{1,40})$", passage.plat)
    if found and ladder.bare(found["level"]):
        return passage.stuk(found["name"]), passage.stuk(found["level"])
    if behind := ladder.behind(passage.plat):
        name = passage.plat[: behind.einde]
        return (
            (passage.stuk(name).naam, passage.stuk(passage.plat[behind.einde :])) if len(name) <= 60 else None
        )
    return None


def read_asked_line(passage: Passage, group: str, ladder: Ladder, profiel: Profiel) -> None:
    """Add a line such as "Samenwerken: 2"."""
    if found := asked_line(passage, ladder):
        name, level = found
        behind = ladder.behind(passage.plat)
        niveau = ladder.bare(level.plat) or (behind.niveau if behind else 0)
        profiel.naar("niveau", level)
        _ask(name.naam, niveau, (), group, profiel)
    else:
        profiel.laat_weg(passage, NO_LEVEL)


def read_asked_row(rij: Blok, ladder: Ladder, profiel: Profiel, group: str) -> None:
    """Add a row that stands alone: a name, a level and perhaps why."""
    tabel = Tabel([rij], Soort.MATRIX, -1, (Kolom.LABEL, Kolom.NIVEAU, Kolom.UITLEG))
    _row(tabel, rij, ladder, profiel, group)


# --- one role ---------------------------------------------------------------------------------------


def _one_role(tabel: Tabel, ladder: Ladder, profiel: Profiel) -> None:
    group = ""
    _head(tabel, profiel)
    for rij in tabel.gegevens:
        cells = rij.gevuld
        found = groep_in(cells[0][0].plat)
        if found:
            group = found
            profiel.naar(group, cells[0][0])
            beside = [*cells[0][1:], *(p for cel in cells[1:] for p in cel)]
            if len(cells) > 2:
                _row(tabel, replace(rij, cellen=rij.cellen[1:]), ladder, profiel, group)
                beside = list(cells[0][1:])
            for passage in beside:
                profiel.laat_weg(passage, NO_LEVEL)
        elif len(cells) == 1 and not _marked_level(tabel, rij):
            for passage in rij.passages():
                if len(passage.plat.split()) > 6:
                    profiel.laat_weg(passage, NO_LEVEL)
                else:
                    profiel.naar("kop van een tabel", passage)
        else:
            _row(tabel, rij, ladder, profiel, group)
    if profiel.eisen and not profiel.generiek and not group and NO_GROUPS not in profiel.opmerkingen:
        profiel.opmerkingen.append(NO_GROUPS)


def _head(tabel: Tabel, profiel: Profiel) -> None:
    """Take the head of a matrix; "Competentieniveau Kok (40)" has the title once more, and the scale."""
    if tabel.kop < 0:
        return
    for rij in tabel.koppen:
        for passage in () if rij is tabel.rijen[tabel.kop] else rij.passages():
            profiel.naar("kop van een tabel", passage)
    rij = tabel.rijen[tabel.kop]
    asked = tabel.kolom(Kolom.NIVEAU)
    for column, cel in enumerate(rij.cellen):
        for number, passage in enumerate(p for p in cel if has_words(p.plat)):
            kolom = tabel.kolommen[column]
            if (
                column == asked
                and not number
                and bare(passage.plat).startswith(("competentieniveau ", "niveau ", "norm "))
            ):
                _named_head(passage, profiel)
            elif kolom is Kolom.ROL and not number:
                _title(passage.naam, profiel)
            else:
                profiel.naar("competentiematrix", passage)


def _named_head(head: Passage, profiel: Profiel) -> None:
    schaal, start = schaal_in(head.plat), zonder_kopwoord(head.plat)
    named = head.stuk(head.plat[start : schaal.start if schaal else None]).naam
    profiel.naar("competentiematrix", head.stuk(head.plat[:start]))
    if schaal and profiel.schaal is None:
        profiel.schaal = head.stuk(schaal.tekst)
    elif schaal:
        profiel.naar("schaal", head.stuk(schaal.tekst))
    if named.plat:
        _title(named, profiel)


def _title(named: Passage, profiel: Profiel) -> None:
    if profiel.titel is None:
        profiel.titel = named
        return
    profiel.naar("titel", named)
    if bare(named.plat) != bare(profiel.titel.plat):
        titles = f"de functie ‘{named.plat}’ ({named.plek}), de voorkant ‘{profiel.titel.plat}’"
        profiel.opmerkingen.append(f"De matrix noemt {titles}.")


def _row(tabel: Tabel, rij: Blok, ladder: Ladder, profiel: Profiel, group: str) -> None:
    """One competency, with the level that is asked and what explains it."""
    label_at = tabel.kolom(Kolom.LABEL)
    named = list(_filled(rij, label_at))
    shifted = not named  # a label that stands one cell further, as in a row below a merged group
    label, *more = named or [rij.passage]
    if tabel.treden:
        level, niveau, end = _marked(tabel, rij)
    else:
        level, niveau, end = _asked(tabel, rij, label, shifted, ladder)
    others = [p for p in rij.passages() if p is not label and p is not level and p not in more]
    clusters = [] if shifted else list(_filled(rij, tabel.kolom(Kolom.CLUSTER)))
    numbers = list(_filled(rij, tabel.kolom(Kolom.NUMMER)))
    extra = [*more, *(p for p in others if p not in clusters and p not in numbers)]
    for passage in numbers:
        profiel.naar("nummering", passage)
    if not niveau:
        _not_asked(label, level, [*clusters, *extra], profiel)
        return
    if bare(label.plat) in {bare(eis.label.plat) for eis in profiel.eisen}:
        for passage in (label, *([level] if level else []), *clusters, *extra):
            profiel.laat_weg(passage, TWICE)
        return
    for passage in clusters:
        profiel.naar("cluster", passage)
    if level:
        profiel.naar("niveau", level.stuk(level.plat[:end]))
        extra = [*more, *level.tussen(end), *(p for p in extra if p not in more)]
    for passage in [p for p in extra if ladder.bare(p.plat) or is_mark(p.plat)]:
        extra.remove(passage)
        profiel.laat_weg(passage, OTHER_COLUMN, bewust=True)
    _ask(profiel.zonder_nummer(label.naam), niveau, tuple(extra), group, profiel)


def _asked(
    tabel: Tabel, rij: Blok, label: Passage, shifted: bool, ladder: Ladder
) -> tuple[Passage | None, int, int]:
    """The cell with the level, the level, and where the explanation begins."""
    column = tabel.kolom(Kolom.NIVEAU)
    column = column if column >= 0 else tabel.kolom(Kolom.ROL)
    cells = list(_filled(rij, column)) if not shifted else []
    if not cells:  # merged or shifted cells: the first that says a level
        cells = [p for p in rij.passages() if p is not label and ladder.asked(p.plat)]
    if not cells:
        return None, 0, 0
    found = ladder.asked(cells[0].plat)
    return (cells[0], found.niveau, found.einde) if found else (cells[0], 0, 0)


def _marked_level(tabel: Tabel, rij: Blok) -> bool:
    return bool(tabel.treden) and _marked(tabel, rij)[1] > 0


def _marked(tabel: Tabel, rij: Blok) -> tuple[Passage | None, int, int]:
    """The highest level whose column has a mark."""
    marked = [column for column in tabel.treden if is_mark(text_of(rij, column))]
    if not marked:
        return None, 0, 0
    column = max(marked, key=lambda c: tabel.treden[c])
    cells = list(_filled(rij, column))
    return (cells[0] if cells else None), tabel.treden[column], len(cells[0].plat) if cells else 0


def _not_asked(label: Passage, level: Passage | None, others: Sequence[Passage], profiel: Profiel) -> None:
    nothing = level is None or is_nothing(level.plat)
    for passage in (label, *([level] if level else []), *others):
        profiel.laat_weg(passage, NOT_ASKED if nothing else NO_LEVEL, bewust=nothing)
    profiel.opmerkingen.append(f"Bij ‘{label.plat}’ op {label.plek} staat geen niveau.")


def _ask(label: Passage, niveau: int, extra: tuple[Passage, ...], group: str, profiel: Profiel) -> None:
    eis = GevraagdNiveau(label, niveau, extra)
    (profiel.generiek if group == "generiek" else profiel.specifiek).append(eis)


def _filled(rij: Blok, column: int) -> Iterator[Passage]:
    if 0 <= column < len(rij.cellen):
        yield from (p for p in rij.cellen[column] if has_words(p.plat))


# --- several roles ----------------------------------------------------------------------------------


def _roles_across(tabel: Tabel, ladder: Ladder, profiel: Profiel) -> list[Profiel]:
    heads = tabel.rijen[tabel.kop]
    columns = [c for c, kolom in enumerate(tabel.kolommen) if kolom is Kolom.ROL]
    if len(columns) == 1:
        _one_role(tabel, ladder, profiel)
        return []
    titles = {c: next(iter(_filled(heads, c))).naam for c in columns}
    _others_of_head(tabel, columns, profiel)
    roles = {c: _role(profiel, titel) for c, titel in titles.items()}
    group = ""
    for rij in tabel.gegevens:
        label = next(iter(_filled(rij, tabel.kolom(Kolom.LABEL))), None)
        label = profiel.zonder_nummer(label) if label else None
        if label is None or len(rij.gevuld) == 1:
            for passage in rij.passages():
                group = groep_in(passage.plat) or group
                profiel.naar("kop van een tabel", passage)
            continue
        for column, role in roles.items():
            _cell(label, list(_filled(rij, column)), group, ladder, role)
        rest = [c for c in range(len(rij.cellen)) if c not in columns and c != tabel.kolom(Kolom.LABEL)]
        for passage in (p for c in rest for p in _filled(rij, c)):
            profiel.naar("kop van een tabel", passage)
        if not any(label.plat in {eis.label.plat for eis in role.eisen} for role in roles.values()):
            profiel.laat_weg(label, NOT_ASKED, bewust=True)
    return list(roles.values())


def _roles_down(tabel: Tabel, ladder: Ladder, profiel: Profiel) -> list[Profiel]:
    heads = tabel.rijen[tabel.kop]
    columns = [c for c, kolom in enumerate(tabel.kolommen) if kolom is Kolom.ROL]
    labels = {c: next(iter(_filled(heads, c))).naam for c in columns}
    _others_of_head(tabel, columns, profiel)
    roles = []
    for rij in tabel.gegevens:
        titel = next(iter(_filled(rij, tabel.kolom(Kolom.FUNCTIE))), None)
        if titel is None:
            for passage in rij.passages():
                profiel.laat_weg(passage, NO_LEVEL)
            continue
        roles.append(role := _role(profiel, titel.naam))
        for column, label in labels.items():
            _cell(label, list(_filled(rij, column)), "", ladder, role)
        for passage in rij.passages():
            if passage is not titel and not any(passage in _filled(rij, c) for c in columns):
                role.laat_weg(passage, OTHER_COLUMN, bewust=True)
    return roles


def _cell(label: Passage, cells: Sequence[Passage], group: str, ladder: Ladder, role: Profiel) -> None:
    if not cells:
        return
    first, *more = cells
    found = ladder.asked(first.plat)
    if not found or bare(label.plat) in {bare(eis.label.plat) for eis in role.eisen}:
        for passage in cells:
            nothing = is_nothing(first.plat)
            role.laat_weg(passage, NOT_ASKED if nothing else NO_LEVEL, bewust=nothing)
        return
    role.naar("niveau", first.stuk(first.plat[: found.einde]))
    _ask(label, found.niveau, (*first.tussen(found.einde), *more), group, role)


def _others_of_head(tabel: Tabel, columns: Sequence[int], profiel: Profiel) -> None:
    for rij in tabel.koppen:
        for column in range(len(rij.cellen)):
            if rij is not tabel.rijen[tabel.kop] or column not in columns:
                for passage in _filled(rij, column):
                    profiel.naar("competentiematrix", passage)


def _role(profiel: Profiel, titel: Passage) -> Profiel:
    schaal = schaal_in(titel.plat)
    if not schaal:
        return Profiel(profiel.bron, titel=titel, versie=profiel.versie)
    naam, word = titel.stuk(titel.plat[: schaal.start]).naam, titel.plat[schaal.start :]
    made = Profiel(profiel.bron, titel=naam, versie=profiel.versie, schaal=titel.stuk(schaal.tekst))
    made.naar("schaal", titel.stuk(word[: word.rindex(schaal.tekst)]))
    return made
