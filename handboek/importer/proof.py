"""The proof of an import: what was read back, laid beside every word of the sources.

A text of the handbook is a row of passages from the sources, and each passage is used once. What is
not used must be another reading, or have stood aside for a file that was there already. What is left
then is lost; a text of the handbook that is no row of passages is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from handboek.editing.edits import plain
from handboek.importer.blocks import Bron, Passage, has_words, normalised
from handboek.importer.plan import NOG_IN_TE_DELEN, TITEL, Item, Plan
from handboek.importer.profiles import Profiel, unread
from handboek.loading import Gelezen
from handboek.loading.introduction import BESTAND as INLEIDING
from handboek.loading.introduction import regels
from handboek.model import NOG_NIET_BESCHREVEN, Beschrijving, Gegevens, Tekst

OWN_WORDS = {NOG_NIET_BESCHREVEN, NOG_IN_TE_DELEN[1], TITEL}
"""What the import itself says."""


@dataclass
class Telling:
    """Where every passage of one source went."""

    bron: str
    overgenomen: list[Passage] = field(default_factory=list)
    andere_lezing: list[Passage] = field(default_factory=list)
    dubbel: list[Passage] = field(default_factory=list)
    al_aanwezig: list[Passage] = field(default_factory=list)
    """Not taken over: the file was there already and says something else."""
    structuur: list[Passage] = field(default_factory=list)
    weggelaten: list[Passage] = field(default_factory=list)
    kwijt: list[Passage] = field(default_factory=list)

    @property
    def gelezen(self) -> int:
        """The sentences of the source."""
        parts = (self.overgenomen, self.andere_lezing, self.dubbel, self.al_aanwezig, self.structuur)
        return sum(map(sentences, (*parts, self.weggelaten, self.kwijt)))


@dataclass
class Bewijs:
    tellingen: list[Telling] = field(default_factory=list)
    verzonnen: list[tuple[str, str]] = field(default_factory=list)
    """By file: a text that no source has."""
    verschreven: list[str] = field(default_factory=list)
    """Files that do not read back as what was written."""

    @property
    def sluit(self) -> bool:
        """Whether nothing is lost and nothing made up."""
        return not (self.verzonnen or self.verschreven or any(telling.kwijt for telling in self.tellingen))


def sentences(passages: Iterable[Passage]) -> int:
    """How many sentences there are in passages; a word that stands alone counts as one."""
    return sum(
        has_words(sentence) for passage in passages for sentence in re.split(r"(?<=[.!?])\s+", passage.plat)
    )


def prove(
    bronnen: Sequence[tuple[Bron, Sequence[Profiel]]], plan: Plan, gelezen: Gelezen, inleiding: str
) -> Bewijs:
    """Lay what a data folder says beside the sources; `inleiding` is what stands in inleiding.md."""
    written = {id(item): _read_back(item, gelezen) for item in plan.items}
    bewijs = Bewijs()
    bewijs.verschreven = [item.pad for item in plan.items if not _is_as_meant(item, written[id(item)])]
    if not plan.inleiding_bestond and plain(inleiding) != plain(plan.inleiding):
        bewijs.verschreven.append(INLEIDING)
    for bron, profielen in bronnen:
        items = [item for item in plan.items if bron.naam in item.bronnen]
        texts = [text for item in items for text in _texts(written[id(item)])]
        telling = _followed(bron.naam, profielen, plan, items, [*texts, *_lines(inleiding)])
        telling.kwijt += unread(bron, profielen)
        for profiel in profielen:
            telling.kwijt += _names_lost(profiel, plan, gelezen)
        bewijs.tellingen.append(telling)
    said = _Pieces(p for _, profielen in bronnen for profiel in profielen for p in profiel.passages())
    made = [(item.pad, _texts(written[id(item)])) for item in plan.items if item.bestond is None]
    if not plan.inleiding_bestond:
        made.append((INLEIDING, _lines(inleiding)))
    for pad, made_texts in made:
        bewijs.verzonnen += [
            (pad, text) for text in made_texts if text not in OWN_WORDS and not said.row(text)
        ]
    return bewijs


def _followed(
    bron: str, profielen: Sequence[Profiel], plan: Plan, items: Sequence[Item], texts: Iterable[str]
) -> Telling:
    """Follow each passage of a source to where it is said."""
    telling = Telling(bron)
    clusters = [cluster for profiel in profielen for cluster in profiel.clusters]
    names = {id(p): p for profiel in profielen for p in (eis.label for eis in profiel.eisen)}
    described = {id(c.label) for profiel in profielen for c in profiel.competenties}
    telling.structuur = [s.passage for profiel in profielen for s in profiel.structuur]
    telling.structuur += [passage for key, passage in names.items() if key not in described]
    telling.weggelaten = [w.passage for profiel in profielen for w in profiel.weggelaten]
    apart = (set(names) - described) | {id(cluster) for cluster in clusters}
    said = {id(p): p for profiel in profielen for p in profiel.teksten()}
    open_pieces = _Pieces(passage for key, passage in said.items() if key not in apart)
    telling.structuur += clusters
    telling.overgenomen = open_pieces.take(texts)
    telling.andere_lezing = open_pieces.take(
        passage.plat
        for keuze in plan.keuzes
        for lezing in keuze.overige
        for passage in lezing.passages
        if passage.bron == bron
    )
    kept = [item for item in items if item.bestond is not None]
    telling.al_aanwezig = open_pieces.take(text for item in kept for text in _texts(item.waarde))
    if plan.inleiding_bestond:
        telling.al_aanwezig += open_pieces.take(_lines(plan.inleiding))
    telling.dubbel = open_pieces.take(p.plat for p in plan.dubbel if p.bron == bron)
    telling.kwijt = open_pieces.left()
    return telling


def _names_lost(profiel: Profiel, plan: Plan, gelezen: Gelezen) -> Iterator[Passage]:
    """Labels in a matrix and names of clusters that are neither in the handbook nor another reading."""
    told = {lezing.tekst for keuze in plan.keuzes for lezing in keuze.lezingen}
    labels = {id: c.label.plat for id, c in _competencies(gelezen).items()}
    for eis in profiel.eisen:
        label = labels.get(plan.gevraagd.get(eis.sleutel, ""))
        if label != eis.label.plat and eis.label.plat not in told:
            yield eis.label
    gegevens = gelezen.values(Gegevens).get("")
    clusters = {cluster.label.plat for cluster in gegevens.clusters.values()} if gegevens else set()
    clusters |= set(plan.clusters_erbij.values())
    for passage in profiel.clusters:
        if passage.plat not in clusters | told:
            yield passage


def _competencies(gelezen: Gelezen) -> dict[str, Beschrijving]:
    return {
        id: item.value
        for kind, items in gelezen.bestanden.items()
        if issubclass(kind, Beschrijving)
        for id, item in items.items()
        if isinstance(item.value, Beschrijving)
    }


# --- what was written -------------------------------------------------------------------------------


def _read_back(item: Item, gelezen: Gelezen) -> Mapping[str, Any]:
    """What the file of an item says, as text by key; empty when it could not be read."""
    loaded = gelezen.bestanden.get(item.kind, {}).get(item.id)
    return loaded.root.value if loaded and loaded.value is not None else {}


def _is_as_meant(item: Item, written: Mapping[str, Any]) -> bool:
    return bool(plain(written) == plain(item.bedoeld))


_NOT_A_TEXT = {"cluster", "niveau", "minimum", "versie", "gedragscompetenties"}
_ASKED = {"generiek", "specifiek"}
_NAMES = {"resultaatgebieden", "teamrollen", "persoonlijkheidskenmerken", "onderdelen"}
"""Keys whose own keys are names that a reader sees."""


def _texts(value: Any, key: str = "") -> Iterator[str]:
    """Every text that a reader sees, without marks."""
    if isinstance(value, Mapping):
        for inner_key, inner in value.items():
            if key in _NAMES:
                yield inner_key
            is_level = key in _ASKED and not isinstance(inner, Mapping)
            yield from () if is_level else _texts(inner, inner_key)
    elif key == "niveaus":
        yield from (text for inner in value if isinstance(inner, Mapping) for text in _texts(inner["uitleg"]))
    elif isinstance(value, list):
        yield from () if key in _NOT_A_TEXT else (text for inner in value for text in _texts(inner))
    elif value and key not in _NOT_A_TEXT:
        yield Tekst(" ".join(str(value).split())).plat


def _lines(markdown: str) -> Iterator[str]:
    """The texts of an introduction."""
    return (tekst.plat for _, tekst in regels(markdown) if has_words(tekst.plat))


# --- rows of passages -------------------------------------------------------------------------------


class _Pieces:
    """Passages by their words, capitals aside, to be laid in a row until they are a text."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._by_words: dict[tuple[str, ...], list[Passage]] = {}
        self._lengths: dict[str, set[int]] = {}
        """By first word: how many words the passages have that begin with it."""
        for passage in passages:
            key = tuple(passage.sleutel.casefold().split())
            if key and has_words(passage.plat):
                self._lengths.setdefault(key[0], set()).add(len(key))
                self._by_words.setdefault(key, []).append(passage)

    def take(self, texts: Iterable[str]) -> list[Passage]:
        """Take out the passages that these texts are made of; a long text has least choice and goes first."""
        taken = []
        for text in sorted(texts, key=len, reverse=True):
            for key in self.row(text) or ():
                taken.append(self._by_words[key].pop(0))
        return taken

    def left(self) -> list[Passage]:
        return [passage for passages in self._by_words.values() for passage in passages]

    def row(self, text: str) -> list[tuple[str, ...]] | None:
        """The passages that together say a text, each as often as there are; None when none do."""
        tokens = tuple(normalised(text).casefold().split())
        ways: list[tuple[int, list[tuple[str, ...]]]] = [(0, [])]
        dead: set[int] = set()
        while ways:
            at, row = ways.pop()
            if at == len(tokens) and row:
                return row
            if at >= len(tokens) or at in dead:
                continue
            dead.add(at)
            for length in sorted(self._lengths.get(tokens[at], ())):
                key = tokens[at : at + length]
                if row.count(key) < len(self._by_words.get(key, ())):
                    ways.append((at + length, [*row, key]))
        return None
