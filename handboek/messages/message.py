"""A message to HR about their files: a place, a kind, and a Dutch text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from handboek.messages.phrasing import one_line

_ALSO = ("", " Dat geldt ook voor de regel eronder.", " Dat geldt ook voor de {meer} regels eronder.")
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

    def als_hulp(self, **bekend: str) -> str:
        """The text for an editor, which does not know what was typed: "Dit is geen versie."""
        text = re.sub(r"^‘\{waarde\}’", "Dit", self.tekst).replace("‘{waarde}’", "")
        return " ".join(text.format_map(_Nothing(bekend)).split())


class _Nothing(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


class _Ellipsis(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "" if key == "bedoeld" else "…"


@dataclass(frozen=True)
class Herstel:
    """Lines of a file (from 1, both included) and what they should be."""

    van: int
    tot: int
    regels: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Melding:
    """One message at one place; prints as `pad:regel:kolom: tekst` (line and column count from 1).

    `herstel` is there when what was meant is plain: whoever does it is rid of the message.
    """

    pad: str
    regel: int
    kolom: int
    tekst: str
    soort: Soort = field(compare=False)
    herstel: Herstel | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.pad}:{self.regel}:{self.kolom}: {self.tekst}"


class Melder:
    """Collects the messages about one file; `regels` are its lines."""

    def __init__(self, pad: str, meldingen: list[Melding], regels: Sequence[str] = ()) -> None:
        self.pad = one_line(pad)
        self.aantal = 0
        self.regels = regels
        self._meldingen = meldingen
        self._typed: set[int] = set()

    def __call__(self, regel: int, kolom: int, soort: Soort, **gevonden: object) -> None:
        """Add a message at a place; `gevonden` fills the places in its text.

        A line that is typed wrong has its message: what follows from that mistake is not told.
        """
        self.word(regel, kolom, soort, "", "", **gevonden)

    def is_typed_wrong(self, van: int, tot: int | None) -> bool:
        """Whether one of the lines from `van` up to `tot` has a message about how it is typed."""
        return any(van <= regel and (tot is None or regel < tot) for regel in self._typed)

    def word(self, regel: int, kolom: int, soort: Soort, was: str, wordt: str, **gevonden: object) -> None:
        """As a call, of a word that should be another; that is "" when it is not plain which."""
        if regel not in self._typed:
            self._add(regel, kolom, soort, self._with(regel, kolom, was, wordt), gevonden)

    def typed(
        self,
        regel: int,
        kolom: int,
        soort: Soort,
        herstel: Herstel | None,
        regels: Iterable[int],
        meer: int = 0,
        **gevonden: object,
    ) -> None:
        """Add a message about how these lines are typed; `meer` more lines have the same."""
        self._typed.update(regels)
        self._add(regel, kolom, soort, herstel, gevonden, _ALSO[min(meer, 2)].format(meer=meer))

    def _add(
        self,
        regel: int,
        kolom: int,
        soort: Soort,
        herstel: Herstel | None,
        gevonden: Mapping[str, object],
        also: str = "",
    ) -> None:
        tekst = one_line(soort.tekst.format(**gevonden)) + also
        self.aantal += 1
        if self.aantal <= MOST:
            self._meldingen.append(Melding(self.pad, regel, kolom, tekst, soort, herstel))

    def _with(self, regel: int, kolom: int, was: str, wordt: str) -> Herstel | None:
        """The line with another word in it."""
        line = self.regels[regel - 1] if wordt and regel <= len(self.regels) else ""
        at = line.find(was, kolom - 1)
        if not line or at < 0:
            return None
        return Herstel(regel, regel, (line[:at] + wordt + line[at + len(was) :],))


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
