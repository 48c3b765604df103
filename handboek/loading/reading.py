"""The steps of loading, in order, over every file of a data folder."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from handboek.loading.explain import explain, misplaced
from handboek.loading.files import EIGEN, FOLDERS, Folder, Source, is_plain, read
from handboek.loading.inheritance import own, taken_over
from handboek.loading.introduction import BESTAND as INLEIDING
from handboek.loading.introduction import check_page, read_introduction
from handboek.loading.lines import neutralise
from handboek.loading.nodes import Mapping as Block
from handboek.loading.nodes import Node, Scalar, compose
from handboek.loading.references import Bestand, References
from handboek.loading.shapes import shape_of
from handboek.loading.trees import Trees
from handboek.loading.trees import key as tree_key
from handboek.messages import Gegevensfout, Melder, Melding, faults
from handboek.model import (
    GEDRAG,
    GEWONE_NIVEAUS,
    Begrippen,
    BijOns,
    BijOnsGedrag,
    Competentie,
    Functie,
    Gedragscompetentie,
    Gegevens,
    Handboek,
    Niveau,
    Onderdeel,
)
from handboek.model.levels import Niveaus
from handboek.verifier.other import faults_in
from handboek.words.addresses import Adresseerbaar
from handboek.words.ids import slug

Levels = tuple[Niveau, ...] | None
"""The levels of the handbook; None when handboek.yml does not tell them well."""
Kept = dict[str, tuple[tuple[str, Levels], Bestand]]
"""What was read earlier, by path as messages show it: the text, read with which levels, and what that said
without a fault."""

T = TypeVar("T", bound=Onderdeel)
Benoemd = TypeVar("Benoemd", bound=Adresseerbaar)


def load_handboek(data: Path, kept: Kept | None = None, cache: Path | None = None) -> Handboek:
    """The handbook in a data folder; raises `Gegevensfout` with every fault in every file.

    A file whose text is in `kept` is not parsed again; what is parsed is added to it.
    """
    gelezen = read_data(data, kept, cache)
    if gelezen.handboek is None:
        raise Gegevensfout(gelezen.meldingen)
    return gelezen.handboek


def with_roles(handboek: Handboek, earlier: Handboek, ids: Iterable[str]) -> Handboek:
    """A handbook with roles of an earlier one, as they were: for where only other roles changed."""
    same = {id: earlier.functies[id] for id in ids if id in earlier.functies}
    over = {id: van for id, van in earlier.overname.items() if id in same}
    return replace(
        earlier,
        functies=_by_label({**same, **handboek.functies}),
        overname={**over, **handboek.overname},
    )


@dataclass(frozen=True)
class Gelezen:
    """What a data folder says: the handbook, or None and the faults; and the files with their places."""

    handboek: Handboek | None
    meldingen: list[Melding]
    bestanden: Mapping[type[Onderdeel], Mapping[str, Bestand]]

    @classmethod
    def van(cls, bestanden: Iterable[Bestand]) -> Gelezen:
        """Of files that were read apart: what they say of each other is not checked."""
        kinds: tuple[type[Onderdeel], ...] = (Gegevens, Begrippen, *FOLDERS.values(), *EIGEN.values())
        files: dict[type[Onderdeel], dict[str, Bestand]] = {kind: {} for kind in kinds}
        for bestand in bestanden:
            files[bestand.kind][bestand.id] = bestand
        return cls(None, [], files)

    def values(self, kind: type[T]) -> dict[str, T]:
        """The items of one kind, by id, that are right in themselves."""
        items = self.bestanden.get(kind, {})
        return {id: item.value for id, item in items.items() if isinstance(item.value, kind)}

    def part(self) -> Handboek | None:
        """The handbook of what is right in itself, whatever else it names; None without handboek.yml."""
        gegevens, begrippen = self.values(Gegevens).get(""), self.values(Begrippen).get("")
        if gegevens is None:
            return None
        files = self.bestanden[Functie]
        whole = {
            id: taken_over(functie, files[id], gegevens, self.bestanden[Gegevens][""])
            for id, functie in self.values(Functie).items()
        }
        return Handboek(
            gegevens,
            _by_label(self.values(Competentie)),
            _by_label(self.values(Gedragscompetentie)),
            _by_label({id: functie for id, (functie, _) in whole.items()}),
            begrippen.begrippen if begrippen else {},
            {id: van for id, (_, van) in whole.items() if van},
            {**self.values(BijOns), **self.values(BijOnsGedrag)},
        )


def read_data(data: Path, kept: Kept | None = None, cache: Path | None = None) -> Gelezen:
    """Read every file of a data folder, whatever is wrong in it; `cache` is a folder for a next run."""
    trees = Trees(cache)
    with _all_stays():
        gelezen = _Reading(data, {} if kept is None else kept, trees).gelezen()
    trees.keep()
    return gelezen


@contextmanager
def _all_stays() -> Iterator[None]:
    """What is read is no garbage: looking for that, again and again, takes a quarter of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class _Reading:
    def __init__(self, data: Path, kept: Kept, trees: Trees) -> None:
        self._kept = kept
        self._trees = trees
        self._meldingen: list[Melding] = []
        self._folder = Folder(data.resolve(), self._meldingen)
        self._labels: dict[str, str] = {}
        self._niveaus: Levels = GEWONE_NIVEAUS
        self._said = str(self._niveaus)

    def gelezen(self) -> Gelezen:
        read = map(self._load, self._folder.sources())
        gelezen = replace(Gelezen.van(filter(None, read)), meldingen=self._meldingen)
        files = gelezen.bestanden
        gegevens = gelezen.values(Gegevens).get("")
        for id in self._folder.refused:
            self._meant(id)
        if gegevens and gegevens.logo:
            self._check_logo(gegevens.logo, files[Gegevens][""])
        if (inleiding := read_introduction(self._folder.root)) is not None:
            shown = self._folder.shown(self._folder.root / INLEIDING)
            check_page(inleiding, Melder(shown, self._meldingen))
        References(files, self._labels).check(gegevens)
        if not (self._labels or files[Functie] or self._meldingen):
            root = self._folder.root
            Melder(self._folder.shown(root), self._meldingen)(1, 1, faults.MAP_LEEG)
        if self._meldingen or gegevens is None:
            return gelezen
        return replace(gelezen, handboek=gelezen.part())

    def _load(self, source: Source) -> Bestand | None:
        report = Melder(source.shown, self._meldingen)
        if source.kind in (Competentie, Gedragscompetentie):
            self._labels[source.id] = source.id
        text = read(source.file, report)
        if text is None:
            return None
        before = len(self._meldingen)
        as_read = text, self._niveaus
        earlier, bestand = self._kept.get(source.shown, (None, None))
        if bestand and as_read == earlier:
            self._keep_label(source.id, bestand.root)
            self._keep_levels(source.kind, bestand.root)
            return replace(bestand, report=report)
        bestand = self._parse(source, text, report)
        if bestand and len(self._meldingen) == before:
            self._kept[source.shown] = as_read, bestand
        return bestand

    def _parse(self, source: Source, text: str, report: Melder) -> Bestand | None:
        before = len(self._meldingen)
        report.regels = text.split("\n")
        root = self._tree(source.kind, text, report)
        if not isinstance(root, Block):
            if len(self._meldingen) == before:
                report(1, 1, faults.GEEN_SLEUTEL if root else faults.BESTAND_LEEG)
            return None
        self._keep_label(source.id, root)
        if wrong := misplaced(root, source.kind):
            place, _ = root.fields[wrong[0]]
            report(place.line, place.column, wrong[1])
            self._meant(source.id.removeprefix(GEDRAG))
            return None
        if source.kind is Begrippen:
            root = Block(1, 1, {"begrippen": (Scalar(1, 1, "begrippen"), root)})
        elif id_typed := root.fields.get("id"):
            report(id_typed[0].line, id_typed[0].column, faults.ID_IN_BESTAND)
        self._keep_levels(source.kind, root)
        return Bestand(source.id, source.kind, root, report, self._value(source, root, report))

    def _tree(self, kind: type[Onderdeel], text: str, report: Melder) -> Node | None:
        """What a text says, as YAML; what is wrong in its lines is reported."""
        niveaus = self._niveaus or GEWONE_NIVEAUS
        if kept := self._trees.get(key := tree_key(kind.__name__, self._said, text)):
            return kept
        before = len(self._meldingen)
        mended, regels = neutralise(text, shape_of(kind, niveaus), report)
        root = compose(mended, report, regels)
        if isinstance(root, Block) and len(self._meldingen) == before:
            self._trees.put(key, root)
        return root

    def _check_logo(self, logo: str, bestand: Bestand) -> None:
        """A link is no picture of the handbook's own: it could publish any file of this machine.

        A drawing can hold code, which runs for whoever opens the logo by itself.
        """
        if not is_plain(self._folder.root / logo):
            place, _ = bestand.root.fields["logo"]
            bestand.report(place.line, place.column, faults.LOGO_ONTBREEKT, waarde=logo)
            return
        for what in faults_in(self._folder.root, logo)[:1]:
            place, _ = bestand.root.fields["logo"]
            bestand.report(place.line, place.column, faults.LOGO_GEWEIGERD, waarde=logo, wat=what)

    def _keep_label(self, id: str, root: Block) -> None:
        _, label = root.fields.get("label", (None, None))
        if id in self._labels and isinstance(label, Scalar) and label.text:
            self._labels[id] = label.text

    def _keep_levels(self, kind: type[Onderdeel], root: Block) -> None:
        """What the levels are called says how every other file is read; handboek.yml comes first."""
        if kind is not Gegevens:
            return
        try:
            typed = root.value.get("niveaus", GEWONE_NIVEAUS)
            self._niveaus = TypeAdapter[tuple[Niveau, ...]](Niveaus).validate_python(typed)
        except ValidationError:
            self._niveaus = None
        self._said = str(self._niveaus)

    def _meant(self, id: str) -> None:
        """A file that stands or is named wrong is one fault, not one for each file that refers to it."""
        self._labels.setdefault(id, id)
        self._labels.setdefault(GEDRAG + id, id)

    def _value(self, source: Source, root: Block, report: Melder) -> Onderdeel | None:
        own_id = {"id": source.id} if source.id else {}
        try:
            return source.kind.model_validate(own(root.value) | own_id, context=self._niveaus)
        except ValidationError as error:
            explain(error, root, source.kind, report, self._niveaus)
            return None


def _by_label(items: dict[str, Benoemd]) -> dict[str, Benoemd]:
    """In the order in which a reader looks things up: accents do not count, ids settle ties."""

    def order(id: str) -> tuple[str, str]:
        return slug(items[id].naam), id

    return {id: items[id] for id in sorted(items, key=order)}
