"""Front matter: known keys, as text, each fault at its line; what the theme prints of it is text too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handboek.messages import Soort, faults
from handboek.site.front_matter import KEYS, OWN_KEYS, read
from tests.sites import PROJECT, build, parse, project_with, told

GUIDE = PROJECT / "docs" / "bijdragen" / "eigen-pagina.md"


class TestReading:
    def test_a_value_is_what_was_typed(self) -> None:
        page = read(
            "---\ntitle: 1.10\nvoet: nee\nzoekwoorden: 2026-11-21\nhide: [toc]\n"
            "niet_doorzoeken: ja\n---\n\nx\n",
            own=True,
        )
        assert page.wrong == ()
        assert page.values == {
            "title": "1.10",
            "voet": "nee",
            "zoekwoorden": ["2026-11-21"],
            "hide": ["toc"],
            "niet_doorzoeken": True,
        }
        assert (page.text, page.above) == ("x\n", 8)

    def test_a_first_line_with_a_colon_is_text(self) -> None:
        assert read("Tip: bel eerst\ntemplate: x\n", own=True).text == "Tip: bel eerst\ntemplate: x\n"
        assert read("---\n\ntekst\n", own=True).wrong == ()

    @pytest.mark.parametrize(
        ("head", "line", "soort"),
        [
            ("titel: x", 2, faults.PAGINA_SLEUTEL),
            ("title: x\ntemplate: ../../x", 3, faults.PAGINA_SLEUTEL),
            ("hulpmiddel: ../x", 2, faults.PAGINA_SLEUTEL),
            ("scripts: [js/matrix]", 2, faults.PAGINA_SLEUTEL),
            ("venstertitel: x", 2, faults.PAGINA_SLEUTEL),
            ("edit_url: javascript:alert(1)", 2, faults.PAGINA_SLEUTEL),
            ("status: new\nicon: ../../x", 3, faults.PAGINA_SLEUTEL),
            ("__proto__: x", 2, faults.PAGINA_SLEUTEL),
            ("title: [a, b]", 2, faults.PAGINA_WAARDE),
            ("title:\n  a: b", 2, faults.PAGINA_WAARDE),
            ("a: &a [x]\ntitle: *a", 3, faults.PAGINA_WAARDE),
            ("zoekwoorden: [[a]]", 2, faults.PAGINA_WAARDE),
            ("zoekwoorden: &a [*a]", 2, faults.PAGINA_WAARDE),
            ("hide: [search]", 2, faults.PAGINA_WAARDE),
            ("niet_doorzoeken: misschien", 2, faults.PAGINA_WAARDE),
            ("title: a: b", 2, faults.PAGINA_KOP),
            ("[x]: [y]", 2, faults.PAGINA_KOP),
            ("- title", 2, faults.PAGINA_KOP),
            ("title: 'x", 2, faults.PAGINA_KOP),
            ("title: \x01", 2, faults.PAGINA_KOP),
            ("zoekwoorden: " + "[" * 5000, 2, faults.PAGINA_KOP),
        ],
    )
    def test_a_fault_has_its_line(self, head: str, line: int, soort: Soort) -> None:
        wrong = read(f"---\n{head}\n---\n\nx\n", own=True).wrong
        assert soort in {kind for at, kind, _ in wrong if at == line or soort is faults.PAGINA_KOP}

    def test_a_value_is_never_made_into_an_object(self, tmp_path: Path) -> None:
        mark = tmp_path / "gehackt"
        page = read(f"---\ntitle: !!python/object/apply:os.system ['touch {mark}']\n---\n", own=True)
        assert ([soort for _, soort, _ in page.wrong], mark.exists()) == ([faults.PAGINA_WAARDE], False)

    def test_aliases_cannot_grow(self) -> None:
        bomb = "a: &a [x, x]\n" + "".join(
            f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghijklm", "bcdefghijklmn", strict=True)
        )
        assert len(read(f"---\n{bomb}zoekwoorden: [*n]\n---\n", own=True).wrong) == 15

    def test_a_head_without_an_end_is_told(self) -> None:
        assert read("---\ntitle: x\n\ntekst\n", own=True).wrong == ((1, faults.PAGINA_KOP, {}),)

    def test_the_guide_explains_what_an_own_page_may_say(self) -> None:
        told = set(re.findall(r"^\| `(\w+)` \|", GUIDE.read_text("utf8"), re.MULTILINE))
        assert told == set(OWN_KEYS)
        assert set(KEYS) - set(OWN_KEYS) == {"hulpmiddel", "scripts"}


ATTACK = "\"'></title><script>alert(1)</script><meta http-equiv=refresh content='0;url=//elders/'>&amp;"


class TestInABuild:
    def test_title_description_and_foot_are_text_on_every_page(self, tmp_path: Path) -> None:
        typed = ATTACK.replace("'", "''")
        head = "".join(f"{key}: '{typed}'\n" for key in ("title", "description", "voet"))
        pages = {"a.md": f"---\n{head}---\n\nx\n", "b.md": "# \"B\" & 'C' &lt;\n\nx\n"}
        project = project_with(tmp_path, pages)
        done = build(project / "data", tmp_path / "site", project)
        assert (done.returncode, done.stderr) == (0, "")
        own = parse(tmp_path / "site", "eigen/a/")
        assert own.get("data-voet") == ATTACK
        assert own.find(".//meta[@name='description']").get("content") == ATTACK
        assert own.find(".//title").text.startswith(ATTACK)
        assert parse(tmp_path / "site", "eigen/b/").get("data-voet") == "\"B\" & 'C' < · Competentiehandboek"
        for address in ("eigen/a/", "eigen/b/", "matrix/"):
            html = (tmp_path / "site" / address / "index.html").read_text("utf8")
            assert ("alert(1)</script>" in html, "<meta http-equiv=refresh" in html) == (False, False)
        index = (tmp_path / "site" / "assets" / "zoekindex.js").read_text("utf8")
        assert '"t":"\\"B\\" & \'C\' <"' in index

    def test_faults_are_told_with_page_line_and_suggestion(self, tmp_path: Path) -> None:
        pages = {
            "a.md": "---\ntitle: A\ndescripton: x\n---\n\n{{ x }}\n",
            "b.md": "---\ntitle: a: b\n---\n\nx\n",
            "c.md": "Tip: bel eerst\n\n{{ x }}\n",
        }
        project = project_with(tmp_path, pages)
        found = told(build(project / "data", tmp_path / "site", project))
        assert [line.split(": ")[0] for line in found] == ["a.md:3:1", "a.md:6:1", "b.md:2:1", "c.md:3:1"]
        assert "geen ‘descripton’. Bedoel je ‘description’?" in found[0]
