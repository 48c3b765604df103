"""The command line: `handboek VERB` or `python -m handboek VERB`. Each verb is a module of its own."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from handboek import controle, nieuw, schema, wijzigingen
from handboek.argumenten import WRONG_USE, Parser
from handboek.links import broken_links
from handboek.loading import load_handboek, read_data
from handboek.meldingen import Gegevensfout, kort, samenvatting
from handboek.revisions import NoHistory, data_at, in_repository

OK, FAULTS = 0, 1


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
    except BrokenPipeError:  # whoever read along has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAULTS
    except OSError as error:
        what = f"‘{kort(str(error.filename))}’" if error.filename else "Een bestand of map"
        print(f"{what} is niet te lezen of te schrijven. Klopt de naam, en mag je erbij?", file=sys.stderr)
        return WRONG_USE
    return status


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="handboek", description="Het competentiehandboek op de opdrachtregel.")
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
        type=_dag,
        default=None,
        metavar="JJJJ-MM-DD",
        help="beoordeel versies alsof het deze dag is (standaard: vandaag)",
    )
    verb.set_defaults(run=_controleer)

    verb = verbs.add_parser("nieuw", help="maak het bestand van een nieuwe functie of competentie")
    verb.add_argument("soort", choices=nieuw.KINDS)
    verb.add_argument("label", metavar="LABEL", help="de naam, bijvoorbeeld ‘Wijkbegeleider 2’")
    verb.set_defaults(run=_nieuw)

    verb = verbs.add_parser(
        "importeer",
        help="maak een handboek van Word-profielen",
        description="Maakt van competentieprofielen (.docx, .txt) een map met gegevens, zonder een zin te "
        "verliezen. Wat in de map staat, blijft zoals het is. In importverslag.md lees je wat er is gekozen "
        "en wat je moet nakijken.",
        epilog="Eindigt met 0 als alles erin staat, met 1 als een bestand niet te lezen was of er een zin "
        "kwijt is, met 2 als het commando niet klopt.",
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
    verb.set_defaults(run=_importeer)

    verb = verbs.add_parser("wijzigingen", help="zeg wat er tussen twee versies is veranderd")
    verb.add_argument("basis", metavar="BASIS", help="de oude versie in git, bijvoorbeeld origin/main")
    verb.add_argument(
        "kop", metavar="KOP", nargs="?", help="de nieuwe versie in git (standaard: de bestanden van nu)"
    )
    verb.add_argument("--formaat", choices=wijzigingen.FORMATS, default="tekst")
    verb.set_defaults(run=_wijzigingen)

    verb = verbs.add_parser("links", help="volg alle links in de gebouwde website")
    verb.add_argument("site", type=Path, metavar="MAP", help="de map met de website")
    verb.set_defaults(run=_links)

    verb = verbs.add_parser("schema", help="ververs de hulp die VS Code geeft bij het typen")
    verb.set_defaults(run=_schema)
    return parser


def _dag(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"‘{typed}’ is geen dag; schrijf jaar, maand en dag als 2026-11-21"
        ) from None


def _controleer(options: argparse.Namespace) -> int:
    result = controle.check(options.data, options.datum or date.today())
    if text := controle.FORMATS[options.formaat](result):
        print(text)
    return FAULTS if result.fouten else OK


def _nieuw(options: argparse.Namespace) -> int:
    try:
        if not options.data.is_dir():
            print(f"De map ‘{options.data}’ bestaat niet.", file=sys.stderr)
            return WRONG_USE
        file = nieuw.create(options.data, nieuw.KINDS[options.soort], options.label, date.today())
    except FileExistsError as error:
        print(f"{error.filename} bestaat al. Kies een andere naam, of wijzig dat bestand.", file=sys.stderr)
        return FAULTS
    except ValueError:
        print(
            f"Van ‘{options.label}’ is geen goede bestandsnaam te maken. Kies een andere naam.",
            file=sys.stderr,
        )
        return WRONG_USE
    print(f"{file} staat klaar. Vervang elke … door je eigen tekst en typ dan ‘handboek controleer’.")
    return OK


def _importeer(options: argparse.Namespace) -> int:
    from handboek import importeren  # noqa: PLC0415 - what reads Word takes longer to load than all other verbs

    try:
        uitkomst = importeren.importeer(options.bestanden, options.naar)
    except importeren.NietVeilig as unsafe:
        print(f"‘{unsafe}’ is geen gewone map. Kies bij --naar een andere map.", file=sys.stderr)
        return WRONG_USE
    except OSError:
        print(f"In ‘{options.naar}’ is niet te schrijven. Kies bij --naar een andere map.", file=sys.stderr)
        return WRONG_USE
    except importeren.NietBewezen:
        print(
            f"Het importeren liep vast. Vertrouw niet op wat er nieuw is in ‘{options.naar}’: haal het weg. "
            "Importeer daarna de documenten een voor een. Dan zie je om welk document het gaat.",
            file=sys.stderr,
        )
        return FAULTS
    for geweigerd in uitkomst.geweigerd:
        print(f"{geweigerd.naam}: {geweigerd.reden}", file=sys.stderr)
    print(uitkomst.samenvatting)
    print(f"Lees nu {options.naar / importeren.BESTAND}: daarin staat wat je moet bevestigen.")
    return OK if uitkomst.is_gelukt else FAULTS


def _wijzigingen(options: argparse.Namespace) -> int:
    if not in_repository(options.data):
        print(f"De map ‘{options.data}’ staat niet in git: er is geen oude versie.", file=sys.stderr)
        return WRONG_USE
    with ExitStack() as stack:
        try:
            basis = stack.enter_context(data_at(options.data, options.basis))
            kop = stack.enter_context(data_at(options.data, options.kop)) if options.kop else options.data
        except NoHistory:
            print("Die versie is in git niet te vinden. Kijk of de naam klopt.", file=sys.stderr)
            return WRONG_USE
        nieuw_handboek = load_handboek(kop)
        if (oud := read_data(basis).handboek) is None:
            print("In de oude versie zitten fouten: wat er is veranderd, valt daarom niet te zeggen.")
            return OK
    print(wijzigingen.FORMATS[options.formaat](wijzigingen.compare(oud, nieuw_handboek)))
    return OK


def _links(options: argparse.Namespace) -> int:
    gegevens = load_handboek(options.data).gegevens
    root = urlsplit(gegevens.adres or "").path.rstrip("/")
    found = broken_links(options.site, f"{root}/")
    print("\n".join(found) or "Alle links kloppen.")
    return FAULTS if found else OK


def _schema(options: argparse.Namespace) -> int:
    changed = schema.write(schema.FOLDER, load_handboek(options.data))
    print("\n".join(f"{file} is ververst." for file in changed) or "Alles was al bij.")
    return OK


if __name__ == "__main__":
    sys.exit(main())
