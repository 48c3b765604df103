"""Whole profiles in both traditions, imported from dumps and from Word: their figures, and nothing lost.

The example handbook `veer` was made from them, so it says what has to come out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handboek.cli.check import check
from handboek.importer import BESTAND, VERANTWOORDING, Uitkomst, importeer
from handboek.loading import load_handboek
from handboek.model import Handboek
from tests.sites import VOORBEELDEN
from tests.wordfiles import word_of

Put = Callable[[Path, Path], object]
DUMPS = sorted((VOORBEELDEN / "veer" / "profielen").glob("*.txt"))
LEVELS = {
    "aanpakken": ("afmaken", 4, 4, 4),
    "eerlijkheid": ("klaarstaan", 4, 4, 2),
    "gastvrijheid": ("met-mensen-omgaan", 4, 3, 4),
    "instrueren": ("met-mensen-omgaan", 4, 4, 4),
    "meeleven": ("met-mensen-omgaan", 4, 3, 3),
    "nauwkeurigheid": ("klaarstaan", 4, 4, 3),
    "oorzaken-zoeken": ("klaarstaan", 4, 4, 4),
    "plannen-en-indelen": ("afmaken", 4, 4, 3),
    "samenwerken": ("met-mensen-omgaan", 4, 4, 4),
    "uitleggen": ("met-mensen-omgaan", 4, 4, 4),
    "vakkennis": ("klaarstaan", 4, 4, 3),
}
INDICATORS = {
    "vertellen": 5,
    "luisteren": 4,
    "stem-en-houding": 3,
    "opletten": 3,
    "samenwerken": 4,
    "kalm-blijven": 3,
}


def as_txt(dump: Path, folder: Path) -> None:
    (folder / dump.name).write_bytes(dump.read_bytes())


def as_docx(dump: Path, folder: Path) -> None:
    (folder / f"{dump.stem}.docx").write_bytes(word_of(dump.read_text("utf8")))


@pytest.fixture(scope="module", params=[as_txt, as_docx])
def data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what the profiles become; they stand beside it, as one kind of file."""
    folder = tmp_path_factory.mktemp("profielen")
    for dump in DUMPS:
        request.param(dump, folder)
    return folder / "data"


@pytest.fixture(scope="module")
def uitkomst(data: Path) -> Uitkomst:
    return importeer([data.parent], data)


@pytest.fixture(scope="module")
def imported(uitkomst: Uitkomst, data: Path) -> Handboek:
    assert uitkomst.is_gelukt
    return load_handboek(data)


@pytest.mark.parametrize("put", [as_txt, as_docx])
@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_one_profile_alone(tmp_path: Path, dump: Path, put: Put) -> None:
    put(dump, tmp_path)
    uitkomst = importeer([tmp_path], tmp_path / "data")
    assert uitkomst.is_gelukt
    assert (uitkomst.zinnen > 100, uitkomst.kwijt) == (True, 0)
    assert not check(tmp_path / "data", date(2026, 11, 21)).fouten
    assert len(load_handboek(tmp_path / "data").functies) == 1


def test_behaviours_per_level(imported: Handboek) -> None:
    found = {c.id: (c.cluster, *map(len, c.niveaus.values())) for c in imported.competenties.values()}
    assert found == LEVELS
    indicators = {c.id: len(c.indicatoren) for c in imported.gedragscompetenties.values()}
    assert indicators == {f"gedrag/{id}": count for id, count in INDICATORS.items()}


ASKED = {
    "schipper-1": ((1, 2, 2), {"instrueren": 2, "vakkennis": 1, "plannen-en-indelen": 1}),
    "havencoordinator": (
        (2, 2, 2),
        {"gastvrijheid": 1, "plannen-en-indelen": 2, "nauwkeurigheid": 2, "vakkennis": 1},
    ),
    "kaartverkoper": ((1, 1, 2), {"nauwkeurigheid": 2, "gastvrijheid": 2, "uitleggen": 2}),
    "werkplaatschef": (
        (1, 1, 2),
        {"oorzaken-zoeken": 1, "plannen-en-indelen": 2, "nauwkeurigheid": 2, "eerlijkheid": 1},
    ),
}
"""By role: the levels of its generic competencies, and what else it asks."""


@pytest.mark.parametrize("id", ASKED)
def test_a_role_with_levels(imported: Handboek, id: str) -> None:
    functie = imported.functies[id]
    generiek, specifiek = ASKED[id]
    assert list(functie.generiek) == ["aanpakken", "samenwerken", "meeleven"]
    assert tuple(eis.niveau for eis in functie.generiek.values()) == generiek
    assert {c: eis.niveau for c, eis in functie.specifiek.items()} == specifiek
    explained = {eis.toelichting is not None for eis in functie.eisen.values()}
    assert explained == {id == "havencoordinator"}


def test_what_the_cover_says(imported: Handboek) -> None:
    found = {f.id: (f.schaal, str(f.versie), f.organisatie) for f in imported.functies.values() if f.eisen}
    assert found == {
        "schipper-1": ("40", "februari 2023", None),
        "havencoordinator": (None, "oktober 2023", None),
        "kaartverkoper": (None, "november 2023", None),
        "werkplaatschef": (None, "april 2024", "Scheepswerf Noord"),
    }


def test_a_role_with_results(imported: Handboek) -> None:
    gids = imported.functies["rondvaartgids"]
    assert (gids.eisen, gids.versie) == ({}, None)
    areas = {naam: len(gebied.indicatoren) for naam, gebied in gids.resultaatgebieden.items()}
    assert areas == {"Groepen werven": 5, "Rondvaarten": 4, "Veiligheid aan boord": 3}
    assert all(gebied.omschrijving for gebied in gids.resultaatgebieden.values())
    assert list(gids.gedragscompetenties) == list(INDICATORS)
    minima = {naam: trek.minimum for naam, trek in gids.persoonlijkheidskenmerken.items()}
    assert minima == {
        "spraakzaam": 8,
        "vriendelijk": 6,
        "ordelijk": 7,
        "onverstoorbaar": 7,
        "nieuwsgierig": 5,
    }
    assert all(trek.uitleg for trek in gids.persoonlijkheidskenmerken.values())
    assert list(gids.teamrollen) == ["Verbinder", "Sfeermaker/Gangmaker", "Bewaker"]
    assert (len(gids.kritieke_situaties), len(gids.voetnoten)) == (4, 2)
    assert gids.opleiding == "Een opleiding in toerisme of theater, of vijf jaar ervaring als gids."
    assert (gids.vakstudies, gids.ervaring) == (
        "Geschiedenis van de rivier, EHBO",
        "Twee seizoenen voor groepen gestaan.",
    )


def test_every_text_is_that_of_the_example(imported: Handboek, handboek: Handboek) -> None:
    """But for the slip of the pen that the most recent of two profiles has in one competency."""
    for id, competentie in handboek.competenties.items():
        found = imported.competenties[id]
        assert (found.label, found.definitie) == (competentie.label, competentie.definitie)
        for niveau, gedrag in competentie.niveaus.items():
            meant = tuple(text.replace("Plaatsst", "Plaatst") for text in found.niveaus[niveau])
            assert meant == gedrag
    assert {c.id: c.indicatoren for c in imported.gedragscompetenties.values()} == {
        c.id: c.indicatoren for c in handboek.gedragscompetenties.values()
    }
    for id, functie in handboek.functies.items():
        own = {"zoekwoorden": (), "doel": None}
        assert imported.functies[id].model_dump() == functie.model_copy(update=own).model_dump()


def test_the_report_names_every_contradiction(uitkomst: Uitkomst, data: Path) -> None:
    choices = {
        (keuze.onderwerp, keuze.veld): [lezing.tekst for lezing in keuze.lezingen]
        for keuze in uitkomst.plan.keuzes
    }
    readings = choices.pop(("competentie Gastvrijheid", "niveau 3"))
    assert [str(reading).split()[0] for reading in readings] == ["Plaatsst", "Plaatst"]
    assert choices == {
        ("competentie Plannen en indelen", "label"): ["Plannen en indelen", "Plannen & indelen"],
        ("competentie Nauwkeurigheid", "cluster"): ["Klaarstaan", "Afmaken"],
        ("competentie Oorzaken zoeken", "cluster"): ["Klaarstaan", "Afmaken"],
    }
    verslag = "".join((data / name).read_text("utf8") for name in (BESTAND, VERANTWOORDING))
    for told in (
        "De kop ‘Met mensen omgaan’ staat er 2 keer",
        "‘Oorzaken zoeken’ is beschreven (",
        "), maar staat niet in de matrix van deze functie",
        "‘Scheepswerf Noord’ op de voorkant is gelezen als de organisatie",
        "‘~~Plaatsst~~ **Plaatst** zich in",
        "‘~~Klaarstaan~~ **Afmaken**’",
        "Plannen ~~en~~ **\\&** indelen",
        "Elke zin staat in het handboek of in dit verslag.",
    ):
        assert told in verslag
