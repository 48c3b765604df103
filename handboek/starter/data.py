"""What a new handbook can begin with: the text of each data file, by path from the handbook's folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from handboek.editing.new import OPEN, explained
from handboek.loading import read_data
from handboek.loading.files import BEGRIPPEN, GEGEVENS
from handboek.model import Gegevens
from handboek.site.folders import shipped
from handboek.starter.made import TEMPLATES, texts_in

TITLE = "Competentiehandboek"
_CLUSTERS = {
    "goed-werk-leveren": {"label": "Goed werk leveren", "uitleg": "Wat je doet om het werk goed te doen."},
    "samen-werken": {"label": "Samen werken", "uitleg": "Hoe je met anderen omgaat."},
}
"""Of the example competencies."""
_FOLDERS = {"data/functies/.gitkeep": "", "data/competenties/.gitkeep": ""}
"""Git keeps no empty folders."""


def examples() -> dict[str, str]:
    """A role and two competencies that say of themselves that they are examples."""
    return {**_FOLDERS, **_gegevens(_CLUSTERS), **texts_in(TEMPLATES / "voorbeeld")}


def nothing() -> dict[str, str]:
    """A handbook of which everything is still to be filled in."""
    return {**_FOLDERS, **_gegevens({"mijn-cluster": {"label": OPEN, "uitleg": OPEN}})}


def catalogue() -> dict[str, str]:
    """The competencies, clusters and glossary of the handbook that ships with this software."""
    source = shipped() / "data"
    gegevens = read_data(source).values(Gegevens)[""]
    clusters = {id: cluster.model_dump(mode="json") for id, cluster in gegevens.clusters.items()}
    files = [source / BEGRIPPEN, *sorted((source / "competenties").rglob("*.yml"))]
    texts = {f"data/{file.relative_to(source).as_posix()}": file.read_text("utf8") for file in files}
    return {**_FOLDERS, **_gegevens(clusters), **texts}


def data_in(folder: Path) -> dict[str, str]:
    """What stands in a data folder, as an import makes one."""
    return {f"data/{name}": text for name, text in texts_in(folder).items()}


def _gegevens(clusters: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    ready = {"titel": TITLE, "clusters": {id: dict(cluster) for id, cluster in clusters.items()}}
    return {f"data/{GEGEVENS}": explained(Gegevens, ready)}
