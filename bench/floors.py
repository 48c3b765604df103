"""The floors to compare with: our templates by Jinja alone, and our content by MkDocs and Material alone.

`python -m bench.floors DATA TARGET` is the first; `static_pages` prepares the second.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from handboek.compare.nearby import Nabijheid
from handboek.loading import load_handboek
from handboek.site.html import Renderer
from handboek.words.addresses import adres

MKDOCS_YML = """\
site_name: Groot handboek
theme:
  name: material
  language: nl
  font: false
  features: [navigation.tabs, navigation.sections, toc.follow]
plugins: []
nav: [index.md]
validation: {nav: {omitted_files: ignore}, links: {not_found: ignore, unrecognized_links: ignore}}
"""
"""The navigation is bounded, as ours is. Without plugins there is no search: a low floor."""

_ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)


def jinja(data: Path, target: Path) -> None:
    """Load the data, and write the contents of every page of a role or competency, and of the overviews."""
    handboek = load_handboek(data)
    renderer = Renderer(handboek, nabijheid=Nabijheid(handboek))
    pages = {adres(item): renderer.pagina(item).html for item in handboek.alles()}
    pages |= {"functies/": renderer.functies("../"), "competenties/": renderer.competenties("../")}
    pages["matrix/"] = renderer.matrix(handboek.matrixfuncties, "../")
    for address, html in pages.items():
        (target / address).mkdir(parents=True, exist_ok=True)
        (target / address / "index.html").write_text(html, "utf8")


def static_pages(site: Path, project: Path) -> None:
    """Write a project whose pages are raw HTML: what stands in the articles of a built site."""
    project.mkdir(parents=True)
    (project / "mkdocs.yml").write_text(MKDOCS_YML, "utf8")
    for page in site.rglob("index.html"):
        folder = page.parent.relative_to(site)
        file = project / "docs" / (folder.with_suffix(".md") if folder.name else Path("index.md"))
        if article := _ARTICLE.search(page.read_text("utf8")):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"<div>\n{article[1].strip()}\n</div>\n", "utf8")


if __name__ == "__main__":
    jinja(Path(sys.argv[1]), Path(sys.argv[2]))
