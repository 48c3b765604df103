"""The report of an import, in Markdown for HR: what was chosen, what to look at, where each text went."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from handboek.compare.formats import as_markdown
from handboek.importer.alignment import Keuze, Lezing
from handboek.importer.blocks import Passage, Weggelaten, normalised
from handboek.importer.plan import Plan
from handboek.importer.profiles import Profiel
from handboek.importer.proof import Bewijs, Telling, sentences
from handboek.importer.sources import Geweigerd
from handboek.importer.writing import yaml_of
from handboek.loading.introduction import BESTAND as INLEIDING
from handboek.words.differences import marked

BESTAND = "importverslag.md"


def report(
    profielen: Sequence[Profiel],
    geweigerd: Sequence[Geweigerd],
    plan: Plan,
    bewijs: Bewijs,
    gemaakt: Sequence[str],
) -> str:
    """The whole report; the same import gives the same text."""
    parts = [
        "# Verslag van het importeren\n",
        *_summary(bewijs, gemaakt),
        *_part("Niet gelezen", (f"- **{literal(g.naam)}**: {literal(g.reden)}" for g in geweigerd)),
        *_lost(bewijs),
        *_choices(plan.keuzes),
        *_remarks(plan),
        *_kept(plan, bewijs),
        *_part("Niet in het handboek", _left_out([w for p in profielen for w in p.weggelaten])),
        *_part("Twee keer in hetzelfde document", _doubles(bewijs.tellingen)),
        *_part("Geen tekst geworden, wel verwerkt", _structure(profielen)),
    ]
    return "\n".join(parts).rstrip("\n") + "\n"


def missing_from(text: str, sources: Iterable[Iterable[Passage]]) -> list[list[Passage]]:
    """By source: the passages that a report should tell of and does not."""
    told = normalised(_plain(text))
    return [[passage for passage in passages if passage.sleutel not in told] for passages in sources]


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


def _summary(bewijs: Bewijs, gemaakt: Sequence[str]) -> Iterator[str]:
    if bewijs.sluit:
        yield "Elke zin staat in het handboek of in dit verslag. Er is niets verzonnen.\n"
    else:
        yield "**Let op: niet alles klopt.** Lees eerst wat hieronder kwijt of verzonnen is.\n"
    yield "| document | zinnen | in het handboek | verwerkt | andere gekozen | niet overgenomen | kwijt |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    rows = [_row(literal(telling.bron), [telling]) for telling in bewijs.tellingen]
    yield from rows
    if len(rows) > 1:
        yield _row("samen", bewijs.tellingen)
    yield ""
    yield from _part("Nieuwe bestanden", (f"- {pad}" for pad in sorted(gemaakt)))


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


def _lost(bewijs: Bewijs) -> Iterator[str]:
    lost = [passage for telling in bewijs.tellingen for passage in telling.kwijt]
    yield from _part("Kwijt", map(_placed, lost), "Deze tekst staat nergens. Zet die zelf in het handboek.")
    made_up = (f"- {pad}: ‘{literal(text)}’" for pad, text in bewijs.verzonnen)
    yield from _part("In geen document te vinden", made_up)
    yield from _part("Anders teruggelezen dan bedoeld", (f"- {pad}" for pad in bewijs.verschreven))


# --- choices ----------------------------------------------------------------------------------------


def _choices(keuzes: Sequence[Keuze]) -> Iterator[str]:
    """Every choice below what it is about."""
    if not keuzes:
        return
    yield "## Bevestig deze keuzes\n"
    yield (
        "Deze teksten verschillen tussen de documenten. Gekozen is wat de meeste documenten zeggen, en bij "
        "gelijke aantallen het jongste document. Is een andere tekst beter, verander het bestand dan. "
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
        for bron in lezing.bronnen
    )
    return f"{text} ({number} {'document' if number == 1 else 'documenten'}: {where})"


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


def _remarks(plan: Plan) -> Iterator[str]:
    lines = [f"- {literal(f'{o.bron}: ' if o.bron else '')}{literal(o.tekst)}" for o in plan.opmerkingen]
    yield from _part("Kijk hiernaar", dict.fromkeys(lines))
    if plan.clusters_erbij:
        yield "## Zet deze clusters in handboek.yml\n"
        yield "handboek.yml bestond al en is niet veranderd. Zet deze regels erbij, onder `clusters:`.\n"
        gegevens = next(item for item in plan.items if item.pad == "handboek.yml")
        wanted = [f"  {id}:" for id in plan.clusters_erbij]
        lines = [line for line in yaml_of(gegevens).splitlines() if line.startswith(tuple(wanted))]
        yield "\n".join(["```yaml", *lines, "```\n"])


def _kept(plan: Plan, bewijs: Bewijs) -> Iterator[str]:
    """What stood in the folder already and says something else."""
    differences = [(item.pad, item.verschil) for item in plan.items if item.bestond is not None]
    told = [
        f"**{pad}**\n\n{as_markdown(verschil)}\n" for pad, verschil in differences if verschil.onderwerpen
    ]
    before = "Deze bestanden zijn niet veranderd. ‘Was’ is wat er staat, ‘nu’ wat de documenten zeggen."
    yield from _part("Stond er al, en zegt iets anders", told, before)
    left = [passage for telling in bewijs.tellingen for passage in telling.al_aanwezig]
    before = f"Deze tekst staat in een document, maar niet in het bestand (of {INLEIDING}) dat er al was."
    yield from _part("Niet overgenomen, omdat het bestand er al was", map(_placed, left), before)


def _left_out(weggelaten: Sequence[Weggelaten]) -> Iterator[str]:
    return (f"{_placed(left_out.passage)} ({literal(left_out.reden)})" for left_out in weggelaten)


def _doubles(tellingen: Sequence[Telling]) -> Iterator[str]:
    return (_placed(passage) for telling in tellingen for passage in telling.dubbel)


def _structure(profielen: Sequence[Profiel]) -> Iterator[str]:
    """Words that became a key, a figure or a place; the same words in one source told once."""
    for profiel in profielen:
        became = [(s.passage, s.veld) for s in profiel.structuur]
        became += [(eis.label, "generiek") for eis in profiel.generiek]
        became += [(eis.label, "specifiek") for eis in profiel.specifiek]
        became += [(passage, "cluster") for passage in profiel.clusters]
        grouped: dict[tuple[str, str], list[str]] = {}
        for passage, veld in became:
            grouped.setdefault((passage.plat, veld), []).append(passage.plek)
        yield f"### {literal(profiel.bron)}\n"
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
