"""The behaviour of this week in mijn profiel: chosen, on a card, in a calendar, and into the conversation."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.reader import NARROW, Reader
from tests.test_profile import HELPT, VOORBEELD, VRAAGT, example, kept, mark, saved

ROLE = "mijn-profiel/?functie=molenaar"


def card(page: Page) -> Locator:
    return page.get_by_role("region", name="Deze week")


def chosen(groei: Reader, behaviour: str = HELPT) -> Page:
    page = groei.page(ROLE)
    page.get_by_role("button", name=f"Deze week: {behaviour}").click()
    expect(card(page)).to_contain_text(behaviour)
    return page


def lines(calendar: bytes) -> list[str]:
    """The content lines of a calendar file, as RFC 5545 wants it: short, each ending in CR LF."""
    *folded, end = calendar.split(b"\r\n")
    assert end == b""
    assert b"\n" not in b"".join(folded)
    assert max(map(len, folded)) <= 75
    for line in folded:
        line.decode("utf8")  # no character is cut in two
    return b"\r\n".join(folded).replace(b"\r\n ", b"").decode("utf8").split("\r\n")


@pytest.fixture
def calendar(groei: Reader, tmp_path: Path) -> list[str]:
    """The lines of the file for a calendar, of a behaviour with a colon in it."""
    page = chosen(groei, VRAAGT)
    with page.expect_download() as download:
        page.get_by_role("button", name="Zet in mijn agenda").click()
    assert download.value.suggested_filename == "deze-week.ics"
    download.value.save_as(tmp_path / "deze-week.ics")
    return lines((tmp_path / "deze-week.ics").read_bytes())


class TestChoosing:
    def test_one_behaviour_is_chosen_at_a_time_by_keyboard_too(self, groei: Reader) -> None:
        page = groei.page(ROLE)
        mark(page, HELPT).focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(card(page)).to_contain_text(HELPT)
        expect(page.get_by_role("heading", name="Deze week")).to_be_focused()
        expect(card(page)).to_be_in_viewport()
        page.get_by_role("button", name=f"Deze week: {VRAAGT}").click()
        expect(card(page).locator(".gedrag")).to_have_text(VRAAGT)
        expect(page.get_by_role("button", name=f"Deze week: {HELPT}")).to_have_attribute(
            "aria-pressed", "false"
        )

    def test_who_comes_back_sees_it_first_and_on_the_device_only_when_asked(self, groei: Reader) -> None:
        page = chosen(groei)
        page.goto(f"{groei.base}mijn-profiel/")
        expect(card(page)).to_be_in_viewport()
        assert HELPT not in str(page.evaluate("({...localStorage})"))
        other = page.context.new_page()
        other.goto(page.url)
        expect(card(other)).to_be_hidden()
        page.get_by_role("checkbox", name="Bewaar op dit apparaat").check()
        expect(card(other)).to_contain_text(HELPT)

    def test_it_goes_along_in_a_file_and_is_wiped_and_brought_back(
        self, groei: Reader, tmp_path: Path
    ) -> None:
        page = chosen(groei)
        file = saved(page, tmp_path)
        page.get_by_role("button", name="Wis mijn profiel").click()
        page.get_by_role("button", name="Ja, wis alles").click()
        expect(card(page)).to_be_hidden()
        page.get_by_role("button", name="Haal terug wat je wiste").click()
        expect(card(page)).to_contain_text(HELPT)
        card(page).get_by_role("button", name="Haal weg").click()
        expect(card(page)).to_be_hidden()
        page.locator("input[type=file]").set_input_files(file)
        expect(card(page)).to_contain_text(HELPT)

    @pytest.mark.parametrize(
        "week", ['"x"', "{}", '{"competentie":"x","niveau":1,"tekst":"y","dag":"morgen"}']
    )
    def test_what_is_no_choice_is_left_out(self, groei: Reader, tmp_path: Path, week: str) -> None:
        file = tmp_path / "profiel.json"
        file.write_text(f'{{"formaat": "mijn-profiel 1", "merken": [], "week": {week}, "laatst": 1}}', "utf8")
        page = groei.page(ROLE)
        page.locator("input[type=file]").set_input_files(file)
        expect(page.get_by_text("Je bestand is ingelezen.")).to_be_visible()
        expect(card(page)).to_be_hidden()


class TestExample:
    def test_an_example_on_the_card_is_a_mark_and_flows_into_the_conversation(self, groei: Reader) -> None:
        page = chosen(groei)
        card(page).get_by_role("textbox").fill(VOORBEELD)
        expect(mark(page, HELPT)).to_be_checked()
        expect(example(page, HELPT)).to_have_value(VOORBEELD)
        assert [merk["tekst"] for merk in kept(page)["merken"]] == [HELPT]
        page.get_by_role("link", name="Gespreksformulier").last.click()
        page.get_by_role("button", name="Neem mijn voorbeelden uit Mijn profiel over").click()
        fields = page.locator(".partij-1 textarea")
        expect(fields.nth(1)).to_have_value(f"{HELPT}\n{VOORBEELD}")

    def test_an_example_in_the_list_stands_on_the_card(self, groei: Reader) -> None:
        page = chosen(groei)
        mark(page, HELPT).check()
        example(page, HELPT).fill(VOORBEELD)
        expect(card(page).get_by_role("textbox")).to_have_value(VOORBEELD)


class TestCalendar:
    def test_it_holds_the_week_and_a_look_back_on_its_last_day(self, calendar: list[str]) -> None:
        assert calendar[:3] == [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Competentiehandboek//Mijn profiel//NL",
        ]
        assert calendar[-1] == "END:VCALENDAR"
        assert [line for line in calendar if line.startswith("SUMMARY")] == [
            "SUMMARY:Deze week: Let op: vraagt zelf om hulp.",
            "SUMMARY:Terugkijken: Let op: vraagt zelf om hulp.",
        ]
        days = [f"{date.today() + timedelta(days=days):%Y%m%d}" for days in (0, 7, 6, 7)]
        found = [line.split(":")[1] for line in calendar if line.startswith(("DTSTART;", "DTEND;"))]
        assert found == days

    def test_each_event_has_what_it_must_and_nothing_calls_another_host(self, calendar: list[str]) -> None:
        names = [re.split("[;:]", line)[0] for line in calendar]
        for name in ("BEGIN", "UID", "DTSTAMP", "DTSTART", "END"):
            assert names.count(name) == 2 + (name in ("BEGIN", "END"))
        assert len({line for line in calendar if line.startswith("UID")}) == 2
        assert all(re.fullmatch(r"DTSTAMP:\d{8}T\d{6}Z", line) for line in calendar if "DTSTAMP" in line)
        assert set(re.findall(r"//([\w.]+):\d+/", "".join(calendar))) == {"127.0.0.1"}

    def test_signs_that_mean_something_are_escaped_and_long_lines_are_folded(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/")
        title = "Komma, puntkomma; streep\\ en\nregel 😀" + "é😀" * 60
        made = page.evaluate(
            "titel => agenda.bestand('x', [{ dag: new Date(2026, 1, 28), dagen: 1, titel, uitleg: '' }])",
            title,
        )
        content = lines(made.encode("utf8"))
        escaped = title.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")
        assert f"SUMMARY:{escaped}" in content
        assert "DTEND;VALUE=DATE:20260301" in content


class TestCard:
    def test_it_prints_alone_in_the_size_of_a_bank_card(self, groei: Reader) -> None:
        page = chosen(groei)
        page.evaluate("window.print = () => void (window.afgedrukt = true)")
        page.get_by_role("button", name="Druk het kaartje af").click()
        assert page.evaluate("window.afgedrukt")
        page.emulate_media(media="print")
        box = page.locator(".kaartje").bounding_box()
        assert box
        assert round(box["width"] * 25.4 / 96) == 86
        assert box["height"] * 25.4 / 96 < 60
        shown = [line for line in page.locator("body").inner_text().splitlines() if line.strip()]
        assert shown == ["Samenwerken", "niveau 1", HELPT, "Wanneer liet ik dit zien?"]
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(card(page)).to_be_hidden()
        expect(page.get_by_role("heading", name="Wat Molenaar vraagt")).to_be_visible()

    def test_it_fits_a_phone(self, groei: Reader) -> None:
        page = groei.page(ROLE, viewport=NARROW)
        page.get_by_role("button", name=f"Deze week: {HELPT}").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
