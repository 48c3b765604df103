"""In continuous integration a skip is a failure: what a test needs is installed there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import PROJECT

SKIPPED = {
    "a test": "import pytest\n\n\ndef test_it():\n    pytest.skip('There is no nginx.')\n",
    "a module": "import pytest\n\npytest.skip('There is no nginx.', allow_module_level=True)\n",
}


@pytest.mark.parametrize("what", SKIPPED)
def test_a_skip_is_told_as_a_failure(tmp_path: Path, what: str) -> None:
    (tmp_path / "test_server.py").write_text(SKIPPED[what])
    ended = {}
    for ci in ("", "true"):
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", str(tmp_path)],
            cwd=tmp_path,
            env={**os.environ, "CI": ci, "PYTHONPATH": str(PROJECT), "PYTEST_ADDOPTS": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "There is no nginx." in done.stdout or not ci
        ended[ci] = "skipped" if "1 skipped" in done.stdout else done.returncode
    assert ended[""] == "skipped"
    assert ended["true"] in (pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED)
