"""`handboek bewijs`: a published site held against what its commit makes, byte by byte."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import urlopen

from handboek.cli.parser import FAULTS, OK, WRONG_USE, Namespace, Verbs
from handboek.engines.publish import build
from handboek.history import HistoryRefused, NoHistory, checkout
from handboek.messages import one_line
from handboek.site.manifest import BESTAND, Bewijs, digests, software

LARGEST = 500_000_000
"""Bytes of one file that is fetched."""
Fetch = Callable[[str], bytes]


class Onbewijsbaar(Exception):
    """There is nothing to compare; the text says why and what to do, in Dutch."""


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "bewijs",
        help="bewijs dat een website precies is wat het handboek zegt",
        description="Bouwt de website opnieuw uit de versie in git waaruit die gemaakt is, en vergelijkt elk "
        "bestand. Eindigt met 0 als alles gelijk is, en met 1 als er een bestand verschilt.",
    )
    verb.add_argument(
        "website", metavar="MAP|ADRES", help="de map met de website, of het adres waarop die staat"
    )
    verb.set_defaults(run=run)


def run(options: Namespace) -> int:
    is_address = urlsplit(options.website).scheme in ("http", "https")
    fetch = _from_host(options.website) if is_address else _from_folder(Path(options.website))
    try:
        bewijs = _said(fetch)
        with tempfile.TemporaryDirectory() as folder:
            made = _made_again(bewijs, options.data, Path(folder))
        wrong = _differences(bewijs, made, fetch)
        if not is_address:
            wrong += [f"{name}: hoort er niet" for name in digests(Path(options.website)) if name not in made]
    except Onbewijsbaar as fout:
        print(fout, file=sys.stderr)
        return WRONG_USE
    for line in wrong:
        print(one_line(line))
    if wrong:
        print(
            f"{len(wrong)} van de {len(made)} bestanden zijn niet wat wijziging {bewijs.commit} ervan maakt."
        )
        return FAULTS
    print(f"Alle {len(made)} bestanden zijn precies wat wijziging {bewijs.commit} ervan maakt.")
    return OK


def _said(fetch: Fetch) -> Bewijs:
    """What the site says of itself, when that can be made again here."""
    try:
        bewijs = Bewijs.parse(fetch(BESTAND))
    except (OSError, ValueError):
        raise Onbewijsbaar(
            f"Op die plek staat geen {BESTAND}, of het is niet te lezen. Noem de map of het adres van een "
            "website die met ‘handboek bouw’ is gemaakt."
        ) from None
    if bewijs.versie != software():
        raise Onbewijsbaar(
            f"Deze website is gemaakt met versie {bewijs.versie}, en hier draait {software()}. Typ eerst: "
            f'python -m pip install "competentiehandboek=={bewijs.versie}"'
        )
    if not bewijs.commit:
        raise Onbewijsbaar(
            "Deze website is gemaakt van bestanden die nog niet in git stonden. Daarvan is niets te "
            "bewijzen: bewaar ze in git en bouw opnieuw."
        )
    return bewijs


def _made_again(bewijs: Bewijs, data: Path, folder: Path) -> dict[str, str]:
    """The digests of the site that the commit makes."""
    try:
        content = checkout(data.resolve().parent, str(bewijs.commit), folder / "bron")
    except (NoHistory, HistoryRefused):
        raise Onbewijsbaar(
            f"Wijziging {bewijs.commit} is hier niet te vinden. Haal eerst alles op met ‘git fetch’, en typ "
            "dit in de map van het handboek."
        ) from None
    if build(folder / "site", content / data.name, offline=bewijs.offline):
        raise Onbewijsbaar(f"Wijziging {bewijs.commit} is hier niet te bouwen.")
    return digests(folder / "site")


def _differences(bewijs: Bewijs, made: dict[str, str], fetch: Fetch) -> list[str]:
    """Every file that is missing or other than what was made again."""
    wrong = [f"{name}: hoort er niet" for name in sorted(set(bewijs.bestanden) - set(made))]
    for name, digest in made.items():
        try:
            found = hashlib.sha256(fetch(name)).hexdigest()
        except OSError:
            wrong.append(f"{name}: ontbreekt")
            continue
        if found != digest:
            wrong.append(f"{name}: is anders")
    return wrong


def _from_folder(folder: Path) -> Fetch:
    return lambda name: (folder / name).read_bytes()


def _from_host(address: str) -> Fetch:
    base = f"{address.rstrip('/')}/"

    def fetch(name: str) -> bytes:
        try:
            with urlopen(urljoin(base, quote(name)), timeout=60) as answer:
                content: bytes = answer.read(LARGEST)
        except (URLError, ValueError) as error:
            raise OSError(str(error)) from error
        return content

    return fetch
