"""`handboek bouw`: the website of a handbook, built beside the last one and then put in its place."""

from __future__ import annotations

import os
from pathlib import Path

from handboek.cli.parser import FAULTS, OK, Namespace, Verbs
from handboek.engines import ENGINES
from handboek.engines.publish import build
from handboek.site import workshop


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "bouw",
        help="maak de website van het handboek",
        description="Maakt van de gegevens een website. Gaat er iets mis, dan blijft de website die er was.",
    )
    verb.add_argument(
        "--naar", type=Path, metavar="MAP", help="waar de website komt (standaard: site, of site-offline)"
    )
    verb.add_argument(
        "--offline",
        action="store_true",
        help="maak een website die je zonder webserver opent, ook uit een ZIP",
    )
    verb.add_argument(
        "--motor", choices=ENGINES, default=ENGINES[0], help="het programma dat de pagina's maakt"
    )
    verb.set_defaults(run=run)


def run(options: Namespace) -> int:
    site = options.naar or Path("site-offline" if options.offline else "site")
    offline = options.offline or bool(os.environ.get("HANDBOEK_OFFLINE"))
    if build(site, options.data, options.motor, offline=offline):
        return FAULTS
    if not offline and (lacks := workshop.lacks()):
        print(lacks)
    print(f"Het handboek staat in {site}{os.sep}")
    if offline:
        print(f"Open het met een dubbelklik op {site / 'index.html'}")
    else:
        print("Bekijk het met ‘handboek bekijk’, of zet de inhoud van die map op je webserver.")
    return OK
