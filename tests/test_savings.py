"""What makes a build fast changes no byte of what it makes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bench.generator import generate
from handboek.loading import read_data
from handboek.model import Gegevens
from handboek.site.cores import MANY, made
from handboek.site.limits import NAV_LIMIT
from tests.sites import PROJECT, VOORBEELDEN, built_copy, contents, edit, pages_alone

PLAIN = """
import sys
from pathlib import Path
from handboek.engines import mkdocs
from handboek.site.folders import Folders, shipped

mkdocs.Frames = lambda *_: None
mkdocs.build(Path(sys.argv[1]), Folders.of(shipped()))
"""


def pages_of_example(folder: Path) -> Path:
    """A handbook with all that there is."""
    return pages_alone(shutil.copytree(VOORBEELDEN / "goed" / "data", folder))


def pages_of_many(folder: Path) -> Path:
    """A handbook with more roles than fit in a menu."""
    return generate(folder, NAV_LIMIT + 10, 12)


@pytest.mark.parametrize("make", [pages_of_example, pages_of_many])
def test_a_frame_that_is_rendered_once_is_that_of_every_page(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    is_as_plain(make(tmp_path / "bron"), tmp_path)


def is_as_plain(data: Path, tmp_path: Path) -> None:
    """A site is the same bytes when each of its pages is rendered by itself."""
    fast = built_copy(data, tmp_path)
    surroundings = {**os.environ, "HANDBOEK_DATA": str(tmp_path / "data"), "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [sys.executable, "-c", PLAIN, str(tmp_path / "plain")], cwd=PROJECT, env=surroundings, check=True
    )
    assert contents(fast) == contents(tmp_path / "plain")


class TestWhatWasReadEarlier:
    @pytest.mark.parametrize("example", ["goed", "fout", "fout-getypt", "advies"])
    def test_it_says_what_the_files_say(self, example: str, tmp_path: Path) -> None:
        data = VOORBEELDEN / example / "data"
        plain, first, second = (read_data(data, cache=cache) for cache in (None, tmp_path, tmp_path))
        assert first.meldingen == second.meldingen == plain.meldingen
        assert first.handboek == second.handboek == plain.handboek
        for kind, files in plain.bestanden.items():
            for id, bestand in files.items():
                assert second.bestanden[kind][id].root == bestand.root

    def test_a_change_in_a_file_is_seen(self, tmp_path: Path) -> None:
        data = shutil.copytree(VOORBEELDEN / "goed" / "data", tmp_path / "data")
        read_data(data, cache=tmp_path / "cache")
        edit(data / "handboek.yml", "titel: ", "titel: Nieuw ")
        gelezen = read_data(data, cache=tmp_path / "cache")
        assert gelezen.values(Gegevens)[""].titel.startswith("Nieuw ")

    @pytest.mark.parametrize("damage", [b"", b"x", b"{}", b'\n{"a": []}'])
    def test_a_damaged_file_is_not_used(self, damage: bytes, tmp_path: Path) -> None:
        data = VOORBEELDEN / "goed" / "data"
        plain = read_data(data, cache=tmp_path)
        for file in tmp_path.iterdir():
            file.write_bytes(damage)
        assert read_data(data, cache=tmp_path).handboek == plain.handboek


def test_all_cores_give_what_one_gives_in_order() -> None:
    jobs = [partial(str(number).encode) for number in range(MANY + 20)]
    assert list(made(jobs)) == [job() for job in jobs]


def test_a_fault_on_another_core_is_not_lost() -> None:
    jobs = [*[partial(bytes, 1)] * MANY, partial(bytes, -1)]
    with pytest.raises(ValueError, match="negative"):
        list(made(jobs))
