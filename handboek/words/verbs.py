"""Dutch verbs in the third person, with which every behaviour begins."""

from __future__ import annotations

import re

_KORTER_DAN_T = frozenset(("is", "kan", "mag", "wil", "zal", "zou"))
_GEEN_WERKWOORD = frozenset(("dat", "dit", "het", "met", "niet", "uit", "wat"))
_BIJ_JE = {"is": "bent", "heeft": "hebt", "kan": "kunt", "wil": "wilt", "zal": "zult", "zou": "zou"}
_SAMEN = re.compile(rf"\b(en|of|maar) ({'|'.join(_BIJ_JE)})\b")
"""A second verb of the same sentence that is another one after "je"."""


def is_third_person(word: str) -> bool:
    """In the present tense the third person ends in a t, but for a few verbs."""
    return word in _KORTER_DAN_T or (word.endswith("t") and word not in _GEEN_WERKWOORD)


def as_you(text: str) -> str:
    """The text to whoever reads it: "Vraagt door. Is eerlijk." becomes "Je vraagt door. Je bent eerlijk."

    A sentence that does not begin with such a verb stays as it is.
    """
    return " ".join(map(_sentence, re.split(r"(?<=[.!?])\s+", text)))


def _sentence(sentence: str) -> str:
    found = re.match(r"([\w-]+)(.*)", sentence)
    if not found or not is_third_person(found[1].lower()):
        return sentence
    verb, rest = found[1][0].lower() + found[1][1:], found[2]
    rest = re.sub(r"^ zich(zelf)?\b", r" je\1", rest)
    rest = _SAMEN.sub(lambda second: f"{second[1]} {_BIJ_JE[second[2]]}", rest)
    return f"Je {_BIJ_JE.get(verb, verb)}{rest}"
