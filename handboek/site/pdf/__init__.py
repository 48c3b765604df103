"""The PDFs: of each role several, the whole handbook, booklets, a poster.

One way: `content` and `books` turn the model into what the templates read, `printing` has the files made that
are not there yet.
"""

from handboek.site.pdf.books import Documents
from handboek.site.pdf.content import Document
from handboek.site.pdf.kinds import PAPIER, Papier
from handboek.site.pdf.printing import print_all, print_one

__all__ = ["PAPIER", "Document", "Documents", "Papier", "print_all", "print_one"]
