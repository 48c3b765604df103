"""Text is text: bold and italic are the only marks, everything else is literal."""

import pytest
from pydantic import TypeAdapter

from handboek.model import Tekst


def tekst(typed: str) -> Tekst:
    return TypeAdapter(Tekst).validate_python(typed)


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("gewoon", [("", "gewoon")]),
        ("**vet** en *cursief*", [("vet", "vet"), ("", " en "), ("cursief", "cursief")]),
        ("5 * 3 = 15", [("", "5 * 3 = 15")]),
        ("2*3*4", [("", "2"), ("cursief", "3"), ("", "4")]),
        (r"2\*3\*4", [("", "2*3*4")]),
        ("**let op", [("", "**let op")]),
        ("* los* en ** los **", [("", "* los* en ** los **")]),
        (r"\\server\map", [("", r"\\server\map")]),
        ("<b>x</b> {{ y }} [z](javascript:1)", [("", "<b>x</b> {{ y }} [z](javascript:1)")]),
        ("over\n  regels\theen", [("", "over regels heen")]),
    ],
)
def test_spans(typed: str, spans: list[tuple[str, str]]) -> None:
    assert list(tekst(typed).spans) == spans


def test_plain_text_has_no_marks() -> None:
    assert tekst("Doet **dit** en *dat*").plat == "Doet dit en dat"


def test_accents_are_stored_one_way() -> None:
    assert tekst("cafe\u0301") == "café"
