"""`handboek wijzigingen`: what changed between two revisions, by meaning."""

from __future__ import annotations

import sys
from contextlib import ExitStack

from handboek.cli.parser import OK, WRONG_USE, Namespace, Verbs
from handboek.compare import compare
from handboek.compare.formats import FORMATS
from handboek.history import HistoryRefused, NoHistory, data_at, in_repository
from handboek.loading import load_handboek, read_data


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("wijzigingen", help="zeg wat er tussen twee versies is veranderd")
    verb.add_argument("basis", metavar="BASIS", help="de oude versie in git, bijvoorbeeld origin/main")
    verb.add_argument(
        "kop", metavar="KOP", nargs="?", help="de nieuwe versie in git (standaard: de bestanden van nu)"
    )
    verb.add_argument("--formaat", choices=FORMATS, default="tekst")
    verb.set_defaults(run=run)


def run(options: Namespace) -> int:
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
        except HistoryRefused as refused:
            print(f"De geschiedenis is niet te lezen. {refused}", file=sys.stderr)
            return WRONG_USE
        nieuw = load_handboek(kop)
        if (oud := read_data(basis).handboek) is None:
            print("In de oude versie zitten fouten: wat er is veranderd, valt daarom niet te zeggen.")
            return OK
    print(FORMATS[options.formaat](compare(oud, nieuw)))
    return OK
