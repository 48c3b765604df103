"""A word that several kinds of place share, and where something stands, is written down once."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from handboek.words import addresses, anchors
from handboek.words.vocabulary import WOORDEN
from tests.sites import PROJECT

SITE = PROJECT / "handboek" / "site"
OF_OTHERS = "minisearch.js"


def texts_of_jinja(source: str) -> Iterator[str]:
    """What a template says: between tags, in attributes that are read, in its own strings."""
    source = re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL)
    for code in re.findall(r"\{[{%](.*?)[%}]\}", source, re.DOTALL):
        yield from (one or other for one, other in re.findall(r"\"([^\"]*)\"|'([^']*)'", code))
    source = re.sub(r"\{[{%].*?[%}]\}", "\0", source, flags=re.DOTALL)
    read = re.findall(r'(?:aria-label|title|placeholder|value|label)="([^"]*)"', source)
    for text in [*read, *re.split(r"<[^>]*>", source)]:
        yield from text.split("\0")


def texts_of_typst(source: str) -> Iterator[str]:
    """Its strings, and its content between brackets."""
    source = re.sub(r"//.*", "", source)
    yield from re.findall(r'"([^"\n]*)"', source)
    for content in re.findall(r"\[([^\[\]]*)\]", source):
        yield from re.split(r"#[\w.]+(?:\([^()]*\))?", content)


def texts_of_script(source: str) -> Iterator[str]:
    """Its strings, cut where something is filled in."""
    source = re.sub(r"(?s:/\*.*?\*/)|(?m:(?:^|\s)// .*$)", "", source)
    yield from re.findall(r'"([^"\n]*)"', source)
    for text in re.findall(r"`([^`]*)`", source):
        yield from re.split(r"\$\{[^}]*\}", text)


def texts_of_python(source: str) -> Iterator[str]:
    """Its strings, but for what explains the code and what it exports."""
    tree = ast.parse(source)
    silent = [node for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    exported = [node for node in tree.body if isinstance(node, ast.Assign) and "__all__" in ast.dump(node)]
    passed_over = {id(node) for part in (*silent, *exported) for node in ast.walk(part)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed_over:
            yield node.value


PLACES = {
    "pages": (texts_of_jinja, sorted((SITE / "html" / "templates").glob("*.html"))),
    "frame": (texts_of_jinja, sorted((SITE / "theme").rglob("*.html"))),
    "paper": (texts_of_typst, sorted((SITE / "pdf" / "templates").glob("*.typ"))),
    "scripts": (
        texts_of_script,
        [file for file in sorted((PROJECT / "docs/assets/js").glob("*.js")) if file.name != OF_OTHERS],
    ),
    "Python": (
        texts_of_python,
        [
            file
            for part in ("compare", "engines", "exchange", "history", "site", "words")
            for file in sorted((PROJECT / "handboek" / part).rglob("*.py"))
        ],
    ),
}
"""By kind of place: how it says something, and its files."""


def sources(*kinds: str) -> Iterator[tuple[Path, str]]:
    for kind in kinds or PLACES:
        for file in PLACES[kind][1]:
            yield file, file.read_text("utf8")


def trimmed(text: str) -> str:
    return " ".join(text.split()).strip(" .,:;()·=")


def is_label(text: str) -> bool:
    """Whether it is a sentence, or a word as a label begins."""
    return bool(re.match(r"\w{2,}.* \w{2,}|[A-Z]\w{3,}", text))


def leaves(words: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Each word of the vocabulary, by the way to it; a list by the way to it as a whole."""
    if isinstance(words, Mapping):
        for name, below in words.items():
            yield from leaves(below, f"{path}.{name}".strip("."))
    else:
        yield from ((path, word) for word in (words if isinstance(words, list) else [words]))


def test_no_words_stand_in_two_kinds_of_place() -> None:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for kind, (texts, files) in PLACES.items():
        for file in files:
            for text in map(trimmed, texts(file.read_text("utf8"))):
                if is_label(text):
                    found[text][kind].add(file.name)
    assert {text: dict(kinds) for text, kinds in found.items() if len(kinds) > 1} == {}


def test_no_shared_word_stands_anywhere_else() -> None:
    shared = {trimmed(word) for _, word in leaves(WOORDEN) if is_label(word)}
    again = {
        (file.name, text)
        for texts, files in PLACES.values()
        for file in files
        for text in map(trimmed, texts(file.read_text("utf8")))
        if text in shared
    }
    assert again == set()


def test_every_word_is_known_and_shared() -> None:
    """A template of the frame shows nothing for a word that is not there."""
    places: dict[str, set[Path]] = {path: set() for path, _ in leaves(WOORDEN)}
    for file, source in sources():
        paths = re.findall(r"\bwoorden\.(\w+\.[\w.]*\w)", source)
        paths += [
            ".".join(keys) for keys in re.findall(r"""WOORDEN\[["'](\w+)["']\]\[["'](\w+)["']\]""", source)
        ]
        for path in paths:
            known = next((known for known in places if path == known or path.startswith(f"{known}.")), None)
            assert known, f"{path} in {file.name}"
            places[known].add(file)
    assert [path for path, files in places.items() if len(files) < 2] == []


@pytest.mark.parametrize("kind", ["pages", "frame", "scripts", "Python"])
def test_anchors_and_addresses_of_tools_stand_in_one_place(kind: str) -> None:
    made = {
        *(anchors.cluster(""), anchors.deel(""), anchors.niveau(1)[:-1], anchors.maand(1, 1)[:-4]),
        *(
            anchors.UITLEG_NIVEAUS,
            addresses.gespreksformulier(),
            addresses.mijn_profiel(),
        ),
        addresses.vergelijken(""),
    }
    written = [
        (file.name, place)
        for file, source in sources(kind)
        if file.parent.name != "words"
        for place in made
        if place in source
    ]
    assert written == []
