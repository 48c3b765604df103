"""From a data folder to a `Handboek`, or to every fault at once.

files → lines (traps, neutralised) → nodes (YAML with places) → model (explain) → references.
"""

from handboek.loading.reading import Gelezen, Kept, load_handboek, read_data, with_roles
from handboek.loading.references import Bestand

__all__ = ["Bestand", "Gelezen", "Kept", "load_handboek", "read_data", "with_roles"]
