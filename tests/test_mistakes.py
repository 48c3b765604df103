"""Typical mistakes, as someone of HR makes them in the web editor: each has one message that helps.

Each is made in a handbook without faults. What is told of it stands at the line given, has the words given,
and is all that is told. Where a message says how the lines should be, doing so leaves no fault.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from textwrap import indent
from typing import NamedTuple

import pytest

from handboek.cli.check import check
from handboek.loading import Kept, read_data
from handboek.messages import Melding
from tests.sites import VOORBEELDEN

ROL = "functies/schipper-1.yml"
ROL_ZONDER_NIVEAUS = "functies/rondvaartgids.yml"
TOELICHTINGEN = "functies/havencoordinator.yml"
COMPETENTIE = "competenties/samenwerken.yml"
GEDRAG = "competenties/gedrag/luisteren.yml"
BOEK = "handboek.yml"
BEGRIPPEN = "begrippen.yml"
LEVELS = (
    (VOORBEELDEN / "veer" / "data" / COMPETENTIE)
    .read_text("utf8")
    .partition("zoekwoorden:\n  - teamwerk\n")[2]
)
PUNT = "  - Geeft door wat de volgende ploeg moet weten\n"


class Vergissing(NamedTuple):
    """What is typed in place of what stood there, and what is told: the line, and words of the message."""

    file: str
    stood: str
    typed: str
    line: int
    told: Sequence[str]
    how_many: int = 1


V = Vergissing
TYPED = {
    # --- lists of sentences ---
    "a dash one space to the left": V(COMPETENTIE, PUNT, PUNT[1:], 9, ["(1)", "Maak er 2 van"]),
    "a dash at the margin": V(COMPETENTIE, PUNT, PUNT[2:], 9, ["(0)", "Maak er 2 van"]),
    "a dash one space to the right": V(
        COMPETENTIE, PUNT, " " + PUNT, 9, ["verder naar rechts", "‘  - Geeft"]
    ),
    "the first dash too far": V(COMPETENTIE, "  - Laat geen", "    - Laat geen", 8, ["Maak er 2 van"]),
    "a dash without a space": V(
        COMPETENTIE, "  - Geeft", "  -Geeft", 9, ["Na het streepje hoort een spatie"]
    ),
    "two dashes": V(COMPETENTIE, "  - Geeft", "  - - Geeft", 9, ["streepje te veel"]),
    "a dash with nothing": V(COMPETENTIE, PUNT, "  -\n" + PUNT, 9, ["Achter dit streepje staat niets"]),
    "a bullet of Word": V(COMPETENTIE, "  - Geeft", "•\tGeeft", 9, ["‘•’", "‘  - Geeft door"]),
    "a hollow bullet below it": V(
        COMPETENTIE, PUNT, PUNT + "    o\tVraagt door\n", 10, ["‘o’", "‘  - Vraagt door’"]
    ),
    "a numbered list": V(COMPETENTIE, "  - Geeft", "  1. Geeft", 9, ["‘1.’", "streepje"]),
    "a long dash of Word": V(COMPETENTIE, "  - Geeft", "  – Geeft", 9, ["‘–’", "streepje"]),
    "a sentence pasted at the margin": V(
        COMPETENTIE,
        PUNT,
        "Maakt afspraken met collega's.\n" + PUNT,
        9,
        ["ontbreekt het streepje", "‘  - Maakt"],
    ),
    "a sentence pasted below the list": V(
        COMPETENTIE, "niveau 2:", "Maakt afspraken.\nniveau 2:", 12, ["ontbreekt het streepje", "‘  - Maakt"]
    ),
    "half a sentence at the margin": V(
        COMPETENTIE, "wat de volgende", "wat\nde volgende", 10, ["hoort bij de tekst erboven"]
    ),
    "a tab before a dash": V(COMPETENTIE, PUNT, "\t" + PUNT.lstrip(), 9, ["tab"]),
    "the first sentence beside the key": V(
        COMPETENTIE,
        "niveau 1:\n  - Laat",
        "niveau 1: Laat",
        7,
        ["eigen regel", "‘niveau 1:’ en daaronder ‘  - Laat"],
    ),
    "a list without dashes": V(
        COMPETENTIE, "zoekwoorden:\n  - teamwerk", "zoekwoorden:\n  teamwerk", 6, ["ontbreekt het streepje"]
    ),
    "a list pasted from Word": V(
        COMPETENTIE,
        "  - Laat geen collega alleen op de kade staan\n" + PUNT,
        "•\tLaat geen collega alleen.\n•\tGeeft door: alles.\n",
        8,
        ["‘•’", "‘  - Laat geen collega alleen.’", "de regel eronder"],
    ),
    "a heading of Markdown": V(COMPETENTIE, "niveau 2:", "## Niveau 2", 12, ["hekje", "‘niveau 2:’"]),
    "a name in bold": V(COMPETENTIE, "niveau 2:", "**niveau 2:**", 12, ["opmaak", "‘niveau 2:’"]),
    "words on one line": V(
        ROL,
        "zoekwoorden:\n  - veerman\n  - roerganger",
        "zoekwoorden: veerman, roerganger",
        5,
        ["‘  - veerman’ en daaronder ‘  - roerganger’"],
    ),
    # --- sentences that YAML cuts ---
    "a colon in a sentence": V(
        COMPETENTIE, "Geeft door wat", "Geeft door: wat", 9, ['"Geeft door: wat de volgende']
    ),
    "a colon in its second line": V(
        COMPETENTIE,
        "moet weten\n",
        "moet weten\n    en let op: ook thuis.\n",
        10,
        ['moet weten en let op: ook thuis."'],
    ),
    "a hash in a sentence": V(
        COMPETENTIE, "de volgende", "ploeg #2 en de volgende", 9, ["‘#2 en de volgende"]
    ),
    "a sentence that begins with a quote": V(
        COMPETENTIE, "- Geeft door", '- "Mag ik?" vraagt', 9, ["sluitende aanhalingsteken"]
    ),
    "a quote that never ends": V(COMPETENTIE, "- Geeft", '- "Geeft', 9, ["nergens staat het tweede"]),
    "a sentence that begins with 's": V(COMPETENTIE, "- Geeft", "- 's Avonds geeft", 9, ["apostrof"]),
    "an asterisk in front": V(COMPETENTIE, "- Geeft", "- *Geeft", 9, ["met ‘*’ beginnen"]),
    "a colon in a toelichting": V(
        TOELICHTINGEN,
        "toelichting: Zorgt dat",
        "toelichting: Doel: zorgt dat",
        9,
        ['"Doel: zorgt dat elke boot'],
    ),
    # --- competencies and their levels ---
    "a level in words": V(
        ROL, "instrueren: 2", "instrueren: twee", 13, ["‘twee’ is geen niveau", "‘instrueren: 2’"]
    ),
    "the word niveau before it": V(ROL, "instrueren: 2", "instrueren: niveau 2", 13, ["‘  instrueren: 2’"]),
    "niveau with a colon of its own": V(
        ROL, "samenwerken: 2", "samenwerken: niveau: 2", 10, ["‘  samenwerken: 2’"]
    ),
    "no colon": V(ROL, "samenwerken: 2", "samenwerken 2", 10, ["‘  samenwerken: 2’"]),
    "a row of Excel": V(ROL, "samenwerken: 2", "samenwerken\t2", 10, ["‘  samenwerken: 2’"]),
    "a row of Word": V(ROL, "  instrueren: 2\n", "•\tInstrueren: niveau 2\n", 13, ["‘  instrueren: 2’"]),
    "a level between brackets": V(ROL, "instrueren: 2", "Instrueren (niveau 2)", 13, ["‘  instrueren: 2’"]),
    "a dash before a competency": V(
        ROL, "  instrueren", "  - instrueren", 13, ["geen streepje", "‘  instrueren: 2’"]
    ),
    "no space after the colon": V(
        ROL, "instrueren: 2", "instrueren:2", 13, ["Na de dubbele punt hoort een spatie"]
    ),
    "at the margin": V(
        ROL, "  samenwerken: 2", "samenwerken: 2", 10, ["(0)", "Maak er 2 van", "‘  samenwerken: 2’"]
    ),
    "all at the margin": V(
        ROL,
        "  aanpakken: 1\n  samenwerken: 2\n  meeleven: 2",
        "aanpakken: 1\nsamenwerken: 2\nmeeleven: 2",
        9,
        ["2 regels eronder"],
    ),
    "too far to the right": V(ROL, "  samenwerken", "      samenwerken", 10, ["verder naar rechts"]),
    "a toelichting below a level": V(
        ROL,
        "samenwerken: 2\n",
        "samenwerken: 2\n    toelichting: Vaart met een ploeg.\n",
        11,
        ["eigen regel", "‘    niveau: 2’", "‘    toelichting: Vaart met een ploeg.’"],
    ),
    "all on one line between braces": V(
        ROL, "samenwerken: 2", "samenwerken: {niveau: 2, toelichting: met de ploeg}", 10, ["‘    niveau: 2’"]
    ),
    "a toelichting behind the level": V(
        ROL,
        "samenwerken: 2",
        "samenwerken: 2, toelichting: vaart met een ploeg",
        10,
        ["‘    niveau: 2’", "‘    toelichting: vaart met een ploeg’"],
    ),
    "niveau below it without a colon": V(
        ROL, "samenwerken: 2", "samenwerken:\n    niveau 2", 11, ["dubbele punt", "‘    niveau: 2’"]
    ),
    "a row of a table": V(ROL, "  samenwerken: 2", "| samenwerken | 2 |", 10, ["‘  samenwerken: 2’"]),
    "a level that is not there": V(
        ROL, "instrueren: 2", "instrueren: 5", 13, ["‘5’ is geen niveau", "1, 2 of 3"]
    ),
    "half a level": V(ROL, "instrueren: 2", "instrueren: 1.5", 13, ["‘1.5’ is geen niveau"]),
    "a level left open": V(ROL, "instrueren: 2", "instrueren:", 13, ["nog geen niveau"]),
    "a competency misspelt": V(
        ROL, "instrueren: 2", "instureren: 2", 13, ["Bedoel je ‘instrueren’ (Instrueren)"]
    ),
    "a competency by its label": V(
        ROL, "plannen-en-indelen: 1", "Plannen en indelen: 1", 15, ["Bedoel je ‘plannen-en-indelen’"]
    ),
    "a competency asked twice": V(
        ROL, "vakkennis: 1", "vakkennis: 1\n  meeleven: 2", 15, ["ook al bij ‘generiek’"]
    ),
    "a gedragscompetentie with a level": V(
        ROL,
        "vakkennis: 1",
        "vakkennis: 1\n  gedrag/luisteren: 2",
        15,
        ["‘luisteren’ met niveaus bestaat niet"],
    ),
    # --- keys ---
    "a key with a capital": V(ROL, "titel:", "Titel:", 1, ["Bedoel je ‘titel’?"]),
    "a key misspelt": V(ROL, "schaal:", "schal:", 2, ["Bedoel je ‘schaal’?"]),
    "a key with a word more": V(ROL, "generiek:", "generieke competenties:", 8, ["Bedoel je ‘generiek’?"]),
    "a key without its colon": V(ROL, "specifiek:", "specifiek", 12, ["dubbele punt", "‘specifiek:’"]),
    "a title without its colon": V(ROL, "titel: Schipper", "titel Schipper", 1, ["‘titel: Schipper 1’"]),
    "another word for a key": V(ROL, "titel:", "naam:", 1, ["‘titel’"]),
    "a status with a capital": V(
        ROL, "schaal: 40\n", "schaal: 40\nstatus: Concept\n", 3, ["geen status", "‘status: concept’"]
    ),
    "a key that could be no list": V(ROL, "specifiek:", "competenties:", 12, ["‘specifiek’"]),
    "a key that is there twice": V(ROL, "schaal: 40\n", "schaal: 40\nschaal: 45\n", 3, ["twee keer"]),
    "a key too far to the right": V(
        ROL, "versie", "  versie", 3, ["verder naar rechts", "‘versie: 2023-02’"]
    ),
    "a part indented": V(ROL, "specifiek:", " specifiek:", 12, ["(1)", "Maak er 0 van"]),
    "the day of a version": V(ROL, "2023-02", "1-2-2023", 3, ["geen versie", "‘versie: 2023-02’"]),
    "the month in words": V(ROL, "2023-02", "februari 2023", 3, ["geen versie", "‘versie: 2023-02’"]),
    "a second paragraph": V(
        ROL,
        "overkant.\n",
        "overkant.\n\nDe schipper werkt samen met school: het team en de leiding.\n",
        6,
        [
            "hoort bij de tekst erboven",
            'overkant. De schipper werkt samen met school: het team en de leiding."’',
        ],
    ),
    "a key of a part misspelt": V(
        ROL_ZONDER_NIVEAUS, "    indicatoren:", "    Indicator:", 9, ["Bedoel je ‘indicatoren’?"]
    ),
    "a block of code": V(ROL, "titel: Schipper 1", "```yaml\ntitel: Schipper 1", 1, ["```", "weg"]),
    # --- what is pasted, and what other programs mean by YAML ---
    "a list within a point": V(
        COMPETENTIE,
        "  - Vraagt om hulp voordat het misgaat\n",
        "  - Vraagt om hulp:\n    - aan boord\n    - aan wal\n",
        10,
        ["tweede lijst", '"Vraagt om hulp: aan boord, aan wal."'],
    ),
    "dashes below a sentence": V(
        COMPETENTIE, PUNT, PUNT + "    - Vraagt door.\n    - Vat samen.\n", 10, ["‘  - Vraagt", "eronder"]
    ),
    "a letter o for a bullet": V(COMPETENTIE, "  - Geeft", "  o Geeft", 9, ["‘o’", "‘  - Geeft door"]),
    "a sentence with a colon at the margin": V(
        COMPETENTIE, "  - Geeft", "Let op: geeft", 9, ["ontbreekt het streepje", '‘  - "Let op: geeft']
    ),
    "the first one with a colon": V(
        COMPETENTIE, "  - Laat geen", "Let op: laat geen", 8, ["ontbreekt het streepje"]
    ),
    "quotes of Word around a colon": V(
        COMPETENTIE,
        "Geeft door wat de volgende ploeg moet weten",
        "“Geeft door: alles”",
        9,
        ["uit Word", '"Geeft door: alles"'],
    ),
    "a level with a word more": V(
        COMPETENTIE, "niveau 2:", "Niveau 2 – gevorderd:", 12, ["toevoeging", "‘niveau 2:’"]
    ),
    "a level in English": V(COMPETENTIE, "niveau 2:", "level 2:", 12, ["Bedoel je ‘niveau 2’?"]),
    "a level by its figure": V(COMPETENTIE, "niveau 2:", "2:", 12, ["Bedoel je ‘niveau 2’?"]),
    "a level in words as a key": V(COMPETENTIE, "niveau 2:", "niveau twee:", 12, ["‘niveau 2:’"]),
    "an anchor": V(
        ROL,
        "samenwerken: 2\n  meeleven: 2",
        "samenwerken: &twee 2\n  meeleven: *twee",
        10,
        ["herhalen", "‘  samenwerken: 2’", "de regel eronder"],
    ),
    "a part taken over from elsewhere": V(ROL, "  aanpakken", "  <<: *basis\n  aanpakken", 9, ["‘*basis’"]),
    "a toelichting beside its competency": V(
        ROL,
        "samenwerken: 2\n",
        "samenwerken: 2\n  toelichting: Vaart met een ploeg.\n",
        11,
        ["‘    niveau: 2’", "‘    toelichting: Vaart met een ploeg.’"],
    ),
    "two competencies on a line": V(
        ROL,
        "aanpakken: 1\n  samenwerken: 2",
        "aanpakken: 1, samenwerken: 2",
        9,
        ["‘  aanpakken: 1’ en daaronder ‘  samenwerken: 2’"],
    ),
    "a level between square brackets": V(ROL, "instrueren: 2", "instrueren: [2]", 13, ["‘  instrueren: 2’"]),
    "a dash for a colon": V(ROL, "specifiek:", "specifiek –", 12, ["dubbele punt", "‘specifiek:’"]),
    "a name in bold after figures": V(ROL, "specifiek:", "**specifiek**:", 12, ["opmaak", "‘specifiek:’"]),
    "what is left out, in the wrong part": V(
        ROL, "vakkennis: 1", "vakkennis: 1\n  meeleven: geen", 15, ["onder ‘generiek’"]
    ),
    "a greeting below it": V(
        ROL,
        "indelen: 1\n",
        "indelen: 1\n\nMet vriendelijke groet,\nAnja\n",
        17,
        ["hoort nergens bij", "de regel eronder"],
    ),
    "a gedragscompetentie with a figure": V(
        ROL_ZONDER_NIVEAUS, "- vertellen", "- vertellen: 2", 34, ["geen niveaus", "‘  - vertellen’"]
    ),
    "clusters with dashes": V(
        BOEK,
        "  klaarstaan:\n    label: Klaarstaan\n",
        "  - label: Klaarstaan\n",
        5,
        ["eerst komt een naam", "‘  klaarstaan:’ en daaronder ‘    label: Klaarstaan’"],
    ),
    "a key of a competency in a role": V(
        ROL, "schaal: 40\n", "schaal: 40\ncluster: afmaken\n", 3, ["Dat hoort bij een competentie"]
    ),
    "a key of a role in a competency": V(
        COMPETENTIE, "zoekwoorden:", "specifiek: ja\nzoekwoorden:", 5, ["Dat hoort bij een functie"]
    ),
    "levels below a heading": V(
        COMPETENTIE, LEVELS, f"niveaus:\n{indent(LEVELS, '  ')}", 7, ["Laat ‘niveaus:’ weg", "vooraan"]
    ),
    "a key of their own": V(
        ROL, "schaal: 40\n", "schaal: 40\nsalaris: 3000\n", 3, ["iets van jullie zelf onder ‘onderdelen’"]
    ),
    "the kind of file for its name": V(ROL, "titel:", "functie:", 1, ["Bedoel je ‘titel’?"]),
    "half of a key": V(
        COMPETENTIE,
        "zoekwoorden:",
        "valkuil:\n  te veel:\n    - Praat door.\nzoekwoorden:",
        5,
        ["‘valkuilen’"],
    ),
    "a day the Dutch way": V(
        ROL, "schaal: 40\n", "schaal: 40\ngeldig vanaf: 1-2-2024\n", 3, ["‘geldig vanaf: 2024-02-01’"]
    ),
    "a month with an apostrophe": V(ROL, "2023-02", "feb '23", 3, ["‘versie: 2023-02’"]),
    "a letter for a bullet": V(COMPETENTIE, "  - Geeft", "  b) Geeft", 9, ["‘b)’", "‘  - Geeft door"]),
    "an arrow for a bullet": V(COMPETENTIE, "  - Geeft", "  -> Geeft", 9, ["‘->’", "‘  - Geeft door"]),
    "a tick for a bullet": V(COMPETENTIE, "  - Geeft", "  ✓ Geeft", 9, ["‘✓’", "‘  - Geeft door"]),
    "words that announce a list": V(
        COMPETENTIE, "niveau 1:\n", "niveau 1:\nEen medewerker doet dit:\n", 8, ["hoort nergens bij"]
    ),
    "a row with a toelichting": V(
        ROL, "  instrueren: 2", "Instrueren\tniveau 2\tLeert anderen varen", 13, ["‘    niveau: 2’", "varen’"]
    ),
    "a key twice, once with a capital": V(ROL, "schaal: 40", "Titel: Schipper\nschaal: 40", 2, ["twee keer"]),
    "a dash before the first key": V(ROL, "titel:", "- titel:", 1, ["geen streepje", "‘titel: Schipper 1’"]),
    "a day that no month has": V(
        ROL, "schaal: 40\n", "schaal: 40\ngeldig vanaf: 2026-02-30\n", 3, ["geen datum", "15 januari 2026."]
    ),
    # --- the handbook and the glossary ---
    "a colour with a hash": V(BOEK, "schaalnaam", "kleur: #0b5563\nschaalnaam", 3, ['"#0b5563"']),
    "a colour by its name": V(BOEK, "schaalnaam", "kleur: blauw\nschaalnaam", 3, ["zes tekens", "0b5563"]),
    "yes in English": V(BOEK, "schaalnaam", "pdf: yes\nschaalnaam", 3, ["‘pdf: ja’"]),
    "a cluster that is not there": V(
        COMPETENTIE, "met-mensen-omgaan", "Met mensen omgaan", 4, ["‘met-mensen-omgaan’"]
    ),
    "a term without a colon": V(BEGRIPPEN, "dienst: De", "dienst = De", 2, ["‘dienst: De uren"]),
    "a term as a list": V(BEGRIPPEN, "kade: De muur", "kade:\n  - De muur", 1, ["één tekst"]),
    "indicators left empty": V(GEDRAG, "Luisteren\n", "\n", 1, ["Bij ‘label’ staat nog niets"]),
}


def read(data: Path, kept: Kept | None = None) -> list[Melding]:
    return sorted(set(read_data(data, kept).meldingen))


@pytest.fixture
def veer(tmp_path: Path) -> Path:
    return Path(shutil.copytree(VOORBEELDEN / "veer" / "data", tmp_path / "data"))


def make(data: Path, mistake: Vergissing) -> None:
    file = data / mistake.file
    text = file.read_text("utf8")
    assert mistake.stood in text
    file.write_text(text.replace(mistake.stood, mistake.typed, 1), "utf8")


@pytest.mark.parametrize("mistake", TYPED.values(), ids=TYPED)
def test_a_mistake_has_one_message_that_helps(veer: Path, mistake: Vergissing) -> None:
    make(veer, mistake)
    told = check(veer, date(2024, 6, 1)).fouten
    assert [(melding.pad, melding.regel) for melding in told] == [
        (f"data/{mistake.file}", mistake.line)
    ] * len(told)
    assert len(told) == mistake.how_many, told
    for words in mistake.told if told else ():
        assert words in told[0].tekst


def obey(data: Path, melding: Melding) -> None:
    """Do what a message says."""
    assert melding.herstel is not None
    file = data.parent / melding.pad
    lines = file.read_text("utf8").split("\n")
    lines[melding.herstel.van - 1 : melding.herstel.tot] = melding.herstel.regels
    file.write_text("\n".join(lines), "utf8")


@pytest.mark.parametrize("mistake", TYPED.values(), ids=TYPED)
def test_whoever_obeys_is_rid_of_it(veer: Path, mistake: Vergissing) -> None:
    make(veer, mistake)
    for melding in read(veer):
        if melding.herstel:
            obey(veer, melding)
            assert read(veer) == []


@pytest.mark.parametrize("example", sorted(VOORBEELDEN.glob("fout*/data")), ids=lambda data: data.parent.name)
def test_obeying_never_leads_to_a_worse_state(tmp_path: Path, example: Path) -> None:
    kept: Kept = {}
    data = Path(shutil.copytree(example, tmp_path / "data", symlinks=True))
    before = read(data, kept)
    for told in before:
        if told.herstel:
            file = data.parent / told.pad
            text = file.read_bytes()
            obey(data, told)
            assert len(read(data, kept)) < len(before), told
            file.write_bytes(text)
