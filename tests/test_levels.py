"""A handbook names its levels, two to six: everything counts and calls them as it does."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from playwright.sync_api import expect
from pypdf import PdfReader

from handboek.editing.new import create
from handboek.editing.schema import schema
from handboek.loading import load_handboek
from handboek.model import Competentie, Functie, Onderdeel
from handboek.site.data.export import JSON, SCHEMA
from tests.reader import Read, Reader, words
from tests.sites import VOORBEELDEN, built_copy, parse, text

NAMES = {
    "two": ["Basis", "Gevorderd"],
    "letters": ["A", "B", "C", "D", "E"],
    "six": ["Start", "Basis", "Zelfstandig", "Gevorderd", "Expert", "Voortrekker"],
}


def with_levels(folder: Path, names: list[str]) -> Path:
    """The small handbook with levels of its own; nobody described the last but one of ‘Samenwerken’."""
    goed = VOORBEELDEN / "goed" / "data"
    data = folder / "data"
    for file in goed.rglob("*.*"):
        content = yaml.load(file.read_text("utf8"), yaml.BaseLoader)
        if file.parent.name == "competenties":
            content = {key: value for key, value in content.items() if not key.startswith("niveau ")}
            content |= {f"niveau {name}": [f"{file.stem} zoals {name}."] for name in names}
            if file.stem == "samenwerken":
                del content[f"niveau {names[-2]}"]
                content["kort"] = {f"niveau {len(names)}": f"Kort gezegd {names[-1]}."}
        elif file.name == "molenaar.yml":
            content["generiek"] = {"samenwerken": names[-1].lower()}
            content["specifiek"] = {"plannen": {"niveau": 1}, "tellen": str(len(names))}
        elif file.name == "handboek.yml":
            content["niveaus"] = [{"label": names[0], "uitleg": "Met hulp."}, *names[1:]]
        target = data / file.relative_to(goed)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf8")
    (data / "functies" / "maalster.yml").write_text(
        f"titel: Maalster\ngeneriek:\n  samenwerken: {names[0]}\nspecifiek:\n  plannen: {names[1]}\n", "utf8"
    )
    return data


@pytest.fixture(scope="module", params=NAMES)
def levelled(
    request: pytest.FixtureRequest, once: Callable[[str, Callable[[Path], object]], Path]
) -> tuple[list[str], Path]:
    """The names of the levels, and the built site, with its data beside it."""
    names = NAMES[request.param]
    folder = once(f"niveaus-{request.param}", lambda at: built_copy(with_levels(at / "bron", names), at))
    return names, folder


def test_pages_count_and_call_them(levelled: tuple[list[str], Path]) -> None:
    names, folder = levelled
    page = parse(folder / "site", "competenties/samenwerken/")
    heads = [text(head).removesuffix("#").strip() for head in page.xpath("//section[@class='trede']/h2")]
    assert heads == [f"Niveau {name}" for name in names]
    absent = page.xpath(f"//section[@id='niveau-{len(names) - 1}']")[0]
    assert "Niet beschreven." in text(absent)
    assert f"Kort gezegd {names[-1]}." in text(page.xpath(f"//section[@id='niveau-{len(names)}']")[0])
    assert "Met hulp." in text(page.xpath("//section[@id='niveau-1']")[0])
    role = parse(folder / "site", "functies/molenaar/")
    marks = {
        (mark.xpath("./*[@class='trap']/@data-n")[0], text(mark))
        for mark in role.xpath("//*[@class='niv'][not(ancestor::template)]")
    }
    assert marks == {(str(len(names)), f"niveau {names[-1]}"), ("1", f"niveau {names[0]}")}
    introduction = text(parse(folder / "site", "inleiding/").xpath("//article")[0])
    assert f"Niveau {names[0]} Met hulp." in introduction
    assert "drie niveaus" not in introduction
    assert (
        f"Is de norm niveau {names[1]}, dan hoort ook al het gedrag van niveau {names[0]} erbij"
        in introduction
    )


def test_the_mark_has_a_step_for_each(levelled: tuple[list[str], Path]) -> None:
    names, folder = levelled
    style = (folder / "site" / "assets" / "css" / "huisstijl.css").read_text("utf8")
    drawn = re.findall(r'\[data-n="(\d)"\] \{ --treden: (.*?)\}', style, re.DOTALL)
    assert [int(level) for level, _ in drawn] == [*range(1, len(names) + 1)]
    for level, drawing in drawn:
        assert drawing.count("<rect") == len(names)
        assert drawing.count("fill='none'") == len(names) - int(level)


def test_paper_calls_them(levelled: tuple[list[str], Path]) -> None:
    names, folder = levelled
    whole = words(PdfReader(folder / "site" / "handboek.pdf"))
    role = words(PdfReader(folder / "site" / "functies" / "molenaar" / "molenaar.pdf"))
    assert f"niveau {names[-1]}" in role
    assert all(f"Niveau {name}" in whole for name in names)
    assert "Niet beschreven." in whole


def test_numbers_stay_in_json_and_addresses(levelled: tuple[list[str], Path]) -> None:
    names, folder = levelled
    data = json.loads((folder / "site" / JSON).read_text("utf8"))
    jsonschema.validate(data, json.loads((folder / "site" / SCHEMA).read_text("utf8")))
    assert [niveau["label"] for niveau in data["gegevens"]["niveaus"]] == names
    (molenaar,) = (functie for functie in data["functies"] if functie["id"] == "molenaar")
    assert molenaar["generiek"]["samenwerken"]["niveau"] == len(names)
    (samenwerken,) = (c for c in data["competenties"] if c["id"] == "samenwerken")
    told = [key for key in samenwerken if key.startswith("niveau ")]
    assert told == [f"niveau {n}" for n in range(1, len(names) + 1) if n != len(names) - 1]


def test_files_and_their_help_follow(levelled: tuple[list[str], Path], tmp_path: Path) -> None:
    names, _ = levelled
    data = with_levels(tmp_path, names)
    handboek = load_handboek(data)
    kinds: dict[str, type[Onderdeel]] = {
        "competenties/samenwerken": Competentie,
        "functies/maalster": Functie,
    }
    for file, kind in kinds.items():
        typed = yaml.safe_load((data / f"{file}.yml").read_text("utf8"))
        jsonschema.validate(typed, schema(kind, handboek))
    new = create(data, Competentie, "Wegen", date(2026, 11, 21)).read_text("utf8")
    assert [key for key in yaml.safe_load(new) if key.startswith("niveau ")] == [f"niveau {n}" for n in names]


@pytest.fixture
def reader(levelled: tuple[list[str], Path], read: Read) -> Reader:
    return read(levelled[1] / "site")


def test_tools_count_and_call_them(levelled: tuple[list[str], Path], reader: Reader) -> None:
    names, _ = levelled
    page = reader.page("vergelijken/?van=maalster&naar=molenaar")
    grown = page.locator("section.comp", has_text="Samenwerken")
    expect(grown.locator(".niv")).to_have_text(f"niveau {names[-1]}")
    expect(grown.locator(".niveau:not(.groei) > p:first-child")).to_contain_text(
        [re.compile(rf"Niveau {name}\b") for name in names[1:]]
    )
    if len(names) > 2:
        expect(grown).to_contain_text("Niet beschreven.")
    page = reader.page("mijn-profiel/?functie=molenaar")
    expect(page.locator("section.comp", has_text="Tellen").locator("input[type=checkbox]")).to_have_count(
        len(names)
    )
    page = reader.page(f"zoeken/#q=samenwerken {names[-1]}")
    expect(page.locator(".zoekpagina li").first.locator(".niv")).to_have_text(f"niveau {names[-1]}")
    page = reader.page("matrix/")
    page.locator("select[name=niveau]").select_option(f"niveau {names[-1]}")
    expect(page.get_by_role("status").filter(has_text=f"alleen niveau {names[-1]}")).to_be_visible()
