"""The command line: `handboek VERB` or `python -m handboek VERB`. Each verb is a module of this folder."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Container, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from handboek.cli.parser import FAULTS, WRONG_USE, Parser
from handboek.messages import Gegevensfout, kort, samenvatting

INTERRUPTED = 130
"""What a shell gives for a command that is stopped with Ctrl+C."""

VERBS = {
    "begin": "begin",
    "bouw": "build",
    "bekijk": "preview",
    "controleer": "check",
    "nieuw": "new",
    "hernoem": "operations",
    "trekin": "operations",
    "voegsamen": "operations",
    "splits": "operations",
    "pas-toe": "operations",
    "importeer": "importing",
    "exporteer": "exporting",
    "wijzigingen": "changes",
    "links": "links",
    "bewijs": "proof",
    "bijwerken": "update",
    "schema": "schema",
}
"""By verb its module, in the order in which the help lists them; all of them are slow to load."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; returns 0 when all is well, 1 when there are faults, 2 on wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name may hold what a terminal has no letter for
            stream.reconfigure(errors="backslashreplace")
    arguments = sys.argv[1:] if arguments is None else arguments
    options = _parser(VERBS.keys() & {*arguments} or VERBS).parse_args(arguments)
    try:
        with suppress(FileNotFoundError, NotADirectoryError):
            options.data.stat()  # from Python 3.14 on, is_dir says no to whatever goes wrong
        status: int = options.run(options)
        sys.stdout.flush()
    except Gegevensfout as fout:
        print(samenvatting(fout.meldingen), file=sys.stderr)
        return FAULTS
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read along has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAULTS
    except OSError as error:
        what = f"‘{kort(str(error.filename))}’" if error.filename else "Een bestand of map"
        print(f"{what} is niet te lezen of te schrijven. Klopt de naam, en mag je erbij?", file=sys.stderr)
        return WRONG_USE
    return status


def _parser(named: Container[str]) -> Parser:
    """The parser of the verbs that are named."""
    parser = Parser(prog="handboek", description="Het competentiehandboek op de opdrachtregel.")
    parser.add_argument(
        "--data", type=Path, default=Path("data"), metavar="MAP", help="de map met gegevens (standaard: data)"
    )
    verbs = parser.add_subparsers(metavar="OPDRACHT", required=True)
    for module in dict.fromkeys(module for verb, module in VERBS.items() if verb in named):
        import_module(f"handboek.cli.{module}").add(verbs)
    return parser
