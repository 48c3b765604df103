"""Importing: what comes in, what is chosen, what is told, and that nothing is lost or overwritten."""

from __future__ import annotations

import io
import os
import shutil
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from handboek.cli import main
from handboek.cli.check import check
from handboek.importer import BESTAND, VERANTWOORDING, importeer
from handboek.importer.blocks import Bron
from handboek.importer.merging import merge
from handboek.importer.proof import Bewijs, prove
from handboek.importer.reading import read_profiles
from handboek.importer.sources import read_sources
from handboek.importer.writing import all_or_nothing
from handboek.loading import load_handboek, read_data
from handboek.loading.files import KEUZES
from handboek.loading.introduction import read_introduction
from handboek.model import Handboek
from tests.sites import VOORBEELDEN, built, contents, edit, pages_alone, parse, text
from tests.wordfiles import add_footnotes, repacked, saved, word_of, xml

DUMPS = VOORBEELDEN / "importeren"
DAY = date(2026, 11, 21)
NOTHING = ("Nog niet beschreven.",)


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder that the four example profiles become together."""
    folder = tmp_path_factory.mktemp("import") / "data"
    assert main(["importeer", str(DUMPS), "--naar", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def handboek(gemaakt: Path) -> Handboek:
    return load_handboek(gemaakt)


@pytest.fixture(scope="module")
def verslag(gemaakt: Path) -> str:
    return told_in(gemaakt)


def told_in(folder: Path) -> str:
    """What the report tells, and after it where each text went."""
    return "".join((folder / name).read_text("utf8") for name in (BESTAND, VERANTWOORDING))


def put(folder: Path, **texts: str | bytes) -> list[str]:
    """Write files (`smid_txt` is smid.txt); returns their paths, to be given to the command."""
    folder.mkdir(exist_ok=True)
    paths = []
    for name, content in texts.items():
        file = folder / ".".join(name.rsplit("_", 1))
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        paths.append(str(file))
    return paths


def written(folder: Path) -> dict[str, bytes]:
    """What is in a folder, but for the report, which tells of one import."""
    return {
        name: part
        for name, part in contents(folder).items()
        if not name.endswith((BESTAND, VERANTWOORDING, KEUZES))
    }


def profile(label: str, *behaviour: str, role: str = "Kok", month: str = "Mei 2024") -> str:
    """A small levelled profile as a dump."""
    one, two, three = (list(behaviour[at::3]) for at in range(3))
    rows = [f"{label}\t<i>Maakt het eten.</i>"]
    for level, texts in enumerate((one, two, three), 1):
        rows += [f"Niveau {level}\t{texts[0]}", *(f"\t{text}" for text in texts[1:])] if texts else []
    matrix = f"Competentie\tCompetentieniveau {role}\nSpecifieke competenties\t\n{label}\t2\n"
    head = f"Competentieprofiel {role}\n\n{month}\n\nCompetentiematrix\n\n{matrix}"
    return f"{head}\nHet werk\n\n" + "\n".join(rows) + "\n"


KOOKT = ("Snijdt de uien fijn", "Proeft voor het opdienen", "Bedenkt een nieuw gerecht")


class TestWhatComesIn:
    def test_the_folder_passes_the_check(self, gemaakt: Path) -> None:
        assert not check(gemaakt, DAY).fouten

    def test_levels_behaviours_and_clusters(self, handboek: Handboek) -> None:
        found = {
            c.id: (c.cluster, *(len(gedrag) for gedrag in c.niveaus.values()))
            for c in handboek.competenties.values()
        }
        assert found == {
            "malen-en-builen": ("ambacht", 2, 1, 2),  # bakker.txt prints ‘Omgang’ twice
            "proeven": ("nog-in-te-delen", 1, 1, 1),
            "samenwerken": ("omgang", 2, 2, 1),
            "smeden": ("ambacht", 2, 1, 1),
        }
        assert list(handboek.gegevens.clusters) == ["omgang", "ambacht", "nog-in-te-delen"]

    def test_roles_with_their_levels(self, handboek: Handboek) -> None:
        found = {
            f.id: (
                f.titel,
                f.schaal,
                str(f.versie),
                f.organisatie,
                {id: e.niveau for id, e in f.eisen.items()},
            )
            for f in handboek.functies.values()
            if f.eisen
        }
        assert found == {
            "bakker": ("Bakker", None, "mei 2024", "Bakkersgilde Zuid", {"samenwerken": 1, "proeven": 2}),
            "molenaar-2": ("Molenaar 2", "35", "maart 2023", None, {"samenwerken": 2, "malen-en-builen": 3}),
            "smid": ("Smid", None, "januari 2022", None, {"samenwerken": 3, "smeden": 1}),
        }
        bakker = handboek.functies["bakker"]
        assert list(bakker.generiek) == ["samenwerken"]
        assert (
            bakker.generiek["samenwerken"].toelichting == "Deelt de oven met de buren. Sluit af na gebruik."
        )

    def test_a_result_profile(self, handboek: Handboek) -> None:
        gids = handboek.functies["dorpsgids"]
        areas = {
            naam: (str(g.omschrijving), len(g.indicatoren)) for naam, g in gids.resultaatgebieden.items()
        }
        assert areas == {
            "Rondleidingen": ("Betreft het tonen van het dorp aan bezoekers.", 2),
            "Archief": ("Betreft het bewaren van oude verhalen.", 1),
        }
        assert gids.kritieke_situaties == (
            "Verzint een verhaal: dat merkt iemand altijd.",
            "Laat een bezoeker achter.",
        )
        assert gids.gedragscompetenties == ("vertellen", "samenwerken", "zwijgen")
        assert gids.teamrollen == {
            "Aanjager": "Krijgt de groep in beweging",
            "Opruimer/Afsluiter": "Telt de hoofden. Sluit het hek.",
        }
        assert {naam: trek.minimum for naam, trek in gids.persoonlijkheidskenmerken.items()} == {
            "spraakzaam": 7
        }
        assert gids.opleiding == "Een opleiding tot gids, of drie jaar ervaring."
        assert gids.vakstudies == "Plaatselijke geschiedenis"
        assert gids.ervaring == "Een seizoen als vrijwilliger."
        assert len(gids.voetnoten) == 2

    def test_competencies_without_levels(self, handboek: Handboek) -> None:
        found = {c.id: (str(c.definitie), len(c.indicatoren)) for c in handboek.gedragscompetenties.values()}
        assert found == {
            "gedrag/vertellen": ('"Brengt een verhaal zo dat mensen blijven luisteren."', 2),
            "gedrag/samenwerken": ("Doet mee met het team van gidsen.", 1),
            "gedrag/zwijgen": ("laten horen wat stilte doet. Wie zwijgt, geeft een ander de ruimte.", 1),
        }

    def test_the_files_read_as_hr_would_type_them(self, gemaakt: Path) -> None:
        assert (gemaakt / "competenties" / "malen-en-builen.yml").read_text("utf8") == (
            "label: Malen en builen\n"
            "definitie: Maakt van graan bloem die de bakker kan gebruiken.\n"
            "cluster: ambacht\n"
            "niveau 1:\n"
            "  - Controleert of het graan droog is\n"
            '  - "Stelt de stenen af op: tarwe, rogge of spelt"\n'
            "niveau 2:\n"
            "  - Hoort aan het geluid wanneer de steen te warm wordt\n"
            "niveau 3:\n"
            "  - Ontwerpt een nieuwe maling voor een vaste klant\n"
            "  - Leert een gezel het vak\n"
        )

    @pytest.mark.parametrize("bold_headings", [False, True])
    def test_the_word_files_become_the_same_handbook(
        self, tmp_path: Path, gemaakt: Path, bold_headings: bool
    ) -> None:
        for dump in DUMPS.glob("*.txt"):
            content = word_of(dump.read_text("utf8"), bold_headings=bold_headings)
            (tmp_path / f"{dump.stem}.docx").write_bytes(content)
        assert main(["importeer", str(tmp_path), "--naar", str(tmp_path / "data")]) == 0
        assert written(tmp_path / "data") == written(gemaakt)


class TestOddShapes:
    """What authors do in one document that no other has."""

    def imported(self, tmp_path: Path, dump: str) -> tuple[Handboek, str]:
        files = put(tmp_path / "bron", vreemd_txt=dump)
        assert main(["importeer", *files, "--naar", str(tmp_path / "data")]) == 0
        assert not check(tmp_path / "data", DAY).fouten
        return load_handboek(tmp_path / "data"), told_in(tmp_path / "data")

    def test_one_name_twice_is_joined(self, tmp_path: Path) -> None:
        dump = (DUMPS / "gids.txt").read_text("utf8")
        dump = dump.replace("Archief\n", "Rondleidingen\n").replace("Opruimer/Afsluiter", "Aanjager")
        dump += '\nMinimaal 5 punten voor "spraakzaam".\nDeze schaal meet het praten.\n'
        traits = dump.index("Persoonlijkheidskenmerken")
        after = dump.index("Overige", traits)
        tail = dump[dump.rindex("\nMinimaal 5") :]
        dump = dump[:after] + tail.lstrip() + "\n" + dump[after:].removesuffix(tail)
        handboek, verslag = self.imported(tmp_path, dump)
        gids = handboek.functies["dorpsgids"]
        (area,) = gids.resultaatgebieden.values()
        assert str(area.omschrijving) == (
            "Betreft het tonen van het dorp aan bezoekers. Betreft het bewaren van oude verhalen."
        )
        assert len(area.indicatoren) == 3
        (rol,) = gids.teamrollen.values()
        assert rol.startswith("Krijgt de groep in beweging Telt de hoofden.")
        (trek,) = gids.persoonlijkheidskenmerken.values()
        assert trek.minimum == 7
        assert "Deze schaal meet het praten." in str(trek.uitleg)
        assert "Wat onder ‘Rondleidingen’ staat op regel" in verslag
        assert "Bij ‘spraakzaam’ staat minimum 7" in verslag

    def test_levels_with_their_behaviour_in_one_row(self, tmp_path: Path) -> None:
        rows = "\n".join(f"Niveau {n}\t{text}" for n, text in enumerate(KOOKT, 1))
        beside = f"Niveau 1\t{KOOKT[0]}\tNiveau 2\t{KOOKT[1]}\tNiveau 3\t{KOOKT[2]}"
        dump = profile("Koken", *KOOKT)
        assert rows in dump
        handboek, _ = self.imported(tmp_path, dump.replace(rows, beside))
        assert [str(*gedrag) for gedrag in handboek.competenties["koken"].niveaus.values()] == list(KOOKT)

    @pytest.mark.parametrize(
        ("old", "new", "left_out"),
        [
            (
                "Specifieke competenties\t\n",
                "Specifieke competenties\tZie bijlage drie\n",
                "Zie bijlage drie",
            ),
            (
                "Niveau 1\t",
                "Een lange zin waar niemand raad mee weet.\tNiveau 1\tNiveau 2\nNiveau 1\t",
                "Een lange zin waar niemand raad mee weet.",
            ),
            ("Koken\t2\n", "Koken\t2Liever drie\n", "2Liever drie"),
        ],
    )
    def test_what_has_no_place_is_left_out_with_its_line(
        self, tmp_path: Path, old: str, new: str, left_out: str
    ) -> None:
        more = [f"Kookt op dag {day} voor alle bewoners van het huis" for day in range(30)]
        dump = profile("Koken", *KOOKT, *more).replace(old, new, 1)
        line = next(n for n, text in enumerate(dump.split("\n"), 1) if left_out in text)
        _, verslag = self.imported(tmp_path, dump)
        _, _, told = verslag.partition("## Niet in het handboek")
        assert f"vreemd.txt, regel {line}: ‘{left_out}’" in told

    def test_a_very_long_text_takes_little_time(self, tmp_path: Path) -> None:
        files = put(
            tmp_path / "bron",
            a_txt=profile("Koken", "x " * 20_000 + "een", *KOOKT, role="Kok"),
            b_txt=profile("Koken", "x " * 20_000 + "twee", *KOOKT, role="Chef", month="Mei 2020"),
        )
        began = time.process_time()
        assert main(["importeer", *files, "--naar", str(tmp_path / "data")]) == 0
        assert time.process_time() - began < 5

    def test_a_short_text_takes_no_words_from_a_long_one(self, tmp_path: Path) -> None:
        dump = profile("Koken", *KOOKT).replace(
            "\nHet werk\n", "\nErvaring\n\nTwee jaar.\n\nKoken\n\nHet vak.\n"
        )
        handboek, _ = self.imported(tmp_path, dump)
        assert str(handboek.functies["kok"].ervaring).startswith("Twee jaar. Koken Het vak.")


class TestTheReport:
    @pytest.mark.parametrize(
        "told",
        [
            "niet gekozen: ‘Malen ~~en~~ **\\&** builen’ (1 document: molenaar.txt, regel 24)",
            "cluster: ‘Ambacht’ (1 document: molenaar.txt, regel 27)",
            "niet gekozen: ‘~~Ambacht~~ **Omgang**’ (1 document: bakker.txt, regel 28)",
            "de gemeente bij elkaar’ (2 documenten: molenaar.txt, regel 43; smid.txt, regel 28)",
            "‘~~Brengt~~ **Brenngt** het gilde en de gemeente bij elkaar’ (1 document: bakker.txt",
            "niveau 3: staat er niet (2 documenten: bakker.txt; molenaar.txt)",
            "niet gekozen: ‘Geeft het gilde een stem in de raad’ (1 document: smid.txt, regel 29)",
            "~~verwacht.~~ **verwacht. \\[hier nog iets over het gilde\\]**’ (1 document: molenaar.txt",
            "bakker.txt: De kop ‘Omgang’ staat er 2 keer (regel 28 en regel 39).",
            "bakker.txt: ‘Malen en builen’ is beschreven (regel 30), maar staat niet in de matrix",
            "bakker.txt: De matrix vraagt ‘Proeven’ (regel 26), maar geen document beschrijft die",
            "bakker.txt: ‘Bakkersgilde Zuid’ op de voorkant is gelezen als de organisatie.",
            "gids.txt, regel 32: ‘Soorten gedrag’ (tussenkop)",
            '‘Minimaal 7 punten voor "’ → minimum 7 bij ‘spraakzaam’',
            "‘Maart 2023’ → versie (regel 4)",
            "Elke zin staat in het handboek of in dit verslag.",
        ],
    )
    def test_it_tells(self, verslag: str, told: str) -> None:
        assert told in verslag

    def test_layout_is_no_contradiction(self, verslag: str) -> None:
        assert "rooster" not in verslag

    def test_a_tie_goes_to_the_most_recent_profile(self, tmp_path: Path) -> None:
        files = put(
            tmp_path / "bron",
            a_txt=profile("Koken", *KOOKT, role="Kok", month="Mei 2023"),
            b_txt=profile("Koken", "Snijdt de uien heel fijn", *KOOKT[1:], role="Chef", month="Mei 2024"),
        )
        assert main(["importeer", *files, "--naar", str(tmp_path / "data")]) == 0
        koken = load_handboek(tmp_path / "data").competenties["koken"]
        assert koken.niveaus[1] == ("Snijdt de uien heel fijn",)

    def test_one_label_with_different_texts_stays_two(self, tmp_path: Path) -> None:
        other = ("Zoekt de eieren in het bos", "Vangt zelf de vis", "Graaft een oven in de grond")
        files = put(
            tmp_path / "bron",
            a_txt=profile("Koken", *KOOKT, role="Kok"),
            b_txt=profile("Koken", *other, role="Padvinder", month="Mei 2020"),
        )
        assert main(["importeer", *files, "--naar", str(tmp_path / "data")]) == 0
        handboek = load_handboek(tmp_path / "data")
        assert handboek.competenties["koken"].niveaus[1] == KOOKT[:1]
        assert handboek.competenties["koken-2"].niveaus[1] == other[:1]
        assert list(handboek.functies["padvinder"].specifiek) == ["koken-2"]
        verslag = told_in(tmp_path / "data")
        assert "‘Koken’ staat twee keer in het handboek, want de teksten lijken niet op elkaar" in verslag

    def test_two_texts_of_one_role_stay_two(self, tmp_path: Path) -> None:
        files = put(
            tmp_path / "bron",
            a_txt=profile("Koken", *KOOKT, month="Mei 2023"),
            b_txt=profile("Koken", *KOOKT, month="Mei 2024"),
            c_txt=profile("Koken", *KOOKT, month="Mei 2024"),
        )
        assert main(["importeer", *files, "--naar", str(tmp_path / "data")]) == 0
        versions = {id: str(f.versie) for id, f in load_handboek(tmp_path / "data").functies.items()}
        assert versions == {"kok": "mei 2024", "kok-2": "mei 2023"}


class TestWhatIsThereAlready:
    def test_again_changes_nothing(self, gemaakt: Path, tmp_path: Path) -> None:
        folder = Path(shutil.copytree(gemaakt, tmp_path / "data"))
        uitkomst = importeer([DUMPS], folder)
        assert uitkomst.is_gelukt
        assert uitkomst.gemaakt == []
        assert written(folder) == written(gemaakt)
        assert "Stond er al, en zegt iets anders" not in told_in(folder)

    def test_an_edited_source_changes_what_it_made(self, gemaakt: Path, tmp_path: Path) -> None:
        folder = Path(shutil.copytree(gemaakt, tmp_path / "data"))
        for name, old, new in (
            ("competenties/smeden.yml", "Blaast het vuur aan", "Maakt het vuur aan"),
            ("competenties/smeden.yml", "label:", "# van de smid zelf\nlabel:"),
            ("functies/smid.yml", "samenwerken: 3", "samenwerken: 2  # na overleg"),
            ("functies/smid.yml", "titel: Smid\n", "titel: Smid\nzoekwoorden:\n  - ijzerwerker\n"),
        ):
            edit(folder / name, old, new)
        uitkomst = importeer([DUMPS], folder)
        assert uitkomst.is_gelukt
        assert uitkomst.geschreven.veranderd == ["competenties/smeden.yml", "functies/smid.yml"]
        now, before = written(folder), written(gemaakt)
        kept = b"# van de smid zelf\n"
        assert now.pop("competenties/smeden.yml") == kept + before.pop("competenties/smeden.yml")
        assert b"  - ijzerwerker\n" in now["functies/smid.yml"]
        assert b"samenwerken: 3  # na overleg\n" in now.pop("functies/smid.yml")
        del before["functies/smid.yml"]
        assert now == before
        verslag = told_in(folder)
        assert "**competenties/smeden.yml**" in verslag
        assert "nu: **Blaast** het vuur aan" in verslag

    def test_the_introduction_stays(self, gemaakt: Path, tmp_path: Path) -> None:
        folder = Path(shutil.copytree(gemaakt, tmp_path / "data"))
        edit(folder / "inleiding.md", "Waarom dit boek?", "Waarom dit handboek?")
        before = written(folder)
        assert importeer([DUMPS], folder).is_gelukt
        assert written(folder) == before
        assert "bakker.txt, regel 10: ‘Waarom dit boek?’" in told_in(folder)

    def test_behaviour_that_was_written_anew_is_no_second_competency(self, tmp_path: Path) -> None:
        files = put(tmp_path / "bron", kok_txt=profile("Koken", *KOOKT))
        assert main(["importeer", *files, "--naar", str(tmp_path / "data")]) == 0
        put(tmp_path / "bron", kok_txt=profile("Koken", "Wast de sla", KOOKT[1], "Leert anderen koken"))
        assert main(["importeer", *files, "--naar", str(tmp_path / "data")]) == 0
        (koken,) = load_handboek(tmp_path / "data").competenties.values()
        assert [*koken.niveaus.values()] == [("Wast de sla",), (KOOKT[1],), ("Leert anderen koken",)]
        _, _, told = told_in(tmp_path / "data").partition("## Stond er al, en is veranderd")
        assert "was: Snijdt de uien fijn" in told
        assert "nu: Wast de sla" in told

    def test_what_is_new_is_added_with_its_cluster(self, tmp_path: Path) -> None:
        folder = Path(shutil.copytree(VOORBEELDEN / "goed" / "data", tmp_path / "data"))
        before = written(folder)
        files = put(tmp_path / "bron", kok_txt=profile("Koken", *KOOKT))
        assert main(["importeer", *files, "--naar", str(folder)]) == 0
        added = written(folder)
        assert added.keys() - before.keys() == {"competenties/koken.yml", "functies/kok.yml"}
        assert {name for name in before if added[name] != before[name]} == {"handboek.yml"}
        assert b"  het-werk: Het werk\n" in added["handboek.yml"]
        assert set(before["handboek.yml"].splitlines()) < set(added["handboek.yml"].splitlines())
        assert "- het cluster ‘Het werk’ (het-werk), als laatste" in told_in(folder)
        assert not check(folder, DAY).fouten


class TestAnswers:
    """What was chosen stands in a file, and holds for the next import when it is changed there."""

    def answered(self, folder: Path, vraag: str, antwoord: str) -> None:
        file = folder / KEUZES
        entries = yaml.safe_load(file.read_text("utf8"))
        (entry,) = (entry for entry in entries if entry["vraag"] == vraag)
        entry["antwoord"] = antwoord
        file.write_text(yaml.safe_dump(entries, allow_unicode=True), "utf8")

    def test_another_reading(self, tmp_path: Path) -> None:
        folder = tmp_path / "data"
        importeer([DUMPS], folder)
        vraag = "Competentie Malen en builen, label: welke tekst?"
        self.answered(folder, vraag, "Malen & builen")
        assert importeer([DUMPS], folder).is_gelukt
        assert load_handboek(folder).competenties["malen-en-builen"].label == "Malen & builen"
        assert "Malen & builen" in (folder / KEUZES).read_text("utf8")
        assert importeer([DUMPS], folder).geschreven.veranderd == []

    def test_one_answer_holds_for_all_documents_of_a_template(self, tmp_path: Path) -> None:
        for titel in ("Kok", "Bakker"):
            document = docx.Document()
            document.add_heading(f"Functieprofiel {titel}", 0)
            for kop in ("Taken", "Dit moet je kunnen", "Voor intern gebruik"):
                document.add_heading(kop, 1)
                document.add_paragraph(f"Een {titel.lower()} doet wat bij {kop.lower()} hoort.")
            document.save(str(tmp_path / f"{titel}.docx"))
        folder, files = tmp_path / "data", [tmp_path / "Kok.docx", tmp_path / "Bakker.docx"]
        importeer(files, folder)
        self.answered(folder, "Wat is ‘Dit moet je kunnen’?", "opleiding")
        self.answered(folder, "Wat is ‘Voor intern gebruik’?", "weglaten")
        shutil.rmtree(folder / "functies")
        assert importeer(files, folder).is_gelukt
        kok, bakker = (load_handboek(folder).functies[id] for id in ("kok", "bakker"))
        assert kok.opleiding == "Een kok doet wat bij dit moet je kunnen hoort."
        assert bakker.opleiding == "Een bakker doet wat bij dit moet je kunnen hoort."
        assert [str(kop) for kop in kok.onderdelen] == [str(kop) for kop in bakker.onderdelen] == ["Taken"]
        assert "(weggelaten, zoals in keuzes.yml staat)" in told_in(folder)


class TestBrokenOff:
    """Nothing is left of an import that does not come to its end."""

    def stopped(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> Path:
        files = put(tmp_path / "bron", kok_txt=profile("Koken", *KOOKT))
        folder = Path(shutil.copytree(VOORBEELDEN / "goed" / "data", tmp_path / "data"))

        def full(*_: object) -> None:
            raise error

        monkeypatch.setattr("handboek.importer.writing.Writer.file", full)
        self.status = main(["importeer", *files, "--naar", str(folder)])
        return folder

    @pytest.mark.parametrize(
        ("error", "told"),
        [(OSError(28, "No space left on device"), "De schijf is vol."), (KeyboardInterrupt(), "Gestopt.")],
    )
    def test_the_folder_is_as_it_was(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        error: BaseException,
        told: str,
    ) -> None:
        folder = self.stopped(tmp_path, monkeypatch, error)
        assert contents(folder) == contents(VOORBEELDEN / "goed" / "data")
        assert self.status != 0
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith(told)


class TestTheProof:
    """The proof is given what a wrong import would leave behind."""

    @staticmethod
    def proved(folder: Path, change: Callable[[Path], None]) -> Bewijs:
        bronnen = [bron for bron in read_sources([DUMPS]) if isinstance(bron, Bron)]
        found = [(bron, read_profiles(bron)) for bron in bronnen]
        plan = merge(
            [p for _, profielen in found for p in profielen], read_data(folder), read_introduction(folder)
        )
        with all_or_nothing(folder) as writer:
            writer.plan(plan)
        change(folder)
        return prove(found, plan, read_data(folder), read_introduction(folder) or "")

    @staticmethod
    def replacing(name: str, old: str, new: str) -> Callable[[Path], None]:
        return lambda folder: edit(folder / name, old, new)

    def test_it_holds_for_what_was_written(self, tmp_path: Path) -> None:
        assert self.proved(tmp_path / "data", lambda folder: None).sluit

    @pytest.mark.parametrize(
        ("name", "old", "new", "lost"),
        [
            ("competenties/smeden.yml", "  - Blaast het vuur aan\n", "", "Blaast het vuur aan"),
            ("competenties/smeden.yml", "Kiest het", "Zoekt het", "Kiest het juiste ijzer"),
            ("competenties/smeden.yml", "Geeft ijzer", "Geeft het ijzer", "Geeft ijzer een vorm."),
            ("functies/dorpsgids.yml", "Telt de hoofden. ", "", "Telt de hoofden."),
            (
                "inleiding.md",
                "De zwaarste eis staat *altijd* onderaan.",
                "",
                "De zwaarste eis staat altijd onderaan.",
            ),
            ("inleiding.md", "Waarom dit boek?", "Daarom dit boek!", "Waarom dit boek?"),
        ],
    )
    def test_it_finds_what_is_lost(self, tmp_path: Path, name: str, old: str, new: str, lost: str) -> None:
        bewijs = self.proved(tmp_path / "data", self.replacing(name, old, new))
        assert not bewijs.sluit
        assert {passage.plat for telling in bewijs.tellingen for passage in telling.kwijt} == {lost}

    def test_it_finds_what_no_source_says(self, tmp_path: Path) -> None:
        change = self.replacing("competenties/smeden.yml", "Kiest het", "Zoekt het")
        bewijs = self.proved(tmp_path / "data", change)
        assert bewijs.verzonnen == [("competenties/smeden.yml", "Zoekt het juiste ijzer")]

    @pytest.mark.parametrize(
        ("name", "old", "new"),
        [
            ("functies/dorpsgids.yml", "minimum: 7", "minimum: 8"),
            ("functies/smid.yml", "samenwerken: 3", "samenwerken: 2"),
            ("functies/smid.yml", "2022-01", "2022-02"),
            ("competenties/smeden.yml", "cluster: ambacht", "cluster: omgang"),
        ],
    )
    def test_it_finds_a_figure_that_changed(self, tmp_path: Path, name: str, old: str, new: str) -> None:
        assert self.proved(tmp_path / "data", self.replacing(name, old, new)).verschreven == [name]

    def test_a_sentence_that_stands_in_two_competencies_is_missed_in_either(self, tmp_path: Path) -> None:
        twice = profile("Koken", *KOOKT) + "\nBakken\t<i>Bakt.</i>\nNiveau 1\t" + KOOKT[0] + "\n"
        put(tmp_path / "bron", a_txt=twice)
        bronnen = [bron for bron in read_sources([tmp_path / "bron"]) if isinstance(bron, Bron)]
        found = [(bron, read_profiles(bron)) for bron in bronnen]
        folder = tmp_path / "data"
        plan = merge(
            [p for _, profielen in found for p in profielen], read_data(folder), read_introduction(folder)
        )
        with all_or_nothing(folder) as writer:
            writer.plan(plan)
        self.replacing("competenties/bakken.yml", KOOKT[0], "Nog niet beschreven.")(folder)
        bewijs = prove(found, plan, read_data(folder), "")
        assert [passage.plat for passage in bewijs.tellingen[0].kwijt] == [KOOKT[0]]


class TestWord:
    """What Word files have that dumps do not."""

    @pytest.fixture
    def document(self) -> Any:
        return docx.Document(io.BytesIO(word_of(profile("Koken", *KOOKT))))

    def imported(self, tmp_path: Path, document: Any) -> tuple[Handboek, str]:
        files = put(tmp_path / "bron", kok_docx=saved(document))
        assert main(["importeer", *files, "--naar", str(tmp_path / "data")]) == 0
        return load_handboek(tmp_path / "data"), told_in(tmp_path / "data")

    def test_insertions_come_in_and_deletions_do_not(self, tmp_path: Path, document: Any) -> None:
        cell = document.tables[1].rows[1].cells[1].paragraphs[0]._p
        cell.append(
            xml('<w:ins w:id="1" w:author="x"><w:r><w:t xml:space="preserve"> en fruit</w:t></w:r></w:ins>')
        )
        cell.append(
            xml('<w:del w:id="2" w:author="x"><w:r><w:delText> en laat ze liggen</w:delText></w:r></w:del>')
        )
        handboek, verslag = self.imported(tmp_path, document)
        assert handboek.competenties["koken"].niveaus[1] == ("Snijdt de uien fijn en fruit",)
        assert "liggen" not in verslag

    def test_headers_hidden_text_and_contents_are_told(self, tmp_path: Path, document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "Vertrouwelijk stuk"
        document.paragraphs[0].add_run("geheime zin").font.hidden = True
        document.styles.add_style("toc 1", 1)
        document.add_paragraph("Het werk 3", style="toc 1")
        handboek, verslag = self.imported(tmp_path, document)
        assert handboek.functies["kok"].titel == "Kok"
        assert "‘Vertrouwelijk stuk’ (koptekst boven de bladzijde)" in verslag
        assert "‘geheime zin’ (verborgen tekst)" in verslag
        assert "‘Het werk 3’ (inhoudsopgave)" in verslag

    def test_the_title_in_a_text_box_on_the_cover(self, tmp_path: Path, document: Any) -> None:
        title = document.paragraphs[0]
        text_of_title, title.runs[0].text = title.text, ""
        box = f"<w:txbxContent><w:p><w:r><w:t>{text_of_title}</w:t></w:r></w:p></w:txbxContent>"
        title._p.append(xml(f"<w:r><w:pict><w:drawing>{box}</w:drawing></w:pict></w:r>"))
        handboek, _ = self.imported(tmp_path, document)
        assert handboek.functies["kok"].titel == "Kok"

    def test_merged_cells_and_a_table_in_a_content_control(self, tmp_path: Path, document: Any) -> None:
        table = document.tables[1]
        table.add_row().cells[1].text = "Deelt het recept"
        table.cell(3, 0).merge(table.cell(4, 0))
        body, tbl = document.element.body, table._tbl
        control = xml("<w:sdt><w:sdtContent></w:sdtContent></w:sdt>")
        body.replace(tbl, control)
        control[0].append(tbl)
        handboek, _ = self.imported(tmp_path, document)
        assert handboek.competenties["koken"].niveaus[3] == ("Bedenkt een nieuw gerecht", "Deelt het recept")

    def test_several_paragraphs_in_a_cell_are_several_behaviours(self, tmp_path: Path, document: Any) -> None:
        document.tables[1].rows[1].cells[1].add_paragraph("Schilt de aardappels", style="List Bullet")
        handboek, _ = self.imported(tmp_path, document)
        assert handboek.competenties["koken"].niveaus[1] == ("Snijdt de uien fijn", "Schilt de aardappels")

    def test_footnotes_are_notes(self, tmp_path: Path, document: Any) -> None:
        add_footnotes(document, ["Vastgesteld door het bestuur.", "Geldt voor alle keukens."])
        handboek, _ = self.imported(tmp_path, document)
        assert handboek.functies["kok"].voetnoten == (
            "Vastgesteld door het bestuur.",
            "Geldt voor alle keukens.",
        )

    def test_competencies_as_paragraphs_instead_of_tables(self, tmp_path: Path) -> None:
        document = docx.Document()
        document.add_heading("Functieprofiel Kok", 0)
        document.add_heading("Competentiematrix", 1)
        table = document.add_table(2, 2)
        for cell, words in zip(table._cells, ["Competentie", "Niveau", "Koken", "2"], strict=True):
            cell.text = words
        document.add_heading("Het werk", 1)
        for label in ("Koken", "Bakken"):
            document.add_heading(label, 2)
            document.add_paragraph("Definitie: Maakt het eten.")
            for level, behaviour in enumerate(KOOKT, 1):
                document.add_paragraph().add_run(f"Niveau {level}").bold = True
                document.add_paragraph(f"{behaviour} bij het {label.lower()}", style="List Bullet")
        handboek, _ = self.imported(tmp_path, document)
        assert set(handboek.competenties) == {"koken", "bakken"}
        koken = handboek.competenties["koken"]
        assert (koken.cluster, koken.definitie) == ("het-werk", "Maakt het eten.")
        assert [len(gedrag) for gedrag in koken.niveaus.values()] == [1, 1, 1]
        assert koken.niveaus[3] == ("Bedenkt een nieuw gerecht bij het koken",)

    def test_levels_beside_each_other(self, tmp_path: Path, document: Any) -> None:
        old = document.tables[1]._tbl
        table = document.add_table(3, 3)
        texts = [
            "Niveau 1",
            "Niveau 2",
            "Niveau 3",
            *KOOKT,
            "Wast de sla",
            "Dekt de tafel",
            "Leert het een ander",
        ]
        for cell, words in zip(table._cells, texts, strict=True):
            cell.text = words
        old.getparent().replace(old, table._tbl)
        heading = next(p for p in document.paragraphs if p.text == "Het werk")
        heading.insert_paragraph_before().add_run("Omgeving").bold = True
        heading.text, heading.style = "Koken", "Heading 2"
        handboek, _ = self.imported(tmp_path, document)
        assert handboek.competenties["koken"].niveaus[2] == ("Proeft voor het opdienen", "Dekt de tafel")


GOOD = profile("Koken", *KOOKT)
WORD = word_of(GOOD)


def _bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a/>")
        archive.writestr("word/media/x.bin", b"\0" * 150_000_000)
    return target.getvalue()


def _with_entity(name: str, part: bytes) -> bytes:
    declared = b'<!DOCTYPE x [<!ENTITY a "lol">]>'
    return part.replace(b"?>", b"?>" + declared, 1) if name == "word/document.xml" else part


def _encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le")


class TestFilesThatCannotBeRead:
    @pytest.mark.parametrize(
        ("name", "content", "told"),
        [
            ("leeg.txt", b"", "Dit bestand is leeg."),
            ("wit.txt", b" \n\t\n", "Dit bestand is leeg."),
            ("leeg.docx", saved(docx.Document()), "Dit bestand is leeg."),
            ("stuk.docx", WORD[: len(WORD) // 2], "beschadigd"),
            ("ruis.docx", b"PK\x03\x04" + b"\xff" * 900, "beschadigd"),
            ("tekst.docx", GOOD.encode(), "dit is geen Word-document"),
            ("word.txt", WORD, "Hernoem het"),
            ("macro.docm", repacked(WORD, lambda _, part: part), "macro's"),
            ("macro.docx", repacked(WORD, lambda _, part: part, {"word/vbaProject.bin": b"x"}), "macro's"),
            ("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "oud Word-document (.doc)"),
            ("slot.docx", _encrypted(), "wachtwoord"),
            ("open.odt", b"PK\x03\x04" + b"\0" * 50, "LibreOffice (.odt)"),
            ("rijk.rtf", b"{\\rtf1 tekst}", "RTF-document"),
            ("plaat.pdf", b"%PDF-1.7", "Dit is een pdf."),
            ("pdf.txt", b"%PDF-1.7", "Dit is een pdf."),
            ("foto.jpg", b"\xff\xd8\xff\xe0", "geen platte tekst"),
            ("binair.txt", b"a\0b", "geen platte tekst"),
            ("breed.txt", GOOD.encode("utf-32"), "geen platte tekst"),
            ("bom.docx", _bomb(), "uitgepakt is het veel te groot"),
            ("entiteit.docx", repacked(WORD, _with_entity), "XML-verwijzingen"),
            ("groot.txt", b"a " * 3_000_000, "te groot"),
            ("boodschappen.txt", b"Melk\nBrood\n", "geen functie en geen competentie herkend"),
        ],
    )
    def test_each_gets_one_line_and_the_others_go_on(
        self,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        name: str,
        content: bytes,
        told: str,
    ) -> None:
        monkeypatch.setenv("PATH", "")  # where there is no LibreOffice
        bron = tmp_path / "bron"
        put(bron, goed_txt=GOOD)
        (bron / name).write_bytes(content)
        assert main(["importeer", str(bron), "--naar", str(tmp_path / "data")]) == 1
        lines = capsys.readouterr().err.splitlines()
        assert len(lines) == 1
        assert lines[0].startswith(f"{name}: ")
        assert told in lines[0]
        assert set(load_handboek(tmp_path / "data").functies) == {"kok"}
        assert f"**{name}**" in told_in(tmp_path / "data")

    def test_a_file_that_is_not_there(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["importeer", str(tmp_path / "weg.txt"), "--naar", str(tmp_path / "data")]) == 1
        assert capsys.readouterr().err == "weg.txt: Dit bestand bestaat niet. Kijk of de naam klopt.\n"

    def test_windows_text_comes_in_with_a_remark(self, tmp_path: Path) -> None:
        files = put(
            tmp_path / "bron", kok_txt=profile("Koken", "Proeft de crème", *KOOKT[1:]).encode("cp1252")
        )
        assert main(["importeer", *files, "--naar", str(tmp_path / "data")]) == 0
        assert load_handboek(tmp_path / "data").competenties["koken"].niveaus[1] == ("Proeft de crème",)
        assert "Windows-tekst" in told_in(tmp_path / "data")


def test_what_nobody_foresaw_is_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("handboek.importer.prove", lambda *_: 1 / 0)
    files = put(tmp_path / "bron", kok_txt=GOOD)
    assert main(["importeer", *files, "--naar", str(tmp_path / "data")]) == 1
    assert capsys.readouterr().err.startswith("Het importeren liep vast. Vertrouw niet op wat er nieuw is in")


class TestWhereItWrites:
    def test_a_folder_that_leads_elsewhere_is_refused(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        files = put(tmp_path / "bron", kok_txt=GOOD)
        outside, data = tmp_path / "elders", tmp_path / "data"
        outside.mkdir()
        data.mkdir()
        (data / "functies").symlink_to(outside)
        assert main(["importeer", *files, "--naar", str(data)]) == 2
        assert "geen gewone map" in capsys.readouterr().err
        assert list(outside.iterdir()) == []
        assert [entry.name for entry in data.iterdir()] == ["functies"]

    def test_a_file_that_leads_elsewhere_is_not_followed(self, tmp_path: Path) -> None:
        files = put(tmp_path / "bron", kok_txt=GOOD)
        outside, data = tmp_path / "elders.md", tmp_path / "data"
        outside.write_text("van een ander")
        data.mkdir()
        (data / "importverslag.md").symlink_to(outside)
        (data / "inleiding.md").symlink_to(tmp_path / "nergens")
        assert main(["importeer", *files, "--naar", str(data)]) == 0
        assert outside.read_text() == "van een ander"
        assert not (data / "importverslag.md").is_symlink()
        assert not (tmp_path / "nergens").exists()

    def test_a_label_names_no_other_folder(self, tmp_path: Path) -> None:
        files = put(tmp_path / "bron", kok_txt=profile("../../Koken", *KOOKT, role="../index"))
        assert main(["importeer", *files, "--naar", str(tmp_path / "data")]) == 0
        assert set(written(tmp_path)) == {
            "bron/kok.txt",
            "data/handboek.yml",
            "data/competenties/koken.yml",
            "data/functies/nieuw-index.yml",
        }

    def test_nothing_is_left_half_written(self, gemaakt: Path) -> None:
        assert not list(gemaakt.rglob(".importeer-*"))

    @pytest.mark.skipif(os.name != "posix", reason="permissions as on Linux and macOS")
    def test_files_get_the_permissions_of_any_other_file(self, gemaakt: Path) -> None:
        other = gemaakt.parent / "ander"
        other.write_text("")
        assert (gemaakt / "handboek.yml").stat().st_mode == other.stat().st_mode

    def test_wrong_use(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = tmp_path / "bestand"
        file.write_text("")
        assert main(["importeer", str(DUMPS), "--naar", str(file)]) == 2
        with pytest.raises(SystemExit) as stopped:
            main(["importeer", str(DUMPS)])
        assert stopped.value.code == 2
        assert "Deze opdracht klopt niet" in capsys.readouterr().err


_AWKWARD = st.text(
    st.sampled_from("abc éÉ :#-*'\"`{}[]<>&%@!|>\\,.;?=~_…0123 \u00a0\u200b\ufffd‘’“”/()$^+"),
    min_size=1,
    max_size=40,
).map(lambda words: f"Zegt {words.strip()} hardop")


class TestAnyText:
    @settings(max_examples=40, deadline=None)
    @given(texts=st.lists(_AWKWARD, min_size=3, max_size=9), note=_AWKWARD)
    def test_whatever_the_words_nothing_is_lost(
        self, tmp_path_factory: pytest.TempPathFactory, texts: list[str], note: str
    ) -> None:
        folder = tmp_path_factory.mktemp("woorden")
        put(folder / "bron", kok_txt=profile("Koken", *texts).replace("\t2\n", f"\t2 {note}\n"))
        uitkomst = importeer([folder / "bron"], folder / "data")
        assert uitkomst.is_gelukt, uitkomst.bewijs
        assert not check(folder / "data", DAY).fouten


def test_the_handbook_can_be_built_and_shows_what_was_imported(gemaakt: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(gemaakt, tmp_path / "data"))
    evil = (
        "\n## <img src=x onerror=alert(1)> {{ 7 * 7 }}\n\n[klik](javascript:alert(1)) { onclick=alert(1) }\n"
    )
    with (folder / "inleiding.md").open("a", encoding="utf8") as inleiding:
        inleiding.write(evil)
    site = built(pages_alone(folder), tmp_path / "site")
    page = parse(site, "inleiding/")
    assert [text(h).rstrip("#") for h in page.xpath("//h1 | //h2")][:2] == ["Inleiding", "Waarom dit boek?"]
    assert text(page.xpath("//article//ol/li")[0]) == "Ambacht: wat je met je handen doet"
    assert page.xpath("//article//em/text()") == ["altijd"]
    assert not page.xpath("//article//img | //article//a[contains(@href, 'script')] | //article//*[@onclick]")
    assert "{{ 7 * 7 }}" in text(page.xpath("//article")[0])
    proeven = parse(site, "competenties/proeven/")
    assert text(proeven.xpath("//section[@id='niveau-2']//li")[0]) == NOTHING[0]
    assert main(["--data", str(folder), "links", str(site)]) == 0
