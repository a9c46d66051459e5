"""Which names a cell defines, by its text: nothing is run."""

from __future__ import annotations

import ast
import functools
import re
import warnings

from grader.judging.source import functions_in

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
