"""Lines that wait for the student's code."""

from __future__ import annotations

import ast
import builtins

from grader.judging.source import (
    MODULES,
    arguments_of,
    body_of,
    items_of,
    names_in,
    nodes_in,
    set_without_assignment,
)
from grader.judging.verdict import BLANK, Cause


def unfinished(function: ast.FunctionDef) -> str:
    """Why there is nothing to judge yet, or nothing: lines that wait for the student's code.

    Parameters
    ----------
    function : FunctionDef
    """
    body = [node for node in body_of(function) if not isinstance(node, ast.Pass)]
    if all(isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) for node in body):
        return "there is nothing to judge yet: the function is not written"
    if left := _raise_left(body):
        return left
    if names := _none_lines(function):
        more = f", and so do {len(names) - 1} more" if len(names) > 1 else ""
        return f"a line still says {names[0]} = None{more}: put your own code there"
    returned = body[-1].value if isinstance(body[-1], ast.Return) else None
    if len(body) == 1 and returned is not None and (missing := _never_set(function, returned)):
        return f"{missing[0]} never gets a value: the lines that compute it are still to be written"
    return ""


def _raise_left(body: list[ast.stmt]) -> str:
    """What to say of the stub's ``raise`` that a student has left beside their own lines."""
    places = [
        i for i, node in enumerate(body) if isinstance(node, ast.Raise) and BLANK in names_in(node)
    ]
    if not places or len(body) == 1:
        return ""
    if places[0] == len(body) - 1:
        return f"the last line is still raise {BLANK}: put what the function returns there"
    return f"the line raise {BLANK} still stands there, and no line below it runs: delete it"


def still_none(function: ast.FunctionDef) -> Cause | None:
    """A line that still says None.

    Parameters
    ----------
    function : FunctionDef
    """
    names = _none_lines(function)
    return (
        Cause(
            f"A line still says {names[0]} = None: put your own code there.",
            "line_still_none",
            "a line still says = None",
        )
        if names
        else None
    )


def _none_lines(function: ast.FunctionDef) -> list[str]:
    """The names that are set to None and never to anything else."""
    none, other = [], set(arguments_of(function))
    for node in nodes_in(function.body):
        targets = node.targets if isinstance(node, ast.Assign) else []
        names = [each for target in targets for each in names_in(target)]
        if isinstance(node, ast.Assign) and _only_none(node.value):
            none += names
        else:
            other |= set(names) | set_without_assignment(node)
    return [name for name in dict.fromkeys(none) if name not in other]


def _only_none(value: ast.expr) -> bool:
    if isinstance(value, ast.Tuple):
        return all(map(_only_none, value.elts))
    return isinstance(value, ast.Constant) and value.value is None


def _never_set(function: ast.FunctionDef, returned: ast.expr) -> list[str]:
    known = {*arguments_of(function), *MODULES, *dir(builtins)}
    return [
        part.id
        for part in items_of(returned)
        if isinstance(part, ast.Name) and part.id not in known
    ]
