"""A message to HR about their files: a place, a kind, and a Dutch text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from handboek.messages.phrasing import one_line

MOST = 100
"""As many messages about one file as a person can use."""


@dataclass(frozen=True)
class Soort:
    """A kind of message: a code that never changes, and its text with {places} for what was found."""

    code: str
    tekst: str

    @property
    def zonder_vondst(self) -> str:
        """The text with an ellipsis where it names what was found."""
        return self.tekst.format_map(_Ellipsis())


class _Ellipsis(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "" if key == "bedoeld" else "…"


@dataclass(frozen=True, order=True)
class Melding:
    """One message at one place; prints as `pad:regel:kolom: tekst` (line and column count from 1)."""

    pad: str
    regel: int
    kolom: int
    tekst: str
    soort: Soort = field(compare=False)

    def __str__(self) -> str:
        return f"{self.pad}:{self.regel}:{self.kolom}: {self.tekst}"


class Melder:
    """Collects the messages about one file."""

    def __init__(self, pad: str, meldingen: list[Melding]) -> None:
        self.pad = one_line(pad)
        self.aantal = 0
        self._meldingen = meldingen

    def __call__(self, regel: int, kolom: int, soort: Soort, **gevonden: object) -> None:
        """Add a message at a place; `gevonden` fills the places in its text."""
        tekst = one_line(soort.tekst.format(**gevonden))
        self.aantal += 1
        if self.aantal <= MOST:
            self._meldingen.append(Melding(self.pad, regel, kolom, tekst, soort))


class Report(Protocol):
    """Takes what is wrong in a page, with its line."""

    def __call__(self, line: int, soort: Soort, **gevonden: object) -> None: ...


class Gegevensfout(Exception):
    """The data cannot become a handbook; `meldingen` holds every fault, sorted by place."""

    def __init__(self, meldingen: Iterable[Melding]) -> None:
        self.meldingen = sorted(set(meldingen))
        super().__init__("\n".join(map(str, self.meldingen)))


def samenvatting(meldingen: Sequence[Melding]) -> str:
    """The whole list as HR reads it in a terminal or a build log, with a first and a last line."""
    telling = "1 fout" if len(meldingen) == 1 else f"{len(meldingen)} fouten"
    regels = "\n".join(f"  {melding}" for melding in meldingen)
    return (
        f"Het handboek is niet gemaakt: {telling} in de bestanden.\n\n{regels}\n\n"
        "Verbeter wat hierboven staat en probeer het opnieuw."
    )
