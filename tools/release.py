"""Whether the version of pyproject.toml can be released: the CHANGELOG tells of it, and no tag has it yet."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1]


def reasons_against(project: Path) -> list[str]:
    """What keeps a version from being released; nothing when it can be."""
    version = tomllib.loads((project / "pyproject.toml").read_text("utf8"))["project"]["version"]
    changes = (project / "CHANGELOG.md").read_text("utf8")
    tags = subprocess.run(["git", "tag"], cwd=project, check=True, capture_output=True, text=True).stdout
    found = []
    if not re.search(rf"^## {re.escape(version)} \(\d{{4}}-\d\d-\d\d\)$", changes, re.MULTILINE):
        found.append(f"CHANGELOG.md has no heading '## {version} (JJJJ-MM-DD)'.")
    if f"v{version}" in tags.split():
        found.append(f"There is a tag v{version} already: raise the version in pyproject.toml.")
    return found


if __name__ == "__main__":
    sys.exit("\n".join(reasons_against(PROJECT)))
