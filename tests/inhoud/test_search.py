"""How often search brings a reader to the right page, by kind of question: see zoekvragen.yml."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag

import yaml
from playwright.sync_api import Page, expect

from tests.reader import Reader

VRAGEN: dict[str, dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("zoekvragen.yml").read_text("utf8")
)
NIEUWE: dict[str, dict[str, str | list[str]] | list[str]] = yaml.safe_load(
    Path(__file__).with_name("nieuwe_zoekvragen.yml").read_text("utf8")
)
IN_TOP_3 = 0.95
FIRST, IN_FIRST_3 = 0.92, 0.98
"""Of the questions that search was not tuned on."""


def place(page: Page, base: str, question: str, wanted: str) -> int | None:
    """At which of the first three places the wanted page stands."""
    page.locator("#zoekpaginaveld").fill(question)
    links = page.locator(".zoekpagina li a").evaluate_all("links => links.slice(0, 3).map(link => link.href)")
    found = [link.removeprefix(base) for link in links]
    if "#" not in wanted:
        found = [urldefrag(link).url for link in found]
    return found.index(wanted) + 1 if wanted in found else None


def test_questions_lead_to_their_page(reader: Reader) -> None:
    search = reader.page("zoeken/?q=samenwerken")
    expect(search.locator(".zoekpagina li").first).to_be_visible()
    places = {
        soort: {
            question: place(search, reader.base, question, wanted) for question, wanted in questions.items()
        }
        for soort, questions in VRAGEN.items()
    }
    everything = [found for by_question in places.values() for found in by_question.values()]
    report = "".join(
        f"\n{soort}: {share([found == 1 for found in by_question.values()])} first, "
        f"{share([found is not None for found in by_question.values()])} in the top 3; "
        f"not there: {', '.join(question for question, found in by_question.items() if not found) or 'none'}"
        for soort, by_question in places.items()
    )
    assert sum(found is not None for found in everything) >= IN_TOP_3 * len(everything), report


def share(hits: list[bool]) -> str:
    return f"{sum(hits)} of {len(hits)} ({sum(hits) / len(hits):.0%})"


def test_new_questions_lead_to_their_page(reader: Reader) -> None:
    search = reader.page("zoeken/#q=samenwerken")
    expect(search.locator(".zoekpagina li").first).to_be_visible()
    places = {
        question: min(
            (
                found
                for page in ([wanted] if isinstance(wanted, str) else wanted)
                if (found := place(search, reader.base, question, page))
            ),
            default=None,
        )
        for questions in NIEUWE.values()
        if isinstance(questions, dict)
        for question, wanted in questions.items()
    }
    later = {question: found for question, found in places.items() if found != 1}
    assert len(places) > 300
    assert sum(found == 1 for found in places.values()) >= FIRST * len(places), later
    assert sum(found is not None for found in places.values()) >= IN_FIRST_3 * len(places), later


def test_what_is_not_in_the_handbook_is_never_called_found(reader: Reader) -> None:
    page = reader.page("zoeken/#q=samenwerken")
    status = page.locator(".zoekpagina .zoekstatus")
    for question in NIEUWE["niets in het handboek"]:
        page.locator("#zoekpaginaveld").fill(question)
        expect(status).to_contain_text(f"voor ‘{question}’")
        expect(status).to_contain_text("Niets")
        expect(page.locator(".zoekpagina [data-verder-zoeken]")).to_be_visible()
