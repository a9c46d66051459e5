"""What an exception about a place in an array means, as the function's text has it."""

from __future__ import annotations

import ast
from collections.abc import Sequence  # noqa: TC003 - in checks.py too, where it is short

import numpy as np

from grader.judging.slips.rounds import computed_place
from grader.judging.source import arguments_of, body_of, nodes_in


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
    return _row_for_a_number(function, args) if error == "array_into_one_place" else ""


def _row_for_a_number(function: ast.FunctionDef, args: Sequence[Sequence[object]]) -> str:
    """``s[i] = f(z[i])`` where z is a table, so that z[i] is a row."""
    tables = {
        name
        for i, name in enumerate(arguments_of(function))
        if any(i < len(each) and isinstance(each[i], np.ndarray) and each[i].ndim > 1  # type: ignore[attr-defined]  # just checked
               for each in args)
    }  # fmt: skip
    for node in nodes_in(body_of(function)):
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if not isinstance(target, ast.Subscript) or not isinstance(node, ast.Assign):
            continue
        for part in ast.walk(node.value):
            taken = isinstance(part, ast.Subscript) and isinstance(part.value, ast.Name)
            if taken and part.value.id in tables and isinstance(part.slice, ast.Name):  # type: ignore[attr-defined]  # just checked
                array = ast.unparse(part.value)  # type: ignore[attr-defined]  # likewise
                return (
                    f"{array} may have more than one axis, as here: then {ast.unparse(part)} is a "
                    f"whole row, and no number that fits into {ast.unparse(target)}. What works "
                    f"for {array} of any shape?"
                )
    return ""
