"""A page that exists without a file of its own in docs/, and what it says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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
    def inhoud(self) -> Kop:
        """The table of contents: the title, and below it each heading that can be linked to, in order.

        A heading is linked to by an id of its own or of its section.
        """
        root: Kop | None = None
        for heading in _HEADING.finditer(self.html):
            if id := heading["own"] or heading["section"]:
                kop = Kop(id, Markup(_PERMALINK_AND_TAGS.sub("", heading["inner"]).strip()))
                if root is None:
                    root = kop
                elif heading["level"] == "3" and root.onder:
                    root.onder[-1].onder.append(kop)
                else:
                    root.onder.append(kop)
        assert root is not None  # every template begins with a title
        return root
