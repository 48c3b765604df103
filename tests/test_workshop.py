"""De werkplaats: what it answers to a page, and that it does so without what no browser has."""

from __future__ import annotations

import subprocess
import sys

from tests.sites import VOORBEELDEN

ABSENT = "import sys; sys.modules.update(dict.fromkeys({absent!r}))\n"
ABROAD = """
import json
from pathlib import Path
import json
from handboek.workshop import answer
folder = Path("data")
files = {file.relative_to(folder).as_posix(): file.read_text("utf8") for file in folder.rglob("*.yml")}
path = "functies/schipper-1.yml"
for asked in (
    {"doe": "begin", "bestanden": files, "adressen": {}},
    {"doe": "open", "pad": path},
    {"doe": "wijzig", "pad": path, "waar": ["doel"], "actie": "zet", "waarde": "Helpt anderen."},
    {"doe": "stand"},
    {"doe": "pagina", "pad": path},
    {"doe": "bewerking", "bewerking": "hernoem", "wat": path, "naam": "Stuurman"},
    {"doe": "inleveren"},
):
    told = json.loads(answer(json.dumps(asked)))
    assert "fout" not in told, told
"""


def test_it_runs_on_what_a_browser_has() -> None:
    absent = ["lxml", "typst", "fontTools", "mkdocs", "subprocess", "git", "markdown", "rapidfuzz.fuzz_cpp"]
    absent += [
        "rapidfuzz.distance.metrics_cpp",
        "rapidfuzz.process_cpp_impl",
        "rapidfuzz.utils_cpp",
        "yaml._yaml",
    ]
    absent += ["rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.fuzz_cpp_sse2", "rapidfuzz.distance.metrics_cpp_avx2"]
    absent += [
        "multiprocessing",
        "sqlite3",
        "unittest",
        "pydoc",
        "configparser",
        "statistics",
        "doctest",
        "pdb",
    ]
    done = subprocess.run(
        [sys.executable, "-c", ABSENT.format(absent=absent) + ABROAD],
        cwd=VOORBEELDEN / "veer",
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
