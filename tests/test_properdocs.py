"""ProperDocs, which continues MkDocs 1.x, builds the same pages: what breaks first shows here."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.engines import first_difference
from tests.sites import PROJECT

pytestmark = pytest.mark.elsewhere


def test_it_makes_the_same_pages(groeisite: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    done = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "-q", "-f", "mkdocs.yml", "--site-dir", str(target)],
        cwd=PROJECT,
        env={**os.environ, "HANDBOEK_DATA": str(groeisite.parent / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    engine = f"ProperDocs {version('properdocs')}"
    if done.returncode:
        pytest.fail(f"{engine} no longer builds the handbook:\n{done.stdout}{done.stderr}", pytrace=False)
    difference = first_difference(groeisite, target, without_generator)
    if difference:
        pytest.fail(f"{engine} makes something else of the handbook. {difference}", pytrace=False)


def without_generator(html: str) -> list[str]:
    """The lines of a page, without the one that names the program."""
    return [line for line in html.splitlines() if 'name="generator"' not in line]
