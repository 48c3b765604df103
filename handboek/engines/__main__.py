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
    except OSError as error:
        what = f"‘{error.filename2 or error.filename}’" if error.filename else "Een bestand"
        sys.exit(
            f"Het handboek is niet gemaakt: {what} is niet te schrijven ({error.strerror}). Is de schijf "
            "vol, of mag je daar niet schrijven?"
        )
    except KeyboardInterrupt:
        sys.exit(130)
