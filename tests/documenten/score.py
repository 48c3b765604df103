"""How well documents come in: `python -m tests.documenten.score [NAME…]` tells it for each and for all."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from handboek.importer import importeer
from tests.documenten import DOCUMENTEN
from tests.documenten.content import Document
from tests.documenten.strangers import VREEMDEN, Vreemd


def score(document: Document | Vreemd, folder: Path) -> tuple[Counter[str], list[str], bool]:
    """What was expected and what of it came in, what went wrong, and whether success was told."""
    file = folder / f"{document.naam}.docx"
    document.save(file)
    uitkomst = importeer([file], folder / "data")
    counted: Counter[str] = Counter()
    wrong = []
    found = Counter(_found(folder / "data"))
    expected = Counter(_expected(document))
    for fact, count in expected.items():
        counted[fact[0]] += count
        counted[f"{fact[0]} goed"] += min(count, found[fact])
    wrong += [f"mist {' | '.join(map(str, fact))}" for fact in expected - found]
    wrong += [f"te veel {' | '.join(map(str, fact))}" for fact in found - expected if fact[0] != "onderdeel"]
    return counted, wrong, uitkomst.is_gelukt


Fact = tuple[str, ...]


def _expected(document: Document | Vreemd) -> Iterator[Fact]:
    verwacht = document.verwacht
    for titel, gevraagd in verwacht.functies.items():
        yield "titel", titel
        yield from (("matrix", titel, label, str(niveau)) for label, niveau in gevraagd.items())
        yield from (("gebied", titel, naam) for naam in verwacht.resultaatgebieden)
        yield from (("onderdeel", titel, kop) for kop in verwacht.onderdelen)
    for label, keys in verwacht.erbij.items():
        yield from (("erbij", label, key, text) for key, texts in keys.items() for text in texts)
    yield from (("uitleg", str(niveau), text) for niveau, text in verwacht.uitleg.items())
    for label, niveaus in verwacht.gedrag.items():
        for niveau, texts in niveaus.items():
            yield from (("gedrag", label, str(niveau), text) for text in texts)


def _found(data: Path) -> Iterator[Fact]:
    labels = {}
    for file in data.glob("competenties/**/*.yml"):
        read = yaml.load(file.read_text("utf8"), yaml.BaseLoader)
        labels[file.stem] = read["label"]
        for key in set(read) & {"kort", "praktijk", "ontwikkeltips", "vragen", "valkuilen"}:
            yield from (("erbij", read["label"], *place) for place in _added(key, read[key]))
        for key, texts in read.items():
            niveau = (
                key.removeprefix("niveau ")
                if key.startswith("niveau ")
                else "0"
                if key == "indicatoren"
                else ""
            )
            said = (
                [" ".join(text.split()) for text in texts if text != "Nog niet beschreven."] if niveau else []
            )
            yield from (("gedrag", read["label"], niveau, text) for text in said)
    if (data / "handboek.yml").exists():
        gegevens = yaml.load((data / "handboek.yml").read_text("utf8"), yaml.BaseLoader)
        for niveau, named in enumerate(gegevens.get("niveaus", ()), 1):
            if isinstance(named, dict) and "uitleg" in named:
                yield "uitleg", str(niveau), " ".join(named["uitleg"].split())
    for file in data.glob("functies/*.yml"):
        role = yaml.load(file.read_text("utf8"), yaml.BaseLoader)
        yield "titel", role["titel"]
        for id, asked in {**role.get("generiek", {}), **role.get("specifiek", {})}.items():
            niveau = asked if isinstance(asked, str) else asked["niveau"]
            yield "matrix", role["titel"], labels[id], niveau
        yield from (("gebied", role["titel"], naam) for naam in role.get("resultaatgebieden", {}))
        yield from (("onderdeel", role["titel"], kop) for kop in role.get("onderdelen", {}))


def _added(key: str, value: Any) -> Iterator[tuple[str, str]]:
    """Each text with its keys in short: "praktijk/2", "ontwikkeltips/1/doen"."""
    if isinstance(value, dict):
        for inner, rest in value.items():
            yield from _added(f"{key}/{inner.removeprefix('niveau ')}", rest)
    else:
        yield from ((key, " ".join(text.split())) for text in ([value] if isinstance(value, str) else value))


def main(names: list[str]) -> None:
    total: Counter[str] = Counter()
    documents: list[Document | Vreemd] = [*DOCUMENTEN.values(), *VREEMDEN.values()]
    for document in documents:
        if names and not any(name in document.naam for name in names):
            continue
        with tempfile.TemporaryDirectory() as folder:
            counted, wrong, success = score(document, Path(folder))
        total += counted
        total["documenten"] += 1
        total["fout met exit 0"] += bool(wrong) and success
        total["goed"] += not wrong and success
        print(f"{'goed' if not wrong else 'FOUT'} {'exit 0' if success else 'exit 1'} {document.naam}")
        for line in wrong if names else wrong[:3]:
            print(f"    {line}")
    for kind in ("titel", "matrix", "gedrag", "gebied", "onderdeel", "erbij", "uitleg"):
        print(f"{kind}: {total[f'{kind} goed']} van {total[kind]}")
    print(f"{total['goed']} van {total['documenten']} goed, {total['fout met exit 0']} fout met exit 0")


if __name__ == "__main__":
    main(sys.argv[1:])
