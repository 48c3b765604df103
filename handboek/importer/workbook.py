"""An edited workbook of ours → the files of the handbook, with only what changed in them.

A workbook says of every row what it is of, in hidden columns. What it does not say is never taken away: a
level, row or column that is gone is a refusal, and what is to go is taken out of the file itself.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from handboek.compare import Vergelijking, compare
from handboek.editing.edits import changed
from handboek.editing.yaml_lines import yaml_lines
from handboek.exchange.tables import SHEETS
from handboek.importer.writing import all_or_nothing
from handboek.loading import load_handboek, read_data
from handboek.loading.nodes import Mapping as Block
from handboek.messages import bedoel_je, kort
from handboek.model import Competentie, Functie, Gedragscompetentie, Handboek, Tekst, nummer_van
from handboek.words.addresses import adres
from handboek.words.ids import slug

EXTENSION = ".xlsx"
HEADS = 3
"""The rows above the first: the ids of columns, what they stand under, their heads."""
IN_FILE = "Weghalen doe je in het bestand zelf."
Item = Functie | Competentie | Gedragscompetentie


class Onbruikbaar(Exception):
    """Why a workbook is not taken over; every reason on a line of its own, in Dutch."""


@dataclass(frozen=True)
class Overgenomen:
    """What a workbook changed, and how many of its cells were read."""

    vergelijking: Vergelijking
    vakken: int


def take_over(file: Path, data: Path) -> Overgenomen:
    """Change the files of a data folder into what a workbook says.

    Raises `Onbruikbaar` or `Gegevensfout`; then nothing is changed.
    """
    oud = load_handboek(data)
    book = _Book(file)
    texts = _Reading(book, oud).texts(data)
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(shutil.copytree(data, Path(folder) / data.name))
        for name, text in texts.items():
            (trial / name).write_text(text, "utf8", newline="")
        nieuw = load_handboek(trial)
        if _Reading(book, nieuw).texts(trial):  # the proof: the new files say all that the workbook says
            raise Onbruikbaar("Niet alles uit dit bestand is over te nemen. Er is niets veranderd.")
    with all_or_nothing(data) as writer:
        for name, text in texts.items():
            writer.file(name, text)
    return Overgenomen(compare(oud, nieuw), book.vakken)


@dataclass(frozen=True)
class _Row:
    """A row of a sheet: where it stands, and what its cells hold, by head or by the id of a column."""

    plek: str
    cells: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return _folded(self.cells.get(key, ""))


class _Book:
    """What the sheets of a workbook say, as texts."""

    def __init__(self, file: Path) -> None:
        try:
            book = openpyxl.load_workbook(file, read_only=True)
        except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
            raise Onbruikbaar(f"‘{file.name}’ is geen Excel-bestand, of het is beschadigd.") from None
        self.vakken = 0
        self.sheets = {name: self._read(book[name]) for name in book.sheetnames if name in SHEETS}
        if not self.sheets:
            named = ", ".join(f"‘{name}’" for name in SHEETS)
            raise Onbruikbaar(
                f"In ‘{file.name}’ staat geen blad {named}. Maak het bestand met ‘handboek exporteer xlsx’."
            )

    def _read(self, sheet: Any) -> tuple[list[str], list[_Row]]:
        rows = [[_text(cell) for cell in row] for row in sheet.iter_rows()]
        if len(rows) < HEADS:
            raise Onbruikbaar(f"Blad ‘{sheet.title}’: de rijen met koppen ontbreken.")
        keys = [_folded(id or head) for id, head in zip(rows[0], rows[HEADS - 1], strict=False)]
        found = []
        for number, row in enumerate(rows[HEADS:], HEADS + 1):
            if any(map(str.strip, row)):
                found.append(_Row(f"Blad ‘{sheet.title}’, rij {number}", dict(zip(keys, row, strict=False))))
                self.vakken += sum(map(bool, row))
        return keys, found


def _text(cell: Any) -> str:
    """What a cell says. Raises `Onbruikbaar` for a formula."""
    if getattr(cell, "data_type", "") == "f":
        where = f"{get_column_letter(cell.column)}{cell.row}"
        raise Onbruikbaar(f"Vak {where}: hier staat een formule. Typ er de tekst of het niveau zelf.")
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def _folded(text: str) -> str:
    return " ".join(text.split())


@dataclass
class _Reading:
    """A workbook laid beside a handbook: what is to change, and what is wrong."""

    book: _Book
    handboek: Handboek
    faults: list[str] = field(default_factory=list)
    changes: dict[tuple[type[Any], str], dict[str, Any]] = field(default_factory=dict)
    """By kind and id: the new values, by key; of levels and reasons by competency."""
    new: dict[str, dict[str, Any]] = field(default_factory=dict)
    """New roles, by id."""

    def texts(self, data: Path) -> dict[str, str]:
        """The new text of each file that changes, by its name in the folder; raises `Onbruikbaar`."""
        for name, read in (
            ("Matrix", self._matrix),
            ("Toelichting", self._reasons),
            ("Gedrag", self._behaviour),
        ):
            if name in self.book.sheets:
                keys, rows = self.book.sheets[name]
                absent = [head for head in SHEETS[name] if head not in keys]
                self.faults += [f"Blad ‘{name}’: de kolom ‘{head}’ ontbreekt. {IN_FILE}" for head in absent]
                if not absent:
                    read(keys, rows)
        if self.faults:
            raise Onbruikbaar("\n".join(dict.fromkeys(self.faults)))
        return dict(self._written(data))

    # --- the matrix ---

    def _matrix(self, keys: Sequence[str], rows: Sequence[_Row]) -> None:
        columns = [key for key in keys if key in self.handboek.competenties]
        for key in keys:
            if (
                slug(key) == key
                and key
                and key not in self.handboek.competenties
                and key not in SHEETS["Matrix"]
            ):
                self.faults.append(
                    f"Blad ‘Matrix’: er is geen competentie ‘{kort(key)}’."
                    f"{bedoel_je(key, self.handboek.competenties)}"
                )
        for row in rows:
            levels = {id: self._level(row, id) for id in columns if row[id]}
            functie = self.handboek.functies.get(row["Functie-id"] or slug(row["Functie"]))
            if functie:
                self._role(row, functie, levels, columns)
            elif row["Functie-id"]:
                self.faults.append(f"{row.plek}: er is geen functie ‘{kort(row['Functie-id'])}’.")
            elif not row["Functie"] or not levels:
                self.faults.append(
                    f"{row.plek}: een nieuwe functie heeft een naam en ten minste één niveau nodig."
                )
            else:
                self._new(row, levels)

    def _new(self, row: _Row, levels: Mapping[str, int]) -> None:
        """A role that is not there yet."""
        values: dict[str, Any] = {"titel": _typed(row["Functie"])}
        if schaal := row[self.handboek.gegevens.schaalnaam.plat]:
            values["schaal"] = _typed(schaal)
        if row["Versie"]:
            self.faults.append(f"{row.plek}: laat bij een nieuwe functie de versie leeg.")
        self.new[slug(row["Functie"])] = {
            **values,
            "specifiek": {id: str(level) for id, level in levels.items()},
        }

    def _level(self, row: _Row, id: str) -> int:
        allowed = range(1, len(self.handboek.gegevens.niveaus) + 1)
        if row[id] in map(str, allowed):
            return int(row[id])
        label = self.handboek.competenties[id].label.plat
        self.faults.append(
            f"{row.plek}: bij ‘{kort(label)}’ staat ‘{kort(row[id])}’. "
            f"Typ een niveau van 1 tot en met {allowed[-1]}."
        )
        return 0

    def _role(self, row: _Row, functie: Functie, levels: Mapping[str, int], columns: Sequence[str]) -> None:
        for id, eis in functie.eisen.items():
            label = kort(self.handboek.competenties[id].label.plat)
            if id not in columns:
                self.faults.append(
                    f"Blad ‘Matrix’: de kolom ‘{label}’ ontbreekt, en {kort(functie.titel.plat)} vraagt die. "
                    + IN_FILE
                )
            elif id not in levels:
                self.faults.append(f"{row.plek}: het niveau bij ‘{label}’ is leeg. {IN_FILE}")
            elif levels[id] != eis.niveau:
                self._change(functie, "eisen", id, {"niveau": str(levels[id])})
        for id in levels.keys() - functie.eisen.keys():
            self._change(functie, "eisen", id, {"niveau": str(levels[id])})
        schaal = functie.schaal.plat if functie.schaal else ""
        if row["Functie"] != functie.titel.plat:
            self._fixed(row, "Functie", functie.titel.plat)
        self._fixed(row, self.handboek.gegevens.schaalnaam.plat, schaal)
        self._fixed(row, "Versie", str(functie.versie or ""))

    def _fixed(self, row: _Row, head: str, was: str) -> None:
        """What a workbook shows, and a file changes."""
        if row[head] != was and (row["Functie-id"] or row[head]):
            self.faults.append(
                f"{row.plek}: ‘{head}’ was ‘{kort(was)}’. Dat wijzig je in het bestand van de functie."
            )

    # --- reasons ---

    def _reasons(self, keys: Sequence[str], rows: Sequence[_Row]) -> None:
        roles = {f.titel.plat: f for f in self.handboek.functies.values()}
        named = {c.label.plat: c.id for c in self.handboek.competenties.values()}
        for row in rows:
            functie = self.handboek.functies.get(row["Functie-id"]) or roles.get(row["Functie"])
            id = row["Competentie-id"] or named.get(row["Competentie"], "")
            text = row[keys[-1]]
            if functie is None or id not in functie.eisen:
                self.faults.append(f"{row.plek}: deze functie vraagt die competentie niet.")
                continue
            was = functie.eisen[id].toelichting
            if not text:
                self.faults.append(f"{row.plek}: de toelichting is leeg. {IN_FILE}")
            elif was is None or text != was.plat:
                self._change(functie, "eisen", id, {"toelichting": _typed(text)})

    # --- behaviour ---

    def _behaviour(self, keys: Sequence[str], rows: Sequence[_Row]) -> None:
        found: dict[tuple[str, int], list[tuple[int, str]]] = {}
        named = {(c.label.plat, isinstance(c, Competentie)): c.id for c in self.handboek.alle_competenties()}
        results = {
            text.plat
            for f in self.handboek.functies.values()
            for area in f.resultaatgebieden.values()
            for text in area.indicatoren
        }
        text_key, level_key = keys[-1], SHEETS["Gedrag"][-2]
        for row in rows:
            level = int(row[level_key]) if row[level_key].isdigit() else 0
            id = row["Competentie-id"] or named.get((row["Competentie"], level > 0), "")
            if not id and row[text_key] in results:
                continue
            if not self._is_place(row, id, level):
                continue
            if not row[text_key]:
                self.faults.append(f"{row.plek}: de tekst is leeg. {IN_FILE}")
                continue
            place = found.setdefault((id, level), [])
            number = int(row["Nummer"]) if row["Nummer"].isdigit() else 0
            if number and place and place[-1][0] == number:  # what was too long for one cell
                place[-1] = number, place[-1][1] + row.cells[text_key]
            else:
                place.append((number, row.cells[text_key]))
        found = {place: [(number, _folded(text)) for number, text in texts] for place, texts in found.items()}
        for id in dict.fromkeys(id for id, _ in found):
            self._competency(self.handboek.zoek_competentie(id), found)

    def _is_place(self, row: _Row, id: str, level: int) -> bool:
        try:
            item = self.handboek.zoek_competentie(id)
        except KeyError:
            self.faults.append(f"{row.plek}: er is geen competentie ‘{kort(id or row['Competentie'])}’.")
            return False
        if row["Competentie"] != item.label.plat:
            self.faults.append(
                f"{row.plek}: de naam was ‘{kort(item.label.plat)}’. Die wijzig je in het bestand zelf."
            )
        known = range(1, len(self.handboek.gegevens.niveaus) + 1) if isinstance(item, Competentie) else (0,)
        if level not in known:
            self.faults.append(f"{row.plek}: het niveau ontbreekt, of bestaat niet.")
        return level in known

    def _competency(
        self,
        item: Competentie | Gedragscompetentie,
        found: Mapping[tuple[str, int], Sequence[tuple[int, str]]],
    ) -> None:
        levels: Mapping[int, Sequence[Tekst]] = (
            item.niveaus if isinstance(item, Competentie) else {0: item.indicatoren}
        )
        for level in {
            **levels,
            **{level: () for id, level in found if id == item.id and level not in levels},
        }:
            was, now = levels.get(level, ()), found.get((item.id, level), ())
            left = [text for number, text in enumerate(was, 1) if number not in {number for number, _ in now}]
            for text in left if not self._is_taken_over(was, now) else ():
                name = f"{item.label.plat}, niveau {level}" if level else item.label.plat
                self.faults.append(
                    f"Blad ‘Gedrag’: bij {kort(name)} ontbreekt ‘{kort(text.plat)}’. {IN_FILE}"
                )
            if [text for _, text in now] != [text.plat for text in was]:
                texts = [
                    str(was[number - 1])
                    if 0 < number <= len(was) and was[number - 1].plat == text
                    else _typed(text)
                    for number, text in now
                ]
                self._change(item, "gedrag", str(level), texts)

    @staticmethod
    def _is_taken_over(was: Sequence[Tekst], now: Sequence[tuple[int, str]]) -> bool:
        """Whether the handbook says already what the rows say, their numbers being those of before."""
        return [text.plat for text in was] == [text for _, text in now]

    # --- files ---

    def _change(self, item: Item, part: str, key: str, value: Any) -> None:
        below = self.changes.setdefault((type(item), item.id), {}).setdefault(part, {})
        below[key] = {**below.get(key, {}), **value} if isinstance(value, dict) else value

    def _written(self, data: Path) -> Iterator[tuple[str, str]]:
        files = read_data(data).bestanden
        for (kind, id), parts in self.changes.items():
            item = self.handboek.functies[id] if kind is Functie else self.handboek.zoek_competentie(id)
            name = f"{adres(item).rstrip('/')}.yml"
            root = files[kind][id].root
            values = (
                self._eisen(item, root, parts) if isinstance(item, Functie) else self._gedrag(root, parts)
            )
            with (data / name).open(encoding="utf8", newline="") as source:
                yield name, changed(source.read(), values, [key for key, _ in kind.sleutels()])
        for id, values in self.new.items():
            yield f"functies/{id}.yml", "\n".join(yaml_lines(values)) + "\n"

    @staticmethod
    def _eisen(functie: Functie, root: Block, parts: Mapping[str, Any]) -> dict[str, Any]:
        """What a role asks, as its file says it, with what is other."""
        own: dict[str, dict[str, Any]] = {
            key: {id: node.value for id, (_, node) in block.fields.items()}  # type: ignore[attr-defined]
            for key in ("generiek", "specifiek")
            if key in root.fields and isinstance(block := root.fields[key][1], Block)
        }
        for id, value in parts["eisen"].items():
            key = "generiek" if id in functie.generiek else "specifiek"
            was = own.setdefault(key, {}).get(id)
            before = (
                was
                if isinstance(was, Mapping)
                else {"niveau": was or str(getattr(functie.eisen.get(id), "niveau", ""))}
            )
            now = {**before, **value}
            own[key][id] = now if len(now) > 1 else now["niveau"]
        return own

    def _gedrag(self, root: Block, parts: Mapping[str, Any]) -> dict[str, Any]:
        niveaus = self.handboek.gegevens.niveaus
        keys = {nummer_van(key, niveaus): key for key in root.fields}
        return {
            keys.get(int(level)) or (f"niveau {level}" if int(level) else "indicatoren"): texts
            for level, texts in parts["gedrag"].items()
        }


def _typed(text: str) -> str:
    """A text as HR would type it in a file: what looks like a mark is none."""
    return str(Tekst.letterlijk(text))
