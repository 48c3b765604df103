"""How the handbook came to be what it is, from git."""

from handboek.history.earlier import texts_before
from handboek.history.moments import commit_of
from handboek.history.months import Historie, Maand, build_epoch, read_history
from handboek.history.reasons import reasons
from handboek.history.revisions import (
    HistoryRefused,
    NoHistory,
    checkout,
    clean_commit,
    data_at,
    in_repository,
)
from handboek.history.stamps import Stempel, stamp, stamp_of_now
from handboek.history.versions import Uitgave, read_versions

__all__ = [
    "Historie",
    "HistoryRefused",
    "Maand",
    "NoHistory",
    "Stempel",
    "Uitgave",
    "build_epoch",
    "checkout",
    "clean_commit",
    "commit_of",
    "data_at",
    "in_repository",
    "read_history",
    "read_versions",
    "reasons",
    "stamp",
    "stamp_of_now",
    "texts_before",
]
