"""Writing a file whole: beside its place first, then moved there in one step."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_new(file: Path, text: str) -> bool:
    """Write a file that does not exist, link or not; False when it does."""
    if os.path.lexists(file):
        return False
    replace(file, text)
    return True


def replace(file: Path, content: str | bytes) -> None:
    """Write a file beside its place and move it there; a link in that place is replaced, not followed."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".nieuw-", delete=False) as beside:
        beside.write(content.encode() if isinstance(content, str) else content)
    beside_file = Path(beside.name)
    try:
        beside_file.chmod(0o666 & ~_umask())
        beside_file.replace(file)
    finally:
        beside_file.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
