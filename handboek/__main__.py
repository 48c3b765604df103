"""The command line: `handboek VERB` or `python -m handboek VERB`. Each verb is a module of its own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from handboek import controle

OK, FAULTS, WRONG_USE = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, f"Dit commando klopt niet: {message}. Typ ‘{self.prog} --help’ voor uitleg.\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; returns 0 when all is well, 1 when there are faults, 2 on wrong use."""
    options = _parser().parse_args(arguments)
    status: int = options.run(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="handboek", description="Het competentiehandboek op de opdrachtregel.")
    parser.add_argument(
        "--data", type=Path, default=Path("data"), metavar="MAP", help="de map met gegevens (standaard: data)"
    )
    verbs = parser.add_subparsers(metavar="OPDRACHT", required=True)

    verb = verbs.add_parser("controleer", help="toon alle fouten en adviezen")
    verb.add_argument(
        "--formaat",
        choices=controle.FORMATS,
        default="tekst",
        help="tekst (om te lezen), github (bij de regels van een pull request) of json",
    )
    verb.add_argument(
        "--datum",
        type=date.fromisoformat,
        default=None,
        metavar="JJJJ-MM-DD",
        help="beoordeel versies alsof het deze dag is (standaard: vandaag)",
    )
    verb.set_defaults(run=_controleer)
    return parser


def _controleer(options: argparse.Namespace) -> int:
    result = controle.check(options.data, options.datum or date.today())
    if text := controle.FORMATS[options.formaat](result):
        print(text)
    return FAULTS if result.fouten else OK


if __name__ == "__main__":
    sys.exit(main())
