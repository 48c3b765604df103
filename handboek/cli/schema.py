"""`handboek schema`: renews the help that VS Code gives."""

from __future__ import annotations

from handboek.cli.parser import OK, Namespace, Verbs
from handboek.editing import schema
from handboek.loading import load_handboek


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "schema",
        help="ververs de hulp die VS Code geeft bij het typen",
        description="Vertelt VS Code welke competenties en clusters er nu zijn, zodat het die aanvult.",
    )
    verb.set_defaults(run=run)


def run(options: Namespace) -> int:
    changed = schema.write(options.data.parent / schema.FOLDER, load_handboek(options.data))
    print("\n".join(f"{file} is ververst." for file in changed) or "Er was niets te verversen.")
    return OK
