"""Jobs done by a process of their own: Typst keeps what it laid out, and frees it only by ending."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Sequence

from handboek.press.making import Job


def make_apart(jobs: Sequence[Job]) -> list[bytes]:
    """The PDFs of some jobs, in order. Raises `CalledProcessError`."""
    done = subprocess.run(
        [sys.executable, "-m", "handboek.press"], input=pickle.dumps(jobs), stdout=subprocess.PIPE, check=True
    )
    made: list[bytes] = pickle.loads(done.stdout)
    return made
