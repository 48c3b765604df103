"""What the checks look at, and how one says which advice it gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from handboek.loading import Bestand, Gelezen
from handboek.loading.nodes import Mapping as Block
from handboek.loading.nodes import Node, Scalar, Sequence
from handboek.messages.advice import Adviessoort
from handboek.model import (
    GEWONE_NIVEAUS,
    NOG_NIET_BESCHREVEN,
    Competentie,
    Functie,
    Gedragscompetentie,
    Gegevens,
    Niveau,
    Tekst,
    nummer_van,
)

Path = tuple[int | str, ...]
"""The keys and positions that lead to a place in a file."""
Finding = tuple[Bestand, Path, dict[str, object]]
"""The file, the place in it, and what fills the text of the advice."""
Check = Callable[["Gezien"], Iterator[Finding]]

COMPETENTIE = ("definitie", "kort", "praktijk", "ontwikkeltips", "vragen", "valkuilen")
FUNCTIE = ("doel", "generiek", "specifiek", "onderdelen", "resultaatgebieden", "kritieke situaties")
"""The keys below which sentences stand, but for behaviour."""

CHECKS: dict[Adviessoort, Check] = {}


def advises(soort: Adviessoort) -> Callable[[Check], Check]:
    """Makes a function the one that finds where a kind of advice is due."""

    def register(check: Check) -> Check:
        CHECKS[soort] = check
        return check

    return register


@dataclass(frozen=True)
class Gezien:
    """What the checks look at: the files, and the day on which they look."""

    gelezen: Gelezen
    vandaag: date
    eerder: Mapping[str, str] = field(default_factory=dict)
    """By id: the text that a role had before it was changed."""
    alleen: Collection[str] | None = None
    """The files, as messages show them, whose sentences are read one by one; all when it is None."""

    @cached_property
    def functies(self) -> list[tuple[Bestand, Functie]]:
        whole = self.gelezen.handboek
        return [
            (bestand, whole.functies[bestand.id] if whole else bestand.value)
            for bestand in self.gelezen.bestanden[Functie].values()
            if isinstance(bestand.value, Functie)
        ]

    @cached_property
    def competenties(self) -> list[tuple[Bestand, Competentie | Gedragscompetentie]]:
        return [
            (bestand, bestand.value)
            for kind in (Competentie, Gedragscompetentie)
            for bestand in self.gelezen.bestanden[kind].values()
            if isinstance(bestand.value, Competentie | Gedragscompetentie)
        ]

    @cached_property
    def gedrag(self) -> list[Gedrag]:
        """Every behaviour and indicator of a competency, in order, where there is any yet."""
        return [gedrag for item in self.competenties for gedrag in self.gedrag_in(*item)]

    def gedrag_in(self, bestand: Bestand, competentie: Competentie | Gedragscompetentie) -> Iterator[Gedrag]:
        """Every behaviour or indicator of one competency."""
        for key, texts in self.gedrag_van(bestand, competentie).items():
            for position, text in enumerate(texts):
                if text != NOG_NIET_BESCHREVEN:
                    yield Gedrag(bestand, (key, position), text)

    def reads(self, item: tuple[Bestand, object]) -> bool:
        """Whether the sentences of a file are read."""
        return self.alleen is None or item[0].report.pad in self.alleen

    @cached_property
    def proza(self) -> list[tuple[Bestand, Path, str]]:
        """Every sentence of competencies and roles that is read, with its path."""
        competenties = [*filter(self.reads, self.competenties)]
        gedrag = (part for item in competenties for part in self.gedrag_in(*item))
        others = (part for bestand, _ in competenties for part in _below(bestand, COMPETENTIE))
        functies = filter(self.reads, self.functies)
        return [*gedrag, *others, *(part for bestand, _ in functies for part in _below(bestand, FUNCTIE))]

    @cached_property
    def niveaus(self) -> tuple[Niveau, ...]:
        """The levels of the handbook."""
        gegevens = self.gelezen.values(Gegevens).get("")
        return gegevens.niveaus if gegevens else GEWONE_NIVEAUS

    def gedrag_van(
        self, bestand: Bestand, competentie: Competentie | Gedragscompetentie
    ) -> dict[str, tuple[Tekst, ...]]:
        """The lists of behaviour of a competency, by the key that its file has."""
        if isinstance(competentie, Gedragscompetentie):
            return {"indicatoren": competentie.indicatoren}
        keys = {nummer_van(key, self.niveaus): key for key in bestand.root.fields}
        return {keys[niveau]: gedrag for niveau, gedrag in competentie.niveaus.items()}


class Gedrag(NamedTuple):
    """One behaviour or indicator, and where it stands."""

    bestand: Bestand
    path: Path
    tekst: Tekst


def names(gezien: Gezien) -> Iterator[tuple[Bestand, Path, str]]:
    """What every role and competency is called, with its path."""
    for items, key in ((gezien.functies, "titel"), (gezien.competenties, "label")):
        for bestand, item in items:
            yield bestand, (key,), item.naam


def with_words(pattern: re.Pattern[str], gezien: Gezien) -> Iterator[Finding]:
    """Texts that have words of a pattern, with the words."""
    for bestand, path, text in gezien.proza:
        if found := pattern.search(text):
            yield bestand, path, {"woorden": found[0]}


def below(gezien: Gezien, *keys: str) -> Iterator[tuple[Bestand, Path, str]]:
    """The texts that stand below one of these keys."""
    return (part for part in gezien.proza if part[1][0] in keys)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return re.split(r"(?<=[.!?])\s+", text)


def _below(bestand: Bestand, keys: tuple[str, ...]) -> list[tuple[Bestand, Path, str]]:
    found: list[tuple[Bestand, Path, str]] = []
    for key in keys:
        if key in bestand.root.fields:
            _, node = bestand.root.fields[key]
            _gather(bestand, (key,), node, found)
    return found


def _gather(bestand: Bestand, path: Path, node: Node, found: list[tuple[Bestand, Path, str]]) -> None:
    """Add every text below a place in a file, with its path."""
    if isinstance(node, Scalar):
        if node.text:
            found.append((bestand, path, " ".join(node.text.split())))
    elif isinstance(node, Block):
        for key, (_, value) in node.fields.items():
            _gather(bestand, (*path, key), value, found)
    elif isinstance(node, Sequence):
        for position, item in enumerate(node.items):
            _gather(bestand, (*path, position), item, found)
