"""Call a function and say what came of it: its answer, or why there is none."""

from __future__ import annotations

import copy
import linecache
import traceback
from collections.abc import Callable, Sequence  # noqa: TC003 - in checks.py too, where it is short
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.judging.count_lines import count_lines, growth
from grader.judging.judge import BLANK, Failure


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
    except Exception as error:  # noqa: BLE001 - whatever a function raises is its answer
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


def not_a_function(name: str, kind: str) -> str:
    """What to say where an exercise's name stands for something else.

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
