"""What a command costs, and how large files are."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    cpu: float
    """Seconds, of the command and of what it starts; depends less on what else the machine does."""
    wall: float
    memory: int
    """The most that it held, in bytes."""


def cost(arguments: list[str], folder: Path, surroundings: Mapping[str, str]) -> Cost:
    """Run a module of Python in a folder; raises `CalledProcessError` when it fails."""
    return spent([sys.executable, "-m", *arguments], folder, surroundings)


def spent(command: list[str], folder: Path, surroundings: Mapping[str, str] | None = None) -> Cost:
    """As `cost`, for any program."""
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env={**os.environ, **(surroundings or {})}, stdout=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * unit)


def size(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def raw_and_zipped(file: Path) -> str:
    """The size of a file as it is, and as a web server sends it."""
    content = file.read_bytes()
    return f"{kilobytes(len(content))} / {kilobytes(len(gzip.compress(content)))}"


def kilobytes(number: int) -> str:
    return f"{number / 1000:,.0f} kB"


def megabytes(number: int) -> str:
    return f"{number / 1e6:,.1f} MB"
