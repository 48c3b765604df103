"""What tests share: the example handbooks, and a way to make a changed copy of one."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from handboek.loading import load_handboek
from handboek.model import Handboek
from tests.chromium import FLAGS, find
from tests.payloads import poison
from tests.reader import Reader
from tests.sites import PROJECT, VOORBEELDEN, built, served


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, also by way of another fixture."""
    for item in items:
        if isinstance(item, pytest.Function) and "browser" in item.fixturenames:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def goed() -> Handboek:
    """The small handbook that uses every part of the format."""
    return load_handboek(VOORBEELDEN / "goed" / "data")


@pytest.fixture(scope="session")
def handboek() -> Handboek:
    """The shipped handbook."""
    return load_handboek(PROJECT / "data")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the small handbook's data folder, to change."""
    return Path(shutil.copytree(VOORBEELDEN / "goed" / "data", tmp_path / "data"))


@pytest.fixture
def write(data: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file in the copy: `write("functies/kok.yml", "titel: Kok")`."""

    def write(name: str, content: str | bytes) -> Path:
        file = data / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write


@pytest.fixture
def repository(data: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Commits the copy of the example's data folder as on a day, in a repository of its own."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Iemand")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "iemand@voorbeeld.example")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    subprocess.run(["git", "init", "-q", str(data.parent)], check=True)

    def commit(day: str) -> None:
        monkeypatch.setenv("GIT_AUTHOR_DATE", f"{day}T12:00:00Z")
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T12:00:00Z")
        subprocess.run(["git", "-C", str(data.parent), "add", "-A"], check=True)
        subprocess.run(["git", "-C", str(data.parent), "commit", "-qm", day], check=True)

    return commit


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the shipped handbook."""
    return built(PROJECT / "data", tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def voorbeeldsite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the small handbook, from a copy: outside a repository it has no history."""
    folder = tmp_path_factory.mktemp("voorbeeld")
    data = Path(shutil.copytree(VOORBEELDEN / "goed" / "data", folder / "data"))
    return built(data, folder / "site")


GROEI = {
    "functies/meestermolenaar.yml": "titel: Meestermolenaar\nvoorheen: [oude-molenaar]\n"
    "generiek:\n  samenwerken: 3\nspecifiek:\n  tellen: 2\n",
    "functies/hulp.yml": "titel: Hulp\ngeneriek:\n  samenwerken: 1\nspecifiek:\n  plannen: 1\n",
    "functies/banketbakker.yml": "titel: Banketbakker\ngedragscompetenties: [netheid, samenwerken]\n",
    "competenties/gedrag/netheid.yml": "label: Netheid\ndefinitie: Werkt schoon.\nzoekwoorden: [poetsen]\n"
    "niet verwarren met:\n  samenwerken: Kies Netheid als het om de werkplek gaat.\n"
    "indicatoren:\n  - Ruimt de werkbank op.\n",
}
"""Roles that can be compared with those of the small handbook."""


@pytest.fixture(scope="session")
def groeidata(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of the small handbook with roles to grow into."""
    data = tmp_path_factory.mktemp("groei") / "data"
    shutil.copytree(VOORBEELDEN / "goed" / "data", data)
    for name, content in GROEI.items():
        (data / name).write_text(content, "utf8")
    return data


@pytest.fixture(scope="session")
def groeisite(groeidata: Path) -> Path:
    """Their built site."""
    return built(groeidata, groeidata.parent / "site")


@pytest.fixture(scope="session")
def poisoned(groeidata: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The built site of a handbook with a payload in every text, and those payloads."""
    folder = tmp_path_factory.mktemp("poisoned")
    data = Path(shutil.copytree(groeidata, folder / "data"))
    put = poison(data)
    return built(data, folder / "site"), put


@pytest.fixture
def groei(browser: Browser, serve: Callable[[Path], str], groeisite: Path) -> Iterator[Reader]:
    """A reader of that site, whom nothing may go wrong."""
    reader = Reader(browser, serve(groeisite))
    yield reader
    reader.close()


SUBPATH = "intranet/handboek/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("There is no Chromium; tests/chromium.py installs one.")
        pytest.skip("There is no Chromium; tests/chromium.py installs one.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], str]]:
    """Serve a site below a sub-path, as on an intranet; gives its address."""
    with ExitStack() as servers:

        def serve(site: Path) -> str:
            root = tmp_path_factory.mktemp("web")
            (root / SUBPATH).parent.mkdir(parents=True)
            (root / SUBPATH.rstrip("/")).symlink_to(site)
            return servers.enter_context(served(root)) + SUBPATH

        yield serve


@pytest.fixture(scope="session")
def address(serve: Callable[[Path], str], site: Path) -> str:
    return serve(site)
