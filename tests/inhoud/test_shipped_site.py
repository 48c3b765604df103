"""The shipped handbook as a site: whole, and readable at every width."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

import pytest

from handboek.editing.schema import FILES
from handboek.verifier import verify
from handboek.words import anchors
from tests.reader import Reader, too_wide
from tests.sites import PROJECT, pages, pages_alone
from tests.test_savings import is_as_plain
from tests.test_schema import unfit

DATA = PROJECT / "data"


def test_every_yaml_file_has_its_page(site: Path) -> None:
    files = {file.relative_to(DATA).with_suffix("") for file in DATA.rglob("*/*.yml")}
    assert {f"{file.as_posix()}/" for file in files} <= set(pages(site))


def test_no_broken_link_anchor_or_double_id(site: Path) -> None:
    assert verify(site) == []


def test_a_frame_that_is_rendered_once_is_that_of_every_page(tmp_path: Path) -> None:
    is_as_plain(pages_alone(shutil.copytree(DATA, tmp_path / "bron")), tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_the_files_fit_the_help_that_an_editor_gives(name: str) -> None:
    assert unfit(DATA, name) == []


def test_the_page_of_a_role_is_light(site: Path) -> None:
    """In kB as a web server sends them: its own content, and all of it. A result profile says more."""
    heavy = []
    for page in site.glob("functies/*/index.html"):
        html = page.read_text("utf8")
        article = re.search(r"<article.*</article>", html, re.DOTALL)
        assert article, page
        own, whole = (len(gzip.compress(part.encode())) / 1000 for part in (article[0], html))
        most = (11, 16) if f'id="{anchors.resultaat(1)}"' in html else (7, 12)
        if own > most[0] or whole > most[1]:
            heavy.append(f"{page.parent.name}: {own:.1f} kB and {whole:.1f} kB")
    assert heavy == []


def test_nothing_goes_wrong_and_nothing_scrolls_sideways(reader: Reader, site: Path) -> None:
    roles = [address for address in pages(site) if address.startswith("functies/")]
    assert too_wide(reader, ["", "matrix/", "inleiding/", *roles]) == []
