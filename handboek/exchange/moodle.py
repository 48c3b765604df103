"""The handbook for Moodle: a competency framework, and a learning plan template for each role.

Moodle reads both by the place of their columns (admin/tool/lpimportcsv of Moodle, and the plugin
tool_lptmanager). A level is a competency of its own below its competency, so that it can be shown apart.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import escape

from handboek.exchange.choice import Beschreven, Bestand, Keuze
from handboek.exchange.delimited import defused, separated
from handboek.model import GEDRAG, Competentie, Functie, Tekst
from handboek.words import anchors

FRAMEWORK_HEADS = (
    *("Parent ID number", "ID number", "Short name", "Description", "Description format"),
    *("Scale values", "Scale configuration", "Rule type (optional)", "Rule outcome (optional)"),
    *("Rule config (optional)", "Cross-referenced competency ID numbers", "Exported ID (optional)"),
    *("Is framework", "Taxonomy"),
)
TEMPLATE_HEADS = (
    *("Short name", "Description", "Description format", "Competency Framework ID Number"),
    "Cross-referenced competency ID numbers",
)
FRAMEWORK = "competentiehandboek"
TAXONOMIES = "domain,competency,level,behaviour"
"""What Moodle calls each depth: clusters, competencies, levels."""
LONGEST = 100
"""Of an id or a short name; Moodle cuts what is longer."""
_HTML = "1"
_SCALE = "Nog niet te zien,Te zien"
_PROFICIENT = [
    {"scaleid": "0"},
    {"id": 1, "scaledefault": 1, "proficient": 0},
    {"id": 2, "scaledefault": 0, "proficient": 1},
]
"""The second step of the scale is enough; Moodle fills in the id of the scale."""


def files(keuze: Keuze) -> Iterator[Bestand]:
    """The framework, and the templates of the roles that ask something."""
    yield Bestand("moodle-raamwerk.csv", lambda: separated([FRAMEWORK_HEADS, *_framework(keuze)], ","))
    yield Bestand("moodle-leerplannen.csv", lambda: separated([TEMPLATE_HEADS, *_templates(keuze)], ","))


def _framework(keuze: Keuze) -> Iterator[Sequence[str]]:
    scale = [_SCALE, json.dumps(_PROFICIENT)]
    yield ["", FRAMEWORK, shortened(keuze.titel), "", _HTML, *scale, *[""] * 5, "1", TAXONOMIES]
    shown = {item.id for item in keuze.competenties}
    groups: set[str] = set()
    for item in keuze.competenties:
        group = anchors.cluster(item.cluster if isinstance(item, Competentie) else GEDRAG)
        if group not in groups:
            groups.add(group)
            yield _row("", group, keuze.groep(item))
        related = [id for id in (*item.bouwt_voort_op, *item.niet_verwarren_met) if id in shown]
        indicators = () if isinstance(item, Competentie) else item.indicatoren
        yield _row(group, item.id, item.label.plat, _html([item.definitie], indicators), related)
        for niveau, gedrag in item.niveaus.items() if isinstance(item, Competentie) else ():
            name = shortened(keuze.niveaus[niveau - 1].naam, LONGEST // 2)
            label = shortened(item.label.plat, LONGEST - len(name) - 2)
            yield _row(item.id, level_id(item, niveau), f"{label}, {name}", _html([], gedrag))


def _row(
    parent: str, id: str, name: str, description: str = "", related: Iterable[str] = ()
) -> Sequence[str]:
    cross = ",".join(cut_id(other).replace(",", "%2C") for other in related)
    named = [cut_id(parent), cut_id(id), shortened(name), description, _HTML]
    return [*named, *[""] * 5, cross, "", "", ""]


def _templates(keuze: Keuze) -> Iterator[Sequence[str]]:
    for functie in keuze.functies:
        yield _template(keuze, functie)


def _template(keuze: Keuze, functie: Functie) -> Sequence[str]:
    """All that the role asks: each level up to its norm, and each competency without levels."""
    asked: list[str] = []
    for item in keuze.competenties:
        if isinstance(item, Competentie) and item.id in functie.eisen:
            norm = functie.eisen[item.id].niveau
            asked += [level_id(item, niveau) for niveau in item.niveaus if niveau <= norm]
        elif item.id.removeprefix(GEDRAG) in functie.gedragscompetenties and item.id.startswith(GEDRAG):
            asked.append(cut_id(item.id))
    described = _html([functie.doel] if functie.doel else [], ())
    cross = ",".join(id.replace(",", "%2C") for id in asked)
    return [shortened(functie.titel.plat), described, _HTML, FRAMEWORK, cross]


def level_id(item: Beschreven, niveau: int) -> str:
    """The id of a level: that of its competency and its place there."""
    return cut_id(f"{item.id}/{anchors.niveau(niveau)}")


def cut_id(id: str) -> str:
    """An id as Moodle keeps it; of one that is too long the end is a hash of all of it."""
    if len(id) <= LONGEST:
        return id
    return f"{id[: LONGEST - 13]}-{hashlib.sha256(id.encode()).hexdigest()[:12]}"


def shortened(name: str, most: int = LONGEST) -> str:
    """A name as Moodle keeps it, with room for what defuses it."""
    most -= len(defused(name)) - len(name)
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _html(paragraphs: Sequence[Tekst], items: Sequence[Tekst]) -> str:
    listed = "".join(f"<li>{_marked(item)}</li>" for item in items)
    return "".join(f"<p>{_marked(text)}</p>" for text in paragraphs) + (
        f"<ul>{listed}</ul>" if listed else ""
    )


def _marked(text: Tekst) -> str:
    tags = {"": "{}", "vet": "<strong>{}</strong>", "cursief": "<em>{}</em>"}
    return "".join(tags[span.stijl].format(escape(span.tekst)) for span in text.spans)
