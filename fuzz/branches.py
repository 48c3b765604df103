"""Which branches of the handbook's code an input takes: one that takes a new one is worth changing further.

A branch is a step from a line that decides to one of the lines after it, as coverage.py has them; a choice
within one line does not show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from coverage import Coverage

Branch = tuple[str, int, int]
"""A file, the line that decides, the line that follows."""


class Branches:
    """Follows the code of some files; `reached` holds every branch that was ever taken, of a `total`."""

    def __init__(self, files: Iterable[Path]) -> None:
        names = [str(file) for file in files]
        self._coverage = Coverage(data_file=None, branch=True, include=names, config_file=False)
        self._coverage.set_option("run:core", "ctrace")  # on every Python: sysmon has no branches before 3.14
        self._coverage.get_data().add_arcs(dict.fromkeys(names, ()))  # or it tells nothing about the files
        stats = {name: self._coverage.branch_stats(name) for name in names}
        self._deciding = {name: set(lines) for name, lines in stats.items() if lines}
        self.total = sum(exits for lines in stats.values() for exits, _ in lines.values())
        self.reached: set[Branch] = set()

    @contextmanager
    def followed(self) -> Iterator[None]:
        """Add what is taken to `reached`."""
        with self._coverage.collect():
            yield
        data = self._coverage.get_data()
        for name, lines in self._deciding.items():
            self.reached |= {(name, *arc) for arc in data.arcs(name) or () if arc[0] in lines}
