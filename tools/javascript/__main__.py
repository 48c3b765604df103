"""Run a function by its name: `python -m tools.javascript check`."""

import sys

from tools import javascript

sys.exit(getattr(javascript, sys.argv[1])())
