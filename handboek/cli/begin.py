"""`handboek begin`: the folder of a new handbook."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from handboek import starter
from handboek.cli import importing
from handboek.cli.parser import OK, WRONG_USE, Namespace, Verbs


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "begin",
        help="begin een handboek in een nieuwe map",
        description="Maakt de map van een handboek: gegevens om mee te beginnen, en alles eromheen. Wat er "
        "al staat, blijft zoals het is.",
    )
    verb.add_argument("map", type=Path, metavar="MAP", help="de map die wordt gemaakt of aangevuld")
    verb.add_argument(
        "--host",
        choices=starter.HOSTS,
        default="geen",
        help="waar jullie het handboek bewaren; daarbij horen bestanden die het controleren en publiceren "
        "(standaard: geen)",
    )
    start = verb.add_mutually_exclusive_group()
    start.add_argument("--leeg", action="store_true", help="zonder voorbeelden")
    start.add_argument(
        "--catalogus",
        action="store_true",
        help="met de competenties van het handboek dat met de software meekomt",
    )
    start.add_argument(
        "--uit",
        type=Path,
        nargs="+",
        metavar="PROFIEL",
        help="met wat er in deze Word-profielen (of mappen) staat",
    )
    verb.set_defaults(run=run)


def run(options: Namespace) -> int:
    status = OK
    try:
        starter.check(options.map)
        if options.uit:
            found, status = _from_word(options)
        else:
            found = starter.data.nothing() if options.leeg else starter.data.examples()
            found = starter.data.catalogue() if options.catalogus else found
        begun = starter.begin(options.map, options.host, found) if found else None
    except starter.BeginFout as fout:
        print(fout, file=sys.stderr)
        return WRONG_USE
    if begun:
        _tell(options.map, begun, is_empty=options.leeg)
    return status


def _from_word(options: Namespace) -> tuple[dict[str, str], int]:
    """The data that an import makes in a folder beside; nothing when it makes no role or competency."""
    data = options.map / "data"
    if starter.has_data(options.map):
        raise starter.BeginFout(
            f"In ‘{data}’ staan al gegevens. Vul die aan met ‘handboek importeer … --naar {data}’."
        )
    with tempfile.TemporaryDirectory() as beside:
        status = importing.bring_in(options.uit, Path(beside) / "data", data)
        found = starter.data.data_in(Path(beside) / "data")
    return found if any(name.endswith(".yml") and name.count("/") > 1 for name in found) else {}, status


def _tell(folder: Path, begun: starter.Begonnen, *, is_empty: bool) -> None:
    if begun.gebleven:
        print(f"Deze bestanden stonden er al en zijn niet veranderd: {', '.join(begun.gebleven)}.")
    first = "handboek controleer      zegt wat er nog in te vullen is" if is_empty else ""
    print(
        f"Je handboek staat in {folder}. Zo ga je verder:\n"
        f"  1. cd {folder}\n"
        f"  2. {first or 'handboek bekijk          toont het handboek op deze computer'}\n"
        "  3. Open data/handboek.yml en vul de naam van je organisatie in.\n"
        '  4. handboek nieuw functie "Naam van de functie"\n'
        "  5. handboek bouw            maakt de website. Publiceren staat in LEESMIJ.md."
    )
