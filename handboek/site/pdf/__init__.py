"""The PDFs: each role as a document, its empty conversation form, and the whole handbook.

One way: `content` turns the model into what the templates read, `printing` lets Typst make the files.
"""

from handboek.site.pdf.content import Document, Documents
from handboek.site.pdf.printing import print_all, print_one

__all__ = ["Document", "Documents", "print_all", "print_one"]
