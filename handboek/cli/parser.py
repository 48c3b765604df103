"""The parser of the command line, in Dutch: its own words, and what it says of a command that is wrong."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, NoReturn

OK, FAULTS, WRONG_USE = 0, 1, 2
SELDOM = 100_000
"""So many things are made before any is looked at again, by a verb that keeps nearly all that it makes."""

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
    "not allowed with argument %s": "dat gaat niet samen met %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r bestaat niet; kies uit %(choices)s",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "%(value)r bestaat niet. Bedoel je %(closest)r? Kies uit %(choices)s"
    ),
}
"""By what argparse says: what we say. It asks gettext, which has no Dutch for it."""


def _argparse_in_dutch() -> ModuleType:
    """A copy of argparse of our own: its words are a global of the module, and others use that too."""
    spec = importlib.util.find_spec("argparse")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    vars(module)["_"] = lambda text: _DUTCH.get(text, text)
    return module


if TYPE_CHECKING:
    from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
else:
    _argparse = _argparse_in_dutch()
    ArgumentParser, Namespace = _argparse.ArgumentParser, _argparse.Namespace
    ArgumentTypeError = _argparse.ArgumentTypeError

__all__ = ["FAULTS", "OK", "WRONG_USE", "ArgumentTypeError", "Namespace", "Parser", "Run", "Verbs"]


class Parser(ArgumentParser):
    """Says in Dutch what is wrong with a command, and ends with `WRONG_USE`."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, f"Deze opdracht klopt niet: {message}. Typ ‘{self.prog} --help’ voor uitleg.\n")


Run = Callable[[Namespace], int]
"""What a verb does; gives the status that the command ends with."""
if TYPE_CHECKING:
    Verbs = _SubParsersAction[Parser]
else:
    Verbs = object
