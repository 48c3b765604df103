"""What the file of a competency will say: of every text the reading that most sources have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from handboek.importer.alignment import Plaats, Rang, Stem, align, readings
from handboek.importer.blocks import Passage
from handboek.importer.groups import Groep
from handboek.importer.growing import ONE_TEXT, keys_of, nested
from handboek.importer.plan import NOG_IN_TE_DELEN, Plan
from handboek.importer.profiles import ZONDER_NIVEAU, Profiel
from handboek.model import NOG_NIET_BESCHREVEN, Competentie, Tekst

_LAST = 10_000
"""More than there are years."""
NOTHING = Tekst(NOG_NIET_BESCHREVEN)
NO_CLUSTER = "Geen document zegt bij welk cluster ‘{label}’ hoort. Het is nu ‘{cluster}’."
NOT_WHOLE = "Van ‘{label}’ staat dit in geen document: {wat}. In het handboek staat daar ‘{tekst}’"


def competency(groep: Groep, plan: Plan) -> dict[str, Any]:
    """The keys of one competency; what was chosen is noted in the plan."""
    onderwerp = (
        f"{'competentie' if groep.kind is Competentie else 'gedragscompetentie'} {groep.labels[0].tekst}"
    )
    label = plan.kies(onderwerp, "label", groep.labels)
    waarde: dict[str, Any] = {"label": Tekst.letterlijk(label or "")}
    if groep.kind is Competentie:
        waarde["cluster"] = _cluster(groep, onderwerp, plan)
    waarde["definitie"] = _definition(groep, onderwerp, plan)
    waarde |= _behaviour(groep, onderwerp, plan)
    waarde |= _additions(groep, onderwerp, plan)
    _tell_missing(groep, waarde, plan)
    return waarde


def _cluster(groep: Groep, onderwerp: str, plan: Plan) -> str:
    stemmen = [Stem(_weight(p, b.cluster), p.bron, b.cluster) for p, b in groep.leden if b.cluster]
    chosen = plan.kies(onderwerp, "cluster", readings(stemmen))
    return plan.clusterid(chosen) if chosen else NOG_IN_TE_DELEN[0]


def _weight(profiel: Profiel, cluster: Passage) -> Rang:
    """The rank of what a source says of a cluster; below all others when it prints that heading twice.

    One of the two is a slip of the pen, so another source knows better.
    """
    year, month, bron = profiel.rang
    twice = sum(passage.sleutel == cluster.sleutel for passage in profiel.clusters) > 1
    return (year + _LAST if twice else year), month, bron


def _definition(groep: Groep, onderwerp: str, plan: Plan) -> Tekst:
    """Paragraphs of one definition become one text."""
    stemmen = [
        Stem(p.rang, p.bron, b.definitie[0].stuk(" ".join(passage.plat for passage in b.definitie)))
        for p, b in groep.leden
        if b.definitie
    ]
    chosen = plan.kies(onderwerp, "definitie", readings(stemmen))
    return Tekst.letterlijk(chosen) if chosen else NOTHING


def _behaviour(groep: Groep, onderwerp: str, plan: Plan) -> dict[str, list[Tekst]]:
    chosen: dict[int, list[Tekst]] = {}
    for row in align([[Plaats(*pair) for pair in beschreven.gedrag] for _, beschreven in groep.leden]):
        niveau = Counter(place.niveau for place in row.values()).most_common(1)[0][0]
        veld = f"niveau {niveau}" if niveau else "indicatoren"
        stemmen = [
            Stem(profiel.rang, profiel.bron, row[at].passage if at in row else None)
            for at, (profiel, beschreven) in enumerate(groep.leden)
            if at in row or niveau in beschreven.niveaus
        ]
        _tell_moved(row, groep, onderwerp, niveau, plan)
        if text := plan.kies_uit_lijst(onderwerp, veld, stemmen):
            chosen.setdefault(niveau, []).append(Tekst.letterlijk(text))
    if groep.kind is Competentie:
        described = {niveau: texts for niveau, texts in sorted(chosen.items()) if niveau}
        empty = {niveau: [NOTHING] for niveau in range(1, len(plan.niveaus) + 1)}
        return {f"niveau {niveau}": texts for niveau, texts in (described or empty).items()}
    return {"indicatoren": chosen.get(ZONDER_NIVEAU, [NOTHING])}


def _additions(groep: Groep, onderwerp: str, plan: Plan) -> dict[str, Any]:
    """Tips, questions and the like: lists, but for a scene and a level in one line."""
    said: dict[tuple[str, ...], dict[int, list[Plaats]]] = {}
    for at, (_, beschreven) in enumerate(groep.leden):
        for erbij in beschreven.erbij:
            lists = said.setdefault(keys_of(erbij, beschreven), {})
            lists.setdefault(at, []).append(Plaats(0, erbij.passage))
    found: dict[tuple[str, ...], Any] = {}
    for keys, lists in said.items():
        members = list(lists)
        texts = []
        for row in align(list(lists.values())):
            stemmen = [
                Stem(profiel.rang, profiel.bron, row[n].passage if n in row else None)
                for n, profiel in enumerate(groep.leden[at][0] for at in members)
            ]
            if text := plan.kies_uit_lijst(onderwerp, " ".join(keys), stemmen):
                texts.append(Tekst.letterlijk(text))
        if texts:
            found[keys] = Tekst.letterlijk(" ".join(t.plat for t in texts)) if keys[0] in ONE_TEXT else texts
    return nested(found)


def _tell_missing(groep: Groep, waarde: Mapping[str, Any], plan: Plan) -> None:
    label = waarde["label"].plat
    if waarde.get("cluster") == NOG_IN_TE_DELEN[0]:
        plan.merk_op("", NO_CLUSTER.format(label=label, cluster=NOG_IN_TE_DELEN[1]))
    missing = [key for key, value in waarde.items() if value in (NOTHING, [NOTHING])]
    if groep.kind is Competentie:
        missing += [key for n in range(1, len(plan.niveaus) + 1) if (key := f"niveau {n}") not in waarde]
    if missing:
        plan.merk_op("", NOT_WHOLE.format(label=label, wat=", ".join(missing), tekst=NOTHING))


def _tell_moved(row: Mapping[int, Plaats], groep: Groep, onderwerp: str, niveau: int, plan: Plan) -> None:
    """Tell of behaviour that stands at another level in some source."""
    for at, place in row.items():
        if place.niveau != niveau:
            there = (
                f"staat op {place.passage.plek} op niveau {place.niveau}, in het handboek op niveau {niveau}"
            )
            plan.merk_op(
                groep.leden[at][0].bron, f"{onderwerp.capitalize()}: ‘{place.passage.plat}’ {there}."
            )
