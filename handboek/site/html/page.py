"""A page that exists without a file of its own in docs/, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from handboek.model import Functie, Gedragscompetentie
from handboek.words.addresses import Adresseerbaar

_HEADING = re.compile(
    r'<(?:section [^>]*id="(?P<section>[^"]+)">\s*(?:<div class="kop">)?<)?'
    r'h(?P<level>[123])(?: id="(?P<own>[^"]+)")?>(?P<inner>.*?)</h(?P=level)>',
    re.DOTALL,
)
_PERMALINK_AND_TAGS = re.compile(r'<a class="headerlink".*?</a>|<[^>]+>', re.DOTALL)


@dataclass(frozen=True)
class Kop:
    """A heading of a page, for its table of contents; `titel` is HTML-escaped."""

    niveau: int
    id: str
    titel: Markup


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
        kind = " (gedragscompetentie)" if isinstance(self.item, Gedragscompetentie) else ""
        return f"{self.titel}{kind}"

    @property
    def beschrijving(self) -> str:
        text = self.item.doel if isinstance(self.item, Functie) else self.item.definitie
        return text.plat if text else ""

    @property
    def ankers(self) -> set[str]:
        """Every id on the page."""
        return set(re.findall(r' id="([^"]+)"', self.html))

    @property
    def koppen(self) -> Iterator[Kop]:
        """The headings that can be linked to, by an id of their own or of their section, in order."""
        for heading in _HEADING.finditer(self.html):
            if id := heading["own"] or heading["section"]:
                titel = Markup(_PERMALINK_AND_TAGS.sub("", heading["inner"]).strip())
                yield Kop(int(heading["level"]), id, titel)
