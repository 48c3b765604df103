"""What changes files together: `handboek hernoem`, `trekin`, `voegsamen`, `splits`, `pas-toe`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from handboek.cli.parser import FAULTS, OK, Namespace, Parser, Verbs
from handboek.compare import compare
from handboek.compare.formats import as_text
from handboek.editing.edits import Geweigerd
from handboek.editing.operations import Files, hernoem, splits, trekin, voegsamen
from handboek.editing.proposal import read, texts
from handboek.editing.writing import Texts, tried, write
from handboek.loading import load_handboek
from handboek.messages import Gegevensfout, samenvatting

_WAT = "het bestand, zoals ‘samenwerken’ of ‘functies/kok’, of de naam"


def add(verbs: Verbs) -> None:
    verb = _add(verbs, "hernoem", "geef een functie of competentie een andere naam", _hernoem)
    verb.description = "Wat naar de oude naam verwijst, verandert mee. Oude adressen blijven werken."
    verb.add_argument("wat", metavar="WAT", help=_WAT)
    verb.add_argument(
        "naam",
        metavar="NAAM",
        help="de nieuwe naam; met kleine letters en streepjes geschreven verandert alleen de bestandsnaam",
    )
    verb = _add(verbs, "trekin", "haal een functie of competentie weg, ook waar die wordt genoemd", _trekin)
    verb.description = "Verwijdert het bestand, en elke verwijzing ernaar in de andere bestanden."
    verb.add_argument("wat", metavar="WAT", help=_WAT)
    verb = _add(verbs, "voegsamen", "voeg functies of competenties samen in één die blijft", _voegsamen)
    verb.description = (
        "Zet het gedrag bij elkaar. Vroeg een functie er meer van, dan blijft het hoogste niveau."
    )
    verb.add_argument("wat", metavar="WAT", nargs="+", help=_WAT)
    verb.add_argument("naar", metavar="NAAR", help="waar alles in komt te staan")
    verb = _add(verbs, "splits", "verplaats gedrag van een competentie naar een nieuwe", _splits)
    verb.description = (
        "Een functie die de oude vraagt, vraagt daarna ook de nieuwe. De definitie schrijf je zelf."
    )
    verb.add_argument("wat", metavar="WAT", help=_WAT)
    verb.add_argument("naam", metavar="NAAM", help="hoe de nieuwe competentie heet")
    verb.add_argument(
        "gedrag", metavar="GEDRAG", nargs="+", help="niveau, punt en hoeveelste voorbeeld: ‘1.3’"
    )
    verb = _add(verbs, "pas-toe", "verwerk een voorstel uit de werkplaats", _apply)
    verb.description = "Wijzigt alle bestanden van het voorstel, of geen een."
    verb.add_argument(
        "bestand",
        metavar="BESTAND",
        type=Path,
        help="voorstel.zip of voorstel.json, zoals de werkplaats het gaf",
    )


def _hernoem(files: Files, options: Namespace) -> Texts:
    return hernoem(files, options.wat, options.naam)


def _trekin(files: Files, options: Namespace) -> Texts:
    return trekin(files, options.wat)


def _voegsamen(files: Files, options: Namespace) -> Texts:
    return voegsamen(files, options.wat, options.naar)


def _splits(files: Files, options: Namespace) -> Texts:
    return splits(files, options.wat, options.naam, options.gedrag)


def _apply(files: Files, options: Namespace) -> Texts:
    return texts(files.data, read(options.bestand.read_bytes()))


def _add(verbs: Verbs, name: str, what: str, operation: Callable[[Files, Namespace], Texts]) -> Parser:
    verb = verbs.add_parser(name, help=what)
    verb.add_argument("--proef", action="store_true", help="toon wat er zou veranderen, en verander niets")
    verb.set_defaults(run=lambda options: _run(options, operation))
    return verb


def _run(options: Namespace, operation: Callable[[Files, Namespace], Texts]) -> int:
    """Do it on a copy first: only a handbook without faults is written."""
    oud = load_handboek(options.data)
    files = Files(options.data, oud)
    try:
        changes = operation(files, options)
        nieuw = tried(changes, files.data)
    except Geweigerd as reason:
        print(f"Er is niets veranderd. {reason}", file=sys.stderr)
        return FAULTS
    except Gegevensfout as fout:
        print("Er is niets veranderd, want daarna klopt er iets niet.", file=sys.stderr)
        print(samenvatting(fout.meldingen), file=sys.stderr)
        return FAULTS
    print(as_text(compare(oud, nieuw)))
    if options.proef:
        print("\nDit was een proef: er is niets veranderd.")
        return OK
    write(changes)
    print("\nVeranderd:")
    for file, text in changes.items():
        print(f"  {file.relative_to(files.data.parent).as_posix()}{'' if text is not None else ' (weg)'}")
    return OK
