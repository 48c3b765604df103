"""An earlier moment of the handbook, as a person names it: a revision of git, a date, or "vorige"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from handboek.history.revisions import HistoryRefused, NoHistory, data_at, git
from handboek.loading import Kept, read_data
from handboek.messages import bedoel_je
from handboek.model import Functie, Handboek, Versie
from handboek.words.dates import datum_in_woorden

VORIGE = ("vorige", "vorige versie", "vorige vastgestelde versie")
_DATE = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_NEARLY_A_DATE = re.compile(
    r"\d{1,2}[-/. ]+(\d{1,2}|[a-z]+)[-/. ]+\d{4}|\d{4}([/.]\d{1,2}){1,2}|[a-z]+ \d{4}|\d{4}", re.I
)


def commit_of(data: Path, typed: str, nieuw: Callable[[], Handboek]) -> str:
    """The commit that is meant: a revision, else a date, else the previous version of what `nieuw` gives.

    Of a day or a month it is the last commit on or before its end, along the main line. The previous version
    is the handbook before any role had the newest `versie` that an agreed role has now. Raises `NoHistory`,
    with what to do in Dutch, when there is none; `HistoryRefused` when git cannot read it.
    """
    if found := _revision(data, typed):
        return found
    words = " ".join(typed.split()).casefold()
    if words in VORIGE:
        return _previous(data, nieuw())
    if day := _DATE.fullmatch(words):
        return _on_or_before(data, typed, *(int(part or 0) for part in day.groups()))
    if _NEARLY_A_DATE.fullmatch(words):
        raise NoHistory(
            f"‘{typed}’ is geen dag of maand. Schrijf die met het jaar eerst: 2026-01-15, of 2026-01."
        )
    names = git(data, "for-each-ref", "--format=%(refname:short)").split()
    raise NoHistory(
        f"‘{typed}’ is in git niet te vinden.{bedoel_je(typed, [*names, *VORIGE])} Geef een datum "
        "(2026-01-15 of 2026-01), ‘vorige’, of de naam van een versie in git, zoals origin/main."
    )


def _revision(data: Path, typed: str) -> str | None:
    if not typed or typed.startswith("-"):
        return None
    try:
        return git(data, "rev-parse", "--verify", "--quiet", f"{typed}^{{commit}}").strip()
    except HistoryRefused:
        return None


def _on_or_before(data: Path, typed: str, year: int, month: int, day: int) -> str:
    """The last commit on a day, or in a month when `day` is 0, or before it."""
    try:
        first = date(year, month, day or 1)
        after = first + timedelta(days=1) if day else date(year + month // 12, month % 12 + 1, 1)
    except ValueError:
        raise NoHistory(f"‘{typed}’ is geen datum: die dag of maand bestaat niet.") from None
    end = int(datetime(after.year, after.month, after.day, tzinfo=UTC).timestamp())
    if found := git(
        data, "rev-list", "--max-count=1", "--first-parent", f"--until={end - 1}", "HEAD"
    ).strip():
        return found
    begin = git(data, "log", "--first-parent", "--reverse", "--format=%ct", "HEAD").split()[0]
    eerste = datum_in_woorden(datetime.fromtimestamp(int(begin), UTC).date())
    raise NoHistory(f"Op ‘{typed}’ was er nog geen handboek in git. Het eerste is van {eerste}.")


def _previous(data: Path, nieuw: Handboek) -> str:
    """The last commit before the newest version came; versions only come, so that halving finds it."""
    newest = _newest(nieuw.functies.values())
    if newest is None:
        raise NoHistory("Geen vastgestelde functie heeft een versie. Geef een datum, zoals 2026-01.")
    commits = git(data, "log", "--first-parent", "--reverse", "--format=%H", "HEAD", "--", ".").split()
    kept: Kept = {}

    def has_it(commit: str) -> bool:
        try:
            with data_at(data, commit) as folder:
                found = _newest(read_data(folder, kept).values(Functie).values())
        except NoHistory:  # the commit that took the data folder away
            return False
        return found is not None and found >= newest

    first = bisect_left(commits, True, key=has_it)
    if first == 0:
        raise NoHistory(f"Er is geen vorige versie: {newest} is de eerste. Geef een datum, zoals 2026-01.")
    return commits[first - 1]


def _newest(functies: Iterable[Functie]) -> Versie | None:
    """The newest version of which a role is agreed."""
    return max((f.versie for f in functies if f.versie and not f.is_concept), default=None)
