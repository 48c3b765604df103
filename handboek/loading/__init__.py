"""From a data folder to a `Handboek`, or to every fault at once.

files → lines (traps, neutralised) → nodes (YAML with places) → model (explain) → references.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from handboek import fouten
from handboek.loading.explain import KEYS, explain, misplaced
from handboek.loading.files import FOLDERS, Folder, Source, read, slug
from handboek.loading.lines import neutralise
from handboek.loading.nodes import Mapping as Block
from handboek.loading.nodes import Scalar, compose
from handboek.loading.references import Loaded, References
from handboek.meldingen import Gegevensfout, Melder, Melding
from handboek.model import (
    Competentie,
    Functie,
    Gedragscompetentie,
    Gegevens,
    Handboek,
    Onderdeel,
)

__all__ = ["load_handboek"]

T = TypeVar("T", bound=Onderdeel)


def load_handboek(data: Path) -> Handboek:
    """The handbook in a data folder; raises `Gegevensfout` with every fault in every file."""
    return _Loading(data).handboek()


class _Loading:
    def __init__(self, data: Path) -> None:
        self._meldingen: list[Melding] = []
        self._folder = Folder(data.resolve(), self._meldingen)
        self._labels: dict[str, str] = {}

    def handboek(self) -> Handboek:
        loaded: dict[type[Onderdeel], dict[str, Loaded]] = {Gegevens: {}}
        loaded |= {kind: {} for kind in FOLDERS.values()}
        for source in self._folder.sources():
            if item := self._load(source):
                loaded[source.kind][source.id] = item
        gegevens = _values(loaded[Gegevens], Gegevens).get("")
        competenties = {**loaded[Competentie], **loaded[Gedragscompetentie]}
        References(competenties, self._labels).check(gegevens, loaded[Functie].values())
        if not self._labels and not self._meldingen:
            root = self._folder.root
            Melder(self._folder.shown(root), self._meldingen)(1, 1, fouten.MAP_LEEG)
        if self._meldingen or gegevens is None:
            raise Gegevensfout(self._meldingen)
        return Handboek(
            gegevens,
            _by_label(_values(loaded[Competentie], Competentie)),
            _by_label(_values(loaded[Gedragscompetentie], Gedragscompetentie)),
            _by_label(_values(loaded[Functie], Functie)),
        )

    def _load(self, source: Source) -> Loaded | None:
        report = Melder(source.shown, self._meldingen)
        if is_competentie := source.kind in (Competentie, Gedragscompetentie):
            self._labels[source.id] = source.id
        text = read(source.file, report)
        if text is None:
            return None
        before = len(self._meldingen)
        root = compose(neutralise(text, KEYS, report), report)
        if not isinstance(root, Block):
            if len(self._meldingen) == before:
                report(1, 1, fouten.GEEN_SLEUTEL if root else fouten.BESTAND_LEEG)
            return None
        _, label = root.fields.get("label", (None, None))
        if is_competentie and isinstance(label, Scalar) and label.text:
            self._labels[source.id] = label.text
        if id_typed := root.fields.get("id"):
            report(id_typed[0].line, id_typed[0].column, fouten.ID_IN_BESTAND)
        if wrong := misplaced(root, source.kind):
            place, _ = root.fields[wrong[0]]
            report(place.line, place.column, wrong[1])
            return None
        own_id = {"id": source.id} if source.id else {}
        value = None
        try:
            value = source.kind.model_validate(root.value | own_id)
        except ValidationError as error:
            explain(error, root, source.kind, report)
        return Loaded(source.id, source.kind, root, report, value)


def _values(loaded: Mapping[str, Loaded], kind: type[T]) -> dict[str, T]:
    return {id: item.value for id, item in loaded.items() if isinstance(item.value, kind)}


def _by_label(items: dict[str, T]) -> dict[str, T]:
    """In the order in which a reader looks things up: accents do not count, ids settle ties."""

    def order(id: str) -> tuple[str, str]:
        item: Any = items[id]
        return slug(item.titel if isinstance(item, Functie) else item.label), id

    return {id: items[id] for id in sorted(items, key=order)}
