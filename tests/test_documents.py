"""Documents as HR departments write them: each comes in as it is meant, or the import says that it is not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml

from handboek.cli import main
from handboek.importer import BESTAND, VERANTWOORDING, importeer
from handboek.loading import load_handboek
from handboek.loading.files import KEUZES
from handboek.model import Tekst
from tests.documenten import DOCUMENTEN, covers, ladders, layouts, matrices
from tests.documenten.content import Document
from tests.documenten.score import score
from tests.documenten.strangers import VREEMDEN, Vreemd
from tests.wordfiles import repacked, saved, xml


@pytest.mark.parametrize("document", DOCUMENTEN.values(), ids=lambda document: document.naam)
def test_a_document_comes_in_as_it_is_meant(document: Document, tmp_path: Path) -> None:
    _, wrong, success = score(document, tmp_path)
    assert wrong == []
    assert success


@pytest.mark.parametrize("document", VREEMDEN.values(), ids=lambda document: document.naam)
def test_a_document_of_another_program_comes_in_or_is_not_recognised(
    document: Vreemd, tmp_path: Path
) -> None:
    _, wrong, success = score(document, tmp_path)
    if success or not document.mag_niet_herkend:
        assert wrong == []
        assert success


def imported(document: Any, folder: Path) -> tuple[int, str, Path]:
    """What the command ends with, what the report tells, and the data folder."""
    document.save(str(folder / "profiel.docx"))
    status = main(["importeer", str(folder / "profiel.docx"), "--naar", str(folder / "data")])
    return status, told_in(folder / "data"), folder / "data"


def told_in(data: Path) -> str:
    return "".join((data / name).read_text("utf8") for name in (BESTAND, VERANTWOORDING))


class TestWhatIsNotRecognised:
    """What looks like something else than it is: the import says so, and keeps the text as it stood."""

    def unknown_levels(self) -> Any:
        document = docx.Document()
        document.add_heading("Functieprofiel Kok", 0)
        document.add_heading("Competenties", 1)
        for label in ("Koken", "Bakken", "Inkopen"):
            document.add_heading(label, 2)
            document.add_paragraph("Maakt eten waar mensen van genieten.")
            for niveau in ("Fundament", "Verdieping", "Meesterschap"):
                document.add_heading(niveau, 3)
                document.add_paragraph(f"Doet wat bij {niveau.lower()} en {label.lower()} hoort.")
        return document

    def test_it_is_told_with_its_place(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        status, verslag, _ = imported(self.unknown_levels(), tmp_path)
        told = capsys.readouterr().err
        assert status == 1
        assert "Structuur niet herkend." in told
        assert "Bij ‘Koken’ (alinea 3) is geen gedrag gevonden." in told
        assert "Structuur niet herkend." in verslag

    def test_nothing_is_guessed_and_nothing_lost(self, tmp_path: Path) -> None:
        _, _, data = imported(self.unknown_levels(), tmp_path)
        handboek = load_handboek(data)
        assert not [*handboek.alle_competenties()]
        kok = handboek.functies["kok"]
        assert str(kok.onderdelen[Tekst("Verdieping")].tekst).startswith(
            "Doet wat bij verdieping en koken hoort."
        )

    def test_levels_that_hr_confirms_come_in(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        _, _, data = imported(self.unknown_levels(), tmp_path)
        asked = "Zijn dit de niveaus, van laag naar hoog: Fundament, Verdieping, Meesterschap?"
        assert f"{asked} Zet dan in keuzes.yml ‘ja’" in capsys.readouterr().err
        keuzes = (data / KEUZES).read_text("utf8")
        (data / KEUZES).write_text(keuzes.replace("antwoord: nee", "antwoord: ja"), "utf8")
        shutil.rmtree(data / "functies")
        (data / "handboek.yml").unlink()
        status, _, _ = imported(self.unknown_levels(), tmp_path)
        handboek = load_handboek(data)
        assert status == 0
        assert [str(niveau.label) for niveau in handboek.gegevens.niveaus] == [
            "Fundament",
            "Verdieping",
            "Meesterschap",
        ]
        assert handboek.competenties["koken"].niveaus[3] == ("Doet wat bij meesterschap en koken hoort.",)
        assert handboek.functies["kok"].onderdelen[Tekst("Competenties")].punten == (
            "Koken",
            "Bakken",
            "Inkopen",
        )

    def test_a_level_without_behaviour(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        document = docx.Document()
        document.add_heading("Functieprofiel Kok", 0)
        document.add_heading("Koken", 1)
        for niveau, gedrag in (
            ("Niveau 1", "Snijdt de uien."),
            ("Niveau 2", ""),
            ("Niveau 3", "Proeft alles."),
        ):
            document.add_heading(niveau, 2)
            document.add_paragraph(gedrag)
        status, _, _ = imported(document, tmp_path)
        assert status == 1
        assert "Bij ‘Koken’ (alinea 2) staat niets op niveau 2." in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="a terminal is a pair of files here")
class TestQuestions:
    """In a terminal HR is asked what is not sure, once for each template; a script is asked nothing."""

    def typed(self, folder: Path, answers: str) -> tuple[int, str]:
        """What the command ends with and tells, when this is typed."""
        import pty

        ours, theirs = pty.openpty()
        os.write(ours, answers.encode())
        command = [sys.executable, "-m", "handboek", "importeer", str(folder), "--naar", str(folder / "data")]
        done = subprocess.run(
            command, stdin=theirs, stderr=theirs, stdout=subprocess.PIPE, timeout=120, check=False
        )
        told = os.read(ours, 100_000).decode()
        for file in (ours, theirs):
            os.close(file)
        return done.returncode, " ".join(told.split())

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        for titel in ("Kok", "Bakker"):
            document = docx.Document()
            document.add_heading(f"Functieprofiel {titel}", 0)
            for kop in ("Wat je doet", "Dit moet je kunnen"):
                document.add_heading(kop, 1)
                document.add_paragraph(f"Een {titel.lower()} doet wat bij {kop.lower()} hoort.")
            document.save(str(tmp_path / f"{titel}.docx"))
        return tmp_path

    def test_a_heading_is_asked_about_once(self, folder: Path) -> None:
        status, told = self.typed(folder, "2 opleiding\n\n")
        assert status == 0
        assert told.count("heeft koppen die het handboek niet kent") == 1
        assert "Bakker.docx (en nog 1 met dezelfde koppen)" in told
        functies = load_handboek(folder / "data").functies
        assert {str(functie.opleiding) for functie in functies.values()} == {
            "Een kok doet wat bij dit moet je kunnen hoort.",
            "Een bakker doet wat bij dit moet je kunnen hoort.",
        }
        _, again = self.typed(folder, "\n")
        assert "heeft koppen" not in again

    def test_enter_is_a_good_answer(self, folder: Path) -> None:
        status, _ = self.typed(folder, "\n")
        assert status == 0
        assert [str(kop) for kop in load_handboek(folder / "data").functies["kok"].onderdelen] == [
            "Wat je doet",
            "Dit moet je kunnen",
        ]


class TestTheSecondReading:
    """What the first reading has no eye for is named."""

    @pytest.fixture
    def content(self) -> bytes:
        return saved(DOCUMENTEN["zonder-niveaus"].word())

    @pytest.mark.parametrize(
        ("name", "part", "told"),
        [
            (
                "word/diagrams/data1.xml",
                b'<m xmlns:a="urn:a"><a:p><a:r><a:t>Van kok tot chef</a:t></a:r></a:p></m>',
                "‘Van kok tot chef’ (staat in een tekening (SmartArt))",
            ),
            ("word/afchunk.html", b"<p>Ook dit telt</p>", "‘Ook dit telt’ (staat in een ingevoegd document)"),
            (
                "word/media/foto.png",
                b"png",
                "staat 1 afbeelding; die komt niet in het handboek.",
            ),
        ],
    )
    def test_a_part_that_nobody_reads(
        self, tmp_path: Path, content: bytes, name: str, part: bytes, told: str
    ) -> None:
        (tmp_path / "profiel.docx").write_bytes(repacked(content, lambda _, kept: kept, {name: part}))
        assert importeer([tmp_path / "profiel.docx"], tmp_path / "data").is_gelukt
        assert told in told_in(tmp_path / "data").replace("\\", "")

    def test_a_remark_in_the_margin_is_named(self, tmp_path: Path) -> None:
        VREEMDEN["a29-opmerkingen"].save(tmp_path / "profiel.docx")
        assert importeer([tmp_path / "profiel.docx"], tmp_path / "data").is_gelukt
        assert "‘Klopt deze tekst nog?’ (is een opmerking in de kantlijn)" in told_in(tmp_path / "data")

    def test_words_drawn_as_art(self, tmp_path: Path) -> None:
        document = DOCUMENTEN["zonder-niveaus"].word()
        drawn = (
            '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="Welkom bij ons"/></v:shape>'
        )
        run = xml("<w:r><w:pict></w:pict></w:r>")
        run[0].append(parse_xml(drawn))
        document.paragraphs[-1]._p.append(run)
        _, verslag, _ = imported(document, tmp_path)
        assert "‘Welkom bij ons’" in verslag

    def test_what_nobody_sees_is_named(self, tmp_path: Path) -> None:
        _, verslag, _ = imported(DOCUMENTEN["onzichtbaar"].word(), tmp_path)
        assert "‘Niet voor medewerkers bedoeld.’ (verborgen tekst)" in verslag
        assert "‘Dit vervalt per januari.’ (doorgestreepte tekst)" in verslag
        assert "‘Klik hier als u tekst wilt invoeren.’ (invultekst die niemand heeft ingevuld)" in verslag


ROLES = {
    "Verzorgende": {"Samenwerken": 2, "Tellen": 3},
    "Helpende": {"Samenwerken": 1, "Tellen": 1},
}
MATRIX: list[list[Any]] = [
    ["Competentie", "Verzorgende", "Helpende"],
    ["Samenwerken", 2, 1],
    ["Tellen", 3, 1],
]
BEHAVIOUR: list[list[Any]] = [
    ["Competentie", "Niveau", "Gedrag"],
    ["Samenwerken", 1, "Vraagt om hulp."],
    ["Tellen", 1, "Telt twee keer."],
    ["Samenwerken", 2, "Verdeelt het werk."],
]


def workbook(folder: Path, **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / "afdeling.xlsx")
    return folder / "afdeling.xlsx"


def asked(data: Path) -> dict[str, dict[str, int]]:
    """By title: the level of each competency, by its label."""
    handboek = load_handboek(data)
    return {
        str(functie.titel): {
            str(handboek.competenties[id].label): eis.niveau for id, eis in functie.eisen.items()
        }
        for functie in handboek.functies.values()
    }


class TestSpreadsheets:
    def test_a_matrix_and_a_list_of_behaviour(self, tmp_path: Path) -> None:
        file = workbook(tmp_path, Matrix=MATRIX, Gedrag=BEHAVIOUR)
        assert main(["importeer", str(file), "--naar", str(tmp_path / "data")]) == 0
        assert asked(tmp_path / "data") == ROLES
        competenties = load_handboek(tmp_path / "data").competenties
        assert competenties["samenwerken"].niveaus == {1: ("Vraagt om hulp.",), 2: ("Verdeelt het werk.",)}
        assert competenties["tellen"].niveaus == {1: ("Telt twee keer.",)}

    @pytest.mark.parametrize("between", [",", ";", "\t"])
    def test_a_csv_file(self, tmp_path: Path, between: str) -> None:
        text = "\r\n".join(between.join(map(str, row)) for row in MATRIX)
        (tmp_path / "matrix.csv").write_text(text, "utf8")
        assert main(["importeer", str(tmp_path / "matrix.csv"), "--naar", str(tmp_path / "data")]) == 0
        assert asked(tmp_path / "data") == ROLES

    def test_a_hidden_sheet_is_named_and_left_out(self, tmp_path: Path) -> None:
        file = workbook(tmp_path, Matrix=MATRIX, Salaris=[["Naam", "Bedrag"], ["Jansen", 3000]])
        book = openpyxl.load_workbook(file)
        book["Salaris"].sheet_state = "hidden"
        book.save(file)
        assert main(["importeer", str(file), "--naar", str(tmp_path / "data")]) == 0
        assert asked(tmp_path / "data") == ROLES
        assert "blad Salaris, rij 2: ‘Jansen’ (verborgen blad)" in told_in(tmp_path / "data")


class TestDoubt:
    """A matrix that does not say something for sure asks nothing: the report names the place."""

    def asking(self, *tables: Sequence[tuple[str, ...]]) -> Any:
        document = docx.Document()
        document.add_heading("Competentiematrix keuken", 0)
        for rows in tables:
            document.add_heading(f"Deel {len(document.tables) + 1}", 1)
            layouts.table(document, rows)
        return document

    @pytest.mark.parametrize(
        ("cell", "told"),
        [
            ("2/3", "Bij ‘Snijden’ en ‘Kok’ staat ‘2/3’ (tabel 1, rij 2), en dat is geen niveau."),
            ("2 of 3", "Bij ‘Snijden’ en ‘Kok’ staat ‘2 of 3’ (tabel 1, rij 2), en dat is geen niveau."),
            ("?", "Bij ‘Snijden’ en ‘Kok’ staat ‘?’ (tabel 1, rij 2), en dat is geen niveau."),
            (
                "x",
                "kruist aan wat een functie vraagt (tabel 1, rij 2), maar zegt niet op welk niveau.",
            ),
        ],
    )
    def test_a_cell_that_is_no_level(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], cell: str, told: str
    ) -> None:
        rows = [("Competentie", "Kok", "Bakker"), ("Snijden", cell, "1"), ("Proeven", "2", "3")]
        status, _, data = imported(self.asking([*rows, ("Tellen", "1", "2")]), tmp_path)
        assert status == 1
        assert told in capsys.readouterr().err
        assert not (data / "competenties").exists()

    def test_sides_that_could_be_either(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        status, _, _ = imported(
            self.asking([("", "Ufo", "Zot"), ("Qua", "1", "2"), ("Bla", "2", "3")]), tmp_path
        )
        assert status == 1
        assert "niet te zien of de functies boven of links staan" in capsys.readouterr().err

    @pytest.mark.parametrize(
        "rows",
        [
            [("Functie", "Pauzes", "Reistijd"), ("Kok", "1", "2"), ("Bakker", "2", "3")],
            [("Naam", "Maandag", "Dinsdag"), ("Jan", "1", "2"), ("Piet", "2", "1")],
            [("Onderwerp", "Kok", "Bakker"), ("Pauze", "8", "9"), ("Rooster", "7", "10")],
        ],
    )
    def test_figures_that_are_no_levels(self, tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
        document = docx.Document()
        document.add_heading("Formatie van de keuken", 0)
        layouts.table(document, rows)
        status, _, data = imported(document, tmp_path)
        assert status == 1
        assert not (data / "competenties").exists()

    def test_two_matrices_that_disagree(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        head = ("Competentie", "Kok", "Bakker")
        one, other = [head, ("Snijden", "1", "2")], [head, ("Snijden", "1", "3"), ("Proeven", "2", "2")]
        status, _, _ = imported(self.asking(one, other), tmp_path)
        assert status == 1
        assert "Van ‘Bakker’ vraagt de ene matrix ‘Snijden’ op een ander niveau" in capsys.readouterr().err

    def test_two_matrices_that_agree(self, tmp_path: Path) -> None:
        head = ("Competentie", "Kok", "Bakker")
        one, other = [head, ("Snijden", "1", "2")], [head, ("Snijden", "1", "2"), ("Proeven", "2", "2")]
        status, _, data = imported(self.asking(one, other), tmp_path)
        assert status == 0
        assert asked(data) == {
            name: {"Snijden": level, "Proeven": 2} for name, level in (("Kok", 1), ("Bakker", 2))
        }


class TestGrowing:
    """What a competency has beside its behaviour comes in below the keys of a handbook."""

    def cooking(self, *tips: str) -> Any:
        document = docx.Document()
        document.add_heading("Competentiegids", 0)
        document.add_heading("Koken", 1)
        document.add_paragraph("Maakt eten waar mensen van genieten.")
        for niveau in (1, 2):
            document.add_heading(f"Niveau {niveau}", 2)
            document.add_paragraph(f"Kookt zoals op niveau {niveau}.", "List Bullet")
        document.add_heading("Tips", 2)
        for tip in tips:
            document.add_paragraph(tip, "List Bullet")
        return document

    def test_tips_without_a_level_are_told(self, tmp_path: Path) -> None:
        status, verslag, data = imported(self.cooking("Kook eens voor tien."), tmp_path)
        assert status == 0
        assert load_handboek(data).competenties["koken"].ontwikkeltips[1].doen == ("Kook eens voor tien.",)
        assert "Wat bij ‘Koken’ onder ‘ontwikkeltips’ staat (alinea 9), hoort bij geen niveau." in verslag

    def test_a_second_import_adds_a_tip(self, tmp_path: Path) -> None:
        imported(self.cooking("Kook eens voor tien."), tmp_path)
        status, _, data = imported(self.cooking("Kook eens voor tien.", "Proef elke saus."), tmp_path)
        koken = load_handboek(data).competenties["koken"]
        assert status == 0
        assert koken.ontwikkeltips[1].doen == ("Kook eens voor tien.", "Proef elke saus.")
        assert koken.niveaus[2] == ("Kookt zoals op niveau 2.",)


class TestLevelsOfAHandbook:
    """A handbook names its levels; documents that count otherwise follow it, or are refused."""

    def document(self, *levels: str, asked: str) -> Any:
        document = docx.Document()
        document.add_heading("Functieprofiel Kok", 0)
        table = document.add_table(2, 2)
        for cell, said in zip(table._cells, ("Competentie", "Niveau", "Koken", asked), strict=True):
            cell.text = said
        document.add_heading("Koken", 1)
        document.add_paragraph("Maakt eten waar mensen van genieten.")
        for level in levels:
            document.add_heading(level, 2)
            document.add_paragraph(f"Kookt zoals {level.lower()}.", "List Bullet")
        return document

    def handbook(self, folder: Path, *names: str) -> None:
        """A data folder that names its levels, and has nothing else."""
        (folder / "data").mkdir()
        niveaus = "".join(f"  - {name}\n" for name in names)
        (folder / "data" / "handboek.yml").write_text(
            f"titel: H\nniveaus:\n{niveaus}clusters:\n  werk: Werk\n"
        )

    @pytest.mark.parametrize(
        ("names", "levels", "asked", "niveau"),
        [
            (("Basis", "Gevorderd"), ("Basis", "Gevorderd"), "Gevorderd", 2),
            (("Basis", "Gevorderd"), ("Niveau 1", "Niveau 2"), "2", 2),
            (("Basis", "Gevorderd", "Expert"), ("Gevorderd", "Expert"), "Expert", 3),
            (("A", "B", "C", "D", "E"), ("Niveau A", "Niveau B", "Niveau C"), "C", 3),
            (("Start", "Basis", "Gevorderd", "Expert", "Top"), ("Niveau 1", "Niveau 2"), "1", 1),
        ],
    )
    def test_the_same_names_are_the_same_levels(
        self, tmp_path: Path, names: tuple[str, ...], levels: tuple[str, ...], asked: str, niveau: int
    ) -> None:
        self.handbook(tmp_path, *names)
        status, _, data = imported(self.document(*levels, asked=asked), tmp_path)
        handboek = load_handboek(data)
        assert status == 0
        assert [str(n.label) for n in handboek.gegevens.niveaus] == list(names)
        assert handboek.functies["kok"].eisen["koken"].niveau == niveau
        last = max(handboek.competenties["koken"].niveaus)
        assert handboek.competenties["koken"].niveaus[last] == (f"Kookt zoals {levels[-1].lower()}.",)
        assert last == (names.index(levels[-1]) + 1 if levels[-1] in names else len(levels))

    def test_more_levels_than_there_are_is_refused(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.handbook(tmp_path, "Basis", "Gevorderd")
        status, _, data = imported(self.document("Niveau 1", "Niveau 2", "Niveau 3", asked="3"), tmp_path)
        assert status == 1
        assert "Dit document heeft niveau 3, en handboek.yml kent er 2." in capsys.readouterr().err
        assert not (data / "functies").exists()


def test_a_heading_printed_twice_breaks_a_tie(tmp_path: Path) -> None:
    def write(name: str, year: int, *clusters: tuple[str, str]) -> None:
        document = docx.Document()
        covers.title(document, name)
        document.add_paragraph(f"Versie: maart {year}")
        for cluster, label in clusters:
            document.add_heading(cluster, 1)
            document.add_heading(label, 2)
            document.add_paragraph(f"Weet alles van {label.lower()}.")
            for niveau in ("Niveau 1", "Niveau 2"):
                document.add_heading(niveau, 3)
                document.add_paragraph(f"Doet {label.lower()} zoals op {niveau.lower()}.", "List Bullet")
        document.save(str(tmp_path / f"{name}.docx"))

    write("Kok", 2024, ("Samen", "Roeren"), ("Samen", "Proeven"))  # the newest, with a slip of the pen
    write("Bakker", 2023, ("Alleen", "Roeren"), ("Samen", "Proeven"))
    importeer(sorted(tmp_path.glob("*.docx")), tmp_path / "data")
    competenties = load_handboek(tmp_path / "data").competenties
    assert {id: c.cluster for id, c in competenties.items()} == {"roeren": "alleen", "proeven": "samen"}


class TestFolders:
    def test_folders_within_folders_count(self, tmp_path: Path) -> None:
        for name, titel in (("zorg/thuis", "Wijkhulp"), ("keuken", "Kok")):
            folder = tmp_path / "bron" / name
            folder.mkdir(parents=True)
            document = docx.Document()
            covers.title(document, titel)
            matrices.two_columns(document, ladders.CIJFERS)
            document.save(str(folder / "profiel.docx"))
        assert importeer([tmp_path / "bron"], tmp_path / "bron" / "data").is_gelukt
        assert set(load_handboek(tmp_path / "bron" / "data").functies) == {"wijkhulp", "kok"}
        again = importeer([tmp_path / "bron"], tmp_path / "bron" / "data")
        assert (again.gemaakt, again.geschreven.veranderd) == ([], [])


@pytest.mark.skipif(os.name != "posix", reason="a program in the place of LibreOffice is a shell script")
@pytest.mark.parametrize("kind", [".doc", ".odt", ".rtf"])
def test_other_documents_come_in_through_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    made = tmp_path / "gemaakt.docx"
    DOCUMENTEN["niveau-in-kop"].word().save(str(made))
    program = tmp_path / "soffice"
    program.write_text(
        f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\ncp {made} "$2/document.docx"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    contents = {
        ".doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 oud",
        ".odt": b"PK\x03\x04 open",
        ".rtf": b"{\\rtf1 rijk}",
    }
    (tmp_path / f"profiel{kind}").write_bytes(contents[kind])
    assert main(["importeer", str(tmp_path / f"profiel{kind}"), "--naar", str(tmp_path / "data")]) == 0
    assert set(asked(tmp_path / "data")) == {"Gastheer"}


class TestBounds:
    """A small file that asks for much takes little."""

    def test_a_cell_over_a_milliard_columns(self, tmp_path: Path) -> None:
        document = DOCUMENTEN["huidig-en-gewenst"].word()
        properties = document.tables[0].cell(0, 0)._tc.get_or_add_tcPr()
        properties.append(xml('<w:gridSpan w:val="999999999"/>'))
        began = time.process_time()
        document.save(str(tmp_path / "breed.docx"))
        assert not importeer([tmp_path / "breed.docx"], tmp_path / "data").bewijs.verzonnen
        assert time.process_time() - began < 10

    def test_much_in_little(self, tmp_path: Path) -> None:
        filled = {"word/footnotes.xml": b"<a>" + b" " * 21_000_000 + b"</a>"}
        content = saved(DOCUMENTEN["huidig-en-gewenst"].word())
        (tmp_path / "bom.docx").write_bytes(repacked(content, lambda _, part: part, filled))
        (geweigerd,) = importeer([tmp_path / "bom.docx"], tmp_path / "data").geweigerd
        assert "uitgepakt is het veel te groot" in geweigerd.reden

    @pytest.mark.parametrize("many", [b"<w:p/>", b"<w:p><w:r><w:t>a</w:t></w:r></w:p>", b"<w:r><w:t/></w:r>"])
    def test_more_than_a_profile_has(self, tmp_path: Path, many: bytes) -> None:
        def filled(name: str, part: bytes) -> bytes:
            whole = many * (19_000_000 // len(many))
            return part.replace(b"<w:body>", b"<w:body>" + whole) if name == "word/document.xml" else part

        content = saved(DOCUMENTEN["huidig-en-gewenst"].word())
        (tmp_path / "vol.docx").write_bytes(repacked(content, filled))
        began = time.process_time()
        (geweigerd,) = importeer([tmp_path / "vol.docx"], tmp_path / "data").geweigerd
        assert "te groot voor een profiel" in geweigerd.reden
        assert time.process_time() - began < 10

    def test_time_grows_with_the_paragraphs(self, tmp_path: Path) -> None:
        took = []
        for count in (500, 4000):
            texts = [f"Zegt onder {n} iets over het werk." for n in range(count)]
            (tmp_path / f"{count}.txt").write_text("Functieprofiel Kok\n\n# Taken\n\n" + "\n\n".join(texts))
            began = time.process_time()
            importeer([tmp_path / f"{count}.txt"], tmp_path / str(count))
            took.append(time.process_time() - began)
        assert took[1] < 24 * took[0]  # eight times as much, and some for a machine with other work
