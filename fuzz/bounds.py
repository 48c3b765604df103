"""What as much as there may be of each thing costs: `python -m fuzz.bounds`, into fuzz/resultaten.md.

A bound is broken when twice as much is not told as a fault, or when what may be takes more than a second
and doubling it takes more than `MOST_GROWTH` times as long.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from markdown import markdown

from fuzz import large
from fuzz.table import BOUNDS_HEADING as HEADING
from handboek.advice import adviezen
from handboek.compare import Nabijheid, compare
from handboek.compare.formats import as_markdown as as_report
from handboek.history import read_history
from handboek.loading import load_handboek, read_data
from handboek.loading.introduction import as_markdown, read_introduction
from handboek.model import limits
from handboek.site.data import export
from handboek.site.html import Renderer
from handboek.site.pdf import Documents, print_all
from handboek.site.search import Zoekindex

DAY = date(2026, 11, 21)
MOST_GROWTH = 2.5
RESULTS = Path(__file__).parent / "resultaten.md"


@dataclass(frozen=True)
class Bound:
    """What there may be so much of, how it is made, and what is done with it."""

    what: str
    most: int
    unit: str
    make: large.Make
    use: Callable[[Path], object]
    told: bool = True
    """Whether more of it is a fault; else nothing bounds it but what it costs."""


@dataclass(frozen=True)
class Cost:
    """Seconds of CPU for half of what there may be, all of it, and twice; and what is said of twice."""

    half: float
    all: float
    twice: float
    said: tuple[str, ...]

    @property
    def growth(self) -> float:
        return self.all / max(self.half, 0.01)

    def is_kept(self, bound: Bound) -> bool:
        """Whether nothing about it is broken."""
        return bool(self.said or not bound.told) and (self.all < 1 or self.growth <= MOST_GROWTH)


# --- what is done with a data folder ----------------------------------------------------------------


def check(data: Path) -> tuple[str, ...]:
    """All faults and advice; gives the codes of the faults."""
    gelezen = read_data(data)
    adviezen(gelezen, DAY)
    return tuple(sorted({melding.soort.code for melding in gelezen.meldingen}))


def show(data: Path) -> None:
    """Every page, the matrix, the data and the search, without what an engine puts around them."""
    handboek = load_handboek(data)
    renderer = Renderer(handboek, nabijheid=Nabijheid(handboek))
    index = Zoekindex()
    for item in handboek.alles():
        renderer.pagina(item)
        index.add_item(item)
    renderer.matrix(handboek.matrixfuncties, "../")
    index.script()
    export.files(handboek)


def tell_changes(data: Path) -> None:
    """What changed between two handbooks."""
    as_report(compare(load_handboek(data / "oud"), load_handboek(data / "nieuw")))


def tell_history(data: Path) -> None:
    read_history(data)


def lay_matrix(data: Path) -> None:
    """The matrix, and for each role those that are near."""
    handboek = load_handboek(data)
    Renderer(handboek).matrix(handboek.matrixfuncties, "../")
    nabijheid = Nabijheid(handboek)
    for functie in handboek.functies.values():
        nabijheid.nabije(functie)


def print_out(data: Path) -> None:
    """Every PDF, the introduction in it."""
    handboek = load_handboek(data)
    literal = Renderer(handboek).tekst
    page = as_markdown(read_introduction(data) or "", "# Inleiding", literal)
    documents = Documents(handboek)
    jobs = [documents.of_handbook(DAY, markdown(page, extensions=["toc", "tables", "attr_list"]))]
    for functie in handboek.functies.values():
        jobs += documents.of_role(functie)
    with tempfile.TemporaryDirectory() as folder:
        print_all(jobs, Path(folder))


# --- what there may be ------------------------------------------------------------------------------

_COMPETENCIES = (limits.COMPETENTIES.hoogste, "competencies")
_ROLES = (limits.FUNCTIES.hoogste, "roles")
_LETTERS = (limits.TEKST.hoogste, "letters")
_PAGE = (limits.PAGINA.hoogste, "letters")
_FILE = (limits.BESTAND.hoogste, "kB")

BOUNDS = (
    Bound("a chain of `bouwt voort op`", *_COMPETENCIES, large.chain, check),
    Bound("a circle of `bouwt voort op`", *_COMPETENCIES, large.circle, check),
    Bound("`bouwt voort op` of 100 others each", *_COMPETENCIES, large.web, check),
    Bound("`niet verwarren met` of 100 others each", *_COMPETENCIES, large.pairs, check),
    Bound("150 times the same behaviour each", *_COMPETENCIES, large.alike, check),
    Bound("nearly the same behaviour", *_COMPETENCIES, large.nearly_alike, check),
    Bound("10 unknown names each", *_ROLES, large.unknown, check),
    Bound("matrix of 500 competencies, and near roles", *_ROLES, large.roles, lay_matrix),
    Bound("all behaviour replaced, each level", limits.LIJST.hoogste, "lines", large.replaced, tell_changes),
    Bound("all behaviour replaced, everywhere", *_COMPETENCIES, large.replaced_everywhere, tell_changes),
    Bound("every list", limits.LIJST.hoogste, "lines", large.lists, show),
    Bound("terms in texts", limits.BEGRIPPEN.hoogste, "terms", large.terms, show),
    Bound("PDFs of a text: words", *_LETTERS, large.text("Werkt samen met het team. "), print_out),
    Bound("PDFs of a text: one word", *_LETTERS, large.text("ergernisgevendheid"), print_out),
    Bound("PDFs of a text: bold and italic", *_LETTERS, large.text("**a** *b* "), print_out),
    Bound("introduction: one line", *_PAGE, large.introduction("Werkt samen met het team. "), print_out),
    Bound("introduction: signs", *_PAGE, large.introduction("& < > [x](y) `z` ![a](b) "), print_out),
    Bound("introduction: stars", *_PAGE, large.introduction("*a " * 20 + "\n"), print_out),
    Bound(
        "introduction: equal headings",
        *(limits.PAGINA_REGELS.hoogste, "lines"),
        large.introduction_lines("# Kop"),
        print_out,
    ),
    Bound("PDFs of a file of texts", *_FILE, large.texts, print_out),
    Bound("a file of lines", *_FILE, large.file("# aap noot\n"), check),
    Bound("a file of open quotes", *_FILE, large.file('  "aap\n'), check),
    Bound("a file of keys", *_FILE, large.file("aap: noot\n"), check),
    Bound("commits in one month", 1000, "commits", large.commits, tell_history, told=False),
)


def main() -> int:
    """Measure every bound; returns 1 when one is broken."""
    costs = []
    for bound in BOUNDS:
        costs.append(measured(bound))
        print(" | ".join(_row(bound, costs[-1])), file=sys.stderr, flush=True)
    before, _, _ = RESULTS.read_text("utf8").partition(f"\n{HEADING}\n")
    RESULTS.write_text(f"{before}{report(zip(BOUNDS, costs, strict=True))}", "utf8")
    return int(not all(cost.is_kept(bound) for bound, cost in zip(BOUNDS, costs, strict=True)))


def measured(bound: Bound) -> Cost:
    """What a bound costs."""
    half, _ = _seconds(bound, bound.most // 2, bound.use)
    whole, _ = _seconds(bound, bound.most, bound.use)
    twice, said = _seconds(bound, bound.most * 2, _said if bound.told else bound.use)
    return Cost(half, whole, twice, said if isinstance(said, tuple) else ())


def _said(data: Path) -> tuple[str, ...]:
    """The faults of a data folder, or of the first below it."""
    return check(data if (data / "handboek.yml").exists() else data / "oud")


def _seconds(bound: Bound, number: int, use: Callable[[Path], object]) -> tuple[float, object]:
    """The CPU, that of git included, and what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder).resolve() / "data"
        bound.make(data, number)
        gc.collect()
        began = sum(os.times()[:4])
        found = use(data)
        return sum(os.times()[:4]) - began, found


def report(found: Iterable[tuple[Bound, Cost]]) -> str:
    """A table with a row for each bound."""
    head = ("", "there may be", "half: CPU", "all: CPU", "all : half", "twice: CPU", "told of twice")
    lines: list[Sequence[str]] = [head, ("---", *["---:"] * 5, "---"), *(_row(*each) for each in found)]
    return f"""
{HEADING}

Made by `make fuzz` as well, or by `python -m fuzz.bounds` alone. `handboek/model/limits.py` says how much
there may be of each thing; here is what that takes, in seconds of CPU without the start of Python. Of twice
as much a fault is told: *twice* is the time until then.

{chr(10).join(f"| {' | '.join(line)} |" for line in lines)}
"""


def _row(bound: Bound, cost: Cost) -> Sequence[str]:
    return (
        bound.what if cost.is_kept(bound) else f"**broken:** {bound.what}",
        f"{bound.most:,} {bound.unit}",
        f"{cost.half:.2f} s",
        f"{cost.all:.2f} s",
        f"{cost.growth:.1f}",
        f"{cost.twice:.2f} s",
        ", ".join(f"`{code}`" for code in cost.said) or "–",
    )


if __name__ == "__main__":
    sys.exit(main())
