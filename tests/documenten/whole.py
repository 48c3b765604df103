"""Documents that are made otherwise: function descriptions, several roles, text that nobody sees."""

from __future__ import annotations

from collections.abc import Sequence

from tests.documenten import ladders, layouts
from tests.documenten.content import COMPETENTIES, GEVRAAGD, Document, Verwacht, Word, beschreven
from tests.documenten.layouts import bold, bullets, table
from tests.documenten.matrices import two_columns
from tests.wordfiles import xml

FWG = {
    "Algemene kenmerken": ("Werkt op een afdeling voor mensen met dementie.",),
    "Doel van de functie": ("Geeft zorg waar bewoners prettig van leven.",),
    "Organisatorische positie": ("Valt onder de teamleider en werkt met vrijwilligers.",),
    "Kennis": ("Kent ziektebeelden van ouderen.",),
    "Zelfstandigheid": ("Deelt de eigen dienst in.", "Belt de arts als het nodig is."),
    "Sociale vaardigheden": ("Stelt mensen op hun gemak.",),
    "Risico's, verantwoordelijkheden en invloed": ("Een fout met medicijnen kan schade geven.",),
    "Uitdrukkingsvaardigheid": ("Schrijft een rapport dat de nachtdienst begrijpt.",),
    "Bewegingsvaardigheid": ("Tilt volgens de regels.",),
    "Oplettendheid": ("Ziet kleine veranderingen bij een bewoner.",),
    "Inconveniënten": ("Werkt ook in het weekend.",),
}
GEBIEDEN = {
    "Zorg geven": ("Wast en kleedt bewoners.", "Deelt medicijnen uit."),
    "Afstemmen": ("Overlegt met familie.", "Schrijft in het dossier."),
}
ONDERDELEN = tuple(kop for kop in FWG if kop != "Doel van de functie")


def _fwg_headings(document: Word) -> None:
    document.add_heading("Functiebeschrijving Verzorgende IG", 0)
    for kop, texts in FWG.items():
        document.add_heading(kop, 1)
        for text in texts:
            document.add_paragraph(text)
        if kop == "Organisatorische positie":
            document.add_heading("Resultaatgebieden", 1)
            for naam, taken in GEBIEDEN.items():
                document.add_heading(naam, 2)
                bullets(document, taken)


def _fwg_flat(document: Word) -> None:
    """All headings are bold lines of one rank; the title is a line of a form."""
    table(document, [("Functienaam:", "Verzorgende IG"), ("Functiegroep:", "45")])
    for kop, texts in FWG.items():
        bold(document, kop)
        for text in texts:
            document.add_paragraph(text)
        if kop == "Organisatorische positie":
            bold(document, "Resultaatgebieden")
            for naam, taken in GEBIEDEN.items():
                bold(document, naam)
                bullets(document, taken)


def _fwg_table(document: Word) -> None:
    """A table of two columns: the heading left, the text right."""
    document.add_heading("Verzorgende IG", 0)
    table(document, [(kop, "\n".join(texts)) for kop, texts in FWG.items()])


def _results(document: Word) -> None:
    """HR21 and UFO: a purpose, result areas without indicators, and context."""
    document.add_heading("Adviseur gegevens", 0)
    document.add_heading("Doel", 1)
    document.add_paragraph("Zorgt dat cijfers op tijd bij de managers zijn.")
    document.add_heading("Context", 1)
    document.add_paragraph("Werkt voor alle afdelingen van het ziekenhuis.")
    document.add_heading("Resultaatgebieden", 1)
    for naam, (text, _) in GEBIEDEN.items():
        document.add_heading(naam, 2)
        document.add_paragraph(text)
    document.add_heading("Speelruimte", 1)
    document.add_paragraph("Kiest zelf hoe een vraag wordt beantwoord.")


def _multi_roles(document: Word) -> None:
    document.add_heading("Competentiematrix afdeling wonen", 0)
    table(
        document,
        [
            ("Competentie", "Verzorgende", "Helpende", "Teamleider"),
            ("Samenwerken", "2", "1", "3"),
            ("Klantgericht werken", "2", "2", ""),
            ("Zorgvuldigheid", "3", "1", "2"),
        ],
    )


def _roles_down(document: Word) -> None:
    document.add_heading("Overzicht", 0)
    table(
        document,
        [
            ("Functie", "Samenwerken", "Klantgericht werken", "Zorgvuldigheid"),
            ("Verzorgende", "B", "B", "C"),
            ("Helpende", "A", "B", "A"),
            ("Teamleider", "C", "-", "B"),
        ],
    )


MATRIX = {
    "Verzorgende": {"Samenwerken": 2, "Klantgericht werken": 2, "Zorgvuldigheid": 3},
    "Helpende": {"Samenwerken": 1, "Klantgericht werken": 2, "Zorgvuldigheid": 1},
    "Teamleider": {"Samenwerken": 3, "Zorgvuldigheid": 2},
}


def _two_roles(document: Word) -> None:
    for titel, niveau in (("Verzorgende", "2"), ("Helpende", "1")):
        document.add_heading(f"Functieprofiel {titel}", 1)
        document.add_heading("Doel", 2)
        document.add_paragraph(f"De {titel.lower()} helpt bewoners de dag door.")
        document.add_heading("Competentiematrix", 2)
        table(document, [("Competentie", "Niveau"), ("Samenwerken", niveau), ("Zorgvuldigheid", "1")])
    document.add_heading("Bijlage: competenties", 1)
    for c in COMPETENTIES[:1]:
        document.add_heading(c.label, 2)
        document.add_paragraph(c.definitie)
        for kop, gedrag in zip(ladders.CIJFERS.koppen, c.niveaus, strict=False):
            document.add_heading(kop, 3)
            bullets(document, gedrag)


def _two_bare_roles(document: Word) -> None:
    """Two roles without a word before their titles; the same parts come twice."""
    for titel in ("Kok", "Gastvrouw"):
        document.add_heading(titel, 1)
        document.add_heading("Doel van de functie", 2)
        document.add_paragraph(f"De {titel.lower()} maakt het eten tot een goed moment.")
        document.add_heading("Resultaatgebieden", 2)
        for naam, taken in GEBIEDEN.items():
            document.add_heading(naam, 3)
            bullets(document, taken)


def _asked_in_headings(document: Word) -> None:
    """No matrix: each competency is described at the level that the role asks."""
    document.add_heading("Functieprofiel Gastheer", 0)
    document.add_heading("Competenties", 1)
    for c in COMPETENTIES:
        niveau = GEVRAAGD[c.label]
        document.add_heading(f"{c.label} (niveau {niveau})", 2)
        document.add_paragraph(c.definitie)
        bullets(document, c.niveaus[niveau - 1])


def _no_levels(document: Word) -> None:
    document.add_heading("Functieprofiel Gastvrouw", 0)
    document.add_heading("Competenties", 1)
    for c in COMPETENTIES:
        document.add_heading(c.label, 2)
        document.add_paragraph(c.definitie)
        bullets(document, c.niveaus[0])


def _parts_after(document: Word) -> None:
    """Headings that nobody knows close what stands before them."""
    document.add_heading("Functieprofiel Verzorgende IG", 0)
    two_columns(document, ladders.CIJFERS)
    layouts.styled(document, ladders.CIJFERS)
    document.add_heading("Loopbaan", 1)
    document.add_paragraph("Na twee jaar kun je teamleider worden.")
    document.add_heading("Arbeidsvoorwaarden", 1)
    document.add_paragraph("De cao van de zorg geldt.")


def _unseen(document: Word) -> None:
    """Hidden, struck through and placeholder text beside what counts."""
    document.add_heading("Functieprofiel Verzorgende IG", 0)
    two_columns(document, ladders.CIJFERS)
    layouts.styled(document, ladders.CIJFERS)
    hidden = document.styles.add_style("Alleen HR", 1)
    hidden.font.hidden = True
    document.add_paragraph("Niet voor medewerkers bedoeld.", style="Alleen HR")
    document.add_paragraph().add_run("Dit vervalt per januari.").font.strike = True
    document.element.body.insert_element_before(
        xml(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r>"
            "<w:t>Klik hier als u tekst wilt invoeren.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
        "w:sectPr",
    )


def _named_areas(document: Word) -> None:
    """Each result area has the word in its own heading."""
    document.add_heading("Medewerker P&O", 1)
    for number, (naam, taken) in enumerate(GEBIEDEN.items(), 1):
        document.add_heading(f"Resultaatgebied {number}: {naam}", 2)
        bullets(document, taken)
    document.add_heading("Loopbaan", 2)
    document.add_paragraph("Na twee jaar kun je adviseur worden.")


def _little(document: Word) -> None:
    """A role of which only the training is known."""
    document.add_heading("Functieprofiel Kok", 0)
    document.add_heading("Opleiding", 1)
    document.add_paragraph("Een diploma kok.")


def _asked(document: Word, labels: Sequence[str]) -> None:
    table(document, [("Competentie", "Niveau"), *((label, str(GEVRAAGD[label])) for label in labels)])


def _capitals(document: Word) -> None:
    """Headings in plain capitals, as a typewriter has them."""
    document.add_paragraph("FUNCTIEPROFIEL VERZORGENDE IG")
    document.add_paragraph("DOEL")
    document.add_paragraph("Helpt bewoners met de dag.")
    document.add_paragraph("COMPETENTIEMATRIX")
    _asked(document, list(GEVRAAGD))
    document.add_paragraph("SAMENWERKEN")
    samenwerken = COMPETENTIES[0]
    document.add_paragraph(samenwerken.definitie)
    for kop, gedrag in zip(ladders.CIJFERS.koppen, samenwerken.niveaus, strict=False):
        document.add_paragraph(kop)
        for text in gedrag:
            document.add_paragraph(f"• {text}")


def _current_and_wanted(document: Word) -> None:
    """Two columns of levels for one role: what is, and what should be."""
    document.add_heading("Functieprofiel Verzorgende IG", 0)
    lines = [(label, "1", str(niveau)) for label, niveau in GEVRAAGD.items()]
    table(document, [("Competentie", "Huidig niveau", "Gewenst niveau"), *lines])


_ALL = beschreven()
_ZONDER = {c.label: {0: list(c.niveaus[0])} for c in COMPETENTIES}
_GEVRAAGD_NIVEAU = {
    c.label: {GEVRAAGD[c.label]: list(c.niveaus[GEVRAAGD[c.label] - 1])} for c in COMPETENTIES
}
_IG = "Verzorgende IG"
_TWEE = {
    "Verzorgende": {"Samenwerken": 2, "Zorgvuldigheid": 1},
    "Helpende": {"Samenwerken": 1, "Zorgvuldigheid": 1},
}
WHOLE = (
    Document("fwg-koppen", _fwg_headings, Verwacht({_IG: {}}, {}, tuple(GEBIEDEN), ONDERDELEN)),
    Document("fwg-vet", _fwg_flat, Verwacht({_IG: {}}, {}, tuple(GEBIEDEN), ONDERDELEN)),
    Document("fwg-tabel", _fwg_table, Verwacht({_IG: {}}, {}, (), ONDERDELEN)),
    Document(
        "hr21", _results, Verwacht({"Adviseur gegevens": {}}, {}, tuple(GEBIEDEN), ("Context", "Speelruimte"))
    ),
    Document("matrix-afdeling", _multi_roles, Verwacht(MATRIX)),
    Document("matrix-gekanteld", _roles_down, Verwacht(MATRIX)),
    Document("twee-functies", _two_roles, Verwacht(_TWEE, beschreven(labels=["Samenwerken"]))),
    Document("twee-titels", _two_bare_roles, Verwacht({"Kok": {}, "Gastvrouw": {}}, {}, tuple(GEBIEDEN))),
    Document("niveau-in-kop", _asked_in_headings, Verwacht({"Gastheer": GEVRAAGD}, _GEVRAAGD_NIVEAU)),
    Document("zonder-niveaus", _no_levels, Verwacht({"Gastvrouw": {}}, _ZONDER)),
    Document(
        "delen-erna", _parts_after, Verwacht({_IG: GEVRAAGD}, _ALL, (), ("Loopbaan", "Arbeidsvoorwaarden"))
    ),
    Document("onzichtbaar", _unseen, Verwacht({_IG: GEVRAAGD}, _ALL)),
    Document("hoofdletters", _capitals, Verwacht({_IG: GEVRAAGD}, beschreven(labels=["Samenwerken"]))),
    Document(
        "gebieden-genoemd",
        _named_areas,
        Verwacht({"Medewerker P&O": {}}, {}, tuple(GEBIEDEN), ("Loopbaan",)),
    ),
    Document("weinig", _little, Verwacht({"Kok": {}}, {}, (), ("Opleiding",))),
    Document("huidig-en-gewenst", _current_and_wanted, Verwacht({_IG: GEVRAAGD})),
)
