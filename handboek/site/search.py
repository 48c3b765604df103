"""What the search in the browser reads: an entry for each level, each role's title, each section.

Behaviours come from the model and so stand in the index once, with their competency and level; of
the pages of roles, which repeat them, only what stands nowhere else is in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any

from handboek.model import Competentie, Functie, Gedragscompetentie
from handboek.site.data.scripts import assigned
from handboek.words.addresses import Adresseerbaar, adres

VARIABLE = "handboekZoekindex"


class Zoekindex:
    """Collects entries: `a` address, `t` title, `s` kind, `n` level, `x` texts, `z` search words."""

    def __init__(self) -> None:
        self._entries: list[dict[str, Any]] = []

    def add_item(self, item: Adresseerbaar) -> None:
        """Add a role or competency."""
        match item:
            case Functie():
                self._add_functie(item)
            case Competentie():
                self._add(
                    adres(item),
                    item.label.plat,
                    "competentie",
                    [item.definitie.plat],
                    words=_woorden(item),
                )
                for niveau, gedrag in item.niveaus.items():
                    self._add(
                        f"{adres(item)}#niveau-{niveau}",
                        item.label.plat,
                        "competentie",
                        [text.plat for text in gedrag],
                        niveau=niveau,
                    )
            case Gedragscompetentie():
                self._add(
                    adres(item),
                    item.label.plat,
                    "gedragscompetentie",
                    [text.plat for text in (item.definitie, *item.indicatoren)],
                    words=_woorden(item),
                )

    def _add_functie(self, functie: Functie) -> None:
        """A role by its title and words, and by what stands on its page alone."""
        titel = functie.titel.plat
        own = [functie.functiefamilie, functie.doel, functie.opleiding, functie.vakstudies, functie.ervaring]
        own += [eis.toelichting for eis in functie.eisen.values()]
        texts = [text.plat for text in (*own, *functie.kritieke_situaties) if text]
        texts += [f"{naam}: {uitleg.plat}" for naam, uitleg in functie.teamrollen.items()]
        self._add(adres(functie), titel, "functie", texts, words=_woorden(functie))
        for number, (naam, gebied) in enumerate(functie.resultaatgebieden.items(), 1):
            texts = [text.plat for text in (gebied.omschrijving, *gebied.indicatoren) if text]
            place = f"{adres(functie)}#deel_resultaat_{number}"
            self._add(place, f"{titel}: {naam}", "resultaatgebied", texts)

    def add_page(self, url: str, title: str, html: str, words: Sequence[str] = ()) -> None:
        """Add a hand-written page, cut at its headings; `data-zoek="nee"` leaves a part out.

        With search words of its own it is something that people look for by name: a tool.
        """
        sections = _Sections()
        sections.feed(html)
        sections.close()
        for anchor, heading, texts in sections.found:
            address = f"{url}#{anchor}" if anchor else url
            kind = "hulpmiddel" if words and not anchor else "pagina"
            self._add(address, heading or title, kind, texts, words=() if anchor else words)

    def script(self) -> str:
        """The index as a script."""
        return assigned(VARIABLE, self._entries)

    def _add(
        self,
        address: str,
        title: str,
        kind: str,
        texts: list[str],
        *,
        words: Sequence[str] = (),
        niveau: int = 0,
    ) -> None:
        entry: dict[str, Any] = {"a": address, "t": title, "s": kind, "x": texts}
        if words:
            entry["z"] = list(words)
        if niveau:
            entry["n"] = niveau
        self._entries.append(entry)


def _woorden(item: Adresseerbaar) -> list[str]:
    """What people may type to find it: its search words, and the names that it had."""
    words = [word.plat for word in item.zoekwoorden] + [old.replace("-", " ") for old in item.voorheen]
    if isinstance(item, Functie) and item.schaal:
        words.append(f"schaal {item.schaal.plat}")
    return words


_VOID = {"br", "hr", "img", "input", "wbr", "meta", "link"}
_SILENT = {"script", "style", "template", "svg"}
_BLOCKS = {"p", "li", "dd", "dt", "td", "th", "pre", "summary", "figcaption"}


class _Sections(HTMLParser):
    """Cuts the HTML of a page into (anchor, heading, texts); the first section has neither."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, list[str]]] = [("", "", [])]
        self._heading = False
        self._silent_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        attributes = dict(attrs)
        silent = tag in _SILENT or attributes.get("data-zoek") == "nee"
        if self._silent_depth or silent or "headerlink" in (attributes.get("class") or ""):
            self._silent_depth += 1
        elif tag in ("h1", "h2", "h3", "h4"):
            self._heading = True
            anchor = "" if tag == "h1" else attributes.get("id") or ""
            if tag != "h1":
                self.found.append((anchor, "", []))
        elif tag in _BLOCKS:
            self.found[-1][2].append("")

    def handle_endtag(self, tag: str) -> None:
        if self._silent_depth and tag not in _VOID:
            self._silent_depth -= 1
        elif tag in ("h1", "h2", "h3", "h4"):
            self._heading = False

    def handle_data(self, data: str) -> None:
        if self._silent_depth:
            return
        anchor, heading, texts = self.found[-1]
        if self._heading:
            self.found[-1] = (anchor, (heading + data).strip(), texts)
        elif texts:
            texts[-1] += data

    def close(self) -> None:
        super().close()
        folded = [(a, h, [" ".join(text.split()) for text in x]) for a, h, x in self.found]
        self.found = [(a, h, [text for text in x if text]) for a, h, x in folded if h or any(x)]
