"""The seam with MkDocs: the macros for hand-written pages, and one page for every YAML file.

MkDocs loads this file twice: as a hook (the `on_` functions) and as the module of the macros plugin
(`define_env`). Both work on the `Build` that `on_config` puts into `config.extra["build"]`.
"""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemBytecodeCache, TemplateSyntaxError, meta
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
from mkdocs.utils.meta import get_data

from handboek import export, fouten
from handboek.addresses import Adresseerbaar, adres, oude_adressen
from handboek.beleid import blocked, inline_scripts
from handboek.history import build_epoch, read_history
from handboek.inleiding import BESTAND as INLEIDING
from handboek.inleiding import as_markdown, read_introduction
from handboek.loading import Kept, load_handboek
from handboek.macros import MacroFault, Macros
from handboek.meldingen import Gegevensfout, Melder, Melding, Soort, bedoel_je, samenvatting
from handboek.model import Handboek
from handboek.pdf import Document, Documents, print_all
from handboek.rendering import Pagina, Renderer
from handboek.search import Zoekindex
from handboek.vergelijken import Nabijheid

NAV_LIMIT = 60
"""With more roles or competencies than this, the menu leads to their overview instead: it stands on
every page of its section, so that a site would grow with the square of its pages."""

HUISSTIJL = "assets/css/huisstijl.css"
OWN_INTRODUCTION = "# Inleiding { #hoe-de-niveaus-op-elkaar-voortbouwen }"
"""The title of an organisation's own introduction; pages of roles link to what it says of levels."""

_serving = False
_date_given = "SOURCE_DATE_EPOCH" in os.environ
_last_good: Handboek | None = None
_shown: MkDocsConfig | None = None
"""Of the build whose pages a preview makes."""
_kept: Kept = {}
"""In a preview, what earlier builds read."""


class Build:
    """What one build works on. `meldingen` collects what is wrong in data and macros."""

    files: Files
    nav: Navigation
    env: Environment
    """What MkDocs made so far: known from the events of the same names."""

    def __init__(self, handboek: Handboek, data: Path, meldingen: list[Melding]) -> None:
        self.handboek = handboek
        self.data = data
        self.meldingen = meldingen
        self.historie = read_history(data)
        self.epoch = build_epoch(self.historie, handboek)
        self.vandaag = datetime.fromtimestamp(self.epoch, UTC).date()
        self.makes_pdfs = handboek.gegevens.pdf == "ja" and not _serving
        self.renderer = Renderer(handboek, self.historie, Nabijheid(handboek), pdfs=self.makes_pdfs)
        self.zoekindex = Zoekindex()
        self.inleiding = read_introduction(data)
        self.inleiding_html = ""
        self.gehangen: dict[Section, list[Any]] = {}
        self._blocks: list[str] = []

    def stub(self, html: str) -> str:
        """A short stand-in for a block of HTML: Markdown would parse the block, letter by letter."""
        if not html.startswith("<div"):
            return html
        self._blocks.append(html)
        return f'<div data-blok="{len(self._blocks) - 1}"></div>'

    def fill(self, html: str) -> str:
        """A page with its blocks where their stand-ins stood."""
        return re.sub(r'<div data-blok="(\d+)"></div>', lambda stub: self._blocks[int(stub[1])], html)

    def pdfs(self) -> Iterator[Document]:
        """Every PDF of the site, the largest first: it takes longest."""
        documents = Documents(self.handboek, self.historie)
        yield documents.of_handbook(self.vandaag, self.inleiding_html)
        for functie in self.handboek.functies.values():
            yield from documents.of_role(functie)

    def report(self, page: Page, line: int, soort: Soort, **gevonden: object) -> None:
        """Add a fault in a Markdown page; `line` counts from where its front matter ends."""
        source = page.file.content_string
        above = source.count("\n") - get_data(source)[0].count("\n")
        Melder(f"docs/{page.file.src_uri}", self.meldingen)(above + line, 1, soort, **gevonden)


# --- the macros -----------------------------------------------------------------------------------


def define_env(env: Any) -> None:
    """Make every public method of `Macros` a macro that a page in docs/ can use."""
    build: Build = env.conf.extra["build"]
    macros = Macros(build.renderer, build.vandaag, env.conf.repo_url, lambda: env.page.url)
    for name, method in inspect.getmembers(macros, inspect.ismethod):
        if not name.startswith("_"):
            env.macro(_reporting(method, build, env), name)
    env.variables["handboek"] = build.handboek
    env.variables["uitvoer"] = export.sleutels()


def _reporting(function: Callable[..., str], build: Build, env: Any) -> Callable[..., str]:
    """A macro whose faults are collected with page and line, so that all show at once."""

    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> str:
        try:
            inspect.signature(function).bind(*args, **kwargs)
        except TypeError:
            build.report(env.page, _line_of_call(), fouten.MACRO_VORM, macro=function.__name__)
            return ""
        try:
            return build.stub(function(*args, **kwargs))
        except MacroFault as fault:
            build.report(env.page, _line_of_call(), fault.soort, **fault.gevonden)
            return ""

    return call


def _line_of_call() -> int:
    """The line, in the page's Markdown, of the macro call that is being rendered."""
    frame = sys._getframe()
    while frame := frame.f_back:  # type: ignore[assignment]
        if template := frame.f_globals.get("__jinja_template__"):
            return int(template.get_corresponding_lineno(frame.f_lineno))
    return 1


# --- the events, in the order in which MkDocs calls them --------------------------------------------


def on_startup(command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> None:
    """Load the data, before the macros plugin asks for it."""
    global _last_good
    data = _data_folder(config)
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
    gegevens = build.handboek.gegevens
    config.site_name = Markup.escape(gegevens.titel.plat)
    if not _serving:
        config.site_url = gegevens.adres or config.site_url
    if gegevens.bewerkadres:
        config.repo_url, config.edit_uri = f"{gegevens.bewerkadres.rstrip('/')}/", "docs/"
    if gegevens.kleur:
        config.extra_css.append(HUISSTIJL)
    if gegevens.logo:
        config.theme["logo"] = config.theme["favicon"] = f"assets/eigen-{gegevens.logo}"
    if str(data) not in config.watch:
        config.watch.append(str(data))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for every role and competency, and the handbook as data."""
    build: Build = config.extra["build"]
    build.files = files
    for item in build.handboek.alles():
        src_uri = f"{adres(item).rstrip('/')}.md"
        inclusion = InclusionLevel.EXCLUDED if _serving else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, src_uri, content="", inclusion=inclusion)
        file.edit_uri = _edit_uri(build, f"{adres(item).rstrip('/')}.yml", config)
        GeneratedPage(file, config, build.renderer, item)
        files.append(file)
        build.zoekindex.add_item(item)
        for old in oude_adressen(item):
            html = _from_disk(build.renderer.doorverwijzing(old, item))
            files.append(File.generated(config, f"{old}index.html", content=html))
    for name, content in export.files(build.handboek).items():
        files.append(File.generated(config, name, content=content))
    gegevens = build.handboek.gegevens
    if gegevens.kleur:
        files.append(File.generated(config, HUISSTIJL, content=build.renderer.huisstijl()))
    if gegevens.logo:
        logo = build.data / gegevens.logo
        files.append(File.generated(config, config.theme["logo"], abs_src_path=str(logo)))
    if build.inleiding is not None and (page := files.get_file_from_path(INLEIDING)):
        page.edit_uri = _edit_uri(build, INLEIDING, config)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Hang the generated pages below their overview, and an organisation's own pages at the end."""
    handboek: Handboek = config.extra["build"].handboek
    pages = {adres(file.page.item): file.page for file in files if isinstance(file.page, GeneratedPage)}

    def section(label: str, items: Iterable[Adresseerbaar]) -> Section:
        return Section(str(Markup.escape(label)), [pages[adres(item)] for item in items])

    clusters = handboek.gegevens.clusters
    groups = [
        section(clusters[cluster].label.plat, competenties)
        for cluster, competenties in handboek.per_cluster.items()
    ]
    groups.append(section("Gedragscompetenties", handboek.gedragscompetenties.values()))
    build = config.extra["build"]
    build.nav = nav
    _hang(build, nav, "functies/index.md", section("", handboek.functies.values()).children)
    _hang(build, nav, "competenties/index.md", [group for group in groups if group.children])
    own: list[Any] = [file.page for file in files.documentation_pages() if file.src_uri.startswith("eigen/")]
    if own:
        nav.items.append(_adopt(Section("Meer", own), own))


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Answer a macro that is misspelt or not closed, before the macros plugin stops at it."""
    if page.meta.get("render_macros") is False:
        return None
    build: Build = config.extra["build"]
    if build.meldingen and _last_good is None:
        return ""  # a preview without data: the list of faults is all there is to show
    if build.inleiding is not None and page.file.src_uri == INLEIDING:
        return as_markdown(build.inleiding, OWN_INTRODUCTION, build.renderer.tekst)
    plugin: Any = config.plugins["macros"]
    try:
        tree = plugin.env.parse(markdown)
    except TemplateSyntaxError as error:
        build.report(page, error.lineno, fouten.MACRO_ONAF)
        return ""
    known = {*plugin.env.globals, *plugin.variables, *page.meta}
    unknown = meta.find_undeclared_variables(tree) - known
    for name in sorted(unknown):
        bedoeld = bedoel_je(name, plugin.macros)
        build.report(page, _line_with(name, markdown), fouten.MACRO_ONBEKEND, macro=name, bedoeld=bedoeld)
    return "" if unknown else None


@event_priority(-100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Let the search find the hand-written pages, and put the blocks of the macros in them."""
    if isinstance(page, GeneratedPage):
        return None
    build: Build = config.extra["build"]
    for soort, waarde in blocked(html):
        markdown, _ = get_data(page.file.content_string)
        build.report(page, _line_with(waarde, markdown), soort, waarde=waarde)
    if not page.meta.get("niet_doorzoeken"):
        build.zoekindex.add_page(page.url, str(page.title), html, page.meta.get("zoekwoorden", ()))
    html = build.fill(html.replace("<th>", '<th scope="col">'))  # Markdown's tables have heads above only
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
    files.append(File.generated(config, "assets/zoekindex.js", content=build.zoekindex.script()))
    if build.makes_pdfs:
        for address, file in print_all(build.pdfs(), _cache(config, "pdf")).items():
            files.append(File.generated(config, address, abs_src_path=str(file)))


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """List in the menu what hangs below a section on the pages of that section alone."""
    for section, items in config.extra["build"].gehangen.items():
        section.children[1:] = items if section in page.ancestors else []


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Give paper its running foot; see to it that links work from disk."""
    voet = getattr(page, "voet", None) or f"{Markup.escape(page.title or '')} · {config.site_name}"
    output = output.replace("<html ", f'<html data-voet="{voet}" ', 1)
    return _from_disk(output)


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
        (f.page for f in build.files if isinstance(f.page, GeneratedPage) and f.page.url == url), None
    )
    if page is None:
        return False
    page.active = True
    page.render(_shown, build.files)
    context = get_context(build.nav, build.files, _shown, page)
    on_page_context(context, page, _shown, build.nav)
    html = build.env.get_template("main.html").render(context)
    write_file(on_post_page(html, page, _shown).encode(), page.file.abs_dest_path)
    page.active = False
    return True


# --- pages without a file in docs/ ------------------------------------------------------------------


class GeneratedPage(Page):
    """The page of one role or competency: rendered from the model, never parsed as Markdown."""

    def __init__(self, file: File, config: MkDocsConfig, renderer: Renderer, item: Adresseerbaar) -> None:
        super().__init__(None, file, config)
        self.item = item
        self._renderer = renderer
        pagina = Pagina(item, html="")
        self.title = Markup.escape(pagina.titel)
        self.venstertitel = Markup.escape(pagina.venstertitel)
        self.voet = Markup.escape(renderer.handboek.aanduiding(item))
        # the macros plugin would take time for each page, and run what stands between braces in a title
        self.meta = {"render_macros": False, "description": Markup.escape(pagina.beschrijving)}
        self.feedback_url = _feedback(renderer.handboek.gegevens.feedbackadres, adres(item))

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


def _line_with(word: str, markdown: str) -> int:
    """The first line that has a word in it."""
    return next((number for number, line in enumerate(markdown.split("\n"), 1) if word in line), 1)


def _data_folder(config: MkDocsConfig) -> Path:
    root = Path(config.config_file_path).resolve().parent
    return (root / os.environ.get("HANDBOEK_DATA", "data")).resolve()


def _cache(config: MkDocsConfig, name: str) -> Path:
    """A folder for what a next build can use again; it may be thrown away."""
    folder = Path(config.config_file_path).parent / ".cache" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _feedback(address: str | None, page: str) -> str | None:
    """Where a reader can say what is wrong with a page; the page's address goes with it."""
    if not address:
        return None
    if "@" in address and not address.startswith("http"):
        return f"mailto:{address.removeprefix('mailto:')}?subject={quote(f'Handboek: {page}')}"
    return f"{address}{'&' if '?' in address else '?'}pagina={quote(page, safe='')}"


def _from_disk(html: str) -> str:
    """In a build that opens from disk, links name the file that a web server finds by itself."""
    if not os.environ.get("HANDBOEK_OFFLINE"):
        return html
    return re.sub(r'((?:href|action)="|; url=)((?!\w+:)[^"#?]*/|\.{1,2})(?=["#?])', _with_index, html)


def _with_index(link: re.Match[str]) -> str:
    return f"{link[1]}{link[2].rstrip('/')}/index.html"


def _edit_uri(build: Build, file: str, config: MkDocsConfig) -> str | None:
    """A file of the data folder as seen from docs/, for the edit link; None when it has no address."""
    project = Path(config.docs_dir).resolve().parent
    own_address = build.handboek.gegevens.bewerkadres is not None
    root = project if project in build.data.parents else build.data.parent if own_address else None
    if root is None:
        return None
    folder = build.data.relative_to(root).as_posix()
    return f"../{folder}/{file}"


def _hang(build: Build, nav: Navigation, overview: str, items: list[Any]) -> None:
    """Put items below the page that lists them all; too many only get its section as their parent."""
    for section in nav.items:
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
