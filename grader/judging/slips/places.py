"""What an exception about a place in an array means, as the function's text has it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence  # noqa: TC003 - in checks.py too, where it is short

import numpy as np

from grader.judging.slips.rounds import computed_place
from grader.judging.source import (
    arguments_of,
    body_of,
    for_loops,
    items_of,
    names_in,
    nodes_in,
)


def about_a_place(error: str, function: ast.FunctionDef, args: Sequence[Sequence[object]]) -> str:
    """What to say instead of what the exception means in general, or nothing.

    Parameters
    ----------
    error : str
        Its name, as `plain_error` gives it.
    function : FunctionDef
    args : sequence of sequence
        For each challenge the arguments.
    """
    if error == "index_too_large" and (place := computed_place(function)):
        return (
            f"The index {place} lies beyond the end: by how much should it grow from one row to "
            "the next, and by how much from one column to the next?"
        )
    if error == "if_of_an_array":
        return _row_in_a_condition(function, _tables(function, args))
    if error == "array_into_one_place":
        return _row_for_a_number(function, _tables(function, args))
    return ""


def _tables(function: ast.FunctionDef, args: Sequence[Sequence[object]]) -> set[str]:
    """The parameters that are arrays of more than one axis."""
    return {
        name
        for i, name in enumerate(arguments_of(function))
        if any(i < len(each) and isinstance(each[i], np.ndarray) and each[i].ndim > 1  # type: ignore[attr-defined]  # just checked
               for each in args)
    }  # fmt: skip


def _row_in_a_condition(function: ast.FunctionDef, tables: set[str]) -> str:
    """``for a in A: if a > 0`` where A is a table, so that a is a row."""
    for loop in for_loops(function):
        call = loop.iter
        zipped = isinstance(call, ast.Call) and ast.unparse(call.func) == "zip"
        arrays = call.args if zipped and isinstance(call, ast.Call) else [call]
        for target, array in zip(items_of(loop.target), arrays, strict=False):
            name, table = ast.unparse(target), ast.unparse(array)
            tests = [node.test for node in nodes_in(loop.body) if isinstance(node, ast.If)]
            if table in tables and any(name in names_in(test) for test in tests):
                return (
                    f"A for goes through {table} row by row, so that {name} is a whole row, and an "
                    "if needs one yes or no: how do you get at one entry after the other?"
                )
    return _row_by_its_place(function, tables)


def _row_by_its_place(function: ast.FunctionDef, tables: set[str]) -> str:
    """``if A[i] > 0`` where A is a table, so that A[i] is a row."""
    decisions = (ast.If, ast.IfExp, ast.While)
    tests = [node.test for node in nodes_in(body_of(function)) if isinstance(node, decisions)]
    row = next((row for test in tests for row in _rows_in(test, tables)), None)
    if row is None:
        return ""
    return (
        f"{ast.unparse(row)} is a whole row of {ast.unparse(row.value)}, which has more than one "
        "axis, and an if needs one yes or no: one entry has a number for each axis in its brackets."
    )


def _rows_in(node: ast.AST, tables: set[str]) -> Iterator[ast.Subscript]:
    """Where a single place is taken out of a table, which is a row: ``A[i]`` or ``A[0]``."""
    for part in ast.walk(node):
        named = isinstance(part, ast.Subscript) and isinstance(part.value, ast.Name)
        if named and part.value.id in tables and isinstance(part.slice, (ast.Name, ast.Constant)):  # type: ignore[attr-defined]  # just checked
            yield part  # type: ignore[misc]  # likewise


def _row_for_a_number(function: ast.FunctionDef, tables: set[str]) -> str:
    """``s[i] = f(z[i])`` where z is a table, so that z[i] is a row."""
    for node in nodes_in(body_of(function)):
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if not isinstance(target, ast.Subscript) or not isinstance(node, ast.Assign):
            continue
        if any(isinstance(part, ast.Slice) for part in ast.walk(target.slice)):
            continue  # a place for several numbers
        for row in _rows_in(node.value, tables):
            if isinstance(row.slice, ast.Name):
                array = ast.unparse(row.value)
                return (
                    f"{array} may have more than one axis, as here: then {ast.unparse(row)} is a "
                    f"whole row, and no number that fits into {ast.unparse(target)}. What works "
                    f"for {array} of any shape?"
                )
    return ""
