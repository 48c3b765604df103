"""Where a git host adds, changes and removes files in its editor, told from the address where it edits."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote, urlencode

LONGEST = 7_000
"""Some hosts refuse addresses above 8 kB."""


class Host(NamedTuple):
    """What stands in the addresses of one kind of host."""

    edit: str
    new: str
    upload: str
    delete: str
    name: str
    text: str
    in_folder: bool
    """Whether a new file's page is that of its folder, and its name without it."""


_HOSTS = (
    Host("/-/edit/", "/-/new/", "", "/-/blob/", "file_name", "content", in_folder=False),
    Host("/_edit/", "/_new/", "/_upload/", "/_delete/", "filename", "value", in_folder=True),
    Host("/edit/", "/new/", "/upload/", "/delete/", "filename", "value", in_folder=False),
)
"""GitLab; Gitea and Forgejo; GitHub. The first whose way of editing is in the address."""


class Adressen:
    """The addresses of files in a repository; None for what a host does not have, or an unknown one."""

    def __init__(self, edit: str | None) -> None:
        self._edit = f"{edit.rstrip('/')}/" if edit else ""
        self._host = next((host for host in _HOSTS if host.edit in self._edit), None)

    def edit(self, path: str) -> str | None:
        """Where a file is edited."""
        return f"{self._edit}{quote(path)}" if self._edit else None

    def delete(self, path: str) -> str | None:
        """Where a file can be taken away."""
        return f"{self._at(self._host.delete)}{quote(path)}" if self._host else None

    def upload(self, folder: str) -> str | None:
        """Where files can be put in a folder."""
        return f"{self._at(self._host.upload)}{quote(folder)}" if self._host and self._host.upload else None

    def new(self, path: str, text: str = "") -> str | None:
        """Where a file is made, filled in with its name and its text; may be longer than `LONGEST`."""
        if self._host is None:
            return None
        folder, _, name = path.rpartition("/")
        where = self._at(self._host.new) + (quote(folder) if self._host.in_folder else "")
        fields = {self._host.name: name if self._host.in_folder else path}
        fields |= {self._host.text: text} if text else {}
        return f"{where.rstrip('/')}?{urlencode(fields, quote_via=quote)}"

    def _at(self, way: str) -> str:
        assert self._host
        return self._edit.replace(self._host.edit, way, 1)
