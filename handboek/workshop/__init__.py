"""De werkplaats: a handbook changed by who has no programs, with the very same checks, pages and words.

A page in a browser asks, with JSON; all that it shows is answered here. Nothing is imported that a browser
does not have: no lxml, no git, no engine.
"""

from __future__ import annotations

import json
from typing import Any

from handboek.editing.edits import Geweigerd
from handboek.workshop.workshop import Workshop

__all__ = ["Workshop", "answer"]

_now: list[Workshop] = []


def answer(request: str) -> str:
    """What the workshop answers to one request, both JSON; what goes wrong is a line in Dutch as `fout`."""
    try:
        asked = json.loads(request)
        if asked.get("doe") == "begin":
            _now[:] = [Workshop(asked["bestanden"], asked.get("adressen") or {})]
        told: dict[str, Any] = _now[0].answer(asked)
    except Geweigerd as reason:
        told = {"fout": str(reason)}
    except Exception as error:
        told = {"fout": f"Dit ging niet goed ({type(error).__name__}: {error}). Je wijzigingen zijn er nog."}
    return json.dumps(told, ensure_ascii=False)
