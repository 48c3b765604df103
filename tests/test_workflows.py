"""The workflows of the git hosts: valid, pinned, and calling verbs that exist."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import yaml

from tests.sites import PROJECT

GITHUB = PROJECT / ".github" / "workflows" / "handboek.yml"
GITLAB = PROJECT / ".gitlab-ci.yml"


@pytest.mark.parametrize(
    ("schema", "file"), [("vendor.github-workflows", GITHUB), ("vendor.gitlab-ci", GITLAB)]
)
def test_they_are_valid(schema: str, file: object) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    transform = ["--data-transform", "gitlab-ci"] if schema.endswith("gitlab-ci") else []
    done = subprocess.run([*command, *transform, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actions_are_pinned_by_commit_and_named_by_version() -> None:
    uses = re.findall(r"uses: (.*)", GITHUB.read_text("utf8"))
    assert uses
    assert [use for use in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []


def test_the_history_is_fetched_whole() -> None:
    steps = yaml.safe_load(GITHUB.read_text("utf8"))["jobs"]["controle"]["steps"]
    assert steps[0]["with"]["fetch-depth"] == 0
    assert yaml.safe_load(GITLAB.read_text("utf8"))["variables"]["GIT_DEPTH"] == "0"


def test_they_call_verbs_of_the_makefile() -> None:
    verbs = set(re.findall(r"^([a-z]+):.*##", (PROJECT / "Makefile").read_text("utf8"), re.MULTILINE))
    called = re.findall(r"make ((?:[a-z]+ ?)+)", GITHUB.read_text("utf8") + GITLAB.read_text("utf8"))
    assert {verb for group in called for verb in group.split()} <= verbs
