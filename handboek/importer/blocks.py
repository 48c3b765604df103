"""What a source says, whatever its file format: blocks of text in order, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property

from handboek.model import Tekst
from handboek.model.text import INVISIBLE

UNREADABLE = "\ufffd"
"""What programs write for a letter that they could not read."""
_BREAKS = str.maketrans(dict.fromkeys("\v\f\x85\u2028\u2029", " "))
_ABBREVIATED = 3
_SMALL = {
    *("aan", "als", "bij", "de", "dan", "dat", "die", "een", "en", "het", "in", "met", "na", "naar", "of"),
    *("om", "op", "te", "tot", "uit", "van", "voor"),
}
_QUOTES = str.maketrans({"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"'})


@dataclass(frozen=True)
class Passage:
    """A text of a source, and where it stands there ("regel 12", "tabel 2, rij 3")."""

    tekst: Tekst
    bron: str
    plek: str
    punt: bool = False
    """Whether it is an item of a list inside a cell."""
    nadruk: bool = False
    """Whether all of it is bold, or a heading inside a cell."""
    kleur: str = ""
    """The colour behind it, when it has one."""

    @property
    def plat(self) -> str:
        return self.tekst.plat

    @cached_property
    def sleutel(self) -> str:
        """What two passages share that say the same: white space, quotes and marks aside."""
        return normalised(self.plat)

    def stuk(self, plat: str) -> Passage:
        """A piece of this passage, at the same place."""
        return replace(self, tekst=Tekst.letterlijk(" ".join(plat.split())))

    @property
    def naam(self) -> Passage:
        """This passage as a name: without a colon or full stop at its end, and not all in capitals."""
        return self.stuk(_said_softly(self.plat.strip(" .:;")))

    def tussen(self, start: int, end: int | None = None) -> list[Passage]:
        """The piece between two offsets in the plain text; nothing when it has no words."""
        return [self.stuk(self.plat[start:end])] if has_words(self.plat[start:end]) else []


class Vorm(Enum):
    KOP = auto()
    ALINEA = auto()
    PUNT = auto()
    NUMMER = auto()
    RIJ = auto()
    NOOT = auto()


@dataclass(frozen=True)
class Blok:
    """A heading, paragraph, bullet, numbered item, table row or footnote.

    A row has cells, each with its paragraphs; every other block is one cell with one passage.
    """

    vorm: Vorm
    cellen: tuple[tuple[Passage, ...], ...]
    diepte: int = 0
    """Of a heading: 0 for a title, 1 for the highest."""
    vet: bool = False
    tabel: int = 0
    """Which table a row belongs to."""
    los: bool = True
    """Whether it stands apart from the line above: in a Word file every paragraph does."""
    letter: int = 0
    """The size of its letters in half points; 0 when nothing tells."""
    breed: tuple[int, ...] = ()
    """Of a row in a Word file: how many columns each cell takes; 0 where the one to the left goes on, -1
    where the one above does."""

    @property
    def passage(self) -> Passage:
        """The first passage: a block has words."""
        return next(self.passages())

    def passages(self) -> Iterator[Passage]:
        """Every passage that has words."""
        return (passage for cel in self.cellen for passage in cel if has_words(passage.plat))

    def met_staart(self, leestekens: str) -> Blok:
        """This block with the full stop that stood in a paragraph of its own; other signs say nothing."""
        if self.vorm is Vorm.RIJ or not re.fullmatch(r"[.!?:;)\"'”’]{1,3}", leestekens):
            return self
        return replace(self, cellen=((self.passage.stuk(f"{self.passage.plat}{leestekens}"),),))

    @property
    def gevuld(self) -> list[tuple[Passage, ...]]:
        """The cells that have words: in which column they stand is layout."""
        filled = (tuple(p for p in cel if has_words(p.plat)) for cel in self.cellen)
        return [cel for cel in filled if cel]


@dataclass(frozen=True)
class Weggelaten:
    """A passage that is not in the handbook, and why."""

    passage: Passage
    reden: str
    bewust: bool = False
    """Whether it is left out of every handbook, as page numbers and hidden text are."""


@dataclass(frozen=True)
class Bron:
    """A source that could be read: its blocks, and what was left out before anything was made of it."""

    naam: str
    blokken: Sequence[Blok]
    weggelaten: Sequence[Weggelaten] = ()
    opmerkingen: Sequence[str] = ()
    kopteksten: Sequence[Passage] = ()
    """What stands above each page, of which the title of a role may be one."""


def _said_softly(name: str) -> str:
    """A name that is all in capitals with one at its start; a word of a few letters is an abbreviation."""
    if not name.isupper() or not any(len(word) > _ABBREVIATED + 1 for word in name.split()):
        return name
    words = [w.lower() if len(w) > _ABBREVIATED or w.lower() in _SMALL else w for w in name.split()]
    return " ".join([words[0][0].upper() + words[0][1:], *words[1:]])


def has_words(text: str) -> bool:
    """Whether there is a letter or figure in it: without, nothing is said."""
    return any(letter.isalnum() for letter in text)


def normalised(text: str) -> str:
    """White space folded, quotes straight."""
    return " ".join(text.translate(_QUOTES).split())


def clean(text: str) -> str:
    """Without the signs that nobody sees, white space folded."""
    return " ".join(INVISIBLE.sub("", text.translate(_BREAKS)).split())


def words(texts: Iterable[str]) -> list[str]:
    """The words in order, without punctuation."""
    return [word for text in texts for word in re.findall(r"\w+", text)]
