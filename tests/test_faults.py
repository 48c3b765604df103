"""What is wrong is told in full, all of it, at its place: every kind of fault has an example here.

`tests/voorbeelden/fout*/` hold the examples, each with what is to be printed in `verwacht.txt`; what cannot
be kept in git is made here.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from handboek.cli.check import check
from handboek.loading.explain import explain
from handboek.loading.nodes import Mapping, compose
from handboek.messages import Melder, Melding, Soort, faults
from handboek.model import Functie
from tests.repositories import Repository
from tests.sites import VOORBEELDEN, build

PAGES = VOORBEELDEN / "fout-paginas"
DATA = sorted({file.parent for file in VOORBEELDEN.glob("fout*/verwacht.txt")} - {PAGES})
COOK = "titel: Kok\ngeneriek:\n  samenwerken: 1\n"


def expected(example: Path) -> list[str]:
    """What is to be printed of an example."""
    return (example / "verwacht.txt").read_text("utf8").splitlines()


def told(data: Path) -> list[str]:
    """What is said of a data folder, and of the organisation's own pages beside it."""
    return [str(melding) for melding in check(data, date(2026, 11, 21)).fouten]


@pytest.mark.parametrize("example", DATA, ids=lambda example: example.name)
def test_every_fault_in_data_is_told_at_once(example: Path) -> None:
    assert told(example / "data") == expected(example)


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What a build says of the example's own pages, and of links among them."""
    folder = tmp_path_factory.mktemp("paginas")
    data = shutil.copytree(VOORBEELDEN / "veer" / "data", folder / "data")
    own = shutil.copytree(PAGES / "docs" / "eigen", folder / "docs" / "eigen")
    (folder / "elders").mkdir()
    (folder / "elders" / "geheim.md").write_text("# Geheim\n")
    for name in ("link.md", "link.png"):
        (own / name).symlink_to(folder / "elders" / "geheim.md")
    (own / "link").symlink_to(folder / "elders", target_is_directory=True)
    done = build(data, folder / "site")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return [line.strip() for line in (done.stdout + done.stderr).splitlines() if "docs/eigen/" in line]


def test_every_fault_in_own_pages_is_told_at_once(stopped: list[str]) -> None:
    assert [line for line in stopped if "/link" not in line] == expected(PAGES)


def test_the_check_tells_all_of_that_without_a_build(tmp_path: Path) -> None:
    data = shutil.copytree(VOORBEELDEN / "veer" / "data", tmp_path / "data")
    shutil.copytree(PAGES / "docs", tmp_path / "docs")
    assert told(data) == expected(PAGES)


def test_an_own_page_is_no_link(stopped: list[str]) -> None:
    said = (
        "is geen gewoon bestand dat het handboek kan lezen. Zet het bestand zelf hier neer, of haal dit weg."
    )
    assert [line for line in stopped if "/link" in line] == [
        f"docs/eigen/{name}:1:1: ‘{name}’ {said}" for name in ("link", "link.md", "link.png")
    ]


def too_large(data: Path) -> None:
    (data / "functies" / "kok.yml").write_text(COOK + "#" * 250_000)


def too_long_a_name(data: Path) -> None:
    (data / "functies" / f"{'k' * 201}.yml").write_text(COOK)


def too_long_a_page(data: Path) -> None:
    (data / "inleiding.md").write_text("- punt\n" * 1001)


def too_many(data: Path) -> None:
    text = (data / "competenties" / "gedrag" / "samenwerken.yml").read_text("utf8")
    for number in range(500):
        (data / "competenties" / "gedrag" / f"c{number}.yml").write_text(text, "utf8")


def two_cases(data: Path) -> None:
    if (data / "functies" / "MOLENAAR.yml").exists():
        pytest.skip("This file system takes the two names for one.")
    (data / "functies" / "Molenaar.yml").write_text(COOK)


MADE: dict[Callable[[Path], None], list[str]] = {
    too_large: [
        "data/functies/kok.yml:1:1: Dit bestand is groter dan 250 kB; dat is geen tekst van een handboek "
        "meer. Kijk of er iets anders in geplakt is."
    ],
    too_long_a_name: [
        f"data/functies/{'k' * 201}.yml:1:1: De naam van dit bestand telt 201 tekens, en er passen er ten "
        "hoogste 200. Geef het bestand een kortere naam."
    ],
    too_long_a_page: [
        "data/inleiding.md:1001:1: Deze pagina telt 1.001 regels, en er passen er ten hoogste 1.000. Maak "
        "die korter, of verdeel die over meer pagina's in docs/eigen/."
    ],
    too_many: [
        "data/competenties/gedrag:1:1: In deze map staan 501 bestanden, en een handboek heeft er daar ten "
        "hoogste 500. Verdeel die over twee handboeken, of verwijder wat niet meer geldt."
    ],
    two_cases: [
        "data/functies/Molenaar.yml:1:1: De bestandsnaam ‘Molenaar.yml’ mag alleen kleine letters, cijfers "
        "en streepjes hebben, want die wordt het adres van de pagina. Noem het bestand ‘molenaar.yml’.",
        "data/functies/molenaar.yml:1:1: Deze naam verschilt alleen in hoofdletters van ‘Molenaar.yml’. Op "
        "veel computers is dat hetzelfde bestand. Geef een van de twee een andere naam.",
    ],
}
"""Examples that no repository can keep."""
LATER = (
    "data/functies/kok.yml:1:1: Wat bij ‘titel’ staat, past hier niet. Kijk hoe het in een ander bestand "
    "staat."
)


HISTORY = (
    "data/handboek.yml:1:1: De geschiedenis van het handboek is niet te lezen, en zou ongemerkt van de "
    "website verdwijnen. De repository is beschadigd (not a git repository (or any of the parent "
    "directories): .git). Haal een nieuwe kopie op met ‘git clone’. Willen jullie geen geschiedenis op de "
    "website, zet dan ‘geschiedenis: nee’ in dit bestand."
)


def test_a_history_that_git_refuses(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    Repository(data.parent).commit()
    (data.parent / ".git" / "HEAD").write_text("kapot", "utf8")
    done = build(data, data.parent / "site")
    assert HISTORY in [line.strip() for line in (done.stdout + done.stderr).splitlines()]


@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)
def test_what_git_does_not_keep(data: Path, make: Callable[[Path], None]) -> None:
    make(data)
    assert told(data) == MADE[make]


def test_an_error_of_a_later_pydantic_has_words_too() -> None:
    new = InitErrorDetails(type=PydanticCustomError("nieuw", "is new"), loc=("titel",), input="Kok")
    meldingen: list[Melding] = []
    report = Melder("data/functies/kok.yml", meldingen)
    root = compose("titel: Kok\n", report)
    assert isinstance(root, Mapping)
    explain(ValidationError.from_exception_data("Functie", [new]), root, Functie, report)
    assert [str(melding) for melding in meldingen] == [LATER]


class Anything(dict[str, str]):
    """Fills every place in a text with a mark."""

    def __missing__(self, key: str) -> str:
        return "\0"


def fits(text: str, soort: Soort) -> bool:
    """Whether a text is that of a kind of fault, whatever was found."""
    return bool(re.fullmatch(re.escape(soort.tekst.format_map(Anything())).replace("\0", ".*"), text))


def test_every_kind_is_shown_by_an_example() -> None:
    lines = [LATER, HISTORY, *(line for made in MADE.values() for line in made)]
    lines += [line for example in (*DATA, PAGES) for line in expected(example)]
    texts = [line.split(": ", 1)[1] for line in lines]
    assert [soort.code for soort in faults.ALLE if not any(fits(text, soort) for text in texts)] == []
