"""`handboek importeer`: a data folder from Word profiles."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import ParamSpec

from handboek.cli import asking
from handboek.cli.parser import FAULTS, OK, WRONG_USE, Namespace, Verbs
from handboek.compare.formats import as_text
from handboek.exchange.returned import is_ours
from handboek.messages import getal

NO_EXTRA = (
    "Voor het lezen van Word en Excel is een aanvulling nodig. Installeer die zo:\n"
    '  pip install "competentiehandboek[importeren]"'
)


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "importeer",
        help="maak een handboek van Word-profielen",
        description="Een werkboek dat ‘handboek exporteer’ maakte, gaat met je wijzigingen terug in de map. "
        "Maakt verder van competentieprofielen (.docx, .xlsx, .csv, .txt) een map met gegevens, zonder een "
        "zin te verliezen. Staat een functie of competentie er al, dan verandert alleen wat in het document "
        "anders is. Wat niet zeker is, wordt in een terminal gevraagd en in een script nooit; in keuzes.yml "
        "staat elk antwoord. In importverslag.md lees je wat er is gekozen en wat je moet nakijken.",
        epilog="Eindigt met 0 als alles erin staat, met 1 als een bestand niet te lezen was, de structuur "
        "niet is herkend of er een zin kwijt is, met 2 als de opdracht niet klopt.",
    )
    verb.add_argument(
        "bestanden", type=Path, nargs="+", metavar="BESTAND", help="een profiel, of een map met profielen"
    )
    verb.add_argument(
        "--naar",
        type=Path,
        required=True,
        metavar="MAP",
        help="de map met gegevens die wordt gemaakt of aangevuld",
    )
    verb.set_defaults(run=run)


def run(options: Namespace) -> int:
    books = [file for file in options.bestanden if is_ours(file)]
    if books and len(options.bestanden) > 1:
        print("Neem één werkboek tegelijk over, zonder andere bestanden erbij.", file=sys.stderr)
        return WRONG_USE
    return (
        take_over(books[0], options.naar)
        if books
        else bring_in(options.bestanden, options.naar, options.naar)
    )


P = ParamSpec("P")


def _with_extra(reading: Callable[P, int]) -> Callable[P, int]:
    """Tell of what has to be installed when that is missing."""

    @wraps(reading)
    def read(*args: P.args, **kwargs: P.kwargs) -> int:
        try:
            return reading(*args, **kwargs)
        except ModuleNotFoundError as missing:
            if missing.name not in ("docx", "openpyxl"):
                raise
            print(NO_EXTRA, file=sys.stderr)
            return WRONG_USE

    return read


@_with_extra
def take_over(book: Path, naar: Path) -> int:
    """Bring what was edited in a workbook back into the folder; returns the status to end with."""
    from handboek.importer import workbook  # noqa: PLC0415 - as below

    try:
        done = workbook.take_over(book, naar)
    except workbook.Onbruikbaar as why:
        print(f"{why}\nEr is niets veranderd.", file=sys.stderr)
        return FAULTS
    print(as_text(done.vergelijking))
    print(f"{getal(done.vakken)} vakken gelezen, 0 kwijt.")
    return OK


@_with_extra
def bring_in(bestanden: Sequence[Path], naar: Path, shown: Path) -> int:
    """Import into a folder that is called `shown` in what is told; returns the status to end with."""
    from handboek import importer  # noqa: PLC0415 - what reads Word is an extra, and slow to load

    try:
        asked = asking.ask if asking.is_possible() else lambda answers: ()
        uitkomst = importer.importeer(bestanden, naar, _progress(), asked)
    except importer.NietVeilig as unsafe:
        print(f"‘{unsafe}’ is geen gewone map. Kies een andere map.", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        print(f"Gestopt. In ‘{shown}’ is niets veranderd.", file=sys.stderr)
        return FAULTS
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        why = "De schijf is vol." if full else f"In ‘{shown}’ is niet te schrijven."
        next_step = "Maak ruimte en importeer opnieuw." if full else "Kies een andere map."
        print(f"{why} Er is niets veranderd. {next_step}", file=sys.stderr)
        return WRONG_USE
    except importer.NietBewezen:
        print(
            f"Het importeren liep vast. Vertrouw niet op wat er nieuw is in ‘{shown}’: haal het weg. "
            "Importeer daarna de documenten een voor een. Dan zie je om welk document het gaat.",
            file=sys.stderr,
        )
        return FAULTS
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    for geweigerd in uitkomst.geweigerd:
        print(f"{geweigerd.naam}: {geweigerd.reden}", file=sys.stderr)
    print(uitkomst.samenvatting)
    print(f"Lees nu {shown / importer.BESTAND}: daarin staat wat je moet bevestigen.")
    return OK if uitkomst.is_gelukt else FAULTS


def _progress() -> Callable[[str], None]:
    """Tells in a terminal what the import does, each time in the place of the last."""

    def tell(text: str) -> None:
        if sys.stderr.isatty():
            print(f"\r\033[K{text[:100]}", end="", file=sys.stderr, flush=True)

    return tell
