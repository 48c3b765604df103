"""The check on the command line: what it says, in which form, and how it ends."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handboek.advice import adviezen
from handboek.advice.frame import CHECKS
from handboek.cli import VERBS, main
from handboek.cli.check import check
from handboek.loading import read_data
from handboek.messages import Melding, advice, faults
from handboek.messages.formats import Controle, as_github, as_gitlab, as_json, as_markdown, as_text
from tests.repositories import Repository
from tests.sites import PROJECT, VOORBEELDEN, Write

DAY = date(2026, 11, 21)
ADVIES = VOORBEELDEN / "advies" / "data"
EERDER = {"schrijver": "titel: Schrijver\nstatus: concept\n"}
FOUT = VOORBEELDEN / "fout" / "data"


def test_every_advice_is_told_with_its_exact_words() -> None:
    expected = (VOORBEELDEN / "advies" / "verwacht.txt").read_text("utf8").splitlines()
    assert [str(melding) for melding in adviezen(read_data(ADVIES), DAY, EERDER)] == expected


def test_the_example_shows_every_kind_of_advice() -> None:
    shown = {melding.soort.code for melding in adviezen(read_data(ADVIES), DAY, EERDER)}
    assert shown == {soort.code for soort in CHECKS} == {soort.code for soort in advice.ALLE}


@pytest.mark.parametrize("code", [soort.code for soort in advice.ALLE])
def test_each_kind_can_be_switched_off(tmp_path: Path, code: str) -> None:
    text = (ADVIES / "handboek.yml").read_text("utf8") + f"geen advies over:\n  - {code}\n"
    for file in ADVIES.rglob("*.yml"):
        target = tmp_path / "data" / file.relative_to(ADVIES)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text if file.name == "handboek.yml" else file.read_text("utf8"), "utf8")
    codes = {melding.soort.code for melding in adviezen(read_data(tmp_path / "data"), DAY, EERDER)}
    assert codes == {soort.code for soort in advice.ALLE} - {code}


def test_switching_off_what_does_not_exist_is_a_fault(data: Path, write: Write) -> None:
    write("handboek.yml", (data / "handboek.yml").read_text("utf8") + "geen advies over:\n  - langezin\n")
    (melding,) = check(data, DAY).fouten
    assert melding.soort is faults.ONBEKEND_ADVIES
    assert "Bedoel je ‘lange-zin’?" in melding.tekst


class TestFormats:
    def test_text_for_a_person(self) -> None:
        text = as_text(check(ADVIES, DAY))
        assert text.startswith("Advies, kijk of je er iets mee wilt:\n  data/competenties/")
        assert text.endswith("\nGeen fouten, 40 adviezen.")

    def test_text_tells_what_the_handbook_wants_no_advice_about(self, data: Path, write: Write) -> None:
        off = "geen advies over:\n  - versie-oud\n  - lange-zin\n"
        write("handboek.yml", (data / "handboek.yml").read_text("utf8") + off)
        last = as_text(check(data, DAY)).splitlines()[-1]
        assert last.startswith("Over ‘versie-oud’ en ‘lange-zin’ wil dit handboek geen advies")

    def test_github_puts_each_message_at_its_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(VOORBEELDEN / "fout")
        lines = as_github(check(FOUT, DAY)).splitlines()
        assert "::error file=data/functies/kok.yml,line=1,col=7,title=Fout::" in "\n".join(lines)
        assert all(line.startswith(("::error file=data/", "::notice file=data/")) for line in lines)

    def test_github_escapes_what_would_end_a_command(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(VOORBEELDEN)
        melding = Melding("data/a,b:c%.yml", 1, 2, "100%\nklaar", faults.OPMAAK)
        assert as_github(Controle([melding], [], VOORBEELDEN)) == (
            "::error file=data/a%2Cb%3Ac%25.yml,line=1,col=2,title=Fout::100%25%0Aklaar"
        )

    def test_json_is_a_list_of_objects(self) -> None:
        rows = json.loads(as_json(check(ADVIES, DAY)))
        assert rows[0] == {
            "ernst": "advies",
            "code": "ongebruikt",
            "pad": "data/competenties/dansen.yml",
            "regel": 1,
            "kolom": 1,
            "tekst": "Geen enkele functie vraagt ‘Dansen’. Is deze competentie nog nodig?",
            "herstel": None,
        }

    def test_json_says_how_lines_should_be(self, data: Path, write: Write) -> None:
        write("functies/kok.yml", "titel: Kok\ngeneriek:\n  samenwerken 2\n")
        told = [row for row in json.loads(as_json(check(data, DAY))) if row["pad"].endswith("kok.yml")]
        assert told[0]["herstel"] == {"van": 3, "tot": 3, "regels": ["  samenwerken: 2"]}

    def test_gitlab_has_a_code_quality_report(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(VOORBEELDEN / "fout")
        rows = json.loads(as_gitlab(check(FOUT, DAY)))
        assert {row["severity"] for row in rows} == {"blocker", "info"}
        assert len({row["fingerprint"] for row in rows}) == len(rows)
        places = {(row["location"]["path"], row["location"]["lines"]["begin"]) for row in rows}
        assert ("data/functies/kok.yml", 1) in places

    def test_markdown_shows_what_is_typed_as_it_is(self) -> None:
        melding = Melding("data/a_b.yml", 3, 1, "Schrijf <b> *zo* | niet", faults.OPMAAK)
        text = as_markdown(Controle([melding], [], VOORBEELDEN))
        assert r"- **data/a\_b\.yml**, regel 3: Schrijf \<b\> \*zo\* \| niet" in text
        assert text.startswith("## 1 fout in de bestanden\n\nVerbeter ze in ditzelfde voorstel")


class TestCommand:
    def test_the_summary_of_a_github_check_holds_all_faults(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        summary = tmp_path / "summary.md"
        summary.write_text("Eerder.\n", "utf8")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
        assert main(["--data", str(FOUT), "controleer", "--formaat", "github"]) == 1
        faults_told, _, _ = summary.read_text("utf8").partition("<details>")
        assert faults_told.startswith("Eerder.\n## ")
        assert faults_told.count("\n- **data/") == len(check(FOUT, DAY).fouten) > 50

    def test_advice_alone_ends_well(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--data", str(ADVIES), "controleer", "--datum", "2026-11-21"]) == 0
        assert capsys.readouterr().out.endswith("Geen fouten, 40 adviezen.\n")

    def test_faults_end_with_one(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--data", str(FOUT), "controleer"]) == 1
        assert "Dit moet nog goed" in capsys.readouterr().out

    @pytest.mark.parametrize("arguments", [[], ["controler"], ["controleer", "--formaat", "xml"]])
    def test_wrong_use_ends_with_two(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 2
        assert "Deze opdracht klopt niet" in capsys.readouterr().err


def test_the_readme_tells_of_every_verb_and_field(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (PROJECT / "README.md").read_text("utf8")
    with pytest.raises(SystemExit):
        main(["--help"])
    verbs = re.findall(r"^    ([\w-]+)(?: |$)", capsys.readouterr().out, re.MULTILINE)
    assert verbs == [*VERBS]
    for verb in verbs:
        assert f"`handboek {verb}" in readme
    for field in json.loads(as_json(check(ADVIES, DAY)))[0]:
        assert f"`{field}`" in readme


class TestOrderOfStatus:
    """A role goes from concept by way of ter instemming to vastgesteld; a skipped step is advice."""

    @pytest.fixture
    def told(self, tmp_path: Path) -> Callable[..., list[str]]:
        data = Path(shutil.copytree(VOORBEELDEN / "veer" / "data", tmp_path / "data"))
        repository = Repository(tmp_path)
        role = data / "functies" / "schipper-1.yml"
        as_it_is = role.read_text("utf8")

        def told(*statuses: str, basis: str = "", last_is_committed: bool = True) -> list[str]:
            for day, status in enumerate(statuses, 1):
                role.write_text(as_it_is + (f"status: {status}\n" if status else ""), "utf8")
                if last_is_committed or day < len(statuses):
                    repository.commit(f"2026-01-{day:02}")
            adviezen = check(data, date(2024, 6, 1), basis).adviezen
            return [melding.soort.code for melding in adviezen if "status" in melding.soort.code]

        return told

    @pytest.mark.parametrize("last_is_committed", [True, False])
    def test_a_skipped_step_is_told_before_and_after_the_commit(
        self, told: Callable[..., list[str]], last_is_committed: bool
    ) -> None:
        assert told("concept", "", last_is_committed=last_is_committed) == ["status-overgeslagen"]

    @pytest.mark.parametrize(
        "statuses",
        [
            ("concept", "ter instemming", "vastgesteld"),
            ("", "concept"),
            ("vastgesteld", "ter instemming", ""),
        ],
    )
    def test_each_step_in_its_turn_is_right(
        self, told: Callable[..., list[str]], statuses: tuple[str, ...]
    ) -> None:
        assert told(*statuses) == []

    def test_a_proposal_of_more_commits_is_laid_beside_its_basis(
        self, told: Callable[..., list[str]]
    ) -> None:
        assert told("concept", "ter instemming", "", basis="2026-01-01") == ["status-overgeslagen"]
