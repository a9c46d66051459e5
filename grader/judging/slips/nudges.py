"""Slopes by nudging: a change that is never divided by the distance it took."""

from __future__ import annotations

import ast

from grader.judging.source import body_of, names_in, nodes_in
from grader.judging.verdict import Cause

_LARGEST = 0.1
"""A nudge is no larger."""
_NUDGES = {"eps", "epsilon"}
_NUDGED_BY = (ast.Add, ast.Sub)


def change_not_divided(function: ast.FunctionDef) -> Cause | None:
    """A difference of two calls, one of them at a nudged place, that nothing divides.

    Parameters
    ----------
    function : FunctionDef
    """
    nodes = [*nodes_in(body_of(function))]
    small = _NUDGES | {
        target.id
        for node in nodes
        if isinstance(node, ast.Assign) and _is_small(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    nudged = [_nudge(node, small) for node in nodes if isinstance(node, ast.Call)]
    signs = [each for each in nudged if each]
    if not signs or any(_scales(node, small) for node in nodes):
        return None
    if not any(isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) and _of_two_calls(node)
               for node in nodes):  # fmt: skip
        return None
    nudge = signs[0][1]
    far = f"2 * {nudge}" if {sign for sign, _ in signs} == {ast.Add, ast.Sub} else nudge
    return Cause(
        f"Nothing is divided by the nudge: a slope is a change divided by the distance it took, "
        f"here {far}.",
        "change_not_divided",
        "a change that is not divided by the nudge",
    )


def _is_small(value: ast.expr) -> bool:
    number = value.value if isinstance(value, ast.Constant) else None
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Pow):  # 10 ** -5
        return isinstance(value.right, ast.UnaryOp)
    return isinstance(number, float) and 0 < number <= _LARGEST


def _nudge(call: ast.Call, small: set[str]) -> tuple[type[ast.operator], str] | None:
    """With which sign, and by what, one argument of a call is nudged."""
    for arg in call.args:
        if isinstance(arg, ast.BinOp) and isinstance(arg.op, _NUDGED_BY) and _is_nudge(
            arg.right, small
        ):  # fmt: skip
            return type(arg.op), ast.unparse(arg.right)
    return None


def _is_nudge(value: ast.expr, small: set[str]) -> bool:
    return _is_small(value) or (isinstance(value, ast.Name) and value.id in small)


def _scales(node: ast.AST, small: set[str]) -> bool:
    """Whether something is divided there by a nudge, or multiplied by a number."""
    if isinstance(node, ast.AugAssign):
        return isinstance(node.op, (ast.Div, ast.Mult)) and _has_number(node.value, small)
    if not isinstance(node, ast.BinOp):
        return isinstance(node, ast.Call) and ast.unparse(node.func) == "np.divide"
    if isinstance(node.op, ast.Mult):
        return _has_number(node.left, small) or _has_number(node.right, small)
    return isinstance(node.op, ast.Div) and _has_number(node.right, small)


def _has_number(value: ast.expr, small: set[str]) -> bool:
    numbers = any(isinstance(each, ast.Constant) for each in ast.walk(value))
    return numbers or bool(set(names_in(value)) & small)


def _of_two_calls(node: ast.BinOp) -> bool:
    """Whether each side is a call, or a name or an entry that may hold what a call gave."""
    sides = node.left, node.right
    return all(isinstance(each, (ast.Call, ast.Name, ast.Subscript)) for each in sides)
