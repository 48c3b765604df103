"""Loading: what HR types comes in as typed, and what is wrong is told, all of it, at its place."""

from __future__ import annotations

import os
import shutil
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handboek.loading import Kept, load_handboek
from handboek.messages import Gegevensfout, Melding, Soort, faults
from handboek.model import Handboek, Tekst, Versie
from handboek.model.limits import BEGRIPPEN, BESTANDSNAAM, COMPETENTIES, LIJST, PAGINA_REGELS, TEKST
from tests.sites import VOORBEELDEN, Write, edit

FUNCTIE = "titel: Kok\ngeneriek:\n  samenwerken: 1\n"


def faults_in(data: Path) -> list[Melding]:
    with pytest.raises(Gegevensfout) as caught:
        load_handboek(data)
    return caught.value.meldingen


def _files(data: Path) -> set[str]:
    """The files below a data folder, as messages name them."""
    return {file.relative_to(data.parent).as_posix() for file in data.rglob("*.yml")}


def only_fault(data: Path) -> tuple[str, Soort]:
    """Place and kind of the one fault in a handbook."""
    (melding,) = faults_in(data)
    return f"{melding.pad}:{melding.regel}:{melding.kolom}", melding.soort


class TestReadingAgain:
    """What a preview keeps of an earlier reading changes nothing in what is said."""

    def test_what_did_not_change_is_not_parsed_again(self, data: Path, write: Write) -> None:
        kept: Kept = {}
        first = load_handboek(data, kept)
        write("functies/kok.yml", FUNCTIE)
        again = load_handboek(data, kept)
        assert set(again.functies) == {*first.functies, "kok"}
        assert again.functies["molenaar"] is first.functies["molenaar"]

    def test_faults_are_told_each_time(self, data: Path, write: Write) -> None:
        kept: Kept = {}
        right = load_handboek(data, kept)
        samenwerken = (data / "competenties" / "samenwerken.yml").read_text("utf8")
        (data / "competenties" / "samenwerken.yml").unlink()
        write("functies/kok.yml", "titel: Kok\ngeneriek:\n  plannen: 7\n")
        for _ in range(2):
            with pytest.raises(Gegevensfout) as caught:
                load_handboek(data, kept)
            assert caught.value.meldingen == faults_in(data)
        write("competenties/samenwerken.yml", samenwerken)
        (data / "functies" / "kok.yml").unlink()
        assert load_handboek(data, kept) == right


class TestFiles:
    def test_roles_that_ask_results_alone_are_a_handbook(self, tmp_path: Path) -> None:
        (tmp_path / "functies").mkdir()
        (tmp_path / "handboek.yml").write_text("titel: Klein\nclusters:\n  a:\n    label: A\n")
        (tmp_path / "functies" / "kok.yml").write_text(
            "titel: Kok\nkritieke situaties:\n  - Laat aanbranden.\n"
        )
        assert list(load_handboek(tmp_path).functies) == ["kok"]

    def test_utf_16_is_named(self, data: Path, write: Write) -> None:
        write("functies/kok.yml", "titel: Kok".encode("utf-16"))
        assert "‘Unicode’ (UTF-16)" in faults_in(data)[0].tekst

    def test_byte_order_mark_and_windows_line_ends_are_fine(self, data: Path, write: Write) -> None:
        write("functies/kok.yml", b"\xef\xbb\xbf" + FUNCTIE.replace("\n", "\r\n").encode())
        assert load_handboek(data).functies["kok"].titel == "Kok"

    def test_too_large(self, data: Path, write: Write) -> None:
        write("functies/kok.yml", FUNCTIE + "#" * 250_000)
        assert only_fault(data) == ("data/functies/kok.yml:1:1", faults.TE_GROOT)

    def test_more_files_than_a_handbook_has_are_one_fault(self, data: Path, write: Write) -> None:
        text = (data / "competenties" / "gedrag" / "samenwerken.yml").read_text("utf8")
        for number in range(COMPETENTIES.hoogste):
            write(f"competenties/gedrag/c{number}.yml", text)
        write("functies/kok.yml", "titel: Kok\ngedragscompetenties:\n  - samenwerken\n  - c499\n")
        place, soort = only_fault(data)
        assert (place, soort) == ("data/competenties/gedrag:1:1", faults.TE_VEEL_BESTANDEN)
        assert "501 bestanden" in faults_in(data)[0].tekst

    def test_a_name_too_long_for_an_address(self, data: Path, write: Write) -> None:
        write(f"functies/{'k' * (BESTANDSNAAM.hoogste + 1)}.yml", FUNCTIE)
        (melding,) = faults_in(data)
        assert melding.soort is faults.BESTANDSNAAM_TE_LANG

    @pytest.mark.parametrize(
        ("text", "line", "what"),
        [
            ("Een regel.\n" * 3_999, 3637, "43.989 tekens"),
            ("- punt\n" * 1_001, 1001, "1.001 regels"),
            (f"Eerst.\n{'a' * 40_000}", 2, "40.007 tekens"),
        ],
    )
    def test_an_introduction_too_long(
        self, data: Path, write: Write, text: str, line: int, what: str
    ) -> None:
        write("inleiding.md", text)
        (melding,) = faults_in(data)
        assert (melding.pad, melding.regel) == ("data/inleiding.md", line)
        assert melding.soort is faults.PAGINA_TE_LANG
        assert what in melding.tekst

    def test_a_glossary_too_long(self, data: Path, write: Write) -> None:
        write("begrippen.yml", "".join(f"w{number}: Uitleg.\n" for number in range(BEGRIPPEN.hoogste + 1)))
        assert only_fault(data) == ("data/begrippen.yml:1:1", faults.TE_VEEL)

    def test_as_much_as_there_may_be(self, data: Path, write: Write) -> None:
        write("begrippen.yml", "".join(f"w{number}: Uitleg.\n" for number in range(BEGRIPPEN.hoogste)))
        write("inleiding.md", "Een regel.\n" * PAGINA_REGELS.hoogste)
        doel, titel = "woord " * (TEKST.hoogste // 6), "k" * BESTANDSNAAM.hoogste
        notes = "  - Zie daar.\n" * LIJST.hoogste
        write(f"functies/{titel}.yml", f"{FUNCTIE}doel: {doel}\nvoetnoten:\n{notes}".replace("Kok", titel))
        assert load_handboek(data).functies[titel].titel == titel

    @pytest.mark.parametrize("what", ["link", "dangling", "loop", "folder", "fifo"])
    def test_what_is_no_plain_file(self, data: Path, tmp_path: Path, what: str) -> None:
        file = data / "functies" / "kok.yml"
        (tmp_path / "geheim.yml").write_text(FUNCTIE)
        match what:
            case "link":
                file.symlink_to(tmp_path / "geheim.yml")
            case "dangling":
                file.symlink_to(tmp_path / "nergens.yml")
            case "loop":
                file.symlink_to(file)
            case "folder":
                file.mkdir()
            case "fifo":
                os.mkfifo(file)
        assert only_fault(data) == ("data/functies/kok.yml:1:1", faults.GEEN_BESTAND)

    @pytest.mark.parametrize("name", ["functies", "competenties", "competenties/gedrag"])
    def test_a_folder_is_no_link_either(self, data: Path, tmp_path: Path, name: str) -> None:
        (data / name).rename(tmp_path / "elders")
        (data / name).symlink_to(tmp_path / "elders")
        assert (f"data/{name}", faults.GEEN_MAP) in {(m.pad, m.soort) for m in faults_in(data)}
        assert {m.pad for m in faults_in(data)} <= {f"data/{name}", *_files(data)}, (
            "nothing behind the link is read"
        )

    def test_a_file_in_the_place_of_a_folder(self, data: Path, write: Write) -> None:
        shutil.rmtree(data / "functies")
        write("functies", FUNCTIE)
        assert only_fault(data) == ("data/functies:1:1", faults.GEEN_MAP)

    def test_the_settings_are_no_link_either(self, data: Path, tmp_path: Path) -> None:
        (data / "handboek.yml").rename(tmp_path / "elders.yml")
        (data / "handboek.yml").symlink_to(tmp_path / "elders.yml")
        assert only_fault(data) == ("data/handboek.yml:1:1", faults.GEEN_BESTAND)

    @pytest.mark.parametrize("name", ["kok", "kok.ylm", "kok.md", "kok.YML", "kok.docx", "kok.png"])
    def test_no_file_is_passed_over_without_a_word(self, data: Path, write: Write, name: str) -> None:
        write(f"functies/{name}", FUNCTIE)
        soort = {".docx": faults.DOCUMENT, ".png": faults.GEEN_TEKST}.get(Path(name).suffix, faults.EXTENSIE)
        assert only_fault(data) == (f"data/functies/{name}:1:1", soort)

    @pytest.mark.parametrize("name", [".kok.yml.swp", "kok.yml~", "#kok.yml#", "~$kok.docx", "Thumbs.db"])
    def test_what_editors_leave_behind_is(self, data: Path, write: Write, name: str) -> None:
        write(f"functies/{name}", "x")
        load_handboek(data)

    @pytest.mark.parametrize("name", ["Samenwerken.yml", "samenwerken.yaml", "samenwerken.yml.txt"])
    def test_a_wrong_name_is_one_fault(self, data: Path, name: str) -> None:
        (data / "competenties" / "samenwerken.yml").rename(data / "competenties" / name)
        _, soort = only_fault(data)
        assert soort in (faults.BESTANDSNAAM, faults.EXTENSIE)

    @pytest.mark.parametrize(
        "name", ["../elders", "/etc/passwd", "..", "a/../../b", "C:\\x", "gedrag/../x", "a\\b"]
    )
    @pytest.mark.parametrize(
        ("file", "typed"),
        [
            ("handboek.yml", "logo: '{}.svg'\n"),
            ("competenties/tellen.yml", "voorheen:\n  - '{}'\n"),
            ("functies/kok.yml", "voorheen:\n  - '{}'\n"),
            ("functies/kok.yml", "specifiek:\n  '{}': 1\n"),
            ("functies/kok.yml", "gedragscompetenties:\n  - '{}'\n"),
            ("competenties/tellen.yml", "bouwt voort op:\n  - '{}'\n"),
            ("competenties/tellen.yml", "niet verwarren met:\n  '{}': Leg uit.\n"),
        ],
    )
    def test_a_name_in_a_file_leads_nowhere_else(
        self, data: Path, write: Write, file: str, typed: str, name: str
    ) -> None:
        write("functies/kok.yml", FUNCTIE)
        for outside in (data.parent / "elders.svg", data.parent / "elders.yml"):
            outside.write_text(FUNCTIE)
        text = (data / file).read_text("utf8")
        write(file, f"{text}\n{typed.format(name)}")
        path, _ = only_fault(data)
        assert path.startswith(f"data/{file}:")

    def test_a_file_name_cannot_forge_a_message(self, data: Path, write: Write) -> None:
        write("functies/x\n  data\x1b[0m.yml", FUNCTIE)
        (melding,) = faults_in(data)
        assert "\n" not in str(melding)
        assert "\x1b" not in str(melding)

    @pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200b", "\u2028", "\ufeff"])
    def test_nor_turn_one_round(self, data: Path, write: Write, sign: str) -> None:
        write(f"functies/kok{sign}.yml", FUNCTIE)
        (melding,) = faults_in(data)
        assert sign not in str(melding)


class TestTypedText:
    def test_invisible_character(self, data: Path, write: Write) -> None:
        write("functies/kok.yml", FUNCTIE.replace("Kok", "K\u200bok"))
        assert only_fault(data) == ("data/functies/kok.yml:1:9", faults.ONZICHTBAAR_TEKEN)

    @pytest.mark.parametrize("sign", ["\0", "\u202e", "\u200b"])
    def test_invisible_character_in_the_introduction(self, data: Path, write: Write, sign: str) -> None:
        write("inleiding.md", f"# Welkom\r\n\r\nEen {sign}teken.\r\n")
        assert only_fault(data) == ("data/inleiding.md:3:5", faults.ONZICHTBAAR_TEKEN)

    def test_indentation_from_word(self, data: Path, write: Write) -> None:
        write("functies/kok.yml", FUNCTIE.replace("  ", "\u00a0\u00a0"))
        assert only_fault(data) == ("data/functies/kok.yml:3:1", faults.VASTE_SPATIE)

    def test_alias_bomb(self, data: Path, write: Write) -> None:
        bomb = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcd", "bcde"))  # noqa: B905
        write("functies/kok.yml", FUNCTIE + bomb)
        assert faults.ANKER in {melding.soort for melding in faults_in(data)}

    @pytest.mark.parametrize("name", ["map.svg", "link.svg"])
    def test_a_logo_that_is_no_file(self, data: Path, tmp_path: Path, name: str) -> None:
        (data / "map.svg").mkdir()
        (tmp_path / "elders.svg").write_text("<svg/>", "utf8")
        (data / "link.svg").symlink_to(tmp_path / "elders.svg")
        edit(data / "handboek.yml", "titel:", f"logo: {name}\ntitel:")
        assert only_fault(data) == ("data/handboek.yml:1:1", faults.LOGO_ONTBREEKT)

    @pytest.mark.parametrize(
        ("name", "content"),
        [("code.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), ("geen.png", "<svg/>")],
    )
    def test_a_logo_that_is_more_than_a_picture(self, data: Path, name: str, content: str) -> None:
        (data / name).write_text(content, "utf8")
        edit(data / "handboek.yml", "titel:", f"logo: {name}\ntitel:")
        assert only_fault(data) == ("data/handboek.yml:1:1", faults.LOGO_GEWEIGERD)

    @pytest.mark.parametrize(
        "address",
        ["'[klik](//evil.example/x)'", "'**vet**.x'", "www.molen.example/vragen", "hr@molen", "//a.b/c"],
    )
    def test_a_feedback_address_that_leads_nowhere(self, data: Path, write: Write, address: str) -> None:
        write("handboek.yml", f"{(data / 'handboek.yml').read_text('utf8')}feedbackadres: {address}\n")
        (melding,) = faults_in(data)
        assert melding.soort == faults.GEEN_FEEDBACKADRES

    def test_what_does_not_fit_any_rule(self, data: Path, write: Write) -> None:
        write("functies/kok.yml", "titel: Kok\ngeneriek:\n  ? [a]\n  : 1\n")
        assert faults_in(data)

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ('doel: "Zie de map\n  S:\\team"\n', "5:5"),
            ('zoekwoorden: ["S:\\team", b]\n', "4:18"),
            ('teamrollen:\n  "S:\\team": x\n', "5:6"),
        ],
    )
    def test_a_backslash_changes_nothing_silently(
        self, data: Path, write: Write, text: str, place: str
    ) -> None:
        write("functies/kok.yml", FUNCTIE + text)
        assert only_fault(data) == (f"data/functies/kok.yml:{place}", faults.BACKSLASH)

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("doel: Staat op de\n  #1 plek\n", "5:3"),
            ("doel: >\n    Werkt samen.\n  #1 in de zorg.\n", "6:3"),
            ("doel: > # Let op\n  Zorgt.\n", "4:9"),
            ("doel: #samen sterk\n  Zorgt.\n", "4:7"),
            ('voetnoten:\n  - "Nee" #metoo\n', "5:11"),
            ("schaal: 45 #of 50\n", "4:12"),
        ],
    )
    def test_a_hash_takes_no_text_away_silently(
        self, data: Path, write: Write, text: str, place: str
    ) -> None:
        write("functies/kok.yml", FUNCTIE + text)
        assert only_fault(data) == (f"data/functies/kok.yml:{place}", faults.HEKJE_IN_ZIN)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "voetnoten:\n  - Helpt.\n    • Vraagt.\n    * Vindt.\n",
                [("6:5", "OPSOMMINGSTEKEN")],
            ),
            ("teamrollen:\n  ! Let op: x\n", [("5:3", "BEGINTEKEN")]),
            ("specifiek:\n  plannen:2\n  tellen: 1\n", [("5:11", "DUBBELE_PUNT_ZONDER_SPATIE")]),
            ("specifiek:\n   plannen: 1\n  tellen: 1\n", [("6:3", "INSPRINGEN")]),
            ("voetnoten:\n  - 's Ochtends helpt hij.\n", [("5:5", "APOSTROF")]),
            (
                "specifiek:\n  - plannen: 2\n  - tellen:\n      niveau: 2\n",
                [("5:3", "STREEPJE_BIJ_NAAM")],
            ),
            ("voetnoten\n  - Helpt.\n", [("4:1", "DUBBELE_PUNT_ONTBREEKT")]),
            ("specifiek:\n  plannen: 2\n    toelichting: Goed.\n", [("6:5", "KORTE_VORM")]),
            ("doel:\u00a0Zorgt.\n", [("4:6", "VASTE_SPATIE")]),
            ("voetnoten:\n  -\tHelpt.\n", [("5:4", "TAB")]),
            ("voetnoten: - Helpt.\n  - Vraagt.\n", [("4:12", "STREEPJE_OP_SLEUTELREGEL")]),
            ("bouwt_voort_op:\n  - x\n", [("4:1", "SLEUTEL_ONBEKEND")]),
            ('gedragscompetenties:\n  - ""\n', [("5:5", "WAARDE_LEEG")]),
        ],
    )
    def test_one_mistake_gives_one_message(
        self, data: Path, write: Write, text: str, expected: list[tuple[str, str]]
    ) -> None:
        write("functies/kok.yml", FUNCTIE + text)
        found = [(f"{melding.regel}:{melding.kolom}", melding.soort) for melding in faults_in(data)]
        assert found == [(place, getattr(faults, name)) for place, name in expected]

    def test_quoted_text_over_two_lines_may_hold_a_colon(self, data: Path, write: Write) -> None:
        write("functies/kok.yml", FUNCTIE + 'doel: "Werkt samen en\n  let op: altijd bellen."\n')
        assert load_handboek(data).functies["kok"].doel == "Werkt samen en let op: altijd bellen."

    @pytest.mark.parametrize(
        "text",
        [
            f"a{' ' * 100_000}b\n",
            f"doel: x\n  a{' ' * 100_000}b: c\n",
            "".join(f"k{n}: x\n" for n in range(20_000)),
            "zoekwoorden: [" + "{a: b}," * 30_000 + "]\n",
            "gedragscompetenties:\n" + "  - x\n" * 20_000,
            "voetnoten:\n  - " + "*" * 100_000 + "\n",
            f"voetnoten:\n  - x\n  a{' ' * 100_000}b:\n",
            "".join(f"K{n}: dit is een hele zin\n" for n in range(10_000)),
            "".join(f"k{n}: *a\n" for n in range(10_000)),
        ],
        ids=["spaces", "continuation", "keys", "items", "ids", "stars", "added", "prose", "anchors"],
    )
    def test_large_input_takes_little_time(self, data: Path, write: Write, text: str) -> None:
        write("functies/kok.yml", FUNCTIE + text)
        began = time.process_time()
        assert 0 < len(faults_in(data)) <= 101
        assert time.process_time() - began < 5

    @pytest.mark.parametrize("word", ["nee", "no", "on", "1.10", "2024-01-01", "0x10", "~", "null", "1e3"])
    def test_yaml_changes_nothing_that_was_typed(self, data: Path, write: Write, word: str) -> None:
        write("functies/kok.yml", FUNCTIE + f"schaal: {word}\norganisatie: {word}\n")
        functie = load_handboek(data).functies["kok"]
        assert (functie.schaal, functie.organisatie) == (word, word)

    def test_long_text_may_hold_any_sign(self, goed: Handboek) -> None:
        text = goed.competenties["plannen"].definitie
        assert text == "Maakt een plan: wat eerst, wat later. Ook # en * mogen hier."

    def test_a_comment_after_a_level_is_fine(self, data: Path, write: Write) -> None:
        write("functies/kok.yml", FUNCTIE.replace(": 1", ": 1  # zo besloten: in maart"))
        assert load_handboek(data).functies["kok"].eisen["samenwerken"].niveau == 1


class TestGoodHandbook:
    def test_role(self, goed: Handboek) -> None:
        molenaar = goed.functies["molenaar"]
        assert molenaar.versie == Versie(2024, 3)
        assert str(molenaar.versie) == "maart 2024"
        assert molenaar.schaal == "1.10"
        assert {id: eis.niveau for id, eis in molenaar.eisen.items()} == {"samenwerken": 2, "plannen": 1}
        assert molenaar.specifiek["plannen"].toelichting == "Maalt wanneer het waait."

    def test_result_profile(self, goed: Handboek) -> None:
        bakker = goed.functies["bakker"]
        assert bakker.resultaatgebieden[Tekst("Brood")].indicatoren == ("Het brood is om zeven uur klaar.",)
        assert bakker.persoonlijkheidskenmerken[Tekst("rustig")].minimum == 7
        assert bakker.gedragscompetenties == ("samenwerken",)

    def test_relations_hold_from_both_sides(self, goed: Handboek) -> None:
        assert goed.basis_voor["tellen"] == ("plannen",)
        told = goed.competenties["samenwerken"].niet_verwarren_met["plannen"]
        assert goed.verwarbaar_met == {"samenwerken": {"plannen": told}, "plannen": {"samenwerken": told}}
        naamgenoot = goed.naamgenoot("samenwerken")
        assert naamgenoot is not None
        assert naamgenoot.id == "gedrag/samenwerken"

    def test_a_draft_is_not_in_the_matrix(self, goed: Handboek) -> None:
        assert [functie.id for functie in goed.matrixfuncties] == ["molenaar"]
        assert goed.functies["leerling"].is_concept


SAMPLES = sorted(path for path in (VOORBEELDEN / "goed" / "data").rglob("*.yml"))
SIGNS = st.text(alphabet="\t :-#>|*&!%@`[]{}\"'?,\n\\…é\u00a0\u200b<…a1", max_size=12)


class TestMutatedFiles:
    """Whatever is done to a file: a handbook or messages with a place, never another error."""

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(choice=st.integers(0, len(SAMPLES) - 1), at=st.floats(0, 1), cut=st.integers(0, 20), put=SIGNS)
    @example(choice=6, at=0.28125, cut=0, put=" -\n")  # a dash with nothing behind it, within a text
    def test_text(self, data: Path, choice: int, at: float, cut: int, put: str) -> None:
        sample = SAMPLES[choice].relative_to(VOORBEELDEN / "goed" / "data")
        text = (VOORBEELDEN / "goed" / "data" / sample).read_text("utf8")
        start = int(at * len(text))
        self.check(data, sample, (text[:start] + put + text[start + cut :]).encode("utf8"))

    @settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(choice=st.integers(0, len(SAMPLES) - 1), at=st.floats(0, 1), put=st.binary(max_size=8))
    def test_bytes(self, data: Path, choice: int, at: float, put: bytes) -> None:
        sample = SAMPLES[choice].relative_to(VOORBEELDEN / "goed" / "data")
        content = (VOORBEELDEN / "goed" / "data" / sample).read_bytes()
        start = int(at * len(content))
        self.check(data, sample, content[:start] + put + content[start:])

    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(words=st.lists(st.one_of(st.sampled_from(["Belt", "terug", "om", "3"]), SIGNS), min_size=1))
    def test_a_sentence_comes_in_whole_or_not_at_all(self, data: Path, words: list[str]) -> None:
        sentence = " ".join(" ".join(words).split())
        wanted = unicodedata.normalize("NFC", sentence)
        (data / "functies" / "kok.yml").write_text(f"{FUNCTIE}voetnoten:\n  - {sentence}\n", "utf8")
        try:
            found = str(load_handboek(data).functies["kok"].voetnoten[0])
        except Gegevensfout:
            return
        assert found == wanted or (sentence[0] in "\"'>|" and found in wanted)

    def check(self, data: Path, sample: Path, content: bytes) -> None:
        (data / sample).write_bytes(content)
        lines = content.count(b"\n") + content.count(b"\r") + 1
        meldingen: list[Melding] = []
        try:
            load_handboek(data)
        except Gegevensfout as fout:
            meldingen = fout.meldingen or [Melding("", 0, 0, "a fault without a message", faults.OPMAAK)]
        finally:
            (data / sample).write_bytes((VOORBEELDEN / "goed" / "data" / sample).read_bytes())
        for melding in meldingen:
            assert melding.regel >= 1
            assert melding.kolom >= 1
            assert melding.regel <= lines or melding.pad != f"data/{sample.as_posix()}"
