"""The seam with MkDocs: the macros for hand-written pages, and one page for every YAML file.

MkDocs loads this file twice: as a hook (the `on_` functions) and as the module of the macros plugin
(`define_env`). Both work on the `Build` that `on_config` puts into `config.extra["build"]`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemBytecodeCache
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import write_file

from handboek import front_matter, own_pages
from handboek.addresses import Adresseerbaar, adres
from handboek.beleid import inline_scripts, report_blocked
from handboek.blocks import Blocks
from handboek.inleiding import BESTAND as INLEIDING
from handboek.loading import Kept, load_handboek
from handboek.macros import Macros, callables, variables
from handboek.meldingen import Gegevensfout, Melder, Melding, Report, Soort, samenvatting
from handboek.model import Handboek
from handboek.pdf import print_all
from handboek.rendering import Pagina
from handboek.sandbox import Sandbox, plain_group
from handboek.site import (
    HUISSTIJL,
    NAV_LIMIT,
    OWN_PAGES,
    OWN_PAGES_LABEL,
    ZOEKINDEX,
    Site,
    data_folder,
)

_serving = False
_date_given = "SOURCE_DATE_EPOCH" in os.environ
_last_good: Handboek | None = None
_shown: MkDocsConfig | None = None
"""Of the build whose pages a preview makes."""
_kept: Kept = {}
"""In a preview, what earlier builds read."""


class Build(Site):
    """The site that one build makes. `meldingen` collects what is wrong in data and macros."""

    all_files: Files
    nav: Navigation
    env: Environment
    """What MkDocs made so far, as its events gave it."""

    def __init__(self, handboek: Handboek, data: Path, meldingen: list[Melding]) -> None:
        super().__init__(handboek, data, pdfs=not _serving)
        self.meldingen = meldingen
        self.gehangen: dict[Section, list[Any]] = {}
        self.values = variables(handboek)
        self.blocks = Blocks()
        """Those of the page that MkDocs is at."""

    def reporter(self, page: Page) -> Report:
        """Adds a fault in a Markdown page; its line counts from where the front matter ends."""

        def report(line: int, soort: Soort, **gevonden: object) -> None:
            above = _hand_written(page).above
            Melder(f"docs/{page.file.src_uri}", self.meldingen)(above + line, 1, soort, **gevonden)

        return report


# --- the macros -----------------------------------------------------------------------------------


def define_env(env: Any) -> None:
    """Keep the macros plugin from pages and their titles: `on_page_markdown` fills them in, in a sandbox."""
    env.render = lambda markdown, force_rendering=False: markdown
    env.has_j2 = lambda title: False


# --- the events, in the order in which MkDocs calls them --------------------------------------------


def on_startup(command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> None:
    """Load the data, before the macros plugin asks for it."""
    global _last_good
    data = data_folder(Path(config.config_file_path).resolve().parent)
    meldingen: list[Melding] = []
    try:
        _last_good = load_handboek(data, _kept if _serving else None)
    except Gegevensfout as fout:
        meldingen = fout.meldingen
        if not _serving:
            _stop_or_show(meldingen)
    config.extra["build"] = build = Build(_last_good or Handboek.leeg(), data, meldingen)
    if not _date_given:
        os.environ["SOURCE_DATE_EPOCH"] = str(build.epoch)
    for key, value in build.settings().items():
        if key != "site_url" or not _serving:
            config[key] = value
    if build.handboek.gegevens.kleur:
        config.extra_css.append(HUISSTIJL)
    if build.logo:
        config.theme["logo"] = config.theme["favicon"] = build.logo
    if str(data) not in config.watch:
        config.watch.append(str(data))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for every role and competency, and the handbook as data."""
    build: Build = config.extra["build"]
    build.all_files = files
    names = [file.src_uri for file in files]
    for name in own_pages.refused(names, Path(config.docs_dir), build.meldingen):
        files.remove(files.src_uris[name])
    project = Path(config.docs_dir).resolve().parent
    inclusion = InclusionLevel.EXCLUDED if _serving else InclusionLevel.NOT_IN_NAV
    for item in build.handboek.alles():
        file = File.generated(config, f"{adres(item)[:-1]}.md", content="", inclusion=inclusion)
        file.edit_uri = build.edit_uri(f"{adres(item)[:-1]}.yml", project)
        GeneratedPage(file, config, build, item)
        files.append(file)
    for address, content in build.files():
        files.append(_file(config, address, content))
    if build.inleiding is not None and (page := files.get_file_from_path(INLEIDING)):
        page.edit_uri = build.edit_uri(INLEIDING, project)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Hang the generated pages below their overview, and an organisation's own pages at the end."""
    build: Build = config.extra["build"]
    build.nav = nav
    pages = {adres(file.page.item): file.page for file in files if isinstance(file.page, GeneratedPage)}
    for overview, groups in build.menu().items():
        items: list[Any] = []
        for label, members in groups:
            found: list[Any] = [pages[adres(item)] for item in members]
            items += [Section(label, found)] if label else found
        _hang(build, overview, items)
    own: list[Any] = [file.page for file in files.documentation_pages() if file.src_uri.startswith(OWN_PAGES)]
    if own:
        nav.items.append(_adopt(Section(OWN_PAGES_LABEL, own), own))


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Keep the front matter from MkDocs, which takes anything: `on_page_markdown` gives it what is right."""
    return f"\n{_hand_written(page).text}"


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Read the front matter of a page, and fill in its macros."""
    if isinstance(page, GeneratedPage):
        return None
    build: Build = config.extra["build"]
    report, written = build.reporter(page), _hand_written(page)
    written.report_faults(report)
    page.meta = written.for_theme()
    if page.meta.get("title") == "":
        page.meta["title"] = Markup.escape(page.file.name)
    if build.meldingen and _last_good is None:
        return ""  # a preview without data: the list of faults is all there is to show
    if build.inleiding is not None and page.file.src_uri == INLEIDING:
        return build.inleiding
    build.blocks = Blocks()
    if page.meta.get("render_macros") is not False:
        macros = callables(Macros(build.renderer, build.vandaag, config.repo_url, lambda: page.url), report)
        sandbox = Sandbox(build.values, build.blocks.stub)
        markdown = sandbox.render(markdown, macros, plain_group(written.values), report)
    own = page.file.src_uri.startswith(OWN_PAGES)
    return "" if own and own_pages.asks_other_file(markdown, report) else markdown


@event_priority(-100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Let the search find the hand-written pages, and put the blocks of the macros in them."""
    if isinstance(page, GeneratedPage):
        return None
    build: Build = config.extra["build"]
    check = own_pages.report_strange if page.file.src_uri.startswith(OWN_PAGES) else report_blocked
    check(build.blocks.without(html), _hand_written(page).text, build.reporter(page))
    page.title = Markup.escape(Markup(page.title).unescape())  # that of a heading is HTML, that of a file not
    html = build.blocks.fill(build.hand_written(page.url, str(page.title), page.meta, html))
    if page.file.src_uri == INLEIDING:
        build.inleiding_html = html
    return html


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    """Stop at faults in macros; write what the search reads, and the PDFs."""
    global _shown
    build: Build = config.extra["build"]
    _stop_or_show(build.meldingen)
    build.env, _shown = env, config
    env.bytecode_cache = FileSystemBytecodeCache(str(_cache(config, "templates")))
    env.trim_blocks = env.lstrip_blocks = True  # a third of each page would be white space
    # a preview has an inline script that differs each time: it loads the page anew after a change
    env.filters["inline_scripts"] = (lambda scripts: "'unsafe-inline'") if _serving else inline_scripts
    files.append(_file(config, ZOEKINDEX, build.zoekindex.script()))
    if build.makes_pdfs:
        for address, file in print_all(build.pdfs(), _cache(config, "pdf")).items():
            files.append(_file(config, address, file))


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """List in the menu what hangs below a section on the pages of that section alone."""
    for section, items in config.extra["build"].gehangen.items():
        section.children[1:] = items if section in page.ancestors else []


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Give paper its running foot; see to it that links work from disk."""
    build: Build = config.extra["build"]
    if isinstance(page, GeneratedPage):  # no line of these begins with white space that means something
        output = "\n".join(filter(None, map(str.strip, output.split("\n"))))
    return build.finished(
        output, page.meta.get("voet") or f"{Markup.escape(page.title or '')} · {config.site_name}"
    )


# --- a preview makes the page of a role or competency when someone opens it -------------------------
# A change is then on screen almost as fast at a thousand roles as at ten.


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> None:
    """Answer for a page that is not there yet by making it."""
    serve = server.get_app()
    one_at_a_time = Lock()

    def answer(environ: Any, start_response: Any) -> Any:
        for _ in range(2):
            found: list[Any] = []
            body = serve(environ, lambda *head, found=found: found.append(head))
            with one_at_a_time:
                if not found[0][0].startswith("404") or not _make(environ["PATH_INFO"]):
                    break
        start_response(*found[0])
        return body

    server.set_app(answer)


def _make(path: str) -> bool:
    """Write the page at an address; False when there is none."""
    assert _shown is not None
    build: Build = _shown.extra["build"]
    url = path.removeprefix(urlsplit(_shown.site_url or "").path).rstrip("/") + "/"
    page = next(
        (f.page for f in build.all_files if isinstance(f.page, GeneratedPage) and f.page.url == url), None
    )
    if page is None:
        return False
    page.active = True
    page.render(_shown, build.all_files)
    context = get_context(build.nav, build.all_files, _shown, page)
    on_page_context(context, page, _shown, build.nav)
    html = build.env.get_template("main.html").render(context)
    write_file(on_post_page(html, page, _shown).encode(), page.file.abs_dest_path)
    page.active = False
    return True


# --- pages without a file in docs/ ------------------------------------------------------------------


class GeneratedPage(Page):
    """The page of one role or competency: rendered from the model, never parsed as Markdown."""

    def __init__(self, file: File, config: MkDocsConfig, build: Build, item: Adresseerbaar) -> None:
        super().__init__(None, file, config)
        self.item = item
        self._renderer = build.renderer
        # the macros plugin would take time for each page, and run what stands between braces in a title
        self.meta = {"render_macros": False, **build.meta(item)}
        self.title = self.meta["title"]

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        pagina = self._renderer.pagina(self.item)
        self.content = pagina.html
        self.present_anchor_ids = pagina.ankers
        self.toc = TableOfContents(_toc(pagina))


def _toc(pagina: Pagina) -> list[AnchorLink]:
    """The headings as a tree below the title, which is also where "skip to the text" leads."""
    title, *koppen = pagina.koppen
    root = AnchorLink(title.titel, title.id, 1)
    for kop in koppen:
        link = AnchorLink(kop.titel, kop.id, kop.niveau)
        (root.children[-1] if kop.niveau == 3 and root.children else root).children.append(link)
    return [root]


# --- helpers ----------------------------------------------------------------------------------------


def _stop_or_show(meldingen: list[Melding]) -> None:
    """Stop a build with the whole list; a preview goes on and shows it on every page."""
    if not meldingen:
        return
    text = samenvatting(sorted(set(meldingen)))
    if not _serving:
        raise Abort(text)
    print(f"\n{text}\n", file=sys.stderr)


def _cache(config: MkDocsConfig, name: str) -> Path:
    """A folder for what a next build can use again; it may be thrown away."""
    folder = Path(config.config_file_path).parent / ".cache" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _hand_written(page: Page) -> front_matter.Page:
    return front_matter.read(page.file.content_string, own=page.file.src_uri.startswith(OWN_PAGES))


def _file(config: MkDocsConfig, address: str, content: str | Path) -> File:
    if isinstance(content, Path):
        return File.generated(config, address, abs_src_path=str(content))
    return File.generated(config, address, content=content)


def _hang(build: Build, overview: str, items: list[Any]) -> None:
    """Put items below the page that lists them all; too many only get its section as their parent."""
    for section in build.nav.items:
        if isinstance(section, Section) and getattr(section.children[0], "file", None):
            first: Any = section.children[0]
            if first.file.src_uri == overview:
                _adopt(section, items)
                if sum(len(item.children or [item]) for item in items) <= NAV_LIMIT:
                    build.gehangen[section] = items


def _adopt(section: Section, items: Iterable[Any]) -> Section:
    for item in items:
        item.parent = section
        _adopt(item, item.children or ())
    return section
