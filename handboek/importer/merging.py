"""From profiles to one handbook: every competency once, and a word about whatever HR should look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from handboek.importer.alignment import Plaats, Stem, align, readings
from handboek.importer.blocks import Passage, Vorm
from handboek.importer.choices import Antwoorden
from handboek.importer.competencies import competency
from handboek.importer.groups import Groups
from handboek.importer.levels import in_their_terms, levels_of, tell_levels, with_meaning
from handboek.importer.plan import NOG_IN_TE_DELEN, TITEL, Item, Plan, normal
from handboek.importer.profiles import Inleidingsblok, Profiel
from handboek.importer.roles import roles
from handboek.importer.updating import plan_changes
from handboek.loading import Gelezen
from handboek.loading.introduction import BESTAND as INLEIDING
from handboek.model import GEWONE_NIVEAUS, Competentie, Gegevens, Tekst

ALIKE_PARAGRAPH = 0.6
"""Paragraphs of an introduction are long: fewer of their letters need to be the same."""

NOT_DESCRIBED = "De matrix vraagt ‘{label}’ ({plek}), maar geen document beschrijft die competentie."
TWO_OF_A_NAME = (
    "‘{label}’ staat twee keer in het handboek, want de teksten lijken niet op elkaar: {een} en {ander}."
)
HEADING_TWICE = "De kop ‘{kop}’ staat er {aantal} keer ({plekken})."
NOT_ASKED = "‘{label}’ is beschreven ({plek}), maar staat niet in de matrix van deze functie."


def merge(
    profielen: Sequence[Profiel],
    bestaand: Gelezen,
    inleiding: str | None,
    antwoorden: Antwoorden | None = None,
) -> Plan:
    """What to make of these profiles beside what the folder, its introduction and HR say already."""
    plan = Plan(inleiding_bestond=inleiding is not None, antwoorden=antwoorden or Antwoorden())
    if known := bestaand.values(Gegevens).get(""):
        plan.clusterids = {normal(cluster.label.plat): id for id, cluster in known.clusters.items()}
    plan.niveaus = levels_of(profielen, known.niveaus if known else None)
    in_their_terms(profielen, plan.niveaus)
    for profiel in profielen:
        tell_levels(profiel, plan.niveaus)
    plan.niveaus = with_meaning(plan.niveaus, profielen, known, plan)
    ranked = sorted(profielen, key=lambda profiel: profiel.rang)
    groups = Groups(ranked, bestaand)
    clusters = _clusters(ranked, plan)
    for groep in groups:
        there = bestaand.values(groep.kind).get(groep.id)
        bronnen = groep.bronnen | {profiel.bron for profiel, _ in groep.gevraagd}
        plan.items.append(Item(groep.kind, groep.id, competency(groep, plan), bronnen, there))
    plan.items += roles(ranked, groups, bestaand, plan)
    plan.items.append(_gegevens(clusters, ranked, bestaand, plan))
    plan.inleiding = _introduction(ranked, plan)
    plan_changes(plan, bestaand)
    _remarks(ranked, groups, plan)
    return plan


def _clusters(profielen: Sequence[Profiel], plan: Plan) -> dict[str, str]:
    """By id: the label of each cluster that a source names, in the order of the sources by name."""
    by_id: dict[str, list[Stem]] = {}
    for profiel in sorted(profielen, key=lambda profiel: profiel.bron):
        for passage in profiel.clusters:
            stem = Stem(profiel.rang, profiel.bron, passage)
            by_id.setdefault(plan.clusterid(passage.plat), []).append(stem)
    chosen = {id: readings(stemmen) for id, stemmen in by_id.items()}
    return {
        id: plan.kies(f"cluster {lezingen[0].tekst}", "label", lezingen) or id
        for id, lezingen in chosen.items()
    }


def _gegevens(
    clusters: Mapping[str, str], profielen: Sequence[Profiel], bestaand: Gelezen, plan: Plan
) -> Item:
    used = dict(clusters)
    if not used or any(item.waarde.get("cluster") == NOG_IN_TE_DELEN[0] for item in plan.items):
        used.update([NOG_IN_TE_DELEN])
    if "" in bestaand.bestanden.get(Gegevens, {}):
        known = bestaand.values(Gegevens).get("")
        plan.clusters_erbij = {id: used[id] for id in used if not known or id not in known.clusters}
    waarde: dict[str, Any] = {"titel": TITEL}
    waarde["clusters"] = {id: Tekst.letterlijk(label) for id, label in used.items()}
    if plan.niveaus != GEWONE_NIVEAUS:
        waarde["niveaus"] = [
            {"label": niveau.label, "uitleg": niveau.uitleg} if niveau.uitleg else niveau.label
            for niveau in plan.niveaus
        ]
    bronnen = frozenset(profiel.bron for profiel in profielen)
    return Item(Gegevens, "", waarde, bronnen, bestaand.values(Gegevens).get(""))


# --- the introduction -------------------------------------------------------------------------------


def _introduction(profielen: Sequence[Profiel], plan: Plan) -> str:
    told = [profiel for profiel in profielen if profiel.inleiding]
    forms = {id(blok.passage): blok for profiel in told for blok in profiel.inleiding}
    taken: list[tuple[Inleidingsblok, Tekst]] = []
    for row in align([[Plaats(0, b.passage) for b in p.inleiding] for p in told], ALIKE_PARAGRAPH):
        stemmen = [
            Stem(profiel.rang, profiel.bron, row[at].passage if at in row else None)
            for at, profiel in enumerate(told)
        ]
        if text := plan.kies_uit_lijst("inleiding", INLEIDING, stemmen):
            said = [place.passage for place in row.values()]
            chosen = next(passage for passage in said if passage.plat == text)
            forms_here = [forms[id(passage)] for passage in said]
            heading = next((blok for blok in forms_here if blok.vorm is Vorm.KOP), forms[id(chosen)])
            taken.append((heading, chosen.tekst))
    return "\n".join(_lines(taken)).lstrip("\n")


def _lines(blocks: Sequence[tuple[Inleidingsblok, Tekst]]) -> Iterator[str]:
    """Headings, paragraphs and lists as HR types them."""
    number, before = 0, None
    for blok, text in blocks:
        number = number + 1 if blok.vorm is before is Vorm.NUMMER else 1
        if before is not blok.vorm or blok.vorm not in (Vorm.PUNT, Vorm.NUMMER):
            yield ""
        signs = {Vorm.KOP: f"{'#' * blok.diepte} ", Vorm.PUNT: "- ", Vorm.NUMMER: f"{number}. "}
        yield f"{signs.get(blok.vorm, '')}{text}"
        before = blok.vorm
    yield ""


# --- what HR should look at -------------------------------------------------------------------------


def _remarks(profielen: Sequence[Profiel], groups: Groups, plan: Plan) -> None:
    for profiel in profielen:
        for tekst in (
            *profiel.opmerkingen,
            *_headings_twice(profiel),
            *_not_asked(profiel, profielen, groups),
        ):
            plan.merk_op(profiel.bron, tekst)
    for groep in groups:
        for profiel, label in () if groep.leden else groep.gevraagd:
            plan.merk_op(profiel.bron, NOT_DESCRIBED.format(label=label.plat, plek=label.plek))
    for first, *others in groups.naamgenoten():
        for other in others:
            one, two = (f"{groep.id} ({', '.join(sorted(groep.bronnen))})" for groep in (first, other))
            plan.merk_op("", TWO_OF_A_NAME.format(label=other.labels[0].tekst, een=one, ander=two))


def _headings_twice(profiel: Profiel) -> Iterator[str]:
    by_name: dict[str, list[Passage]] = {}
    for passage in profiel.clusters:
        by_name.setdefault(normal(passage.plat), []).append(passage)
    for passages in by_name.values():
        if len(passages) > 1:
            plekken = " en ".join(passage.plek for passage in passages)
            yield HEADING_TWICE.format(kop=passages[0].plat, aantal=len(passages), plekken=plekken)


def _not_asked(profiel: Profiel, profielen: Sequence[Profiel], groups: Groups) -> Iterator[str]:
    """The competencies that a source describes but does not ask."""
    eisen = [eis for other in profielen if other.bron == profiel.bron for eis in other.eisen]
    if not eisen:
        return
    asked = {groups.gevraagd[eis.sleutel].id for eis in eisen}
    for beschreven, groep in zip(profiel.competenties, groups.of_profile(profiel), strict=True):
        if groep.kind is Competentie and groep.id not in asked:
            label = beschreven.label
            yield NOT_ASKED.format(label=label.plat, plek=label.plek)
