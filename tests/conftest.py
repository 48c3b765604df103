"""What tests share: the example handbooks, and a way to make a changed copy of one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from handboek.loading import load_handboek
from handboek.model import Handboek

PROJECT = Path(__file__).parent.parent
VOORBEELDEN = Path(__file__).parent / "voorbeelden"


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
