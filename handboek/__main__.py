"""`python -m handboek VERB`: the same as the command `handboek`."""

import sys

from handboek.cli import main

if __name__ == "__main__":
    sys.exit(main())
