"""What tests share: the example handbooks, and a way to make a changed copy of one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from handboek.loading import load_handboek
from handboek.model import Handboek
from tests.payloads import poison
from tests.sites import PROJECT, VOORBEELDEN, built


@pytest.fixture(scope="session")
def goed() -> Handboek:
    """The small handbook that uses every part of the format."""
    return load_handboek(VOORBEELDEN / "goed" / "data")


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


@pytest.fixture(scope="session")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The built site of a handbook with a payload in every text, and those payloads."""
    folder = tmp_path_factory.mktemp("poisoned")
    data = Path(shutil.copytree(VOORBEELDEN / "goed" / "data", folder / "data"))
    put = poison(data)
    return built(data, folder / "site"), put
