"""The macros: pages with mangled calls of them, given to MkDocs as a build would."""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, get_files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from fuzz.mutation import changed_text, parted, sign
from fuzz.target import Broken, Outcome, sources, speaks_dutch
from fuzz.tree import Tree
from handboek.engines.mkdocs import OwnPage
from handboek.site.macros import Macros
from handboek.verifier.pages import read
from tests.sites import PROJECT, VOORBEELDEN

PAGE = "pagina.md"
SRC = "eigen/pagina.md"
MOST_LETTERS = 400
_CALLS = [name for name in vars(Macros) if not name.startswith("_")]
_ARGUMENTS = parted(
    '"samenwerken"¦"gedrag/samenwerken"¦"molenaar"¦"Molenaar"¦"functie"¦"gegevens"¦1¦2¦3¦0¦'
    '-1¦1.5¦"2"¦true¦none¦[]¦[1]¦{}¦{"a": 1}¦()¦""¦"…"¦"*"¦anders="x"¦anders=none¦anders=3¦'
    'niveau=2¦id="plannen"¦caller=1¦**{}¦*[1, 2]¦handboek¦handboek.functies¦page¦onbekend¦range(3)¦'
    'titel¦titel()¦"a" | upper¦"x" | onbekend¦1 / 0¦"a" + 1¦handboek.x.y¦[].append¦"{{ 7*7 }}"¦'
    'self¦loop¦{[]: 1}¦"functies/kok.yml"¦"../../x.yml"¦"/x.yml"¦"handboek.yml"¦'
    '"data/kok.yml"¦"a" * 300'
)
_FRAMES = parted(
    "{{ %s }}¦{{%s}}¦tekst {{ %s }} tekst¦| a | b |\n|---|---|\n| {{ %s }} | b |¦- {{ %s }}\n- b¦"
    "{%% if %s %%}a{%% endif %%}¦{%% set x = %s %%}{{ x }}¦{%% for i in %s %%}{{ i }}{%% endfor %%}¦"
    "{%% call %s %%}\ntitel: Kok\n{%% endcall %%}¦{%% raw %%}{{ %s }}{%% endraw %%}¦{# %s #}¦"
    '`{{ %s }}`¦{{ %s¦%s }}¦{%% %s %%}¦<p>{{ %s }}</p>¦<a href="{{ %s }}">x</a>¦# {{ %s }}¦'
    "{{ %s.x }}¦---\ntitle: x\n---\n{{ %s }}¦---\nzoekwoorden: %s\n---\n¦"
    "{%% macro m() %%}{{ %s }}{%% endmacro %%}{{ m() }}¦{%% include %s %%}¦{%% import %s as x %%}¦"
    "{%% extends %s %%}¦{%% block a %%}{{ %s }}{%% endblock %%}¦"
    '<img src="x.png" alt="%s">¦[%s](../../index.md)¦![%s](javascript:x)¦<a href="java&#10;script:x">%s</a>¦'
    "<svg onload=x>%s</svg>¦<div style='%s'>¦<meta http-equiv=refresh content=%s>¦</article>%s¦<!-- %s¦"
    "---\ntitle: '<script>%s</script>'\n---\n¦---\ndescription: '\"><b>%s'\nvoet: '\"><b>'\n---\n¦"
    "<script>%s</script>"
)


class Pages:
    code = sources("macros.py", "handboek/site/macros.py", "handboek/site/html", "handboek/site/example.py")

    def __init__(self) -> None:
        self._temporary = TemporaryDirectory()
        data = Path(shutil.copytree(VOORBEELDEN / "goed" / "data", Path(self._temporary.name) / "data"))
        logging.disable()
        with patch.dict(os.environ, {"HANDBOEK_DATA": str(data), "NO_MKDOCS_2_WARNING": "1"}):
            self._config = config = load_config(
                str(PROJECT / "mkdocs.yml"), site_dir=str(data.parent / "site")
            )
            config.plugins.on_startup(command="build", dirty=False)
            config = self._config = config.plugins.on_config(config)
        self._files = config.plugins.on_files(get_files(config), config=config)
        self._nav = get_navigation(self._files, config)
        config.plugins.on_nav(self._nav, config=config, files=self._files)
        self._env = config.plugins.on_env(config.theme.get_env(), config=config, files=self._files)

    def seeds(self) -> Iterator[Tree]:
        for call in _CALLS:
            yield {PAGE: f"# Pagina\n\n{{{{ {call}() }}}}\n".encode()}

    def changed(self, tree: Tree, random: Random) -> Tree:
        content = tree[PAGE]
        assert isinstance(content, bytes)
        lines = content.decode("utf8", "replace").split("\n")
        for _ in range(random.choice((1, 1, 2))):
            call = _framed(random)
            line = changed_text(call, random) if random.random() < 0.3 else call
            lines.insert(random.randint(0, len(lines)), line)
        text = "\n".join(lines)[:MOST_LETTERS].replace("\0", "")  # a file with that is never read as a page
        return {PAGE: text.encode("utf8", "replace")}

    def run(self, folder: Path) -> Outcome:
        config, files = self._config, self._files
        build = config.extra["build"]
        del build.meldingen[:]
        text = (folder / PAGE).read_bytes().decode("utf8", "replace")
        page = OwnPage(None, File.generated(config, SRC, content=text), config)
        page.read_source(config)
        page.markdown = config.plugins.on_page_markdown(
            page.markdown or "", page=page, config=config, files=files
        )
        if page.markdown:
            page.render(config, files)
            page.content = config.plugins.on_page_content(
                page.content or "", page=page, config=config, files=files
            )
        lines = len(re.split(r"\r\n|\r|\n", text))
        for melding in build.meldingen:
            speaks_dutch(melding)
            if melding.pad != f"docs/{SRC}" or not 1 <= melding.regel <= lines:
                raise Broken(f"names a line that is not there: {melding!r}")
        if not build.meldingen:
            self._verify(page, folder)
        return Outcome(not build.meldingen, frozenset(melding.soort.code for melding in build.meldingen))

    def _verify(self, page: Page, folder: Path) -> None:
        """Have the verifier read the whole page that was accepted; raises `Broken` when it objects."""
        config = self._config
        context = get_context(self._nav, self._files, config, page)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=self._nav)
        output = self._env.get_template("main.html").render(context)
        made = folder / "made.html"
        made.write_text(config.plugins.on_post_page(output, page=page, config=config) or "", "utf8")
        if faults := read(made).faults:
            raise Broken(f"the verifier objects: {faults}")


def _framed(random: Random) -> str:
    arguments = ", ".join(random.choice(_ARGUMENTS) for _ in range(random.choice((0, 1, 1, 2, 3))))
    call = f"{random.choice(_CALLS)}({arguments})"
    if random.random() < 0.15:
        at = random.randint(0, len(call))
        call = call[:at] + sign(random) + call[at + random.choice((0, 1)) :]
    return random.choice(_FRAMES) % call
