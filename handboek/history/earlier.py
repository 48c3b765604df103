"""Files as they were before they were changed."""

from __future__ import annotations

from pathlib import Path

from handboek.history.moments import commit_of
from handboek.history.revisions import HistoryRefused, NoHistory, blob_name, blobs, git
from handboek.loading import load_handboek


def texts_before(data: Path, folder: str, basis: str = "") -> dict[str, str]:
    """By id: the text that a file of a folder had, of each that has another now.

    Before is at `basis`; else at the last commit, or the one before that when nothing changed since: so a
    proposal is laid beside what it proposes to change. Nothing where git does not tell it.
    """
    try:
        if basis:
            return _texts(data, folder, commit_of(data, basis, lambda: load_handboek(data)))
        return _texts(data, folder, "HEAD") or _texts(data, folder, "HEAD^")
    except (NoHistory, HistoryRefused):
        return {}


def _texts(data: Path, folder: str, commit: str) -> dict[str, str]:
    listed = git(data, "ls-tree", "-z", commit, "--", f"{folder}/")
    rows = [entry.partition("\t") for entry in listed.split("\0") if entry]
    names = {file: head.split(" ")[2] for head, _, file in rows if head.startswith("100")}
    other = {file: blob for file, blob in names.items() if blob != blob_name(data / file)}
    contents = blobs(data, other.values())
    return {Path(file).stem: contents[blob].decode("utf8", "replace") for file, blob in other.items()}
