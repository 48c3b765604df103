"""What holds many roles on paper: a large handbook bound of parts, booklets, the matrix for a wall."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from handboek.exchange import Keuze
from handboek.loading import load_handboek
from handboek.model import Handboek, Tekst
from handboek.site.booklets import BOUND, booklets
from handboek.site.html import Renderer
from handboek.site.pdf import PAPIER, Documents, print_all
from handboek.site.pdf.books import IN_ONE
from tests.sites import Write, edit, parse
from tests.test_pdf import flat, parts, shown, squeezed

ROLES = IN_ONE + 1
WIND, MATRIX = "Wind & Zeeën/#1", "Matrix"
INTRODUCTION = "<h1>Inleiding</h1><p>Zo lees je dit.</p>"


@pytest.fixture
def many(data: Path, write: Write) -> Path:
    """So many roles that the handbook is bound of parts: two families, and some without one.

    A family may be called what a chapter is called, and has letters that an address has not.
    """
    for number in range(ROLES):
        familie = (f"functiefamilie: {WIND}\n", f"functiefamilie: {MATRIX}\n", "")[number % 3]
        write(
            f"functies/r{number}.yml",
            f"titel: Rol {number}\n{familie}generiek:\n  samenwerken: {1 + number % 3}\n  plannen: 1\n",
        )
    return data


def made(data: Path, folder: Path) -> Path:
    document = Documents(load_handboek(data)).of_handbook(date(2026, 11, 21), INTRODUCTION)
    return print_all([document], folder)["handboek.pdf"]


def leads_to(note: Any, reader: PdfReader) -> str:
    """The text of the sheet that a link leads to."""
    where = note["/Dest"][0].get_object()
    return next(sheet.extract_text() for sheet in reader.pages if sheet.get_object() == where)


class TestBound:
    def test_all_is_there_in_order(self, many: Path, tmp_path: Path) -> None:
        file = made(many, tmp_path / "pdf")
        handboek, found = load_handboek(many), shown(file)
        for competentie in handboek.competenties.values():
            for gedrag in competentie.niveaus.values():
                assert all(found.count(squeezed(text)) == 1 for text in gedrag)
        titles = [entry.title for entry in flat(PdfReader(file).outline)]
        chapters = ["Inleiding", "Matrix", MATRIX, WIND, "Overige functies", "Competenties"]
        assert [title for title in titles if title in chapters] == chapters
        assert {functie.titel for functie in handboek.matrixfuncties} <= {*titles}

    def test_each_link_leads_to_what_it_names(self, many: Path, tmp_path: Path) -> None:
        reader = PdfReader(made(many, tmp_path / "pdf"))
        notes = [note.get_object() for sheet in reader.pages for note in sheet.get("/Annots", ())]
        assert len(notes) > 4 * ROLES  # from the contents, the matrix, and to what each role asks
        assert all(note["/Contents"] and "handboek:" not in note["/Contents"] for note in notes)
        firsts = [leads_to(note.get_object(), reader) for note in reader.pages[1]["/Annots"]]  # type: ignore[attr-defined]
        for chapter in ("Matrix\nWelk niveau", f"{MATRIX}\nRol 1\n", f"{WIND}\nRol 0\n", "Competenties"):
            assert any(text.startswith(chapter) for text in firsts), chapter
        role = next(sheet for sheet in reader.pages if sheet.extract_text().startswith(f"{WIND}\nRol 0\n"))
        asked = [leads_to(note.get_object(), reader) for note in role["/Annots"][:2]]  # type: ignore[index]
        handboek = load_handboek(many)
        for id in handboek.functies["r0"].eisen:
            assert any(squeezed(handboek.competenties[id].definitie.plat) in squeezed(text) for text in asked)

    def test_a_sheet_says_its_part_and_is_called_so(self, many: Path, tmp_path: Path) -> None:
        reader = PdfReader(made(many, tmp_path / "pdf"))
        for label, sheet in zip(reader.page_labels, reader.pages, strict=True):
            part, _, number = label.rpartition(" ")
            foot = " ".join(sheet.extract_text().splitlines()[-3:])
            if number != "1" or part:  # the cover has no foot
                assert f"pagina {number} van " in foot
            assert f"· {part}" in foot if part else "·" not in foot

    def test_its_tags_are_one_tree(self, many: Path, tmp_path: Path) -> None:
        reader = PdfReader(made(many, tmp_path / "pdf"))
        tree: Any = reader.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
        flat_tree = tree["/ParentTree"]["/Nums"]
        numbers = flat_tree[::2]
        assert numbers == sorted({*numbers})
        owners = dict(zip(numbers, flat_tree[1::2], strict=True))
        for sheet in reader.pages:
            marked = [each.get_object() for each in owners[sheet["/StructParents"]].get_object()]
            assert all(each["/Pg"].get_object() == sheet.get_object() for each in marked)
            for note in sheet.get("/Annots", ()):
                assert owners[note.get_object()["/StructParent"]].get_object()["/S"] == "/Link"
        assert all(part["/P"].get_object() == tree for part in tree["/K"])
        names = tree["/IDTree"]["/Names"][::2]
        assert names == sorted({*names})
        for cell in parts(tree, "/TD"):
            for about in cell["/A"]:
                assert {*about.get_object().get("/Headers", ())} <= {*names}

    def test_one_role_that_changes_is_not_all_made_anew(self, many: Path, tmp_path: Path) -> None:
        made(many, tmp_path / "pdf")
        before = {file.name for file in (tmp_path / "pdf").iterdir()}
        edit(many / "functies" / "r1.yml", "titel: Rol 1", "titel: Rol 1\ndoel: Vaart uit.")
        file = made(many, tmp_path / "pdf")
        assert "Vaartuit." in shown(file)
        new = {file.name for file in (tmp_path / "pdf").iterdir()} - before
        assert len(new) == 2  # its part, and the book

    def test_the_same_input_gives_the_same_bytes(self, many: Path, tmp_path: Path) -> None:
        assert made(many, tmp_path / "een").read_bytes() == made(many, tmp_path / "twee").read_bytes()

    def test_of_very_many_roles_it_names_the_booklets(self, goed: Handboek, tmp_path: Path) -> None:
        role = goed.functies["molenaar"]
        families = (Tekst("Wind"), None)
        many = {
            f"r{n}": role.model_copy(update={"id": f"r{n}", "functiefamilie": families[n % 2]})
            for n in range(2 * BOUND + 2)
        }
        handboek = replace(goed, functies=many)
        chosen = [functie.id for boekje in booklets(handboek) for functie in boekje.keuze.functies]
        assert sorted(chosen) == sorted(many)
        book = Documents(handboek).of_handbook(date(2026, 11, 21), INTRODUCTION)
        assert "functies" not in book.data
        reader = PdfReader(print_all([book], tmp_path)["handboek.pdf"])
        links = [note.get_object() for note in reader.pages[1]["/Annots"]]  # type: ignore[attr-defined]
        addresses = [link["/A"]["/URI"] for link in links if "/A" in link]
        assert addresses == [f"{goed.gegevens.adres}{boekje.adres}" for boekje in booklets(handboek)]


class TestKinds:
    """What `handboek exporteer` prints of a choice of roles."""

    def printed(self, kind: str, keuze: Keuze, folder: Path) -> dict[str, Path]:
        documents = [*PAPIER[kind].documents(Documents(keuze.handboek), keuze)]
        made = print_all(documents, folder)
        return {document.adressen[0]: made[document.adressen[0]] for document in documents}

    def test_a_booklet_has_the_leaf_of_each_role(self, handboek: Handboek, tmp_path: Path) -> None:
        chosen = [handboek.functies[id] for id in ("schipper-1", "rondvaartgids")]
        keuze = Keuze.van_functies(handboek, "keuze", "Aan boord", chosen)
        leaves = self.printed("pdf", keuze, tmp_path)
        booklet = PdfReader(self.printed("boekje", keuze, tmp_path)["keuze.pdf"])
        sheets = [sheet.extract_text() for sheet in booklet.pages]
        assert sheets[0].startswith("Aan boord")
        own = [sheet.extract_text() for file in leaves.values() for sheet in PdfReader(file).pages]
        assert sheets[1:] == own
        links = [note.get_object() for note in booklet.pages[0]["/Annots"]]  # type: ignore[attr-defined]
        for functie, link in zip(chosen, links, strict=True):
            assert leads_to(link, booklet).startswith(functie.titel)
            number = re.search(rf"{functie.titel.plat}.*?(\d+)\n", f"{sheets[0]}\n")
            assert number
            assert sheets[int(number[1]) - 1].startswith(functie.titel)
        assert {functie.titel for functie in chosen} <= {entry.title for entry in flat(booklet.outline)}

    def test_a_poster_has_each_level_on_a_sheet_of_a3(self, handboek: Handboek, tmp_path: Path) -> None:
        (file,) = self.printed("poster", Keuze.alles(handboek), tmp_path).values()
        (sheet,) = PdfReader(file).pages
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (1191, 842)
        text = sheet.extract_text()
        for functie in handboek.matrixfuncties:
            row = next(line for line in text.splitlines() if line.startswith(functie.titel))
            levels = sorted(str(eis.niveau) for eis in functie.eisen.values())
            assert sorted(re.findall(r"\d", row.removeprefix(functie.titel))) == levels
        assert all(
            squeezed(c.label) in squeezed(text)
            for c in handboek.competenties.values()
            if c.id in asked(handboek)
        )

    def test_a_card_is_one_sheet_with_each_competency(self, handboek: Handboek, tmp_path: Path) -> None:
        made = self.printed("kaart", Keuze.alles(handboek), tmp_path)
        assert len(made) == len(handboek.functies)
        for functie in handboek.functies.values():
            file = made[f"functies/{functie.id}/{functie.id}-kaart.pdf"]
            assert len(PdfReader(file).pages) == 1
            found = shown(file)
            labels = [handboek.competenties[id].label for id in functie.eisen]
            labels += [
                handboek.gedragscompetenties[f"gedrag/{id}"].label for id in functie.gedragscompetenties
            ]
            assert all(squeezed(label) in found for label in labels)
            assert found.count("niveau") == len(functie.eisen)

    def test_a_card_of_forty_competencies_is_one_sheet(
        self, data: Path, write: Write, tmp_path: Path
    ) -> None:
        for number in range(40):
            write(
                f"competenties/c{number}.yml",
                f"label: Vaardigheid {number}\ncluster: mensen\ndefinitie: X.\nkort:\n"
                f"  niveau 1: {'Doet iets. ' * 20}\n"
                "niveau 1:\n  - Doet iets.\n",
            )
        levels = "".join(f"  c{number}: 1\n" for number in range(40))
        write("functies/veel.yml", f"titel: {'Heel lange naam ' * 13}\ngeneriek:\n{levels}")
        handboek = load_handboek(data)
        keuze = Keuze.van_functie(handboek, handboek.functies["veel"])
        (file,) = self.printed("kaart", keuze, tmp_path / "pdf").values()
        assert len(PdfReader(file).pages) == 1
        assert all(f"Vaardigheid{number}niveau1" in shown(file) for number in range(40))

    def test_the_guide_asks_what_the_handbook_says_at_the_level_of_the_role(
        self, data: Path, write: Write, tmp_path: Path
    ) -> None:
        edit(
            data / "competenties" / "samenwerken.yml",
            "niveau 1:",
            "vragen:\n  sollicitatie:\n    niveau 1:\n      - Wie hielp je?\n"
            "    niveau 2:\n      - Wie bracht je samen?\nniveau 1:",
        )
        write(
            "eigen/competenties/samenwerken.yml",
            "vragen:\n  sollicitatie:\n    - Met welke molenaar werkte je?\n",
        )
        write("functies/een.yml", "titel: Een\ngeneriek:\n  samenwerken: 1\n  plannen: 1\n")
        handboek = load_handboek(data)
        keuze = Keuze.van_functie(handboek, handboek.functies["een"])
        ((address, file),) = self.printed("sollicitatie", keuze, tmp_path / "pdf").items()
        assert address == "functies/een/een-sollicitatie.pdf"
        found = shown(file)
        for text in ("Wiehielpje?", "Metwelkemolenaarwerkteje?"):
            assert found.count(text) == 1
        assert "Wiebrachtjesamen?" not in found
        for step in ("Situatie", "Taak", "Aanpak", "Resultaat"):
            assert found.count(f"{step}:") == 1  # plannen has no question
        levels = handboek.competenties["samenwerken"].niveaus
        assert all(squeezed(text.plat) in found for text in levels[1])

    def test_no_questions_no_guide(self, goed: Handboek, tmp_path: Path) -> None:
        assert (
            self.printed("sollicitatie", Keuze.van_functie(goed, goed.functies["molenaar"]), tmp_path) == {}
        )


def asked(handboek: Handboek) -> set[str]:
    return {id for functie in handboek.matrixfuncties for id in functie.eisen}


class TestSite:
    def test_what_a_page_offers_is_there(self, site: Path) -> None:
        for page in ("bestanden/", "functies/", "functies/schipper-1/"):
            links = parse(site, page).xpath("//a[@download]/@href")
            assert [link for link in links if not (site / page / link).exists()] == []
        papers = {file.relative_to(site).as_posix() for file in site.rglob("*.pdf")}
        offered = {
            (site / page / link).resolve().relative_to(site.resolve()).as_posix()
            for page in (
                "bestanden/",
                *(f"functies/{id.parent.name}/" for id in site.glob("functies/*/index.html")),
            )
            for link in parse(site, page).xpath("//a[contains(@href, '.pdf')]/@href")
        }
        drafts = {paper for paper in papers - offered if "-gesprek" in paper or "-sollicitatie" in paper}
        assert {paper for paper in papers - offered - drafts if "/versies/" not in paper} == set()

    def test_families_have_a_booklet(self, many: Path, tmp_path: Path) -> None:
        handboek = load_handboek(many)
        places = [boekje.adres for boekje in booklets(handboek)]
        assert {"functies/familie-matrix.pdf", "functies/familie-wind-zeeen-1.pdf"} < {*places}
        page = Renderer(handboek, pdfs=True).functies("../")
        assert 'href="../functies/familie-wind-zeeen-1.pdf"' in page
