"""Count the lines of a student's code that run during a call, to see a loop over the examples.

Vectorized code runs the same lines for 12 examples as for 36. Lines of libraries do not count;
`map` and `np.vectorize` loop without running lines; during the count, each of their rounds counts.
"""

from __future__ import annotations

import builtins
import contextlib
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator  # noqa: TC003 - short in checks.py too
from types import FrameType  # noqa: TC003 - likewise
from typing import Any

import numpy as np

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

    builtins.map = _counted_map  # type: ignore[assignment,misc]  # a map that is seen to loop
    np.vectorize.__call__ = call  # type: ignore[method-assign]  # likewise
    try:
        yield
    finally:
        builtins.map = own_map  # type: ignore[misc]
        np.vectorize.__call__ = own_call  # type: ignore[method-assign]


def _counted_map(function: Callable[..., Any], *iterables: Iterable[Any]) -> Iterator[Any]:
    for items in zip(*iterables, strict=False):
        yield function(*items)
