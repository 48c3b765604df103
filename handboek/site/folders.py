"""Where a handbook's own files stand, and where those that come with this software do."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
THEME = PACKAGE / "site" / "theme"
"""What we change in the frames of Material and Zensical."""


def shipped() -> Path:
    """The folder with mkdocs.yml, macros.py, docs/ and deploy/: in the package, or the top of a checkout."""
    inside = PACKAGE / "basis"
    return inside if inside.is_dir() else PACKAGE.parent


@dataclass(frozen=True)
class Folders:
    """The folders of one handbook: `shipped` holds mkdocs.yml, `data` the YAML files (absolute paths)."""

    shipped: Path
    data: Path

    @classmethod
    def of(cls, shipped: Path) -> Folders:
        """Those of the handbook that HANDBOEK_DATA names, as seen from the shipped folder."""
        shipped = shipped.resolve()
        return cls(shipped, (shipped / os.environ.get("HANDBOEK_DATA", "data")).resolve())

    @property
    def content(self) -> Path:
        """What an organisation keeps in git: the data, docs/eigen/, and nothing of this software."""
        return self.data.parent

    @property
    def own_docs(self) -> Path:
        """The docs/ of which only eigen/ is the organisation's."""
        return self.content / "docs"

    @cached_property
    def is_checkout(self) -> bool:
        """Whether the shipped pages stand in the same repository as the data, and can be edited there."""
        return (self.own_docs / "index.md").is_file()

    def cache(self, name: str) -> Path:
        """A folder for what a next build can use again; it may be thrown away."""
        return self.content / ".cache" / name
