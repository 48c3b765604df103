"""The files for other programs: every text of the model is in them, as text, whatever it is."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from lxml import html
from pypdf import PdfReader
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS

from handboek.cli import main
from handboek.exchange import FORMATEN, Keuze
from handboek.exchange.moodle import FRAMEWORK_HEADS, LONGEST, TEMPLATE_HEADS
from handboek.fonts import printable
from handboek.importer import importeer
from handboek.loading import load_handboek
from handboek.model import (
    Cluster,
    Competentie,
    Eis,
    Functie,
    Gedragscompetentie,
    Gegevens,
    Handboek,
    Tekst,
    Versie,
)
from handboek.site.html import Renderer
from handboek.site.pdf import PAPIER, Documents, print_all
from handboek.verifier.other import faults_in
from tests.sites import PROJECT, VOORBEELDEN, parse
from tests.test_pdf import shown, squeezed
from tests.wordfiles import repacked

ODD = (
    "=cmd|' /C calc'!A0",
    "+31 6 12345678",
    "-1+1",
    "@SUM(A1:A2)",
    "שלום עולם, مرحبا بالعالم",
    "Lacht 😀👩‍👩‍👧 en 🏳️‍🌈 mee",
    "<b>& \"aanhaling\" 'komma', puntkomma; nieuwe; regel",
    "{{ 7+1330 }} ${x} #(1)",
    "x" * 300,
    "woord " * 1800 + "einde",
    "lang " * 9_999 + "slot",
)
TITLE = "=" + "Zeer lange titel van een functie " * 6
MANY = 40
HEAD = 50
"""So many letters of a name stand in a head of the matrix on paper."""


@pytest.fixture(scope="module")
def odd() -> Handboek:
    """Texts that want to be something else, are very long, or are read from right to left."""
    gedrag = tuple(Tekst(text.strip()) for text in ODD)
    competenties = {
        f"c{n:02}": Competentie(
            id=f"c{n:02}",
            label=Tekst(f"{ODD[n % 8]} {n}"),
            definitie=gedrag[n % 8],
            cluster="een" if n < 30 else "twee",
            elders=("https://voorbeeld.example/{{7+1330}}",) if n == 1 else (),
            **{f"niveau {level}": gedrag if n == level == 1 else gedrag[:4] for level in (1, 2, 3)},
        )
        for n in range(MANY)
    }
    eisen = {id: Eis(niveau=1 + n % 3, toelichting=gedrag[n % 8]) for n, id in enumerate(competenties)}
    functie = Functie(
        id="functie", titel=Tekst(TITLE), versie=Versie(2024, 3), specifiek=eisen, functiefamilie=Tekst("@Ω")
    )
    gedragen = {
        "gedrag/g": Gedragscompetentie(
            id="gedrag/g", label=gedrag[0], definitie=gedrag[1], indicatoren=gedrag
        )
    }
    resultaat = functie.model_copy(
        update={"id": "tweede", "specifiek": {}, "gedragscompetenties": ("g",), "functiefamilie": None}
    )
    clusters = {"een": Cluster(label=Tekst("+cluster")), "twee": Cluster(label=Tekst("Twee & drie"))}
    gegevens = Gegevens(titel=Tekst("-titel & meer"), clusters=clusters)
    return Handboek(gegevens, competenties, gedragen, {"functie": functie, "tweede": resultaat}, {})


@pytest.fixture(params=["veer", "goed", "vreemd"])
def elk(request: pytest.FixtureRequest, odd: Handboek) -> Handboek:
    """Each handbook that files are made of."""
    name: str = request.param
    return odd if name == "vreemd" else load_handboek(VOORBEELDEN / name / "data")


def made(formaat: str, keuze: Keuze) -> dict[str, bytes]:
    return {naam: make() for naam, make in FORMATEN[formaat].files(keuze)}


def behaviours(keuze: Keuze) -> list[str]:
    """Every behaviour of a choice, in order."""
    return [
        text.plat
        for item in keuze.competenties
        for texts in (item.niveaus.values() if isinstance(item, Competentie) else [item.indicatoren])
        for text in texts
    ]


def expected_levels(handboek: Handboek) -> dict[tuple[str, str], int]:
    return {(f.id, id): eis.niveau for f in handboek.matrixfuncties for id, eis in f.eisen.items()}


class TestWorkbook:
    def test_it_has_every_level_and_every_behaviour(self, elk: Handboek) -> None:
        keuze = Keuze.alles(elk)
        book = openpyxl.load_workbook(io.BytesIO(made("xlsx", keuze)["matrix.xlsx"]))
        (
            ids,
            *_,
        ) = book["Matrix"].iter_rows(values_only=True)
        levels = {
            (row[0], id): value
            for row in book["Matrix"].iter_rows(min_row=4, values_only=True)
            for id, value in zip(ids, row, strict=True)
            if id and value
        }
        assert levels == expected_levels(elk)
        assert self.texts(book["Gedrag"]) == behaviours(keuze)

    @staticmethod
    def texts(sheet: Any) -> list[str]:
        """The behaviours; what was too long for a cell goes on in the row below it."""
        found: list[tuple[object, str]] = []
        for row in sheet.iter_rows(min_row=4):
            key = [cell.value for cell in row[:2]], row[4].value
            if found and found[-1][0] == key:
                found[-1] = key, found[-1][1] + row[-1].value
            else:
                found.append((key, row[-1].value))
        return [text for _, text in found]

    def test_no_text_is_a_formula(self, odd: Handboek) -> None:
        for keuze in (Keuze.alles(odd), Keuze.van_functie(odd, odd.functies["functie"])):
            book = openpyxl.load_workbook(io.BytesIO(*made("xlsx", keuze).values()))
            cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
            assert {cell.data_type for cell in cells} == {"s", "n"}
            dangerous = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))]
            assert dangerous
            assert all(cell.quotePrefix for cell in dangerous if cell.row > 3)

    def test_a_role_says_what_each_level_is_to_it(self, handboek: Handboek) -> None:
        keuze = Keuze.van_functie(handboek, handboek.functies["schipper-1"])
        book = openpyxl.load_workbook(io.BytesIO(made("xlsx", keuze)["schipper-1.xlsx"]))
        meanings = {(row[0], row[4]): row[5] for row in book["Gedrag"].iter_rows(min_row=4, values_only=True)}
        for id, eis in keuze.functies[0].eisen.items():
            assert meanings[id, eis.niveau] == "de norm voor deze functie"
            assert meanings[id, 1] in ("hoort er al bij", "de norm voor deze functie")
        assert {id for id, _ in meanings} == {*keuze.functies[0].eisen}

    def test_a_role_without_competencies_has_its_results(self, goed: Handboek) -> None:
        bakker = goed.functies["bakker"].model_copy(update={"gedragscompetenties": ()})
        book = openpyxl.load_workbook(
            io.BytesIO(made("xlsx", Keuze.van_functie(goed, bakker))["bakker.xlsx"])
        )
        assert [row[-1] for row in book["Gedrag"].iter_rows(min_row=4, values_only=True)] == [
            text.plat for gebied in bakker.resultaatgebieden.values() for text in gebied.indicatoren
        ]

    def test_a_role_that_says_nothing_of_this_still_has_a_file(self, goed: Handboek) -> None:
        bakker = goed.functies["bakker"].model_copy(
            update={"gedragscompetenties": (), "resultaatgebieden": {}}
        )
        book = openpyxl.load_workbook(
            io.BytesIO(made("xlsx", Keuze.van_functie(goed, bakker))["bakker.xlsx"])
        )
        assert book.sheetnames == ["Over dit bestand"]

    def test_it_is_ready_to_use_and_to_print(self, handboek: Handboek) -> None:
        book = openpyxl.load_workbook(io.BytesIO(made("xlsx", Keuze.alles(handboek))["matrix.xlsx"]))
        sheet = book["Matrix"]
        assert sheet.freeze_panes == "C4"
        assert sheet.row_dimensions[1].hidden
        assert sheet.column_dimensions["A"].hidden
        assert sheet.print_title_rows == "$2:$3"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.page_setup.fitToHeight == 0
        assert len(sheet.conditional_formatting) == 1
        assert sheet.data_validations.dataValidation[0].formula1 == '"1,2,3"'

    def test_a_row_has_room_for_its_text_and_grows_with_it(self, odd: Handboek) -> None:
        file = io.BytesIO(made("xlsx", Keuze.alles(odd))["matrix.xlsx"])
        sheet = openpyxl.load_workbook(file)["Gedrag"]
        wide = sheet.column_dimensions["F"].width
        rows = [(row, str(row[5].value)) for row in sheet.iter_rows(min_row=4)]
        for row, text in rows:
            height = sheet.row_dimensions[row[0].row].height or 15
            assert height >= min(399, 15 * len(text) / (1.3 * wide))
        assert any(len(text) > 1.3 * wide for _, text in rows)
        with zipfile.ZipFile(file) as parts:
            written = parts.read("xl/worksheets/sheet3.xml").decode()
        assert ' ht="' in written
        assert "customHeight" not in written

    def test_families_that_look_alike_have_files_apart(self, goed: Handboek) -> None:
        names = [Tekst(name) for name in ("Techniek!", "Techniek", "技術", "x" * 400)]
        molenaar = goed.functies["molenaar"]
        functies = {
            str(n): molenaar.model_copy(update={"id": str(n), "functiefamilie": name})
            for n, name in enumerate(names)
        }
        handboek = dataclasses.replace(goed, functies=functies)
        files = {file for name in names for file in made("xlsx", Keuze.van_familie(handboek, name))}
        assert len(files) == len(names)
        assert all(re.fullmatch(r"familie-[a-z0-9-]{1,70}\.xlsx", file) for file in files)

    def test_a_family_has_its_own(self, goed: Handboek) -> None:
        keuze = Keuze.van_familie(goed, Tekst("Techniek"))
        assert [*made("xlsx", keuze)] == ["familie-techniek.xlsx"]
        assert [functie.id for functie in keuze.functies] == ["molenaar"]
        assert {item.id for item in keuze.competenties} == {"samenwerken", "plannen"}


def undone(text: str) -> str:
    """A text of a file with separators, as whoever reads it knows it."""
    return text.removeprefix("'")


def rows(content: bytes, separator: str) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


class TestSeparated:
    def test_it_has_every_level_and_every_behaviour(self, elk: Handboek) -> None:
        keuze = Keuze.alles(elk)
        files = made("csv", keuze)
        assert [undone(row[-1]) for row in rows(files["gedrag.csv"], ";")[1:]] == behaviours(keuze)
        head, *lines = rows(files["matrix.csv"], ";")
        filled = [(row[0], value) for row in lines for value in row[4:] if value]
        assert Counter(filled) == Counter((f, str(n)) for (f, _), n in expected_levels(elk).items())
        assert len(head) == len(lines[0])

    def test_a_dutch_excel_reads_it_as_text(self, odd: Handboek) -> None:
        for content in made("csv", Keuze.alles(odd)).values():
            assert content.startswith(b"\xef\xbb\xbf")
            assert b"\r\n" in content
            assert not re.search(rb"(^|;|\n)\"?[=+@-]", content.removeprefix(b"\xef\xbb\xbf"))


def paragraphs(content: bytes) -> list[str]:
    """Every text of a Word file, in order, with those in tables."""
    document = docx.Document(io.BytesIO(content))
    found = [*document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")]
    return ["".join(node.text or "" for node in p.iter() if node.tag.endswith("}t")) for p in found]


class TestWord:
    def test_it_has_every_text_of_the_role(self, elk: Handboek) -> None:
        for functie in elk.functies.values():
            keuze = Keuze.van_functie(elk, functie)
            found = Counter(paragraphs(made("docx", keuze)[f"{functie.id}.docx"]))
            wanted = Counter(behaviours(keuze))
            wanted.update(item.label.plat for item in keuze.competenties)
            wanted.update(item.definitie.plat for item in keuze.competenties)
            wanted.update(eis.toelichting.plat for eis in functie.eisen.values() if eis.toelichting)
            wanted.update(
                text.plat for area in functie.resultaatgebieden.values() for text in area.indicatoren
            )
            wanted.update(text.plat for text in functie.kritieke_situaties)
            wanted.update(text.plat for text in (functie.titel, functie.doel, functie.ervaring) if text)
            assert wanted - found == Counter()

    def test_its_headings_are_real(self, handboek: Handboek) -> None:
        keuze = Keuze.van_functie(handboek, handboek.functies["schipper-1"])
        document = docx.Document(io.BytesIO(made("docx", keuze)["schipper-1.docx"]))
        styles = Counter(p.style.name for p in document.paragraphs if p.style)
        assert styles["Title"] == 1
        assert styles["Heading 2"] == len(keuze.competenties)
        assert styles["Heading 3"] == 3 * len(keuze.competenties)
        assert styles["List Bullet"] == len(behaviours(keuze))
        assert document.core_properties.language == "nl-NL"
        assert document.element.body.xpath("(//w:tbl)[1]/w:tr[1]/w:trPr/w:tblHeader")

    def test_what_is_bold_stays_so(self) -> None:
        competentie = Competentie(
            **{"id": "c", "label": "C", "cluster": "x", "definitie": "Een **vet** en *schuin* woord."},
            **{f"niveau {n}": ["Doet iets."] for n in (1, 2, 3)},
        )
        functie = Functie(id="f", titel=Tekst("F"), specifiek={"c": Eis(niveau=1)})
        gegevens = Gegevens(titel=Tekst("H"), clusters={"x": Cluster(label=Tekst("X"))})
        handboek = Handboek(gegevens, {"c": competentie}, {}, {"f": functie}, {})
        document = docx.Document(io.BytesIO(made("docx", Keuze.van_functie(handboek, functie))["f.docx"]))
        found = next(p for p in document.paragraphs if "vet" in p.text)
        assert [run.text for run in found.runs if run.bold] == ["vet"]
        assert [run.text for run in found.runs if run.italic] == ["schuin"]

    @pytest.mark.parametrize("naam", ["veer", "goed"])
    def test_it_comes_back_as_it_went(self, naam: str, tmp_path: Path) -> None:
        handboek = load_handboek(VOORBEELDEN / naam / "data")
        keuze = Keuze.alles(handboek)
        for file, content in made("docx", keuze).items():
            (tmp_path / file).write_bytes(content)
        done = importeer(sorted(tmp_path.glob("*.docx")), tmp_path / "data")
        assert done.is_gelukt
        back = load_handboek(tmp_path / "data")
        for functie in keuze.functies:
            self.same(back.functies[functie.id], functie, {"id", "voorheen", "zoekwoorden", "functiefamilie"})
        asked = Keuze.van_functies(handboek, "", "", keuze.functies).competenties
        for item in asked:
            kept = {"label", "definitie"} | (
                {"niveau_1", "niveau_2", "niveau_3"} & {*type(item).model_fields}
            )
            left = {*type(item).model_fields} - kept - {"indicatoren"}
            self.same(back.zoek_competentie(item.id), item, left)

    @staticmethod
    def same(found: Any, wanted: Any, left_out: set[str]) -> None:
        assert found.model_dump(exclude=left_out) == wanted.model_dump(exclude=left_out)

    def test_the_form_goes_up_to_the_norm(self, handboek: Handboek) -> None:
        functie = handboek.functies["schipper-1"]
        found = paragraphs(made("gesprek", Keuze.van_functie(handboek, functie))["schipper-1-gesprek.docx"])
        for id, eis in functie.eisen.items():
            for niveau, gedrag in handboek.competenties[id].niveaus.items():
                assert all((text.plat in found) == (niveau <= eis.niveau) for text in gedrag)
        assert sum(text.startswith("Handtekening") for text in found) == 2


class TestMoodle:
    @pytest.fixture(params=["veer", "vreemd"])
    def files(self, request: pytest.FixtureRequest, odd: Handboek, handboek: Handboek) -> dict[str, Any]:
        chosen = odd if request.param == "vreemd" else handboek
        keuze = Keuze.alles(chosen)
        return {"keuze": keuze, **{name: rows(file, ",") for name, file in made("moodle", keuze).items()}}

    def test_the_framework_is_a_tree_that_moodle_reads_by_place(self, files: dict[str, Any]) -> None:
        head, framework, *lines = files["moodle-raamwerk.csv"]
        assert tuple(head) == FRAMEWORK_HEADS
        assert len(head) == 14
        assert [line[12] for line in lines] == [""] * len(lines)
        assert framework[12] == "1"
        assert json.loads(framework[6])[0] == {"scaleid": "0"}
        ids = [line[1] for line in lines]
        assert len({*ids}) == len(ids)
        assert {line[0] for line in lines} - {""} <= {*ids}
        assert all(0 < len(line[1]) <= LONGEST and 0 < len(line[2]) <= LONGEST for line in lines)
        for line in lines:
            assert {id.replace("%2C", ",") for id in line[10].split(",") if id} <= {*ids}

    def test_each_level_stands_below_its_competency(self, files: dict[str, Any]) -> None:
        by_id = {line[1]: line for line in files["moodle-raamwerk.csv"][2:]}
        for competentie in files["keuze"].met_niveaus:
            assert by_id[competentie.id][0] == f"cluster_{competentie.cluster}"
            for niveau, gedrag in competentie.niveaus.items():
                line = by_id[f"{competentie.id}/niveau-{niveau}"]
                assert line[0] == competentie.id
                assert line[3].count("<li>") == len(gedrag)

    def test_a_template_asks_what_the_role_asks(self, files: dict[str, Any]) -> None:
        head, *lines = files["moodle-leerplannen.csv"]
        assert tuple(head) == TEMPLATE_HEADS
        known = {line[1] for line in files["moodle-raamwerk.csv"][2:]}
        assert len(lines) == len(files["keuze"].functies)
        for line, functie in zip(lines, files["keuze"].functies, strict=True):
            asked = {*filter(None, line[4].split(","))}
            assert asked <= known
            wanted = {
                f"{id}/niveau-{n}" for id, eis in functie.eisen.items() for n in range(1, eis.niveau + 1)
            }
            assert {id for id in asked if "/niveau-" in id} == wanted
            assert len(line[0]) <= LONGEST


SHAPES: dict[URIRef, tuple[int, int]] = {
    SKOS.prefLabel: (1, 1),
    SKOS.definition: (1, 999),
    SKOS.inScheme: (1, 1),
    SKOS.notation: (0, 1),
}
"""What NL-SBB asks of a term: how often it has each, at least and at most."""
IN_DUTCH = (SKOS.prefLabel, SKOS.definition, SKOS.hiddenLabel, SKOS.example, SKOS.note)


class TestTerms:
    @pytest.fixture
    def graph(self, elk: Handboek) -> Graph:
        return Graph().parse(
            data=made("skos", Keuze.alles(elk))["handboek.ttl"], publicID="https://h.example/"
        )

    @pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # its reader of JSON-LD warns of itself
    def test_both_forms_say_the_same(self, elk: Handboek, graph: Graph) -> None:
        data = made("skos", Keuze.alles(elk))["handboek.jsonld"]
        assert {*Graph().parse(data=data, format="json-ld", publicID="https://h.example/")} == {*graph}

    def test_every_term_is_as_the_standard_asks(self, graph: Graph) -> None:
        terms = {*graph.subjects(RDF.type, SKOS.Concept)}
        scheme = graph.value(None, RDF.type, SKOS.ConceptScheme)
        assert terms
        for term in terms:
            for predicate, (least, most) in SHAPES.items():
                assert least <= len([*graph.objects(term, predicate)]) <= most
            assert graph.value(term, SKOS.inScheme) == scheme
            assert isinstance(term, URIRef)
        for predicate in IN_DUTCH:
            for text in graph.objects(None, predicate):
                assert isinstance(text, Literal)
                assert text.language == "nl"

    def test_relations_go_both_ways_between_terms(self, graph: Graph) -> None:
        terms = {*graph.subjects(RDF.type, SKOS.Concept)}
        for predicate, back in ((SKOS.broader, SKOS.narrower), (SKOS.related, SKOS.related)):
            for subject, found in graph.subject_objects(predicate):
                assert {subject, found} <= terms
                assert (found, back, subject) in graph

    def test_every_text_is_in_it(self, elk: Handboek, graph: Graph) -> None:
        found = {str(text) for text in graph.objects() if isinstance(text, Literal)}
        assert {*behaviours(Keuze.alles(elk))} <= found
        assert {item.definitie.plat for item in elk.alle_competenties()} <= found

    def test_a_term_leads_to_the_same_elsewhere(self, odd: Handboek) -> None:
        graph = Graph().parse(
            data=made("skos", Keuze.alles(odd))["handboek.ttl"], publicID="https://h.example/"
        )
        assert [*map(str, graph.objects(None, SKOS.closeMatch))] == [
            "https://voorbeeld.example/%7B%7B7+1330%7D%7D"
        ]

    def test_its_page_leads_there_too(self, odd: Handboek) -> None:
        page = html.fromstring(Renderer(odd).pagina(odd.competenties["c01"]).html)
        assert page.xpath("//dd//a[starts-with(@href, 'https:')]/@href") == [
            "https://voorbeeld.example/{{7+1330}}"
        ]
        other = html.fromstring(Renderer(odd).pagina(odd.competenties["c02"]).html)
        assert other.xpath("//dt[. = 'Hetzelfde elders']") == []


RELATION = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="a" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    b'Target="https://elders.example/x.dotm" TargetMode="External"/></Relationships>'
)


class TestSafe:
    @pytest.mark.parametrize("naam", FORMATEN)
    def test_the_verifier_takes_what_we_make(self, naam: str, elk: Handboek, tmp_path: Path) -> None:
        files = made(naam, Keuze.alles(elk))
        assert files
        for file, content in files.items():
            (tmp_path / file).write_bytes(content)
            assert faults_in(tmp_path, file) == []

    def test_the_same_handbook_gives_the_same_bytes(self, tmp_path: Path) -> None:
        code = (
            "import hashlib, sys; from pathlib import Path; from handboek.loading import load_handboek;"
            "from handboek.exchange import FORMATEN, Keuze;"
            "k = Keuze.alles(load_handboek(Path(sys.argv[1])));"
            "print([hashlib.sha256(make()).hexdigest() for f in FORMATEN.values() for _, make in f.files(k)])"
        )
        said = {
            subprocess.run(
                [sys.executable, "-c", code, str(VOORBEELDEN / "veer" / "data")],
                env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
                capture_output=True,
                text=True,
                check=True,
                cwd=PROJECT,
            ).stdout
            for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
        }
        assert len(said) == 1

    @pytest.mark.parametrize(
        ("name", "change", "said"),
        [
            ("x.xlsx", {"xl/vbaProject.bin": b"x"}, "bevat code"),
            ("x.xlsx", {"xl/externalLinks/externalLink1.xml": b"<a/>"}, "bevat code"),
            (
                "x.xlsx",
                {"xl/worksheets/sheet1.xml": b"<s xmlns='x'><c><f>1+1</f></c></s>"},
                "bevat een formule",
            ),
            ("x.docx", {"word/_rels/settings.xml.rels": RELATION}, "haalt iets van een andere plaats"),
            ("x.csv", b"a;b\r\n=cmd|x;1\r\n", "zou een spreadsheet uitrekenen"),
        ],
    )
    def test_the_verifier_refuses_what_does_more(
        self, name: str, change: Any, said: str, tmp_path: Path, handboek: Handboek
    ) -> None:
        kind = name.rpartition(".")[2]
        if isinstance(change, dict):
            functie = handboek.functies["schipper-1"]
            content = next(iter(made(kind, Keuze.van_functie(handboek, functie)).values()))
            there = {*zipfile.ZipFile(io.BytesIO(content)).namelist()}
            added = {part: new for part, new in change.items() if part not in there}
            change = repacked(content, change.get, added)
        (tmp_path / name).write_bytes(change)
        assert [fault for fault in faults_in(tmp_path, name) if said in fault]


@pytest.fixture(scope="module")
def shown_of(odd: Handboek, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """All that the PDFs of a kind show of the odd handbook."""
    folder, documents = tmp_path_factory.mktemp("papier"), Documents(odd)

    def shown_of(kind: str) -> str:
        made = [*PAPIER[kind].documents(documents, Keuze.alles(odd))]
        files = print_all(made, folder)
        return "".join(shown(files[document.adressen[0]]) for document in made)

    return shown_of


class TestPaper:
    """Every kind of PDF of a choice, laid beside the model."""

    @pytest.mark.parametrize("kind", ["pdf", "boekje"])
    def test_a_leaf_has_every_text(self, kind: str, odd: Handboek, shown_of: Callable[[str], str]) -> None:
        found = shown_of(kind)
        assert [text for text in behaviours(Keuze.alles(odd)) if not stands_in(text, found)] == []
        assert all(stands_in(functie.titel.plat, found) for functie in odd.functies.values())

    @pytest.mark.parametrize("kind", ["kaart", "poster"])
    def test_what_is_short_has_every_name(
        self, kind: str, odd: Handboek, shown_of: Callable[[str], str]
    ) -> None:
        found = shown_of(kind)
        labels = [c.label.plat[:HEAD] for c in odd.competenties.values()]
        assert [label for label in labels if not stands_in(label, found)] == []
        assert all(stands_in(functie.titel.plat, found) for functie in odd.matrixfuncties)

    def test_a_card_is_one_sheet(self, odd: Handboek, tmp_path: Path) -> None:
        made = [*PAPIER["kaart"].documents(Documents(odd), Keuze.alles(odd))]
        files = print_all(made, tmp_path).values()
        assert [len(PdfReader(file).pages) for file in files] == [1, 1]


def stands_in(text: str, found: str) -> bool:
    """Whether paper shows a text; what is read from right to left may come out either way."""
    words = (squeezed(printable(word)).strip(",") for word in text.split())
    return all(word in found or word[::-1] in found for word in words)


class TestCommand:
    @pytest.fixture
    def run(self, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
        def run(*arguments: str) -> tuple[int, str, str]:
            status = main(["--data", str(VOORBEELDEN / "goed" / "data"), "exporteer", *arguments])
            said = capsys.readouterr()
            return status, said.out, said.err

        return run

    def test_every_kind_of_file_comes_in_the_folder(self, run: Any, tmp_path: Path) -> None:
        for soort in (*(PAPIER.keys() - {"sollicitatie"}), *FORMATEN, "json"):  # nobody asks applicants
            status, out, _ = run(soort, "--naar", str(tmp_path))
            assert status == 0
            assert all(Path(line).is_file() for line in out.splitlines())
        assert {"matrix.xlsx", "matrix.csv", "molenaar.docx", "handboek.ttl", "handboek.json"} <= {
            file.name for file in tmp_path.iterdir()
        }

    def test_one_file_can_have_a_name(self, run: Any, tmp_path: Path) -> None:
        target = tmp_path / "nieuw" / "m.xlsx"
        assert run("xlsx", "--functie", "molenaar", "--naar", str(target))[0] == 0
        assert openpyxl.load_workbook(target).sheetnames == [
            "Matrix",
            "Toelichting",
            "Gedrag",
            "Over dit bestand",
        ]

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["xlsx", "--functie", "molenar"], "Er is geen functie ‘molenar’. Bedoel je ‘molenaar’?"),
            (["xlsx", "--familie", "Technik"], "Er is geen familie ‘Technik’. Bedoel je ‘Techniek’?"),
            (["csv", "--naar", "x.csv"], "Geef achter --naar de naam van een map."),
            (["docx", "--functie", "molenaar", "--naar", "x.pdf"], "Geef achter --naar de naam van een map."),
        ],
    )
    def test_what_is_wrong_is_told(self, run: Any, arguments: Sequence[str], said: str) -> None:
        status, _, err = run(*arguments)
        assert status == 2
        assert said in err


def links(site: Path, page: str) -> Iterator[str]:
    for href in parse(site, page).xpath("//main//a[@download]/@href"):
        yield str(href)


def test_pages_link_to_their_files(site: Path) -> None:
    assert {"schipper-1.docx", "schipper-1.xlsx", "schipper-1-gesprek.docx"} <= {
        *links(site, "functies/schipper-1/")
    }
    assert "samenwerken.xlsx" in links(site, "competenties/samenwerken/")
    assert "samenwerken.xlsx" in links(site, "competenties/gedrag/samenwerken/")
    assert "../matrix/matrix.xlsx" in links(site, "matrix/")
    overview = {*links(site, "bestanden/")}
    assert {
        f"../{name}" for name in ("handboek.pdf", "handboek.json", "handboek.ttl", "matrix/gedrag.csv")
    } <= overview
    assert all((site / "bestanden" / link).is_file() for link in overview)


def test_without_the_extra_a_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    from handboek.site import office

    without = {naam: f for naam, f in FORMATEN.items() if not f.pakket}
    monkeypatch.setattr("handboek.exchange.Formaat.versie", None)
    found = office.formats(load_handboek(VOORBEELDEN / "goed" / "data"))
    assert found == without.keys()
    assert capsys.readouterr().err.count("\n") == 1
