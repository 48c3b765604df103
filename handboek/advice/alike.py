"""Behaviour that stands in two places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from handboek.advice.frame import Finding, Gezien, advises
from handboek.loading.nodes import locate
from handboek.messages import advice as soorten
from handboek.messages import kort

ALIKE = 0.8
"""The share of words that two behaviours have in common to be called nearly the same."""
MOST_COMPARED = 200
"""More behaviours than this share a rare word only when they are made to."""


@advises(soorten.BIJNA_HETZELFDE)
def bijna_hetzelfde(gezien: Gezien) -> Iterator[Finding]:
    alles = list(gezien.gedrag)
    for one, other in _alike([_words(gedrag.tekst) for gedrag in alles]):
        first, later = alles[one], alles[other]
        place = locate(first.bestand.root, first.path).place
        waar = f"{first.bestand.report.pad}, regel {place.line}"
        yield later.bestand, later.path, {"ander": kort(first.tekst, 60), "waar": waar}


_STOP = frozenset(
    ("de", "het", "een", "en", "of", "in", "op", "te", "van", "voor", "met", "aan", "bij", "naar", "om")
)


def _words(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(words) - _STOP or frozenset(words)


def _alike(sets: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of positions whose sets share at least `ALIKE` of their words (Jaccard), each with the earliest.

    Two such sets share one of their rarest words; only sets that do are compared (prefix filtering,
    Chaudhuri et al. 2006). The same words are compared once, and no set with more than `MOST_COMPARED`
    others, those with its rarest word first, so that a large handbook stays fast. Of numbers with a bit for
    each word it is told soonest what they share.
    """
    rarity = Counter(word for words in sets for word in words)
    signs = {word: 1 << place for place, word in enumerate(rarity)}
    signed = [sum(map(signs.__getitem__, words)) for words in sets]
    by_word: dict[str, list[int]] = {}
    told: dict[frozenset[str], int] = {}
    for position, words in enumerate(sets):
        if words in told:
            yield told[words], position
            continue
        rarest = sorted(words, key=lambda word: (rarity[word], word))
        prefix = rarest[: len(rarest) - int(ALIKE * len(rarest) + 0.999) + 1]
        first = None
        for earlier in _candidates(prefix, by_word):
            shared = (signed[position] & signed[earlier]).bit_count()
            if shared / (len(words) + len(sets[earlier]) - shared) >= ALIKE:
                first = earlier
                break
        if first is not None:
            yield first, position
        if words:
            told[words] = position if first is None else first
        for word in prefix:
            by_word.setdefault(word, []).append(position)


def _candidates(prefix: Sequence[str], by_word: Mapping[str, Sequence[int]]) -> list[int]:
    """The positions before that share one of these words, the earliest first; not more than is compared."""
    found: set[int] = set()
    for word in prefix:
        found.update(by_word.get(word, ())[: MOST_COMPARED - len(found)])
    return sorted(found)
