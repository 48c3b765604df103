"""What HR decided about an import, in a file beside the report: changed there, a next import does the same.

Each entry has the question, where it arose and the answer that was taken. Documents with the same headings
are one template: what is answered for one holds for all of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from handboek.editing.scalars import safe_scalar
from handboek.importer.alignment import Keuze, Lezing
from handboek.importer.blocks import normalised
from handboek.importer.shapes import Sectie, bare
from handboek.loading.files import KEUZES

ABSENT = "staat er niet"
_MOST = 5_000_000
_HEAD = """\
# Wat er bij het importeren is gekozen. Is een ander antwoord beter? Verander het hier en importeer opnieuw:
# dan wordt dat gekozen. Bij een kop kan het antwoord zijn: {antwoorden}. Bij niveaus: ja of nee.
"""
SECTIES = {
    "onderdeel": Sectie.ONDERDEEL,
    "doel": Sectie.DOEL,
    "resultaatgebieden": Sectie.RESULTATEN,
    "kritieke situaties": Sectie.SITUATIES,
    "opleiding": Sectie.OPLEIDING,
    "vakstudies": Sectie.VAKSTUDIES,
    "ervaring": Sectie.ERVARING,
    "weglaten": Sectie.WEG,
}
"""By answer: what a heading that nobody knows opens."""


NIVEAUS = "niveaus"
"""In the place of a template: whether words are levels holds for all documents with these words."""
JA, NEE = "ja", "nee"


class Antwoord(NamedTuple):
    """One entry of the file."""

    vraag: str
    skelet: str
    bestand: str
    regel: str
    antwoord: str


class Antwoorden:
    """The answers of an earlier import."""

    def __init__(self, gegeven: Iterable[Antwoord] = ()) -> None:
        self._texts = {(a.vraag, a.bestand, a.regel): a.antwoord for a in gegeven if not a.skelet}
        self._sections = {(a.vraag, a.skelet): a.antwoord for a in gegeven if a.skelet}

    def orden(self, onderwerp: str, veld: str, lezingen: Sequence[Lezing]) -> Sequence[Lezing]:
        """The readings of a text, the one that was answered first."""
        asked = self._texts.get(_where(onderwerp, veld, lezingen)) if len(lezingen) > 1 else None
        if asked is None:
            return lezingen
        return sorted(lezingen, key=lambda lezing: normalised(_told(lezing)) != normalised(asked))

    def sectie(self, kop: str, skelet: str) -> Sectie | None:
        """What a heading opens in documents of one template; None when nobody said."""
        return SECTIES.get(self._sections.get((_section_question(kop), skelet), "").strip().casefold())

    def zijn_niveaus(self, namen: Sequence[str]) -> bool:
        """Whether HR said that these words are levels."""
        return self._sections.get((_levels_question(namen), NIVEAUS), "").strip().casefold() == JA


def read_answers(folder: Path) -> list[Antwoord]:
    """The answers in a data folder; none when the file is not there or is no list of answers."""
    file = folder / KEUZES
    try:
        if file.is_symlink() or file.stat().st_size > _MOST:
            return []
        read = yaml.load(file.read_text("utf8"), yaml.BaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return []
    entries = [entry for entry in read if isinstance(entry, dict)] if isinstance(read, list) else []
    return [Antwoord(*(str(entry.get(key, "")) for key in Antwoord._fields)) for entry in entries]


def answers_of(keuzes: Sequence[Keuze]) -> Iterator[Antwoord]:
    """The readings that were taken, as answers."""
    for keuze in keuzes:
        vraag, bestand, regel = _where(keuze.onderwerp, keuze.veld, keuze.lezingen)
        yield Antwoord(vraag, "", bestand, regel, _told(keuze.lezingen[0]))


def section_answer(kop: str, skelet: str, bestand: str, regel: str, antwoord: str) -> Antwoord:
    """What a heading that nobody knows was taken for, as an answer."""
    return Antwoord(_section_question(kop), skelet, bestand, regel, antwoord)


def levels_answer(namen: Sequence[str], bestand: str, regel: str, antwoord: str) -> Antwoord:
    """Whether words are levels, as an answer."""
    return Antwoord(_levels_question(namen), NIVEAUS, bestand, regel, antwoord)


def skeleton(koppen: Iterable[str]) -> str:
    """What documents share that were made from one template: their headings, in short."""
    return hashlib.sha256("\n".join(map(bare, koppen)).encode()).hexdigest()[:8]


def yaml_of_answers(antwoorden: Iterable[Antwoord]) -> str:
    """The file, each question once."""
    lines = [_HEAD.format(antwoorden=", ".join(SECTIES))]
    told = set()
    for antwoord in antwoorden:
        if (antwoord.vraag, antwoord.skelet or (antwoord.bestand, antwoord.regel)) in told:
            continue
        told.add((antwoord.vraag, antwoord.skelet or (antwoord.bestand, antwoord.regel)))
        pairs = [(key, value) for key, value in antwoord._asdict().items() if value]
        for number, (key, value) in enumerate(pairs):
            lines.append(f"{'  ' if number else '- '}{key}: {safe_scalar(value)}")
    return "\n".join(lines) + "\n"


def _section_question(kop: str) -> str:
    return f"Wat is ‘{kop}’?"


def _levels_question(namen: Sequence[str]) -> str:
    return f"Zijn dit de niveaus, van laag naar hoog: {', '.join(namen)}?"


def _where(onderwerp: str, veld: str, lezingen: Sequence[Lezing]) -> tuple[str, str, str]:
    """What tells one question about a text from every other."""
    places = sorted((p.bron, p.plek) for lezing in lezingen for p in lezing.passages)
    bestand, regel = places[0] if places else ("", "")
    return f"{onderwerp[0].upper()}{onderwerp[1:]}, {veld}: welke tekst?", bestand, regel


def _told(lezing: Lezing) -> str:
    return ABSENT if lezing.tekst is None else lezing.tekst
