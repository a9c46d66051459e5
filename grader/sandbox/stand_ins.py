"""Answer for a student's function while another one is judged, in the grader's process.

The arguments come from the run: they are numbers, for no more can travel, and they are held to the
size of a challenge, so that nobody makes the grader compute for long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from grader.functions import Cubic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MAX_NUMBERS = 4_000
"""In all arguments together; challenges have a few hundred."""
MAX_WHOLE = 10_000
"""The largest whole number: a count of iterations must not be a million."""


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
        if not _modest([*args, *kwargs.values()]):
            return {"refused": "the arguments are larger than any that are needed here"}
        try:
            return {"answered": function(*args, **kwargs)}
        except Exception as error:  # noqa: BLE001 - strange arguments: the caller's error
            return {"refused": f"{type(error).__name__}: {error}"[:200]}


def _modest(values: list[object]) -> bool:
    arrays = list(_arrays(values))
    whole = [array for array in arrays if array.dtype.kind in "iu" and array.size]
    small = all(int(array.min()) >= 0 and int(array.max()) <= MAX_WHOLE for array in whole)
    return small and sum(array.size for array in arrays) <= MAX_NUMBERS


def _arrays(value: object) -> Iterator[np.ndarray]:
    """All the numbers in nested containers, as arrays."""
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from _arrays(item)
    elif isinstance(value, dict):
        yield from _arrays(list(value.values()))
    elif isinstance(value, Cubic):
        yield value.coefficients
    elif isinstance(value, int) and abs(value) > MAX_WHOLE:
        yield np.array([MAX_WHOLE + 1])
    elif isinstance(value, (int, float, np.ndarray)):
        yield np.asarray(value)
