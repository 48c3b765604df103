"""What VS Code says and shows while someone types: the server behind its YAML extension, driven."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from handboek.cli import main
from handboek.editing.schema import FOLDER, write
from handboek.loading import load_handboek
from tests.language_server import Editor
from tests.sites import VOORBEELDEN, edit
from tools import javascript

pytestmark = pytest.mark.elsewhere

ROL = "data/functies/schipper-1.yml"
COMPETENTIE = "data/competenties/samenwerken.yml"
WRONG = {
    ROL: {
        ("titel: Schipper 1", "titel: [een]"): (1, "hoort één tekst"),
        ("schaal: 40", "status: klaar"): (2, "‘ter instemming’"),
        ("2023-02", "februari 2023"): (3, "geen versie. Een versie is een jaar en een maand"),
        ("doel: Vaart", "deol: Vaart"): (4, "een dat niet bestaat"),
        ("samenwerken: 2", "samenwerken: 7"): (10, "Een niveau is 1, 2 of 3"),
    },
    COMPETENTIE: {("label: Samenwerken\n", ""): (1, "Altijd nodig: ‘label’, ‘definitie’")},
    "data/handboek.yml": {("schaalnaam: Schaal", "pdf: misschien"): (3, "‘pdf: nee’")},
}
"""By file: what stood there and what is typed, the line, and words of what is said."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a handbook as `handboek begin` makes it, with the names of that handbook."""
    folder = tmp_path / "handboek"
    shutil.copytree(VOORBEELDEN / "veer" / "data", folder / "data")
    assert main(["begin", str(folder)]) == 0
    write(folder / FOLDER, load_handboek(folder / "data"))
    return folder


@pytest.fixture
def editor(folder: Path) -> Iterator[Editor]:
    editor = Editor(folder)
    yield editor
    editor.close()


def test_a_handbook_without_faults_has_no_lines_below_it(editor: Editor) -> None:
    for file in sorted((editor.folder / "data").rglob("*.yml")):
        assert editor.diagnostics(file.relative_to(editor.folder).as_posix()) == [], file


def test_what_is_wrong_is_told_in_dutch_at_its_line(editor: Editor) -> None:
    for file, mistakes in WRONG.items():
        for stood, typed in mistakes:
            edit(editor.folder / file, stood, typed)
        told = sorted(editor.diagnostics(file))
        assert [line for line, _ in told] == [line for line, _ in mistakes.values()], told
        for (_, said), (_, words) in zip(told, mistakes.values(), strict=True):
            assert words in said


def test_a_competency_shows_what_it_is_and_its_behaviour_by_level(editor: Editor) -> None:
    editor.diagnostics(ROL)
    shown = editor.hover(ROL, "samenwerken: 2")
    assert shown.startswith("**Samenwerken**\n\nWerkt samen met collega's van boot en wal")
    assert re.findall(r"\*(niveau \d)\*", shown) == ["niveau 1", "niveau 2", "niveau 3"]
    assert "- Laat geen collega alleen op de kade staan" in shown


def test_a_name_that_came_since_is_proposed(editor: Editor) -> None:
    made = (editor.folder / COMPETENTIE).read_text("utf8").replace("label: Samenwerken", "label: Knopen")
    (editor.folder / "data" / "competenties" / "knopen.yml").write_text(made, "utf8")
    for file in write(editor.folder / FOLDER, load_handboek(editor.folder / "data")):
        editor.changed(file)
    edit(editor.folder / ROL, "  vakkennis: 1\n", "  \n")
    editor.diagnostics(ROL)
    assert {"knopen", "vakkennis"} <= {*editor.completions(ROL, "specifiek:\n  ")}


def test_the_server_is_the_one_that_is_pinned() -> None:
    wanted = json.loads((javascript.EDITOR / "package.json").read_text("utf8"))["devDependencies"]
    lock = json.loads((javascript.EDITOR / "package-lock.json").read_text("utf8"))["packages"]
    assert {name: lock[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all("integrity" in package for name, package in lock.items() if name)
