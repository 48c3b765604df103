"""What the file of a role will say, and which file that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from handboek.importer.blocks import Passage
from handboek.importer.groups import Groups, free_name
from handboek.importer.plan import Item, Plan
from handboek.importer.profiles import Gebied, GevraagdNiveau, Onderdeeltekst, Profiel
from handboek.loading import Gelezen
from handboek.model import GEDRAG, NOG_NIET_BESCHREVEN, Functie, Gedragscompetentie, Tekst


def roles(profielen: Sequence[Profiel], groups: Groups, bestaand: Gelezen, plan: Plan) -> list[Item]:
    """One item for each role; roles that say the same are one."""
    made: list[Item] = []
    for profiel in profielen:
        if not profiel.is_functie:
            continue
        waarde = _role(profiel, groups, plan)
        twin = next((item for item in made if item.waarde == waarde), None)
        if twin:
            twin.bronnen |= {profiel.bron}
        else:
            made.append(Item(Functie, "", waarde, frozenset([profiel.bron])))
    _name(made, bestaand, plan)
    return made


def _name(items: Sequence[Item], bestaand: Gelezen, plan: Plan) -> None:
    """Give each role its id: of the file that says the same, of the one with its name, or a free one."""
    known = bestaand.values(Functie)
    taken = set(bestaand.bestanden.get(Functie, {}))
    open_ids = set(known)
    for same_text in (True, False):
        for item in (item for item in items if not item.id):
            titled = sorted(id for id in open_ids if known[id].titel.plat == Tekst(item.waarde["titel"]).plat)
            for id in titled:
                item.bestond = known[id]
                if not same_text or _says_the_same(item, known[id], plan):
                    item.id = id
                    open_ids.remove(id)
                    break
                item.bestond = None
    for item in items:
        if not item.id:
            item.id = free_name(Tekst(item.waarde["titel"]).plat, Functie, taken)
            taken.add(item.id)
    _tell_same_title(items, plan)


def _says_the_same(item: Item, functie: Functie, plan: Plan) -> bool:
    planned = Functie.model_validate({**item.waarde, "id": functie.id}, context=plan.niveaus)
    return planned.model_dump(exclude_defaults=True) == functie.model_dump(exclude_defaults=True)


def _tell_same_title(items: Sequence[Item], plan: Plan) -> None:
    first: dict[str, Item] = {}
    for item in items:
        titel = str(item.waarde["titel"])
        if (other := first.setdefault(titel, item)) is not item:
            bron, ander = min(item.bronnen), min(other.bronnen)
            tekst = f"Ook {ander} beschrijft ‘{titel}’, met een andere tekst. Deze staat nu in {item.pad}."
            plan.merk_op(bron, tekst)


def _role(profiel: Profiel, groups: Groups, plan: Plan) -> dict[str, Any]:
    """The keys of one role, those without a value left out."""
    asked: set[str] = set()
    gedrag = [g.id.removeprefix(GEDRAG) for g in groups.of_profile(profiel) if g.kind is Gedragscompetentie]
    return _filled(
        {
            "titel": _text([profiel.titel]),
            "schaal": _text([profiel.schaal]),
            "versie": f"{profiel.versie.jaar}-{profiel.versie.maand:02}" if profiel.versie else "",
            "organisatie": _text([profiel.organisatie]),
            "functiefamilie": _text([profiel.functiefamilie]),
            "doel": _text(profiel.doel),
            "generiek": _asked(profiel, profiel.generiek, groups, asked, plan),
            "specifiek": _asked(profiel, profiel.specifiek, groups, asked, plan),
            "resultaatgebieden": {gebied.naam.plat: _area(gebied) for gebied in profiel.resultaatgebieden},
            "kritieke situaties": _list(profiel.situaties),
            "gedragscompetenties": list(dict.fromkeys(gedrag)),
            "teamrollen": {r.naam.plat: _text(r.uitleg) or NOG_NIET_BESCHREVEN for r in profiel.teamrollen},
            "persoonlijkheidskenmerken": {
                trek.naam.plat: _filled({"minimum": str(trek.minimum), "uitleg": _text(trek.uitleg)})
                for trek in profiel.kenmerken
            },
            "opleiding": _text(profiel.opleiding),
            "vakstudies": _text(profiel.vakstudies),
            "ervaring": _text(profiel.ervaring),
            "onderdelen": _sections(profiel.onderdelen),
            "voetnoten": _list(profiel.voetnoten),
        }
    )


def _asked(
    profiel: Profiel, rows: Iterable[GevraagdNiveau], groups: Groups, asked: set[str], plan: Plan
) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for eis in rows:
        id = plan.gevraagd[eis.sleutel] = groups.gevraagd[eis.sleutel].id
        if id in asked:
            plan.merk_op(
                profiel.bron, f"De matrix vraagt ‘{eis.label.plat}’ nog een keer op {eis.label.plek}."
            )
            continue
        asked.add(id)
        long = _filled({"niveau": str(eis.niveau), "toelichting": _text(eis.toelichting)})
        made[id] = long if eis.toelichting else str(eis.niveau)
    return made


def _area(gebied: Gebied) -> dict[str, Any]:
    said = _filled({"omschrijving": _text(gebied.omschrijving), "indicatoren": _list(gebied.indicatoren)})
    return said or {"indicatoren": [Tekst(NOG_NIET_BESCHREVEN)]}


def _sections(onderdelen: Iterable[Onderdeeltekst]) -> dict[str, Any]:
    """By heading: a text, a list, or both."""
    made: dict[str, Any] = {}
    for deel in onderdelen:
        text, items = _text(deel.tekst), _list(deel.punten)
        made[deel.kop.plat] = {"tekst": text, "punten": items} if text and items else text or items
    return made


def _text(passages: Iterable[Passage | None]) -> Tekst:
    """Paragraphs that become one text; "" when there are none."""
    return Tekst.letterlijk(" ".join(passage.plat for passage in passages if passage))


def _list(passages: Iterable[Passage]) -> list[Tekst]:
    return [Tekst.letterlijk(passage.plat) for passage in passages]


def _filled(waarde: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in waarde.items() if value}
