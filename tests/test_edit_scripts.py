"""Random edits of known meaning: the report says just that; roles that have no part in it never appear."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from handboek.compare import Vergelijking, compare
from handboek.model import Cluster, Competentie, Functie, Gegevens, Handboek, Tekst

LEVELS = (1, 2, 3)


@dataclass
class Draft:
    """A handbook as plain values, to edit; a behaviour is a number, and known by it wherever it stands."""

    random: Random
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    competencies: dict[str, dict[str, Any]] = field(default_factory=dict)
    roles: dict[str, dict[str, Any]] = field(default_factory=dict)
    wording: dict[int, int] = field(default_factory=dict)
    told: set[tuple[str, str]] = field(default_factory=set)
    """What has to be told: kind and name, as they are now (or were, of what is gone)."""

    def begin(self) -> None:
        """Six competencies, and as many roles that each ask some."""
        for _ in range(6):
            self.add_competency()
        for _ in range(6):
            self.add_role()
        self.told.clear()

    def name(self, kind: str) -> str:
        return f"{kind}{next(self.numbers)}"

    def add_competency(self) -> str:
        name = self.name("c")
        behaviour = {n: [next(self.numbers) for _ in range(self.random.randint(1, 4))] for n in LEVELS}
        self.competencies[name] = {"label": name.upper(), "voorheen": [], "gedrag": behaviour}
        self.told.add(("competentie", name.upper()))
        return name

    def add_role(self) -> str:
        name = self.name("r")
        asked = {id: self.random.choice(LEVELS) for id in self.random.sample([*self.competencies], 2)}
        generic = {id for id in asked if self.random.random() < 0.5}
        self.roles[name] = {"titel": name.upper(), "voorheen": [], "asked": asked, "generic": generic}
        self.told.add(("functie", name.upper()))
        return name

    def handboek(self) -> Handboek:
        """The handbook that it is now."""
        competencies = {id: self.competency(id, **value) for id, value in self.competencies.items()}
        roles = {id: self.role(id, **value) for id, value in self.roles.items()}
        return Handboek(
            Gegevens(titel=Tekst("Proef"), clusters={"x": Cluster(label=Tekst("X"))}),
            competencies,
            {},
            roles,
            {},
        )

    def competency(
        self, id: str, label: str, voorheen: list[str], gedrag: dict[int, list[int]]
    ) -> Competentie:
        levels = {f"niveau {n}": [self.sentence(number) for number in found] for n, found in gedrag.items()}
        return Competentie.model_validate(
            {
                "id": id,
                "label": label,
                "voorheen": voorheen,
                "cluster": "x",
                "definitie": "Doet iets.",
                **levels,
            }
        )

    def role(
        self, id: str, titel: str, voorheen: list[str], asked: dict[str, int], generic: set[str]
    ) -> Functie:
        parts: dict[str, dict[str, Any]] = {"generiek": {}, "specifiek": {}}
        for competency, level in asked.items():
            parts["generiek" if competency in generic else "specifiek"][competency] = {"niveau": str(level)}
        return Functie.model_validate(
            {"id": id, "titel": titel, "voorheen": voorheen, "versie": "2026-01", **parts}
        )

    def sentence(self, number: int) -> str:
        """Ten words that no other behaviour has; of one that was put in other words, one word is another."""
        words = [f"w{number}x{at}" for at in range(9)]
        return " ".join([*words, f"{'abcdefgh'[self.wording.get(number, 0)]}{number}"])

    def behaviour(self, role: str) -> dict[int, str]:
        """What a role asks: by number, the sentence."""
        return {
            number: self.sentence(number)
            for id, level in self.roles[role]["asked"].items()
            for n, found in self.competencies[id]["gedrag"].items()
            if n <= level
            for number in found
        }

    def place(self) -> tuple[str, list[int]]:
        """Somewhere where more than one behaviour stands."""
        places = [
            (id, found)
            for id, value in self.competencies.items()
            for found in value["gedrag"].values()
            if len(found) > 1
        ]
        return self.random.choice(places) if places else (id := next(iter(self.competencies)), self.fill(id))

    def fill(self, id: str) -> list[int]:
        found: list[int] = self.competencies[id]["gedrag"][1]
        found.append(next(self.numbers))
        self.tell(id)
        return found

    def tell(self, *competencies: str) -> None:
        self.told |= {("competentie", self.competencies[id]["label"]) for id in competencies}

    def rename(self, items: dict[str, dict[str, Any]], id: str, new: str) -> None:
        """The same thing below another name, in the same place."""
        for _ in range(len(items)):
            name, value = next(iter(items.items()))
            del items[name]
            items[new if name == id else name] = value
        items[new]["voorheen"] = [*items[new]["voorheen"], id]


def renames_competency(draft: Draft) -> None:
    id, new = draft.random.choice([*draft.competencies]), draft.name("c")
    draft.told.discard(("competentie", draft.competencies[id]["label"]))
    draft.rename(draft.competencies, id, new)
    draft.competencies[new]["label"] = new.upper()
    for role in draft.roles.values():
        role["asked"] = {new if asked == id else asked: level for asked, level in role["asked"].items()}
        role["generic"] = {new if asked == id else asked for asked in role["generic"]}
    draft.tell(new)


def renames_role(draft: Draft) -> None:
    id, new = draft.random.choice([*draft.roles]), draft.name("r")
    draft.told.discard(("functie", draft.roles[id]["titel"]))
    draft.rename(draft.roles, id, new)
    draft.roles[new]["titel"] = new.upper()
    draft.told.add(("functie", new.upper()))


def adds_behaviour(draft: Draft) -> None:
    id, found = draft.place()
    found.append(next(draft.numbers))
    draft.tell(id)


def removes_behaviour(draft: Draft) -> None:
    id, found = draft.place()
    found.pop(0)
    draft.tell(id)


def moves_behaviour(draft: Draft) -> None:
    id, found = draft.place()
    other = draft.random.choice([*draft.competencies])
    level = draft.random.choice([n for n in LEVELS if draft.competencies[other]["gedrag"][n] is not found])
    number = found.pop(0)
    draft.competencies[other]["gedrag"][level].append(number)
    if draft.random.random() < 0.5:
        draft.wording[number] = 1
    draft.tell(id, other)


def rewords_behaviour(draft: Draft) -> None:
    id, found = draft.place()
    draft.wording[found[0]] = 2
    draft.tell(id)


def asks_otherwise(draft: Draft) -> None:
    role = draft.random.choice([*draft.roles.values()])
    id = draft.random.choice([*role["asked"]])
    role["asked"][id] = role["asked"][id] % 3 + 1
    draft.told.add(("functie", role["titel"]))


def swaps_generic(draft: Draft) -> None:
    role = draft.random.choice([*draft.roles.values()])
    role["generic"] ^= {draft.random.choice([*role["asked"]])}
    draft.told.add(("functie", role["titel"]))


EDITS: tuple[Callable[[Draft], object], ...] = (
    *(renames_competency, renames_role, adds_behaviour, removes_behaviour, moves_behaviour),
    *(rewords_behaviour, asks_otherwise, swaps_generic, Draft.add_competency, Draft.add_role),
)


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(EDITS), max_size=4, unique=True))
def test_the_report_says_what_was_done(random: Random, edits: list[Callable[[Draft], object]]) -> None:
    draft = Draft(random)
    draft.begin()
    oud = draft.handboek()
    before = {role: (value["asked"].copy(), draft.behaviour(role)) for role, value in draft.roles.items()}
    for edit in edits:
        edit(draft)
    found = compare(oud, draft.handboek())
    assert {(subject.soort, subject.naam) for subject in found.onderwerpen} == draft.told
    _only_who_is_touched(draft, before, found)


def _only_who_is_touched(
    draft: Draft, before: dict[str, tuple[dict[str, int], dict[int, str]]], found: Vergelijking
) -> None:
    """A warning for each role that asks something else, and for no other; the same for `raakt`."""
    renamed = {
        old: id
        for items in (draft.competencies, draft.roles)
        for id, value in items.items()
        for old in value["voorheen"]
    }
    else_asked, touched = set(), set()
    for old, (asked, behaviour) in before.items():
        role = draft.roles[renamed.get(old, old)]
        now = draft.behaviour(renamed.get(old, old))
        levels_changed = {renamed.get(id, id): level for id, level in asked.items()} != role["asked"]
        if levels_changed or now != behaviour:
            else_asked.add(role["titel"])
        if now != behaviour:
            touched.add(role["titel"])
    assert {warning.split()[3] for warning in found.waarschuwingen} == else_asked
    new = {
        role["titel"]
        for id, role in draft.roles.items()
        if id not in {renamed.get(old, old) for old in before}
    }
    named = {title for subject in found.onderwerpen for title in subject.raakt}
    assert named <= touched | new
    if not any(subject.soort == "functie" for subject in found.onderwerpen):
        assert named == touched
