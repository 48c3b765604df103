"""Only this folder knows what is shipped: data of its own turns no other test of an organisation red."""

from __future__ import annotations

import re
from pathlib import Path

from tests.sites import PROJECT, VOORBEELDEN

TESTS = PROJECT / "tests"
KINDS = {".py", ".txt", ".md", ".yml"}
OTHERS = [
    file
    for file in TESTS.rglob("*")
    if file.suffix in KINDS and file.is_file() and TESTS / "inhoud" not in file.parents
]
"""The files of all other tests and of the examples."""


def words(file: Path) -> set[str]:
    """The words in a file; an id is one."""
    return set(re.findall(r"[\w-]+", file.read_bytes().decode("utf8", "replace")))


def test_no_test_names_what_is_shipped() -> None:
    """But for words that the example handbooks have too."""
    data = (file for file in OTHERS if VOORBEELDEN in file.parents and "data" in file.parts)
    examples = {word for file in data for word in words(file)}
    shipped = {file.stem for file in (PROJECT / "data").rglob("*/*.yml")} - examples
    named = {str(file.relative_to(TESTS)): words(file) & shipped for file in OTHERS}
    assert {file: found for file, found in named.items() if found} == {}


def test_no_test_reads_what_is_shipped() -> None:
    reading = [
        file for file in OTHERS if file.suffix == ".py" and 'PROJECT / "data"' in file.read_text("utf8")
    ]
    assert reading == []
