"""The scripts in docs/assets/js: what they take for granted of what stands beside them."""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from handboek.site.lean import lean
from tests.sites import pages, parse
from tools.javascript import FOLDER, PACKAGE, SCRIPTS, check

pytestmark = pytest.mark.elsewhere

DATA = {"gesprek-sjabloon", "vacature-data"}
"""What stands beside our scripts and is no program: the empty file of a conversation, texts."""

CHECKED = """
declare const written: Written;
export const read: Gegevens = written;
type None<Keys extends never> = Keys;
type Competenties = Written["competenties"][0] & Written["gedragscompetenties"][0];
export type OfCompetentie = None<Exclude<keyof Competentie, keyof Competenties>>;
export type OfFunctie = None<Exclude<keyof Functie, keyof Written["functies"][0]>>;
"""
"""That what is written can be read, and that no key is read that is never written."""


def typescript(schema: dict[str, Any], parts: dict[str, Any]) -> str:
    """The type of what a JSON Schema describes."""
    match schema:
        case {"$ref": ref}:
            return typescript(parts[ref.removeprefix("#/$defs/")], parts)
        case {"anyOf": options}:
            return " | ".join(typescript(option, parts) for option in options)
        case {"const": value}:
            return json.dumps(value)
        case {"enum": values}:
            return " | ".join(map(json.dumps, values))
        case {"items": items}:
            return f"({typescript(items, parts)})[]"
        case {"properties": dict(keys)}:
            needed = {*schema.get("required", []), "schaalnaam", "niveaus"}  # which are always written
            marks = {key: "" if key in needed else "?" for key in keys}
            told = [f"{key!r}{marks[key]}: {typescript(keys[key], parts)}" for key in keys]
            levels = schema.get("patternProperties", {}).values()
            told += [
                f"[level: `niveau ${{number}}`]: {typescript(part, parts)} | undefined" for part in levels
            ]
            return f"{{{'; '.join(told)}}}"
        case {"patternProperties": patterns}:
            return f"Record<string, {' | '.join(typescript(part, parts) for part in patterns.values())}>"
        case {"additionalProperties": dict(values)}:
            return f"Record<string, {typescript(values, parts)}>"
    return "number" if schema["type"] == "integer" else str(schema["type"])


def test_they_know_the_handbook_as_it_is_written(
    voorbeeldsite: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    schema = json.loads((voorbeeldsite / "handboek.schema.json").read_text("utf8"))
    written = f"type Written = {typescript(schema, schema['$defs'])};"
    (tmp_path / "written.ts").write_text(written + CHECKED)
    project = {"extends": str(FOLDER / "tsconfig.json"), "files": ["written.ts"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(project))
    assert check(tmp_path) == 0, capfd.readouterr().out


def test_what_we_ship_of_others_is_as_they_made_it() -> None:
    vendored = json.loads(PACKAGE.read_text("utf8"))["vendored"]
    shipped = {name: sha256((SCRIPTS / name).read_bytes()).hexdigest() for name in vendored}
    assert shipped == {name: file["sha256"] for name, file in vendored.items()}


def test_what_only_engineers_read_is_left_out() -> None:
    script = '/**\n * @param {string} a\n */\nconst f = (a) => a; // stays\n  // goes\nf("// stays");\n'
    assert lean(script) == 'const f = (a) => a; // stays\nf("// stays");\n'
    cast = "/** @type {Vak} */ (vak).open = true;\n"
    assert lean(f"{cast}/** goes */\nsluit();\n") == f"{cast}sluit();\n"


def test_no_page_loads_more_than_25_kb_of_our_scripts(site: Path) -> None:
    """As a web server sends them; the handbook's own data and what a search loads later are apart."""
    sizes = {}
    for address in pages(site):
        page = site / address
        sources = parse(site, address).xpath("//script/@src")
        found = {(page / source).resolve() for source in sources if "assets/js/" in source}
        sizes[address] = sum(
            len(gzip.compress(file.read_bytes()))
            for file in found
            if file.stem not in DATA and file.is_file()
        )
    assert {address: size for address, size in sizes.items() if size > 25_000} == {}
    assert sizes["mijn-profiel/"] > 10_000
