"""The conversation as one file: a page of its own that a browser fills and saves, without any server.

Its style and its code are fixed here, and its policy names both by hash: whatever else would slip into
such a file does not run. A browser adds the form that someone prepared, and what they typed.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handboek.site.data.scripts import assigned
from handboek.words.vocabulary import WOORDEN

SCRIPT = "assets/js/gesprek-sjabloon.js"
VARIABLE = "handboekGesprek"
_HERE = Path(__file__).parent


def script() -> str:
    """The empty file as a script, for the page that makes such files: from disk a browser fetches none."""
    style, code = ((_HERE / name).read_text("utf8") for name in ("bestand.css", "bestand.js"))
    env = Environment(loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined)
    context = {"woorden": WOORDEN, "style": style, "code": code, "hash": _hash}
    return assigned(VARIABLE, env.get_template("bestand.html").render(context))


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
