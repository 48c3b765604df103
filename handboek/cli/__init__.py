"""The command line: `handboek VERB` or `python -m handboek VERB`. Each verb is a module of this folder."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from handboek.cli import (
    begin,
    build,
    changes,
    check,
    exporting,
    importing,
    links,
    new,
    operations,
    preview,
    proof,
    schema,
    update,
)
from handboek.cli.parser import FAULTS, WRONG_USE, Parser
from handboek.messages import Gegevensfout, kort, samenvatting

INTERRUPTED = 130
"""What a shell gives for a command that is stopped with Ctrl+C."""

VERBS = (
    begin,
    build,
    preview,
    check,
    new,
    operations,
    importing,
    exporting,
    changes,
    links,
    proof,
    update,
    schema,
)
"""In the order in which the help lists them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; returns 0 when all is well, 1 when there are faults, 2 on wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name may hold what a terminal has no letter for
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
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


def _parser() -> Parser:
    parser = Parser(prog="handboek", description="Het competentiehandboek op de opdrachtregel.")
    parser.add_argument(
        "--data", type=Path, default=Path("data"), metavar="MAP", help="de map met gegevens (standaard: data)"
    )
    verbs = parser.add_subparsers(metavar="OPDRACHT", required=True)
    for verb in VERBS:
        verb.add(verbs)
    return parser
