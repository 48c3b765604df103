"""Make the parts: `python -m tools.workshop`."""

from tools import workshop

workshop.build()
