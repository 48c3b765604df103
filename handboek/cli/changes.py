"""`handboek wijzigingen`: what changed between two moments, by meaning."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from handboek.cli.parser import OK, WRONG_USE, Namespace, Verbs
from handboek.compare import compare
from handboek.compare.formats import FORMATS
from handboek.history import HistoryRefused, NoHistory, commit_of, data_at, in_repository, reasons
from handboek.loading import load_handboek, read_data

_BASIS = (
    "waarmee je vergelijkt: een versie in git (origin/main), een dag of maand (2026-01-15, 2026-01: de stand "
    "aan het eind daarvan), of ‘vorige’: het handboek voordat een vastgestelde functie de nieuwste versie had"
)


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("wijzigingen", help="zeg wat er tussen twee versies is veranderd")
    verb.add_argument("basis", metavar="BASIS", help=_BASIS)
    verb.add_argument(
        "kop", metavar="KOP", nargs="?", help="wat je vergelijkt, net zo (standaard: de bestanden van nu)"
    )
    verb.add_argument("--formaat", choices=FORMATS, default="tekst")
    verb.set_defaults(run=run)


def run(options: Namespace) -> int:
    if not in_repository(options.data):
        print(f"De map ‘{options.data}’ staat niet in git: er is geen oude versie.", file=sys.stderr)
        return WRONG_USE
    try:
        with ExitStack() as stack:
            nu = options.data
            commit, kop = (
                stack.enter_context(_at(nu, options.kop, nu)) if options.kop is not None else ("HEAD", nu)
            )
            nieuw = load_handboek(kop)
            since, basis = stack.enter_context(_at(nu, options.basis, kop))
            oud = read_data(basis).handboek
            redenen = reasons(nu, since, commit)
    except NoHistory as unknown:
        print(unknown, file=sys.stderr)
        return WRONG_USE
    except HistoryRefused as refused:
        print(f"De geschiedenis is niet te lezen. {refused}", file=sys.stderr)
        return WRONG_USE
    if oud is None:
        print("In de oude versie zitten fouten: wat er is veranderd, valt daarom niet te zeggen.")
        return OK
    print(FORMATS[options.formaat](compare(oud, nieuw).met_redenen(redenen)))
    return OK


@contextmanager
def _at(data: Path, typed: str, nieuw: Path) -> Iterator[tuple[str, Path]]:
    """The commit that is meant, and the data at it; `nieuw` is what a previous version is earlier than."""
    commit = commit_of(data, typed, lambda: load_handboek(nieuw))
    try:
        with data_at(data, commit) as folder:
            yield commit, folder
    except NoHistory:
        raise NoHistory(f"In ‘{typed}’ is er nog geen map ‘{data.name}’.") from None
