"""Lists that an edit puts into themselves: NumPy would unfold them until no memory is left."""

from __future__ import annotations

import ast

from grader.judging.source import names_in

_PUTS_IN = {"append", "insert", "extend", "add"}
_DISPLAYS = (ast.List, ast.Tuple, ast.Set)


def holds_itself(function: ast.FunctionDef) -> bool:
    """Whether a function puts a list into itself, or into a list that takes its place.

    ``x.append([x])`` twenty times over is a list of 20 to the power of 32 numbers for `np.array`.

    Parameters
    ----------
    function : FunctionDef
    """
    return any(map(_nests, ast.walk(function)))


def _nests(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        function = node.func
        if not isinstance(function, ast.Attribute) or function.attr not in _PUTS_IN:
            return False
        inside = set().union(*map(_held_in, node.args), set())
        return bool(inside & set(names_in(function.value)))
    if isinstance(node, (ast.Assign, ast.AugAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        named = {each.id for each in targets if isinstance(each, ast.Name)}
        return bool(named and named & _in_displays(node.value))
    return False


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
