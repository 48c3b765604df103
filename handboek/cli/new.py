"""`handboek nieuw`: the file of a new role or competency."""

from __future__ import annotations

import sys
from datetime import date

from handboek.cli.parser import FAULTS, OK, WRONG_USE, Namespace, Verbs
from handboek.editing.new import KINDS, create


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "nieuw",
        help="maak het bestand van een nieuwe functie of competentie",
        description="Maakt een bestand waarin bij elk onderdeel staat wat je invult.",
    )
    verb.add_argument("soort", choices=KINDS, help="wat je maakt")
    verb.add_argument("label", metavar="LABEL", help="de naam, bijvoorbeeld ‘Wijkbegeleider 2’")
    verb.set_defaults(run=run)


def run(options: Namespace) -> int:
    try:
        if not options.data.is_dir():
            print(f"De map ‘{options.data}’ bestaat niet. Ga naar de map van je handboek.", file=sys.stderr)
            return WRONG_USE
        file = create(options.data, KINDS[options.soort], options.label, date.today())
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
