"""What a slip of the hand does to a call, backwards."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.judging.locate.slots import Slot, with_fields

UNUSED, LIKELY, MISSING, FAR, LAST = range(5)
"""How likely a slip is: a name is meant that nothing uses; something is wrong; something is missing
or too much; far-fetched; and what is tried when nothing else helps."""
Pieces = Iterator[tuple[int, ast.expr]]
"""Expressions that may be meant in the place of another one, each with how unlikely it is."""
_ALIKE = (
    ("sum", "mean", "max", "min", "prod", "median", "cumsum", "average", "std"),
    ("dot", "multiply", "matmul", "outer", "add", "divide", "subtract"),
    ("log", "log2", "log10", "log1p"), ("exp", "expm1", "exp2"), ("zeros", "ones", "empty"),
    ("abs", "square", "sqrt"), ("argmax", "max"), ("argmin", "min"), ("round", "floor", "ceil"),
    ("vstack", "hstack", "concatenate", "stack", "column_stack"), ("maximum", "minimum"),
    ("zeros_like", "ones_like", "empty_like"), ("append", "extend"), ("shape", "size", "ndim"),
    ("less", "greater", "less_equal", "greater_equal"),
)  # fmt: skip
_RARE = {"expm1", "exp2", "log1p", "log2", "cumsum", "prod", "median", "empty", "outer"}
"""What is seldom meant."""
_AXES = {"sum", "mean", "max", "min", "prod", "norm", "concatenate", "stack", "argmax", "median"}
_KEEP = {"sum", "mean", "max", "min", "prod", "norm", "median"}


def other_call(slot: Slot) -> Pieces:
    """Another function, arguments in another order, one argument or the call too much.

    Parameters
    ----------
    slot : Slot
        Of a call.
    """
    node = slot.node
    assert isinstance(node, ast.Call)  # noqa: S101 - likewise
    function = node.func
    name = called(node)
    for other in alike(name):
        if isinstance(function, ast.Attribute):
            cost = FAR if other in _RARE else LIKELY
            yield cost, with_fields(node, func=with_fields(function, attr=other))
    for i in range(len(node.args) - 1):
        swapped = [*node.args]
        swapped[i : i + 2] = reversed(swapped[i : i + 2])
        yield LIKELY, with_fields(node, args=swapped)
    if node.args:
        yield MISSING, node.args[0]
    if len(node.args) > 1:
        yield MISSING, with_fields(node, args=node.args[1:])
        yield MISSING, with_fields(node, args=node.args[:-1])
    if isinstance(function, ast.Attribute) and not is_module(function.value):
        yield MISSING, function.value
    if name == "len" and node.args:
        for axis in (1, 0, 2):
            yield LIKELY, _axis_of(node.args[0], axis)
    if name == "range":
        yield from _other_range(node)


def _other_range(node: ast.Call) -> Pieces:
    """One that begins later; the other way round."""
    if len(node.args) == 1:
        yield MISSING, with_fields(node, args=[ast.Constant(1), *node.args])
    yield MISSING, ast.Call(ast.Name("reversed", ast.Load()), [node], [])


def other_keywords(slot: Slot) -> Pieces:
    """Another axis, one more or one less; keepdims likewise.

    Parameters
    ----------
    slot : Slot
        Of a call.
    """
    node = slot.node
    assert isinstance(node, ast.Call)  # noqa: S101 - likewise
    name, given = called(node), node.keywords
    has = {each.arg for each in given}
    for i, keyword in enumerate(given):
        rest = [*given[:i], *given[i + 1 :]]
        yield LIKELY, with_fields(node, keywords=rest)
        if keyword.arg == "axis":
            for axis in (0, 1):
                yield LIKELY, with_fields(node, keywords=[_keyword("axis", axis), *rest])
                both = [_keyword("axis", axis), _keyword("keepdims", value=True), *rest]
                if "keepdims" not in has and name in _KEEP:
                    yield LIKELY, with_fields(node, keywords=both)
    if "axis" not in has and name in _AXES:
        for axis in (0, 1):
            along = _keyword("axis", axis)
            yield LIKELY, with_fields(node, keywords=[*given, along])
            if name in _KEEP and "keepdims" not in has:
                both = [*given, along, _keyword("keepdims", value=True)]
                yield LIKELY, with_fields(node, keywords=both)


def other_call_parentheses(slot: Slot) -> Pieces:
    """The parenthesis of a call closed elsewhere; two calls in each other the other way round.

    Parameters
    ----------
    slot : Slot
        Of a call.
    """
    node = slot.node
    assert isinstance(node, ast.Call)  # noqa: S101 - likewise
    first = node.args[0] if node.args else None
    if isinstance(first, ast.BinOp):  # f(x + y) for f(x) + y
        for side in ("left", "right"):
            inner = with_fields(node, args=[getattr(first, side), *node.args[1:]])
            yield LIKELY, with_fields(first, **{side: inner})
    if isinstance(first, ast.UnaryOp):
        yield LIKELY, with_fields(first, operand=with_fields(node, args=[first.operand]))
    if isinstance(first, ast.Call) and first.args:  # f(g(x)) for g(f(x))
        inner = with_fields(node, args=[first.args[0], *node.args[1:]])
        yield MISSING, with_fields(first, args=[inner, *first.args[1:]])


def called(node: ast.Call) -> str:
    """The last part of a called function's name, or nothing.

    Parameters
    ----------
    node : Call
    """
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def is_module(node: ast.expr) -> bool:
    """Whether an expression names a module to compute with.

    Parameters
    ----------
    node : expr
    """
    return ast.unparse(node) in {"np", "numpy", "math", "np.linalg", "numpy.linalg"}


def alike(name: str) -> Iterator[str]:
    """The functions and attributes that one may be mistaken for.

    Parameters
    ----------
    name : str
    """
    for group in _ALIKE:
        if name in group:
            yield from (other for other in group if other != name)


def _axis_of(node: ast.expr, axis: int) -> ast.expr:
    shape = ast.Attribute(node, "shape", ast.Load())
    return ast.Subscript(shape, ast.Constant(axis), ast.Load())


def _keyword(name: str, value: object) -> ast.keyword:
    return ast.keyword(name, ast.Constant(value))  # type: ignore[arg-type]  # a number or a bool
