"""`handboek importeer`: from Word profiles to a data folder, losing nothing and proving it.

sources (files → blocks) → reading (→ profiles) → merging (→ one plan) → writing (→ YAML) → proof → report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from handboek.importer.blocks import Bron, Passage
from handboek.importer.choices import (
    NEE,
    NIVEAUS,
    Antwoord,
    Antwoorden,
    answers_of,
    read_answers,
    yaml_of_answers,
)
from handboek.importer.merging import merge
from handboek.importer.placing import in_parts, misplaced
from handboek.importer.plan import Plan
from handboek.importer.profiles import Profiel
from handboek.importer.proof import Bewijs, Telling, prove, sentences
from handboek.importer.reading import read_profiles
from handboek.importer.report import BESTAND, VERANTWOORDING, Verslag, missing_from
from handboek.importer.sources import Geweigerd, read_sources
from handboek.importer.writing import Geschreven, NietVeilig, Writer, all_or_nothing
from handboek.loading import Gelezen, read_data
from handboek.loading.files import KEUZES
from handboek.loading.introduction import read_introduction
from handboek.model import GEWONE_NIVEAUS, Gegevens

__all__ = ["BESTAND", "VERANTWOORDING", "NietBewezen", "NietVeilig", "Uitkomst", "importeer"]

NOT_UNDERSTOOD = "Dit document zit zo in elkaar dat importeren niet lukt. Zet het zelf in het handboek."
NOTHING_FOUND = "Hierin is geen functie en geen competentie herkend. Kijk of het wel een profiel is."

TOO_HIGH = (
    "Dit document heeft niveau {hoogste}, en handboek.yml kent er {aantal}. Zet er bij `niveaus:` een bij."
)
NOT_RECOGNISED = "Structuur niet herkend."
AS_SECTIONS = "De tekst staat nu onder ‘onderdelen’ van de functie."
NOTHING_KEPT = "Er is niets van overgenomen."
SAY_YES = "Zet dan in keuzes.yml ‘ja’ bij die vraag en importeer opnieuw."
MOST_TOLD = 3


class NietBewezen(Exception):
    """An import stumbled in a way that nobody foresaw: what it wrote, if anything, is not proven."""


@dataclass(frozen=True)
class Uitkomst:
    """What an import did."""

    plan: Plan
    bewijs: Bewijs
    geweigerd: Sequence[Geweigerd]
    geschreven: Geschreven

    @property
    def gemaakt(self) -> Sequence[str]:
        """The new files, from the folder."""
        return self.geschreven.gemaakt

    @property
    def is_gelukt(self) -> bool:
        """Whether every file was read and understood, and every sentence is accounted for."""
        return not self.geweigerd and self.bewijs.sluit

    @property
    def samenvatting(self) -> str:
        """In one line: how much came in, and whether all of it is accounted for."""
        documents = _counted(len(self.bewijs.tellingen), "document", "documenten")
        made = _counted(len(self.gemaakt), "nieuw bestand", "nieuwe bestanden")
        changed = _counted(len(self.geschreven.veranderd), "veranderd bestand", "veranderde bestanden")
        choices = len(self.plan.keuzes) + len(self.plan.opmerkingen)
        points = _counted(choices, "punt", "punten")
        files = f"{made}, {changed}" if self.geschreven.veranderd else made
        return f"{documents}, {self.zinnen} zinnen, {self.kwijt} kwijt. {files}, {points} om na te kijken."

    @property
    def zinnen(self) -> int:
        return sum(telling.gelezen for telling in self.bewijs.tellingen)

    @property
    def kwijt(self) -> int:
        return sum(sentences(telling.kwijt) for telling in self.bewijs.tellingen)


Gevonden = tuple[Bron, list[Profiel]]
"""A source with the roles in it."""
Voortgang = Callable[[str], None]
"""Is told what the import does now."""
Vraag = Callable[[Sequence[Antwoord]], Iterable[Antwoord]]
"""Is given the answers that nobody gave yet, and gives those that should be others."""


def importeer(
    bestanden: Iterable[Path],
    naar: Path,
    voortgang: Voortgang = lambda text: None,
    vraag: Vraag = lambda answers: (),
) -> Uitkomst:
    """Read files and folders with files, and write a data folder and a report in it.

    What is there already and says something else is changed; all else stays as it is. When it is broken
    off, nothing is written. Raises `NietVeilig` when a folder in it leads elsewhere, `OSError` when it
    cannot be written, and `NietBewezen` when it went wrong otherwise.
    """
    earlier = read_answers(naar)
    sources = list(read_sources(bestanden, voortgang))
    understood = _Begrepen(sources, earlier)
    given = {(answer.vraag, answer.skelet) for answer in earlier}
    open_answers = [a for a in understood.antwoorden if (a.vraag, a.skelet) not in given]
    if answers := list(vraag(open_answers)) if open_answers else []:
        earlier = [*answers, *earlier]
        understood = _Begrepen(sources, earlier)
    try:
        with all_or_nothing(naar) as writer:
            return _brought_in(understood, naar, writer, voortgang, earlier)
    except (NietVeilig, OSError):
        raise
    except Exception as error:  # documents that are odd together
        raise NietBewezen from error


class _Begrepen:
    """What was made of the sources, with the answers that were given."""

    def __init__(self, sources: Iterable[Bron | Geweigerd], gegeven: Sequence[Antwoord]) -> None:
        self.gevonden: list[Gevonden] = []
        self.geweigerd: list[Geweigerd] = []
        self.antwoorden: list[Antwoord] = []
        answers = Antwoorden(gegeven)
        for source in sources:
            if isinstance(source, Geweigerd):
                self.geweigerd.append(source)
            else:
                self._understand(source, answers)

    def _understand(self, bron: Bron, answers: Antwoorden) -> None:
        try:
            profielen = read_profiles(bron, answers)
            asked = [antwoord for profiel in profielen for antwoord in profiel.antwoorden]
            profielen = _checked(bron, profielen)
        except Exception:  # one odd document does not stop the others
            self.geweigerd.append(Geweigerd(bron.naam, NOT_UNDERSTOOD))
            return
        self.antwoorden += asked
        self.geweigerd += _refused(bron, profielen, asked)
        if _says_something(profielen):
            self.gevonden.append((bron, profielen))


def _brought_in(
    begrepen: _Begrepen,
    naar: Path,
    writer: Writer,
    voortgang: Voortgang,
    earlier: Sequence[Antwoord],
) -> Uitkomst:
    """Merge, write, prove and report."""
    bestaand = read_data(naar)
    found, too_high = _within_levels(begrepen.gevonden, bestaand)
    geweigerd = [*begrepen.geweigerd, *too_high]
    profielen = [profiel for _, some in found for profiel in some]
    voortgang(f"Legt {len(found)} documenten naast elkaar …")
    plan = merge(profielen, bestaand, read_introduction(naar), Antwoorden(earlier))
    voortgang(f"Schrijft {len(plan.items)} bestanden …")
    if profielen:
        writer.plan(plan)
    voortgang("Kijkt na of er niets kwijt is …")
    bewijs = prove(found, plan, read_data(naar), read_introduction(naar) or "")
    told = Verslag(profielen, geweigerd, plan, bewijs, writer.geschreven)
    if answers := [*answers_of(plan.keuzes), *begrepen.antwoorden, *earlier]:
        writer.file(KEUZES, yaml_of_answers(answers))
    writer.file(BESTAND, told.verslag())
    writer.file(VERANTWOORDING, told.verantwoording())
    texts = [(naar / name).read_text("utf8") for name in (BESTAND, VERANTWOORDING)]
    untold = missing_from("\n".join(texts), map(_only_reported, bewijs.tellingen))
    for telling, passages in zip(bewijs.tellingen, untold, strict=True):
        telling.kwijt += passages
    return Uitkomst(plan, bewijs, geweigerd, writer.geschreven)


def _within_levels(found: list[Gevonden], bestaand: Gelezen) -> tuple[list[Gevonden], list[Geweigerd]]:
    """The sources whose levels a handbook that names its own has, and those with more."""
    gegevens = bestaand.values(Gegevens).get("")
    if gegevens is None or gegevens.niveaus == GEWONE_NIVEAUS:
        return found, []
    fits, too_high = [], []
    for source, profielen in found:
        highest = max(profiel.hoogste for profiel in profielen)
        if highest > len(gegevens.niveaus):
            reden = TOO_HIGH.format(hoogste=highest, aantal=len(gegevens.niveaus))
            too_high.append(Geweigerd(source.naam, reden))
        else:
            fits.append((source, profielen))
    return fits, too_high


def _checked(bron: Bron, profielen: list[Profiel]) -> list[Profiel]:
    """The profiles of a source, or its bare text when what was read cannot be right."""
    doubtful = any(profiel.twijfels for profiel in profielen)
    faults = misplaced(bron, profielen) if doubtful or _says_something(profielen) else []
    return [in_parts(bron, profielen, faults)] if faults else profielen


def _refused(bron: Bron, profielen: Sequence[Profiel], asked: Sequence[Antwoord]) -> Iterator[Geweigerd]:
    """What is told of a source whose structure was not recognised."""
    faults = [fault for profiel in profielen for fault in profiel.niet_herkend]
    if faults:
        told = " ".join(faults[:MOST_TOLD])
        more = f" En nog {len(faults) - MOST_TOLD} keer zoiets." if len(faults) > MOST_TOLD else ""
        kept = AS_SECTIONS if any(profiel.is_functie for profiel in profielen) else NOTHING_KEPT
        yield Geweigerd(bron.naam, f"{NOT_RECOGNISED} {told}{more} {kept}{_hint(asked)}")
    elif not _says_something(profielen):
        yield Geweigerd(bron.naam, f"{NOTHING_FOUND}{_hint(asked)}")


def _hint(asked: Sequence[Antwoord]) -> str:
    """What HR may answer, so that the document is understood."""
    levels = [answer.vraag for answer in asked if answer.skelet == NIVEAUS and answer.antwoord == NEE]
    return f" {levels[0]} {SAY_YES}" if levels else ""


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
