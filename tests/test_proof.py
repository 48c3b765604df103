"""A published site held against what its commit makes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from handboek.cli import main
from handboek.site.manifest import BESTAND, digests
from tests.conftest import Once
from tests.repositories import Repository
from tests.sites import VOORBEELDEN, built, pages_alone, served


@pytest.fixture(scope="session")
def committed(once: Once) -> Path:
    """A repository with a handbook, and the site of its one commit beside it; not to be changed."""

    def make(folder: Path) -> None:
        data = shutil.copytree(VOORBEELDEN / "goed" / "data", folder / "handboek" / "data")
        pages_alone(data)
        Repository(data.parent).commit("2026-01-10")
        built(data, folder / "site")

    return once("bewijs", make)


@pytest.fixture
def site(committed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that site, beside a copy of the repository to work in."""
    shutil.copytree(committed, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path / "handboek")
    return tmp_path / "site"


def proven(capsys: pytest.CaptureFixture[str], website: object, status: int) -> str:
    assert main(["bewijs", str(website)]) == status
    out, err = capsys.readouterr()
    return out + err


def test_a_site_is_what_its_commit_makes(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = json.loads((site / BESTAND).read_text("utf8"))
    assert said["bestanden"] == digests(site)
    assert f"wijziging {said['commit']}" in proven(capsys, site, 0)
    with served(site) as address:
        assert "Alle " in proven(capsys, address, 0)


def test_every_file_that_differs_is_named(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "index.html").write_text("anders", "utf8")
    (site / "matrix" / "index.html").unlink()
    (site / "erbij.html").write_text("erbij", "utf8")
    told = proven(capsys, site, 1).splitlines()
    assert told[:3] == ["index.html: is anders", "matrix/index.html: ontbreekt", "erbij.html: hoort er niet"]
    with served(site) as address:
        assert proven(capsys, address, 1).splitlines()[:2] == told[:2]


def test_what_a_site_says_of_itself_is_not_believed(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "index.html").write_text("anders", "utf8")
    said = json.loads((site / BESTAND).read_text("utf8"))
    (site / BESTAND).write_text(json.dumps({**said, "bestanden": digests(site)}), "utf8")
    assert "index.html: is anders" in proven(capsys, site, 1)


def test_files_in_no_commit_prove_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = Path("data").absolute()
    (data / "functies" / "kok.yml").write_text("titel: Kok\ngeneriek:\n  samenwerken: 1\n", "utf8")
    assert "nog niet in git" in proven(capsys, built(data, site), 2)
    Repository(data.parent).commit("2026-02-10")
    proven(capsys, built(data, site), 0)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (None, "staat geen bewijs.json"),
        ("{", "staat geen bewijs.json"),
        ('{"versie": "1.0.0"}', "staat geen bewijs.json"),
        ({"versie": "0.1"}, 'pip install "competentiehandboek==0.1"'),
        ({"commit": "0" * 40}, "is hier niet te vinden"),
        ({"commit": "--output=x"}, "is hier niet te vinden"),
    ],
)
def test_where_there_is_nothing_to_prove(
    site: Path, capsys: pytest.CaptureFixture[str], said: str | dict[str, str] | None, told: str
) -> None:
    file = site / BESTAND
    if isinstance(said, dict):
        file.write_text(json.dumps({**json.loads(file.read_text("utf8")), **said}), "utf8")
    elif said is None:
        file.unlink()
    else:
        file.write_text(said, "utf8")
    assert told in proven(capsys, site, 2)


def test_an_address_where_nobody_answers(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "staat geen bewijs.json" in proven(capsys, "http://127.0.0.1:9/", 2)
