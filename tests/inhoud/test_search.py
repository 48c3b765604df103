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
IN_TOP_3 = 0.95


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
