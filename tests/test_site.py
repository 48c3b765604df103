"""The built site: strict and silent, whole, with every link and anchor right, and text as text."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from lxml import html
from pydantic import BaseModel

from handboek.loading import load_handboek
from handboek.model import Begrippen, Handboek, Onderdeel, Tekst
from handboek.site.search import VARIABLE, Zoekindex
from handboek.verifier import root_of, verify
from tests.kinds import all_kinds
from tests.payloads import PAYLOAD
from tests.repositories import Repository
from tests.sites import (
    VOORBEELDEN,
    Write,
    build,
    built,
    contents,
    copy_of_project,
    edit,
    pages,
    parse,
    previewed,
    text,
)

EDIT = "//p[@class='bewerk']/a[contains(@href, '/edit/')]/@href"


def index(site: Path) -> list[dict[str, Any]]:
    """The entries of the search."""
    script = (site / "assets" / "zoekindex.js").read_text("utf8")
    return list(json.loads(script.removeprefix(f"window.{VARIABLE}=").rstrip(";\n")))


class TestWhole:
    def test_no_broken_link_anchor_or_double_id(self, site: Path, voorbeeldsite: Path) -> None:
        assert verify(site) == []
        assert verify(voorbeeldsite, root_of(voorbeeldsite)) == []

    def test_a_broken_link_is_found(self, voorbeeldsite: Path, tmp_path: Path) -> None:
        site = Path(shutil.copytree(voorbeeldsite, tmp_path / "site"))
        page = site / "functies" / "molenaar" / "index.html"
        broken = '<a href="../kok/">a</a><a href="../../matrix/#rij">b</a><p id="samenwerken">c</p></body>'
        page.write_text(page.read_text("utf8").replace("</body>", broken), "utf8")
        assert [str(bevinding) for bevinding in verify(site, root_of(site))] == [
            "functies/molenaar/index.html: ../../matrix/#rij heeft geen onderdeel met die naam",
            "functies/molenaar/index.html: ../kok/ bestaat niet",
            "functies/molenaar/index.html: de naam #samenwerken staat er twee keer",
        ]

    def test_every_yaml_file_has_its_page(self, site: Path) -> None:
        data = site.parent / "data"
        files = {file.relative_to(data).with_suffix("") for file in data.rglob("*/*.yml")}
        assert {f"{file.as_posix()}/" for file in files} <= set(pages(site))

    def test_one_new_file_is_enough(self, organisatiesite: Path) -> None:
        site = organisatiesite
        assert text(parse(site, "functies/kok/").find(".//h1")) == "Kok in opleiding"
        for page, listed in {"functies/molenaar/": True, "competenties/plannen/": False}.items():
            menu = text(parse(site, page).find(".//nav[@data-md-level='0']"))
            assert ("Kok in opleiding" in menu, "Tellen" in menu) == (listed, not listed)
        assert "functies/kok/" in {entry["a"] for entry in index(site)}
        assert "Kok in opleiding" in text(parse(site, "matrix/").find(".//main"))

    def test_nothing_comes_from_another_host(self, site: Path) -> None:
        for address in pages(site):
            page = parse(site, address)
            loaded = page.xpath("//@src | //link[not(@rel='canonical')]/@href | //@srcset | //@style")
            assert [url for url in loaded if "//" in url] == []
        for css in site.rglob("*.css"):
            assert re.findall(r"url\(\s*[\"']?(?:https?:)?//", css.read_text("utf8")) == []


class TestCheckout:
    """A repository with the data and this software, as a fork of the project is."""

    @pytest.fixture(scope="class")
    @staticmethod
    def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
        """Built from one commit on two machines that have little in common."""
        folder = tmp_path_factory.mktemp("kloon")
        first, second = copy_of_project(folder), folder / "elders" / "kloon"
        shutil.rmtree(first / "data")
        shutil.copytree(VOORBEELDEN / "goed" / "data", first / "data")
        edit(
            first / "data" / "handboek.yml",
            "bewerkadres: https://git.example/molen/handboek/edit/main/\n",
            "",
        )
        with (first / "mkdocs.yml").open("a", encoding="utf8") as config:
            config.write("repo_url: https://git.example/org/repo\nedit_uri: edit/main/docs/\n")
        repository = Repository(first)
        repository.commit()
        repository.git("clone", "-q", str(first), str(second))
        here = {"TZ": "Pacific/Auckland", "LC_ALL": "nl_NL.UTF-8", "PYTHONHASHSEED": "1"}
        there = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "2"}
        for project, umask, around in ((first, 0o022, here), (second, 0o077, there)):
            done = build(project / "data", project / "site", project, umask=umask, **around)
            assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        return [first / "site", second / "site"]

    def test_the_same_commit_gives_the_same_bytes_wherever_it_is_built(self, sites: list[Path]) -> None:
        one, other = map(contents, sites)
        assert {Path(name).suffix for name in one} >= {".html", ".pdf", ".json", ".js", ".gz", ".xml"}
        assert [name for name in one.keys() | other.keys() if one.get(name) != other.get(name)] == []

    def test_mkdocs_yml_can_say_where_texts_are_edited(self, sites: list[Path]) -> None:
        link = parse(sites[0], "functies/molenaar/").xpath(EDIT)
        assert link == ["https://git.example/org/repo/edit/main/data/functies/molenaar.yml"]


class TestOwnPages:
    def test_they_are_in_the_menu(self, organisatiesite: Path) -> None:
        menu = text(parse(organisatiesite, "matrix/").find(".//nav[@data-md-level='0']"))
        assert "Meer Hoe wij werken" in " ".join(menu.split())

    def test_a_title_may_be_a_figure_or_open(self, organisatiesite: Path) -> None:
        found = {e["a"]: e["t"] for e in index(organisatiesite) if e["a"].startswith("eigen/titel-")}
        assert found == {
            "eigen/titel-jaar/": "2026",
            "eigen/titel-dag/": "2026-11-21",
            "eigen/titel-leeg/": "titel-leeg",
        }

    def test_search_words_may_be_one_word(self, organisatiesite: Path) -> None:
        found = {e["t"]: e["z"] for e in index(organisatiesite) if e["a"].startswith("eigen/zoek-")}
        assert found == {"een": ["molen"], "twee": ["2026"], "drie": ["molen", "2026"]}


class TestRolePage:
    def test_title_block(self, voorbeeldsite: Path) -> None:
        page = parse(voorbeeldsite, "functies/molenaar/")
        assert text(page.find(".//p[@class='feiten']")) == "FWG 1.10"
        assert page.xpath("//nav[@class='oogje']/a/@href") == [
            "../../functies/",
            "../../functies/#familie_techniek",
        ]

    def test_when_the_text_is_and_whose_stands_at_its_foot(self, voorbeeldsite: Path) -> None:
        rows = parse(voorbeeldsite, "functies/molenaar/").xpath("//section[@class='herkomst']//dl/div")
        assert [text(row) for row in rows] == [
            "Versiemaart 2024. Toen is deze tekst vastgesteld.",
            "OrganisatieDe Molen",
        ]

    def test_matrix_says_the_level_in_words_figure_and_shape(self, voorbeeldsite: Path) -> None:
        rows = parse(voorbeeldsite, "functies/molenaar/").xpath("//table//tr[th[@scope='row']]")
        assert [text(row) for row in rows] == [
            "Samenwerkenniveau 2",
            "Plannenniveau 1Maalt wanneer het waait.",
        ]
        assert [row.xpath(".//span/@data-n") for row in rows] == [["2"], ["1"]]

    def test_norm_is_marked_lower_presumed_higher_folded(self, voorbeeldsite: Path) -> None:
        block = parse(voorbeeldsite, "functies/molenaar/").xpath("//section[@id='samenwerken']")[0]
        heads = [text(head) for head in block.xpath("./*[contains(@class,'niveau')]/*[1]")]
        assert heads == [
            "Niveau 1 hoort er al bij",
            "Niveau 2 de norm voor deze functie",
            "Niveau 3 om naartoe te groeien",
        ]
        assert [text(d.find("summary")) for d in block.xpath("./details[not(@open)]")] == heads[2:]

    def test_result_profile_shows_all_its_parts(self, voorbeeldsite: Path) -> None:
        page = parse(voorbeeldsite, "functies/bakker/")
        assert [text(h2) for h2 in page.xpath("//article//h2")] == [
            "In het kort",
            "Resultaatgebieden",
            "Kritieke situaties",
            "Gedragscompetenties",
            "Teamrollen",
            "Persoonlijkheidskenmerken",
            "Opleiding en ervaring",
            "Noten",
            "Meenemen en afdrukken",
        ]
        assert "rustig7 van 10Blijft kalm bij drukte." in text(page.find(".//article"))
        assert page.xpath("//section[@id='gedrag-samenwerken']/h3/a/@href") == [
            "../../competenties/gedrag/samenwerken/"
        ]

    def test_a_draft_says_so(self, voorbeeldsite: Path) -> None:
        assert text(parse(voorbeeldsite, "functies/leerling/").find(".//h1")) == "Leerling Concept"

    def test_edit_link_opens_the_yaml_file(self, voorbeeldsite: Path) -> None:
        base = "https://git.example/molen/handboek/edit/main"
        links = {
            address: parse(voorbeeldsite, address).xpath(EDIT)
            for address in ("inleiding/", "functies/molenaar/", "competenties/gedrag/samenwerken/")
        }
        assert links == {
            "inleiding/": [],  # what is shipped is not theirs to edit
            "functies/molenaar/": [f"{base}/data/functies/molenaar.yml"],
            "competenties/gedrag/samenwerken/": [f"{base}/data/competenties/gedrag/samenwerken.yml"],
        }

    def test_feedback_link_carries_the_page(self, organisatiesite: Path, groeisite: Path) -> None:
        for site, expected in (
            (organisatiesite, "mailto:hr@molen.example?subject=Handboek%3A%20functies/molenaar/"),
            (groeisite, "https://vraag.example/?x=1&pagina=functies%2Fmolenaar%2F"),
        ):
            links = parse(site, "functies/molenaar/").xpath("//p[@class='bewerk']/a/@href")
            assert expected in links
            statement = parse(site, "toegankelijkheid/").xpath("//article/p/a/@href")
            assert any(expected.startswith(link) for link in statement)

    @pytest.mark.parametrize(
        ("address", "links"),
        [
            ("'*schuin*@molen.example'", ["mailto:*schuin*@molen.example"]),
            (
                "https://vraag.example/[a](//evil.example)_b_",
                ["https://vraag.example/[a](//evil.example)_b_"],
            ),
        ],
    )
    def test_a_feedback_address_is_text(
        self, data: Path, write: Write, tmp_path: Path, address: str, links: list[str]
    ) -> None:
        text_of_file = (data / "handboek.yml").read_text("utf8")
        write("handboek.yml", f"{text_of_file}feedbackadres: {address}\n")
        page = parse(built(data, tmp_path / "site"), "toegankelijkheid/")
        (said,) = page.xpath("//article//p[starts-with(., 'Meld het dan via')]")
        assert text(said) == f"Meld het dan via {address.strip(chr(39))}."
        assert [child.get("href") for child in said.iter() if child is not said] == links

    def test_without_a_feedback_address_the_statement_leads_to_hr(self, voorbeeldsite: Path) -> None:
        page = parse(voorbeeldsite, "toegankelijkheid/")
        assert "Ga dan naar de afdeling HR." in text(page.find(".//article"))

    def test_terms_are_explained_where_they_first_stand(self, voorbeeldsite: Path) -> None:
        page = parse(voorbeeldsite, "competenties/plannen/")
        found = [(abbr.text, abbr.get("title")) for abbr in page.xpath("//article//abbr")]
        assert found == [("plan", "Wat je gaat doen, en wanneer.")]
        assert "Alleen onderzoek." in text(parse(voorbeeldsite, "begrippen/").find(".//article"))

    def test_a_new_file_opens_filled_in(self, organisatiesite: Path) -> None:
        page = parse(organisatiesite, "bijdragen/")
        (functie,) = [a for a in page.xpath("//p[@class='knop']/a/@href") if "functies" in a]
        url = urlsplit(functie)
        assert url.path == "/m/h/new/main/data/functies"
        assert parse_qs(url.query)["filename"] == ["naam.yml"]
        assert "titel: …" in parse_qs(url.query)["value"][0]


class TestCompetencyPage:
    def test_levels_have_headings_anchors_and_permalinks(self, voorbeeldsite: Path) -> None:
        page = parse(voorbeeldsite, "competenties/samenwerken/")
        assert page.xpath("//section[starts-with(@id,'niveau-')]/@id") == ["niveau-1", "niveau-2", "niveau-3"]
        assert page.xpath("//h2/a[@class='headerlink']/@href") == ["#niveau-1", "#niveau-2", "#niveau-3"]

    def test_relations_from_both_sides(self, voorbeeldsite: Path) -> None:
        def related(id: str) -> str:
            return text(parse(voorbeeldsite, f"competenties/{id}/").find(".//article"))

        assert "Bouwt voort op Tellen." in related("plannen").replace("opTellen", "op Tellen")
        assert "Is de basis voor Plannen." in related("tellen").replace("voorPlannen", "voor Plannen")
        for id in ("plannen", "samenwerken"):
            assert "Kies Samenwerken als het om mensen gaat" in related(id)

    def test_roles_that_ask_it_by_level(self, voorbeeldsite: Path) -> None:
        page = parse(voorbeeldsite, "competenties/samenwerken/")
        rows = page.xpath("//h2[@id='deel_functies']/following-sibling::dl[1]/div")
        assert [text(row) for row in rows] == ["niveau 1 Leerling Concept", "niveau 2 Molenaar"]

    def test_the_catalogues_point_at_each_other(self, voorbeeldsite: Path) -> None:
        levelled = parse(voorbeeldsite, "competenties/samenwerken/").xpath("//dd/a/@href")
        gedrag = parse(voorbeeldsite, "competenties/gedrag/samenwerken/").xpath("//dd/a/@href")
        assert "../../competenties/gedrag/samenwerken/" in levelled
        assert "../../../competenties/samenwerken/" in gedrag


class TestSearchIndex:
    def test_a_behaviour_stands_in_it_once_at_its_competency_and_level(
        self, site: Path, handboek: Handboek
    ) -> None:
        found = [(text, entry["a"]) for entry in index(site) for text in entry["x"]]
        for competentie in handboek.competenties.values():
            for niveau, gedrag in competentie.niveaus.items():
                for behaviour in gedrag:
                    places = [place for text, place in found if text == behaviour.plat]
                    assert places == [f"competenties/{competentie.id}/#niveau-{niveau}"]

    def test_search_words_and_levels(self, voorbeeldsite: Path) -> None:
        entries = [e for e in index(voorbeeldsite) if e["t"] == "Samenwerken" and e["s"] == "competentie"]
        assert [(e["a"], e.get("n"), e.get("z")) for e in entries] == [
            ("competenties/samenwerken/", None, ["teamgeest"]),
            ("competenties/samenwerken/#niveau-1", 1, None),
            ("competenties/samenwerken/#niveau-2", 2, None),
            ("competenties/samenwerken/#niveau-3", 3, None),
        ]

    def test_a_page_is_cut_at_its_headings(self) -> None:
        zoekindex = Zoekindex()
        zoekindex.add_page(
            "eigen/x/",
            "Titel",
            '<h1>Mijn <em>eerste</em> titel<a class="headerlink" href="#x">¶</a></h1>'
            "<p>Een <b>korte</b>\ntekst.</p>"
            '<ul><li>Punt<ul><li>onder</li></ul></li></ul><h2 id="deel">Een &amp; <code>deel</code></h2> los'
            '<div data-zoek="nee"><p>niet</p></div><template><p>niet</p></template><!-- niet --><p>wel</p>',
        )
        entries = json.loads(zoekindex.script().removeprefix(f"window.{VARIABLE}=").rstrip(";\n"))
        assert [(entry["a"], entry["t"], entry["x"]) for entry in entries] == [
            ("eigen/x/", "Mijn eerste titel", ["Een korte tekst.", "Punt", "onder"]),
            ("eigen/x/#deel", "Een & deel", ["wel"]),
        ]


def texts(part: object, name: str) -> Iterator[tuple[str, str]]:
    """Every text of a part of the handbook, with the field that it stands in: "Cluster.label"."""
    match part:
        case Tekst():
            yield name, part
        case BaseModel():
            for field, value in part:
                yield from texts(value, f"{type(part).__name__}.{field}")
        case Mapping():
            for item in (*part.keys(), *part.values()):
                yield from texts(item, name)
        case tuple():
            for item in part:
                yield from texts(item, name)


def strings(value: object) -> Iterator[str]:
    """Every text in a value of JSON, keys included."""
    match value:
        case str():
            yield value
        case dict():
            for part in (*value.keys(), *value.values()):
                yield from strings(part)
        case list():
            for part in value:
                yield from strings(part)


class TestTextIsText:
    def test_no_field_is_left_out(self, poisoned: tuple[Path, list[str]]) -> None:
        site, put = poisoned
        handboek = load_handboek(site.parent / "data")
        parts = [
            handboek.gegevens,
            *handboek.alles(),
            *handboek.bij_ons.values(),
            Begrippen(begrippen=dict(handboek.begrippen)),
        ]
        found = {field for part in parts for field, typed in texts(part, "") if typed in put}
        kinds = [kind for kind in all_kinds(Onderdeel) if not kind.__subclasses__()]
        fields = {
            f"{kind.__name__}.{name}"
            for kind in kinds
            for name, field in kind.model_fields.items()
            if "Tekst" in str(field.annotation)
        }
        assert fields - {"Gegevens.families"} <= found  # its names are those of roles
        assert {kind.__name__ for kind in kinds} - {"Familie"} == {
            field.partition(".")[0] for field in fields
        }

    def test_every_text_comes_out_as_typed(self, poisoned: tuple[Path, list[str]]) -> None:
        site, put = poisoned
        shown = " ".join(text(parse(site, address)) for address in pages(site))
        shown += " ".join(word for entry in index(site) for word in entry.get("z", []))
        assert len(put) > 45
        handboek = load_handboek(site.parent / "data")
        elsewhere = {item.reden for item in handboek.alles() if item.reden}  # in the history
        elsewhere |= {
            niveau.uitleg for niveau in handboek.gegevens.niveaus if niveau.uitleg
        }  # in our introduction
        assert [typed for typed in put if typed not in shown and typed not in elsewhere] == []

    def test_the_data_holds_each_as_well(self, poisoned: tuple[Path, list[str]]) -> None:
        site, put = poisoned
        data = (site / "handboek.json").read_text("utf8")
        told = set(strings(json.loads(data)))
        own = [
            typed for typed in put if typed not in (site.parent / "data" / "inleiding.md").read_text("utf8")
        ]
        assert [typed for typed in own if typed not in told] == []
        script = (site / "assets" / "handboek-data.js").read_text("utf8")
        assert script == f"window.handboekGegevens={data.strip()};\n"

    def test_no_text_becomes_an_element(self, poisoned: tuple[Path, list[str]], groeisite: Path) -> None:
        site, _ = poisoned
        counted = ("script", "img", "svg", "table", "code", "h1", "del", "title", "iframe")
        for address in pages(site):
            page, clean = parse(site, address), parse(groeisite, address)
            assert {tag: len(page.findall(f".//{tag}")) for tag in counted} == {
                tag: len(clean.findall(f".//{tag}")) for tag in counted
            }, address
            assert page.xpath("//@onerror | //@onload | //a[contains(@href,'javascript:')]") == []
            assert "1337" not in text(page.find(".//body")), address

    def test_the_title_of_the_page_too(self, poisoned: tuple[Path, list[str]]) -> None:
        site, _ = poisoned
        title = text(parse(site, "functies/molenaar/").find(".//title"))
        assert title.count(PAYLOAD) == 2


class TestPreview:
    def test_it_shows_faults_and_recovers_when_the_file_is_mended(self, data: Path, write: Write) -> None:
        right = (data / "functies" / "molenaar.yml").read_text("utf8")
        wrong = right.replace("samenwerken: 2", "samenwerken: 5")

        def shown(address: str, wanted: str) -> str:
            for _ in range(150):
                with suppress(OSError), urlopen(address) as answer:
                    page = text(html.fromstring(answer.read().decode("utf8")))
                    if wanted in page:
                        return page
                time.sleep(0.1)
            raise AssertionError(wanted)

        write("functies/molenaar.yml", wrong)
        with previewed(data) as address:
            role = f"{address}functies/molenaar/"
            assert "‘5’ is geen niveau" in shown(address, "Zodra alles klopt")
            write("functies/molenaar.yml", right)
            assert "Er zit nog een fout" not in shown(role, "Maalt het graan")
            write("functies/molenaar.yml", wrong)
            page = shown(role, "Er zit nog een fout")
            assert "data/functies/molenaar.yml, regel 9" in page
            assert "Maalt het graan" in page
            write("functies/molenaar.yml", right.replace("Maalt het graan", "Maalt al het graan"))
            assert "Er zit nog een fout" not in shown(role, "Maalt al het graan")
            competentie = (data / "competenties" / "plannen.yml").read_text("utf8")
            write("competenties/plannen.yml", competentie.replace("label: Plannen", "label: Vooruitzien"))
            assert "Vooruitzien" in shown(role, "Vooruitzien")
            assert "Vooruitzien" in shown(f"{address}competenties/plannen", "Vooruitzien")
            with pytest.raises(HTTPError, match="404"):
                urlopen(f"{address}functies/niemand/")


def test_a_fault_stops_the_build_with_the_list_and_no_traceback(tmp_path: Path) -> None:
    done = build(VOORBEELDEN / "fout-gegevens" / "data", tmp_path / "site")
    expected = (VOORBEELDEN / "fout-gegevens" / "verwacht.txt").read_text("utf8").splitlines()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    printed = [line.strip() for line in (done.stdout + done.stderr).splitlines()]
    assert [line for line in printed if line.startswith("data/")] == expected
