"""Data for our own scripts, as a script: that also loads from disk, where a browser fetches no file."""

from __future__ import annotations

import json
import re

_LINE_ENDS = str.maketrans({"\u2028": r"\u2028", "\u2029": r"\u2029"})
"""What ended a line, also within a text, in the JavaScript of before 2019."""
_PROTO = re.compile(r'(?<=[{,])("__proto__"):')
"""A key that a script takes for what an object inherits; in a text there is a backslash before the quote."""


def compact(value: object) -> str:
    """A value as JSON on one line, as short as can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_LINE_ENDS)


def assigned(variable: str, value: object) -> str:
    """A classic script that gives a variable of the page a value."""
    literal = _PROTO.sub(r"[\1]:", compact(value))
    return f"window.{variable}={literal};\n"
