"""PDFs from templates of Typst: made, finished, bound.

It knows nothing of the handbook, so that a process that makes a large document is small.
"""

from handboek.press.binding import places
from handboek.press.making import MAKERS, Bind, Job, Print, make
from handboek.press.process import make_apart

__all__ = ["MAKERS", "Bind", "Job", "Print", "make", "make_apart", "places"]
