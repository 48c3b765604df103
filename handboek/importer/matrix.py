"""The levels that roles ask: a row for each competency, and a column, a mark or a cell for its level."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from handboek.importer.blocks import Blok, Passage, has_words
from handboek.importer.columns import Kolom, cell_of, is_nothing, text_of
from handboek.importer.ladder import Ladder
from handboek.importer.profiles import GevraagdNiveau, Profiel
from handboek.importer.raster import Cel, Raster, seem_competencies
from handboek.importer.shapes import FORMULIER, bare, groep_in, schaal_in, zonder_kopwoord
from handboek.importer.signs import is_mark
from handboek.importer.tables import Soort, Tabel

NO_LEVEL = "er staat geen niveau bij"
TWICE = "de matrix vraagt deze competentie al eerder"
OTHER_COLUMN = "hoort niet bij deze functie in dezelfde matrix"
NOT_ASKED = "wordt niet gevraagd"
OTHER_FIGURES = "Of de cijfers in deze tabel niveaus van competenties zijn, is niet te zien ({plek})."
OTHER_LEVEL = "Van ‘{titel}’ vraagt de ene matrix ‘{label}’ op een ander niveau dan de andere ({plek})."
NO_GROUPS = "De matrix verdeelt de competenties niet in generiek en specifiek; ze staan nu bij ‘specifiek’."

_FEW = 3
"""The most words of what stands beside a matrix without saying much."""


def read_matrix(
    tabel: Tabel, ladder: Ladder, profiel: Profiel, others: Sequence[Profiel], over_competenties: bool
) -> list[Profiel]:
    """Add what a matrix asks of the role, or of the `others`; returns the roles that it names first.

    In a document that does not speak of competencies, figures may be anything.
    """
    if tabel.raster:
        heads, rows = [kop.naam for kop in tabel.raster.koppen], list(tabel.raster.rijen.values())
        if not over_competenties and not seem_competencies(rows if tabel.raster.functies_boven else heads):
            profiel.twijfels.append(OTHER_FIGURES.format(plek=tabel.begin.plek))
            return []
        known = {bare(role.titel.plat): role for role in others if role.titel}
        return _many_roles(tabel, tabel.raster, profiel, known)
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
    named = cell_of(rij, label_at)
    shifted = not named  # a label that stands one cell further, as in a row below a merged group
    label, *more = named or [rij.passage]
    if tabel.treden:
        level, niveau, end = _marked(tabel, rij)
    else:
        level, niveau, end = _asked(tabel, rij, label, shifted, ladder)
    others = [p for p in rij.passages() if p is not label and p is not level and p not in more]
    clusters = [] if shifted else cell_of(rij, tabel.kolom(Kolom.CLUSTER))
    numbers = cell_of(rij, tabel.kolom(Kolom.NUMMER))
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
    cells = cell_of(rij, column) if not shifted else []
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
    cells = cell_of(rij, column)
    return (cells[0] if cells else None), tabel.treden[column], len(cells[0].plat) if cells else 0


def _not_asked(label: Passage, level: Passage | None, others: Sequence[Passage], profiel: Profiel) -> None:
    nothing = level is None or is_nothing(level.plat)
    for passage in (label, *([level] if level else []), *others):
        profiel.laat_weg(passage, NOT_ASKED if nothing else NO_LEVEL, bewust=nothing)
    profiel.opmerkingen.append(f"Bij ‘{label.plat}’ op {label.plek} staat geen niveau.")


def _ask(label: Passage, niveau: int, extra: tuple[Passage, ...], group: str, profiel: Profiel) -> None:
    eis = GevraagdNiveau(label, niveau, extra)
    (profiel.generiek if group == "generiek" else profiel.specifiek).append(eis)


# --- several roles ----------------------------------------------------------------------------------


def _many_roles(
    tabel: Tabel, raster: Raster, profiel: Profiel, roles: Mapping[str, Profiel]
) -> list[Profiel]:
    """Add what a matrix asks of the roles that have one, and of those that it names first."""
    profiel.twijfels += raster.twijfels
    if raster.twijfels:
        return []
    heads = [kop.naam for kop in raster.koppen]
    titles, labels = heads, list(raster.rijen.values())
    if not raster.functies_boven:
        titles, labels = labels, heads
    made: dict[str, Profiel] = {}
    for titel in titles:
        if bare(titel.plat) in roles:
            roles[bare(titel.plat)].naar("titel", titel)
        else:
            made[bare(titel.plat)] = _role(profiel, titel.naam)
    all_roles = {**roles, **made}
    asked = {t: {bare(eis.label.plat): eis.niveau for eis in role.eisen} for t, role in all_roles.items()}
    groups, used = _groups(tabel, raster), set()
    for cel in raster.cellen:
        titel, label = (cel.kop, cel.rij) if raster.functies_boven else (cel.rij, cel.kop)
        role, name = all_roles[bare(titel.plat)], bare(label.plat)
        earlier = asked[bare(titel.plat)].setdefault(name, 0)
        asked[bare(titel.plat)][name] = cel.niveau
        used.add(id(label))
        _cell(profiel.zonder_nummer(label), cel, groups.get(id(label), ""), earlier, role)
    for label in labels:
        if id(label) not in used:
            profiel.laat_weg(label, NOT_ASKED, bewust=True)
    _beside(tabel, raster, all_roles, profiel)
    return list(made.values())


def _cell(label: Passage, cel: Cel, group: str, earlier: int, role: Profiel) -> None:
    """Add one level; the same one twice says nothing, another one is a doubt."""
    first, *more = cel.tekst or (None,)
    if first:
        role.naar("niveau", first.stuk(first.plat[: cel.einde]))
    extra = (*(first.tussen(cel.einde) if first else ()), *more)
    if not earlier:
        _ask(label, cel.niveau, extra, group, role)
        return
    role.naar("label", label)
    for passage in extra:
        role.laat_weg(passage, TWICE)
    if earlier != cel.niveau:
        told = {"label": label.plat, "titel": role.titel.plat if role.titel else "", "plek": label.plek}
        role.twijfels.append(OTHER_LEVEL.format(**told))


def _groups(tabel: Tabel, raster: Raster) -> dict[int, str]:
    """By label: whether it is generic or specific, as a row above it or a head over it says."""
    found: dict[int, str] = {}
    group = ""
    for at, rij in enumerate(tabel.rijen):
        if at in raster.rijen:
            found[id(raster.rijen[at])] = group
        elif at >= raster.koprijen and len(rij.gevuld) == 1:
            group = groep_in(rij.passage.plat) or group
    group = ""
    columns = {column: kop for kop in raster.koppen for column in kop.kolommen}
    for column in range(raster.naamkolom + 1, max(columns, default=0) + 1):
        above = [p for rij in tabel.rijen[: raster.koprijen] for p in cell_of(rij, column)]
        group = next((said for p in above if (said := groep_in(p.plat))), group)
        if column in columns and not raster.functies_boven:
            found[id(columns[column].naam)] = group
    return found


def _beside(tabel: Tabel, raster: Raster, roles: Mapping[str, Profiel], profiel: Profiel) -> None:
    """Account for what is neither a name nor a level."""
    said = {id(p) for cel in raster.cellen for p in cel.tekst} | {id(p) for p in raster.rijen.values()}
    values = {column for kop in raster.koppen for column in kop.kolommen}
    heads = {id(rij) for rij in tabel.koppen}
    rows = [
        (at, rij, c, p) for at, rij in enumerate(tabel.rijen) for c, cel in enumerate(rij.cellen) for p in cel
    ]
    for at, rij, column, passage in rows:
        head = next((text for r in tabel.rijen[: raster.koprijen] if (text := text_of(r, column))), "")
        if not has_words(passage.plat) or id(passage) in said:
            continue
        if id(passage) in raster.gelezen:
            if named := roles.get(bare(passage.plat)):
                named.naar("titel", passage)
        elif id(rij) in heads or (at not in raster.rijen and len(rij.gevuld) == 1):
            profiel.naar("competentiematrix", passage)
        elif at not in raster.rijen:
            profiel.laat_weg(passage, OTHER_COLUMN, bewust=True)
        elif column in values:
            profiel.laat_weg(passage, NOT_ASKED, bewust=True)
        elif not raster.functies_boven and bare(head) in FORMULIER:
            _form_cell(FORMULIER[bare(head)], passage, roles[bare(raster.rijen[at].plat)])
        elif column <= raster.naamkolom:
            profiel.naar("cluster" if not passage.plat.strip(" .").isdigit() else "nummering", passage)
        else:
            profiel.laat_weg(passage, OTHER_COLUMN, bewust=len(passage.plat.split()) <= _FEW)


def _form_cell(veld: str, passage: Passage, role: Profiel) -> None:
    """Take what a column beside the levels says of a role: its scale, its family."""
    if veld in ("schaal", "functiefamilie") and getattr(role, veld) is None:
        setattr(role, veld, passage)
    else:
        role.laat_weg(passage, OTHER_COLUMN, bewust=True)


def _role(profiel: Profiel, titel: Passage) -> Profiel:
    schaal = schaal_in(titel.plat)
    if not schaal:
        return Profiel(profiel.bron, titel=titel, versie=profiel.versie)
    naam, word = titel.stuk(titel.plat[: schaal.start]).naam, titel.plat[schaal.start :]
    made = Profiel(profiel.bron, titel=naam, versie=profiel.versie, schaal=titel.stuk(schaal.tekst))
    made.naar("schaal", titel.stuk(word[: word.rindex(schaal.tekst)]))
    return made
