"""A page with what is new in it marked, for who reads what a proposal changes."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_MARKED = re.compile(r"^(\s*)<(li|p|tr|dd|h[1-6]|div|section|table|tbody)\b(?=[^>]*>)")
MARK = "data-gewijzigd"


def marked(before: str, after: str) -> str:
    """The page after, of which each part on a line of its own that is not in the page before has a mark."""
    old, new = before.split("\n"), after.split("\n")
    lines = [*new]
    for tag, _, _, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            for at in range(begin, end):
                lines[at] = _MARKED.sub(rf"\1<\2 {MARK}", new[at], count=1)
    return "\n".join(lines)
