"""The agreed versions of every role on the site: a sheet and a PDF of each; a page of a role that is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from handboek.history import Uitgave
from handboek.model import Handboek
from handboek.site.html import Renderer
from handboek.site.pdf import Document, Documents
from handboek.words.addresses import adres, basis, oude_adressen, versie


class Versies:
    """Those of one handbook; `assets` are what a sheet links to, `bestaand` the addresses that pages have."""

    def __init__(
        self,
        handboek: Handboek,
        versies: Mapping[str, Sequence[Uitgave]],
        *,
        pdfs: bool,
        pictogram: str,
        huisstijl: str,
    ) -> None:
        self._handboek = handboek
        self._versies = versies
        self._assets = {"pictogram": pictogram, "huisstijl": huisstijl}
        self._pdfs = pdfs
        items = [*handboek.alles()]
        self._bestaand = {address for item in items for address in (adres(item), *oude_adressen(item))}

    def pages(self) -> Iterator[tuple[str, str]]:
        """The sheets, by address, and the page of each role that is gone."""
        for id, versies in self._versies.items():
            nu = self._handboek.functies.get(id)
            for uitgave in versies:
                for own in self._ids(id):
                    yield self._page(versie(own, uitgave.naam), uitgave, nu=nu, alle=())
            if nu is None and (gone := f"functies/{id}/") not in self._bestaand:
                yield self._page(gone, versies[0], alle=versies)

    def _page(self, url: str, uitgave: Uitgave, **context: object) -> tuple[str, str]:
        renderer = Renderer(uitgave.handboek, pdfs=self._pdfs, uitgave=uitgave, bestaand=self._bestaand)
        functie = uitgave.functie
        context |= {"basis": basis(url), "functie": functie, "titel": functie.titel.plat}
        return f"{url}index.html", renderer.render("versie", **context, **self._assets)

    def documents(self) -> Iterator[Document]:
        """The PDF of each version, beside its sheet."""
        for id, versies in self._versies.items():
            for uitgave in versies:
                document = next(Documents(uitgave.handboek).of_role(uitgave.functie))
                places = tuple(f"{versie(own, uitgave.naam)[:-1]}.pdf" for own in self._ids(id))
                yield replace(document, adressen=places)

    def _ids(self, id: str) -> tuple[str, ...]:
        """The id of a role, and those that it had: what was there stays at its address."""
        nu = self._handboek.functies.get(id)
        return (id, *(nu.voorheen if nu else ()))
