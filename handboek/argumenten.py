"""The parser of the command line, in Dutch: its own words, and what it says of a command that is wrong."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

WRONG_USE = 2

_DUTCH = {
    "usage: ": "zo gebruik je het: ",
    "positional arguments": "wat je opgeeft",
    "options": "opties",
    "show this help message and exit": "toon deze uitleg",
    "argument %(argument_name)s: %(message)s": "bij %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "er ontbreekt nog %s",
    "unrecognized arguments: %s": "%s hoort er niet bij",
    "expected one argument": "hier hoort één woord achter",
    "expected at least one argument": "hier hoort ten minste één woord achter",
    "ignored explicit argument %r": "hier hoort %r niet achter",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan %(matches)s zijn",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r bestaat niet; kies uit %(choices)s",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "%(value)r bestaat niet. Bedoel je %(closest)r? Kies uit %(choices)s"
    ),
}
"""By what argparse says: what we say. It asks gettext, which has no Dutch for it."""

vars(argparse)["_"] = lambda text: _DUTCH.get(text, text)


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, f"Dit commando klopt niet: {message}. Typ ‘{self.prog} --help’ voor uitleg.\n")
