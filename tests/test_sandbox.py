"""The Jinja of pages: what a page can do, what it cannot, and that it always ends."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from handboek.messages import Soort, faults
from handboek.model import Handboek
from handboek.site.macros import variables
from handboek.site.sandbox import Sandbox, plain_handboek
from handboek.site.sandbox.values import Later
from tests.sites import build, parse, project_with, text, told

MISLUKT, KAN_NIET, TE_VEEL = faults.MACRO_MISLUKT, faults.MACRO_KAN_NIET, faults.MACRO_TE_VEEL
ONBEKEND, ONAF, HAAKJES = faults.MACRO_ONBEKEND, faults.MACRO_ONAF, faults.MACRO_HAAKJES


class Done(NamedTuple):
    page: str
    told: list[tuple[int, Soort]]


Render = Callable[[str], Done]


def _titel() -> str:
    return "<b>Molen &amp; zoon</b>"


def _functie(id: str, anders: str | None = None) -> str:
    return f"[{id}]"


def _matrix(*ids: str) -> str:
    return "<table></table>" * len(ids)


def _blok(caller: Callable[[], str]) -> str:
    return f"<pre>{type(caller()).__name__} {caller()}</pre>"


@pytest.fixture(scope="module")
def render(goed: Handboek) -> Render:
    """Render a page with a few macros; what is wrong in it comes with its line and kind."""
    sandbox = Sandbox(variables(goed))
    macros: dict[str, Callable[..., str]] = {
        **{"titel": _titel, "functie": _functie, "matrix": _matrix, "blok": _blok}
    }

    def render(markdown: str) -> Done:
        told: list[tuple[int, Soort]] = []
        page = sandbox.render(
            markdown, macros, {"title": "A <b>*"}, lambda line, soort, **_: told.append((line, soort))
        )
        return Done(page, told)

    return render


class TestWhatAPageCanDo:
    @pytest.mark.parametrize(
        ("markdown", "page"),
        [
            ("{{ titel() }}", "<b>Molen &amp; zoon</b>"),
            ('{{ handboek.functies["molenaar"].titel }}', "Molenaar"),
            ("{{ handboek.functies.molenaar.versie }}", "maart 2024"),
            ('{{ handboek.functies.molenaar["titel"] }}', "Molenaar"),
            (
                "{{ 'titel' in handboek.functies.molenaar and handboek.functies.molenaar | length > 9 }}",
                "True",
            ),
            ("{{ handboek.functies.molenaar == handboek.matrixfuncties[0] }}", "True"),
            (
                "{% for k, v in handboek.functies.molenaar.items() if k == 'id' %}{{ v }}{% endfor %}",
                "molenaar",
            ),
            ("{% for k in handboek.functies.molenaar if k == 'id' %}{{ k }}{% endfor %}", "id"),
            (
                "{{ handboek.functies.molenaar.get('id') }}{{ handboek.functies.molenaar.get('weg') }}",
                "molenaar",
            ),
            ("{{ handboek.functies.bakker.kritieke_situaties | length > 0 }}", "True"),
            ("{{ (handboek.competenties.values() | list)[0].id }}", "plannen"),
            ("{{ handboek.matrixfuncties[0].id }}", "molenaar"),
            ("{{ handboek.functies.molenaar.eisen.samenwerken.niveau + 1 }}", "3"),
            (
                '{% for k, v in {"a": 1, "b": 2}.items() %}{{ loop.index }}{{ k }}{{ v }} {% endfor %}',
                "1a1 2b2 ",
            ),
            ('{% for f in handboek.functies.values() | sort(attribute="id") %}{{ f.id }} {% endfor %}', None),
            ('{{ handboek.functies.values() | map(attribute="titel") | sort | join(", ") }}', None),
            ('{{ ("mailto:a_b@c.nl" or "").removeprefix("mailto:") }}', "a_b@c.nl"),
            ('{% if "@" in "a@b" and 2 is odd or 1 == 1 %}ja{% else %}nee{% endif %}', "ja"),
            ('{% set namen = "a b".split() %}{{ namen | join("/") }}', "a/b"),
            ("{% set x %}**b** {{ title }}{% endset %}{{ x }}", "**b** A &lt;b&gt;&#42;"),
            ("{% call blok() %}<i>{% endcall %}", "<pre>str <i></pre>"),
            ('{{ nergens | default("niets") }}', None),
            ("{{ 7 // 2 }} {{ -2 }} {{ 1.5 }} {{ none }}", "3 &#45;2 1.5 "),
            ('{{ "abc"[1:] }} {{ [1, 2, 3][:2] | join("-") }}', "bc 1-2"),
            ("{% filter upper %}ab{% endfilter %} {{ 3 if 1 else 4 }}", "AB 3"),
            ("{% with a = 1 %}{{ a }}{% endwith %}{% for a in [] %}{% else %}leeg{% endfor %}", "1leeg"),
            ("{% raw %}{{ x }}{% endraw %}{# weg #}", "{{ x }}"),
            (
                '{% for a, b in [{"c": 2}, {"c": 1}] | groupby("c") %}{{ a }}{{ b | length }}{% endfor %}',
                "1121",
            ),
            ('{% for a, b in {"y": 1, "x": 2} | dictsort %}{{ a }}{{ b }}{% endfor %}', "x2y1"),
            ("{{ [3, 1] | min }}{{ [3, 1] | max }}{{ [3, 1, 3] | unique | join }}", "1331"),
            ("a" * 300_000, "a" * 300_000),
        ],
    )
    def test_what_the_guide_shows_and_what_follows_from_it(
        self, render: Render, markdown: str, page: str | None
    ) -> None:
        done = render(markdown)
        if "nergens" in markdown:  # a name that nothing has is a misspelt macro
            assert done.told == [(1, ONBEKEND)]
            return
        assert done.told == []
        assert done.page == page or (page is None and done.page)

    def test_what_it_prints_is_text_to_html_and_to_markdown(self, render: Render) -> None:
        assert render("{{ title }}").page == "A &lt;b&gt;&#42;"
        typed = '{{ "[x](javascript:1) <script> `c` **v** _k_ # | {: .x } &amp; 1. - a-b a_b" }}'
        assert render(typed).page == (
            "&#91;x&#93;&#40;javascript:1&#41; &lt;script&gt; &#96;c&#96; &#42;&#42;v&#42;&#42; &#95;k&#95; "
            "&#35; &#124; &#123;&#58; &#46;x &#125; &amp;amp; 1&#46; &#45; a-b a_b"
        )

    def test_text_beside_html_stays_text(self, render: Render) -> None:
        for markdown in ("{{ titel() ~ title }}", "{{ [titel(), title] | join }}", "{{ titel() + title }}"):
            assert render(markdown).page == "<b>Molen &amp; zoon</b>A &lt;b&gt;&#42;", markdown
        replaced = '{{ titel() | replace("Molen", title) }}'
        assert render(replaced).page == "<b>A &lt;b&gt;&#42; &amp; zoon</b>"

    def test_the_values_are_plain_all_the_way_down(self, goed: Handboek) -> None:
        todo: list[object] = [plain_handboek(goed)]
        while todo:
            value = todo.pop()
            assert type(value) in (str, int, bool, type(None), list, dict, Later)
            todo += value if isinstance(value, list) else value.values() if isinstance(value, dict) else []


ATTACKS: list[tuple[str, Soort | str]] = [
    # to Python
    ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", KAN_NIET),
    ("{{ cycler }}", ONBEKEND),
    ("{{ joiner() }}", ONBEKEND),
    ("{{ namespace(a=1) }}", ONBEKEND),
    ("{{ lipsum(n=100000) }}", ONBEKEND),
    ("{{ dict(a=1) }}", ONBEKEND),
    ("{{ config }}", ONBEKEND),
    ("{{ environment }}", ONBEKEND),
    ("{{ git.author_email }}", ONBEKEND),
    ("{{ now() }}", ONBEKEND),
    ("{{ files }}", ONBEKEND),
    ("{{ page.file.abs_src_path }}", ONBEKEND),
    ("{{ open('/etc/passwd').read() }}", KAN_NIET),
    ("{{ self }}", KAN_NIET),
    ("{{ self._TemplateReference__context }}", KAN_NIET),
    ("{{ caller }}", ONBEKEND),
    ("{{ varargs }}{{ kwargs }}", ONBEKEND),
    ("{{ _loop_vars }}", ONBEKEND),
    ("{{ ''.__class__.__mro__ }}", KAN_NIET),
    ("{{ ''['__class__'] }}", MISLUKT),
    ("{{ ''[('__cl' ~ 'ass__')] }}", MISLUKT),
    ("{{ handboek['__class__'] }}", MISLUKT),
    ("{{ handboek | attr('__class__') }}", KAN_NIET),
    ("{{ [handboek] | map(attribute='__class__') | first }}", MISLUKT),
    ("{{ ['a'] | map('attr', '__class__') | list }}", KAN_NIET),
    ("{{ [handboek] | selectattr('__class__') | list | length }}", MISLUKT),
    ("{{ [handboek] | groupby('__class__.__name__') | first }}", KAN_NIET),
    ("{{ '{0.__class__}'.format(handboek) }}", KAN_NIET),
    ("{{ '{0.__class__}'.format_map(handboek) }}", KAN_NIET),
    ("{{ '%s' | format(handboek) }}", KAN_NIET),
    ("{{ '{0.__class__}' % 1 }}", KAN_NIET),
    ("{{ titel.__globals__ }}", KAN_NIET),
    ("{{ titel.function }}", HAAKJES),
    ("{{ titel.func.__self__ }}", KAN_NIET),
    ("{{ titel }}", HAAKJES),
    ("{{ titel['function'] }}", HAAKJES),
    ("{{ handboek.gegevens.parse_raw('x', proto='pickle', allow_pickle=True) }}", KAN_NIET),
    ("{{ handboek.gegevens.model_construct }}", MISLUKT),
    ("{{ handboek.functies.molenaar.copy(update={'titel': 1}) }}", KAN_NIET),
    ("{% for x in [1] %}{{ loop.__class__ }}{% endfor %}", KAN_NIET),
    ("{% for x in [1] %}{{ loop._iterable }}{% endfor %}", KAN_NIET),
    ("{% for x in [1] %}{{ loop.changed(1) }}{% endfor %}", KAN_NIET),
    ("{% for x in [1] %}{{ loop }}{% endfor %}", KAN_NIET),
    ("{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}", KAN_NIET),
    ("{% for x in [1] %}{% for y in loop %}a{% endfor %}{% endfor %}", KAN_NIET),
    ("{{ 'x'.encode().decode() }}", KAN_NIET),
    ("{{ handboek.update({'a': 1}) }}", KAN_NIET),
    ("{{ handboek.functies.clear() }}", KAN_NIET),
    ("{{ [].append(1) }}", KAN_NIET),
    ("{% set handboek.x = 1 %}", KAN_NIET),
    ("{{ handboek.functies.values }}", KAN_NIET),
    ("{{ 'a'() }}", KAN_NIET),
    ("{{ functie(caller=titel) }}", KAN_NIET),
    ("{% call blok(caller=1) %}x{% endcall %}", KAN_NIET),
    ("{{ functie(_loop_vars=1) }}", KAN_NIET),
    ("{{ functie(id=1, id=2) }}", MISLUKT),
    ("{% call 'x'.upper() %}a{% endcall %}", KAN_NIET),
    ("{% call handboek.functies.values() %}a{% endcall %}", KAN_NIET),
    # to other files, and round the escaping
    ("{% include 'index.md' %}", KAN_NIET),
    ("{% include '../mkdocs.yml' ignore missing %}", KAN_NIET),
    ("{% import 'a.md' as a %}", KAN_NIET),
    ("{% from 'a.md' import b %}", KAN_NIET),
    ("{% extends 'base.html' %}", KAN_NIET),
    ("{% block a %}x{% endblock %}", KAN_NIET),
    ("{% macro m() %}x{% endmacro %}{{ m() }}", KAN_NIET),
    ("{% autoescape false %}{{ title }}{% endautoescape %}", KAN_NIET),
    ("{{ title | safe }}", KAN_NIET),
    ("{{ title | string }}", "A &lt;b&gt;&#42;"),
    ("{{ title | e | e }}", "A &lt;b&gt;&#42;"),
    ("{{ title | upper }}", "A &lt;B&gt;&#42;"),
    ("{{ (title ~ '') ~ '' }}", "A &lt;b&gt;&#42;"),
    ("{{ title | xmlattr }}", KAN_NIET),
    ("{{ title | tojson }}", KAN_NIET),
    ("{{ title | urlize }}", KAN_NIET),
    ("{{ title | pprint }}", KAN_NIET),
    ("{{ [1] | random }}", KAN_NIET),
    ("{{ handboek }}", KAN_NIET),
    ("{{ handboek | string }}", KAN_NIET),
    ("{{ '' ~ handboek }}", KAN_NIET),
    ("{{ [[1]] | join }}", KAN_NIET),
    ("{% do 1 %}", ONAF),
    ("{% trans %}a{% endtrans %}", ONAF),
    ("{% debug %}", ONAF),
    ("{% for x in [1] %}{% break %}{% endfor %}", ONAF),
    # without an end, or too large
    ("{{ 'x' * 900000000 }}", KAN_NIET),
    ("{{ [1] * 900000000 }}", KAN_NIET),
    ("{{ ('x',) * 900000000 }}", KAN_NIET),
    ("{{ 'x' | center(900000000) }}", KAN_NIET),
    ("{{ 'x' | indent(900000000) }}", KAN_NIET),
    ("{{ 'x'.center(900000000) }}", KAN_NIET),
    ("{{ 'x'.ljust(900000000) }}", KAN_NIET),
    ("{{ 'x'.zfill(900000000) }}", KAN_NIET),
    ("{{ 'x'.expandtabs(900000000) }}", KAN_NIET),
    ("{{ '%0900000000d' % 1 }}", KAN_NIET),
    ("{{ 9 ** 9 ** 9 }}", KAN_NIET),
    ("{{ 99999999 * 99999999 }}", TE_VEEL),
    ("{{ 9999999999999999 }}{{ 1 / 0 }}", MISLUKT),
    ("{{ 1 | round(999999999) }}", KAN_NIET),
    ("{{ ('9' ~ '9' * 1) | int }}", KAN_NIET),
    ("{{ '99999999999999999999' | int }}", TE_VEEL),
    ("{{ range(999999999999) | length }}", TE_VEEL),
    ("{{ range(10000000000000000000000) }}", MISLUKT),
    ("{% for a in range(100001) %}{% endfor %}", TE_VEEL),
    ("{% for a in range(999) %}{% for b in range(999) %}x{% endfor %}{% endfor %}", TE_VEEL),
    ("{% for a in range(50000) if false %}{% endfor %}{% for a in range(50001) %}{% endfor %}", TE_VEEL),
    ("{% set a = 'xxxxxxxxxxxxxxxx' %}" + "{% set a = a ~ a %}" * 40, TE_VEEL),
    ("{% set a = 'xxxxxxxxxxxxxxxx' %}" + "{% set a = a + a %}" * 40, TE_VEEL),
    ("{% set a = 'xxxxxxxxxxxxxxxx' %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40, TE_VEEL),
    ("{% set a = 'xxxxxxxxxxxxxxxx' %}" + "{% set a = a.replace('x', a) %}" * 9, TE_VEEL),
    ("{% set a = 'xxxxxxxxxxxxxxxx' %}" + "{% set a = a | replace('', a) %}" * 9, TE_VEEL),
    ("{% set a = 'xxxxxxxxxxxxxxxx' %}" + "{% set a = a | join(a) %}" * 9, TE_VEEL),
    ("{% set a = [1] %}" + "{% set a = [a, a] %}" * 60 + "{{ a == a }}", TE_VEEL),
    ("{% set a = (1,) %}" + "{% set a = (a, a) %}" * 60, TE_VEEL),
    ("{% set a = {} %}" + "{% set a = {1: a, 2: a} %}" * 60, TE_VEEL),
    ("{% set a = [1] %}" + "{% set a = a + a %}" * 60, TE_VEEL),
    ("{% for a in range(99999) %}" + "tekst" * 99 + "{% endfor %}", TE_VEEL),
    ("{% for a in range(9999) %}" + "{% set b = 1 %}" * 999 + "{% endfor %}", TE_VEEL),
    ("{% for a in range(9999) %}{{ 1" + " and 1" * 999 + " }}{% endfor %}", TE_VEEL),
    ("{% for a in range(9999) %}{{ titel() }}{% endfor %}", TE_VEEL),
    ("{% set a = range(9999) %}{% for b in a %}{{ b in a }}{% endfor %}", TE_VEEL),
    ("{% set a = range(9999) %}{% for b in a %}{{ a == a }}{% endfor %}", TE_VEEL),
    ("{% set a = range(9999) %}{% for b in a %}{% set c = a[1:] %}{% endfor %}", TE_VEEL),
    ("{% set a = range(9999) %}{% for b in a %}{{ a | sum }}{% endfor %}", TE_VEEL),
    ("{% set a = range(9999) %}{% for b in a %}{{ a | sort | first }}{% endfor %}", TE_VEEL),
    ("{{ [(-100000, -1000000)] | map('regels') | list }}", KAN_NIET),
    ("{{ range(3) | slice(900000000) }}", KAN_NIET),
    ("{{ range(3) | batch(900000000, 'x') }}", KAN_NIET),
    ("{{ range(3) | map('upper') | join('x' * 900000000) }}", KAN_NIET),
    ("{{ matrix(*range(2000)) }}" * 9, TE_VEEL),
    ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", TE_VEEL),
    ("{{ " + "not " * 3000 + "1 }}", TE_VEEL),
    ("{{ 1" + " + 1" * 9000 + " }}", TE_VEEL),
    ("{% if 1 %}" * 3000 + "{% endif %}" * 3000, TE_VEEL),
    ("{% for a in [1] %}" * 30 + "{% endfor %}" * 30, TE_VEEL),
    ("{{1}}" * 200_000, TE_VEEL),
    ("{{ [" + "1," * 100_000 + "] }}", TE_VEEL),
    ("{% set a = (1,) %}" + "{% set a = (a, a) %}" * 13 + "{{ {a: 1} }}" * 20, TE_VEEL),
    ("{% set a = (1,) %}" + "{% set a = (a, a) %}" * 13 + "{{ {}.get(a) }}", ""),
    ("{{ [(1, 2), (1, 3)] | sort }}", KAN_NIET),
    ("{{ [(1, 2)] | unique | list }}", KAN_NIET),
    ("{{ {'a': [1]} | dictsort(by='value') }}", MISLUKT),
    ("{{ [{'a': [1]}] | sort(attribute='a') }}", KAN_NIET),
    ("{{ [{'a': [1]}] | groupby('a') }}", KAN_NIET),
    # half a thought
    ("{{ 1", ONAF),
    ("{% if 1 %}", ONAF),
    ("{{ {[]: 1} }}", MISLUKT),
    ("{{ handboek.weg.weg }}", MISLUKT),
    ("{{ 'a' | vertaal }}", KAN_NIET),
    ("{{ 1 is prachtig }}", KAN_NIET),
    ("{{ competntie('x') }}", ONBEKEND),
]


class TestWhatItCannot:
    @pytest.mark.parametrize(("markdown", "outcome"), ATTACKS, ids=[page[:60] for page, _ in ATTACKS])
    def test_an_attack_is_refused_at_its_line_or_does_nothing(
        self, render: Render, markdown: str, outcome: Soort | str
    ) -> None:
        tracemalloc.start()
        begun = time.perf_counter()
        done = render(f"tekst\n\n{markdown}")
        taken, (_, most) = time.perf_counter() - begun, tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert taken < 20  # most take a hundredth of a second, without tracemalloc
        assert most < 100_000_000
        if isinstance(outcome, str):
            assert (done.told, done.page) == ([], f"tekst\n\n{outcome}")
        else:
            assert ({soort.code for _, soort in done.told}, done.page) == ({outcome.code}, "")
            assert {line for line, _ in done.told} <= {1, 3}

    def test_the_message_names_what_was_typed_and_what_may_be_meant(self, goed: Handboek) -> None:
        told: list[dict[str, object]] = []
        for markdown in (
            "{{ 'a' | uper }}",
            "{% include 'x' %}",
            "{{ ''.__class__.__mro__ }}",
            "{{ 'x' * 3 }}",
        ):
            Sandbox({}).render(markdown, {}, {}, lambda line, soort, **found: told.append(found))
        assert [found["waarde"] for found in told] == ["uper", "include", "__class__", "*"]
        assert told[0]["bedoeld"] == " Bedoel je ‘upper’?"


class TestInABuild:
    def test_a_page_is_refused_with_its_line_and_runs_nothing(self, tmp_path: Path) -> None:
        mark = tmp_path / "gehackt"
        attack = f"{{{{ cycler.__init__.__globals__.os.popen('touch {mark}').read() }}}}"
        pages = {
            "a.md": f"---\ntitle: A\n---\n\n# A\n\n{attack}\n",
            "b.md": "# B\n\n{{ git.author_email }}\n",
        }
        project = project_with(tmp_path, pages)
        done = build(project / "data", tmp_path / "site", project)
        assert (done.returncode, mark.exists()) == (1, False)
        found = told(done)
        assert [line.split(": ")[0] for line in found] == ["a.md:7:1", "b.md:3:1"]
        assert "‘__init__’ kun je hier op een pagina niet gebruiken" in found[0]

    def test_a_title_is_never_run_and_one_of_the_handbook_is_text(self, tmp_path: Path) -> None:
        pages = {
            "a.md": "---\ntitle: '{{ 7 * 191 }} {% raw %}'\n---\n\ntekst\n",
            "b.md": "# {{ handboek.functies.kok.titel }}\n\n**{{ handboek.functies.kok.titel }}**\n",
        }
        project = project_with(tmp_path, pages)
        role = "titel: <b>[x](//y)</b>\ngeneriek:\n  samenwerken: 1\n"
        (project / "data" / "functies" / "kok.yml").write_text(role, "utf8")
        done = build(project / "data", tmp_path / "site", project)
        assert (done.returncode, done.stderr) == (0, "")
        assert "{{ 7 * 191 }} {% raw %}" in text(parse(tmp_path / "site", "eigen/a/").find(".//title"))
        article = parse(tmp_path / "site", "eigen/b/").find(".//article")
        assert text(article.find(".//strong")) == "<b>[x](//y)</b>"
        assert text(article.find(".//h1")).startswith("<b>[x](//y)</b>")
