"""What may stand in the place of something in a function."""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import dataclass

from grader.judging.source import names_in

MOST_NODES = 12
"""Of an operation that may be meant elsewhere."""
_AROUND = ("np.log", "np.exp", "np.abs", "np.sum", "np.mean", "np.sqrt", "np.square")


@dataclass(frozen=True)
class Scope:
    """What may stand in the place of something in a function.

    Parameters
    ----------
    names : tuple of str
        Its parameters and variables.
    counts : tuple of str
        Expressions that may count the examples, such as ``m`` and ``X.shape[1]``.
    calls : tuple of str
        Functions of one argument.
    strings : tuple of str
        The keys that it writes.
    rounds : tuple of str
        The variables of its loops.
    computed : tuple of expr
        The operations on names that it writes.
    conditions : tuple of expr
        The comparisons that it writes.
    unused, used_once : frozenset of str
        The names that nothing in it uses, and those used in one place.
    """

    names: tuple[str, ...]
    counts: tuple[str, ...]
    calls: tuple[str, ...]
    strings: tuple[str, ...]
    rounds: tuple[str, ...]
    computed: tuple[ast.expr, ...] = ()
    conditions: tuple[ast.expr, ...] = ()
    unused: frozenset[str] = frozenset()
    used_once: frozenset[str] = frozenset()


def scope_of(function: ast.FunctionDef, helpers: tuple[str, ...]) -> Scope:
    """What is known inside a function.

    Parameters
    ----------
    function : FunctionDef
    helpers : tuple of str
        The student's own functions of one argument.
    """
    arguments = function.args
    parameters = [each.arg for each in (*arguments.posonlyargs, *arguments.args)]
    stored: list[str] = []
    sized: list[str] = []
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            stored.append(node.id)
        if isinstance(node, ast.Assign) and is_size(node.value):
            sized += names_in(node.targets[0])
    loops = [node.target for node in ast.walk(function) if isinstance(node, ast.For)]
    shapes = [f"{name}.shape[{axis}]" for name in parameters for axis in (1, 0, 2)]
    strings = [
        node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 40  # noqa: PLR2004 - a key, not a text
    ]
    loads = _loads(function)
    return Scope(
        tuple(dict.fromkeys([*parameters, *stored])),
        tuple(dict.fromkeys([*sized, *shapes])),
        (*helpers, *_AROUND),
        tuple(dict.fromkeys(strings)),
        tuple(dict.fromkeys(each.id for each in loops if isinstance(each, ast.Name))),
        _computed(function),
        tuple(each for each in ast.walk(function) if isinstance(each, ast.Compare)),
        frozenset({*parameters, *stored}) - loads.keys(),
        frozenset(name for name, count in loads.items() if count == 1),
    )


def _loads(function: ast.FunctionDef) -> Counter[str]:
    """How often each name is used."""
    names = [node for node in ast.walk(function) if isinstance(node, ast.Name)]
    return Counter(node.id for node in names if isinstance(node.ctx, ast.Load))


def _computed(function: ast.FunctionDef) -> tuple[ast.expr, ...]:
    """The short operations in a function, each once."""
    found = {
        ast.dump(node): node
        for node in ast.walk(function)
        if isinstance(node, ast.BinOp) and len(list(ast.walk(node))) <= MOST_NODES
    }
    return tuple(found.values())


def is_size(value: ast.expr) -> bool:
    """Whether a value looks like a number of examples.

    Parameters
    ----------
    value : expr
    """
    attributes = {node.attr for node in ast.walk(value) if isinstance(node, ast.Attribute)}
    return bool(attributes & {"shape", "size"}) or "len" in names_in(value)


def expression(text: str) -> ast.expr:
    """The expression that a text says.

    Parameters
    ----------
    text : str
    """
    return ast.parse(text, mode="eval").body
