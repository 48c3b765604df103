"""Runs a target on one input after the other, in a process of its own that may hang or fall over.

An input that takes a branch that none took before is kept, and changed further. The same seed gives the
same inputs.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import resource
import shutil
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from unittest.mock import patch

from fuzz.branches import Branch, Branches
from fuzz.target import Broken, Outcome, Target
from fuzz.tree import Tree, written
from tests.sites import PROJECT

MOST_SECONDS = 1.0
"""Of the processor, for one input."""
MOST_MEMORY = 500_000_000
PATIENCE = 30
"""Seconds after which an input that goes on is ended, with the process."""
FOUND = PROJECT / ".fuzz"
"""Where inputs are kept that went wrong."""
FOLLOWED_AT_FIRST = 1000
"""After so many inputs, one in four is followed through the code: that takes most of the time."""
_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where files cost little, when there is such a place."""
_OFTEN = 100
"""So many inputs between two reports of a worker."""


@dataclass
class Result:
    """What came of the inputs of one target."""

    inputs: int = 0
    accepted: int = 0
    kinds: set[str] = field(default_factory=set)
    slowest: float = 0.0
    memory: int = 0
    """The most that the process held, in bytes: of the handbook and of this package."""
    reached: set[Branch] = field(default_factory=set)
    branches: int = 0
    broken: Counter[str] = field(default_factory=Counter)
    """By what went wrong: how often."""

    @property
    def refused(self) -> int:
        return self.inputs - self.accepted - self.broken.total()

    def add(self, other: Result) -> None:
        self.inputs += other.inputs
        self.accepted += other.accepted
        self.kinds |= other.kinds
        self.slowest = max(self.slowest, other.slowest)
        self.memory = max(self.memory, other.memory)
        self.reached |= other.reached
        self.branches = max(self.branches, other.branches)
        self.broken += other.broken


def fuzz(
    name: str,
    make: Callable[[], Target],
    number: int,
    seed: int,
    *,
    found: Path = FOUND,
    patience: int = PATIENCE,
) -> Result:
    """Give a target so many inputs; a process that ends at one of them is followed by another."""
    processes = multiprocessing.get_context("spawn")
    total = Result()
    while total.inputs < number:
        with tempfile.TemporaryDirectory(dir=_MEMORY, ignore_cleanup_errors=True) as temporary:
            folder = Path(temporary)
            (folder / "stack").touch()  # a worker that cannot begin writes none
            receiver, sender = processes.Pipe(duplex=False)
            job = _Job(name, make, number - total.inputs, f"{seed} {total.inputs}", folder, found, patience)
            process = processes.Process(target=job.run, args=(sender,))
            with patch.dict(os.environ, PYTHONHASHSEED="0"):
                process.start()
            sender.close()
            part = Result()
            with suppress(EOFError):
                while True:
                    part = receiver.recv()
            process.join()
            if process.exitcode:
                stack = (folder / "stack").read_text("utf8", "replace")
                if process.exitcode == 1 and not stack:
                    raise RuntimeError("not the target but the worker itself went wrong")
                part.inputs += 1
                part.broken[f"the process ended with {process.exitcode}"] += 1
                keep(found / name / f"ended-{total.inputs + part.inputs}", folder / "invoer", stack)
            total.add(part)
    return total


def keep(place: Path, invoer: Path, story: str) -> None:
    """Keep an input that went wrong, and how."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    with suppress(OSError, shutil.Error):
        shutil.copytree(invoer, place / "invoer", symlinks=True)
    (place / "verslag.txt").write_text(story, "utf8", "backslashreplace")


@dataclass
class _Job:
    name: str
    make: Callable[[], Target]
    number: int
    seed: str
    folder: Path
    found: Path
    patience: int

    def run(self, report: Connection) -> None:
        """Run every input, reporting now and then; stops early when memory was outgrown."""
        resource.setrlimit(resource.RLIMIT_AS, (4 * MOST_MEMORY, resource.RLIM_INFINITY))
        self.result = Result()
        self.target = self.make()
        self.branches = Branches(self.target.code)
        self.result.branches = self.branches.total
        random = Random(f"{self.name} {self.seed}")
        seeds = list(self.target.seeds())
        corpus, first = list(seeds), iter(seeds)
        with (self.folder / "stack").open("w") as stack:
            while self.result.inputs < self.number and self.result.memory < MOST_MEMORY:
                begun = random.choice(random.choice((seeds, corpus)))
                tree = next(first, None) or self.target.changed(begun, random)
                faulthandler.dump_traceback_later(self.patience, exit=True, file=stack)
                if self._one(tree):
                    corpus.append(tree)
                if self.result.inputs % _OFTEN == 0:
                    report.send(self.result)
        faulthandler.cancel_dump_traceback_later()
        report.send(self.result)

    def _one(self, tree: Tree) -> bool:
        """Run one input; whether it took a new branch."""
        before = len(self.branches.reached)
        followed = self.result.inputs < FOLLOWED_AT_FIRST or self.result.inputs % 4 == 0
        seconds, outcome = self._outcome(tree, followed=followed)
        if followed and seconds > MOST_SECONDS / 2:  # following takes time as well
            seconds, outcome = self._outcome(tree, followed=False)
        result = self.result
        result.inputs += 1
        result.accepted += outcome.accepted
        result.kinds |= outcome.kinds
        result.slowest = max(result.slowest, seconds)
        result.memory = _memory()
        result.reached = self.branches.reached
        if seconds > MOST_SECONDS:
            self._broken(tree, f"took more than {MOST_SECONDS:.0f} s", f"{seconds:.2f} s")
        if result.memory > MOST_MEMORY:
            self._broken(tree, "held too much memory", f"{result.memory / 1e6:.0f} MB")
        return len(self.branches.reached) > before

    def _outcome(self, tree: Tree, *, followed: bool) -> tuple[float, Outcome]:
        """Run one input; gives the seconds of processor that it took, and what came of it."""
        invoer = self.folder / "invoer"
        shutil.rmtree(invoer, ignore_errors=True)
        invoer.mkdir()
        written(tree, invoer)
        began = _seconds()
        try:
            with self.branches.followed() if followed else nullcontext():
                outcome = self.target.run(invoer)
        except BaseException as error:
            outcome = Outcome(False)
            self._broken(tree, _where(error), traceback.format_exc())
        return _seconds() - began, outcome

    def _broken(self, tree: Tree, what: str, story: str) -> None:
        self.result.broken[what] += 1
        if self.result.broken[what] <= 3:
            invoer = self.folder / "invoer"
            shutil.rmtree(invoer, ignore_errors=True)
            invoer.mkdir()
            written(tree, invoer)
            name = "".join(sign if sign.isalnum() else "-" for sign in what)[:80]
            keep(self.found / self.name / f"{name}-{self.result.broken[what]}", invoer, story)


def _where(error: BaseException) -> str:
    """The kind of a fault: what it is and the last line of the project that it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if str(PROJECT) in frame.filename and ".venv" not in frame.filename]
    place = f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else ""
    said = str(error).split(":")[0][:60] if isinstance(error, Broken) else type(error).__name__
    return f"{said} ({place})"


def _seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _memory() -> int:
    """The most that this process held, in bytes; Linux counts what its parent held as `ru_maxrss` too."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
