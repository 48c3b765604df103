"""The command line with arguments that no verb can use: one line in Dutch, never a traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from handboek.cli import main
from tests.sites import PROJECT, VOORBEELDEN

LONG = "x" * 5000


def handboek(*arguments: str) -> tuple[int, str]:
    """Run a command as a terminal does; gives its status and what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "handboek", *map(os.fsencode, arguments)],
        cwd=PROJECT,
        capture_output=True,
        check=False,
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf8")


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str]:
    """As `handboek`, for what ends before a verb begins, without a process of its own."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return ended.value.code, "".join(capsys.readouterr())


@pytest.mark.parametrize(
    "arguments",
    [
        ("links", LONG),
        ("--data", LONG, "controleer"),
        ("--data", LONG, "nieuw", "functie", "Kok"),
        ("importeer", "README.md", "--naar", LONG),
    ],
)
def test_a_name_that_is_too_long(arguments: tuple[str, ...]) -> None:
    status, printed = handboek(*arguments)
    assert status == 2
    assert "is niet te" in printed
    assert "Traceback" not in printed
    assert len(printed) < 6000


@pytest.mark.parametrize("site", ["nergens", "README.md"])
def test_links_of_what_is_no_folder(site: str) -> None:
    assert handboek("links", site) == (
        2,
        f"‘{site}’ is niet te lezen of te schrijven. Klopt de naam, en mag je erbij?\n",
    )


def test_a_name_that_cannot_be_printed(tmp_path: Path) -> None:
    data = str(tmp_path / "b\udcff")
    status, printed = handboek("importeer", str(VOORBEELDEN / "importeren" / "smid.txt"), "--naar", data)
    assert status == 0
    assert "b\\udcff" in printed


def test_who_reads_along_may_stop() -> None:
    """As in `handboek controleer | head -1`."""
    read, write = os.pipe()
    os.close(read)
    data = str(VOORBEELDEN / "fout" / "data")
    command = "import sys; from handboek.cli import main; sys.exit(main(sys.argv[1:]))"  # as installed
    done = subprocess.run(
        [sys.executable, "-c", command, "--data", data, "controleer"],
        cwd=PROJECT,
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_day_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    status, printed = answered(capsys, "controleer", "--datum", "morgen")
    assert status == 2
    assert "‘morgen’ is geen dag" in printed


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "er ontbreekt nog OPDRACHT"),
        (("controleren",), "kies uit 'begin', 'bouw'"),
        (("controleer", "extra"), "extra hoort er niet bij"),
        (("controleer", "--formaat", "word"), "'word' bestaat niet"),
        (("controleer", "--formaat"), "hier hoort één woord achter"),
        (("importeer", "--naar", "x"), "er ontbreekt nog BESTAND"),
        (("importeer",), "er ontbreekt nog BESTAND, --naar"),
        (("bekijk", "--poort", "x"), "‘x’ is geen poort"),
        (("bekijk", "--poort", "99999"), "‘99999’ is geen poort"),
        (("begin", "map", "--leeg", "--catalogus"), "dat gaat niet samen met --leeg"),
    ],
)
def test_a_command_that_is_wrong_is_answered_in_dutch(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, printed = answered(capsys, *arguments)
    assert status == 2
    assert told in printed
    assert "Deze opdracht klopt niet" in printed
    assert not re.search(r"\b(usage|argument|invalid|choose|required|expected)\b", printed)


@pytest.mark.parametrize("verb", [(), ("controleer",), ("importeer",), ("nieuw",)])
def test_the_help_is_in_dutch(verb: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    status, printed = answered(capsys, *verb, "--help")
    assert status == 0
    assert "toon deze uitleg" in printed
    assert not re.search(r"usage|arguments|options|show this", printed)
