"""`handboek controleer`: all faults and all advice about a data folder."""

from __future__ import annotations

import gc
import os
import time
from contextlib import suppress
from datetime import date
from pathlib import Path

from handboek.advice import adviezen, uitgezet
from handboek.cli.parser import FAULTS, OK, SELDOM, ArgumentTypeError, Namespace, Verbs
from handboek.editing import schema
from handboek.history import texts_before
from handboek.loading import read_data
from handboek.messages import Melding
from handboek.messages.formats import FORMATS, Controle, as_markdown
from handboek.model import Handboek
from handboek.site.folders import Folders, shipped

PAUSE = 0.5
"""Seconds between two looks at the files; short enough for who types."""


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "controleer",
        help="toon alle fouten en adviezen",
        description="Leest alle bestanden en zegt wat er niet klopt, met de regel en wat er wel mag staan. "
        "Een fout houdt de website tegen, een advies niet.",
        epilog="Eindigt met 0 als er geen fout is, en met 1 als er een fout is.",
    )
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
    verb.add_argument(
        "--basis",
        default="",
        metavar="BASIS",
        help="zeg het als een functie sinds toen een status oversloeg: een versie in git of een dag "
        "(standaard: de laatste wijziging)",
    )
    verb.add_argument(
        "--volg",
        action="store_true",
        help="blijf kijken: zeg het opnieuw na elke wijziging, en ververs de hulp van VS Code",
    )
    verb.set_defaults(run=run)


def run(options: Namespace) -> int:
    gc.set_threshold(SELDOM)
    return _follow(options) if options.volg else _once(options)


def _follow(options: Namespace) -> int:
    """Check again after every change, until interrupted; an editor reads the first and last line."""
    seen = None
    with suppress(KeyboardInterrupt):
        while True:
            if (now := _stamps(options.data)) != seen:
                seen = now
                print("Kijkt mee …", flush=True)
                _once(options)
                _refresh_schema(options.data)
                print("Gekeken. Stop met Ctrl+C.", flush=True)
            time.sleep(PAUSE)
    return OK


def _stamps(data: Path) -> dict[Path, int]:
    """When each file of a handbook was last written."""
    folders = (data, data.parent / "docs" / "eigen")
    files = (file for folder in folders for file in folder.rglob("*") if file.is_file())
    return {file: file.stat().st_mtime_ns for file in files}


def _refresh_schema(data: Path) -> None:
    """Tell the editor of names that came or went, where it has help."""
    folder = data.parent / schema.FOLDER
    handboek = read_data(data).handboek if folder.is_dir() else None
    if handboek:
        schema.write(folder, handboek)


def _once(options: Namespace) -> int:
    result = check(options.data, options.datum or date.today(), options.basis)
    if text := FORMATS[options.formaat](result):
        print(text)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if options.formaat == "github" and summary:  # beside the lines GitHub shows ten messages of a step
        with Path(summary).open("a", encoding="utf8") as file:
            file.write(f"{as_markdown(result)}\n")
    return FAULTS if result.fouten else OK


def check(data: Path, vandaag: date, basis: str = "") -> Controle:
    """Check a data folder as on a given day, and the organisation's own pages beside it.

    What a role said before is taken from git: at `basis`, else before the last change.
    """
    folders = Folders(shipped(), data.resolve())
    gelezen = read_data(data, cache=folders.cache("gelezen"))
    own = _faults_in_own_pages(folders, gelezen.handboek, vandaag)
    fouten = sorted({*gelezen.meldingen, *own})
    found = adviezen(gelezen, vandaag, texts_before(data, "functies", basis))
    return Controle(fouten, found, folders.content, uitgezet(gelezen))


def _faults_in_own_pages(folders: Folders, handboek: Handboek | None, vandaag: date) -> list[Melding]:
    if not (folders.own_docs / "eigen").is_dir():
        return []
    from handboek.site.own_check import faults_in_own_pages  # noqa: PLC0415 - slow to load

    return faults_in_own_pages(folders, handboek, vandaag)


def _dag(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise ArgumentTypeError(f"‘{typed}’ is geen dag; schrijf jaar, maand en dag als 2026-11-21") from None
