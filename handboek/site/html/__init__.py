"""Pages and parts of pages as HTML: every tag stands in templates/, beside what fills them."""

from handboek.site.html.page import Kop, Pagina
from handboek.site.html.renderer import Renderer

__all__ = ["Kop", "Pagina", "Renderer"]
