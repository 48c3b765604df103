"""`handboek exporteer`: the handbook in the files of other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from handboek.cli.parser import OK, WRONG_USE, Namespace, Verbs
from handboek.exchange import AANVULLING, FORMATEN, Formaat, Keuze
from handboek.loading import load_handboek
from handboek.loading.beside import replace
from handboek.messages import bedoel_je, kort
from handboek.model import Handboek
from handboek.site.data import export
from handboek.site.pdf import PAPIER, Documents, Papier, print_all

JSON = "json"
DEFAULT = Path("uitvoer")
_KINDS: dict[str, Papier | Formaat] = {**PAPIER, **FORMATEN}
_EXPLAINED = [f"{naam}: {soort.uitleg}" for naam, soort in _KINDS.items()]


class Verkeerd(Exception):
    """What was asked cannot be given; says why, in Dutch."""


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "exporteer",
        help="maak PDF's, of bestanden voor Word, Excel, Moodle en andere programma's",
        description="Maakt bestanden om af te drukken of voor een ander programma. Zonder keuze gaat het "
        "om alle functies die zijn vastgesteld. Wat er al stond onder dezelfde naam, wordt vervangen.",
        epilog="Eindigt met 0 als de bestanden er staan, met 2 als de opdracht niet klopt.",
    )
    verb.add_argument(
        "soort",
        choices=(*_KINDS, JSON),
        metavar="SOORT",
        help=" ".join((*_EXPLAINED, f"{JSON}: Voor een eigen programma: alles uit het handboek.")),
    )
    verb.add_argument(
        "--naar",
        type=Path,
        default=DEFAULT,
        metavar="MAP",
        help="de map waar de bestanden komen (standaard: uitvoer); of de naam, als het één bestand is",
    )
    chosen = verb.add_mutually_exclusive_group()
    chosen.add_argument("--functie", nargs="+", metavar="ID", help="alleen deze functies")
    chosen.add_argument("--familie", metavar="NAAM", help="alleen de functies van deze familie")
    verb.set_defaults(run=run)


def run(options: Namespace) -> int:
    handboek = load_handboek(options.data)
    try:
        written = list(_write(list(_files(options, handboek)), options.naar))
    except Verkeerd as verkeerd:
        print(verkeerd, file=sys.stderr)
        return WRONG_USE
    for file in written:
        print(file)
    return OK


def _files(options: Namespace, handboek: Handboek) -> Iterator[tuple[str, bytes]]:
    if options.soort == JSON:
        yield export.JSON, export.files(handboek)[export.JSON].encode()
        return
    if options.soort in PAPIER:
        yield from _printed(PAPIER[options.soort], handboek, _choice(options, handboek))
        return
    formaat = FORMATEN[options.soort]
    if not formaat.is_er:
        raise Verkeerd(AANVULLING)
    for naam, make in formaat.files(_choice(options, handboek)):
        yield naam, make()


def _printed(papier: Papier, handboek: Handboek, keuze: Keuze) -> Iterator[tuple[str, bytes]]:
    """PDFs as the site has them, but without what only git knows."""
    if not keuze.functies:
        return
    documents = [*papier.documents(Documents(handboek), keuze)]
    with TemporaryDirectory() as folder:
        made = print_all(documents, Path(folder))
        for own, *_ in (document.adressen for document in documents):
            yield Path(own).name, made[own].read_bytes()


def _choice(options: Namespace, handboek: Handboek) -> Keuze:
    if options.functie:
        found = [
            handboek.functies.get(id) or _unknown("functie", id, handboek.functies) for id in options.functie
        ]
        if len(found) == 1:
            return Keuze.van_functie(handboek, found[0])
        return Keuze.van_functies(handboek, "keuze", handboek.gegevens.titel.plat, found)
    if options.familie:
        families = {
            f.functiefamilie.plat: f.functiefamilie for f in handboek.functies.values() if f.functiefamilie
        }
        familie = families.get(options.familie) or _unknown("familie", options.familie, families)
        return Keuze.van_familie(handboek, familie)
    return Keuze.alles(handboek)


def _unknown(what: str, typed: str, known: Iterable[str]) -> NoReturn:
    raise Verkeerd(f"Er is geen {what} ‘{kort(typed)}’.{bedoel_je(typed, known)}")


def _write(files: Sequence[tuple[str, bytes]], target: Path) -> Iterator[Path]:
    """Write the files in a folder, or the only one under the name that was given."""
    if not files:
        raise Verkeerd(
            "Deze keuze heeft niets dat in zo'n bestand past: er is geen functie, competentie of vraag."
        )
    is_file = bool(target.suffix) and not target.is_dir()
    if is_file and (len(files) > 1 or Path(files[0][0]).suffix != target.suffix):
        raise Verkeerd(
            f"Dit maakt {', '.join(naam for naam, _ in files[:3])}. Geef achter --naar de naam van een map."
        )
    for naam, content in files:
        file = target if is_file else target / naam
        replace(file, content)
        yield file
