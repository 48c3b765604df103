"""The pictures in README and the guides show the site as it is now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.inhoud.pictures import KEPT, TARGET, pictures


@pytest.mark.slow
def test_every_picture_shows_what_the_site_shows(browser: Browser, tmp_path: Path) -> None:
    now = {picture.name: picture.digest() for picture in pictures(browser, tmp_path)}
    assert now == json.loads(KEPT.read_text("utf8")), "`make screenshots` makes them anew"


def test_every_picture_is_told_of() -> None:
    assert {file.stem for file in TARGET.glob("*.png")} == {*json.loads(KEPT.read_text("utf8"))}
