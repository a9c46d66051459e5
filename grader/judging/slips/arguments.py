"""Arguments: never used, replaced by other data, not handed on."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Sequence  # noqa: TC003 - in checks.py too, where it is short

from grader.judging.source import MODULES, arguments_of, body_of, nodes_in, read_names, set_names
from grader.judging.verdict import Cause

OPTIONAL = {"print_cost", "Y_test"}
"""What an answer may well do without."""


def unused(function: ast.FunctionDef, needed: Sequence[str] | None = None) -> Cause | None:
    """An argument that has no part in the function.

    Parameters
    ----------
    function : FunctionDef
    needed : sequence of str, optional
        The arguments that the answer depends on; all by default.
    """
    loaded = read_names(nodes_in(function.body))
    asked = arguments_of(function) if needed is None else needed
    unused = [name for name in asked if name not in loaded | OPTIONAL]
    if not unused or len(body_of(function)) == 0:
        return None
    which = " and ".join(unused)
    one = len(unused) == 1
    verb, whom, does = ("has", "it", "does it") if one else ("have", "them", "do they")
    return Cause(
        f"{which} {verb} no part in your function, but the answer depends on {whom}: where {does} "
        "belong?",
        "argument_unused",
        "an argument is never used",
    )


def foreign_name(function: ast.FunctionDef, known: Sequence[str]) -> Cause | None:
    """Data of the notebook, used in place of an argument.

    Parameters
    ----------
    function : FunctionDef
    known : sequence of str
        The exercises' names, which a function may well use.
    """
    nodes = list(nodes_in(function.body))
    scopes = (ast.FunctionDef, ast.Import, ast.ImportFrom, ast.Global)
    if any(isinstance(node, scopes) for node in nodes):
        return None
    bound = {*arguments_of(function), *MODULES, *known, *dir(builtins), *set_names(nodes)}
    called = {
        node.func.id
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    foreign = [
        node.id
        for node in nodes
        if isinstance(node, ast.Name) and node.id not in bound | called and not node.id.isupper()
    ]
    if not foreign:
        return None
    arguments = ", ".join(arguments_of(function))
    return Cause(
        f"{foreign[0]} is not one of the function's arguments ({arguments}), but something from "
        "elsewhere in the notebook: compute with the arguments only.",
        "not_an_argument",
        "uses data from outside instead of an argument",
    )


def only_returned(function: ast.FunctionDef) -> Cause | None:
    """Arguments that are put into the answer, and otherwise never used.

    Parameters
    ----------
    function : FunctionDef
    """
    kept = [
        value.id
        for node in nodes_in(function.body)
        if isinstance(node, ast.Dict)
        for value in node.values
        if isinstance(value, ast.Name) and value.id in arguments_of(function)
    ]
    loads = [
        node.id
        for node in nodes_in(function.body)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    ]
    names = [name for name in kept if loads.count(name) == kept.count(name)]
    if not names:
        return None
    which = " and ".join(names)
    return Cause(
        f"{which}: only put into the answer. Is that handed on to the functions that do the work?",
        "argument_not_handed_on",
        "an argument is not handed on",
    )
