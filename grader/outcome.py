"""Call a function and say what came of it: its answer, or why there is none."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence  # noqa: TC003 - in checks.py too, where it is short
from typing import Any

from grader.judge import BLANK, Failure


def outcome(function: Any, args: Sequence[object]) -> object:
    """What a function returns for private copies of the arguments, or its `Failure`.

    Parameters
    ----------
    function : function
    args : sequence
        The arguments, by position.
    """
    if not callable(function):
        return Failure("not callable", "expected a function; got something that cannot be called")
    call: Callable[..., object] = function
    try:
        return call(*copy.deepcopy(args))
    except Exception as error:  # noqa: BLE001 - whatever a function raises is its answer
        return raised(type(error).__name__, str(error))


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
