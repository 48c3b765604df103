"""What the handbook says of a data folder, in the forms in which people and programs read it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from handboek.messages.message import Melding
from handboek.messages.phrasing import in_markdown, opsomming


@dataclass(frozen=True)
class Controle:
    """What is wrong (stops a merge) and what could be better (does not), each sorted by place."""

    fouten: Sequence[Melding]
    adviezen: Sequence[Melding]
    folder: Path
    """Where the paths in the messages start."""
    uitgezet: Sequence[str] = ()
    """The kinds of advice that the handbook does not want."""

    def path(self, melding: Melding) -> str:
        """The file that a message is about, as seen from here: git hosts want it as in the repository."""
        return Path(os.path.relpath(self.folder / melding.pad)).as_posix()


def as_text(controle: Controle) -> str:
    """For a person in a terminal."""
    parts = []
    if controle.fouten:
        parts += ["Dit moet nog goed voordat het handboek verder kan:", *map(_indented, controle.fouten), ""]
    if controle.adviezen:
        parts += ["Advies, kijk of je er iets mee wilt:", *map(_indented, controle.adviezen), ""]
    aantal_fouten = _counted(len(controle.fouten), "fout", "fouten")
    aantal_adviezen = _counted(len(controle.adviezen), "advies", "adviezen").lower()
    parts.append(f"{aantal_fouten}, {aantal_adviezen}.")
    if controle.uitgezet:
        kinds = opsomming(controle.uitgezet, "en")
        parts.append(f"Over {kinds} wil dit handboek geen advies: dat staat in handboek.yml.")
    return "\n".join(parts)


def as_github(controle: Controle) -> str:
    """Workflow commands that put each message at its line in a pull request.

    Format and escapes: GitHub's "Workflow commands for GitHub Actions" and actions/toolkit.
    """

    def command(level: str, title: str, melding: Melding) -> str:
        place = f"file={_property(controle.path(melding))},line={melding.regel},col={melding.kolom}"
        return f"::{level} {place},title={_property(title)}::{_data(melding.tekst)}"

    return "\n".join(
        [command("error", "Fout", melding) for melding in controle.fouten]
        + [command("notice", "Advies", melding) for melding in controle.adviezen]
    )


def as_gitlab(controle: Controle) -> str:
    """A code quality report, which GitLab shows at the lines of a merge request.

    Its form: GitLab's "Code Quality report format".
    """
    kinds = (("blocker", controle.fouten), ("info", controle.adviezen))
    rows = [
        {
            "description": melding.tekst,
            "check_name": melding.soort.code,
            "fingerprint": sha256(str(melding).encode()).hexdigest(),
            "severity": severity,
            "location": {"path": controle.path(melding), "lines": {"begin": melding.regel}},
        }
        for severity, meldingen in kinds
        for melding in meldingen
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_markdown(controle: Controle) -> str:
    """For the summary of a check at a git host, which shows few of the messages at their lines."""
    aantal = _counted(len(controle.fouten), "fout", "fouten")
    lines = [f"## {aantal} in de bestanden", ""]
    if controle.fouten:
        lines += [
            "Verbeter ze in ditzelfde voorstel: open *Files changed*, klik bij het bestand op *⋯* en dan "
        ]
        lines[-1] += "op *Edit file*. Daarna begint de controle vanzelf opnieuw."
        lines += ["", *map(_row, controle.fouten), ""]
    if controle.adviezen:
        aantal = _counted(len(controle.adviezen), "advies", "adviezen")
        lines += [f"<details><summary>{aantal}: kijk of je er iets mee wilt</summary>", ""]
        lines += [*map(_row, controle.adviezen), "", "</details>", ""]
    return "\n".join(lines)


def _row(melding: Melding) -> str:
    return f"- **{in_markdown(melding.pad)}**, regel {melding.regel}: {in_markdown(melding.tekst)}"


def as_json(controle: Controle) -> str:
    """A list of objects: ernst ("fout" or "advies"), code, pad, regel, kolom (from 1), tekst, herstel.

    `herstel` says which lines (van, tot) should be which (regels); null when that is not plain.
    """
    kinds = (("fout", controle.fouten), ("advies", controle.adviezen))
    rows = [
        {
            "ernst": ernst,
            "code": melding.soort.code,
            "pad": melding.pad,
            "regel": melding.regel,
            "kolom": melding.kolom,
            "tekst": melding.tekst,
            "herstel": asdict(melding.herstel) if melding.herstel else None,
        }
        for ernst, meldingen in kinds
        for melding in meldingen
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Controle], str]] = {
    "tekst": as_text,
    "markdown": as_markdown,
    "github": as_github,
    "gitlab": as_gitlab,
    "json": as_json,
}


def _indented(melding: Melding) -> str:
    return f"  {melding}"


def _counted(count: int, one: str, more: str) -> str:
    return f"{count or 'Geen'} {one if count == 1 else more}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
