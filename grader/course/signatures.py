"""What each exercise takes and gives, by name, as its docstring says: students see it too."""

from __future__ import annotations

import ast
import re

from grader.judging.source import arguments_of, names_in

Signature = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""The names of the parameters, of the values that are returned, and of what these depend on."""


def signatures_of(source: str) -> dict[str, Signature]:
    """The names that stand in each exercise's def line and below *Returns*.

    Parameters
    ----------
    source : str
        A program that defines the right solutions.

    Examples
    --------
    >>> from grader.course.reference import source_of
    >>> signatures_of(source_of("04-gradient-descent", "solutions"))["propagate"]
    (('w', 'b', 'X', 'Y'), ('grads', 'cost'), ('w', 'b', 'X', 'Y'))
    """
    functions = [each for each in ast.parse(source).body if isinstance(each, ast.FunctionDef)]
    return {function.name: _signature(function) for function in functions}


def _signature(function: ast.FunctionDef) -> Signature:
    takes = arguments_of(function)
    used = {name for statement in function.body for name in names_in(statement)}
    _, _, below = (ast.get_docstring(function) or "").partition("Returns\n-------\n")
    heads = re.findall(r"^([\w, ]+) : ", below, re.MULTILINE)
    gives = (name.strip() for head in heads for name in head.split(","))
    return tuple(takes), tuple(gives), tuple(name for name in takes if name in used)
