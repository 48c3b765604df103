"""Python for a browser, from pinned and hashed parts: what the package in werkplaats/ carries.

Pyodide comes as package-lock.json says, pydantic-core as requirements.lock does. What is large is packed:
a browser then gets few bytes, whatever the server. The same parts give the same bytes.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tools import javascript

PROJECT = Path(__file__).parents[2]
PARTS = PROJECT / "werkplaats" / "handboek_werkplaats" / "delen"
CORE = "pydantic-core"
PLATFORM = ("--python-version=3.14", "--abi=cp314", "--platform=pyemscripten_2026_0_wasm32")
UNUSED = frozenset(
    """
    _pyrepl bdb cProfile cmd configparser dbm doctest fileinput ftplib imaplib lzma mailbox
    modulefinder multiprocessing netrc optparse pdb pickletools plistlib poplib profile pstats pydoc
    rlcompleter sched smtplib socketserver sqlite3 statistics symtable tabnanny tarfile trace turtle
    unittest venv wave webbrowser wsgiref xmlrpc zipapp
    """.split()  # noqa: SIM905 - a list of words is easier to read
)
"""What of the standard library is for terminals, processes, networks and tests: a browser has none."""
UNUSED_CODEC = re.compile(
    r"encodings/(?!__init__|aliases|ascii|cp437|cp1252|idna|latin_1|punycode|raw_|unic|utf_)"
)


def build() -> None:
    """Make every part; raises `CalledProcessError` or `OSError` when one cannot be had."""
    pyodide = javascript.install(javascript.WORKSHOP) / "pyodide"
    version = json.loads((pyodide / "package.json").read_text("utf8"))["version"]
    PARTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        wheel = _wheel(Path(folder))
        made = {
            "pyodide.js": javascript.SOURCE_MAP.sub(b"", (pyodide / "pyodide.mjs").read_bytes()),
            "runtime.js": (pyodide / "pyodide.asm.mjs").read_bytes(),
            "runtime.wasm.gz": gzip.compress((pyodide / "pyodide.asm.wasm").read_bytes(), mtime=0),
            "library.zip.gz": _repacked(pyodide / "python_stdlib.zip"),
            "pydantic-core.zip.gz": _repacked(wheel),
            "delen.json": json.dumps({"pyodide": version, CORE: wheel.name.split("-")[1]}).encode(),
        }
    for name, content in made.items():
        (PARTS / name).write_bytes(content)


def _wheel(folder: Path) -> Path:
    """The wheel of pydantic-core for a browser, in the version and with a hash of the lock file."""
    lock = (PROJECT / "requirements.lock").read_text("utf8")
    locked = re.search(rf"^{CORE}==.*?(?=^\S)", re.sub(r"^ +#.*\n", "", lock, flags=re.M), re.M | re.S)
    assert locked is not None
    (folder / "lock.txt").write_text(locked[0], "utf8")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "download", *PLATFORM]
    options = ["--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement=lock.txt"]
    subprocess.run([*pip, *options], cwd=folder, check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def _repacked(archive: Path) -> bytes:
    """An archive packed as one, which is smaller than file by file, without what a browser has no use for."""
    out = io.BytesIO()
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist()):
            module = name.split("/")[0].removesuffix(".py")
            if not (
                module in UNUSED
                or UNUSED_CODEC.match(name)
                or name.endswith(("/", ".pyi", ".cyclonedx.json"))
            ):
                new.writestr(zipfile.ZipInfo(name), old.read(name))
    return gzip.compress(out.getvalue(), mtime=0)
