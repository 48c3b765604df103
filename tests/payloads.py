"""A handbook with markup, macros and scripts in every text that HR can type."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import yaml

PAYLOAD = (
    "<script>window.gehackt=1</script></title></script><img src=x onerror=window.gehackt=1>"
    "<svg onload=window.gehackt=1> {{ 7+1330 }} {% raw %} ${7+1330} [x](javascript:window.gehackt=1) | a | b "
    "| &amp; &lt; <!-- ]]> `c` __d__ # e ~~f~~ \"g\" 'h' \\n ![i](x) <https://voorbeeld.example> :smile:"
)
SHORT = "<img src=x onerror=window.gehackt=1> {{ 7+1330 }} [x](javascript:1) `c` 'h' \"g\" # e"
"""For names of parts, which are keys in the file."""
_TYPED = "%22%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.gehackt%3D1%3E"
POISONED_ADDRESSES = [
    f"vergelijken/?van={_TYPED}&naar=javascript:window.gehackt=1",
    f"vergelijken/?van=mijn_profiel&naar={_TYPED}#{_TYPED}",
    f"mijn-profiel/?functie={_TYPED}",
    f"gespreksformulier/?functie={_TYPED}",
    f"matrix/?zoek={_TYPED}&cluster={_TYPED}&functie={_TYPED}&competentie={_TYPED}&sorteer={_TYPED}",
    f"zoeken/?q={_TYPED}",
    f"functies/molenaar/?{_TYPED}#{_TYPED}",
]
"""Pages that read their address, with a payload in it."""
_KEPT = {"cluster", "versie", "status", "niveau", "minimum", "adres", "bewerkadres"}
_IDS = {"bouwt voort op", "gedragscompetenties", "voorheen"}
_NAMED = {"resultaatgebieden", "teamrollen", "persoonlijkheidskenmerken"}


def poison(data: Path) -> list[str]:
    """Put the payload, numbered, in every text of a data folder; return what was put."""
    numbers = itertools.count(1)
    put: list[str] = []

    def payload(text: str = PAYLOAD) -> str:
        put.append(f"nr{next(numbers)} {text}")
        return put[-1]

    def poisoned(value: Any, key: str) -> Any:
        if isinstance(value, dict):
            return {
                payload(SHORT) if key in _NAMED else name: poisoned(inner, name)
                for name, inner in value.items()
            }
        if isinstance(value, list):
            return value if key in _IDS else [poisoned(inner, key) for inner in value]
        return value if key in _KEPT or value in "123" else payload()

    for file in sorted(data.rglob("*.yml")):
        content = yaml.load(file.read_text("utf8"), yaml.BaseLoader)
        file.write_text(
            yaml.safe_dump(poisoned(content, ""), allow_unicode=True, sort_keys=False, width=1_000_000),
            "utf8",
        )
    return put
