"""How alike two texts are, from 0 (nothing in common) to 1 (the same), capitals aside.

The likeness is what the longest common subsequence leaves over of both (the normalised Indel similarity),
over letters for names and over words for sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

MOST_TRIED = 3
"""In a longer text a word says nothing of the whole."""


def of_letters(one: str, other: str) -> float:
    """The likeness of two names or short texts, letter by letter."""
    return Indel.normalized_similarity(one.casefold(), other.casefold())


def of_words(one: str, other: str) -> float:
    """The likeness of two sentences, word by word."""
    return Indel.normalized_similarity(one.casefold().split(), other.casefold().split())


MOST_COMPARED = 50
"""So many sentences that share a rare word are compared with one, when there are many."""


def pairs_of_words(ones: Sequence[str], others: Sequence[str], least: float) -> list[tuple[float, int, int]]:
    """The pairs of sentences with the least likeness or more, by position; the most alike come first.

    Each word becomes a sign, so that a sentence is compared with all others in one call (RapidFuzz, which
    leaves off as soon as a pair cannot reach the least). There are more signs than words in a file.
    """
    signs: dict[str, str] = {}

    def written(text: str) -> str:
        return "".join(signs.setdefault(word, chr(len(signs))) for word in _words(text))

    choices = [written(text) for text in others]
    found = [
        (likeness, one, other)
        for one, text in enumerate(ones)
        for _, likeness, other in process.extract(
            written(text), choices, scorer=Indel.normalized_similarity, score_cutoff=least, limit=None
        )
    ]
    return sorted(found, key=_most_alike_first)


def pairs_among_many(
    ones: Sequence[str], others: Sequence[str], least: float
) -> list[tuple[float, int, int]]:
    """As `pairs_of_words`, in time that grows with the number of sentences.

    Two sentences so much alike share one of their rarest words; only those are compared (prefix filtering,
    Chaudhuri et al. 2006), and of those no more than `MOST_COMPARED` with one.
    """
    before, after = ([_words(text) for text in texts] for texts in (ones, others))
    rarity = Counter(word for words in (*before, *after) for word in set(words))

    def rarest(words: list[str]) -> list[str]:
        ordered = sorted(set(words), key=lambda word: (rarity[word], word))
        shared = ceil(len(words) * least / (2 - least)) - (len(words) - len(ordered))
        return ordered[: len(ordered) - max(shared, 1) + 1]

    by_word: dict[str, list[int]] = {}
    for position, words in enumerate(after):
        for word in rarest(words):
            by_word.setdefault(word, []).append(position)
    found = []
    for one, words in enumerate(before):
        near: dict[int, None] = {}
        for word in rarest(words):
            near.update(dict.fromkeys(by_word.get(word, ())[: MOST_COMPARED - len(near)]))
        for other in near:
            likeness = Indel.normalized_similarity(words, after[other], score_cutoff=least)
            if likeness >= least:
                found.append((likeness, one, other))
    return sorted(found, key=_most_alike_first)


def _words(text: str) -> list[str]:
    """The words of a sentence without its signs; all of it when it has no words."""
    return re.findall(r"\w+", text.casefold()) or text.split()


def _most_alike_first(row: tuple[float, int, int]) -> tuple[float, int, int]:
    return -row[0], row[1], row[2]


def nearest(typed: str, known: Iterable[str], least: float = 0.6) -> str | None:
    """The known name most like what was typed; None when none has the least likeness, or two are as near.

    Of a few words one may be the name: `generieke competenties` is near to `generiek`.
    """
    names = {name.casefold(): name for name in known}
    words = typed.casefold().split()
    likeness: dict[str, float] = {}
    for tried in {typed.casefold(), *(words if len(words) <= MOST_TRIED else ())}:
        found = process.extract(tried, list(names), scorer=fuzz.ratio, score_cutoff=100 * least, limit=2)
        for name, score, _ in found:
            likeness[name] = max(score, likeness.get(name, 0))
    best = sorted(likeness, key=lambda name: -likeness[name])[:2]
    if not best or (len(best) == 2 and likeness[best[0]] == likeness[best[1]]):
        return None
    return names[best[0]]


def steps(before: list[str], after: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Two lists cut into pieces in order: what is the same in both, gone, or come."""
    for step in Indel.opcodes(before, after):
        yield before[step.src_start : step.src_end], after[step.dest_start : step.dest_end]
