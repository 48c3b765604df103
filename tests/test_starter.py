"""A handbook of one's own: begun, built, brought to another version."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from handboek.cli import main
from handboek.exchange import AANVULLING
from handboek.loading import read_data
from handboek.site import workshop
from handboek.site.manifest import digests, software
from handboek.starter import HOSTS
from handboek.starter.made import RECORD, TEMPLATES, generated, texts_in
from tests.sites import PROJECT, VOORBEELDEN, pages_alone

WORD = VOORBEELDEN / "importeren" / "smid.txt"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    """What a command prints, also of what goes wrong."""
    assert main(arguments) == status
    out, err = capsys.readouterr()
    return out + err


def own_files(folder: Path) -> Mapping[str, str]:
    return {name: text for name, text in texts_in(folder).items() if not name.startswith(".vscode/schema/")}


class TestBegin:
    @pytest.mark.parametrize("host", HOSTS)
    def test_what_is_begun_is_right_and_can_be_built(
        self, here: Path, capsys: pytest.CaptureFixture[str], host: str
    ) -> None:
        said = told(capsys, "begin", "ons-handboek", "--host", host)
        assert [line[:4] for line in said.splitlines()[1:]] == [f"  {n}." for n in range(1, 6)]
        assert "Geen fouten, geen adviezen." in told(capsys, "--data", "ons-handboek/data", "controleer")
        assert set(generated(host)) <= set(texts_in(here / "ons-handboek"))
        assert not [name for name in texts_in(here / "ons-handboek") if name.endswith((".py", ".js"))]
        assert "@" not in (here / "ons-handboek" / "requirements.txt").read_text("utf8")
        assert "@HOST@" not in (here / "ons-handboek" / "LEESMIJ.md").read_text("utf8")

    def test_examples_say_that_they_are(self, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        told(capsys, "begin", "nieuw")
        files = [*(here / "nieuw" / "data").rglob("voorbeeld-*.yml")]
        assert len(files) == 3
        for file in files:
            assert "(voorbeeld)" in file.read_text("utf8")
            assert file.read_text("utf8").startswith("# Dit is een voorbeeld.")

    def test_empty_asks_to_be_filled_in(self, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert "zegt wat er nog in te vullen is" in told(capsys, "begin", "leeg", "--leeg")
        assert not [*(here / "leeg" / "data" / "functies").glob("*.yml")]
        assert "is nog in te vullen" in told(capsys, "--data", "leeg/data", "controleer", status=1)

    def test_word_profiles_can_be_the_beginning(self, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        said = told(capsys, "begin", "nieuw", "--uit", str(WORD))
        assert f"Lees nu {Path('nieuw', 'data', 'importverslag.md')}" in said
        assert read_data(here / "nieuw" / "data").meldingen == []
        assert [*(here / "nieuw" / "data" / "functies").glob("*.yml")]

    def test_nothing_is_made_of_a_file_that_cannot_be_read(
        self, here: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (here / "kapot.docx").write_bytes(b"geen word")
        told(capsys, "begin", "nieuw", "--uit", "kapot.docx", status=1)
        assert not (here / "nieuw").exists()

    def test_what_is_there_stays(self, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (here / "data" / "functies").mkdir(parents=True)
        (here / "data" / "functies" / "kok.yml").write_text("titel: Kok\n", "utf8")
        (here / ".gitignore").write_text("*.log\n", "utf8")
        said = told(capsys, "begin", ".")
        assert "stonden er al en zijn niet veranderd: .gitignore." in said
        assert (here / ".gitignore").read_text("utf8") == "*.log\n"
        assert sorted(texts_in(here / "data")) == ["functies/kok.yml"]

    def test_a_handbook_does_not_begin_twice(self, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        told(capsys, "begin", "nieuw")
        before = texts_in(here / "nieuw")
        assert "‘handboek bijwerken’" in told(capsys, "begin", "nieuw", status=2)
        assert texts_in(here / "nieuw") == before

    @pytest.mark.parametrize("name", ["bestand", "map"])
    def test_where_no_handbook_can_stand(
        self, here: Path, capsys: pytest.CaptureFixture[str], name: str
    ) -> None:
        (here / "bestand").write_text("", "utf8")
        (here / "map").mkdir()
        (here / "map" / "data").write_text("", "utf8")
        before = texts_in(here)
        assert (
            "is een bestand" in (said := told(capsys, "begin", name, status=2)) or "geen gewone map" in said
        )
        assert texts_in(here) == before


class TestUpdate:
    @pytest.fixture
    def begun(self, here: Path) -> Path:
        """What an earlier version made, kept as it was."""
        return Path(shutil.copytree(VOORBEELDEN / "begonnen" / "1.0.0rc1", here / "handboek"))

    def test_the_folder_of_an_earlier_version_becomes_one_of_this(
        self, begun: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        content = texts_in(begun / "data")
        monkeypatch.chdir(begun)
        said = told(capsys, "bijwerken")
        assert f"Van versie 1.0.0rc1 naar {software()}." in said
        assert "pip install" in said
        assert texts_in(begun / "data") == content
        assert {name: own_files(begun)[name] for name in generated("github")} == generated("github")
        assert json.loads((begun / RECORD).read_text("utf8"))["versie"] == software()
        assert f"hoort bij versie {software()}" in told(capsys, "bijwerken")
        assert "Geen fouten" in told(capsys, "controleer")

    def test_its_site_is_then_that_of_a_handbook_that_begins_with_this_version(
        self, here: Path, begun: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        told(capsys, "begin", "vers", "--host", "github")
        told(capsys, "--data", str(begun / "data"), "bijwerken")
        sites = []
        for folder in (begun, here / "vers"):
            pages_alone(folder / "data")
            told(capsys, "--data", str(folder / "data"), "bouw", "--naar", str(folder / "site"))
            made = digests(folder / "site").items()  # the werkplaats has all comments
            sites.append({name: digest for name, digest in made if not name.startswith(workshop.FOLDER)})
        assert sites[0] == sites[1]

    def test_what_the_organisation_changed_stays_and_is_shown(
        self, begun: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(begun)
        theirs = {
            "CODEOWNERS": "* @ons-team\n",
            "requirements.txt": "competentiehandboek==1.0.0rc1\nnog-iets==3\n",
        }
        for name, text in theirs.items():
            Path(name).write_text(text, "utf8")
        Path("LEESMIJ.md").unlink()
        said = told(capsys, "bijwerken")
        assert "CODEOWNERS hebben jullie zelf aangepast" in said
        assert "-* @ons-team" in said
        assert Path("CODEOWNERS").read_text("utf8") == theirs["CODEOWNERS"]
        assert Path("requirements.txt").read_text("utf8") == (
            f"competentiehandboek=={software()}\nnog-iets==3\n"
        )
        kept = Path(".handboek", "vorige", "1.0.0rc1", "requirements.txt")
        assert kept.read_text("utf8") == theirs["requirements.txt"]
        assert not Path("LEESMIJ.md").exists(), "it was removed on purpose"

    def test_what_is_no_longer_made_goes_unless_it_was_changed(
        self, begun: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(begun)
        record = json.loads(RECORD.read_text("utf8"))
        for name in ("weg.txt", "gewijzigd.txt"):
            Path(name).write_text("oud\n", "utf8")
            record["bestanden"][name] = "b7ebd1e5d2fdaa2c5fd1b7bd8cd9d1b8e4e0a8f9"
        Path("weg.txt").write_text(Path(".gitignore").read_text("utf8"), "utf8")
        record["bestanden"]["weg.txt"] = record["bestanden"][".gitignore"]
        RECORD.write_text(json.dumps(record), "utf8")
        assert "weggehaald: weg.txt." in told(capsys, "bijwerken")
        assert not Path("weg.txt").exists()
        assert Path("gewijzigd.txt").exists()

    def test_a_later_version_is_not_taken_back(
        self, begun: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(begun)
        RECORD.write_text(RECORD.read_text("utf8").replace("1.0.0rc1", "99.0"), "utf8")
        before = texts_in(begun)
        assert "gemaakt met versie 99.0" in told(capsys, "bijwerken", status=2)
        assert texts_in(begun) == before

    @pytest.mark.parametrize("record", [None, "", "[]", '{"versie": 1}', '{"versie": "1", "host": "x"}'])
    def test_another_folder_is_refused(
        self, here: Path, capsys: pytest.CaptureFixture[str], record: str | None
    ) -> None:
        if record is not None:
            RECORD.parent.mkdir()
            RECORD.write_text(record, "utf8")
        before = texts_in(here)
        assert "niet de map van een handboek" in told(capsys, "bijwerken", status=2)
        assert texts_in(here) == before


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_this_repository_has_what_it_gives(host: str) -> None:
    """What editors and git hosts read is the same here and in a handbook's folder."""
    for name, text in generated(host).items():
        ours = PROJECT / name
        if name not in (".gitignore", ".gitattributes", ".gitlab-ci.yml") and "workflows" not in name:
            assert not ours.exists() or ours.read_text("utf8") == text, name


def test_actions_are_the_same_everywhere() -> None:
    """An action is pinned once: what one workflow uses at a commit, every other uses at that commit."""
    pins: dict[str, set[str]] = {}
    for file in [
        *(PROJECT / ".github" / "workflows").glob("*.yml"),
        *TEMPLATES.glob("github/.github/*/*.yml"),
    ]:
        for job in yaml.safe_load(file.read_text("utf8"))["jobs"].values():
            for step in job["steps"]:
                if "uses" in step:
                    action, _, commit = step["uses"].partition("@")
                    pins.setdefault(action, set()).add(commit)
    assert pins
    assert {action for action, commits in pins.items() if len(commits) > 1} == set()
    assert all(len(commit) == 40 for commits in pins.values() for commit in commits)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with only the wheel and what a build needs, outside the project."""
    folder = tmp_path_factory.mktemp("wheel")
    run = [sys.executable, "-m"]
    subprocess.run([*run, "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=PROJECT, check=True)
    (wheel,) = folder.glob("*.whl")
    subprocess.run([*run, "uv", "venv", "-q", "--python", sys.executable, str(folder / "env")], check=True)
    install = [*run, "uv", "pip", "install", "-q", "--python", str(folder / "env")]
    lock = ["-c", str(PROJECT / "requirements.lock")]
    subprocess.run([*install, *lock, str(wheel)], check=True)
    return folder / "env" / ("Scripts" if sys.platform == "win32" else "bin")


class TestWheel:
    """The wheel holds all that a handbook needs."""

    def run(self, installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the installed command without git, make or this project in sight."""
        return subprocess.run(
            [installed / "handboek", *arguments],
            cwd=folder,
            env={"PATH": str(installed), "HOME": str(folder)},
            capture_output=True,
            text=True,
            check=False,
        )

    def test_the_site_is_that_of_the_repository(self, installed: Path, tmp_path: Path) -> None:
        data = VOORBEELDEN / "goed" / "data"
        for folder in ("ours", "theirs"):
            shutil.copytree(data, tmp_path / folder / "data")
            with (tmp_path / folder / "data" / "handboek.yml").open("a") as gegevens:
                gegevens.write("uitvoer: nee\nwerkplaats: nee\n")  # what an extra makes
            (tmp_path / folder / "docs" / "eigen").mkdir(parents=True)
            (tmp_path / folder / "docs" / "eigen" / "pagina.md").write_text(
                "# Eigen\n\n{{ matrix() }}\n", "utf8"
            )
        command = [sys.executable, "-m", "handboek", "--data", str(tmp_path / "ours" / "data"), "bouw"]
        subprocess.run([*command, "--naar", str(tmp_path / "ours" / "site")], cwd=PROJECT, check=True)
        done = self.run(installed, tmp_path / "theirs", "bouw")
        assert (done.returncode, done.stderr) == (0, "")
        ours, theirs = (
            {f.relative_to(site).as_posix(): f.read_bytes() for f in site.rglob("*") if f.is_file()}
            for site in (tmp_path / "ours" / "site", tmp_path / "theirs" / "site")
        )
        assert set(ours) == set(theirs)
        assert [name for name in ours if ours[name] != theirs[name]] == []
        assert "eigen/pagina/index.html" in ours

    def test_a_handbook_in_five_commands(self, installed: Path, tmp_path: Path) -> None:
        """Begun, added to, checked, built and brought up to date with Python alone."""
        folder = tmp_path / "ons"
        role = folder / "data" / "functies" / "kok.yml"
        for place, status, command in (
            (tmp_path, 0, ["begin", "ons"]),
            (folder, 0, ["nieuw", "functie", "Kok"]),
            (folder, 1, ["controleer"]),  # its levels are to be filled in
            (folder, 0, ["controleer"]),
            (folder, 0, ["bouw"]),
            (folder, 0, ["bouw", "--offline"]),
            (folder, 0, ["links", "site"]),
            (folder, 0, ["bijwerken"]),
        ):
            done = self.run(installed, place, *command)
            told = f"{AANVULLING}\n" if command[0] == "bouw" else ""
            assert (done.returncode, done.stderr) == (status, told), command
            if status:
                assert "data/functies/kok.yml:" in done.stdout
                role.write_text(role.read_text("utf8").replace(": …", ": 1"), "utf8")
        for site in ("site", "site-offline"):
            assert "Kok" in (folder / site / "functies" / "kok" / "index.html").read_text("utf8")
        assert (folder / "site" / "functies" / "kok" / "kok.pdf").is_file()

    def test_word_is_read_with_an_extra(self, installed: Path, tmp_path: Path) -> None:
        (tmp_path / "profiel.txt").write_text("Kok\n", "utf8")
        done = self.run(installed, tmp_path, "importeer", "profiel.txt", "--naar", "data")
        assert done.returncode == 2
        assert 'pip install "competentiehandboek[importeren]"' in done.stderr
        assert not (tmp_path / "data").exists()
