"""Answer for a student's function while another one is judged, in the grader's process.

The arguments come from the run: they are numbers, for no more can travel, and they are held to the
size of a challenge, so that nobody makes the grader compute for long.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.judging.cubic import Cubic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MAX_NUMBERS = 4_000
"""In all arguments together; challenges have a few hundred."""
MAX_WHOLE = 10_000
"""The largest whole number: a count of iterations must not be a million."""
MAX_WORK = 100_000_000
"""The square of how many numbers there are, for two arrays may be made into their outer product,
times the largest whole number, for it may count iterations; a second or two."""


class StandIns:
    """Functions that answer for the run's own.

    Parameters
    ----------
    functions : mapping of str to function
    """

    def __init__(self, functions: Mapping[str, Callable[..., object]]) -> None:
        self._functions = functions

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        """What to reply to a question from the run.

        Parameters
        ----------
        question : dict
            With the name to ``ask`` for, ``args`` and ``kwargs``.
        """
        name, args, kwargs = (question.get(key) for key in ("ask", "args", "kwargs"))
        function = self._functions.get(name) if isinstance(name, str) else None
        if function is None or not isinstance(args, tuple) or not isinstance(kwargs, dict):
            return {"refused": "there is nobody to answer that"}
        try:
            if not _light([*args, *kwargs.values()]):
                return {"refused": "the arguments are larger than any that are needed here"}
            return {"answered": function(*args, **kwargs)}
        except Exception as error:  # noqa: BLE001 - strange arguments: the caller's error
            return {"refused": f"{type(error).__name__}: {error}"[:200]}


def _light(values: list[object]) -> bool:
    numbers = _weight(values)
    return numbers <= MAX_NUMBERS and numbers**2 * _largest(values) <= MAX_WORK


def _largest(value: object) -> int:
    """The largest whole number that stands alone in nested containers, at least 1."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return max(map(_largest, value), default=1)
    if isinstance(value, np.ndarray) and value.size == 1 and value.dtype.kind in "iu":
        value = int(value.item())
    return max(value, 1) if isinstance(value, int) else 1


def _weight(value: object) -> float:
    """How many numbers there are in nested containers; no end of them when one is too large."""
    if isinstance(value, np.ndarray):
        whole = value.dtype.kind in "iu" and value.size
        large = whole and not 0 <= int(value.min()) <= int(value.max()) <= MAX_WHOLE
        # a side of none still has a length: without numbers, (0, 10**9) makes a billion of them
        return math.inf if large else math.prod(max(side, 1) for side in value.shape)
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return len(value) + sum(map(_weight, value))
    if isinstance(value, Cubic):
        return value.coefficients.size
    if isinstance(value, int):
        return 1 if 0 <= value <= MAX_WHOLE else math.inf
    return 1 if isinstance(value, float) else 0
