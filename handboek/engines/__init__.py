"""What makes the site: MkDocs, or Zensical when that is gone; and how a build takes the place of the last."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from handboek.site.folders import Folders

ENGINES = ("mkdocs", "zensical")
"""Modules of this folder; the first is the one that is used when nobody says which."""


class EngineFout(Exception):
    """An engine stops, for another reason than what the data or an own page says."""


class Engine(Protocol):
    """What the module of an engine has."""

    def build(self, target: Path, folders: Folders) -> None:
        """Build a handbook into a folder, which is not there yet.

        Raises `Gegevensfout` for faults in data and pages, `EngineFout` when the engine itself stops.
        """


def load(name: str) -> Engine:
    """The engine of this name."""
    return cast(Engine, import_module(f"handboek.engines.{name}"))
