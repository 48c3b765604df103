"""Mijn profiel in a real Chromium: marked, kept, compared, carried in a file, wiped, and never sent."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.reader import Read, Reader
from tests.returning import back, reopened
from tests.sites import built, edit, pages_alone

UNUSABLE = 8_000
"""Milliseconds, on a slow machine that does other things too; without a bound it took over 60,000."""
HELPT, VRAAGT, VERDEELT = (
    "Helpt een collega die erom vraagt.",
    "Let op: vraagt zelf om hulp.",
    "Verdeelt het werk met anderen.",
)
VOORBEELD = "Ik nam de dienst van Anja over."
NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError') }})"
)
FULL = "void (Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') })"


def mark(page: Page, behaviour: str) -> Locator:
    return page.get_by_role("checkbox", name=behaviour)


def example(page: Page, behaviour: str) -> Locator:
    return page.get_by_label(f"Voorbeeld bij: {behaviour}")


def fill_in(page: Page) -> None:
    """Mark two behaviours, with an example of the first."""
    mark(page, HELPT).check()
    example(page, HELPT).fill(VOORBEELD)
    mark(page, VERDEELT).check()


def saved(page: Page, folder: Path) -> Path:
    """The profile on the page, as a file."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar als bestand").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def texts(profile: Path) -> list[str]:
    """The behaviours in a saved profile."""
    return [merk["tekst"] for merk in json.loads(profile.read_text("utf8"))["merken"]]


def kept(page: Page, where: str = "sessionStorage") -> Any:
    """What the browser keeps, for the tab or on the device ("localStorage")."""
    return page.evaluate(f"JSON.parse({where}.getItem(profiel.PLEK) ?? 'null')")


def as_mark(text: str, example: str = VOORBEELD) -> dict[str, Any]:
    """A mark as it stands in a profile."""
    return {"competentie": "samenwerken", "niveau": 1, "tekst": text, "gezien": True, "voorbeeld": example}


def profile_file(folder: Path, marks: list[dict[str, Any]]) -> Path:
    file = folder / "profiel.json"
    content = {"formaat": "mijn-profiel 1", "merken": marks}
    file.write_text(json.dumps(content, separators=(",", ":")), "utf8")
    return file


def duration(page: Page) -> float:
    """How long the browser worked at a page until its scripts were done, in milliseconds."""
    spent = """() => {
      const { responseEnd, domContentLoadedEventEnd } = performance.getEntriesByType("navigation")[0];
      return domContentLoadedEventEnd - responseEnd;
    }"""
    return float(page.evaluate(spent))


TIME_OF_A_CHANGE = """() => {
  const begin = performance.now();
  document.querySelector(".kruis input").click();
  return performance.now() - begin;
}"""


def switch(page: Page) -> Locator:
    return page.get_by_role("checkbox", name="Bewaar op dit apparaat")


def marked(groei: Reader) -> Page:
    """A page with two marks and an example, kept in its tab."""
    page = groei.page("mijn-profiel/?functie=molenaar")
    fill_in(page)
    return page


class TestMarking:
    def test_only_what_the_role_asks_is_listed(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        boxes = page.locator("[data-uitkomst]").get_by_role("checkbox")
        expect(boxes).to_have_count(4)
        expect(page.get_by_text("Brengt afdelingen bij elkaar.")).to_have_count(0)
        expect(page.get_by_role("heading", name="Wat Molenaar vraagt")).to_be_visible()

    def test_by_keyboard_and_kept_after_reload(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        expect(example(page, HELPT)).to_be_hidden()
        mark(page, HELPT).focus()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        expect(example(page, HELPT)).to_be_focused()
        page.keyboard.type(VOORBEELD)
        expect(
            page.get_by_role("status").filter(has_text="Bewaard tot je dit tabblad sluit.")
        ).to_be_attached()
        page.reload()
        expect(mark(page, HELPT)).to_be_checked()
        expect(example(page, HELPT)).to_have_value(VOORBEELD)
        expect(mark(page, VRAAGT)).not_to_be_checked()

    def test_an_example_stays_when_the_mark_goes(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        fill_in(page)
        mark(page, HELPT).uncheck()
        page.reload()
        expect(mark(page, HELPT)).not_to_be_checked()
        expect(example(page, HELPT)).to_be_visible()
        expect(example(page, HELPT)).to_have_value(VOORBEELD)

    def test_a_mark_counts_for_every_role_that_asks_it(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        fill_in(page)
        page.get_by_label("Functie die je bekijkt").select_option(label="Meestermolenaar")
        page.get_by_role("button", name="Toon", exact=True).click()
        expect(page).to_have_url(f"{groei.base}mijn-profiel/?functie=meestermolenaar")
        expect(mark(page, VERDEELT)).to_be_checked()
        page.go_back()
        expect(page.get_by_role("heading", name="Wat Molenaar vraagt")).to_be_visible()

    def test_behaviour_without_levels_too(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/?functie=bakker")
        mark(page, "Deelt wat nuttig is.").check()
        page.reload()
        expect(mark(page, "Deelt wat nuttig is.")).to_be_checked()
        assert [merk["competentie"] for merk in kept(page)["merken"]] == ["gedrag/samenwerken"]

    def test_two_tabs_do_not_lose_each_others_marks(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        mark(page, VRAAGT).check()
        other = page.context.new_page()
        other.goto(page.url)
        switch(other).check()
        expect(switch(page)).to_be_checked()
        expect(mark(other, VRAAGT)).to_be_checked()
        mark(page, HELPT).check()
        expect(mark(other, HELPT)).to_be_checked()
        mark(other, VERDEELT).check()
        page.reload()
        expect(mark(page, HELPT)).to_be_checked()
        expect(mark(page, VERDEELT)).to_be_checked()

    def test_an_unknown_role_is_answered(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/?functie=kok")
        expect(page.get_by_role("alert").filter(has_text="‘kok’ staat niet in dit handboek.")).to_be_visible()

    def test_no_score_is_given(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        fill_in(page)
        page.goto(f"{groei.base}vergelijken/?van=mijn_profiel&naar=molenaar")
        shown = page.locator("[data-uitkomst]").inner_text()
        assert not any(sign in shown for sign in ("%", "/", " van de "))

    def test_without_script_it_says_what_it_needs(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/", java_script_enabled=False)
        expect(page.get_by_text("heeft JavaScript nodig")).to_be_visible()
        expect(page.get_by_role("button", name="Wis mijn profiel")).to_be_hidden()


class TestComparing:
    def test_it_shows_what_is_marked_and_what_not(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        fill_in(page)
        page.goto(f"{groei.base}vergelijken/")
        page.get_by_label("Van", exact=True).select_option(label="Mijn profiel")
        page.get_by_label("Naar", exact=True).select_option(label="Meestermolenaar")
        page.get_by_role("button", name="Vergelijk").click()
        expect(page).to_have_url(f"{groei.base}vergelijken/?van=mijn_profiel&naar=meestermolenaar")
        expect(page.locator(".comp").filter(has_text="Samenwerken").locator("li")).to_have_text(
            [
                f"Aangekruist: {HELPT}{VOORBEELD}",
                f"Nog niet aangekruist: {VRAAGT}",
                f"Aangekruist: {VERDEELT}",
                "Nog niet aangekruist: Brengt afdelingen bij elkaar.",
            ]
        )

    def test_an_empty_profile_says_so_and_leads_there(self, groei: Reader) -> None:
        page = groei.page("vergelijken/?van=mijn_profiel&naar=molenaar")
        expect(page.get_by_text("Je hebt nog niets aangekruist.")).to_be_visible()
        page.get_by_role("link", name="Aankruisen in mijn profiel").click()
        expect(page).to_have_url(f"{groei.base}mijn-profiel/?functie=molenaar")


class TestChangedText:
    @pytest.fixture
    def changed(
        self, read: Read, groei: Reader, groeidata: Path, tmp_path: Path
    ) -> Callable[[str, str], Page]:
        """Read a profile in that was saved before a change in the competency samenwerken."""

        def change(old: str, new: str) -> Page:
            page = groei.page("mijn-profiel/?functie=molenaar")
            fill_in(page)
            file = saved(page, tmp_path)
            data = Path(shutil.copytree(groeidata, tmp_path / "data"))
            edit(data / "competenties" / "samenwerken.yml", old, new)
            site = built(pages_alone(data), tmp_path / "site")
            page = read(site).page("mijn-profiel/?functie=molenaar")
            page.locator("input[type=file]").set_input_files(file)
            return page

        return change

    def test_a_mended_comma_keeps_the_mark(self, changed: Callable[[str, str], Page]) -> None:
        page = changed("Helpt een collega die erom", "Helpt een collega, die erom")
        expect(page.get_by_text("Je bestand is ingelezen.")).to_be_visible()
        expect(mark(page, "Helpt een collega, die erom vraagt.")).to_be_checked()
        expect(page.get_by_role("heading", name="Tekst is gewijzigd")).to_be_hidden()

    def test_a_mark_on_other_words_is_kept_and_shown_apart(self, changed: Callable[[str, str], Page]) -> None:
        page = changed("Helpt een collega die erom vraagt.", "Biedt een collega uit zichzelf hulp aan.")
        expect(page.get_by_role("heading", name="Tekst is gewijzigd")).to_be_visible()
        gone = page.locator(".vervallen li")
        expect(gone).to_contain_text(f"Samenwerken, niveau 1: {HELPT}{VOORBEELD}")
        expect(mark(page, "Biedt een collega uit zichzelf hulp aan.")).not_to_be_checked()
        expect(mark(page, VERDEELT)).to_be_checked()
        page.reload()
        expect(gone).to_have_count(1)
        gone.get_by_role("button", name="Haal weg").click()
        expect(page.get_by_role("heading", name="Tekst is gewijzigd")).to_be_hidden()
        assert [merk["tekst"] for merk in kept(page)["merken"]] == [VERDEELT]
        page.get_by_role("button", name="Haal terug wat je wiste").click()
        expect(gone).to_have_count(1)


class TestSharedComputer:
    def test_nothing_is_kept_on_the_device_unless_asked(self, groei: Reader) -> None:
        page = marked(groei)
        expect(switch(page)).not_to_be_checked()
        page.goto(f"{groei.base}vergelijken/?van=mijn_profiel&naar=molenaar")
        expect(page.get_by_text(VOORBEELD)).to_be_visible()
        assert VOORBEELD not in str(page.evaluate("({...localStorage})"))
        other = page.context.new_page()
        other.goto(f"{groei.base}mijn-profiel/?functie=molenaar")
        expect(mark(other, HELPT)).not_to_be_checked()

    def test_a_closed_tab_that_is_opened_again_is_empty(
        self, everyday: BrowserContext, groei: Reader
    ) -> None:
        page = everyday.new_page()
        page.goto(f"{groei.base}mijn-profiel/?functie=molenaar")
        fill_in(page)
        page.goto(f"{groei.base}functies/molenaar/")
        page.reload()
        back(page, f"{groei.base}mijn-profiel/?functie=molenaar")
        expect(mark(page, HELPT)).to_be_checked()
        page.goto(f"{groei.base}functies/molenaar/")
        page = reopened(everyday, page)
        page.goto(f"{groei.base}mijn-profiel/?functie=molenaar")
        expect(page.get_by_role("heading", name="Wat Molenaar vraagt")).to_be_visible()
        expect(mark(page, HELPT)).not_to_be_checked()
        assert VOORBEELD not in page.content()

    def test_asked_for_it_is_kept_until_that_is_taken_back(self, groei: Reader) -> None:
        page = marked(groei)
        switch(page).check()
        expect(page.get_by_role("status").filter(has_text="Bewaard op dit apparaat.")).to_be_attached()
        other = page.context.new_page()
        page.close()
        other.goto(f"{groei.base}mijn-profiel/?functie=molenaar")
        expect(switch(other)).to_be_checked()
        expect(example(other, HELPT)).to_have_value(VOORBEELD)
        switch(other).uncheck()
        assert kept(other, "localStorage") is None
        other.reload()
        expect(mark(other, HELPT)).to_be_checked()
        other.context.new_page().goto(other.url)
        expect(mark(other.context.pages[-1], HELPT)).not_to_be_checked()

    def test_the_choice_is_remembered_before_anything_is_marked(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/")
        switch(page).focus()
        page.keyboard.press("Space")
        page.reload()
        expect(switch(page)).to_be_checked()

    def test_who_had_marks_on_the_device_keeps_them(self, groei: Reader) -> None:
        page = marked(groei)
        page.evaluate("localStorage.setItem(profiel.PLEK, profiel.tekst()); sessionStorage.clear()")
        page.reload()
        expect(switch(page)).to_be_checked()
        expect(mark(page, HELPT)).to_be_checked()
        mark(page, VRAAGT).check()
        assert len(kept(page, "localStorage")["merken"]) == 3


class TestKeeping:
    def test_out_as_a_file_and_in_again(self, groei: Reader, tmp_path: Path) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        fill_in(page)
        file = saved(page, tmp_path)
        assert file.name == "mijn-profiel.json"
        other = groei.page("mijn-profiel/?functie=molenaar")
        mark(other, VRAAGT).check()
        with other.expect_file_chooser() as chooser:
            other.get_by_role("button", name="Lees een bestand in").click()
        chooser.value.set_files(file)
        expect(mark(other, HELPT)).to_be_checked()
        expect(example(other, HELPT)).to_have_value(VOORBEELD)
        expect(mark(other, VRAAGT)).to_be_checked()

    def test_another_file_is_refused_and_nothing_is_lost(self, groei: Reader, tmp_path: Path) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        mark(page, HELPT).check()
        for number, content in enumerate(
            (
                "geen json",
                "[]",
                "null",
                '{"formaat": "mijn-profiel 1"}',
                '{"formaat": "mijn-profiel 1", "merken": [null]}',
                '{"formaat": "mijn-profiel 1", "merken": [{"competentie": "x", "niveau": 9}]}',
            )
        ):
            file = tmp_path / f"vakantie-{number}.json"
            file.write_text(content, "utf8")
            page.locator("input[type=file]").set_input_files(file)
            expect(page.get_by_text(f"{file.name} is geen bewaard profiel.")).to_be_visible()
            expect(mark(page, HELPT)).to_be_checked()
            assert len(kept(page)["merken"]) == 1

    def test_text_from_a_file_stays_text(self, groei: Reader, tmp_path: Path) -> None:
        evil = "<img src=x onerror=window.gehackt=1>"
        merk = {"competentie": evil, "niveau": 1, "tekst": evil, "gezien": True, "voorbeeld": evil}
        file = tmp_path / "profiel.json"
        file.write_text(json.dumps({"formaat": "mijn-profiel 1", "merken": [merk]}), "utf8")
        page = groei.page("mijn-profiel/?functie=molenaar", bypass_csp=True)
        page.locator("input[type=file]").set_input_files(file)
        expect(page.locator(".vervallen li")).to_contain_text(f"{evil}, niveau 1: {evil}{evil}")
        assert page.evaluate("window.gehackt") is None

    @pytest.mark.parametrize("name", ["__proto__", "constructor", "toString"])
    def test_names_that_mean_something_to_a_script_mean_nothing(
        self, groei: Reader, tmp_path: Path, name: str
    ) -> None:
        merk = {**as_mark(name), "competentie": name, name: {"gezien": True}}
        file = profile_file(tmp_path, [merk, as_mark(HELPT)])
        file.write_text(file.read_text("utf8").replace("{", f'{{"{name}": {{"merken": []}}, ', 1), "utf8")
        page = groei.page("mijn-profiel/?functie=molenaar")
        page.locator("input[type=file]").set_input_files(file)
        expect(page.locator(".vervallen li")).to_contain_text(f"{name}, niveau 1: {name}")
        expect(mark(page, HELPT)).to_be_checked()
        expect(mark(page, VRAAGT)).not_to_be_checked()
        assert page.evaluate("[Object.prototype, {}].every(object => !('gezien' in object))")

    def test_of_a_file_with_thousands_of_marks_some_are_taken(self, groei: Reader, tmp_path: Path) -> None:
        file = profile_file(tmp_path, [*(as_mark(f"g {n}", "") for n in range(10_000)), as_mark(HELPT)])
        assert file.stat().st_size < 1_000_000
        page = groei.page("mijn-profiel/?functie=molenaar")
        page.locator("input[type=file]").set_input_files(file)
        expect(page.get_by_role("alert").filter(has_text="Weggelaten: 9.500.")).to_be_visible()
        expect(page.get_by_text("Je bestand is ingelezen.")).to_be_visible()
        expect(page.locator(".vervallen li")).to_have_count(500)
        expect(mark(page, HELPT)).to_be_checked()
        page.locator("input[type=file]").set_input_files(profile_file(tmp_path, [as_mark("nog een")]))
        expect(page.get_by_role("alert").filter(has_text="Weggelaten: 1.")).to_be_visible()

    @pytest.mark.parametrize("where", ["mijn-profiel/?functie=", "vergelijken/?van=mijn_profiel&naar="])
    def test_a_profile_of_thousands_from_before_stays_usable(
        self, groei: Reader, tmp_path: Path, where: str
    ) -> None:
        marks = [*(as_mark(f"gedrag {n}", "") for n in range(35_000)), as_mark(HELPT)]
        page = groei.page("mijn-profiel/")
        page.evaluate(
            "text => localStorage.setItem(profiel.PLEK, text)",
            profile_file(tmp_path, marks).read_text("utf8"),
        )
        page.goto(f"{groei.base}{where}molenaar")
        expect(page.get_by_role("alert").filter(has_text="Weggelaten: 34.500.")).to_be_visible()
        assert duration(page) < UNUSABLE
        if "mijn-profiel" in where:
            assert page.evaluate(TIME_OF_A_CHANGE) < UNUSABLE
            page.get_by_role("button", name="Wis mijn profiel").click()
            page.get_by_role("button", name="Ja, wis alles").click()
            expect(page.locator(".vervallen li")).to_have_count(0)
            expect(page.get_by_role("alert")).to_be_hidden()

    def test_a_file_that_is_too_large_is_not_read(self, groei: Reader, tmp_path: Path) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        file = profile_file(tmp_path, [as_mark(f"gedrag {n}") for n in range(35_000)])
        page.locator("input[type=file]").set_input_files(file)
        expect(page.get_by_text("profiel.json is groter dan 1 MB en is niet ingelezen.")).to_be_visible()
        expect(mark(page, HELPT)).not_to_be_checked()

    def test_wiping_asks_first(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        fill_in(page)
        wipe = page.get_by_role("button", name="Wis mijn profiel")
        wipe.click()
        page.keyboard.press("Escape")
        wipe.click()
        page.get_by_role("button", name="Nee, laat staan").click()
        expect(mark(page, HELPT)).to_be_checked()
        assert len(kept(page)["merken"]) == 2
        wipe.click()
        page.get_by_role("button", name="Ja, wis alles").click()
        expect(page.get_by_role("status").filter(has_text="Je profiel is gewist.")).to_be_visible()
        expect(mark(page, HELPT)).not_to_be_checked()
        expect(example(page, HELPT)).to_be_hidden()
        assert (kept(page), kept(page, "localStorage")) == (None, None)
        page.reload()
        expect(page.get_by_role("button", name="Haal terug")).to_be_hidden()

    @pytest.mark.parametrize("on_device", [True, False])
    def test_what_was_wiped_can_be_brought_back(self, groei: Reader, on_device: bool) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        switch(page).set_checked(on_device)
        fill_in(page)
        page.get_by_role("button", name="Wis mijn profiel").click()
        page.get_by_role("button", name="Ja, wis alles").click()
        expect(switch(page)).not_to_be_checked()
        mark(page, VRAAGT).check()
        page.get_by_role("button", name="Haal terug wat je wiste").click()
        expect(page.get_by_role("button", name="Haal terug")).to_be_hidden()
        expect(switch(page)).to_be_checked(checked=on_device)
        page.reload()
        for behaviour in (HELPT, VRAAGT, VERDEELT):
            expect(mark(page, behaviour)).to_be_checked()
        expect(example(page, HELPT)).to_have_value(VOORBEELD)

    def test_back_shows_nothing_of_what_was_wiped(self, everyday: BrowserContext, groei: Reader) -> None:
        page = everyday.new_page()
        address = f"{groei.base}mijn-profiel/?functie=molenaar"
        page.goto(address)
        switch(page).check()
        fill_in(page)
        compared = f"{groei.base}vergelijken/?van=mijn_profiel&naar=molenaar"
        page.goto(compared)
        page.goto(address.replace("molenaar", "meestermolenaar"))
        page.get_by_role("button", name="Wis mijn profiel").click()
        page.get_by_role("button", name="Ja, wis alles").click()
        for before in (compared, address):
            back(page, before)
            expect(page.locator("[data-uitkomst]")).to_be_visible()
            assert VOORBEELD not in page.content()
            assert page.evaluate("profiel.leeg()")

    def test_a_browser_that_keeps_nothing_is_told_and_works(self, groei: Reader, tmp_path: Path) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar", script=NO_STORAGE)
        expect(page.get_by_role("alert").filter(has_text="Je browser bewaart hier niets.")).to_be_visible()
        fill_in(page)
        assert texts(saved(page, tmp_path)) == [HELPT, VERDEELT]
        page.goto(f"{groei.base}vergelijken/?van=mijn_profiel&naar=molenaar")
        expect(page.get_by_role("alert").filter(has_text="Je browser bewaart hier niets.")).to_be_visible()
        # Material's frame reads its colours from the storage, and says so; the page works all the same
        groei.wrong[:] = [error for error in groei.wrong if error != "SecurityError"]

    def test_a_full_browser_loses_nothing_on_the_page(self, groei: Reader, tmp_path: Path) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        mark(page, HELPT).check()
        page.evaluate(FULL)
        mark(page, VERDEELT).check()
        expect(page.get_by_role("alert").filter(has_text="Bewaren lukt niet")).to_be_visible()
        assert texts(saved(page, tmp_path)) == [HELPT, VERDEELT]

    @pytest.mark.parametrize("content", ["{", "{}", '{"formaat":"mijn-profiel 1","merken":[7]}'])
    def test_what_cannot_be_read_is_told_and_kept_until_something_is_marked(
        self, groei: Reader, content: str
    ) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        page.evaluate("text => localStorage.setItem(profiel.PLEK, text)", content)
        page.reload()
        alert = page.get_by_role("alert").filter(has_text="is niet meer te lezen")
        expect(alert).to_be_visible()
        assert page.evaluate("localStorage.getItem(profiel.PLEK)") == content
        mark(page, HELPT).check()
        expect(alert).to_be_hidden()
        page.reload()
        expect(mark(page, HELPT)).to_be_checked()


class TestOverview:
    def test_it_opens_on_what_is_marked_with_the_role_that_fits_best_first(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/?functie=hulp")
        for box in page.locator(".kruis").get_by_role("checkbox").all():
            box.check()
        page.goto(f"{groei.base}mijn-profiel/")
        rows = page.locator("[data-standen] li")
        expect(rows.first).to_contain_text(re.compile(r"^Hulp: (\d+)/\1 aangekruist. Compleet: "))
        rows.first.get_by_role("link").click()
        expect(page).to_have_url(f"{groei.base}mijn-profiel/?functie=hulp")

    def test_it_says_why_a_role_fits_what_is_open_and_when_one_was_here(self, groei: Reader) -> None:
        page = marked(groei)
        page.goto(f"{groei.base}mijn-profiel/")
        expect(page.locator("[data-standen] li").filter(has_text="Molenaar:").first).to_contain_text(
            "2/4 aangekruist. Nog open: Plannen (1), Samenwerken (1)."
        )
        last = page.get_by_text("Je kruiste het laatst iets aan op")
        expect(last).to_contain_text(str(date.today().year))
        last.get_by_role("link", name="Molenaar").click()
        expect(page).to_have_url(f"{groei.base}mijn-profiel/?functie=molenaar")

    def test_the_gap_of_a_role_comes_first_and_shrinks(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        gap = page.locator("[data-open]")
        expect(gap).to_have_text("Aangekruist: 0. Nog niet aangekruist: 4. Plannen 1, Samenwerken 3")
        mark(page, HELPT).check()
        expect(gap).to_have_text("Aangekruist: 1. Nog niet aangekruist: 3. Plannen 1, Samenwerken 2")
        gap.get_by_role("link", name="Samenwerken").click()
        expect(page.locator(".comp").filter(has_text="Samenwerken")).to_be_in_viewport()
        for box in page.locator(".kruis").get_by_role("checkbox").all():
            box.check()
        expect(gap).to_have_text("Je hebt alles aangekruist.")

    def test_saving_is_said_once_beside_the_choice_and_covers_nothing(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        mark(page, HELPT).check()
        said = page.get_by_text("Bewaard tot je dit tabblad sluit.")
        expect(said).to_have_css("position", "static")
        said.evaluate("element => element.dataset.zelfde = 'ja'")
        mark(page, VRAAGT).check()
        expect(page.locator("[data-zelfde]")).to_have_count(1)

    def test_what_is_still_open_can_be_shown_alone(self, groei: Reader) -> None:
        page = groei.page("mijn-profiel/?functie=molenaar")
        boxes = page.locator(".kruis:visible")
        before = boxes.count()
        boxes.first.get_by_role("checkbox").check()
        page.get_by_role("button", name="Toon alleen wat nog niet is aangekruist").click()
        expect(boxes).to_have_count(before - 1)
