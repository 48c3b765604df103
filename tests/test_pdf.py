"""The PDFs, read back from the built site and from documents made for a test."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from handboek.fonts import MISSING, printable, unprintable
from handboek.loading import load_handboek
from handboek.model import Functie, Handboek, Tekst
from handboek.model.limits import TEKST
from handboek.site.html import Renderer
from handboek.site.pdf import Documents, print_all
from handboek.words.naming import aanduiding
from handboek.words.vocabulary import WOORDEN
from tests.sites import Write, edit, pages, parse, text
from tests.test_site import texts

ROLES = ("schipper-1", "havencoordinator", "rondvaartgids")
TOP, FOOT = 802, 48
"""In points from the lower edge of a sheet: where its text begins, and what stands below."""
NAMES = [f"Vaardigheid {number}" for number in range(30)]


def squeezed(shown: str) -> str:
    """Text without white space and hyphens: where lines end does not matter."""
    return re.sub(r"[\s\xad\u200b‐-]+", "", unicodedata.normalize("NFC", shown))


def shown(file: Path) -> str:
    """The text of a PDF in reading order, squeezed, without the foot of each sheet."""
    sheets = [sheet.extract_text() for sheet in PdfReader(file).pages]
    return squeezed(" ".join(re.sub(r"[^\n]*pagina \d+ van \d+", "", sheet) for sheet in sheets))


def role_pdf(data: Path, id: str, folder: Path) -> Path:
    handboek = load_handboek(data)
    document = next(Documents(handboek, None).of_role(handboek.functies[id]))
    return print_all([document], folder)[document.adressen[0]]


def behaviours(functie: Functie, handboek: Handboek) -> list[str]:
    """Every behaviour of the competencies that a role asks, in the order of its page."""
    levelled = [c for found in handboek.per_cluster.values() for c in found if c.id in functie.eisen]
    gedrag = [handboek.gedragscompetenties[f"gedrag/{id}"] for id in functie.gedragscompetenties]
    return [
        *(text.plat for c in levelled for teksten in c.niveaus.values() for text in teksten),
        *(text.plat for c in gedrag for text in c.indicatoren),
    ]


def per_competency(functie: Functie, handboek: Handboek) -> Iterator[tuple[int, int, str]]:
    """The norm of each competency that a role asks, and each behaviour with its level."""
    for found in handboek.per_cluster.values():
        for competentie in (c for c in found if c.id in functie.eisen):
            norm = functie.eisen[competentie.id].niveau
            for niveau, teksten in competentie.niveaus.items():
                yield from ((norm, niveau, text.plat) for text in teksten)


def at_the_norm(functie: Functie, handboek: Handboek) -> list[str]:
    return [text for norm, niveau, text in per_competency(functie, handboek) if norm == niveau]


def beside_the_norm(functie: Functie, handboek: Handboek) -> list[str]:
    return [text for norm, niveau, text in per_competency(functie, handboek) if norm != niveau]


def letters(sheet: Any) -> list[tuple[float, float, str]]:
    """What a sheet shows above its foot: how high, how large, and the text."""
    found: list[tuple[float, float, str]] = []

    def note(text: str, around: Any, at: Any, font: Any, size: float) -> None:
        height = at[5] * around[3] + around[5]
        if text.strip() and height > FOOT:
            found.append((height, size * abs(at[3] * around[3]), text))

    sheet.extract_text(visitor_text=note)
    return found


def fill(file: Path) -> list[float]:
    """Which part of each sheet has text on it, from its top to the last line."""
    sheets = [letters(sheet) for sheet in PdfReader(file).pages]
    return [(TOP - min(height for height, _, _ in sheet)) / (TOP - FOOT) for sheet in sheets]


def sizes(file: Path) -> set[float]:
    """How large its letters are, in points."""
    return {round(size, 2) for sheet in PdfReader(file).pages for _, size, _ in letters(sheet)}


@pytest.fixture
def printed(site: Path) -> Callable[[str], Path]:
    return lambda id: site / f"functies/{id}/{id}.pdf"


class TestRole:
    @pytest.mark.parametrize("id", ROLES)
    def test_every_behaviour_stands_there_once_the_norm_first(
        self, id: str, printed: Callable[[str], Path], handboek: Handboek
    ) -> None:
        functie = handboek.functies[id]
        found = shown(printed(id))
        for behaviour in behaviours(functie, handboek):
            assert found.count(squeezed(behaviour)) == 1, behaviour
        norm = [found.index(squeezed(text)) for text in at_the_norm(functie, handboek)]
        assert norm == sorted(norm)
        if functie.eisen:
            others = [found.index(squeezed(text)) for text in beside_the_norm(functie, handboek)]
            assert others == sorted(others)
            assert max(norm) < min(others)

    @pytest.mark.parametrize("id", ROLES[:2])
    def test_a_norm_alone_fits_on_less_paper(self, id: str, site: Path, handboek: Handboek) -> None:
        file, whole = (site / f"functies/{id}/{id}{kind}.pdf" for kind in ("-norm", ""))
        found = shown(file)
        assert all(found.count(squeezed(text)) == 1 for text in at_the_norm(handboek.functies[id], handboek))
        assert not [t for t in beside_the_norm(handboek.functies[id], handboek) if squeezed(t) in found]
        assert len(PdfReader(file).pages) < len(PdfReader(whole).pages)

    @pytest.mark.parametrize("id", ROLES)
    def test_no_sheet_but_the_last_is_half_empty(self, id: str, printed: Callable[[str], Path]) -> None:
        assert [filled for filled in fill(printed(id))[:-1] if filled < 0.6] == []

    def test_no_letter_is_too_small(self, printed: Callable[[str], Path]) -> None:
        for id in ROLES:
            assert min(sizes(printed(id))) >= 9

    @pytest.mark.parametrize("id", ROLES)
    def test_it_says_what_the_page_says(self, id: str, site: Path, printed: Callable[[str], Path]) -> None:
        page = parse(site, f"functies/{id}/").xpath("//article")[0]
        found = shown(printed(id))
        for name in ("doen", "nabij", "meenemen", "herkomst", "bewerk", "historie", "headerlink"):
            for unseen in page.find_class(name):
                unseen.drop_tree()
        for group in page.xpath(".//th[@scope='rowgroup']"):  # on paper a word for each competency
            group.text = text(group).partition(":")[0]
        for cluster in page.xpath(".//h2/following-sibling::*[1][self::p[@class='inleidend']]"):
            if "cluster" in str(cluster.getprevious().get("id")):
                cluster.drop_tree()
        shows = ("h1", "h2", "h3", "p", "summary", "li[not(.//li)]", "th", "td", "dt")
        for element in page.xpath(" | ".join(f".//{tag}" for tag in shows)):
            words = text(element).removesuffix("Wat betekenen de niveaus?")
            words = words.removesuffix(f" {WOORDEN['niveau']['norm']}")  # on paper it has a part of its own
            assert squeezed(words).casefold() in found.casefold(), words

    def test_it_is_tagged_and_tells_what_it_is(self, printed: Callable[[str], Path]) -> None:
        reader = PdfReader(printed("schipper-1"))
        root: Any = reader.trailer["/Root"]
        assert root["/Lang"] == "nl-NL"
        assert root["/MarkInfo"]["/Marked"]
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert reader.metadata is not None
        assert reader.metadata.title == "Schipper 1 · versie februari 2023 · Handboek van de Veerdienst"
        xmp: Any = reader.xmp_metadata
        said = xmp.stream.get_data().decode()
        assert re.search(r"<pdfuaid:part>1<", said)
        assert re.search(r"<pdfaid:part>2<.*<pdfaid:conformance>A<", said, re.DOTALL)
        assert reader.metadata.author == "Veerdienst De Oversteek"
        assert reader.metadata.creation_date_raw == "D:20230201000000Z"
        kinds = set(tags(root["/StructTreeRoot"]))
        assert {"/H1", "/H2", "/H3", "/L", "/LI", "/Table", "/TH", "/TD", "/P"} <= kinds
        bookmarks = [entry.title for entry in flat(reader.outline)]
        assert bookmarks[:2] == ["Schipper 1", "Competentiematrix"]
        assert "Aanpakken" in bookmarks

    def test_each_row_of_a_table_has_a_head(self, printed: Callable[[str], Path]) -> None:
        for id in ROLES:
            root: Any = PdfReader(printed(id)).trailer["/Root"]
            rows = [[*below(row)] for row in parts(root["/StructTreeRoot"], "/TR")]
            assert rows
            for cells in (cells for cells in rows if "/TD" in {cell["/S"] for cell in cells}):
                attributes = cells[0]["/A"]
                about = attributes if isinstance(attributes, list) else [attributes]
                assert cells[0]["/S"] == "/TH"
                assert "/Row" in {each.get_object().get("/Scope") for each in about}

    def test_a_sheet_says_which_text_it_is_and_leads_to_that_of_now(
        self, data: Path, write: Write, tmp_path: Path
    ) -> None:
        first = PdfReader(role_pdf(data, "molenaar", tmp_path / "een")).pages[0]
        foot = first.extract_text().splitlines()[-3:]
        mark = re.search(r"Molenaar · versie maart 2024 · .+ · kenmerk ([0-9a-f]{8})", " ".join(foot))
        assert mark
        assert "Detekstvannu:https://handboek.example/molen/functies/molenaar/" in squeezed(" ".join(foot))
        links = [note.get_object()["/A"]["/URI"] for note in first["/Annots"]]  # type: ignore[attr-defined]
        assert links == ["https://handboek.example/molen/functies/molenaar/"]
        edit(data / "functies" / "molenaar.yml", "graan", "koren")
        other = PdfReader(role_pdf(data, "molenaar", tmp_path / "twee")).pages[0].extract_text()
        assert mark[1] not in other

    def test_a_draft_says_so_on_every_sheet(self, data: Path, tmp_path: Path) -> None:
        for sheet in PdfReader(role_pdf(data, "leerling", tmp_path)).pages:
            assert "· Concept ·" in sheet.extract_text().splitlines()[-3]

    def test_its_letters_travel_with_it(self, printed: Callable[[str], Path]) -> None:
        for sheet in PdfReader(printed("schipper-1")).pages:
            resources: Any = sheet["/Resources"]
            fonts = [font.get_object() for font in resources["/Font"].values()]
            assert fonts
            for font in fonts:
                descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
                assert {"/FontFile2", "/FontFile3"} & set(descriptor), font["/BaseFont"]

    def test_each_sheet_has_its_foot(self, printed: Callable[[str], Path]) -> None:
        sheets = PdfReader(printed("rondvaartgids")).pages
        for number, sheet in enumerate(sheets, 1):
            assert f"pagina {number} van {len(sheets)}" in sheet.extract_text()

    def test_no_level_is_torn(self, printed: Callable[[str], Path], handboek: Handboek) -> None:
        sheets = [squeezed(sheet.extract_text()) for sheet in PdfReader(printed("havencoordinator")).pages]
        for id in handboek.functies["havencoordinator"].eisen:
            for gedrag in handboek.competenties[id].niveaus.values():
                assert any(all(squeezed(each) in sheet for each in gedrag) for sheet in sheets), gedrag


class TestHandbook:
    def test_it_holds_every_competency_once(self, site: Path, handboek: Handboek) -> None:
        found = shown(site / "handboek.pdf")
        for competentie in handboek.competenties.values():
            for gedrag in competentie.niveaus.values():
                for behaviour in gedrag:
                    assert found.count(squeezed(behaviour)) == 1, behaviour
        for functie in handboek.functies.values():
            assert squeezed(functie.titel) in found

    def test_roles_name_the_sheet_of_a_competency(self, site: Path, handboek: Handboek) -> None:
        sheets = [sheet.extract_text() for sheet in PdfReader(site / "handboek.pdf").pages]
        whole = re.compile(r"Schipper 1\n.*\nCompetentiematrix", re.DOTALL)
        role = next(sheet for sheet in sheets if whole.search(sheet))
        named = re.search(r"Vakkennis\s[^\d]*niveau 1\s+(\d+)", role)
        assert named
        assert squeezed(handboek.competenties["vakkennis"].definitie) in squeezed(sheets[int(named[1]) - 1])

    def test_every_reference_leads_there(self, site: Path, handboek: Handboek) -> None:
        reader = PdfReader(site / "handboek.pdf")
        links = [note.get_object() for sheet in list(reader.pages)[2:] for note in sheet.get("/Annots", ())]
        asked = sum(
            len(functie.eisen) + len(functie.gedragscompetenties) for functie in handboek.functies.values()
        )
        assert len(links) >= asked
        assert all("/Dest" in link or link["/A"]["/S"] == "/GoTo" for link in links)

    def test_it_has_contents_and_the_introduction(self, site: Path) -> None:
        reader = PdfReader(site / "handboek.pdf")
        contents = reader.pages[1].extract_text()
        assert all(
            part in contents for part in ("Inleiding", "Matrix", "Functies", "Schipper 1", "Samenwerken")
        )
        found = shown(site / "handboek.pdf")
        for paragraph in parse(site, "inleiding/").xpath("//article//p | //article//li"):
            assert squeezed(text(paragraph)) in found

    def test_an_introduction_may_hold_all_that_markdown_makes(self, goed: Handboek, tmp_path: Path) -> None:
        page = (
            "<h1>Inleiding<a class='headerlink' href='#'>#</a></h1><h4>Te diep</h4>"
            "<p>Een <em>woord</em>,<br>regel.</p><table></table>"
            "<div class='admonition'><p class='admonition-title'>Let op</p><p>Kader.</p></div>"
            "<table><thead><tr><th>Kop 1</th><th>Kop 2</th></tr></thead>"
            "<tbody><tr><td>Cel 1</td><td>Cel <b>2</b></td></tr><tr><td>Los</td></tr></tbody></table>"
            "<ol><li>Eerst<ul><li>Daarin</li></ul></li></ol><blockquote><p>Citaat</p></blockquote><hr>"
            "<script>weg()</script><dl><dt>Woord</dt><dd>Uitleg</dd></dl>"
            "<pre><code>a  b</code></pre><img alt='x'>"
        )
        document = Documents(goed, None).of_handbook(date(2026, 11, 21), page)
        found = shown(print_all([document], tmp_path)["handboek.pdf"])
        cells = "Kop 1 Kop 2 Cel 1 Cel 2 Los"
        parts = [
            "Te diep",
            "Een woord",
            "Let op",
            "Kader",
            cells,
            "Eerst",
            "Daarin",
            "Citaat",
            "Uitleg",
            "a b",
        ]
        assert [part for part in parts if squeezed(part) not in found] == []
        assert "weg()" not in found

    def test_a_matrix_that_fits_no_paper_is_left_out(self, data: Path, write: Write, tmp_path: Path) -> None:
        for number in range(301):
            write(f"competenties/c{number}.yml", competency(f"Vaardigheid {number}"))
        asked = [f"  c{number}: 1\n" for number in range(301)]
        parts = f"generiek:\n{''.join(asked[:150])}specifiek:\n{''.join(asked[150:])}"
        for number in range(61):
            write(f"functies/f{number}.yml", f"titel: Functie {number}\n{parts}")
        document = Documents(load_handboek(data), None).of_handbook(date(2026, 11, 21), "<h1>Inleiding</h1>")
        assert document.data["matrix"] is None


class TestForm:
    def test_it_has_behaviour_up_to_the_norm_and_room_to_write(self, site: Path, handboek: Handboek) -> None:
        found = shown(site / "functies/schipper-1/schipper-1-gesprek.pdf")
        functie = handboek.functies["schipper-1"]
        for id, eis in functie.eisen.items():
            for niveau, gedrag in handboek.competenties[id].niveaus.items():
                for behaviour in gedrag:
                    times = 1 if niveau <= eis.niveau else 0
                    assert found.count(squeezed(behaviour)) == times, behaviour
        assert found.count("Voorbeeldenvandemedewerker") == len(functie.eisen)
        assert found.count("Voorbeeldenvandeleidinggevende") == len(functie.eisen)
        page = parse(site, "gespreksformulier/")  # the form that is filled in on the screen
        for words in page.xpath("//form[@data-uitkomst]//*[self::label[not(.//input)] or self::h2][text()]"):
            assert squeezed(text(words)) in found

    def test_it_gives_no_marks(self, site: Path) -> None:
        found = shown(site / "functies/schipper-1/schipper-1-gesprek.pdf").casefold()
        assert "loopnietalleslangs" in found
        assert not re.search(r"score|cijfer|%|punten", found)


ODD = (
    "#let x = 1 * _y_ < z > $5$ @ref \\ `c` ~ \" ' & [a](b) {{ 7 }} //w /*v = kop - lid + 1. "
    "\U0001f600 \U0001f469\u200d\U0001f527 ❤️ שלום مرحبا ≤ → ½ é ĳ ☑ Ω"
)


class TestText:
    """What HR types comes out as typed, whatever it is and however much."""

    def test_every_odd_character_comes_out(self, data: Path, write: Write, tmp_path: Path) -> None:
        write("functies/vreemd.yml", f"titel: Vreemd\ndoel: |\n  {ODD}\ngeneriek:\n  samenwerken: 1\n")
        found = shown(role_pdf(data, "vreemd", tmp_path / "pdf"))
        for part in ODD.split():
            if not re.search(r"[\u0590-\u06ff]", part):
                assert squeezed(part) in found, part
        for word in ("שלום", "مرحبا"):  # a reader of PDFs may give them from left to right
            assert squeezed(word) in found or squeezed(word)[::-1] in found

    def test_a_character_that_no_font_has_becomes_a_square(
        self, data: Path, write: Write, tmp_path: Path
    ) -> None:
        write("functies/vreemd.yml", "titel: Vreemd 中\ngeneriek:\n  samenwerken: 1\n")
        assert f"Vreemd{MISSING}" in shown(role_pdf(data, "vreemd", tmp_path / "pdf"))

    def test_all_that_is_said_to_print_prints(self, goed: Handboek, tmp_path: Path) -> None:
        found = [char for char in map(chr, range(0x20, 0x1FB00)) if not unprintable(char)]
        assert len(found) > 8000
        situations = tuple(Tekst(" ".join(found[at : at + 200])) for at in range(0, len(found), 200))
        role = goed.functies["molenaar"].model_copy(update={"kritieke_situaties": situations})
        made = print_all(Documents(goed, None).of_role(role), tmp_path)
        assert len(made) == 3  # a tagged PDF refuses what it lacks

    def test_a_long_word_stays_on_the_sheet(self, data: Path, write: Write, tmp_path: Path) -> None:
        word = "Arbeidsongeschiktheidsverzekeringsmaatschappijendirectiewagen" * 2
        write(
            "functies/lang.yml",
            f"titel: {word}\ngeneriek:\n  samenwerken:\n    niveau: 1\n    toelichting: Zie {word}\n",
        )
        file = role_pdf(data, "lang", tmp_path / "pdf")
        assert shown(file).count(word) >= 2
        assert rightmost(file) <= 595 - 40

    def test_a_role_with_thirty_competencies_and_long_reasons_is_whole(
        self, data: Path, write: Write, tmp_path: Path
    ) -> None:
        for number, name in enumerate(NAMES):
            write(f"competenties/c{number}.yml", competency(name))
        reasons = {n: " ".join(f"reden{n}w{word}" for word in range(200)) for n in range(30)}
        reasons[7] = " ".join(f"reden7w{word}" for word in range(440))  # more than a sheet can hold
        asked = "\n".join(
            f"  c{n}:\n    niveau: 2\n    toelichting: {reason}" for n, reason in reasons.items()
        )
        write("functies/veel.yml", f"titel: Veel\nspecifiek:\n{asked}\n")
        found = shown(role_pdf(data, "veel", tmp_path / "pdf"))
        for reason in reasons.values():  # one of them goes on below the head of the next sheet
            assert [word for word in reason.split() if word not in found] == []
        handboek = load_handboek(data)
        for behaviour in behaviours(handboek.functies["veel"], handboek):
            assert found.count(squeezed(behaviour)) == 1

    def test_a_text_as_long_as_may_be_takes_no_time(self, data: Path, write: Write, tmp_path: Path) -> None:
        words = (f"**woord{n}**" if n % 2 else f"woord{n}" for n in range(5000))
        long = " ".join(words)[: TEKST.hoogste].rpartition(" ")[0]
        assert len(long) > TEKST.hoogste - 20
        write("functies/lang.yml", f"titel: Lang\ndoel: {long}\ngeneriek:\n  samenwerken: 1\n")
        began = process_time()
        found = shown(role_pdf(data, "lang", tmp_path / "pdf"))
        assert process_time() - began < 5
        assert "woord4000woord4001" in found

    def test_a_level_longer_than_a_sheet_is_whole(self, data: Path, write: Write, tmp_path: Path) -> None:
        many = "".join(
            f"  - Doet keer op keer het werk met nummer {n} van de lange lijst.\n" for n in range(120)
        )
        write("competenties/tellen.yml", competency("Tellen").replace("  - Tellen op niveau 2.\n", many))
        write("functies/teller.yml", "titel: Teller\ngeneriek:\n  tellen: 2\n")
        found = shown(role_pdf(data, "teller", tmp_path / "pdf"))
        assert all(found.count(f"metnummer{n}van") == 1 for n in range(120))


MILLER = {"molenaar", "molenaar-norm", "molenaar-gesprek"}


class TestBuild:
    def test_the_same_input_gives_the_same_bytes(self, data: Path, tmp_path: Path) -> None:
        first = role_pdf(data, "molenaar", tmp_path / "een").read_bytes()
        assert first == role_pdf(data, "molenaar", tmp_path / "twee").read_bytes()

    @pytest.mark.parametrize(
        ("change", "again"),
        [
            (("functies/molenaar.yml", "graan", "koren"), MILLER),
            (("competenties/plannen.yml", "label: Plannen", "label: Vooruitzien"), MILLER),
            (("competenties/tellen.yml", "label: Tellen", "label: Rekenen"), set()),
            (
                ("handboek.yml", "https://handboek.example", "https://nieuw.example"),
                {"bakker", "leerling", "leerling-norm", *MILLER} - {"molenaar-gesprek"},
            ),
        ],
    )
    def test_only_what_changed_is_made_again(
        self, data: Path, tmp_path: Path, change: tuple[str, str, str], again: set[str]
    ) -> None:
        def all_roles() -> dict[str, int]:
            handboek = load_handboek(data)
            documents = Documents(handboek, None)
            made = print_all(
                (each for functie in handboek.functies.values() for each in documents.of_role(functie)),
                tmp_path / "pdf",
            )
            return {address: kept.stat().st_ino for address, kept in made.items()}

        before = all_roles()
        file, old, new = change
        content = (data / file).read_text("utf8")
        assert old in content
        (data / file).write_text(content.replace(old, new), "utf8")
        after = all_roles()
        changed = {address for address in before if before[address] != after[address]}
        assert {Path(address).stem for address in changed} == again

    def test_the_page_offers_what_is_there(self, site: Path) -> None:
        links = parse(site, "functies/schipper-1/").xpath("//a[@download]/@href")
        assert links
        assert all((site / "functies/schipper-1" / link).exists() for link in links)
        assert parse(site, "").xpath("//a[@download]/@href") == ["./handboek.pdf"]

    def test_an_old_address_keeps_its_copy(self, data: Path, write: Write, tmp_path: Path) -> None:
        write("functies/kok.yml", "titel: Kok\nvoorheen: [keukenhulp]\ngeneriek:\n  samenwerken: 1\n")
        handboek = load_handboek(data)
        documents = Documents(handboek, None).of_role(handboek.functies["kok"])
        places = [document.adressen for document in documents]
        assert "functies/keukenhulp/keukenhulp.pdf" in places[0]
        assert "functies/keukenhulp/keukenhulp-norm.pdf" in places[1]
        assert "functies/keukenhulp/keukenhulp-gesprek.pdf" in places[2]

    def test_pages_alones_there_is_no_dead_button(self, organisatiesite: Path) -> None:
        assert not list(organisatiesite.rglob("*.pdf"))
        assert not any(
            parse(organisatiesite, page).xpath("//a[contains(@href, '.pdf')]")
            for page in pages(organisatiesite)
        )


ON_SCREEN_ALONE = {
    *("uitleg", "reikwijdte", "moeilijkheid", "zelfstandigheid", "reden", "te_weinig", "te_veel", "zelf"),
}
"""Fields that no paper has: what levels differ in, why a text changed, what only its own page says."""


class TestTextIsText:
    """A handbook with markup, macros and Typst in every text: see tests/payloads.py."""

    def test_every_text_comes_out_as_typed(self, poisoned: tuple[Path, list[str]]) -> None:
        site, put = poisoned
        handboek = load_handboek(site.parent / "data")
        on_screen_alone: set[str | None] = {word for item in handboek.alles() for word in item.zoekwoorden}
        on_screen_alone |= {f.functiefamilie for f in handboek.functies.values()}
        on_screen_alone |= {cluster.uitleg for cluster in handboek.gegevens.clusters.values()}
        parts = (handboek.gegevens, *handboek.alles(), *handboek.bij_ons.values())
        fields = ((field.split(".")[1], text) for part in parts for field, text in texts(part, ""))
        on_screen_alone |= {text for field, text in fields if field in ON_SCREEN_ALONE}
        files = [site / "handboek.pdf"]
        files += [file for id in ("molenaar", "bakker") for file in site.glob(f"functies/{id}/*.pdf")]
        found = "".join(map(shown, files)).casefold()  # the name of a trait begins with a capital
        assert "1337" not in found
        assert [t for t in put if t not in on_screen_alone and squeezed(t).casefold() not in found] == []

    def test_a_role_may_have_any_part_alone(self, poisoned: tuple[Path, list[str]], tmp_path: Path) -> None:
        handboek = load_handboek(poisoned[0].parent / "data")
        documents = Documents(handboek, None)
        optional = {name: field for name, field in Functie.model_fields.items() if not field.is_required()}
        forms = {}
        for functie in handboek.functies.values():
            for part in (
                name for name, field in optional.items() if getattr(functie, name) != field.get_default()
            ):
                bare = {name: field.get_default() for name, field in optional.items() if name != part}
                alone = functie.model_copy(update=bare)
                printed = [*documents.of_role(alone), *documents.beside_role(alone)]
                files = print_all(printed, tmp_path / functie.id / part)
                (form,) = (each for each in printed if each.template == "gesprek")
                forms[part] = shown(files[form.adressen[0]]), alone
        assert forms.keys() >= {"generiek", "resultaatgebieden", "onderdelen", "gedragscompetenties"}
        said, alone = forms["onderdelen"]
        assert alone.onderdelen
        for rubriek in alone.onderdelen.values():
            for tekst in (*filter(None, [rubriek.tekst]), *rubriek.punten):
                assert squeezed(tekst.plat) in said

    def test_the_title_of_each_document_too(self, poisoned: tuple[Path, list[str]]) -> None:
        site, _ = poisoned
        handboek = load_handboek(site.parent / "data")
        titles = {"handboek.pdf": handboek.gegevens.titel.plat}
        for functie in handboek.functies.values():
            for kind in ("", "-gesprek"):
                titles[f"functies/{functie.id}/{functie.id}{kind}.pdf"] = aanduiding(functie, handboek)
        for file, title in titles.items():
            metadata = PdfReader(site / file).metadata
            assert metadata is not None
            assert (metadata.title or "").removeprefix("Gespreksformulier ") == title, file


def test_printable_keeps_length() -> None:
    assert printable("a中b文c") == "a□b□c"


def competency(name: str) -> str:
    levels = "".join(f"niveau {n}:\n  - {name} op niveau {n}.\n" for n in (1, 2, 3))
    return f"label: {name}\ncluster: mensen\ndefinitie: Dit is {name}.\n{levels}"


def below(element: Any) -> Iterator[Any]:
    """The parts right below one of the structure tree."""
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        if isinstance(node := child.get_object(), DictionaryObject):
            yield node


def parts(element: Any, kind: str = "") -> Iterator[Any]:
    """Every part below one of the structure tree, of one kind or of all."""
    for node in below(element):
        if "/S" in node and node["/S"] == (kind or node["/S"]):
            yield node
        yield from parts(node, kind)


def tags(element: Any) -> list[str]:
    """The kinds of all tags below an element of the structure tree."""
    return [part["/S"] for part in parts(element)]


def flat(outline: Any) -> list[Any]:
    return [item for entry in outline for item in (flat(entry) if isinstance(entry, list) else [entry])]


def rightmost(file: Path) -> float:
    """How far to the right text begins, in points; a word that runs off the sheet begins far to the right."""
    found = [0.0]

    def visit(piece: str, _cm: Any, matrix: Any, _font: Any, _size: Any) -> None:
        if piece.strip():
            found.append(float(matrix[4]))

    for sheet in PdfReader(file).pages:
        sheet.extract_text(visitor_text=visit)
    return max(found)


class TestCache:
    """What is kept between builds is used only when it is what was kept."""

    DOCUMENT = "functies/leerling/leerling.pdf"

    def printed(self, goed: Handboek, folder: Path) -> bytes:
        documents = Documents(goed).of_role(goed.functies["leerling"])
        return print_all(documents, folder)[self.DOCUMENT].read_bytes()

    def test_what_is_kept_is_used(self, goed: Handboek, tmp_path: Path) -> None:
        first = self.printed(goed, tmp_path)
        kept = {file: file.stat().st_ino for file in tmp_path.iterdir()}
        assert self.printed(goed, tmp_path) == first
        assert {file: file.stat().st_ino for file in tmp_path.iterdir()} == kept

    @pytest.mark.parametrize("harm", ["cut off", "empty", "other", "link", "gone"])
    def test_what_is_damaged_is_made_anew(self, goed: Handboek, tmp_path: Path, harm: str) -> None:
        first = self.printed(goed, tmp_path / "cache")
        elders = tmp_path / "elders.pdf"
        elders.write_bytes(b"%PDF-1.7 geheim")
        for file in [*(tmp_path / "cache").iterdir()]:
            content = file.read_bytes()
            file.unlink()
            match harm:
                case "cut off":
                    file.write_bytes(content[: len(content) // 2])
                case "empty":
                    file.write_bytes(b"")
                case "other":
                    file.write_bytes(elders.read_bytes())
                case "link":
                    file.symlink_to(elders)
        assert self.printed(goed, tmp_path / "cache") == first
        assert elders.read_bytes() == b"%PDF-1.7 geheim"

    @pytest.mark.parametrize("place", ["file", "link"])
    def test_a_cache_that_cannot_be_used_stops_nothing(
        self, goed: Handboek, tmp_path: Path, place: str
    ) -> None:
        (tmp_path / "elders").mkdir()
        if place == "file":
            (tmp_path / "cache").write_text("", "utf8")
        else:
            (tmp_path / "cache").symlink_to(tmp_path / "elders")
        assert self.printed(goed, tmp_path / "cache") == self.printed(goed, tmp_path / "heel")
        assert not [*(tmp_path / "elders").iterdir()]


def test_a_role_with_the_works_council_is_shown_as_such_and_not_in_the_matrix(
    data: Path, tmp_path: Path
) -> None:
    file = data / "functies" / "molenaar.yml"
    edit(file, "schaal:", "status: ter instemming\ngeldig vanaf: 2026-03-01\nschaal:")
    handboek = load_handboek(data)
    molenaar = handboek.functies["molenaar"]
    assert molenaar not in handboek.matrixfuncties
    page = re.sub(r"<[^>]+>", "", Renderer(handboek).pagina(molenaar).html)
    for told in ("Ter instemming", "1 maart 2026"):
        assert told in page
        assert squeezed(told) in shown(role_pdf(data, "molenaar", tmp_path / "pdf"))
