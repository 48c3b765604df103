"""A page as Jinja parsed it: what it may hold, and the meter put in it."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from handboek.messages import bedoel_je
from handboek.site.sandbox.environment import DICT_METHODS, TEXT_METHODS, PageEnvironment
from handboek.site.sandbox.filters import BODY, FILTERS, JOIN, LOOK, LOOP, SEARCH, TESTS

_KINDS = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.Keyword, nodes.Pair),
    *(nodes.List, nodes.Tuple, nodes.Dict, nodes.CondExpr, nodes.Concat, nodes.Compare, nodes.Operand),
    *(nodes.Filter, nodes.Test, nodes.Call, nodes.Getattr, nodes.Getitem, nodes.Slice),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Neg, nodes.Pos),
    *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod),
    *(nodes.For, nodes.If, nodes.With, nodes.Assign, nodes.AssignBlock, nodes.FilterBlock, nodes.CallBlock),
    nodes.Scope,  # which only what is refused stands in
)
_TYPED = {"Pow": "**", "ScopedEvalContextModifier": "autoescape", "FromImport": "from", "NSRef": "set"}
"""How someone types what Jinja calls otherwise."""
_METHODS = TEXT_METHODS | DICT_METHODS | {"cycle"}
_BODIES = ("body", "else_")
_PARTS_A_STEP = 10


def refused(tree: nodes.Template) -> list[tuple[int, str, str]]:
    """What a page cannot use: its line, how it was typed, and " Bedoel je ‘…’?" or ""; one for each line."""
    found = ((node.lineno, _unknown(node)) for node in tree.find_all(nodes.Node))
    by_line = {line: (line, *unknown) for line, unknown in found if unknown}  # the innermost was typed first
    return list(by_line.values())


def _unknown(node: nodes.Node) -> tuple[str, str] | None:
    """What in a node is not on a list, as typed, and what may be meant."""
    kind = type(node).__name__
    match node:
        case nodes.Filter() if node.name not in FILTERS:
            return node.name, bedoel_je(node.name, FILTERS)
        case nodes.Test() if node.name not in TESTS:
            return node.name, bedoel_je(node.name, TESTS)
        case nodes.Getattr() if node.attr.startswith("_"):
            return node.attr, ""
        case nodes.Keyword() if node.key == "caller" or node.key.startswith("_"):
            return node.key, ""
        case nodes.Call(node=nodes.Getattr(attr=name)) if name not in _METHODS:
            return str(name), bedoel_je(str(name), _METHODS)
        case nodes.CallBlock() if not isinstance(node.call.node, nodes.Name):
            return "call", ""
        case nodes.For(recursive=True):
            return "recursive", ""
        case _ if not isinstance(node, _KINDS):
            return _TYPED.get(kind, kind.lower()), ""
    return None


class Metered(NodeTransformer):
    """Puts the meter in a parsed page, wherever Jinja would do work without asking the environment."""

    def __init__(self, environment: PageEnvironment) -> None:
        self._environment = environment

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        costs = {field: _cost(getattr(node, field)) for field in _BODIES if getattr(node, field, None)}
        self.generic_visit(node)
        for field, cost in costs.items():
            count = self._filter(BODY, nodes.Const(cost), node)
            getattr(node, field).insert(0, nodes.ExprStmt(count, lineno=node.lineno))
        match node:
            case nodes.For():
                node.iter = self._filter(LOOP, node.iter, node)
            case nodes.Compare():
                node.expr = self._filter(LOOK, node.expr, node)
                for part in node.ops:
                    name = SEARCH if part.op in ("in", "notin") else LOOK
                    part.expr = self._filter(name, part.expr, node)
            case nodes.Getitem(arg=nodes.Slice()):
                node.node = self._filter(SEARCH, node.node, node)
            case nodes.Concat():
                return self._filter(JOIN, nodes.List(node.nodes, lineno=node.lineno), node)
            case nodes.List() | nodes.Tuple() | nodes.Dict() if getattr(node, "ctx", "load") == "load":
                return self._filter(LOOK, node, node)
        return node

    def _filter(self, name: str, value: Any, at: nodes.Node) -> nodes.Filter:
        made = nodes.Filter(value, name, [], [], None, None)
        made.set_lineno(at.lineno)
        made.set_environment(self._environment)
        return made


def _cost(body: list[nodes.Node]) -> tuple[int, int]:
    """What one run of some lines takes, without the runs of lines nested in them: steps and letters."""
    todo, parts, letters = list(body), 0, 0
    while todo:
        node = todo.pop()
        parts += 1
        letters += len(node.data) if isinstance(node, nodes.TemplateData) else 0
        todo.extend(node.iter_child_nodes(exclude=_BODIES))
    return 1 + parts // _PARTS_A_STEP, letters
