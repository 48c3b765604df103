"""The handbook that the benchmark makes."""

from __future__ import annotations

from pathlib import Path

from bench.generator import ASKED, generate
from handboek.loading import load_handboek
from tests.sites import contents


def test_it_has_no_faults_and_is_the_same_each_time(tmp_path: Path) -> None:
    folders = [generate(tmp_path / name, 30, 14) for name in ("a", "b")]
    handboek = load_handboek(folders[0])
    assert (len(handboek.functies), len(handboek.competenties)) == (30, 14)
    assert {len(functie.eisen) for functie in handboek.functies.values()} == {ASKED}
    assert contents(folders[0]) == contents(folders[1])
