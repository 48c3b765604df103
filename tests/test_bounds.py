"""What grows with the handbook grows no faster than it: counted or compared, never held to seconds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handboek.loading.circles import circles


class Counted(dict[str, list[str]]):
    """A graph that counts how often what stands below a name is asked."""

    asked = 0

    def __getitem__(self, name: str) -> list[str]:
        self.asked += 1
        return super().__getitem__(name)


class TestCircles:
    @pytest.mark.parametrize("closed", [False, True])
    def test_a_chain_is_walked_and_not_walked_again_from_every_step(self, closed: bool) -> None:
        number = 2000
        graph = Counted({f"{n:04}": [f"{n + 1:04}"] for n in range(number)})
        if closed:
            graph[f"{number:04}"] = ["0000"]
        assert [len(circle) for circle in circles(graph)] == [number + 1] * closed
        assert graph.asked <= 3 * number

    @pytest.mark.parametrize(
        ("graph", "expected"),
        [
            ({"a": ["b"], "b": ["a"]}, ["ab"]),
            ({"b": ["a"], "a": ["c"], "c": ["b", "a"]}, ["ac"]),
            ({"a": ["a", "x"], "b": []}, []),
            ({"a": ["b"], "b": ["a", "c"], "c": ["d"], "d": ["c"]}, ["ab", "cd"]),
            ({"a": ["b"], "b": ["c"], "c": ["a", "b"]}, ["abc", "bc"]),
        ],
        ids=["two", "the shortest", "itself", "two apart", "two that share"],
    )
    def test_each_is_told_from_its_first(self, graph: Mapping[str, list[str]], expected: list[str]) -> None:
        assert sorted("".join(circle) for circle in circles(graph)) == expected

    @given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefg"), max_size=3)))
    def test_what_is_told_is_a_circle_and_without_it_there_is_less(self, graph: dict[str, list[str]]) -> None:
        found = list(circles(graph))
        for circle in found:
            assert circle[0] == min(circle)
            assert len({*circle}) == len(circle) > 1
            for step, below in zip(circle, (*circle[1:], circle[0]), strict=True):
                assert below in graph[step]
        assert bool(found) == any(name in reached(graph, name) for name in graph)


def reached(graph: Mapping[str, Collection[str]], start: str) -> set[str]:
    """The names to which others below a name lead; a name that names itself leads nowhere new."""
    found: set[str] = set()
    waiting = [other for other in graph[start] if other != start]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [other for other in graph.get(name, ()) if other != name]
    return found
