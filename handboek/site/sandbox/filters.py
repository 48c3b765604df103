"""The filters and tests of a page, each counted; and those that the meter itself puts in a parsed page.

All of them ask Jinja for the context: else Jinja would run them while it compiles the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import Undefined, filters, pass_context
from jinja2.runtime import Context
from jinja2.tests import TESTS as JINJAS_TESTS
from markupsafe import Markup

from handboek.site.sandbox.meter import Meter
from handboek.site.sandbox.values import NotAllowed, html, items, joined, named, scalar

Filter = Callable[..., Any]


def _meter(context: Context) -> Meter:
    meter: Meter = context.environment.meter  # type: ignore[attr-defined]
    return meter


def replaced(meter: Meter, text: str, old: Any, new: Any, count: Any = -1) -> str:
    """A text with other words in it; counted before it is made, for it can become much longer."""
    if not (isinstance(old, str) and isinstance(new, str) and isinstance(count, int)):
        raise NotAllowed("replace")
    is_html = isinstance(text, Markup)
    old, new, text = str(old), str(html(new) if is_html else new), str(text)
    meter.step(len(text) // 100)
    meter.write(len(text) + text.count(old) * len(new))
    made = text.replace(old, new, count)
    return Markup(made) if is_html else made


# --- what a page can type ---------------------------------------------------------------------------


def _counted(function: Filter) -> Filter:
    @pass_context
    def filtered(context: Context, value: Any, *args: Any, **kwargs: Any) -> Any:
        meter = _meter(context)
        meter.step(1 + (len(value) if isinstance(value, list | tuple | dict) else 0))
        meter.step(len(value) // 100 if isinstance(value, str) else 0)
        made = function(context, value, *args, **kwargs)
        return meter.made(list(made) if isinstance(made, Iterator) else made)

    return filtered


def _of_value(function: Callable[..., Any]) -> Filter:
    return lambda context, value, *args, **kwargs: function(value, *args, **kwargs)


def _of_text(function: Callable[..., Any]) -> Filter:
    return lambda context, value, *args, **kwargs: function(scalar(value), *args, **kwargs)


def _of_items(function: Callable[..., Any]) -> Filter:
    return lambda context, value, *args, **kwargs: function(context, items(value), *args, **kwargs)


def _truncate(context: Context, value: Any, length: int = 255, *args: Any) -> str:
    return filters.do_truncate(context.environment, scalar(value), length, *args)


def _replace(context: Context, value: Any, old: Any, new: Any, count: Any = -1) -> str:
    return replaced(_meter(context), scalar(value), old, new, count)


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str | dict) else len(items(value))


def _round(value: Any, precision: Any = 0) -> Any:
    if not isinstance(value, int | float) or not isinstance(precision, int) or not 0 <= precision <= 15:
        raise NotAllowed("round")
    return round(value, precision)


def _pairs(value: Any) -> list[Any]:
    if not isinstance(value, dict):
        raise NotAllowed(named(value))
    return list(value.items())


def _first(context: Context, found: list[Any]) -> Any:
    return found[0] if found else context.environment.undefined("empty")


def _last(context: Context, found: list[Any]) -> Any:
    return found[-1] if found else context.environment.undefined("empty")


def _of_attribute(context: Context, found: list[Any], attribute: Any) -> list[Any]:
    return found if attribute is None else list(filters.sync_do_map(context, found, attribute=attribute))


def _join(context: Context, found: list[Any], between: Any = "", attribute: Any = None) -> str:
    found, between = _of_attribute(context, found, attribute), scalar(between)
    for item in found:
        _meter(context).write(len(scalar(item)) + len(between))
    return joined(found, between)


def _sum(context: Context, found: list[Any], attribute: Any = None) -> Any:
    return sum(_of_attribute(context, found, attribute))  # which takes no texts and no lists


def _sort(
    context: Context,
    found: list[Any],
    reverse: bool = False,
    case_sensitive: bool = False,
    attribute: Any = None,
) -> list[Any]:
    _comparable(context, found, attribute)
    return filters.do_sort(context.environment, found, reverse, case_sensitive, attribute)


def _of_jinja(function: Callable[..., Any]) -> Filter:
    def filtered(context: Context, value: Any, case_sensitive: bool = False, attribute: Any = None) -> Any:
        found = items(value)
        _comparable(context, found, attribute)
        return function(context.environment, found, case_sensitive, attribute)

    return filtered


def _groupby(context: Context, found: list[Any], attribute: Any, default: Any = None) -> list[Any]:
    _comparable(context, found, attribute)
    grouped = filters.sync_do_groupby(context.environment, found, attribute, default)
    return [tuple(group) for group in grouped]


def _dictsort(value: Any, case_sensitive: bool = False, *, reverse: bool = False) -> list[Any]:
    """The pairs of a group by name; Jinja's can also compare what stands there."""
    return filters.do_dictsort(dict(_pairs(value)), case_sensitive, "key", reverse)


def _comparable(context: Context, found: list[Any], attribute: Any) -> None:
    """Sorting compares over and over: only texts and numbers, which take no time."""
    for value in _of_attribute(context, found, attribute):
        if not isinstance(value, str | int | float | Undefined | None):
            raise NotAllowed(named(value))


def _map(context: Context, found: list[Any], *args: Any, **kwargs: Any) -> list[Any]:
    if args and args[0] not in FILTERS:  # Jinja would also take the meter's own
        raise NotAllowed(f"map({args[0]!r})")
    return list(filters.sync_do_map(context, found, *args, **kwargs))


_UNCOUNTED: dict[str, Filter] = {
    "upper": _of_text(lambda text: text.upper()),
    "lower": _of_text(lambda text: text.lower()),
    "capitalize": _of_text(lambda text: text.capitalize()),
    "title": _of_text(lambda text: text.title()),
    "trim": _of_text(lambda text: text.strip()),
    "string": _of_text(lambda text: text),
    "escape": _of_text(html),
    "e": _of_text(html),
    "replace": _replace,
    "truncate": _truncate,
    "default": _of_value(filters.do_default),
    "d": _of_value(filters.do_default),
    "length": _of_value(_length),
    "count": _of_value(_length),
    "items": _of_value(_pairs),
    "dictsort": _of_value(_dictsort),
    "int": _of_value(filters.do_int),
    "abs": _of_value(abs),
    "round": _of_value(_round),
    "list": _of_items(lambda context, found: found),
    "reverse": _of_items(lambda context, found: found[::-1]),
    "first": _of_items(_first),
    "last": _of_items(_last),
    "join": _of_items(_join),
    "sum": _of_items(_sum),
    "map": _of_items(_map),
    "select": _of_items(filters.sync_do_select),
    "reject": _of_items(filters.sync_do_reject),
    "selectattr": _of_items(filters.sync_do_selectattr),
    "rejectattr": _of_items(filters.sync_do_rejectattr),
    "sort": _of_items(_sort),
    "unique": _of_jinja(filters.do_unique),
    "min": _of_jinja(filters.do_min),
    "max": _of_jinja(filters.do_max),
    "groupby": _of_items(_groupby),
}
FILTERS: Mapping[str, Filter] = {name: _counted(function) for name, function in _UNCOUNTED.items()}


def _counted_test(function: Callable[..., bool]) -> Callable[..., bool]:
    @pass_context
    def tested(context: Context, value: Any, *args: Any) -> bool:
        for part in (value, *args):
            _meter(context).look(part)
        return function(value, *args)

    return tested


_TESTS = (
    *("defined", "undefined", "none", "string", "number", "mapping", "sequence", "odd", "even"),
    *("divisibleby", "in", "eq", "equalto", "==", "ne", "!=", "lt", "<", "lessthan", "le", "<="),
    *("gt", ">", "greaterthan", "ge", ">="),
)
_JINJAS: Mapping[str, Any] = JINJAS_TESTS
TESTS: Mapping[str, Callable[..., bool]] = {name: _counted_test(_JINJAS[name]) for name in _TESTS}


# --- the meter's own --------------------------------------------------------------------------------

LOOP, LOOK, SEARCH, JOIN, BODY = "in een lus", "bekijk", "zoek in", "plak", "regels"
"""What `tree` puts in a parsed page; nobody can type these names."""


@pass_context
def _loop(context: Context, value: Any) -> list[Any]:
    found = items(value)
    _meter(context).step(len(found))
    return found


@pass_context
def _look(context: Context, value: Any) -> Any:
    _meter(context).look(value)
    return value


@pass_context
def _search(context: Context, value: Any) -> Any:
    if not isinstance(value, list | tuple | dict | str | Undefined):
        raise NotAllowed(named(value))
    _meter(context).look([] if isinstance(value, dict) else value)
    return value


@pass_context
def _join_texts(context: Context, parts: list[Any]) -> str:
    for part in parts:
        _meter(context).write(len(scalar(part)))
    return joined(parts)


@pass_context
def _body(context: Context, cost: tuple[int, int]) -> None:
    steps, letters = cost
    _meter(context).step(steps)
    _meter(context).write(letters)


METERS: Mapping[str, Filter] = {LOOP: _loop, LOOK: _look, SEARCH: _search, JOIN: _join_texts, BODY: _body}
