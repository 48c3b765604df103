"""The works council's dossier: what changes in what roles ask, as one page or on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from handboek.compare.dossier import Dossier
from handboek.history import Stempel
from handboek.model import Handboek
from handboek.words.dates import datum_in_woorden


@dataclass(frozen=True)
class Kop:
    """What tells one dossier from another: the stamps of the two texts."""

    oud: Stempel
    nieuw: Stempel

    @property
    def datum(self) -> date:
        return self.nieuw.dag

    @property
    def nummer(self) -> str:
        """The same for the same two texts."""
        digest = sha256(f"{self.oud.kenmerk} {self.nieuw.kenmerk}".encode()).hexdigest()
        return f"{self.datum:%Y-%m-%d}-{digest[:6]}"


def as_html(dossier: Dossier, kop: Kop, handboek: Handboek) -> bytes:
    """One file that needs no other, and runs nothing."""
    from handboek.site.html import Renderer  # noqa: PLC0415 - slow to load, and few ask for a dossier

    return f"{Renderer(handboek).dossier(dossier, kop)}\n".encode()


def as_pdf(dossier: Dossier, kop: Kop, handboek: Handboek) -> bytes:
    """The same on paper (tagged, PDF/UA-1)."""
    from handboek.site.pdf import Documents, print_one  # noqa: PLC0415 - as above

    told = {"nummer": kop.nummer, "datum": datum_in_woorden(kop.datum), "dag": kop.datum.isoformat()}
    for name, stempel in (("oud", kop.oud), ("nieuw", kop.nieuw)):
        told |= {name: datum_in_woorden(stempel.dag), f"{name}_kenmerk": str(stempel)}
    return print_one(Documents(handboek).of_dossier(dossier, told))


FORMATS: dict[str, Callable[[Dossier, Kop, Handboek], bytes]] = {"html": as_html, "pdf": as_pdf}
