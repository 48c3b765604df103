"""The handbook as it was: the data folder at a git revision.

Git runs with pinned options, and runs nothing that a repository names: no filter, hook, pager, signature
check or fetch. Files come as the blobs that were committed.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha1
from pathlib import Path, PurePosixPath

_PINNED = (
    *("core.quotepath=off", "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.sshCommand=false"),
    *("log.showRoot=true", "log.showSignature=false", "log.follow=false", "log.mailmap=false"),
    *("i18n.logOutputEncoding=UTF-8", "protocol.allow=never", "diff.renames=false"),
)
_SURROUNDINGS = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_EXTERNAL_DIFF")
"""What a surrounding git command sets, and would lead to another repository."""


class NoHistory(Exception):
    """There is no repository, or no such revision in it."""


class HistoryRefused(Exception):
    """There is a repository, but git does not give its history; the text says why, in Dutch."""


@contextmanager
def data_at(data: Path, revision: str) -> Iterator[Path]:
    """The data folder as it was at a revision, in a temporary folder.

    Raises `NoHistory` when there is no such revision, `HistoryRefused` when git cannot read it.
    """
    if revision.startswith("-"):
        raise NoHistory(revision)
    inside = git(data, "rev-parse", "--show-prefix").strip()
    try:
        tree = git(data, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()
        listed = _run(data, "ls-tree", "-r", "-z", "--full-tree", f"{tree}:{inside}".rstrip("/"))
    except _Failed as failed:
        raise NoHistory(revision) from failed
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / data.resolve().name
        _write(data, listed, target)
        yield target


def in_repository(data: Path) -> bool:
    """Whether the data folder stands in a repository of git."""
    return any((folder / ".git").exists() for folder in (data.resolve(), *data.resolve().parents))


def git(data: Path, *arguments: str) -> str:
    """What git answers in the data folder; raises `NoHistory` without a repository, else `HistoryRefused`."""
    if not in_repository(data):
        raise NoHistory(str(data))
    return _run(data, *arguments).decode("utf8", "replace")


class _Failed(HistoryRefused):
    """Git ended with a fault of its own."""


def _write(data: Path, listed: bytes, target: Path) -> None:
    """Write the plain files of a tree; links, which could lead anywhere, are left out."""
    files = []
    for entry in filter(None, listed.split(b"\0")):
        head, _, name = entry.partition(b"\t")
        mode, _, blob = head.split(b" ")
        path = PurePosixPath(name.decode("utf8", "replace"))
        if mode.startswith(b"100") and ".." not in path.parts:
            files.append((path, blob))
    target.mkdir(parents=True)
    contents = blobs(data, [blob.decode() for _, blob in files])
    for path, blob in files:
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents[blob.decode()])


def blobs(data: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The contents that git has under these names; raises `HistoryRefused` when one is not there."""
    asked = list(dict.fromkeys(names))
    content = _run(data, "cat-file", "--batch", asked="".join(f"{name}\n" for name in asked).encode())
    found, at = {}, 0
    for name in asked:
        end = content.find(b"\n", at)
        head = content[at:end].split(b" ")
        if len(head) != 3 or head[0] != name.encode():
            raise HistoryRefused(_BROKEN.format(reden=f"{name[:10]} ontbreekt"))
        at = end + 1 + int(head[2])
        found[name] = content[end + 1 : at]
        at += 1
    return found


def _run(folder: Path, *arguments: str, asked: bytes = b"") -> bytes:
    pinned = [word for option in _PINNED for word in ("-c", option)]
    surroundings = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), "--no-pager", *pinned, *arguments],
            input=asked,
            env=surroundings | _SURROUNDINGS,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise HistoryRefused(_NO_GIT) from error
    if done.returncode:
        raise _Failed(_reason(folder, done.stderr.decode("utf8", "replace")))
    return done.stdout


_NO_GIT = "Het programma git ontbreekt. Installeer het, bijvoorbeeld van git-scm.com."
_SHALLOW = (
    "Deze kopie bevat alleen de laatste versie. Haal alles op: ‘git fetch --unshallow’, en in een workflow "
    '‘fetch-depth: 0’ (GitHub, Forgejo) of ‘GIT_DEPTH: "0"’ (GitLab).'
)
_OWNER = (
    "De map is van een andere gebruiker, en daarom leest git die niet. Vertrouw je de map, typ dan: "
    "git config --global --add safe.directory ‘{map}’"
)
_BROKEN = "De repository is beschadigd ({reden}). Haal een nieuwe kopie op met ‘git clone’."


def _reason(folder: Path, said: str) -> str:
    if "dubious ownership" in said:
        return _OWNER.format(map=folder.resolve())
    lines = said.strip().splitlines() or ["git zegt niet waarom"]
    return _BROKEN.format(reden=lines[0].removeprefix("fatal: ").removeprefix("error: "))


def refuse_shallow(data: Path) -> None:
    """Raise `HistoryRefused` for a clone with only the last part of the history."""
    if git(data, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise HistoryRefused(_SHALLOW)


def clean_commit(folder: Path, parts: Sequence[str] | None) -> str | None:
    """The commit that holds a folder as it is now, or those parts of it; None when there is none.

    Files are compared by their own bytes, so that no filter of the repository takes part. What has a dot at
    the beginning of its name and is in no commit does not count as a change.
    """
    try:
        commit = git(folder, "rev-parse", "HEAD").strip()
        if git(folder, "rev-parse", "--show-object-format").strip() != "sha1":
            return None
        listed = _run(folder, "ls-tree", "-r", "-z", "HEAD", *(["--", *parts] if parts else ["."]))
    except (NoHistory, HistoryRefused):
        return None
    committed = {}
    for entry in filter(None, listed.split(b"\0")):
        head, _, name = entry.partition(b"\t")
        committed[name.decode("utf8", "surrogateescape")] = head.split(b" ")[2].decode()
    now = {name: blob_name(folder / name) for name in committed}
    found = (file for part in parts or () for file in (folder / part).rglob("[!.]*") if file.is_file())
    now |= {name: blob_name(folder / name) for name in (f.relative_to(folder).as_posix() for f in found)}
    return commit if now == committed else None


def blob_name(file: Path) -> str:
    """The name that git gives to the content of a file; "" of what is none."""
    if file.is_symlink() or not file.is_file():
        return ""
    content = file.read_bytes()
    return sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def checkout(folder: Path, commit: str, target: Path) -> Path:
    """Clone the repository of a folder as it was at a commit; gives the folder in the clone.

    Raises `NoHistory` when there is no such commit here, `HistoryRefused` when git cannot read it.
    """
    inside = git(folder, "rev-parse", "--show-prefix").strip()
    top = git(folder, "rev-parse", "--show-toplevel").strip()
    try:
        git(folder, "rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}")
    except HistoryRefused as refused:
        raise NoHistory(commit) from refused
    local = ("-c", "protocol.file.allow=always", "-c", "core.autocrlf=false")
    _run(folder, *local, "clone", "--quiet", "--no-checkout", "--no-hardlinks", top, str(target))
    _run(target, *local, "checkout", "--quiet", "--detach", commit)
    return target / inside
