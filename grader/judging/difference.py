"""Say in words how a part of an answer differs from the right one, in shape or in numbers."""

from __future__ import annotations

import numpy as np

from grader.judging.compare import Rules  # noqa: TC001 - in checks.py too, where it is short
from grader.judging.parts import Array  # noqa: TC001 - likewise


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
