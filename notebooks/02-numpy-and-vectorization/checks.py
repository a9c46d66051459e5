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
from itertools import chain, takewhile
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any, TypeGuard, TypeVar

import numpy as np

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Pairs = Sequence[tuple[Array, Array]]
"""For each challenge one part of the answer, as it came and as it should be."""
Where = tuple[str | int, ...]
Kind = TypeVar("Kind")
MAX_DEPTH = 4
"""How deep a list of lists may go; a list that holds itself has no bottom."""
MAX_NUMBERS = 1_000_000
"""The most numbers in one part of an answer; right answers have a few hundred."""
MAX_ITEMS = 10_000
"""The most items in the lists of one part, nested ones included: the judge reads each by itself."""
MAX_KEYS = 10
"""The most keys to name of a dictionary that lacks one."""


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

    builtins.map = _counted_map
    np.vectorize.__call__ = call
    try:
        yield
    finally:
        builtins.map = own_map
        np.vectorize.__call__ = own_call


def _counted_map(function: Callable[..., Any], *iterables: Iterable[Any]) -> Iterator[Any]:
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


def all_close(got: Array, wanted: Array, rtol: float = 1e-5, atol: float = 1e-8) -> bool:
    """What ``np.allclose`` gives, in a fraction of the time: most pairs differ at once.

    Parameters
    ----------
    got, wanted : array
        Of the same size.
    rtol, atol : float
        A number is close when ``|got - wanted| <= atol + rtol * |wanted|``.

    Examples
    --------
    >>> all_close(np.array([1.0, np.inf]), np.array([1.0 + 1e-9, np.inf]))
    True
    """
    if _far_apart(got, wanted, rtol, atol):
        return False
    return bool(_close(got, wanted, rtol, atol).all())


def _close(got: Array, wanted: Array, rtol: float, atol: float) -> np.ndarray:
    """Which numbers are close: infinity to itself, NaN to nothing."""
    with np.errstate(invalid="ignore"):  # infinities are compared, not subtracted
        close = np.abs(got - wanted) <= atol + rtol * np.abs(wanted)
    found: np.ndarray = (close & np.isfinite(wanted)) | (got == wanted)
    return found


def _far_apart(got: Array, wanted: Array, rtol: float, atol: float) -> bool:
    """Whether the first numbers differ already; of nan and infinity, nothing is said."""
    if not got.size or not wanted.size:
        return False
    one, other = got.item(0), wanted.item(0)
    return bool(abs(one - other) > atol + rtol * abs(other))


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
    if _far_apart(got, mistaken, rules.rtol, rules.atol):
        return False
    close = _close(got, mistaken, rules.rtol, rules.atol)
    return bool((close | (np.isnan(got) & np.isnan(mistaken))).all())


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


MAX_NODES = 40
"""Of an expression that is put in for a name; together they would grow without bound."""
MAX_EXPRESSIONS = 60
"""In which names are replaced; a right answer has a dozen."""


def with_steps_put_in(function: ast.FunctionDef) -> list[ast.expr]:
    r"""The expressions of a function that use a name which is set once, with its value put in.

    Parameters
    ----------
    function : FunctionDef

    Examples
    --------
    >>> [cell] = ast.parse("def f(X):\n n, m = X.shape\n return g(m)").body
    >>> [ast.unparse(each) for each in with_steps_put_in(cell)]
    ['g(X.shape[1])']
    """
    steps: dict[str, ast.expr] = {}
    for name, value in _set_once(function):
        put = _put_in(value, steps)
        if sum(1 for _ in ast.walk(put)) <= MAX_NODES:
            steps[name] = put
    whole = [
        node
        for statement in nodes_in(function.body)
        if isinstance(statement, ast.stmt)
        for node in ast.iter_child_nodes(statement)
        if isinstance(node, ast.expr) and steps.keys() & set(names_in(node))
        and not isinstance(getattr(node, "ctx", None), ast.Store)
    ]  # fmt: skip
    return [_put_in(node, steps) for node in whole[:MAX_EXPRESSIONS]]


def _set_once(function: ast.FunctionDef) -> Iterator[tuple[str, ast.expr]]:
    """The names with one value each, in the order of the lines; a tuple's are taken apart."""
    assigned = [node for node in nodes_in(function.body) if isinstance(node, ast.Assign)]
    pairs = [pair for node in assigned for target in node.targets
             for pair in _pairs(target, node.value)]  # fmt: skip
    others = {name for node in nodes_in(function.body) for name in set_without_assignment(node)}
    times = Counter(name for name, _ in pairs)
    for name, value in pairs:
        again = name in others or name in arguments_of(function)
        if value is not None and times[name] == 1 and not again:
            yield name, value


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr | None]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Attribute):
        for i, each in enumerate(target.elts):  # n, m = X.shape
            if isinstance(each, ast.Name):
                yield each.id, ast.Subscript(value, ast.Constant(i), ast.Load())
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for each, own in zip(target.elts, value.elts, strict=False):
            yield from _pairs(each, own)
    else:
        for name in names_in(target):
            yield name, None


class _PutIn(ast.NodeTransformer):
    def __init__(self, steps: dict[str, ast.expr]) -> None:
        self._steps = steps

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._steps.get(node.id, node) if isinstance(node.ctx, ast.Load) else node


def _put_in(node: ast.expr, steps: dict[str, ast.expr]) -> ast.expr:
    put: ast.expr = _PutIn(steps).visit(copy.deepcopy(node))
    return put


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
    there = _standard(function)
    kinds = there if isinstance(wanted, ast.Name) else [type(wanted)]
    return any(_alike(wanted, node, {}) for kind in kinds for node in there.get(kind, ()))


def occurs_in(pattern: str, expression: ast.expr) -> bool:
    """Whether an expression is of a form.

    Parameters
    ----------
    pattern : str
    expression : expr
    """
    return occurs(pattern, _wrapped(expression))


@functools.lru_cache(maxsize=1024)  # several patterns ask for the same expression
def _wrapped(expression: ast.expr) -> ast.FunctionDef:
    nothing = ast.arguments([], [], None, [], [], None, [])
    return ast.FunctionDef("one", nothing, [ast.Expr(expression)], [], lineno=1)


@functools.lru_cache(maxsize=2048)
def _pattern(pattern: str) -> ast.AST:
    [statement] = _Standard().visit(ast.parse(pattern)).body
    found: ast.AST = statement.value if isinstance(statement, ast.Expr) else statement
    return found


def _standard(function: ast.FunctionDef) -> dict[type[ast.AST], list[ast.AST]]:
    """The nodes of a function in standard form, by kind; kept, for many patterns ask for them."""
    kept: dict[type[ast.AST], list[ast.AST]] | None = getattr(function, "standard_nodes", None)
    if kept is None:
        copied = ast.parse(ast.unparse(function))
        copied.body += [ast.Expr(each) for each in with_steps_put_in(function)]
        kept = {}
        for node in ast.walk(_Standard().visit(copied)):
            kept.setdefault(type(node), []).append(node)
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
    if isinstance(wanted, ast.BinOp) and isinstance(node, ast.BinOp):
        if type(wanted.op) is not type(node.op):
            return False  # before what stands on both sides is compared
        if isinstance(wanted.op, _COMMUTES):
            swapped = ast.BinOp(node.right, node.op, node.left)
            return _same_fields(wanted, node, bound) or _same_fields(wanted, swapped, bound)
    return _same_fields(wanted, node, bound)


def _bind(name: str, node: ast.AST, bound: dict[str, str]) -> bool:
    text = node.id if isinstance(node, ast.Name) else ast.dump(node)  # set or read, it is one name
    return name == "_" or bound.setdefault(name, text) == text


def _same_fields(wanted: ast.AST, node: ast.AST, bound: dict[str, str]) -> bool:
    """Compare field by field; what was bound on a way that failed is forgotten."""
    trial = dict(bound)
    for name, value in _fields_of(wanted):
        if not _same_value(value, getattr(node, name), trial):
            return False
    bound |= trial
    return True


@functools.lru_cache(maxsize=8192)
def _fields_of(wanted: ast.AST) -> list[tuple[str, Any]]:
    """What counts of a pattern's node; nobody changes a pattern."""
    no_meaning = {"ctx", "type_comment", "kind", "lineno"}
    return [(name, value) for name, value in ast.iter_fields(wanted) if name not in no_meaning]


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
    if left := _raise_left(body):
        return left
    if names := _none_lines(function):
        more = f", and so do {len(names) - 1} more" if len(names) > 1 else ""
        return f"a line still says {names[0]} = None{more}: put your own code there"
    returned = body[-1].value if isinstance(body[-1], ast.Return) else None
    if len(body) == 1 and returned is not None and (missing := _never_set(function, returned)):
        return f"{missing[0]} never gets a value: the lines that compute it are still to be written"
    return ""


def _raise_left(body: list[ast.stmt]) -> str:
    """What to say of the stub's ``raise`` that a student has left beside their own lines."""
    places = [
        i for i, node in enumerate(body) if isinstance(node, ast.Raise) and BLANK in names_in(node)
    ]
    if not places or len(body) == 1:
        return ""
    if places[0] == len(body) - 1:
        return f"the last line is still raise {BLANK}: put what the function returns there"
    return f"the line raise {BLANK} still stands there, and no line below it runs: delete it"


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
    return [
        part.id
        for part in items_of(returned)
        if isinstance(part, ast.Name) and part.id not in known
    ]


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
        if isinstance(value, (ast.BinOp, ast.UnaryOp, ast.Attribute, ast.Compare, ast.Subscript)):
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
            and not any(each.arg == "out" for each in call.keywords)
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


def reduced_to_one(function: ast.FunctionDef) -> Cause | None:
    """A sum, a mean or an extreme without an axis, where one number came and several are asked for.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(body_of(function)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        of_numpy = isinstance(node.func.value, ast.Name) and node.func.value.id in {"np", "numpy"}
        axis = len(node.args) > of_numpy or any(each.arg == "axis" for each in node.keywords)
        if node.func.attr in _TO_ONE and not axis:
            return Cause(
                f"Without an axis, {node.func.attr} makes one number of a whole array: "
                f"{_short(node)}. Several numbers are asked for.",
                "reduced_to_one",
                "one number of a whole array",
            )
    return None


def summed_by_rows(function: ast.FunctionDef) -> Cause | None:
    """Python's own sum, which adds up the rows of a table, where several numbers came for one.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(body_of(function)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sum":
            return Cause(
                f"Python's own sum, in {_short(node)}, goes along the first axis only, and leaves "
                "several numbers. One is asked for.",
                "summed_by_rows",
                "Python's sum of a table",
            )
    return None


def reduced_by_axis(function: ast.FunctionDef) -> Cause | None:
    """A sum, a mean or an extreme along one axis, where several numbers came for one.

    Parameters
    ----------
    function : FunctionDef
    """
    kept = [node.value for node in nodes_in(body_of(function))
            if isinstance(node, (ast.Assign, ast.Return)) and node.value]  # fmt: skip
    parts = [part for value in kept for part in items_of(value)]
    for node in parts:
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr in _TO_ONE | {"argmin", "argmax"}:
            axes = [each.value for each in node.keywords if each.arg == "axis"]
            if any(not isinstance(each, ast.Constant) or each.value is not None for each in axes):
                return Cause(
                    f"With an axis, {called.attr} gives one number for each line along the other "
                    f"axes: {_short(node)}. One number is asked for.",
                    "reduced_by_axis",
                    "several numbers, by an axis",
                )
    return None


def reduced_in_part(function: ast.FunctionDef) -> Cause | None:
    """A sum or a mean of the first terms only, where several numbers came for one.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(body_of(function)):
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
            for inside, outside in ((node.left, node.right), (node.right, node.left)):
                call = _reduction_in(inside)
                terms = isinstance(outside, (ast.BinOp, ast.Call)) and names_in(outside)
                if call and terms and not _reduction_in(outside):
                    return Cause(
                        f"{ast.unparse(call.func)} takes in what stands in its parentheses: "
                        f"{_short(outside)} stands outside, and is still several numbers. One is "
                        "asked for.",
                        "reduced_in_part",
                        "the parentheses of a sum close too early",
                    )
    return None


def _reduction_in(node: ast.AST) -> ast.Call | None:
    """A call that makes one number of an array, in an expression."""
    for inner in ast.walk(node):
        called = inner.func if isinstance(inner, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr in _TO_ONE:
            return inner
    return None


_TO_ONE = {"sum", "mean", "max", "min", "prod", "std", "average", "median"}


def _short(node: ast.AST) -> str:
    text = ast.unparse(node)
    return text if len(text) <= 60 else f"{text[:57]}..."


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
        value = value.elts[which] if several else None
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


_LOOPS = (ast.For, ast.While)


def return_in_a_loop(function: ast.FunctionDef) -> Cause | None:
    """A return that ends the function in the first round of a loop.

    Parameters
    ----------
    function : FunctionDef
    """
    loops = [node for node in nodes_in(function.body) if isinstance(node, _LOOPS)]
    if not any(map(_ends_at_once, loops)):
        return None
    return Cause(
        "The return stands inside the loop, so it ends the function in the first round: look at "
        "the indentation.",
        "return_in_the_loop",
        "return inside the loop",
    )


def _ends_at_once(loop: ast.For | ast.While) -> bool:
    """Whether each way through a loop's first round leads to a return."""
    turns = (ast.Continue, ast.Break)
    if any(isinstance(node, turns) for node in nodes_in(loop.body)) or _endless(loop):
        return False
    return any(map(_returns, loop.body))


def _endless(loop: ast.For | ast.While) -> bool:
    return isinstance(loop, ast.While) and isinstance(loop.test, ast.Constant)


def _returns(node: ast.stmt) -> bool:
    if isinstance(node, ast.If):
        return any(map(_returns, node.body)) and any(map(_returns, node.orelse))
    return isinstance(node, ast.Return)


def starts_at_one(function: ast.FunctionDef) -> Cause | None:
    """A loop that leaves out its first round.

    Parameters
    ----------
    function : FunctionDef
    """
    starts = [
        node
        for node in nodes_in(function.body)
        if isinstance(node, (ast.For, ast.comprehension))
        and occurs_in("range(1, _)", node.iter)
        and not occurs_in("range(1, _ + 1)", node.iter)  # as many rounds as there should be
    ]
    first = any(
        isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Name)
        and isinstance(node.slice, ast.Constant)
        and node.slice.value == 0
        for node in nodes_in(function.body)
    )
    if not starts or first:  # number 0 may have had its turn
        return None
    return Cause(
        "range(1, ...) leaves out the first round, number 0, and ends before its last number.",
        "range_from_one",
        "the loop starts at 1",
    )


def never_ends(function: ast.FunctionDef) -> Cause | None:
    """A ``while`` that asks about names which nothing in the loop changes.

    Parameters
    ----------
    function : FunctionDef
    """
    leaves = ast.Break, ast.Return, ast.Raise
    for loop in nodes_in(function.body):
        if not isinstance(loop, ast.While) or _endless(loop):
            continue
        inside = list(nodes_in(loop.body))
        asked = sorted(set(names_in(loop.test)))
        elsewhere = any(isinstance(node, ast.Call) for node in ast.walk(loop.test))
        touched = {name for node in inside if _changes(node) for name in names_in(node)}
        if (
            not elsewhere
            and not any(isinstance(node, leaves) for node in inside)
            and not (set(asked) & (touched | set_names(inside)))
        ):
            return Cause(
                f"Nothing in the loop changes what `while` asks about ({', '.join(asked)}): so it "
                "never ends.",
                "loop_never_ends",
                "a loop that never ends",
            )
    return None


def _changes(node: ast.AST) -> bool:
    """Whether it may change something in place: a method's call, or an entry that is set."""
    method = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    entry = isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store)
    return method or entry


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
    read = {name for loop in loops for name in read_names(nodes_in(loop.body))}
    for node in (each for loop in loops for each in nodes_in(loop.body)):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            reads = set(names_in(node.value))
            if name in started and name not in reads | read:
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
    for outer in for_loops(function):
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


def entries_for_places(function: ast.FunctionDef) -> Cause | None:
    """A loop through the entries of an array, which are then taken for places in it.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in for_loops(function):
        if not isinstance(loop.target, ast.Name) or not isinstance(loop.iter, ast.Name):
            continue
        name, array = loop.target.id, loop.iter.id
        if (
            array in arguments_of(function)
            and _is_index(name, loop)
            and name not in set_names(nodes_in(loop.body))
        ):
            return Cause(
                f"for {name} in {array} goes through what {array} holds, so {name} is an entry "
                f"itself, and {name} in square brackets asks for the place of that number.",
                "entries_for_places",
                "entries taken for places",
            )
    return None


def never_set_back(function: ast.FunctionDef) -> Cause | None:
    """A total that an inner loop adds to and each outer round keeps, but never starts anew.

    Parameters
    ----------
    function : FunctionDef
    """
    for outer in for_loops(function):
        for loop in (node for node in outer.body if isinstance(node, (ast.For, ast.While))):
            others = [node for node in outer.body if node is not loop]
            for name in added_to(loop):
                kept = any(name in names_in(node) for node in others)
                if kept and name not in set_names(nodes_in(others)):
                    return Cause(
                        f"{name} keeps growing from one round of the outer loop to the next: "
                        "each round should start again from nothing.",
                        "total_goes_on",
                        "a total that is never set back",
                    )
    return None


def counts_elsewhere(function: ast.FunctionDef) -> Cause | None:
    """A place that is counted on in another loop than the one that writes into it.

    Parameters
    ----------
    function : FunctionDef
    """
    for outer in for_loops(function):
        counted = {name for node in outer.body if not isinstance(node, (ast.For, ast.While))
                   for name in _counted([node])}  # fmt: skip
        for loop in (node for node in outer.body if isinstance(node, ast.For)):
            for name in counted & _in_brackets(loop.body) - set_names(nodes_in([loop])):
                return Cause(
                    f"{name} changes once for each round of the outer loop only, so all rounds of "
                    "the inner one find it at the same place: look at the indentation of its line.",
                    "counts_in_another_loop",
                    "a place is counted on in the wrong loop",
                )
    return None


def computed_place(function: ast.FunctionDef) -> str:
    """The one place in square brackets that is computed with a product, or nothing.

    Parameters
    ----------
    function : FunctionDef
    """
    places = {
        ast.unparse(part)
        for node in nodes_in(body_of(function))
        if isinstance(node, ast.Subscript)
        for part in items_of(node.slice)
        if isinstance(part, ast.BinOp)
        and any(isinstance(each, ast.Mult) for each in ast.walk(part))
    }
    return places.pop() if len(places) == 1 else ""


def counted_too_early(function: ast.FunctionDef) -> Cause | None:
    """A place that starts at 0 and moves on before the first entry is taken.

    Parameters
    ----------
    function : FunctionDef
    """
    zero = {
        name
        for node in nodes_in(body_of(function))
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and type(node.value.value) is int
        and node.value.value == 0
        for name in names_in(node.targets[0])
    }
    for loop in for_loops(function):
        for i, node in enumerate(loop.body):
            before = set().union(*(_in_brackets([each]) for each in loop.body[:i]))
            after = set().union(*(_in_brackets([each]) for each in loop.body[i + 1 :]))
            for name in _counted([node]) & zero & after - before:
                return Cause(
                    f"{name} grows before it is used, so the first entry that your loop takes or "
                    "sets is number 1, and number 0 is never used.",
                    "counted_too_early",
                    "counted on before the first use",
                )
    return None


def same_place_in_each_round(function: ast.FunctionDef) -> Cause | None:
    """A loop that writes into one place, whose number is typed in.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in for_loops(function):
        for node in nodes_in(loop.body):
            target = node.targets[0] if isinstance(node, ast.Assign) else None
            if not isinstance(target, ast.Subscript) or names_in(target.slice):
                continue
            fixed = any(isinstance(each, ast.Constant) for each in items_of(target.slice))
            own = set(names_in(target.value)) & set(names_in(node.value))
            if fixed and not own and not set(names_in(target.value)) & set_names(nodes_in([loop])):
                return Cause(
                    f"Each round of the loop writes into {ast.unparse(target)}, the same place "
                    "every time.",
                    "same_place_in_each_round",
                    "each round writes into the same place",
                )
    return None


def starts_with_an_entry(function: ast.FunctionDef) -> Cause | None:
    """A total that starts with an entry, which the loop then adds to, from the first entry on.

    Parameters
    ----------
    function : FunctionDef
    """
    starts = {
        node.targets[0].id: ast.unparse(node.value)
        for node in body_of(function)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Subscript)
        and isinstance(node.value.slice, ast.Constant)
    }
    for loop in for_loops(function):
        begins = not re.match(r"range\([^)]*,|\w+\[", ast.unparse(loop.iter))
        for name in set(added_to(loop)) & starts.keys():
            if begins:
                return Cause(
                    f"{name} starts with {starts[name]}, and the loop then adds from the first "
                    "entry on: what should it be before anything is added?",
                    "starts_with_an_entry",
                    "a total that does not start from nothing",
                )
    return None


def shortened_on_the_way(function: ast.FunctionDef) -> Cause | None:
    """An array that a loop takes entries out of, while it counts their old places.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in for_loops(function):
        for node in nodes_in(loop.body):
            call = node.value if isinstance(node, ast.Assign) else node
            name = ast.unparse(call.func) if isinstance(call, ast.Call) else ""
            counts = set(names_in(call)) & set(names_in(loop.target)) if name else set()
            if counts and (name == "np.delete" or name.endswith((".pop", ".remove"))):
                return Cause(
                    "Each time something is taken out, all that comes after it moves up one place, "
                    "but the loop goes on counting the old places.",
                    "shortened_on_the_way",
                    "an array is shortened while a loop counts its places",
                )
    return None


def product_from_zero(function: ast.FunctionDef) -> Cause | None:
    """A product that starts with 0, and stays 0.

    Parameters
    ----------
    function : FunctionDef
    """
    starts: dict[str, list[ast.expr]] = {}
    for node in nodes_in(function.body):
        if isinstance(node, ast.Assign):
            for name in names_in(node.targets[0]):
                starts.setdefault(name, []).append(node.value)
    for node in nodes_in(function.body):
        if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Mult):
            name = node.target.id if isinstance(node.target, ast.Name) else ""
            own = starts.get(name, [])
            if len(own) == 1 and isinstance(own[0], ast.Constant) and own[0].value == 0:
                return Cause(
                    f"{name} starts with 0 and is only multiplied, so it stays 0: are the numbers "
                    "to be added?",
                    "product_from_zero",
                    "a product that starts with 0",
                )
    return None


def same_in_each_round(function: ast.FunctionDef) -> Cause | None:
    """A loop that puts the same into each place.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in for_loops(function):
        moving = set_names(nodes_in([loop]))
        if any(isinstance(node, ast.Call) and not _pure(node) for node in nodes_in(loop.body)):
            continue
        for node in loop.body:
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Subscript):
                continue
            given = [each for each in names_in(node.value) if each not in {"np", "math"}]
            place = names_in(node.targets[0].slice)
            if given and set(place) & moving and not set(given) & (moving | _array_of(node)):
                return Cause(
                    f"Each round of the loop over {ast.unparse(loop.target)} puts the same into "
                    f"its place: in {ast.unparse(node.value)} nothing changes from round to round.",
                    "same_in_each_round",
                    "each round does the same",
                )
    return None


def idle_counter(function: ast.FunctionDef) -> Cause | None:
    """One of several loops in each other whose counter nothing uses.

    Parameters
    ----------
    function : FunctionDef
    """
    loops = list(for_loops(function))
    nested = [loop for loop in loops if any(inner in list(nodes_in(loop.body)) for inner in loops)
              or any(loop in list(nodes_in(outer.body)) for outer in loops)]  # fmt: skip
    for loop in nested:
        if is_idle(loop, function):
            name = ast.unparse(loop.target)
            return Cause(
                f"The loop over {name} never uses {name}, so each of its rounds does the same as "
                "the one before.",
                "counter_never_used",
                "a loop's counter is never used",
            )
    return None


def is_idle(loop: ast.For, function: ast.FunctionDef) -> bool:
    """Whether a loop goes through something, and nothing in it uses where it is.

    A name that begins with an underscore says so itself, and steps have no place.

    Parameters
    ----------
    loop : For
    function : FunctionDef
        In which it stands.
    """
    steps = isinstance(loop.iter, ast.Call) and any(
        isinstance(arg, ast.Name) and arg.id in arguments_of(function) for arg in loop.iter.args
    )
    name = loop.target.id if isinstance(loop.target, ast.Name) else "_"
    return not (name.startswith("_") or steps or name in read_names(ast.walk(loop)))


def _is_index(name: str, loop: ast.For) -> bool:
    """Whether a name stands by itself in square brackets behind an array, in a loop."""
    return any(
        isinstance(node, ast.Subscript)
        and any(isinstance(each, ast.Name) and each.id == name for each in items_of(node.slice))
        for node in nodes_in(loop.body)
    )


def added_to(loop: ast.stmt) -> list[str]:
    """The names that a loop adds to, as total += x or total = total + x.

    Parameters
    ----------
    loop : For or While
    """
    found = []
    for node in nodes_in([loop]):
        if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add):
            counts = isinstance(node.value, ast.Constant)
            found += [node.target.id] if isinstance(node.target, ast.Name) and not counts else []
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
            target = node.targets[0]
            same = isinstance(target, ast.Name) and target.id in names_in(node.value)
            counts = isinstance(node.value.right, ast.Constant)
            adds = isinstance(node.value.op, ast.Add) and not counts
            found += [target.id] if same and adds else []
    return found


def _counted(statements: list[ast.stmt]) -> set[str]:
    """The names that are made larger by a fixed step, as k += 1 or k = k + 1."""
    found = set()
    for node in statements:
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
            found |= set(names_in(node.targets[0])) & set(names_in(node.value))
    return found


def _in_brackets(statements: list[ast.stmt]) -> set[str]:
    """The names that stand in square brackets."""
    return {
        name
        for node in nodes_in(statements)
        if isinstance(node, ast.Subscript)
        for name in names_in(node.slice)
    }


def _array_of(node: ast.Assign) -> set[str]:
    """The array that is written into, which may be read as well."""
    return (
        set(names_in(node.targets[0].value))
        if isinstance(node.targets[0], ast.Subscript)
        else set()
    )


def _pure(call: ast.Call) -> bool:
    """Whether a call is one of NumPy's or of an array, which give the same for the same."""
    return isinstance(call.func, ast.Attribute) and call.func.attr not in {"pop", "next", "append"}


_STARTS = ("list()", "np.zeros(_)", "np.zeros_like(_)", "np.ones(_)", "np.empty(_)")
Loop = ast.For | ast.While


def starts_anew(function: ast.FunctionDef) -> Cause | None:
    """A total or a list that gets its start inside the loop which adds to it.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in _loops(function):
        for name in _started(loop):
            inside = _times_read(loop.body, name)
            grown = sum(_grows(node, name) for node in nodes_in(loop.body))
            later = [node for node in nodes_in(function.body) if getattr(node, "lineno", 0)
                     > (loop.end_lineno or 0)]  # fmt: skip
            read = any(isinstance(node, ast.Name) and node.id == name for node in later)
            if grown and read and inside == grown:
                return Cause(
                    f"{name} gets its start inside the loop, so that each round begins anew and "
                    "what the rounds before gave is lost: is that line at the right indentation, "
                    f"and the one that uses {name} after the loop?",
                    "starts_anew",
                    "the start stands inside the loop",
                )
    return None


def same_entry(function: ast.FunctionDef) -> Cause | None:
    """The same entry of an argument in every round, where entries change or the counter is idle.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in (each for each in _loops(function) if isinstance(each, ast.For)):
        counters = set(names_in(loop.target))
        sizes = {id(node.value) for node in nodes_in(loop.body)
                 if isinstance(node, (ast.Attribute, ast.Subscript))}  # fmt: skip
        entries = [node for node in nodes_in(loop.body) if isinstance(node, ast.Subscript)
                   and isinstance(node.value, ast.Name) and id(node) not in sizes]  # fmt: skip
        moving = {node.value.id for node in entries if counters & set(names_in(node.slice))}
        goes_on = moving or is_idle(loop, function)
        for node in entries:
            name = node.value.id
            column = name in {"w", "theta"} and ast.unparse(node.slice).strip("()") == ":, 0"
            if column:
                continue  # all of them, as a flat array
            if goes_on and name not in moving and name in arguments_of(function) and _fixed(node):
                return Cause(
                    f"{ast.unparse(node)} is the same entry in each round of the loop.",
                    "same_entry_in_each_round",
                    "the same entry in each round",
                )
    return None


def _loops(function: ast.FunctionDef) -> Iterator[Loop]:
    for node in nodes_in(function.body):
        if isinstance(node, (ast.For, ast.While)):
            yield node


def _started(loop: Loop) -> Iterator[str]:
    for node in loop.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = node.value
            zero = isinstance(value, ast.Constant) and value.value == 0
            if (
                zero
                or isinstance(value, ast.List)
                or any(occurs_in(each, value) for each in _STARTS)
            ):
                yield node.targets[0].id


def _times_read(body: list[ast.stmt], name: str) -> int:
    """How often a name is read, or an entry of it set or read."""
    return sum(isinstance(node, ast.Name) and node.id == name and _reads(node)
               for node in nodes_in(body)) + sum(
        isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name)
        and node.target.id == name for node in nodes_in(body))  # fmt: skip


def _reads(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Load)


def _grows(node: ast.AST, name: str) -> int:
    """How often a statement reads a name to add to it, or to set an entry of it."""
    if isinstance(node, ast.AugAssign):
        return int(name in names_in(node.target))
    if isinstance(node, ast.Assign):
        target = node.targets[0]
        if isinstance(target, ast.Subscript) and names_in(target.value) == [name]:
            return 1 + names_in(node.value).count(name)
        if isinstance(target, ast.Name) and target.id == name:
            return names_in(node.value).count(name)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        added = node.value.func
        if isinstance(added, ast.Attribute) and added.attr in {"append", "extend"}:
            return int(names_in(added.value) == [name])
    return 0


def _fixed(node: ast.Subscript) -> bool:
    """Whether an index consists of numbers, and of slices between numbers."""
    items = items_of(node.slice)
    numbers = [each for item in items for each in ast.walk(item) if isinstance(each, ast.Constant)]
    return bool(numbers) and not any(names_in(each) for each in items)


def only_the_last_round(function: ast.FunctionDef) -> Cause | None:
    """A name that each round of a loop sets anew, and that is read after the loop only.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in (node for node in body_of(function) if isinstance(node, ast.For)):
        counters = set(names_in(loop.target))
        for name in _set_in_each_round(loop.body):
            inside = read_names(nodes_in(loop.body))
            before = any(
                isinstance(node, ast.Name) and node.id == name and node.lineno < loop.lineno
                for node in nodes_in(function.body)
            )
            if (
                counters & inside
                and name not in inside
                and not before
                and _read_after(function, loop, name)
            ):
                return Cause(
                    f"Each round of the loop puts another value into {name}, and only that of the "
                    "last round is left: where do the others go?",
                    "only_the_last_round",
                    "only the last round is left",
                )
    return None


def after_the_loop(function: ast.FunctionDef) -> Cause | None:
    """A value computed after a loop from names that each round sets again.

    Parameters
    ----------
    function : FunctionDef
    """
    body = body_of(function)
    for i, loop in enumerate(body):
        if not isinstance(loop, ast.For):
            continue
        before = {name for node in body[:i] for name in set_names(ast.walk(node))}
        rounds = {name for name in _set_in_each_round(loop.body) if name not in before}
        for node in body[i + 1 :]:
            used = set(names_in(node.value)) & rounds if isinstance(node, ast.Assign) else set()
            if used:
                said = " and ".join(sorted(used))
                return Cause(
                    f"{ast.unparse(node)[:60]} stands after the loop, so it is computed once, "
                    f"with {said} of the last round: does it belong inside the loop?",
                    "after_the_loop",
                    "computed once, after the loop",
                )
    return None


def _set_in_each_round(body: list[ast.stmt]) -> list[str]:
    """The names that get a value in each round: by a line, or by both ways of an if."""
    found = []
    for node in body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.append(node.targets[0].id)
        if isinstance(node, ast.If) and node.orelse:
            other = _set_in_each_round(node.orelse)
            found += [name for name in _set_in_each_round(node.body) if name in other]
    return found


def _read_after(function: ast.FunctionDef, loop: ast.For, name: str) -> bool:
    last = loop.end_lineno or 0
    return any(
        isinstance(node, ast.Name) and node.id == name and node.lineno > last
        for node in nodes_in(function.body)
    )


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


Signatures = Mapping[str, Sequence[Sequence[str]]]
"""The functions that a notebook has: of each the names that it takes and those that it gives, and
which of the first its answer depends on."""
_SEVERAL = 2
"""How many names must stand in another's place: a single one may have that name on purpose."""


def call_slip(function: ast.FunctionDef, known: Signatures) -> Cause | None:
    """A call of another exercise that cannot be meant so.

    Parameters
    ----------
    function : FunctionDef
    known : Signatures
    """
    looks = (_answer_lost, _arguments_exchanged, _argument_left_out, _answers_exchanged,
             _others_returned)  # fmt: skip
    return next(filter(None, (look(function, known) for look in looks)), None)


def _answer_lost(function: ast.FunctionDef, known: Signatures) -> Cause | None:
    for node in nodes_in(function.body):
        call = node.value if isinstance(node, ast.Expr) else None
        if isinstance(call, ast.Call) and _callee(call) in known:
            return Cause(
                f"What {_callee(call)} gives is lost in the line {ast.unparse(call)[:60]}: it "
                "changes nothing by itself, so give its answer a name.",
                "answer_lost",
                "the answer of a call is lost",
            )
    return None


def _arguments_exchanged(function: ast.FunctionDef, known: Signatures) -> Cause | None:
    for call, takes, given in _calls(function, known):
        others = list(_elsewhere(given, takes))
        if len(others) >= _SEVERAL or _is_exchanged(given, takes, others, function):
            return Cause(
                f"{_callee(call)} takes {', '.join(takes)}, in this order: compare your call of "
                "it.",
                "arguments_exchanged",
                "arguments in another order",
            )
    return None


def _is_exchanged(
    given: Sequence[str], takes: Sequence[str], others: Sequence[str], function: ast.FunctionDef
) -> bool:
    """Whether a function's own argument changed places with another name, as f in slope(w, f)."""
    own = arguments_of(function)
    for name in set(others) & set(takes) & set(own):
        here, place = given.index(name), takes.index(name)
        if place < len(given) and given[place] in own and takes[here] not in own:
            return True
    return False


def _argument_left_out(function: ast.FunctionDef, known: Signatures) -> Cause | None:
    """A name in the place of another argument, which the function has, too."""
    for call, takes, given in _calls(function, known):
        name = _callee(call)
        begins = given[:1] == takes[:1]  # where the first is another, the order is meant so
        left = set(arguments_of(function)) - {*given, *(each.arg for each in call.keywords)}
        for here, place in zip(given, takes, strict=False) if begins else ():
            if here != place and here in takes and place in left:
                return Cause(
                    f"In your call of {name}, {here} stands where {name} takes {place}.",
                    "argument_left_out",
                    "an argument in another's place",
                )
    return None


def _others_returned(function: ast.FunctionDef, known: Signatures) -> Cause | None:
    """Other names in the return than those asked for, which the function has computed, too."""
    gives = list(known[function.name][1]) if function.name in known else []
    returns = [node.value for node in nodes_in(function.body) if isinstance(node, ast.Return)]
    if len(returns) != 1 or not isinstance(returns[0], ast.Tuple):
        return None
    names = _plain_names(returns[0].elts)
    if (
        names == gives
        or len(names) != len(gives)
        or "" in names
        or not set(gives) <= set_names(nodes_in(function.body))
    ):
        return None
    return Cause(
        f"Your return has {ast.unparse(returns[0]).strip('()')}, where {', '.join(gives)} are "
        "asked for: you have computed those, too.",
        "others_returned",
        "other names in the return",
    )


def _answers_exchanged(function: ast.FunctionDef, known: Signatures) -> Cause | None:
    for node in nodes_in(function.body):
        call = node.value if isinstance(node, ast.Assign) else None
        targets = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(call, ast.Call) and _callee(call) in known and isinstance(targets, ast.Tuple):
            gives = known[_callee(call)][1]
            names = _plain_names(targets.elts)
            if len(list(_elsewhere(names, gives))) >= _SEVERAL:
                return Cause(
                    f"{_callee(call)} gives {', '.join(gives)}, in this order: compare the line "
                    "that takes them apart.",
                    "answers_exchanged",
                    "the answers of a call in another order",
                )
    return None


def _calls(
    function: ast.FunctionDef, known: Signatures
) -> Iterator[tuple[ast.Call, list[str], list[str]]]:
    """The calls of other exercises, each with the names that it takes and is given.

    Behind a * nobody knows which argument stands where.
    """
    for node in nodes_in(function.body):
        if not isinstance(node, ast.Call) or _callee(node) not in known:
            continue
        if not any(isinstance(arg, ast.Starred) for arg in node.args):
            yield node, list(known[_callee(node)][0]), _plain_names(node.args)


def _plain_names(nodes: Sequence[ast.expr]) -> list[str]:
    """The names among some expressions; an empty text for each of the others."""
    return [each.id if isinstance(each, ast.Name) else "" for each in nodes]


def _callee(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _elsewhere(names: Sequence[str], order: Sequence[str]) -> Iterator[str]:
    """The names that stand in a place that is another one's; X_train counts as X."""
    for i, name in enumerate(names):
        short = name if name in order else name.split("_")[0]
        if short in order and i < len(order) and order.index(short) != i:
            yield name


def never_used(function: ast.FunctionDef) -> Cause | None:
    """A name that is set in a line of its own, and then used nowhere.

    Parameters
    ----------
    function : FunctionDef
    """
    loaded = read_names(ast.walk(function))
    unused = [
        target.id
        for node in nodes_in(function.body)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id not in {*loaded, *arguments_of(function)}
        and not target.id.startswith("_")
    ]  # fmt: skip
    if not unused:
        return None
    return Cause(
        f"{unused[0]} gets a value that nothing uses afterwards: where does it belong?",
        "value_never_used",
        "a value is never used",
    )


_WHOLE = {"range", "reshape", "zeros", "ones", "int", "arange", "empty"}
"""What needs whole numbers."""
_BASES = {"exp2": "a power of 2, not of e", "log2": "the logarithm to base 2, not to e",
          "log10": "the logarithm to base 10, not to e"}  # fmt: skip
_CUT = 0.02
"""A bound between this and 1 by this cuts off numbers that occur."""
_SMALL = 1e-6
"""What may be added inside a logarithm without a difference that counts."""


def whole_division(function: ast.FunctionDef) -> Cause | None:
    """The operator // where fractions are meant.

    Parameters
    ----------
    function : FunctionDef
    """
    remainders = _operands(function, ast.Mod)
    for statement in body_of(function):
        for node in _fractions(statement):
            text = ast.unparse(node)
            if text.replace(" // ", " % ", 1) in remainders:  # together they give row and column
                continue
            return Cause(
                f"// cuts off the digits after the point, in {text[:60]}; / keeps fractions.",
                "whole_division",
                "// for /",
            )
    return None


def _operands(function: ast.FunctionDef, kind: type[ast.operator]) -> set[str]:
    """The operations of a kind, as text."""
    return {
        ast.unparse(node)
        for node in nodes_in(body_of(function))
        if isinstance(node, ast.BinOp) and isinstance(node.op, kind)
    }


def _fractions(node: ast.AST) -> Iterator[ast.AST]:
    """The divisions with // of what is no size, no index and no condition."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.FloorDiv):
        if not _of_sizes(node):
            yield node
        return
    for name, value in ast.iter_fields(node):
        if isinstance(node, ast.Subscript) and name == "slice":
            continue
        if isinstance(node, ast.Compare) or name == "test" or _needs_whole(node):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _fractions(child)


def _needs_whole(node: ast.AST) -> bool:
    function = node.func if isinstance(node, ast.Call) else None
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in _WHOLE


def _of_sizes(node: ast.BinOp | ast.AugAssign) -> bool:
    """Whether a size of an array is divided."""
    above = node.left if isinstance(node, ast.BinOp) else node.target
    return any(occurs_in(form, above) for form in ("_.shape[_]", "_.size", "len(_)"))


def power_of_the_last(function: ast.FunctionDef) -> Cause | None:
    """A power of -1 that takes in only the last part of a sum.

    Parameters
    ----------
    function : FunctionDef
    """
    if not occurs("_ + _ ** -1", function):
        return None
    return Cause(
        "** comes before + and -, so only the part right before it is turned upside down, and the "
        "rest of the sum is not: which part belongs in parentheses?",
        "power_of_the_last",
        "a power of the last part only",
    )


def divided_by_itself(function: ast.FunctionDef) -> Cause | None:
    """A sum that should stand below a fraction bar, and whose first part alone does.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        if isinstance(node, ast.BinOp) and occurs_in("_a / _a + _", node):
            return Cause(
                f"In {ast.unparse(node)[:60]} something is divided by itself, which is 1, and "
                "the rest is added to that: division comes before addition. How far should the "
                "fraction bar reach?",
                "divided_by_itself",
                "only the first part of a sum is below the fraction bar",
            )
    return None


def minus_itself(function: ast.FunctionDef) -> Cause | None:
    """A difference of something and itself.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
            left, right = ast.unparse(node.left), ast.unparse(node.right)
            if left == right:
                return Cause(
                    f"{ast.unparse(node)[:60]} subtracts something from itself, which gives 0: "
                    "which of the two should be something else?",
                    "minus_itself",
                    "something minus itself",
                )
    return None


def divided_then_multiplied(function: ast.FunctionDef) -> Cause | None:
    """A division by a number, and then a product with what should be below the bar, too.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        if isinstance(node, ast.BinOp) and occurs_in("_ / _ * __n", node):
            above = node.left if isinstance(node.left, ast.BinOp) else node.right
            below = above.right if isinstance(above, ast.BinOp) else None
            if isinstance(below, ast.Constant) and isinstance(node.right, ast.Name):
                said = f"/ {ast.unparse(below)} * {node.right.id}"
                return Cause(
                    f"{said} divides by {ast.unparse(below)} and then multiplies by "
                    f"{node.right.id}: does {node.right.id} belong below the fraction bar?",
                    "divided_then_multiplied",
                    "/ 2 * m for / (2 * m)",
                )
    return None


def another_base(function: ast.FunctionDef) -> Cause | None:
    """A power or a logarithm to another base than e.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr in _BASES:
            return Cause(
                f"{ast.unparse(called)} is {_BASES[called.attr]}.",
                "another_base",
                "another base than e",
            )
    return None


def logarithm_of_less_than_none(function: ast.FunctionDef) -> Cause | None:
    """The logarithm of a probability minus 1, which is negative.

    Parameters
    ----------
    function : FunctionDef
    """
    if not occurs("np.log(_ - 1)", function):
        return None
    return Cause(
        "Inside a logarithm stands something minus 1. A probability is less than 1, so that is "
        "negative, and has no logarithm: which is taken from which?",
        "logarithm_of_a_negative_number",
        "a logarithm of a negative number",
    )


def added_inside_the_logarithm(function: ast.FunctionDef) -> Cause | None:
    """A number added inside a logarithm that is large enough to change it.

    Parameters
    ----------
    function : FunctionDef
    """
    values = {
        node.targets[0].id: node.value.value
        for node in nodes_in(function.body)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }  # fmt: skip
    for node in nodes_in(function.body):
        if isinstance(node, ast.Call) and node.args and occurs_in("np.log(_)", node):
            inside = node.args[0]
            for part in ast.walk(inside):
                sides = [part.left, part.right] if isinstance(part, ast.BinOp) and isinstance(
                    part.op, ast.Add) else []  # fmt: skip
                for side in sides:
                    number = side.value if isinstance(side, ast.Constant) else (
                        values.get(side.id) if isinstance(side, ast.Name) else None)  # fmt: skip
                    if isinstance(number, float) and _SMALL < number < 1:
                        return Cause(
                            f"{number:g} is added inside the logarithm, and that is enough to "
                            "change the answer: nothing has to be added there.",
                            "added_inside_the_logarithm",
                            "a number added inside the logarithm",
                        )
    return None


def not_finite(function: ast.FunctionDef) -> Cause | None:
    """Where nan and inf may come from, in a function that gives them.

    Parameters
    ----------
    function : FunctionDef
    """
    calls = {node.func.id for node in nodes_in(function.body) if isinstance(node, ast.Call)
             and isinstance(node.func, ast.Name)}  # fmt: skip
    if occurs("np.log(_)", function):
        said = "the logarithm of 0 or of a negative number: what stands inside yours?"
    elif calls & {"loss", "cost", "propagate"}:
        said = "the logarithm of 0 or of a negative number: which probabilities are handed on?"
    elif occurs("_ / _", function):
        said = "a division by 0, or of one overflow by another: what can your denominator be?"
    else:
        return None
    return Cause(f"nan and inf come from {said}", "not_finite", "nan or inf")


def clipped(function: ast.FunctionDef) -> Cause | None:
    """Numbers that are cut off at a bound which they may well pass.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        if isinstance(node, ast.Call) and occurs_in("np.clip(_, _, _)", node):
            bounds = [abs(each.value) for part in node.args if not _nearly_one(part)
                      for each in ast.walk(part) if isinstance(each, ast.Constant)
                      and isinstance(each.value, (int, float))]  # fmt: skip
            if any(_CUT <= bound <= 1 / _CUT for bound in bounds):
                return Cause(
                    f"{ast.unparse(node)[:60]} cuts off what lies beyond its bounds: is that asked "
                    "for?",
                    "clipped",
                    "numbers cut off at a bound",
                )
    return None


def _nearly_one(bound: ast.expr) -> bool:
    """Whether a bound is written as 1 minus something, which no probability passes by much."""
    return occurs_in("1 - _", bound) or occurs_in("1.0 - _", bound)


_STAY = {"learning_rate", "num_iterations", "eps", "steps"}
"""Arguments that say how to go, and stay as they are on the way."""
_HALF = 0.5
_ORDERS = (ast.Lt, ast.Gt, ast.LtE, ast.GtE)


def ends_early(function: ast.FunctionDef) -> Cause | None:
    """A break in a loop that has a number of rounds.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in for_loops(function):
        inner = [node for node in nodes_in(loop.body) if isinstance(node, (ast.For, ast.While))]
        hidden = {id(each) for node in inner for each in ast.walk(node)}
        if any(isinstance(node, ast.Break) and id(node) not in hidden
               for node in nodes_in(loop.body)):  # fmt: skip
            return Cause(
                "A break ends your loop before all of its rounds: is that asked for?",
                "ends_early",
                "the loop ends early",
            )
    return None


def changes_what_stays(function: ast.FunctionDef) -> Cause | None:
    """A learning rate, a number of steps or an eps that gets another value.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        targets = [node.target] if isinstance(node, ast.AugAssign) else getattr(node, "targets", [])
        for target in targets:
            name = target.id if isinstance(target, ast.Name) else ""
            if name in _STAY & set(arguments_of(function)):
                return Cause(
                    f"{name} was passed to your function, and gets another value in it: it should "
                    "stay as it was passed.",
                    "argument_changed",
                    "an argument gets another value",
                )
    return None


def training_with_test(function: ast.FunctionDef) -> Cause | None:
    """Examples of one set beside the labels of the other.

    Parameters
    ----------
    function : FunctionDef
    """
    for call in (node for node in nodes_in(function.body) if isinstance(node, ast.Call)):
        names = [arg.id for arg in call.args if isinstance(arg, ast.Name)]
        train, test = ([name for name in names if name.endswith(end)] for end in _SETS)
        known = set(arguments_of(function))
        mixed = len(train) == len(test) == 1 and train[0][0] != test[0][0]
        if mixed and {*train, *test} <= known and _callee_is_plain(call):
            return Cause(
                f"{train[0]} and {test[0]} stand in one call: they belong to two different sets "
                "of examples.",
                "training_with_test",
                "the training set mixed with the test set",
            )
    return None


_SETS = ("_train", "_test")


def _callee_is_plain(call: ast.Call) -> bool:
    """Whether a function of the notebook is called: NumPy's may well join two sets."""
    return isinstance(call.func, ast.Name) and call.func.id not in {"print", "len", "zip"}


def another_threshold(function: ast.FunctionDef) -> Cause | None:
    """A probability that is compared with something else than one half.

    Parameters
    ----------
    function : FunctionDef
    """
    if function.name != "predict":
        return None
    likely = {
        name
        for node in nodes_in(function.body)
        if isinstance(node, ast.Assign) and "sigmoid" in names_in(node.value)
        for name in names_in(node.targets[0])
    }
    for node in nodes_in(function.body):
        sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        plain = [each.value if isinstance(each, ast.Subscript) else each for each in sides]
        probability = any(isinstance(each, ast.Name) and each.id in likely for each in plain)
        whole = probability and isinstance(node.ops[0], _ORDERS)
        for side in sides:
            number = side.value if isinstance(side, ast.Constant) else None
            if not isinstance(number, (int, float)) or isinstance(number, bool):
                continue
            between = isinstance(number, float) and 0 < number < 1 and number != _HALF
            if between or (whole and number > 1):
                return Cause(
                    f"Your boundary is {number:g}: is that halfway between the two labels?",
                    "another_threshold",
                    "another boundary than one half",
                )
    return None


def logarithm_of_a_label(function: ast.FunctionDef) -> Cause | None:
    """The logarithm of a label, which is 0 or 1.

    Parameters
    ----------
    function : FunctionDef
    """
    labels = {"y", "Y"} & set(arguments_of(function))
    for node in nodes_in(function.body):
        called = ast.unparse(node.func) if isinstance(node, ast.Call) and node.args else ""
        if called in {"np.log", "math.log", "numpy.log", "log"}:
            inside = names_in(node.args[0])
            if (
                inside
                and set(inside) - {"np"} <= labels | {"eps", "epsilon"}
                and (labels & set(inside))
            ):
                return Cause(
                    f"{ast.unparse(node)} is the logarithm of a label, which is 0 or 1, and 0 has "
                    "none: which of the two are the probabilities?",
                    "logarithm_of_a_label",
                    "a logarithm of a label",
                )
    return None


def _outside_brackets(node: ast.AST) -> set[str]:
    """The names in an expression that are no part of an index or of a call's arguments."""
    if isinstance(node, ast.Subscript):
        return _outside_brackets(node.value)
    if isinstance(node, (ast.Call, ast.Compare)):
        return set()
    own = {node.id} if isinstance(node, ast.Name) else set()
    return own.union(*(_outside_brackets(each) for each in ast.iter_child_nodes(node)))


def counter_in_the_sum(function: ast.FunctionDef) -> Cause | None:
    """The number of the round as a factor.

    Parameters
    ----------
    function : FunctionDef
    """
    places = _of_places(function)
    for loop in for_loops(function):
        counts = isinstance(loop.iter, ast.Call) and re.match(r"range\(", ast.unparse(loop.iter))
        name = loop.target.id if isinstance(loop.target, ast.Name) and counts else ""
        for node in nodes_in(loop.body) if name else ():
            factors = isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.Div))
            if factors and name in _outside_brackets(node) and node not in places:
                return Cause(
                    f"{name}, the number of the round, takes part in {ast.unparse(node)[:60]}: "
                    "is every round to have another factor?",
                    "counter_as_a_factor",
                    "the number of the round as a factor",
                )
    return None


def _of_places(function: ast.FunctionDef) -> set[ast.AST]:
    """All that computes a place: in square brackets, in range, or for a name in them."""
    inside = [node.slice for node in nodes_in(function.body) if isinstance(node, ast.Subscript)]
    inside += [arg for node in nodes_in(function.body) if isinstance(node, ast.Call)
               and isinstance(node.func, ast.Name) and node.func.id == "range"
               for arg in node.args]  # fmt: skip
    names = {name for each in inside for name in names_in(each)}
    inside += [node.value for node in nodes_in(function.body) if isinstance(node, ast.Assign)
               and set(names_in(node.targets[0])) & names]  # fmt: skip
    return {node for each in inside for node in ast.walk(each)}


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


def compared_with_a_constant(function: ast.FunctionDef) -> Cause | None:
    """A comparison that is compared with True in its turn, as ``a > 0.5 == True``.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        if isinstance(node, ast.Compare) and len(node.ops) > 1:
            last = node.comparators[-1]
            if isinstance(last, ast.Constant) and isinstance(last.value, bool):
                return Cause(
                    f"Python reads {ast.unparse(node)[:60]} as {_taken_apart(node)[:120]}. "
                    "One comparison is enough: it is True or False already.",
                    "compared_with_a_constant",
                    "a comparison that is compared with True",
                )
    return None


def _taken_apart(chain: ast.Compare) -> str:
    """A chain of comparisons as Python computes it: each one by itself, joined with and."""
    values = [chain.left, *chain.comparators]
    pairs = zip(values, chain.ops, chain.comparators, strict=False)
    return " and ".join(ast.unparse(ast.Compare(left, [op], [right])) for left, op, right in pairs)


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


def joined_in_two(function: ast.FunctionDef) -> Cause | None:
    """Arrays that are put together, each as an argument of its own.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        name = node.func.attr if isinstance(node, ast.Call) and isinstance(
            node.func, ast.Attribute) else ""  # fmt: skip
        several = name in {"concatenate", "vstack", "hstack", "stack", "column_stack"} and (
            len(node.args) > 1 and not isinstance(node.args[1], (ast.Constant, ast.UnaryOp))
        )
        if several:
            return Cause(
                f"np.{name} takes the arrays as one argument: a list of them, in brackets of its "
                "own.",
                "joined_in_two",
                "arrays not in a list",
            )
    return None


def shape_first(function: ast.FunctionDef) -> Cause | None:
    """A shape in front of the array that gets it.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        called = node.func if isinstance(node, ast.Call) else None
        if not isinstance(called, ast.Attribute) or called.attr not in {"reshape", "resize"}:
            continue
        args = node.args
        of_numpy = isinstance(called.value, ast.Name) and called.value.id in {"np", "numpy"}
        if of_numpy and args and isinstance(args[0], (ast.Tuple, ast.Constant, ast.UnaryOp)):
            return Cause(
                f"np.{called.attr} takes the array first, and then its new shape.",
                "shape_first",
                "the shape before the array",
            )
    return None


def same_object(function: ast.FunctionDef) -> Cause | None:
    """A number compared with ``is``.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.Is, ast.IsNot)):
            value = node.comparators[0]
            if isinstance(value, ast.Constant) and type(value.value) in {int, float, str}:
                return Cause(
                    "is asks whether two things are one and the same object; whether two numbers "
                    "are equal is asked with ==.",
                    "is_for_equal",
                    "is for ==",
                )
    return None


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


_Axis = tuple[str, int]
"""An array's name, and which of its axes."""


def counts_another_axis(function: ast.FunctionDef) -> Cause | None:
    """A loop as long as one axis of an array, whose counter chooses along another one.

    Parameters
    ----------
    function : FunctionDef
    """
    sizes = _sizes(function)
    for loop, counter, end in _counting(function):
        counted = sizes.get(end.id) if isinstance(end, ast.Name) else _counted_by(end)
        chosen = [(axis, text) for name, axis, text in _chosen(loop, counter)
                  if counted and name == counted[0]]  # fmt: skip
        if counted and chosen and counted[1] not in {axis for axis, _ in chosen}:
            (name, axis), (other, text) = counted, chosen[0]
            return Cause(
                f"The loop goes round as often as {name}.shape[{axis}] says, but in "
                f"{text} {counter} chooses along the axis that {name}.shape[{other}] counts: "
                "which of the two is meant?",
                "counts_another_axis",
                "the loop counts another axis than it uses",
            )
    return None


def ends_before_zero(function: ast.FunctionDef) -> Cause | None:
    """A loop from the last place back to the first, which stops before number 0.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in for_loops(function):
        if occurs_in("range(_ - 1, 0, -1)", loop.iter):
            counter = ast.unparse(loop.target)
            places = [each.slice for each in nodes_in(loop.body) if isinstance(each, ast.Subscript)]
            used = [ast.unparse(each) for each in places if counter in names_in(each)]
            if used and all(each == counter for each in used):
                return Cause(
                    f"{ast.unparse(loop.iter)} ends at 1, because the stop itself is left out: "
                    "number 0 is never used.",
                    "ends_before_zero",
                    "the loop back ends before 0",
                )
    return None


def never_goes_round(function: ast.FunctionDef) -> Cause | None:
    """A range that would have to go down, and whose step goes up.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(body_of(function)):
        loop = node.iter if isinstance(node, (ast.For, ast.comprehension)) else None
        if not isinstance(loop, ast.Call) or ast.unparse(loop.func) != "range":
            continue
        start, stop, step = [*loop.args, None, None, None][:3]
        down = isinstance(step, ast.UnaryOp) or (step and not isinstance(step, ast.Constant))
        if stop and not down and not isinstance(start, ast.Constant) and ast.unparse(stop) in {
            "0", "-1"}:  # fmt: skip
            return Cause(
                f"{ast.unparse(loop)} counts up from its start and is past its stop at once, so "
                "the loop never goes round: counting down takes a step of -1.",
                "never_goes_round",
                "a range that is empty",
            )
    return None


def best_stays(function: ast.FunctionDef) -> Cause | None:
    """A best so far that each round compares with, and that no round replaces.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in (node for node in body_of(function) if isinstance(node, ast.For)):
        inside = list(nodes_in([loop]))
        counters = {name for node in inside if isinstance(node, ast.For)
                    for name in names_in(node.target)}  # fmt: skip
        before = set_names(nodes_in([node for node in body_of(function) if node is not loop]))
        for node in (each for each in inside if isinstance(each, ast.If) and not each.orelse):
            kept = _noted(node.body, counters)
            stays = sorted(_compared(node.test) & before - set_names(inside))
            if stays and kept and not kept & read_names(inside):
                best = stays[0]
                return Cause(
                    f"{best} stays what it was before the loop, so each round compares "
                    f"with that: what should {best} be once a round was better?",
                    "best_stays",
                    "the best so far is never replaced",
                )
    return None


def divided_in_each_round(function: ast.FunctionDef) -> Cause | None:
    """A total that each round of a loop adds to, and divides again.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in for_loops(function):
        changing = set_names(nodes_in([loop]))
        totals = set(added_to(loop))
        for node in loop.body:
            name, below = _divided(node)
            if below is None or set(names_in(below)) & changing:
                continue
            adds = isinstance(node, ast.Assign) and occurs_in("(_ + _) / _", node.value)
            if name in totals or adds:
                return Cause(
                    f"{name} is divided by {ast.unparse(below)} in each round of the loop, all "
                    "that was added before with it: divide once, after the loop.",
                    "divided_in_each_round",
                    "divided in each round",
                )
    return None


def _counting(function: ast.FunctionDef) -> Iterator[tuple[ast.For, str, ast.expr]]:
    """The loops over ``range(end)``, each with its counter and its end."""
    for loop in for_loops(function):
        call = loop.iter
        counts = isinstance(call, ast.Call) and ast.unparse(call.func) == "range"
        if counts and isinstance(loop.target, ast.Name) and call.args:
            yield loop, loop.target.id, call.args[1 if len(call.args) > 1 else 0]


def _sizes(function: ast.FunctionDef) -> dict[str, _Axis]:
    """Names that are the length of an axis, and get no other value."""
    found: dict[str, _Axis] = {}
    several: set[str] = set()
    for node in nodes_in(body_of(function)):
        if not isinstance(node, ast.Assign):
            continue
        target, value = node.targets[0], node.value
        whole = value.value if isinstance(value, ast.Attribute) and value.attr == "shape" else None
        array = whole.id if isinstance(whole, ast.Name) else ""
        targets, counted = items_of(target), _counted_by(value)
        for axis, each in enumerate(targets):
            of = (array, axis) if array and len(targets) > 1 else counted
            for name in names_in(each):
                several |= {name} & found.keys()
                if of:
                    found[name] = of
                else:
                    several.add(name)
    return {name: of for name, of in found.items() if not {name, of[0]} & several}


def _counted_by(size: ast.expr) -> _Axis | None:
    """Which axis ``X.shape[k]`` or ``len(X)`` counts."""
    if isinstance(size, ast.Call) and ast.unparse(size.func) == "len" and size.args:
        return (size.args[0].id, 0) if isinstance(size.args[0], ast.Name) else None
    if isinstance(size, ast.Subscript) and isinstance(size.slice, ast.Constant):
        shape = size.value
        if isinstance(shape, ast.Attribute) and shape.attr == "shape" and isinstance(
            shape.value, ast.Name) and isinstance(size.slice.value, int):  # fmt: skip
            return shape.value.id, size.slice.value
    return None


def _chosen(loop: ast.For, counter: str) -> Iterator[tuple[str, int, str]]:
    """Where a counter stands in brackets: the array, along which axis, and the text."""
    for node in nodes_in(loop.body):
        if not isinstance(node, ast.Subscript):
            continue
        behind, array = 0, node.value
        while isinstance(array, ast.Subscript) and not isinstance(
            array.slice, (ast.Tuple, ast.Slice)
        ):
            behind, array = behind + 1, array.value
        for axis, place in enumerate(items_of(node.slice)):
            if isinstance(array, ast.Name) and counter in names_in(place):
                yield array.id, behind + axis, ast.unparse(node)


def _compared(test: ast.expr) -> set[str]:
    """The plain names that something is compared with by < or >."""
    if not isinstance(test, ast.Compare) or not isinstance(
        test.ops[0], (ast.Lt, ast.Gt, ast.LtE, ast.GtE)
    ):
        return set()
    return {each.id for each in (test.left, test.comparators[0]) if isinstance(each, ast.Name)}


def _noted(body: list[ast.stmt], counters: set[str]) -> set[str]:
    """The names that are set there to where a loop is."""
    return {
        name
        for node in body
        if isinstance(node, ast.Assign) and set(names_in(node.value)) & counters
        for target in node.targets
        if not isinstance(target, ast.Subscript)
        for name in names_in(target)
    }


def _divided(node: ast.stmt) -> tuple[str, ast.expr | None]:
    """The name that a statement divides, and by what."""
    if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Div):
        return ast.unparse(node.target), node.value
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
        name = ast.unparse(node.targets[0])
        if isinstance(node.value.op, ast.Div) and name in names_in(node.value.left):
            return name, node.value.right
    return "", None


_GIVES_BYTES = {"reshape", "ravel", "flatten", "transpose", "copy", "squeeze"}
"""Methods, and functions of NumPy, that give bytes for bytes."""
_GROWING = (ast.Add, ast.Mult, ast.Sub, ast.Pow)


def computed_in_bytes(
    function: ast.FunctionDef, args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Cause | None:
    """Bytes that are added, subtracted or multiplied with one another, as bytes.

    Parameters
    ----------
    function : FunctionDef
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    """
    own = [each.arg for each in function.args.args]
    bytes_ = {
        name
        for i, name in enumerate(own[: len(parameters)])
        if args and all(i < len(each) and _in_bytes(each[i]) for each in args)
    }
    for node in nodes_in(body_of(function)) if bytes_ else ():
        if isinstance(node, ast.Assign) and _holds(node.value, bytes_):
            bytes_ |= {each.id for each in items_of(node.targets[0]) if isinstance(each, ast.Name)}
        if isinstance(node, ast.For) and _holds(node.iter, bytes_):
            bytes_ |= set(names_in(node.target))
        if _may_overflow(node, bytes_):
            return Cause(
                f"{ast.unparse(node)[:60]} computes with bytes, and a byte holds only 0 to 255: "
                "beyond that, it starts again at the other end. Convert them to floats first.",
                "computed_in_bytes",
                "computed in bytes",
            )
    return None


def _in_bytes(value: object) -> bool:
    return isinstance(value, np.ndarray) and value.dtype == np.uint8


def _holds(value: ast.expr, bytes_: set[str]) -> bool:
    """Whether an expression is bytes as they were, or a part of them."""
    if isinstance(value, ast.Name):
        return value.id in bytes_
    if isinstance(value, ast.Subscript) or (isinstance(value, ast.Attribute) and value.attr == "T"):
        return _holds(value.value, bytes_)
    if isinstance(value, ast.Call):
        function = value.func
        if isinstance(function, ast.Attribute) and function.attr in _GIVES_BYTES:
            return _holds(function.value, bytes_) or any(_holds(e, bytes_) for e in value.args[:1])
        return isinstance(function, ast.Name) and function.id == "zip" and any(
            _holds(each, bytes_) for each in value.args)  # fmt: skip
    return False


def _may_overflow(node: ast.AST, bytes_: set[str]) -> bool:
    """Whether bytes meet bytes there, or are added to a total."""
    if isinstance(node, ast.AugAssign):
        return isinstance(node.op, _GROWING) and _holds(node.value, bytes_)
    if isinstance(node, ast.BinOp) and isinstance(node.op, _GROWING):
        sides = [_holds(each, bytes_) for each in (node.left, node.right)]
        total = isinstance(node.left, ast.Name) and isinstance(node.op, ast.Add)
        whole = [isinstance(each, ast.Constant) and type(each.value) is int
                 for each in (node.left, node.right)]  # fmt: skip
        return all(sides) or (total and sides[1]) or (any(sides) and any(whole))
    return False


_LARGEST = 0.1
"""A nudge is no larger."""
_NUDGES = {"eps", "epsilon"}
_NUDGED_BY = (ast.Add, ast.Sub)


def change_not_divided(function: ast.FunctionDef) -> Cause | None:
    """A difference of two calls, one of them at a nudged place, that nothing divides.

    Parameters
    ----------
    function : FunctionDef
    """
    nodes = [*nodes_in(body_of(function))]
    small = _NUDGES | {
        target.id
        for node in nodes
        if isinstance(node, ast.Assign) and _is_small(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    nudged = [_nudge(node, small) for node in nodes if isinstance(node, ast.Call)]
    signs = [each for each in nudged if each]
    if not signs or any(_scales(node, small) for node in nodes):
        return None
    if not any(isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) and _of_two_calls(node)
               for node in nodes):  # fmt: skip
        return None
    nudge = signs[0][1]
    far = f"2 * {nudge}" if {sign for sign, _ in signs} == {ast.Add, ast.Sub} else nudge
    return Cause(
        f"Nothing is divided by the nudge: a slope is a change divided by the distance it took, "
        f"here {far}.",
        "change_not_divided",
        "a change that is not divided by the nudge",
    )


def _is_small(value: ast.expr) -> bool:
    number = value.value if isinstance(value, ast.Constant) else None
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Pow):  # 10 ** -5
        return isinstance(value.right, ast.UnaryOp)
    return isinstance(number, float) and 0 < number <= _LARGEST


def _nudge(call: ast.Call, small: set[str]) -> tuple[type[ast.operator], str] | None:
    """With which sign, and by what, one argument of a call is nudged."""
    for arg in call.args:
        if isinstance(arg, ast.BinOp) and isinstance(arg.op, _NUDGED_BY) and _is_nudge(
            arg.right, small
        ):  # fmt: skip
            return type(arg.op), ast.unparse(arg.right)
    return None


def _is_nudge(value: ast.expr, small: set[str]) -> bool:
    return _is_small(value) or (isinstance(value, ast.Name) and value.id in small)


def _scales(node: ast.AST, small: set[str]) -> bool:
    """Whether something is divided there by a nudge, or multiplied by a number."""
    if isinstance(node, ast.AugAssign):
        return isinstance(node.op, (ast.Div, ast.Mult)) and _has_number(node.value, small)
    if not isinstance(node, ast.BinOp):
        return isinstance(node, ast.Call) and ast.unparse(node.func) == "np.divide"
    if isinstance(node.op, ast.Mult):
        return _has_number(node.left, small) or _has_number(node.right, small)
    return isinstance(node.op, ast.Div) and _has_number(node.right, small)


def _has_number(value: ast.expr, small: set[str]) -> bool:
    numbers = any(isinstance(each, ast.Constant) for each in ast.walk(value))
    return numbers or bool(set(names_in(value)) & small)


def _of_two_calls(node: ast.BinOp) -> bool:
    """Whether each side is a call, or a name or an entry that may hold what a call gave."""
    sides = node.left, node.right
    return all(isinstance(each, (ast.Call, ast.Name, ast.Subscript)) for each in sides)


_COLUMN = {"column", "col"}


def rows_for_columns(function: ast.FunctionDef) -> Cause | None:
    """A loop through a table whose rounds are taken for its columns.

    Parameters
    ----------
    function : FunctionDef
    """
    nodes = [*nodes_in(body_of(function))]
    given = {*arguments_of(function)} - set_names(nodes)
    for node in nodes:
        if not isinstance(node, (ast.For, ast.comprehension)):
            continue
        target, table = node.target, node.iter
        named = isinstance(target, ast.Name) and target.id in _COLUMN
        if named and isinstance(table, ast.Name) and table.id in given:
            name = ast.unparse(target)
            return Cause(
                f"for {name} in {table.id} goes through the rows of {table.id}, so that {name} is "
                f"a row in each round: how do you get at a column of {table.id}?",
                "rows_for_columns",
                "rows taken for columns",
            )
    return None


def counter_set_back(function: ast.FunctionDef) -> Cause | None:
    """A place that starts from 0 in each outer round, where an inner loop counts it on.

    Parameters
    ----------
    function : FunctionDef
    """
    for outer in for_loops(function):
        zero = {
            node.targets[0].id
            for node in outer.body
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Constant)
            and node.value.value == 0
        }
        inside = set_names(nodes_in([outer]))
        for loop in (node for node in outer.body if isinstance(node, ast.For)):
            for counter, array, written in _counted_places(loop, zero):
                if array not in inside:
                    does = "writes into" if written else "takes"
                    return Cause(
                        f"{counter} starts from 0 again in each round of the outer loop, so that "
                        f"every round {does} the same places of {array}: where should the "
                        "counting begin?",
                        "counter_set_back",
                        "a counter that is set back too often",
                    )
    return None


def _counted_places(loop: ast.For, counters: set[str]) -> Iterator[tuple[str, str, bool]]:
    """The counters that are the one place in brackets, of which array, and whether it is set."""
    counted = counters & set_names(nodes_in(loop.body))
    for node in nodes_in(loop.body):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            places = [each for each in items_of(node.slice) if not isinstance(each, ast.Constant)]
            alone = len(places) == 1 and isinstance(places[0], ast.Name)
            if alone and ast.unparse(places[0]) in counted:
                yield ast.unparse(places[0]), node.value.id, isinstance(node.ctx, ast.Store)


def filled_in_each_round(function: ast.FunctionDef) -> Cause | None:
    """An array that each round of a loop fills as a whole.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in for_loops(function):
        turning = set(names_in(loop.target))
        read = read_names(nodes_in(loop.body))
        for node in (each for each in loop.body if isinstance(each, ast.Assign)):
            target = node.targets[0]
            if not isinstance(target, ast.Subscript) or not isinstance(target.value, ast.Name):
                continue
            array = target.value.id
            others = read_names(_left_over(loop.body, target))
            if (
                all(map(_is_whole, items_of(target.slice)))
                and turning & set(names_in(node.value))
                and array in read - others
            ):
                return Cause(
                    f"Each round fills all of {array}, so that only the last one counts: which "
                    "entry belongs to which round?",
                    "filled_in_each_round",
                    "each round fills the whole array",
                )
    return None


def _left_over(body: list[ast.stmt], left_out: ast.expr) -> Iterator[ast.AST]:
    inside = {id(each) for each in ast.walk(left_out)}
    return (node for node in nodes_in(body) if id(node) not in inside)


def _is_whole(place: ast.expr) -> bool:
    whole = isinstance(place, ast.Slice) and not (place.lower or place.upper or place.step)
    return whole or (isinstance(place, ast.Constant) and place.value is ...)


def grows_another(function: ast.FunctionDef) -> Cause | None:
    """A total that starts at 0 and is never used, while a loop adds to an argument.

    Parameters
    ----------
    function : FunctionDef
    """
    nodes = [*nodes_in(body_of(function))]
    grown = {node.target.id for node in nodes if isinstance(node, ast.AugAssign)
             and isinstance(node.target, ast.Name)}  # fmt: skip
    idle = {name for node in nodes for name in _set_to_zero(node)} - read_names(nodes) - grown
    for loop in for_loops(function):
        for node in nodes_in(loop.body):
            if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add):
                name = ast.unparse(node.target)
                if idle and name in arguments_of(function):
                    other = min(idle)
                    return Cause(
                        f"{other} starts at 0, and nothing is added to it; the loop adds to "
                        f"{name}, which was passed to your function: which of the two should grow?",
                        "grows_another",
                        "the loop adds to an argument",
                    )
    return None


def _set_to_zero(node: ast.AST) -> Iterator[str]:
    if not isinstance(node, ast.Assign):
        return
    targets, values = items_of(node.targets[0]), items_of(node.value)
    for target, value in zip(targets, values, strict=False):
        zero = isinstance(value, ast.Constant) and value.value == 0
        if isinstance(target, ast.Name) and zero and len(targets) == len(values):
            yield target.id


def overwritten_after_if(function: ast.FunctionDef) -> Cause | None:
    """What an if sets, and the next line sets again, whatever held.

    Parameters
    ----------
    function : FunctionDef
    """
    for block in _rows_of_statements(function):
        for branch, after in itertools.pairwise(block):
            if not (isinstance(branch, ast.If) and isinstance(after, ast.Assign)):
                continue
            target = ast.unparse(after.targets[0])
            last = branch.body[-1]
            set_there = isinstance(last, ast.Assign) and ast.unparse(last.targets[0]) == target
            if set_there and not set(names_in(after.value)) & set(names_in(after.targets[0])):
                return Cause(
                    f"The line after the if sets {target} again, whether the if held or not: does "
                    "it belong to an else?",
                    "overwritten_after_if",
                    "what an if sets is overwritten",
                )
    return None


def else_of_the_last(function: ast.FunctionDef) -> Cause | None:
    """Several ifs about the same names, and an else that belongs to the last one alone.

    Parameters
    ----------
    function : FunctionDef
    """
    for block in _rows_of_statements(function):
        for before, last in itertools.pairwise(block):
            if not (isinstance(before, ast.If) and isinstance(last, ast.If)):
                continue
            same = set(names_in(before.test)) == set(names_in(last.test))
            else_only = last.orelse and not isinstance(last.orelse[0], ast.If)
            if same and else_only and not before.orelse and not _goes_elsewhere(before):
                return Cause(
                    "The else belongs to the last if alone, so that it also runs where an if above "
                    "it was true: elif makes one choice of all of them.",
                    "else_of_the_last",
                    "an else that belongs to the last if alone",
                )
    return None


def _goes_elsewhere(branch: ast.If) -> bool:
    return isinstance(branch.body[-1], (ast.Return, ast.Continue, ast.Break, ast.Raise))


def _rows_of_statements(function: ast.FunctionDef) -> Iterator[list[ast.stmt]]:
    yield function.body
    for node in nodes_in(body_of(function)):
        if isinstance(node, (ast.For, ast.While, ast.If)):
            yield node.body


def about_a_place(error: str, function: ast.FunctionDef, args: Sequence[Sequence[object]]) -> str:
    """What to say instead of what the exception means in general, or nothing.

    Parameters
    ----------
    error : str
        Its name, as `plain_error` gives it.
    function : FunctionDef
    args : sequence of sequence
        For each challenge the arguments.
    """
    if error == "index_too_large" and (place := computed_place(function)):
        return (
            f"The index {place} lies beyond the end: by how much should it grow from one row to "
            "the next, and by how much from one column to the next?"
        )
    if error == "if_of_an_array":
        return _row_in_a_condition(function, _tables(function, args))
    if error == "array_into_one_place":
        return _row_for_a_number(function, _tables(function, args))
    return ""


def _tables(function: ast.FunctionDef, args: Sequence[Sequence[object]]) -> set[str]:
    """The parameters that are arrays of more than one axis."""
    return {
        name
        for i, name in enumerate(arguments_of(function))
        if any(i < len(each) and isinstance(each[i], np.ndarray) and each[i].ndim > 1
               for each in args)
    }  # fmt: skip


def _row_in_a_condition(function: ast.FunctionDef, tables: set[str]) -> str:
    """``for a in A: if a > 0`` where A is a table, so that a is a row."""
    for loop in for_loops(function):
        call = loop.iter
        zipped = isinstance(call, ast.Call) and ast.unparse(call.func) == "zip"
        arrays = call.args if zipped and isinstance(call, ast.Call) else [call]
        for target, array in zip(items_of(loop.target), arrays, strict=False):
            name, table = ast.unparse(target), ast.unparse(array)
            tests = [node.test for node in nodes_in(loop.body) if isinstance(node, ast.If)]
            if table in tables and any(name in names_in(test) for test in tests):
                return (
                    f"A for goes through {table} row by row, so that {name} is a whole row, and an "
                    "if needs one yes or no: how do you get at one entry after the other?"
                )
    return _row_by_its_place(function, tables)


def _row_by_its_place(function: ast.FunctionDef, tables: set[str]) -> str:
    """``if A[i] > 0`` where A is a table, so that A[i] is a row."""
    decisions = (ast.If, ast.IfExp, ast.While)
    tests = [node.test for node in nodes_in(body_of(function)) if isinstance(node, decisions)]
    row = next((row for test in tests for row in _rows_in(test, tables)), None)
    if row is None:
        return ""
    return (
        f"{ast.unparse(row)} is a whole row of {ast.unparse(row.value)}, which has more than one "
        "axis, and an if needs one yes or no: one entry has a number for each axis in its brackets."
    )


def _rows_in(node: ast.AST, tables: set[str]) -> Iterator[ast.Subscript]:
    """Where a single place is taken out of a table, which is a row: ``A[i]`` or ``A[0]``."""
    for part in ast.walk(node):
        named = isinstance(part, ast.Subscript) and isinstance(part.value, ast.Name)
        if named and part.value.id in tables and isinstance(part.slice, (ast.Name, ast.Constant)):
            yield part


def _row_for_a_number(function: ast.FunctionDef, tables: set[str]) -> str:
    """``s[i] = f(z[i])`` where z is a table, so that z[i] is a row."""
    for node in nodes_in(body_of(function)):
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if not isinstance(target, ast.Subscript) or not isinstance(node, ast.Assign):
            continue
        if any(isinstance(part, ast.Slice) for part in ast.walk(target.slice)):
            continue  # a place for several numbers
        for row in _rows_in(node.value, tables):
            if isinstance(row.slice, ast.Name):
                array = ast.unparse(row.value)
                return (
                    f"{array} may have more than one axis, as here: then {ast.unparse(row)} is a "
                    f"whole row, and no number that fits into {ast.unparse(target)}. What works "
                    f"for {array} of any shape?"
                )
    return ""


Slip = Callable[[ast.FunctionDef], "Cause | None"]
_CERTAIN: tuple[Slip, ...] = (
    still_none,
    no_return,
    never_ends,
    hat,
    shape_in_two,
    joined_in_two,
    shape_first,
    same_object,
    result_lost,
    none_from_in_place,
    starts_at_one,
    index_never_moves,
    same_entry,
    another_base,
    logarithm_of_less_than_none,
    whole_division,
    divided_by_itself,
    minus_itself,
    logarithm_of_a_label,
    changes_what_stays,
    training_with_test,
    another_threshold,
    ends_early,
    entries_for_places,
    counts_elsewhere,
    never_set_back,
    product_from_zero,
    counted_too_early,
    same_place_in_each_round,
    shortened_on_the_way,
    counts_another_axis,
    ends_before_zero,
    never_goes_round,
    best_stays,
    divided_in_each_round,
    rows_for_columns,
    counter_set_back,
    filled_in_each_round,
    grows_another,
    overwritten_after_if,
    change_not_divided,
)
_LIKELY: tuple[Slip, ...] = (
    starts_with_an_entry,
    only_the_last_round,
    clipped,
    drawn_at_random,
    typed_e,
    same_in_each_round,
    idle_counter,
    replaced,
    entry_replaced,
    added_inside_the_logarithm,
    divided_then_multiplied,
    after_the_loop,
    counter_in_the_sum,
    else_of_the_last,
    never_used,
    only_returned,
)


def certain_slip(function: ast.FunctionDef) -> Cause | None:
    """A slip that makes any answer wrong.

    Parameters
    ----------
    function : FunctionDef
    """
    return next(filter(None, (slip(function) for slip in _CERTAIN)), None)


def likely_slip(function: ast.FunctionDef, known: Signatures) -> Cause | None:
    """A slip that probably makes the answer wrong.

    Parameters
    ----------
    function : FunctionDef
    known : Signatures
    """
    found = next(filter(None, (slip(function) for slip in _LIKELY)), None)
    return found or unused(function, known[function.name][2] if function.name in known else None)


_MODULES = {
    "np": "import numpy as np",
    "plt": "import matplotlib.pyplot as plt",
    **{
        each: f"import {each}"
        for each in ("copy", "math", "numpy", "random", "time", "itertools", "functools", "h5py")
    },
}
"""What is imported under which name."""
_OTHERS = {
    "torch", "tf", "tensorflow", "keras", "sklearn", "scipy", "pd", "pandas", "cv2", "F", "nn",
}  # fmt: skip
"""Packages that no exercise needs."""
_LIKE_PYTHONS = 0.8
"""How like one of Python's own names must be, such as pritn: of these there are many."""


def unknown_name(name: str, names: Iterable[str]) -> str:
    """What to say of a name that has no value.

    Parameters
    ----------
    name : str
    names : iterable of str
        Which might have been meant.
    """
    if name == "e":
        return "e has no value here: np.exp(x) is e to the power of x."
    if name in {"pi", "exp", "log", "zeros", "sum", "dot", "sqrt", "abs", "mean", "array"}:
        return f"{name} has no value here. Is np.{name} meant?"
    if name in _MODULES:
        return f"{name} is a module, and nothing imports it: {_instead(name)}"
    if name in _OTHERS:
        return f"{name} has no value here; no exercise needs other packages than NumPy."
    own = [each for each in (*names, "np") if each != name]
    known = [*own, *dir(builtins)]
    near = difflib.get_close_matches(name, own, n=1, cutoff=0.7)
    near = near or difflib.get_close_matches(name, dir(builtins), n=1, cutoff=_LIKE_PYTHONS)
    other = [each for each in known if each.lower() == name.lower()]
    if meant := other or near:
        return f"{name} has no value here. Is {meant[0]} meant?"
    return (
        f"{name} has no value here, and is not one of the function's arguments: is it spelled as "
        "where it got a value?"
    )


def _instead(module: str) -> str:
    if module == "math":  # an import would only lead to the next error
        return "its functions take one number only, and np, NumPy, has them for whole arrays."
    return f"that takes {_MODULES[module]} above."


_PIECES = "np.split takes the number of pieces, not how long one is, and all must be equally long."
_SAID: tuple[tuple[str, str, str], ...] = (
    (
        "too_few_arguments",
        r"(\w+)\(\) missing \d+ required positional arguments?: (.*)",
        "{0} is called with too few arguments: there is none for {1}.",
    ),
    (
        "arguments_by_name_only",
        r"(\w+)\(\) takes 0 positional arguments but (\d+) w\w+ given",
        "{0} is called with {1} arguments in order: name them in its def line, without a * before.",
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
        "@ multiplies matrices, but one of the two is a single number: use * with a number.",
    ),
    (
        "places_pair_by_pair",
        r"shape mismatch: indexing arrays could not be broadcast",
        (
            "Two lists of indices in one pair of brackets are taken pair by pair, one row with one "
            "column. To cut out a rectangle, use two slices."
        ),
    ),
    (
        "number_gone_through",
        r"'(?:numpy\.)?(?:int|float)\d*' object is not iterable|iteration over a 0-d array",
        (
            "A for loop or a sum goes through several values, but this is a single number: use a "
            "range or a list."
        ),
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
            "There are {0} numbers, but shape {1} does not hold exactly as many. Take sizes from "
            "the shapes of the arguments: other arguments have other sizes."
        ),
    ),
    (
        "several_arrays_for_one_list",
        r"only integer scalar arrays can be converted to a scalar index",
        (
            "An array stands where one whole number belongs. np.concatenate and np.stack take the "
            "arrays as one list, in brackets; range and a shape take numbers."
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
            "if, while, and, or and not need one yes or no, and so do Python's own max, min and "
            "sorted; but a comparison of an array has one for each entry. Ask for one entry at a "
            "time, or use what NumPy has for whole arrays, such as & and |."
        ),
    ),
    (
        "not_called",
        (
            r"unsupported operand type.*'(?:builtin_function_or_method|function|method|numpy\.ufunc"
            r"|_ArrayFunctionDispatcher|Cubic)'"
        ),
        (
            "A function stands in a calculation without being called: are its parentheses missing, "
            "or in another place?"
        ),
    ),
    (
        "dictionary_in_a_calculation",
        r"unsupported operand type\(s\) for .*'dict'",
        "A whole dictionary stands in a calculation: which of its entries, by its key, is meant?",
    ),
    (
        "not_taken_apart",
        r"tuple indices must be integers or slices, not str",
        (
            "One name holds several values here, but the code asks it for a key. Take the values "
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
            "What does that function return? An array is taken apart row by row."
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
            "Index {0} is asked for where axis {1} has {2} entries, numbered from 0. Which "
            "axis is meant, and where does the counting begin and end?"
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
        "An array is asked for with {1} indices, but its number of axes is {0}: print its shape.",
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
            "Round parentheses call a function, but here they follow a value ({0}). Square "
            "brackets pick an entry, and * multiplies. Or did a value get the name of a function?"
        ),
    ),
    (
        "brackets_for_parentheses",
        (
            r"'(?:builtin_function_or_method|function|method|ufunc|type|numpy.ufunc"
            r"|_ArrayFunctionDispatcher)' object is not subscriptable"
        ),
        (
            "Square brackets pick an entry, but here they follow a function: call it with round "
            "parentheses."
        ),
    ),
    (
        "number_with_an_index",
        (
            r"'(?:numpy\.)?(?:float|int|float64|int64)' object is not subscriptable"
            r"|invalid index to scalar variable"
        ),
        "Square brackets ask a single number for an entry, but it has none.",
    ),
    (
        "not_a_whole_number",
        r"'(?:numpy\.)?float(?:64|32)?' object cannot be interpreted as an integer",
        (
            "A whole number is needed, as in range or in a shape, but this one has a decimal "
            "point: / always gives such a number, even if the division leaves no remainder."
        ),
    ),
    (
        "not_an_index",
        (
            r"only integers, slices"
            r"|(?:list|tuple) indices must be integers or slices, not (?:\w+\.)?float"
        ),
        (
            "What stands in square brackets is not an index: they take whole numbers, slices or "
            "masks. Is it an entry of an array, or a number with a decimal point?"
        ),
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
        "rows_of_different_length",
        r"inhomogeneous shape",
        "The rows that you put together have different lengths, so they make no table.",
    ),
    (
        "array_into_another_place",
        r"could not broadcast input array from shape (\(\d+,\)) into shape (\(\d+,\))",
        (
            "An array of shape {0} is put into a place of shape {1}. X[i] is a row of X, X[:, i] a "
            "column: which of the two is meant?"
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
        (
            'There is no key "{0}" in the dictionary: is it spelled the same in both places, and '
            "is it this dictionary that has it?"
        ),
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
        "and_before_comparison",
        r"ufunc 'bitwise_(?:and|or)' not supported",
        "& and | come before ==, < and >: put each comparison in parentheses.",
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
        "text_for_an_array",
        r"'str' object has no attribute '(\w+)'",
        (
            "A text stands where an array is meant. Taking a dictionary apart, as in x, y = d, or "
            "going through it gives its keys; d[key], with the key in quotes, is an entry."
        ),
    ),
    (
        "array_without_attribute",
        r"'numpy.ndarray' object has no attribute '(\w+)'",
        (
            "An array has nothing called {0}. Is that a function to be called with np. in front, "
            "or a name from another library, for which NumPy has its own?"
        ),
    ),
    ("unequal_pieces", r"array split does not result in an equal division", _PIECES),
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
        return "unknown_name", unknown_name(found[1], names)
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
            upright = _lies(*found.groups()) if name == "shapes_do_not_fit" else ""
            if upright:
                return "laid_down", upright
            groups = [group.replace("newaxis", "-1") for group in found.groups() if group]
            return name, meaning.format(*groups or [""])
    return "", ""


def _lies(one: str, other: str) -> str:
    """What to say where one number for each row was laid down as a row; else nothing."""
    shapes = [tuple(map(int, re.findall(r"\d+", each))) for each in (one, other)]
    for table, flat in (shapes, shapes[::-1]):
        if len(table) == 2 and table[1] != table[0] and flat in {table[:1], (1, table[0])}:
            return (
                f"An array of shape {one if table is shapes[1] else other} has one number for each "
                f"row of the other, but is a row itself. To give each row its own number, make it "
                f"a column, ({table[0]}, 1); a matrix product is @."
            )
    return ""


def earlier_cell(message: str) -> str:
    """Where a name should have got its value, if the grader says that this cell did not run.

    Parameters
    ----------
    message : str
        The grader's message about a failure.

    Examples
    --------
    >>> earlier_cell("name 'rate' is not defined (cell 2 stopped: ZeroDivisionError)")
    'rate gets its value in cell 2, which stopped: correct that cell first.'
    """
    found = re.search(
        r"name '(\w+)' is not defined \(cell (\d+) (stopped)?(: no module named)?", message
    )
    if not found:
        return ""
    name, cell, stopped, missing = found.groups()
    if missing:
        remedy = f"needs a package that is not available at grading: write this without {name}"
    elif stopped:
        remedy = "stopped: correct that cell first"
    else:
        remedy = "is not run at grading: give the value in another cell"
    return f"{name} gets its value in cell {cell}, which {remedy}."


_CALLED = "That is a function itself, not its answer: write parentheses after its name to call it."
_LAZY = "That only promises numbers, one by one; the answer is an array that holds them."
_WRAPPED = (
    (
        "np.array was given something that is no list, such as None, a map, a set or a reversed: "
        "it holds that as a single thing."
    ),
    "wrapped_whole",
    "an array of one thing that is no number",
)
_KINDS: dict[str, tuple[str, str, str]] = {
    "str": (
        (
            "What comes back is a text. Return the number itself; a text, as an f-string or str "
            "makes it, is for people to read."
        ),
        "a_text",
        "a text for a number",
    ),
    **dict.fromkeys(
        ("function", "method", "builtin_function_or_method", "ufunc", "_ArrayFunctionDispatcher",
         "method_descriptor", "method-wrapper"),
        (_CALLED, "function_not_called", "a function that is not called"),
    ),
    **dict.fromkeys(
        ("generator", "map", "zip", "range", "filter", "enumerate", "reversed",
         "list_reverseiterator", "range_iterator", "flatiter", "list_iterator"),
        (_LAZY, "not_computed_yet", "promises numbers"),
    ),
    "set": (
        "That is a set, as { } makes it: it has no order, and each number only once.",
        "a_set",
        "a set for an array",
    ),
    "complex": (
        "That is a complex number: the root of a negative one?", "complex", "a complex number"
    ),
    "slice": (
        "That is a slice alone: it cuts nothing until it stands in brackets after an array.",
        "slice_alone",
        "a slice alone",
    ),
    "type": (
        "That is a type, such as float itself: write parentheses after it to make a value.",
        "type_itself",
        "a type for a value",
    ),
}  # fmt: skip


def other_kind(reason: str) -> Cause | None:
    """The hint for an answer that is not made of numbers, found by a facet's reason.

    Parameters
    ----------
    reason : str
    """
    found = re.search(r"got an object of type ([\w-]+)", reason)
    said = _KINDS.get(found[1]) if found else None
    if said is None and "and dtype str" in reason:
        said = _KINDS["str"]
    if said is None and "array of shape () and dtype object" in reason:
        said = _WRAPPED
    return Cause(*said) if said else None


_ENDS = (("first", slice(1, None)), ("last", slice(None, -1)))
_LINES = {1: ("number",), 2: ("row", "column")}
"""What lies along each axis, for an array of so many axes."""


def arranged(pairs: Pairs) -> Cause | None:
    """How the right numbers were rearranged; None if that is not clear.

    Parameters
    ----------
    pairs : sequence of pair of array
        For each challenge the part as it came and as it should be.
    """
    wrong = [(got, right) for got, right in pairs
             if not _equal(got, right) and not _one_number(got, right)]  # fmt: skip
    if not wrong or not all(right.size and np.isfinite(got).all() for got, right in wrong):
        return None
    looks = (_nothing_left, _among_others, _backwards, _lines_missing, _lines_too_many, _repeated,
             _lengthened, _grown, _merged, _reordered, _axes_left,
             _some_several_times)  # fmt: skip
    return next(filter(None, (look(wrong) for look in looks)), None)


def _equal(got: Array, wanted: Array) -> bool:
    return got.shape == wanted.shape and all_close(got, wanted, rtol=1e-6, atol=1e-9)


def _one_number(got: Array, right: Array) -> bool:
    """Whether both are the same single number, in whatever shape."""
    return got.size == right.size == 1 and np.allclose(got.ravel(), right.ravel(), rtol=1e-6)


def _each(wrong: Pairs, made: Callable[[Array], Array]) -> bool:
    return all(_equal(got, made(right)) for got, right in wrong)


def _axes(wrong: Pairs, *, most: int = 2) -> Iterator[tuple[int, str]]:
    """The axes that all right answers have, and what lies along each."""
    axes = {right.ndim for _, right in wrong}
    if len(axes) == 1 and (count := axes.pop()) in _LINES and count <= most:
        yield from enumerate(_LINES[count])


def _nothing_left(wrong: Pairs) -> Cause | None:
    if any(got.size for got, _ in wrong):
        return None
    return Cause(
        "Nothing is left: the array is empty. Which condition never holds, or which range or slice "
        "ends before it begins?",
        "nothing_left",
        "an empty array",
    )


def _among_others(wrong: Pairs) -> Cause | None:
    """The right answer as one of several values."""
    several = {len(got) for got, right in wrong if got.ndim == right.ndim + 1}
    if len(several) != 1 or not all(got.ndim == right.ndim + 1 for got, right in wrong):
        return None
    count = several.pop()
    for k in range(count):
        if all(_equal(got[k], right) for got, right in wrong):
            said = (
                f"{count} values come back, and number {k + 1} is right: return that one alone."
                if count > 1
                else "The answer is right, but stands in one more pair of brackets."
            )
            return Cause(said, "among_others", "right among others")
    return None


def _backwards(wrong: Pairs) -> Cause | None:
    for axis, line in _axes(wrong):
        if _each(wrong, lambda right, axis=axis: np.flip(right, axis)):
            return Cause(
                f"The {line}s are the right ones, but in the reverse order: which comes first?",
                "backwards",
                "in the reverse order",
            )
    return None


def _lines_missing(wrong: Pairs) -> Cause | None:
    for axis, line in _axes(wrong):
        if any(right.shape[axis] < 2 for _, right in wrong):
            continue
        for end, kept in _ENDS:
            if _each(wrong, lambda right, axis=axis, kept=kept: _cut(right, axis, kept)):
                return Cause(
                    f"The {end} {line} is missing; the others are right. Where does it begin, "
                    "and where does it end?",
                    f"without_the_{end}_{line}",
                    f"the {end} {line} is missing",
                )
    return None


def _lines_too_many(wrong: Pairs) -> Cause | None:
    for axis, line in _axes(wrong):
        if any(got.ndim != right.ndim or got.shape[axis] < 2 for got, right in wrong):
            continue
        ends = [end for end, kept in _ENDS
                if all(_equal(_cut(got, axis, kept), right) for got, right in wrong)]  # fmt: skip
        if ends:
            which = f", the {ends[0]}" if len(ends) == 1 else ""  # all alike, either may be it
            return Cause(
                f"There is one {line} too many{which}; the others are right. Where does it begin, "
                "and where does it end?",
                f"one_{line}_too_many",
                f"one {line} too many",
            )
    return None


def _cut(array: Array, axis: int, kept: slice) -> Array:
    return array[(slice(None),) * axis + (kept,)]


def _lengthened(wrong: Pairs) -> Cause | None:
    """All of the right numbers, and others before or after them."""
    if not all(got.ndim == right.ndim and 2 <= right.size < got.size for got, right in wrong):
        return None
    for where, begin in (("after", True), ("before", False)):
        starts = [
            tuple(slice(0, n) if begin else slice(have - n, have) for n, have in
                  zip(right.shape, got.shape, strict=True))
            for got, right in wrong
        ]  # fmt: skip
        if all(
            _equal(got[start], right) for start, (got, right) in zip(starts, wrong, strict=True)
        ):
            return Cause(
                f"The right numbers are there, but more numbers stand {where} them.",
                "more_than_asked",
                "more than is asked for",
            )
    return None


def _grown(wrong: Pairs) -> Cause | None:
    """Each number with all that come before it added."""
    ways: list[Callable[[Array], Array]] = [np.cumsum]
    ways += [lambda right, axis=axis: np.cumsum(right, axis) for axis, _ in _axes(wrong)]
    many = all(right.size > 1 for _, right in wrong)
    if not many or not any(_each(wrong, way) for way in ways):
        return None
    return Cause(
        "Each number includes those before it: the total keeps growing. Where does it start from "
        "nothing again?",
        "total_goes_on",
        "a total that is never set back",
    )


def _nth_of(place: int, right: Array, axis: int | None = None) -> Array:
    return np.asarray(np.take(right, place, axis))


_MERGERS: tuple[tuple[Callable[..., Array], str, str], ...] = (
    (np.sum, "The numbers are added up into fewer, but each is asked for by itself", "added_up"),
    (np.mean, "The numbers are averaged into fewer, but each is asked for by itself", "averaged"),
    (functools.partial(_nth_of, 0), "Only the first is left, but all are asked for", "the_first"),
    (functools.partial(_nth_of, -1), "Only the last is left, but all are asked for", "the_last"),
    (np.max, "Only the largest number is left, but all are asked for", "only_the_largest"),
)  # fmt: skip


def _merged(wrong: Pairs) -> Cause | None:
    """Several numbers made one, or one of them taken."""
    if not all(got.size < right.size > 2 for got, right in wrong):
        return None
    if not all(got.any() for got, _ in wrong):
        return None  # zeros come from anywhere
    for merge, said, name in _MERGERS:
        for axis in (None, *(axis for axis, _ in _axes(wrong))):
            made = [np.asarray(merge(right, axis=axis)) for _, right in wrong]
            if all(got.size == each.size and all_close(got.ravel(), each.ravel())
                   for (got, _), each in zip(wrong, made, strict=True)):  # fmt: skip
                return Cause(f"{said}.", name, name.replace("_", " "))
    return None


def _repeated(wrong: Pairs) -> Cause | None:
    """The right numbers stretched over a further or a longer axis."""
    for got, right in wrong:
        if got.size <= right.size or not right.ndim <= got.ndim <= 2:
            return None
        try:
            stretched = np.broadcast_to(right, got.shape)
        except ValueError:
            return None
        if not np.allclose(got, stretched):
            return None
    return Cause(
        f"The right numbers are there, each several times: shape {wrong[0][1].shape} was stretched "
        f"to {wrong[0][0].shape}. Which operation brings two shapes together?",
        "stretched",
        "right numbers, repeated by broadcasting",
    )


def _reordered(wrong: Pairs) -> Cause | None:
    """The right numbers in another order; many must differ, for zeros and ones tell nothing."""
    for got, right in wrong:
        if got.shape != right.shape or right.size < 4 or np.unique(right).size < right.size / 2:
            return None
        if not np.allclose(np.sort(got, None), np.sort(right, None)):
            return None
    if all(np.array_equal(got, np.sort(right, -1)) for got, right in wrong):
        hint = "The numbers are right, but sorted by size: they should stay in their order."
        return Cause(hint, "sorted_by_size", "sorted by size")
    got, right = (each.ravel() for each in wrong[0])
    first = int(np.flatnonzero(~np.isclose(got, right))[0])
    return Cause(
        f"The right numbers are all there, but in another order, from number {first} on (counted "
        "from 0): which one comes next?",
        "another_order",
        "right numbers in another order",
    )


def _axes_left(wrong: Pairs) -> Cause | None:
    """As many numbers as there should be, with more axes or fewer."""
    counts = {(got.ndim, right.ndim) for got, right in wrong}
    if len(counts) != 1 or any(got.size != right.size for got, right in wrong):
        return None
    is_, should = counts.pop()
    if is_ == should:
        return None
    return Cause(
        f"There are as many numbers as there should be, but along {is_} axes: {should} are asked "
        "for.",
        "another_number_of_axes",
        "another number of axes",
    )


def _some_several_times(wrong: Pairs) -> Cause | None:
    """Numbers that are all among the right ones, but not each of these once."""
    if not _tell_much(wrong) or any(got.size != right.size for got, right in wrong):
        return None
    if all(np.allclose(np.sort(got, None), np.sort(right, None)) for got, right in wrong):
        return Cause(
            f"The right numbers are all there, but in another order and in another shape: "
            f"{wrong[0][0].shape} is not {wrong[0][1].shape}.",
            "another_order",
            "right numbers in another order and shape",
        )
    if not all(np.isin(got, right).all() and got.any() for got, right in wrong):
        return None
    return Cause(
        "All these numbers are among the right ones, but some come several times and others not "
        "at all: where is each taken from, and where is it put?",
        "some_several_times",
        "some numbers several times, others not at all",
    )


def some_missing(pairs: Pairs) -> Cause | None:
    """Some of the right numbers and no others.

    Parameters
    ----------
    pairs : sequence of pair of array
    """
    wrong = [(got, right) for got, right in pairs if not _equal(got, right)]
    fewer = wrong and all(0 < got.size < right.size for got, right in wrong)
    if not fewer or not _tell_much(wrong):
        return None
    if not all(np.isin(got, right).all() and got.any() for got, right in wrong):
        return None
    return Cause(
        "What is there is among the right numbers, but others are missing: in the first example "
        f"{wrong[0][0].size} of {wrong[0][1].size} came.",
        "some_missing",
        "some of the right numbers are missing",
    )


def _tell_much(wrong: Pairs) -> bool:
    """Whether there are so many different numbers that few are the same by accident."""
    return all(right.size > 3 and np.unique(right).size >= right.size / 2 for _, right in wrong)


_OF_PICTURES = {3, 4}
"""How many axes an array may have here: of a table, other hints speak of rows and columns."""


def axis_order(
    pairs: Pairs,
    args: Sequence[Sequence[object]],
    parameters: Sequence[str],
) -> Cause | None:
    """The order of the axes, where an answer holds all numbers of an argument.

    Parameters
    ----------
    pairs : sequence of pair of array
        For each challenge the part as it came and as it should be.
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    """
    for i, name in enumerate(parameters):
        given = [each[i] for each in args if i < len(each) and isinstance(each[i], np.ndarray)]
        axes = {each.ndim for each in given if isinstance(each, np.ndarray)}
        if len(given) < len(pairs) or len(axes) != 1 or not axes <= _OF_PICTURES:
            continue
        for order in itertools.permutations(range(axes.pop())):
            for along, turned in (("row by row", False), ("down each column", True)):
                both = [[_goes(one.T if turned else one, each, order) for one in pair]
                        for each, pair in zip(given, pairs, strict=True)]  # fmt: skip
                if all(got and not right for got, right in both):
                    return Cause(
                        f"All numbers of {name} are there, but in another order: {along}, axis "
                        f"{order[-1]} of {name} changes fastest, and axis {order[0]} slowest.",
                        "another_order_of_axes",
                        "the axes in another order",
                    )
    return None


def exchanged_axes(pairs: Pairs, *_: object) -> Cause | None:
    """The right answer with its axes in another order.

    Parameters
    ----------
    pairs : sequence of pair of array
        For each challenge the part as it came and as it should be.
    """
    axes = {each.ndim for pair in pairs for each in pair}
    if len(axes) != 1 or not axes <= _OF_PICTURES:
        return None
    for order in itertools.permutations(range(axes.pop())):
        turned = [(got, right.transpose(order)) for got, right in pairs]
        if list(order) != sorted(order) and all(
            got.shape == right.shape and all_close(got, right) for got, right in turned
        ):
            said = ", ".join(f"axis {i} of yours should be axis {k}"
                             for i, k in enumerate(order) if i != k)  # fmt: skip
            return Cause(
                f"The numbers are right, but the axes have changed places: {said}.",
                "exchanged_axes",
                "axes in another order",
            )
    return None


def first_numbers(
    pairs: Pairs,
    args: Sequence[Sequence[object]],
    parameters: Sequence[str],
) -> Cause | None:
    """The first numbers of an argument, as they follow each other there.

    Parameters
    ----------
    pairs, args, parameters
        As for `axis_order`.
    """
    for i, name in enumerate(parameters):
        given = [each[i] if i < len(each) else None for each in args]
        if all(_begins(got, each) for each, (got, _) in zip(given, pairs, strict=True)):
            return Cause(
                f"These are the first numbers of {name}, one row after the other as they stand "
                "there: which ones are asked for?",
                "first_numbers",
                "the first numbers of an argument",
            )
    return None


def _begins(got: Array, given: object) -> bool:
    """Whether an answer holds the first numbers of an array, and not all of them."""
    if not isinstance(given, np.ndarray) or given.ndim < 2 or not 3 < got.size < given.size:
        return False
    return bool(given.any()) and np.array_equal(got.ravel(), given.ravel()[: got.size])


def _goes(got: Array, given: object, order: tuple[int, ...]) -> bool:
    """Whether an answer holds the numbers of an array with its axes in this order."""
    array = np.asarray(given)
    return got.size == array.size and np.array_equal(got.ravel(), array.transpose(order).ravel())


_Args = Sequence[Sequence[object]]


def sized(pairs: Pairs, args: _Args, parameters: Sequence[str]) -> Cause | None:
    """A shape where the number of something is asked for, or numbers for other axes.

    Parameters
    ----------
    pairs : sequence of pair of array
        For each challenge the part as it came and as it should be.
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    """
    return _a_whole_shape(pairs, args, parameters) or _as_many_as(pairs, args, parameters)


def _a_whole_shape(pairs: Pairs, args: _Args, parameters: Sequence[str]) -> Cause | None:
    for i, name in enumerate(parameters):
        arrays = _arrays(args, i)
        for which, start in (("the shape", 0), ("the shape of an entry", 1)):
            shapes = [each.shape[start:] for each in arrays]
            if shapes and all(len(shape) > 1 and np.array_equal(got, shape) for shape, (got, _) in
                              zip(shapes, pairs, strict=True)):  # fmt: skip
                return Cause(
                    f"That is {which} of {name}, several numbers in one. Which of them is asked "
                    "for?",
                    "whole_shape",
                    "a whole shape for one of its numbers",
                )
    return None


def _as_many_as(pairs: Pairs, args: _Args, parameters: Sequence[str]) -> Cause | None:
    """As many numbers as some axes of an argument have together, and not as all that are asked."""
    if len(pairs) < 2 or all(got.size == right.size for got, right in pairs):
        return None
    for i, name in enumerate(parameters):
        axes = list(_products(_arrays(args, i)))
        is_ = _only_axes(axes, [got.size for got, _ in pairs])
        should = _only_axes(axes, [right.size for _, right in pairs])
        if is_ and should:
            return Cause(
                f"There are as many numbers as {_all_axes(is_, name)}, but there should be as many "
                f"as {_all_axes(should, name)}.",
                "as_many_as_other_axes",
                "as many numbers as other axes have",
            )
    return None


def _arrays(args: _Args, i: int) -> list[Array]:
    given = [each[i] if i < len(each) else None for each in args]
    arrays = [each for each in given if isinstance(each, np.ndarray)]
    return arrays if len(arrays) == len(given) else []


def _products(arrays: list[Array]) -> Iterator[tuple[tuple[int, ...], list[int]]]:
    """How many numbers some axes have together, in each challenge; one axis has one alone."""
    most = min((each.ndim for each in arrays), default=0)
    if most < 3 or len({each.shape for each in arrays}) == 1:
        return
    for count in range(1, most + 1):
        for axes in itertools.combinations(range(most), count):
            yield axes, [int(np.prod([each.shape[axis] for axis in axes])) for each in arrays]


def _only_axes(
    axes: list[tuple[tuple[int, ...], list[int]]], sizes: list[int]
) -> tuple[int, ...] | None:
    """The axes that have so many; none where several have."""
    found = [each for each, products in axes if products == sizes]
    return found[0] if len(found) == 1 else None


def _all_axes(axes: tuple[int, ...], name: str) -> str:
    if len(axes) == 1:
        return f"axis {axes[0]} of {name} is long"
    several = f"{', '.join(map(str, axes[:-1]))} and {axes[-1]}"
    return f"axes {several} of {name} have together"


_NEAR = 0.03
"""Relative; what is further off is not called near."""
_ON_A_SIDE = 5
"""At least so many numbers on either side, where it is said which ones are right."""


def nearly(
    pairs: Pairs,
    args: Sequence[Sequence[object]],
    parameters: Sequence[str],
) -> Cause | None:
    """Off by the same everywhere, or right only where an argument has one sign.

    Parameters
    ----------
    pairs : sequence of pair of array
        For each challenge the part as it came and as it should be.
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    """
    alike = all(got.shape == right.shape and np.isfinite(got).all() for got, right in pairs)
    if not alike:
        return None
    return _offset(pairs) or _on_one_side(pairs, args, parameters)


def _offset(pairs: Pairs) -> Cause | None:
    gaps = np.concatenate([(got - right).ravel() for got, right in pairs])
    numbers = np.concatenate([right.ravel() for _, right in pairs])
    many = gaps.size > 2 and np.ptp(numbers) > 1e-6
    if not many or np.ptp(gaps) > 1e-6 * abs(gaps[0]) or abs(gaps[0]) < 1e-6:
        return None
    how = "large" if gaps[0] > 0 else "small"
    return Cause(
        f"Everywhere {abs(gaps[0]):.6g} too {how}: what is added, or taken away, that does not "
        "belong there?",
        "off_by_the_same",
        "off by the same number everywhere",
    )


def close(pairs: Pairs) -> Cause | None:
    """Close, but not exact.

    Parameters
    ----------
    pairs : sequence of pair of array
    """
    if not all(got.shape == right.shape and np.isfinite(got).all() for got, right in pairs):
        return None
    got, right = (np.concatenate([pair[k].ravel() for pair in pairs]) for k in (0, 1))
    far = np.abs(got - right) > _NEAR * np.abs(right)
    if far.any() or right.size < 3 or np.allclose(got, right, rtol=1e-4):
        return None
    if (got % 1 == 0).all() and (right % 1 != 0).any():
        return None  # told as rounded
    return Cause(
        "Every number is nearly right, and none is further off than a few per cent: is something "
        "cut off, rounded or approximated on the way, or a number only nearly the right one?",
        "nearly_right",
        "nearly right",
    )


def _on_one_side(
    pairs: Pairs,
    args: Sequence[Sequence[object]],
    parameters: Sequence[str],
) -> Cause | None:
    """Right where an argument has one sign, and wrong where it has the other."""
    right = np.concatenate([np.isclose(got, right).ravel() for got, right in pairs])
    for name, signs in _signs(pairs, args, parameters):
        for side, other, here in (("above", "below", signs > 0), ("below", "above", signs < 0)):
            if here.sum() >= _ON_A_SIDE <= (~here).sum() and np.array_equal(right, here):
                return Cause(
                    f"Right where {name} is {side} 0, and wrong where it is {other}: which part "
                    "of your calculation is made for one of the two only?",
                    f"right_{side}_zero_only",
                    f"right only where an argument is {side} 0",
                )
    return None


def _signs(
    pairs: Pairs,
    args: Sequence[Sequence[object]],
    parameters: Sequence[str],
) -> Iterator[tuple[str, Array]]:
    """The arguments that have a number for each entry of the answer, with these numbers."""
    for i, name in enumerate(parameters):
        given = [np.asarray(each[i]) if i < len(each) and isinstance(each[i], np.ndarray) else
                 np.zeros(0) for each in args]  # fmt: skip
        if all(each.shape == got.shape for each, (got, _) in zip(given, pairs, strict=True)):
            yield name, np.concatenate([each.ravel() for each in given])


def by_a_factor(
    pairs: Pairs, args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Cause | None:
    """The right numbers times the same number everywhere.

    Parameters
    ----------
    pairs : sequence of pair of array
        For each challenge the part as it came and as it should be.
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    """
    factors = [_ratio(got, right) for got, right in pairs]
    if any(factor is None for factor in factors):
        return None
    known = np.array(factors, dtype=float)
    with np.errstate(all="ignore"):
        cause = _by_a_size(known, args, parameters)
    if cause:
        return cause
    if len(pairs) == 1 or np.ptp(known) > 1e-6 * abs(known[0]):
        return _by_another_size(known, args, parameters)
    return _said_of_factor(float(known[0]))


def _by_a_size(
    known: Array, args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Cause | None:
    """The length of one axis, or what is made of it."""
    for i, name in enumerate(parameters):
        for axis, size in lengths(args, i):
            counted = f"{size[0]:g} is how long axis {axis} of {name} is in the first example"
            for factor, hint, called, title in _BY_A_SIZE if np.ptp(size) else ():
                if all_close(known, factor(size)):
                    return Cause(hint.format(counted), called, title)
    return None


def _by_another_size(
    known: Array, args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Cause | None:
    """The length of one axis where that of another belongs, and perhaps a sign flipped as well."""
    for i, name in enumerate(parameters):
        for (axis, size), (other, length) in itertools.permutations(lengths(args, i), 2):
            if np.ptp(size / length) and all_close(np.abs(known), length / size):
                sign = " And the sign is flipped." if (known < 0).all() else ""
                return Cause(
                    f"As if it were divided by how long axis {axis} of {name} is, in place of axis "
                    f"{other}: which of the two counts what is averaged?{sign}",
                    "by_another_axis",
                    "divided by the length of another axis",
                )
    return None


def lengths(args: Sequence[Sequence[object]], i: int) -> list[tuple[int, Array]]:
    """How long each axis of an argument is, in each challenge.

    Parameters
    ----------
    args : sequence of sequence
    i : int
        The argument's place.
    """
    given = [each[i] if i < len(each) else None for each in args]
    shapes = [each.shape if isinstance(each, np.ndarray) else () for each in given]
    axes = min(map(len, shapes))
    return [(axis, np.array([shape[axis] for shape in shapes], float)) for axis in range(axes)]


def _said_of_factor(factor: float) -> Cause | None:
    if np.isclose(factor, -1):
        return Cause(
            "The numbers are right, but their sign is flipped: what is subtracted from what?",
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


_Factor = Callable[[Array], Array]
_BY_A_SIZE: tuple[tuple[_Factor, str, str, str], ...] = (
    (
        lambda size: size,
        (
            "Too large by a factor, which is not always the same: {}. Is an average asked for, or "
            "is something counted too often?"
        ),
        "times_a_size",
        "too large by a size of the arguments",
    ),
    (
        lambda size: 1 / size,
        (
            "Too small by a factor, which is not always the same: {}. Is something divided by it "
            "once too often?"
        ),
        "divided_by_a_size",
        "divided by a size of the arguments",
    ),
    (
        lambda size: size**2,
        (
            "Too large by the square of a number: {}. Is something multiplied by it that should "
            "be divided by it?"
        ),
        "times_a_squared_size",
        "multiplied by a size where it should be divided",
    ),
    (
        lambda size: size / (size - 1),
        "As if it were divided by one less than a number: {}. How many are averaged?",
        "divided_by_one_less",
        "divided by m - 1",
    ),
    (
        lambda size: size / (size + 1),
        "As if it were divided by one more than a number: {}. How many are averaged?",
        "divided_by_one_more",
        "divided by m + 1",
    ),
)
"""Factors that go with the length of an axis, each with its hint, name and title."""


_MANY = 3
"""At least this many numbers must agree: fewer can agree by accident."""


def likeness(
    pairs: Pairs, args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Cause | None:
    """How a wrong part is related to the right one; None if that is not clear.

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
    looks = (_argument, _constant, _reshaped, _another_axis, _one_place,
             _some_still_zero, _zeros_at_the_end, by_a_factor, _related, exchanged_axes, axis_order,
             first_numbers, _arranged, sized, nearly)  # fmt: skip
    for look in looks:
        found = look(pairs, args, parameters)
        if found is not None:
            return found
    return None


def _arranged(pairs: Pairs, *_: object) -> Cause | None:
    return arranged(pairs)


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
            else "This is 0 in each example: where does it get its value, and is that returned?"
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
                f"That is {name} as it was passed: what you compute leaves it as it is, or is not "
                "put into what you return."
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
    if all(got.ndim == 2 and got.shape == right.shape[::-1] and all_close(got.T, right)
           for got, right in pairs):  # fmt: skip
        return Cause(
            "The numbers are right, but rows and columns are exchanged: is there a .T too many or "
            "too few?",
            "transposed",
            "rows and columns are exchanged",
        )
    if all(
        got.size == right.size and all_close(got.ravel(), right.ravel()) for got, right in pairs
    ):
        got, right = next((got, right) for got, right in pairs if got.shape != right.shape)
        return Cause(
            f"The numbers are right, but not their shape: {got.shape} is not {right.shape}. "
            + (
                "How many axes should there be?"
                if got.ndim != right.ndim
                else "Which axis should come first, and which last?"
            ),
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
        right.size == 1 and got.size > 1 and np.ptp(got) and np.allclose(got.mean(), right)
        for got, right in pairs
    ):
        return Cause(
            "One number is asked for: what is still to be done with these is to average them.",
            "not_averaged",
            "the numbers are not averaged",
        )
    return None


def one_for_many(pairs: Pairs, *, loops: bool) -> Cause | None:
    """One entry, where there should be several.

    Parameters
    ----------
    pairs : sequence of pair of array
    loops : bool
        Whether the function has a loop.
    """
    if not loops or not all(got.size == 1 < right.size for got, right in pairs):
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
        for axis, size in lengths(args, i):
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
        "Some entries are right, the others still 0: which ones are never set?",
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


def _related(pairs: Pairs, *_: object) -> Cause | None:
    """A simple function of the right numbers."""
    if not any(right.any() for _, right in pairs):
        return None  # of zeros, nothing follows
    for works, hint, name, title in _RELATIONS:
        if name == "cut_off" and len({each for got, _ in pairs for each in got.flat}) < _MANY:
            continue  # 0 and -1 come of much else
        if all(got.size == right.size and _near(got, works(right.reshape(got.shape)))
               for got, right in pairs):  # fmt: skip
            return Cause(hint, name, title)
    return None


def _near(got: Array, wanted: Array) -> bool:
    return bool(np.isfinite(wanted).all()) and all_close(got, wanted, atol=1e-9)


def _quietly(function: Callable[[Array], Array]) -> Callable[[Array], Array]:
    def quiet(right: Array) -> Array:
        with np.errstate(all="ignore"):
            return function(right)

    return quiet


def _rounded(right: Array, places: int) -> Array:
    return np.asarray(np.round(right, places))


_RELATIONS: tuple[tuple[Callable[[Array], Array], str, str, str], ...] = (
    (lambda r: 1 - r, "That is 1 minus what is asked for: which way round is it?",
     "one_minus", "1 minus the right answer"),
    (_quietly(lambda r: 1 / r), "That is 1 divided by what is asked for: which is the denominator?",
     "upside_down", "1 divided by the right answer"),
    (lambda r: r**2, "That is the square of what is asked for.", "squared", "squared"),
    (_quietly(np.sqrt), "That is the square root of what is asked for.", "rooted", "a square root"),
    (lambda r: r + 1, "Every number is 1 too large.", "one_too_much",
     "1 too much"),
    (lambda r: r - 1, "Every number is 1 too small.", "one_too_little", "1 too little"),
    (_quietly(np.log), "That is the logarithm of what is asked for.", "logarithm", "a logarithm"),
    (_quietly(np.exp), "That is e to the power of what is asked for.", "exponential",
     "an exponential"),
    (np.round, "The fractions are rounded away; keep them.", "rounded", "rounded"),
    *((functools.partial(_rounded, places=places), "Rounded on the way: keep all places.",
       "rounded", "rounded") for places in (1, 2, 3)),
    (np.floor, "The digits after the point are cut off: // and int do that; / keeps them.",
     "cut_off", "fractions cut off"),
    (np.trunc, "The digits after the point are cut off: // and int do that; / keeps them.",
     "cut_off", "fractions cut off"),
    (np.abs, "The numbers are right except for their signs: is there an abs or a square too many?",
     "without_signs", "signs lost"),
)  # fmt: skip
"""What may have been done to the right numbers, the hint for it, its name and title."""


_FEW = 2
"""A list of no more entries has no middle."""
_SHOWN = 4
"""Places that are told; their distance shows in a few."""


def shifted(pairs: Pairs) -> Cause | None:
    """Each number of a list one place too early or too late.

    Parameters
    ----------
    pairs : sequence of pair of array
        For each challenge the part as it came and as it should be.
    """
    wrong = [(got, right) for got, right in pairs if not _same(got, right)]
    if not wrong or any(got.shape != right.shape or right.ndim != 1 for got, right in wrong):
        return None
    for way, lost, mine, own in (("early", "first", slice(None, -1), slice(1, None)),
                                 ("late", "last", slice(1, None), slice(None, -1))):  # fmt: skip
        if all(right.size > _FEW and _same(got[mine], right[own]) for got, right in wrong):
            return Cause(
                f"Each number stands one place too {way}, and the {lost} is missing: is one put in "
                "before or after it changes?",
                f"one_place_{way}",
                f"each one place too {way}",
            )
    return None


def not_zero(pairs: Pairs) -> Cause | None:
    """Something else, where zeros are asked for.

    Parameters
    ----------
    pairs : sequence of pair of array
    """
    if any(right.any() or not np.isfinite(got).all() for got, right in pairs):
        return None
    if any(got.shape != right.shape or not got.size or not got.all() for got, right in pairs):
        return None
    values = {float(each) for got, _ in pairs for each in (np.min(got), np.max(got))}
    if len(values) > 1:
        return None
    hint = f"Zeros are asked for; yours is {values.pop():g}: what is put into it?"
    return Cause(hint, "not_zero", "not zero")


def _same(one: Array, other: Array) -> bool:
    return one.shape == other.shape and one.size > 0 and all_close(one, other, rtol=1e-6)


def cut_in_some(pairs: Pairs, args: Sequence[Sequence[object]]) -> Cause | None:
    """Fractions cut off only where an argument holds whole numbers.

    Parameters
    ----------
    pairs : sequence of pair of array
    args : sequence of sequence
        For each challenge the arguments.
    """
    if not all(got.shape == right.shape for got, right in pairs) or len(args) != len(pairs):
        return None
    right_here = [all_close(got, right, rtol=1e-4) for got, right in pairs]
    cut = [
        any(np.array_equal(got, way(right)) for way in (np.trunc, np.floor, np.round))
        for got, right in pairs
    ]
    whole = [any(isinstance(arg, np.ndarray) and arg.dtype.kind in "iu" for arg in each)
             for each in args]  # fmt: skip
    if (
        all(right_here)
        or all(whole)
        or not all(
            fine or (few and short) for fine, few, short in zip(right_here, whole, cut, strict=True)
        )
    ):
        return None
    return Cause(
        "Where an argument holds whole numbers, the fractions of your answer are cut off: an array "
        "made like such an argument holds whole numbers, too.",
        "fractions_cut_off",
        "fractions cut off in an array of whole numbers",
    )


def another_part(
    name: str, got: Mapping[str, Sequence[Array]], right: Mapping[str, Sequence[Array]]
) -> tuple[Cause, set[str]] | None:
    """What belongs to another part of the answer, and the parts that are wrong by that.

    Parameters
    ----------
    name : str
        The wrong part.
    got, right : mapping of str to sequence of array
        For each part its numbers in all challenges.
    """
    for other in right:
        if other == name or not _tells(right[other]):
            continue
        if _gap_is(got[name], right[name], right[other]) and not _times_a_number(
            got[name], right[name]
        ):
            return Cause(
                f"{name} is off by just {other}: is that added, or taken away, where it does not "
                "belong?",
                "off_by_another_part", "off by another part",
            ), {name}  # fmt: skip
        if not _all(got[name], right[other]):
            continue
        if other in got and _all(got[other], right[name]) and not _all(got[other], right[other]):
            return Cause(
                f"{name} and {other} are exchanged: each stands in the other's place.",
                "parts_exchanged", "two parts are exchanged",
            ), {name, other}  # fmt: skip
        return Cause(
            f"For {name}, that is {other}: which value belongs in its place?",
            "another_part", "the value of another part",
        ), {name}  # fmt: skip
    return None


def _tells(numbers: Sequence[Array]) -> bool:
    """Whether numbers cannot be the same by accident: fractions, or more than a digit."""
    return all(bool((each % 1).any() or (np.abs(each) > 9).any()) for each in numbers)


def _times_a_number(got: Sequence[Array], right: Sequence[Array]) -> bool:
    """Whether a part is the right one times the same number everywhere."""
    one, other = (np.concatenate([each.ravel() for each in parts]) for parts in (got, right))
    if one.shape != other.shape or not other.all():
        return False
    ratios = one / other
    return bool(np.isfinite(ratios).all() and np.ptp(ratios) <= 1e-6 * abs(ratios[0]))


def _gap_is(got: Sequence[Array], right: Sequence[Array], other: Sequence[Array]) -> bool:
    """Whether a part is off by another part, or by minus that, in all challenges."""
    if len(other) != len(right) or len(other) < _FEW or any(
        not one.size == two.size == three.size
        for one, two, three in zip(got, right, other, strict=False)
    ):  # fmt: skip
        return False
    gaps = [one.ravel() - two.ravel() for one, two in zip(got, right, strict=True)]
    return any(
        all(_same(sign * gap, each.ravel()) for gap, each in zip(gaps, other, strict=True))
        for sign in (1, -1)
    )


def _all(some: Sequence[Array], others: Sequence[Array]) -> bool:
    return len(some) == len(others) and all(
        one.size == other.size and _same(one.ravel(), other.ravel())
        for one, other in zip(some, others, strict=True)
    )


def places_in(got: Sequence[Array], full: Sequence[Array | str]) -> str:
    """At which places of longer lists the entries of some lists are, in words, or nothing.

    Parameters
    ----------
    got, full : sequence of array
        For each challenge a list, and a longer one.

    Examples
    --------
    >>> places_in([np.array([0.9, 0.7, 0.5])], [np.array([0.9, 0.8, 0.7, 0.6, 0.5])])
    '0, 2, 4'
    """
    found = [_places_among(some, every) for some, every in zip(got, full, strict=False)]
    there = [bool(places) or not some.size for some, places in zip(got, found, strict=False)]
    if len(found) < len(got) or not all(there) or not any(found):
        return ""
    longest = max(found, key=len)
    shown = ", ".join(map(str, longest[:_SHOWN]))
    return f"{shown}, ..." if len(longest) > _SHOWN else shown


def _places_among(some: Array, every: Array | str) -> list[int]:
    """Where the entries of a list are in a longer one, in its order; none if one is not there."""
    if isinstance(every, str) or some.ndim != 1 or every.ndim != 1 or not some.size:
        return []
    places: list[int] = []
    for entry in some:
        later = np.flatnonzero(np.isclose(every, entry, rtol=1e-7, atol=0))
        later = later[later > places[-1]] if places else later
        if not later.size:
            return []
        places.append(int(later[0]))
    return places


_SHARES = (1.0, 2.0, 0.5, 3.0, 1 / 3)
"""Small factors that may stand beside an argument."""


def by_an_argument(
    pairs: Pairs, args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Cause | None:
    """Which argument takes part in a wrong part where it should not, or not where it should.

    Parameters
    ----------
    pairs : sequence of pair of array
        For each challenge the part as it came and as it should be.
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    """
    numbers = dict(_numbers(args, parameters))
    if any(got.size != right.size for got, right in pairs) or len(pairs) < 3 or not numbers:
        return None
    gaps = np.array([_only(got.ravel() - right.ravel()) for got, right in pairs])
    with np.errstate(all="ignore"):
        ratios = np.array([_only(got.ravel() / right.ravel()) for got, right in pairs])
    return _multiplied(ratios, numbers) or _added(gaps, numbers)


def _numbers(
    args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Iterator[tuple[str, Array]]:
    """The arguments that are a single number in each challenge, where that is not always one."""
    for i, name in enumerate(parameters):
        given = [each[i] if i < len(each) else None for each in args]
        if all(type(each) in {int, float, np.float64, np.int64} for each in given):
            values = np.array(given, float)
            if np.ptp(values) and values.all():
                yield name, values


def _only(numbers: Array) -> float:
    """The one number that all are, or nan."""
    alike = numbers.size and np.isfinite(numbers).all()
    alike = alike and np.ptp(numbers) <= 1e-5 * abs(numbers[0])
    return float(numbers[0]) if alike else np.nan


def _multiplied(ratios: Array, numbers: dict[str, Array]) -> Cause | None:
    if np.isnan(ratios).any():
        return None
    single = [((name,), values) for name, values in numbers.items()]
    double = [((one, other), numbers[one] * numbers[other])
              for one, other in itertools.combinations(numbers, 2)]  # fmt: skip
    for names, values in (*single, *double):
        said = " * ".join(names)
        for share in _SHARES:
            if all_close(ratios, share * values, rtol=1e-4, atol=0):
                return Cause(
                    f"Too large by a factor that goes with {said}: does a factor {said} belong "
                    "there, or is a division by it missing?",
                    "times_an_argument",
                    "multiplied by an argument",
                )
            if all_close(ratios, share / values, rtol=1e-4, atol=0):
                return Cause(
                    f"Too small by a factor that goes with {said}: is something divided by {said} "
                    f"that should not be, or a factor {said} missing?",
                    "divided_by_an_argument",
                    "divided by an argument",
                )
    return None


def _added(gaps: Array, numbers: dict[str, Array]) -> Cause | None:
    if np.isnan(gaps).any():
        return None
    for name, values in numbers.items():
        for share in (*_SHARES, -1.0, -2.0, -3.0):
            if all_close(gaps, share * values, rtol=1e-4, atol=0):
                return Cause(
                    f"What is too much or too little goes with {name}: is {name} added or taken "
                    "away where it does not belong, or forgotten?",
                    "an_argument_added",
                    "an argument added or left out",
                )
    return None


def passed_on(name: str, parameters: Sequence[str]) -> Cause | None:
    """A part that has an argument's name, and is that argument.

    Parameters
    ----------
    name : str
        The part.
    parameters : sequence of str
    """
    if name not in parameters:
        return None
    return Cause(
        f"{name} is asked for as it was passed.", "not_as_it_was_passed", "not as it was passed"
    )


NOTHING = 1e-12
"""What rounding leaves of a difference; a change by a nudge is larger."""


@dataclass(frozen=True)
class Mistaken:
    """A known mistake and its answers to the challenges of an exercise.

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
        How to recognise it: by ``either`` its answers or its form; by its ``form`` alone, if its
        answers differ from case to case; by ``both``, if other mistakes give the same answers.
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
    """The mistakes with the same answer in every challenge, and the wrong facets they explain.

    A mistake that explains more facets comes first; then one that is right where the answer is
    right; then one that was declared earlier. A mistake that is wrong where the answer is right, or
    wrong in another way there, must agree in numbers with fractions, because whole numbers are
    often the same by accident.

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
            _spoiled(right, mistake, where, rules) <= facets & wrong
            or _have_fractions(outcomes, facets & wrong)
        )
    ]


def _spoiled(
    right: Outcomes, mistake: Mistaken, where: Mapping[str, Where], rules: Rules
) -> set[str]:
    """The facets that a mistake gets wrong."""
    return set(where) - _shared(right, mistake, where, set(where), rules)


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


def in_another_shape(
    mistakes: Sequence[Mistaken], outcomes: Outcomes, where: Mapping[str, Where], name: str
) -> Mistaken | None:
    """The mistake that gives the same numbers in the same order, in another shape.

    Parameters
    ----------
    mistakes : sequence of Mistaken
    outcomes : sequence of Read or Failure
    where : mapping of str to path
    name : str
        The facet.
    """
    for mistake in mistakes:
        pairs = [(got, mistake.read(i, where))
                 for i, got in enumerate(outcomes[: len(mistake.outcomes)])]  # fmt: skip
        if mistake.evidence == "either" and all(_same_row(*pair, name) for pair in pairs):
            return mistake
    return None


def _same_row(got: Read | Failure, mistaken: Read | Failure, name: str) -> bool:
    if isinstance(got, Failure) or isinstance(mistaken, Failure):
        return False
    here, there = got.parts[name], mistaken.parts[name]
    if isinstance(here, str) or isinstance(there, str) or here.size < 3:
        return False
    alike = here.size == there.size and np.isfinite(here).all()
    return bool(alike and all_close(here.ravel(), there.ravel()))


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
            facets = {
                name for name in facets if _as_known(got.parts[name], outcome.parts[name], rules)
            }
        if not facets & wanted:
            return set()
    return facets


def _as_known(got: Array | str, known: Array | str, rules: Rules) -> bool:
    """Whether two parts are the same; what is nearly nothing is not nothing."""
    if not isinstance(known, str) and not isinstance(got, str) and not known.any():
        return got.shape == known.shape and bool((np.abs(got) <= NOTHING).all())
    return same(got, known, rules)


MOST = 2
"""The most causes to show for one answer; more would bury the first."""


@dataclass(frozen=True)
class Evidence:
    """Everything that is known about a wrong answer.

    Parameters
    ----------
    outcomes, right : sequence of Read or Failure
        For each challenge, the student's outcome and the right answer.
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
    exercises : Signatures
        The functions that a notebook has, each with the names of what it takes and gives.
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
    exercises: Signatures = field(default_factory=dict)

    @cached_property
    def failure(self) -> Failure | None:
        """The first failure, if there is one."""
        return next((each for each in self.outcomes if isinstance(each, Failure)), None)

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
    for look in (_earlier, _lost, _whole, _certain, _two_exchanged, _known, _listed, _kinds,
                 _likenesses, _typed, _errors, _not_finite, _likely, _too_few):  # fmt: skip
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
    only = [mistake for mistake in forms if evidence.failure or mistake.evidence == "both"]
    for mistake in [*only, *sorted(given, key=lambda each: each not in forms)]:
        yield mistake.cause, evidence.wrong


def _earlier(evidence: Evidence) -> Found:
    """An error that only follows from a cell that did not run."""
    hint = earlier_cell(evidence.failure.message) if evidence.failure else ""
    if hint:
        yield Cause(hint, "earlier_cell_stopped", "an earlier cell stopped"), evidence.wrong


def _lost(evidence: Evidence) -> Found:
    function = evidence.function
    looks = lost_line, starts_anew, power_of_the_last, compared_with_a_constant
    cause = next(filter(None, (look(function) for look in looks)), None) if function else None
    if function and not cause and _not_numbers(evidence):
        cause = logarithm_of_less_than_none(function)
    if function and not cause and not _is_about_return(evidence):
        cause = return_in_a_loop(function)
    if cause:
        yield cause, evidence.wrong


def _not_numbers(evidence: Evidence) -> bool:
    """Whether something is nan or infinite: many mistakes give that, and the text tells which."""
    return any("expected finite numbers" in reason for reason in evidence.reasons.values())


def _is_about_return(evidence: Evidence) -> bool:
    """Whether a known mistake that explains all is about the return."""
    whole = (each for each, facets in evidence.given if facets == evidence.wrong)
    return any("return" in each.hint for each in whole)


def _two_exchanged(evidence: Evidence) -> Found:
    """Two parts that each stand in the other's place."""
    if evidence.failure is None:
        parts = _all_parts(evidence)
        for name, _ in _number_pairs(evidence):
            exchanged = another_part(name, *parts)
            if exchanged and len(exchanged[1]) > 1:
                yield exchanged


def _certain(evidence: Evidence) -> Found:
    if evidence.function is None:
        return
    cause = certain_slip(evidence.function) or call_slip(evidence.function, evidence.exercises)
    cause = cause or more_values(evidence.function, evidence.where)
    if cause is None and any("got None" in reason for reason in evidence.reasons.values()):
        cause = returned_none(evidence.function)
    if cause is None and not _error_says_more(evidence):
        cause = foreign_name(evidence.function, [*evidence.exercises])
    if cause:
        yield cause, evidence.wrong


def _error_says_more(evidence: Evidence) -> bool:
    """Whether the exception says more than that a name comes from elsewhere."""
    failure = evidence.failure
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


def _kinds(evidence: Evidence) -> Found:
    """What came that is no number."""
    for name, reason in evidence.reasons.items():
        cause = other_kind(reason)
        if cause:
            yield cause, {name}


def _typed(evidence: Evidence) -> Found:
    """Several values for one, and numbers that are typed in, where each challenge has its own."""
    if evidence.function and list(evidence.where.values()) == [()]:
        cause = several_for_one(evidence.function)
        if cause:
            yield cause, evidence.wrong
    for name, path in evidence.where.items():
        plain = not path or isinstance(path[0], int)
        if (
            evidence.function
            and plain
            and name in evidence.wrong
            and not _same_for_all(evidence, name)
        ):
            cause = typed_in(evidence.function, path[0] if path else None)
            if cause:
                yield cause, {name}


def _same_for_all(evidence: Evidence, name: str) -> bool:
    """Whether a facet is right with the same number in each challenge."""
    parts = [each.parts[name] for each in evidence.right if isinstance(each, Read)]
    numbers = [each for each in parts if not isinstance(each, str)]
    return len({each.tobytes() for each in numbers}) < 2


def _likenesses(evidence: Evidence) -> Found:
    if evidence.failure or _already_reported(evidence):
        return
    numbers = dict(_number_pairs(evidence))
    decided = {name for name, pairs in numbers.items() if _zeros_and_ones(pairs)}
    for name, pairs in numbers.items():
        if name in decided and evidence.wrong - decided:
            continue  # it follows from what else is wrong, and soon shows a likeness
        exchanged = another_part(name, *_all_parts(evidence))
        cause = (
            cut_in_some(pairs, evidence.args)
            or not_zero(pairs)
            or (passed_on(name, evidence.parameters) if name in evidence.rules.echoes else None)
            or likeness(pairs, evidence.args, evidence.parameters)
            or shifted(pairs)
            or by_an_argument(pairs, evidence.args, evidence.parameters)
        )
        if exchanged:
            yield exchanged
        elif cause:
            yield cause, {name}
        else:
            known = in_another_shape(evidence.mistakes, evidence.outcomes, evidence.where, name)
            if known:
                yield known.cause, {name}


def _zeros_and_ones(pairs: Pairs) -> bool:
    return all(set(np.unique(right)) <= {0, 1} for _, right in pairs)


def _all_parts(evidence: Evidence) -> tuple[dict[str, list[Array]], dict[str, list[Array]]]:
    """For each part that has numbers in all challenges, these and the right ones."""
    got, right = (
        {name: [part for each in answers if isinstance(each, Read)
                and not isinstance(part := each.parts[name], str)] for name in evidence.where}
        for answers in (evidence.outcomes, evidence.right)
    )  # fmt: skip
    return got, right


def _listed(evidence: Evidence) -> Found:
    """Entries of a longer list than is asked for, which a known mistake has in full."""
    for name, pairs in _number_pairs(evidence):
        for mistake in evidence.mistakes:
            if mistake.evidence == "among" and evidence.wrong == {name}:
                known = [mistake.read(i, evidence.where) for i in range(len(pairs))]
                full = [each.parts[name] for each in known if isinstance(each, Read)]
                places = places_in([got for got, _ in pairs], full)
                if places:
                    hint = mistake.hint.replace("{places}", places)
                    yield replace(mistake.cause, hint=hint), {name}


def _not_finite(evidence: Evidence) -> Found:
    """Numbers that are none: where they may come from, as the function's text has it."""
    wrong = {name for name, why in evidence.reasons.items() if "expected finite numbers" in why}
    if wrong and evidence.function is not None:
        cause = not_finite(evidence.function)
        if cause:
            yield cause, wrong


def _too_few(evidence: Evidence) -> Found:
    loops = evidence.function is not None and any(
        isinstance(node, (ast.For, ast.While, ast.comprehension))
        for node in nodes_in(evidence.function.body)
    )
    numbers = dict(_number_pairs(evidence))
    near = {name: close(pairs) for name, pairs in numbers.items()}
    all_near = all(near.values())  # what is near in one part follows from what is wrong elsewhere
    for name, pairs in numbers.items():
        cause = one_for_many(pairs, loops=loops) or some_missing(pairs)
        cause = cause or (near[name] if all_near else None)
        if evidence.function and all(got.size == 1 < right.size for got, right in pairs):
            cause = reduced_to_one(evidence.function) or cause
        if evidence.function and all(got.size > 1 == right.size for got, right in pairs):
            looks = summed_by_rows, reduced_by_axis, reduced_in_part
            cause = next(filter(None, (look(evidence.function) for look in looks)), cause)
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
    failure = evidence.failure
    if failure:
        name, hint = plain_error(failure.kind, failure.message, _nameable(evidence))
        if evidence.function:
            hint = about_a_place(name, evidence.function, evidence.args) or hint
        if hint:
            yield Cause(hint, name, name.replace("_", " ")), evidence.wrong


def _nameable(evidence: Evidence) -> list[str]:
    """What a misspelt name may have meant."""
    nodes = nodes_in(evidence.function.body) if evidence.function else ()
    own = evidence.function.name if evidence.function else ""
    others = [name for name in evidence.exercises if name != own]
    return [*set_names(nodes), *evidence.parameters, *others]


def _likely(evidence: Evidence) -> Found:
    cause = None
    if evidence.function:
        cause = computed_in_bytes(
            evidence.function, evidence.args, evidence.parameters
        ) or likely_slip(evidence.function, evidence.exercises)
    if cause and not _already_reported(evidence):
        yield cause, evidence.wrong


def _already_reported(evidence: Evidence) -> bool:
    """Whether a reason says already what is wrong: how many values there are, or which keys."""
    return any(map(says_what_to_give, evidence.reasons.values()))


def says_what_to_give(reason: str) -> bool:
    """Whether a reason says already how many values there should be, or which keys.

    Parameters
    ----------
    reason : str
    """
    said = ("values, as in return", "expected the key", "expected a dictionary")
    return any(each in reason for each in said)


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
"""The reason that is shown for a facet that counts only beside others."""


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
    exercises : Signatures
        The functions that the notebook has, each with the names of what it takes and gives.
    """

    args: Sequence[Sequence[object]] = ()
    parameters: Sequence[str] = ()
    function: ast.FunctionDef | None = None
    exercises: Signatures = field(default_factory=dict)


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
        Material for better hints; without it and without mistakes, the judge looks for no hint.

    Returns
    -------
    Verdict
        A facet earns its points only when it is right in every challenge.

    Raises
    ------
    TypeError
        When an expected answer is not made of numbers.
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
    """Compare the answers part by part.

    Returns
    -------
    reasons : dict of str to str
        For each wrong facet, why it is wrong.
    failure : Failure or None
        The first failure, if there is no answer.
    seen : int
        In how many challenges to look for causes: in the ordinary ones, because many mistakes give
        the same at the smallest sizes; in all if only the smallest sizes are wrong.
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
    """The failure of a function that its student has not written yet."""
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
"""The most characters of an exception's text; some of NumPy's hold half a page."""


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
        The defaults of the exercise's further parameters, passed if the function has lost its own.

    Returns
    -------
    Called
        Its outcome is the answer, or a `Failure` for any exception, even `SystemExit`.
    """
    if not callable(function):
        message = "expected a function; got something that cannot be called"
        return Called(Failure("not callable", message))
    more = lost_defaults(function, len(args), defaults)
    try:
        answer, lines, own = patiently(lambda: on_copies(function, args, more, count=count))
    except (Exception, SystemExit) as error:
        failure = raised(type(error).__name__, _text(error))
        return Called(failure, stopped=line_of(function, error), dropped=len(more))
    return Called(answer, changed(args, own), lines, dropped=len(more))


def on_copies(
    function: Any, args: Sequence[object], more: Sequence[object] = (), *, count: bool = False
) -> tuple[object, int, Sequence[object]]:
    """What a function returns, how many lines it ran, and its own copies of the arguments.

    Parameters
    ----------
    function : function
    args : sequence
    more : sequence, optional
        Arguments that follow, and are not copied.
    count : bool
        Whether to count lines; else it ran 0.
    """
    own = copy.deepcopy(args)
    if count:
        return *count_lines(lambda: function(*own, *more)), own
    return function(*own, *more), 0, own


def patiently(ask: Callable[[], Any]) -> Any:
    """What a call returns; if a warning became an error in it, call again without that.

    A cell with ``np.seterr(all="raise")`` makes right functions fail.

    Parameters
    ----------
    ask : function
        The call, which may be made twice.
    """
    try:
        return ask()
    except (FloatingPointError, Warning):
        with calmly():
            return ask()


@contextlib.contextmanager
def calmly() -> Iterator[list[str]]:
    """Let warnings be warnings for as long as the context lasts.

    Yields
    ------
    list of str
        What had turned them into errors.
    """
    errors = {"np.seterr": "raise" in np.geterr().values()}
    errors["warnings"] = any(
        each[0] == "error" and issubclass(RuntimeWarning, each[2]) for each in warnings.filters
    )
    usual = np.errstate(divide="warn", over="warn", under="ignore", invalid="warn")
    with usual, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield [name for name, found in errors.items() if found]


def lost_defaults(function: Any, given: int, defaults: Sequence[object]) -> Sequence[object]:
    """The defaults that must be passed because the function has lost its own.

    Parameters
    ----------
    function : function
    given : int
        How many arguments it is given.
    defaults : sequence
        Of the exercise's further parameters.

    Examples
    --------
    >>> lost_defaults(lambda w, b, print_cost: 0, 2, [False])
    [False]
    """
    if not defaults:  # reading a signature takes longer than many an answer
        return defaults
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):  # what has no signature that can be read
        return defaults[:0]
    positional = [
        each
        for each in parameters
        if each.kind in {each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD}
    ]
    return defaults[: len([each for each in positional[given:] if each.default is each.empty])]


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

    Returns
    -------
    object
        The answer, or a `Failure` for any exception, even `SystemExit`. Nothing is raised.
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
    """A verdict as an HTML fragment; everything from outside is escaped.

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

    @property
    def lines(self) -> frozenset[int]:
        """The lines that it touches."""
        nodes: tuple[Any, ...] = self.nodes
        return frozenset(node.lineno for node in nodes)

    def apply(self) -> tuple[Change, ...]:
        """Carry it out; what comes back undoes it."""
        undo = []
        for node, name, value in self.changes:
            before = getattr(node, name)
            undo.append((node, name, before))
            setattr(node, name, value.among(before) if isinstance(value, Item) else value)
        return tuple(undo[::-1])


def together(cost: int, edits: Sequence[Edit]) -> Edit:
    """Some edits as one.

    Parameters
    ----------
    cost : int
        Of the whole.
    edits : sequence of Edit
    """
    nodes = tuple(node for edit in edits for node in edit.nodes)
    return Edit(cost, nodes, tuple(change for edit in edits for change in edit.changes))


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


MOST_ENTRIES = 1_000_000
"""Entries of an array; the exercises need a few thousand."""


def with_small_arrays(value: object) -> object:
    """Something that an edited function sees, or what takes its place: NumPy and its functions.

    Parameters
    ----------
    value : object

    Examples
    --------
    >>> small = with_small_arrays(np)
    >>> small.arange(3)
    array([0, 1, 2])
    >>> small.zeros((100_000, 100_000))
    Traceback (most recent call last):
    MemoryError: an array of 10000000000 numbers
    """
    if value is np:
        return _small_numpy()
    # by identity alone: whatever else a notebook holds may answer questions in ways of its own
    known = (name for name in _ENTRIES if name in vars(np) and value is vars(np)[name])
    name = next(known, "")
    return vars(_small_numpy())[name] if name else value


@functools.cache
def _small_numpy() -> ModuleType:
    made = ModuleType("numpy")
    vars(made).update(vars(np))
    for name, entries in _ENTRIES.items():
        if name in vars(np):  # a notebook may have deleted it
            setattr(made, name, _bounded(vars(np)[name], entries))
    return made


def _bounded(make: Callable[..., Any], entries: Callable[..., float]) -> Callable[..., Any]:
    def bounded(*args: Any, **named: Any) -> Any:
        try:
            wanted = entries(*args, **named)
        except (TypeError, ValueError, OverflowError, ZeroDivisionError):
            wanted = 0  # NumPy itself says what is wrong with it
        if wanted > MOST_ENTRIES:
            raise MemoryError(f"an array of {wanted:.0f} numbers")
        return make(*args, **named)

    return bounded


def _of_shape(shape: Any, *_args: Any, **_named: Any) -> float:
    return math.prod(float(each) for each in np.ravel(shape))


def _of_range(*args: Any, start: Any = 0, stop: Any = None, step: Any = 1, **_named: Any) -> float:
    if len(args) == 1:
        args = (start, *args)
    first, last, by = (*args, *(start, stop, step)[len(args) :])[:3]
    return (float(last) - float(first)) / float(by)


def _of_steps(_start: Any = 0, _stop: Any = 0, num: Any = 50, **_named: Any) -> float:
    return float(num)


def _of_square(N: Any, M: Any = None, **_named: Any) -> float:
    return float(N) * float(N if M is None else M)


def _of_tiles(A: Any, reps: Any) -> float:
    return np.size(A) * _of_shape(reps)


def _of_repeats(a: Any, repeats: Any, **_named: Any) -> float:
    counts = np.asarray(repeats, float)
    return float(counts.sum() if counts.size > 1 else counts.sum() * np.size(a))


def _of_pairs(*arrays: Any, **_named: Any) -> float:
    return float(math.prod(np.size(each) for each in arrays))


def _of_padding(array: Any, pad_width: Any, *_args: Any, **_named: Any) -> float:
    more = 2 * float(np.max(pad_width))
    return float(math.prod(each + more for each in np.shape(array)))


def _of_resizing(a: Any, new_shape: Any) -> float:
    return _of_shape(new_shape)


_ENTRIES: dict[str, Callable[..., float]] = {
    **dict.fromkeys(("zeros", "ones", "empty", "full", "indices"), _of_shape),
    **dict.fromkeys(("linspace", "logspace", "geomspace"), _of_steps),
    **dict.fromkeys(("eye", "identity", "tri"), _of_square),
    **dict.fromkeys(("outer", "kron", "meshgrid"), _of_pairs),
    "arange": _of_range,
    "repeat": _of_repeats,
    "tile": _of_tiles,
    "pad": _of_padding,
    "resize": _of_resizing,
}
"""How many entries a call asks for; the parameters have the names that NumPy gives them."""


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
            sized += names_in(node.targets[0])
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
    return bool(attributes & {"shape", "size"}) or "len" in names_in(value)


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
_CONVERSIONS = {"int", "float", "bool"}


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
    if isinstance(function, ast.Name) and name in _CONVERSIONS and len(node.args) == 1:
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
    grows = set(names_in(node)) & _targets(slot)
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
        names = set(names_in(other))
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
    if not set(names_in(node)) & _targets(slot):
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
        return set(names_in(parent.right if slot.field == "left" else parent.left))
    if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute):
        return set(names_in(parent.func.value))
    return _targets(slot) if isinstance(parent, ast.AugAssign) else set()


def _targets(slot: Slot) -> set[str]:
    """The names that the statement around an expression assigns to."""
    while slot.above is not None:
        slot = slot.above
    statement = slot.parent
    found = [getattr(statement, "target", None), *getattr(statement, "targets", ())]
    return set().union(*(names_in(each) for each in found if each is not None))


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
    return together(LAST, edits)


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
                yield together(MISSING if likely else LAST, several)


def two_in_one_line(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Pairs of edits that stand in one line.

    Parameters
    ----------
    edits : sequence of Edit
        The likeliest first.
    """
    by_line: dict[int, list[Edit]] = {}
    for edit in edits:
        lines = edit.lines
        if len(lines) == 1 and edit.replaced and edit.cost < FAR:
            by_line.setdefault(min(lines), []).append(edit)
    pairs = [itertools.combinations(group, 2) for group in by_line.values()]
    for pair in itertools.islice(itertools.chain.from_iterable(pairs), MOST_PAIRS):
        yield together(LAST + 1, pair)


def two_in_two_lines(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Pairs of the likeliest edits, in different lines.

    Parameters
    ----------
    edits : sequence of Edit
    """
    likely = [(edit, edit.lines) for edit in edits if edit.cost <= LIKELY and edit.replaced]
    pairs = (
        (one, other)
        for (one, here), (other, there) in itertools.combinations(likely, 2)
        if here != there
    )
    for pair in itertools.islice(pairs, MOST_PAIRS):
        yield together(LAST + 2, pair)


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
    """Whether a number, a list or an array has grown as what is squared or doubled each time."""
    if isinstance(value, int):
        return value.bit_length() > MAX_BITS
    if isinstance(value, np.ndarray):
        return value.size > MOST_ENTRIES
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
        self._name, self._calls = function.__name__, puts_in(trees[0])
        around = {name: _as_seen(value) for name, value in function.__globals__.items()}
        self._around: dict[str, Any] = {
            **around,
            COUNTED: self.meter.counted,
            TICK: self.meter.tick,
        }
        self._around["print"] = lambda *_args, **_kwargs: None
        for tree in trees[1:]:
            _define(tree, self._around)

    def compiled(self, tree: ast.FunctionDef) -> FunctionType | None:
        """An edited function, or None when it is not one that Python accepts, or must not run.

        Parameters
        ----------
        tree : FunctionDef
        """
        try:
            _define(tree, self._around)
        except (SyntaxError, ValueError, TypeError, NameError, RecursionError):
            return None
        # only now: an edit may put a piece into itself, and to walk through that has no end
        if holds_itself(tree, calls=self._calls):
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


def _as_seen(value: object) -> object:
    """An edited function cannot change the notebook's own arrays, and makes small ones only."""
    if isinstance(value, np.ndarray):
        value = value.view()
        value.flags.writeable = False
    return with_small_arrays(value)


_PRODUCT, _SUM = (ast.Mult, ast.Div), (ast.Add, ast.Sub)
_UNDOES = (ast.Div, ast.Sub)


def goes_round(
    before: ast.FunctionDef,
    after: ast.FunctionDef,
    parts: Sequence[str],
    helpers: Sequence[ast.FunctionDef] = (),
) -> bool:
    """Whether an edit makes a loop idle, cancels what stands there, or gives parts other names.

    Parameters
    ----------
    before, after : FunctionDef
        As the student wrote it, and edited.
    parts : sequence of str
        What the parts of the answer are called, in order.
    helpers : sequence of FunctionDef
        The student's own functions that it calls.
    """
    given = {each.name: _returned(each) for each in helpers}
    taken = {each.name: [arg.arg for arg in each.args.args] for each in helpers}
    return bool(
        _idle(after) - _idle(before)
        or _cancelled(after) - _cancelled(before)
        or (_in_order(before, parts) and not _in_order(after, parts))
        or _named_as_given(before, given) - _named_as_given(after, given)
        or _named_as_taken(before, taken) - _named_as_taken(after, taken)
    )


def _idle(function: ast.FunctionDef) -> Counter[str]:
    """The variables of loops that nothing in the loop uses."""
    return Counter(
        node.target.id
        for node in ast.walk(function)
        if isinstance(node, ast.For) and isinstance(node.target, ast.Name)
        and not any(isinstance(each, ast.Name) and each.id == node.target.id
                    for statement in node.body for each in ast.walk(statement))
    )  # fmt: skip


def _cancelled(function: ast.FunctionDef) -> Counter[str]:
    """What is a factor and divided by as well, or added and subtracted as well."""
    found: Counter[str] = Counter()
    for node in ast.walk(function):
        for kinds in (_PRODUCT, _SUM):
            if isinstance(node, ast.BinOp) and isinstance(node.op, kinds):
                pieces = [*_pieces_of(node, kinds, undone=False)]
                plain = {text for text, undone in pieces if not undone}
                found.update(plain & {text for text, undone in pieces if undone})
    return found


def _pieces_of(
    node: ast.expr, kinds: tuple[type[ast.operator], ...], *, undone: bool
) -> Iterator[tuple[str, bool]]:
    """The factors of a product, or the terms of a sum, and whether each is undone in it."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, kinds):
        yield from _pieces_of(node.left, kinds, undone=undone)
        other = isinstance(node.op, _UNDOES)
        yield from _pieces_of(node.right, kinds, undone=undone != other)
    elif not isinstance(node, ast.Constant):
        yield ast.dump(node), undone


def _in_order(function: ast.FunctionDef, parts: Sequence[str]) -> bool:
    """Whether the names that are returned are those of the parts, in this order."""
    names = _returned(function)
    return 1 < len(names) == len(parts) and all(
        part.endswith(name) for part, name in zip(parts, names, strict=True)
    )


def _returned(function: ast.FunctionDef) -> list[str]:
    """The plain names that a function returns at its end, if it returns nothing else."""
    last = function.body[-1]
    return _bare_names(last.value) if isinstance(last, ast.Return) else []


def _bare_names(value: ast.expr | None) -> list[str]:
    items = value.elts if isinstance(value, ast.Tuple) else []
    names = [each.id for each in items if isinstance(each, ast.Name)]
    return names if len(names) == len(items) else []


def _named_as_given(function: ast.FunctionDef, given: dict[str, list[str]]) -> Counter[str]:
    """The calls whose values get the names that they have where they come from."""
    return Counter(
        ast.unparse(node.value.func)
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        and (names := _bare_names(node.targets[0]))
        and names == given.get(ast.unparse(node.value.func))
    )  # fmt: skip


def other_branches(function: ast.FunctionDef, nodes: Sequence[ast.AST]) -> list[Change]:
    """The changes that let an example stop in the branches beside those that hold some nodes.

    Parameters
    ----------
    function : FunctionDef
    nodes : sequence of AST
        What an edit touches.
    """
    inside = {id(each) for each in nodes}
    return [
        (node, other, [_stop(getattr(node, other)[0])])
        for node in ast.walk(function)
        if isinstance(node, ast.If) and node.orelse
        for branch, other in (("body", "orelse"), ("orelse", "body"))
        if any(id(each) in inside for one in getattr(node, branch) for each in ast.walk(one))
    ]


def _stop(place: ast.stmt) -> Any:
    error = ast.Name("RuntimeError", ast.Load())
    raised = ast.copy_location(ast.Raise(error, None), place)
    return ast.fix_missing_locations(with_fields(raised))


def _named_as_taken(function: ast.FunctionDef, taken: dict[str, list[str]]) -> Counter[str]:
    """The calls whose arguments have the names of the parameters that they are handed to."""
    return Counter(
        node.func.id
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) > 1
        and [ast.unparse(each) for each in node.args] == taken.get(node.func.id)
    )  # fmt: skip


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
    trial = _Trial(Rerun(function, trees, meter), trees, examples)
    with quiet():
        if not trial.measure():
            return Tried()
        for edits in _edits(trees, meter):
            found = trial.run(edits, meter)
            if found.mended or found.late:
                break  # to make more edits takes longer than to see that there is no time for them
        return found


def _edits(trees: list[ast.FunctionDef], meter: Meter) -> Iterator[Iterable[Edit]]:
    """Edits of the first function, the likeliest first; more of them where those do not help."""
    one_argument = [each.name for each in trees[1:] if len(each.args.args) == 1]
    scope = scope_of(trees[0], tuple(one_argument))
    every = chain(expression_edits(trees[0], scope), statement_edits(trees[0], scope))
    made = [*takewhile(lambda _: not meter.late(), every)]
    yield sorted([*same_slips(made, likely=True), *made], key=lambda edit: edit.cost)
    yield other_formulas(trees[0], scope)
    yield same_slips(made, likely=False)
    yield two_in_one_line(sorted(made, key=lambda edit: edit.cost))
    yield two_in_two_lines(made)


class _Trial:
    """Tries edits on one function."""

    def __init__(self, rerun: Rerun, trees: list[ast.FunctionDef], examples: Examples) -> None:
        self._rerun, self._tree, self._examples = rerun, trees[0], examples
        self._own, self._helpers = copy.deepcopy(trees[0]), trees[1:]
        self._before: Right = examples.parts
        self._raised = False
        self._order: list[int] = []
        self._taken: list[tuple[Right, int]] = []

    def measure(self) -> bool:
        """Say whether anything is wrong, in time; find the examples that show it soonest."""
        function = self._rerun.compiled(self._tree)
        if function is None:
            return False
        took: list[tuple[bool, float, int]] = []
        for i, args in enumerate(self._examples.args):
            if self._rerun.meter.late():
                return False
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
        function = self._edited(edit)
        right = self._right_in_all(function) if function else frozenset()
        if self._raised and right != self._examples.parts:
            return frozenset()  # whatever leaves out the line that raised mends a part
        better = right > self._before and self._is_slip(edit, right)
        return right - self._before if better else frozenset()

    def _edited(self, edit: Edit) -> FunctionType | None:
        """The function with an edit, or None where it must not run."""
        undo = edit.apply()
        try:
            return self._rerun.compiled(self._tree)
        finally:
            _restore(undo)

    def _is_slip(self, edit: Edit, right: Right) -> bool:
        """Whether an edit that helps may be a slip's reverse, and not go round the error.

        In a branch, that shows only if the examples take the other one, too.
        """
        beside = other_branches(self._tree, edit.nodes)
        undo = edit.apply()
        try:
            if goes_round(self._own, self._tree, [*self._examples.rules.facets], self._helpers):
                return False
            return not any(self._same_without(change, right) for change in beside)
        finally:
            _restore(undo)

    def _same_without(self, change: Change, right: Right) -> bool:
        function = self._edited(Edit(0, (), (change,)))
        return function is not None and self._right_in_all(function) == right

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
    return set().union(*(each.edit.lines for each in group))


_LINE = "is this line in its place, and at the right indentation?"
_SPARE = "is all of it needed?"
_MISSING = "is something still missing there?"
_REPLACED = "should each round replace what is there, or add to it?"
_LOST = "what becomes of what it gives?"
_NEEDED = "is this line needed?"
_OPERATION = "is that the operation that is meant?"
_FUNCTION = "is that the function that is meant?"
_AXIS = "along which axis does that go, and which shape does it leave?"
_ARGUMENTS = "is each of its arguments what is meant?"
_TOGETHER = "what belongs together there, and what comes first?"


def question(edits: Iterable[Edit]) -> str:
    """What to ask about a place; nothing where the edits differ in kind.

    Parameters
    ----------
    edits : sequence of Edit
        Undone, as the student's text is.
    """
    asked = {_asked_of(edit) for edit in edits}
    return asked.pop() if len(asked) == 1 else ""


def _asked_of(edit: Edit) -> str:
    asked = {_asked_of_change(*change) for change in edit.changes}
    if len(asked) == 1:
        return asked.pop()
    return _LINE if asked <= {_LINE, _NEEDED} else ""  # a line that moves goes and comes


def _asked_of_change(node: ast.AST, field: str, new: Any) -> str:
    old = getattr(node, field)
    if isinstance(new, Item):
        new = new.among(old)
    if isinstance(old, list):
        if len(old) != len(new):
            return _of_lists(old, new)
        differ = [pair for pair in zip(old, new, strict=True) if pair[0] is not pair[1]]
        if len(differ) != 1:
            return _LINE if isinstance(old[0], ast.stmt) else _TOGETHER
        [(old, new)] = differ
    if isinstance(old, ast.AugAssign) and isinstance(new, ast.AugAssign):
        return _OPERATION
    if isinstance(old, ast.stmt):
        return _LOST if isinstance(old, ast.Expr) else _REPLACED
    return _of_expressions(old, new) if isinstance(new, ast.expr) else ""


def _of_lists(old: list[ast.AST], new: list[ast.AST]) -> str:
    if not old or not isinstance(old[0], ast.stmt):
        return ""
    dropped = len(new) < len(old) and all(any(each is one for one in old) for each in new)
    return _NEEDED if dropped else _LINE


def _of_expressions(old: ast.expr, new: ast.expr) -> str:
    """What two expressions differ in, one in the other's place."""
    if _inside(new, old):
        return _SPARE
    if _inside(old, new):
        return _MISSING
    if isinstance(old, ast.BinOp) and isinstance(new, ast.BinOp):
        same = old.left is new.left and old.right is new.right
        return _OPERATION if same else _TOGETHER
    if isinstance(old, ast.Call) and isinstance(new, ast.Call):
        return _of_calls(old, new)
    for kind, asked in _ASKED:
        if isinstance(old, kind):
            return asked
    return ""


_ASKED: tuple[tuple[type[ast.expr], str], ...] = (
    (ast.Constant, "is that the number that is meant?"),
    (ast.Name, "is that what is meant there?"),
    (ast.Compare, "is that the comparison that is meant?"),
    (ast.Subscript, "is that the entry, or the slice, that is meant?"),
    (ast.Attribute, "is that what is needed of it?"),
    (ast.UnaryOp, "is that sign right?"),
    (ast.BinOp, _TOGETHER),
)
QUESTIONS = frozenset({
    _LINE, _SPARE, _MISSING, _TOGETHER, _REPLACED, _NEEDED, _OPERATION, _FUNCTION, _AXIS,
    _ARGUMENTS, *(asked for _, asked in _ASKED),
})  # fmt: skip
"""All that may be asked: nothing else that a run claims is shown."""


def _of_calls(old: ast.Call, new: ast.Call) -> str:
    if old.func is not new.func:
        return _FUNCTION
    if old.keywords is not new.keywords:
        changed = {each.arg for each in {*old.keywords} ^ {*new.keywords}}
        return _AXIS if changed <= {"axis", "keepdims"} else _ARGUMENTS
    return _TOGETHER


def _inside(part: ast.AST, whole: ast.AST) -> bool:
    return any(each is part for each in ast.walk(whole))


SECONDS, BESIDE_A_HINT, FOR_THE_REST = 0.8, 0.03, 0.07
"""How long a search may take: a check answers within a second, and where a hint explains what is
wrong, or a part of that, within a tenth of one."""
MOST_LINES = 2
"""The most lines to name; if more could be meant, the check names none."""
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
    asked : str
        What to ask about it, where the edits that mend it are of one kind and in one line.
    """

    line: int
    text: str
    parts: tuple[str, ...] = ()
    also: int = 0
    asked: str = ""

    def __str__(self) -> str:
        about = f"For {' and '.join(self.parts)}, look" if self.parts else "Look"
        more = f", and at line {self.also}" if self.also else ""
        ends = f": {self.asked}" if self.asked else "."
        return f"{about} again at `{self.text}` in line {self.line}{more}{ends}"


def unexplained(verdict: Verdict) -> bool:
    """Whether the function itself got something wrong, and `explained` does not hold.

    Parameters
    ----------
    verdict : Verdict
    """
    return bool(_miscomputed(verdict)) and not explained(verdict)


def explained(verdict: Verdict) -> bool:
    """Whether hints or reasons say what the function itself got wrong; of an exception, one hint.

    Parameters
    ----------
    verdict : Verdict
    """
    wrong = _miscomputed(verdict)
    return bool(wrong) and (all(map(_told, wrong)) or (bool(verdict.failure) and hinted(verdict)))


def hinted(verdict: Verdict) -> bool:
    """Whether a hint explains something that is wrong.

    Parameters
    ----------
    verdict : Verdict
    """
    return any(facet.hint for facet in _miscomputed(verdict))


def _told(facet: Facet) -> bool:
    return bool(facet.hint) or facet.reason == FOLLOWS or says_what_to_give(facet.reason)


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
        Gets another function of the student's and its name; says whether it is right as far as is
        known. If this function calls one that is not, the slip could be there, and no place is
        named.
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
    named = _only_place(written, found, examples.parts)
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


def _only_place(written: Written, found: Tried, others: frozenset[str]) -> Place | None:
    lines = sorted(lines_of(found.mended) | _used_next(written.tree, found))
    if not 0 < len(lines) <= MOST_LINES:
        return None
    nodes: list[Any] = [node for each in found.mended for node in each.edit.nodes]
    here = [node for node in nodes if node.lineno == lines[0]]
    parts = () if found.whole else tuple(sorted(found.mended[0].parts))
    if parts and _reads_another_part(written.tree, lines[0], others - {*parts}):
        return None
    shown = [written.first + line - 1 for line in lines]
    also = shown[1] if len(shown) > 1 else 0
    asked = "" if also else question(each.edit for each in found.mended)
    return Place(shown[0], _quoted(written, here), parts, also, asked)


def _reads_another_part(tree: ast.FunctionDef, line: int, others: frozenset[str]) -> bool:
    """Whether a line uses another part of the answer: the slip may be where that is computed."""
    return any(
        isinstance(node, ast.Name) and node.id in others and isinstance(node.ctx, ast.Load)
        for statement in ast.walk(tree)
        if isinstance(statement, (ast.Assign, ast.AugAssign)) and statement.lineno == line
        for node in ast.walk(statement.value)
    )


def _used_next(tree: ast.FunctionDef, found: Tried) -> set[int]:
    """The one line that uses a variable next, if the missing piece could be missing there.

    A piece that is missing around `x @ y` in `z = x @ y` could also be missing around z in
    `return z`.
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


CODE = re.compile(r"`([^`]+)`")


class ToldInOneSentence:
    """What an error is that a notebook shows as its message, without a traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


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


TRAIN_FILE, TEST_FILE = FILES = "train_catvnoncat.h5", "test_catvnoncat.h5"

SHARED = "datasets.txt"
"""A file that names the folder with the pictures, where a class shares one."""
PHOTOGRAPHS = "photographs"
OUR_PHOTOGRAPHS = ("chelsea.jpg", "coffee.jpg")
"""In that folder: one photograph of a cat, and one of something else."""
KINDS = {".jpg", ".jpeg", ".png"}


class NoPicturesError(ToldInOneSentence, FileNotFoundError):
    """The pictures are not there."""


class NotPicturesError(ToldInOneSentence, OSError):
    """A file in the place of pictures is something else, or damaged."""


def find_data() -> Path:
    """The folder that holds the two files of pictures.

    Raises
    ------
    NoPicturesError
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
    raise NoPicturesError(
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
    NoPicturesError
        When there are none.
    """
    found = sorted(path for path in Path().iterdir() if path.suffix.lower() in KINDS)
    for place in _places():
        for name in OUR_PHOTOGRAPHS:
            path = Path(place, PHOTOGRAPHS, name)
            if path.exists() and name not in [each.name for each in found]:
                found.append(path)
    if not found:
        raise NoPicturesError(
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
    NoPicturesError
        When a file is not there.
    NotPicturesError
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
    raise NotPicturesError(
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
    beside = explained(verdict)
    if not (beside or unexplained(verdict)):
        return []
    rest = FOR_THE_REST if hinted(verdict) else SECONDS
    end = time.perf_counter() + (BESIDE_A_HINT if beside else rest)
    own = example(verdict.exercise)
    asked = Examples(own["args"], own["expected"], Rules(*own["rules"]))

    def trusted(other: str, called: Any) -> bool:
        try:
            return _is_right(called, example(other), end)
        except ValueError:  # it is none of the exercises
            return True

    seconds = end - time.perf_counter()
    found = place(function, asked, seconds=seconds, trusted=trusted, certain=beside)
    return [found] if found else []


def _is_right(function: Any, example: dict[str, Any], end: float) -> bool:
    """Whether a function that the searched one calls computes in time what is asked of it."""
    outcomes = []
    for args in example["args"]:
        if time.perf_counter() > end:
            return False
        outcomes.append(call(function, args).outcome)
    verdict = judge("", outcomes, example["expected"], rules=Rules(*example["rules"]))
    return all(facet.right for facet in verdict.facets if facet.name != VECTORIZED)


ONE_AT_A_TIME = threading.RLock()
"""Held while a slider's function draws."""


def interact(function: Callable[..., Any] | None = None, /, **sliders: Any) -> Any:
    """Show sliders, and below them what a function displays; again whenever one is moved.

    Two things differ from ipywidgets' ``interact``, because of bugs in the packages that it uses.

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
        # a mark never begins a line
        cell = html.escape(marked).replace(f" {PASSED}", f"&nbsp;{PASSED}")
        cell = cell.replace(f" {OPEN}", f"&nbsp;{OPEN}")
        rows.append(ROW.format(notebook=html.escape(notebook), count=count, checks=cell))
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
NOT_ITS_OWN = (
    "If these belong to another notebook, move this one into a folder of its own, with its own "
    "checks.py and examples.npz."
)


class NotRightYet(ToldInOneSentence, AssertionError):
    """A check failed. The check has shown the reason, so there is no traceback."""


class NoSuchExerciseError(ToldInOneSentence, ValueError):
    """The notebook has no exercise of that name; it says so without a traceback."""


def check(name: str, function: Any = None) -> None:
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
    found = locate_slip(verdict, function, _question)
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


def _example(name: str, *, without: Iterable[str] = ()) -> dict[str, Any]:
    """An exercise's examples, and what else is known of it, without what nobody asks for."""
    numbers, index = _stored(EXAMPLES, EXAMPLES.stat().st_mtime_ns)
    if name not in index:
        raise NoSuchExerciseError(no_such_exercise(name, index))
    kept = {key: item for key, item in index[name]["dict"].items() if key not in without}
    example: dict[str, Any] = thaw({"dict": kept}, numbers, Failure)
    return example


_question = functools.partial(_example, without=("mistakes", "sized", "exercises", "hints"))


@functools.lru_cache(maxsize=1)
def _stored(path: Path, _changed: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """All examples of a notebook; a check asks twice, and reading takes longer than judging."""
    with np.load(path, allow_pickle=False) as file:
        numbers = dict(file)
    return numbers, json.loads(bytes(numbers["index"]))


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
    near = difflib.get_close_matches(name.strip().lower(), known, n=1, cutoff=0.6)
    said = f"Did you mean {near[0]!r}?" if near else f"There are {', '.join(known)}. {NOT_ITS_OWN}"
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
