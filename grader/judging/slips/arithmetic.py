"""Operators and functions that compute something else than is meant."""

from __future__ import annotations

import ast
from collections.abc import Iterator  # noqa: TC003 - in checks.py too, where it is short

from grader.judging.patterns import occurs, occurs_in
from grader.judging.source import body_of, nodes_in
from grader.judging.verdict import Cause

_WHOLE = {"range", "reshape", "zeros", "ones", "int", "arange", "empty"}
"""What needs whole numbers."""
_BASES = {"exp2": "a power of 2, not of e", "log2": "the logarithm to base 2, not to e",
          "log10": "the logarithm to base 10, not to e"}  # fmt: skip
_CUT = 0.02
"""A bound between this and 1 by this cuts off numbers that occur."""
_SMALL = 1e-6
"""What may be added inside a logarithm without a difference that counts."""


def whole_division(function: ast.FunctionDef) -> Cause | None:
    """The operator // where fractions are meant.

    Parameters
    ----------
    function : FunctionDef
    """
    remainders = _operands(function, ast.Mod)
    for statement in body_of(function):
        for node in _fractions(statement):
            text = ast.unparse(node)
            if text.replace(" // ", " % ", 1) in remainders:  # together they give row and column
                continue
            return Cause(
                f"// cuts off the digits after the point, in {text[:60]}; / keeps fractions.",
                "whole_division",
                "// for /",
            )
    return None


def _operands(function: ast.FunctionDef, kind: type[ast.operator]) -> set[str]:
    """The operations of a kind, as text."""
    return {
        ast.unparse(node)
        for node in nodes_in(body_of(function))
        if isinstance(node, ast.BinOp) and isinstance(node.op, kind)
    }


def _fractions(node: ast.AST) -> Iterator[ast.AST]:
    """The divisions with // of what is no size, no index and no condition."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.FloorDiv):
        if not _of_sizes(node):
            yield node
        return
    for name, value in ast.iter_fields(node):
        if isinstance(node, ast.Subscript) and name == "slice":
            continue
        if isinstance(node, ast.Compare) or name == "test" or _needs_whole(node):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _fractions(child)


def _needs_whole(node: ast.AST) -> bool:
    function = node.func if isinstance(node, ast.Call) else None
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in _WHOLE


def _of_sizes(node: ast.BinOp | ast.AugAssign) -> bool:
    """Whether a size of an array is divided."""
    above = node.left if isinstance(node, ast.BinOp) else node.target
    return any(occurs_in(form, above) for form in ("_.shape[_]", "_.size", "len(_)"))


def power_of_the_last(function: ast.FunctionDef) -> Cause | None:
    """A power of -1 that takes in only the last part of a sum.

    Parameters
    ----------
    function : FunctionDef
    """
    if not occurs("_ + _ ** -1", function):
        return None
    return Cause(
        "** comes before + and -, so only the part right before it is turned upside down, and the "
        "rest of the sum is not: which part belongs in parentheses?",
        "power_of_the_last",
        "a power of the last part only",
    )


def divided_by_itself(function: ast.FunctionDef) -> Cause | None:
    """A sum that should stand below a fraction bar, and whose first part alone does.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        if isinstance(node, ast.BinOp) and occurs_in("_a / _a + _", node):
            return Cause(
                f"In {ast.unparse(node)[:60]} something is divided by itself, which is 1, and "
                "the rest is added to that: division comes before addition. How far should the "
                "fraction bar reach?",
                "divided_by_itself",
                "only the first part of a sum is below the fraction bar",
            )
    return None


def minus_itself(function: ast.FunctionDef) -> Cause | None:
    """A difference of something and itself.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
            left, right = ast.unparse(node.left), ast.unparse(node.right)
            if left == right:
                return Cause(
                    f"{ast.unparse(node)[:60]} subtracts something from itself, which gives 0: "
                    "which of the two should be something else?",
                    "minus_itself",
                    "something minus itself",
                )
    return None


def divided_then_multiplied(function: ast.FunctionDef) -> Cause | None:
    """A division by a number, and then a product with what should be below the bar, too.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        if isinstance(node, ast.BinOp) and occurs_in("_ / _ * __n", node):
            above = node.left if isinstance(node.left, ast.BinOp) else node.right
            below = above.right if isinstance(above, ast.BinOp) else None
            if isinstance(below, ast.Constant) and isinstance(node.right, ast.Name):
                said = f"/ {ast.unparse(below)} * {node.right.id}"
                return Cause(
                    f"{said} divides by {ast.unparse(below)} and then multiplies by "
                    f"{node.right.id}: does {node.right.id} belong below the fraction bar?",
                    "divided_then_multiplied",
                    "/ 2 * m for / (2 * m)",
                )
    return None


def another_base(function: ast.FunctionDef) -> Cause | None:
    """A power or a logarithm to another base than e.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr in _BASES:
            return Cause(
                f"{ast.unparse(called)} is {_BASES[called.attr]}.",
                "another_base",
                "another base than e",
            )
    return None


def logarithm_of_less_than_none(function: ast.FunctionDef) -> Cause | None:
    """The logarithm of a probability minus 1, which is negative.

    Parameters
    ----------
    function : FunctionDef
    """
    if not occurs("np.log(_ - 1)", function):
        return None
    return Cause(
        "Inside a logarithm stands something minus 1. A probability is less than 1, so that is "
        "negative, and has no logarithm: which is taken from which?",
        "logarithm_of_a_negative_number",
        "a logarithm of a negative number",
    )


def added_inside_the_logarithm(function: ast.FunctionDef) -> Cause | None:
    """A number added inside a logarithm that is large enough to change it.

    Parameters
    ----------
    function : FunctionDef
    """
    values = {
        node.targets[0].id: node.value.value
        for node in nodes_in(function.body)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }  # fmt: skip
    for node in nodes_in(function.body):
        if isinstance(node, ast.Call) and node.args and occurs_in("np.log(_)", node):
            inside = node.args[0]
            for part in ast.walk(inside):
                sides = [part.left, part.right] if isinstance(part, ast.BinOp) and isinstance(
                    part.op, ast.Add) else []  # fmt: skip
                for side in sides:
                    number = side.value if isinstance(side, ast.Constant) else (
                        values.get(side.id) if isinstance(side, ast.Name) else None)  # fmt: skip
                    if isinstance(number, float) and _SMALL < number < 1:
                        return Cause(
                            f"{number:g} is added inside the logarithm, and that is enough to "
                            "change the answer: nothing has to be added there.",
                            "added_inside_the_logarithm",
                            "a number added inside the logarithm",
                        )
    return None


def not_finite(function: ast.FunctionDef) -> Cause | None:
    """Where nan and inf may come from, in a function that gives them.

    Parameters
    ----------
    function : FunctionDef
    """
    calls = {node.func.id for node in nodes_in(function.body) if isinstance(node, ast.Call)
             and isinstance(node.func, ast.Name)}  # fmt: skip
    if occurs("np.log(_)", function):
        said = "the logarithm of 0 or of a negative number: what stands inside yours?"
    elif calls & {"loss", "cost", "propagate"}:
        said = "the logarithm of 0 or of a negative number: which probabilities are handed on?"
    elif occurs("_ / _", function):
        said = "a division by 0, or of one overflow by another: what can your denominator be?"
    else:
        return None
    return Cause(f"nan and inf come from {said}", "not_finite", "nan or inf")


def clipped(function: ast.FunctionDef) -> Cause | None:
    """Numbers that are cut off at a bound which they may well pass.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        if isinstance(node, ast.Call) and occurs_in("np.clip(_, _, _)", node):
            bounds = [abs(each.value) for part in node.args if not _nearly_one(part)
                      for each in ast.walk(part) if isinstance(each, ast.Constant)
                      and isinstance(each.value, (int, float))]  # fmt: skip
            if any(_CUT <= bound <= 1 / _CUT for bound in bounds):
                return Cause(
                    f"{ast.unparse(node)[:60]} cuts off what lies beyond its bounds: is that asked "
                    "for?",
                    "clipped",
                    "numbers cut off at a bound",
                )
    return None


def _nearly_one(bound: ast.expr) -> bool:
    """Whether a bound is written as 1 minus something, which no probability passes by much."""
    return occurs_in("1 - _", bound) or occurs_in("1.0 - _", bound)
