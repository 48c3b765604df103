"""Behaviour as a list: words that only lead to it taken apart, and texts that hold several items cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from handboek.importer.blocks import Passage
from handboek.importer.profiles import Beschreven, Profiel

LEAD = "aanloop van een lijst"
_PERSON = re.compile(
    r"(?:op dit niveau[\s:]*)?(?:(?:de|een|deze|onze)\s+)?"
    r"(?:medewerker|functionaris|functiehouder|professional|collega|leidinggevende|je|jij|u|ik|hij|zij|hij/zij)"
    r"(?:\s+(?:laat zien|toont|doet|kan|laat het volgende gedrag zien))?(?:\s+dat\s+\w+)?\s*[:…]?\.{0,3}",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?:[A-Z]{0,2}\d{1,2}[.)]\d{0,2}|[A-Z]{1,2}\d{1,2}|\d{1,2}[.)]|[a-z][.)])[.):]?\s+(?=\D)")
"""What is typed before behaviour to point at it: "2.1", "S3"."""
_FEWEST = 2
"""The fewest words of a piece between semicolons, and the fewest times that a line leads to a list."""


def as_lists(profiel: Profiel) -> None:
    """Make lists of what stands below each level."""
    leads = _leads(profiel)
    for competentie in profiel.competenties:
        competentie.gedrag = list(_without_leads(competentie, leads, profiel))
        if len(competentie.gedrag) > 1 and all(_CODE.match(p.plat) for _, p in competentie.gedrag):
            competentie.gedrag = [(n, _without_code(p, profiel)) for n, p in competentie.gedrag]
        if _is_one_text_each(competentie):
            competentie.gedrag = [(n, piece) for n, text in competentie.gedrag for piece in _pieces(text)]


def _without_code(passage: Passage, profiel: Profiel) -> Passage:
    code = _CODE.match(passage.plat)
    if not code:
        return passage
    profiel.naar("nummering", passage.stuk(code[0]))
    return passage.stuk(passage.plat[code.end() :])


def _leads(profiel: Profiel) -> set[str]:
    """The lines with a colon at their end that come again and again."""
    lines = Counter(p.sleutel for c in profiel.competenties for _, p in c.gedrag if p.plat.endswith(":"))
    return {line for line, count in lines.items() if count >= _FEWEST}


def _without_leads(
    competentie: Beschreven, leads: set[str], profiel: Profiel
) -> Iterator[tuple[int, Passage]]:
    for niveau, passage in competentie.gedrag:
        if passage.sleutel in leads or _PERSON.fullmatch(passage.plat):
            profiel.naar(LEAD, passage)
        else:
            yield niveau, passage


def _is_one_text_each(competentie: Beschreven) -> bool:
    """Whether each level has one text, with semicolons between its items."""
    texts = [passage for _, passage in competentie.gedrag]
    return len(texts) == len(competentie.niveaus) and any(len(_pieces(text)) > 1 for text in texts)


def _pieces(passage: Passage) -> Sequence[Passage]:
    texts = [text for text in re.split(r"(?<=;)\s+", passage.plat) if text.strip()]
    if any(len(text.split()) < _FEWEST for text in texts):
        return [passage]
    return [passage.stuk(text.rstrip("; ")) for text in texts]
