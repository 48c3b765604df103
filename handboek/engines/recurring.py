"""What recurs in the frame that Material puts around a page is rendered once; a large build is half frame.

The templates stay as they are: those that are named here are read with a call around them, which keeps what
came out for the next page that has it too. Without `render_once` the same pages come out, later.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import BaseLoader, Environment, pass_context
from jinja2.runtime import Context

_AROUND = frozenset(
    f"partials/{name}.html"
    for name in ("beleid", "footer", "icons", "javascripts/palette", "menu", "palette", "search", "tabs")
)
"""What follows from where a page stands, not from what it says."""
_CONTENTS = "partials/toc.html"
"""Stands twice on a page: in the menu, and beside the text."""
_MENU = "partials/nav-item.html"
_ITEM = "{% macro render(nav_item, path, level, parent) %}"
"""How Material begins an item of the menu, with all that hangs below it."""
_ANEW = "{{ render_anew(nav_item, path, level, parent) }}"
_ITEM_ONCE = (
    f"{_ITEM}{{% if nav_item.active %}}{_ANEW}{{% else %}}"
    f"{{% call once(path, nav_item.url or nav_item.title, parent and parent.active) %}}{_ANEW}{{% endcall %}}"
    f"{{% endif %}}{{% endmacro %}}{_ITEM.replace('render', 'render_anew')}"
)
"""One that leads elsewhere is the same on all of them."""


def render_once(env: Environment, surroundings: Callable[[Any], object]) -> None:
    """Have an environment keep what recurs; pages share it when `surroundings` says the same of them."""
    kept: dict[object, str] = {}

    @pass_context
    def once(context: Context, *part: object, caller: Callable[[], str]) -> str:
        key = surroundings(context.get("page")), *part
        if key not in kept:
            kept[key] = caller()
        return kept[key]

    @pass_context
    def twice(context: Context, caller: Callable[[], str]) -> str:
        key = id(context.get("page"))
        if key in kept:
            return kept.pop(key)
        kept[key] = caller()
        return kept[key]

    env.globals |= {"once": once, "twice": twice}
    assert env.loader
    env.loader = _Called(env.loader)


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
