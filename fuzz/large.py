"""Handbooks that have as much of one thing as there may be, or twice that."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

from bench.generator import generate
from bench.months import AUTHOR, COMMITTER

Make = Callable[[Path, int], object]
"""Writes a data folder with so many of something."""

_SETTINGS = "titel: Groot\ngeschiedenis: nee\nclusters:\n  a: A\n"
_SYLLABLES = [a + b for a in "bdfgklmnprstvwz" for b in ("aar", "een", "ie", "oor", "uur", "ak", "el", "in")]


def chain(data: Path, number: int, *, closed: bool = False) -> None:
    """Competencies that each build on the next."""
    for at in range(number):
        below = [at + 1] if at + 1 < number else [0] * closed
        _competency(data, at, _list("bouwt voort op", [f"c{other}" for other in below]))


def circle(data: Path, number: int) -> None:
    """A chain of which the last competency builds on the first."""
    chain(data, number, closed=True)


def web(data: Path, number: int) -> None:
    """Competencies that each build on a hundred others."""
    for at in range(number):
        _competency(data, at, _list("bouwt voort op", _others(at, number)))


def pairs(data: Path, number: int) -> None:
    """Competencies that each are told from a hundred others."""
    for at in range(number):
        _competency(data, at, _block("niet verwarren met", dict.fromkeys(_others(at, number), "Kies.")))


def replaced(data: Path, number: int) -> None:
    """Two handbooks, side by side: so many behaviours at each level of a competency, and all of them new."""
    for name in ("oud", "nieuw"):
        random = Random(name)
        levels = "".join(_list(f"niveau {n}", [_sentence(random) for _ in range(number)]) for n in (1, 2, 3))
        _write(data / name, "handboek.yml", _SETTINGS)
        _write(data / name, "competenties/c.yml", f"label: C\ncluster: a\ndefinitie: Helpt.\n{levels}")


def replaced_everywhere(data: Path, number: int) -> None:
    """Two handbooks, side by side: so many competencies, and all behaviour in them new."""
    for name in ("oud", "nieuw"):
        random = Random(name)
        for at in range(number):
            _competency(data / name, at, behaviour=[_sentence(random) for _ in range(4)])
        _role(data / name, 0)


def alike(data: Path, number: int) -> None:
    """Competencies with behaviour that is the same everywhere."""
    for at in range(number):
        _competency(data, at, behaviour=["Bespreekt met het team welke afspraken deze week gelden."] * 50)


def nearly_alike(data: Path, number: int) -> None:
    """Competencies with behaviour made of the same few phrases."""
    generate(data, 1, number)


def unknown(data: Path, number: int) -> None:
    """Roles that ask ten competencies that are not there."""
    for at in range(500):
        _competency(data, at)
    for at in range(number):
        _role(data, at, _block("specifiek", {f"onbekend-{at}-{other}": "1" for other in range(10)}))


def roles(data: Path, number: int) -> None:
    """Roles, and half a thousand competencies."""
    generate(data, number, 500)


def terms(data: Path, number: int) -> None:
    """Terms that begin in the same way, and roles full of words that nearly are terms."""
    random = Random(1)
    begin = "samenwerkingsverband"
    _write(data, "begrippen.yml", "".join(f"{begin}{at:05}: Uitleg.\n" for at in range(number)))
    for at in range(20):
        notes = [" ".join(f"{begin}{random.randrange(10**5):05}x" for _ in range(50)) for _ in range(50)]
        _role(data, at, _list("voetnoten", notes))


def text(unit: str) -> Make:
    """A role with a text of so many letters, this one again and again."""

    def make(data: Path, number: int) -> None:
        _role(data, 0, f"doel: >\n  {(unit * (number // len(unit) + 1))[:number].strip()}\n")

    return make


def introduction(unit: str) -> Make:
    """An introduction of so many letters, this text again and again."""

    def make(data: Path, number: int) -> None:
        _role(data, 0)
        _write(data, "inleiding.md", (unit * (number // len(unit) + 1))[:number])

    return make


def introduction_lines(line: str) -> Make:
    """An introduction of so many lines."""

    def make(data: Path, number: int) -> None:
        _role(data, 0)
        _write(data, "inleiding.md", f"{line}\n" * number)

    return make


def file(line: str) -> Make:
    """A role with a file of so many kB: this line again and again."""

    def make(data: Path, number: int) -> None:
        _role(data, 0, line * (number * 1000 // len(line) - 10))

    return make


def texts(data: Path, number: int) -> None:
    """A role with a file of so many kB, in a hundred texts."""
    note = "Werkt samen met het team. " * (number * 10 // 26 - 1)
    _role(data, 0, _list("voetnoten", [note.strip()] * 99))


def lists(data: Path, number: int) -> None:
    """A role, and a handbook, in which every list has so many lines."""
    names = [f"naam-{at}" for at in range(number)]
    clusters = "".join(f"  {name}: Naam\n" for name in names)
    _role(data, 0, "".join(_list(key, names) for key in ("zoekwoorden", "voorheen", "voetnoten")))
    _write(data, "handboek.yml", _SETTINGS.replace("  a: A\n", clusters))
    _write(data, "competenties/c0.yml", _competency_text(0).replace("cluster: a", "cluster: naam-0"))


def commits(data: Path, number: int) -> None:
    """A repository with so many commits in one month; each changes a role."""
    _role(data, 0)
    repository = data.parent
    _git(repository, "init", "--quiet")
    _git(repository, "add", "--all")
    _git(repository, "commit", "--quiet", "--message=Begin")
    stream = ["reset refs/heads/groot\nfrom HEAD\n\n"]
    for at in range(number):
        content = f"titel: Functie {at}\ngeneriek:\n  c0: 1\n"
        stream.append(
            f"commit refs/heads/groot\ncommitter HR <hr@handboek.example> {1_700_000_000 + at} +0000\n"
            f"data 1\nx\nM 100644 inline data/functies/f0.yml\ndata {len(content)}\n{content}\n"
        )
    _git(repository, "fast-import", "--quiet", given="".join(stream))
    _git(repository, "reset", "--quiet", "--hard", "groot")


def _git(folder: Path, *arguments: str, given: str = "") -> None:
    command = ["git", "-C", str(folder), *arguments]
    subprocess.run(command, input=given.encode(), check=True, env=_surroundings(), capture_output=True)


def _surroundings() -> dict[str, str]:
    return {**os.environ, **AUTHOR, **COMMITTER}


def _others(at: int, number: int) -> list[str]:
    return [f"c{(at + step) % number}" for step in range(1, min(number, 101))]


def _competency(data: Path, at: int, more: str = "", behaviour: Iterable[str] = ("Doet dit.",)) -> None:
    _write(data, "handboek.yml", _SETTINGS)
    _write(data, f"competenties/c{at}.yml", _competency_text(at, more, behaviour))


def _competency_text(at: int, more: str = "", behaviour: Iterable[str] = ("Doet dit.",)) -> str:
    levels = "".join(_list(f"niveau {n}", behaviour) for n in (1, 2, 3))
    return f"label: Competentie {at}\ncluster: a\ndefinitie: Helpt.\n{more}{levels}"


def _role(data: Path, at: int, more: str = "") -> None:
    if not (data / "competenties" / "c0.yml").exists():
        _competency(data, 0)
    _write(data, f"functies/f{at}.yml", f"titel: Functie {at}\ngeneriek:\n  c0: 1\n{more}")


def _list(key: str, items: Iterable[str]) -> str:
    lines = "".join(f"  - {item}\n" for item in items)
    return f"{key}:\n{lines}" if lines else ""


def _block(key: str, items: dict[str, str]) -> str:
    return f"{key}:\n" + "".join(f"  {name}: {value}\n" for name, value in items.items())


def _sentence(random: Random) -> str:
    words = ("".join(random.choices(_SYLLABLES, k=random.choice((1, 2, 3)))) for _ in range(12))
    return f"{' '.join(words).capitalize()}."


def _write(data: Path, name: str, content: str) -> None:
    target = data / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, "utf8")
