"""deploy/nginx.conf in a real nginx: right types, compressed, cached as it should be, and closed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from lxml import html

from handboek.site import workshop
from tests.nginx import find
from tests.sites import PROJECT

pytestmark = pytest.mark.elsewhere

MAIN = """daemon off; pid {folder}/pid; error_log stderr; {user}
events {{}}
http {{
  include {types}; default_type application/octet-stream; access_log off;
  client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
  uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
  include {folder}/handboek.conf;
}}
"""


class Server:
    """A running nginx with the site of the small handbook, below a path or at the root ("")."""

    def __init__(self, port: int, site: Path, below: str) -> None:
        self.port = port
        self.site = site
        self.below = below

    def get(self, path: str, encoding: str = "gzip") -> HTTPResponse:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        connection.request("GET", self.below + path, headers={"Accept-Encoding": encoding})
        answer = connection.getresponse()
        self.body = answer.read()
        connection.close()
        return answer


@pytest.fixture(scope="module", params=["", "/molen"])
def server(
    request: pytest.FixtureRequest, groeisite: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    below: str = request.param
    path = find()
    types = Path("/etc/nginx/mime.types")
    if path is None or not types.exists():
        pytest.skip("There is no nginx.")
    folder = tmp_path_factory.mktemp("nginx")
    root = folder / "root"
    site = Path(shutil.copytree(groeisite, root / below.lstrip("/")))
    (site / ".geheim").write_text("geheim", "utf8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    conf = (PROJECT / "deploy" / "nginx.conf").read_text("utf8")
    ours = {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "/srv/handboek;": f"{root};",
        "/404.html;": f"{below}/404.html;",
    }
    for shipped, here in ours.items():
        assert conf.count(shipped) == 1
        conf = conf.replace(shipped, here)
    (folder / "handboek.conf").write_text(conf, "utf8")
    user = "user root;" if os.geteuid() == 0 else ""
    main = folder / "nginx.conf"
    main.write_text(MAIN.format(folder=folder, types=types, user=user), "utf8")
    running = subprocess.Popen([path, "-p", str(folder), "-c", str(main)])
    try:
        for _ in range(100):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            assert running.poll() is None, "nginx stopped"
            time.sleep(0.05)
        yield Server(port, site, below)
    finally:
        running.terminate()
        running.wait()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/functies/oude-molenaar/", "text/html"),
        ("/assets/css/handboek.css", "text/css"),
        ("/assets/zoekindex.js", "javascript"),
        ("/handboek.json", "application/json"),
        ("/assets/logo.svg", "image/svg+xml"),
        ("/assets/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2", "font/woff2"),
        ("/handboek.pdf", "application/pdf"),
    ],
)
def test_types_and_headers(server: Server, path: str, kind: str) -> None:
    answer = server.get(path)
    assert answer.status == 200
    assert kind in str(answer.getheader("Content-Type"))
    assert answer.getheader("Cache-Control") == "no-cache"
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Referrer-Policy") == "same-origin"
    assert answer.getheader("X-Frame-Options") == "SAMEORIGIN"
    policy = str(answer.getheader("Content-Security-Policy"))
    assert policy.startswith("frame-ancestors 'self'")
    assert policy.endswith("; sandbox") == path.endswith(".svg")
    assert "camera=()" in str(answer.getheader("Permissions-Policy"))


@pytest.mark.parametrize("path", ["/", "/assets/css/handboek.css", "/assets/zoekindex.js", "/handboek.json"])
def test_text_is_compressed(server: Server, path: str) -> None:
    assert server.get(path).getheader("Content-Encoding") == "gzip"
    assert "utf-8" in str(server.get(path).getheader("Content-Type"))


def test_what_has_its_contents_in_its_name_is_kept(server: Server) -> None:
    named = [
        *server.site.glob("assets/javascripts/*.min.js"),
        *server.site.glob("assets/stylesheets/*.min.css"),
        *server.site.glob("assets/werkplaats/*-*"),
    ]
    assert len(named) > 1
    for file in named:
        answer = server.get(f"/{file.relative_to(server.site).as_posix()}")
        assert "immutable" in str(answer.getheader("Cache-Control"))


def test_python_runs_for_the_werkplaats_alone_and_reaches_nothing_else(server: Server) -> None:
    worker = server.get("/assets/js/werkplaats-python.js").getheader("Content-Security-Policy")
    allowed = dict(part.split(" ", 1) for part in str(worker).split("; "))
    assert (allowed["default-src"], allowed["connect-src"]) == ("'none'", "'self'")
    assert allowed["script-src"] == "'self' 'wasm-unsafe-eval'"
    for other in ("/assets/js/werkplaats.js", "/werkplaats/", "/"):
        assert server.get(other).getheader("Content-Security-Policy") == "frame-ancestors 'self'"
    if workshop.parts():
        assert server.get(f"/{workshop.INHOUD}").getheader("Cache-Control") == "no-cache"


@pytest.mark.parametrize("path", ["/bestaat-niet/", "/assets/", "/.geheim", "/.git/config"])
def test_what_is_not_for_readers(server: Server, path: str) -> None:
    answer = server.get(path)
    assert (answer.status, answer.getheader("X-Content-Type-Options")) == (404, "nosniff")
    assert "text/html" in str(answer.getheader("Content-Type"))


def test_a_slash_is_added(server: Server) -> None:
    answer = server.get("/functies/molenaar")
    assert (answer.status, answer.getheader("Location")) == (301, f"{server.below}/functies/molenaar/")


@pytest.mark.parametrize("server", ["/molen"], indirect=True)  # its links count from `adres`
def test_the_page_for_a_wrong_address_leads_on(server: Server) -> None:
    server.get("/functies/bestaat-niet/", encoding="identity")
    article = html.fromstring(server.body.decode()).find(".//article")
    links = [link.removeprefix(server.below) for link in article.xpath(".//a/@href")]
    assert len(links) > 2
    assert [link for link in links if server.get(link.replace("/.", "/")).status != 200] == []
