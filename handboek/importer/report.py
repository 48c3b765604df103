"""The report of an import, in Markdown for HR: first what to decide, then what to do next.

Where each text went stands in a file of its own: it proves that nothing was lost, and few will read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from handboek.compare.formats import as_markdown
from handboek.importer.alignment import Keuze, Lezing
from handboek.importer.blocks import Passage, Weggelaten, normalised
from handboek.importer.plan import Opmerking, Plan
from handboek.importer.profiles import Profiel
from handboek.importer.proof import Bewijs, Telling, sentences
from handboek.importer.sources import Geweigerd
from handboek.importer.writing import Geschreven
from handboek.words.differences import marked

BESTAND = "importverslag.md"
VERANTWOORDING = "importverantwoording.md"
_MOST_FILES = 5
"""From this many files on a list says how many there are."""


@dataclass(frozen=True)
class Verslag:
    """What an import has to tell; the same import tells the same."""

    profielen: Sequence[Profiel]
    geweigerd: Sequence[Geweigerd]
    plan: Plan
    bewijs: Bewijs
    geschreven: Geschreven

    def verslag(self) -> str:
        """What HR decides and does."""
        parts = [
            "# Verslag van het importeren\n",
            *self._levels(),
            *self._outcome(),
            *_part("Niet gelezen", (f"- **{literal(g.naam)}**: {literal(g.reden)}" for g in self.geweigerd)),
            *self._lost(),
            *_choices(self.plan.keuzes),
            *_remarks(self.plan.opmerkingen),
            *self._changes(),
            *self._next(),
        ]
        return "\n".join(parts).rstrip("\n") + "\n"

    def verantwoording(self) -> str:
        """Where every text of every document went."""
        left = [passage for telling in self.bewijs.tellingen for passage in telling.al_aanwezig]
        before = "Deze tekst staat in een document, maar niet in het bestand dat er al was."
        parts = [
            "# Waar elke tekst is gebleven\n",
            f"Dit hoort bij {BESTAND}. Je hoeft het niet te lezen: het bewijst dat er niets kwijt is.\n",
            *self._table(),
            *_part("Nieuwe bestanden", (f"- {pad}" for pad in sorted(self.geschreven.gemaakt))),
            *_part("Niet in het handboek", _left_out([w for p in self.profielen for w in p.weggelaten])),
            *_part("Niet overgenomen, omdat het bestand er al was", map(_placed, left), before),
            *_part("Twee keer in hetzelfde document", _doubles(self.bewijs.tellingen)),
            *_part("Geen tekst geworden, wel verwerkt", _structure(self.profielen)),
        ]
        return "\n".join(parts).rstrip("\n") + "\n"

    # --- the top ---

    def _levels(self) -> Iterator[str]:
        """How the documents write their levels, the most usual way first."""
        read = [profiel for profiel in self.profielen if profiel.niveaus_gelezen]
        by_way = _grouped((profiel.niveaus_gelezen, profiel.bron) for profiel in read)
        if not by_way:
            yield "In de documenten zijn geen niveaus herkend.\n"
        elif len(by_way) == 1:
            yield f"Niveaus gelezen als {literal(next(iter(by_way)))}.\n"
        else:
            for way, files in by_way.items():
                yield f"- Niveaus gelezen als {literal(way)}: {_files(files)}"
            yield ""

    def _outcome(self) -> Iterator[str]:
        if self.bewijs.sluit:
            yield "Elke zin staat in het handboek of in dit verslag. Er is niets verzonnen."
        else:
            yield "**Let op: niet alles klopt.** Lees eerst wat hieronder kwijt of verzonnen is."
        yield f"Waar elke tekst is gebleven, staat in {VERANTWOORDING}.\n"
        left = [w.passage for p in self.profielen for w in p.weggelaten if not w.bewust]
        if left:
            count = sentences(left)
            told = "1 zin staat" if count == 1 else f"{count} zinnen staan"
            yield f"{told} niet in het handboek: kijk daar bij ‘Niet in het handboek’.\n"

    def _table(self) -> Iterator[str]:
        yield "| document | zinnen | in het handboek | verwerkt | andere gekozen | niet overgenomen | kwijt |"
        yield "|---|--:|--:|--:|--:|--:|--:|"
        rows = [_row(literal(telling.bron), [telling]) for telling in self.bewijs.tellingen]
        yield from rows
        if len(rows) > 1:
            yield _row("samen", self.bewijs.tellingen)
        yield ""

    def _lost(self) -> Iterator[str]:
        lost = [passage for telling in self.bewijs.tellingen for passage in telling.kwijt]
        yield from _part(
            "Kwijt", map(_placed, lost), "Deze tekst staat nergens. Zet die zelf in het handboek."
        )
        made_up = (f"- {pad}: ‘{literal(text)}’" for pad, text in self.bewijs.verzonnen)
        yield from _part("In geen document te vinden", made_up)
        wrong = (f"- {pad}" for pad in self.bewijs.verschreven)
        yield from _part("Anders teruggelezen dan bedoeld", wrong)

    # --- the end ---

    def _changes(self) -> Iterator[str]:
        """What stood in the folder already and changed, as `handboek wijzigingen` shows it."""
        told = [
            f"**{item.pad}**\n\n{as_markdown(verschil)}\n"
            for item in self.plan.items
            if item.verandert and (verschil := item.verschil(self.plan.niveaus)).onderwerpen
        ]
        before = "‘Was’ is wat er stond, ‘nu’ wat de documenten zeggen en wat er dus staat."
        yield from _part("Stond er al, en is veranderd", told, before)
        gegevens = next((item for item in self.plan.items if item.pad == "handboek.yml"), None)
        if gegevens and gegevens.verandert:
            yield "## Nieuw in handboek.yml\n"
            for id in self.plan.clusters_erbij:
                label = gegevens.waarde["clusters"][id]
                yield f"- het cluster ‘{literal(label.plat)}’ ({id}), als laatste"
            if "niveaus" in gegevens.verandert:
                names = ", ".join(niveau.label.plat for niveau in self.plan.niveaus)
                yield f"- de niveaus: {literal(names)}"
            yield ""

    def _next(self) -> Iterator[str]:
        steps = [
            "Lees de keuzes hierboven. Is een ander antwoord beter? Verander het in keuzes.yml en importeer "
            "opnieuw, of verander het bestand zelf."
        ]
        if self.plan.inleiding_bestond and self.plan.inleiding:
            steps.append("inleiding.md bestond al en is niet veranderd. Zet er zelf bij wat erin hoort.")
        if self.geweigerd:
            steps.append("Verbeter wat niet is gelezen in Word, en importeer die documenten nog een keer.")
        steps += [
            "Typ `handboek controleer`: dat noemt elke fout met de regel waar die staat.",
            "Typ `handboek bekijk` en kijk of elke functie klopt.",
        ]
        yield "## Zo ga je verder\n"
        yield from (f"{number}. {step}" for number, step in enumerate(steps, 1))
        yield ""


def missing_from(text: str, sources: Iterable[Iterable[Passage]]) -> list[list[Passage]]:
    """By source: the passages that a report should tell of and does not."""
    told = normalised(_plain(text))
    quoted = set(re.findall(r"‘(.*?)’", told))
    return [
        [passage for passage in passages if passage.sleutel not in quoted and passage.sleutel not in told]
        for passages in sources
    ]


def literal(text: str) -> str:
    """A text as Markdown shows it, sign for sign."""
    return re.sub(r"[\\`*\[\]<>&~|#]|(?<!\w)_|_(?!\w)", r"\\\g<0>", text)


def _plain(markdown: str) -> str:
    """What a reader of the report reads, without what is struck out."""
    text = re.sub(r"(?<!\\)~~.*?(?<!\\)~~", "", markdown)
    return re.sub(r"\\(.)", r"\1", re.sub(r"(?<!\\)\*\*", "", text))


def _part(title: str, lines: Iterable[str], before: str = "") -> Iterator[str]:
    told = list(lines)
    if told:
        yield f"## {title}\n"
        if before:
            yield f"{before}\n"
        yield from told
        yield ""


def _row(name: str, tellingen: Sequence[Telling]) -> str:
    def total(*parts: str) -> int:
        return sum(sentences(getattr(telling, part)) for telling in tellingen for part in parts)

    figures = [
        sum(telling.gelezen for telling in tellingen),
        total("overgenomen"),
        total("structuur", "dubbel"),
        total("andere_lezing"),
        total("weggelaten", "al_aanwezig"),
        total("kwijt"),
    ]
    return f"| {name} | {' | '.join(map(str, figures))} |"


# --- choices ----------------------------------------------------------------------------------------


def _choices(keuzes: Sequence[Keuze]) -> Iterator[str]:
    """Every choice below what it is about."""
    if not keuzes:
        return
    yield "## Bevestig deze keuzes\n"
    yield (
        "Deze teksten verschillen tussen de documenten. Gekozen is wat de meeste documenten zeggen, en bij "
        "gelijke aantallen het jongste document. "
        "~~Doorgestreept~~ is wat de andere tekst mist, **vet** wat die heeft.\n"
    )
    subject = ""
    for keuze in sorted(keuzes, key=lambda keuze: (keuze.onderwerp == "inleiding", keuze.onderwerp)):
        if keuze.onderwerp != subject:
            subject = keuze.onderwerp
            yield f"### {literal(subject[0].upper() + subject[1:])}\n"
        chosen, *others = keuze.lezingen
        yield f"- {literal(keuze.veld)}: {_reading(chosen, _quoted(chosen.tekst))}"
        yield from (f"    - niet gekozen: {_reading(other, _compared(chosen, other))}" for other in others)
        yield ""


def _reading(lezing: Lezing, text: str) -> str:
    number = len(lezing.bronnen)
    where = "; ".join(
        ", ".join([literal(bron), *filter(None, [places(p.plek for p in lezing.passages if p.bron == bron)])])
        for bron in lezing.bronnen[:_MOST_FILES]
    )
    more = f"; en nog {number - _MOST_FILES}" if number > _MOST_FILES else ""
    return f"{text} ({number} {'document' if number == 1 else 'documenten'}: {where}{more})"


def _quoted(text: str | None) -> str:
    return "staat er niet" if text is None else f"‘{literal(text)}’"


def _compared(chosen: Lezing, other: Lezing) -> str:
    """The other reading, word by word beside the one that was taken."""
    if chosen.tekst is None or other.tekst is None:
        return _quoted(other.tekst)
    left, right = marked(chosen.tekst, other.tekst)
    pieces: list[str] = []
    while left or right:
        if left and left[0].stand:
            pieces.append(f"~~{literal(left.pop(0).tekst.rstrip())}~~")
        elif right and right[0].stand:
            pieces.append(f"**{literal(right.pop(0).tekst.rstrip())}**")
        else:
            pieces.append(literal(left.pop(0).tekst.rstrip()))
            right.pop(0)
    return f"‘{' '.join(pieces)}’"


# --- what else HR should know -----------------------------------------------------------------------


def _remarks(opmerkingen: Sequence[Opmerking]) -> Iterator[str]:
    """What to look at; what holds for many documents stands there once."""
    by_text = _grouped((o.tekst, o.bron) for o in opmerkingen)
    lines = []
    for tekst, files in by_text.items():
        named = [file for file in files if file]
        if len(named) > 1:
            lines.append(f"- {literal(tekst)} ({_files(named)})")
        else:
            lines.append(f"- {literal(f'{named[0]}: ' if named else '')}{literal(tekst)}")
    yield from _part("Kijk hiernaar", lines)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """By the first of each pair: the others, each once; what most have comes first."""
    found: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[value] = None
    return {key: list(found[key]) for key in sorted(found, key=lambda key: -len(found[key]))}


def _files(names: Sequence[str]) -> str:
    """The files, or how many when they are many."""
    shown = ", ".join(literal(name) for name in names[:_MOST_FILES])
    return shown if len(names) <= _MOST_FILES else f"{len(names)} documenten: {shown} en andere"


def _left_out(weggelaten: Sequence[Weggelaten]) -> Iterator[str]:
    return (f"{_placed(left_out.passage)} ({literal(left_out.reden)})" for left_out in weggelaten)


def _doubles(tellingen: Sequence[Telling]) -> Iterator[str]:
    return (_placed(passage) for telling in tellingen for passage in telling.dubbel)


def _structure(profielen: Sequence[Profiel]) -> Iterator[str]:
    """Words that became a key, a figure or a place; the same words in one source told once."""
    for bron, some in groupby(profielen, key=lambda profiel: profiel.bron):
        grouped: dict[tuple[str, str], list[str]] = {}
        for profiel in some:
            became = [(s.passage, s.veld) for s in profiel.structuur]
            became += [(eis.label, "generiek") for eis in profiel.generiek]
            became += [(eis.label, "specifiek") for eis in profiel.specifiek]
            became += [(passage, "cluster") for passage in profiel.clusters]
            for passage, veld in became:
                grouped.setdefault((passage.plat, veld), []).append(passage.plek)
        yield f"### {literal(bron)}\n"
        for (text, veld), plekken in grouped.items():
            yield f"- ‘{literal(text)}’ → {literal(veld)} ({places(plekken)})"
        yield ""


def places(plekken: Iterable[str]) -> str:
    """Places in short: "regel 4, 8, 12" for three lines."""
    told: dict[str, list[str]] = {}
    for plek in dict.fromkeys(plekken):
        kind, space, number = plek.rpartition(" ")
        told.setdefault(kind + space, []).append(number)
    return "; ".join(f"{kind}{', '.join(numbers)}" for kind, numbers in told.items())


def _placed(passage: Passage) -> str:
    return f"- {literal(passage.bron)}, {passage.plek}: ‘{literal(passage.plat)}’"
