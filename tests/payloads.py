"""A handbook with markup, macros and scripts in every text that HR can type.

Which keys hold a text follows from the model.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import yaml

from handboek.loading.files import BEGRIPPEN, EIGEN, FOLDERS, GEGEVENS
from handboek.loading.introduction import BESTAND as INLEIDING
from handboek.model import Begrippen, Gegevens, Niveau, Onderdeel, Tekst

PAYLOAD = (
    "<script>window.gehackt=1</script></title></script><img src=x onerror=window.gehackt=1>"
    "<svg onload=window.gehackt=1> {{ 7+1330 }} {% raw %} ${7+1330} [x](javascript:window.gehackt=1) | a | b "
    "| &amp; &lt; <!-- ]]> `c` __d__ # e ~~f~~ \"g\" 'h' \\n ![i](x) <https://voorbeeld.example> "
    ":smile: {% set x = 7+1330 %} #{7+1330} #(7+1330) #sys.inputs $7+1330$ "
    "#include('x.typ') @elders <lbl> ''' \\u{41}"
)
SHORT = "<img src=x onerror=window.gehackt=1> {{ 7+1330 }} #(7+1330) $x$ [x](javascript:1) `c` 'h' \"g\" # e"
"""For names of parts, which are keys in the file."""
TINY = "<b>{{7+1330}}</b>"
"""For the name of a level."""
ADDRESS = "https://voorbeeld.example/{{7+1330}}#(7+1330)$x$*e*_f_"
"""All that a web address may hold."""
_TYPED = "%22%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.gehackt%3D1%3E"
POISONED_ADDRESSES = [
    f"vergelijken/?van={_TYPED}&naar=javascript:window.gehackt=1",
    f"vergelijken/?van=mijn_profiel&naar={_TYPED}#{_TYPED}",
    f"mijn-profiel/?functie={_TYPED}",
    f"gespreksformulier/?functie={_TYPED}",
    f"matrix/?zoek={_TYPED}&cluster={_TYPED}&functie={_TYPED}&competentie={_TYPED}&sorteer={_TYPED}",
    f"matrix/#zoek={_TYPED}",
    f"zoeken/?q={_TYPED}",
    f"zoeken/#q={_TYPED}",
    f"functies/molenaar/?{_TYPED}#{_TYPED}",
]
"""Pages that read their address, with a payload in it."""

Payload = Callable[..., str]


FULL = {
    "handboek.yml": """
niveaus:
  - label: Een
    uitleg: Met hulp.
    reikwijdte: Hier.
    moeilijkheid: Bekend.
    zelfstandigheid: Samen.
  - label: Twee
  - label: Drie
""",
    "functies/bakker.yml": """
reden: Nieuwe oven.
onderdelen:
  Kennis:
    tekst: Kent granen.
    punten: [Kent gisten.]
""",
    "competenties/samenwerken.yml": """
reden: Nieuw team.
kort: {niveau 1: Kort.}
praktijk: {niveau 1: Zo gaat dat.}
ontwikkeltips: {niveau 1: {doen: [Doe.], samen leren: [Vraag.], scholing: [Lees.]}}
vragen: {zelf: {niveau 1: [Wie.]}, gesprek: {niveau 1: [Wat.]}, sollicitatie: {niveau 1: [Hoe.]}}
valkuilen: {te weinig: [Niets.], te veel: [Alles.]}
""",
    "competenties/gedrag/samenwerken.yml": """
reden: Nieuw team.
kort: Kort.
praktijk: Zo gaat dat.
ontwikkeltips: {doen: [Doe.], samen leren: [Vraag.], scholing: [Lees.]}
vragen: {zelf: [Wie.], gesprek: [Wat.], sollicitatie: [Hoe.]}
valkuilen: {te weinig: [Niets.], te veel: [Alles.]}
""",
    "eigen/competenties/samenwerken.yml": """
praktijk: {niveau 1: Zo gaat dat.}
ontwikkeltips: {niveau 1: {doen: [Doe.]}}
vragen: {zelf: {niveau 1: [Wie.]}}
""",
    "eigen/competenties/gedrag/samenwerken.yml": """
praktijk: Zo gaat dat.
ontwikkeltips: {doen: [Doe.]}
vragen: {zelf: [Wie.]}
""",
}
"""What the small handbook does not use of the format, to put at the end of its files."""


def poison(data: Path) -> list[str]:
    """Put the payload, numbered, in every text of a data folder; return what was put."""
    numbers = itertools.count(1)
    put: list[str] = []

    def payload(text: str = PAYLOAD) -> str:
        put.append(f"nr{next(numbers)} {text}")
        return put[-1]

    for name, more in FULL.items():
        file = data / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text((file.read_text("utf8") if file.exists() else "") + more, "utf8")
    for file, kind in _files(data):
        content = yaml.load(file.read_text("utf8"), yaml.BaseLoader)
        if kind is Begrippen:
            content = {payload(SHORT): payload() for _ in content}
        else:
            content = _poisoned(content, kind, payload)
        if kind is Gegevens:
            content["feedbackadres"] = ADDRESS
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1_000_000)
        file.write_text(text, "utf8")
    introduction = f"## {payload()}\n\n{payload()}\n\n- {payload()}\n1. {payload()}\n"
    (data / INLEIDING).write_text(introduction, "utf8")
    return put


def _files(data: Path) -> list[tuple[Path, type[Onderdeel]]]:
    """The files of a data folder, and what each holds."""
    own: list[tuple[Path, type[Onderdeel]]] = [(data / GEGEVENS, Gegevens), (data / BEGRIPPEN, Begrippen)]
    return own + [
        (file, kind)
        for name, kind in (FOLDERS | EIGEN).items()
        for file in sorted((data / name).glob("*.yml"))
    ]


def _poisoned(value: Any, kind: Any, payload: Payload) -> Any:
    """A value of the files with a payload in the place of each text, as the type in the model tells."""
    inner = [part for part in get_args(kind) if part not in (type(None), Ellipsis)]
    if get_origin(kind) in (Annotated, Union, UnionType):
        return _poisoned(value, inner[0], payload)
    if isinstance(kind, type) and issubclass(kind, Onderdeel):
        fields = {key: field.annotation for key, field in kind.sleutels()}
        if not isinstance(value, Mapping):  # the short form, of the first field
            return _poisoned(value, next(iter(fields.values())), payload)
        tiny = {"label": payload(TINY)} if kind is Niveau else {}
        return tiny | {
            key: _poisoned(part, fields[key], payload) for key, part in value.items() if key not in tiny
        }
    if get_origin(kind) is tuple:
        return [_poisoned(part, inner[0], payload) for part in value]
    if get_origin(kind) is dict:
        return {
            payload(SHORT) if Tekst in (inner[0], *get_args(inner[0])) else key: _poisoned(
                part, inner[1], payload
            )
            for key, part in value.items()
        }
    return payload() if kind is Tekst else value
