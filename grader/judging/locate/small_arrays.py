"""NumPy for edited functions: what makes an array of a size that is asked for refuses a huge one.

An edit may put a power or an exponential where a size stands. Memory for such an array could be
more than the computer has, and to fill it would take long; nothing interrupts that.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable  # noqa: TC003 - in checks.py too, where it is short
from types import ModuleType
from typing import Any

import numpy as np

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


def _of_resizing(a: Any, new_shape: Any) -> float:  # noqa: ARG001 - NumPy's name
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
