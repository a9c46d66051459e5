"""Call a function and return its answer, or the reason why there is none."""

from __future__ import annotations

import contextlib
import copy
import inspect
import linecache
import traceback
import warnings
from collections.abc import (  # noqa: TC003 - in checks.py too, where it is short
    Callable,
    Iterator,
    Sequence,
)
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.judging.count_lines import count_lines, growth
from grader.judging.verdict import BLANK, Failure

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
    except (Exception, SystemExit) as error:  # noqa: BLE001 - any error of a function is its answer
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
    except Exception:  # noqa: BLE001 - a student's exception may do anything
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
