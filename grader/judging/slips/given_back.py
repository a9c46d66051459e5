"""What is given back in place of a result: None from what works in place, a number typed in."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence  # noqa: TC003 - in checks.py too, where it is short

from grader.judging.source import MODULES, body_of, nodes_in
from grader.judging.verdict import Cause

_IN_PLACE = {"sort", "append", "reverse", "extend", "resize", "fill", "shuffle", "insert", "clear"}
"""Methods that change their own object and give None."""


def none_from_in_place(function: ast.FunctionDef) -> Cause | None:
    """The None of a method that works in place, kept or returned as if it were the result.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(body_of(function)):
        value = node.value if isinstance(node, (ast.Assign, ast.Return)) else None
        if (
            isinstance(value, ast.Call)
            and isinstance(value.func, ast.Attribute)
            and (name := value.func.attr) in _IN_PLACE
            and not _is_module(value.func.value)
        ):
            whose = ast.unparse(value.func.value)
            return Cause(
                f"{name} changes {whose} itself and gives back None, which is what you keep or "
                "return in its place.",
                "none_from_in_place",
                "None from what works in place",
            )
    return None


def _is_module(value: ast.expr) -> bool:
    """Whether it is np, or np.random: their functions give back what they make."""
    root = value.value if isinstance(value, ast.Attribute) else value
    return isinstance(root, ast.Name) and root.id in MODULES - {"random"}


def several_for_one(function: ast.FunctionDef) -> Cause | None:
    """Several values in a return, where one is asked for.

    Parameters
    ----------
    function : FunctionDef
    """
    returns = [node.value for node in nodes_in(function.body) if isinstance(node, ast.Return)]
    if len(returns) != 1 or not isinstance(returns[0], ast.Tuple):
        return None
    return Cause(
        f"Commas make {len(returns[0].elts)} values of what you return, and one is asked for.",
        "several_for_one",
        "several values where one is asked for",
    )


def typed_in(function: ast.FunctionDef, which: int | None) -> Cause | None:
    """A number that stands in the return itself.

    Parameters
    ----------
    function : FunctionDef
    which : int or None
        Of the values that are returned; None for a single one.
    """
    returns = [node.value for node in nodes_in(function.body) if isinstance(node, ast.Return)]
    if len(returns) != 1:
        return None
    value = returns[0]
    if which is not None:
        several = isinstance(value, (ast.Tuple, ast.List)) and which < len(value.elts)
        value = value.elts[which] if several else None  # type: ignore[union-attr]  # just checked
    if isinstance(value, ast.Name):
        value = _only_value(function, value.id)
    if not isinstance(value, ast.Constant) or type(value.value) not in {int, float}:
        return None
    return Cause(
        f"{ast.unparse(value)} is typed in, so it is the same whatever the arguments are. It "
        "should come from them.",
        "typed_in",
        "a number typed in for a result",
    )


def _only_value(function: ast.FunctionDef, name: str) -> ast.expr | None:
    """The value of a name that is set once, with a plain =, and touched by nothing else."""
    plain = [node for node in nodes_in(function.body) if isinstance(node, ast.Assign)
             and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)
             and node.targets[0].id == name]  # fmt: skip
    stored = [node for node in nodes_in(function.body) if isinstance(node, ast.Name)
              and node.id == name and not isinstance(node.ctx, ast.Load)]  # fmt: skip
    return plain[0].value if len(plain) == 1 == len(stored) else None


def more_values(
    function: ast.FunctionDef, where: Mapping[str, Sequence[str | int]]
) -> Cause | None:
    """Another number of values than is asked for, where one of those is a dictionary.

    Parameters
    ----------
    function : FunctionDef
    where : mapping of str to path
        Where each part of an answer is found in it.
    """
    keys: dict[int, list[str]] = {}
    for path in where.values():
        if not path or not isinstance(path[0], int):
            return None
        keys.setdefault(path[0], []).extend(str(each) for each in path[1:])
    given = [node.value for node in nodes_in(function.body) if isinstance(node, ast.Return)]
    counts = {len(each.elts) if isinstance(each, ast.Tuple) else 1 for each in given}
    dictionaries = [(i, names) for i, names in keys.items() if names]
    if not dictionaries or len(counts) != 1 or counts & {1, len(keys)}:
        return None
    said = "; ".join(
        f"value {i + 1} is a dictionary with {' and '.join(map(repr, names))}"
        for i, names in dictionaries
    )
    return Cause(
        f"You return {counts.pop()} values, and {len(keys)} are asked for: {said}.",
        "another_number_of_values",
        "another number of values",
    )
