"""`handboek links`: every file and every link of a built site, held against the rules."""

from __future__ import annotations

from pathlib import Path

from handboek.cli.parser import FAULTS, OK, Namespace, Verbs
from handboek.messages import one_line
from handboek.verifier import root_of, verify


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "links",
        help="controleer een gebouwde website: elk bestand en elke link",
        description="Leest elk bestand van een website, volgt alle links, en kijkt of er niets in zit dat er "
        "niet in hoort. ‘handboek bouw’ doet dit ook, voordat de nieuwe website de oude vervangt.",
    )
    verb.add_argument("site", type=Path, metavar="MAP", help="de map met de website")
    verb.set_defaults(run=run)


def run(options: Namespace) -> int:
    found = verify(options.site, root_of(options.site))
    print("\n".join(one_line(str(bevinding)) for bevinding in found) or "Alle links kloppen.")
    return FAULTS if found else OK
