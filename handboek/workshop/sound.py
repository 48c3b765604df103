"""What can be shown of files with faults: all but what the faults are about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from handboek.editing.edits import Steps, bare, parsed
from handboek.loading.inheritance import own
from handboek.loading.reading import Gelezen
from handboek.loading.references import Bestand
from handboek.messages import Melding, faults
from handboek.model import Gegevens, Niveau, Onderdeel
from handboek.model.competencies import PER_NIVEAU
from handboek.workshop.form import way

NOG_LEEG = "(nog leeg)"
_GONE = object()


def sound(nu: Gelezen, was: Gelezen, niveaus: Sequence[Niveau]) -> tuple[Gelezen, Mapping[str, list[str]]]:
    """The files with what they say without what is wrong; what cannot be read at all is as it was.

    Beside it the names of what is left out or still to come, by path as messages show it.
    """
    if nu.handboek:
        return nu, {}
    meldingen = defaultdict(list)
    for melding in nu.meldingen:
        meldingen[melding.pad].append(melding)
    mending = _Mending(nu, was, niveaus, meldingen)
    files = {kind: dict(mending.files(kind, items)) for kind, items in nu.bestanden.items()}
    return replace(nu, bestanden=files), mending.left_out


class _Mending:
    def __init__(
        self,
        nu: Gelezen,
        was: Gelezen,
        niveaus: Sequence[Niveau],
        meldingen: Mapping[str, Sequence[Melding]],
    ) -> None:
        self.left_out: dict[str, list[str]] = {}
        self._now, self._was, self._niveaus, self._meldingen = nu, was, niveaus, meldingen

    def files(self, kind: type[Onderdeel], items: Mapping[str, Bestand]) -> Iterator[tuple[str, Bestand]]:
        was = self._was.bestanden.get(kind, {})
        for id, bestand in items.items():
            wrong = bestand.report.pad in self._meldingen or bestand.value is None
            if found := (self._mended(bestand, was.get(id)) or was.get(id)) if wrong else bestand:
                yield id, found
        for id, bestand in was.items():
            if id not in items and bestand.report.pad in self._meldingen:
                yield id, bestand

    @property
    def _cluster(self) -> str | None:
        """One to show a competency in, when its own is not there."""
        gegevens = self._now.values(Gegevens).get("")
        return next(iter(gegevens.clusters), None) if gegevens else None

    def _mended(self, bestand: Bestand, was: Bestand | None) -> Bestand | None:
        """A file without what is wrong in it, and with something for what it has to say."""
        if parsed(bare("\n".join(bestand.report.regels))) is None:
            return None
        value: dict[str, Any] = bestand.root.value
        ways = dict.fromkeys(
            found
            for melding in self._meldingen.get(bestand.report.pad, ())
            if melding.soort is not faults.SLEUTEL_ONTBREEKT
            and (found := way(bestand.root, melding.regel, melding.kolom))
        )
        for found in ways:
            value = _without(value, found)
        value = _pruned(value)
        told = [", ".join(str(step + 1) if isinstance(step, int) else step for step in one) for one in ways]
        tried: Counter[str] = Counter()
        own_id = {"id": bestand.id} if bestand.id else {}
        while True:
            try:
                good = bestand.kind.model_validate(own(value) | own_id, context=tuple(self._niveaus))
            except ValidationError as error:
                wrong = dict.fromkeys(str(detail["loc"][0]) for detail in error.errors(include_url=False))
            else:
                self.left_out[bestand.report.pad] = [*dict.fromkeys(told)]
                return replace(bestand, value=good)
            for key in (self._niveaus[0].naam if key == PER_NIVEAU else key for key in wrong):
                before = was and was.root.value.get(key)
                instead = (
                    [None, before, self._cluster]
                    if key == "cluster"
                    else [None, NOG_LEEG, [NOG_LEEG], before]
                )
                if tried[key] == len(instead):
                    return None
                chosen = instead[tried[key]]
                value = {k: v for k, v in value.items() if k != key} | ({key: chosen} if chosen else {})
                told += [key] if tried[key] else []
                tried[key] += 1


def _without(value: Any, steps: Steps) -> Any:
    """A value in which what stands at the end of a way is marked to go."""
    if not steps or value is _GONE:
        return _GONE
    step, *rest = steps
    if isinstance(value, dict) and step in value:
        return {**value, step: _without(value[str(step)], tuple(rest))}
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return [*value[:step], _without(value[step], tuple(rest)), *value[step + 1 :]]
    return value


def _pruned(value: Any) -> Any:
    """A value without what is marked, and without what holds nothing then."""
    if isinstance(value, dict):
        kept = {key: _pruned(held) for key, held in value.items() if held is not _GONE}
        return {key: held for key, held in kept.items() if held not in ({}, [])}
    if isinstance(value, list):
        return [held for held in (_pruned(held) for held in value if held is not _GONE) if held != []]
    return value
