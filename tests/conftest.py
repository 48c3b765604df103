"""What tests share: the example handbooks, and a way to make a changed copy of one."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from bench.generator import generate
from handboek.loading import load_handboek
from handboek.model import Handboek
from tests.chromium import FLAGS, find
from tests.payloads import poison
from tests.reader import Contexts, Read, Reader
from tests.repositories import Repository
from tests.returning import keeping
from tests.sites import VOORBEELDEN, Write, built, built_copy, edit, pages_alone, served, with_pages

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else each of hundreds of processes compiles all anew
sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment] # jsonschema parses 38 grammars with it, unasked

Once = Callable[[str, Callable[[Path], object]], Path]
"""As the fixture `once`."""
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In continuous integration nothing is skipped: what a test needs has to be there."""
    return _no_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Nor a whole module."""
    return _no_skip((yield))


def _no_skip(report: Report) -> Report:
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, which continuous integration does not allow: {report.longreprtext}"
    return report


SUBPATH = "intranet/handboek/"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser or a built site, also by way of another fixture."""
    for item in items:
        for mark, fixture in {"browser": "browser", "built": "once"}.items():
            if isinstance(item, pytest.Function) and fixture in item.fixturenames:
                item.add_marker(mark)


@pytest.fixture(scope="session")
def goed() -> Handboek:
    """The small handbook that uses every part of the format."""
    return load_handboek(VOORBEELDEN / "goed" / "data")


@pytest.fixture(scope="session")
def handboek() -> Handboek:
    """A handbook as large as one of five profiles: tests/voorbeelden/veer."""
    return load_handboek(VOORBEELDEN / "veer" / "data")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the small handbook's data folder, to change."""
    return Path(shutil.copytree(VOORBEELDEN / "goed" / "data", tmp_path / "data"))


@pytest.fixture
def write(data: Path) -> Write:
    """Write a file in the copy: `write("functies/kok.yml", "titel: Kok")`."""

    def write(name: str, content: str | bytes) -> Path:
        file = data / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write


@pytest.fixture
def repository(data: Path) -> Repository:
    """A repository that holds the copy of the example's data folder."""
    return Repository(data.parent)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Make a folder for all tests of a run: `once("site", make)` gives it, made by whoever asks first.

    The workers of pytest-xdist share the folder above their own.
    """
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent

    def once(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = root / "gedeeld" / name, root / "gedeeld" / f"{name}.klaar"
        folder.parent.mkdir(exist_ok=True)
        with FileLock(folder.with_suffix(".slot")):
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                make(folder)
                done.touch()
        return folder

    return once


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """The built site of the large example."""
    return once("veer", partial(built_copy, VOORBEELDEN / "veer" / "data")) / "site"


@pytest.fixture(scope="session")
def voorbeeldsite(once: Once) -> Path:
    """The built site of the small handbook."""
    return once("goed", partial(built_copy, VOORBEELDEN / "goed" / "data")) / "site"


def _large(folder: Path, functies: int) -> None:
    built(generate(folder / "data", functies, 12), folder / "site")


@pytest.fixture(scope="session")
def many(once: Once) -> Path:
    """The site of a handbook with three hundred roles in families."""
    return once("300", partial(_large, functies=300)) / "site"


@pytest.fixture(scope="session")
def thousand(once: Once) -> Path:
    """The site of a handbook with a thousand roles."""
    return once("1000", partial(_large, functies=1000)) / "site"


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
EIGEN = """\
bewerkadres: https://git.example/m/h/edit/main/
feedbackadres: hr@molen.example
kleur: 7A1F5C
logo: molen.svg"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h40v40z"/></svg>'
PAGINAS = {
    "hoe-wij-werken.md": "# Hoe wij werken\n\nZo.\n",
    **{
        f"titel-{name}.md": f"---\ntitle: {title}\n---\n\ntekst\n"
        for name, title in {"jaar": "2026", "dag": "2026-11-21", "leeg": ""}.items()
    },
    **{
        f"zoek-{name}.md": f"---\ntitle: {name}\nzoekwoorden: {words}\n---\n\ntekst\n"
        for name, words in {"een": "molen", "twee": "2026", "drie": "[molen, 2026]"}.items()
    },
}
"""Pages of their own, with what a person may put at their top."""


@pytest.fixture(scope="session")
def groeidata(once: Once) -> Path:
    """The data of the small handbook with roles to grow into; not to be changed."""

    def make(folder: Path) -> None:
        data = shutil.copytree(VOORBEELDEN / "goed" / "data", folder / "data")
        for name, content in GROEI.items():
            (data / name).write_text(content, "utf8")
        edit(data / "handboek.yml", "\nadres:", "\nfeedbackadres: https://vraag.example/?x=1\nadres:")

    return once("groeidata", make) / "data"


@pytest.fixture(scope="session")
def groeisite(once: Once, groeidata: Path) -> Path:
    """Their built site."""
    return once("groei", partial(built_copy, groeidata)) / "site"


@pytest.fixture(scope="session")
def groei_offline(once: Once, groeidata: Path) -> Path:
    """The same as a site that opens from disk."""
    return once("groei-offline", partial(built_copy, groeidata, pdf=False, offline=True)) / "site"


@pytest.fixture(scope="session")
def organisatiesite(once: Once) -> Path:
    """The built site of an organisation that sets and adds what it can, without PDFs."""

    def make(folder: Path) -> None:
        data = shutil.copytree(VOORBEELDEN / "goed" / "data", folder / "data")
        edit(data / "handboek.yml", "bewerkadres: https://git.example/molen/handboek/edit/main/", EIGEN)
        (data / "molen.svg").write_text(LOGO, "utf8")
        edit(
            data / "functies" / "molenaar.yml", "titel: Molenaar", "titel: Molenaar\nvoorheen: [oude-mulder]"
        )
        kok = "titel: Kok in opleiding\ngeneriek:\n  samenwerken: 3\n"
        (data / "functies" / "kok.yml").write_text(kok, "utf8")
        built(pages_alone(with_pages(data, PAGINAS)), folder / "site")

    return once("organisatie", make) / "site"


@pytest.fixture(scope="session")
def poisoned(once: Once, groeidata: Path) -> tuple[Path, list[str]]:
    """The built site of a handbook with a payload in every text, and those payloads."""

    def make(folder: Path) -> None:
        data = shutil.copytree(groeidata, folder / "data")
        (folder / "gezet.json").write_text(json.dumps(poison(data)), "utf8")
        built(data, folder / "site")

    folder = once("poisoned", make)
    return folder / "site", json.loads((folder / "gezet.json").read_text("utf8"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this worker."""
    path = find()
    if path is None:
        pytest.skip("There is no Chromium; tests/chromium.py installs one.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def everyday(browser: Browser, tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser that keeps pages and closed tabs, as that of a reader does."""
    with keeping(browser, tmp_path) as context:
        yield context


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Contexts:
    """What the readers of this worker share."""
    return Contexts(browser)


@pytest.fixture
def read(contexts: Contexts, serve: Callable[[Path], str]) -> Iterator[Read]:
    """A way to read sites, during which nothing may go wrong."""
    readers: list[Reader] = []

    def read(site: str | Path) -> Reader:
        readers.append(Reader(contexts, serve(site) if isinstance(site, Path) else site))
        return readers[-1]

    yield read
    contexts.clean({reader.base for reader in readers})
    assert [wrong for reader in readers for wrong in reader.wrong] == []


@pytest.fixture
def reader(read: Read, site: Path) -> Reader:
    """A reader of the large example."""
    return read(site)


@pytest.fixture
def groei(read: Read, groeisite: Path) -> Reader:
    """A reader of the handbook with roles to grow into."""
    return read(groeisite)


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], str]]:
    """Serve a site below a sub-path, as on an intranet; gives its address, the same each time."""
    addresses: dict[Path, str] = {}
    with ExitStack() as servers:

        def serve(site: Path) -> str:
            if site not in addresses:
                root = tmp_path_factory.mktemp("web")
                (root / SUBPATH).parent.mkdir(parents=True)
                (root / SUBPATH.rstrip("/")).symlink_to(site)
                addresses[site] = servers.enter_context(served(root)) + SUBPATH
            return addresses[site]

        yield serve


@pytest.fixture(scope="session")
def address(serve: Callable[[Path], str], site: Path) -> str:
    """Where the large example is served."""
    return serve(site)
