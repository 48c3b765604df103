"""`handboek controleer`: all faults and all advice about a data folder."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from handboek.advice import adviezen
from handboek.cli.parser import FAULTS, OK, ArgumentTypeError, Namespace, Verbs
from handboek.loading import read_data
from handboek.messages.formats import FORMATS, Controle, as_markdown
from handboek.site.folders import Folders, shipped
from handboek.site.own_check import faults_in_own_pages


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("controleer", help="toon alle fouten en adviezen")
    verb.add_argument(
        "--formaat",
        choices=FORMATS,
        default="tekst",
        help="tekst (om te lezen), github of gitlab (bij de regels van een voorstel), markdown of json",
    )
    verb.add_argument(
        "--datum",
        type=_dag,
        default=None,
        metavar="JJJJ-MM-DD",
        help="beoordeel versies alsof het deze dag is (standaard: vandaag)",
    )
    verb.set_defaults(run=run)


def run(options: Namespace) -> int:
    result = check(options.data, options.datum or date.today())
    if text := FORMATS[options.formaat](result):
        print(text)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if options.formaat == "github" and summary:  # beside the lines GitHub shows ten messages of a step
        with Path(summary).open("a", encoding="utf8") as file:
            file.write(f"{as_markdown(result)}\n")
    return FAULTS if result.fouten else OK


def check(data: Path, vandaag: date) -> Controle:
    """Check a data folder as on a given day, and the organisation's own pages beside it."""
    gelezen = read_data(data)
    folders = Folders(shipped(), data.resolve())
    own = faults_in_own_pages(folders, gelezen.handboek, vandaag)
    fouten = sorted({*gelezen.meldingen, *own})
    return Controle(fouten, adviezen(gelezen, vandaag), folders.content)


def _dag(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise ArgumentTypeError(f"‘{typed}’ is geen dag; schrijf jaar, maand en dag als 2026-11-21") from None
