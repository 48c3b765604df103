"""`handboek importeer`: from Word profiles to a data folder, losing nothing and proving it.

sources (files → blocks) → reading (→ profiles) → merging (→ one plan) → writing (→ YAML) → proof → report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from handboek.editing.files import replace
from handboek.importer.blocks import Bron, Passage
from handboek.importer.merging import merge
from handboek.importer.placing import in_parts, misplaced
from handboek.importer.plan import Plan
from handboek.importer.profiles import Profiel
from handboek.importer.proof import Bewijs, Telling, prove, sentences
from handboek.importer.reading import read_profiles
from handboek.importer.report import BESTAND, missing_from, report
from handboek.importer.sources import Geweigerd, read_sources
from handboek.importer.writing import NietVeilig, write_plan
from handboek.loading import read_data
from handboek.loading.introduction import read_introduction

__all__ = ["BESTAND", "NietBewezen", "NietVeilig", "Uitkomst", "importeer"]

NOT_UNDERSTOOD = "Dit document zit zo in elkaar dat importeren niet lukt. Zet het zelf in het handboek."
NOTHING_FOUND = "Hierin is geen functie en geen competentie herkend. Kijk of het wel een profiel is."

NOT_RECOGNISED = "Structuur niet herkend."
AS_SECTIONS = "De tekst staat nu onder ‘onderdelen’ van de functie."
NOTHING_KEPT = "Er is niets van overgenomen."
MOST_TOLD = 3


class NietBewezen(Exception):
    """An import stumbled in a way that nobody foresaw: what it wrote, if anything, is not proven."""


@dataclass(frozen=True)
class Uitkomst:
    """What an import did."""

    plan: Plan
    bewijs: Bewijs
    geweigerd: Sequence[Geweigerd]
    gemaakt: Sequence[str]
    """The new files, from the folder."""

    @property
    def is_gelukt(self) -> bool:
        """Whether every file was read and every sentence is accounted for."""
        return not self.geweigerd and self.bewijs.sluit

    @property
    def samenvatting(self) -> str:
        """In one line: how much came in, and whether all of it is accounted for."""
        documents = _counted(len(self.bewijs.tellingen), "document", "documenten")
        made = _counted(len(self.gemaakt), "nieuw bestand", "nieuwe bestanden")
        choices = len(self.plan.keuzes) + len(self.plan.opmerkingen)
        points = _counted(choices, "punt", "punten")
        return f"{documents}, {self.zinnen} zinnen, {self.kwijt} kwijt. {made}, {points} om na te kijken."

    @property
    def zinnen(self) -> int:
        return sum(telling.gelezen for telling in self.bewijs.tellingen)

    @property
    def kwijt(self) -> int:
        return sum(sentences(telling.kwijt) for telling in self.bewijs.tellingen)


def importeer(bestanden: Iterable[Path], naar: Path) -> Uitkomst:
    """Read files and folders with files, and write a data folder and a report in it.

    What is in the folder already stays as it is. Raises `NietVeilig` when a folder in it leads
    elsewhere, `OSError` when it cannot be written, and `NietBewezen` when it went wrong otherwise.
    """
    read = list(read_sources(bestanden))
    geweigerd = [source for source in read if isinstance(source, Geweigerd)]
    found: list[tuple[Bron, list[Profiel]]] = []
    for source in (source for source in read if isinstance(source, Bron)):
        try:
            found.append((source, _read(source)))
        except Exception:  # one odd document does not stop the others
            geweigerd.append(Geweigerd(source.naam, NOT_UNDERSTOOD))
    geweigerd += [told for source, profielen in found for told in _refused(source, profielen)]
    found = [(source, profielen) for source, profielen in found if _says_something(profielen)]
    try:
        return _brought_in(found, geweigerd, naar)
    except (NietVeilig, OSError):
        raise
    except Exception as error:  # documents that are odd together
        raise NietBewezen from error


def _brought_in(
    found: Sequence[tuple[Bron, Sequence[Profiel]]], geweigerd: Sequence[Geweigerd], naar: Path
) -> Uitkomst:
    """Merge, write, prove and report."""
    profielen = [profiel for _, some in found for profiel in some]
    plan = merge(profielen, read_data(naar), read_introduction(naar))
    gemaakt = write_plan(plan, naar) if profielen else []
    bewijs = prove(found, plan, read_data(naar), read_introduction(naar) or "")
    text = report(profielen, geweigerd, plan, bewijs, gemaakt)
    replace(naar / BESTAND, text)
    untold = missing_from((naar / BESTAND).read_text("utf8"), map(_only_reported, bewijs.tellingen))
    for telling, passages in zip(bewijs.tellingen, untold, strict=True):
        telling.kwijt += passages
    return Uitkomst(plan, bewijs, geweigerd, gemaakt)


def _read(bron: Bron) -> list[Profiel]:
    """The profiles of a source, or its bare text when what was read cannot be right."""
    profielen = read_profiles(bron)
    faults = misplaced(bron, profielen) if _says_something(profielen) else []
    return [in_parts(bron, profielen, faults)] if faults else profielen


def _refused(bron: Bron, profielen: Sequence[Profiel]) -> Iterator[Geweigerd]:
    """What is told of a source whose structure was not recognised."""
    faults = [fault for profiel in profielen for fault in profiel.niet_herkend]
    if faults:
        told = " ".join(faults[:MOST_TOLD])
        more = f" En nog {len(faults) - MOST_TOLD} keer zoiets." if len(faults) > MOST_TOLD else ""
        kept = AS_SECTIONS if any(profiel.is_functie for profiel in profielen) else NOTHING_KEPT
        yield Geweigerd(bron.naam, f"{NOT_RECOGNISED} {told}{more} {kept}")
    elif not _says_something(profielen):
        yield Geweigerd(bron.naam, NOTHING_FOUND)


def _says_something(profielen: Sequence[Profiel]) -> bool:
    return any(profiel.is_functie or profiel.competenties for profiel in profielen)


def _only_reported(telling: Telling) -> list[Passage]:
    parts = (
        telling.andere_lezing,
        telling.dubbel,
        telling.al_aanwezig,
        telling.structuur,
        telling.weggelaten,
    )
    return [passage for part in parts for passage in part]


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
