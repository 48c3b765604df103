"""What a new handbook can take over from the one that ships, and how that itself is brought up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from handboek.cli import main
from handboek.loading import read_data
from tests.sites import PROJECT


def test_our_competencies_can_be_the_beginning(tmp_path: Path) -> None:
    assert main(["begin", str(tmp_path / "nieuw"), "--catalogus"]) == 0
    gelezen = read_data(tmp_path / "nieuw" / "data")
    assert gelezen.meldingen == []
    ours = read_data(PROJECT / "data").handboek
    assert ours is not None
    assert gelezen.handboek is not None
    assert gelezen.handboek.competenties == ours.competenties
    assert gelezen.handboek.functies == {}


def test_the_software_itself_has_another_way(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(PROJECT / "data"), "bijwerken"]) == 0
    assert "‘git pull’" in capsys.readouterr().out
