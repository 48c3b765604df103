"""The conversation in one file: prepared on the site, added to elsewhere, compared, closed, read back."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Download, Page, expect

from handboek.site import conversation
from tests.reader import Reader

FORM = "gespreksformulier/?functie=molenaar"
HOSTILE = 'Zei "</script><script>document.title = 1</script>" & $& \\u003c.'


def saved(page: Page, button: str, folder: Path, name: str) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).first.click()
    download: Download = waiting.value
    assert download.suggested_filename == "gesprek-molenaar.html"
    download.save_as(folder / name)
    return folder / name


def test_prepare_hand_over_add_compare_and_close(groei: Reader, browser: Browser, tmp_path: Path) -> None:
    page = groei.page(FORM)
    page.locator(".comp:visible .partij-1 select").first.select_option("Dit gaat goed")
    page.locator(".comp:visible .partij-1 textarea").first.fill(HOSTILE)
    file = saved(page, "Bewaar als bestand", tmp_path, "een.html")

    page = browser.new_page()  # of a manager, who has but the file
    page.goto(file.as_uri())
    own, other = (page.locator(f".partij-{party} textarea").first for party in (1, 2))
    expect(own).to_have_value(HOSTILE)
    expect(other).not_to_be_editable()
    page.get_by_label("de leidinggevende", exact=True).check()
    expect(own).not_to_be_editable()
    other.fill("Dat zag ik ook.")
    verdict = page.locator(".partij-2 select").first
    verdict.select_option("Hierin zit groei")
    expect(page.locator(".samen").first).to_have_text("Jullie kijken hier verschillend naar.")
    verdict.select_option("Dit gaat goed")
    expect(page.locator(".samen").first).to_have_text("Jullie zien dit hetzelfde.")
    closed = saved(page, "Sluit het gesprek af", tmp_path, "twee.html")

    page.goto(closed.as_uri())
    expect(page.get_by_role("status")).to_contain_text("Dit gesprek is afgesloten op")
    expect(page.get_by_role("button", name="Sluit het gesprek af")).to_be_hidden()
    assert not page.locator("textarea").evaluate_all("all => all.some(field => !field.readOnly)")
    expect(page).to_have_title(re.compile("Molenaar"))
    page.close()

    page = groei.page(FORM)
    page.locator("input[type=file]").set_input_files(closed)
    expect(page.locator(".partij-1 textarea").first).to_have_value(HOSTILE)
    expect(page.locator(".partij-2 textarea").first).to_have_value("Dat zag ik ook.")


def test_only_the_subjects_that_were_chosen_go_along(groei: Reader, browser: Browser, tmp_path: Path) -> None:
    page = groei.page(FORM)
    page.get_by_role("group", name="Waarover gaat het gesprek?").get_by_label("Samenwerken").uncheck()
    expect(page.locator(".comp:visible h3")).to_have_text(["Plannen"])
    file = saved(page, "Bewaar als bestand", tmp_path, "kort.html")
    opened = browser.new_page()
    opened.goto(file.as_uri())
    expect(opened.locator(".comp h3")).to_have_text(["Plannen"])
    opened.close()


def test_another_file_changes_nothing(groei: Reader, tmp_path: Path) -> None:
    file = tmp_path / "iets.html"
    file.write_text("<p>Geen gesprek</p>", "utf8")
    page = groei.page(FORM)
    page.locator(".partij-1 textarea").first.fill("blijft")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("status").filter(has_text="iets.html is geen bewaard gesprek.")).to_be_visible()
    expect(page.locator(".partij-1 textarea").first).to_have_value("blijft")


def test_it_is_kept_on_the_device_for_who_asks(groei: Reader) -> None:
    page = groei.page(FORM)
    page.locator(".partij-1 textarea").first.fill("mijn voorbeeld")
    page.get_by_label("Bewaar op dit apparaat").check()
    page.reload()
    expect(page.locator(".partij-1 textarea").first).to_have_value("mijn voorbeeld")
    page.get_by_label("Bewaar op dit apparaat").uncheck()
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(f"{groei.base}{FORM}#opnieuw")
    page.reload()
    expect(page.locator(".partij-1 textarea").first).to_have_value("")


def test_the_empty_file_is_the_same_each_time_and_runs_its_own_code_alone() -> None:
    script = conversation.script()
    assert script == conversation.script()
    assert script.count("'sha256-") == 2
    assert "default-src 'none'" in script
