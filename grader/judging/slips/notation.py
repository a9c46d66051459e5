"""What is written otherwise in Python than a beginner expects."""

from __future__ import annotations

import ast

import numpy as np

from grader.judging.source import MODULES, names_in, nodes_in
from grader.judging.verdict import Cause


def hat(function: ast.FunctionDef) -> Cause | None:
    """The sign ^ where a power is meant.

    Parameters
    ----------
    function : FunctionDef
    """
    if not any(isinstance(node, ast.BitXor) for node in nodes_in(function.body)):
        return None
    return Cause(
        "^ is not a power in Python; a power is written **.", "power_with_a_hat", "^ for a power"
    )


def compared_with_a_constant(function: ast.FunctionDef) -> Cause | None:
    """A comparison that is compared with True in its turn, as ``a > 0.5 == True``.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        if isinstance(node, ast.Compare) and len(node.ops) > 1:
            last = node.comparators[-1]
            if isinstance(last, ast.Constant) and isinstance(last.value, bool):
                return Cause(
                    f"Python reads {ast.unparse(node)[:60]} as {_taken_apart(node)[:120]}. "
                    "One comparison is enough: it is True or False already.",
                    "compared_with_a_constant",
                    "a comparison that is compared with True",
                )
    return None


def _taken_apart(chain: ast.Compare) -> str:
    """A chain of comparisons as Python computes it: each one by itself, joined with and."""
    values = [chain.left, *chain.comparators]
    pairs = zip(values, chain.ops, chain.comparators, strict=False)
    return " and ".join(ast.unparse(ast.Compare(left, [op], [right])) for left, op, right in pairs)


def shape_in_two(function: ast.FunctionDef) -> Cause | None:
    """A shape whose numbers are not in parentheses of their own.

    Parameters
    ----------
    function : FunctionDef
    """
    calls = [node for node in nodes_in(function.body) if isinstance(node, ast.Call)]
    if not any(_makes_an_array(call) and _has_sizes_in_two(call) for call in calls):
        return None
    return Cause(
        "np.zeros and np.ones take the shape as one argument, so it stands in parentheses of its "
        "own: ((rows, columns)).",
        "shape_without_parentheses",
        "shape without parentheses",
    )


def _makes_an_array(call: ast.Call) -> bool:
    maker = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    return maker in {"zeros", "ones", "empty"}


def _has_sizes_in_two(call: ast.Call) -> bool:
    """Whether what stands in the place of a dtype is none."""
    second = call.args[1] if len(call.args) > 1 else None
    if isinstance(second, ast.Name):
        return second.id not in {"float", "int", "bool", "complex", "object"}
    if isinstance(second, ast.Attribute):
        return second.attr != "dtype" and not MODULES & set(names_in(second))
    return second is not None and not (
        isinstance(second, ast.Constant) and isinstance(second.value, str)
    )


def joined_in_two(function: ast.FunctionDef) -> Cause | None:
    """Arrays that are put together, each as an argument of its own.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        name = node.func.attr if isinstance(node, ast.Call) and isinstance(
            node.func, ast.Attribute) else ""  # fmt: skip
        several = name in {"concatenate", "vstack", "hstack", "stack", "column_stack"} and (
            len(node.args) > 1 and not isinstance(node.args[1], (ast.Constant, ast.UnaryOp))  # type: ignore[attr-defined]  # it is a Call
        )
        if several:
            return Cause(
                f"np.{name} takes the arrays as one argument: a list of them, in brackets of its "
                "own.",
                "joined_in_two",
                "arrays not in a list",
            )
    return None


def shape_first(function: ast.FunctionDef) -> Cause | None:
    """A shape in front of the array that gets it.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        called = node.func if isinstance(node, ast.Call) else None
        if not isinstance(called, ast.Attribute) or called.attr not in {"reshape", "resize"}:
            continue
        args = node.args  # type: ignore[attr-defined]  # it is a Call
        of_numpy = isinstance(called.value, ast.Name) and called.value.id in {"np", "numpy"}
        if of_numpy and args and isinstance(args[0], (ast.Tuple, ast.Constant, ast.UnaryOp)):
            return Cause(
                f"np.{called.attr} takes the array first, and then its new shape.",
                "shape_first",
                "the shape before the array",
            )
    return None


def same_object(function: ast.FunctionDef) -> Cause | None:
    """A number compared with ``is``.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.Is, ast.IsNot)):
            value = node.comparators[0]
            if isinstance(value, ast.Constant) and type(value.value) in {int, float, str}:
                return Cause(
                    "is asks whether two things are one and the same object; whether two numbers "
                    "are equal is asked with ==.",
                    "is_for_equal",
                    "is for ==",
                )
    return None


def drawn_at_random(function: ast.FunctionDef) -> Cause | None:
    """Numbers that differ from run to run.

    Parameters
    ----------
    function : FunctionDef
    """
    if not any(
        isinstance(node, ast.Attribute) and node.attr in {"rand", "randn", "random", "normal"}
        for node in nodes_in(function.body)
    ):
        return None
    return Cause(
        "Random numbers differ from run to run; nothing is drawn at random here.",
        "random_numbers",
        "random numbers",
    )


def typed_e(function: ast.FunctionDef) -> Cause | None:
    """Euler's number, typed with some of its digits.

    Parameters
    ----------
    function : FunctionDef
    """
    numbers = [node.value for node in nodes_in(function.body) if isinstance(node, ast.Constant)]
    if not any(type(each) is float and abs(each - np.e) < 0.02 for each in numbers):  # noqa: PLR2004 - 2.7 is one, too
        return None
    return Cause(
        "e has more digits than anybody types: np.exp(x) is e to the power of x, with all of them.",
        "typed_e",
        "e typed by hand",
    )
