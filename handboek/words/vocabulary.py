"""The Dutch words that several kinds of place share: vocabulary.yml, as templates and programs read it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

WOORDEN: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf8"))
"""By subject and name: a word or sentence, or a list of those."""
