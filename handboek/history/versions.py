"""The agreed versions of every role, as they were in force: the text of then, with its competencies of then.

A version is the last commit in which a role had that `versie` and was agreed. It is put together from the
files that it consists of, not from the whole handbook of then: most commits change a few files.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from handboek.history.commits import ROLES, Tree, commits
from handboek.history.revisions import NoHistory, blobs
from handboek.loading import Bestand, Gelezen, read_data
from handboek.loading.files import GEGEVENS, folder_of
from handboek.model import Competentie, Functie, Gedragscompetentie, Handboek, Versie

_VERSIE = re.compile(r"""^versie: *["']?(\d{4}-\d{2})\b""", re.MULTILINE)
_STATUS = re.compile(r"""^status: *["']?(\w+)""", re.MULTILINE)
_WORD = re.compile(r"[a-z0-9-]+")
"""What could be an id: more is read than is asked, never less."""


@dataclass(frozen=True)
class Uitgave:
    """A version of a role: what it said, and from which day to which (None: still in force)."""

    functie: Functie
    handboek: Handboek
    """The role, the competencies that it asks and what holds for all, as they were."""
    van: date
    tot: date | None

    @property
    def naam(self) -> str:
        """What it is called in an address: "2023-02"."""
        versie = self.functie.versie
        assert versie is not None
        return f"{versie.jaar}-{versie.maand:02}"


class _Found(NamedTuple):
    """The role of a version, the files it consists of, and when it was withdrawn."""

    id: str
    tree: Tree
    ended: date | None


class _Read(NamedTuple):
    """A version with what it says."""

    functie: Functie
    versie: Versie
    handboek: Handboek
    ended: date | None


def read_versions(data: Path, handboek: Handboek) -> Mapping[str, tuple[Uitgave, ...]]:
    """By id of a role, as it is called now: its versions, the newest first. Of one that is gone: its last id.

    Empty outside a repository. Raises `HistoryRefused` when git does not give the history whole.
    """
    try:
        found = commits(data)
    except NoHistory:
        return {}
    by_role: dict[str, dict[Versie, _Read]] = {}
    for version in _versions(data, found[-1].name):
        now = handboek.vervangen.get((Functie, version.functie.id), version.functie.id)
        by_role.setdefault(now, {})[version.versie] = version
    return {id: tuple(_in_force(versions, id in handboek.functies)) for id, versions in by_role.items()}


@lru_cache(maxsize=1)
def _versions(data: Path, last: str) -> tuple[_Read, ...]:
    """As of the last commit: a preview asks again at every change."""
    found = [version for version in _Walk(data).versions() if GEGEVENS in version.tree]
    parts = _Parts(data, [version.tree for version in found])
    read = []
    for version in found:
        part = parts.handboek(version.tree)
        functie = part.functies.get(version.id) if part else None
        if part and functie and functie.versie:
            read.append(_Read(functie, functie.versie, part, version.ended))
    return tuple(read)


def _in_force(versions: Mapping[Versie, _Read], is_there: bool) -> Iterator[Uitgave]:
    """The versions with their days, the newest first: each until the day before the next."""
    tot: date | None = None
    for position, (versie, version) in enumerate(sorted(versions.items(), reverse=True)):
        van = version.functie.geldig_vanaf or date(versie.jaar, versie.maand, 1)
        if position == 0 and not is_there:
            tot = version.ended
        yield Uitgave(version.functie, version.handboek, van, max(tot, van) if tot else None)
        tot = van - timedelta(days=1)


class _Walk:
    """The commits from the first to the last, with what stands in the data folder after each."""

    def __init__(self, data: Path) -> None:
        self._commits = commits(data)
        changed = (file for commit in self._commits for file in commit.files.items())
        named = {blob for name, blob in changed if blob and (name == GEGEVENS or name.startswith(ROLES))}
        self._texts = {name: text.decode("utf8", "replace") for name, text in blobs(data, named).items()}

    def versions(self) -> Iterator[_Found]:
        """Every version at its last commit; of one that was taken up again, the last comes last."""
        tree: Tree = {}
        for commit in self._commits:
            for file, blob in commit.files.items():
                if file in tree and self._says(tree[file]) and self._says(tree[file]) != self._says(blob):
                    yield self._found(file, tree, None if blob else commit.dag)
            for file, blob in commit.files.items():
                if blob:
                    tree[file] = blob
                else:
                    tree.pop(file, None)
        yield from (self._found(file, tree, None) for file in tree if self._says(tree[file]))

    def _says(self, blob: str) -> str:
        """The month of a text that is agreed; empty of one that is not, and of what is no role."""
        text = self._texts.get(blob, "")
        status, versie = _STATUS.search(text), _VERSIE.search(text)
        return versie[1] if versie and (not status or status[1] == "vastgesteld") else ""

    def _found(self, file: str, tree: Tree, ended: date | None) -> _Found:
        asking = (self._texts.get(tree.get(name, ""), "") for name in (file, GEGEVENS))
        words = sorted({word for text in asking for word in _WORD.findall(text)})
        asked = (
            f"{folder_of(kind)}/{word}.yml" for kind in (Competentie, Gedragscompetentie) for word in words
        )
        parts = {name: tree[name] for name in (GEGEVENS, file, *asked) if name in tree}
        return _Found(Path(file).stem, parts, ended)


MOST_BESIDE = 100
"""So many files are read at a time, and not more than a handbook may hold."""
_File = tuple[str, str, str]
"""The name of a file, its content, and the content of handboek.yml, which says how it is read."""


def _files(tree: Tree) -> Iterator[_File]:
    return ((name, blob, tree[GEGEVENS]) for name, blob in tree.items())


class _Parts:
    """Reads the handbooks that versions consist of; a file that many have is read once."""

    def __init__(self, data: Path, trees: Sequence[Tree]) -> None:
        self._contents = blobs(data, (blob for tree in trees for blob in tree.values()))
        self._read: dict[_File, Bestand | None] = {}
        self._made: dict[frozenset[_File], Handboek | None] = {}
        self._read_all(trees)

    def handboek(self, tree: Tree) -> Handboek | None:
        """What these files say; None when handboek.yml cannot be read."""
        key = frozenset(_files(tree))
        if key not in self._made:
            self._made[key] = Gelezen.van(filter(None, (self._read[file] for file in _files(tree)))).part()
        return self._made[key]

    def _read_all(self, trees: Iterable[Tree]) -> None:
        """Read every file of these trees once, many at a time: as long as no two have the same name."""
        beside: Tree = {}
        for tree in trees:
            absent = {file[0]: file[1] for file in _files(tree) if file not in self._read}
            absent[GEGEVENS] = tree[GEGEVENS]
            if len(beside) > MOST_BESIDE or any(beside.get(n, blob) != blob for n, blob in absent.items()):
                self._keep(beside)
                beside = {}
            beside |= absent
        if beside:
            self._keep(beside)

    def _keep(self, tree: Tree) -> None:
        found = self._parsed(tree)
        self._read |= {file: found.get(file[0]) for file in _files(tree)}

    def _parsed(self, tree: Tree) -> dict[str, Bestand]:
        """What can be read of these files, by name."""
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) / "data"
            for name, blob in tree.items():
                file = folder / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(self._contents[blob])
            bestanden = read_data(folder).bestanden
        found = (bestand for kind in bestanden.values() for bestand in kind.values())
        return {bestand.report.pad.removeprefix("data/"): bestand for bestand in found}
