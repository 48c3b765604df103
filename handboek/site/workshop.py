"""What the page /werkplaats/ loads: Python for a browser, this software, and the files of the handbook.

Python comes from a package of its own, the extra `[werkplaats]`. This software, and what it needs that is
Python alone, is packed here as installed, the same each time. Names hold a hash, to be kept by browsers.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.metadata import distribution, version
from importlib.util import find_spec
from pathlib import Path

from handboek.model import Handboek
from handboek.site.cache import Cache
from handboek.site.folders import PACKAGE, Folders

FOLDER = "assets/werkplaats/"
INHOUD = f"{FOLDER}inhoud.json"
"""Says under which name each part stands."""
AANVULLING = (
    "Voor de werkplaats, waarin je het handboek op de pagina zelf wijzigt, is een aanvulling nodig. "
    'Installeer die zo: pip install "competentiehandboek[werkplaats]"'
)
PAST_NIET = (
    "De aanvulling voor de werkplaats past niet bij deze software: die is gemaakt voor {deel} {voor}, en "
    'hier staat {hier}. Werk ze samen bij: pip install --upgrade "competentiehandboek[werkplaats]"'
)
_CORE = "pydantic-core"
PURE = (
    "annotated-types",
    "jinja2",
    "markupsafe",
    "pydantic",
    "pyyaml",
    "rapidfuzz",
    "typing-extensions",
    "typing-inspection",
)
"""The packages that run on Python alone, or can."""
_ELSEWHERE = ("cli/", "engines/", "importer/", "starter/", "basis/", "site/pdf/", "site/theme/")
"""What of this software is for builds alone."""
_UNUSED = ("../", "pydantic/v1/", "rapidfuzz/__pyinstaller/")
_TEXTS = (".py", ".html", ".css", ".js", ".json", ".yml")


def parts() -> Path | None:
    """The folder of Python for a browser; None when it is not installed, or fits another pydantic."""
    folder = _installed()
    return folder if folder and _made_for(folder) == version(_CORE) else None


def lacks() -> str:
    """What the one who builds has to do for a werkplaats; nothing when all is there."""
    folder = _installed()
    if folder is None:
        return AANVULLING
    made_for, here = _made_for(folder), version(_CORE)
    return "" if made_for == here else PAST_NIET.format(deel=_CORE, voor=made_for, hier=here)


def absence(handboek: Handboek, *, offline: bool) -> str:
    """Why a site has no werkplaats: "uit", "map", "aanvulling" or "ongelijk"; nothing when it has one."""
    if handboek.gegevens.werkplaats == "nee":
        return "uit"
    if offline:
        return "map"
    return "" if parts() else "ongelijk" if _installed() else "aanvulling"


def _installed() -> Path | None:
    found = find_spec("handboek_werkplaats")
    folder = Path(found.origin).parent / "delen" if found and found.origin else None
    return folder if folder and (folder / "delen.json").is_file() else None


def _made_for(folder: Path) -> str:
    return str(json.loads((folder / "delen.json").read_text("utf8"))[_CORE])


def files(folders: Folders, bewerkadres: str | None, bewaren: str) -> Iterator[tuple[str, str | Path]]:
    """What stands beside the page, by address; nothing without the extra.

    `bewaren` is the word with which the page can save in the files themselves; empty where it cannot.
    """
    folder = parts()
    if folder is None:
        return
    kept = Cache(folders.cache("werkplaats"))
    data = json.dumps(_data(folders.data), ensure_ascii=False, sort_keys=True)
    made: dict[str, str | Path] = {
        **{file.name: file for file in sorted(folder.iterdir()) if file.name != "delen.json"},
        "handboek.zip.gz": _software(kept),
        "gegevens.json": data,
    }
    kept.tidy()
    delen = {}
    for name, content in made.items():
        read = content.encode() if isinstance(content, str) else content.read_bytes()
        first, dot, rest = name.partition(".")
        address = f"{FOLDER}{first}-{sha256(read).hexdigest()[:16]}{dot}{rest}"
        delen[name] = {"adres": address, "bytes": len(read)}
        yield address, content
    adressen = {"bewerken": bewerkadres, "naar": folders.data.name}
    yield INHOUD, json.dumps({"delen": delen, "adressen": adressen, "bewaren": bewaren})


def _data(folder: Path) -> Mapping[str, str | Mapping[str, str]]:
    """The files of a handbook, by their path; what is no text as base64."""
    found: dict[str, str | Mapping[str, str]] = {}
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder)
        if file.is_file() and not file.is_symlink() and not any(part.startswith(".") for part in name.parts):
            content = file.read_bytes()
            try:
                found[name.as_posix()] = content.decode("utf8")
            except UnicodeDecodeError:
                found[name.as_posix()] = {"base64": b64encode(content).decode()}
    return found


def _software(kept: Cache) -> Path:
    """This software and the packages that it needs in a browser, packed as one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, file in sorted(sources()):
            packed.writestr(zipfile.ZipInfo(name), file.read_bytes())
    key = sha256(out.getvalue()).hexdigest()
    return kept.get(key) or kept.put(key, gzip.compress(out.getvalue(), mtime=0))


def sources() -> Iterator[tuple[str, Path]]:
    """The files that run, and those that say of each package what it is and under which licence."""
    for file in PACKAGE.rglob("*"):
        name = file.relative_to(PACKAGE).as_posix()
        if file.suffix in _TEXTS and not name.startswith(_ELSEWHERE):
            yield f"{PACKAGE.name}/{name}", file
    for package in (*PURE, "competentiehandboek"):
        for path in distribution(package).files or ():
            runs = path.suffix == ".py" and package in PURE and not path.as_posix().startswith(_UNUSED)
            if runs or (".dist-info/" in path.as_posix() and path.name.startswith(("METADATA", "LICEN"))):
                yield path.as_posix(), Path(str(path.locate()))
