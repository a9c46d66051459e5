"""Check your own functions on visible examples: `check("propagate", propagate)`.

A check shows, for each part of the answer, whether it is right, what was expected and what came,
and a hint when the answer is that of a known mistake. `hint("propagate")` gives one more step at
each call. Grading poses other examples, drawn afresh, and judges by the same rules.
"""

from __future__ import annotations

import base64
import builtins
import contextlib
import copy
import dataclasses
import functools
import html
import io
import json
import linecache
import math
import os
import re
import sys
import sysconfig
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
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


def part_of(answer: object, path: Where) -> Array | str:
    """The part of an answer that a path leads to, or why there is none."""
    try:
        for step in path:
            answer = _item(answer, step) if isinstance(step, str) else _nth(answer, step)
        return as_numbers(answer)
    except NotAnAnswerError as reason:
        return str(reason)


def _item(answer: object, key: str) -> object:
    if not _is_a(answer, dict):
        raise NotAnAnswerError(
            f"expected a dictionary with the key {key!r}; got {describe(answer)}"
        )
    items = {name: value for name, value in dict.items(answer) if type(name) is str}
    if key not in items:
        keys = ", ".join(repr(name[:40]) for name in sorted(items)[:MAX_KEYS]) or "none"
        raise NotAnAnswerError(f"expected the key {key!r} in the dictionary; its keys are {keys}")
    return items[key]


def _nth(answer: object, i: int) -> object:
    items: list[object] = []
    if _is_a(answer, tuple):
        items = list(tuple.__iter__(answer))
    elif _is_a(answer, list):
        items = list(list.__iter__(answer))
    if i < len(items):
        return items[i]
    several = max(i + 1, 2)
    example = ", ".join("abcdefghij"[:several])
    raise NotAnAnswerError(
        f"expected {several} values, as in return {example}; got {describe(answer)}"
    )


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
    """

    facets: Mapping[str, float] = field(default_factory=lambda: {"result": 1.0})
    rtol: float = 1e-5
    atol: float = 1e-8
    shapes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Mistaken:
    """What a known mistake gives for the same challenges.

    Parameters
    ----------
    name : str
    hint : str
    outcomes : sequence
        For each challenge its answer, or a `Failure`.
    """

    name: str
    hint: str
    outcomes: Sequence[object]

    def first(self, count: int) -> Mistaken:
        """The same for the first challenges only."""
        return Mistaken(self.name, self.hint, self.outcomes[:count])


@dataclass(frozen=True)
class Facet:
    """The verdict on one part of an answer; `reason` is empty when it is right."""

    name: str
    points: float
    max_points: float
    reason: str = ""
    hint: str = ""
    mistake: str = ""

    @property
    def right(self) -> bool:
        """Whether this part is right in every challenge."""
        return not self.reason


@dataclass(frozen=True)
class Verdict:
    """Points, reasons and hints for one exercise."""

    exercise: str
    facets: tuple[Facet, ...]
    failure: Failure | None = None
    notes: tuple[str, ...] = ()

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
    def status(self) -> str:
        """One of passed, partial, failed, blank, timeout, missing and error."""
        if self.failure:
            return _STATUS_OF.get(self.failure.kind, "error")
        if all(facet.right for facet in self.facets):
            return "passed"
        return "partial" if any(facet.right for facet in self.facets) else "failed"


def judge(
    exercise: str,
    outcomes: Sequence[object],
    expected: Sequence[object],
    *,
    rules: Rules,
    mistakes: Sequence[Mistaken] = (),
    points: float = 1.0,
    looped: str = "",
) -> Verdict:
    """Judge the answers to a series of challenges.

    Parameters
    ----------
    exercise : str
        Its name.
    outcomes : sequence
        For each challenge the student's answer, or a `Failure`.
    expected : sequence
        For each challenge the right answer.
    rules : Rules
    mistakes : sequence of Mistaken
        Known mistakes, in the order in which to recognise them.
    points : float
        What the whole exercise is worth.
    looped : str
        Why it is not vectorized, where that counts.

    Returns
    -------
    Verdict
        A facet earns its points only when it is right in every challenge.
    """
    total = math.fsum(rules.facets.values())
    worth = {name: points * weight / total for name, weight in rules.facets.items()}
    failure = next((outcome for outcome in outcomes if type(outcome) is Failure), None)
    parts = parts_of(expected[0], [name for name in rules.facets if name != VECTORIZED])
    if failure:
        reasons = dict.fromkeys(worth, failure.message or failure.kind)
    else:
        reasons = _reasons(outcomes, expected, parts, rules)
    hints = _recognise(reasons.keys() & parts.keys(), outcomes, mistakes, parts, rules)
    if looped and not failure:
        reasons[VECTORIZED], hints[VECTORIZED] = looped, (LOOP_HINT, LOOPS)
    elif VECTORIZED in worth and reasons.keys() >= parts.keys():
        reasons[VECTORIZED] = "counts once another part is right"
    facets = (
        Facet(
            name,
            0.0 if name in reasons else float(worth[name]),
            float(worth[name]),
            reasons.get(name, ""),
            *hints.get(name, ("", "")),
        )
        for name in worth
    )
    return Verdict(exercise, tuple(facets), failure)


def _reasons(
    outcomes: Sequence[object], expected: Sequence[object], parts: Mapping[str, Where], rules: Rules
) -> dict[str, str]:
    """For each facet that is wrong in some challenge, why."""
    reasons: dict[str, str] = {}
    for got, right in zip(outcomes, expected, strict=True):
        for name, path in parts.items():
            reason = _part_reason(part_of(got, path), part_of(right, path), rules)
            if reason.startswith("expected shape") and name in rules.shapes:
                reason = f"{reason} ({rules.shapes[name]})"
            if reason:
                reasons.setdefault(name, reason)
    return reasons


def _recognise(
    wrong: set[str],
    outcomes: Sequence[object],
    mistakes: Sequence[Mistaken],
    parts: Mapping[str, Where],
    rules: Rules,
) -> dict[str, tuple[str, str]]:
    """For each wrong facet, the hint and name of the mistake that explains it.

    A mistake explains a facet when it gives the same in every challenge. One that explains more
    facets is preferred, then one that is right where the answer is, then one that comes earlier.
    """
    if not wrong:
        return {}
    answers = [_parts(outcome, parts) for outcome in outcomes]
    shared = [(mistake, _shared(answers, mistake, parts, wrong, rules)) for mistake in mistakes]
    found: dict[str, tuple[str, str]] = {}
    for mistake, facets in sorted(shared, key=lambda pair: (-len(pair[1] & wrong), -len(pair[1]))):
        found |= dict.fromkeys(facets & wrong - found.keys(), (mistake.hint, mistake.name))
    return found


def _parts(outcome: object, parts: Mapping[str, Where]) -> dict[str, Array | str] | Failure:
    if type(outcome) is Failure:
        return outcome
    return {name: part_of(outcome, path) for name, path in parts.items()}


def _shared(
    answers: Sequence[dict[str, Array | str] | Failure],
    mistake: Mistaken,
    parts: Mapping[str, Where],
    wrong: set[str],
    rules: Rules,
) -> set[str]:
    """The facets, right ones too, in which an answer and a mistake are the same throughout."""
    facets = set(parts)
    for got, outcome in zip(answers, mistake.outcomes, strict=True):
        mistaken = _parts(outcome, parts)
        if isinstance(got, Failure) or isinstance(mistaken, Failure):
            facets = facets if got == mistaken else set()
        else:
            facets = {name for name in facets if _same(got[name], mistaken[name], rules)}
        if not facets & wrong:
            return set()
    return facets


def _same(got: Array | str, mistaken: Array | str, rules: Rules) -> bool:
    """Whether a part of an answer is what a mistake gives; here NaN is NaN."""
    if isinstance(got, str) or isinstance(mistaken, str):
        return isinstance(got, str) and isinstance(mistaken, str) and got == mistaken
    if mistaken.shape == () and got.size == 1:
        got = got.reshape(())  # a wrong scalar may come as (1,) or (1, 1), too
    if got.shape != mistaken.shape:
        return False
    with np.errstate(invalid="ignore"):  # infinities are compared, not subtracted
        close = np.abs(got - mistaken) <= rules.atol + rules.rtol * np.abs(mistaken)
    same = (got == mistaken) | (np.isnan(got) & np.isnan(mistaken))
    return bool(np.where(np.isfinite(mistaken), close, same).all())


def _part_reason(got: Array | str, right: Array | str, rules: Rules) -> str:
    """Why a part of an answer is wrong, or nothing."""
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


@dataclass(frozen=True)
class Called:
    """What came of a call.

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
    """

    outcome: object
    changed: tuple[int, ...] = ()
    lines: int = 0
    stopped: str = ""


def call(function: Any, args: Sequence[object], *, count: bool = False) -> Called:
    """Call a function with private copies of the arguments.

    Parameters
    ----------
    function : function
    args : sequence
        The arguments, by position.
    count : bool
        Whether to count the lines that it runs.
    """
    if not callable(function):
        message = "expected a function; got something that cannot be called"
        return Called(Failure("not callable", message))
    own = copy.deepcopy(args)
    try:
        answer, lines = count_lines(lambda: function(*own)) if count else (function(*own), 0)
    except Exception as error:
        failure = raised(type(error).__name__, str(error))
        stopped = "" if failure.kind == BLANK else _line(function, error)
        return Called(failure, stopped=stopped)
    return Called(answer, changed(args, own), lines)


def _line(function: Any, error: Exception) -> str:
    """The source line of a function in which it, or what it called, raised; or nothing."""
    code = getattr(function, "__code__", None)
    frames = traceback.walk_tb(error.__traceback__)
    numbers = [number for frame, number in frames if frame.f_code is code]
    return linecache.getline(code.co_filename, numbers[-1]).strip() if code and numbers else ""


def outcome(function: Callable[..., object], args: Sequence[object]) -> object:
    """What a function returns for private copies of the arguments, or its `Failure`.

    Parameters
    ----------
    function : function
    args : sequence
    """
    return call(function, args).outcome


def changed(before: Sequence[object], after: Sequence[object]) -> tuple[int, ...]:
    """The positions of the arrays that are not what they were.

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
    return Failure(kind, f"it raised {kind}: {message}")


def told(changes: Sequence[int], parameters: Sequence[str]) -> tuple[str, ...]:
    """What to say of arguments that were changed: it costs nothing, and may surprise.

    Parameters
    ----------
    changes : sequence of int
        The arguments' positions.
    parameters : sequence of str
        The names of the exercise's parameters.

    Examples
    --------
    >>> told([1], ["w", "X"])
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
        return _numbers(value, columns)
    if isinstance(value, np.generic):
        value = float(value) if isinstance(value, np.floating) else value.item()
    if isinstance(value, (Cubic, float)):
        return _numbers(value, columns)
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


def _numbers(value: np.ndarray | Cubic | float, columns: Columns) -> dict[str, object]:
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
        lines += [f"  {_mark(facet)} {facet.name}: {_says(facet)}" for facet in verdict.facets]
    return "\n".join([*lines, *(f"  {note}" for note in _hints(verdict) + verdict.notes)])


def verdict_html(verdict: Verdict, *, points: bool = False) -> str:
    """A verdict as an HTML fragment; everything that came from outside is escaped.

    Parameters
    ----------
    verdict : Verdict
    points : bool
        Whether to say the points, as after grading.
    """
    colour = "#009E73" if verdict.status == "passed" else "#D55E00"  # Okabe-Ito green, vermilion
    rows = [] if verdict.failure else [_row(facet) for facet in verdict.facets]
    said = [verdict.failure.message] if verdict.failure else []
    notes = "".join(
        f'<p style="margin:.3em 0">{html.escape(note)}</p>'
        for note in [*said, *_hints(verdict), *verdict.notes]
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


def _row(facet: Facet) -> str:
    cells = (_mark(facet), facet.name, _says(facet))
    return (
        "<tr>"
        + "".join(
            f'<td style="text-align:left;padding:.1em .8em .1em 0">{html.escape(cell)}</td>'
            for cell in cells
        )
        + "</tr>"
    )


def _mark(facet: Facet) -> str:
    return RIGHT if facet.right else WRONG


def _says(facet: Facet) -> str:
    return facet.reason or "right"


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


TRAIN_FILE, TEST_FILE = FILES = "train_catvnoncat.h5", "test_catvnoncat.h5"

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
    places = [os.environ.get("CATS_DATA", "."), ".", "../../datasets"]
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


def find_photographs() -> list[Path]:
    """Photographs to try: your own beside the notebook first, then those of the course.

    Raises
    ------
    FileNotFoundError
        When there are none.
    """
    found = sorted(path for path in Path().iterdir() if path.suffix.lower() in KINDS)
    for place in (os.environ.get("CATS_DATA", "."), "../../datasets"):
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
    """One file's pictures and labels; what it is instead, where it is not such a file."""
    import h5py

    names = f"{part}_set_x", f"{part}_set_y"
    try:
        with h5py.File(path) as file:
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


def show_html(html: str, text: str) -> None:
    """Show HTML where there is a notebook, and print the text where there is none.

    Parameters
    ----------
    html : str
        A fragment; what it quotes is escaped already.
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
            display.display({"text/plain": text, "text/html": html}, raw=True)


BLUE, ORANGE, GREEN, VERMILION = "#0072B2", "#E69F00", "#009E73", "#D55E00"
"""Okabe and Ito's colours: colour-blind eyes can tell them apart."""
HOLD = 3000
"""Milliseconds for which a moving picture shows its last frame, before it starts again."""
MOVING = (
    '<details open><summary style="cursor:pointer"><em>Moving picture: click to hide it</em>'
    '</summary><picture><source media="(prefers-reduced-motion: reduce)" srcset="{still}">'
    '<img alt="{alt}" style="max-width:100%" src="{moving}"></picture></details>'
)
"""Whoever asked their computer for less motion sees the last frame, and anyone can hide it all."""


def show(fig: Any, alt: str) -> None:
    """Show a Matplotlib figure with its alt text, and close it.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    alt : str
        What there is to see, in one sentence.
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
        What there is to see, and how it changes.
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
CODE = re.compile(r"`([^`]+)`")


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
            answer=_inline(answer),
            explanation=_inline(explanation),
            mark="✓ Right." if answer == right else "✗ Not this one.",
            colour="#009E73" if answer == right else "#D55E00",  # Okabe-Ito green, vermilion
        )
        for answer, explanation in answers.items()
    ]
    return f"{OPENS.format(question=_inline(question))}{''.join(choices)}</div>"


def _quiz_text(question: str, answers: dict[str, str], right: str) -> str:
    """For where there is no HTML: the question and its answers, then what is right and why."""
    letters = "abcdefghij"
    asked = [f"  {letter}) {answer}" for letter, answer in zip(letters, answers, strict=False)]
    said = [
        f"  {letter}) {'✓ right' if answer == right else '✗ not this one'}: {explanation}"
        for letter, (answer, explanation) in zip(letters, answers.items(), strict=False)
    ]
    return "\n".join([f"Question. {question}", *asked, "", "Which is right, and why:", *said])


def _inline(text: str) -> str:
    return CODE.sub(r"<code>\1</code>", html.escape(text, quote=False))


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
    """Something is not right yet; what it is has just been shown, so there is no traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def check(name: str, function: Any) -> None:
    """Call your function on the examples and show what is right and what is not.

    Parameters
    ----------
    name : str
        The exercise's name.
    function : function
        Yours.

    Raises
    ------
    NotRightYet
        When something is wrong, after it has been shown.
    """
    example = _example(name)
    calls = [call(function, args) for args in example["args"]]
    sized = [call(function, args, count=True) for args in example["sized"]]
    verdict = judge(
        name,
        [each.outcome for each in calls],
        example["expected"],
        rules=Rules(*example["rules"]),
        mistakes=[Mistaken(*fields) for fields in example["mistakes"]],
        looped=looped(sized),
    )
    changes = {position for each in calls for position in each.changed}
    stopped = [f"It stopped in this line: {each.stopped}" for each in calls if each.stopped]
    notes = (*stopped[:1], *told(list(changes), example["parameters"]))
    shown = dataclasses.replace(verdict, notes=notes)
    show_html(verdict_html(shown), verdict_text(shown))
    if verdict.status != "passed":
        raise NotRightYet(f"{name} is not right yet: its check says why.")


def hint(name: str) -> None:
    """Say one more step towards an exercise; call it again for the next one.

    Parameters
    ----------
    name : str
        The exercise's name.
    """
    steps = _example(name)["hints"]
    given = _hints_given.get(name, 0)
    _hints_given[name] = given + 1
    if not steps:
        print(f"There is no hint for {name}.")
    elif given < len(steps):
        print(f"Hint {given + 1} of {len(steps)}: {steps[given]}")
    else:
        print(f"That was the last hint for {name}; the last one again: {steps[-1]}")


_hints_given: dict[str, int] = {}


def _example(name: str) -> dict[str, Any]:
    with np.load(EXAMPLES, allow_pickle=False) as file:
        numbers = dict(file)
    index = json.loads(bytes(numbers["index"]))
    if name not in index:
        known = ", ".join(index)
        raise KeyError(f"expected one of the exercises {known}; got {name!r}")
    example: dict[str, Any] = thaw(index[name], numbers, Failure)
    return example
