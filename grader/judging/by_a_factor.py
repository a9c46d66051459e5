"""See whether a wrong part is the right one times a factor: a number, or how long an axis is."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import numpy as np

from grader.judging.compare import all_close
from grader.judging.parts import Array, Pairs
from grader.judging.verdict import Cause


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
    some = np.abs(right) > 1e-9  # noqa: PLR2004 - as good as zero
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
