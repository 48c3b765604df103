"""MkDocs makes the site: a plugin that adds a page for every YAML file, and the macros for the others.

MkDocs keeps a plugin with `on_startup` for as long as a preview runs; all that one build makes stands in a
`Build`, which pages and templates find as `config.extra["build"]`.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import build as build_site
from mkdocs.commands.build import get_context
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import write_file
from watchdog.events import FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent
from watchdog.observers import Observer

from handboek.engines import EngineFout
from handboek.engines.recurring import Frames, lean
from handboek.loading import Kept, load_handboek
from handboek.loading.introduction import BESTAND as INLEIDING
from handboek.messages import Gegevensfout, Melding, faults, samenvatting
from handboek.model import Handboek
from handboek.site import own_pages
from handboek.site.folders import PACKAGE, THEME, Folders
from handboek.site.hand_written import HandWritten
from handboek.site.html import Kop
from handboek.site.html.renderer import COMPILED
from handboek.site.limits import NAV_LIMIT
from handboek.site.macros import Macros
from handboek.site.office import write_all
from handboek.site.pdf import print_all
from handboek.site.policy import inline_scripts
from handboek.site.saving import ADRES, Bewaren
from handboek.site.site import HUISSTIJL, OWN_PAGES_LABEL, ZOEKINDEX, Site
from handboek.verifier import objection, root_of, verify
from handboek.words.addresses import Adresseerbaar, adres

SELDOM, OFTEN = 20_000, 1000
"""So many things are made before garbage is looked for: a build keeps nearly all, a preview goes on."""
WRITTEN = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]


def build(target: Path, folders: Folders) -> None:
    """Build a handbook into a folder; raises `Gegevensfout` or `EngineFout`, as every engine."""
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.WARNING)  # MkDocs' own `--quiet` would also keep warnings from being counted
    log.addHandler(logging.StreamHandler())
    config = load_config(str(folders.shipped / "mkdocs.yml"), site_dir=str(target), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    plugin = config.plugins["handboek"]
    assert isinstance(plugin, HandboekPlugin)
    plugin.verifies = False
    try:
        build_site(config)
    except Stopped as stopped:
        raise Gegevensfout(stopped.meldingen) from None
    except MkDocsException as error:
        raise EngineFout(f"Het handboek is niet gemaakt. MkDocs zegt: {error.format_message()}") from None
    finally:
        config.plugins.on_shutdown()


def preview(folders: Folders, address: str) -> None:
    """Serve a handbook at an address ("127.0.0.1:8000") until interrupted, anew at every change."""
    serve(config_file=str(folders.shipped / "mkdocs.yml"), dev_addr=address)


class Stopped(Abort):
    """Stops MkDocs because of what the data or a page says; `mkdocs build` prints the list."""

    def __init__(self, meldingen: list[Melding]) -> None:
        super().__init__(samenvatting(sorted(set(meldingen))))
        self.meldingen = meldingen


class Build(Site):
    """The site that one build makes. `meldingen` collects what is wrong in data and pages."""

    files_of_site: Files
    nav: Navigation
    env: Environment
    """What MkDocs made so far, as its events gave it."""

    def __init__(self, handboek: Handboek, folders: Folders, meldingen: list[Melding], *, pdfs: bool) -> None:
        super().__init__(handboek, folders, pdfs=pdfs)
        self.meldingen = meldingen
        self.pages: dict[str, HandWritten] = {}
        """The hand-written pages, by their file as seen from docs/."""
        self.frames: Frames | None = None
        self.hung: dict[Section, tuple[list[Any], bool]] = {}
        """By section of the menu: what hangs below it on its own pages, and whether all of that fits."""

    def whole(self, page: Page, context: Any) -> str:
        """A page with its frame; no line of it begins with white space that means something."""
        if self.frames:
            return self.frames.whole(page, context)
        return lean(self.env.get_template("main.html").render(context))


class GeneratedPage(Page):
    """The page of one role or competency: rendered from the model, never parsed as Markdown."""

    def __init__(self, file: File, config: MkDocsConfig, build: Build, item: Adresseerbaar) -> None:
        super().__init__(None, file, config)
        self.item = item
        self._renderer = build.renderer
        # the macros plugin would take time for each page, and run what stands between braces in a title
        self.meta = {"render_macros": False, "template": "whole.html", **build.meta(item)}
        self.title = self.meta["title"]

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing yet: all pages at once would take more than all else."""
        self.content, self.toc, self.whole = "", TableOfContents([]), ""

    def fill(self) -> None:
        """Make what stands on the page, to write it at once; then `render` empties it."""
        pagina = self._renderer.pagina(self.item)
        self.content = pagina.html
        self.present_anchor_ids = pagina.ankers
        self.toc = TableOfContents([_contents(pagina.inhoud, 1)])


class OwnPage(Page):
    """A page of docs/eigen, whose Markdown may be anything."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        try:
            super().render(config, files)
        except Exception:  # whatever goes wrong in Markdown, HR wrote it and can mend it
            build: Build = config.extra["build"]
            build.pages[self.file.src_uri].report(1, faults.PAGINA_ONLEESBAAR)
            self.content, self.toc = "", TableOfContents([])


class Changes(Observer):  # type: ignore[misc, valid-type]
    """Tells of what changes in folders; MkDocs by itself looks twice a second."""

    def schedule(self, *args: Any, **options: Any) -> Any:
        """Watch a folder. To MkDocs any event is a change, also that a file is read, as each build does."""
        return super().schedule(*args, **options, event_filter=WRITTEN)


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml tells the plugin: nothing."""


class HandboekPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """The events, in the order in which MkDocs calls them."""

    verifies = True
    """Whether it reads what was made: `publish` does so itself, before it swaps."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        gc.set_threshold(SELDOM if command == "build" else OFTEN)
        self._serving = command == "serve"
        self._date_given = "SOURCE_DATE_EPOCH" in os.environ
        self._last_good: Handboek | None = None
        self._kept: Kept = {}
        """In a preview, what earlier builds read."""
        self._bewaren: Bewaren | None = None
        self._shown: MkDocsConfig | None = None
        """Of the build whose pages a preview makes."""

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> None:
        """Load the data, before the macros plugin asks for it."""
        folders = Folders.of(Path(config.config_file_path).parent)
        meldingen: list[Melding] = []
        kept = self._kept if self._serving else None
        try:
            self._last_good = load_handboek(folders.data, kept, folders.cache("gelezen"))
        except Gegevensfout as fout:
            meldingen = fout.meldingen
            if not self._serving:
                self._stop_or_show(meldingen)
        handboek = self._last_good or Handboek.leeg()
        try:
            build = Build(handboek, folders, meldingen, pdfs=not self._serving)
        except Gegevensfout as fout:
            raise Stopped(fout.meldingen) from None
        config.extra["build"] = build
        if self._serving:
            self._bewaren = self._bewaren or Bewaren(folders.data)
            build.bewaren = self._bewaren.sleutel
        config.extra.update(build.extra())
        if not self._date_given:
            os.environ["SOURCE_DATE_EPOCH"] = str(build.epoch)
        for key, value in build.settings().items():
            if key != "site_url" or not self._serving:
                config[key] = value
        if build.renderer.huisstijl():
            config.extra_css.append(HUISSTIJL)
        if build.logo:
            config.theme["logo"] = config.theme["favicon"] = build.logo
        config.theme.dirs.insert(0, str(THEME / "material"))
        config.watch += map(str, (folders.data, folders.own_docs / own_pages.FOLDER, PACKAGE))
        config.watch[:] = [path for path in dict.fromkeys(config.watch) if Path(path).exists()]

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the organisation's own pages, a page for every YAML file, and the handbook as data."""
        build: Build = config.extra["build"]
        build.files_of_site = files
        self._own_pages(files, config, build)
        inclusion = InclusionLevel.EXCLUDED if self._serving else InclusionLevel.NOT_IN_NAV
        for item in build.handboek.alles():
            file = File.generated(config, f"{adres(item)[:-1]}.md", content="", inclusion=inclusion)
            file.edit_uri = build.edit_uri(f"{adres(item)[:-1]}.yml")
            GeneratedPage(file, config, build, item)
            files.append(file)
        for address, content in build.files():
            if shipped := files.get_file_from_path(address):
                files.remove(shipped)
            files.append(_file(config, address, content))
        if build.inleiding is not None and (page := files.get_file_from_path(INLEIDING)):
            page.edit_uri = build.edit_uri(INLEIDING)
        return files

    def _own_pages(self, files: Files, config: MkDocsConfig, build: Build) -> None:
        """Put the pages of this organisation in the place of those beside the shipped ones."""
        for file in [*files]:
            if file.src_uri.startswith(own_pages.FOLDER):
                files.remove(file)
            elif not build.folders.is_checkout:
                file.edit_uri = None  # what is shipped is not the organisation's to edit
        shipped = [file.src_uri for file in files if file.abs_src_path]
        for uri in own_pages.refused(shipped, Path(config.docs_dir), build.meldingen):
            files.remove(files.src_uris[uri])
        docs = build.folders.own_docs
        for uri in own_pages.own_files(docs, build.meldingen):
            files.append(file := File(uri, str(docs), config.site_dir, config.use_directory_urls))
            if file.is_documentation_page():
                OwnPage(None, file, config)

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Hang the generated pages below their overview, and an organisation's own pages at the end."""
        build: Build = config.extra["build"]
        build.nav = nav
        _menu(build, files)

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str:
        """Keep the front matter from MkDocs, which takes anything: `on_page_markdown` gives what is right."""
        build: Build = config.extra["build"]
        uri = page.file.src_uri
        written = build.pages[uri] = HandWritten(uri, page.file.content_string, build.meldingen)
        return f"\n{written.text}"

    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Give a page its front matter, before the macros plugin asks for its macros to be filled in."""
        if isinstance(page, GeneratedPage):
            return None
        build: Build = config.extra["build"]
        written = build.pages[page.file.src_uri]
        page.meta = written.meta
        if page.meta.get("title") == "":
            page.meta["title"] = Markup.escape(page.file.name)
        if build.meldingen and self._last_good is None:
            written.text = ""  # a preview without data: the list of faults is all there is to show
        elif build.inleiding is not None and page.file.src_uri == INLEIDING:
            written.text = build.inleiding
        return written.text

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Let the search find the hand-written pages, and put the blocks of the macros in them."""
        if isinstance(page, GeneratedPage):
            return None
        build: Build = config.extra["build"]
        written = build.pages[page.file.src_uri]
        written.checked(html)
        # that of a heading is HTML, that of a file is not
        page.title = Markup.escape(Markup(page.title or "").unescape())
        html = written.filled(build.hand_written(page.url, str(page.title), page.meta, html))
        if page.file.src_uri == INLEIDING:
            build.inleiding_html = html
        return html

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Stop at faults in pages; write what the search reads, and the PDFs."""
        build: Build = config.extra["build"]
        self._stop_or_show(build.meldingen)
        build.env, self._shown = env, config
        env.trim_blocks = env.lstrip_blocks = True  # a third of each page would be white space
        # a preview has an inline script that differs each time: it loads the page anew after a change
        env.filters["inline_scripts"] = (lambda html: "'unsafe-inline'") if self._serving else inline_scripts
        env.bytecode_cache = COMPILED
        build.frames = Frames(env, _surroundings)
        files.append(_file(config, ZOEKINDEX, build.zoekindex.script()))
        if build.makes_pdfs:
            for address, file in print_all(build.pdfs(), build.folders.cache("pdf")).items():
                files.append(_file(config, address, file))
        for address, file in write_all(build.office(), build.folders.cache("uitvoer")).items():
            files.append(_file(config, address, file))

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """List in the menu what hangs below a section on the pages of that section alone, and fill a page."""
        build: Build = config.extra["build"]
        for section, (items, fits) in build.hung.items():
            shown = [item for item in items if fits or item is page.parent]
            section.children[1:] = shown if section in page.ancestors else []
        if isinstance(page, GeneratedPage):
            page.fill()
            page.whole = build.whole(page, context)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Give paper its running foot; see to it that links work from disk."""
        build: Build = config.extra["build"]
        if isinstance(page, GeneratedPage):
            page.render(config, build.files_of_site)
        return build.finished(
            output, page.meta.get("voet") or f"{Markup.escape(page.title or '')} · {config.site_name}"
        )

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Say in bewijs.json what was made, when all is written; refuse what may not be on a site."""
        build: Build = config.extra["build"]
        site = Path(config.site_dir)
        if self._serving:
            return
        build.write_proof(site)
        if self.verifies and (found := verify(site, root_of(site))):
            raise Abort(objection(found, swaps=False))

    # --- a preview makes the page of a role or competency when someone opens it ---
    # A change is then on screen almost as fast at a thousand roles as at ten.

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Callable[..., Any]) -> None:
        """Hear of changes from the file system; answer for a page that is not there yet by making it."""
        for watched in (config.docs_dir, config.config_file_path):
            server.unwatch(watched)
        server.observer = Changes()
        server.watch(config.docs_dir)
        serve = server.get_app()
        one_at_a_time = Lock()

        def answer(environ: Any, start_response: Any) -> Any:
            if self._bewaren and environ["PATH_INFO"].endswith(f"/{ADRES}"):
                return self._bewaren.answer(environ, start_response)
            while True:  # what was made is gone again when a build came between
                found: list[Any] = []
                body = serve(environ, lambda *head, found=found: found.append(head))
                with one_at_a_time:
                    if not found[0][0].startswith("404") or not self._make(environ["PATH_INFO"]):
                        break
            start_response(*found[0])
            return body

        server.set_app(answer)

    def _make(self, path: str) -> bool:
        """Write the page at an address; False when there is none."""
        config = self._shown
        assert config is not None
        build: Build = config.extra["build"]
        url = path.removeprefix(urlsplit(config.site_url or "").path).rstrip("/") + "/"
        pages = (file.page for file in build.files_of_site)
        page = next((page for page in pages if isinstance(page, GeneratedPage) and page.url == url), None)
        if not page:
            return False
        page.active = True
        context = get_context(build.nav, build.files_of_site, config, page)
        self.on_page_context(context, page=page, config=config, nav=build.nav)
        write_file(self.on_post_page(page.whole, page=page, config=config).encode(), page.file.abs_dest_path)
        page.active = False
        return True

    def _stop_or_show(self, meldingen: list[Melding]) -> None:
        """Stop a build with the whole list; a preview goes on and shows it on every page."""
        if not meldingen:
            return
        if not self._serving:
            raise Stopped(meldingen)
        print(f"\n{samenvatting(sorted(set(meldingen)))}\n", file=sys.stderr)


def define_env(env: Any) -> None:
    """Have the macros plugin fill in a page in our sandbox, and leave its title alone."""
    build: Build = env.conf.extra["build"]

    def render(markdown: str, force_rendering: bool = False) -> str:
        page: Page = env.page
        if isinstance(page, GeneratedPage):
            return markdown
        macros = Macros(build.renderer, build.vandaag, env.conf.repo_url, lambda: page.url)
        return build.pages[page.file.src_uri].filled_in(macros, build.values)

    env.render = render
    env.has_j2 = lambda title: False


# --- what MkDocs reads ------------------------------------------------------------------------------


def _contents(kop: Kop, level: int) -> AnchorLink:
    link = AnchorLink(kop.titel, kop.id, level)
    link.children = [_contents(onder, level + 1) for onder in kop.onder]
    return link


def _menu(build: Build, files: Files) -> None:
    """Put items below the page that lists them all; of too many, a page has its own group beside it."""
    pages = {adres(file.page.item): file.page for file in files if isinstance(file.page, GeneratedPage)}
    sections = {
        section.children[0].file.src_uri: section
        for section in build.nav.items
        if isinstance(section, Section) and isinstance(section.children[0], Page)
    }
    for afdeling in build.menu():
        items: list[Any] = []
        for label, members in afdeling.groepen:
            found: list[Any] = [pages[adres(item)] for item in members]
            items += [Section(label, found)] if label else found
        section = _adopt(sections[afdeling.overzicht], items)
        build.hung[section] = [item for item in items if _fits(item)], afdeling.fits
    own: list[Any] = [
        file.page for file in files.documentation_pages() if file.src_uri.startswith(own_pages.FOLDER)
    ]
    if own:
        build.nav.items.append(_adopt(Section(OWN_PAGES_LABEL, own), own))


def _surroundings(page: Page | None) -> object:
    """What pages have in common that stand side by side in the menu: none of it speaks of them alone."""
    if not page:
        return None
    return id(page.parent) if isinstance(page, GeneratedPage) else page.url


def _fits(item: Any) -> bool:
    return len(item.children or ()) <= NAV_LIMIT


def _adopt(section: Section, items: Iterable[Any]) -> Section:
    for item in items:
        item.parent = section
        _adopt(item, item.children or ())
    return section


def _file(config: MkDocsConfig, address: str, content: str | Path) -> File:
    if isinstance(content, Path):
        return File.generated(config, address, abs_src_path=str(content))
    return File.generated(config, address, content=content)
