"""Files that take long to make, on all cores where a process can be split; elsewhere one after another."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence

MANY = 50
"""From so many on, more processes take less time than it costs to start them."""
_jobs: list[Callable[[], bytes]] = []
"""A process that is split off finds them here: they need not be sent to it."""


def made(jobs: Sequence[Callable[[], bytes]]) -> Iterator[bytes]:
    """What each of these makes, in their order."""
    if sys.platform != "linux" or len(jobs) < MANY or (os.cpu_count() or 1) < 2:
        yield from (job() for job in jobs)
        return
    from multiprocessing import get_context  # noqa: PLC0415 - a browser, which makes pages too, has none

    _jobs[:] = jobs
    with get_context("fork").Pool() as pool:
        yield from pool.imap(_make, range(len(jobs)), chunksize=8)
    _jobs.clear()


def _make(number: int) -> bytes:
    return _jobs[number]()
