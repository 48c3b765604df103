"""Building a site for a test, and reading what was built."""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from lxml import html

PROJECT = Path(__file__).parent.parent
VOORBEELDEN = Path(__file__).parent / "voorbeelden"

Write = Callable[[str, str | bytes], Path]
"""As the fixture `write`."""
Document = Any
"""A page or a part of it, as lxml gives it."""


def build(
    data: Path,
    target: Path,
    project: Path = PROJECT,
    *,
    python: str = sys.executable,
    umask: int = -1,
    **surroundings: str,
) -> subprocess.CompletedProcess[str]:
    """Build the site of a data folder into `target`, with what `make site` asks of MkDocs."""
    return subprocess.run(
        [python, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)],
        cwd=project,
        env={**os.environ, "HANDBOEK_DATA": str(data), "NO_MKDOCS_2_WARNING": "1", **surroundings},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )


def built(data: Path, target: Path, *, offline: bool = False) -> Path:
    """As `build`, for a handbook without faults: nothing is printed, nothing fails."""
    done = build(data, target, HANDBOEK_OFFLINE="1" if offline else "")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), done.stdout + done.stderr
    return target


def built_copy(data: Path, folder: Path, *, pdf: bool = True, offline: bool = False) -> Path:
    """As `built`, from a copy in a folder: outside a repository a handbook has no history."""
    copy = shutil.copytree(data, folder / "data")
    if not pdf:
        pages_alone(copy)
    return built(copy, folder / "site", offline=offline)


def pages_alone(data: Path) -> Path:
    """Spare a build the PDFs and office files, for who does not look at them."""
    with (data / "handboek.yml").open("a", encoding="utf8") as gegevens:
        gegevens.write("pdf: nee\nuitvoer: nee\n")
    return data


def with_pages(data: Path, pages: Mapping[str, str | bytes]) -> Path:
    """Put an organisation's own pages or files beside its data, by their name in docs/eigen."""
    for name, content in pages.items():
        file = data.parent / "docs" / "eigen" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return data


def contents(folder: Path) -> dict[str, bytes]:
    """What is in the files below a folder, by their path in it."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text that is in a file."""
    content = file.read_text("utf8")
    assert old in content
    file.write_text(content.replace(old, new), "utf8")


@contextmanager
def served(folder: Path, asked: list[str] | None = None, *, zipped: bool = False) -> Iterator[str]:
    """Serve a folder, `zipped` as a web server on a line does; gives its address.

    All that is asked, with its headers, is noted in `asked`.
    """
    kind = _Zipping if zipped else _Quiet if asked is None else _noting(asked)
    handler = functools.partial(kind, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


class _Zipping(_Quiet):
    def send_head(self) -> BytesIO | None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return None
        content = gzip.compress(file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)


def _noting(asked: list[str]) -> type[_Quiet]:
    class Noting(_Quiet):
        def log_request(self, *args: object) -> None:
            asked.append(f"{self.requestline}\n{self.headers}")

    return Noting


@contextmanager
def previewed(data: Path, project: Path = PROJECT) -> Iterator[str]:
    """Preview a data folder as `make serve` does; gives the address once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address],
        cwd=project,
        env={**os.environ, "HANDBOEK_DATA": str(data), "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            with suppress(OSError), urlopen(f"http://{address}/", timeout=5):
                break
            assert server.poll() is None, "the preview stopped"
            time.sleep(0.1)
        else:
            raise AssertionError("the preview does not answer")
        yield f"http://{address}/"
    finally:
        server.terminate()
        server.wait()


def pages(site: Path) -> Iterator[str]:
    """The address of every page, from the site's root: "functies/kok/"."""
    for file in sorted(site.rglob("*.html")):
        yield file.relative_to(site).as_posix().removesuffix("index.html")


def parse(site: Path, address: str) -> Document:
    """A page by its address."""
    file = site / address / "index.html" if not address.endswith(".html") else site / address
    return html.fromstring(file.read_text("utf8"))


def text(element: Document) -> str:
    """The text of an element, white space folded."""
    return " ".join(str(element.text_content()).split())


def project_with(tmp_path: Path, pages: Mapping[str, str | bytes]) -> Path:
    """A copy of the project with own pages or files in it, by their name in docs/eigen; it makes no PDFs."""
    project = copy_of_project(tmp_path)
    handboek = project / "data" / "handboek.yml"
    handboek.write_text(f"{handboek.read_text('utf8')}\npdf: nee\n", "utf8")
    for name, content in pages.items():
        file = project / "docs" / "eigen" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return project


def told(done: subprocess.CompletedProcess[str], folder: str = "docs/eigen/") -> list[str]:
    """The lines of a build about files in a folder, in order, without that folder's name."""
    lines = [line.strip() for line in (done.stdout + done.stderr).splitlines()]
    return [line.removeprefix(folder) for line in lines if line.startswith(folder)]


def copy_of_project(tmp_path: Path) -> Path:
    """The project without what was installed or built, to change."""
    hidden = shutil.ignore_patterns(".*", "__pycache__", "node_modules")

    def left_out(folder: str, names: list[str]) -> set[str]:
        built = {"site", "site-offline", "tests"} if Path(folder) == PROJECT else set()
        return hidden(folder, names) | built

    return Path(shutil.copytree(PROJECT, tmp_path / "project", ignore=left_out, dirs_exist_ok=True))
