"""Find a known form of wrong code in a function, with any names of variables.

A pattern is a Python expression or assignment, such as ``1 / 1 + _``. A name that begins with an
underscore stands for any expression; one with a name of its own, such as ``_A``, for the same one
everywhere; one that begins with two, such as ``__i``, for a plain name only. Other names, numbers
and operators stand for themselves. What may be written in several ways is the same:
``np.dot(a, b)``, ``a.dot(b)`` and ``a @ b``; ``x += 1`` and ``x = x + 1``; one expression and
several steps, each with a name.
"""

from __future__ import annotations

import ast
import functools
from typing import Any

from grader.judging.substitute import with_steps_put_in

_OPERATORS: dict[str, type[ast.operator]] = {
    "dot": ast.MatMult,
    "matmul": ast.MatMult,
    "multiply": ast.Mult,
    "divide": ast.Div,
    "add": ast.Add,
    "subtract": ast.Sub,
    "power": ast.Pow,
}
_METHODS = {"sum", "mean", "max", "min", "std", "astype", "squeeze", "reshape"}
"""What may be written as a function of NumPy and as a method of an array."""
_COMMUTES = (ast.Add, ast.Mult)


def occurs(pattern: str, function: ast.FunctionDef) -> bool:
    """Whether a form of code stands somewhere in a function.

    Parameters
    ----------
    pattern : str
    function : FunctionDef

    Examples
    --------
    >>> [cell] = ast.parse("def sigmoid(z): return 1 / 1 + np.exp(-z)").body
    >>> occurs("1 / 1 + _", cell), occurs("1 / (1 + _)", cell)
    (True, False)
    """
    wanted = _pattern(pattern)
    there = _standard(function)
    kinds = there if isinstance(wanted, ast.Name) else [type(wanted)]
    return any(_alike(wanted, node, {}) for kind in kinds for node in there.get(kind, ()))


def occurs_in(pattern: str, expression: ast.expr) -> bool:
    """Whether an expression is of a form.

    Parameters
    ----------
    pattern : str
    expression : expr
    """
    return occurs(pattern, _wrapped(expression))


@functools.lru_cache(maxsize=1024)  # several patterns ask for the same expression
def _wrapped(expression: ast.expr) -> ast.FunctionDef:
    nothing = ast.arguments([], [], None, [], [], None, [])
    return ast.FunctionDef("one", nothing, [ast.Expr(expression)], [], lineno=1)


@functools.lru_cache(maxsize=2048)
def _pattern(pattern: str) -> ast.AST:
    [statement] = _Standard().visit(ast.parse(pattern)).body
    found: ast.AST = statement.value if isinstance(statement, ast.Expr) else statement
    return found


def _standard(function: ast.FunctionDef) -> dict[type[ast.AST], list[ast.AST]]:
    """The nodes of a function in standard form, by kind; kept, for many patterns ask for them."""
    kept: dict[type[ast.AST], list[ast.AST]] | None = getattr(function, "standard_nodes", None)
    if kept is None:
        copied = ast.parse(ast.unparse(function))
        copied.body += [ast.Expr(each) for each in with_steps_put_in(function)]
        kept = {}
        for node in ast.walk(_Standard().visit(copied)):
            kept.setdefault(type(node), []).append(node)
        function.standard_nodes = kept  # type: ignore[attr-defined]  # a note on our own tree
    return kept


class _Standard(ast.NodeTransformer):
    """Write what may be written in several ways in one."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        function = node.func
        if not isinstance(function, ast.Attribute):
            return node
        of_numpy = isinstance(function.value, ast.Name) and function.value.id == "np"
        args = node.args if of_numpy else [function.value, *node.args]
        pair = len(args) == 2 and not node.keywords  # noqa: PLR2004 - two operands
        if function.attr in _OPERATORS and pair and (of_numpy or function.attr == "dot"):
            return ast.BinOp(args[0], _OPERATORS[function.attr](), args[1])
        if function.attr == "transpose" and len(args) == 1:
            return ast.Attribute(args[0], "T", ast.Load())
        if function.attr == "square" and of_numpy and len(args) == 1:
            return ast.BinOp(args[0], ast.Pow(), ast.Constant(2))
        if function.attr in _METHODS and not of_numpy:
            numpy = ast.Attribute(ast.Name("np", ast.Load()), function.attr, ast.Load())
            return ast.Call(numpy, args, node.keywords)
        return node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name("np", node.ctx) if node.id in {"numpy", "math"} else node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        number = node.operand.value if isinstance(node.operand, ast.Constant) else None
        if isinstance(node.op, ast.USub) and isinstance(number, (int, float)):
            return ast.Constant(-number)
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        self.generic_visit(node)
        return ast.Assign([node.target], ast.BinOp(node.target, node.op, node.value), lineno=1)


def _alike(wanted: ast.AST, node: ast.AST, bound: dict[str, str]) -> bool:
    if isinstance(wanted, ast.Name) and wanted.id.startswith("_"):
        kind = ast.Name if wanted.id.startswith("__") else ast.expr
        return isinstance(node, kind) and _bind(wanted.id, node, bound)
    if type(wanted) is not type(node):
        return False
    if isinstance(wanted, ast.BinOp) and isinstance(node, ast.BinOp):
        if type(wanted.op) is not type(node.op):
            return False  # before what stands on both sides is compared
        if isinstance(wanted.op, _COMMUTES):
            swapped = ast.BinOp(node.right, node.op, node.left)
            return _same_fields(wanted, node, bound) or _same_fields(wanted, swapped, bound)
    return _same_fields(wanted, node, bound)


def _bind(name: str, node: ast.AST, bound: dict[str, str]) -> bool:
    text = node.id if isinstance(node, ast.Name) else ast.dump(node)  # set or read, it is one name
    return name == "_" or bound.setdefault(name, text) == text


def _same_fields(wanted: ast.AST, node: ast.AST, bound: dict[str, str]) -> bool:
    """Compare field by field; what was bound on a way that failed is forgotten."""
    trial = dict(bound)
    for name, value in _fields_of(wanted):
        if not _same_value(value, getattr(node, name), trial):
            return False
    bound |= trial
    return True


@functools.lru_cache(maxsize=8192)
def _fields_of(wanted: ast.AST) -> list[tuple[str, Any]]:
    """What counts of a pattern's node; nobody changes a pattern."""
    no_meaning = {"ctx", "type_comment", "kind", "lineno"}
    return [(name, value) for name, value in ast.iter_fields(wanted) if name not in no_meaning]


def _same_value(wanted: object, other: object, bound: dict[str, str]) -> bool:
    if isinstance(wanted, ast.AST) and isinstance(other, ast.AST):
        return _alike(wanted, other, bound)
    if isinstance(wanted, list) and isinstance(other, list):
        pairs = zip(wanted, other, strict=False)
        return len(wanted) == len(other) and all(_same_value(*pair, bound) for pair in pairs)
    return type(wanted) is type(other) and wanted == other
