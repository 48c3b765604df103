"""The same site by Zensical, for when MkDocs no longer installs: `python -m handboek.zensical MAP`.

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
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urljoin

import yaml
from jinja2 import Environment, FileSystemLoader
from zensical.config import get_theme_dir

from handboek import front_matter, own_pages
from handboek.addresses import Adresseerbaar, adres
from handboek.beleid import inline_scripts, report_blocked
from handboek.blocks import Blocks
from handboek.inleiding import BESTAND as INLEIDING
from handboek.loading import load_handboek
from handboek.macros import Macros, callables, variables
from handboek.meldingen import Gegevensfout, Melder, Melding, Report, Soort, samenvatting
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

TEMPLATES = Path(__file__).parent / "templates"
INLINE = ("base", "palette", "content")
"""The templates of Zensical in which our pages have an inline script."""
_BEGIN, _END = "<!-- tekst -->", "<!-- einde -->"
"""What stands around the text of a page, to find it in what Zensical makes of it."""


class ZensicalFout(Exception):
    """Zensical stops, or makes something else than this module knows."""


def build(target: Path, project: Path) -> None:
    """Build the handbook that HANDBOEK_DATA names into a folder, which is not there yet.

    Raises `Gegevensfout` for faults in data and macros, `ZensicalFout` when Zensical is at fault.
    """
    data = data_folder(project)
    site = Site(load_handboek(data), data, pdfs=True)
    with TemporaryDirectory() as folder:
        work = Path(folder)
        paginas = [site.renderer.pagina(item) for item in site.handboek.alles()]
        pages = _write(site, paginas, project, work)
        command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", "mkdocs.yml"]
        done = subprocess.run(command, cwd=work, check=False, capture_output=True, text=True)
        if done.returncode:  # below a traceback stands what it says of it
            raise ZensicalFout("\n".join(["Zensical stopt.", done.stdout, *done.stderr.splitlines()[-1:]]))
        _finish(site, paginas, work / "site", pages)
        if site.makes_pdfs:
            for address, file in print_all(site.pdfs(), project / ".cache" / "pdf").items():
                _put(work / "site" / address, file)
        shutil.copytree(work / "site", target)


# --- what Zensical works on -------------------------------------------------------------------------


@dataclass(frozen=True)
class _HandWritten:
    """A hand-written page: its file as seen from docs/, and what stands in it."""

    uri: str
    written: front_matter.Page
    blocks: Blocks

    @classmethod
    def read(cls, uri: str, source: str) -> _HandWritten:
        return cls(uri, front_matter.read(source, own=uri.startswith(OWN_PAGES)), Blocks())

    @property
    def meta(self) -> dict[str, Any]:
        return {k: str(v) if isinstance(v, str) else v for k, v in self.written.for_theme().items()}

    @property
    def url(self) -> str:
        return re.sub(r"(^|/)index/$", r"\1", f"{self.uri.removesuffix('.md')}/")

    def reporter(self, meldingen: list[Melding]) -> Report:
        """Adds a fault in the text to `meldingen`."""
        melder = Melder(f"docs/{self.uri}", meldingen)

        def report(line: int, soort: Soort, **gevonden: object) -> None:
            melder(self.written.above + line, 1, soort, **gevonden)

        return report


def _write(site: Site, paginas: list[Pagina], project: Path, work: Path) -> list[_HandWritten]:
    """Write the folder for Zensical; gives the hand-written pages."""
    source, docs = project / "docs", work / "docs"
    meldingen: list[Melding] = []
    names = (file.relative_to(source).as_posix() for file in sorted(source.rglob("*")))
    if list(own_pages.refused(names, source, meldingen)):
        raise Gegevensfout(meldingen)
    shutil.copytree(source, docs)
    for templates in ("material", "zensical"):
        shutil.copytree(TEMPLATES / templates, work / "theme", dirs_exist_ok=True)
    files = sorted(docs.rglob("*.md"))
    pages = [_HandWritten.read(file.relative_to(docs).as_posix(), file.read_text("utf8")) for file in files]
    config = _config(site, project, work, [page.uri for page in pages if page.uri.startswith(OWN_PAGES)])
    repo_url = config.pop("repo_url", "")
    edit_uri = f"{repo_url}{config.pop('edit_uri', '')}"

    def edit_url(file: str | None) -> str:
        return urljoin(edit_uri, file) if repo_url and file else ""

    _put(work / "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False))
    meta: dict[str, Any]
    for page in pages:
        own = page.uri == INLEIDING and site.inleiding
        text = own or _filled_in(page, site, repo_url, meldingen)
        meta = {**page.meta, "edit_url": edit_url(site.edit_uri(INLEIDING, project) if own else page.uri)}
        _put(docs / page.uri, _page(meta, text))
    if meldingen:
        raise Gegevensfout(meldingen)
    for pagina in paginas:
        meta = {key: str(value) for key, value in site.meta(pagina.item).items()}
        meta |= {"koppen": _koppen(pagina)}
        meta |= {"edit_url": edit_url(site.edit_uri(f"{adres(pagina.item)[:-1]}.yml", project))}
        _put(docs / _uri(pagina.item), _page(meta, ""))
    return pages


def _page(meta: Mapping[str, Any], text: str) -> str:
    head = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False)
    return f"---\n{head}---\n\n{_BEGIN}\n\n{text}\n\n{_END}\n"


def _uri(item: Adresseerbaar) -> str:
    return f"{adres(item)[:-1]}.md"


def _filled_in(page: _HandWritten, site: Site, repo_url: str, meldingen: list[Melding]) -> str:
    """The Markdown of a page with its macros filled in; faults are added to `meldingen`."""
    report = page.reporter(meldingen)
    text = page.written.text
    page.written.report_faults(report)
    if page.meta.get("render_macros") is not False:
        methods = Macros(site.renderer, site.vandaag, repo_url, lambda: page.url)
        sandbox = Sandbox(variables(site.handboek), page.blocks.stub)
        text = sandbox.render(text, callables(methods, report), plain_group(page.written.values), report)
    if page.uri.startswith(OWN_PAGES) and own_pages.asks_other_file(text, report):
        return ""
    if not page.uri.endswith("index.md"):
        # links in HTML count from the page's address; for Zensical, like Markdown's, from the file's folder
        text = re.sub(r'((?:href|src)=")\.\./', r"\1", text)
    return text


def _koppen(pagina: Pagina) -> list[dict[str, Any]]:
    """The headings below the title, as Zensical's templates read them."""
    koppen: list[dict[str, Any]] = []
    for kop in list(pagina.koppen)[1:]:
        titel = str(kop.titel)
        under = koppen[-1]["children"] if kop.niveau == 3 and koppen else koppen
        under.append({"url": f"#{kop.id}", "title": titel, "content": titel, "children": []})
    return koppen


# --- its configuration ------------------------------------------------------------------------------


def _config(site: Site, project: Path, work: Path, own_pages: list[str]) -> dict[str, Any]:
    """What mkdocs.yml says, as far as Zensical knows it, with what the handbook says of itself."""
    gegevens = site.handboek.gegevens
    written = (project / "mkdocs.yml").read_text("utf8").replace("!relative $config_dir", str(project))
    config: dict[str, Any] = yaml.safe_load(written)
    for key in ("hooks", "plugins", "watch"):
        del config[key]
    config |= {key: str(value) for key, value in site.settings().items()}
    config |= {"docs_dir": "docs", "site_dir": "site", "nav": _nav(config["nav"], site, own_pages)}
    config["theme"] |= {"custom_dir": "theme", "variant": "classic"}
    if site.logo:
        config["theme"] |= {"logo": site.logo, "favicon": site.logo}
    if gegevens.kleur:
        config["extra_css"].append(HUISSTIJL)
    organisatie = {"plat": gegevens.organisatie.plat} if gegevens.organisatie else None
    config["extra"] |= {
        "scope": "/",  # else a script in each page has the way to the root in it, and its hash would differ
        "build": {"makes_pdfs": site.makes_pdfs, "handboek": {"gegevens": {"organisatie": organisatie}}},
    }
    env = Environment(loader=FileSystemLoader([work / "theme", get_theme_dir("material")]))
    scripts = [env.get_template(f"partials/javascripts/{name}.html") for name in INLINE]
    context = {"config": config, "features": config["theme"]["features"]}
    config["extra"]["inline_scripts"] = inline_scripts("".join(script.render(context) for script in scripts))
    return config


def _nav(nav: list[dict[str, Any]], site: Site, own_pages: list[str]) -> list[dict[str, Any]]:
    """The menu with the pages of roles and competencies below the page that lists them all."""
    menu = site.menu()
    for section in nav:
        for children in section.values():
            first = next(iter(children[0].values())) if isinstance(children, list) else ""
            groups = menu.get(first, [])
            if sum(len(items) for _, items in groups) <= NAV_LIMIT:
                for label, items in groups:
                    pages = [_uri(item) for item in items]
                    children.extend([{str(label): pages}] if label else pages)
    return [*nav, {OWN_PAGES_LABEL: own_pages}] if own_pages else nav


# --- what it made -----------------------------------------------------------------------------------


def _finish(site: Site, paginas: list[Pagina], built: Path, pages: list[_HandWritten]) -> None:
    """Add to the built pages what MkDocs adds while it builds, and put the files beside them."""
    name = site.settings()["site_name"]
    meldingen: list[Melding] = []
    for page in pages:
        file = built / page.url / "index.html"
        before, text, after = _parts(file)
        check = own_pages.report_strange if page.uri.startswith(OWN_PAGES) else report_blocked
        check(page.blocks.without(text), page.written.text, page.reporter(meldingen))
        html = page.blocks.fill(site.hand_written(page.url, _title(before), page.meta, text.strip()))
        if page.uri == INLEIDING:
            site.inleiding_html = html
        _put(file, site.finished(f"{before}{html}{after}", f"{_title(before)} · {name}"))
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
        raise ZensicalFout(f"Wat om de tekst van elke pagina hoort te staan, ontbreekt in {file}.")
    return parts


def _title(html: str) -> str:
    """What a built page is called, as it stands in its header."""
    found = re.search(r'data-md-component="header-topic">\s*<span class="md-ellipsis">(.*?)</span>', html)
    return found[1] if found else ""


def _put(file: Path, content: str | Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Path):
        shutil.copyfile(content, file)
    else:
        file.write_text(content, "utf8")


def main() -> int:
    try:
        build(Path(sys.argv[1]), Path.cwd())
    except Gegevensfout as fout:
        print(samenvatting(fout.meldingen), file=sys.stderr)
    except ZensicalFout as fout:
        print(fout, file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
