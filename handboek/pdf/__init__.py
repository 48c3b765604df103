"""The PDFs: each role as a document, its empty conversation form, and the whole handbook.

One way: `content` turns the model into what the templates read, `printing` lets Typst make the files.
"""

from handboek.pdf.content import Document, handboek_als_pdf, pdfs_van
from handboek.pdf.printing import print_all

__all__ = ["Document", "handboek_als_pdf", "pdfs_van", "print_all"]
