"""Jinja for one page: what it can reach, call and reckon with."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes, pass_context
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from handboek.site.sandbox.filters import FILTERS, METERS, TESTS, replaced
from handboek.site.sandbox.meter import MACRO_STEPS, MOST_TYPED, Meter, TooMuch
from handboek.site.sandbox.values import NotAllowed, html, joined, named, scalar

Macro = Callable[..., str]

TEXT_METHODS = frozenset(
    (
        *("upper", "lower", "title", "capitalize", "strip", "lstrip", "rstrip", "startswith", "endswith"),
        *("removeprefix", "removesuffix", "replace", "split"),
    )
)
DICT_METHODS = frozenset(("items", "keys", "values", "get"))
LOOP = frozenset(
    ("index", "index0", "revindex", "revindex0", "first", "last", "length", "previtem", "nextitem", "cycle")
)


@dataclass(frozen=True, eq=False)
class _Callable:
    """The only kind of value that can be called."""

    function: Callable[..., Any]


class PageEnvironment(ImmutableSandboxedEnvironment):
    """The environment of one page: it has a meter of its own, no loader, and nothing of Jinja's globals."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self, macros: Mapping[str, Macro], block: Callable[[str], str]) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, finalize=_printed, cache_size=0)
        self.meter = Meter()
        self._block = block
        self.globals = {"range": _Callable(self._range)}
        self.globals |= {name: _Callable(partial(self._macro, macro)) for name, macro in macros.items()}
        self.filters = {**FILTERS, **METERS}
        self.tests = {**TESTS}

    def read(self, markdown: str) -> nodes.Template:
        """A page, parsed. Raises `TooMuch` when compiling it could take long."""
        if len(markdown) > MOST_TYPED and re.search(r"\{[{%]", markdown):
            raise TooMuch
        return self.parse(markdown)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A method that is listed, or an item of a group; never an attribute of an object."""
        self.meter.step()
        if isinstance(obj, LoopContext) and attribute in LOOP:
            value = getattr(obj, attribute)
            return _Callable(value) if attribute == "cycle" else value
        if isinstance(obj, str) and attribute in TEXT_METHODS:
            return _Callable(partial(self._text_method, obj, attribute))
        if isinstance(obj, dict) and attribute in DICT_METHODS:
            method = getattr(obj, attribute)
            return _Callable(partial(_get, obj) if attribute == "get" else lambda: list(method()))
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item of a group, list or text; never an attribute."""
        self.meter.step()
        by_name = isinstance(obj, dict) and isinstance(argument, str | int)
        if by_name or (isinstance(obj, list | tuple | str) and isinstance(argument, int)):
            try:
                return obj[argument]
            except LookupError:
                pass
        return self.undefined(obj=obj, name=argument if isinstance(argument, str) else "")

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call a macro, `range`, or a method that is listed; else `NotAllowed`."""
        if isinstance(__obj, Undefined):
            str(__obj)  # which raises, and says what is not there
        if not isinstance(__obj, _Callable):
            raise NotAllowed(named(__obj))
        __self.meter.step()
        for name in ("_loop_vars", "_block_vars"):  # Jinja's, for a function that asks for the context
            kwargs.pop(name, None)
        return __self.meter.made(__obj.function(*args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon with numbers; `+` also joins two texts or two lists."""
        self.meter.step()
        for value in (left, right):
            if isinstance(value, Undefined):
                str(value)  # which raises, and says what is not there
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            self.meter.write(len(left) + len(right))
            return joined([left, right])
        if operator == "+" and isinstance(left, list) and isinstance(right, list):
            self.meter.step(len(left) + len(right))
            return left + right
        if not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise NotAllowed(operator)
        return self.meter.made(self.binop_table[operator](left, right))

    def _range(self, *limits: int) -> list[int]:
        self.meter.step(len(range(*limits)))
        return list(range(*limits))

    def _macro(self, macro: Macro, *args: Any, **kwargs: Any) -> Markup:
        self.meter.step(MACRO_STEPS + 10 * len(args))
        if caller := kwargs.get("caller"):
            kwargs["caller"] = lambda: str(caller())  # to a macro, what stands within its call is text
        made = macro(*args, **kwargs)
        self.meter.step(len(made) // 1000)
        return Markup(self._block(made))

    def _text_method(self, text: str, name: str, *args: Any) -> Any:
        if name == "replace":
            return replaced(self.meter, text, *args)
        self.meter.step(len(text) // 10 if name == "split" else len(text) // 100)
        return getattr(text, name)(*args)


def _get(group: dict[Any, Any], name: Any, default: Any = None) -> Any:
    return group.get(name, default) if isinstance(name, str | int) else default


@pass_context
def _printed(context: Context, value: Any) -> Markup:
    """What stands on the page for a value: text."""
    meter: Meter = context.environment.meter  # type: ignore[attr-defined]
    meter.step()
    made = html(scalar(value))
    meter.write(len(made))
    return made
