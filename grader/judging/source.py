"""Read a student's function as a syntax tree, to see what it says. It is never run from here.

The text is hostile: it is bounded before it is parsed, and its tree before anybody walks it.
"""

from __future__ import annotations

import ast
import functools
import inspect
import itertools
import textwrap
import warnings
from collections.abc import Iterable, Iterator  # noqa: TC003 - in checks.py too, where it is short
from typing import Any

MAX_CHARACTERS = 20_000
"""Of one cell; the longest right answer has a thousand."""
MAX_NESTED = 60
"""How deep brackets may stand in each other, and how deep a tree may go."""
MODULES = {"np", "numpy", "math", "plt", "scipy", "random", "copy", "functools", "itertools"}
"""Names that stand for modules in a notebook."""
_SHELL = ("%", "!", "?")
"""What begins a line that only IPython understands."""
_UNREADABLE = (SyntaxError, ValueError, MemoryError, RecursionError)


def source_of(function: Any) -> str:
    """The text of a function that is here, or nothing.

    Parameters
    ----------
    function : function
    """
    try:
        return inspect.getsource(function)
    except (OSError, TypeError, IndexError, SyntaxError):
        return ""


def functions_in(text: str) -> dict[str, ast.FunctionDef]:
    """The functions that a cell defines at its top level, by name; none when it cannot be read.

    Parameters
    ----------
    text : str
        Python, with IPython's own lines or without.
    """
    tree = _tree(text)
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef)] if tree else []
    return {node.name: node for node in found}


def body_of(function: ast.FunctionDef) -> list[ast.stmt]:
    """A function's statements without its docstring.

    Parameters
    ----------
    function : FunctionDef
    """
    first = function.body[0]
    is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return function.body[1:] if is_text and isinstance(first.value.value, str) else function.body  # type: ignore[attr-defined]  # just checked


def nodes_in(statements: list[ast.stmt]) -> Iterator[ast.AST]:
    """All that stands in statements, from the top, without what is inside inner functions.

    Parameters
    ----------
    statements : list of stmt
        Of a tree that nobody changes: what stands there is looked up once.
    """
    return itertools.chain.from_iterable(map(_nodes_of, statements))


def for_loops(function: ast.FunctionDef) -> Iterator[ast.For]:
    """The for loops of a function, from the top, those inside other loops among them.

    Parameters
    ----------
    function : FunctionDef
    """
    return (node for node in nodes_in(body_of(function)) if isinstance(node, ast.For))


def items_of(node: ast.expr) -> list[ast.expr]:
    """What a tuple consists of; of anything else, itself.

    Parameters
    ----------
    node : expr
    """
    return node.elts if isinstance(node, ast.Tuple) else [node]


@functools.lru_cache(maxsize=1024)  # dozens of slips walk through the same function
def _nodes_of(statement: ast.stmt) -> tuple[ast.AST, ...]:
    found: list[ast.AST] = []
    todo: list[ast.AST] = [statement]
    while todo:
        node = todo.pop()
        found.append(node)
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Lambda)):
            todo += reversed(list(ast.iter_child_nodes(node)))
    return tuple(found)


def arguments_of(function: ast.FunctionDef) -> list[str]:
    """The names of a function's parameters.

    Parameters
    ----------
    function : FunctionDef
    """
    args = function.args
    return [arg.arg for arg in (*args.posonlyargs, *args.args, *args.kwonlyargs)]


def names_in(target: ast.AST) -> list[str]:
    """The names that stand in a piece of code.

    Parameters
    ----------
    target : AST
    """
    return [node.id for node in ast.walk(target) if isinstance(node, ast.Name)]


def read_names(nodes: Iterable[ast.AST]) -> set[str]:
    """The names that are read there.

    Parameters
    ----------
    nodes : iterable of AST
        As `nodes_in` gives them.
    """
    return {
        each.id for each in nodes if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load)
    }


def set_names(nodes: Iterable[ast.AST]) -> set[str]:
    """The names that get a value there, or lose it.

    Parameters
    ----------
    nodes : iterable of AST
        As `nodes_in` gives them.
    """
    return {
        each.id
        for each in nodes
        if isinstance(each, ast.Name) and not isinstance(each.ctx, ast.Load)
    }


def set_without_assignment(node: ast.AST) -> set[str]:
    """The names that a loop, a with or an augmented assignment sets.

    Parameters
    ----------
    node : AST
    """
    if isinstance(node, (ast.AugAssign, ast.AnnAssign, ast.NamedExpr, ast.For, ast.comprehension)):
        return set(names_in(node.target))
    with_name = isinstance(node, ast.withitem) and node.optional_vars
    return set(names_in(with_name)) if with_name else set()


def _tree(text: str) -> ast.Module | None:
    if len(text) > MAX_CHARACTERS or _nested(text) > MAX_NESTED:
        return None
    lines = textwrap.dedent(text).split("\n")
    plain = "\n".join("" if line.lstrip().startswith(_SHELL) else line for line in lines)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a comparison with ``is``, of a stray backslash
            tree = ast.parse(plain)
    except _UNREADABLE:
        return None
    return tree if _depth(tree) <= MAX_NESTED else None


def _nested(text: str) -> int:
    """How deep brackets stand in each other, at the most; those in strings count as well."""
    depth = deepest = 0
    for character in text:
        depth += (character in "([{") - (character in ")]}")
        deepest = max(deepest, depth)
    return deepest


def _depth(tree: ast.AST) -> int:
    depth, level = 0, [tree]
    while level and depth <= MAX_NESTED:
        depth += 1
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    return depth
