"""The same site by Zensical, for when MkDocs no longer installs: `handboek bouw --motor zensical`.

Zensical has no hooks. So what `macros.py` does while MkDocs builds is done before and after it. Zensical gets
a folder in which the macros are filled in, and every YAML file has a page without a text. Those texts, and
what only the built pages can tell, as what the search finds in them, are put in what it made.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urljoin

import yaml
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from zensical.config import get_theme_dir

from handboek.engines import EngineFout
from handboek.loading import load_handboek
from handboek.loading.introduction import BESTAND as INLEIDING
from handboek.messages import Gegevensfout, Melding
from handboek.site import own_pages
from handboek.site.folders import THEME, Folders
from handboek.site.hand_written import HandWritten
from handboek.site.html import Kop, Pagina
from handboek.site.hypertext import folded, read
from handboek.site.macros import Macros
from handboek.site.office import write_all
from handboek.site.pdf import print_all
from handboek.site.policy import inline_scripts
from handboek.site.site import HUISSTIJL, OWN_PAGES_LABEL, ZOEKINDEX, Site
from handboek.words.addresses import Adresseerbaar, adres

INLINE = ("base", "palette", "content")
"""The templates of Zensical in which our pages have an inline script."""
_BEGIN, _END = "<!-- tekst -->", "<!-- einde -->"
"""What stands around the text of a page, to find it in what Zensical makes of it."""


def build(target: Path, folders: Folders) -> None:
    """Build a handbook into a folder, which is not there yet.

    Raises `Gegevensfout` for faults in data and macros, `EngineFout` when Zensical is at fault.
    """
    meldingen: list[Melding] = []
    site = Site(load_handboek(folders.data, cache=folders.cache("gelezen")), folders, pdfs=True)
    with TemporaryDirectory() as folder:
        work = Path(folder)
        paginas = [site.renderer.pagina(item) for item in site.handboek.alles()]
        pages = _write(site, paginas, work, meldingen)
        command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", "mkdocs.yml"]
        done = subprocess.run(command, cwd=work, check=False, capture_output=True, text=True)
        if done.returncode:  # below a traceback stands what it says of it
            raise EngineFout("\n".join(["Zensical stopt.", done.stdout, *done.stderr.splitlines()[-1:]]))
        _finish(site, paginas, work / "site", pages, meldingen)
        if site.makes_pdfs:
            for address, file in print_all(site.pdfs(), folders.cache("pdf")).items():
                _put(work / "site" / address, file)
        for address, file in write_all(site.office(), folders.cache("uitvoer")).items():
            _put(work / "site" / address, file)
        site.write_proof(work / "site")
        shutil.copytree(work / "site", target)


# --- what Zensical works on -------------------------------------------------------------------------


def _write(site: Site, paginas: list[Pagina], work: Path, meldingen: list[Melding]) -> list[HandWritten]:
    """Write the folder for Zensical; gives the hand-written pages."""
    docs, own_docs = work / "docs", site.folders.own_docs
    shutil.copytree(site.folders.shipped / "docs", docs, ignore=shutil.ignore_patterns(own_pages.FOLDER[:-1]))
    for uri in own_pages.own_files(own_docs, meldingen):
        _put(docs / uri, own_docs / uri)
    if meldingen:
        raise Gegevensfout(meldingen)
    for templates in ("material", "zensical"):
        shutil.copytree(THEME / templates, work / "theme", dirs_exist_ok=True)
    files = sorted(docs.rglob("*.md"))
    pages = [
        HandWritten(file.relative_to(docs).as_posix(), file.read_text("utf8"), meldingen) for file in files
    ]
    config = _config(site, work, [page.uri for page in pages if page.is_own])
    repo_url = config.pop("repo_url", "")
    edit_uri = f"{repo_url}{config.pop('edit_uri', '')}"

    def edit_url(file: str | None) -> str:
        return urljoin(edit_uri, file) if repo_url and file else ""

    _put(work / "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False))
    meta: dict[str, Any]
    for page in pages:
        own = page.uri == INLEIDING and site.inleiding
        text = own or _filled_in(page, site, repo_url)
        is_theirs = site.folders.is_checkout or page.is_own
        source = site.edit_uri(INLEIDING) if own else page.uri if is_theirs else None
        meta = {key: str(value) if isinstance(value, str) else value for key, value in page.meta.items()}
        meta |= {"edit_url": edit_url(source)}
        _put(docs / page.uri, _page(meta, text))
    if meldingen:
        raise Gegevensfout(meldingen)
    for pagina in paginas:
        meta = {key: str(value) for key, value in site.meta(pagina.item).items()}
        meta |= {"koppen": [_contents(kop) for kop in pagina.inhoud.onder]}
        meta |= {"edit_url": edit_url(site.edit_uri(f"{adres(pagina.item)[:-1]}.yml"))}
        _put(docs / _uri(pagina.item), _page(meta, ""))
    return pages


def _page(meta: Mapping[str, Any], text: str) -> str:
    head = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False)
    return f"---\n{head}---\n\n{_BEGIN}\n\n{text}\n\n{_END}\n"


def _uri(item: Adresseerbaar) -> str:
    return f"{adres(item)[:-1]}.md"


def _filled_in(page: HandWritten, site: Site, repo_url: str) -> str:
    """The Markdown of a page with its macros filled in."""
    macros = Macros(site.renderer, site.vandaag, repo_url, lambda: page.url)
    text = page.filled_in(macros, site.values)
    if not page.uri.endswith("index.md"):
        # links in HTML count from the page's address; for Zensical, like Markdown's, from the file's folder
        text = re.sub(r'((?:href|src)=")\.\./', r"\1", text)
    return text


def _contents(kop: Kop) -> dict[str, Any]:
    """A heading as Zensical's templates read it."""
    titel, onder = str(kop.titel), [_contents(below) for below in kop.onder]
    return {"url": f"#{kop.id}", "title": titel, "content": titel, "children": onder}


# --- its configuration ------------------------------------------------------------------------------


def _config(site: Site, work: Path, own_pages: list[str]) -> dict[str, Any]:
    """What mkdocs.yml says, as far as Zensical knows it, with what the handbook says of itself."""
    gegevens = site.handboek.gegevens
    shipped = site.folders.shipped
    written = (shipped / "mkdocs.yml").read_text("utf8").replace("!relative $config_dir", str(shipped))
    config: dict[str, Any] = yaml.safe_load(written)
    del config["plugins"]
    config |= {key: str(value) for key, value in site.settings().items()}
    config |= {"docs_dir": "docs", "site_dir": "site", "nav": _menu(config["nav"], site, own_pages)}
    config["theme"] |= {"custom_dir": "theme", "variant": "classic"}
    if site.logo:
        config["theme"] |= {"logo": site.logo, "favicon": site.logo}
    if site.renderer.huisstijl():
        config["extra_css"].append(HUISSTIJL)
    organisatie = {"plat": gegevens.organisatie.plat} if gegevens.organisatie else None
    config["extra"] |= site.extra()
    config["extra"] |= {
        "scope": "/",  # else a script in each page has the way to the root in it, and its hash would differ
        "build": {"makes_pdfs": site.makes_pdfs, "handboek": {"gegevens": {"organisatie": organisatie}}},
    }
    env = Environment(loader=FileSystemLoader([work / "theme", get_theme_dir("material")]))
    scripts = [env.get_template(f"partials/javascripts/{name}.html") for name in INLINE]
    context = {"config": config, "features": config["theme"]["features"]}
    config["extra"]["inline_scripts"] = inline_scripts("".join(script.render(context) for script in scripts))
    return config


def _menu(nav: list[dict[str, Any]], site: Site, own_pages: list[str]) -> list[dict[str, Any]]:
    """The menu with the pages of roles and competencies below the page that lists them all."""
    afdelingen = {afdeling.overzicht: afdeling for afdeling in site.menu() if afdeling.fits}
    for section in nav:
        for children in section.values():
            first = next(iter(children[0].values())) if isinstance(children, list) else ""
            for label, items in afdelingen[first].groepen if first in afdelingen else ():
                pages = [_uri(item) for item in items]
                children.extend([{str(label): pages}] if label else pages)
    return [*nav, {OWN_PAGES_LABEL: own_pages}] if own_pages else nav


# --- what it made -----------------------------------------------------------------------------------


def _finish(
    site: Site, paginas: list[Pagina], built: Path, pages: list[HandWritten], meldingen: list[Melding]
) -> None:
    """Add to the built pages what MkDocs adds while it builds, and put the files beside them."""
    name = site.settings()["site_name"]
    for page in pages:
        file = built / page.url / "index.html"
        before, text, after = _parts(file)
        page.checked(text)
        title = Markup.escape(_title(before))
        html = page.filled(site.hand_written(page.url, title, page.meta, text.strip()))
        if page.uri == INLEIDING:
            site.inleiding_html = html
        _put(file, site.finished(f"{before}{html}{after}", f"{title} · {name}"))
    if meldingen:
        raise Gegevensfout(meldingen)
    for pagina in paginas:
        file = built / adres(pagina.item) / "index.html"
        before, _, after = _parts(file)
        _put(file, site.finished(f"{before}{pagina.html}{after}", site.meta(pagina.item)["voet"]))
    (built / "search.json").unlink(missing_ok=True)  # the texts of all pages, for a search that we do not use
    for address, content in chain(site.files(), [(ZOEKINDEX, site.zoekindex.script())]):
        _put(built / address, content)


def _parts(file: Path) -> list[str]:
    """What stands before the text of a built page, that text, and what stands after it."""
    parts = re.split(f"{_BEGIN}|{_END}", file.read_text("utf8"))
    if len(parts) != 3:
        raise EngineFout(f"Wat om de tekst van elke pagina hoort te staan, ontbreekt in {file}.")
    return parts


def _title(html: str) -> str:
    """What a built page is called, as it stands in its header."""
    return folded(read(html).xpath("string(.//*[@data-md-component='header-topic'])"))


def _put(file: Path, content: str | Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Path):
        shutil.copyfile(content, file)
    else:
        file.write_text(content, "utf8")
