"""Files that are changed: they say what they should, and the lines of all else are as they were."""

from __future__ import annotations

import difflib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handboek.editing.edits import Document, Geweigerd, changed, parsed, plain

TYPED = """\
# Ons profiel. Vraag Noor als je iets wijzigt.
titel: "Kok"   # de naam
schaal: 40

# Waarom de functie er is.
doel: >
  Zorgt dat er elke dag op tijd
  warm eten is voor wie hier
  woont of werkt, en let op wat iemand niet mag.
zoekwoorden: [chef, 'keuken, warm']   # kort
generiek:
  samenwerken:   2  # zie boven
  plannen:
      niveau: 1
      # nog te bespreken
      toelichting: Maakt het rooster.

kritieke situaties:
- Laat het gas aan.
- "Let op: vuur."
-   Snijdt zich.   # pleister
families: {zorg: 'ja', welzijn: nee}
niveaus:
  - label: Basis
    uitleg: Werkt met hulp.
  - Expert
"""


def said(text: str) -> Any:
    found = parsed(text)
    assert found
    return found.root.value


def difference(before: str, after: str) -> list[str]:
    both = difflib.ndiff(before.split("\n"), after.split("\n"))
    return [line for line in both if line[:1] in "+-"]


def put(**values: Any) -> list[str]:
    return difference(TYPED, changed(TYPED, {key.replace("_", " "): value for key, value in values.items()}))


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        ({"titel": "Chef"}, ['- titel: "Kok"   # de naam', '+ titel: "Chef"   # de naam']),
        ({"schaal": "45"}, ["- schaal: 40", "+ schaal: 45"]),
        (
            {
                "doel": "Zorgt dat er elke dag op tijd warm eten is voor wie hier woont, "
                "en let op wat iemand niet mag."
            },
            [
                "-   woont of werkt, en let op wat iemand niet mag.",
                "+   woont, en let op wat iemand niet mag.",
            ],
        ),
        (
            {"zoekwoorden": ["chef", "keuken, warm", "soep, pan"]},
            [
                "- zoekwoorden: [chef, 'keuken, warm']   # kort",
                "+ zoekwoorden: [chef, 'keuken, warm', \"soep, pan\"]   # kort",
            ],
        ),
        (
            {
                "generiek": {
                    "samenwerken": "3",
                    "plannen": {"niveau": "1", "toelichting": "Maakt het rooster."},
                }
            },
            ["-   samenwerken:   2  # zie boven", "+   samenwerken:   3  # zie boven"],
        ),
        (
            {
                "generiek": {
                    "samenwerken": {"niveau": "2", "toelichting": "Helpt."},
                    "plannen": {"niveau": "1"},
                }
            },
            [
                "-   samenwerken:   2  # zie boven",
                "+   samenwerken:  # zie boven",
                "+     niveau: 2",
                "+     toelichting: Helpt.",
                "-       toelichting: Maakt het rooster.",
            ],
        ),
        (
            {"kritieke_situaties": ["Snijdt zich.", "Laat het gas aan.", "Let op: vuur."]},
            ["+ -   Snijdt zich.   # pleister", "- -   Snijdt zich.   # pleister"],
        ),
        ({"voorheen": ["bakker"]}, ["+ voorheen:", "+   - bakker"]),
        (
            {"niveaus": [{"label": "Basis", "uitleg": "Leert."}, "Expert"]},
            ["-     uitleg: Werkt met hulp.", "+     uitleg: Leert."],
        ),
        (
            {"families": {"zorg": "ja", "welzijn": "ja"}},
            ["- families: {zorg: 'ja', welzijn: nee}", "+ families: {zorg: 'ja', welzijn: ja}"],
        ),
    ],
)
def test_only_what_differs(values: dict[str, Any], lines: list[str]) -> None:
    assert put(**values) == lines


def test_a_file_of_which_yaml_leaves_something_out_is_left_alone() -> None:
    for typed in ("titel: Kok\ntitel: Chef\n", "a: [\n", "- een\n", "", 'a: "\\n"\n'):
        with pytest.raises(Geweigerd):
            Document(typed)


def test_endings_and_marks_of_an_editor_stay() -> None:
    typed = "\ufefftitel: Kok\r\nschaal: 40\r\n\r\n"
    assert changed(typed, {"schaal": "45"}) == "\ufefftitel: Kok\r\nschaal: 45\r\n\r\n"
    assert changed("titel: Kok", {"titel": "Kok"}) == "titel: Kok"


WORD = st.text(
    st.characters(
        codec="utf8", exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp"), exclude_characters="\ufeff"
    ),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.split()) or "x")
LONG = st.lists(WORD, min_size=20, max_size=40).map(" ".join)
TEXT = (
    WORD
    | LONG
    | st.sampled_from(
        ["- x", "# y", "a: b", "nee", "[x]", "{x}", "'", '"', "\\", "a #b", "…", "*", "&a", "!b", "%", "@"]
    )
)
SMALL = TEXT | st.lists(TEXT, min_size=1, max_size=5)
BLOCK = st.dictionaries(WORD, SMALL, min_size=1, max_size=4)
VALUE = (
    SMALL | st.lists(TEXT | BLOCK, min_size=1, max_size=4) | st.dictionaries(WORD, SMALL | BLOCK, min_size=1)
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_whatever_is_put_in_is_what_the_file_says(data: st.DataObject) -> None:
    value = said(TYPED)
    key = data.draw(st.sampled_from([*value]))
    value[key] = data.draw(
        st.one_of(VALUE, st.permutations(value[key]) if isinstance(value[key], list) else TEXT)
    )
    made = changed(TYPED, {key: value[key]})
    assert plain(said(made)) == plain(value)
    places = [place.line - 1 for place, _ in parsed(TYPED).root.fields.values()]  # type: ignore[union-attr]
    begin = places[[*said(TYPED)].index(key)]
    after = min((place for place in places if place > begin), default=len(TYPED.split("\n")))
    before, lines = TYPED.split("\n"), made.split("\n")
    assert lines[:begin] == before[:begin]
    assert before[after:] == (lines[-len(before[after:]) :] if before[after:] else [])
