"""ProperDocs, which continues MkDocs 1.x, builds the same pages: what breaks first shows here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.sites import PROJECT, pages


def test_it_makes_the_same_pages(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "-q", "-f", "mkdocs.yml", "--site-dir", str(target)],
        cwd=PROJECT,
        env={**os.environ, "HANDBOEK_DATA": str(PROJECT / "data")},
        check=True,
    )
    assert list(pages(target)) == list(pages(site))
    for file in sorted(site.rglob("*.html")):
        ours, theirs = (path.read_text("utf8") for path in (file, target / file.relative_to(site)))
        assert without_generator(theirs) == without_generator(ours)


def without_generator(html: str) -> list[str]:
    """The lines of a page, without the one that names the program."""
    return [line for line in html.splitlines() if 'name="generator"' not in line]
