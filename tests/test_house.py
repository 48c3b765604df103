"""The house: which part of the library knows which, and that names in the code are English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handboek.cli import main
from handboek.messages import advice, faults
from handboek.model import Handboek, Onderdeel
from tests.kinds import all_kinds
from tests.sites import PROJECT

LIBRARY = PROJECT / "handboek"
FLOORS = (
    "verifier",
    "model",
    "words",
    "fonts",
    "press",
    "messages",
    "loading",
    "editing",
    "compare",
    "history",
    "advice",
    "exchange",
    "importer",
    "site",
    "workshop",
    "engines",
    "starter",
    "cli",
)
"""The folders of the library, from the ground up: each imports only from those before it."""
ENTRANCES = {"exchange": {"cli", "importer", "site"}, "importer": {"cli"}, "engines": {"cli", "macros"}}
"""Who may import a folder that few need, beside itself."""
SAME_IN_ENGLISH = {"begin", "links", "pdf", "schema"}
"""Words of the domain that are English as well."""


def folder_of(file: Path) -> str:
    """The part of the library that a module is in; for one above them all, its own name."""
    return file.relative_to(LIBRARY).parts[0].removesuffix(".py") if LIBRARY in file.parents else file.stem


def imported(file: Path) -> Iterator[str]:
    """The parts of the library from which a module imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text("utf8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: from where it is imported is to be written out"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            root, *parts = name.split(".")
            if root == "handboek" and parts:
                yield parts[0]


MODULES = {file: {*imported(file)} for file in [*LIBRARY.rglob("*.py"), PROJECT / "macros.py"]}


def test_every_folder_is_a_floor() -> None:
    folders = {file.parent.name for file in LIBRARY.glob("*/__init__.py")}
    assert sorted(folders - {*FLOORS}) == []


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_stands_on_those_below(floor: str) -> None:
    below = {*FLOORS[: FLOORS.index(floor) + 1]}
    found = {str(file.relative_to(PROJECT)): named - below for file, named in MODULES.items()}
    assert {file: above for file, above in found.items() if above and f"handboek/{floor}/" in file} == {}


@pytest.mark.parametrize(("floor", "few"), ENTRANCES.items())
def test_few_come_in_here(floor: str, few: set[str]) -> None:
    assert {folder_of(file) for file, named in MODULES.items() if floor in named} <= few | {floor}


def dutch(capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The words of the domain: in the names of the model, the verbs of the command line and the codes."""
    kinds = [*all_kinds(Onderdeel), Handboek]
    with pytest.raises(SystemExit):
        main(["--help"])
    return {
        word
        for name in (
            *(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind.__name__) for kind in kinds),
            *(name for kind in kinds for name in kind.__annotations__),
            *(key for kind in all_kinds(Onderdeel) for key, _ in kind.sleutels()),
            *re.findall(r"^    (\w+)(?: |$)", capsys.readouterr().out, re.MULTILINE),
            *(soort.code for soort in (*faults.ALLE, *advice.ALLE)),
        )
        for word in re.findall(r"[a-z]+", name.lower())
    }


def test_modules_have_english_names(capsys: pytest.CaptureFixture[str]) -> None:
    words = dutch(capsys) - SAME_IN_ENGLISH
    assert {"functie", "gedragscompetenties", "wijzigingen", "ontbreekt"} <= words
    modules = [*LIBRARY.rglob("*.py"), *(PROJECT / "tests").rglob("*.py")]
    named = {str(file.relative_to(PROJECT)): words & {*file.stem.split("_")} for file in modules}
    assert {file: found for file, found in named.items() if found} == {}
