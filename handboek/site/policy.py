"""The Content-Security-Policy of the pages (partials/beleid.html): the code that it allows."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@cache
def inline_scripts(html: str) -> str:
    """The scripts that stand in a piece of HTML, as a policy names them: 'sha256-…' 'sha256-…'."""
    digests = (sha256(script.encode()).digest() for script in _SCRIPT.findall(html))
    return " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)
