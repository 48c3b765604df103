"""Building beside and swapping: never half a site, however a build ends."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from handboek.engines import publish
from tests.sites import PROJECT, Write, contents, pages_alone

pytestmark = pytest.mark.elsewhere

KILLS = int(os.environ.get("KILLS", "5"))
"""How often a build is killed; `make fuzz` asks for more."""


def start(data: Path, site: Path, *, largest: int | None = None) -> subprocess.Popen[str]:
    """Begin to build as `make site` does; no file may be larger than so many kilobytes."""
    command = [sys.executable, "-m", "handboek", "--data", str(data), "bouw", "--naar", str(site)]
    if largest is not None:
        command = ["bash", "-c", f'ulimit -f {largest}; exec "$@"', "bash", *command]
    return subprocess.Popen(
        command,
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(build: subprocess.Popen[str]) -> tuple[int, str]:
    """How it ended, and what it said went wrong."""
    _, err = build.communicate()
    return build.returncode, err


@pytest.fixture
def title(data: Path, write: Write) -> Callable[[str], None]:
    """Rename the molenaar; without PDFs, which are not what counts here."""
    pages_alone(data)
    role = (data / "functies" / "molenaar.yml").read_text("utf8")
    assert "titel: Molenaar\n" in role

    def rename(name: str) -> None:
        write("functies/molenaar.yml", role.replace("titel: Molenaar\n", f"titel: {name}\n"))

    return rename


@pytest.mark.slow
def test_a_killed_build_leaves_the_site_whole(
    data: Path, title: Callable[[str], None], tmp_path: Path
) -> None:
    site = tmp_path / "web" / "site"
    whole = []
    took = 0.0
    for name in ("Molenaar", "Meester"):
        title(name)
        began = time.monotonic()
        assert finish(start(data, site)) == (0, "")
        took = time.monotonic() - began
        whole.append(contents(site))
    title("Molenaar")
    random = Random(7)
    for _ in range(KILLS):
        build = start(data, site)
        time.sleep(random.uniform(0.3, 1.0) * took)
        os.killpg(build.pid, signal.SIGKILL)
        finish(build)
        assert contents(site) in whole
    assert finish(start(data, site)) == (0, "")
    assert contents(site) == whole[0]
    assert len(list(site.parent.iterdir())) == 2, "the site and the folder that it points to"


def test_two_builds_at_once_do_no_harm(data: Path, title: Callable[[str], None], tmp_path: Path) -> None:
    title("Molenaar")
    site = tmp_path / "web" / "site"
    builds = [start(data, site), start(data, site)]
    ended = sorted(map(finish, builds))
    assert ended[0] == (0, "")
    assert ended[1] == (0, "Er wordt hier al een handboek gebouwd. Daarna begint deze bouw.\n")
    assert "functies/molenaar/index.html" in contents(site)
    assert len(list(site.parent.iterdir())) == 2


def test_a_fault_leaves_the_site_as_it_was(
    data: Path, title: Callable[[str], None], write: Write, tmp_path: Path
) -> None:
    site = tmp_path / "web" / "site"
    title("Molenaar")
    assert finish(start(data, site)) == (0, "")
    before = contents(site)
    write("functies/kok.yml", "titel: Kok\ngeneriek:\n  samenwerken: 7\n")
    status, printed = finish(start(data, site))
    assert status == 1
    assert "‘7’ is geen niveau" in printed
    assert "Traceback" not in printed
    assert contents(site) == before


@pytest.mark.parametrize(("kilobytes", "pdf"), [(1, "nee"), (200, "nee"), (40, "ja")])
def test_a_full_disk_leaves_the_site_as_it_was(
    data: Path, write: Write, tmp_path: Path, kilobytes: int, pdf: str
) -> None:
    """No file may be larger than so much: the disk is full early in a build, or late."""
    site = tmp_path / "web" / "site"
    gegevens = (data / "handboek.yml").read_text("utf8") + "uitvoer: nee\n"
    write("handboek.yml", f"{gegevens}pdf: nee\n")
    assert finish(start(data, site)) == (0, "")
    before = contents(site)
    write("handboek.yml", f"{gegevens}pdf: {pdf}\n")
    status, told = finish(start(data, site, largest=kilobytes))
    assert status == 1
    assert "is niet te schrijven" in told
    assert "Traceback" not in told
    assert contents(site) == before
    assert finish(start(data, site)) == (0, "")


def test_a_power_cut_leaves_the_old_site_or_the_new(
    data: Path, title: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut a disk has what was synced; of what was written later, anything may be missing."""
    site, disk = tmp_path / "web" / "site", tmp_path / "schijf"
    title("Molenaar")
    assert publish.build(site, data) == 0
    old = contents(site)
    title("Meester")
    monkeypatch.setattr(os, "sync", lambda: shutil.copytree(site.parent, disk, symlinks=True))
    assert publish.build(site, data) == 0
    assert contents(disk / "site") == old, "the site still leads to the old one when all is on the disk"
    assert contents(disk / site.readlink()) == contents(site), "and what it leads to later is there, whole"


def test_a_folder_from_before_is_replaced(data: Path, title: Callable[[str], None], tmp_path: Path) -> None:
    site = tmp_path / "web" / "site"
    title("Molenaar")
    for found in ("site", ".site-oud"):  # as it was, or as a build leaves it that is killed in between
        site.unlink(missing_ok=True)
        (site.parent / found).mkdir(parents=True)
        (site.parent / found / "oud.html").write_text("oud", "utf8")
        assert finish(start(data, site)) == (0, "")
        assert site.is_symlink()
        assert "oud.html" not in contents(site)
        assert len(list(site.parent.iterdir())) == 2


def test_a_fault_brings_a_folder_back_that_stood_aside(
    data: Path, title: Callable[[str], None], write: Write, tmp_path: Path
) -> None:
    site = tmp_path / "web" / "site"
    title("Molenaar")
    aside = site.with_name(".site-oud")
    aside.mkdir(parents=True)
    (aside / "oud.html").write_text("oud", "utf8")
    write("functies/kok.yml", "titel: Kok\n")
    assert finish(start(data, site))[0] == 1
    assert contents(site) == {"oud.html": b"oud"}
