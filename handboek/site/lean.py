"""Our scripts as a browser gets them: without what they tell engineers, which is a third of their bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

SCRIPTS = "assets/js"
_COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)
"""One that has its lines to itself."""


def lean(script: str) -> str:
    """A script without the comments that stand on lines of their own."""
    return _COMMENT.sub("", script)


def scripts(docs: Path) -> Iterator[tuple[str, str]]:
    """The address and the text of each script of ours; what others made stays as they made it."""
    for file in sorted((docs / SCRIPTS).glob("*.js")):
        if not file.with_suffix(".LICENSE.txt").exists():
            yield f"{SCRIPTS}/{file.name}", lean(file.read_text("utf8"))
