"""What a page says of itself to who finds or shares it, and that it has one name."""

from __future__ import annotations

from pathlib import Path

from tests.sites import pages, parse, text


def test_every_page_has_a_description_and_open_graph(site: Path) -> None:
    for address in pages(site):
        page = parse(site, address)
        if page.xpath("//meta[@http-equiv='refresh']"):
            continue
        (description,) = page.xpath("//meta[@name='description']/@content")
        assert len(description) > 20, address
        assert page.xpath("//meta[@property='og:description']/@content") == [description], address
        (title,) = page.xpath("//meta[@property='og:title']/@content")
        assert title in page.findtext(".//title"), address


def test_tab_heading_and_menu_call_a_page_the_same(site: Path) -> None:
    for address in pages(site):
        page = parse(site, address)
        active = page.xpath("//*[@data-md-type='navigation']//a[contains(@class, '__link--active')]")
        if not address or not active:
            continue
        heading = text(page.find(".//h1")).removesuffix("#").strip()
        assert text(active[-1]) == heading, address
        assert page.findtext(".//title").startswith(heading), address
