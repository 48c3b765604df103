"""The agreed versions of a role: each readable at its own address, with the days on which it held."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from handboek.history import Uitgave, read_versions
from handboek.loading import load_handboek
from handboek.verifier import root_of, verify
from tests.repositories import Repository
from tests.sites import Write, built, edit, parse, text

MOLENAAR = "functies/molenaar.yml"


def told(data: Path) -> dict[str, list[tuple[str, date, date | None]]]:
    """By role: its versions with their days, the newest first."""
    found = read_versions(data, load_handboek(data))
    return {id: [(one.naam, one.van, one.tot) for one in versies] for id, versies in found.items()}


def versions(data: Path) -> dict[str, Uitgave]:
    """Those of the miller, by name."""
    return {one.naam: one for one in read_versions(data, load_handboek(data))["molenaar"]}


@pytest.fixture
def history(repository: Repository, data: Path) -> Repository:
    """A role agreed in 2024, changed in its competency, made a draft, and agreed anew from June 2025 on."""
    repository.commit("2024-03-05")
    edit(data / "competenties" / "samenwerken.yml", "label: Samenwerken", "label: Samen werken")
    repository.commit("2024-08-01")
    edit(data / MOLENAAR, "versie: 2024-03", "versie: 2025-05\nstatus: concept")
    edit(data / MOLENAAR, "  samenwerken: 2", "  samenwerken: 3")
    repository.commit("2025-04-01")
    edit(data / MOLENAAR, "status: concept", "status: vastgesteld\ngeldig vanaf: 2025-06-15")
    repository.commit("2025-05-20")
    return repository


class TestInForce:
    def test_each_holds_until_the_day_before_the_next(self, history: Repository, data: Path) -> None:
        assert told(data)["molenaar"] == [
            ("2025-05", date(2025, 6, 15), None),
            ("2024-03", date(2024, 3, 1), date(2025, 6, 14)),
        ]

    def test_a_draft_is_no_version(self, history: Repository, data: Path) -> None:
        assert "leerling" not in told(data)

    def test_it_says_what_was_asked_with_the_competencies_of_its_last_day(
        self, history: Repository, data: Path
    ) -> None:
        edit(data / "competenties" / "samenwerken.yml", "label: Samen werken", "label: Meewerken")
        history.commit("2025-09-01")
        said = {
            naam: (one.functie.eisen["samenwerken"].niveau, one.handboek.competenties["samenwerken"].label)
            for naam, one in versions(data).items()
        }
        assert said == {"2024-03": (2, "Samen werken"), "2025-05": (3, "Meewerken")}

    def test_a_draft_in_the_making_leaves_the_last_in_force(self, history: Repository, data: Path) -> None:
        edit(data / MOLENAAR, "status: vastgesteld", "status: ter instemming")
        edit(data / MOLENAAR, "versie: 2025-05", "versie: 2026-01")
        history.commit("2026-01-10")
        assert told(data)["molenaar"][0] == ("2025-05", date(2025, 6, 15), None)

    def test_a_role_that_is_gone_held_until_it_went(self, history: Repository, data: Path) -> None:
        (data / MOLENAAR).unlink()
        history.commit("2025-10-03")
        assert told(data)["molenaar"][0] == ("2025-05", date(2025, 6, 15), date(2025, 10, 3))

    def test_a_new_name_keeps_the_versions(self, history: Repository, data: Path, write: Write) -> None:
        typed = (data / MOLENAAR).read_text("utf8")
        (data / MOLENAAR).unlink()
        write("functies/maler.yml", typed.replace("generiek:", "voorheen: [molenaar]\ngeneriek:"))
        history.commit("2025-10-03")
        found = told(data)
        assert [naam for naam, *_ in found["maler"]] == ["2025-05", "2024-03"]
        assert "molenaar" not in found

    def test_what_every_role_asks_is_asked(self, history: Repository, data: Path) -> None:
        edit(data / "handboek.yml", "titel:", "generiek:\n  tellen: 1\ntitel:")
        history.commit("2025-09-01")
        assert {naam: [*one.functie.eisen] for naam, one in versions(data).items()} == {
            "2024-03": ["samenwerken", "plannen"],
            "2025-05": ["tellen", "samenwerken", "plannen"],
        }

    def test_in_a_repository_without_a_commit_there_are_none(
        self, repository: Repository, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CI", "true")
        assert told(data) == {}
        assert not (built(data, tmp_path / "site") / "functies" / "molenaar" / "versies").exists()

    def test_without_a_repository_there_are_none(self, data: Path) -> None:
        assert told(data) == {}


class TestPages:
    def test_every_version_has_a_sheet_and_a_pdf(
        self, history: Repository, data: Path, tmp_path: Path
    ) -> None:
        edit(data / "competenties" / "samenwerken.yml", "label: Samen werken", "label: Samen werken!")
        history.commit("2025-11-01")
        site = built(data, tmp_path / "site")
        old = parse(site, "functies/molenaar/versies/2024-03/")
        assert "geldig van 1 maart 2024 tot en met 14 juni 2025" in text(old.find(".//main"))
        assert "niveau 2" in text(old.find(".//main//table"))
        new = parse(site, "functies/molenaar/versies/2025-05/")
        assert "geldt vanaf 15 juni 2025" in text(new.find(".//main"))
        assert (site / "functies/molenaar/versies/2024-03.pdf").read_bytes().startswith(b"%PDF")
        role = parse(site, "functies/molenaar/")
        links = [a.get("href") for a in role.iter("a") if "versies/" in (a.get("href") or "")]
        assert links == ["versies/2025-05/", "versies/2024-03/"]
        assert verify(site, root_of(site)) == []

    def test_a_role_that_is_gone_says_so_and_what_went_is_no_link(
        self, history: Repository, data: Path, tmp_path: Path
    ) -> None:
        (data / MOLENAAR).unlink()
        (data / "competenties" / "plannen.yml").unlink()
        uitleg = "  plannen: Kies Samenwerken als het om mensen gaat en Plannen als het om tijd gaat.\n"
        edit(data / "competenties" / "samenwerken.yml", f"niet verwarren met:\n{uitleg}", "")
        history.commit("2025-10-03")
        site = built(data, tmp_path / "site")
        assert "ingetrokken" in text(parse(site, "functies/molenaar/").find(".//main"))
        sheet = parse(site, "functies/molenaar/versies/2025-05/").find(".//main")
        assert "Plannen" in text(sheet)
        assert not [a for a in sheet.iter("a") if "competenties/plannen" in a.get("href")]
        assert verify(site, root_of(site)) == []

    def test_the_old_address_of_a_version_stays(
        self, history: Repository, data: Path, write: Write, tmp_path: Path
    ) -> None:
        typed = (data / MOLENAAR).read_text("utf8").replace("titel: Molenaar", "titel: Maler")
        (data / MOLENAAR).unlink()
        write("functies/maler.yml", typed.replace("generiek:", "voorheen: [molenaar]\ngeneriek:"))
        history.commit("2025-10-03")
        site = built(data, tmp_path / "site")
        for id in ("maler", "molenaar"):
            sheet = parse(site, f"functies/{id}/versies/2024-03/").find(".//main")
            assert "Deze functie heet nu Maler" in text(sheet)
            assert (site / f"functies/{id}/versies/2024-03.pdf").is_file()

    def test_what_was_typed_is_text(self, history: Repository, data: Path, tmp_path: Path) -> None:
        edit(data / MOLENAAR, "titel: Molenaar", "titel: '<script>x()</script>{{ 7 * 7 }}'")
        history.commit("2025-06-20")
        site = built(data, tmp_path / "site")
        assert "<script>x()</script>{{ 7 * 7 }}" in text(
            parse(site, "functies/molenaar/versies/2025-05/").find(".//h1")
        )
        assert verify(site, root_of(site)) == []
