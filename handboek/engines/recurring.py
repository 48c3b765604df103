"""What recurs in the frame that Material puts around a page is rendered once; a large build is half frame.

The templates stay as they are: those that are named here are read with a call around them, which keeps what
came out for the next page that has it too. Of pages that stand side by side in the menu the first is
rendered, the second as a `_Mould`, with blanks where a page speaks of itself, and all others are filled in
there. Without `Frames` the same pages come out, later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from jinja2 import BaseLoader, Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from mkdocs.structure.pages import Page

_AROUND = frozenset(
    f"partials/{name}.html"
    for name in ("beleid", "footer", "icons", "javascripts/palette", "menu", "palette", "search", "tabs")
)
"""What follows from where a page stands, not from what it says."""
_CONTENTS = "partials/toc.html"
"""Stands twice on a page: in the menu, and beside the text."""
_LANGUAGE = "partials/language.html"
_MENU = "partials/nav-item.html"
_ITEM = "{% macro render(nav_item, path, level, parent) %}"
"""How Material begins an item of the menu, with all that hangs below it."""
_ANEW = "{{ render_anew(nav_item, path, level, parent) }}"
_ITEM_ONCE = (
    f"{_ITEM}{{% if nav_item.active %}}{{% call here(nav_item) %}}{_ANEW}{{% endcall %}}{{% else %}}"
    f"{{% call elsewhere(nav_item, path, parent) %}}{_ANEW}{{% endcall %}}"
    f"{{% endif %}}{{% endmacro %}}{_ITEM.replace('render', 'render_anew')}"
)
"""One that leads elsewhere is the same on all of them."""
_BLANK = re.compile("\uffff(.*?)\uffff", re.DOTALL)
_BLANKS = re.compile("(?:\uffff(?:elsewhere|here).*?\uffff\\s*)+", re.DOTALL)


def lean(html: str) -> str:
    """HTML without white space around its lines, for a page on which that means nothing."""
    return "\n".join(filter(None, map(str.strip, html.split("\n"))))


class Frames:
    """Renders the pages of one environment; those of which `surroundings` says the same share what recurs."""

    def __init__(self, env: Environment, surroundings: Callable[[Any], object]) -> None:
        self._env = env
        self._surroundings = surroundings
        self._kept: dict[object, str] = {}
        self._first: dict[object, Page] = {}
        self._moulds: dict[object, _Mould] = {}
        self._language: object = None
        self._cast: list[Page] | None = None
        """While a mould is made: the pages in its part of the menu."""
        calls = {"once": self._once, "twice": self._twice, "here": self._here, "elsewhere": self._elsewhere}
        env.globals |= calls
        assert env.loader
        env.loader = _Called(env.loader)

    def whole(self, page: Page, context: Mapping[str, Any]) -> str:
        """A page whose lines may be stripped, with its frame."""
        around = self._surroundings(page)
        key = around, *_shape(page)
        if self._first.setdefault(key, page) is page:
            return lean(self._env.get_template("main.html").render(context))
        if key not in self._moulds:
            self._cast = []
            with _blank(page):
                frame = lean(self._env.get_template("main.html").render(context))
            self._moulds[key] = _Mould(frame, self._cast)
            self._cast = None
        contents = self._contents(page, context)
        return self._moulds[key].filled(page, contents, lambda item: self._kept[around, id(item)])

    def _contents(self, page: Page, context: Mapping[str, Any]) -> str:
        self._language = self._language or self._env.get_template(_LANGUAGE).make_module(dict(context))
        html = self._env.get_template(_CONTENTS).render({**context, "lang": self._language})
        del self._kept[id(page)]
        return lean(html)

    @pass_context
    def _once(self, context: Context, part: str, caller: Callable[[], str]) -> str:
        return self._keep((self._surroundings(context.get("page")), part), caller)

    @pass_context
    def _twice(self, context: Context, caller: Callable[[], str]) -> str:
        if self._cast is not None:
            return "\uffffcontents\uffff"
        key = id(context.get("page"))
        if key in self._kept:
            return self._kept.pop(key)
        return self._keep(key, caller)

    @pass_context
    def _here(self, context: Context, item: Any, caller: Callable[[], str]) -> str:
        if self._cast is None or item is not context["page"]:
            return caller()
        self._cast.append(item)
        html = caller().replace("\uffff", "\ufffe")
        return f"\uffffhere{html}\uffff"

    @pass_context
    def _elsewhere(
        self, context: Context, item: Any, path: str, parent: Any, caller: Callable[[], str]
    ) -> str:
        page = context.get("page")
        around = self._surroundings(page)
        if page and parent is page.parent and not item.children:
            html = self._keep((around, id(item)), caller)
            if self._cast is None:
                return html
            self._cast.append(item)
            return "\uffffelsewhere\uffff"
        leads = getattr(item, "url", item.title)
        return self._keep((around, path, leads, parent and parent.active), caller)

    def _keep(self, key: object, caller: Callable[[], str]) -> str:
        if key not in self._kept:
            self._kept[key] = caller()
        return self._kept[key]


class _Mould:
    """A frame with blanks, and the pages that its part of the menu lists in order."""

    def __init__(self, frame: str, listed: list[Page]) -> None:
        found = _BLANKS.search(frame)
        here = re.search("\uffffhere(.*?)\uffff", found[0], re.DOTALL) if found else None
        self._here = _pieces(lean(here[1].replace("\ufffe", "\uffff"))) if here else []
        self._frame = _pieces(_BLANKS.sub("\uffffmenu\uffff\n", frame, count=1))
        self._listed = listed

    def filled(self, page: Page, contents: str, elsewhere: Callable[[Page], str]) -> str:
        """The frame around a page."""
        values = {**_own(page), "contents": contents, "content": lean(page.content or "")}
        here = _joined(self._here, values)
        menu = "\n".join(here if item is page else lean(elsewhere(item)) for item in self._listed)
        return _joined(self._frame, {**values, "menu": menu})


def _pieces(html: str) -> list[str]:
    """HTML and the names of blanks, by turns."""
    return _BLANK.split(html)


def _joined(pieces: list[str], values: Mapping[str, str]) -> str:
    return "".join(values[piece] if at % 2 else piece for at, piece in enumerate(pieces))


def _shape(page: Page) -> Iterator[object]:
    """What of a page says which parts its frame has."""
    top = next(iter(page.toc), None)
    yield from (*page.meta, bool(page.edit_url), bool(page.canonical_url), page.previous_page, page.next_page)
    yield from (top and top.url, bool(top and top.children))


def _own(page: Page) -> dict[str, str]:
    """What a frame says of a page itself, by the name of the blank for it."""
    meta = {f"meta {key}": value for key, value in page.meta.items() if isinstance(value, Markup)}
    canonical, edit = page.canonical_url or "", str(escape(page.edit_url or ""))
    return {**meta, "title": str(page.title), "canonical": canonical, "edit": edit}


@contextmanager
def _blank(page: Page) -> Iterator[None]:
    """Let a page say nothing of itself."""
    said = page.meta, page.title, page.canonical_url, page.edit_url, page.content
    page.meta = {
        key: Markup(f"\uffffmeta {key}\uffff") if isinstance(value, Markup) else value
        for key, value in page.meta.items()
    }
    page.title, page.content = "\ufffftitle\uffff", "\uffffcontent\uffff"
    page.canonical_url = page.canonical_url and "\uffffcanonical\uffff"
    page.edit_url = page.edit_url and "\uffffedit\uffff"
    try:
        yield
    finally:
        page.meta, page.title, page.canonical_url, page.edit_url, page.content = said


class _Called(BaseLoader):
    """Gives the templates of another loader, with calls in them."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, file, is_current = self._loader.get_source(environment, template)
        source = source.removesuffix("\n")  # as Jinja does
        if template == _MENU:
            source = source.replace(_ITEM, _ITEM_ONCE)
        elif template == _CONTENTS:
            source = f"{{% call twice() %}}{source}{{% endcall %}}"
        elif template in _AROUND:
            source = f"{{% call once({template!r}) %}}{source}{{% endcall %}}"
        return source, file, is_current
