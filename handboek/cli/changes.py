"""`handboek wijzigingen`: what changed between two moments, by meaning."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

from handboek.cli.parser import OK, SELDOM, WRONG_USE, Namespace, Verbs
from handboek.compare import compare
from handboek.compare.dossier import dossier
from handboek.compare.formats import FORMATS
from handboek.history import (
    HistoryRefused,
    NoHistory,
    commit_of,
    data_at,
    in_repository,
    reasons,
    stamp,
    stamp_of_now,
)
from handboek.loading import Kept, load_handboek, read_data
from handboek.loading.beside import replace
from handboek.site import dossier as dossiers
from handboek.site.folders import Folders, shipped

_BASIS = (
    "waarmee je vergelijkt: een versie in git (origin/main), een dag of maand (2026-01-15, 2026-01: de stand "
    "aan het eind daarvan), of ‘vorige’: het handboek voordat een vastgestelde functie de nieuwste versie had"
)


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "wijzigingen",
        help="zeg wat er tussen twee versies is veranderd",
        description="Zegt wat er is veranderd in wat het handboek vraagt. Met ‘--formaat pdf’ of ‘html’ "
        "is dat een voorstel voor de ondernemingsraad: voor en na, met ruimte voor instemming.",
    )
    verb.add_argument("basis", metavar="BASIS", help=_BASIS)
    verb.add_argument(
        "kop", metavar="KOP", nargs="?", help="wat je vergelijkt, net zo (standaard: de bestanden van nu)"
    )
    verb.add_argument("--formaat", choices=(*FORMATS, *dossiers.FORMATS), default="tekst")
    verb.add_argument(
        "--naar", type=Path, metavar="BESTAND", help="waar het komt (bij pdf en html altijd nodig)"
    )
    verb.set_defaults(run=run)


def run(options: Namespace) -> int:
    gc.set_threshold(SELDOM)
    if not in_repository(options.data):
        return _refused(f"De map ‘{options.data}’ staat niet in git: er is geen oude versie.")
    if options.formaat in dossiers.FORMATS and not options.naar:
        return _refused(f"Zeg erbij waar het komt: --naar voorstel.{options.formaat}")
    try:
        with ExitStack() as stack:
            told = _told(options, stack)
    except NoHistory as unknown:
        return _refused(str(unknown))
    except HistoryRefused as refused:
        return _refused(f"De geschiedenis is niet te lezen. {refused}")
    if told is None:
        print("In de oude versie zitten fouten: wat er is veranderd, valt daarom niet te zeggen.")
        return OK
    if options.naar is None:
        print(told.decode())
        return OK
    replace(options.naar, told)
    print(f"Wat er is veranderd, staat in {options.naar}")
    return OK


def _told(options: Namespace, stack: ExitStack) -> bytes | None:
    """What changed, in the form that is asked; None when the old version has faults."""
    nu = options.data
    commit, kop = stack.enter_context(_at(nu, options.kop, nu)) if options.kop is not None else ("", nu)
    kept: Kept = {}  # most files are the same in both
    nieuw = load_handboek(kop, kept, Folders(shipped(), nu.resolve()).cache("gelezen"))
    since, basis = stack.enter_context(_at(nu, options.basis, kop))
    if (oud := read_data(basis, kept).handboek) is None:
        return None
    found = compare(oud, nieuw).met_redenen(reasons(nu, since, commit or "HEAD"))
    if options.formaat in FORMATS:
        return FORMATS[options.formaat](found).encode()
    now = stamp(nu, commit) if commit else stamp_of_now(nu, date.today())
    head = dossiers.Kop(stamp(nu, since), now)
    return dossiers.FORMATS[options.formaat](dossier(oud, nieuw, found), head, nieuw)


def _refused(why: str) -> int:
    print(why, file=sys.stderr)
    return WRONG_USE


@contextmanager
def _at(data: Path, typed: str, nieuw: Path) -> Iterator[tuple[str, Path]]:
    """The commit that is meant, and the data at it; `nieuw` is what a previous version is earlier than."""
    commit = commit_of(data, typed, lambda: load_handboek(nieuw))
    try:
        with data_at(data, commit) as folder:
            yield commit, folder
    except NoHistory:
        raise NoHistory(f"In ‘{typed}’ is er nog geen map ‘{data.name}’.") from None
