"""What an import asks in a terminal: once for each template of documents, and Enter is a good answer."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handboek.importer.choices import Antwoord

_UNKNOWN = "{bestand}{meer} heeft koppen die het handboek niet kent:"
_TAKEN = "Elk wordt een onderdeel van de functie. Enter: goed zo. Of typ een nummer en wat het is: {woorden}."
_WRONG = "Dat snap ik niet. Typ bijvoorbeeld: 1 {woord}"
_LEVELS = "{vraag} (j/n, Enter: nee)"


def is_possible() -> bool:
    """Whether someone sits at a terminal: a script is never asked anything."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(answers: Sequence[Antwoord]) -> Iterable[Antwoord]:
    """The answers that someone gives otherwise; at the end of the input the rest stays as it was taken."""
    given: list[Antwoord] = []
    with suppress(EOFError):
        for answer in _answered(answers):
            given.append(answer)
    return given


def _answered(answers: Sequence[Antwoord]) -> Iterator[Antwoord]:
    from handboek.importer.choices import JA, NIVEAUS  # noqa: PLC0415 - what reads Word is an extra

    by_template = sorted(answers, key=lambda answer: answer.skelet)
    for skelet, group in groupby(by_template, key=lambda answer: answer.skelet):
        same = list(group)
        if skelet != NIVEAUS:
            yield from _headings(same)
            continue
        for answer in {answer.vraag: answer for answer in same}.values():
            _tell(f"{answer.bestand}: {_LEVELS.format(vraag=answer.vraag)}")
            if input().strip().casefold() in ("j", JA):
                yield answer._replace(antwoord=JA)


def _headings(same: Sequence[Antwoord]) -> Iterator[Antwoord]:
    """What headings open in the documents of one template."""
    from handboek.importer.choices import SECTIES  # noqa: PLC0415 - as above

    asked = list({answer.vraag: answer for answer in same}.values())
    files = len({answer.bestand for answer in same})
    more = f" (en nog {files - 1} met dezelfde koppen)" if files > 1 else ""
    _tell(_UNKNOWN.format(bestand=same[0].bestand, meer=more))
    for number, answer in enumerate(asked, 1):
        _tell(f"  {number} {answer.vraag}")
    words = list(SECTIES)
    _tell(_TAKEN.format(woorden=", ".join(words[1:])))
    while typed := input().strip():
        at, _, word = typed.partition(" ")
        if at.isdecimal() and 0 < int(at) <= len(asked) and word.strip() in SECTIES:
            yield asked[int(at) - 1]._replace(antwoord=word.strip())
        else:
            _tell(_WRONG.format(woord=words[-1]))


def _tell(text: str) -> None:
    print(f"\r\033[K{text}", file=sys.stderr)
