"""Documents as HR departments write them: each comes in as it is meant, or the import says that it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from handboek.cli import main
from handboek.importer import BESTAND, VERANTWOORDING, importeer
from handboek.loading import load_handboek
from handboek.model import Tekst
from tests.documenten import DOCUMENTEN
from tests.documenten.content import Document
from tests.documenten.score import score
from tests.wordfiles import repacked, saved, xml


@pytest.mark.parametrize("document", DOCUMENTEN.values(), ids=lambda document: document.naam)
def test_a_document_comes_in_as_it_is_meant(document: Document, tmp_path: Path) -> None:
    _, wrong, success = score(document, tmp_path)
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
