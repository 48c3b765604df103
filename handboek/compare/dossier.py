"""What a works council decides about: per role what changes in what it asks, before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from handboek.compare import role_changes
from handboek.compare.asked import Gevolg, Gevolgen, gevraagd
from handboek.compare.behaviour import Gedrag, gedrag_van
from handboek.compare.both import Both, noun
from handboek.compare.changes import Onderwerp, Vergelijking
from handboek.compare.values import Wijziging
from handboek.model import Functie, Handboek, Tekst
from handboek.words.addresses import adres

_TOLD = {Wijziging("functie", "toegevoegd"), Wijziging("functie", "verwijderd")}
"""What the kind of a proposal says already."""


@dataclass(frozen=True)
class Eisregel:
    """A competency that a role asked or asks, and the level; None when it did not, "" without levels."""

    competentie: str
    was: str | None
    wordt: str | None


@dataclass(frozen=True)
class Passage:
    """A text before and after."""

    oud: str
    nieuw: str


@dataclass(frozen=True)
class Deel:
    """What changes within one competency; behaviour with the name of its level."""

    competentie: str
    definitie: Passage | None
    erbij: tuple[tuple[str, str], ...]
    weg: tuple[tuple[str, str], ...]
    anders: tuple[tuple[str, Passage], ...]


@dataclass(frozen=True)
class Voorstel:
    """What changes for roles, the same for each of them."""

    soort: str
    """"nieuw", "vervalt" or "verandert"."""
    functies: tuple[str, ...]
    eisen: tuple[Eisregel, ...]
    """All that it asked or asks, when something of that is at another level, comes or goes."""
    delen: tuple[Deel, ...]
    regels: tuple[Wijziging, ...]
    """What else changes."""
    redenen: tuple[str, ...]


_NIETS = Gevolg((), (), (), (), (), frozenset())


@dataclass(frozen=True)
class Dossier:
    voorstellen: tuple[Voorstel, ...]
    overig: tuple[Onderwerp, ...]
    """Every change in the handbook and its competencies, and in roles that ask what they asked."""
    spelling: tuple[Onderwerp, ...]
    waarschuwingen: tuple[str, ...]

    def aantal(self, soort: str) -> int:
        """How many roles are new, go or change."""
        return sum(len(voorstel.functies) for voorstel in self.voorstellen if voorstel.soort == soort)


def dossier(oud: Handboek, nieuw: Handboek, vergelijking: Vergelijking) -> Dossier:
    """All of it, from what changed between two handbooks; texts are without marks."""
    subjects = tuple(map(_plain, vergelijking.onderwerpen))
    meaning = {o.adres: told for o in subjects if (told := _only(o, spelling=False))}
    spelling = tuple(told for o in subjects if (told := _only(o, spelling=True)))
    maker = _Maker(Both(oud, nieuw), meaning)
    voorstellen = tuple(_together(maker.voorstellen()))
    overig = tuple(o for at, o in meaning.items() if at not in maker.told)
    return Dossier(voorstellen, overig, spelling, vergelijking.waarschuwingen)


def per_functie(
    oud: Handboek, nieuw: Handboek, vergelijking: Vergelijking
) -> Callable[[str], Voorstel | None]:
    """Tells, by the id of a role that is there now, what changed for it; None when nothing did."""
    subjects = {o.adres: told for o in vergelijking.onderwerpen if (told := _only(_plain(o), spelling=False))}
    maker = _Maker(Both(oud, nieuw), subjects)

    def tell(id: str) -> Voorstel | None:
        if (functie := nieuw.functies.get(id)) is None:
            return None
        voorstel, asks_else = maker.voorstel(functie)
        return voorstel if asks_else or adres(functie) in subjects else None

    return tell


def _plain(onderwerp: Onderwerp) -> Onderwerp:
    rows = (
        replace(row, oud=row.oud and Tekst(row.oud).plat, nieuw=row.nieuw and Tekst(row.nieuw).plat)
        for row in onderwerp.wijzigingen
    )
    return replace(onderwerp, naam=Tekst(onderwerp.naam).plat, wijzigingen=tuple(rows))


def _only(onderwerp: Onderwerp, *, spelling: bool) -> Onderwerp | None:
    rows = tuple(row for row in onderwerp.wijzigingen if row.alleen_spelling is spelling)
    return replace(onderwerp, wijzigingen=rows) if rows else None


def _together(voorstellen: Iterable[Voorstel]) -> Iterator[Voorstel]:
    """What is the same for several roles is told once."""
    found: dict[Voorstel, list[str]] = {}
    for voorstel in voorstellen:
        key = replace(voorstel, functies=voorstel.functies if voorstel.eisen or voorstel.regels else ())
        found.setdefault(key, []).extend(voorstel.functies)
    return (replace(key, functies=tuple(functies)) for key, functies in found.items())


class _Maker:
    def __init__(self, both: Both, subjects: Mapping[str, Onderwerp]) -> None:
        self._both, self._subjects = both, subjects
        self._gevolgen = Gevolgen(both.competenties, both.gedragingen)
        self.told: set[str] = set()
        """The addresses of the roles of which all is told."""

    def voorstellen(self) -> Iterator[Voorstel]:
        """For each role of which what it asks changes: those that are there, then those that go."""
        both = self._both
        for functie in both.nieuw.functies.values():
            voorstel, asks_else = self.voorstel(functie)
            if asks_else:
                self.told.add(adres(functie))
                yield voorstel
        for functie in both.oud.functies.values():
            if not both.functies.gaat_verder(functie.id):
                self.told.add(adres(functie))
                yield self._voorstel("vervalt", functie, _NIETS, functie, None)

    def voorstel(self, functie: Functie) -> tuple[Voorstel, bool]:
        """What changes for a role, and whether that is what it asks."""
        before = self._both.functies.voorganger(functie.id)
        if before is None:
            return self._voorstel("nieuw", functie, self._new(functie), None, functie), True
        gevolg = self._gevolgen.voor(before, functie)
        asks_else = bool(gevolg) or role_changes.asks_else(self._both, before, functie)
        return self._voorstel("verandert", functie, gevolg, before, functie), asks_else

    def _voorstel(
        self, soort: str, functie: Functie, gevolg: Gevolg, oud: Functie | None, nieuw: Functie | None
    ) -> Voorstel:
        own = self._subjects.get(adres(functie))
        eisen = tuple(self._eisen(oud, nieuw))
        order = {regel.competentie: place for place, regel in enumerate(eisen)}
        changed = [
            subject
            for id in sorted(gevolg.door)
            if (subject := self._subjects.get(f"competenties/{id}/")) and subject.reden
        ]
        return Voorstel(
            soort,
            (functie.titel.plat,),
            eisen if any(regel.was != regel.wordt for regel in eisen) else (),
            tuple(sorted(self._delen(gevolg), key=lambda deel: order.get(deel.competentie, len(order)))),
            tuple(row for row in own.wijzigingen if row.waar not in order and row not in _TOLD)
            if own
            else (),
            tuple(dict.fromkeys(o.reden for o in (*([own] if own else []), *changed) if o.reden)),
        )

    def _new(self, functie: Functie) -> Gevolg:
        """A new role asks all that it asks."""
        nieuw = self._both.competenties.nieuw
        found = (
            gedrag
            for id, niveau in gevraagd(functie).items()
            if id in nieuw
            for gedrag in gedrag_van(nieuw[id])
            if gedrag.plek.niveau <= niveau
        )
        return Gevolg(tuple(found), (), (), (), (), frozenset())

    def _eisen(self, oud: Functie | None, nieuw: Functie | None) -> Iterator[Eisregel]:
        both = self._both
        had, has = (gevraagd(functie) if functie else {} for functie in (oud, nieuw))
        for id, niveau in has.items():
            before = max((had[old] for old in both.competenties.was(id) if old in had), default=None)
            yield Eisregel(noun(id, both.label(id)), self._niveau(before), self._niveau(niveau))
        for old, niveau in had.items():
            if both.competenties.wordt(old) not in has:
                name = noun(old, both.label(both.namen.nu(old)))
                yield Eisregel(name, self._niveau(niveau), None)

    def _niveau(self, nummer: int | None) -> str | None:
        return None if nummer is None else self._both.niveau(nummer) if nummer else ""

    def _delen(self, gevolg: Gevolg) -> Iterator[Deel]:
        """By competency as it is called now, in the order of the handbook."""
        both = self._both
        parts: dict[str, tuple[list[Gedrag], list[Gedrag], list[tuple[Gedrag, Gedrag]]]] = {}

        def part(gedrag: Gedrag) -> tuple[list[Gedrag], list[Gedrag], list[tuple[Gedrag, Gedrag]]]:
            return parts.setdefault(both.namen.nu(gedrag.plek.competentie), ([], [], []))

        for gedrag in gevolg.erbij:
            part(gedrag)[0].append(gedrag)
        for gedrag in gevolg.weg:
            part(gedrag)[1].append(gedrag)
        for pair in gevolg.anders:
            part(pair[1])[2].append(pair)
        for id in gevolg.definities:
            parts.setdefault(id, ([], [], []))
        for id, (erbij, weg, anders) in parts.items():
            before, after = both.competenties.voorganger(id), both.competenties.nieuw.get(id)
            yield Deel(
                noun(id, both.label(id)),
                Passage(before.definitie.plat, after.definitie.plat)
                if id in gevolg.definities and before and after
                else None,
                tuple(map(self._told, sorted(erbij, key=_level))),
                tuple(map(self._told, sorted(weg, key=_level))),
                tuple(
                    (niveau, Passage(self._told(old)[1], text))
                    for old, new in anders
                    for niveau, text in [self._told(new)]
                ),
            )

    def _told(self, gedrag: Gedrag) -> tuple[str, str]:
        return self._niveau(gedrag.plek.niveau) or "", Tekst(gedrag.tekst).plat


def _level(gedrag: Gedrag) -> int:
    return gedrag.plek.niveau
