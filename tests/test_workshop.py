"""De werkplaats: what it answers to a page, and that it does so without what no browser has."""

from __future__ import annotations

import difflib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pydantic_core
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handboek.editing.edits import bare, parsed, plain
from handboek.editing.proposal import from_value
from handboek.loading.nodes import Mapping as Block
from handboek.model import NOG_IN_TE_VULLEN
from handboek.site.workshop import AANVULLING, sources
from handboek.workshop import answer
from handboek.workshop.delivery import fragment
from handboek.workshop.form import clean
from handboek.workshop.paste import sentences
from tests.sites import PROJECT, VOORBEELDEN, edit, pages_alone, parse, text
from tools.workshop import UNUSED

ALONE = "import sys; sys.path.append({folder!r}); sys.modules.update(dict.fromkeys({absent!r}))\n"
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


def test_what_is_packed_runs_on_what_a_browser_has(tmp_path: Path) -> None:
    for name, file in sources():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(file.read_bytes())
    (tmp_path / "pydantic_core").symlink_to(Path(pydantic_core.__file__).parent)
    absent = ["subprocess", *sorted(UNUSED)]
    done = subprocess.run(
        [sys.executable, "-ISc", ALONE.format(folder=str(tmp_path), absent=absent) + ABROAD],
        cwd=VOORBEELDEN / "veer",
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("made_for", "page", "printed"),
    [
        ("", "De werkplaats is op deze website niet geïnstalleerd.", AANVULLING),
        (
            "0.1",
            "De werkplaats past niet bij de software van deze website.",
            "is gemaakt voor pydantic-core 0.1",
        ),
        ("offline", "De werkplaats werkt niet vanuit een map op je computer.", "Open het met een dubbelklik"),
    ],
)
def test_a_site_without_it_says_why(tmp_path: Path, made_for: str, page: str, printed: str) -> None:
    package = tmp_path / "pakket" / "handboek_werkplaats"
    (package / "delen").mkdir(parents=True)
    (package / "__init__.py").touch()
    if made_for == "0.1":
        (package / "delen" / "delen.json").write_text('{"pydantic-core": "0.1"}')
    data = pages_alone(shutil.copytree(GOED, tmp_path / "data"))
    offline = ["--offline"] if made_for == "offline" else []
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "handboek",
            "--data",
            str(data),
            "bouw",
            "--naar",
            str(tmp_path / "site"),
            *offline,
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(package.parent), str(PROJECT)])},
        check=True,
        capture_output=True,
        text=True,
    )
    assert printed in done.stdout
    told = parse(tmp_path / "site", "werkplaats/").find(".//article")
    assert page in text(told)
    assert told.xpath(".//a[text()='Wijzigen in vijf minuten']")
    assert not list((tmp_path / "site").glob("assets/werkplaats/*"))


GOED = VOORBEELDEN / "goed" / "data"
VEER = VOORBEELDEN / "veer" / "data"
ROLE, COMPETENCY = "functies/schipper-1.yml", "competenties/samenwerken.yml"
Field = dict[str, Any]


def files_of(data: Path) -> dict[str, str]:
    return {file.relative_to(data).as_posix(): file.read_bytes().decode() for file in data.rglob("*.yml")}


class Page:
    """Asks as the page in a browser does."""

    def __init__(self, data: Path, **addresses: str) -> None:
        self.files = files_of(data)
        self.begun = self.ask("begin", bestanden=self.files, adressen=addresses)

    def ask(self, doe: str, **more: Any) -> Any:
        told = json.loads(answer(json.dumps({"doe": doe, **more})))
        assert "fout" not in told, told["fout"]
        return told

    def refused(self, doe: str, **more: Any) -> str:
        return str(json.loads(answer(json.dumps({"doe": doe, **more})))["fout"])

    def change(self, path: str, waar: list[int | str], actie: str, **more: Any) -> list[str]:
        """The lines that differ from those that are published."""
        text = self.ask("wijzig", pad=path, waar=waar, actie=actie, **more)["tekst"]
        both = difflib.ndiff(self.files.get(path, "").split("\n"), text.split("\n"))
        return [line for line in both if line[:1] in "+-"]


def fields(
    velden: list[Field], above: tuple[int | str, ...] = ()
) -> Iterator[tuple[tuple[int | str, ...], Field]]:
    """Every field with the way to it."""
    for veld in velden:
        way = (*above, veld["sleutel"])
        yield way, veld
        yield from fields([*(veld.get("velden") or []), *(veld.get("punten") or [])], way)


NOISE = [
    *(VEER / ROLE).read_text("utf8").split("\n"),
    "\0",
    "\ud800",
    "\ufeff",
    "- ",
    "\t",
    ":",
    "a: [",
    "\r",
]


@pytest.fixture
def veer() -> Page:
    return Page(VEER)


class TestForm:
    def test_every_kind_of_file_has_one(self, veer: Page) -> None:
        for item in veer.begun["items"]:
            opened = veer.ask("open", pad=item["pad"])
            assert opened["tekst"] == veer.files[item["pad"]]
            for way, veld in fields(opened["velden"]):
                assert {"sleutel", "label", "vorm"} <= veld.keys(), way

    def test_help_and_limits_are_those_of_the_model(self, veer: Page) -> None:
        doel = dict(fields(veer.ask("open", pad=ROLE)["velden"]))["doel",]
        assert doel["uitleg"] == "Waarvoor deze functie er is, in een of twee zinnen."
        assert doel["voorbeeld"] == "Helpt bewoners zo lang mogelijk thuis te wonen."
        assert (doel["vorm"], doel["grens"], doel["verplicht"]) == ("lang", 50_000, False)

    def test_a_level_raised_is_one_line(self, veer: Page) -> None:
        ways = dict(fields(veer.ask("open", pad=ROLE)["velden"]))
        way, eis = next((way, veld) for way, veld in ways.items() if veld["vorm"] == "eis")
        new = str(int(eis["waarde"]) % 3 + 1)
        old, made = veer.change(ROLE, [*way], "zet", waarde=new)
        assert (old.rstrip()[-1], made.rstrip()[-1]) == (eis["waarde"], new)

    def test_what_is_wrong_stands_at_its_field(self, veer: Page) -> None:
        veer.change(ROLE, ["titel"], "zet", waarde="")
        veer.change(ROLE, ["versie"], "zet", waarde="vorig jaar")
        told = veer.ask("stand")["meldingen"]
        assert [melding["waar"] for melding in told if melding["soort"] == "fout"] == [["titel"], ["versie"]]
        assert dict(fields(veer.ask("open", pad=ROLE)["velden"]))["titel",]["waarde"] == ""

    def test_text_and_form_follow_each_other(self, veer: Page) -> None:
        typed = veer.files[ROLE].replace("titel:", "# nagekeken\ntitel:", 1)
        assert veer.ask("typ", pad=ROLE, tekst=typed)["velden"]
        assert (
            "# nagekeken" in veer.ask("wijzig", pad=ROLE, waar=["schaal"], actie="zet", waarde="50")["tekst"]
        )
        broken = veer.ask("typ", pad=ROLE, tekst="titel: [")
        assert broken["velden"] is None
        assert broken["meldingen"]
        assert veer.ask("typ", pad=ROLE, tekst=veer.files[ROLE])["velden"]
        assert veer.ask("stand")["gewijzigd"] == []

    def test_what_was_meant_is_put_right(self, veer: Page) -> None:
        veer.ask("typ", pad=ROLE, tekst=veer.files[ROLE] + "voetnoten:\n  - Let op: vuur.\n")
        (told,) = [one for one in veer.ask("stand")["meldingen"] if one["soort"] == "fout"]
        assert told["herstel"] == '  - "Let op: vuur."'
        mended = veer.ask("herstel", pad=ROLE, regel=told["regel"], kolom=told["kolom"])
        assert (mended["meldingen"], mended["velden"] is None) == ([], False)
        assert veer.refused("herstel", pad=ROLE, regel=1, kolom=1)

    def test_a_name_of_ones_own_keeps_its_place_while_it_is_typed(self, veer: Page) -> None:
        veer.ask("wijzig", pad=ROLE, waar=["onderdelen"], actie="voegtoe", waarde="")
        veer.ask("wijzig", pad=ROLE, waar=["onderdelen", 0, ""], actie="zet", waarde="Kennis")
        made = veer.ask(
            "wijzig", pad=ROLE, waar=["onderdelen", 0, "tekst"], actie="zet", waarde="Kent de haven."
        )
        assert "onderdelen:\n  Kennis: Kent de haven.\n" in made["tekst"]
        assert "staat er al" in veer.refused(
            "wijzig", pad=ROLE, waar=["onderdelen"], actie="voegtoe", naar="Kennis", waarde="x"
        )

    def test_what_is_not_there_is_refused(self, veer: Page) -> None:
        for waar in (["weg"], ["doel", "x"], ["generiek", "weg"], [], ["titel", 0], [["x"]], [None]):
            assert veer.refused("wijzig", pad=ROLE, waar=waar, actie="zet", waarde="x")
        for path in ("../x.yml", "functies/weg.yml", "", None, ["x"], "/etc/passwd"):
            assert veer.refused("open", pad=path) == "Dit bestand is er niet."
        assert veer.refused("wijzig", pad=ROLE, waar=["doel"], actie="gooi", waarde="x")
        assert veer.refused("wijzig", pad=ROLE, waar=["doel"], actie="zet", waarde={"x": 1})
        assert veer.refused("springen")
        assert veer.ask("stand")["gewijzigd"] == []


HOSTILE = st.sampled_from(
    [
        *(
            "<script>alert(1)</script>",
            "{{ 7 * 7 }}",
            "- x",
            "a: b",
            "# x",
            "{x",
            "[",
            "&a",
            "*a",
            "!x",
            "%x",
            "@x",
        ),
        *(
            "`",
            "|",
            ">",
            "'",
            '"',
            "\\",
            "…",
            "---",
            "...",
            "nee",
            "1.10",
            "\x00",
            "\u202e",
            "\ufeff",
            "=1+1",
        ),
        *("../..", "a/b", "=", ""),
    ]
)
TYPED = st.text(max_size=40) | HOSTILE | st.text(min_size=100, max_size=300)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_action_changes_the_file_into_just_that(data: st.DataObject) -> None:
    veer = Page(VEER if data.draw(st.booleans()) else GOED)
    path = data.draw(st.sampled_from(sorted(veer.files)))
    for _ in range(data.draw(st.integers(1, 4))):
        opened = veer.ask("open", pad=path)
        way, veld = data.draw(st.sampled_from([*fields(opened["velden"])]))
        actie = data.draw(st.sampled_from(["zet", "weg", "voegtoe", "verplaats"]))
        typed = data.draw(TYPED)
        naar: Any = data.draw(st.integers(0, 3)) if actie == "verplaats" else None
        asked = {"doe": "wijzig", "pad": path, "waar": way, "actie": actie, "waarde": typed, "naar": naar}
        told = json.loads(answer(json.dumps(asked)))
        before, after = opened["tekst"], told.get("tekst", opened["tekst"])
        if "fout" in told:
            assert "Error" not in told["fout"], told["fout"]
            assert veer.ask("open", pad=path)["tekst"] == before
            continue
        found = dict(fields(told["velden"])).get(way, {})
        if actie == "zet" and veld["vorm"] in ("tekst", "lang", "keuze") and way[-1] and found:
            assert (found["waarde"] or "") == ("" if clean(typed) in NOG_IN_TE_VULLEN else clean(typed))
        changed = touched(before, after, way)
        assert others(before, changed) == others(after, changed)
        assert "meldingen" in veer.ask("stand")
        veer.ask("pagina", pad=path)
    text = veer.ask("open", pad=path)["tekst"]
    assert veer.ask("terug", pad=path)["gewijzigd"] == []
    assert veer.ask("typ", pad=path, tekst=text)["tekst"] == text


@settings(max_examples=60, deadline=None)
@given(st.text() | st.lists(st.sampled_from(NOISE)).map("\n".join))
def test_anything_can_be_typed(typed: str) -> None:
    veer = Page(VEER)
    veer.ask("typ", pad=ROLE, tekst=typed)
    veer.ask("stand")
    veer.ask("pagina", pad=ROLE)
    assert veer.ask("terug")["gewijzigd"] == []


def root_of(text: str) -> Block:
    found = parsed(bare(text))
    assert found
    return found.root


def touched(before: str, after: str, way: tuple[int | str, ...]) -> set[str]:
    """The keys of a file that an action may change."""
    keys = [*root_of(before).fields]
    first = way[1] if way[0] == "begrippen" and len(way) > 1 else way[0]
    named = keys[first : first + 1] if isinstance(first, int) else [first]
    return {*named} | (root_of(before).fields.keys() ^ root_of(after).fields.keys())


def others(text: str, changed: set[str]) -> dict[str, tuple[str, Any]]:
    """The lines of the other keys of a file, and what they say."""
    root, lines = root_of(text), bare(text).split("\n")
    begins = [place.line - 1 for place, _ in root.fields.values()]
    return {
        key: ("\n".join(lines[begin:end]).rstrip(), plain(root.value[key]))
        for key, begin, end in zip(root.fields, begins, [*begins[1:], len(lines)], strict=True)
        if key not in changed
    }


class TestNew:
    def test_of_nothing_of_a_copy_and_of_a_competency(self, veer: Page) -> None:
        made = veer.ask("nieuw", soort="functie", titel="Wachter & zoon")
        assert made["pad"] == "functies/wachter-zoon.yml"
        assert made["tekst"].startswith("titel: Wachter & zoon\n")
        copy = veer.ask("nieuw", soort="functie", titel="Stuurman", kopie_van=ROLE)
        own = veer.files[ROLE].split("\n")
        assert next(line for line in copy["tekst"].split("\n") if line not in own) == "titel: Stuurman"
        for_it = veer.ask("nieuw", soort="functie", titel="Roeier", kopie_van=COMPETENCY)
        assert "samenwerken: 1" in for_it["tekst"]
        veer.ask("nieuw", soort="competentie", titel="Roeien")
        kinds = {change["pad"]: change["soort"] for change in veer.ask("stand")["gewijzigd"]}
        assert kinds == dict.fromkeys(
            [
                "competenties/roeien.yml",
                "functies/roeier.yml",
                "functies/stuurman.yml",
                "functies/wachter-zoon.yml",
            ],
            "nieuw",
        )

    @pytest.mark.parametrize("titel", ["", "...", "../x", "a/b", "con", "naam", "x" * 300, "\u202e"])
    def test_a_name_stays_in_its_folder(self, veer: Page, titel: str) -> None:
        told = json.loads(answer(json.dumps({"doe": "nieuw", "soort": "functie", "titel": titel})))
        assert "fout" in told or "/" not in told["pad"].removeprefix("functies/")
        assert veer.refused("nieuw", soort="functie", titel="Schipper 1")


def as_link(kept: Field) -> str:
    """A proposal as a link, which has no room for what was."""
    made = fragment(from_value(kept))
    assert made
    return made


class TestProposal:
    def test_it_is_kept_and_goes_on(self, veer: Page) -> None:
        veer.change(ROLE, ["doel"], "zet", waarde="Vaart.")
        veer.ask("nieuw", soort="functie", titel="Roeier")
        kept = veer.ask("voorstel")["voorstel"]
        later = Page(VEER)
        again = later.ask("hervat", voorstel=kept)
        assert (again["verouderd"], again["samengevoegd"]) == ([], [])
        assert [change["pad"] for change in again["gewijzigd"]] == ["functies/roeier.yml", ROLE]
        assert later.ask("voorstel")["voorstel"] == kept
        assert later.ask("terug")["gewijzigd"] == []

    def test_what_is_saved_is_published_from_then_on(self, veer: Page) -> None:
        veer.change(ROLE, ["doel"], "zet", waarde="Vaart.")
        assert veer.ask("bewaard")["gewijzigd"] == []
        assert "doel: Vaart." in veer.ask("open", pad=ROLE)["tekst"]
        veer.change(ROLE, ["doel"], "zet", waarde="Vaart uit.")
        veer.ask("terug")
        assert "doel: Vaart.\n" in veer.ask("open", pad=ROLE)["tekst"]

    def moved_on(self, veer: Page, tmp_path: Path, *edits: tuple[str, str, str]) -> Page:
        """The page of a handbook that someone else has changed."""
        data = shutil.copytree(VEER, tmp_path / "data")
        for name, old, new in edits:
            edit(data / name, old, new)
        return Page(data)

    def test_what_others_changed_elsewhere_in_a_file_stays(self, veer: Page, tmp_path: Path) -> None:
        veer.change(ROLE, ["doel"], "zet", waarde="Vaart.")
        veer.change(ROLE, ["generiek", "samenwerken"], "zet", waarde="3")
        veer.change(COMPETENCY, ["niveau 1"], "voegtoe", waarde="Deelt het roer.")
        kept = veer.ask("voorstel")["voorstel"]
        later = self.moved_on(
            veer,
            tmp_path,
            (ROLE, "titel: Schipper 1\n", "# nagekeken\ntitel: Schipper\n"),
            (ROLE, "  meeleven: 2\n", ""),
            (COMPETENCY, "  - Laat geen collega", "  - Groet bij het aan boord gaan.\n  - Laat geen collega"),
        )
        told = later.ask("hervat", voorstel=kept)
        assert (told["samengevoegd"], told["verouderd"], told["botsingen"]) == ([COMPETENCY, ROLE], [], [])
        assert [one for one in told["meldingen"] if one["soort"] == "fout"] == []
        role, competency = (later.ask("open", pad=path)["tekst"] for path in (ROLE, COMPETENCY))
        both = later.files[ROLE].replace("samenwerken: 2", "samenwerken: 3")
        assert role == both.replace("doel: Vaart reizigers veilig naar de overkant.", "doel: Vaart.")
        assert competency == later.files[COMPETENCY].replace("niveau 2:", "  - Deelt het roer.\nniveau 2:")
        later.ask("terug")
        assert later.ask("open", pad=ROLE)["tekst"] == later.files[ROLE]

    def test_where_both_changed_the_same_it_says_what_the_other_wrote(
        self, veer: Page, tmp_path: Path
    ) -> None:
        veer.change(ROLE, ["doel"], "zet", waarde="Vaart.")
        veer.change(ROLE, ["versie"], "zet", waarde="2026-11")
        kept = veer.ask("voorstel")["voorstel"]
        later = self.moved_on(
            veer,
            tmp_path,
            (ROLE, "Vaart reizigers veilig naar de overkant.", "Vaart uit."),
            (ROLE, "versie: 2023-02", "versie: 2026-11"),
        )
        told = later.ask("hervat", voorstel=kept)
        assert told["botsingen"] == [{"pad": ROLE, "waar": "doel", "ander": "Vaart uit."}]
        assert "doel: Vaart.\n" in later.ask("open", pad=ROLE)["tekst"]

    def test_what_cannot_be_laid_together_is_told(self, veer: Page, tmp_path: Path) -> None:
        veer.change(ROLE, ["doel"], "zet", waarde="Vaart.")
        kept = veer.ask("voorstel")["voorstel"]
        later = self.moved_on(veer, tmp_path, (ROLE, "schaal: 40", "schaal: 45"))
        told = later.ask("uitlink", fragment=as_link(kept))
        assert (told["verouderd"], told["samengevoegd"]) == ([ROLE], [])
        kept["bestanden"][ROLE]["was"] = "titel: anders\n"
        assert later.ask("hervat", voorstel=kept)["verouderd"] == [ROLE]

    def test_a_small_one_is_a_link(self, veer: Page) -> None:
        veer.change(ROLE, ["doel"], "zet", waarde="Vaart.")
        fragment = veer.ask("link")["fragment"]
        assert fragment
        other = Page(VEER)
        assert other.ask("uitlink", fragment=fragment)["verouderd"] == []
        assert "doel: Vaart." in other.ask("open", pad=ROLE)["tekst"]

    @pytest.mark.parametrize("fragment", ["", "x", "eJw", "%00", "a" * 20_000, "é"])
    def test_a_broken_link_is_refused(self, veer: Page, fragment: str) -> None:
        assert "Error" not in veer.refused("uitlink", fragment=fragment)
        assert veer.ask("stand")["gewijzigd"] == []


HOSTS = {
    "https://github.com/hr/handboek/edit/main/": (
        "https://github.com/hr/handboek/new/main?filename=data%2Ffuncties%2Froeier.yml&value=",
        "https://github.com/hr/handboek/edit/main/data/functies/schipper-1.yml",
        "https://github.com/hr/handboek/upload/main/data/functies",
    ),
    "https://codeberg.org/hr/handboek/_edit/main/": (
        "https://codeberg.org/hr/handboek/_new/main/data/functies?filename=roeier.yml&value=",
        "https://codeberg.org/hr/handboek/_edit/main/data/functies/schipper-1.yml",
        "https://codeberg.org/hr/handboek/_upload/main/data/functies",
    ),
    "https://gitlab.com/hr/handboek/-/edit/main/": (
        "https://gitlab.com/hr/handboek/-/new/main?file_name=data%2Ffuncties%2Froeier.yml&content=",
        "https://gitlab.com/hr/handboek/-/edit/main/data/functies/schipper-1.yml",
        None,
    ),
}


class TestHandingIn:
    @pytest.mark.parametrize("host", HOSTS)
    def test_the_pages_of_each_host(self, host: str) -> None:
        veer = Page(VEER, bewerken=host, naar="data")
        veer.change(ROLE, ["doel"], "zet", waarde="Vaart & roeit.")
        text = veer.ask("nieuw", soort="functie", titel="Roeier")["tekst"]
        new, changed, *uploads = veer.ask("inleveren")["stappen"]
        begin, edit, upload = HOSTS[host]
        assert new["adres"].startswith(begin)
        assert [*parse_qs(urlsplit(new["adres"]).query).values()][1] == [text]
        assert (changed["adres"], changed["manier"]) == (edit, "klembord")
        assert "doel: Vaart & roeit." in changed["tekst"]
        assert [step["adres"] for step in uploads] == [*([upload] if upload else []), None]

    def test_a_long_text_goes_by_the_clipboard(self) -> None:
        veer = Page(VEER, bewerken="https://github.com/hr/handboek/edit/main/")
        veer.ask("nieuw", soort="functie", titel="Roeier")
        veer.ask("wijzig", pad="functies/roeier.yml", waar=["doel"], actie="zet", waarde="Roeit door. " * 900)
        (new,) = veer.ask("inleveren")["stappen"]
        assert new["manier"] == "klembord"
        assert new["adres"].endswith("filename=data%2Ffuncties%2Froeier.yml")

    def test_without_a_host_there_is_the_file(self, veer: Page) -> None:
        veer.change(ROLE, ["doel"], "zet", waarde="Vaart.")
        told = veer.ask("inleveren")
        assert [step["adres"] for step in told["stappen"]] == [None]
        assert told["zip"]


class TestMeaning:
    def test_what_a_change_means_and_whom_it_touches(self, veer: Page) -> None:
        veer.change(COMPETENCY, ["niveau 1"], "voegtoe", waarde="Deelt het roer met een ander.")
        told = veer.ask("stand")
        assert any("Deelt het roer met een ander." in line for line in told["verslag"])
        assert told["geraakt"]

    def test_the_page_marks_what_is_new(self, veer: Page) -> None:
        assert "data-gewijzigd" not in veer.ask("pagina", pad=COMPETENCY)["html"]
        veer.change(COMPETENCY, ["niveau 1"], "voegtoe", waarde="Deelt het <b>roer</b>.")
        html = veer.ask("pagina", pad=COMPETENCY)["html"]
        assert "<li data-gewijzigd>Deelt het &lt;b&gt;roer&lt;/b&gt;.</li>" in html
        assert html.count("data-gewijzigd") == 1

    @pytest.mark.parametrize(
        ("path", "old", "new", "left_out"),
        [
            (ROLE, "versie: 2023-02", "versie: vorig jaar", ["versie"]),
            (ROLE, "titel: Schipper 1", "titel:", ["titel"]),
            (ROLE, "doel:", "doell:", ["doell"]),
            (ROLE, "  samenwerken: 2", "  samenwreken: 2", ["generiek, samenwreken"]),
            (ROLE, "  samenwerken: 2", "  samenwerken: 9", ["generiek, samenwerken"]),
            (COMPETENCY, "label: Samenwerken\n", "", ["label"]),
            (COMPETENCY, "cluster: ", "cluster: x", ["cluster"]),
            (COMPETENCY, "niveau 1:", "niveau 1: Werkt samen.\nniveau 1b:", ["niveau 1, 1", "niveau 1b"]),
            ("handboek.yml", "titel: ", "titell: ", ["titell", "titel"]),
        ],
    )
    def test_a_page_shows_what_is_right(
        self, veer: Page, path: str, old: str, new: str, left_out: list[str]
    ) -> None:
        assert old in veer.files[path]
        veer.ask("typ", pad=path, tekst=veer.files[path].replace(old, new, 1))
        assert "fout" in {one["soort"] for one in veer.ask("stand")["meldingen"]}
        told = veer.ask("pagina", pad=path)
        assert told["weggelaten"] == left_out
        assert ("Vakkennis" if path == ROLE else "Betrekt de stille collega") in told[
            "html"
        ] or path == "handboek.yml"
        assert veer.ask("pagina", pad="functies/kaartverkoper.yml")["html"]
        veer.ask("typ", pad=path, tekst=veer.files[path])
        assert veer.ask("pagina", pad=path)["weggelaten"] == []

    def test_what_cannot_be_read_has_no_page_but_the_others_have(self, veer: Page) -> None:
        veer.ask("typ", pad=COMPETENCY, tekst="label: [")
        assert veer.ask("pagina", pad=COMPETENCY) == {"html": None, "weggelaten": []}
        assert "Samenwerken" in veer.ask("pagina", pad=ROLE)["html"]
        veer.ask("nieuw", soort="competentie", titel="Navigeren")
        told = veer.ask("pagina", pad="competenties/navigeren.yml")
        assert "Navigeren" in told["html"]
        assert "definitie" in told["weggelaten"]

    def test_evidence(self, veer: Page) -> None:
        told = veer.ask("bewijs", competentie="samenwerken", pad=ROLE)
        assert told["definitie"]
        assert " niveau " in told["tekst"]
        assert veer.ask("bewijs", competentie="weg", pad=ROLE)["tekst"] == ""

    def test_an_operation_with_all_it_does(self, veer: Page) -> None:
        told = veer.ask("bewerking", bewerking="hernoem", wat=COMPETENCY, naam="Meedoen")
        assert "Competentie Meedoen" in told["verslag"]
        assert {"pad": COMPETENCY, "soort": "weg", "titel": "samenwerken"} in told["gewijzigd"]
        assert veer.ask("bewerking", bewerking="trekin", wat="weg")["weigering"]


WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>
<!-- p.MsoListParagraph {mso-style-priority:34;} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=NL><!--StartFragment-->
<p class=MsoNormal><b>Gedrag</b><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol;mso-bidi-font-family:Symbol'>
<span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Vraagt door tot de vraag
helder is.<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'>
<span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp;</span></span>Zegt “nee”
als het <i>moet</i> &amp; legt uit waarom.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>
"""


@pytest.mark.parametrize(
    ("html", "text", "lines"),
    [
        (
            WORD,
            "",
            ["Gedrag", "Vraagt door tot de vraag helder is.", 'Zegt "nee" als het moet & legt uit waarom.'],
        ),
        ("<ul><li>Een.</li><li><p>Twee.</p></li></ul>", "", ["Een.", "Twee."]),
        (
            "",
            "•\tVraagt door.\r\n·\tLuistert.\n\n- Belt terug.\n1. Eerst.\na) Dan.",
            ["Vraagt door.", "Luistert.", "Belt terug.", "Eerst.", "Dan."],
        ),
        ("", "\uf0b7\tLuistert.\no\tKijkt.", ["Luistert.", "Kijkt."]),
        ("", "Organiseert zelf.\n2023 was druk.", ["Organiseert zelf.", "2023 was druk."]),
        ("<p>a<br>b</p><script>x</script><style>y</style>", "", ["a", "b"]),
        ("<table><tr><td>1</td><td>Luistert.</td></tr></table>", "", ["1 Luistert."]),
        ("<p>&lt;b&gt;x</p>", "", ["<b>x"]),
        ("", "", []),
    ],
)
def test_what_is_pasted_is_a_list_of_sentences(html: str, text: str, lines: list[str]) -> None:
    assert sentences(html, text) == lines


@settings(max_examples=200, deadline=None)
@given(
    st.text()
    | st.lists(
        st.sampled_from(["<p", ">", "<!--", "<![", "]>", "mso-list:Ignore", "'", "<li>", "</p>", "x"])
    ).map("".join)
)
def test_anything_can_be_pasted(pasted: str) -> None:
    assert all(line == clean(line) for line in sentences(pasted, pasted))


def test_a_question_that_is_none() -> None:
    for asked in ("", "[]", "{", '"x"', '{"doe": "stand"', '{"doe": ["x"]}', "null"):
        assert "fout" in json.loads(answer(asked))
