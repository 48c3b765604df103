"""The tests on the other Pythons of this machine that the project is for; uv finds them, and those of pyenv.

Run as a script; each gets a virtual environment below `.pythons/`. Ends with 1 when a test fails on one.
Leaves out what is `slow`, and what a Python changes nothing about: the browser, other programs, the
content, and a site that many tests look at. Instead, each has to build a site of the same bytes.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.sites import VOORBEELDEN, build, contents

PROJECT = Path(__file__).parent.parent
Version = tuple[int, int]
_UV = (sys.executable, "-m", "uv")
_LEFT_OUT = "not browser and not built and not elsewhere and not slow"


def promised() -> list[Version]:
    """What `pyproject.toml` says that the project is for, oldest first."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf8"))["project"]
    named = [re.fullmatch(r"Programming Language :: Python :: 3\.(\d+)", c) for c in project["classifiers"]]
    return sorted((3, int(match[1])) for match in named if match)


def others() -> dict[Version, str]:
    """The Pythons that are here: the oldest that is promised and all after it, but for the one that asks."""
    command = [*_UV, "python", "list", "--only-installed", "--output-format", "json"]
    listed = subprocess.run(command, env=_surroundings(), check=True, capture_output=True, text=True).stdout
    found: dict[Version, str] = {}
    for python in json.loads(listed):
        version = python["version_parts"]["major"], python["version_parts"]["minor"]
        plain = python["implementation"] == "cpython" and python["variant"] == "default"
        finished = re.fullmatch(r"[\d.]+", python["version"])
        if plain and finished and version >= promised()[0] and version != sys.version_info[:2]:
            found.setdefault(version, python["path"])
    return dict(sorted(found.items()))


def tested(version: Version, path: str) -> bool:
    """Run the tests in a new environment from the lock file, with this Python; whether all is well."""
    folder = PROJECT / ".pythons" / _written(version)
    python = folder / "bin" / "python"
    install = [*_UV, "pip", "install", "--quiet", "--python", str(python)]
    for command in (
        [*_UV, "venv", "--quiet", "--clear", "--python", path, str(folder)],
        [*install, "--require-hashes", "-r", "requirements-test.lock"],
        [*install, "--no-deps", "--no-build-isolation", "--editable", "."],
        [*install, "--refresh", "--no-deps", "--no-build-isolation", "./werkplaats"],
    ):
        subprocess.run(command, cwd=PROJECT, env=_surroundings(), check=True)
    tests = [str(python), "-m", "pytest", "--quiet", "-m", _LEFT_OUT, "-n", "auto", "--dist", "worksteal"]
    right = subprocess.run(tests, cwd=PROJECT, check=False).returncode == 0
    here, there = _site(sys.executable), _site(str(python))
    differing = sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))
    for name in differing:
        print(f"Other bytes: {name}")
    return right and not differing


def _site(python: str) -> dict[str, bytes]:
    """What a Python makes of the small handbook; without the page that holds what is installed there."""
    with TemporaryDirectory() as folder:
        data = shutil.copytree(VOORBEELDEN / "goed" / "data", Path(folder) / "data")
        with (data / "handboek.yml").open("a", encoding="utf8") as gegevens:
            gegevens.write("werkplaats: nee\n")
        build(data, Path(folder) / "site", python=python).check_returncode()
        return contents(Path(folder) / "site")


def _surroundings() -> dict[str, str]:
    """The environment variables with which uv finds every Python of pyenv, and not the chosen one alone."""
    if not shutil.which("pyenv"):
        return {**os.environ}
    command = ["pyenv", "versions", "--bare", "--skip-aliases"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {**os.environ, "PYENV_VERSION": ":".join(re.findall(r"^3[\d.]+$", listed, re.MULTILINE))}


def _written(version: Version) -> str:
    return ".".join(map(str, version))


def main() -> int:
    """Test them all; returns 1 when something fails on one."""
    found = others()
    here = {*found, sys.version_info[:2]}
    failed = []
    for version, path in found.items():
        print(f"Python {_written(version)}", flush=True)
        if not tested(version, path):
            failed.append(version)
    for what, versions in (
        ("Not on this machine", [version for version in promised() if version not in here]),
        ("Goes wrong on", failed),
    ):
        if versions:
            print(f"{what}: Python {', '.join(map(_written, versions))}")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
