"""Circles among things that build on each other."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

ROUNDS = 5
"""So many circles through each other are told at a time; when they are mended, what is left is told."""

Graph = Mapping[str, Collection[str]]
"""By name: what it builds on; a name that has no entry of its own is on no circle."""


def circles(graph: Graph) -> Iterator[tuple[str, ...]]:
    """Circles of two or more, each from the name in it that comes first and along a shortest way.

    Takes time in proportion to the graph: names that lead to each other (strongly connected components,
    Kosaraju's algorithm) hold a circle through the first of them; without that one the search goes on.
    """
    for _ in range(ROUNDS):
        firsts = set()
        for knot in _knots(graph):
            first = min(knot)
            firsts.add(first)
            yield _way_round(first, knot, graph)
        if not firsts:
            return
        graph = {name: below for name, below in graph.items() if name not in firsts}


def _knots(graph: Graph) -> Iterator[AbstractSet[str]]:
    """The largest sets of two or more names of which each leads to all others."""
    above: dict[str, list[str]] = {name: [] for name in graph}
    for name, below in graph.items():
        for other in below:
            if other in above:
                above[other].append(name)
    left = set(graph)
    for root in reversed(_by_finish(graph)):
        if root in left:
            left.remove(root)
            knot, waiting = {root}, [root]
            while waiting:
                found = left.intersection(above[waiting.pop()])
                left -= found
                knot |= found
                waiting += found
            if len(knot) > 1:
                yield knot


def _by_finish(graph: Graph) -> Sequence[str]:
    """Every name, after all to which it leads; depth first, and on a stack of its own."""
    finished: list[str] = []
    seen: set[str] = set()
    for root in graph:
        path = [] if root in seen else [(root, iter(graph[root]))]
        seen.add(root)
        while path:
            name, below = path[-1]
            if new := next((other for other in below if other in graph and other not in seen), None):
                seen.add(new)
                path.append((new, iter(graph[new])))
            else:
                finished.append(name)
                path.pop()
    return finished


def _way_round(start: str, knot: AbstractSet[str], graph: Graph) -> tuple[str, ...]:
    """A shortest way within a knot from a name that leads back to it (breadth first)."""
    came_from = {start: start}
    waiting = deque([start])
    while waiting:
        name = waiting.popleft()
        for below in graph[name]:
            if below == start and name != start:
                return _way(name, start, came_from)
            if below in knot and below not in came_from:
                came_from[below] = name
                waiting.append(below)
    raise AssertionError(start)  # every name of a knot leads back to itself


def _way(name: str, start: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    way = [name]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
