"""What HR does with a whole item: give it another name, retire it, merge it with another, split it.

Each operation takes the files of a data folder and gives the texts that they then have; it writes nothing.
Raises `Geweigerd` with the reason when it cannot be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from handboek.editing.edits import Document, Geweigerd, Steps
from handboek.editing.mentions import Mention, mentions
from handboek.editing.pages import own_pages, renamed
from handboek.editing.scalars import safe_scalar
from handboek.editing.writing import Texts
from handboek.editing.yaml_lines import yaml_lines
from handboek.loading.files import Folder, Source, folder_of
from handboek.loading.nodes import Mapping as Block
from handboek.loading.nodes import Node, Scalar
from handboek.messages import bedoel_je, opsomming
from handboek.model import (
    GEDRAG,
    ID,
    NOG_NIET_BESCHREVEN,
    BijOns,
    BijOnsGedrag,
    Competentie,
    Functie,
    Gedragscompetentie,
    Handboek,
    Onderdeel,
)
from handboek.model.levels import SLEUTEL, nummer, nummer_van
from handboek.model.text import INVISIBLE
from handboek.words.ids import is_reserved, slug

ITEMS = (Functie, Competentie, Gedragscompetentie)
_OWN: Mapping[type[Onderdeel], type[Onderdeel]] = {Competentie: BijOns, Gedragscompetentie: BijOnsGedrag}


class Files:
    """The files of a handbook that loads without faults, to be changed together."""

    def __init__(self, data: Path, handboek: Handboek) -> None:
        self.data, self.handboek = data.resolve(), handboek
        self._folder = Folder(self.data, [])
        self.sources = {(source.kind, source.id): source for source in self._folder.sources()}
        self._documents: dict[Path, Document] = {}
        self._moved: dict[Path, Path] = {}
        self._gone: set[Path] = set()
        self._new: dict[Path, str] = {}
        self._pages: dict[Path, str] = {}

    def find(self, typed: str) -> Source:
        """The item that someone means: by id, by path with or without .yml, or by its name."""
        word = re.sub(r"^(data/)?|\.ya?ml$", "", typed.strip())
        found = [source for source in self._items() if word in self._names(source)]
        if len(found) > 1:
            paths = opsomming(source.shown.removesuffix(".yml") for source in found)
            raise Geweigerd(f"‘{typed}’ is er meer dan één keer. Schrijf {paths}.")
        if not found:
            known = [source.id for source in self._items()]
            near = bedoel_je(word, known) or " Noem het bestand, zoals ‘samenwerken’, of de naam."
            raise Geweigerd(f"‘{typed}’ bestaat niet in dit handboek.{near}")
        return found[0]

    def document(self, source: Source) -> Document:
        """The text of an item, in which changes are kept until `texts`."""
        if source.file not in self._documents:
            self._documents[source.file] = Document(source.file.read_bytes().decode("utf8"), source.shown)
        return self._documents[source.file]

    def mentions_of(self, source: Source) -> Iterator[tuple[Document, Mention]]:
        """Where files name a competency; a role is named in none."""
        if source.kind is Functie:
            return
        for other in self.sources.values():
            document = self.document(other)
            for mention in mentions(document, other.kind):
                if mention.id == source.id:
                    yield document, mention

    def move(self, source: Source, id: str) -> None:
        """Give an item another file, also where pages name it."""
        for file in (source, *self._beside(source)):
            self._moved[file.file] = file.file.with_name(f"{id}.yml")
        self._rename_on_pages(source, self._full(source, id))

    def remove(self, source: Source, instead: Source | None = None) -> None:
        """Take the file of an item away; pages name another instead, else they may not name it."""
        self._gone.add(source.file)
        for own in self._beside(source):
            if instead is None:
                self._gone.add(own.file)
            elif self._beside(instead):
                raise Geweigerd(
                    f"{own.shown}: beide hebben een eigen aanvulling. Zet die eerst in één bestand, en "
                    "probeer het opnieuw."
                )
            else:
                self._moved[own.file] = own.file.with_name(f"{bare(instead.id)}.yml")
        self._rename_on_pages(source, instead.id if instead else "")

    def create(self, kind: type[Onderdeel], id: str, text: str) -> None:
        self._new[self.data / folder_of(kind) / f"{id}.yml"] = text

    def texts(self) -> Texts:
        """What is different now, new files first."""
        changed: dict[Path, str | None] = {}
        for file, document in self._documents.items():
            if file not in self._gone and (document.is_changed or file in self._moved):
                changed[self._moved.get(file, file)] = document.text()
        gone: dict[Path, None] = dict.fromkeys([*self._moved, *self._gone])
        return {**self._new, **changed, **self._pages, **gone}

    def free_id(self, source: Source, name: str) -> str:
        """The id for a new name of an item; raises when it cannot be one."""
        id = slug(name)
        full = self._full(source, id)
        if not ID.fullmatch(id) or is_reserved(id, source.kind) or INVISIBLE.search(name):
            raise Geweigerd(f"Van ‘{name}’ is geen goede bestandsnaam te maken. Kies een andere naam.")
        if full != source.id and (source.kind, full) in self.sources:
            other = self.sources[source.kind, full].shown
            raise Geweigerd(f"{other} bestaat al. Kies een andere naam, of gebruik ‘handboek voegsamen’.")
        owner = self.handboek.vervangen.get((source.kind, full), source.id)
        if owner != source.id:
            told = self.sources[source.kind, owner].shown
            raise Geweigerd(f"‘{id}’ is een oude naam van {told}. Kies een andere naam.")
        return id

    def _beside(self, source: Source) -> list[Source]:
        """What an organisation says of its own beside an item: no file, or one."""
        key = (_OWN.get(source.kind, source.kind), source.id)
        return [self.sources[key]] if source.kind in _OWN and key in self.sources else []

    def _rename_on_pages(self, source: Source, new: str) -> None:
        for page, typed in own_pages(self.data):
            before = self._pages.get(page, typed)
            after = renamed(before, source.kind, source.id, new)
            if after != before and not new:
                lines = zip(before.split("\n"), after.split("\n"), strict=True)
                line = next(number for number, (old, kept) in enumerate(lines, 1) if old != kept)
                where = f"{page.relative_to(self.data.parent).as_posix()}:{line}"
                raise Geweigerd(f"{where}: deze pagina noemt ‘{source.id}’ nog. Haal dat daar eerst weg.")
            if after != before:
                self._pages[page] = after

    def _full(self, source: Source, id: str) -> str:
        return f"{GEDRAG}{id}" if source.kind is Gedragscompetentie else id

    def _items(self) -> Iterator[Source]:
        return (source for source in self.sources.values() if source.kind in ITEMS)

    def _names(self, source: Source) -> set[str]:
        path = f"{folder_of(source.kind)}/{bare(source.id)}"
        return {source.id, path, str(self.item(source).naam)}

    def item(self, source: Source) -> Functie | Competentie | Gedragscompetentie:
        """What an item says, as the model has it."""
        if source.kind is Functie:
            return self.handboek.functies[source.id]
        return self.handboek.zoek_competentie(source.id)


def bare(id: str) -> str:
    """An id without what tells the second catalogue."""
    return id.removeprefix(GEDRAG)


# --- the operations ---------------------------------------------------------------------------------


def hernoem(files: Files, wat: str, naam: str) -> Texts:
    """Give an item another name. A name that is written as a file name changes that alone."""
    source = files.find(wat)
    id, old = files.free_id(source, naam), bare(source.id)
    document = files.document(source)
    key, place = "titel" if source.kind is Functie else "label", document.root.fields
    if naam != id:
        document.write(_scalar(place[key][1]), " ".join(naam.split()))
    if id == old:
        return files.texts()
    known = files.item(source).voorheen
    if id in known:  # it gets a name back that it had
        document.write(_scalar(document.at(("voorheen", known.index(id)))), old)
    else:
        _keep_old_name(document, source.kind, old)
    for other, mention in files.mentions_of(source):
        _rename(other, mention, id)
    files.move(source, id)
    return files.texts()


def trekin(files: Files, wat: str) -> Texts:
    """Retire an item: no file names it any more."""
    source = files.find(wat)
    for document, mention in files.mentions_of(source):
        document.remove(mention.entry)
    files.remove(source)
    return files.texts()


def voegsamen(files: Files, wat: Sequence[str], naar: str) -> Texts:
    """Put items together in one that stays: its behaviour is that of all, its old names lead to it."""
    target = files.find(naar)
    for typed in wat:
        source = files.find(typed)
        if source.kind is not target.kind or source.id == target.id:
            raise Geweigerd(f"‘{typed}’ en ‘{naar}’ gaan niet samen: kies er twee van dezelfde soort.")
        document = files.document(target)
        item = files.item(source)
        if source.kind is not Functie:
            _add_behaviour(files, source, target)
            for other, mention in files.mentions_of(source):
                _merge_mention(files, other, mention, target)
        known = [*files.item(target).voorheen]
        for old in (bare(source.id), *item.voorheen):
            if old not in known:
                _keep_old_name(document, target.kind, old)
                known.append(old)
        files.remove(source, instead=target)
    return files.texts()


def splits(files: Files, wat: str, naam: str, gedrag: Sequence[str]) -> Texts:
    """Move behaviour of a competency ("1.3": the third of level 1) to a new one, which is asked beside it."""
    source = files.find(wat)
    if source.kind is Functie:
        raise Geweigerd(f"‘{wat}’ is een functie. Splitsen gaat met een competentie.")
    id, document = files.free_id(source, naam), files.document(source)
    if id == bare(source.id):
        raise Geweigerd(f"‘{naam}’ heet nu al zo. Kies een andere naam voor wat je afsplitst.")
    chosen = [_behaviour(files, source, typed) for typed in dict.fromkeys(gedrag)]
    levels: dict[str, list[str]] = {}
    for entry in sorted(chosen, key=lambda entry: (document.at(entry).line, entry)):
        levels.setdefault(str(entry[0]), []).extend(document.typed(entry))
        document.remove(entry)
    head = {
        "label": naam,
        "cluster": getattr(files.item(source), "cluster", None),
        "definitie": NOG_NIET_BESCHREVEN,
    }
    lines = [*yaml_lines({key: str(value) for key, value in head.items() if value})]
    for key, items in levels.items():
        lines += [f"{key}:", *(f"  {line}" for line in items)]
    files.create(source.kind, id, "\n".join(lines) + "\n")
    lowest = min((nummer_van(key, files.handboek.gegevens.niveaus) or 0 for key in levels), default=0)
    for other, mention in files.mentions_of(source):
        _ask_beside(files, other, mention, id, lowest)
    return files.texts()


# --- their parts ------------------------------------------------------------------------------------


def _rename(document: Document, mention: Mention, id: str) -> None:
    """Name another competency of the same catalogue, with or without the catalogue as it was typed."""
    typed = mention.scalar.text or ""
    document.write(mention.scalar, f"{GEDRAG}{id}" if typed.startswith(GEDRAG) else id)


def _keep_old_name(document: Document, kind: type[Onderdeel], old: str) -> None:
    """Have the old name lead to an item, for addresses that people kept."""
    document.add("voorheen", [f"- {safe_scalar(old)}"], [key for key, _ in kind.sleutels()])


def _add_behaviour(files: Files, source: Source, target: Source) -> None:
    """Put the behaviour of a competency below that of another, and its search words; the same text once."""
    niveaus = files.handboek.gegevens.niveaus
    document, other = files.document(target), files.document(source)
    order = [key for key, _ in target.kind.sleutels(niveaus)]
    keys = {nummer_van(key, niveaus) or key: key for key in document.root.fields}
    for key in other.root.fields:
        level = nummer_van(key, niveaus)
        if level is None and key not in ("zoekwoorden", "indicatoren"):
            continue
        own = keys.get(level or key, key)
        said = {text for _, text in document.root.texts_of(own)}
        fresh = [position for position, (_, text) in enumerate(other.root.texts_of(key)) if text not in said]
        lines = [line for position in fresh for line in other.typed((key, position))]
        if lines:
            document.add(own, lines, order)


def _merge_mention(files: Files, document: Document, mention: Mention, target: Source) -> None:
    """Name the competency that stays; where it is named already, the highest level holds."""
    twin = next((entry for entry, text in _beside(document, mention) if bare(text) == bare(target.id)), None)
    if document is files.document(target):
        document.remove(mention.entry)
        return
    if twin is None:
        _rename(document, mention, bare(target.id))
        return
    stays = _asked(document, mention.entry, files) > _asked(document, twin, files)
    dropped = twin if stays else mention.entry
    lost = document.at(dropped)
    if isinstance(lost, Block) and "toelichting" in lost.fields:
        raise Geweigerd(
            f"{document.shown}:{mention.scalar.line}: hier worden beide gevraagd, en een toelichting zou "
            "verdwijnen. Zet die bij de andere of haal die weg, en probeer het opnieuw."
        )
    document.remove(dropped)
    if stays:
        _rename(document, mention, bare(target.id))


def _beside(document: Document, mention: Mention) -> Iterator[tuple[Steps, str]]:
    """What is named in the same list or block, and for a role in the other block of levels."""
    block = mention.entry[:-1]
    blocks = [("generiek",), ("specifiek",)] if block in (("generiek",), ("specifiek",)) else [block]
    for one in blocks:
        yield from document.named(one)


def _asked(document: Document, entry: Steps, files: Files) -> int:
    """The level that an entry asks; 0 where there are none."""
    node = document.at(entry)
    if isinstance(node, Block):
        node = node.fields["niveau"][1] if "niveau" in node.fields else node
    typed = node.text if isinstance(node, Scalar) else None
    return nummer(typed or "", files.handboek.gegevens.niveaus) or 0


def _behaviour(files: Files, source: Source, typed: str) -> Steps:
    """The behaviour that "1.3" or "Gevorderd.2" means, or "3" in the second catalogue."""
    document, niveaus = files.document(source), files.handboek.gegevens.niveaus
    level, _, position = typed.rpartition(".")
    wanted = nummer(level, niveaus) if level else None
    keys = {nummer_van(key, niveaus): key for key in document.root.fields if re.match(SLEUTEL, key)}
    keys[None] = "indicatoren" if not level else ""
    key = keys.get(wanted, "")
    if position.isdecimal() and 0 < int(position) <= len(document.root.texts_of(key)):
        return (key, int(position) - 1)
    raise Geweigerd(
        f"{source.shown} heeft geen gedrag ‘{typed}’. Schrijf het niveau, een punt en het hoeveelste "
        "voorbeeld, zoals ‘1.3’; bij een gedragscompetentie alleen het hoeveelste."
    )


def _ask_beside(files: Files, document: Document, mention: Mention, id: str, lowest: int) -> None:
    """Ask the new competency as well, where the old one is asked at a level that has behaviour of it."""
    *block, last = mention.entry
    if {"niet verwarren met", "bouwt voort op"} & {*block}:
        return
    if isinstance(last, int):
        document.append(tuple(block), [f"- {id}"])
    elif _asked(document, mention.entry, files) >= lowest:
        node = document.at(mention.entry)
        typed = node.fields["niveau"][1] if isinstance(node, Block) else node
        document.append(tuple(block), [f"{id}: {_scalar(typed).text}"])


def _scalar(node: Node) -> Scalar:
    assert isinstance(node, Scalar)
    return node
