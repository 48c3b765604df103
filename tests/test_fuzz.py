"""A slice of `make fuzz`, so that it goes on working, and proof that nothing escapes it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

import pytest

from fuzz import large
from fuzz.__main__ import TARGETS
from fuzz.bounds import BOUNDS, Bound, Cost, _said, _seconds
from fuzz.target import Broken, Outcome, sources
from fuzz.tree import Link, Tree, written
from fuzz.worker import PATIENCE, fuzz

SLICES = {"loading": 100, "pages": 100, "commands": 60, "importing": 15}


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_goes_wrong(name: str, tmp_path: Path) -> None:
    make, _ = TARGETS[name]
    result = fuzz(name, make, SLICES[name], 1, found=tmp_path)
    assert not result.broken
    assert result.inputs == SLICES[name]
    assert 0 < result.accepted < result.inputs
    assert 0 < len(result.reached) < result.branches


class Trap:
    """Stands every input but the third."""

    code = sources("fuzz/tree.py")

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.seen = 0

    def seeds(self) -> Iterator[Tree]:
        yield {"a/b": b"x"}

    def changed(self, tree: Tree, random: Random) -> Tree:
        return {"a/b": random.randbytes(3)}

    def run(self, folder: Path) -> Outcome:
        self.seen += 1
        if self.seen == 3:
            match self.kind:
                case "exception":
                    raise ZeroDivisionError
                case "promise":
                    raise Broken("says: nothing")
                case "slow":
                    until = time.process_time() + 1.1
                    while time.process_time() < until:
                        self.seen = 2  # also when it is run once more
                case "memory":
                    self.held = bytearray(600_000_000)
                case "hang":
                    time.sleep(60)
                case "end":
                    os._exit(9)
        return Outcome(True)


class TestWhatItFinds:
    @pytest.mark.parametrize(
        ("kind", "told"),
        [
            ("exception", "ZeroDivisionError"),
            pytest.param("promise", "says", marks=pytest.mark.slow),
            pytest.param("slow", "took more than 1 s", marks=pytest.mark.slow),
            pytest.param("memory", "held too much memory", marks=pytest.mark.slow),
            pytest.param("hang", "the process ended with 1", marks=pytest.mark.slow),
            pytest.param("end", "the process ended with 9", marks=pytest.mark.slow),
        ],
    )
    def test_it_is_told_and_the_input_kept(self, kind: str, told: str, tmp_path: Path) -> None:
        patience = 2 if kind == "hang" else PATIENCE
        result = fuzz("trap", partial(Trap, kind), 3, 1, found=tmp_path, patience=patience)
        (what,) = result.broken
        assert what.startswith(told)
        assert result.inputs == 3
        assert list(tmp_path.glob("trap/*/invoer/a/b"))

    @pytest.mark.slow
    def test_the_same_seed_gives_the_same_inputs(self, tmp_path: Path) -> None:
        make, _ = TARGETS["commands"]
        one, other = (fuzz("commands", make, 30, 3, found=tmp_path) for _ in range(2))
        assert (one.accepted, one.reached) == (other.accepted, other.reached)


@pytest.mark.slow
def test_a_target_that_cannot_begin_is_no_find(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="the worker itself"):
        fuzz("trap", partial(Trap, "x", "y"), 3, 1, found=tmp_path)  # type: ignore[call-arg]


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    written({"in/map": Link("../buiten"), "in/map/x": b"x"}, tmp_path)
    assert not (tmp_path / "buiten").exists()
    with pytest.raises(ValueError, match="x"):
        written({"../x": b""}, tmp_path)


class TestBounds:
    @pytest.mark.parametrize("bound", [b for b in BOUNDS if b.told and b.most < 500], ids=lambda b: b.what)
    def test_twice_as_much_is_told(self, bound: Bound) -> None:
        _, said = _seconds(bound, bound.most * 2, _said)
        assert said

    @pytest.mark.parametrize("make", [large.chain, large.replaced, large.texts, large.lists])
    def test_what_is_measured_has_no_other_fault(self, make: large.Make, tmp_path: Path) -> None:
        make(tmp_path, 50)
        assert set(_said(tmp_path)) == set()

    def test_growth_beyond_a_second_is_broken(self) -> None:
        bound = BOUNDS[0]
        assert Cost(0.2, 0.9, 0, ("te-veel",)).is_kept(bound)
        assert Cost(1, 2.1, 0, ("te-veel",)).is_kept(bound)
        assert not Cost(1, 3, 0, ("te-veel",)).is_kept(bound)
        assert not Cost(0, 0, 0, ()).is_kept(bound)
