"""A handbook of any size: the same for the same size, with texts as long as real ones."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import yaml

ASKED = 11
"""So many competencies a role asks, if there are so many."""
GENERIC = 3
BEHAVIOURS = 4
"""So many stand at a level."""

CLUSTERS = ("Kennis van het werk", "Resultaat", "Omgaan met anderen", "Vernieuwen")

_VERBS = (
    *("Overleggen", "Plannen", "Luisteren", "Uitleggen", "Rekenen", "Signaleren"),
    *("Bijsturen", "Afwegen", "Vastleggen", "Leren", "Begeleiden", "Verbeteren"),
)
_CONTEXTS = (
    *("in het team", "met naasten", "in de wijk", "bij verandering", "onder druk"),
    *("op afstand", "met cijfers", "bij klachten", "in projecten", "over vakgrenzen heen"),
)
_JOBS = (
    *("Adviseur", "Begeleider", "Beheerder", "Coach", "Controleur", "Docent", "Gastheer"),
    *("Kwaliteitsmedewerker", "Manager", "Medewerker", "Ondersteuner", "Onderzoeker", "Ontwerper"),
    *("Planner", "Projectleider", "Regisseur", "Secretaris", "Specialist", "Teamleider", "Trainer"),
)
_FIELDS = (
    *("administratie", "apotheek", "bouw", "communicatie", "dagbesteding", "financiën", "geestelijke zorg"),
    *("huishouding", "ict", "inkoop", "jeugdzorg", "keuken", "logistiek", "medezeggenschap", "nachtzorg"),
    *("opleidingen", "personeel", "receptie", "revalidatie", "techniek", "thuiszorg", "veiligheid"),
    *("vervoer", "welzijn", "wonen"),
)
_DOES = (
    *("Bespreekt met collega's", "Legt aan bewoners uit", "Schrijft in gewone taal op"),
    *("Vraagt bij naasten na", "Laat in het overleg zien", "Rekent vooraf uit", "Houdt op het bord bij"),
    *("Controleert aan het eind van de dienst", "Stemt met de planner af", "Vertelt een nieuwe collega"),
    *("Zoekt met het team uit", "Meldt aan de leidinggevende", "Kijkt samen met de cliënt"),
    *("Noteert in het dossier", "Wijst een ander erop", "Spreekt in de werkgroep af"),
)
_WHAT = (
    *("welke afspraken deze week gelden", "wie er bij een wijziging meedenkt", "hoe een melding verder gaat"),
    *("wat er van een plan terechtkomt", "waar de werkwijze vastloopt", "wanneer een besluit moet vallen"),
    *("welke vragen nog openstaan", "wat een verandering voor het rooster betekent"),
    *("hoe de overdracht sneller kan", "waarom iets anders liep dan gedacht", "welke hulp er al is"),
    *("wat goed ging en wat anders moet",),
)
_HOW = (
    *(", ook als het druk is", ", zodat niemand iets dubbel doet", " en komt daar na een week op terug"),
    *(", zonder de oplossing in te vullen", " en vraagt wat de ander ervan vindt"),
    *(", met een voorbeeld uit het eigen werk", " en past het plan daarop aan"),
    *(", voordat iemand erom vraagt", " en zet de volgende stap op de agenda"),
    *(", zodat de volgende dienst verder kan", " en noemt daarbij wat nog onzeker is"),
    *(", ook tegenover mensen die er anders over denken",),
)


def generate(folder: Path, functies: int, competenties: int, **bestanden: str) -> Path:
    """Write the data folder of a handbook with so many roles and competencies; returns it.

    Its site has pages alone, unless asked: `pdf="ja"`, `uitvoer="ja"`.
    """
    random = Random(f"{functies} × {competenties}")
    labels = [_label(number) for number in range(competenties)]
    clusters = {_id(label): label for label in CLUSTERS}
    alone = {"pdf": "nee", "uitvoer": "nee"}
    gegevens = {"titel": "Groot handboek", **alone, **bestanden, "clusters": clusters}
    _write(folder / "handboek.yml", gegevens)
    for number, label in enumerate(labels):
        _write(folder / "competenties" / f"{_id(label)}.yml", _competentie(random, labels, number))
    ids = [_id(label) for label in labels]
    for number in range(functies):
        functie = _functie(random, ids, number)
        _write(folder / "functies" / f"{_id(functie['titel'])}.yml", functie)
    return folder


def _competentie(random: Random, labels: list[str], number: int) -> dict[str, Any]:
    competentie: dict[str, Any] = {
        "label": labels[number],
        "cluster": _id(CLUSTERS[number % len(CLUSTERS)]),
        "definitie": _sentence(random),
        "zoekwoorden": [f"{label.split()[0].lower()} leren" for label in random.sample(labels, 2)],
    }
    if number:
        competentie["niet verwarren met"] = {_id(labels[number - 1]): _sentence(random)}
    if number % 3 == 2:
        competentie["bouwt voort op"] = [_id(labels[number - 2])]
    return competentie | {f"niveau {n}": [_sentence(random) for _ in range(BEHAVIOURS)] for n in (1, 2, 3)}


def _functie(random: Random, ids: list[str], number: int) -> dict[str, Any]:
    soort = _JOBS[number % len(_JOBS)]
    veld = _FIELDS[number // len(_JOBS) % len(_FIELDS)]
    trede = number // len(_JOBS) // len(_FIELDS) + 1
    laagste = random.choice((1, 2))
    others = random.sample(ids[GENERIC:], min(ASKED, len(ids)) - GENERIC)
    return {
        "titel": f"{soort} {veld} {trede}",
        "schaal": str(random.randrange(25, 70, 5)),
        "versie": f"20{random.randrange(22, 26)}-{random.randrange(1, 13):02}",
        "functiefamilie": veld.capitalize(),
        "doel": _sentence(random),
        "generiek": {id: laagste + random.randrange(2) for id in ids[:GENERIC]},
        "specifiek": {
            id: {"niveau": laagste + random.randrange(2), "toelichting": _sentence(random)} for id in others
        },
    }


def _label(number: int) -> str:
    context, verb = divmod(number, len(_VERBS))
    again, context = divmod(context, len(_CONTEXTS))
    return f"{_VERBS[verb]} {_CONTEXTS[context]}" + (f" {again + 1}" if again else "")


def _sentence(random: Random) -> str:
    return f"{random.choice(_DOES)} {random.choice(_WHAT)}{random.choice(_HOW)}."


def _id(name: str) -> str:
    return name.lower().replace(" ", "-").replace("ë", "e")


def _write(file: Path, content: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000), "utf8")
