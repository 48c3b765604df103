"""How often search brings a reader to the right page, by kind of question: see zoekvragen.yml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urldefrag

import yaml
from playwright.sync_api import expect

from tests.reader import Reader

VRAGEN: dict[str, dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("zoekvragen.yml").read_text("utf8")
)
Wanted = str | list[str]
NIEUWE: dict[str, dict[str, Wanted] | list[str]] = yaml.safe_load(
    Path(__file__).with_name("nieuwe_zoekvragen.yml").read_text("utf8")
)
IN_TOP_3 = 0.95
FIRST, IN_FIRST_3 = 0.92, 0.98
"""Of the questions that search was not tuned on."""


ASKED = """async (field, questions) => {
  const answers = [];
  for (const question of questions) {
    field.value = question;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise(resolve => setTimeout(resolve));
    answers.push([...document.querySelectorAll(".zoekpagina li a")].slice(0, 3).map(link => link.href));
  }
  return answers;
}"""


def places(reader: Reader, questions: Mapping[str, Wanted]) -> dict[str, int | None]:
    """By question: at which of the first three places a wanted page stands; all are typed in one go."""
    search = reader.page("zoeken/#q=samenwerken")
    expect(search.locator(".zoekpagina li").first).to_be_visible()
    answers = search.locator("#zoekpaginaveld").evaluate(ASKED, [*questions])
    return {
        question: place([link.removeprefix(reader.base) for link in links], wanted)
        for (question, wanted), links in zip(questions.items(), answers, strict=True)
    }


def place(found: list[str], wanted: Wanted) -> int | None:
    """Where the first of these links stands that leads to a wanted page, or to that part of it."""
    pages = {wanted} if isinstance(wanted, str) else {*wanted}
    leads = (link in pages or urldefrag(link).url in pages for link in found)
    return next((at for at, leads_there in enumerate(leads, 1) if leads_there), None)


def test_questions_lead_to_their_page(reader: Reader) -> None:
    by_kind = {soort: places(reader, questions) for soort, questions in VRAGEN.items()}
    everything = [found for by_question in by_kind.values() for found in by_question.values()]
    report = "".join(
        f"\n{soort}: {share([found == 1 for found in by_question.values()])} first, "
        f"{share([found is not None for found in by_question.values()])} in the top 3; "
        f"not there: {', '.join(question for question, found in by_question.items() if not found) or 'none'}"
        for soort, by_question in by_kind.items()
    )
    assert sum(found is not None for found in everything) >= IN_TOP_3 * len(everything), report


def share(hits: list[bool]) -> str:
    return f"{sum(hits)} of {len(hits)} ({sum(hits) / len(hits):.0%})"


def test_new_questions_lead_to_their_page(reader: Reader) -> None:
    questions: dict[str, Wanted] = {}
    for group in NIEUWE.values():
        questions |= group if isinstance(group, dict) else {}
    found = places(reader, questions)
    later = {question: at for question, at in found.items() if at != 1}
    assert len(found) > 300
    assert sum(at == 1 for at in found.values()) >= FIRST * len(found), later
    assert sum(at is not None for at in found.values()) >= IN_FIRST_3 * len(found), later


def test_what_is_not_in_the_handbook_is_never_called_found(reader: Reader) -> None:
    page = reader.page("zoeken/#q=samenwerken")
    status = page.locator(".zoekpagina .zoekstatus")
    for question in NIEUWE["niets in het handboek"]:
        page.locator("#zoekpaginaveld").fill(question)
        expect(status).to_contain_text(f"voor ‘{question}’")
        expect(status).to_contain_text("Niets")
        expect(page.locator(".zoekpagina [data-verder-zoeken]")).to_be_visible()
