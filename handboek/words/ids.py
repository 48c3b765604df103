"""Ids: the name of a file without .yml, and the last step of an address."""

from __future__ import annotations

import re
import unicodedata

from handboek.model import Competentie, Onderdeel

RESERVED = re.compile(r"index|con|prn|aux|nul|(com|lpt)\d")
"""Names that pages or Windows need for themselves."""


def slug(name: str) -> str:
    """The id that fits a name: "Opleidingscoördinator 1" → "opleidingscoordinator-1"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def is_reserved(id: str, kind: type[Onderdeel]) -> bool:
    """Whether pages or Windows need this name, or it would pass for one of the second catalogue."""
    catalogue = kind is Competentie and id.partition("-")[0] == "gedrag"
    return bool(RESERVED.fullmatch(id)) or catalogue
