"""`handboek bekijk`: a preview on this machine that follows every change."""

from __future__ import annotations

import logging
import os
import sys

from handboek.cli.parser import OK, WRONG_USE, ArgumentTypeError, Namespace, Verbs
from handboek.site.folders import Folders, shipped


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "bekijk",
        help="bekijk het handboek terwijl je eraan werkt",
        description="Toont het handboek op deze computer. Elke wijziging die je bewaart, zie je vanzelf; een "
        "fout staat boven aan de pagina. Stop met Ctrl+C.",
    )
    verb.add_argument(
        "--poort", type=_poort, default=8000, help="het laatste deel van het adres (standaard: 8000)"
    )
    verb.set_defaults(run=run)


def _poort(typed: str) -> int:
    if typed.isdecimal() and 1 <= int(typed) <= 65535:
        return int(typed)
    raise ArgumentTypeError(f"‘{typed}’ is geen poort; kies een getal, zoals 8001")


def run(options: Namespace) -> int:
    os.environ["HANDBOEK_DATA"] = str(options.data.resolve())
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from handboek.engines.mkdocs import preview  # noqa: PLC0415 - slow to load

    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(logging.StreamHandler())
    address = f"127.0.0.1:{options.poort}"
    print(f"Open http://{address}/ in je browser. Stop met Ctrl+C.", flush=True)
    try:
        preview(Folders.of(shipped()), address)
    except OSError:
        print(
            f"Op poort {options.poort} draait al iets anders. Kies er een: handboek bekijk --poort 8001",
            file=sys.stderr,
        )
        return WRONG_USE
    return OK
