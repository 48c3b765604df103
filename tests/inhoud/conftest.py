"""For the tests of the shipped content, the handbook and its site are the shipped ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from handboek.loading import load_handboek
from handboek.model import Handboek
from tests.conftest import Once
from tests.sites import PROJECT, built


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark these tests: the content is the same on every Python."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("elsewhere")


@pytest.fixture(scope="session")
def handboek() -> Handboek:
    """The shipped handbook."""
    return load_handboek(PROJECT / "data")


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """Its built site, from where it stands: with its history."""
    return once("inhoud", lambda folder: built(PROJECT / "data", folder / "site")) / "site"


@pytest.fixture(scope="session")
def address(serve: Callable[[Path], str], site: Path) -> str:
    """Where it is served."""
    return serve(site)
