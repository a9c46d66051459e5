"""See whether a wrong part is nearly right, or right for some entries only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence  # noqa: TC003 - in checks.py too, where it is short

import numpy as np

from grader.judging.parts import Array, Pairs  # noqa: TC001 - likewise
from grader.judging.verdict import Cause

_NEAR = 0.03
"""Relative; what is further off is not called near."""
_ON_A_SIDE = 5
"""At least so many numbers on either side, where it is said which ones are right."""


def nearly(
    pairs: Pairs,
    args: Sequence[Sequence[object]],
    parameters: Sequence[str],
) -> Cause | None:
    """Off by the same everywhere, or right only where an argument has one sign.

    Parameters
    ----------
    pairs : sequence of pair of array
        For each challenge the part as it came and as it should be.
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    """
    alike = all(got.shape == right.shape and np.isfinite(got).all() for got, right in pairs)
    if not alike:
        return None
    return _offset(pairs) or _on_one_side(pairs, args, parameters)


def _offset(pairs: Pairs) -> Cause | None:
    gaps = np.concatenate([(got - right).ravel() for got, right in pairs])
    numbers = np.concatenate([right.ravel() for _, right in pairs])
    many = gaps.size > 2 and np.ptp(numbers) > 1e-6  # noqa: PLR2004 - fewer agree by accident
    if not many or np.ptp(gaps) > 1e-6 * abs(gaps[0]) or abs(gaps[0]) < 1e-6:  # noqa: PLR2004 - as good as none
        return None
    how = "large" if gaps[0] > 0 else "small"
    return Cause(
        f"Everywhere {abs(gaps[0]):.6g} too {how}: what is added, or taken away, that does not "
        "belong there?",
        "off_by_the_same",
        "off by the same number everywhere",
    )


def close(pairs: Pairs) -> Cause | None:
    """Close, but not exact.

    Parameters
    ----------
    pairs : sequence of pair of array
    """
    if not all(got.shape == right.shape and np.isfinite(got).all() for got, right in pairs):
        return None
    got, right = (np.concatenate([pair[k].ravel() for pair in pairs]) for k in (0, 1))
    far = np.abs(got - right) > _NEAR * np.abs(right)
    if far.any() or right.size < 3 or np.allclose(got, right, rtol=1e-4):  # noqa: PLR2004 - fewer are near by accident
        return None
    if (got % 1 == 0).all() and (right % 1 != 0).any():
        return None  # told as rounded
    return Cause(
        "Every number is nearly right, and none is further off than a few per cent: is something "
        "cut off, rounded or approximated on the way, or a number only nearly the right one?",
        "nearly_right",
        "nearly right",
    )


def _on_one_side(
    pairs: Pairs,
    args: Sequence[Sequence[object]],
    parameters: Sequence[str],
) -> Cause | None:
    """Right where an argument has one sign, and wrong where it has the other."""
    right = np.concatenate([np.isclose(got, right).ravel() for got, right in pairs])
    for name, signs in _signs(pairs, args, parameters):
        for side, other, here in (("above", "below", signs > 0), ("below", "above", signs < 0)):
            if here.sum() >= _ON_A_SIDE <= (~here).sum() and np.array_equal(right, here):
                return Cause(
                    f"Right where {name} is {side} 0, and wrong where it is {other}: which part "
                    "of your calculation is made for one of the two only?",
                    f"right_{side}_zero_only",
                    f"right only where an argument is {side} 0",
                )
    return None


def _signs(
    pairs: Pairs,
    args: Sequence[Sequence[object]],
    parameters: Sequence[str],
) -> Iterator[tuple[str, Array]]:
    """The arguments that have a number for each entry of the answer, with these numbers."""
    for i, name in enumerate(parameters):
        given = [np.asarray(each[i]) if i < len(each) and isinstance(each[i], np.ndarray) else
                 np.zeros(0) for each in args]  # fmt: skip
        if all(each.shape == got.shape for each, (got, _) in zip(given, pairs, strict=True)):
            yield name, np.concatenate([each.ravel() for each in given])
