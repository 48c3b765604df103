"""The handbook that the benchmark makes, and what a version may lose."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import history
from bench.generator import ASKED, generate
from bench.plot import PLOT, draw
from bench.table import RESULTS
from handboek.loading import load_handboek
from tests.sites import contents


def test_it_has_no_faults_and_is_the_same_each_time(tmp_path: Path) -> None:
    folders = [generate(tmp_path / name, 30, 14) for name in ("a", "b")]
    handboek = load_handboek(folders[0])
    assert (len(handboek.functies), len(handboek.competenties)) == (30, 14)
    assert {len(functie.eisen) for functie in handboek.functies.values()} == {ASKED}
    assert contents(folders[0]) == contents(folders[1])


def test_a_ratio_that_worsens_by_a_fifth_is_told_and_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "FILE", tmp_path / "history.json")
    assert history.keep({"Hugo": 3.0, "Eleventy": 1.0}) == []
    assert history.keep({"Hugo": 3.5, "Eleventy": 0.9}) == []
    assert history.keep({"Hugo": 4.3, "Eleventy": 1.0, "iets nieuws": 9}) == [
        "build : Hugo is 4.30; it was 3.50."
    ]
    assert [*history.kept().values()] == [{"Hugo": 3.5, "Eleventy": 0.9}]
    assert history.keep({"Eleventy": 0.5}) == [], "Hugo cannot be had everywhere"


def test_the_page_about_large_handbooks_shows_the_results() -> None:
    assert draw(RESULTS.read_text("utf8")) == PLOT.read_text("utf8")
