"""Which functions may be called again, edited: those that only compute.

An edited line may do anything. A function that looks as if it touches files,
input, randomness, the screen or the notebook's own variables is left alone. This protects a
student from surprises; it is no defence against attacks, and need not be: it is their own process.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import textwrap
from collections.abc import Iterator  # noqa: TC003 - in checks.py too, where it is short
from dataclasses import dataclass
from types import CodeType, FunctionType, ModuleType
from typing import Any

import numpy as np

MODULES_TO_COMPUTE = {"numpy", "math", "scipy", "copy", "functools"}
_BUILTINS = {
    "abs", "all", "any", "bool", "dict", "divmod", "enumerate", "float", "int", "isinstance",
    "len", "list", "map", "max", "min", "pow", "print", "range", "reversed", "round", "set",
    "slice", "sorted", "str", "sum", "tuple", "zip", "type", "filter", "format", "repr",
}  # fmt: skip
_TOUCHES = {
    "random", "load", "loads", "save", "savez", "savez_compressed", "savetxt", "loadtxt",
    "genfromtxt", "fromfile", "tofile", "memmap", "DataSource", "dump", "dumps", "seterr",
    "set_printoptions", "setflags", "open", "open_memmap", "system", "ctypeslib", "lib", "test",
}  # fmt: skip
_STATEMENTS = (
    ast.Global, ast.Nonlocal, ast.With, ast.AsyncWith, ast.AsyncFor, ast.ClassDef, ast.Yield,
    ast.YieldFrom, ast.Await, ast.AsyncFunctionDef, ast.Try,
)  # fmt: skip
MAX_LINES = 120
"""A function that is longer has too many places."""


@dataclass(frozen=True)
class Written:
    """A function as its student wrote it.

    Parameters
    ----------
    tree : FunctionDef
        Without decorators; its lines count from 1.
    text : str
        What it was read from, without common indentation.
    first : int
        The line of its cell in which it begins.
    """

    tree: ast.FunctionDef
    text: str
    first: int


def read_function(function: Any) -> Written | None:
    """A function's text, or None where there is none or it is not a plain one.

    Parameters
    ----------
    function : object
    """
    if type(function) is not FunctionType or function.__closure__:
        return None
    try:
        lines, first = inspect.getsourcelines(function)
        text = textwrap.dedent("".join(lines))
        [tree] = ast.parse(text).body
    except (OSError, TypeError, SyntaxError, ValueError):
        return None
    if not isinstance(tree, ast.FunctionDef) or tree.decorator_list or len(lines) > MAX_LINES:
        return None
    return Written(tree, text, first) if tree.name == function.__name__ else None


def harmless(function: FunctionType) -> dict[str, Written] | None:
    """A function and those of the student's that it calls, where all of them only compute.

    Parameters
    ----------
    function : function

    Returns
    -------
    dict of str to Written, or None
        By the names under which they are called; the function itself comes first.
    """
    found: dict[str, Written] = {}
    waiting = [function]
    while waiting:
        each = waiting.pop()
        if each.__name__ in found:
            continue
        written = read_function(each)
        if written is None or not _computes(written.tree):
            return None
        found[each.__name__] = written
        for name, value in _globals_used(each):
            if isinstance(value, FunctionType) and value.__globals__ is function.__globals__:
                if value.__name__ != name:
                    return None
                waiting.append(value)
            elif not _is_safe(name, value):
                return None
    return found


def _computes(tree: ast.FunctionDef) -> bool:
    for node in ast.walk(tree):
        if isinstance(node, _STATEMENTS):
            return False
        if isinstance(node, ast.Attribute) and (node.attr in _TOUCHES or node.attr[:2] == "__"):
            return False
        if isinstance(node, (ast.Import, ast.ImportFrom)) and not _imports_to_compute(node):
            return False
    return True


def _imports_to_compute(node: ast.Import | ast.ImportFrom) -> bool:
    names = [alias.name for alias in node.names]
    modules = names if isinstance(node, ast.Import) else [node.module or ""]
    roots = {each.partition(".")[0] for each in modules}
    return roots <= MODULES_TO_COMPUTE and not _TOUCHES & {*names, *".".join(modules).split(".")}


def _globals_used(function: FunctionType) -> Iterator[tuple[str, object]]:
    """The names that a function finds outside itself, with what they stand for.

    A name that stands for nothing is an attribute, or will raise NameError.
    """
    for name in dict.fromkeys(_names_in_code(function.__code__)):
        if name in function.__globals__:
            yield name, function.__globals__[name]
        elif hasattr(builtins, name):
            yield name, getattr(builtins, name)


def _names_in_code(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names_in_code(constant)


def _is_safe(name: str, value: object) -> bool:
    """Whether what a name stands for outside can be used again without a trace."""
    if getattr(builtins, name, None) is value:
        is_error = isinstance(value, type) and issubclass(value, Exception)
        return name in _BUILTINS or is_error
    if isinstance(value, ModuleType):
        return value.__name__.partition(".")[0] in MODULES_TO_COMPUTE
    if callable(value):
        root = str(getattr(value, "__module__", None) or "numpy").partition(".")[0]
        return root in MODULES_TO_COMPUTE and name not in _TOUCHES
    return isinstance(value, (bool, int, float, str, np.generic, np.ndarray, type(None)))
