"""What stands above a hand-written page, between two lines of ---: known keys with texts, and nothing else.

MkDocs and Zensical would take any key, leave out without a word what they cannot read, and let the theme
print a text as HTML. Without the lines of --- they would also swallow a first line as "Tip: bel eerst".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import yaml
from markupsafe import Markup

from handboek.messages import Report, Soort, bedoel_je, faults, kort, opsomming

_HEAD = re.compile(r"---[ \t]*\n(?P<head>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TRUTHS = {"true": True, "ja": True, "false": False, "nee": False}
MOST_LETTERS = 10_000
_HIDDEN = ("navigation", "toc")

_OPEN = re.compile(r"---[ \t]*\n\w+:")
"""The beginning of a front matter; without an end it would show as text."""

Value = str | bool | list[str]


@dataclass(frozen=True)
class Page:
    """A hand-written page: its front matter, as far as it is right, and its text."""

    text: str
    above: int = 0
    """How many lines stand above the text."""
    values: Mapping[str, Value] = field(default_factory=dict)
    wrong: tuple[tuple[int, Soort, dict[str, str]], ...] = ()

    def report_faults(self, report: Report) -> None:
        """Report what is wrong in the front matter, by its line in the file."""
        for line, soort, found in self.wrong:
            report(line - self.above, soort, **found)

    def for_theme(self) -> dict[str, Value]:
        """The front matter with its texts as HTML: the templates of the theme print them as they are."""
        return {
            key: Markup.escape(value) if isinstance(value, str) else value
            for key, value in self.values.items()
        }


def read(source: str, *, own: bool) -> Page:
    """Cut a page into front matter and text; `own` pages know fewer keys than those of this project."""
    source = re.sub(r"\r\n?", "\n", source.removeprefix("\ufeff"))
    head = _HEAD.match(source)
    text = (source[head.end() :] if head else source).lstrip("\n")
    above = source.count("\n") - text.count("\n")
    if not head:
        return Page(text, above, wrong=((1, faults.PAGINA_KOP, {}),) if _OPEN.match(source) else ())
    keys = OWN_KEYS if own else KEYS
    values: dict[str, Value] = {}
    wrong: list[tuple[int, Soort, dict[str, str]]] = []
    try:
        for key, line, node in _pairs(head["head"]):
            value = keys[key](node) if key in keys else None
            if key not in keys:
                found = {"sleutel": kort(key), "bedoeld": bedoel_je(key, keys), "mogelijk": opsomming(keys)}
                wrong.append((line, faults.PAGINA_SLEUTEL, found))
            elif value is None:
                wrong.append((line, faults.PAGINA_WAARDE, {"sleutel": key, "goed": _RIGHT[keys[key]]}))
            else:
                values[key] = value
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        wrong.append((mark.line + 2 if mark else 2, faults.PAGINA_KOP, {}))
    except (yaml.YAMLError, ValueError, RecursionError):
        # a letter that YAML does not take, or lists in lists
        wrong.append((2, faults.PAGINA_KOP, {}))
    return Page(text, above, values, tuple(wrong))


def _pairs(head: str) -> Iterator[tuple[str, int, yaml.Node]]:
    """The keys of a front matter, the line of each, and what stands there: not converted, so not run."""
    if len(head) > MOST_LETTERS:
        raise yaml.YAMLError
    node = yaml.compose(head, yaml.SafeLoader)
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        raise yaml.MarkedYAMLError(problem_mark=node.start_mark)
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.MarkedYAMLError(problem_mark=key.start_mark)
        yield key.value, key.start_mark.line + 2, value


# --- what a key may hold: the value, or None when it may not ---------------------------------------


def _text(node: yaml.Node) -> str | None:
    return " ".join(node.value.split()) if isinstance(node, yaml.ScalarNode) else None


def _truth(node: yaml.Node) -> bool | None:
    return _TRUTHS.get((_text(node) or "").casefold())


def _words(node: yaml.Node) -> list[str] | None:
    parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
    texts = [_text(part) for part in parts]
    return None if None in texts else [text for text in texts if text]


def _hidden(node: yaml.Node) -> list[str] | None:
    words = _words(node)
    return words if words is not None and set(words) <= set(_HIDDEN) else None


def _name(node: yaml.Node) -> str | None:
    text = _text(node) or ""
    return text if re.fullmatch(r"[a-z]+(-[a-z]+)*", text) else None


def _scripts(node: yaml.Node) -> list[str] | None:
    words = _words(node) or []
    return words if words and all(re.fullmatch(r"js/[a-z-]+", word) for word in words) else None


_RIGHT: Mapping[Callable[[yaml.Node], Value | None], str] = {
    _text: "één tekst",
    _words: "een woord, of een lijst van woorden",
    _truth: "‘true’ of ‘false’",
    _hidden: f"een lijst met {opsomming(_HIDDEN)}",
    _name: "de naam van een hulpmiddel",
    _scripts: "een lijst van scripts, zoals ‘js/matrix’",
}
OWN_KEYS: Mapping[str, Callable[[yaml.Node], Value | None]] = {
    **{"title": _text, "description": _text, "voet": _text, "zoekwoorden": _words},
    **{"niet_doorzoeken": _truth, "hide": _hidden, "render_macros": _truth},
}
"""What an organisation's own page can say of itself: docs/bijdragen/eigen-pagina.md explains each of them."""
KEYS: Mapping[str, Callable[[yaml.Node], Value | None]] = {
    **OWN_KEYS,
    **{"hulpmiddel": _name, "scripts": _scripts},
}
