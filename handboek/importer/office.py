"""Documents of other programs (.doc, .odt, .rtf, .xls), as LibreOffice makes them into those that we read."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

INTO = {".doc": ".docx", ".odt": ".docx", ".rtf": ".docx", ".xls": ".xlsx", ".ods": ".xlsx"}
"""By extension: what it becomes."""
_SECONDS = 120


def converted(content: bytes, kind: str) -> bytes | None:
    """A document in the form that the import reads; None without LibreOffice, or when it cannot read it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if kind not in INTO or program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, f"document{kind}"), Path(folder, f"document{INTO[kind]}")
        source.write_bytes(content)
        settings = Path(folder, "instellingen").as_uri()
        command = [program, f"-env:UserInstallation={settings}", "--headless", "--norestore"]
        command += ["--convert-to", INTO[kind].removeprefix("."), "--outdir", folder, str(source)]
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)
        except (OSError, subprocess.SubprocessError):
            return None
        return made.read_bytes() if made.exists() else None
