"""Lists that an edit puts into themselves: NumPy would unfold them until no memory is left."""

from __future__ import annotations

import ast
from collections.abc import Iterator  # noqa: TC003 - in checks.py too, where it is short
from typing import TypeGuard

from grader.judging.source import names_in

_PUTS_IN = {"append", "insert", "extend", "add"}
_HOLDERS = ("body", "orelse", "finalbody", "handlers", "cases")
"""The fields that hold statements, or what holds statements in its turn."""
_DISPLAYS = (ast.List, ast.Tuple, ast.Set)


def puts_in(function: ast.FunctionDef) -> bool:
    """Whether a function puts something into a list at all: no edit brings such a call with it.

    Parameters
    ----------
    function : FunctionDef
    """
    return any(map(_puts_in, ast.walk(function)))


def holds_itself(function: ast.FunctionDef, *, calls: bool) -> bool:
    """Whether a function puts a list into itself, or into a list that takes its place.

    ``x.append([x])`` twenty times over is a list of 20 to the power of 32 numbers for `np.array`.
    This is asked of each edit that is tried: to look at statements alone takes a tenth of the time.

    Parameters
    ----------
    function : FunctionDef
    calls : bool
        Whether to look at calls too: what `puts_in` says of the function before all edits.
    """
    return any(map(_takes_its_place, _statements(function))) or (
        calls and any(_puts_in(node) and _goes_into_itself(node) for node in ast.walk(function))
    )


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    for block in _HOLDERS:
        for inner in getattr(node, block, ()):
            yield inner
            yield from _statements(inner)


def _puts_in(node: ast.AST) -> TypeGuard[ast.Call]:
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in _PUTS_IN


def _goes_into_itself(call: ast.Call) -> bool:
    held = set().union(*map(_held_in, call.args), set())
    return bool(held & set(names_in(call.func)))


def _takes_its_place(node: ast.AST) -> bool:
    if not isinstance(node, (ast.Assign, ast.AugAssign)):
        return False
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    named = {each.id for each in targets if isinstance(each, ast.Name)}
    return bool(named and named & _in_displays(node.value))


def _held_in(value: ast.expr) -> set[str]:
    """The names that a value holds as they are: not what is computed from them."""
    if isinstance(value, ast.Name):
        return {value.id}
    items = value.elts if isinstance(value, _DISPLAYS) else []
    return set().union(*map(_held_in, items), set())


def _in_displays(value: ast.expr) -> set[str]:
    """The names in the lists that a value joins."""
    if isinstance(value, ast.BinOp):
        return _in_displays(value.left) | _in_displays(value.right)
    return _held_in(value) if isinstance(value, _DISPLAYS) else set()
