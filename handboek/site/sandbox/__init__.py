"""Jinja for pages that someone else wrote: it can fill in a page, and nothing more.

Jinja's own sandbox keeps a page from Python's underscores, but not from a method that does harm, nor from
`'x' * 900000000`. Here only what is listed can be used: statements in `tree`, methods in `environment`,
filters and tests in `filters`, and our macros. Values are plain (`values`). The limits are counts and not
seconds (`meter`): they are the same everywhere.

What a page prints is text: no value of the handbook becomes HTML or Markdown. Only a macro gives HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set

from jinja2 import TemplateSyntaxError, meta, nodes

from handboek.messages import Report, bedoel_je, faults
from handboek.site.sandbox.environment import Macro, PageEnvironment
from handboek.site.sandbox.meter import TooMuch
from handboek.site.sandbox.tree import Metered, refused
from handboek.site.sandbox.values import NotAllowed, plain_group, plain_handboek

__all__ = ["Sandbox", "plain_group", "plain_handboek"]


class Sandbox:
    """What the pages of one site can use beside macros: `values`, by name.

    `block` may put something else in the place of what a macro gives.
    """

    def __init__(self, values: Mapping[str, object], block: Callable[[str], str] = str) -> None:
        self._values = values
        self._block = block

    def render(
        self, markdown: str, macros: Mapping[str, Macro], front_matter: Mapping[str, object], report: Report
    ) -> str:
        """A page with its Jinja filled in; "" when that cannot be done, which is reported with its line."""
        env = PageEnvironment(macros, self._block)
        known = {**front_matter, **self._values}
        try:
            tree = env.read(markdown)
            strange = refused(tree)
            for line, what, bedoeld in strange:
                report(line, faults.MACRO_KAN_NIET, waarde=what, bedoeld=bedoeld)
            unknown = set() if strange else meta.find_undeclared_variables(tree) - {*env.globals, *known}
            if strange or _report_names(tree, unknown, macros, markdown, report):
                return ""
            return "".join(env.from_string(Metered(env).visit(tree)).generate(known))
        except Exception as error:  # a page can ask Jinja for anything
            _report_stumble(error, markdown, report)
            return ""


def _report_names(
    tree: nodes.Template, unknown: Set[str], macros: Mapping[str, Macro], markdown: str, report: Report
) -> bool:
    """Report names that nobody knows or that lack quotes, and macros without brackets; whether there are."""
    lines = markdown.split("\n")
    made = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    called = {id(call.node) for call in tree.find_all(nodes.Call)}
    unquoted: set[int] = set()
    found = False
    for call in tree.find_all(nodes.Call):
        inside = [name for name in call.find_all(nodes.Name) if name.name in unknown]
        if isinstance(call.node, nodes.Name) and call.node.name in macros and inside:
            typed = re.search(rf"\b{call.node.name}\(\s*([^()\"',]+?)\s*[,)]", lines[call.lineno - 1])
            if typed:
                report(call.lineno, faults.MACRO_AANHALING, waarde=typed[1])
                unquoted.update(map(id, inside))
                found = True
    for name in tree.find_all(nodes.Name):
        if name.name in unknown and id(name) not in unquoted:
            report(name.lineno, faults.MACRO_ONBEKEND, macro=name.name, bedoeld=bedoel_je(name.name, macros))
            found = True
        elif name.name in macros and name.ctx == "load" and id(name) not in called and name.name not in made:
            report(name.lineno, faults.MACRO_HAAKJES, macro=name.name)
            found = True
    return found


_CURLY = re.compile(r"[“”„‘’‚«»]")


def _report_stumble(error: Exception, markdown: str, report: Report) -> None:
    """Report what Jinja cannot read or do, at its line."""
    line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
    trace = error.__traceback__
    while trace:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            line = trace.tb_lineno
        trace = trace.tb_next
    too_deep = isinstance(error, SyntaxError) and "nested" in str(error)  # for Python, which compiles it
    if too_deep or isinstance(error, TooMuch | RecursionError | MemoryError):
        report(line, faults.MACRO_TE_VEEL)
    elif isinstance(error, NotAllowed):
        report(line, faults.MACRO_KAN_NIET, waarde=str(error), bedoeld="")
    else:
        unfinished = type(error) is TemplateSyntaxError
        calls = re.findall(r"\{[{%].*?(?:[}%]\}|$)", markdown.split("\n")[line - 1])
        typed = next(filter(_CURLY.search, calls), "")
        if unfinished and (curly := _CURLY.search(typed)):
            report(line, faults.MACRO_KRUL, teken=curly[0], goed=_CURLY.sub('"', typed))
        else:
            report(line, faults.MACRO_ONAF if unfinished else faults.MACRO_MISLUKT)
