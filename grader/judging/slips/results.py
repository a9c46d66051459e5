"""Results that are lost: a missing return, a line that computes and keeps nothing."""

from __future__ import annotations

import ast

from grader.judging.patterns import occurs
from grader.judging.source import body_of, items_of, names_in, nodes_in
from grader.judging.verdict import Cause


def no_return(function: ast.FunctionDef) -> Cause | None:
    """A function that computes and gives nothing back.

    Parameters
    ----------
    function : FunctionDef
    """
    if returns_a_value(function) or _raises_or_yields(function):
        return None
    prints = occurs("print(_)", function) or occurs("print(_, _, _)", function)
    shown = " print only shows a value; return gives it back." if prints else ""
    return Cause(
        f"Your function computes, but gives nothing back: it needs a return.{shown}",
        "return_missing",
        "no return",
    )


def returned_none(function: ast.FunctionDef) -> Cause | None:
    """Why a function that has a return answers None all the same; nothing where that is not plain.

    Parameters
    ----------
    function : FunctionDef
    """
    returns = [node.value for node in nodes_in(function.body) if isinstance(node, ast.Return)]
    if any(isinstance(value, ast.Call) and isinstance(value.func, ast.Name)
           and value.func.id == "print" for value in returns):  # fmt: skip
        hint = "print shows a value and gives nothing back: return the value itself."
    elif isinstance(function.body[-1], ast.Return):
        return None
    else:
        hint = (
            "For some arguments the function ends without a return: what about the other case, "
            "the one your if does not cover?"
        )
    return Cause(hint, "return_not_reached", "no return in some cases")


def returns_a_value(function: ast.FunctionDef) -> bool:
    """Whether a function has a return with a value.

    Parameters
    ----------
    function : FunctionDef
    """
    returns = (node for node in nodes_in(function.body) if isinstance(node, ast.Return))
    return any(node.value is not None for node in returns)


def _raises_or_yields(function: ast.FunctionDef) -> bool:
    kinds = (ast.Raise, ast.Yield, ast.YieldFrom)
    return any(isinstance(node, kinds) for node in nodes_in(function.body))


def lost_line(function: ast.FunctionDef) -> Cause | None:
    """A line that computes something, or compares, and keeps nothing.

    Parameters
    ----------
    function : FunctionDef
    """
    if not returns_a_value(function):
        return None  # that is to be told first
    for node in nodes_in(body_of(function)):
        value = node.value if isinstance(node, ast.Expr) else None
        if isinstance(value, ast.Compare) and isinstance(value.ops[0], ast.Eq):
            return Cause(
                "A line with == compares and sets nothing: to give a name or an entry its value "
                "takes a single =.",
                "compared_not_set",
                "== for =",
            )
        if isinstance(value, (ast.BinOp, ast.UnaryOp, ast.Attribute, ast.Compare, ast.Subscript)):
            return Cause(
                f"The line {_short(value)} computes something that is lost: give it a name, or "
                "return it.",
                "computed_and_lost",
                "a line's result is lost",
            )
    return None


def result_lost(function: ast.FunctionDef) -> Cause | None:
    """A call whose result is lost, of what leaves the array itself as it was.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(body_of(function)):
        call = node.value if isinstance(node, ast.Expr) else None
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and (call.func.attr in _GIVE_NEW_ONES)
            and not any(each.arg == "out" for each in call.keywords)
        ):
            return Cause(
                f"{call.func.attr} leaves the array itself as it was and gives you a new one, "
                "which is lost here: give it a name, or return it.",
                "computed_and_lost",
                "a line's result is lost",
            )
    return None


_GIVE_NEW_ONES = {"reshape", "transpose", "astype", "flatten", "ravel", "squeeze", "copy", "round",
                  "sum", "mean", "dot", "exp", "log", "divide", "multiply", "subtract"}  # fmt: skip


def reduced_to_one(function: ast.FunctionDef) -> Cause | None:
    """A sum, a mean or an extreme without an axis, where one number came and several are asked for.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(body_of(function)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        of_numpy = isinstance(node.func.value, ast.Name) and node.func.value.id in {"np", "numpy"}
        axis = len(node.args) > of_numpy or any(each.arg == "axis" for each in node.keywords)
        if node.func.attr in _TO_ONE and not axis:
            return Cause(
                f"Without an axis, {node.func.attr} makes one number of a whole array: "
                f"{_short(node)}. Several numbers are asked for.",
                "reduced_to_one",
                "one number of a whole array",
            )
    return None


def summed_by_rows(function: ast.FunctionDef) -> Cause | None:
    """Python's own sum, which adds up the rows of a table, where several numbers came for one.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(body_of(function)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sum":
            return Cause(
                f"Python's own sum, in {_short(node)}, goes along the first axis only, and leaves "
                "several numbers. One is asked for.",
                "summed_by_rows",
                "Python's sum of a table",
            )
    return None


def reduced_by_axis(function: ast.FunctionDef) -> Cause | None:
    """A sum, a mean or an extreme along one axis, where several numbers came for one.

    Parameters
    ----------
    function : FunctionDef
    """
    kept = [node.value for node in nodes_in(body_of(function))
            if isinstance(node, (ast.Assign, ast.Return)) and node.value]  # fmt: skip
    parts = [part for value in kept for part in items_of(value)]
    for node in parts:
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr in _TO_ONE | {"argmin", "argmax"}:
            axes = [each.value for each in node.keywords if each.arg == "axis"]  # type: ignore[attr-defined]  # it is a Call
            if any(not isinstance(each, ast.Constant) or each.value is not None for each in axes):
                return Cause(
                    f"With an axis, {called.attr} gives one number for each line along the other "
                    f"axes: {_short(node)}. One number is asked for.",
                    "reduced_by_axis",
                    "several numbers, by an axis",
                )
    return None


def reduced_in_part(function: ast.FunctionDef) -> Cause | None:
    """A sum or a mean of the first terms only, where several numbers came for one.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(body_of(function)):
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
            for inside, outside in ((node.left, node.right), (node.right, node.left)):
                call = _reduction_in(inside)
                terms = isinstance(outside, (ast.BinOp, ast.Call)) and names_in(outside)
                if call and terms and not _reduction_in(outside):
                    return Cause(
                        f"{ast.unparse(call.func)} takes in what stands in its parentheses: "
                        f"{_short(outside)} stands outside, and is still several numbers. One is "
                        "asked for.",
                        "reduced_in_part",
                        "the parentheses of a sum close too early",
                    )
    return None


def _reduction_in(node: ast.AST) -> ast.Call | None:
    """A call that makes one number of an array, in an expression."""
    for inner in ast.walk(node):
        called = inner.func if isinstance(inner, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr in _TO_ONE:
            return inner  # type: ignore[return-value]  # just checked
    return None


_TO_ONE = {"sum", "mean", "max", "min", "prod", "std", "average", "median"}


def _short(node: ast.AST) -> str:
    text = ast.unparse(node)
    return text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004 - a line of a hint
