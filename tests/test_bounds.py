"""What grows with the handbook grows no faster than it: counted or compared, never held to seconds."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handboek.advice import alike
from handboek.loading.circles import circles
from handboek.words.likeness import of_words, pairs_of_words
from handboek.words.patterns import one_of


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


WORDS = st.lists(st.text(alphabet="ab&. ", min_size=1, max_size=4), min_size=1, max_size=8)


class TestOneOfManyWords:
    @given(words=WORDS, text=st.text(alphabet="ab&. ", max_size=20))
    def test_it_finds_what_a_plain_list_finds_the_longest_first(self, words: list[str], text: str) -> None:
        plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        found, expected = (
            [match.span() for match in re.finditer(rf"(?<!\w)({pattern})(?!\w)", text)]
            for pattern in (one_of(words), plain)
        )
        assert found == expected

    def test_words_that_begin_in_the_same_way_are_tried_together(self) -> None:
        words = [f"{'a' * length}{end}" for length in range(30) for end in "bcd"]
        pattern = one_of(words)
        assert re.fullmatch(pattern, "a" * 20 + "c")
        assert pattern.count("a") == 29

    def test_words_that_nest_without_end_still_make_a_pattern(self) -> None:
        words = [f"{'a' * length}{end}" for length in range(500) for end in ("", "b")]
        pattern = re.compile(one_of(words))
        for word in (words[1], words[400], words[-1]):
            assert pattern.match(f"{word} a").end() == len(word)  # type: ignore[union-attr]


class TestLikeness:
    @given(*[st.lists(st.text(alphabet="ab ", max_size=8), max_size=5)] * 2)
    def test_all_at_once_is_what_each_pair_is(self, ones: list[str], others: list[str]) -> None:
        expected = [
            (of_words(one, other), i, j) for i, one in enumerate(ones) for j, other in enumerate(others)
        ]
        expected = sorted((row for row in expected if row[0] >= 0.55), key=lambda r: (-r[0], r[1], r[2]))
        assert pairs_of_words(ones, others, 0.55) == expected


class TestAlike:
    def test_equal_behaviour_is_compared_with_nothing(self) -> None:
        sets = [frozenset("abcde")] * 1000
        assert list(alike._alike(sets)) == [(0, position) for position in range(1, 1000)]

    def test_a_word_that_all_share_costs_no_more_for_each(self, monkeypatch: pytest.MonkeyPatch) -> None:
        compared: list[int] = []
        real = alike._candidates

        def candidates(prefix: Sequence[str], by_word: Mapping[str, Sequence[int]]) -> list[int]:
            found = real(prefix, by_word)
            compared.extend(found)
            return found

        monkeypatch.setattr(alike, "_candidates", candidates)
        sets = [frozenset({"a", "b", f"c{number}"}) for number in range(1000)]
        assert list(alike._alike(sets * 2)) == [(number, number + 1000) for number in range(1000)]
        assert len(compared) <= 1000 * alike.MOST_COMPARED
