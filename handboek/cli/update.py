"""`handboek bijwerken`: the folder of a handbook brought to the version that runs."""

from __future__ import annotations

import sys

from handboek.cli.parser import OK, WRONG_USE, Namespace, Verbs
from handboek.site.folders import shipped
from handboek.starter import Bijgewerkt, BijwerkFout, update


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "bijwerken",
        help="breng de map van je handboek naar de versie die je hebt geïnstalleerd",
        description="Vernieuwt de bestanden die de software heeft gemaakt. Wat jullie zelf hebben aangepast, "
        "blijft staan; je ziet het verschil. Aan data en docs/eigen verandert niets.",
    )
    verb.set_defaults(run=run)


def run(options: Namespace) -> int:
    folder = options.data.resolve().parent
    if folder == shipped().resolve():
        print("Dit is de software zelf, met een handboek erin. Die werk je bij met ‘git pull’.")
        return OK
    try:
        done = update(folder)
    except BijwerkFout as fout:
        print(fout, file=sys.stderr)
        return WRONG_USE
    _tell(done)
    return OK


def _tell(done: Bijgewerkt) -> None:
    same = done.van == done.naar
    print(
        f"Dit handboek hoort bij versie {done.naar}." if same else f"Van versie {done.van} naar {done.naar}."
    )
    if done.nieuws:
        print(f"\n{done.nieuws}")
    for what, names in (
        ("Vernieuwd", done.vernieuwd),
        ("Nieuw", done.gemaakt),
        ("Niet meer nodig, en weggehaald", done.vervallen),
    ):
        if names:
            print(f"\n{what}: {', '.join(names)}.")
    for name, diff in done.verschillen.items():
        print(f"\n{name} hebben jullie zelf aangepast, dus dat blijft zo.")
        print(f"Dit zou de software ervan maken:\n{diff}")
    if done.bewaard:
        print(
            f"\nWat is vervangen, staat in {done.bewaard}. Wil je terug? Zet het terug en typ:\n"
            f'  python -m pip install "competentiehandboek[importeren,uitvoer]=={done.van}"'
        )
    print("\nBouw nu het handboek met ‘handboek bouw’ en kijk het na.")
