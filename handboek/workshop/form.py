"""The form of a file: its fields with what they say, and what a file says after someone changed a field.

A way to a field (`waar`) has the keys of the file and the positions in lists. Names that people make up
themselves go by position as well, so that a field stays itself while its name is typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handboek.editing.edits import Geweigerd, Steps, placed, plain
from handboek.editing.new import OPEN
from handboek.loading.nodes import Mapping as Block
from handboek.loading.nodes import Node, Scalar
from handboek.loading.nodes import Sequence as List
from handboek.model import NOG_IN_TE_VULLEN, Niveau, nummer
from handboek.model.text import INVISIBLE
from handboek.words.ids import slug
from handboek.workshop.fields import ENKEL, Soort, Veld

NAAM = ""
"""The field that is the name of a point itself, and the one that is all it says."""
ZELF = "="
_GONE = "Dit veld is er niet meer. Open het bestand opnieuw."
Keuzes = Mapping[str, Sequence[Mapping[str, str]]]
"""What of the handbook can be named, by kind of name: each with `waarde`, `label` and `uitleg`."""


@dataclass(frozen=True)
class Daad:
    """What someone does with a field: "zet", "weg", "voegtoe" or "verplaats"."""

    actie: str
    waarde: Any = None
    naar: Any = None


# --- the form as a page shows it ---------------------------------------------------------------------


class Form:
    """The fields of a file with their values, for a page to show."""

    def __init__(self, niveaus: Sequence[Niveau], keuzes: Keuzes, woorden: Mapping[str, str]) -> None:
        self._niveaus, self._keuzes, self._woorden = niveaus, keuzes, woorden

    def velden(self, soort: Soort, node: Node) -> list[dict[str, Any]]:
        """The fields of a file, as values that become JSON."""
        if soort.vorm == "kaart":
            return [self._veld(Veld("begrippen", soort), node, node)]
        return [*self._below(soort, node)]

    def _below(self, soort: Soort, node: Node | None) -> Iterator[dict[str, Any]]:
        """The fields of a group; its value may stand in its short form."""
        fields = _long(soort, node)
        for veld in soort.velden:
            key = soort.typed(veld, dict.fromkeys(fields))
            place, value = fields.get(key, (None, None))
            yield {**self._veld(veld, value, place), "sleutel": key}

    def _veld(self, veld: Veld, node: Node | None, place: Node | None) -> dict[str, Any]:
        soort = veld.soort
        told: dict[str, Any] = {
            "sleutel": veld.sleutel,
            "label": veld.sleutel[:1].upper() + veld.sleutel[1:],
            "uitleg": veld.uitleg,
            "voorbeeld": veld.voorbeeld,
            "verplicht": veld.verplicht,
            "regel": place.line if place else None,
        }
        return told | self._holds(soort, node)

    def _holds(self, soort: Soort, node: Node | None) -> dict[str, Any]:
        """What a field holds, and how that is shown."""
        told: dict[str, Any] = {"vorm": soort.vorm, "grens": soort.grens}
        if soort.vorm in ENKEL:
            return told | self._single(soort, node)
        if soort.vorm == "lijst":
            items = node.items if isinstance(node, List) else []
            chosen = {_text(item) for item in items}
            return told | self._to_add(soort.punt, chosen) | {"punten": [*self._points(soort, items)]}
        if soort.vorm == "kaart":
            return told | self._to_add(soort, _fields(node)) | {"punten": [*self._names(soort, node)]}
        if (first := soort.veld(soort.kort)) and first.soort.vorm == "niveau":
            level, *others = self._below(soort, node)
            return (
                told
                | {**self._single(first.soort, _long(soort, node).get(soort.kort, (None, None))[1])}
                | {
                    "vorm": "eis",
                    "velden": others,
                    "voorbeeld": level["voorbeeld"],
                }
            )
        return told | {"velden": [*self._below(soort, node)]}

    def _single(self, soort: Soort, node: Node | None) -> dict[str, Any]:
        typed = _text(node)
        told: dict[str, Any] = {"waarde": "" if typed in NOG_IN_TE_VULLEN else typed}
        if soort.vorm == "niveau":
            told["waarde"] = str(nummer(typed or "", self._niveaus) or typed or "") if typed else typed
            told["keuzes"] = [
                {
                    "waarde": str(at),
                    "label": niveau.naam,
                    "uitleg": niveau.uitleg.plat if niveau.uitleg else "",
                }
                for at, niveau in enumerate(self._niveaus, 1)
            ]
        elif soort.keuzes:
            told["keuzes"] = [{"waarde": word, "label": word} for word in soort.keuzes]
        elif soort.verwijst in self._keuzes:
            told |= {"vorm": "keuze", "keuzes": self._keuzes[soort.verwijst]}
        return told

    def _to_add(self, soort: Soort | None, chosen: Any) -> dict[str, Any]:
        """What can be added still, where names of the handbook are chosen."""
        if soort is None or soort.verwijst not in self._keuzes:
            return {}
        return {"keuzes": [keuze for keuze in self._keuzes[soort.verwijst] if keuze["waarde"] not in chosen]}

    def _points(self, soort: Soort, items: Sequence[Node]) -> Iterator[dict[str, Any]]:
        assert soort.punt
        for at, item in enumerate(items):
            point = self._veld(Veld("", soort.punt, verplicht=True), item, item)
            if soort.punt.verwijst in self._keuzes:
                found = self._named(soort.punt.verwijst, point["waarde"] or "")
                point |= {"label": found["label"], "uitleg": found.get("uitleg", ""), "keuzes": [found]}
            yield {**point, "sleutel": at}

    def _names(self, soort: Soort, node: Node | None) -> Iterator[dict[str, Any]]:
        assert soort.punt
        for at, (name, (place, value)) in enumerate(_fields(node).items()):
            point = self._veld(Veld(name, soort.punt, verplicht=True), value, place)
            if soort.verwijst in self._keuzes:
                yield point | {
                    key: text for key, text in self._named(soort.verwijst, name).items() if key != "waarde"
                }
                continue
            velden = point.get("velden") or [{**point, "sleutel": ZELF, "label": self._woorden["zelf"]}]
            own = Veld(NAAM, Soort("tekst"), verplicht=True)
            called = self._veld(own, Scalar(place.line, place.column, name), place)
            called |= {"label": self._woorden["naam"]}
            yield {
                "sleutel": at,
                "label": name,
                "vorm": "groep",
                "regel": place.line,
                "velden": [called, *velden],
            }

    def _named(self, kind: str, name: str) -> Mapping[str, str]:
        known = {keuze["waarde"]: keuze for keuze in self._keuzes[kind]}
        return known.get(name, {"waarde": name, "label": name})


def _text(node: Node | None) -> str | None:
    return plain(node.text) if isinstance(node, Scalar) and node.text is not None else None


def _fields(node: Node | None) -> dict[str, tuple[Scalar, Node]]:
    return node.fields if isinstance(node, Block) else {}


def _long(soort: Soort, node: Node | None) -> Mapping[str, tuple[Node, Node]]:
    """The fields of a group by key, with their places."""
    if isinstance(node, Block):
        return node.fields
    key = soort.lijst if isinstance(node, List) else soort.kort
    return {key: (node, node)} if node and key else {}


def place_of(soort: Soort, root: Block, line: int, column: int, sleutel: str = "") -> list[int | str] | None:
    """The way to the field at a place in a file; to the one that a message names, when it is not there."""
    if sleutel and soort.veld(sleutel):
        return [sleutel]
    found = way(root, line, column)
    if found is None:
        return None
    told: list[int | str] = ["begrippen"] if soort.vorm == "kaart" else []
    node: Node = root
    here: Soort | None = soort
    for step in found:
        free = here is not None and here.vorm == "kaart" and not here.verwijst
        told.append([*_fields(node)].index(str(step)) if free else step)
        node = node.fields[str(step)][1] if isinstance(node, Block) else node.items[int(step)]  # type: ignore[attr-defined]
        veld = here.veld(str(step)) if here else None
        here = veld.soort if veld else here.punt if here else None
    return told


def way(node: Node, line: int, column: int) -> Steps | None:
    """The steps to the deepest entry that begins at a place or above it."""
    entries = (
        [(key, place, value) for key, (place, value) in node.fields.items()]
        if isinstance(node, Block)
        else [(at, item, item) for at, item in enumerate(node.items)]
        if isinstance(node, List)
        else []
    )
    last = None
    for step, place, value in entries:
        if place.line < line or (place.line == line and place.column <= max(column, 1)):
            last = step, value
    if last is None:
        return None
    return (last[0], *(way(last[1], line, column) or ()))


# --- what a file says after a change -----------------------------------------------------------------


def after(soort: Soort, value: Any, waar: Sequence[int | str], daad: Daad, niveaus: Sequence[Niveau]) -> Any:
    """The value of a file after something was done with a field; raises `Geweigerd`."""
    try:
        return (
            _Change(daad, niveaus).at(soort, value, [*waar[1:]] if soort.vorm == "kaart" else [*waar]) or {}
        )
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        raise Geweigerd(_GONE) from None


class _Change:
    def __init__(self, daad: Daad, niveaus: Sequence[Niveau]) -> None:
        self._daad, self._niveaus = daad, niveaus

    def at(self, soort: Soort, value: Any, waar: list[int | str]) -> Any:
        """A value after the change, nothing when nothing is left of it."""
        if not waar or waar == [ZELF]:
            return self._here(soort, value)
        step, *rest = waar
        if soort.vorm == "lijst":
            return self._in_list(soort, [*value], int(step), rest)
        if soort.vorm == "kaart":
            return self._in_map(soort, {**value}, step, rest)
        long = soort.long(value)
        veld = soort.veld(str(step))
        if veld is None:
            raise KeyError(step)
        key = str(step) if step in long else soort.typed(veld, long)
        new = self.at(veld.soort, long.get(key), rest)
        if not new and veld.verplicht and not (rest or self._daad.actie == "weg"):
            new = OPEN
        made = (
            placed(long, key, new, soort.order(long)) if new else {k: v for k, v in long.items() if k != key}
        )
        was_short = not isinstance(value, dict)
        return made[key] if was_short and [*made] == [key] and key in (soort.kort, soort.lijst) else made

    def _here(self, soort: Soort, old: Any) -> Any:
        daad = self._daad
        if daad.actie == "weg":
            return None
        if daad.actie == "voegtoe":
            return self._added(soort, old)
        if daad.actie != "zet":
            raise KeyError(daad.actie)
        if (first := soort.veld(soort.kort)) and isinstance(daad.waarde, str):
            long = soort.long(old)
            new = self._one(first.soort, daad.waarde, long.get(soort.kort))
            return {**long, soort.kort: new} if isinstance(old, dict) else new
        if soort.vorm == "lijst":
            return [clean(text) or OPEN for text in _texts(daad.waarde)]
        if soort.vorm not in ENKEL:
            raise KeyError(soort.vorm)
        return self._one(soort, daad.waarde, old)

    def _one(self, soort: Soort, typed: Any, old: Any = None) -> str:
        """A text as it comes to stand in the file; a level by its name where it was called so."""
        if not isinstance(typed, str):
            raise TypeError(typed)
        text = clean(typed)
        if soort.vorm == "niveau" and isinstance(old, str) and old and not old.strip().isdecimal():
            level = nummer(text, self._niveaus)
            return self._niveaus[level - 1].label.plat if level else text
        return text

    def _in_list(self, soort: Soort, items: list[Any], at: int, rest: list[int | str]) -> Any:
        assert soort.punt
        if not 0 <= at < len(items):
            raise IndexError(at)
        if not rest and self._daad.actie == "verplaats":
            items.insert(int(self._daad.naar), items.pop(at))
            return items
        new = self.at(soort.punt, items[at], rest)
        if new or not (self._daad.actie == "weg" and not rest):
            return [*items[:at], new or OPEN, *items[at + 1 :]]
        return [*items[:at], *items[at + 1 :]]

    def _in_map(self, soort: Soort, block: dict[str, Any], step: int | str, rest: list[int | str]) -> Any:
        assert soort.punt
        names = [*block]
        name = names[step] if isinstance(step, int) and step >= 0 else str(step)
        at = names.index(name)
        if not rest and self._daad.actie == "verplaats":
            names.insert(int(self._daad.naar), names.pop(at))
            return {key: block[key] for key in names}
        if rest == [NAAM]:
            new = self._name(soort, self._daad.waarde, [key for key in names if key != name])
            return {new if key == name else key: value for key, value in block.items()}
        if not rest and self._daad.actie == "weg":
            return {key: value for key, value in block.items() if key != name}
        return {**block, name: self.at(soort.punt, block[name], rest) or OPEN}

    def _name(self, soort: Soort, typed: Any, others: Sequence[str]) -> str:
        """A name for a point, unlike those of the others."""
        text = self._one(Soort("tekst"), typed)
        name = slug(text) if soort.ids else text
        if name in others:
            raise Geweigerd(f"‘{name}’ staat er al. Kies een andere naam.")
        return name or OPEN

    def _added(self, soort: Soort, old: Any) -> Any:
        daad = self._daad
        if soort.vorm == "lijst" and soort.punt:
            items = [*old] if isinstance(old, list) else [old] if old else []
            new = [self._begin(soort.punt, text) for text in _texts(daad.waarde or "")]
            at = len(items) if daad.naar is None or not isinstance(daad.naar, int) else max(0, daad.naar)
            return [*items[:at], *new, *items[at:]]
        if soort.vorm == "kaart" and soort.punt:
            block = {**old} if isinstance(old, dict) else {}
            typed = daad.naar if isinstance(daad.naar, str) else ""
            name = self._name(soort, typed, []) if typed else self._free(soort, block)
            if name in block:
                raise Geweigerd(f"‘{name}’ staat er al. Kies een andere naam.")
            return {**block, name: self._begin(soort.punt, daad.waarde or "")}
        raise KeyError(soort.vorm)

    @staticmethod
    def _free(soort: Soort, block: Mapping[str, Any]) -> str:
        first = "nieuw" if soort.ids else "Nieuw"
        names = (
            first,
            *(f"{first}{'-' if soort.ids else ' '}{number}" for number in range(2, len(block) + 3)),
        )
        return next(name for name in names if name not in block)

    def _begin(self, soort: Soort, typed: Any) -> Any:
        """What a new point says at first."""
        first = soort.veld(soort.kort) if soort.kort else None
        if first is None and soort.velden:
            key = soort.velden[0].sleutel
            return {key: self._one(soort.velden[0].soort, typed) or OPEN}
        lowest = "1" if (first.soort if first else soort).vorm == "niveau" else OPEN
        return self._one(soort, typed) or lowest


def _texts(given: Any) -> list[str]:
    texts = given if isinstance(given, list) else [given]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError(given)
    return texts


def clean(typed: str) -> str:
    """A text without what nobody sees, white space folded."""
    return " ".join(
        INVISIBLE.sub("", unicodedata.normalize("NFC", re.sub(r"[\ud800-\udfff]", "", typed))).split()
    )
