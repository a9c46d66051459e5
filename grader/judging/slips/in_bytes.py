"""Sums and products of bytes, which start again at 0 beyond 255."""

from __future__ import annotations

import ast
from collections.abc import Sequence  # noqa: TC003 - in checks.py too, where it is short

import numpy as np

from grader.judging.source import body_of, items_of, names_in, nodes_in
from grader.judging.verdict import Cause

_GIVES_BYTES = {"reshape", "ravel", "flatten", "transpose", "copy", "squeeze"}
"""Methods, and functions of NumPy, that give bytes for bytes."""
_GROWING = (ast.Add, ast.Mult, ast.Sub, ast.Pow)


def computed_in_bytes(
    function: ast.FunctionDef, args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Cause | None:
    """Bytes that are added, subtracted or multiplied with one another, as bytes.

    Parameters
    ----------
    function : FunctionDef
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    """
    own = [each.arg for each in function.args.args]
    bytes_ = {
        name
        for i, name in enumerate(own[: len(parameters)])
        if args and all(i < len(each) and _in_bytes(each[i]) for each in args)
    }
    for node in nodes_in(body_of(function)) if bytes_ else ():
        if isinstance(node, ast.Assign) and _holds(node.value, bytes_):
            bytes_ |= {each.id for each in items_of(node.targets[0]) if isinstance(each, ast.Name)}
        if isinstance(node, ast.For) and _holds(node.iter, bytes_):
            bytes_ |= set(names_in(node.target))
        if _may_overflow(node, bytes_):
            return Cause(
                f"{ast.unparse(node)[:60]} computes with bytes, and a byte holds only 0 to 255: "
                "beyond that, it starts again at the other end. Convert them to floats first.",
                "computed_in_bytes",
                "computed in bytes",
            )
    return None


def _in_bytes(value: object) -> bool:
    return isinstance(value, np.ndarray) and value.dtype == np.uint8


def _holds(value: ast.expr, bytes_: set[str]) -> bool:
    """Whether an expression is bytes as they were, or a part of them."""
    if isinstance(value, ast.Name):
        return value.id in bytes_
    if isinstance(value, ast.Subscript) or (isinstance(value, ast.Attribute) and value.attr == "T"):
        return _holds(value.value, bytes_)
    if isinstance(value, ast.Call):
        function = value.func
        if isinstance(function, ast.Attribute) and function.attr in _GIVES_BYTES:
            return _holds(function.value, bytes_) or any(_holds(e, bytes_) for e in value.args[:1])
        return isinstance(function, ast.Name) and function.id == "zip" and any(
            _holds(each, bytes_) for each in value.args)  # fmt: skip
    return False


def _may_overflow(node: ast.AST, bytes_: set[str]) -> bool:
    """Whether bytes meet bytes there, or are added to a total."""
    if isinstance(node, ast.AugAssign):
        return isinstance(node.op, _GROWING) and _holds(node.value, bytes_)
    if isinstance(node, ast.BinOp) and isinstance(node.op, _GROWING):
        sides = [_holds(each, bytes_) for each in (node.left, node.right)]
        total = isinstance(node.left, ast.Name) and isinstance(node.op, ast.Add)
        whole = [isinstance(each, ast.Constant) and type(each.value) is int
                 for each in (node.left, node.right)]  # fmt: skip
        return all(sides) or (total and sides[1]) or (any(sides) and any(whole))
    return False
