"""Python for a browser, as files: `tools/workshop.py` of competentiehandboek makes them."""

from pathlib import Path

DELEN = Path(__file__).parent / "delen"
"""The files, and `delen.json` with the versions of what is in them."""
