"""The level that a role asks, where no matrix tells it: in a sentence, in brackets, or by a colour."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from handboek.importer.blocks import Passage
from handboek.importer.ladder import Ladder
from handboek.importer.profiles import Beschreven

_ASKED = (
    r"(?:vereiste?|gevraagde?|verlangde?|gewenste?|benodigde?|verwachte?|noodzakelijke?|nodig|norm|minimaal|minimale?"
    r"|minimum|functie-?eis|geldt|van toepassing|hoort bij deze functie|past bij deze functie)"
)
_WORD = re.compile(rf"\b{_ASKED}\b", re.IGNORECASE)
_TICKED = tuple("☒☑✓✔■")
_LINE = re.compile(
    rf"(?:het\s+)?(?:{_ASKED}\s*-?\s*(?:competentie)?(?:niveau)?|niveau\s+(?:voor\s+)?(?:deze\s+)?functie|functieniveau)"
    r"(?:\s+(?:voor|bij|van)\s+(?:deze|de)\s+functie)?",
    re.IGNORECASE,
)
"""What stands before the level: "Vereist niveau", "Norm voor deze functie"."""
_MOST_WORDS = 20
_ANNOUNCED = re.compile(
    rf"\b(?:gearceerd|gekleurd|gemarkeerd|vet|vetgedrukt|dikgedrukt|kleur|omkaderd)\w*\b.*\b(?:{_ASKED}|functie)\b",
    re.IGNORECASE,
)


def names_norm(text: str) -> bool:
    """Whether a text says that what stands beside it is the level that is asked."""
    return bool(_LINE.fullmatch(text.strip(" .:;")))


def is_asked(text: str) -> bool:
    """Whether it says of a level that it is asked: "Niveau 2 (vereist)", "☒ Niveau 2"."""
    return bool(_WORD.search(text)) or text[:1] in _TICKED


def norm_in(text: str, ladder: Ladder) -> int:
    """The level that a line or sentence asks: "Norm: 2", "Niveau 2 is vereist."; 0 when it asks none."""
    before, colon, behind = text.partition(":")
    if colon and names_norm(before):
        return ladder.bare(behind.strip())
    if len(text.split()) > _MOST_WORDS or not is_asked(text):
        return 0
    named = ladder.named_in(text)
    return named.pop() if len(named) == 1 else 0


def ask_what_is_marked(competenties: Sequence[Beschreven], texts: Iterable[Passage]) -> None:
    """Take as asked the one level that looks otherwise than the others, when each competency has one.

    It must be told that a colour or bold letters mean it, or differ from one competency to another.
    """
    several = [c for c in competenties if len(c.uiterlijk) > 1]
    marked = [_alone(c) for c in several]
    if len(several) < 2 or not all(marked):
        return
    if len(set(marked)) > 1 or any(_ANNOUNCED.search(passage.plat) for passage in texts):
        for competentie, niveau in zip(several, marked, strict=True):
            competentie.normen.add(niveau)


def _alone(competentie: Beschreven) -> int:
    """The level with a look of its own while all others look alike; 0 when there is none."""
    looks = Counter(competentie.uiterlijk.values())
    if len(looks) != 2:
        return 0
    (_, _), (rare, count) = looks.most_common()
    if count > 1 or len(competentie.uiterlijk) == 2:
        emphasised = [n for n, look in competentie.uiterlijk.items() if look]
        return emphasised[0] if len(emphasised) == 1 else 0
    return next(niveau for niveau, look in competentie.uiterlijk.items() if look == rare)
