"""Check your own functions on visible examples: `check("propagate", propagate)`.

A check shows, for each part of the answer, whether it is right, what was expected and what came,
and a hint when the answer is that of a known mistake. `hint("propagate")` gives one more step at
each call. Grading poses other examples, drawn afresh, and judges by the same rules.
"""

from __future__ import annotations

import ast
import base64
import builtins
import contextlib
import copy
import dataclasses
import difflib
import functools
import html
import inspect
import io
import itertools
import json
import linecache
import math
import os
import re
import sys
import sysconfig
import textwrap
import threading
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any, TypeGuard, TypeVar

import numpy as np

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Where = tuple[str | int, ...]
Kind = TypeVar("Kind")
MAX_DEPTH = 4
"""How deep a list of lists may go; a list that holds itself has no bottom."""
MAX_NUMBERS = 1_000_000
"""In one part of an answer; right answers have a few hundred."""
MAX_ITEMS = 10_000
"""In the lists of one part, nested ones too: each item is looked at by itself."""
MAX_KEYS = 10
"""That are told of a dictionary which lacks one."""


@dataclass(frozen=True)
class Read:
    """The parts of an answer that were asked for; nothing else of it is kept or judged.

    Parameters
    ----------
    parts : mapping of str to array or str
        By facet, its numbers, or why there are none.
    """

    parts: Mapping[str, Array | str]


class NotAnAnswerError(Exception):
    """A part of an answer is missing or is not made of numbers; the message is the reason."""


def parts_of(expected: object, names: Iterable[str]) -> dict[str, Where]:
    """Where each facet is found in an answer.

    Dictionary items are named by their key; the other parts, in order, by what names are left.

    Examples
    --------
    >>> parts_of(({"dw": 0, "db": 0}, 0), ["dw", "db", "cost"])
    {'dw': (0, 'dw'), 'db': (0, 'db'), 'cost': (1,)}
    """
    paths = _leaves(expected)
    keyed = {path[-1]: path for path in paths if path and isinstance(path[-1], str)}
    others = iter([path for path in paths if path not in keyed.values()])
    return {name: keyed[name] if name in keyed else next(others) for name in names}


def _leaves(answer: object, path: Where = ()) -> list[Where]:
    """The paths to the arrays of a right answer; a list is an array, a tuple holds parts."""
    if not isinstance(answer, (dict, tuple)):
        return [path]
    parts = answer.items() if isinstance(answer, dict) else enumerate(answer)
    return [leaf for step, part in parts for leaf in _leaves(part, (*path, step))]


def read_parts(answer: object, where: Mapping[str, Where]) -> Read:
    """Read the parts of an answer that the facets name.

    Parameters
    ----------
    answer : object
        Anything; one that was read already is returned as it is.
    where : mapping of str to path
        As `parts_of` gives it.

    Examples
    --------
    >>> read_parts((0.5, "more"), {"cost": (0,)}).parts
    {'cost': array(0.5)}
    """
    if type(answer) is Read:
        return answer
    if reason := _too_many(answer, where):
        return Read(dict.fromkeys(where, reason))
    several = 1 + max([path[0] for path in where.values() if path and isinstance(path[0], int)],
                      default=-1)  # fmt: skip
    paths = list(where.values())
    return Read({name: part_of(answer, path, several, paths) for name, path in where.items()})


def _too_many(answer: object, where: Mapping[str, Where]) -> str:
    """Why there are more numbers in a row than were asked for, so that none is in its place."""
    flat = len(where) > 1 and all(len(path) == 1 and path[0] == i for i, path in
                                  enumerate(where.values()))  # fmt: skip
    if not flat or type(answer) not in {tuple, list}:
        return ""
    items: list[object] = answer
    return f"{_asked(len(where))}; got {describe(answer)}" if len(items) > len(where) else ""


def part_of(
    answer: object, path: Where, several: int = 0, paths: Sequence[Where] = ()
) -> Array | str:
    """The part of an answer that a path leads to, or why there is none.

    Parameters
    ----------
    answer : object
    path : tuple of str and int
    several : int
        How many values are asked for altogether, where that is known.
    paths : sequence of path
        To all parts that are asked for, where they are known.
    """
    whole = answer
    try:
        for i, step in enumerate(path):
            if isinstance(step, str):
                beside = [each[i] for each in paths if each[:i] == path[:i] != each] or [step]
                answer = _item(answer, step, beside)
            else:
                answer = _nth(answer, step, several)
        return as_numbers(answer)
    except NotAnAnswerError as reason:
        too_few = type(whole) in {tuple, list} and len(whole) < several
        return f"{_asked(several)}; got {describe(whole)}" if too_few else str(reason)


def _item(answer: object, key: str, keys: Sequence[object]) -> object:
    """The entry of a key; without a dictionary, the reason is the same for all keys."""
    if not _is_a(answer, dict):
        asked = f"key{'s' * (len(keys) > 1)} {', '.join(map(repr, keys))}"
        raise NotAnAnswerError(f"expected a dictionary with the {asked}; got {describe(answer)}")
    items = {name: value for name, value in dict.items(answer) if type(name) is str}
    if key not in items:
        keys = ", ".join(repr(name[:40]) for name in sorted(items)[:MAX_KEYS]) or "none"
        raise NotAnAnswerError(f"expected the key {key!r} in the dictionary; its keys are {keys}")
    return items[key]


def _nth(answer: object, i: int, several: int) -> object:
    items: list[object] = []
    if _is_a(answer, tuple):
        items = list(tuple.__iter__(answer))
    elif _is_a(answer, list):
        items = list(list.__iter__(answer))
    elif type(answer) is np.ndarray and answer.ndim == 1 and len(answer) == several:
        items = list(answer)  # it can be unpacked as a tuple can
    if i < len(items):
        return items[i]
    raise NotAnAnswerError(f"{_asked(max(i + 1, 2, several))}; got {describe(answer)}")


def _asked(several: int) -> str:
    return f"expected {several} values, as in return {', '.join('abcdefghij'[:several])}"


def _is_a(value: object, kind: type[Kind]) -> TypeGuard[Kind]:
    """Like isinstance, which would ask the value itself."""
    return issubclass(type(value), kind)


NUMBERS = "biuf"
"""The kinds of dtype that count as numbers: bool, integers, floats."""


def as_numbers(value: object) -> Array:
    """A number, an array or a list of numbers, as a float64 array.

    Only the types themselves are trusted, no subclass: a subclass may define its own truth.
    """
    if _items(value, MAX_DEPTH) > MAX_ITEMS:
        raise NotAnAnswerError(f"expected a few numbers; got {describe(value)}")
    return _as_numbers(value, MAX_DEPTH)


def _items(value: object, depth: int) -> int:
    """How many items there are in nested lists; of one that is too long, only its own."""
    if type(value) not in (list, tuple) or not depth:
        return 0
    items: list[object] = value
    if len(items) > MAX_ITEMS:
        return len(items)
    return len(items) + sum(_items(item, depth - 1) for item in items)


def _as_numbers(value: object, depth: int) -> Array:
    array = _plain(value, depth)
    if array is None or array.dtype.kind not in NUMBERS:
        raise NotAnAnswerError(f"expected numbers; got {describe(value)}")
    if array.size > MAX_NUMBERS:  # it may be a view that takes no memory until it is copied
        raise NotAnAnswerError(f"expected a few numbers; got {describe(value)}")
    return array.astype(np.float64)


def _plain(value: object, depth: int) -> np.ndarray | None:
    if type(value) in (np.ndarray, np.matrix):
        return np.asarray(value)
    if type(value) in (bool, int, float) or type(value) in _NUMPY_NUMBERS:
        with contextlib.suppress(OverflowError):  # an int beyond 1e308
            return np.array(float(value))
    if type(value) in (list, tuple) and depth:
        return _stack(value, depth)
    return None


def _stack(items: list[object], depth: int) -> Array:
    if sum(item.size for item in items if type(item) is np.ndarray) > MAX_NUMBERS:
        raise NotAnAnswerError(f"expected a few numbers; got {describe(items)}")
    arrays = [_as_numbers(item, depth - 1) for item in items]
    if all(type(item) is np.ndarray and item.size == 1 for item in items):
        arrays = [array.reshape(()) for array in arrays]  # costs as [np.array([[0.69]]), ...]
    if len({array.shape for array in arrays}) > 1:
        raise NotAnAnswerError("expected numbers; got a list whose items differ in shape")
    return np.stack(arrays) if arrays else np.zeros(0)


_NUMPY_NUMBERS = {np.dtype(code).type for code in "?bBhHiIlLqQefdg"}


def describe(value: object) -> str:
    """What a value is, in a few words, without trusting anything it says of itself.

    Examples
    --------
    >>> describe(None), describe((1, 2)), describe(np.zeros((2, 3)))
    ('None (is a return missing?)', 'a tuple of 2', 'an array of shape (2, 3)')
    >>> describe(np.float64(0.5))
    'one number'
    """
    if value is None:
        return "None (is a return missing?)"
    if type(value) in (tuple, list, dict):
        return f"a {type(value).__name__} of {len(value)}"
    if type(value) is np.ndarray:
        kind = "" if value.dtype.kind in NUMBERS else f" and dtype {value.dtype.name}"
        return f"an array of shape {value.shape}{kind}"
    if type(value) in (bool, int, float) or type(value) in _NUMPY_NUMBERS:
        return "one number"
    return f"an object of type {type(value).__name__}"


SIZES = (12, 36)
"""The two sizes at which an exercise that asks for vectorization is called."""
LOOPS = "loops"
"""What the mistake is called."""
LOOP_HINT = (
    "Something is done for one entry after the other. Which one operation on whole arrays does "
    "all of them at once?"
)


def count_lines(call: Callable[[], object]) -> tuple[object, int]:
    """The result of a call, and how many lines outside libraries it ran.

    Parameters
    ----------
    call : function
        Without arguments.
    """
    lines = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal lines
        if event == "call" and _is_library(frame.f_code.co_filename):
            return None
        lines += event == "line"
        return trace

    before = sys.gettrace()
    with _hidden_loops_shown():
        sys.settrace(trace)
        try:
            result = call()
            if sys.gettrace() is not trace:
                raise RuntimeError("lines cannot be counted where sys.settrace is called")
        finally:
            sys.settrace(before)
    return result, lines


def growth(lines: Iterable[int]) -> str:
    """Why code that ran so many lines at the two `SIZES` is not vectorized, or nothing.

    Parameters
    ----------
    lines : two int

    Examples
    --------
    >>> growth((5, 5)), growth((29, 77))
    ('', 'expected as many lines to run for 36 as for 12; got 29 for 12 and 77 for 36')
    """
    (small, large), (few, many) = SIZES, lines
    if many - few < (large - small) // 2:
        return ""
    return (
        f"expected as many lines to run for {large} as for {small}; "
        f"got {few} for {small} and {many} for {large}"
    )


_LIBRARIES = tuple(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib"))


def _is_library(filename: str) -> bool:
    ours = filename.startswith(("<frozen", "<__array_function__")) or "site-packages" in filename
    return ours or filename.startswith(_LIBRARIES)


@contextlib.contextmanager
def _hidden_loops_shown() -> Iterator[None]:
    own_map, own_call = builtins.map, np.vectorize.__call__

    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        for _ in range(np.broadcast(*args).size):
            pass
        return own_call(self, *args, **kwargs)

    builtins.map = _map
    np.vectorize.__call__ = call
    try:
        yield
    finally:
        builtins.map = own_map
        np.vectorize.__call__ = own_call


def _map(function: Callable[..., Any], *iterables: Iterable[Any]) -> Iterator[Any]:
    for items in zip(*iterables, strict=False):
        yield function(*items)


BLANK = "NotImplementedError"
"""What a function raises that the student has not written yet."""
VECTORIZED = "vectorized"
"""The facet that is earned by running no more lines for more examples."""
_STATUS_OF = {BLANK: "blank", "timeout": "timeout", "missing": "missing"}


@dataclass(frozen=True)
class Failure:
    """There is no answer: the call raised, ran out of time, or could not be made.

    Parameters
    ----------
    kind : str
        The exception's class name, or ``timeout``, ``died``, ``unbound``, ``unsendable``.
    message : str
        One sentence for the student.
    """

    kind: str
    message: str = ""


@dataclass(frozen=True)
class Cause:
    """Why an answer is wrong.

    Parameters
    ----------
    hint : str
        For the student: it leads to the error without giving the solution.
    name : str
        Of the known mistake, as code.
    title : str
        Of the known mistake, as people say it.
    """

    hint: str
    name: str
    title: str = ""


@dataclass(frozen=True)
class Facet:
    """The verdict on one part of an answer; `reason` is empty when it is right."""

    name: str
    points: float
    max_points: float
    reason: str = ""
    hint: str = ""
    mistake: str = ""
    title: str = ""

    @property
    def right(self) -> bool:
        """Whether this part is right in every challenge."""
        return not self.reason


@dataclass(frozen=True)
class Verdict:
    """Points, reasons and hints for one exercise.

    `stopped` is the student's line in which the function raised, where that can be read.
    """

    exercise: str
    facets: tuple[Facet, ...]
    failure: Failure | None = None
    notes: tuple[str, ...] = ()
    stopped: str = ""

    @property
    def points(self) -> float:
        """The points earned."""
        return math.fsum(facet.points for facet in self.facets)

    @property
    def max_points(self) -> float:
        """The points there were to earn."""
        return math.fsum(facet.max_points for facet in self.facets)

    @property
    def mistake(self) -> str:
        """The first known mistake recognised, or nothing."""
        return next((facet.mistake for facet in self.facets if facet.mistake), "")

    @property
    def title(self) -> str:
        """What people call the first known mistake recognised, or nothing."""
        return next((facet.title for facet in self.facets if facet.mistake), "")

    @property
    def status(self) -> str:
        """One of passed, partial, failed, blank, timeout, missing and error."""
        if self.failure:
            return _STATUS_OF.get(self.failure.kind, "error")
        if all(facet.right for facet in self.facets):
            return "passed"
        return "partial" if any(facet.right for facet in self.facets) else "failed"


@dataclass(frozen=True)
class Rules:
    """What counts in an answer.

    Parameters
    ----------
    facets : mapping of str to float
        Name and weight of each part.
    rtol, atol : float
        A number is right when ``|got - expected| <= atol + rtol * |expected|``.
    shapes : mapping of str to str
        Per facet, why its shape is what it is.
    kinds : tuple of str
        For each challenge what is special about it, such as ``for one example``; nothing for the
        ordinary ones, which come first.
    echoes : tuple of str
        Facets that only repeat an argument: they count once another facet is right.
    """

    facets: Mapping[str, float] = field(default_factory=lambda: {"result": 1.0})
    rtol: float = 1e-5
    atol: float = 1e-8
    shapes: Mapping[str, str] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    echoes: tuple[str, ...] = ()

    def ordinary(self, count: int) -> int:
        """How many of the first challenges are ordinary ones.

        Parameters
        ----------
        count : int
            How many challenges there are.
        """
        return min(count, sum(not kind for kind in self.kinds)) if self.kinds else count


def same(got: Array | str, mistaken: Array | str, rules: Rules) -> bool:
    """Whether a part of an answer is what a mistake gives; here NaN is NaN.

    Parameters
    ----------
    got, mistaken : array or str
    rules : Rules
    """
    if isinstance(got, str) or isinstance(mistaken, str):
        return isinstance(got, str) and isinstance(mistaken, str) and got == mistaken
    if mistaken.shape == () and got.size == 1:
        got = got.reshape(())  # a wrong scalar may come as (1,) or (1, 1), too
    if got.shape != mistaken.shape:
        return False
    with np.errstate(invalid="ignore"):  # infinities are compared, not subtracted
        close = np.abs(got - mistaken) <= rules.atol + rules.rtol * np.abs(mistaken)
    alike = (got == mistaken) | (np.isnan(got) & np.isnan(mistaken))
    return bool(np.where(np.isfinite(mistaken), close, alike).all())


def reason(got: Array | str, right: Array | str, rules: Rules) -> str:
    """Why a part of an answer is wrong, or nothing.

    Parameters
    ----------
    got, right : array or str
    rules : Rules

    Raises
    ------
    TypeError
        When the right answer is none.
    """
    if isinstance(right, str):
        raise TypeError(f"the reference's own answer is not one: {right}")
    return got if isinstance(got, str) else _difference(got, right, rules)


def _difference(got: Array, expected: Array, rules: Rules) -> str:
    """Why two arrays are not the same, or nothing."""
    if expected.shape == () and got.size == 1:
        got = got.reshape(())  # a scalar may come as (1,) or (1, 1)
    if got.shape != expected.shape:
        return f"expected {_shape(expected)}; got {_shape(got)}"
    if not np.isfinite(got).all():
        where = np.argwhere(~np.isfinite(got))[0]
        return f"expected finite numbers; got {got[tuple(where)]}{_place(where)}"
    close = np.abs(got - expected) <= rules.atol + rules.rtol * np.abs(expected)
    if close.all():
        return ""
    where = np.argwhere(~close)[0]
    here = tuple(where)
    count = f"; {int((~close).sum())} of {close.size} differ" if close.size > 1 else ""
    return f"expected {expected[here]:.6g}{_place(where)}; got {got[here]:.6g}{count}"


def _shape(array: Array) -> str:
    return f"shape {array.shape}" if array.ndim else "one number"


def _place(where: Array) -> str:
    return f" at [{', '.join(str(int(i)) for i in where)}]" if where.size else ""


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
    return function.body[1:] if is_text and isinstance(first.value.value, str) else function.body


def nodes_in(statements: list[ast.stmt]) -> Iterator[ast.AST]:
    """All that stands in statements, from the top, without what is inside inner functions.

    Parameters
    ----------
    statements : list of stmt
    """
    todo: list[ast.AST] = list(reversed(statements))
    while todo:
        node = todo.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Lambda)):
            todo += reversed(list(ast.iter_child_nodes(node)))


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


_OPERATORS: dict[str, type[ast.operator]] = {
    "dot": ast.MatMult,
    "matmul": ast.MatMult,
    "multiply": ast.Mult,
    "divide": ast.Div,
    "add": ast.Add,
    "subtract": ast.Sub,
    "power": ast.Pow,
}
_METHODS = {"sum", "mean", "max", "min", "std", "astype", "squeeze", "reshape"}
"""What may be written as a function of NumPy and as a method of an array."""
_COMMUTES = (ast.Add, ast.Mult)


def occurs(pattern: str, function: ast.FunctionDef) -> bool:
    """Whether a form of code stands somewhere in a function.

    Parameters
    ----------
    pattern : str
    function : FunctionDef

    Examples
    --------
    >>> [cell] = ast.parse("def sigmoid(z): return 1 / 1 + np.exp(-z)").body
    >>> occurs("1 / 1 + _", cell), occurs("1 / (1 + _)", cell)
    (True, False)
    """
    wanted = _pattern(pattern)
    return any(_alike(wanted, node, {}) for node in _standard(function))


def occurs_in(pattern: str, expression: ast.expr) -> bool:
    """Whether an expression is of a form.

    Parameters
    ----------
    pattern : str
    expression : expr
    """
    wrapped = ast.FunctionDef("one", ast.arguments([], [], None, [], [], None, []),
                              [ast.Expr(expression)], [], lineno=1)  # fmt: skip
    return occurs(pattern, wrapped)


@functools.lru_cache(maxsize=2048)
def _pattern(pattern: str) -> ast.AST:
    [statement] = _Standard().visit(ast.parse(pattern)).body
    found: ast.AST = statement.value if isinstance(statement, ast.Expr) else statement
    return found


def _standard(function: ast.FunctionDef) -> list[ast.AST]:
    """The nodes of a function in standard form; kept, for many patterns ask for them."""
    kept: list[ast.AST] | None = getattr(function, "standard_nodes", None)
    if kept is None:
        copied = ast.parse(ast.unparse(function))
        kept = list(ast.walk(_Standard().visit(copied)))
        function.standard_nodes = kept
    return kept


class _Standard(ast.NodeTransformer):
    """Write what may be written in several ways in one."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        function = node.func
        if not isinstance(function, ast.Attribute):
            return node
        of_numpy = isinstance(function.value, ast.Name) and function.value.id == "np"
        args = node.args if of_numpy else [function.value, *node.args]
        pair = len(args) == 2 and not node.keywords
        if function.attr in _OPERATORS and pair and (of_numpy or function.attr == "dot"):
            return ast.BinOp(args[0], _OPERATORS[function.attr](), args[1])
        if function.attr == "transpose" and len(args) == 1:
            return ast.Attribute(args[0], "T", ast.Load())
        if function.attr == "square" and of_numpy and len(args) == 1:
            return ast.BinOp(args[0], ast.Pow(), ast.Constant(2))
        if function.attr in _METHODS and not of_numpy:
            numpy = ast.Attribute(ast.Name("np", ast.Load()), function.attr, ast.Load())
            return ast.Call(numpy, args, node.keywords)
        return node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name("np", node.ctx) if node.id in {"numpy", "math"} else node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        number = node.operand.value if isinstance(node.operand, ast.Constant) else None
        if isinstance(node.op, ast.USub) and isinstance(number, (int, float)):
            return ast.Constant(-number)
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        self.generic_visit(node)
        return ast.Assign([node.target], ast.BinOp(node.target, node.op, node.value), lineno=1)


def _alike(wanted: ast.AST, node: ast.AST, bound: dict[str, str]) -> bool:
    if isinstance(wanted, ast.Name) and wanted.id.startswith("_"):
        kind = ast.Name if wanted.id.startswith("__") else ast.expr
        return isinstance(node, kind) and _bind(wanted.id, node, bound)
    if type(wanted) is not type(node):
        return False
    if isinstance(wanted, ast.BinOp) and isinstance(wanted.op, _COMMUTES):
        assert isinstance(node, ast.BinOp)
        swapped = ast.BinOp(node.right, node.op, node.left)
        return _same_fields(wanted, node, bound) or _same_fields(wanted, swapped, bound)
    return _same_fields(wanted, node, bound)


def _bind(name: str, node: ast.AST, bound: dict[str, str]) -> bool:
    return name == "_" or bound.setdefault(name, ast.dump(node)) == ast.dump(node)


def _same_fields(wanted: ast.AST, node: ast.AST, bound: dict[str, str]) -> bool:
    """Compare field by field; what was bound on a way that failed is forgotten."""
    trial = dict(bound)
    for name, value in ast.iter_fields(wanted):
        if name in {"ctx", "type_comment", "kind", "lineno"}:
            continue
        if not _same_value(value, getattr(node, name), trial):
            return False
    bound |= trial
    return True


def _same_value(wanted: object, other: object, bound: dict[str, str]) -> bool:
    if isinstance(wanted, ast.AST) and isinstance(other, ast.AST):
        return _alike(wanted, other, bound)
    if isinstance(wanted, list) and isinstance(other, list):
        pairs = zip(wanted, other, strict=False)
        return len(wanted) == len(other) and all(_same_value(*pair, bound) for pair in pairs)
    return type(wanted) is type(other) and wanted == other


def unfinished(function: ast.FunctionDef) -> str:
    """Why there is nothing to judge yet, or nothing: lines that wait for the student's code.

    Parameters
    ----------
    function : FunctionDef
    """
    body = [node for node in body_of(function) if not isinstance(node, ast.Pass)]
    if all(isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) for node in body):
        return "there is nothing to judge yet: the function is not written"
    if names := _none_lines(function):
        more = f", and so do {len(names) - 1} more" if len(names) > 1 else ""
        return f"a line still says {names[0]} = None{more}: put your own code there"
    returned = body[-1].value if isinstance(body[-1], ast.Return) else None
    if len(body) == 1 and returned is not None and (missing := _never_set(function, returned)):
        return f"{missing[0]} never gets a value: the lines that compute it are still to be written"
    return ""


def still_none(function: ast.FunctionDef) -> Cause | None:
    """A line that still says None.

    Parameters
    ----------
    function : FunctionDef
    """
    names = _none_lines(function)
    return (
        Cause(
            f"A line still says {names[0]} = None: put your own code there.",
            "line_still_none",
            "a line still says = None",
        )
        if names
        else None
    )


def _none_lines(function: ast.FunctionDef) -> list[str]:
    """The names that are set to None and never to anything else."""
    none, other = [], set(arguments_of(function))
    for node in nodes_in(function.body):
        targets = node.targets if isinstance(node, ast.Assign) else []
        names = [each for target in targets for each in names_in(target)]
        if isinstance(node, ast.Assign) and _only_none(node.value):
            none += names
        else:
            other |= set(names) | set_without_assignment(node)
    return [name for name in dict.fromkeys(none) if name not in other]


def _only_none(value: ast.expr) -> bool:
    if isinstance(value, ast.Tuple):
        return all(map(_only_none, value.elts))
    return isinstance(value, ast.Constant) and value.value is None


def _never_set(function: ast.FunctionDef, returned: ast.expr) -> list[str]:
    known = {*arguments_of(function), *MODULES, *dir(builtins)}
    parts = returned.elts if isinstance(returned, ast.Tuple) else [returned]
    return [part.id for part in parts if isinstance(part, ast.Name) and part.id not in known]


def no_return(function: ast.FunctionDef) -> Cause | None:
    """A function that computes and gives nothing back.

    Parameters
    ----------
    function : FunctionDef
    """
    if returns_a_value(function) or _raises_or_yields(function):
        return None
    prints = occurs("print(_)", function) or occurs("print(_, _, _)", function)
    shown = " print only shows a value; return gives it back." if prints else ""
    return Cause(
        f"Your function computes, but gives nothing back: it needs a return.{shown}",
        "return_missing",
        "no return",
    )


def returned_none(function: ast.FunctionDef) -> Cause | None:
    """Why a function that has a return answers None all the same; nothing where that is not plain.

    Parameters
    ----------
    function : FunctionDef
    """
    returns = [node.value for node in nodes_in(function.body) if isinstance(node, ast.Return)]
    if any(isinstance(value, ast.Call) and isinstance(value.func, ast.Name)
           and value.func.id == "print" for value in returns):  # fmt: skip
        hint = "print shows a value and gives nothing back: return the value itself."
    elif isinstance(function.body[-1], ast.Return):
        return None
    else:
        hint = (
            "For some arguments the function ends without a return: what about the other case, "
            "the one your if does not cover?"
        )
    return Cause(hint, "return_not_reached", "no return in some cases")


def returns_a_value(function: ast.FunctionDef) -> bool:
    """Whether a function has a return with a value.

    Parameters
    ----------
    function : FunctionDef
    """
    returns = (node for node in nodes_in(function.body) if isinstance(node, ast.Return))
    return any(node.value is not None for node in returns)


def _raises_or_yields(function: ast.FunctionDef) -> bool:
    kinds = (ast.Raise, ast.Yield, ast.YieldFrom)
    return any(isinstance(node, kinds) for node in nodes_in(function.body))


def lost_line(function: ast.FunctionDef) -> Cause | None:
    """A line that computes something, or compares, and keeps nothing.

    Parameters
    ----------
    function : FunctionDef
    """
    if not returns_a_value(function):
        return None  # that is to be told first
    for node in nodes_in(body_of(function)):
        value = node.value if isinstance(node, ast.Expr) else None
        if isinstance(value, ast.Compare) and isinstance(value.ops[0], ast.Eq):
            return Cause(
                "A line with == compares and sets nothing: to give a name or an entry its value "
                "takes a single =.",
                "compared_not_set",
                "== for =",
            )
        if isinstance(value, (ast.BinOp, ast.UnaryOp, ast.Attribute, ast.Compare)):
            return Cause(
                f"The line {_short(value)} computes something that is lost: give it a name, or "
                "return it.",
                "computed_and_lost",
                "a line's result is lost",
            )
    return None


def result_lost(function: ast.FunctionDef) -> Cause | None:
    """A call whose result is lost, of what leaves the array itself as it was.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(body_of(function)):
        call = node.value if isinstance(node, ast.Expr) else None
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and (call.func.attr in _GIVE_NEW_ONES)
        ):
            return Cause(
                f"{call.func.attr} leaves the array itself as it was and gives you a new one, "
                "which is lost here: give it a name, or return it.",
                "computed_and_lost",
                "a line's result is lost",
            )
    return None


_GIVE_NEW_ONES = {"reshape", "transpose", "astype", "flatten", "ravel", "squeeze", "copy", "round",
                  "sum", "mean", "dot", "exp", "log", "divide", "multiply", "subtract"}  # fmt: skip


def _short(node: ast.AST) -> str:
    text = ast.unparse(node)
    return text if len(text) <= 60 else f"{text[:57]}..."


_LOOPS = (ast.For, ast.While)


def return_in_a_loop(function: ast.FunctionDef) -> Cause | None:
    """A return that ends the function in the first round of a loop.

    Parameters
    ----------
    function : FunctionDef
    """
    loops = [node for node in nodes_in(function.body) if isinstance(node, _LOOPS)]
    if not any(isinstance(each, ast.Return) for loop in loops for each in loop.body):
        return None
    return Cause(
        "The return stands inside the loop, so it ends the function in the first round: look at "
        "the indentation.",
        "return_in_the_loop",
        "return inside the loop",
    )


def starts_at_one(function: ast.FunctionDef) -> Cause | None:
    """A loop that leaves out its first round.

    Parameters
    ----------
    function : FunctionDef
    """
    starts = [
        node
        for node in nodes_in(function.body)
        if isinstance(node, (ast.For, ast.comprehension)) and occurs_in("range(1, _)", node.iter)
    ]
    if not starts:
        return None
    return Cause(
        "range(1, ...) leaves out the first round, number 0, and ends before its last number.",
        "range_from_one",
        "the loop starts at 1",
    )


def replaced(function: ast.FunctionDef) -> Cause | None:
    """A total that each round of a loop replaces, after it was started with 0 before the loop.

    Parameters
    ----------
    function : FunctionDef
    """
    started = {
        name
        for node in body_of(function)
        if isinstance(node, ast.Assign) and _is_start(node.value)
        for target in node.targets
        for name in names_in(target)
    }
    arrays = {
        name
        for node in body_of(function)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        for target in node.targets
        for name in names_in(target)
    }
    loops = [node for node in body_of(function) if isinstance(node, ast.For)]
    for node in (each for loop in loops for each in nodes_in(loop.body)):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            reads = names_in(node.value)
            if name in started and name not in reads and not _read_in(loops, name):
                if name in arrays:
                    return Cause(
                        f"Each round of the loop puts a new value in the place of all of {name}: "
                        f"one entry is set with an index, such as {name}[0, i].",
                        "array_replaced_in_the_loop",
                        "a whole array is replaced where an entry is meant",
                    )
                return Cause(
                    f"Each round of the loop replaces {name}: = puts a new value in the old one's "
                    "place, where += would add to it.",
                    "replaced_in_the_loop",
                    "= where += is needed",
                )
    return None


def entry_replaced(function: ast.FunctionDef) -> Cause | None:
    """An entry that each round of an inner loop replaces, which should add up.

    Parameters
    ----------
    function : FunctionDef
    """
    for outer in (node for node in nodes_in(function.body) if isinstance(node, ast.For)):
        for inner in (node for node in outer.body if isinstance(node, ast.For)):
            for node in inner.body:
                target = node.targets[0] if isinstance(node, ast.Assign) else None
                if not isinstance(target, ast.Subscript) or not isinstance(target.value, ast.Name):
                    continue
                used = set(names_in(target))
                own = target.value.id in names_in(node.value)
                if (
                    not own
                    and not used & set(names_in(inner.target))
                    and used & set(names_in(outer.target))
                ):
                    return Cause(
                        f"Each round of the inner loop replaces {ast.unparse(target)}: = puts a "
                        "new value in the old one's place, where += would add to it.",
                        "replaced_in_the_loop",
                        "= where += is needed",
                    )
    return None


def index_never_moves(function: ast.FunctionDef) -> Cause | None:
    """Every round of a loop writes into the same place.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in (node for node in body_of(function) if isinstance(node, ast.For)):
        inside = list(nodes_in([loop]))
        moved = {name for node in inside for name in set_without_assignment(node)}
        moved |= {n for node in inside if isinstance(node, ast.Assign)
                  for target in node.targets if not isinstance(target, ast.Subscript)
                  for n in names_in(target)}  # fmt: skip
        for node in inside:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
                place = node.targets[0].slice
                if isinstance(place, ast.Name) and place.id not in moved:
                    return Cause(
                        f"{place.id} never changes in the loop, so each round writes into the same "
                        "place.",
                        "index_never_moves",
                        "each round writes into the same place",
                    )
    return None


def _is_start(value: ast.expr) -> bool:
    number = isinstance(value, ast.Constant) and value.value == 0
    return number or occurs_in("np.zeros(_)", value) or occurs_in("np.zeros_like(_)", value)


def _read_in(loops: list[ast.For], name: str) -> bool:
    nodes = (node for loop in loops for node in nodes_in(loop.body))
    return any(
        isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
        for node in nodes
    )


OPTIONAL = {"print_cost", "Y_test"}


def unused(function: ast.FunctionDef) -> Cause | None:
    """An argument that has no part in the function.

    Parameters
    ----------
    function : FunctionDef
    """
    loaded = {
        node.id
        for node in nodes_in(function.body)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    unused = [name for name in arguments_of(function) if name not in loaded | OPTIONAL]
    if not unused or len(body_of(function)) == 0:
        return None
    which = " and ".join(unused)
    verb = "has" if len(unused) == 1 else "have"
    return Cause(
        f"{which} {verb} no part in your function, but the answer depends on it: where does it "
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
    bound = {*arguments_of(function), *MODULES, *known, *dir(builtins)}
    called = {
        node.func.id
        for node in nodes_in(function.body)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    for node in nodes_in(function.body):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            bound.add(node.id)
        if isinstance(node, (ast.FunctionDef, ast.Import, ast.ImportFrom, ast.Global)):
            return None
    foreign = [
        node.id
        for node in nodes_in(function.body)
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


def hat(function: ast.FunctionDef) -> Cause | None:
    """The sign ^ where a power is meant.

    Parameters
    ----------
    function : FunctionDef
    """
    if not any(isinstance(node, ast.BitXor) for node in nodes_in(function.body)):
        return None
    return Cause(
        "^ is not a power in Python; a power is written **.", "power_with_a_hat", "^ for a power"
    )


def shape_in_two(function: ast.FunctionDef) -> Cause | None:
    """A shape whose numbers are not in parentheses of their own.

    Parameters
    ----------
    function : FunctionDef
    """
    calls = [node for node in nodes_in(function.body) if isinstance(node, ast.Call)]
    if not any(_makes_an_array(call) and _has_sizes_in_two(call) for call in calls):
        return None
    return Cause(
        "np.zeros and np.ones take the shape as one argument, so it stands in parentheses of its "
        "own: ((rows, columns)).",
        "shape_without_parentheses",
        "shape without parentheses",
    )


def _makes_an_array(call: ast.Call) -> bool:
    maker = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    return maker in {"zeros", "ones", "empty"}


def _has_sizes_in_two(call: ast.Call) -> bool:
    """Whether what stands in the place of a dtype is none."""
    second = call.args[1] if len(call.args) > 1 else None
    if isinstance(second, ast.Name):
        return second.id not in {"float", "int", "bool", "complex", "object"}
    if isinstance(second, ast.Attribute):
        return second.attr != "dtype" and not MODULES & set(names_in(second))
    return second is not None and not (
        isinstance(second, ast.Constant) and isinstance(second.value, str)
    )


def drawn_at_random(function: ast.FunctionDef) -> Cause | None:
    """Numbers that differ from run to run.

    Parameters
    ----------
    function : FunctionDef
    """
    if not any(
        isinstance(node, ast.Attribute) and node.attr in {"rand", "randn", "random", "normal"}
        for node in nodes_in(function.body)
    ):
        return None
    return Cause(
        "Random numbers differ from run to run; nothing is drawn at random here.",
        "random_numbers",
        "random numbers",
    )


def typed_e(function: ast.FunctionDef) -> Cause | None:
    """Euler's number, typed with some of its digits.

    Parameters
    ----------
    function : FunctionDef
    """
    numbers = [node.value for node in nodes_in(function.body) if isinstance(node, ast.Constant)]
    if not any(type(each) is float and abs(each - np.e) < 0.02 for each in numbers):
        return None
    return Cause(
        "e has more digits than anybody types: np.exp(x) is e to the power of x, with all of them.",
        "typed_e",
        "e typed by hand",
    )


Slip = Callable[[ast.FunctionDef], "Cause | None"]
_CERTAIN: tuple[Slip, ...] = (
    still_none,
    no_return,
    return_in_a_loop,
    hat,
    shape_in_two,
    result_lost,
    starts_at_one,
    index_never_moves,
)
_LIKELY: tuple[Slip, ...] = (
    drawn_at_random,
    typed_e,
    replaced,
    entry_replaced,
    only_returned,
    unused,
)


def certain_slip(function: ast.FunctionDef) -> Cause | None:
    """A slip that makes any answer wrong.

    Parameters
    ----------
    function : FunctionDef
    """
    return next(filter(None, (slip(function) for slip in _CERTAIN)), None)


def likely_slip(function: ast.FunctionDef) -> Cause | None:
    """A slip that probably makes the answer wrong.

    Parameters
    ----------
    function : FunctionDef
    """
    return next(filter(None, (slip(function) for slip in _LIKELY)), None)


_SAID: tuple[tuple[str, str, str], ...] = (
    (
        "too_few_arguments",
        r"(\w+)\(\) missing \d+ required positional arguments?: (.*)",
        "{0} is called with too few arguments: there is none for {1}.",
    ),
    (
        "too_many_arguments",
        r"(\w+)\(\) takes (?:from \d+ to )?(\d+) positional arguments? but (\d+) w\w+ given",
        "{0} takes {1} arguments, and is called with {2}. Does its def line name all of them?",
    ),
    (
        "wrong_keyword",
        r"(\w+)\(\) got an unexpected keyword argument '(\w+)'",
        "{0} has no argument called {1}: compare the call with its def line.",
    ),
    (
        "shape_without_parentheses",
        r"Cannot interpret '.*' as a data type|data type '.*' not understood",
        (
            "A shape is one argument: np.zeros and np.ones take it as a tuple, in parentheses of "
            "its own."
        ),
    ),
    (
        "used_before_it_has_a_value",
        r"local variable '(\w+)'.*(?:not associated with a value|referenced before assignment)",
        (
            "{0} is used before it has a value: what should it start with, and does its line come "
            "first?"
        ),
    ),
    (
        "inner_sizes_differ",
        r"matmul: Input operand 1 has a mismatch.*\(size (\d+) is different from (\d+)\)",
        (
            "A matrix product needs as many columns on its left as rows on its right; here these "
            "are {1} and {0}. Does one of the two have to be transposed, or do they change places?"
        ),
    ),
    (
        "inner_sizes_differ",
        r"shapes (\(.*?\)) and (\(.*?\)) not aligned: (\d+) \(dim \d+\) != (\d+) \(dim \d+\)",
        (
            "A matrix product of shapes {0} and {1} needs as many columns on its left as rows on "
            "its right. Does one of the two have to be transposed, or do they change places?"
        ),
    ),
    (
        "product_of_a_number",
        r"matmul: Input operand \d does not have enough dimensions",
        "@ multiplies matrices, and one of the two is a single number here: for a number it is *.",
    ),
    (
        "shapes_do_not_fit",
        (
            r"(?:non-broadcastable output operand|operands could not be broadcast together).*?"
            r"(\(.*?\)).*?(\(.*?\))"
        ),
        (
            "Arrays of shapes {0} and {1} do not fit together entry by entry. Which of the two has "
            "another shape than you think? Print the shapes."
        ),
    ),
    (
        "reshaped_to_another_size",
        r"cannot reshape array of size (\d+) into shape (\(.*?\))",
        (
            "There are {0} numbers, and shape {1} has no room for exactly as many. Take sizes from "
            "the arguments' own shape; other arguments have other sizes."
        ),
    ),
    (
        "function_of_one_number",
        r"only (?:length-1|size-1|0-dimensional|integer scalar) arrays can be converted",
        (
            "Something that takes one number was given a whole array: functions of math, and "
            "float, int and range, take one number; NumPy's own functions take arrays."
        ),
    ),
    (
        "if_of_an_array",
        r"truth value of an array",
        (
            "if and while need one yes or no, but a comparison of an array has one for each entry. "
            "Ask for one entry at a time, or compare the whole array without if."
        ),
    ),
    (
        "not_called",
        (
            r"unsupported operand type.*'(?:builtin_function_or_method|function|method|numpy\.ufunc"
            r"|_ArrayFunctionDispatcher)'"
        ),
        (
            "A function stands in a calculation without being called: are its parentheses missing, "
            "or in another place?"
        ),
    ),
    (
        "not_taken_apart",
        r"tuple indices must be integers or slices, not str",
        (
            "Several values are in one name here, and it is asked for a key. Take the values "
            "apart, one name for each."
        ),
    ),
    (
        "still_none",
        r"NoneType",
        (
            "Something is still None: a line that says = None, or the answer of a function that "
            "has no return."
        ),
    ),
    (
        "wrong_number_of_values",
        (
            r"too many values to unpack \(expected (\d+).*|"
            r"not enough values to unpack \(expected (\d+), got \d+\)"
        ),
        (
            "A line takes {0} values apart, but what stands on its right side does not have {0}. "
            "Compare it with what that function returns."
        ),
    ),
    (
        "wrong_number_of_values",
        r"cannot unpack non-iterable (\w+) object",
        (
            "A line takes several values apart, but what stands on its right side is a single one. "
            "Compare it with what that function returns."
        ),
    ),
    (
        "index_too_large",
        r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)",
        (
            "Index {0} is asked for where axis {1} has {2} entries, numbered from 0. Which axis "
            "does your loop count, and where does it end?"
        ),
    ),
    (
        "index_too_large",
        r"(list|tuple) index out of range",
        (
            "An index is larger than the {0} is long: counting starts at 0, so the last one is the "
            "length minus 1."
        ),
    ),
    (
        "too_many_indices",
        r"too many indices for array: array is (\d)-dimensional, but (\d) were indexed",
        "An array with {0} axes is asked for with {1} indices: print its shape.",
    ),
    (
        "no_such_axis",
        r"axis (-?\d+) is out of bounds for array of dimension (\d+)",
        "There is no axis {0} in an array with {1} axes: axes are counted from 0.",
    ),
    (
        "parentheses_for_brackets",
        r"'(?:\w+\.)?(\w+)' object is not callable",
        (
            "Round parentheses call a function, but here they follow a value ({0}). To pick an "
            "entry takes square brackets; to multiply takes *; and has a function's name been "
            "given to a value?"
        ),
    ),
    (
        "brackets_for_parentheses",
        (
            r"'(?:builtin_function_or_method|function|method|ufunc|type|numpy.ufunc"
            r"|_ArrayFunctionDispatcher)' object is not subscriptable"
        ),
        (
            "Square brackets pick an entry, but here they follow a function: to call it takes "
            "round parentheses."
        ),
    ),
    (
        "number_with_an_index",
        (
            r"'(?:numpy\.)?(?:float|int|float64|int64)' object is not subscriptable"
            r"|invalid index to scalar variable"
        ),
        "An index in square brackets is asked of a single number: it has no entries.",
    ),
    (
        "not_a_whole_number",
        r"'(?:numpy\.)?(\w+)' object cannot be interpreted as an integer",
        (
            "A whole number is needed, as in range or in a shape, and here is a {0} instead. A "
            "shape has several numbers: which one is meant?"
        ),
    ),
    (
        "array_into_one_place",
        r"setting an array element with a sequence|could not broadcast input array from shape",
        "A whole array is put into a place that has another shape, such as that of one number.",
    ),
    (
        "fraction_into_integers",
        r"Cannot cast ufunc '(\w+)' output from dtype\('float\d+'\) to dtype\('u?int\d+'\)",
        (
            "Fractions do not fit into an array of whole numbers, so it cannot be changed in "
            "place. Let the calculation make a new array."
        ),
    ),
    (
        "no_such_key",
        r"^'(\w+)'$",
        'There is no key "{0}" in the dictionary: compare how it is spelled in both places.',
    ),
    (
        "power_with_a_hat",
        r"ufunc 'bitwise_xor' not supported|unsupported operand type\(s\) for \^",
        "^ is not a power in Python; a power is written **.",
    ),
    (
        "calls_itself",
        r"maximum recursion depth exceeded",
        "The function calls itself, again and again. Is the name it calls the one you meant?",
    ),
    (
        "list_for_array",
        (
            r"'list' object has no attribute '(\w+)'"
            r"|unsupported operand type\(s\) for .*'list'|bad operand type for unary -: 'list'"
        ),
        "A list does not calculate as an array does: arithmetic, shape and sum need an array.",
    ),
    (
        "no_append",
        r"'numpy.ndarray' object has no attribute 'append'",
        "An array has no append; a list, which starts as [], has.",
    ),
    (
        "number_without_shape",
        r"'(?:float|int)' object has no attribute '(\w+)'",
        "A plain number has no {0}; an array has. Which of the arguments did you mean?",
    ),
    (
        "array_without_attribute",
        r"'numpy.ndarray' object has no attribute '(\w+)'",
        (
            "An array has nothing called {0}. Is it a function of NumPy, to be called with np. in "
            "front?"
        ),
    ),
    ("divided_by_zero", r"division by zero", "Something is divided by 0: which count is 0 here?"),
)
_LEFT_NUMPY = {"float", "int", "bool", "object", "str", "complex"}


def plain_error(kind: str, message: str, names: Iterable[str] = ()) -> tuple[str, str]:
    """What an exception means, and what that is called; nothing where its own words are plain.

    Parameters
    ----------
    kind : str
        The exception's class name.
    message : str
        What it says, or a sentence that ends with it.
    names : iterable of str
        Which might have been meant where one was misspelt.

    Examples
    --------
    >>> plain_error("TypeError", "unsupported operand type(s) for +: 'NoneType' and 'int'")[0]
    'still_none'
    >>> plain_error("NameError", "name 'sigmod' is not defined", ["sigmoid"])[1]
    'sigmod has no value here. Is sigmoid meant?'
    """
    if kind == "NameError" and (found := re.search(r"name '(\w+)' is not defined", message)):
        return "unknown_name", _unknown(found[1], names)
    if kind in {"AttributeError", "ImportError"}:
        found = re.search(r"module 'numpy(?:\.\w+)?' has no attribute '(\w+)'", message)
        if found and found[1] in _LEFT_NUMPY:
            return "left_numpy", f"np.{found[1]} is gone from NumPy: write {found[1]}, without np."
        if found:
            return "unknown_in_numpy", f"NumPy has nothing called {found[1]}: how is it spelled?"
    for name, said, meaning in _SAID:
        if name == "no_such_key" and kind != "KeyError":
            continue
        own = message.split(": ", 1)[-1] if name == "no_such_key" else message
        if found := re.search(said, own, re.DOTALL):
            groups = [group.replace("newaxis", "-1") for group in found.groups() if group]
            return name, meaning.format(*groups or [""])
    return "", ""


def _unknown(name: str, names: Iterable[str]) -> str:
    known = [each for each in (*names, *dir(builtins), "np") if each != name]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.7)
    other = [each for each in known if each.lower() == name.lower()]
    meant = (other or near)[:1]
    if name == "e":
        return "e has no value here: np.exp(x) is e to the power of x."
    if name in {"pi", "exp", "log", "zeros", "sum", "dot", "sqrt", "abs", "mean", "array"}:
        meant = [f"np.{name}"]
    if meant:
        return f"{name} has no value here. Is {meant[0]} meant?"
    return (
        f"{name} has no value here, and is not one of the function's arguments: is it spelled as "
        "where it got a value?"
    )


Pairs = Sequence[tuple[Array, Array]]
"""For each challenge the part as it came and as it should be."""
_MANY = 3
"""At least this many numbers must agree: fewer can agree by accident."""


def likeness(
    pairs: Pairs, args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Cause | None:
    """What a wrong part has to do with the right one; nothing when that is not plain.

    Parameters
    ----------
    pairs : sequence of pair of array
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    """
    if sum(right.size for _, right in pairs) < _MANY:
        return None
    looks = (_constant, _argument, _reshaped, _another_axis, _one_place,
             _some_still_zero, _zeros_at_the_end, _factor, _related)  # fmt: skip
    for look in looks:
        found = look(pairs, args, parameters)
        if found is not None:
            return found
    return None


Look = Callable[[Pairs, Sequence[Sequence[object]], Sequence[str]], Cause | None]


def _constant(pairs: Pairs, *_: object) -> Cause | None:
    """Zeros only, one number only, or the same numbers for all arguments."""
    if any(not np.isfinite(got).all() or not got.size for got, _ in pairs):
        return None
    if all(not got.any() for got, _ in pairs) and any(right.any() for _, right in pairs):
        several = pairs[0][0].size > 1
        said = (
            "Every number is 0: is anything ever put into the array that you return?"
            if several
            else "This is 0 whatever the arguments are: where does it get its value, and is that "
            "returned?"
        )
        return Cause(said, "all_zero", "every number is 0")
    firsts = {got.tobytes() for got, _ in pairs}
    differ = {right.tobytes() for _, right in pairs}
    enough = len(pairs) // 2 if pairs[0][0].size > 1 else len(pairs) - 1
    shaped = all(got.size > 1 or right.size == 1 for got, right in pairs)
    if len(firsts) == 1 < len(differ) and len(differ) > enough and shaped:
        return Cause(
            "The answer is the same whatever the arguments are, so it is right at one point at "
            "most. It should be computed from them.",
            "same_whatever_the_arguments",
            "the answer does not depend on the arguments",
        )
    if all(got.size > 1 and np.ptp(got) == 0 for got, _ in pairs) and all(
        np.ptp(right) for _, right in pairs
    ):
        return Cause(
            "All entries are the same number, but each should have its own.",
            "one_number_for_all",
            "all entries are the same number",
        )
    return None


def _argument(
    pairs: Pairs, args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Cause | None:
    """One of the arguments, as it was passed."""
    for i, name in enumerate(parameters):
        if all(
            i < len(each) and _is(got, each[i]) for (got, _), each in zip(pairs, args, strict=True)
        ):
            hint = (
                f"That is {name} as it was passed. What you compute has to be put into what you "
                "return."
            )
            return Cause(hint, "argument_unchanged", "an argument is returned unchanged")
    return None


def _is(got: Array, value: object) -> bool:
    if not isinstance(value, (np.ndarray, float, int)):
        return False
    given = np.asarray(value)
    alike = given.shape == got.shape and given.size > 1
    return alike and bool(np.array_equal(got, given))


def _reshaped(pairs: Pairs, *_: object) -> Cause | None:
    """The right numbers in another shape, or only some of them."""
    if all(got.shape == right.shape for got, right in pairs):
        return None
    if all(got.ndim == 2 and got.shape == right.shape[::-1] and np.allclose(got.T, right)
           for got, right in pairs):  # fmt: skip
        return Cause(
            "The numbers are right, but rows and columns are exchanged: is there a .T too many or "
            "too few?",
            "transposed",
            "rows and columns are exchanged",
        )
    if all(
        got.size == right.size and np.allclose(got.ravel(), right.ravel()) for got, right in pairs
    ):
        return Cause(
            f"The numbers are right, but not their shape: {pairs[0][0].shape} is not "
            f"{pairs[0][1].shape}. How many axes should there be?",
            "another_shape",
            "right numbers in another shape",
        )
    if all(
        right.size == 1 and got.size > 1 and np.allclose(got.sum(), right) for got, right in pairs
    ):
        return Cause(
            "One number is asked for: what is still to be done with these is to add them up.",
            "not_added_up",
            "the numbers are not added up",
        )
    if all(
        right.size == 1 and got.size > 1 and np.allclose(got.mean(), right) for got, right in pairs
    ):
        return Cause(
            "One number is asked for: what is still to be done with these is to average them.",
            "not_averaged",
            "the numbers are not averaged",
        )
    return None


def one_for_many(pairs: Pairs) -> Cause | None:
    """One entry, where there should be several.

    Parameters
    ----------
    pairs : sequence of pair of array
    """
    if not all(got.size == 1 < right.size for got, right in pairs):
        return None
    return Cause(
        "One entry came where several are asked for: how often does your loop go round? A for goes "
        "through a table row by row, and a table of one row takes one round.",
        "one_for_many",
        "one entry where several are asked for",
    )


def _another_axis(
    pairs: Pairs, args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Cause | None:
    """As many entries along an axis as another axis of the arguments has."""
    axes = {got.ndim for got, _ in pairs} | {right.ndim for _, right in pairs}
    if len(axes) != 1:
        return None
    shapes = np.array([(got.shape, right.shape) for got, right in pairs], float)
    wrong = [k for k in range(axes.pop()) if (shapes[:, 0, k] != shapes[:, 1, k]).all()]
    if len(wrong) != 1 or len(pairs) < 2 or not np.ptp(shapes[:, :, wrong[0]], 0).all():
        return None
    is_, should = (_whose(length, args, parameters) for length in shapes[:, :, wrong[0]].T)
    if not is_ or not should:
        return None
    return Cause(
        f"Your answer is as long as axis {is_} is, but there should be one for each along axis "
        f"{should}: which of the two counts what?",
        "as_long_as_another_axis",
        "as long as another axis of the arguments",
    )


def _whose(length: Array, args: Sequence[Sequence[object]], parameters: Sequence[str]) -> str:
    """The axis of an argument that is as long in each challenge."""
    for i, name in enumerate(parameters):
        for axis, size in _lengths(args, i):
            if np.array_equal(size, length):
                return f"{axis} of {name}"
    return ""


def _zeros_at_the_end(pairs: Pairs, *_: object) -> Cause | None:
    """Nothing but zeros from some entry on."""
    if not all(got.shape == right.shape and got.any() for got, right in pairs):
        return None
    ends = [int(np.flatnonzero(got)[-1]) + 1 for got, _ in pairs]
    many = all(right.size - end > max(_MANY, right.size // 5) and right.ravel()[end:].all()
               for end, (_, right) in zip(ends, pairs, strict=True))  # fmt: skip
    if not many:
        return None
    here = ", ".join(str(int(i)) for i in np.unravel_index(ends[0], pairs[0][0].shape))
    return Cause(
        f"From [{here}] on, every entry is still 0: which place does each round of your loop write "
        "into, and which one does the last?",
        "zeros_at_the_end",
        "the end is never set",
    )


def _some_still_zero(pairs: Pairs, *_: object) -> Cause | None:
    """Right where something is set, and 0 elsewhere."""
    if not all(got.shape == right.shape and got.any() for got, right in pairs):
        return None
    unset = [~np.isclose(got, right) for got, right in pairs]
    if not all(
        gap.any() and not got[gap].any() for gap, (got, _) in zip(unset, pairs, strict=True)
    ):
        return None
    for which, place in (("first", 0), ("last", -1)):
        for axis, what in ((1, "column"), (0, "row")):
            if all(gap.ndim > axis and gap.shape[axis] > 1 and np.take(gap, place, axis).any()
                   and not np.delete(gap, place, axis).any() for gap in unset):  # fmt: skip
                return Cause(
                    f"The {which} {what} is still 0, the others are right: where does your loop "
                    "begin, and where does it end?",
                    f"{which}_{what}_missing",
                    f"the {which} {what} is missing",
                )
    if any(np.unique(right).size <= 2 for _, right in pairs):
        return None  # a 0 may have been decided
    return Cause(
        "Some entries are right, the others still 0: which ones does your loop never reach?",
        "some_still_zero",
        "some entries are never set",
    )


def _one_place(pairs: Pairs, *_: object) -> Cause | None:
    """Only the first or the last entry, or some, are set."""
    if not all(got.shape == right.shape and got.size >= _MANY for got, right in pairs):
        return None
    flat = [(got.ravel(), right.ravel()) for got, right in pairs]
    for place, which in ((0, "first"), (-1, "last")):
        only = [not np.delete(got, place).any() for got, _ in flat]
        if all(only) and any(got[place] for got, _ in flat):
            return Cause(
                f"Only the {which} entry is ever set. How often does the loop go round, and which "
                "lines belong to it? Look at the indentation.",
                f"only_the_{which}_entry",
                f"only the {which} entry is set",
            )
    return None


def _factor(
    pairs: Pairs, args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Cause | None:
    """The right numbers times the same number everywhere."""
    factors = [_ratio(got, right) for got, right in pairs]
    if any(factor is None for factor in factors):
        return None
    known = np.array(factors, dtype=float)
    for i, name in enumerate(parameters):
        for axis, size in _lengths(args, i):
            counted = f"{size[0]:g} is how long axis {axis} of {name} is in the first example"
            if np.ptp(size) == 0:
                continue
            if np.allclose(known, size):
                return Cause(
                    f"Too large by a factor, which is not always the same: {counted}. Is an "
                    "average asked for, or is something counted too often?",
                    "times_a_size",
                    "too large by a size of the arguments",
                )
            if np.allclose(known, 1 / size):
                return Cause(
                    f"Too small by a factor, which is not always the same: {counted}. Is something "
                    "divided by it once too often?",
                    "divided_by_a_size",
                    "divided by a size of the arguments",
                )
    if len(pairs) == 1 or np.ptp(known) > 1e-6 * abs(known[0]):
        return None
    return _said_of_factor(float(known[0]))


def _lengths(args: Sequence[Sequence[object]], i: int) -> list[tuple[int, Array]]:
    given = [each[i] if i < len(each) else None for each in args]
    shapes = [each.shape if isinstance(each, np.ndarray) else () for each in given]
    axes = min(map(len, shapes))
    return [(axis, np.array([shape[axis] for shape in shapes], float)) for axis in range(axes)]


def _said_of_factor(factor: float) -> Cause | None:
    if np.isclose(factor, -1):
        return Cause(
            "The numbers are right, but their sign is flipped: what is taken from what?",
            "sign_flipped",
            "the sign is flipped",
        )
    if np.isclose(factor, 1) or not np.isfinite(factor) or factor == 0:
        return None
    how = f"{factor:.6g} times what it should be" if abs(factor) >= 1 else (
        f"what it should be, divided by {1 / factor:.6g}")  # fmt: skip
    return Cause(
        f"Each number is {how}. Which factor is one too many, or missing?",
        "constant_factor",
        "a constant factor",
    )


def _ratio(got: Array, right: Array) -> float | None:
    """The one number by which all of the right ones are multiplied, if there is one."""
    if got.size == 1 == right.size:
        got = got.reshape(right.shape)
    some = np.abs(right) > 1e-9
    if got.shape != right.shape or not some.any() or np.abs(got[~some]).any():
        return None
    ratios = got[some] / right[some]
    alike = np.isfinite(ratios).all() and np.ptp(ratios) <= 1e-5 * abs(ratios.flat[0])
    return float(ratios.flat[0]) if alike else None


def _related(pairs: Pairs, *_: object) -> Cause | None:
    """A simple function of the right numbers."""
    if not any(right.any() for _, right in pairs):
        return None  # of zeros, nothing follows
    for works, hint, name, title in _RELATIONS:
        if all(got.size == right.size and _near(got, works(right.reshape(got.shape)))
               for got, right in pairs):  # fmt: skip
            return Cause(hint, name, title)
    return None


def _near(got: Array, wanted: Array) -> bool:
    return bool(np.isfinite(wanted).all()) and np.allclose(got, wanted, rtol=1e-5, atol=1e-9)


def _quietly(function: Callable[[Array], Array]) -> Callable[[Array], Array]:
    def quiet(right: Array) -> Array:
        with np.errstate(all="ignore"):
            return function(right)

    return quiet


_RELATIONS: tuple[tuple[Callable[[Array], Array], str, str, str], ...] = (
    (lambda r: 1 - r, "That is 1 minus what is asked for: which way round is it?",
     "one_minus", "1 minus the right answer"),
    (_quietly(lambda r: 1 / r), "That is 1 divided by what is asked for: what belongs below?",
     "upside_down", "1 divided by the right answer"),
    (lambda r: r**2, "That is the square of what is asked for.", "squared", "squared"),
    (_quietly(np.sqrt), "That is the square root of what is asked for.", "rooted", "a square root"),
    (lambda r: r + 1, "Everywhere 1 too much.", "one_too_much",
     "1 too much"),
    (lambda r: r - 1, "Everywhere 1 too little.", "one_too_little", "1 too little"),
    (np.round, "The fractions are rounded away; keep them.", "rounded", "rounded"),
    (np.floor, "What is behind the point is cut off: // and int do that; / keeps it.",
     "cut_off", "fractions cut off"),
    (np.trunc, "What is behind the point is cut off: // and int do that; / keeps it.",
     "cut_off", "fractions cut off"),
    (np.abs, "The numbers are right but for their signs: is abs, or a square, one too many?",
     "without_signs", "signs lost"),
)  # fmt: skip
"""What may have been done to the right numbers, the hint for it, its name and title."""


@dataclass(frozen=True)
class Mistaken:
    """What a known mistake gives for the same challenges.

    Parameters
    ----------
    name : str
    hint : str
    outcomes : sequence
        For each challenge its answer, or a `Failure`.
    title : str
        What people call it.
    written : sequence of str
        Forms in which it is written; see `patterns`.
    evidence : str
        What it is recognised by: ``either`` what it gives or its form, ``form`` alone, where
        what it gives differs from case to case, or ``both``, where others give the same.
    """

    name: str
    hint: str
    outcomes: Sequence[object]
    title: str = ""
    written: Sequence[str] = ()
    evidence: str = "either"

    @property
    def cause(self) -> Cause:
        """The reason that a verdict shows."""
        return Cause(self.hint, self.name, self.title)

    def read(self, i: int, where: Mapping[str, Where]) -> Read | Failure:
        """Its answer to challenge i with the parts read; that is done once for all verdicts."""
        key = (i, *where.items())
        if key not in self._read:
            outcome = self.outcomes[i]
            self._read[key] = outcome if type(outcome) is Failure else read_parts(outcome, where)
        return self._read[key]

    @cached_property
    def _read(self) -> dict[tuple[object, ...], Read | Failure]:
        return {}


Outcomes = Sequence["Read | Failure"]


def read_outcomes(outcomes: Sequence[object], where: Mapping[str, Where]) -> list[Read | Failure]:
    """Answers with their parts read; failures stay as they are.

    Parameters
    ----------
    outcomes : sequence
    where : mapping of str to path
    """
    return [each if type(each) is Failure else read_parts(each, where) for each in outcomes]


def recognised(
    mistakes: Sequence[Mistaken],
    outcomes: Outcomes,
    right: Outcomes,
    where: Mapping[str, Where],
    wrong: set[str],
    rules: Rules,
) -> list[tuple[Mistaken, set[str]]]:
    """The mistakes that give the same in every challenge, with the wrong facets they explain.

    One that explains more facets comes first, then one that is right where the answer is, then one
    that was declared earlier. One that is wrong where the answer is right needs fractions that are
    the same, for a count is easily the same by accident.

    Parameters
    ----------
    mistakes : sequence of Mistaken
    outcomes, right : sequence of Read or Failure
    where : mapping of str to path
    wrong : set of str
    rules : Rules
    """
    shared = [
        (mistake, _shared(outcomes, mistake, where, wrong, rules))
        for mistake in mistakes
        if mistake.evidence == "either"
    ]
    shared.sort(key=lambda pair: (-len(pair[1] & wrong), -len(pair[1])))
    return [
        (mistake, facets & wrong)
        for mistake, facets in shared
        if facets & wrong
        and (
            set(where) - _shared(right, mistake, where, set(where), rules) <= wrong
            or _have_fractions(outcomes, facets & wrong)
        )
    ]


def _have_fractions(outcomes: Outcomes, facets: set[str]) -> bool:
    """Whether some facets have a number in them that is not whole."""
    parts = [
        each.parts[name] for each in outcomes if not isinstance(each, Failure) for name in facets
    ]
    return any(not isinstance(part, str) and (part % 1).any() for part in parts)


def written(
    function: ast.FunctionDef,
    mistakes: Sequence[Mistaken],
    outcomes: Outcomes,
    right: Outcomes,
    where: Mapping[str, Where],
    wrong: set[str],
    rules: Rules,
) -> list[tuple[Mistaken, set[str]]]:
    """The mistakes whose form stands in a function, with the wrong facets they spoil.

    Parameters
    ----------
    function : FunctionDef
    mistakes, outcomes, where, wrong, rules
        As for `recognised`.
    right : sequence of Read or Failure
        The right answers.
    """
    found = []
    for mistake in mistakes:
        if any(occurs(form, function) for form in mistake.written):
            if mistake.evidence == "both":
                spoiled = wrong & _shared(outcomes, mistake, where, wrong, rules)
            else:
                spoiled = wrong - _shared(right, mistake, where, set(where), rules)
            if spoiled:
                found.append((mistake, spoiled))
    return found


def _shared(
    outcomes: Outcomes,
    mistake: Mistaken,
    where: Mapping[str, Where],
    wanted: set[str],
    rules: Rules,
) -> set[str]:
    """The facets in which an answer and a mistake are the same; none without a wanted one."""
    facets = set(where)
    for i, got in enumerate(outcomes[: len(mistake.outcomes)]):
        outcome = mistake.read(i, where)
        if isinstance(got, Failure) or isinstance(outcome, Failure):
            both = isinstance(got, Failure) and isinstance(outcome, Failure)
            facets = facets if both and got == outcome else set()
        else:
            facets = {name for name in facets if same(got.parts[name], outcome.parts[name], rules)}
        if not facets & wanted:
            return set()
    return facets


MOST = 2
"""Different causes that are told of one answer; more would bury the first."""


@dataclass(frozen=True)
class Evidence:
    """All that is known of a wrong answer.

    Parameters
    ----------
    outcomes, right : sequence of Read or Failure
        For each challenge what came, and what is right.
    wrong : set of str
        The facets that are wrong.
    reasons : mapping of str to str
        Why, for each of them.
    where : mapping of str to path
    rules : Rules
    mistakes : sequence of Mistaken
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    function : FunctionDef or None
        The text of the student's function.
    exercises : sequence of str
        The functions that a notebook has, whose names a function may use.
    """

    outcomes: Outcomes
    right: Outcomes
    wrong: set[str]
    reasons: Mapping[str, str]
    where: Mapping[str, Where]
    rules: Rules
    mistakes: Sequence[Mistaken] = ()
    args: Sequence[Sequence[object]] = ()
    parameters: Sequence[str] = ()
    function: ast.FunctionDef | None = None
    exercises: Sequence[str] = field(default_factory=tuple)

    @cached_property
    def given(self) -> list[tuple[Mistaken, set[str]]]:
        """The known mistakes that give the same, with the facets they explain."""
        return recognised(
            self.mistakes, self.outcomes, self.right, self.where, self.wrong, self.rules
        )

    @cached_property
    def forms(self) -> list[tuple[Mistaken, set[str]]]:
        """The known mistakes that are written there, with the facets they spoil."""
        if self.function is None:
            return []
        return written(
            self.function, self.mistakes, self.outcomes, self.right, self.where, self.wrong,
            self.rules,
        )  # fmt: skip


Found = Iterator[tuple[Cause, set[str]]]


def explain(evidence: Evidence) -> dict[str, Cause]:
    """For each wrong facet its cause, as far as there is evidence.

    Parameters
    ----------
    evidence : Evidence
    """
    told: dict[str, Cause] = {}
    for look in (_lost, _whole, _certain, _known, _likenesses, _errors, _likely, _too_few):
        for cause, facets in look(evidence):
            new = (facets & evidence.wrong) - told.keys()
            if new and len({*told.values(), cause}) <= MOST:
                told |= dict.fromkeys(new, cause)
        if told.keys() == evidence.wrong or (told and look is not _known):
            break
    return told


def _whole(evidence: Evidence) -> Found:
    """Known mistakes that explain all that is wrong; those that are written there come first.

    Where the function raised, many mistakes give the same, so that a form says more.
    """
    given = [mistake for mistake, facets in evidence.given if facets == evidence.wrong]
    forms = [mistake for mistake, facets in evidence.forms if facets == evidence.wrong]
    raised = any(isinstance(each, Failure) for each in evidence.outcomes)
    only = [mistake for mistake in forms if raised or mistake.evidence == "both"]
    for mistake in [*only, *sorted(given, key=lambda each: each not in forms)]:
        yield mistake.cause, evidence.wrong


def _lost(evidence: Evidence) -> Found:
    cause = lost_line(evidence.function) if evidence.function else None
    if cause:
        yield cause, evidence.wrong


def _certain(evidence: Evidence) -> Found:
    if evidence.function is None:
        return
    cause = certain_slip(evidence.function)
    if cause is None and any("got None" in reason for reason in evidence.reasons.values()):
        cause = returned_none(evidence.function)
    if cause is None and not _told_by_its_error(evidence):
        cause = foreign_name(evidence.function, evidence.exercises)
    if cause:
        yield cause, evidence.wrong


def _told_by_its_error(evidence: Evidence) -> bool:
    """Whether the exception says more than that a name comes from elsewhere."""
    failure = next((each for each in evidence.outcomes if isinstance(each, Failure)), None)
    if failure is None:
        return False
    return failure.kind in {"NameError", "UnboundLocalError"} or (
        plain_error(failure.kind, failure.message)[0] == "not_taken_apart"
    )


def _known(evidence: Evidence) -> Found:
    """Known mistakes that are written there, then those that explain half of what is wrong."""
    parts = [pair for pair in evidence.given if 2 * len(pair[1]) >= len(evidence.wrong)]
    for mistake, facets in [*evidence.forms, *parts]:
        yield mistake.cause, facets


def _likenesses(evidence: Evidence) -> Found:
    if any(isinstance(each, Failure) for each in evidence.outcomes) or _said_already(evidence):
        return
    for name, pairs in _number_pairs(evidence):
        cause = likeness(pairs, evidence.args, evidence.parameters)
        if cause:
            yield cause, {name}


def _too_few(evidence: Evidence) -> Found:
    for name, pairs in _number_pairs(evidence):
        cause = one_for_many(pairs)
        if cause:
            yield cause, {name}


def _number_pairs(evidence: Evidence) -> Iterator[tuple[str, Pairs]]:
    """The wrong facets that have numbers in each challenge, with these and the right ones."""
    both = list(zip(evidence.outcomes, evidence.right, strict=True))
    for name in evidence.where:
        parts = [(got.parts[name], right.parts[name]) for got, right in both
                 if isinstance(got, Read) and isinstance(right, Read)]  # fmt: skip
        numbers = [(got, right) for got, right in parts if not isinstance(got, str)
                   and not isinstance(right, str)]  # fmt: skip
        if name in evidence.wrong and len(numbers) == len(both):
            yield name, numbers


def _errors(evidence: Evidence) -> Found:
    failure = next((each for each in evidence.outcomes if isinstance(each, Failure)), None)
    if failure:
        name, hint = plain_error(failure.kind, failure.message, _nameable(evidence))
        if hint:
            yield Cause(hint, name, name.replace("_", " ")), evidence.wrong


def _nameable(evidence: Evidence) -> list[str]:
    """What a misspelt name may have meant."""
    nodes = nodes_in(evidence.function.body) if evidence.function else ()
    own = {
        node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return [*own, *evidence.parameters, *evidence.exercises]


def _likely(evidence: Evidence) -> Found:
    cause = likely_slip(evidence.function) if evidence.function else None
    if cause and not _said_already(evidence):
        yield cause, evidence.wrong


def _said_already(evidence: Evidence) -> bool:
    """Whether a reason says already what is wrong: how many values there are, or which keys."""
    said = ("values, as in return", "expected the key", "expected a dictionary")
    return any(each in reason for reason in evidence.reasons.values() for each in said)


__all__ = [
    "BLANK",
    "FOLLOWS",
    "VECTORIZED",
    "Asked",
    "Cause",
    "Facet",
    "Failure",
    "Mistaken",
    "Rules",
    "Verdict",
    "judge",
    "where_parts_are",
]


FOLLOWS = "counts once another part is right"
"""The reason of a facet that only follows others."""


@dataclass(frozen=True)
class Asked:
    """The question and the student's code. They decide the hints, not the points.

    Parameters
    ----------
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    function : FunctionDef or None
        The text of the student's function, where it is known.
    exercises : sequence of str
        The functions that the notebook has.
    """

    args: Sequence[Sequence[object]] = ()
    parameters: Sequence[str] = ()
    function: ast.FunctionDef | None = None
    exercises: Sequence[str] = ()


def judge(
    exercise: str,
    outcomes: Sequence[object],
    expected: Sequence[object],
    *,
    rules: Rules,
    mistakes: Sequence[Mistaken] = (),
    points: float = 1.0,
    looped: str = "",
    asked: Asked | None = None,
) -> Verdict:
    """Judge the answers to a series of challenges.

    Parameters
    ----------
    exercise : str
        Its name.
    outcomes : sequence
        For each challenge the student's answer, or a `Failure`; those after the first failure do
        not count.
    expected : sequence
        For each challenge the right answer.
    rules : Rules
    mistakes : sequence of Mistaken
        Known mistakes, in the order in which to recognise them.
    points : float
        What the whole exercise is worth.
    looped : str
        Why it is not vectorized, where that counts.
    asked : Asked, optional
        For better hints; without it and without mistakes, none are looked for.

    Returns
    -------
    Verdict
        A facet earns its points only when it is right in every challenge.
    """
    where = where_parts_are(expected[0], rules)
    end = next((i + 1 for i, each in enumerate(outcomes) if type(each) is Failure), len(outcomes))
    got, right = (read_outcomes(each[:end], where) for each in (outcomes, expected))
    reasons, failure, seen = _reasons(got, right, where, rules)
    hints = asked is not None or bool(mistakes)
    asked = asked or Asked()
    causes: dict[str, Cause] = {}
    if reasons and hints:
        failure = _nothing_written(failure, reasons, where, asked) or failure
        wrong = dict(reasons)
        if failure is None or failure.kind != BLANK:
            causes = explain(
                _evidence(got[:seen], right[:seen], wrong, where, rules, mistakes, asked)
            )
    if failure:
        reasons = dict.fromkeys(where, failure.message or failure.kind)
    _what_follows(reasons, causes, where, rules, "" if failure else looped)
    return _verdict(exercise, reasons, causes, rules, points, failure)


def where_parts_are(expected: object, rules: Rules) -> dict[str, Where]:
    """Where each facet that is a part of an answer is found in it.

    Parameters
    ----------
    expected : object
        A right answer.
    rules : Rules
    """
    return parts_of(expected, [name for name in rules.facets if name != VECTORIZED])


def _reasons(
    got: Outcomes, right: Outcomes, where: Mapping[str, Where], rules: Rules
) -> tuple[dict[str, str], Failure | None, int]:
    """For each facet that is wrong somewhere, why; the failure if there is one in its place.

    And how many challenges the causes are to be looked for in: the ordinary ones, for at the
    smallest sizes many mistakes are alike, unless only those are wrong.
    """
    ordinary = rules.ordinary(len(got))
    reasons: dict[str, str] = {}
    seen = ordinary
    for i, (answer, correct) in enumerate(zip(got, right, strict=True)):
        if i == ordinary and not reasons:
            seen = len(got)
        kind = rules.kinds[i] if i < len(rules.kinds) else ""
        if isinstance(answer, Failure):
            if i < ordinary:
                return dict.fromkeys(where, answer.message or answer.kind), answer, i + 1
            if answer.kind in {"timeout", "died", "protocol"}:
                return dict.fromkeys(where, answer.message), answer, seen
            failed = dict.fromkeys(where, f"{kind}: {answer.message or answer.kind}")
            return failed | reasons, None, seen
        for name in where:
            said = reason(answer.parts[name], correct.parts[name], rules)
            if said.startswith("expected shape") and name in rules.shapes:
                said = f"{said} ({rules.shapes[name]})"
            if said:
                reasons.setdefault(name, f"{kind}: {said}" if kind else said)
    return reasons, None, seen


def _nothing_written(
    failure: Failure | None, reasons: Mapping[str, str], where: Mapping[str, Where], asked: Asked
) -> Failure | None:
    """The failure of a function that still waits for its student's code."""
    if asked.function is None or len(reasons) < len(where):
        return None
    if failure and failure.kind in {"timeout", "died", "protocol"}:
        return None
    why = unfinished(asked.function)
    return Failure(BLANK, why) if why else None


def _evidence(
    got: Outcomes, right: Outcomes, wrong: Mapping[str, str], where: Mapping[str, Where],
    rules: Rules, mistakes: Sequence[Mistaken], asked: Asked,
) -> Evidence:  # fmt: skip
    args = asked.args[: len(got)]
    return Evidence(got, right, set(wrong), wrong, where, rules, mistakes, args,
                    asked.parameters if len(args) == len(got) else (),
                    asked.function, asked.exercises)  # fmt: skip


def _what_follows(
    reasons: dict[str, str], causes: dict[str, Cause], where: Mapping[str, Where], rules: Rules,
    looped: str,
) -> None:  # fmt: skip
    """Add the facets that count only beside others: an argument's echo, and vectorization."""
    earned = where.keys() - reasons.keys() - set(rules.echoes)
    if not earned:
        for name in (*rules.echoes, *([VECTORIZED] if VECTORIZED in rules.facets else [])):
            reasons.setdefault(name, FOLLOWS)
    elif looped:
        reasons[VECTORIZED], causes[VECTORIZED] = looped, Cause(LOOP_HINT, LOOPS, "loops")


def _verdict(
    exercise: str, reasons: Mapping[str, str], causes: Mapping[str, Cause], rules: Rules,
    points: float, failure: Failure | None,
) -> Verdict:  # fmt: skip
    total = math.fsum(rules.facets.values())
    facets = []
    for name, weight in rules.facets.items():
        worth = float(points * weight / total)
        facet = Facet(name, 0.0 if name in reasons else worth, worth, reasons.get(name, ""))
        if name in causes:
            cause = causes[name]
            facet = replace(facet, hint=cause.hint, mistake=cause.name, title=cause.title)
        facets.append(facet)
    return Verdict(exercise, tuple(facets), failure)


MOST_SAID = 300
"""Characters of what an exception says; NumPy's release notes are longer."""


@dataclass(frozen=True)
class Called:
    """The outcome of a call.

    Parameters
    ----------
    outcome : object
        The answer, or a `Failure`.
    changed : tuple of int
        The positions of the caller's arrays that it changed.
    lines : int
        How many lines it ran, where they were counted.
    stopped : str
        The line of the function in which it raised an exception, where that can be read.
    dropped : int
        How many defaults were passed because the function has lost its own.
    """

    outcome: object
    changed: tuple[int, ...] = ()
    lines: int = 0
    stopped: str = ""
    dropped: int = 0


def call(
    function: Any,
    args: Sequence[object],
    *,
    count: bool = False,
    defaults: Sequence[object] = (),
) -> Called:
    """Call a function with private copies of the arguments.

    Parameters
    ----------
    function : function
    args : sequence
        The arguments, by position.
    count : bool
        Whether to count the lines that it runs.
    defaults : sequence
        What the exercise's further parameters are by default: passed where a function has lost
        its own defaults.
    """
    if not callable(function):
        message = "expected a function; got something that cannot be called"
        return Called(Failure("not callable", message))
    own = copy.deepcopy(args)
    more = defaults[: lost_defaults(function, len(args))]
    try:
        if count:
            answer, lines = count_lines(lambda: function(*own, *more))
        else:
            answer, lines = function(*own, *more), 0
    except (Exception, SystemExit) as error:
        failure = raised(type(error).__name__, _text(error))
        return Called(failure, stopped=line_of(function, error), dropped=len(more))
    return Called(answer, changed(args, own), lines, dropped=len(more))


def lost_defaults(function: Any, given: int) -> int:
    """How many more arguments a function demands than it is given.

    Parameters
    ----------
    function : function
    given : int

    Examples
    --------
    >>> lost_defaults(lambda w, b, print_cost: 0, 2)
    1
    """
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):  # what has no signature that can be read
        return 0
    positional = [
        each
        for each in parameters
        if each.kind in {each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD}
    ]
    return len([each for each in positional[given:] if each.default is each.empty])


def line_of(function: Any, error: BaseException) -> str:
    """The source line of a function in which it, or what it called, raised; or nothing.

    Parameters
    ----------
    function : function
    error : exception
    """
    if isinstance(error, NotImplementedError):
        return ""
    code = getattr(function, "__code__", None)
    frames = traceback.walk_tb(error.__traceback__)
    numbers = [number for frame, number in frames if frame.f_code is code]
    return linecache.getline(code.co_filename, numbers[-1]).strip() if code and numbers else ""


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return "(its text cannot be shown)"


def outcome(function: Callable[..., object], args: Sequence[object]) -> object:
    """What a function returns for private copies of the arguments, or its `Failure`.

    Parameters
    ----------
    function : function
    args : sequence
    """
    return call(function, args).outcome


def changed(before: Sequence[object], after: Sequence[object]) -> tuple[int, ...]:
    """The positions of the arrays that have changed.

    Parameters
    ----------
    before, after : sequence
        The same arguments, before and after a call.
    """
    pairs = enumerate(zip(before, after, strict=True))
    return tuple(
        i
        for i, (one, other) in pairs
        if isinstance(one, np.ndarray) and not np.array_equal(one, np.asarray(other))
    )


def not_a_function(name: str, kind: str) -> str:
    """The message if an exercise's name is not a function.

    Parameters
    ----------
    name : str
        The exercise's.
    kind : str
        The class of what it stands for.
    """
    return (
        f"expected the function {name} itself; got a value of type {kind}. Check {name}, not a "
        f"call such as {name}(0); and where a line like {name} = {name}(0) has replaced it, "
        "rename what is on its left."
    )


def looped(sized: Sequence[Called]) -> str:
    """Why a function is not vectorized, or nothing.

    Parameters
    ----------
    sized : sequence of Called
        With few and with many examples; empty where loops are welcome.
    """
    for each in sized:
        if isinstance(each.outcome, Failure):
            return each.outcome.message
    return growth([each.lines for each in sized]) if sized else ""


def raised(kind: str, message: str) -> Failure:
    """The failure of a function that raised an exception.

    Parameters
    ----------
    kind : str
        The exception's class name.
    message : str
        What the exception says.
    """
    if kind == BLANK:
        return Failure(BLANK, "there is nothing to judge yet: the function is not written")
    first = message.strip().split("\n", 1)[0]
    if len(first) > MOST_SAID:
        first = f"{first[:MOST_SAID]} ..."
    return Failure(kind, f"it raised {kind}: {first}" if first else f"it raised {kind}")


def notes_on_dropped_defaults(
    dropped: int, parameters: Sequence[str], given: int
) -> tuple[str, ...]:
    """The note on parameters that have lost their defaults, which costs no points.

    Parameters
    ----------
    dropped : int
        How many there are.
    parameters : sequence of str
        The names of all the exercise's parameters.
    given : int
        How many of them were passed.
    """
    names = " and ".join(parameters[given : given + dropped])
    verb = "has" if dropped == 1 else "have"
    note = f"{names} {verb} lost the default value: no points lost, but callers must pass it now"
    return (note,) if names else ()


def notes_on_changed_arguments(
    changes: Sequence[int], parameters: Sequence[str]
) -> tuple[str, ...]:
    """The note on changed arguments: a change costs no points, but may surprise the caller.

    Parameters
    ----------
    changes : sequence of int
        The arguments' positions.
    parameters : sequence of str
        The names of the exercise's parameters.

    Examples
    --------
    >>> notes_on_changed_arguments([1], ["w", "X"])
    ('it changed the array that was passed as X: no points lost, but a surprise for callers',)
    """
    known = [parameters[i] for i in sorted(set(changes)) if 0 <= i < len(parameters)]
    which = " and ".join(known)
    arrays = "array that was" if len(known) == 1 else "arrays that were"
    note = f"it changed the {arrays} passed as {which}: no points lost, but a surprise for callers"
    return (note,) if known else ()


@dataclass(frozen=True, eq=False)
class Cubic:
    """A smooth function of theta whose derivative is known.

    Parameters
    ----------
    coefficients : (3, n) or (4, n)
        Of theta, its square and its cube, for each entry of theta; and of its product with the
        entry before, so that an entry's slope depends on its neighbours.

    Examples
    --------
    >>> Cubic(np.array([[1.0, 0.0], [0.0, 2.0], [0.0, 0.0]]))(np.array([[3.0], [4.0]]))
    35.0
    """

    coefficients: np.ndarray

    def __call__(self, theta: np.ndarray) -> float:
        """The function's value at theta (n, 1)."""
        entries = np.asarray(theta, dtype=np.float64).reshape(1, -1)
        terms = [entries, entries**2, entries**3, entries * np.roll(entries, 1)]
        return float(np.sum(self.coefficients * np.concatenate(terms[: len(self.coefficients)])))


DTYPES = ("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
           "float16", "float32", "float64")  # fmt: skip
"""The dtypes that travel; a wider float is sent as float64."""
MAX_DIMENSIONS = 32
"""NumPy's own bound, before it became 64."""
Columns = dict[str, list[np.ndarray]]


def freeze(value: Any, columns: Columns, failure: Any = ()) -> Any:
    """Turn a value into JSON, moving its numbers to the end of `columns`.

    Parameters
    ----------
    value : nested tuples, lists and dicts of arrays, numbers, strings and failures
    columns : dict of str to list of array
        For each dtype the numbers so far.
    failure : type, optional
        Of what has a kind and a message; without it, no failure can be frozen.

    Raises
    ------
    TypeError
        When a part can neither be JSON nor an array of numbers.
    """
    if type(value) in (np.ndarray, float, np.matrix):  # first, for these are most
        return _frozen_numbers(value, columns)
    if isinstance(value, np.generic):
        value = float(value) if isinstance(value, np.floating) else value.item()
    if isinstance(value, (Cubic, float)):
        return _frozen_numbers(value, columns)
    if isinstance(value, (tuple, list)):
        items = [freeze(item, columns, failure) for item in value]
        return {"tuple": items} if isinstance(value, tuple) else items
    if isinstance(value, Mapping):
        return {"dict": {_key(key): freeze(item, columns, failure) for key, item in value.items()}}
    if isinstance(value, failure):
        return {"failure": [value.kind, value.message]}
    if value is None or isinstance(value, (bool, int, str)):
        return value
    raise TypeError(f"expected arrays, numbers or strings; got {type(value).__name__}")


def flat(columns: Columns) -> dict[str, np.ndarray]:
    """The columns, each as one array.

    Parameters
    ----------
    columns : dict of str to list of array
    """
    return {
        dtype: chunks[0] if len(chunks) == 1 else np.concatenate(chunks)
        for dtype, chunks in columns.items()
    }


def thaw(frozen: Any, numbers: Mapping[str, Any], failure: Callable[..., Any]) -> Any:
    """The value that was frozen; its arrays are views of `numbers`.

    Parameters
    ----------
    frozen : JSON
    numbers : mapping of str to array
        For each dtype its column.
    failure : function
        Makes a failure of its kind and message.

    Examples
    --------
    >>> columns = {}
    >>> frozen = freeze(({"dw": np.zeros(2)}, 0.5), columns)
    >>> thaw(frozen, flat(columns), tuple)
    ({'dw': array([0., 0.])}, 0.5)
    """
    if isinstance(frozen, list):
        return [thaw(item, numbers, failure) for item in frozen]
    if not isinstance(frozen, dict):
        return frozen
    [(kind, content)] = frozen.items()
    if kind == "tuple":
        return tuple(thaw(content, numbers, failure))
    if kind == "dict":
        return {key: thaw(item, numbers, failure) for key, item in content.items()}
    if kind == "float":
        return float(numbers["float64"][content])
    return failure(*content) if kind == "failure" else _OF[kind](_array(numbers, *content))


_OF: dict[str, Callable[[np.ndarray], Any]] = {"array": lambda numbers: numbers, "cubic": Cubic}
"""What an array stands for."""


def _frozen_numbers(value: np.ndarray | Cubic | float, columns: Columns) -> dict[str, object]:
    if isinstance(value, float):
        return {"float": _append(np.asarray(value, float), columns)[1]}
    if isinstance(value, Cubic):
        return {"cubic": _append(value.coefficients, columns)}
    return {"array": _append(value, columns)}


def _key(key: object) -> str:
    if type(key) is not str:
        raise TypeError(f"expected strings as keys; got {type(key).__name__}")
    return key


def _append(array: np.ndarray, columns: Columns) -> tuple[str, int, list[int]]:
    name = _column(array.dtype)
    chunks = columns.setdefault(name, [])
    start = sum(map(len, chunks))
    chunks.append(np.asarray(array, name).reshape(-1))
    return name, start, list(array.shape)


@functools.cache
def _column(dtype: np.dtype[Any]) -> str:
    """The dtype that an array travels as; asked for so often that NumPy's own name is too slow."""
    wide = dtype.kind == "f" and dtype.itemsize > np.dtype(float).itemsize
    name = "float64" if wide else dtype.name
    if name not in DTYPES:
        raise TypeError(f"expected an array of numbers; got one of dtype {name}")
    return name


def _array(numbers: Mapping[str, Any], dtype: str, start: int, shape: list[int]) -> np.ndarray:
    if len(shape) > MAX_DIMENSIONS:  # the product of a million of them takes minutes
        raise ValueError(f"expected at most {MAX_DIMENSIONS} dimensions; got {len(shape)}")
    size = math.prod(shape)
    if start < 0 or min(shape, default=0) < 0:
        raise ValueError(f"expected a place and a shape; got {start} and {shape}")
    array: np.ndarray = numbers[dtype][start : start + size].reshape(shape)
    return array


RIGHT, WRONG = "✓", "✗"
SAYS = {
    "passed": "all right",
    "partial": "partly right",
    "failed": "not right yet",
    "blank": "not written yet",
    "timeout": "ran out of time",
    "missing": "nothing was handed in",
    "error": "stopped with an error",
}


def verdict_text(verdict: Verdict, *, points: bool = False) -> str:
    """A verdict as lines of text.

    Parameters
    ----------
    verdict : Verdict
    points : bool
        Whether to say the points, as after grading.
    """
    lines = [_headline(verdict, points=points)]
    if verdict.failure:
        lines.append(f"  {verdict.failure.message}")
    else:
        lines += [f"  {mark} {names}: {says}" for mark, names, says in _rows(verdict)]
    said = [*lines, *(f"  {note}" for note in _notes(verdict))]
    return "\n".join(said).replace("`", "")


def verdict_html(verdict: Verdict, *, points: bool = False) -> str:
    """A verdict as an HTML fragment; everything that came from outside is escaped.

    Parameters
    ----------
    verdict : Verdict
    points : bool
        Whether to say the points, as after grading.
    """
    colour = "#009E73" if verdict.status == "passed" else "#D55E00"  # Okabe-Ito green, vermilion
    rows = [] if verdict.failure else [_row(row) for row in _rows(verdict)]
    said = [verdict.failure.message] if verdict.failure else []
    notes = "".join(
        f'<p style="margin:.3em 0">{_with_code(note)}</p>' for note in [*said, *_notes(verdict)]
    )
    table = f'<table style="margin:.3em 0"><tbody>{"".join(rows)}</tbody></table>' if rows else ""
    return (
        f'<div style="border-left:4px solid {colour};padding:.2em .8em">'
        f"<strong>{html.escape(_headline(verdict, points=points))}</strong>{table}{notes}</div>"
    )


def _headline(verdict: Verdict, *, points: bool) -> str:
    mark = RIGHT if verdict.status == "passed" else WRONG
    score = f" ({verdict.points:g} of {verdict.max_points:g} points)" if points else ""
    return f"{mark} {verdict.exercise}: {SAYS[verdict.status]}{score}"


def by_reason(facets: Iterable[Facet]) -> dict[str, list[str]]:
    """The facets of each reason, so that each reason appears once.

    Parameters
    ----------
    facets : iterable of Facet
    """
    names: dict[str, list[str]] = {}
    for facet in facets:
        names.setdefault(facet.reason, []).append(facet.name)
    return names


def _rows(verdict: Verdict) -> list[tuple[str, str, str]]:
    """A mark, names and what there is to say of them: right facets one by one, reasons once."""
    rows = []
    for reason, names in by_reason(verdict.facets).items():
        if reason:
            rows.append((WRONG, ", ".join(names), reason))
        else:
            rows += [(RIGHT, name, "right") for name in names]
    return rows


def _row(cells: tuple[str, str, str]) -> str:
    return (
        "<tr>"
        + "".join(
            f'<td style="text-align:left;padding:.1em .8em .1em 0">{html.escape(cell)}</td>'
            for cell in cells
        )
        + "</tr>"
    )


def _with_code(text: str) -> str:
    """A note as HTML, what stands in backticks as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text))


def _notes(verdict: Verdict) -> tuple[str, ...]:
    stopped = (f"It stopped in this line: {verdict.stopped}",) if verdict.stopped else ()
    return (*stopped, *_hints(verdict), *verdict.notes)


def _hints(verdict: Verdict) -> tuple[str, ...]:
    """Each hint once, naming the parts it is about when there are several parts."""
    parts: dict[str, list[str]] = {}
    for facet in verdict.facets:
        if facet.hint:
            parts.setdefault(facet.hint, []).append(facet.name)
    answers = [facet for facet in verdict.facets if facet.name != VECTORIZED]
    several = len(answers) > 1 and not verdict.failure
    return tuple(
        f"Hint ({', '.join(names)}): {hint}" if several else f"Hint: {hint}"
        for hint, names in parts.items()
    )


OURS = "counts_loops"
"""The attribute that marks the nodes which count rounds of loops: they are not the student's."""
ALL = "the whole"
"""In the rule of an edit, what was there before."""
Change = tuple[ast.AST, str, Any]
"""A node, one of its fields, and the field's new value."""


@dataclass(frozen=True)
class Edit:
    """One small edit of a function.

    Parameters
    ----------
    cost : int
        How unlikely a slip it mends: 1 is the likeliest.
    nodes : tuple of AST
        The student's own nodes that it touches.
    changes : tuple of Change
    rule : function
        Gives a text that is the same for edits that do the same in two places.
    replaced : expr or None
        The one expression that it puts another one in the place of.
    """

    cost: int
    nodes: tuple[ast.AST, ...]
    changes: tuple[Change, ...]
    rule: Callable[[], str] = lambda: ""
    replaced: ast.expr | None = None

    @property
    def wraps(self) -> bool:
        """Whether it puts something around an expression that stays as it is."""
        return ALL in self.rule()

    def apply(self) -> tuple[Change, ...]:
        """Carry it out; what comes back undoes it."""
        undo = []
        for node, name, value in self.changes:
            before = getattr(node, name)
            undo.append((node, name, before))
            setattr(node, name, value.among(before) if isinstance(value, Item) else value)
        return tuple(undo[::-1])


@dataclass(frozen=True)
class Item:
    """One item of a list, to be put into it.

    Parameters
    ----------
    index : int
    value : AST
    """

    index: int
    value: ast.AST

    def among(self, items: list[Any]) -> list[Any]:
        """The list with this item in its place."""
        return [*items[: self.index], self.value, *items[self.index + 1 :]]


@dataclass(frozen=True)
class Slot:
    """An expression and the place that holds it.

    Parameters
    ----------
    node : expr
    parent : AST
    field : str
        The parent's field.
    index : int or None
        Its position, where the field is a list.
    above : Slot or None
        The expression around it.
    """

    node: ast.expr
    parent: ast.AST
    field: str
    index: int | None = None
    above: Slot | None = None

    def edit(self, cost: int, new: ast.expr) -> Edit:
        """The edit that puts another expression in its place."""
        if not hasattr(new, "lineno"):  # a student's own node keeps its place
            ast.copy_location(new, self.node)
        ast.fix_missing_locations(new)
        rule = functools.partial(_rule, self.node, new)
        return Edit(cost, (self.shown,), (self.put(new),), rule, self.node)

    def put(self, new: ast.expr) -> Change:
        """The change that puts another expression in its place."""
        if self.index is None:
            return self.parent, self.field, new
        return self.parent, self.field, Item(self.index, new)

    @property
    def shown(self) -> ast.expr:
        """What to point at: for a bare name or number, the expression around it."""
        bare = isinstance(self.node, (ast.Name, ast.Constant))
        return self.above.node if bare and self.above else self.node


def slots_of(statements: list[ast.stmt]) -> Iterator[Slot]:
    """All expressions in some statements that are evaluated, each with its place.

    Parameters
    ----------
    statements : list of stmt
    """
    for statement in statements:
        yield from _below(statement, None)


def _below(parent: ast.AST, above: Slot | None) -> Iterator[Slot]:
    for field, index, child in _children(parent):
        around = above
        if isinstance(child, ast.expr) and not hasattr(child, OURS):
            slot = Slot(child, parent, field, index, above)
            if isinstance(getattr(child, "ctx", ast.Load()), ast.Load):
                yield slot
            around = slot
        yield from _below(child, around)


def _children(parent: ast.AST) -> Iterator[tuple[str, int | None, ast.AST]]:
    for field, value in ast.iter_fields(parent):
        if isinstance(value, ast.AST):
            yield field, None, value
        elif isinstance(value, list):
            found = enumerate(value)
            yield from ((field, i, item) for i, item in found if isinstance(item, ast.AST))


def _rule(old: ast.expr, new: ast.expr) -> str:
    """What an edit does, whatever the operands are: `x / m` becomes `x`."""
    known = {id(child): f"operand {i}" for i, child in enumerate(ast.iter_child_nodes(old))}
    return f"{_form(old, known)} → {_form(new, {**known, id(old): ALL})}"


def _form(node: Any, known: dict[int, str]) -> str:
    if id(node) in known:
        return known[id(node)]
    if isinstance(node, list):
        return str([_form(each, known) for each in node])
    if not isinstance(node, ast.AST):
        return repr(node)
    fields = [_form(value, known) for _, value in ast.iter_fields(node)]
    return f"{type(node).__name__}({', '.join(fields)})"


def with_fields(node: Any, **fields: object) -> Any:
    """A copy of a node with other fields.

    Parameters
    ----------
    node : AST
    **fields : object
    """
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


_BINDS: dict[type[ast.operator], int] = {
    ast.BitXor: 0, ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2, ast.MatMult: 2,
    ast.FloorDiv: 2, ast.Mod: 2, ast.Pow: 3,
}  # fmt: skip
MAX_OPERANDS = 7
"""In one chain; more have too many groupings."""
Chain = tuple[list[ast.expr], list[ast.operator]]


def regroupings(node: ast.BinOp) -> Iterator[ast.expr]:
    """The same operands and operators with one pair of parentheses more, or one less.

    Parameters
    ----------
    node : BinOp

    Examples
    --------
    >>> node = ast.parse("1 - y * x", mode="eval").body
    >>> [ast.unparse(each) for each in regroupings(node)]
    ['(1 - y) * x']
    """
    operands, operators = _chain(node)
    if len(operands) > MAX_OPERANDS or any(type(each) not in _BINDS for each in operators):
        return
    seen = {ast.dump(node)}
    for other in (*_one_more(operands, operators), *_one_less(operands, operators)):
        if ast.dump(other) not in seen:
            seen.add(ast.dump(other))
            yield other


def retyped(node: ast.BinOp) -> Iterator[ast.expr]:
    """The same text with another operator, which may bind otherwise.

    Parameters
    ----------
    node : BinOp

    Examples
    --------
    >>> node = ast.parse("x * y * z", mode="eval").body
    >>> [ast.unparse(each) for each in retyped(node)]
    ['x + y * z', 'x - y * z']
    """
    operands, operators = _chain(node)
    if len(operands) > MAX_OPERANDS or any(type(each) not in _BINDS for each in operators):
        return
    for i, operator in enumerate(operators[:-1]):
        for other in (ast.Add, ast.Sub):
            if isinstance(operator, (ast.Mult, ast.Div)):
                yield _grouped(operands, [*operators[:i], other(), *operators[i + 1 :]])


def _one_more(operands: list[ast.expr], operators: list[ast.operator]) -> Iterator[ast.expr]:
    count = len(operands)
    for start in range(count - 1):
        for end in range(start + 2, count + (start > 0)):
            inner = _grouped(operands[start:end], operators[start : end - 1])
            outer = [*operands[:start], inner, *operands[end:]]
            yield _grouped(outer, [*operators[:start], *operators[end - 1 :]])


def _one_less(operands: list[ast.expr], operators: list[ast.operator]) -> Iterator[ast.expr]:
    for i, operand in enumerate(operands):
        if isinstance(operand, ast.BinOp):
            inner, between = _chain(operand)
            yield _grouped(
                [*operands[:i], *inner, *operands[i + 1 :]],
                [*operators[:i], *between, *operators[i:]],
            )


def _chain(node: ast.BinOp) -> Chain:
    """Operands and operators in the order in which they are written without parentheses."""
    operands: list[ast.expr] = []
    operators: list[ast.operator] = []
    for side in (node.left, node.right):
        if isinstance(side, ast.BinOp) and _needs_none(node, side):
            inner, between = _chain(side)
            operands += inner
            operators += between
        else:
            operands.append(side)
        if side is node.left:
            operators.append(node.op)
    return operands, operators


def _needs_none(node: ast.BinOp, side: ast.BinOp) -> bool:
    """Whether a side of an operation may stand there without parentheses."""
    outer, inner = _BINDS.get(type(node.op), 9), _BINDS.get(type(side.op), -1)
    from_left = not isinstance(node.op, ast.Pow)
    return inner > outer or (inner == outer and (side is node.left) == from_left)


def _grouped(operands: list[ast.expr], operators: list[ast.operator]) -> ast.expr:
    """What a chain without parentheses means."""
    if not operators:
        return operands[0]
    weakest = min(_BINDS.get(type(each), 9) for each in operators)
    at = [i for i, each in enumerate(operators) if _BINDS.get(type(each), 9) == weakest]
    i = at[0] if isinstance(operators[at[0]], ast.Pow) else at[-1]
    left = _grouped(operands[: i + 1], operators[:i])
    return ast.BinOp(left, operators[i], _grouped(operands[i + 1 :], operators[i + 1 :]))


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
            names = [each for each in ast.walk(node.targets[0]) if isinstance(each, ast.Name)]
            sized += [each.id for each in names]
    loops = [node.target for node in ast.walk(function) if isinstance(node, ast.For)]
    shapes = [f"{name}.shape[{axis}]" for name in parameters for axis in (1, 0, 2)]
    strings = [
        node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 40
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
    names = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
    return bool(attributes & {"shape", "size"} or names & {"len"})


def expression(text: str) -> ast.expr:
    """The expression that a text says.

    Parameters
    ----------
    text : str
    """
    return ast.parse(text, mode="eval").body


UNUSED, LIKELY, MISSING, FAR, LAST = range(5)
"""How likely a slip is: a name is meant that nothing uses; something is wrong; something is missing
or too much; far-fetched; and what is tried when nothing else helps."""
Pieces = Iterator[tuple[int, ast.expr]]
"""Expressions that may be meant in the place of another one, each with how unlikely it is."""
_ALIKE = (
    ("sum", "mean", "max", "min", "prod", "median", "cumsum", "average", "std"),
    ("dot", "multiply", "matmul", "outer", "add", "divide", "subtract"),
    ("log", "log2", "log10", "log1p"), ("exp", "expm1", "exp2"), ("zeros", "ones", "empty"),
    ("abs", "square", "sqrt"), ("argmax", "max"), ("argmin", "min"), ("round", "floor", "ceil"),
    ("vstack", "hstack", "concatenate", "stack", "column_stack"), ("maximum", "minimum"),
    ("zeros_like", "ones_like", "empty_like"), ("append", "extend"), ("shape", "size", "ndim"),
    ("less", "greater", "less_equal", "greater_equal"),
)  # fmt: skip
_RARE = {"expm1", "exp2", "log1p", "log2", "cumsum", "prod", "median", "empty", "outer"}
"""What is seldom meant."""
_AXES = {"sum", "mean", "max", "min", "prod", "norm", "concatenate", "stack", "argmax", "median"}
_KEEP = {"sum", "mean", "max", "min", "prod", "norm", "median"}


def other_call(slot: Slot) -> Pieces:
    """Another function, arguments in another order, one argument or the call too much.

    Parameters
    ----------
    slot : Slot
        Of a call.
    """
    node = slot.node
    assert isinstance(node, ast.Call)
    function = node.func
    name = called(node)
    for other in alike(name):
        if isinstance(function, ast.Attribute):
            cost = FAR if other in _RARE else LIKELY
            yield cost, with_fields(node, func=with_fields(function, attr=other))
    for i in range(len(node.args) - 1):
        swapped = [*node.args]
        swapped[i : i + 2] = reversed(swapped[i : i + 2])
        yield LIKELY, with_fields(node, args=swapped)
    if node.args:
        yield MISSING, node.args[0]
    if len(node.args) > 1:
        yield MISSING, with_fields(node, args=node.args[1:])
        yield MISSING, with_fields(node, args=node.args[:-1])
    if isinstance(function, ast.Attribute) and not is_module(function.value):
        yield MISSING, function.value
    if name == "len" and node.args:
        for axis in (1, 0, 2):
            yield LIKELY, _axis_of(node.args[0], axis)
    if name == "range":
        yield from _other_range(node)


def _other_range(node: ast.Call) -> Pieces:
    """One that begins later; the other way round."""
    if len(node.args) == 1:
        yield MISSING, with_fields(node, args=[ast.Constant(1), *node.args])
    yield MISSING, ast.Call(ast.Name("reversed", ast.Load()), [node], [])


def other_keywords(slot: Slot) -> Pieces:
    """Another axis, one more or one less; keepdims likewise.

    Parameters
    ----------
    slot : Slot
        Of a call.
    """
    node = slot.node
    assert isinstance(node, ast.Call)
    name, given = called(node), node.keywords
    has = {each.arg for each in given}
    for i, keyword in enumerate(given):
        rest = [*given[:i], *given[i + 1 :]]
        yield LIKELY, with_fields(node, keywords=rest)
        if keyword.arg == "axis":
            for axis in (0, 1):
                yield LIKELY, with_fields(node, keywords=[_keyword("axis", axis), *rest])
                both = [_keyword("axis", axis), _keyword("keepdims", value=True), *rest]
                if "keepdims" not in has and name in _KEEP:
                    yield LIKELY, with_fields(node, keywords=both)
    if "axis" not in has and name in _AXES:
        for axis in (0, 1):
            along = _keyword("axis", axis)
            yield LIKELY, with_fields(node, keywords=[*given, along])
            if name in _KEEP and "keepdims" not in has:
                both = [*given, along, _keyword("keepdims", value=True)]
                yield LIKELY, with_fields(node, keywords=both)


def other_call_parentheses(slot: Slot) -> Pieces:
    """The parenthesis of a call closed elsewhere; two calls in each other the other way round.

    Parameters
    ----------
    slot : Slot
        Of a call.
    """
    node = slot.node
    assert isinstance(node, ast.Call)
    first = node.args[0] if node.args else None
    if isinstance(first, ast.BinOp):  # f(x + y) for f(x) + y
        for side in ("left", "right"):
            inner = with_fields(node, args=[getattr(first, side), *node.args[1:]])
            yield LIKELY, with_fields(first, **{side: inner})
    if isinstance(first, ast.UnaryOp):
        yield LIKELY, with_fields(first, operand=with_fields(node, args=[first.operand]))
    if isinstance(first, ast.Call) and first.args:  # f(g(x)) for g(f(x))
        inner = with_fields(node, args=[first.args[0], *node.args[1:]])
        yield MISSING, with_fields(first, args=[inner, *first.args[1:]])


def called(node: ast.Call) -> str:
    """The last part of a called function's name, or nothing.

    Parameters
    ----------
    node : Call
    """
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def is_module(node: ast.expr) -> bool:
    """Whether an expression names a module to compute with.

    Parameters
    ----------
    node : expr
    """
    return ast.unparse(node) in {"np", "numpy", "math", "np.linalg", "numpy.linalg"}


def alike(name: str) -> Iterator[str]:
    """The functions and attributes that one may be mistaken for.

    Parameters
    ----------
    name : str
    """
    for group in _ALIKE:
        if name in group:
            yield from (other for other in group if other != name)


def _axis_of(node: ast.expr, axis: int) -> ast.expr:
    shape = ast.Attribute(node, "shape", ast.Load())
    return ast.Subscript(shape, ast.Constant(axis), ast.Load())


def _keyword(name: str, value: object) -> ast.keyword:
    return ast.keyword(name, ast.Constant(value))


_FLAT = {"flatten", "ravel", "reshape", "squeeze"}
_IN_ONE_TUPLE = {
    "zeros", "ones", "empty", "full", "vstack", "hstack", "concatenate", "stack", "column_stack",
}  # fmt: skip
_KINDS = {"int", "float", "bool"}


def other_product(slot: Slot) -> Pieces:
    """The same two factors of a matrix product, either of them transposed, in either order.

    Parameters
    ----------
    slot : Slot
        Of an operation or a call.
    """
    node = slot.node
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.MatMult, ast.Mult)):
        for left, right in _turned(node.left, node.right):
            yield MISSING, with_fields(node, left=left, right=right)
    if isinstance(node, ast.Call) and called(node) in {"dot", "matmul"} and len(node.args) > 1:
        for pair in _turned(*node.args[:2]):
            yield MISSING, with_fields(node, args=list(pair))


def other_shape(slot: Slot) -> Pieces:
    """A reshaped array with its sizes the other way round, or as a row or a column.

    Parameters
    ----------
    slot : Slot
        Of a call.
    """
    node = slot.node
    assert isinstance(node, ast.Call)
    function, name = node.func, called(node)
    if name in _FLAT and isinstance(function, ast.Attribute):
        for sizes in ([-1, 1], [1, -1], [-1]):
            constants: list[ast.expr] = [ast.Constant(size) for size in sizes]
            yield MISSING, ast.Call(with_fields(function, attr="reshape"), constants, [])
    if name == "reshape" and isinstance(function, ast.Attribute):
        for turned in _sizes_turned(node):
            yield MISSING, ast.Attribute(turned, "T", ast.Load())
            if isinstance(function.value, ast.Attribute) and function.value.attr == "T":
                straight = with_fields(function, value=function.value.value)
                whole = with_fields(turned, func=straight)
                yield MISSING, ast.Attribute(whole, "T", ast.Load())
    if name in _IN_ONE_TUPLE and len(node.args) > 1:
        yield LIKELY, with_fields(node, args=[ast.Tuple(node.args, ast.Load())])
    if isinstance(function, ast.Name) and name in _KINDS and len(node.args) == 1:
        cast = ast.Attribute(node.args[0], "astype", ast.Load())
        yield LIKELY, ast.Call(cast, [ast.Name(name, ast.Load())], [])


def other_index(slot: Slot) -> Pieces:
    """An index with one item less, or that keeps its axis; a range with one end less.

    Parameters
    ----------
    slot : Slot
        Of a subscript.
    """
    node = slot.node
    assert isinstance(node, ast.Subscript)
    index = node.slice
    if isinstance(index, ast.Slice):
        yield from (
            (MISSING, with_fields(node, slice=with_fields(index, **{end: None})))
            for end in ("lower", "upper", "step")
            if getattr(index, end) is not None
        )
    elif isinstance(index, ast.Tuple):
        for i in range(len(index.elts)):
            rest = [*index.elts[:i], *index.elts[i + 1 :]]
            fewer = rest[0] if len(rest) == 1 else ast.Tuple(rest, ast.Load())
            yield MISSING, with_fields(node, slice=fewer)
    else:
        for pair in ([ast.Constant(0), index], [index, ast.Constant(0)]):
            yield MISSING, with_fields(node, slice=ast.Tuple(pair, ast.Load()))
    if isinstance(node.value, ast.Subscript):  # x[a][b] for x[a, b]
        both = ast.Tuple([node.value.slice, index], ast.Load())
        yield LIKELY, with_fields(node, value=node.value.value, slice=both)


def as_row_or_column(slot: Slot) -> Pieces:
    """An array that should be a column, or a row.

    Parameters
    ----------
    slot : Slot
    """
    for sizes in ("-1, 1", "1, -1"):
        shaped = expression(f"x.reshape({sizes})")
        assert isinstance(shaped, ast.Call)
        assert isinstance(shaped.func, ast.Attribute)
        shaped.func.value = slot.node
        yield FAR, shaped


def _turned(left: ast.expr, right: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    """The pairs of two factors that no single edit gives."""
    yield _transposed(left), _transposed(right)
    yield _transposed(right), _transposed(left)
    yield _transposed(right), left
    yield right, _transposed(left)


def _transposed(node: ast.expr) -> ast.expr:
    if isinstance(node, ast.Attribute) and node.attr == "T":
        return node.value
    return ast.Attribute(node, "T", ast.Load())


def _sizes_turned(node: ast.Call) -> Iterator[ast.Call]:
    """A call of reshape with its sizes the other way round, and with the last one left open."""
    sizes = node.args
    if len(sizes) == 1 and isinstance(sizes[0], ast.Tuple):
        sizes = sizes[0].elts
    if len(sizes) > 1:
        yield with_fields(node, args=[*reversed(sizes)])
        yield with_fields(node, args=[sizes[-1], ast.Constant(-1)])


_SWAPPED = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.MatMult, ast.FloorDiv, ast.Mod)
_COMPARISONS = (ast.Gt, ast.GtE, ast.Lt, ast.LtE, ast.Eq, ast.NotEq)
_CONSTANTS = (0, 1, 2, 3, -1, 0.5, 100, 255)


def expression_edits(function: ast.FunctionDef, scope: Scope) -> Iterator[Edit]:
    """Every edit of one expression of a function.

    Parameters
    ----------
    function : FunctionDef
    scope : Scope
    """
    for slot in slots_of(function.body):
        if isinstance(slot.parent, (ast.JoinedStr, ast.FormattedValue)):
            continue
        for kind, edits in _EDITS:
            if isinstance(slot.node, kind):
                for cost, new in edits(slot, scope):
                    yield slot.edit(cost, new)


def _operator(slot: Slot, _: Scope) -> Pieces:
    node = slot.node
    assert isinstance(node, ast.BinOp)
    grows = _names_in(node) & _targets(slot)
    power = (ast.Pow,) if isinstance(node.right, ast.Constant) and not grows else ()
    for other in (*_SWAPPED, *power):
        if not isinstance(node.op, other):
            yield LIKELY, with_fields(node, op=other())
    if not isinstance(node.op, ast.Add):
        yield LIKELY, with_fields(node, left=node.right, right=node.left)
    yield MISSING, node.left
    yield MISSING, node.right


def _parentheses(slot: Slot, _: Scope) -> Pieces:
    node = slot.node
    assert isinstance(node, ast.BinOp)
    for other in (*regroupings(node), *retyped(node)):
        yield LIKELY, other
    for side, other_side in (("left", node.right), ("right", node.left)):
        call = getattr(node, side)
        if isinstance(call, ast.Call) and call.args:  # f(x) + y for f(x + y)
            inner = with_fields(node, **{side: call.args[0]})
            yield LIKELY, with_fields(call, args=[inner, *call.args[1:]])
        if isinstance(call, ast.UnaryOp):  # -x + y for -(x + y)
            yield LIKELY, with_fields(call, operand=with_fields(node, **{side: call.operand}))
        if isinstance(other_side, ast.BinOp) and isinstance(call, ast.Constant):
            yield FAR, other_side


def _calls_joined(slot: Slot, _: Scope) -> Pieces:
    """One call for two, f(x) / f(y) for f(x - y); and a call for a product, f * (x) for f(x)."""
    node = slot.node
    assert isinstance(node, ast.BinOp)
    left, right = node.left, node.right
    if isinstance(left, ast.Call) and isinstance(right, ast.Call) and left.args and right.args:
        for op in _SWAPPED[:4]:
            inner = with_fields(node, left=left.args[0], right=right.args[0], op=op())
            yield MISSING, with_fields(left, args=[inner, *left.args[1:]])
    if isinstance(left, ast.Name) and isinstance(node.op, ast.Mult):
        yield LIKELY, ast.Call(left, [right], [])


def _number(slot: Slot, _: Scope) -> Pieces:
    """A number in the place of what is computed."""
    if isinstance(slot.parent, (ast.Assign, ast.BinOp)):
        yield from ((FAR, ast.Constant(number)) for number in _CONSTANTS)


def _more(slot: Slot, scope: Scope) -> Pieces:
    """A name for what is computed from it elsewhere: x for x - c."""
    node = slot.node
    assert isinstance(node, ast.Name)
    for other in scope.computed:
        names = _names_in(other)
        if node.id in names and not names & _targets(slot) and node not in ast.walk(other):
            yield MISSING, other


def _unary(slot: Slot, _: Scope) -> Pieces:
    node = slot.node
    assert isinstance(node, ast.UnaryOp)
    yield LIKELY, node.operand
    if isinstance(node.operand, ast.BinOp):  # -(x + y) for -x + y
        left = with_fields(node, operand=node.operand.left)
        yield LIKELY, with_fields(node.operand, left=left)


def _comparison(slot: Slot, _: Scope) -> Pieces:
    node = slot.node
    assert isinstance(node, ast.Compare)
    for other in _COMPARISONS:
        if not isinstance(node.ops[0], other):
            yield LIKELY, with_fields(node, ops=[other(), *node.ops[1:]])


def _other_constant(slot: Slot, scope: Scope) -> Pieces:
    value = slot.node.value
    if isinstance(value, bool):
        yield LIKELY, ast.Constant(not value)
    elif isinstance(value, str):
        for other in scope.strings:
            if other != value:
                yield LIKELY, ast.Constant(other)
    elif value is None:  # left from the template
        yield from ((LIKELY, ast.Constant(number)) for number in (0, 1))
        yield from ((LIKELY, expression(name)) for name in scope.names)
    elif isinstance(value, (int, float)):
        yield from _other_number(slot, value, scope)


def _other_number(slot: Slot, value: float, scope: Scope) -> Pieces:
    near = dict.fromkeys([value + 1, value - 1, -value, *_CONSTANTS, value / 10, value * 10])
    # a threshold is seldom mistyped: what is compared with it is more often wrong
    cost = MISSING if isinstance(slot.parent, ast.Compare) else LIKELY
    for number in near:
        if number != value:
            yield cost, ast.Constant(number)
    for name in scope.rounds:
        yield LIKELY, expression(name)
    if not isinstance(slot.parent, ast.Subscript):
        for name in (*scope.names, *scope.counts):
            yield (UNUSED if name in scope.unused else MISSING), expression(name)


def _name(slot: Slot, scope: Scope) -> Pieces:
    node = slot.node
    assert isinstance(node, ast.Name)
    if isinstance(slot.parent, ast.Call) and slot.field == "func":
        return
    if node.id in scope.names:
        # what is computed is handed on: without it, nothing would use it
        cost = FAR if _passes_on(slot) and node.id in scope.used_once else LIKELY
        beside = _names_beside(slot)
        for other in scope.names:
            if other != node.id and other not in beside:
                yield (UNUSED if other in scope.unused else cost), ast.Name(other, ast.Load())
        one_over = isinstance(slot.parent, ast.BinOp) and isinstance(slot.parent.op, ast.Div)
        for number in (0, 1, 2):
            likely = one_over and slot.field == "left" and number == 1
            yield LIKELY if likely else max(cost, MISSING), ast.Constant(number)
        for count in scope.counts if node.id in scope.counts else ():
            yield max(cost, MISSING), expression(count)
    else:
        for other in scope.names:  # the global name of what is an argument, or a typing error
            yield LIKELY, ast.Name(other, ast.Load())


def _attribute(slot: Slot, _: Scope) -> Pieces:
    node = slot.node
    assert isinstance(node, ast.Attribute)
    if node.attr == "T":
        yield LIKELY, node.value
    if ast.unparse(node.value) == "math":
        yield LIKELY, with_fields(node, value=ast.Name("np", ast.Load()))
    if not (isinstance(slot.parent, ast.Call) and slot.field == "func"):
        for other in alike(node.attr):
            yield LIKELY, with_fields(node, attr=other)


def _subscript(slot: Slot, _: Scope) -> Pieces:
    node = slot.node
    assert isinstance(node, ast.Subscript)
    yield MISSING, node.value
    index = node.slice
    whole = ast.Slice()
    if isinstance(index, (ast.Name, ast.Constant)):
        for before in ([whole], [whole, whole]):
            yield LIKELY, with_fields(node, slice=ast.Tuple([*before, index], ast.Load()))
    items = index.elts if isinstance(index, ast.Tuple) else []
    for i in range(len(items) + bool(items)):  # images[:, c] for images[:, :, c]
        yield (
            LIKELY,
            with_fields(node, slice=ast.Tuple([*items[:i], whole, *items[i:]], ast.Load())),
        )


def _several(slot: Slot, scope: Scope) -> Pieces:
    """Two items swapped: of a tuple, a list; something in an empty list."""
    node = slot.node
    assert isinstance(node, (ast.Tuple, ast.List))
    for i in range(len(node.elts)):
        for j in range(i + 1, len(node.elts)):
            items = [*node.elts]
            items[i], items[j] = items[j], items[i]
            yield LIKELY, with_fields(node, elts=items)
    if isinstance(node, ast.List) and not node.elts:
        for name in scope.names:
            yield MISSING, with_fields(node, elts=[ast.Name(name, ast.Load())])


def _entries(slot: Slot, _: Scope) -> Pieces:
    """Two values of a dictionary swapped."""
    node = slot.node
    assert isinstance(node, ast.Dict)
    for i in range(len(node.values)):
        for j in range(i + 1, len(node.values)):
            values = [*node.values]
            values[i], values[j] = values[j], values[i]
            yield LIKELY, with_fields(node, values=values)


def _missing(slot: Slot, scope: Scope) -> Pieces:
    """Something around an expression that is not there: a minus, a transpose, a call."""
    node, parent = slot.node, slot.parent
    if is_module(node) or (isinstance(parent, ast.Call) and slot.field == "func"):
        return
    if isinstance(parent, (ast.Attribute, ast.Subscript)) or _in_shape(slot):
        return
    cost = FAR if _passes_on(slot) or is_size(node) else MISSING
    if not isinstance(parent, (ast.UnaryOp, ast.BinOp)) or _leads_sum(slot):
        yield cost, ast.UnaryOp(ast.USub(), node)
    yield cost, ast.BinOp(ast.Constant(1), ast.Sub(), node)
    if not isinstance(node, ast.Compare):
        yield cost, ast.Attribute(node, "T", ast.Load())
    for name in scope.unused:
        yield UNUSED, ast.BinOp(expression(name), ast.Mult(), node)
    for scaled in _scaled(slot, scope):
        yield MISSING if is_size(node) else cost, scaled
    for name in scope.calls:
        yield cost, ast.Call(expression(name), [node], [])
    if not _names_in(node) & _targets(slot):
        yield cost, ast.BinOp(node, ast.Pow(), ast.Constant(2))
    yield from as_row_or_column(slot)
    if not _is_factor(slot):
        yield FAR, ast.BinOp(node, ast.Div(), ast.Constant(2))
    yield FAR, ast.BinOp(ast.Constant(1), ast.Div(), node)
    yield FAR, ast.BinOp(ast.Constant(2), ast.Mult(), node)
    yield FAR, ast.BinOp(node, ast.Add(), ast.Constant(1))
    yield FAR, ast.BinOp(node, ast.Sub(), ast.Constant(1))


def _scaled(slot: Slot, scope: Scope) -> Iterator[ast.expr]:
    """Divided by a number of examples; for such a number, times another one."""
    op = ast.Mult() if is_size(slot.node) else ast.Div()
    if isinstance(op, ast.Mult) or not _is_factor(slot):
        yield from (ast.BinOp(slot.node, op, expression(count)) for count in scope.counts)


def _names_beside(slot: Slot) -> set[str]:
    """Names that must not come twice: a list that holds itself, or doubles, never ends."""
    parent = slot.parent
    if isinstance(parent, ast.BinOp):
        return _names_in(parent.right if slot.field == "left" else parent.left)
    if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute):
        return _names_in(parent.func.value)
    return _targets(slot) if isinstance(parent, ast.AugAssign) else set()


def _targets(slot: Slot) -> set[str]:
    """The names that the statement around an expression assigns to."""
    while slot.above is not None:
        slot = slot.above
    statement = slot.parent
    found = [getattr(statement, "target", None), *getattr(statement, "targets", ())]
    return set().union(*(_names_in(each) for each in found if each is not None))


def _names_in(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def _leads_sum(slot: Slot) -> bool:
    parent = slot.parent
    sums = isinstance(parent, ast.BinOp) and isinstance(parent.op, (ast.Add, ast.Sub))
    return sums and slot.field == "left"


def _is_factor(slot: Slot) -> bool:
    parent = slot.parent
    return isinstance(parent, ast.BinOp) and isinstance(parent.op, (ast.Mult, ast.Div, ast.MatMult))


def _passes_on(slot: Slot) -> bool:
    """Whether a bare name is only handed on: what it stands for is computed elsewhere."""
    onward = (ast.Return, ast.Tuple, ast.Dict, ast.List, ast.Assign)
    return isinstance(slot.node, ast.Name) and isinstance(slot.parent, onward)


def _in_shape(slot: Slot) -> bool:
    """Whether an expression is an index, where nothing of this kind is missing."""
    around: Slot | None = slot
    while around is not None:
        if isinstance(around.parent, (ast.Subscript, ast.Slice)) and around.field != "value":
            return True
        around = around.above
    return False


_EDITS: tuple[tuple[type | tuple[type, ...], Callable[[Slot, Scope], Pieces]], ...] = (
    (ast.BinOp, _operator),
    (ast.BinOp, _parentheses),
    (ast.BinOp, _calls_joined),
    ((ast.BinOp, ast.Call), lambda slot, _: other_product(slot)),
    (ast.Call, lambda slot, _: other_call(slot)),
    (ast.Call, lambda slot, _: other_keywords(slot)),
    (ast.Call, lambda slot, _: other_call_parentheses(slot)),
    (ast.Call, lambda slot, _: other_shape(slot)),
    (ast.UnaryOp, _unary),
    (ast.Compare, _comparison),
    (ast.Constant, _other_constant),
    (ast.Name, _name),
    (ast.Attribute, _attribute),
    (ast.Subscript, _subscript),
    (ast.Subscript, lambda slot, _: other_index(slot)),
    ((ast.Tuple, ast.List), _several),
    (ast.Dict, _entries),
    (ast.Name, _more),
    (ast.Call, _number),
    (
        (ast.Name, ast.BinOp, ast.Call, ast.Attribute, ast.Subscript, ast.Compare, ast.UnaryOp),
        _missing,
    ),
)
"""What may have happened to which kind of expression."""


_BLOCKS = (ast.For, ast.While, ast.If)
_SIGNS = (ast.Add, ast.Sub, ast.Mult, ast.Div)


def statement_edits(function: ast.FunctionDef, scope: Scope) -> Iterator[Edit]:
    """Every edit of one statement, or of two neighbours, of a function.

    Parameters
    ----------
    function : FunctionDef
    scope : Scope
    """
    for owner, field in _blocks(function):
        block = getattr(owner, field)
        for i, statement in enumerate(block):
            if not _is_text(statement) and not hasattr(statement, OURS):
                yield from _assigned(owner, field, i)
                yield from _moved(function, owner, field, i)
                yield from _swapped(owner, field, i)
                yield from _dropped(owner, field, i)
                yield from _on_condition(owner, field, i, scope)
                yield from _named_otherwise(statement)
                yield from _kept(owner, field, i)
                yield from _loops_exchanged(statement)
    yield from _loose_else(function)
    yield from _missing_return(function, scope)


def _blocks(function: ast.FunctionDef) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(function):
        for field in ("body", "orelse"):
            block = getattr(node, field, None)
            if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                yield node, field


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _with(owner: ast.AST, field: str, start: int, stop: int, *new: ast.stmt) -> Change:
    """The change that puts other statements between two positions of a block."""
    block = [*getattr(owner, field)]
    for each in new:
        if not hasattr(each, "lineno"):
            ast.fix_missing_locations(ast.copy_location(each, block[min(start, len(block) - 1)]))
    block[start:stop] = new
    return owner, field, block or [ast.copy_location(ast.Pass(), owner)]


def _assigned(owner: ast.AST, field: str, i: int) -> Iterator[Edit]:
    """= for += and the like."""
    statement = getattr(owner, field)[i]
    if isinstance(statement, ast.AugAssign):
        new = [with_fields(statement, op=op()) for op in _SIGNS if type(statement.op) is not op]
        new.append(ast.Assign([statement.target], statement.value))
    elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target = statement.targets[0]
        single = isinstance(target, (ast.Name, ast.Subscript))
        new = [ast.AugAssign(target, op(), statement.value) for op in _SIGNS if single]
    else:
        return
    for each in new:
        rule = functools.partial(_sign_changed, statement, each)
        yield Edit(LIKELY, (statement,), (_with(owner, field, i, i + 1, each),), rule)


def _sign_changed(old: ast.stmt, new: ast.stmt) -> str:
    signs = [type(getattr(each, "op", None)).__name__ for each in (old, new)]
    return " → ".join(signs)


def _moved(function: ast.FunctionDef, owner: ast.AST, field: str, i: int) -> Iterator[Edit]:
    """A statement, alone or with those after it, on another level of indentation."""
    block = getattr(owner, field)
    statement = block[i]
    before = block[i - 1] if i else None
    if isinstance(before, _BLOCKS):
        for stop in {i + 1, len(block)}:
            yield from _into(owner, field, i, stop, before)
    if isinstance(owner, _BLOCKS) and (i or isinstance(statement, ast.Return)):
        yield from _out(function, owner, field, i)
    if not isinstance(statement, _BLOCKS):
        yield from _into_start(owner, field, i)
    if isinstance(statement, (ast.For, ast.While)):
        yield from _before(owner, field, i)


def _into_start(owner: ast.AST, field: str, i: int) -> Iterator[Edit]:
    """Statements before a loop become its first ones; one alone also those of a condition."""
    block = getattr(owner, field)
    for at in range(i + 1, len(block)):
        after = block[at]
        if isinstance(after, (ast.For, ast.While)) or (isinstance(after, ast.If) and at == i + 1):
            start = _with(after, "body", 0, 0, *block[i:at])
            yield Edit(LIKELY, (block[i],), (start, _with(owner, field, i, at)))
        if isinstance(after, _BLOCKS):
            return


def _before(owner: ast.AST, field: str, i: int) -> Iterator[Edit]:
    """Statements of a loop come before it: each alone, and all the first ones together."""
    loop = getattr(owner, field)[i]
    for j, statement in enumerate(loop.body[:-1]):
        if not isinstance(statement, ast.Assign):
            return
        for start in {0, j}:
            moved = loop.body[start : j + 1]
            changes = (_with(loop, "body", start, j + 1), _with(owner, field, i, i, *moved))
            yield Edit(LIKELY, (moved[0],), changes)


def _into(owner: ast.AST, field: str, i: int, stop: int, before: ast.stmt) -> Iterator[Edit]:
    """Statements that follow a loop or a condition become its last ones."""
    block = getattr(owner, field)
    moved = block[i:stop]
    inner: ast.AST = before
    while isinstance(inner, _BLOCKS):
        count = len(inner.body)
        changes = (_with(inner, "body", count, count, *moved), _with(owner, field, i, stop))
        yield Edit(LIKELY, (moved[0],), changes)
        inner = inner.body[-1]


def _out(function: ast.FunctionDef, owner: ast.AST, field: str, i: int) -> Iterator[Edit]:
    """The last statements of a block come after it instead."""
    block = getattr(owner, field)
    moved = block[i:]
    for outer, name in _blocks(function):
        around = getattr(outer, name)
        if owner in around:
            at = around.index(owner) + 1
            changes = (_with(owner, field, i, len(block)), _with(outer, name, at, at, *moved))
            yield Edit(LIKELY, (moved[0],), changes)


def _swapped(owner: ast.AST, field: str, i: int) -> Iterator[Edit]:
    block = getattr(owner, field)
    if i + 1 < len(block) and not isinstance(block[i + 1], ast.Return):
        pair = block[i : i + 2]
        yield Edit(LIKELY, tuple(pair), (_with(owner, field, i, i + 2, *reversed(pair)),))


def _dropped(owner: ast.AST, field: str, i: int) -> Iterator[Edit]:
    statement = getattr(owner, field)[i]
    if isinstance(statement, (ast.Assign, ast.AugAssign)):
        yield Edit(MISSING, (statement,), (_with(owner, field, i, i + 1),))
    elif isinstance(statement, ast.If) and not statement.orelse:
        yield Edit(MISSING, (statement.test,), (_with(owner, field, i, i + 1, *statement.body),))
    elif isinstance(statement, ast.Return):
        yield Edit(FAR, (statement,), (_with(owner, field, i, i + 1),))


def _on_condition(owner: ast.AST, field: str, i: int, scope: Scope) -> Iterator[Edit]:
    """A statement without the condition that stands elsewhere."""
    statement = getattr(owner, field)[i]
    for test in scope.conditions if isinstance(statement, ast.Expr) else ():
        guarded = ast.If(test, [statement], [])
        yield Edit(MISSING, (statement,), (_with(owner, field, i, i + 1, guarded),))


def _named_otherwise(statement: ast.stmt) -> Iterator[Edit]:
    """The values of a tuple unpacked in another order."""
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    items = target.elts if isinstance(target, (ast.Tuple, ast.List)) else []
    for i in range(len(items)):
        for j in range(i + 1, len(items)):
            names = [*items]
            names[i], names[j] = names[j], names[i]
            assert target is not None
            yield Edit(LIKELY, (target,), ((target, "elts", names),))


def _kept(owner: ast.AST, field: str, i: int) -> Iterator[Edit]:
    """A result that is computed and forgotten: `x.reshape(2, 3)` for `x = x.reshape(2, 3)`."""
    statement = getattr(owner, field)[i]
    if isinstance(statement, ast.Expr) and isinstance(statement.value, (ast.Call, ast.BinOp)):
        names = [each for each in ast.walk(statement.value) if isinstance(each, ast.Name)]
        for name in dict.fromkeys(each.id for each in names):
            kept = ast.Assign([ast.Name(name, ast.Store())], statement.value)
            yield Edit(UNUSED, (statement,), (_with(owner, field, i, i + 1, kept),))


def _loops_exchanged(statement: ast.stmt) -> Iterator[Edit]:
    """Two loops in each other, the other way round."""
    inner = statement.body[0] if isinstance(statement, ast.For) else None
    if isinstance(statement, ast.For) and isinstance(inner, ast.For):
        pair = ((statement, inner), (inner, statement))
        changes = tuple(
            (one, name, getattr(other, name)) for one, other in pair for name in ("target", "iter")
        )
        yield Edit(LIKELY, (statement.target, statement.iter), changes)


def _loose_else(function: ast.FunctionDef) -> Iterator[Edit]:
    """An else that belongs to the loop and was meant for the condition in it."""
    for node in ast.walk(function):
        if isinstance(node, (ast.For, ast.While)) and node.orelse:
            last = node.body[-1]
            if isinstance(last, ast.If) and not last.orelse:
                changes: tuple[Change, ...] = ((last, "orelse", node.orelse), (node, "orelse", []))
                yield Edit(LIKELY, (node.orelse[0],), changes)


def _missing_return(function: ast.FunctionDef, scope: Scope) -> Iterator[Edit]:
    """A return that is missing at the end, or something that it should return besides."""
    last = function.body[-1]
    if not isinstance(last, ast.Return):
        count = len(function.body)
        for name in reversed(scope.names):
            given = ast.Return(ast.Name(name, ast.Load()))
            cost = UNUSED if name in scope.unused else MISSING
            yield Edit(cost, (_last_line(last),), (_with(function, "body", count, count, given),))
    elif last.value is not None:
        whole = isinstance(last.value, ast.Tuple) and last.value.elts
        for name in scope.names:
            items = [*(whole or [last.value]), ast.Name(name, ast.Load())]
            for given_items in (items, [items[-1], *items[:-1]]):
                value = ast.Tuple(given_items, ast.Load())
                ast.fix_missing_locations(ast.copy_location(value, last.value))
                cost = UNUSED if name in scope.unused else MISSING
                yield Edit(cost, (last,), ((last, "value", value),))


def _last_line(statement: ast.stmt) -> ast.stmt:
    """The statement after which the return is missing: a loop's last one, not its head."""
    block = getattr(statement, "orelse", None) or getattr(statement, "body", None)
    return _last_line(block[-1]) if block else statement


_BETWEEN = (ast.Sub, ast.Mult, ast.Div, ast.Add, ast.MatMult)
MOST_NAMES = 10
"""Of a function; more have too many pairs."""


def other_formulas(function: ast.FunctionDef, scope: Scope) -> Iterator[Edit]:
    """Edits of whole formulas.

    Parameters
    ----------
    function : FunctionDef
    scope : Scope
    """
    slots = list(slots_of(function.body))
    yield from _exchanged(slots, scope)
    if len(scope.names) <= MOST_NAMES:
        values = [slot for slot in slots if slot.above is None]
        for slot in values:
            yield from _one_name_more(slot, scope)
        for slot in values:
            if isinstance(slot.node, ast.BinOp):
                yield from _of_two_names(slot, scope)


def _one_name_more(slot: Slot, scope: Scope) -> Iterator[Edit]:
    """A value to which one name more belongs."""
    if isinstance(slot.node, (ast.BinOp, ast.Call, ast.UnaryOp)):
        for name, op in itertools.product(scope.names, _BETWEEN):
            other = ast.Name(name, ast.Load())
            yield slot.edit(LAST, ast.BinOp(other, op(), slot.node))
            yield slot.edit(LAST, ast.BinOp(slot.node, op(), other))


def _of_two_names(slot: Slot, scope: Scope) -> Iterator[Edit]:
    for one, other in itertools.permutations(scope.names, 2):
        for op in _BETWEEN:
            pair = ast.Name(one, ast.Load()), ast.Name(other, ast.Load())
            yield slot.edit(LAST, ast.BinOp(pair[0], op(), pair[1]))


def _exchanged(slots: list[Slot], scope: Scope) -> Iterator[Edit]:
    """Each of two names in the place of the other one, in a whole line."""
    by_line: dict[int, list[Slot]] = {}
    for slot in slots:
        if isinstance(slot.node, ast.Name) and slot.node.id in scope.names:
            by_line.setdefault(slot.node.lineno, []).append(slot)
    for there in by_line.values():
        found = dict.fromkeys(slot.node.id for slot in there if isinstance(slot.node, ast.Name))
        for pair in itertools.combinations(found, 2):
            yield _exchange(there, dict(zip(pair, reversed(pair), strict=True)))


def _exchange(slots: list[Slot], other: dict[str, str]) -> Edit:
    edits = [
        slot.edit(LAST, ast.Name(other[slot.node.id], ast.Load()))
        for slot in slots
        if isinstance(slot.node, ast.Name) and slot.node.id in other
    ]
    nodes = tuple(node for edit in edits for node in edit.nodes)
    return Edit(LAST, nodes, tuple(change for edit in edits for change in edit.changes))


MOST_PAIRS = 10_000
MOST_PLACES = 6
"""In which the same slip may have been made."""


def same_slips(edits: Sequence[Edit], *, likely: bool) -> Iterator[Edit]:
    """Edits that do the same in two places or more.

    Parameters
    ----------
    edits : sequence of Edit
    likely : bool
        Whether to put the likeliest together, or all others.
    """
    by_rule: dict[str, list[Edit]] = {}
    for edit in edits:
        if (edit.cost == LIKELY) == likely:
            by_rule.setdefault(edit.rule(), []).append(edit)
    by_rule.pop("", None)
    groups = [group for group in by_rule.values() if 1 < len(group) <= MOST_PLACES]
    for count in (2, 3, 4):
        for group in groups:
            for several in itertools.combinations(group, count):
                yield _together(MISSING if likely else LAST, several)


def two_in_one_line(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Pairs of edits that stand in one line.

    Parameters
    ----------
    edits : sequence of Edit
        The likeliest first.
    """
    by_line: dict[int, list[Edit]] = {}
    for edit in edits:
        lines = _lines(edit)
        if len(lines) == 1 and edit.replaced and edit.cost < FAR:
            by_line.setdefault(min(lines), []).append(edit)
    pairs = [itertools.combinations(group, 2) for group in by_line.values()]
    for pair in itertools.islice(itertools.chain.from_iterable(pairs), MOST_PAIRS):
        yield _together(LAST + 1, pair)


def two_in_two_lines(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Pairs of the likeliest edits, in different lines.

    Parameters
    ----------
    edits : sequence of Edit
    """
    likely = [(edit, _lines(edit)) for edit in edits if edit.cost <= LIKELY and edit.replaced]
    pairs = (
        (one, other)
        for (one, here), (other, there) in itertools.combinations(likely, 2)
        if here != there
    )
    for pair in itertools.islice(pairs, MOST_PAIRS):
        yield _together(LAST + 2, pair)


def _lines(edit: Edit) -> frozenset[int]:
    return frozenset(node.lineno for node in _nodes(edit))


def _together(cost: int, edits: Sequence[Edit]) -> Edit:
    """Some edits as one."""
    nodes = tuple(node for edit in edits for node in edit.nodes)
    return Edit(cost, nodes, tuple(change for edit in edits for change in edit.changes))


def _nodes(edit: Edit) -> list[Any]:
    return [*edit.nodes]


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


Clock = Callable[[], float]
COUNTED, TICK = "__counted__", "__tick__"
MAX_ROUNDS = 50_000
"""Of all loops in one call, and calls; the exercises need a few thousand."""
MAX_BITS, MAX_ITEMS = 10_000, 100_000
"""Of a variable in a loop; nothing interrupts the multiplication of two numbers that are longer."""
CLOCK, VARIABLES = 64, 4
"""The number of rounds between two looks at the clock, and at the variables: a number that is
squared four times has 16 times as many digits."""


class TooLongError(BaseException):
    """An edited function has run too many rounds; no `except Exception` of its own stops this."""


class Meter:
    """Counts the rounds of all loops in a call, and ends it when there are too many.

    Parameters
    ----------
    deadline : float
        Of the clock.
    clock : function
        Gives seconds.
    """

    def __init__(self, deadline: float, clock: Clock = time.perf_counter) -> None:
        self._deadline, self._clock = deadline, clock
        self.rounds, self.most = 0, MAX_ROUNDS

    def allow(self, rounds: int) -> None:
        """Begin a call that may take a few times as many rounds as the student's own took."""
        self.rounds, self.most = 0, min(MAX_ROUNDS, 3 * rounds + 1_000)

    def late(self) -> bool:
        """Say whether the time is over."""
        return self._clock() > self._deadline

    def tick(self, depth: int = 1) -> bool:
        """Count one round of a loop, or one call, of the function so many frames above."""
        self.rounds += 1
        if self.rounds > self.most or (self.rounds % CLOCK == 0 and self.late()):
            raise TooLongError
        if self.rounds % VARIABLES == 0:
            grown = any(_is_huge(each) for each in sys._getframe(depth).f_locals.values())
            if grown:
                raise TooLongError
        return True

    def counted(self, items: Iterable[Any]) -> Iterator[Any]:
        """The same items, counted."""
        for item in items:
            self.tick(2)
            yield item


def _is_huge(value: object) -> bool:
    """Whether a number or a list has grown as what is squared or doubled in each round does."""
    if isinstance(value, int):
        return value.bit_length() > MAX_BITS
    return isinstance(value, (list, str, tuple)) and len(value) > MAX_ITEMS


def count_rounds(tree: ast.AST) -> None:
    """Make all loops in a tree count their rounds.

    Parameters
    ----------
    tree : AST
        Changed in place.
    """
    for node in [*ast.walk(tree)]:
        if isinstance(node, (ast.For, ast.comprehension)):
            node.iter = _ours(ast.Call(_ours(ast.Name(COUNTED, ast.Load())), [node.iter], []))
        elif isinstance(node, ast.While):
            node.test = _ours(ast.BoolOp(ast.And(), [_tick(), node.test]))
        elif isinstance(node, (ast.FunctionDef, ast.Lambda)):
            _count_calls(node)
    ast.fix_missing_locations(tree)


def _count_calls(node: ast.FunctionDef | ast.Lambda) -> None:
    """A function that calls itself twice ends as late as an endless loop."""
    if isinstance(node, ast.FunctionDef):
        node.body.insert(0, _ours(ast.Expr(_tick())))
    else:
        node.body = _ours(ast.IfExp(_tick(), node.body, _tick()))


def _tick() -> ast.expr:
    call: ast.expr = _ours(ast.Call(_ours(ast.Name(TICK, ast.Load())), [], []))
    return call


def _ours(node: Any) -> Any:
    setattr(node, OURS, True)
    return node


class Rerun:
    """A function's surroundings, in which edited versions of it are called.

    Parameters
    ----------
    function : function
        The student's.
    trees : list of FunctionDef
        It and those of the student's that it calls; their loops count their rounds.
    meter : Meter
        Counts them.
    """

    def __init__(self, function: FunctionType, trees: list[ast.FunctionDef], meter: Meter) -> None:
        self.meter = meter
        self._name = function.__name__
        around = {name: _read_only(value) for name, value in function.__globals__.items()}
        self._around: dict[str, Any] = {
            **around,
            COUNTED: self.meter.counted,
            TICK: self.meter.tick,
        }
        self._around["print"] = lambda *_args, **_kwargs: None
        for tree in trees[1:]:
            _define(tree, self._around)

    def compiled(self, tree: ast.FunctionDef) -> FunctionType | None:
        """An edited function, or None when it is not one that Python accepts.

        Parameters
        ----------
        tree : FunctionDef
        """
        try:
            _define(tree, self._around)
        except (SyntaxError, ValueError, TypeError, NameError, RecursionError):
            return None
        made: FunctionType = self._around[self._name]
        return made

    def answer(
        self, function: FunctionType, args: Sequence[object], rounds: int = MAX_ROUNDS
    ) -> object:
        """What an edited function answers, or a `Failure`.

        Parameters
        ----------
        function : function
        args : sequence
        rounds : int
            How many the student's own function took.
        """
        own = [each.copy() if isinstance(each, np.ndarray) else copy.copy(each) for each in args]
        self.meter.allow(rounds)
        try:
            return function(*own)
        except (Exception, TooLongError) as error:
            return Failure(type(error).__name__)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Nothing is shown meanwhile: neither prints nor warnings."""
    with (
        contextlib.redirect_stdout(io.StringIO()),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        yield


def _define(tree: ast.FunctionDef, around: dict[str, Any]) -> None:
    # the student's own function in the student's own process, with one small edit
    exec(compile(ast.Module([tree], []), f"<{tree.name}>", "exec"), around)


def _read_only(value: object) -> object:
    """The notebook's own arrays can be read by an edited function, and not be changed."""
    if isinstance(value, np.ndarray):
        value = value.view()
        value.flags.writeable = False
    return value


Right = frozenset[str]


@dataclass(frozen=True)
class Examples:
    """What a function is asked, and what is right.

    Parameters
    ----------
    args : sequence of tuple
    expected : sequence
    rules : Rules
    """

    args: Sequence[Sequence[object]]
    expected: Sequence[object]
    rules: Rules

    def right(self, i: int, answer: object) -> Right:
        """The parts of an answer to example i that are right."""
        if isinstance(answer, Failure):
            return frozenset()
        verdict = judge("", [answer], [self.expected[i]], rules=self._answered)
        return frozenset(facet.name for facet in verdict.facets if facet.right)

    @cached_property
    def parts(self) -> Right:
        """All parts of an answer."""
        return frozenset(self._answered.facets)

    @cached_property
    def _answered(self) -> Rules:
        """The rules for one example and what is computed: how many lines run is another matter."""
        facets = {name: w for name, w in self.rules.facets.items() if name != VECTORIZED}
        return replace(self.rules, facets=facets, kinds=(), echoes=())


@dataclass(frozen=True)
class Mended:
    """An edit that makes something right.

    Parameters
    ----------
    edit : Edit
    parts : frozenset of str
        What was wrong and is right with it; nothing that was right is wrong with it.
    """

    edit: Edit
    parts: Right


@dataclass(frozen=True)
class Tried:
    """What a search found.

    Parameters
    ----------
    mended : tuple of Mended
        Alike in what they make right and in how likely they are.
    whole : bool
        Whether everything is right with them.
    late : bool
        Whether the time was over before all edits that are as likely had been tried.
    """

    mended: tuple[Mended, ...] = ()
    whole: bool = False
    late: bool = False

    @property
    def certain(self) -> bool:
        """Whether nothing else is as likely, and none of it is far-fetched."""
        likely = all(each.edit.cost < FAR for each in self.mended)
        return self.whole and likely and not self.late


def search(
    function: FunctionType,
    trees: list[ast.FunctionDef],
    examples: Examples,
    seconds: float,
    clock: Clock = time.perf_counter,
) -> Tried:
    """Find the edits of a function that make examples right.

    Parameters
    ----------
    function : function
        The student's, wrong.
    trees : list of FunctionDef
        It and those of the student's that it calls; changed in place.
    examples : Examples
    seconds : float
        When to stop, counted from now.
    clock : function
        What measures them.
    """
    meter = Meter(clock() + seconds, clock)
    for tree in trees:
        count_rounds(tree)
    trial = _Trial(Rerun(function, trees, meter), trees[0], examples)
    with quiet():
        if not trial.measure():
            return Tried()
        for edits in _edits(trees):
            found = trial.run(edits, meter)
            if found.mended:
                break
        return found


def _edits(trees: list[ast.FunctionDef]) -> Iterator[Iterable[Edit]]:
    """Edits of the first function, the likeliest first; more of them where those do not help."""
    one_argument = [each.name for each in trees[1:] if len(each.args.args) == 1]
    scope = scope_of(trees[0], tuple(one_argument))
    made = [*expression_edits(trees[0], scope), *statement_edits(trees[0], scope)]
    yield sorted([*same_slips(made, likely=True), *made], key=lambda edit: edit.cost)
    yield other_formulas(trees[0], scope)
    yield same_slips(made, likely=False)
    yield two_in_one_line(sorted(made, key=lambda edit: edit.cost))
    yield two_in_two_lines(made)


class _Trial:
    """Tries edits on one function."""

    def __init__(self, rerun: Rerun, tree: ast.FunctionDef, examples: Examples) -> None:
        self._rerun, self._tree, self._examples = rerun, tree, examples
        self._before: Right = examples.parts
        self._raised = False
        self._order: list[int] = []
        self._taken: list[tuple[Right, int]] = []

    def measure(self) -> bool:
        """Say whether anything is wrong; find the examples that show it soonest."""
        function = self._rerun.compiled(self._tree)
        if function is None:
            return False
        took: list[tuple[bool, float, int]] = []
        for i, args in enumerate(self._examples.args):
            started = time.perf_counter()
            answer = self._rerun.answer(function, args)
            right = self._examples.right(i, answer)
            self._raised |= isinstance(answer, Failure)
            self._before &= right
            took.append((right == self._examples.parts, time.perf_counter() - started, i))
            self._taken.append((right, self._rerun.meter.rounds))
        self._order = [i for _, _, i in sorted(took)]
        return self._before != self._examples.parts

    def run(self, edits: Iterable[Edit], meter: Meter) -> Tried:
        """What the edits give that are tried in time."""
        mended: list[Mended] = []
        needed = self._examples.parts - self._before
        enough = None
        late = False
        for edit in edits:
            late = meter.late()
            if late or (enough is not None and edit.cost > enough):
                break
            parts = self._mends(edit)
            if parts:
                mended.append(Mended(edit, parts))
                enough = edit.cost if parts == needed else enough
        return _best(mended, needed, late=late)

    def _mends(self, edit: Edit) -> Right:
        """What an edit makes right, in all examples, without making anything wrong."""
        undo = edit.apply()
        try:
            function = self._rerun.compiled(self._tree)
        finally:
            _restore(undo)
        right = self._right_in_all(function) if function else frozenset()
        if self._raised and right != self._examples.parts:
            return frozenset()  # whatever leaves out the line that raised mends a part
        return right - self._before if right > self._before else frozenset()

    def _right_in_all(self, function: FunctionType) -> Right:
        """The parts that an edited function has right in all examples; none if that is soon plain.

        Where an example showed something wrong, an edit that betters nothing in it is no use.
        """
        right = self._examples.parts
        for i in self._order:
            before, rounds = self._taken[i]
            answer = self._rerun.answer(function, self._examples.args[i], rounds)
            here = self._examples.right(i, answer)
            right &= here
            if right <= self._before or here <= before < self._examples.parts:
                return frozenset()
        return right


def _restore(undo: Iterable[Change]) -> None:
    for node, name, value in undo:
        setattr(node, name, value)


def _best(mended: list[Mended], needed: Right, *, late: bool) -> Tried:
    """Of the edits that mend the most, the likeliest; of several parts, one that has one line."""
    by_parts: dict[Right, list[Mended]] = {}
    for each in sorted(mended, key=lambda each: (-len(each.parts), sorted(each.parts))):
        if not any(each.parts < other for other in by_parts):
            by_parts.setdefault(each.parts, []).append(each)
    likeliest = [_likeliest(group) for group in by_parts.values()]
    one_line = [group for group in likeliest if len(lines_of(group)) == 1]
    best = (one_line or likeliest or [()])[0]
    return Tried(best, bool(best) and best[0].parts == needed, late)


def _likeliest(group: list[Mended]) -> tuple[Mended, ...]:
    least = min(each.edit.cost for each in group)
    return tuple(each for each in group if each.edit.cost == least)


def lines_of(group: Iterable[Mended]) -> set[int]:
    """The lines that some edits touch.

    Parameters
    ----------
    group : iterable of Mended
    """
    nodes: list[Any] = [node for each in group for node in each.edit.nodes]
    return {node.lineno for node in nodes}


SECONDS, BESIDE_A_HINT = 0.8, 0.03
"""How long a search may take: a check answers within a second, and where a hint explains what is
wrong, within a tenth of one."""
MOST_LINES = 2
"""That may be named; where more may be meant, none is."""
MOST_FORGOTTEN = 4
"""Functions that may be missing; each makes a search longer."""
MAX_TEXT = 80
"""Characters of a student's code that are repeated."""


@dataclass(frozen=True)
class Place:
    """Where to look again.

    Parameters
    ----------
    line : int
        In the cell that defines the function, from 1.
    text : str
        What stands there.
    parts : tuple of str
        The parts of the answer that it is about; none when it is about all of them.
    also : int
        Another line that may be meant, or that has the same slip; 0 where there is none.
    """

    line: int
    text: str
    parts: tuple[str, ...] = ()
    also: int = 0

    def __str__(self) -> str:
        about = f"For {' and '.join(self.parts)}, look" if self.parts else "Look"
        more = f", and at line {self.also}" if self.also else ""
        return f"{about} again at `{self.text}` in line {self.line}{more}."


def unexplained(verdict: Verdict) -> bool:
    """Whether something is wrong that no hint explains, and that the function itself computed.

    Parameters
    ----------
    verdict : Verdict
    """
    return any(not facet.hint for facet in _miscomputed(verdict))


def explained(verdict: Verdict) -> bool:
    """Whether a hint explains all that is wrong, and the function itself computed it.

    Parameters
    ----------
    verdict : Verdict
    """
    wrong = _miscomputed(verdict)
    return bool(wrong) and all(facet.hint for facet in wrong)


def _miscomputed(verdict: Verdict) -> list[Facet]:
    """What is wrong of that which the function computed."""
    failed = verdict.failure.kind if verdict.failure else ""
    if failed and (not failed.isidentifier() or failed in _NO_ANSWER):
        return []
    return [facet for facet in verdict.facets if not facet.right and facet.name != VECTORIZED]


_NO_ANSWER = {"NotImplementedError", "timeout", "died", "unbound", "unsendable", "protocol",
              "missing", "unreadable"}  # fmt: skip
"""Failures that are no exception of the function's own."""


def place(
    function: Any,
    examples: Examples,
    *,
    seconds: float = SECONDS,
    trusted: Callable[[str, Any], bool] = lambda _name, _function: True,
    clock: Clock = time.perf_counter,
    certain: bool = False,
) -> Place | None:
    """The place where one small edit makes the examples right, if there is just one.

    Parameters
    ----------
    function : function
        A student's, in their own process.
    examples : Examples
    seconds : float
        How long to search.
    trusted : function
        Whether another function of the student's, of a name, is right as far as is known. Where
        one is not that this one calls, the place could be in there, and none is named.
    clock : function
        What measures the seconds.
    certain : bool
        Whether to name a place only where there is no doubt, as beside a hint.
    """
    end = clock() + seconds
    try:
        known = harmless(function)
        if known is None or not _trusts(known, function, trusted):
            return None
        written = next(iter(known.values()))
        known |= _one_argument(function, known)
        trees = [each.tree for each in known.values()]
        found = search(function, trees, examples, end - clock(), clock)
    except RecursionError:
        return None
    named = _only_place(written, found)
    return None if certain and named and (named.also or not found.certain) else named


def _trusts(known: dict[str, Written], function: Any, trusted: Callable[[str, Any], bool]) -> bool:
    others = [name for name in known if name != function.__name__]
    return all(trusted(name, function.__globals__[name]) for name in others)


def _one_argument(function: Any, known: dict[str, Written]) -> dict[str, Written]:
    """Other functions of the student's that it may have forgotten to call."""
    found: dict[str, Written] = {}
    for name, value in list(function.__globals__.items()):
        same = type(value) is FunctionType and value.__globals__ is function.__globals__
        if same and name == value.__name__ and name not in known and _takes_one(value):
            needed = harmless(value) or {}
            found |= needed if function.__name__ not in needed else {}
        if len(found) >= MOST_FORGOTTEN:
            break
    return found


def _takes_one(function: FunctionType) -> bool:
    return function.__code__.co_argcount == 1 and not function.__code__.co_kwonlyargcount


def _only_place(written: Written, found: Tried) -> Place | None:
    lines = sorted(lines_of(found.mended) | _used_next(written.tree, found))
    if not 0 < len(lines) <= MOST_LINES:
        return None
    nodes: list[Any] = [node for each in found.mended for node in each.edit.nodes]
    here = [node for node in nodes if node.lineno == lines[0]]
    parts = () if found.whole else tuple(sorted(found.mended[0].parts))
    shown = [written.first + line - 1 for line in lines]
    return Place(shown[0], _quoted(written, here), parts, *shown[1:])


def _used_next(tree: ast.FunctionDef, found: Tried) -> set[int]:
    """The one line where a variable is handed on, if what is missing could be missing there.

    What is missing around `x @ y` in `z = x @ y` may as well be missing around z in `return z`.
    """
    values = {id(value): name for value, name in _values_kept(tree)}
    around = [each.edit for each in found.mended if each.edit.wraps]
    names = {values.get(id(edit.replaced)) for edit in around} - {None}
    if len(names) != 1:
        return set()
    uses = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id in names]
    lines = [node.lineno for node in uses if isinstance(node.ctx, ast.Load)]
    return set(lines) if len(lines) == 1 else set()


def _values_kept(tree: ast.FunctionDef) -> Iterator[tuple[ast.expr, str]]:
    """Values, and the variables that they are put into or added to."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assign, ast.AugAssign)):
            target = node.target if isinstance(node, ast.AugAssign) else node.targets[0]
            if isinstance(target, ast.Name):
                yield node.value, target.id


def _quoted(written: Written, nodes: Sequence[Any]) -> str:
    """The smallest piece of code that holds all the nodes; the whole line if there is none."""
    start = min((node.lineno, node.col_offset) for node in nodes)
    end = max((node.end_lineno, node.end_col_offset) for node in nodes)
    around = [
        (node.lineno, node.col_offset, -node.end_lineno, -node.end_col_offset)
        for node in _pieces(written.tree)
        if (node.lineno, node.col_offset) <= start and (node.end_lineno, node.end_col_offset) >= end
    ]
    lines = written.text.splitlines()
    text = lines[start[0] - 1].strip()
    if around:
        first, left, last, right = max(around)
        if first == -last:
            text = lines[first - 1].encode()[left:-right].decode()
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 2]} …"


def _pieces(tree: ast.AST) -> list[Any]:
    nodes = [node for node in ast.walk(tree) if isinstance(node, (ast.expr, ast.stmt))]
    return [node for node in nodes if not hasattr(node, OURS)]


TRAIN_FILE, TEST_FILE = FILES = "train_catvnoncat.h5", "test_catvnoncat.h5"

SHARED = "datasets.txt"
"""A file that names the folder with the pictures, where a class shares one."""
PHOTOGRAPHS = "photographs"
OUR_PHOTOGRAPHS = ("chelsea.jpg", "coffee.jpg")
"""In that folder: a cat, and no cat."""
KINDS = {".jpg", ".jpeg", ".png"}


def find_data() -> Path:
    """The folder that holds the two files of pictures.

    Raises
    ------
    FileNotFoundError
        When they are neither where ``CATS_DATA`` says, nor beside the notebook, nor in the course.
    """
    places = _places()
    for place in map(Path, places):
        if (place / TRAIN_FILE).exists() and (place / TEST_FILE).exists():
            return place
    found = {name for place in places for name in FILES if Path(place, name).exists()}
    missing = [name for name in FILES if name not in found] or list(FILES)
    if len(missing) == 1:
        there = f"found only {found.pop()}. Copy {missing[0]}"
    else:
        there = f"found {'them in different folders' if found else 'neither'}. Copy both files"
    raise FileNotFoundError(
        f"expected {' and '.join(FILES)} beside this notebook or in ../../datasets; {there} "
        "beside the notebook and run this cell again."
    )


def _places() -> list[str]:
    """Where pictures may be: the folder that somebody names, this one, the course's."""
    shared = Path(SHARED)
    named = [shared.read_text(encoding="utf-8").strip()] if shared.is_file() else []
    return [os.environ.get("CATS_DATA", "."), ".", *named, "../../datasets"]


def find_photographs() -> list[Path]:
    """Photographs to try: your own beside the notebook first, then those of the course.

    Raises
    ------
    FileNotFoundError
        When there are none.
    """
    found = sorted(path for path in Path().iterdir() if path.suffix.lower() in KINDS)
    for place in _places():
        for name in OUR_PHOTOGRAPHS:
            path = Path(place, PHOTOGRAPHS, name)
            if path.exists() and name not in [each.name for each in found]:
                found.append(path)
    if not found:
        raise FileNotFoundError(
            "expected a photograph beside this notebook (.jpg or .png); found none. "
            "Put one there and run this cell again."
        )
    return found


def load_pictures() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The pictures and their labels, to train on and to test on.

    Returns
    -------
    train_x : (m_train, num_px, num_px, 3), uint8
    Y_train : (1, m_train), 1 for a cat and 0 for anything else
    test_x : (m_test, num_px, num_px, 3), uint8
    Y_test : (1, m_test)

    Raises
    ------
    FileNotFoundError
        When a file is not there.
    OSError
        When a file is not one of pictures, but a web page, say, or cut off.
    """
    folder = find_data()
    train_x, train_y = _read(folder / TRAIN_FILE, "train")
    test_x, test_y = _read(folder / TEST_FILE, "test")
    return train_x, train_y.reshape(1, -1), test_x, test_y.reshape(1, -1)


def _read(path: Path, part: str) -> tuple[np.ndarray, np.ndarray]:
    """One file's pictures and labels, or a description of a file of another kind."""
    names = f"{part}_set_x", f"{part}_set_y"
    try:
        with _opened(path) as file:
            pictures, labels = (file[name][:] for name in names)
    except KeyError:
        problem = f"an HDF5 file without {' and '.join(names)}"
    except OSError:
        problem = _instead_of_pictures(path)
    else:
        return pictures, labels
    raise OSError(
        f"expected pictures in {path.name}, found {problem}. Download {path.name} again, put it in "
        f"the place of that file ({path}), and run this cell again."
    ) from None


def _opened(path: Path) -> Any:
    """The file's arrays by name; those of its ``.npz`` twin in a browser that has no h5py."""
    try:
        import h5py
    except ImportError:
        twin = path.with_suffix(".npz")
        if not twin.exists():
            raise
        return np.load(twin, allow_pickle=False)
    return h5py.File(path)


def _instead_of_pictures(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(1000).lstrip()
    size = path.stat().st_size
    if start.startswith(b"\x89HDF"):
        return f"only the first {size:,} bytes of it: it is cut off or damaged"
    if start.startswith(b"version https://git-lfs"):
        return (
            "a Git LFS pointer, which stands for the file but is not it (git lfs pull fetches it)"
        )
    if start[:1] == b"<":
        return "a web page (HTML): the page about the file, not the file itself"
    if start.startswith(b"PK\x03\x04"):
        return "a ZIP archive: unpack it"
    return f"{size:,} bytes of something else" if start else "an empty file"


CODE = re.compile(r"`([^`]+)`")


def show_words(text: str) -> None:
    """Show a sentence: as HTML it is broken between words, while printed lines are cut anywhere.

    Parameters
    ----------
    text : str
        Code between backticks is shown as code.
    """
    show_html(f'<div style="max-width:46em">{with_code(text)}</div>', text)


def with_code(text: str) -> str:
    """Words as HTML; what stands between backticks becomes code.

    >>> with_code("is `a < b`?")
    'is <code>a &lt; b</code>?'
    """
    return CODE.sub(r"<code>\1</code>", html.escape(text, quote=False))


def show_html(fragment: str, text: str) -> None:
    """Show HTML where there is a notebook, and print the text where there is none.

    Parameters
    ----------
    fragment : str
        HTML; what it quotes is escaped already.
    text : str
        The same for a terminal.
    """
    try:
        from IPython import display, get_ipython
    except ImportError:
        print(text)
    else:
        if get_ipython() is None:
            print(text)
        else:
            display.display({"text/plain": text, "text/html": fragment}, raw=True)


BLUE, ORANGE, GREEN, VERMILION = "#0072B2", "#E69F00", "#009E73", "#D55E00"
"""Okabe and Ito's colours: colour-blind eyes can tell them apart."""
HOLD = 3000
"""Milliseconds for which a moving picture shows its last frame, before it starts again."""
MOVING = (
    '<details open><summary style="cursor:pointer"><em>Moving picture: click to hide it</em>'
    '</summary><picture><source media="(prefers-reduced-motion: reduce)" srcset="{still}">'
    '<img alt="{alt}" style="max-width:100%" src="{moving}"></picture></details>'
)
"""Readers who set "reduced motion" see the last frame, and everyone can hide the picture."""


def show(fig: Any, alt: str) -> None:
    """Show a Matplotlib figure with its alt text, and close it.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    alt : str
        One sentence that describes the figure.
    """
    from IPython.display import HTML, display

    picture = _address(_png(fig, bbox_inches="tight"), "png")
    display(HTML(f'<img alt="{html.escape(alt)}" src="{picture}">'))


def show_moving(figures: list[Any], alt: str, *, seconds: float = 0.8) -> None:
    """Show Matplotlib figures of the same size as one picture that moves, and close them.

    Parameters
    ----------
    figures : list of matplotlib.figure.Figure
    alt : str
        A description of the figure and of its changes.
    seconds : float
        For how long each figure is shown.
    """
    from IPython.display import HTML, display
    from PIL import Image

    pictures = [_png(fig) for fig in figures]
    first, *others = [Image.open(io.BytesIO(each)) for each in pictures]
    shown_for = [int(1000 * seconds)] * len(others) + [HOLD]
    moving = io.BytesIO()  # a PNG that moves: unlike a GIF, it has all colours
    first.save(moving, "PNG", save_all=True, append_images=others, duration=shown_for, loop=0)
    still, motion = _address(pictures[-1], "png"), _address(moving.getvalue(), "png")
    display(HTML(MOVING.format(alt=html.escape(alt), still=still, moving=motion)))


def _png(fig: Any, **options: Any) -> bytes:
    """The figure as a file; it is closed."""
    from matplotlib import pyplot as plt

    picture = io.BytesIO()
    fig.savefig(picture, format="png", dpi=90, **options)
    plt.close(fig)
    return picture.getvalue()


def _address(content: bytes, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


OPENS = (
    '<div style="border-left:4px solid #0072B2;padding:.2em .8em;max-width:46em">'
    '<div><strong>Question.</strong> {question} <em style="opacity:.75">'
    "Click on your answer.</em></div>"
)
CHOICE = (
    '<details style="margin:.35em 0"><summary style="cursor:pointer">{answer}</summary>'
    '<div style="margin:.2em 0 .2em 1.2em">'
    '<strong style="color:{colour}">{mark}</strong> {explanation}</div></details>'
)
"""A browser opens and closes it by itself, by mouse or by keys: no script, no widget, no kernel."""


def quiz(question: str, answers: dict[str, str], *, right: str) -> None:
    """Show a question with its answers; each opens to say whether it is right, and why.

    Parameters
    ----------
    question : str
    answers : dict of str to str
        Each answer with its explanation. Code between backticks is shown as code.
    right : str
        The right answer, as it stands in ``answers``.

    Raises
    ------
    ValueError
        When ``right`` is none of the answers.
    """
    if right not in answers:
        raise ValueError(f"expected right to be one of {', '.join(answers)}; got {right!r}")
    show_html(_quiz_html(question, answers, right), _quiz_text(question, answers, right))


def _quiz_html(question: str, answers: dict[str, str], right: str) -> str:
    choices = [
        CHOICE.format(
            answer=with_code(answer),
            explanation=with_code(explanation),
            mark="✓ Right." if answer == right else "✗ Not this one.",
            colour="#009E73" if answer == right else "#D55E00",  # Okabe-Ito green, vermilion
        )
        for answer, explanation in answers.items()
    ]
    return f"{OPENS.format(question=with_code(question))}{''.join(choices)}</div>"


def _quiz_text(question: str, answers: dict[str, str], right: str) -> str:
    """Plain text if there is no HTML: the question, its answers, the right one and the reason."""
    letters = "abcdefghij"
    asked = [f"  {letter}) {answer}" for letter, answer in zip(letters, answers, strict=False)]
    said = [
        f"  {letter}) {'✓ right' if answer == right else '✗ not this one'}: {explanation}"
        for letter, (answer, explanation) in zip(letters, answers.items(), strict=False)
    ]
    return "\n".join([f"Question. {question}", *asked, "", "Which is right, and why:", *said])


def locate_slip(
    verdict: Verdict, function: Any, example: Callable[[str], dict[str, Any]]
) -> list[Place]:
    """The place where one small edit makes the examples right, if there is just one.

    Where a hint explains what is wrong, the place is added only if it is soon found and certain.

    Parameters
    ----------
    verdict : Verdict
    function : function
        The student's.
    example : function
        The examples of an exercise, by its name.
    """
    if not (explained(verdict) or unexplained(verdict)):
        return []
    beside = explained(verdict)
    seconds = BESIDE_A_HINT if beside else SECONDS
    end = time.perf_counter() + seconds
    own = example(verdict.exercise)
    asked = Examples(own["args"], own["expected"], Rules(*own["rules"]))

    def trusted(other: str, called: Any) -> bool:
        if time.perf_counter() > end:
            return False
        try:
            return _is_right(called, example(other))
        except ValueError:  # it is none of the exercises
            return True

    seconds = end - time.perf_counter()
    found = place(function, asked, seconds=seconds, trusted=trusted, certain=beside)
    return [found] if found else []


def _is_right(function: Any, example: dict[str, Any]) -> bool:
    """Whether a function that the searched one calls computes what is asked of it."""
    outcomes = [call(function, args).outcome for args in example["args"]]
    verdict = judge("", outcomes, example["expected"], rules=Rules(*example["rules"]))
    return all(facet.right for facet in verdict.facets if facet.name != VECTORIZED)


ONE_AT_A_TIME = threading.RLock()
"""Held while a slider's function draws."""


def interact(function: Callable[..., Any] | None = None, /, **sliders: Any) -> Any:
    """Show sliders, and below them what a function displays; again whenever one is moved.

    Two things are different from ipywidgets' ``interact``, because of faults in what it works with.

    JupyterLab 4.6 and ipykernel 7.4 call the function in two threads at once when two sliders are
    moved shortly after each other. pyplot and ipywidgets' Output are for one thread at a time:
    figures were damaged or lost. So the second drawing waits for the first.

    nbclient 0.11 answers each output of an Output widget with a message to the kernel, and may
    then miss that the cell has ended: nbconvert waited for ever. So the first drawing goes into
    the widget as it is made, and there is nothing to answer.

    Parameters
    ----------
    function : function
        Displays or prints something; called with the sliders' values by name. Without it, what
        comes back decorates the function.
    **sliders : widget or abbreviation
        As for ipywidgets' ``interact``.
    """
    from ipywidgets import interactive

    class OneAtATime(interactive):
        def update(self, *moved: Any) -> None:
            with ONE_AT_A_TIME:
                if moved:
                    super().update(*moved)
                else:
                    self.out.outputs = _displayed(self.f, _values(self.kwargs_widgets))

    make = OneAtATime.factory()
    shown = make(**sliders) if function is None else make(function, **sliders)
    return shown if function is None else None


def _values(widgets: list[Any]) -> dict[str, Any]:
    # ipywidgets notes the argument's name there, and has no public place for it
    return {widget._kwarg: widget.get_interact_value() for widget in widgets}


def _displayed(function: Callable[..., Any], values: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """What a call displays and prints, as a notebook's outputs."""
    from IPython.utils.capture import capture_output

    failed = []
    with capture_output() as said:
        try:
            function(**values)
        except Exception as error:
            failed.append(_as_output(error))
    streams = [("stdout", said.stdout), ("stderr", said.stderr)]
    return (
        *({"output_type": "stream", "name": name, "text": text} for name, text in streams if text),
        *(
            {"output_type": "display_data", "data": each.data, "metadata": each.metadata or {}}
            for each in said.outputs
        ),
        *failed,
    )


def _as_output(error: Exception) -> dict[str, Any]:
    begins_at = error.__traceback__ and error.__traceback__.tb_next  # where the student's code is
    lines = traceback.format_exception(type(error), error, begins_at)
    name = type(error).__name__
    return {"output_type": "error", "ename": name, "evalue": str(error), "traceback": lines}


CHECK = "check-"
PASSED, OPEN = "✓", "·"
TABLE = (
    '<table><caption style="text-align:left"><strong>{title}</strong></caption>'
    '<thead><tr><th scope="col" style="text-align:left">notebook</th>'
    '<th scope="col" style="text-align:left">checks passed</th></tr></thead><tbody>{rows}</tbody>'
    "</table>"
)
ROW = (
    '<tr><th scope="row" style="text-align:left">{notebook}</th>'
    '<td style="text-align:left">{count}: {checks}</td></tr>'
)


def passed(folder: str | Path = "..") -> None:
    """Show which checks have passed, in this notebook and in those of the folders beside it.

    Parameters
    ----------
    folder : str or Path
        Where the notebooks' folders are.
    """
    found = _checks(Path(folder))
    done = sum(sum(each.values()) for each in found.values())
    title = f"{done} of {sum(map(len, found.values()))} checks passed"
    if found and all(all(each.values()) for each in found.values()):
        title = f"Certificate: all {done} checks passed. Well done!"
    rows, lines = [], [title]
    for notebook, checks in found.items():
        count = f"{sum(checks.values())} of {len(checks)}"
        marked = ", ".join(f"{name} {PASSED if right else OPEN}" for name, right in checks.items())
        rows.append(
            ROW.format(notebook=html.escape(notebook), count=count, checks=html.escape(marked))
        )
        lines.append(f"{notebook:28s} {count}: {marked}")
    show_html(TABLE.format(title=title, rows="".join(rows)), "\n".join(lines))


def _checks(folder: Path) -> dict[str, dict[str, bool]]:
    """By notebook and exercise, whether its check has passed; what cannot be read is left out."""
    paths = {path.stem: path for path in [*folder.glob("*/*.ipynb"), *Path().glob("*.ipynb")]}
    found = {name: _checks_in(paths[name]) for name in sorted(paths)}
    return {name: checks for name, checks in found.items() if checks}


def _checks_in(path: Path) -> dict[str, bool]:
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        named = [
            (str(cell["metadata"].get("nbgrader", {}).get("grade_id", "")), cell) for cell in cells
        ]
        return {
            name.removeprefix(CHECK): _has_passed(name.removeprefix(CHECK), cell)
            for name, cell in named
            if name.startswith(CHECK)
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _has_passed(name: str, cell: dict[str, Any]) -> bool:
    shown = "".join(
        "".join(output.get("data", {}).get("text/plain", "")) for output in cell.get("outputs", [])
    )
    return f"{PASSED} {name}: all right" in shown


EXAMPLES = Path(__file__).with_name("examples.npz")


class NotRightYet(AssertionError):
    """A check failed. The check has shown the reason, so there is no traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


class NoSuchExerciseError(ValueError):
    """The notebook has no exercise of that name; it says so without a traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def check(name: str, function: Any) -> None:
    """Call your function on the examples and show which parts of the answers are right.

    Parameters
    ----------
    name : str
        The exercise's name.
    function : function
        Yours.

    Raises
    ------
    NotRightYet
        When an answer is wrong, after the check has shown why.
    NoSuchExerciseError
        When there is no exercise of that name.
    """
    verdict = _verdict_on(name, function)
    found = locate_slip(verdict, function, _example)
    verdict = dataclasses.replace(verdict, notes=(*verdict.notes, *map(str, found)))
    show_html(verdict_html(verdict), verdict_text(verdict))
    if verdict.status != "passed":
        raise NotRightYet(f"{name} is not right yet: its check says why.")


def _verdict_on(name: str, function: Any) -> Verdict:
    example = _example(name)
    calls = [call(function, args, defaults=example["defaults"]) for args in example["args"]]
    if not callable(function):
        calls = [Called(Failure("not callable", not_a_function(name, type(function).__name__)))]
    sized = [
        call(function, args, count=True, defaults=example["defaults"]) for args in example["sized"]
    ]
    written = functions_in(source_of(function)).get(getattr(function, "__name__", ""))
    verdict = judge(
        name,
        [each.outcome for each in calls],
        example["expected"][: len(calls)],
        rules=Rules(*example["rules"]),
        mistakes=[Mistaken(*fields) for fields in example["mistakes"]],
        looped=looped(sized),
        asked=Asked(example["args"], example["parameters"], written, example["exercises"]),
    )
    changes = {position for each in calls for position in each.changed}
    given = len(example["args"][0])
    notes = (
        *notes_on_dropped_defaults(
            0 if verdict.status == "blank" else calls[0].dropped, example["parameters"], given
        ),
        *notes_on_changed_arguments(list(changes), example["parameters"]),
    )
    stopped = next((each.stopped for each in calls if each.stopped), "")
    return dataclasses.replace(verdict, notes=notes, stopped=stopped)


def hint(name: str) -> None:
    """Show the next hint for an exercise; call it again for one more.

    Parameters
    ----------
    name : str
        The exercise's name.
    """
    steps = _example(name)["hints"]
    given = _hints_given.get(name, 0)
    _hints_given[name] = given + 1
    if not steps:
        show_words(f"There is no hint for {name}.")
    elif given < len(steps):
        show_words(f"Hint {given + 1} of {len(steps)}: {steps[given]}")
    else:
        show_words(f"That was the last hint for {name}; the last one again: {steps[-1]}")


def hints_left(name: str) -> int:
    """How many hints for an exercise have not been given yet.

    Parameters
    ----------
    name : str
    """
    return max(0, len(_example(name)["hints"]) - _hints_given.get(name, 0))


_hints_given: dict[str, int] = {}


def _example(name: str) -> dict[str, Any]:
    with np.load(EXAMPLES, allow_pickle=False) as file:
        numbers = dict(file)
    index = json.loads(bytes(numbers["index"]))
    if name not in index:
        raise NoSuchExerciseError(no_such_exercise(name, index))
    example: dict[str, Any] = thaw(index[name], numbers, Failure)
    return example


def no_such_exercise(name: object, known: Iterable[str]) -> str:
    """The message for an unknown exercise.

    Parameters
    ----------
    name : object
        What was given in place of a name.
    known : iterable of str
        The names of the notebook's exercises.

    Examples
    --------
    >>> no_such_exercise("sigmiod", ["sigmoid", "predict"])
    "There is no exercise called 'sigmiod'. Did you mean 'sigmoid'?"
    """
    if not isinstance(name, str):
        example = next(iter(known))
        return f'The name of an exercise comes first, in quotes, such as "{example}".'
    near = difflib.get_close_matches(name.strip().lower(), known, n=1, cutoff=0.5)
    said = f"Did you mean {near[0]!r}?" if near else f"There are {', '.join(known)}."
    return f"There is no exercise called {name!r}. {said}"


def solution(name: str) -> None:
    """Show a worked solution with its reason, or a model answer to a written question.

    Parameters
    ----------
    name : str
        The exercise's name, or the question's.

    Raises
    ------
    NoSuchExerciseError
        When there is neither an exercise nor a question of that name.
    """
    shown = _solutions()
    if not shown:
        print("There are no solutions in this notebook: your instructor has them.")
        return
    if name not in shown:
        raise NoSuchExerciseError(no_such_exercise(name, shown))
    left = hints_left(name) if shown[name]["is_exercise"] else 0
    if left:
        print(f"Hints come first: {left} left for {name}. Call hint({name!r}) for the next one.")
        return
    print(shown[name]["text"])
    if shown[name]["why"]:
        print()
        show_words(f"Why: {shown[name]['why']}")


def _solutions() -> dict[str, dict[str, str]]:
    with np.load(EXAMPLES, allow_pickle=False) as file:
        if "solutions" not in file:
            return {}
        shown: dict[str, dict[str, str]] = json.loads(bytes(file["solutions"]))
    return shown
