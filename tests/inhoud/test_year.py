"""The guide to what HR does in a year: each example, done to what is shipped, leaves no faults."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from handboek.cli import main
from handboek.loading import read_data
from tests.sites import PROJECT

GUIDE = (PROJECT / "docs" / "bijdragen" / "jaar.md").read_text("utf8")
SECTIONS = dict(section.split("\n", 1) for section in GUIDE.split("\n## ")[1:])
_STEP = re.compile(
    r"Noem `(?P<old>data/\S+)` voortaan `(?P<new>data/\S+)`"
    r"|Verwijder `(?P<gone>data/\S+)`"
    r"|(?:In|Maak) `(?P<file>data/\S+)`"
    r"|```yaml\n(?P<yaml>.*?)```"
    r"|```\nhandboek (?P<command>.*?)\n```",
    re.DOTALL,
)


def parts(text: str) -> dict[str, str]:
    """The parts of a file by their key; what stands before the first is left out."""
    return {
        part.partition(":")[0]: part
        for part in re.findall(r"^[^\s#].*\n(?:[ \n].*\n|\n)*", text, re.MULTILINE)
    }


def put(file: Path, text: str) -> None:
    """Give a file these parts; those that it has are replaced."""
    had = parts(file.read_text("utf8")) if file.exists() else {}
    file.write_text("".join({**had, **parts(text)}.values()), "utf8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    return tmp_path


def do(folder: Path, text: str) -> None:
    """Do in a handbook's folder what a section says, step by step."""
    file = folder
    for step in _STEP.finditer(text):
        if step["new"]:
            file = (folder / step["old"]).rename(folder / step["new"])
        elif step["gone"]:
            (folder / step["gone"]).unlink()
        elif step["file"]:
            file = folder / step["file"]
        elif step["yaml"]:
            put(file, step["yaml"])


def obey(folder: Path) -> None:
    """Do what the check says of lines that were not thought of."""
    for melding in read_data(folder / "data").meldingen:
        if melding.herstel:
            file = folder / melding.pad
            lines = file.read_text("utf8").split("\n")
            lines[melding.herstel.van - 1 : melding.herstel.tot] = melding.herstel.regels
            file.write_text("\n".join(lines), "utf8")


@pytest.mark.parametrize("name", SECTIONS)
def test_the_example_loads(folder: Path, name: str) -> None:
    before = {file: file.read_bytes() for file in folder.rglob("*.yml")}
    do(folder, SECTIONS[name])
    assert {file: file.read_bytes() for file in folder.rglob("*.yml")} != before
    obey(folder)
    assert list(map(str, read_data(folder / "data").meldingen)) == []


@pytest.mark.parametrize("command", [step["command"] for step in _STEP.finditer(GUIDE) if step["command"]])
def test_the_command_does_it(folder: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder / "data"), *command.split(), "--proef"]) == 0
    assert "Dit was een proef" in capsys.readouterr().out


def test_the_guide_tells_of_the_whole_year() -> None:
    told = " ".join(SECTIONS).casefold()
    for what in ("toevoegen", "versie", "naam", "samenvoegen", "splitsen", "intrekken", "clusters", "begrip"):
        assert what in told
    assert {"Een gedragscompetentie", "Een resultaatprofiel"} <= SECTIONS.keys()
