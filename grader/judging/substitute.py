"""Replace names by their values, so that several steps read as one expression.

``n, m = X.shape`` and later ``f(m)`` is ``f(X.shape[1])``: a form of code is found in both.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator  # noqa: TC003 - in checks.py too, where it is short

from grader.judging.source import arguments_of, names_in, nodes_in, set_without_assignment

MAX_NODES = 40
"""Of an expression that is put in for a name; together they would grow without bound."""
MAX_EXPRESSIONS = 60
"""In which names are replaced; a right answer has a dozen."""


def with_steps_put_in(function: ast.FunctionDef) -> list[ast.expr]:
    r"""The expressions of a function that use a name which is set once, with its value put in.

    Parameters
    ----------
    function : FunctionDef

    Examples
    --------
    >>> [cell] = ast.parse("def f(X):\n n, m = X.shape\n return g(m)").body
    >>> [ast.unparse(each) for each in with_steps_put_in(cell)]
    ['g(X.shape[1])']
    """
    steps: dict[str, ast.expr] = {}
    for name, value in _set_once(function):
        put = _put_in(value, steps)
        if sum(1 for _ in ast.walk(put)) <= MAX_NODES:
            steps[name] = put
    whole = [
        node
        for statement in nodes_in(function.body)
        if isinstance(statement, ast.stmt)
        for node in ast.iter_child_nodes(statement)
        if isinstance(node, ast.expr) and steps.keys() & set(names_in(node))
        and not isinstance(getattr(node, "ctx", None), ast.Store)
    ]  # fmt: skip
    return [_put_in(node, steps) for node in whole[:MAX_EXPRESSIONS]]


def _set_once(function: ast.FunctionDef) -> Iterator[tuple[str, ast.expr]]:
    """The names with one value each, in the order of the lines; a tuple's are taken apart."""
    assigned = [node for node in nodes_in(function.body) if isinstance(node, ast.Assign)]
    pairs = [pair for node in assigned for target in node.targets
             for pair in _pairs(target, node.value)]  # fmt: skip
    others = {name for node in nodes_in(function.body) for name in set_without_assignment(node)}
    times = Counter(name for name, _ in pairs)
    for name, value in pairs:
        again = name in others or name in arguments_of(function)
        if value is not None and times[name] == 1 and not again:
            yield name, value


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr | None]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Attribute):
        for i, each in enumerate(target.elts):  # n, m = X.shape
            if isinstance(each, ast.Name):
                yield each.id, ast.Subscript(value, ast.Constant(i), ast.Load())
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for each, own in zip(target.elts, value.elts, strict=False):
            yield from _pairs(each, own)
    else:
        for name in names_in(target):
            yield name, None


class _PutIn(ast.NodeTransformer):
    def __init__(self, steps: dict[str, ast.expr]) -> None:
        self._steps = steps

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._steps.get(node.id, node) if isinstance(node.ctx, ast.Load) else node


def _put_in(node: ast.expr, steps: dict[str, ast.expr]) -> ast.expr:
    put: ast.expr = _PutIn(steps).visit(copy.deepcopy(node))
    return put
