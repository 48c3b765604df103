"""What a change means: told by role and competency, with old and new text, spelling apart."""

from __future__ import annotations

import json
import os
import subprocess
import time
from datetime import date
from pathlib import Path

import pytest

from handboek.cli import main
from handboek.compare import Wijziging, compare
from handboek.compare.formats import as_markdown
from handboek.history import read_history
from handboek.loading import load_handboek
from handboek.messages import Gegevensfout, faults
from handboek.model import Handboek, Versie
from handboek.site.folders import Folders
from handboek.site.site import Site
from handboek.words.differences import marked, same_but_spelling
from tests.repositories import Repository
from tests.sites import PROJECT, Write, built, edit, parse, text, without_pdf


def changed(goed: Handboek, data: Path) -> dict[str, list[Wijziging]]:
    """By role or competency: what changed from the example to its copy."""
    found = compare(goed, load_handboek(data)).onderwerpen
    return {f"{o.soort} {o.naam}".strip(): list(o.wijzigingen) for o in found}


class TestMeaning:
    def test_nothing(self, goed: Handboek, data: Path) -> None:
        edit(data / "functies" / "molenaar.yml", "schaal: 1.10", "# opmerking\nschaal:   1.10")
        assert changed(goed, data) == {}

    def test_a_level(self, goed: Handboek, data: Path) -> None:
        edit(data / "functies" / "molenaar.yml", "samenwerken: 2", "samenwerken: 3")
        assert changed(goed, data) == {"functie Molenaar": [Wijziging("Samenwerken", "2 → 3")]}

    def test_competencies_of_a_role(self, goed: Handboek, data: Path) -> None:
        edit(data / "functies" / "molenaar.yml", "  samenwerken: 2\n", "  tellen: 1\n")
        assert changed(goed, data)["functie Molenaar"] == [
            Wijziging("Tellen", "toegevoegd op niveau 1"),
            Wijziging("Samenwerken", "niet meer gevraagd (was niveau 2)"),
        ]

    def test_behaviour_changed_added_removed_and_moved(self, goed: Handboek, data: Path) -> None:
        file = data / "competenties" / "samenwerken.yml"
        edit(file, "Helpt een collega die erom vraagt.", "Helpt iedere collega die om hulp vraagt.")
        edit(file, '  - "Let op: vraagt zelf om hulp."\n', "")
        edit(file, "  - Brengt afdelingen bij elkaar.", "  - Sticht een koor.")
        edit(file, "niveau 2:\n", "niveau 2:\n  - Brengt afdelingen bij elkaar.\n")
        assert changed(goed, data)["competentie Samenwerken"] == [
            Wijziging("niveau 3", "gedrag verplaatst naar niveau 2", None, "Brengt afdelingen bij elkaar."),
            Wijziging(
                "niveau 1",
                "gedrag gewijzigd",
                "Helpt een collega die erom vraagt.",
                "Helpt iedere collega die om hulp vraagt.",
            ),
            Wijziging("niveau 3", "gedrag toegevoegd", None, "Sticht een koor."),
            Wijziging("niveau 1", "gedrag verwijderd", "Let op: vraagt zelf om hulp."),
        ]

    def test_added_removed_and_renamed(self, goed: Handboek, data: Path, write: Write) -> None:
        write("functies/kok.yml", "titel: Kok\ngeneriek:\n  samenwerken: 1\n")
        (data / "functies" / "bakker.yml").unlink()
        (data / "functies" / "molenaar.yml").rename(data / "functies" / "mulder.yml")
        edit(data / "functies" / "mulder.yml", "titel: Molenaar", "titel: Mulder\nvoorheen:\n  - molenaar")
        found = changed(goed, data)
        assert found["functie Kok"] == [Wijziging("functie", "toegevoegd")]
        assert found["functie Bakker"] == [Wijziging("functie", "verwijderd")]
        assert found["functie Mulder"] == [
            Wijziging("functie", "heette eerst Molenaar (molenaar)"),
            Wijziging("titel", "Molenaar → Mulder"),
        ]

    def test_the_cluster_the_glossary_and_a_part_of_a_profile(self, goed: Handboek, data: Path) -> None:
        edit(data / "competenties" / "tellen.yml", "cluster: doelen", "cluster: mensen")
        edit(data / "begrippen.yml", "Alleen onderzoek.", "Algemeen onderzoek.")
        edit(data / "functies" / "bakker.yml", "minimum: 7", "minimum: 8")
        found = changed(goed, data)
        assert found["competentie Tellen"] == [Wijziging("cluster", "doelen → mensen")]
        assert found["handboek"] == [Wijziging("begrip AO", "Alleen onderzoek. → Algemeen onderzoek.")]
        assert found["functie Bakker"] == [Wijziging("persoonlijkheidskenmerken rustig, minimum", "7 → 8")]

    def test_roles_that_a_competency_touches(self, goed: Handboek, data: Path) -> None:
        edit(data / "competenties" / "samenwerken.yml", "Verdeelt het werk", "Verdeelt al het werk")
        (onderwerp,) = compare(goed, load_handboek(data)).onderwerpen
        assert onderwerp.raakt == ("Leerling", "Molenaar")

    def test_a_version_that_stayed_is_a_warning(self, goed: Handboek, data: Path) -> None:
        edit(data / "functies" / "molenaar.yml", "samenwerken: 2", "samenwerken: 3")
        (warning,) = compare(goed, load_handboek(data)).waarschuwingen
        assert "Molenaar" in warning
        assert "maart 2024" in warning
        (data / "functies" / "molenaar.yml").rename(data / "functies" / "mulder.yml")
        edit(data / "functies" / "mulder.yml", "titel: Molenaar", "titel: Molenaar\nvoorheen:\n  - molenaar")
        assert len(compare(goed, load_handboek(data)).waarschuwingen) == 1
        edit(data / "functies" / "mulder.yml", "versie: 2024-03", "versie: 2026-11")
        assert compare(goed, load_handboek(data)).waarschuwingen == ()


class TestSpelling:
    @pytest.mark.parametrize(
        ("old", "new", "only_spelling"),
        [
            ("Helpt een collega.", "helpt een collega", True),
            ("Helpt clienten.", "Helpt cliënten.", True),
            ("Werkt zorgvudig.", "Werkt zorgvuldig.", True),
            ("Werkt zorgvuldgi.", "Werkt zorgvuldig.", True),
            ("Geeft een les.", "Geeft geen les.", False),
            ("Helpt wel.", "Helpt niet.", False),
            ("Bewaakt het plan.", "Bewaart het plan.", False),
            ("Doet 1 ronde.", "Doet 2 ronden.", False),
            ("Begeleidt een collega.", "Begeleidt collega's.", False),
        ],
    )
    def test_what_is_only_spelling(self, old: str, new: str, only_spelling: bool) -> None:
        assert same_but_spelling(old, new) is only_spelling

    def test_spelling_is_told_apart(self, goed: Handboek, data: Path) -> None:
        edit(data / "competenties" / "tellen.yml", "Telt tot honderd.", "telt tot honderd")
        shown = as_markdown(compare(goed, load_handboek(data)))
        assert shown == "### Alleen spelling of leestekens\n\n- Competentie Tellen (1)"


class TestForms:
    def test_changed_words_are_marked(self) -> None:
        left, right = marked("Telt tot tien en stopt.", "Telt tot honderd en stopt.")
        assert [(w.stand, w.tekst) for w in left if w.stand] == [("oud", "tien ")]
        assert [(w.stand, w.tekst) for w in right if w.stand] == [("nieuw", "honderd ")]

    def test_markdown_is_literal(self, goed: Handboek, data: Path) -> None:
        new = "Telt <b>[x](javascript:1)</b> @allen #1 tot tien."
        edit(data / "competenties" / "tellen.yml", "- Telt tot tien.", f"- '{new}'")
        shown = as_markdown(compare(goed, load_handboek(data)))
        assert r"\<b\>\[x\]\(javascript\:1\)\</b\>" in shown
        assert r"\@allen" in shown
        assert "- Dit raakt" not in shown


class TestRevisions:
    def test_two_revisions_and_the_working_tree(
        self, data: Path, repository: Repository, capsys: pytest.CaptureFixture[str]
    ) -> None:
        repository.commit("2026-01-10")
        edit(data / "functies" / "molenaar.yml", "samenwerken: 2", "samenwerken: 3")
        repository.commit("2026-02-10")
        edit(data / "functies" / "molenaar.yml", "plannen:\n    niveau: 1", "plannen:\n    niveau: 2")
        command = ["--data", str(data), "wijzigingen"]
        assert main([*command, "HEAD~1", "HEAD"]) == 0
        assert capsys.readouterr().out.startswith("Functie Molenaar\n  Samenwerken: 2 → 3\n")
        assert main([*command, "HEAD"]) == 0
        assert capsys.readouterr().out.startswith("Functie Molenaar\n  Plannen: 1 → 2\n")
        assert main([*command, "HEAD", "--formaat", "json"]) == 0
        shown = json.loads(capsys.readouterr().out)
        assert shown["onderwerpen"][0]["wijzigingen"][0]["wat"] == "1 → 2"

    def test_an_old_version_with_faults_stops_nothing(
        self, data: Path, repository: Repository, capsys: pytest.CaptureFixture[str]
    ) -> None:
        edit(data / "functies" / "molenaar.yml", "samenwerken: 2", "samenwerken: 5")
        repository.commit("2026-01-10")
        edit(data / "functies" / "molenaar.yml", "samenwerken: 5", "samenwerken: 2")
        assert main(["--data", str(data), "wijzigingen", "HEAD"]) == 0
        assert "In de oude versie zitten fouten" in capsys.readouterr().out

    def test_outside_git(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--data", str(data), "wijzigingen", "HEAD"]) == 2
        assert "staat niet in git" in capsys.readouterr().err

    @pytest.mark.parametrize("revision", ["bestaat-niet", "--output=x", "HEAD:data", ""])
    def test_a_revision_that_is_not_there(
        self,
        data: Path,
        repository: Repository,
        revision: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        repository.commit("2026-01-10")
        arguments = ["--data", str(data), "wijzigingen", "--", revision]
        assert main(arguments) == 2
        assert "niet te vinden" in capsys.readouterr().err


class TestHistory:
    @pytest.fixture
    def two_months(self, data: Path, repository: Repository) -> Path:
        without_pdf(data)
        repository.commit("2026-01-10")
        edit(data / "competenties" / "plannen.yml", "Schrijft op wat", "Schrijft en tekent wat")
        repository.commit("2026-02-03")
        edit(data / "functies" / "molenaar.yml", "samenwerken: 2", "samenwerken: 3")
        repository.commit("2026-02-20")
        return data

    def test_changes_by_month_newest_first(self, two_months: Path) -> None:
        historie = read_history(two_months)
        assert historie is not None
        assert [maand.maand for maand in historie.maanden] == [Versie(2026, 2), Versie(2026, 1)]
        february = historie.maanden[0].vergelijking
        assert february is not None
        assert [onderwerp.naam for onderwerp in february.onderwerpen] == ["Molenaar", "Plannen"]

    def test_the_date_of_a_role_is_that_of_all_that_it_asks(self, two_months: Path) -> None:
        historie, handboek = read_history(two_months), load_handboek(two_months)
        assert historie is not None
        assert historie.datum(handboek.functies["molenaar"]) == date(2026, 2, 20)
        assert historie.datum(handboek.functies["leerling"]) == date(2026, 1, 10)

    def test_it_is_shown_on_the_site(self, two_months: Path, tmp_path: Path) -> None:
        site = built(two_months, tmp_path / "site")
        page = text(parse(site, "wijzigingen/").find(".//article"))
        assert "Februari 2026" in page
        assert "Samenwerken: 2 → 3" in page
        role = text(parse(site, "functies/molenaar/").find(".//article"))
        assert "Laatst aangepast20 februari 2026" in role
        assert "Laatst aangepast: februari 2026" in role

    def test_a_merge_counts_on_the_day_it_came(self, data: Path, repository: Repository) -> None:
        repository.commit("2026-01-05")
        repository.git("checkout", "-q", "-b", "voorstel")
        edit(data / "functies" / "molenaar.yml", "samenwerken: 2", "samenwerken: 3")
        repository.commit("2026-01-20")
        repository.git("checkout", "-q", "-")
        edit(data / "competenties" / "tellen.yml", "Telt tot tien.", "Telt tot twaalf.")
        repository.commit("2026-01-10")
        repository.git("merge", "-q", "--no-ff", "-m", "samen", "voorstel", day="2026-02-03")
        historie, handboek = read_history(data), load_handboek(data)
        assert historie is not None
        february = historie.maanden[0]
        assert february.maand == Versie(2026, 2)
        assert february.vergelijking is not None
        assert [onderwerp.naam for onderwerp in february.vergelijking.onderwerpen] == ["Molenaar"]
        assert historie.datum(handboek.functies["molenaar"]) == date(2026, 2, 3)

    def test_a_link_in_the_past_harms_nothing(self, data: Path, repository: Repository) -> None:
        (data / "functies" / "geheim.yml").symlink_to("/etc/passwd")
        repository.commit("2026-01-05")
        (data / "functies" / "geheim.yml").unlink()
        repository.commit("2026-02-05")
        assert read_history(data) is not None

    def test_without_git_there_is_none(self, data: Path, voorbeeldsite: Path) -> None:
        assert read_history(data) is None
        page = text(parse(voorbeeldsite, "wijzigingen/").find(".//article"))
        assert "is hier niet beschikbaar" in page

    def test_a_repository_without_a_commit_has_none_yet(self, data: Path) -> None:
        subprocess.run(["git", "init", "-q", str(data.parent)], check=True)
        assert read_history(data) is None


class TestHistoryRefused:
    """A repository that git does not give whole: nothing vanishes without a word."""

    def shallow(self, folder: Path) -> Path:
        kloon = folder.with_name("kloon")
        subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{folder}", str(kloon)], check=True)
        return kloon

    def without_git(self, folder: Path) -> Path:
        os.environ["PATH"] = str(folder / "nergens")
        return folder

    def broken(self, folder: Path) -> Path:
        (folder / ".git" / "HEAD").write_text("kapot", "utf8")
        return folder

    def damaged(self, folder: Path) -> Path:
        told = subprocess.run(
            ["git", "-C", str(folder), "rev-parse", "HEAD:data/handboek.yml"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        (folder / ".git" / "objects" / told[:2] / told[2:]).unlink()
        return folder

    def foreign(self, folder: Path) -> Path:
        if os.geteuid() != 0:
            pytest.skip("Only root gives a folder away.")
        for path in (folder, folder / ".git"):
            os.chown(path, 12345, 12345)
        return folder

    def in_2107(self, folder: Path) -> Path:
        def git(*arguments: str, asked: str = "") -> str:
            command = ["git", "-C", str(folder), *arguments]
            return subprocess.run(
                command, input=asked, check=True, capture_output=True, text=True
            ).stdout.strip()

        (folder / "data" / "begrippen.yml").write_text("plan: Wat je gaat doen.\n", "utf8")
        git("add", ".")
        who = "HR <hr@molen.example> 4323000000 +0000"
        commit = f"tree {git('write-tree')}\nparent {git('rev-parse', 'HEAD')}\n"
        commit += f"author {who}\ncommitter {who}\n\nlater\n"
        git("update-ref", "HEAD", git("hash-object", "-t", "commit", "-w", "--stdin", asked=commit))
        return folder

    @pytest.mark.parametrize(
        ("harm", "told"),
        [
            ("shallow", "‘git fetch --unshallow’"),
            ("without_git", "Het programma git ontbreekt"),
            ("broken", "De repository is beschadigd"),
            ("damaged", "De repository is beschadigd"),
            ("foreign", "safe.directory"),
            ("in_2107", "buiten de jaren 1990 tot 2100"),
        ],
    )
    def test_it_is_a_fault_where_nobody_reads_along(
        self,
        data: Path,
        repository: Repository,
        harm: str,
        told: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setenv("PATH", os.environ["PATH"])
        repository.commit("2026-01-10")
        edit(data / "functies" / "molenaar.yml", "samenwerken: 2", "samenwerken: 3")
        repository.commit("2026-02-20")
        folder = getattr(self, harm)(data.parent)
        folders = Folders(PROJECT, folder / "data")
        monkeypatch.delenv("CI", raising=False)
        assert Site(load_handboek(folders.data), folders, pdfs=False).historie is None
        assert told in capsys.readouterr().err
        monkeypatch.setenv("CI", "true")
        with pytest.raises(Gegevensfout) as caught:
            Site(load_handboek(folders.data), folders, pdfs=False)
        (melding,) = caught.value.meldingen
        assert (melding.pad, melding.soort) == ("data/handboek.yml", faults.GESCHIEDENIS)
        assert told in melding.tekst
        with (folders.data / "handboek.yml").open("a", encoding="utf8") as file:
            file.write("geschiedenis: nee\n")
        assert Site(load_handboek(folders.data), folders, pdfs=False).historie is None

    def test_git_runs_nothing_of_the_repository(
        self, data: Path, repository: Repository, tmp_path: Path
    ) -> None:
        repository.commit("2026-01-10")
        spoor = tmp_path / "spoor"
        (data.parent / ".git" / "info" / "attributes").write_text("* filter=kwaad diff=kwaad\n", "utf8")
        for key in (
            *("filter.kwaad.smudge", "filter.kwaad.clean", "filter.kwaad.process", "diff.kwaad.textconv"),
            *("diff.external", "core.pager", "core.fsmonitor", "core.sshCommand", "gpg.program", "pager.log"),
        ):
            subprocess.run(["git", "-C", str(data.parent), "config", key, f"touch {spoor}; cat"], check=True)
        assert read_history(data) is not None
        assert main(["--data", str(data), "wijzigingen", "HEAD"]) == 0
        assert not spoor.exists()


def test_old_addresses_lead_on_and_search_finds_the_old_name(organisatiesite: Path) -> None:
    old = parse(organisatiesite, "functies/oude-mulder/")
    assert old.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../../functies/molenaar/"]
    assert '"z":["muldersknecht","oude mulder","schaal 1.10"]' in (
        organisatiesite / "assets" / "zoekindex.js"
    ).read_text("utf8")


def test_very_long_texts_are_marked_as_a_whole() -> None:
    began = time.process_time()
    oud, nieuw = marked("x " * 20_000 + "een", "x " * 20_000 + "twee")
    assert time.process_time() - began < 1
    assert ([woord.stand for woord in oud], [woord.stand for woord in nieuw]) == (["oud"], ["nieuw"])
