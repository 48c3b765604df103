"""What makes a build fast changes no byte of what it makes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench.generator import generate
from handboek.site.limits import NAV_LIMIT
from tests.sites import PROJECT, VOORBEELDEN, built_copy, contents, pages_alone

PLAIN = """
import sys
from pathlib import Path
from handboek.engines import mkdocs
from handboek.site.folders import Folders, shipped

mkdocs.render_once = lambda *_: None
mkdocs.build(Path(sys.argv[1]), Folders.of(shipped()))
"""


@pytest.fixture(params=["goed", "groot"])
def data(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A handbook with all that there is, and one with more roles than fit in a menu."""
    if request.param == "goed":
        return pages_alone(shutil.copytree(VOORBEELDEN / "goed" / "data", tmp_path / "goed"))
    return generate(tmp_path / "groot", NAV_LIMIT + 10, 12)


def test_a_frame_that_is_rendered_once_is_that_of_every_page(data: Path, tmp_path: Path) -> None:
    fast = built_copy(data, tmp_path)
    surroundings = {**os.environ, "HANDBOEK_DATA": str(tmp_path / "data"), "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [sys.executable, "-c", PLAIN, str(tmp_path / "plain")], cwd=PROJECT, env=surroundings, check=True
    )
    assert contents(fast) == contents(tmp_path / "plain")
