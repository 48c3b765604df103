"""`handboek links`: every link of a built site, followed."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from handboek.cli.parser import FAULTS, OK, Namespace, Verbs
from handboek.loading import load_handboek
from handboek.site.links import broken_links


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("links", help="volg alle links in de gebouwde website")
    verb.add_argument("site", type=Path, metavar="MAP", help="de map met de website")
    verb.set_defaults(run=run)


def run(options: Namespace) -> int:
    gegevens = load_handboek(options.data).gegevens
    root = urlsplit(gegevens.adres or "").path.rstrip("/")
    found = broken_links(options.site, f"{root}/")
    print("\n".join(found) or "Alle links kloppen.")
    return FAULTS if found else OK
