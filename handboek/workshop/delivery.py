"""Handing in a proposal without a server of our own: which page of the git host takes which text."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from handboek.editing.edits import Geweigerd
from handboek.editing.proposal import Bestand, Bestanden, as_json, from_value, packed
from handboek.words.hosts import LONGEST, Adressen

MOST_IN_LINK = 6_000
"""So many letters of an address still come through mail and chat."""
_NIEUW = "De pagina opent ingevuld. Kijk het na, en kies onderaan ‘Commit’."
_NIEUW_LANG = "Plak de tekst in het lege bestand, en kies onderaan ‘Commit’."
_GEWIJZIGD = "Kies in het bestand alles (Ctrl+A), plak de tekst eroverheen, en kies onderaan ‘Commit’."
_WEG = "Haal het bestand op deze pagina weg."
_UPLOAD = "Of zet het zelf neer: pak voorstel.zip uit en sleep wat erin zit naar de pagina van zijn map."
_ZONDER = (
    "Stuur voorstel.zip naar wie het handboek beheert: die verwerkt het met ‘handboek pas-toe voorstel.zip’."
)


def steps(
    bestanden: Bestanden, bewerken: str | None, naar: str, titel: Callable[[str], str]
) -> list[dict[str, Any]]:
    """What there is to do, in order: for each file a page of the host and the text that goes there."""
    adressen = Adressen(bewerken and _root(bewerken, naar))
    made = [_step(path, file, adressen, naar) | {"titel": titel(path)} for path, file in bestanden.items()]
    return [*made, *_uploads(bestanden, adressen, naar)]


def _root(bewerken: str, naar: str) -> str:
    """The address without the data folder, which some give along."""
    return bewerken.rstrip("/").removesuffix(f"/{naar}")


def _step(path: str, file: Bestand, adressen: Adressen, naar: str) -> dict[str, Any]:
    where, text = f"{naar}/{path}", file.tekst or ""
    step: dict[str, Any] = {"pad": path, "manier": "klembord", "tekst": text}
    if file.tekst is None:
        return step | {"soort": "weg", "adres": adressen.delete(where), "uitleg": _WEG}
    if file.basis is not None:
        return step | {"soort": "gewijzigd", "adres": adressen.edit(where), "uitleg": _GEWIJZIGD}
    filled = adressen.new(where, text)
    if filled and len(filled) <= LONGEST:
        return step | {"soort": "nieuw", "adres": filled, "manier": "nieuw-adres", "uitleg": _NIEUW}
    return step | {"soort": "nieuw", "adres": adressen.new(where), "uitleg": _NIEUW_LANG}


def _uploads(bestanden: Bestanden, adressen: Adressen, naar: str) -> Iterator[dict[str, Any]]:
    """Of several files: the page that takes all of a folder at once, and what to do where there is none."""
    if len(bestanden) < 2:
        return
    folders = dict.fromkeys(
        path.rpartition("/")[0] for path, file in bestanden.items() if file.tekst is not None
    )
    step = {"soort": "gewijzigd", "manier": "upload", "tekst": ""}
    for folder in folders:
        if address := adressen.upload(f"{naar}/{folder}".rstrip("/")):
            yield step | {
                "pad": folder,
                "adres": address,
                "uitleg": _UPLOAD,
                "titel": f"{naar}/{folder}".rstrip("/"),
            }
    yield step | {"pad": "", "adres": None, "uitleg": _ZONDER, "titel": "voorstel.zip"}


def zipped(bestanden: Bestanden, naar: str) -> str:
    """The proposal as a ZIP, as letters."""
    return base64.b64encode(packed(bestanden, naar)).decode()


def fragment(bestanden: Bestanden) -> str | None:
    """A small proposal as the fragment of an address, without what was; None when it is too long for one."""
    small = {path: replace(file, was=None) for path, file in bestanden.items()}
    made = base64.urlsafe_b64encode(zlib.compress(as_json(small).encode(), 9)).decode().rstrip("=")
    return made if len(made) <= MOST_IN_LINK else None


def from_fragment(typed: str) -> dict[str, Bestand]:
    """The proposal in a fragment; raises `Geweigerd`."""
    try:
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(
            base64.urlsafe_b64decode(typed + "=" * (-len(typed) % 4)), 100 * MOST_IN_LINK
        )
        return from_value(json.loads(text.decode("utf8")))
    except (ValueError, zlib.error, RecursionError):
        raise Geweigerd("Deze link is niet heel. Vraag of je hem nog een keer krijgt.") from None
