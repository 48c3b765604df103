"""A new file: everything explained, nothing wrong but what is still to be filled in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from handboek.cli import main
from handboek.editing.new import create
from handboek.loading import load_handboek, read_data
from handboek.messages import faults
from handboek.model import Competentie, Functie, Onderdeel

DAY = date(2026, 11, 21)


@pytest.mark.parametrize("kind", [Functie, Competentie])
def test_only_what_is_to_be_filled_in_is_wrong(data: Path, kind: type[Onderdeel]) -> None:
    create(data, kind, "Nieuw: één #1 *proef*", DAY)
    kinds = {melding.soort for melding in read_data(data).meldingen}
    assert kinds
    assert kinds <= {faults.NOG_IN_TE_VULLEN, faults.NIVEAU_LEEG}


@pytest.mark.parametrize("kind", [Functie, Competentie])
def test_every_key_is_there_and_every_example_is_right(data: Path, kind: type[Onderdeel]) -> None:
    file = create(data, kind, "Proef", DAY)
    lines = file.read_text("utf8").splitlines()
    for key, field in kind.sleutels():
        assert any(line.removeprefix("# ").startswith(f"{key}:") for line in lines)
        assert any(line.startswith(f"# {field.description}") for line in lines)


def test_filled_in_it_is_a_page(data: Path) -> None:
    file = create(data, Functie, "Kok", DAY)
    file.write_text(file.read_text("utf8").replace(": …", ": 1"), "utf8")
    kok = load_handboek(data).functies["kok"]
    assert (kok.titel, str(kok.versie), list(kok.generiek)) == ("Kok", "november 2026", ["samenwerken"])


def test_nothing_is_overwritten(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (data / "functies" / "molenaar.yml").read_bytes()
    assert main(["--data", str(data), "nieuw", "functie", "Molenaar"]) == 1
    assert "bestaat al" in capsys.readouterr().err
    assert (data / "functies" / "molenaar.yml").read_bytes() == before


def test_a_label_without_letters_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for label in ("../!", "Index"):
        assert main(["--data", str(data), "nieuw", "functie", label]) == 2
        assert "geen goede bestandsnaam" in capsys.readouterr().err
    assert main(["--data", str(data), "nieuw", "competentie", "Gedrag tonen"]) == 2


def test_a_mistyped_folder_is_not_made(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(data / "dta"), "nieuw", "functie", "Kok"]) == 2
    assert not (data / "dta").exists()
