"""Every attack in a real build: refused at its line, or on a site in which nothing comes of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from handboek.loading import load_handboek
from handboek.messages import Gegevensfout, Soort, faults, one_line
from handboek.verifier import root_of, verify
from tests.attacks import harmless, refused
from tests.attacks.refused import Attack
from tests.sites import build, pages, parse, project_with, text

ALL: dict[str, Attack] = {**refused.PAGES, **refused.FILES}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[int, str]]]:
    """What a build of all attacks tells of each: the line and the text."""
    folder = tmp_path_factory.mktemp("geweigerd")
    project = project_with(folder, {name: attack.content for name, attack in ALL.items()})
    done = build(project / "data", folder / "site", project)
    assert (done.returncode, (folder / "site").exists()) == (1, False)
    assert "Traceback" not in done.stderr
    found: dict[str, list[tuple[int, str]]] = {}
    for line in (done.stdout + done.stderr).splitlines():
        if place := re.match(r"  docs/eigen/(.*?):(\d+):\d+: (.*)", line):
            found.setdefault(place[1], []).append((int(place[2]), place[3]))
    return found


def fits(telling: str, soort: Soort) -> bool:
    """Whether a telling is one of this kind, whatever was found."""
    parts = [
        re.escape(part) for part in re.split(r"\{\w+\}", soort.tekst.replace("{{", "{").replace("}}", "}"))
    ]
    return re.fullmatch(".*".join(parts), telling) is not None


class TestRefused:
    @pytest.mark.parametrize("name", ALL, ids=one_line)
    def test_at_its_line(self, name: str, told: dict[str, list[tuple[int, str]]]) -> None:
        found = told.get(one_line(name), [])
        assert [line for line, _ in found] == [line for line, _ in ALL[name].told], found
        left = Counter(soort for _, soort in ALL[name].told)
        for _, telling in found:
            kind = next((soort for soort in left if left[soort] and fits(telling, soort)), None)
            assert kind, telling
            left[kind] -= 1

    def test_nothing_else(self, told: dict[str, list[tuple[int, str]]]) -> None:
        assert set(told) == {one_line(name) for name, attack in ALL.items() if attack.told}

    def test_a_link_anywhere_in_docs(self, tmp_path: Path) -> None:
        project = project_with(tmp_path, {})
        secret = tmp_path / "geheim.txt"
        secret.write_text("geheim", "utf8")
        (project / "docs" / "geheim.txt").symlink_to(secret)
        (project / "docs" / "bijdragen" / "meer.md").symlink_to(project / "docs" / "index.md")
        (project / "docs" / "eigen" / "foto.png").symlink_to(secret)
        done = build(project / "data", tmp_path / "site", project)
        found = re.findall(r"^  docs/(.*?):1:1: ‘", done.stdout + done.stderr, re.MULTILINE)
        assert (done.returncode, found) == (1, ["bijdragen/meer.md", "eigen/foto.png", "geheim.txt"])


@pytest.fixture(scope="module")
def harmless_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with all that does nothing."""
    folder = tmp_path_factory.mktemp("onschuldig")
    project = project_with(folder, harmless.PAGES)
    (project / "data" / "functies" / "hacker.yml").write_text(harmless.ROLE, "utf8")
    done = build(project / "data", folder / "site", project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return folder / "site"


class TestHarmless:
    def test_the_verifier_finds_nothing(self, harmless_site: Path) -> None:
        assert verify(harmless_site, root_of(harmless_site)) == []

    def test_what_was_typed_is_shown(self, harmless_site: Path) -> None:
        for address in ("eigen/titel/", "eigen/waarde/", "functies/hacker/"):
            assert harmless.TYPED in parse(harmless_site, address).find(".//title").text, address
        assert parse(harmless_site, "eigen/voet/").get("data-voet") == harmless.TYPED
        assert "{{ 7 * 191 }}" in text(parse(harmless_site, "eigen/ruw/").find(".//article"))
        assert "template: ../../x" in text(parse(harmless_site, "eigen/eerste-regel/").find(".//article"))
        article = text(parse(harmless_site, "eigen/waarde/").find(".//article"))
        assert article.count(harmless.TYPED) == 3

    def test_nothing_runs_or_leads_away_on_any_page(
        self, harmless_site: Path, browser: Browser, serve: Callable[[Path], str]
    ) -> None:
        page = browser.new_page()
        base = serve(harmless_site)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for address in (
            *(a for a in pages(harmless_site) if "eigen/" in a),
            "",
            "functies/hacker/",
            "matrix/",
        ):
            page.goto(f"{base}{address}")
            assert page.url == f"{base}{address}"
            assert page.evaluate("window.gehackt") is None
        assert [url for url in asked if "elders" in url] == []
        page.close()


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg">%s</svg>'


class TestLogo:
    @pytest.mark.parametrize(
        "content",
        ["<script>alert(1)</script>", '<g onload="alert(1)"/>', "<foreignObject/>", '<a href="//x"/>'],
    )
    def test_code_in_a_logo_is_told_where_it_is_named(self, data: Path, content: str) -> None:
        handboek = data / "handboek.yml"
        handboek.write_text(f"logo: logo.svg\n{handboek.read_text('utf8')}", "utf8")
        (data / "logo.svg").write_text(DRAWING % content, "utf8")
        with pytest.raises(Gegevensfout) as stopped:
            load_handboek(data)
        (melding,) = stopped.value.meldingen
        assert (melding.regel, melding.soort) == (1, faults.LOGO_GEWEIGERD)

    def test_a_drawing_that_only_draws_may_be_one(self, data: Path) -> None:
        handboek = data / "handboek.yml"
        handboek.write_text(f"logo: logo.svg\n{handboek.read_text('utf8')}", "utf8")
        (data / "logo.svg").write_text(
            DRAWING % "<style>.a{fill:#fff}</style><path class='a' d='M0 0'/>", "utf8"
        )
        assert load_handboek(data).gegevens.logo == "logo.svg"


def test_every_refusal_is_in_the_list_of_messages() -> None:
    asked = {soort.code for attack in ALL.values() for _, soort in attack.told}
    own = {soort.code for soort in faults.ALLE if soort.code.startswith("pagina-")}
    others = {"pagina-kop", "pagina-te-lang", "pagina-link", "pagina-afbeelding"}
    assert own - asked == others, "other tests show these"
