"""Whole items renamed, retired, merged and split: every file that names them follows, all else stays."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handboek.cli import main
from handboek.editing.edits import Geweigerd
from handboek.editing.operations import Files, hernoem, splits, trekin, voegsamen
from handboek.editing.pages import MACROS
from handboek.editing.writing import Texts
from handboek.loading import load_handboek
from handboek.loading.beside import replace
from handboek.model import Handboek
from handboek.site.macros import Macros
from tests.sites import VOORBEELDEN, Write, edit

VEER = load_handboek(VOORBEELDEN / "veer" / "data")

KOK = """\
# Onze kok. Vraag Noor als je hier iets wilt wijzigen.
titel: "Kok"

generiek:   # voor iedereen
  samenwerken:   2
specifiek:

    # de oven
    plannen:   1
    "tellen":
        niveau: 3   # hoog
        toelichting: >
            Telt alles na,
            twee keer.
gedragscompetenties: [samenwerken]
"""


def written(data: Path, operation: Callable[..., Texts], *arguments: object) -> Handboek:
    """The handbook after an operation."""
    for file, text in operation(Files(data, load_handboek(data)), *arguments).items():
        if text is None:
            file.unlink()
        else:
            replace(file, text)
    return load_handboek(data)


def lines(data: Path) -> dict[str, list[str]]:
    return {
        file.relative_to(data).as_posix(): file.read_bytes().decode().split("\n")
        for file in sorted(data.rglob("*.yml"))
    }


def changed(before: dict[str, list[str]], after: dict[str, list[str]]) -> dict[str, list[str]]:
    """By file that is there before and after: the lines that went (-) and came (+)."""
    both = {name: (before[name], after[name]) for name in before if name in after}
    found = {
        name: [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
        for name, (old, new) in both.items()
    }
    return {name: diff for name, diff in found.items() if diff}


class TestRename:
    def test_everything_that_names_it_follows_and_nothing_else_changes(
        self, data: Path, write: Write
    ) -> None:
        write("functies/kok.yml", KOK)
        before = lines(data)
        nieuw = written(data, hernoem, "Tellen", "Rekenen & meten")
        after = lines(data)
        assert changed(before, after) == {
            "competenties/plannen.yml": ["-   - tellen", "+   - rekenen-meten"],
            "functies/kok.yml": ['-     "tellen":', '+     "rekenen-meten":'],
        }
        assert nieuw.competenties["rekenen-meten"].voorheen == ("tellen",)
        assert nieuw.competenties["rekenen-meten"].label == "Rekenen & meten"
        assert set(before) - set(after) == {"competenties/tellen.yml"}

    def test_of_two_with_one_name_only_the_one_that_is_meant(self, data: Path, write: Write) -> None:
        write("functies/kok.yml", KOK)
        before = lines(data)
        with pytest.raises(Geweigerd, match=r"meer dan één keer.*‘data/competenties/gedrag/samenwerken’"):
            hernoem(Files(data, load_handboek(data)), "Samenwerken", "Meedoen")
        nieuw = written(data, hernoem, "gedrag/samenwerken", "Meedoen")
        assert changed(before, lines(data)) == {
            "functies/bakker.yml": ["-   - samenwerken", "+   - meedoen"],
            "functies/kok.yml": ["- gedragscompetenties: [samenwerken]", "+ gedragscompetenties: [meedoen]"],
        }
        assert nieuw.competenties["samenwerken"].label == "Samenwerken"

    def test_there_and_back_gives_the_name_back(self, data: Path) -> None:
        written(data, hernoem, "functies/bakker", "meesterbakker")
        nieuw = written(data, hernoem, "data/functies/meesterbakker.yml", "bakker")
        assert nieuw.functies["bakker"].voorheen == ("meesterbakker",)
        assert nieuw.functies["bakker"].titel == "Bakker"

    def test_a_title_alone(self, data: Path, write: Write) -> None:
        write("functies/kok.yml", KOK)
        before = lines(data)
        written(data, hernoem, "kok", "Kok: koud & warm")
        after = {name.replace("kok-koud-warm", "kok"): text for name, text in lines(data).items()}
        assert changed(before, after)["functies/kok.yml"][:2] == [
            '- titel: "Kok"',
            '+ titel: "Kok: koud & warm"',
        ]

    def test_windows_line_ends_and_a_byte_order_mark_stay(self, data: Path, write: Write) -> None:
        write("functies/kok.yml", b"\xef\xbb\xbf" + KOK.replace("\n", "\r\n").encode())
        written(data, hernoem, "plannen", "inplannen")
        made = (data / "functies" / "kok.yml").read_bytes()
        assert made == b"\xef\xbb\xbf" + KOK.replace("plannen:", "inplannen:").replace("\n", "\r\n").encode()

    def test_macros_on_own_pages_follow(self, data: Path) -> None:
        page = data.parent / "docs" / "eigen" / "welkom.md"
        page.parent.mkdir(parents=True)
        typed = 'tellen: {{ competentie(\'tellen\') }}, {{ matrix("plannen", "tellen") }} en {{ titel() }}'
        page.write_text(typed, "utf8")
        written(data, hernoem, "tellen", "Rekenen")
        assert page.read_text("utf8") == (
            'tellen: {{ competentie(\'rekenen\') }}, {{ matrix("plannen", "rekenen") }} en {{ titel() }}'
        )

    def test_what_an_organisation_says_beside_it_goes_along(self, data: Path, write: Write) -> None:
        write("eigen/competenties/tellen.yml", "praktijk:\n  niveau 1: Telt de zakken na.\n")
        nieuw = written(data, hernoem, "tellen", "Rekenen")
        assert [*nieuw.bij_ons] == ["rekenen"]
        assert [*written(data, voegsamen, ["rekenen"], "plannen").bij_ons] == ["plannen"]
        assert written(data, trekin, "plannen").bij_ons == {}

    def test_the_macros_that_name_items_exist(self) -> None:
        assert {name for names in MACROS.values() for name in names} <= set(vars(Macros))

    @pytest.mark.parametrize(
        ("wat", "naam", "told"),
        [
            ("tellem", "Rekenen", "‘tellem’ bestaat niet in dit handboek. Bedoel je ‘tellen’?"),
            ("tellen", "Plannen", "bestaat al"),
            ("tellen", "???", "geen goede bestandsnaam"),
            ("tellen", "Index", "geen goede bestandsnaam"),
        ],
    )
    def test_what_cannot_be(self, data: Path, wat: str, naam: str, told: str) -> None:
        with pytest.raises(Geweigerd) as refused:
            hernoem(Files(data, load_handboek(data)), wat, naam)
        assert told in str(refused.value)


class TestRetire:
    def test_no_file_names_it_any_more(self, data: Path, write: Write) -> None:
        write("functies/kok.yml", KOK)
        before = lines(data)
        nieuw = written(data, trekin, "tellen")
        assert "tellen" not in nieuw.competenties
        assert changed(before, lines(data))["functies/kok.yml"] == [
            '-     "tellen":',
            "-         niveau: 3   # hoog",
            "-         toelichting: >",
            "-             Telt alles na,",
            "-             twee keer.",
        ]

    def test_a_key_that_is_left_empty_goes_as_well(self, data: Path) -> None:
        written(data, trekin, "plannen")
        assert "specifiek" not in (data / "functies" / "molenaar.yml").read_text("utf8")

    def test_a_role_that_would_say_nothing_stops_it(
        self, data: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = lines(data)
        assert main(["--data", str(data), "trekin", "competenties/samenwerken"]) == 1
        told = capsys.readouterr().err
        assert "Er is niets veranderd" in told
        assert "data/functies/leerling.yml" in told
        assert lines(data) == before

    def test_a_page_that_names_it_stops_it(self, data: Path) -> None:
        page = data.parent / "docs" / "eigen" / "welkom.md"
        page.parent.mkdir(parents=True)
        page.write_text("# Welkom\n\n{{ functie('bakker') }}\n", "utf8")
        with pytest.raises(Geweigerd, match=r"docs/eigen/welkom\.md:3: deze pagina noemt ‘bakker’ nog"):
            trekin(Files(data, load_handboek(data)), "bakker")

    def test_a_list_on_one_line(self, data: Path, write: Write) -> None:
        write("functies/kok.yml", KOK)
        before = lines(data)
        written(data, trekin, "gedrag/samenwerken")
        assert changed(before, lines(data))["functies/kok.yml"] == ["- gedragscompetenties: [samenwerken]"]


class TestMerge:
    def test_behaviour_and_old_names_come_together(self, data: Path, write: Write) -> None:
        write(
            "functies/kok.yml",
            KOK.replace("        toelichting: >\n            Telt alles na,\n            twee keer.\n", ""),
        )
        oud = load_handboek(data)
        nieuw = written(data, voegsamen, ["tellen"], "plannen")
        both = [oud.competenties[id] for id in ("plannen", "tellen")]
        for niveau, behaviour in nieuw.competenties["plannen"].niveaus.items():
            assert behaviour == tuple(text for one in both for text in one.niveaus.get(niveau, ()))
        assert nieuw.competenties["plannen"].voorheen == ("tellen",)
        assert {id: eis.niveau for id, eis in nieuw.functies["kok"].specifiek.items()} == {"plannen": 3}

    def test_an_explanation_is_never_lost(self, data: Path, write: Write) -> None:
        write("functies/kok.yml", KOK.replace("plannen:   1", "plannen: 3"))
        with pytest.raises(Geweigerd, match=r"data/functies/kok.yml:\d+: .*toelichting"):
            voegsamen(Files(data, load_handboek(data)), ["tellen"], "plannen")

    def test_three_into_one(self, data: Path) -> None:
        edit(data / "functies" / "molenaar.yml", "    toelichting: Maalt wanneer het waait.\n", "")
        nieuw = written(data, voegsamen, ["tellen", "plannen"], "competenties/samenwerken")
        assert [*nieuw.competenties] == ["samenwerken"]
        assert nieuw.competenties["samenwerken"].voorheen == ("tellen", "plannen")

    def test_roles(self, data: Path) -> None:
        nieuw = written(data, voegsamen, ["leerling"], "molenaar")
        assert [*nieuw.functies] == ["bakker", "molenaar"]
        assert nieuw.functies["molenaar"].voorheen == ("leerling",)

    def test_of_two_kinds(self, data: Path) -> None:
        with pytest.raises(Geweigerd, match="gaan niet samen"):
            voegsamen(Files(data, load_handboek(data)), ["gedrag/samenwerken"], "competenties/samenwerken")


class TestSplit:
    def test_behaviour_moves_as_it_was_typed_and_is_asked_beside_it(self, data: Path) -> None:
        oud = load_handboek(data)
        nieuw = written(data, splits, "competenties/samenwerken", "Feedback geven", ["1.2", "2.1"])
        van, naar = nieuw.competenties["samenwerken"], nieuw.competenties["feedback-geven"]
        before = oud.competenties["samenwerken"].niveaus
        assert naar.niveaus == {1: before[1][1:2], 2: before[2][:1]}
        assert van.niveaus[1] == (before[1][0], *before[1][2:])
        assert naar.cluster == van.cluster
        assert nieuw.functies["molenaar"].generiek["feedback-geven"].niveau == 2
        assert nieuw.functies["leerling"].generiek["feedback-geven"].niveau == 1

    def test_a_role_below_the_level_does_not_ask_it(self, data: Path) -> None:
        nieuw = written(data, splits, "competenties/samenwerken", "Feedback geven", ["2.1"])
        assert "feedback-geven" in nieuw.functies["molenaar"].eisen
        assert "feedback-geven" not in nieuw.functies["leerling"].eisen

    @pytest.mark.parametrize("typed", ["1.9", "9.1", "1.0", "x", "1", "1.x", ""])
    def test_behaviour_that_is_not_there(self, data: Path, typed: str) -> None:
        with pytest.raises(Geweigerd, match="heeft geen gedrag"):
            splits(Files(data, load_handboek(data)), "competenties/samenwerken", "Nieuw", [typed])


class TestCommands:
    def test_the_report_and_the_files(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--data", str(data), "hernoem", "tellen", "Rekenen"]) == 0
        told = capsys.readouterr().out
        assert "Competentie Rekenen\n  competentie: heette eerst Tellen" in told
        assert "data/competenties/tellen.yml (weg)" in told

    def test_a_trial_changes_nothing(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        before = lines(data)
        assert main(["--data", str(data), "trekin", "--proef", "plannen"]) == 0
        assert "Dit was een proef" in capsys.readouterr().out
        assert lines(data) == before

    def test_a_handbook_with_faults_is_left_alone(
        self, data: Path, write: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write("functies/kok.yml", "titel: Kok\ngeneriek:\n  samenwerken: 7\n")
        before = lines(data)
        assert main(["--data", str(data), "trekin", "plannen"]) == 1
        assert "data/functies/kok.yml:3" in capsys.readouterr().err
        assert lines(data) == before


@settings(max_examples=20, deadline=None)
@given(id=st.sampled_from([*VEER.competenties, *VEER.gedragscompetenties]), naam=st.text(max_size=30))
def test_under_any_name_it_is_the_same_handbook(id: str, naam: str) -> None:
    with TemporaryDirectory() as folder:
        data = Path(shutil.copytree(VOORBEELDEN / "veer" / "data", Path(folder) / "data"))
        before = lines(data)
        try:
            nieuw = written(data, hernoem, id, naam)
        except Geweigerd:
            assert lines(data) == before
            return
        (new,) = {*nieuw.competenties, *nieuw.gedragscompetenties} - {
            *VEER.competenties,
            *VEER.gedragscompetenties,
        } or {id}
        old, named = VEER.zoek_competentie(id), nieuw.zoek_competentie(new)
        assert named.label == (old.label if naam == new.removeprefix("gedrag/") else " ".join(naam.split()))
        assert named.definitie == old.definitie
        asked = {(functie.id, niveau) for functie, niveau in VEER.gevraagd_in.get(id, ())}
        assert {(functie.id, niveau) for functie, niveau in nieuw.gevraagd_in.get(new, ())} == asked
        assert all(len(diff) <= 4 for diff in changed(before, lines(data)).values())
