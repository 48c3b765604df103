"""Measures and prints: `python -m bench [N]`. Without N also writes resultaten.md and history.json here.

Ends with 1 when a build lost much against what it is compared with, since the last version that was kept.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from bench import history, peers
from bench.browsing import SLOW_LINE, browsing
from bench.floors import static_pages
from bench.generator import generate
from bench.importing import FILES, PARAGRAPHS, many_files, one_long_file
from bench.measuring import Cost, cost, kilobytes, megabytes, raw_and_zipped, size
from bench.months import live_through
from bench.plot import PLOT, draw
from bench.table import RESULTS, Column, report
from tests.sites import PROJECT, copy_of_project, previewed

SIZES = {10: 11, 100: 40, 1000: 120}
"""By number of roles: the number of competencies."""
MONTHS = 120
PREVIEWED = (100, 1000)
PATIENCE = 60
"""In seconds."""


def main(number: int | None) -> int:
    sizes = {number: next((m for n, m in SIZES.items() if n >= number), 120)} if number else SIZES
    with TemporaryDirectory() as made:
        folder = Path(made)
        project = copy_of_project(folder)
        _build(
            project, generate(folder / "warm", 10, 11), folder / "warm" / "site"
        )  # compiles what is compiled once
        measured = {f"{n} × {m}": _sized(n, m, project, folder / str(n)) for n, m in sizes.items()}
        once = {} if number else _once(project, folder / "once")
    columns = {size: column for size, (column, _) in measured.items()}
    _, ratios = [*measured.values()][-1]
    worse = [] if number else history.keep(ratios)
    text = report(columns, once, {} if number else history.kept())
    print(text, *worse, sep="\n")
    if not number:
        RESULTS.write_text(text, "utf8")
        PLOT.write_text(draw(text), "utf8")
    return int(bool(worse))


def _sized(functies: int, competenties: int, project: Path, folder: Path) -> tuple[Column, history.Ratios]:
    """What a handbook of this size costs, also over what others cost."""
    data = generate(folder / "data", functies, competenties)
    site = folder / "site"
    build = _build(project, data, site)
    static_pages(site, folder / "static")
    others = {
        "Jinja alone": cost(["bench.floors", str(data), str(folder / "jinja")], PROJECT, {}),
        "bare MkDocs": cost(["mkdocs", "build", "--quiet"], folder / "static", QUIET),
        "Eleventy": peers.eleventy(site, folder / "eleventy"),
        "Hugo": peers.hugo(site, folder / "hugo"),
    }
    ratios = {name: build.cpu / other.cpu for name, other in others.items() if other}
    check = cost(["handboek", "--data", str(data), "controleer"], project, {})
    changed = _changed(project, data, folder / "again")
    pages = functies + competenties
    roles = list(site.glob("functies/*/index.html"))
    with browsing(site) as reader:
        visit = reader.first_visit(roles[0].parent.relative_to(site).as_posix() + "/")
        search = reader.search("samenwerken")
        painted = reader.painted(roles[0].parent.relative_to(site).as_posix() + "/")
    column = {
        "build: CPU": f"{build.cpu:.2f} s",
        "build: wall": f"{build.wall:.2f} s",
        "build: CPU per role or competency": f"{1000 * build.cpu / pages:.1f} ms",
        "build: peak memory": megabytes(build.memory),
        **{f"{name}: CPU": f"{other.cpu:.2f} s" if other else "not here" for name, other in others.items()},
        **{f"**build : {name}**": f"**{ratios[name]:.2f}**" if name in ratios else "–" for name in others},
        "site": megabytes(size(site)),
        "site, per role or competency": kilobytes(size(site) // pages),
        "largest role page": kilobytes(max(page.stat().st_size for page in roles)),
        "first visit, a role page: gzip": kilobytes(visit),
        f"largest paint of a role page at {SLOW_LINE} kbit/s": f"{painted:.0f} ms",
        "handboek.json": raw_and_zipped(site / "handboek.json"),
        "search index": raw_and_zipped(site / "assets" / "zoekindex.js"),
        "search in Chromium, first letter to results": f"{search:.0f} ms",
        "`handboek controleer`, read before: CPU": f"{check.cpu:.2f} s",
        "build after one changed role: CPU (of the first)": f"{changed.cpu:.2f} s "
        f"({changed.cpu / build.cpu:.0%})",
    }
    return column, ratios


def _once(project: Path, folder: Path) -> Column:
    """PDFs, office files and history of 100 roles, the largest matrices, and the preview."""
    functies, competenties = 100, SIZES[100]
    data = generate(folder / "pdf", functies, competenties, pdf="ja")
    fresh, kept = (_build(project, data, folder / "site") for _ in range(2))
    without = _build(project, generate(folder / "data", functies, competenties), folder / "site")
    office = _build(
        project, generate(folder / "uitvoer", functies, competenties, uitvoer="ja"), folder / "site"
    )
    lived = generate(folder / "repository" / "data", functies, competenties)
    live_through(lived, MONTHS)
    old = _build(project, lived, folder / "site")
    return {
        f"PDFs of {functies} roles, made fresh: CPU (wall)": _extra(fresh, without),
        f"build of {functies} roles, PDFs from the cache: CPU": f"{kept.cpu:.2f} s",
        f"office files of {functies} roles, made fresh: CPU (wall)": _extra(office, without),
        f"history of {functies} roles, {MONTHS} months: CPU (wall)": _extra(old, without),
        **_printed(project, folder / "boek", 300, 60),
        **_matrix(project, folder / "whole", 300, 60),
        **_matrix(project, folder / "part", 1000, SIZES[1000]),
        **_workshop(project, folder / "small", 5, 11),
        **_workshop(project, folder / "large", 300, 60),
        **_imported(project, folder / "import"),
    } | {
        f"edit to preview, {n} roles: wall": _edit_to_preview(project, folder / str(n), n) for n in PREVIEWED
    }


def _printed(project: Path, data: Path, functies: int, competenties: int) -> Column:
    """What a PDF of all that costs."""
    spent = cost(["bench.printing", str(generate(data, functies, competenties))], project, {})
    name = f"handboek.pdf, {functies} × {competenties}: CPU (memory)"
    return {name: f"{spent.cpu:.1f} s ({megabytes(spent.memory)})"}


def _matrix(project: Path, folder: Path, functies: int, competenties: int) -> Column:
    """What a reader waits for at a matrix of this size."""
    _build(project, generate(folder / "data", functies, competenties), folder / "site")
    with browsing(folder / "site") as reader:
        opened, choice = reader.matrix()
    name = f"{functies} × {competenties}"
    return {
        f"matrix page, {name}": raw_and_zipped(folder / "site" / "matrix" / "index.html"),
        f"matrix in Chromium, {name}: opened (the slowest choice)": f"{opened:.0f} ms ({choice:.0f} ms)",
    }


def _workshop(project: Path, folder: Path, functies: int, competenties: int) -> Column:
    """What someone waits for who changes a role in the werkplaats; nothing without the extra."""
    data, site = generate(folder / "data", functies, competenties), folder / "site"
    _build(project, data, site)
    if not (parts := [*(site / "assets" / "werkplaats").glob("*.*z")]):
        return {}
    role = min((data / "functies").iterdir()).stem
    with browsing(site) as reader:
        started, shown, told = reader.workshop(role)
    name = f"{functies} × {competenties}"
    return {
        f"werkplaats, {name}: fetched once": megabytes(sum(part.stat().st_size for part in parts)),
        f"werkplaats in Chromium, {name}: opened again": f"{started:.0f} ms",
        f"a change there, {name}: its page (what it means)": f"{shown:.0f} ms ({told:.0f} ms)",
    }


def _imported(project: Path, folder: Path) -> Column:
    """What an import costs: many documents, and one that is very long."""
    many, long = many_files(folder / "veel"), one_long_file(folder / "lang")
    costs = {
        f"import of {FILES} documents": cost(_import(many, folder / "uit-veel"), project, {}),
        f"import of a document of {PARAGRAPHS:,} paragraphs": cost(
            _import(long, folder / "uit-lang"), project, {}
        ),
    }
    return {f"{what}: CPU (memory)": f"{c.cpu:.1f} s ({megabytes(c.memory)})" for what, c in costs.items()}


def _import(bron: Path, naar: Path) -> list[str]:
    return ["handboek", "importeer", str(bron), "--naar", str(naar)]


QUIET = {"NO_MKDOCS_2_WARNING": "1"}


def _build(project: Path, data: Path, site: Path) -> Cost:
    arguments = ["mkdocs", "build", "--quiet", "--site-dir", str(site)]
    return cost(arguments, project, {**QUIET, "HANDBOEK_DATA": str(data)})


def _changed(project: Path, data: Path, site: Path) -> Cost:
    """What a build costs that finds what an earlier one kept, of all but one role."""
    file = min((data / "functies").iterdir())
    text = file.read_text("utf8")
    file.write_text(text.replace("doel: ", "doel: Zojuist gewijzigd. "), "utf8")
    again = _build(project, data, site)
    file.write_text(text, "utf8")
    return again


def _extra(build: Cost, without: Cost) -> str:
    return f"{build.cpu - without.cpu:.2f} s ({build.wall - without.wall:.2f} s)"


def _edit_to_preview(project: Path, folder: Path, functies: int) -> str:
    """Seconds from a change in the file of a role until the preview shows it."""
    data = generate(folder, functies, SIZES[functies])
    file = min((data / "functies").iterdir())
    text = file.read_text("utf8")
    with previewed(data, project) as address:
        began = time.perf_counter()
        file.write_text(text.replace("doel: ", "doel: Zojuist gewijzigd. "), "utf8")
        while time.perf_counter() - began < PATIENCE:
            with urlopen(f"{address}functies/{file.stem}/") as answer:
                if b"Zojuist gewijzigd" in answer.read():
                    return f"{time.perf_counter() - began:.2f} s"
            time.sleep(0.02)
    raise TimeoutError("the preview does not show the change")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else None))
