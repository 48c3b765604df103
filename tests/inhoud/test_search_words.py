"""Words in Dutch, as search and filters take them: what a reader types, and the word that it must find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tools.javascript import SCRIPTS

Ask = Callable[..., Any]
"""Calls a function of woorden.js with texts."""


@pytest.fixture(scope="module")
def ask(browser: Browser) -> Iterator[Ask]:
    page = browser.new_page()
    page.add_script_tag(path=SCRIPTS / "woorden.js")
    yield lambda name, *texts: page.evaluate("([name, texts]) => woorden[name](...texts)", [name, texts])
    page.close()


FORMS = """
boos boze
grote groot
lezen leest
brief brieven
huizen huis
luisterde luisteren
gewerkt werken
samengewerkt samenwerken
gepland plannen
vaardigheden vaardigheid
cliënte cliënten
collega's collega
leidinggevende leidinggeven
coördinatoren coördinator
"""

FAMILIES = """
communicatief communiceren
communicatie communicatieve
planning plannen
begeleiden begeleiding
ontwikkeld ontwikkeling
verantwoordelijk verantwoordelijkheid
klantgericht klanten
resultaten resultaatgericht
inlevingsvermogen inleven
kwaliteitsbesef kwaliteit
besluitvaardigheid besluiten
omgevingsbewustzijn omgeving
flexibel flexibiliteit
creatief creativiteit
innoveren innovatie
motivatie motiveren
organisator organiseren
medewerkers medewerker
"""

ACCENTS = """
clienten cliënten
coordinator coördinator
een één
IDEEËN ideeen
collegas collega's
collega’s collega's
"""

BEGINNINGS = """
lui luisteren
analyse analyses
verantw verantwoordelijkheid
"""

OTHER_WORDS = """
leren leiden
huis huid
brief brede
werk wereld
samen sturen
lezen leesbaarheden
we werken
"""


def pairs(table: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("typed", "word"), [line.split() for line in table.split("\n") if line])


def finds(ask: Ask, typed: str, word: str) -> bool:
    return bool(ask("matches", word, ask("fold", typed)))


@pairs(FORMS + FAMILIES + ACCENTS + BEGINNINGS)
def test_it_finds(ask: Ask, typed: str, word: str) -> None:
    assert finds(ask, typed, word)


@pairs(FORMS + FAMILIES + ACCENTS)
def test_it_finds_the_other_way_round(ask: Ask, typed: str, word: str) -> None:
    assert finds(ask, word, typed)


@pairs(OTHER_WORDS)
def test_it_does_not_find(ask: Ask, typed: str, word: str) -> None:
    assert not finds(ask, typed, word)


@pytest.mark.parametrize(
    ("typed", "name", "akin"),
    [
        ("dagplanning", "planning", True),
        ("teamsamenwerking", "samenwerken", True),
        ("gespreksvoering", "gesprek", True),
        ("werkdruk", "werkplek", False),
        ("tafel", "plannen", False),
    ],
)
def test_a_compound_is_akin_to_the_name_in_it(ask: Ask, typed: str, name: str, akin: bool) -> None:
    assert ask("akin", ask("stem", name), ask("stem", typed)) is akin


def test_words_without_meaning_do_not_count(ask: Ask) -> None:
    text = "De cliënten en hun collega’s werken pro-actief aan 2 doelen!"
    assert ask("words", text) == ["clienten", "hun", "collegas", "werken", "pro", "actief", "2", "doelen"]


def test_a_text_comes_back_whole_from_its_pieces(ask: Ask) -> None:
    text = "Wat gaat ‘goed’ – en hóé?"
    pieces = ask("pieces", text)
    assert "".join(pieces) == text
    assert pieces[1::2] == ["Wat", "gaat", "goed", "en", "hóé"]
