"""Documents as HR departments write them: each comes in as it is meant, or the import says that it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from handboek.importer.reading import HAS_SECTIONS
from tests.documenten import DOCUMENTEN
from tests.documenten.content import Document
from tests.documenten.score import score

AWAITED = () if HAS_SECTIONS else ("mist onderdeel",)


@pytest.mark.parametrize("document", DOCUMENTEN.values(), ids=lambda document: document.naam)
def test_a_document_comes_in_as_it_is_meant(document: Document, tmp_path: Path) -> None:
    _, wrong, success = score(document, tmp_path)
    assert [line for line in wrong if not line.startswith(AWAITED or "…")] == []
    assert success
