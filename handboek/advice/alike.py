"""Behaviour that stands in two places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from handboek.advice.frame import Finding, Gezien, advises
from handboek.loading.nodes import locate
from handboek.messages import advice as soorten
from handboek.messages import kort

ALIKE = 0.8
"""The share of words that two behaviours have in common to be called nearly the same."""


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
    """Pairs of positions whose sets share at least `ALIKE` of their words (Jaccard).

    Two such sets share one of their rarest words; only sets that do are compared (prefix filtering,
    Chaudhuri et al. 2006), so that a large handbook stays fast.
    """
    rarity = Counter(word for words in sets for word in words)
    by_word: dict[str, list[int]] = {}
    for position, words in enumerate(sets):
        rarest = sorted(words, key=lambda word: (rarity[word], word))
        prefix = rarest[: len(rarest) - int(ALIKE * len(rarest) + 0.999) + 1]
        candidates = {earlier for word in prefix for earlier in by_word.get(word, ())}
        for earlier in sorted(candidates):
            other = sets[earlier]
            if len(words & other) >= ALIKE * len(words | other):
                yield earlier, position
                break
        for word in prefix:
            by_word.setdefault(word, []).append(position)
