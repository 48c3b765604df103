"""Word documents as HR departments write them, each with the structure that should come out.

A document is a choice from each of `layouts` (how competencies are described), `ladders` (how levels are
written), `matrices` (how a role asks them) and `covers` (where the title stands); `whole` has those that are
made otherwise.
"""

from __future__ import annotations

from tests.documenten.combined import COMBINED
from tests.documenten.content import Document
from tests.documenten.habits import HABITS
from tests.documenten.whole import WHOLE

DOCUMENTEN: dict[str, Document] = {document.naam: document for document in (*COMBINED, *WHOLE, *HABITS)}
