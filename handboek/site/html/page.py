"""A page that exists without a file of its own in docs/, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from handboek.model import Functie, Gedragscompetentie
from handboek.words.addresses import Adresseerbaar
from handboek.words.naming import soort

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True)
class Kop:
    """A heading of a page, for its table of contents, with those below it; `titel` is HTML-escaped."""

    id: str
    titel: Markup
    onder: list[Kop] = field(default_factory=list)


@dataclass(frozen=True)
class Pagina:
    """A page that exists without a file of its own in docs/."""

    item: Adresseerbaar
    html: str

    @property
    def titel(self) -> str:
        return self.item.naam.plat

    @property
    def venstertitel(self) -> str:
        """The title of the window: tells the two catalogues apart."""
        kind = f" ({soort(Gedragscompetentie)})" if isinstance(self.item, Gedragscompetentie) else ""
        return f"{self.titel}{kind}"

    @property
    def beschrijving(self) -> str:
        """One sentence or two of what it is, for who finds or shares the page."""
        text = self.item.doel if isinstance(self.item, Functie) else self.item.definitie
        return text.plat if text else f"Wat {self.titel} vraagt, en aan welk gedrag je dat ziet."

    @property
    def ankers(self) -> set[str]:
        """Every id on the page."""
        return self._read[0]

    @property
    def inhoud(self) -> Kop:
        """The table of contents: the title, and below it each heading that can be linked to, in order.

        A heading is linked to by an id of its own or of its section.
        """
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[set[str], Kop]:
        """What a tree of the page tells; not the tree itself, which takes ten times the page."""
        from handboek.site.hypertext import read  # noqa: PLC0415 - a browser has no lxml, and asks no contents

        tree = read(self.html)
        koppen = list(_koppen(tree))
        root = koppen[0][1]  # every template begins with a title
        for level, kop in koppen[1:]:
            below = root.onder[-1] if level == "h3" and root.onder else root
            below.onder.append(kop)
        return set(map(str, tree.xpath("//@id"))), root


def _koppen(tree: HtmlElement) -> Iterator[tuple[str, Kop]]:
    """Each heading that can be linked to, with its level."""
    for heading in tree.iter("h1", "h2", "h3"):
        if id := heading.get("id") or str(heading.xpath("string(ancestor::section[1]/@id)")):
            yield heading.tag, Kop(id, Markup.escape(heading.text_content().strip()))
