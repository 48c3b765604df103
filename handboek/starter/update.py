"""A handbook's folder brought to the version of the software that runs."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from packaging.version import InvalidVersion, Version

from handboek.editing import schema
from handboek.loading import read_data
from handboek.loading.beside import replace, write_new
from handboek.model import Handboek
from handboek.site.folders import shipped
from handboek.site.manifest import software
from handboek.starter.made import Gemaakt, digest, generated

PIN = re.compile(r"^(competentiehandboek(?:\[[\w,-]*\])?)==[^\s;#]+", re.MULTILINE)
BACKUPS = Path(".handboek") / "vorige"
_RELEASE = re.compile(r"^## (\d[^\s]*)[^\n]*\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


class BijwerkFout(Exception):
    """A folder cannot be brought to this version; the text says why and what to do, in Dutch."""


@dataclass
class Bijgewerkt:
    """What an update did (paths from the folder)."""

    van: str
    naar: str
    vernieuwd: list[str] = field(default_factory=list)
    gemaakt: list[str] = field(default_factory=list)
    vervallen: list[str] = field(default_factory=list)
    """Files that this version no longer makes, and that nobody changed: they are removed."""
    verschillen: dict[str, str] = field(default_factory=dict)
    """By file that the organisation changed and that stays: what this version would make of it, as a diff."""
    bewaard: Path | None = None
    """Where the files stand that were replaced."""
    nieuws: str = ""
    """What the CHANGELOG says of every version in between."""


def update(folder: Path) -> Bijgewerkt:
    """Renew what the software made and nobody changed; show what it would make of the rest.

    Raises `BijwerkFout` when the folder is no handbook's, or was made by a later version.
    """
    before = Gemaakt.read(folder)
    if before is None:
        raise BijwerkFout(
            "Dit is niet de map van een handboek, of .handboek/gemaakt.json is beschadigd. Ga naar de map "
            "waar LEESMIJ.md staat. Werkte je tot nu toe in een kopie van de software zelf? Maak dan een map "
            "met jullie data en docs/eigen erin, en typ ‘handboek begin’ met de naam van die map."
        )
    if _version(before.versie) > _version(software()):
        raise BijwerkFout(
            f"Dit handboek is gemaakt met versie {before.versie}, en hier draait {software()}. Installeer "
            "eerst die versie: python -m pip install --requirement requirements.txt"
        )
    done = Bijgewerkt(before.versie, software(), nieuws=_news(before.versie, software()))
    digests = dict(before.bestanden)
    for name, text in generated(before.host).items():
        _one(folder, name, text, before, done)
        if name in done.gemaakt or name in before.bestanden:
            digests[name] = digest(text)
    for name in sorted(set(before.bestanden) - set(generated(before.host))):
        _obsolete(folder, name, before, done)
        del digests[name]
    Gemaakt(software(), before.host, digests).write(folder)
    if handboek := read_data(folder / "data").handboek:
        done.vernieuwd += [file.relative_to(folder).as_posix() for file in _schemas(folder, handboek)]
    return done


def _schemas(folder: Path, handboek: Handboek) -> list[Path]:
    return schema.write(folder / schema.FOLDER, handboek)


def _one(folder: Path, name: str, text: str, before: Gemaakt, done: Bijgewerkt) -> None:
    """Bring one file to this version, as far as it is the software's."""
    file = folder / name
    if not file.exists():
        if name not in before.bestanden and write_new(file, text):  # else it was removed on purpose
            done.gemaakt.append(name)
        return
    now = file.read_text("utf8", errors="replace")
    if digest(now) == digest(text):
        return
    if digest(now) == before.bestanden.get(name):
        _renew(folder, name, now, text, done)
    elif name == "requirements.txt" and PIN.search(now):
        pinned = PIN.sub(rf"\g<1>=={software()}", now)
        if pinned != now:
            _renew(folder, name, now, pinned, done)
    else:
        done.verschillen[name] = "\n".join(_diff(name, now, text))


def _renew(folder: Path, name: str, now: str, text: str, done: Bijgewerkt) -> None:
    _keep(folder, name, now, done)
    replace(folder / name, text)
    done.vernieuwd.append(name)


def _obsolete(folder: Path, name: str, before: Gemaakt, done: Bijgewerkt) -> None:
    file = folder / name
    if file.is_file() and digest(now := file.read_text("utf8", errors="replace")) == before.bestanden[name]:
        _keep(folder, name, now, done)
        file.unlink()
        done.vervallen.append(name)


def _keep(folder: Path, name: str, text: str, done: Bijgewerkt) -> None:
    """Keep a file as it was, for the way back."""
    done.bewaard = BACKUPS / done.van
    replace(folder / done.bewaard / name, text)


def _diff(name: str, now: str, text: str) -> Iterator[str]:
    lines = now.splitlines(), text.splitlines()
    return difflib.unified_diff(*lines, f"{name} (van jullie)", f"{name} ({software()})", lineterm="")


def _news(van: str, naar: str) -> str:
    """What the CHANGELOG says of the versions after one, up to another."""
    text = (shipped() / "CHANGELOG.md").read_text("utf8")
    found = [(match[1], match[0]) for match in _RELEASE.finditer(text)]
    between = [part for release, part in found if _version(van) < _version(release) <= _version(naar)]
    return "\n".join(part.strip() + "\n" for part in between).strip()


def _version(text: str) -> Version:
    try:
        return Version(text)
    except InvalidVersion:
        return Version("0")
