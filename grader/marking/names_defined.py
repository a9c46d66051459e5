"""Which names a cell defines, by its text: nothing is run."""

from __future__ import annotations

import ast
import functools
import re
import warnings
from typing import TYPE_CHECKING

from grader.judging.source import functions_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OWN_NAMES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.ListComp,
              ast.SetComp, ast.DictComp, ast.GeneratorExp)  # fmt: skip
"""What has names of its own."""
LONGEST = 100_000
"""Characters of a cell that are looked at."""


@functools.lru_cache(maxsize=256)
def names_defined(source: str) -> frozenset[str]:
    """The names that a cell defines, at its top level or below; all words where it is no Python.

    Parameters
    ----------
    source : str
    """
    text = source[:LONGEST]
    tree = parsed(text)
    if tree is None:
        return frozenset(re.findall(r"[^\W\d]\w*", text))
    return frozenset(name for node in ast.walk(tree) for name in _names(node))


@functools.lru_cache(maxsize=256)
def names_bound(source: str) -> frozenset[str]:
    """The names that a cell binds or deletes at its top level: those of the notebook itself.

    Parameters
    ----------
    source : str
    """
    tree = parsed(source[:LONGEST])
    return frozenset(names_set_by(tree.body)) if tree else frozenset()


def names_set_by(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The names that statements give a value or delete, without those inside functions.

    Parameters
    ----------
    nodes : iterable of syntax tree
    """
    todo = list(nodes)
    while todo:  # a long sum is a deep tree: calls within calls would come to Python's limit
        each = todo.pop()
        yield from _names(each)
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Del):
            yield each.id
        if not isinstance(each, _OWN_NAMES):
            todo += ast.iter_child_nodes(each)


def names_needed(function: ast.AST) -> set[str]:
    """The names that a function looks up in its notebook, or in Python.

    Parameters
    ----------
    function : syntax tree
    """
    inside = list(ast.walk(function))
    own = {name for node in inside if node is not function for name in _names(node)}
    own |= {node.arg for node in inside if isinstance(node, ast.arg)}
    read = {node.id for node in inside if isinstance(node, ast.Name)}
    return read - own


def parsed(text: str) -> ast.Module | None:
    """A cell's tree, or nothing where it is no Python.

    Parameters
    ----------
    text : str
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


@functools.lru_cache(maxsize=256)  # most cells of a class are the same; nobody changes the trees
def functions_defined(source: str) -> dict[str, ast.FunctionDef]:
    """The functions that a cell defines at its top level, by name; read once.

    Parameters
    ----------
    source : str
    """
    return functions_in(source)


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.alias):
        return [node.asname or node.name.partition(".")[0]]
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return [node.id]
    if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
        return [node.name]
    return []
