"""The workflows of the git hosts: valid, pinned, calling verbs that exist, and testing what is promised."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from handboek.editing.proposal import Bestand, packed, stempel
from tests.pythons import promised
from tests.sites import PROJECT

pytestmark = pytest.mark.elsewhere

GITHUB = PROJECT / ".github" / "workflows" / "handboek.yml"
GITLAB = PROJECT / ".gitlab-ci.yml"
HOSTS = PROJECT / "handboek" / "starter" / "templates"
STARTED = [file for file in HOSTS.rglob("*.yml") if "data" not in file.parts]
"""Those of a handbook that is begun, among its other files."""


@pytest.mark.parametrize(
    ("schema", "files", "options"),
    [
        (
            "vendor.github-workflows",
            (
                GITHUB,
                HOSTS / "github" / ".github" / "workflows" / "handboek.yml",
                HOSTS / "forgejo" / ".forgejo" / "workflows" / "handboek.yml",
            ),
            (),
        ),
        (
            "vendor.gitlab-ci",
            (GITLAB, HOSTS / "gitlab" / ".gitlab-ci.yml"),
            ("--data-transform", "gitlab-ci"),
        ),
    ],
    ids=["github and forgejo", "gitlab"],
)
def test_they_are_valid(schema: str, files: tuple[Path, ...], options: tuple[str, ...]) -> None:
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        schema,
        *options,
        *map(str, files),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actions_are_pinned_by_commit_and_images_by_digest() -> None:
    text = "\n".join(file.read_text("utf8") for file in (GITHUB, GITLAB, *STARTED))
    actions, images = (re.findall(rf"\b{key}: +(.*)", text) for key in ("uses", "image"))
    assert {"uses": len(actions) > 4, "image": len(images) > 2} == {"uses": True, "image": True}
    assert [use for use in actions if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []
    assert [image for image in images if not re.fullmatch(r"\S+@sha256:[0-9a-f]{64}( # .*)?", image)] == []


def test_the_history_is_fetched_whole() -> None:
    steps = yaml.safe_load(GITHUB.read_text("utf8"))["jobs"]["controle"]["steps"]
    assert steps[0]["with"]["fetch-depth"] == 0
    assert yaml.safe_load(GITLAB.read_text("utf8"))["variables"]["GIT_DEPTH"] == "0"


def test_what_a_build_made_is_there_for_the_next() -> None:
    for file in (GITHUB, GITLAB, *STARTED):
        assert re.search(r"^ +paths?: \[?\.cache\]?$", file.read_text("utf8"), re.M), file


def test_the_check_of_a_handbook_runs_no_tests_of_the_software() -> None:
    for host in ("github/.github/workflows/handboek.yml", "forgejo/.forgejo/workflows/handboek.yml"):
        text = (HOSTS / host).read_text("utf8")
        verbs = {"controleer", "wijzigingen", "pas-toe", "bouw", "links"}
        assert set(re.findall(r"\bhandboek ([a-z-]+)", text)) == verbs
    assert "pytest" not in "".join(file.read_text("utf8") for file in STARTED)


@pytest.mark.parametrize("workflow", STARTED, ids=lambda file: file.relative_to(HOSTS).parts[0])
def test_a_proposal_of_the_werkplaats_is_checked_as_what_it_would_become(
    workflow: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (step,) = re.findall(r"(for voorstel in .*; done)", workflow.read_text("utf8"))
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    role = data / "functies" / "bakker.yml"
    before = role.read_text("utf8")

    def run(proposed: str | None) -> int:
        if proposed:
            made = {"functies/bakker.yml": Bestand(proposed, stempel(before))}
            (data.parent / "voorstel.zip").write_bytes(packed(made, "data"))
        return subprocess.run(
            ["bash", "-e", "-c", f"{step}; true"], cwd=data.parent, check=False, capture_output=True
        ).returncode

    assert (run(None), role.read_text("utf8")) == (0, before)
    assert run(before.replace("titel: Bakker", "titel:")) != 0
    assert role.read_text("utf8") == before
    assert run(before.replace("titel: Bakker", "titel: Broodbakker")) == 0
    assert "titel: Broodbakker" in role.read_text("utf8")
    assert run(before) != 0, "what has moved on since"


def test_what_changes_is_told_also_when_the_check_fails() -> None:
    for host in ("github/.github/workflows/handboek.yml", "forgejo/.forgejo/workflows/handboek.yml"):
        steps = yaml.safe_load((HOSTS / host).read_text("utf8"))["jobs"]["controle"]["steps"]
        told = next(step for step in steps if "wijzigingen" in step.get("run", ""))
        assert "!cancelled()" in told["if"]


def test_gitlab_shows_faults_at_their_lines_and_a_preview_that_opens() -> None:
    artifacts = yaml.safe_load((HOSTS / "gitlab" / ".gitlab-ci.yml").read_text("utf8"))["controle"][
        "artifacts"
    ]
    assert artifacts["reports"]["codequality"].endswith(".json")
    assert artifacts["when"] == "always"
    assert all(
        path.endswith("/") for path in artifacts["paths"]
    )  # a folder that is no link has nowhere to go


def test_they_call_verbs_of_the_makefile() -> None:
    verbs = set(re.findall(r"^([a-z]+):.*##", (PROJECT / "Makefile").read_text("utf8"), re.MULTILINE))
    called = re.findall(r"make ((?:[a-z]+ ?)+)", GITHUB.read_text("utf8") + GITLAB.read_text("utf8"))
    assert {verb for group in called for verb in group.split()} <= verbs


class TestPythons:
    """The classifiers of `pyproject.toml` name the Pythons; whatever else names them agrees."""

    pyproject = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf8"))
    floor = promised()[0]

    def test_none_is_left_out(self) -> None:
        newest = promised()[-1]
        assert promised() == [(3, minor) for minor in range(self.floor[1], newest[1] + 1)]

    def test_each_is_tested(self) -> None:
        software = yaml.safe_load(GITHUB.read_text("utf8"))["jobs"]["software"]
        assert software["strategy"]["matrix"]["python"] == [f"{x}.{y}" for x, y in promised()]

    def test_the_oldest_is_the_floor_of_code_and_installation(self) -> None:
        x, y = self.floor
        assert self.pyproject["project"]["requires-python"] == f">={x}.{y}"
        assert self.pyproject["tool"]["ruff"]["target-version"] == f"py{x}{y}"

    def test_the_oldest_is_what_people_are_told(self) -> None:
        x, y = self.floor
        makefile = (PROJECT / "Makefile").read_text("utf8")
        assert f"sys.version_info < ({x}, {y})" in makefile
        said = [
            *re.findall(r"Python (\d+)\.(\d+) or later", makefile + (PROJECT / "README.md").read_text("utf8"))
        ]
        said += re.findall(r"Python ≥ (\d+)\.(\d+)", makefile)
        assert len(said) >= 3
        assert {(int(x), int(y)) for x, y in said} == {self.floor}

    def test_what_builds_is_among_them(self) -> None:
        text = GITHUB.read_text("utf8") + GITLAB.read_text("utf8")
        used = re.findall(r"(?:python-version: \"|image: python:)(\d+)\.(\d+)", text)
        assert used
        assert {(int(x), int(y)) for x, y in used} <= set(promised())
