"""Measures and prints: `python -m bench [N]`. Without N also writes bench/resultaten.md."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from bench.browsing import browsing
from bench.floors import static_pages
from bench.generator import generate
from bench.importing import FILES, PARAGRAPHS, many_files, one_long_file
from bench.measuring import Cost, cost, kilobytes, megabytes, raw_and_zipped, size
from bench.months import live_through
from bench.table import Column, report
from tests.sites import PROJECT, previewed

SIZES = {10: 11, 100: 40, 1000: 120}
"""By number of roles: the number of competencies."""
MONTHS = 120
PREVIEWED = (100, 1000)
PATIENCE = 60
"""In seconds."""


def main(number: int | None) -> None:
    sizes = {number: next((m for n, m in SIZES.items() if n >= number), 120)} if number else SIZES
    with TemporaryDirectory() as made:
        folder = Path(made)
        project = folder / "project"
        for name in ("data", "deploy", "docs", "handboek"):  # data, because mkdocs.yml watches it
            shutil.copytree(PROJECT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("macros.py", "mkdocs.yml"):
            shutil.copy(PROJECT / name, project)
        _build(
            project, generate(folder / "warm", 10, 11), folder / "warm" / "site"
        )  # compiles what is compiled once
        columns = {f"{n} × {m}": _sized(n, m, project, folder / str(n)) for n, m in sizes.items()}
        text = report(columns, {} if number else _once(project, folder / "once"))
    print(text)
    if not number:
        (Path(__file__).parent / "resultaten.md").write_text(text, "utf8")


def _sized(functies: int, competenties: int, project: Path, folder: Path) -> Column:
    """What a handbook of this size costs."""
    data = generate(folder / "data", functies, competenties)
    site = folder / "site"
    build = _build(project, data, site)
    static_pages(site, folder / "static")
    bare = cost(["mkdocs", "build", "--quiet"], folder / "static", QUIET)
    jinja = cost(["bench.floors", str(data), str(folder / "jinja")], PROJECT, {})
    check = cost(["handboek", "--data", str(data), "controleer"], project, {})
    pages = functies + competenties
    roles = list(site.glob("functies/*/index.html"))
    with browsing(site) as reader:
        visit = reader.first_visit(roles[0].parent.relative_to(site).as_posix() + "/")
        search = reader.search("samenwerken")
    return {
        "build: CPU": f"{build.cpu:.2f} s",
        "build: wall": f"{build.wall:.2f} s",
        "build: CPU per role or competency": f"{1000 * build.cpu / pages:.1f} ms",
        "build: peak memory": megabytes(build.memory),
        "Jinja alone: CPU": f"{jinja.cpu:.2f} s",
        "**build : Jinja alone**": f"**{build.cpu / jinja.cpu:.2f}**",
        "bare MkDocs: CPU": f"{bare.cpu:.2f} s",
        "**build : bare MkDocs**": f"**{build.cpu / bare.cpu:.2f}**",
        "site": megabytes(size(site)),
        "site, per role or competency": kilobytes(size(site) // pages),
        "largest role page": kilobytes(max(page.stat().st_size for page in roles)),
        "first visit, a role page: gzip": kilobytes(visit),
        "handboek.json": raw_and_zipped(site / "handboek.json"),
        "search index": raw_and_zipped(site / "assets" / "zoekindex.js"),
        "search in Chromium, first letter to results": f"{search:.0f} ms",
        "`handboek controleer`: CPU": f"{check.cpu:.2f} s",
    }


def _once(project: Path, folder: Path) -> Column:
    """PDFs and history of 100 roles, the largest matrix that is shown whole, and the preview."""
    functies, competenties = 100, SIZES[100]
    data = generate(folder / "pdf", functies, competenties, pdf="ja")
    fresh, kept = (_build(project, data, folder / "site") for _ in range(2))
    without = _build(project, generate(folder / "data", functies, competenties), folder / "site")
    lived = generate(folder / "repository" / "data", functies, competenties)
    live_through(lived, MONTHS)
    old = _build(project, lived, folder / "site")
    wide = folder / "wide"
    _build(project, generate(folder / "matrix", 300, 60), wide)
    with browsing(wide) as reader:
        choice = reader.matrix()
    return {
        f"PDFs of {functies} roles, made fresh: CPU (wall)": _extra(fresh, without),
        f"build of {functies} roles, PDFs from the cache: CPU": f"{kept.cpu:.2f} s",
        f"history of {functies} roles, {MONTHS} months: CPU (wall)": _extra(old, without),
        "matrix page, 300 × 60": raw_and_zipped(wide / "matrix" / "index.html"),
        "matrix in Chromium, 300 × 60, the slowest choice": f"{choice:.0f} ms",
        **_imported(project, folder / "import"),
    } | {
        f"edit to preview, {n} roles: wall": _edit_to_preview(project, folder / str(n), n) for n in PREVIEWED
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
    main(int(sys.argv[1]) if sys.argv[1:] else None)
