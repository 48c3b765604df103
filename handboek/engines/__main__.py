"""`python -m handboek.engines ENGINE MAP`: one engine builds into a folder that is not there."""

from __future__ import annotations

import sys
from pathlib import Path

from handboek.engines import ENGINES, EngineFout, load
from handboek.messages import Gegevensfout, samenvatting
from handboek.site.folders import Folders, shipped

if __name__ == "__main__":
    name, target = sys.argv[1:]
    assert name in ENGINES
    try:
        load(name).build(Path(target), Folders.of(shipped()))
    except Gegevensfout as fout:
        sys.exit(samenvatting(fout.meldingen))
    except EngineFout as fout:
        sys.exit(str(fout))
    except KeyboardInterrupt:
        sys.exit(130)
