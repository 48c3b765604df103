"""Which roles are near to a role, and what the page of a role says of them."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

from playwright.sync_api import expect

from handboek.compare.nearby import MOST, Nabijheid
from handboek.loading import load_handboek
from handboek.model import Competentie, Eis, Functie, Gegevens, Handboek, Tekst
from tests.reader import Read, Reader
from tests.sites import parse, text


def handbook(asked: dict[str, dict[str, int]]) -> Handboek:
    """Roles, by title, that ask these levels."""
    ids = {id for levels in asked.values() for id in levels}
    texts = (Tekst("Doet iets."),)
    competenties = {
        id: Competentie.model_validate(
            {"id": id, "label": id, "cluster": "x", "definitie": "Doet iets."}
            | {f"niveau {niveau}": list(texts) for niveau in (1, 2, 3)}
        )
        for id in sorted(ids)
    }
    functies = {
        titel: Functie(id=titel, titel=Tekst(titel), generiek={id: Eis(niveau=n) for id, n in levels.items()})
        for titel, levels in asked.items()
    }
    gegevens = Gegevens(titel=Tekst("Proef"), clusters={})
    return Handboek(gegevens, competenties, {}, functies, {})


class TestNearness:
    def near(self, handboek: Handboek, id: str) -> list[str]:
        return [verschil.functie.id for verschil in Nabijheid(handboek).nabije(handboek.functies[id])]

    def test_fewest_levels_to_grow_into_come_first(self) -> None:
        handboek = handbook({"a": {"x": 1}, "b": {"x": 3}, "c": {"x": 2}, "d": {"x": 1, "y": 3}})
        assert self.near(handboek, "a") == ["c", "b", "d"]

    def test_of_two_as_far_the_one_that_lets_go_of_least_then_by_title(self) -> None:
        handboek = handbook(
            {"a": {"x": 2, "y": 2}, "b": {"x": 1}, "c": {"x": 1, "y": 1}, "d": {"y": 1, "x": 1}}
        )
        assert self.near(handboek, "a") == ["c", "d", "b"]

    def test_nothing_in_common_is_not_near(self) -> None:
        assert self.near(handbook({"a": {"x": 2}, "b": {"y": 1}}), "a") == []

    def test_no_more_than_a_handful(self) -> None:
        handboek = handbook({str(n): {"x": 1} for n in range(9)})
        assert [len(self.near(handboek, id)) for id in handboek.functies] == [MOST] * 9

    def test_the_difference_is_what_comes_on_top(self, groeidata: Path) -> None:
        handboek = load_handboek(groeidata)
        nabijheid = Nabijheid(handboek)
        found = {
            id: [
                (verschil.functie.id, [(competentie.id, niveau) for competentie, niveau in verschil.erbij])
                for verschil in nabijheid.nabije(handboek.functies[id])
            ]
            for id in ("molenaar", "bakker", "leerling")
        }
        assert found == {
            "molenaar": [("hulp", []), ("meestermolenaar", [("samenwerken", 3), ("tellen", 2)])],
            "bakker": [("banketbakker", [("gedrag/netheid", 0)])],
            "leerling": [],
        }

    def test_nothing_nearer_is_left_out(self) -> None:
        random = Random(7)
        asked = {
            f"functie {n:02}": {
                f"c{random.randrange(12)}": random.randint(1, 3) for _ in range(random.randint(1, 6))
            }
            for n in range(60)
        }
        steps = {
            titel: {(id, niveau) for id, hoogste in eisen.items() for niveau in range(1, hoogste + 1)}
            for titel, eisen in asked.items()
        }
        handboek = handbook(asked)
        nabijheid = Nabijheid(handboek)
        for functie in handboek.functies.values():
            own = steps[functie.titel]
            others = [titel for titel, those in steps.items() if titel != functie.titel and own & those]
            others.sort(key=lambda titel: (len(steps[titel] - own), len(own - steps[titel]), titel))
            assert [verschil.functie.titel for verschil in nabijheid.nabije(functie)] == others[:MOST]

    def test_a_step_up_asks_nothing_lower_and_something_higher(self) -> None:
        handboek = handbook(
            {
                "hier": {"a": 1, "b": 2},
                "hoger": {"a": 2, "b": 2},
                "ook hoger": {"a": 3, "c": 1},
                "lager erbij": {"a": 3, "b": 1},
                "gelijk": {"a": 1, "b": 2, "c": 3},
                "iets anders": {"c": 3, "d": 3},
            }
        )
        nabijheid = Nabijheid(handboek)
        found = [verschil.functie.id for verschil in nabijheid.hoger(handboek.functies["hier"])]
        assert found == ["hoger", "ook hoger"]
        assert nabijheid.hoger(handboek.functies["iets anders"]) == []

    def test_a_thousand_roles_are_laid_beside_each_other_in_a_moment(self) -> None:
        asked = {
            f"functie {n}": {
                "generiek": 1 + n % 3,
                **{f"c{(n * 7 + step * 11) % 120}": 1 + step % 3 for step in range(8)},
            }
            for n in range(1000)
        }
        handboek = handbook(asked)
        start = time.process_time()
        nabijheid = Nabijheid(handboek)
        near = [nabijheid.nabije(functie) for functie in handboek.functies.values()]
        assert time.process_time() - start < 1
        assert {len(found) for found in near} == {MOST}


class TestRolePage:
    def test_it_leads_to_the_form_the_comparison_my_profile_and_the_pdf(self, groeisite: Path) -> None:
        page = parse(groeisite, "functies/molenaar/")
        assert page.xpath("//ul[contains(@class, 'verder')]//a/@href") == [
            "../../gespreksformulier/?functie=molenaar",
            "../../vergelijken/?van=molenaar",
            "../../mijn-profiel/?functie=molenaar",
            "molenaar.pdf",
        ]

    def test_roles_a_step_up_and_near_ones_say_what_comes_on_top(self, groeisite: Path) -> None:
        sections = parse(groeisite, "functies/molenaar/").xpath("//section[@class='nabij']")
        assert [text(section.find("h2")) for section in sections] == [
            "Een stap verder",
            "Functies die hierop lijken",
        ]
        assert [text(row) for section in sections for row in section.xpath(".//dl/div")] == [
            "MeestermolenaarEr komt bij: Samenwerken niveau 3, Tellen niveau 2. "
            "Vergelijk met Meestermolenaar",
            "HulpVraagt niets nieuws. Vergelijk met Hulp",
        ]

    def test_a_draft_is_not_compared(self, groeisite: Path) -> None:
        assert parse(groeisite, "functies/leerling/").xpath("//a[contains(@href,'vergelijken/?')]") == []
        everywhere = [page for page in groeisite.rglob("*.html") if "naar=leerling" in page.read_text("utf8")]
        assert everywhere == []

    def test_the_page_and_the_comparison_name_the_same_difference(self, groei: Reader) -> None:
        page = groei.page("functies/molenaar/")
        page.get_by_role("link", name="Vergelijk met Meestermolenaar").click()
        expect(page).to_have_url(f"{groei.base}vergelijken/?van=molenaar&naar=meestermolenaar")
        expect(page.locator(".comp h3")).to_have_text(["Tellen", "Samenwerken"])

    def test_near_roles_and_links_are_for_the_screen(self, groei: Reader) -> None:
        page = groei.page("functies/molenaar/")
        page.emulate_media(media="print")
        expect(page.locator(".nabij").first).to_be_hidden()
        expect(page.locator(".verder")).to_be_hidden()


def test_from_disk_all_three_tools_work(read: Read, groei_offline: Path) -> None:
    reader = read(f"{groei_offline.as_uri()}/")
    page = reader.page("functies/molenaar/index.html")
    page.get_by_role("link", name="Vergelijk met Meestermolenaar").click()
    expect(page.locator("#uitkomst")).to_have_text("Van Molenaar naar Meestermolenaar")
    page.get_by_role("link", name="Andersom vergelijken").click()
    expect(page.locator("#uitkomst")).to_have_text("Van Meestermolenaar naar Molenaar")
    page.locator(".comp, .naast").first.get_by_role("link", name="Plannen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plannen")
    page.goto(f"{reader.base}functies/molenaar/index.html")
    page.get_by_role("link", name="Mijn profiel voor deze functie").click()
    box = page.get_by_role("checkbox").first
    box.check()
    page.reload()
    expect(box).to_be_checked()
    page.goto(f"{reader.base}functies/molenaar/index.html")
    page.get_by_role("link", name="Gespreksformulier", exact=True).last.click()
    expect(page.get_by_label("Voorbeelden van de medewerker: Samenwerken")).to_be_visible()
