"""A drawing of the results for the page that tells what a large handbook costs: `python -m bench.plot`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader

from bench.table import RESULTS

PLOT = Path(__file__).parent.parent / "docs" / "bijdragen" / "beelden" / "rekentijd.svg"
NAMES = {
    "Hugo": "Hugo",
    "Jinja alone": "alleen sjablonen",
    "Eleventy": "Eleventy",
    "build": "dit handboek",
    "bare MkDocs": "kaal MkDocs",
}
"""What a reader sees, by what was measured."""
WIDEST = 240


class Bar(NamedTuple):
    name: str
    seconds: str
    width: int
    own: bool


def draw(results: str) -> str:
    """The seconds of CPU at the largest size, the fewest first, as SVG."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in results.splitlines()]
    largest = {row[0].removesuffix(": CPU"): row[-1] for row in rows if row[0].endswith(": CPU")}
    size = next(row[-1] for row in rows if len(row) > 1)
    found = {what: float(largest[what].split()[0]) for what in NAMES if largest.get(what, "").endswith(" s")}
    most = max(found.values())
    bars = [
        Bar(NAMES[what], f"{cpu:.1f}".replace(".", ","), round(WIDEST * cpu / most), what == "build")
        for what, cpu in sorted(found.items(), key=lambda each: each[1])
    ]
    title = f"Rekentijd voor {int(size.split()[0]):,} functies".replace(",", ".")
    env = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True)
    return env.get_template("plot.svg").render(bars=bars, title=title)


if __name__ == "__main__":
    PLOT.write_text(draw(RESULTS.read_text("utf8")), "utf8")
