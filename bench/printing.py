"""Prints a whole handbook, in a process to be measured: `python -m bench.printing DATA`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from handboek.loading import load_handboek
from handboek.site.pdf import Documents
from handboek.site.pdf.printing import print_one

if __name__ == "__main__":
    print_one(Documents(load_handboek(Path(sys.argv[1]))).of_handbook(date(2026, 1, 1), ""))
