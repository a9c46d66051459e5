"""See whether a wrong part holds the right numbers in another arrangement, or too many or too few.

A challenge with a right answer does not contradict a cause; one that is wrong in another way does.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator  # noqa: TC003 - in checks.py too, where it is short

import numpy as np

from grader.judging.compare import all_close
from grader.judging.parts import Array, Pairs  # noqa: TC001 - likewise
from grader.judging.verdict import Cause

_ENDS = (("first", slice(1, None)), ("last", slice(None, -1)))
_LINES = {1: ("number",), 2: ("row", "column")}
"""What lies along each axis, for an array of so many axes."""


def arranged(pairs: Pairs) -> Cause | None:
    """How the right numbers were rearranged; None if that is not clear.

    Parameters
    ----------
    pairs : sequence of pair of array
        For each challenge the part as it came and as it should be.
    """
    wrong = [(got, right) for got, right in pairs
             if not _equal(got, right) and not _one_number(got, right)]  # fmt: skip
    if not wrong or not all(right.size and np.isfinite(got).all() for got, right in wrong):
        return None
    looks = (_nothing_left, _among_others, _backwards, _lines_missing, _lines_too_many, _repeated,
             _lengthened, _grown, _merged, _reordered, _axes_left,
             _some_several_times)  # fmt: skip
    return next(filter(None, (look(wrong) for look in looks)), None)


def _equal(got: Array, wanted: Array) -> bool:
    return got.shape == wanted.shape and all_close(got, wanted, rtol=1e-6, atol=1e-9)


def _one_number(got: Array, right: Array) -> bool:
    """Whether both are the same single number, in whatever shape."""
    return got.size == right.size == 1 and np.allclose(got.ravel(), right.ravel(), rtol=1e-6)


def _each(wrong: Pairs, made: Callable[[Array], Array]) -> bool:
    return all(_equal(got, made(right)) for got, right in wrong)


def _axes(wrong: Pairs, *, most: int = 2) -> Iterator[tuple[int, str]]:
    """The axes that all right answers have, and what lies along each."""
    axes = {right.ndim for _, right in wrong}
    if len(axes) == 1 and (count := axes.pop()) in _LINES and count <= most:
        yield from enumerate(_LINES[count])


def _nothing_left(wrong: Pairs) -> Cause | None:
    if any(got.size for got, _ in wrong):
        return None
    return Cause(
        "Nothing is left: the array is empty. Which condition never holds, or which range or slice "
        "ends before it begins?",
        "nothing_left",
        "an empty array",
    )


def _among_others(wrong: Pairs) -> Cause | None:
    """The right answer as one of several values."""
    several = {len(got) for got, right in wrong if got.ndim == right.ndim + 1}
    if len(several) != 1 or not all(got.ndim == right.ndim + 1 for got, right in wrong):
        return None
    count = several.pop()
    for k in range(count):
        if all(_equal(got[k], right) for got, right in wrong):
            said = (
                f"{count} values come back, and number {k + 1} is right: return that one alone."
                if count > 1
                else "The answer is right, but stands in one more pair of brackets."
            )
            return Cause(said, "among_others", "right among others")
    return None


def _backwards(wrong: Pairs) -> Cause | None:
    for axis, line in _axes(wrong):
        if _each(wrong, lambda right, axis=axis: np.flip(right, axis)):  # type: ignore[misc]  # it is bound at once
            return Cause(
                f"The {line}s are the right ones, but in the reverse order: which comes first?",
                "backwards",
                "in the reverse order",
            )
    return None


def _lines_missing(wrong: Pairs) -> Cause | None:
    for axis, line in _axes(wrong):
        if any(right.shape[axis] < 2 for _, right in wrong):  # noqa: PLR2004 - nothing would be left
            continue
        for end, kept in _ENDS:
            if _each(wrong, lambda right, axis=axis, kept=kept: _cut(right, axis, kept)):  # type: ignore[misc]  # it is bound at once
                return Cause(
                    f"The {end} {line} is missing; the others are right. Where does it begin, "
                    "and where does it end?",
                    f"without_the_{end}_{line}",
                    f"the {end} {line} is missing",
                )
    return None


def _lines_too_many(wrong: Pairs) -> Cause | None:
    for axis, line in _axes(wrong):
        if any(got.ndim != right.ndim or got.shape[axis] < 2 for got, right in wrong):  # noqa: PLR2004 - nothing would be left
            continue
        ends = [end for end, kept in _ENDS
                if all(_equal(_cut(got, axis, kept), right) for got, right in wrong)]  # fmt: skip
        if ends:
            which = f", the {ends[0]}" if len(ends) == 1 else ""  # all alike, either may be it
            return Cause(
                f"There is one {line} too many{which}; the others are right. Where does it begin, "
                "and where does it end?",
                f"one_{line}_too_many",
                f"one {line} too many",
            )
    return None


def _cut(array: Array, axis: int, kept: slice) -> Array:
    return array[(slice(None),) * axis + (kept,)]


def _lengthened(wrong: Pairs) -> Cause | None:
    """All of the right numbers, and others before or after them."""
    if not all(got.ndim == right.ndim and 2 <= right.size < got.size for got, right in wrong):  # noqa: PLR2004 - fewer agree by accident
        return None
    for where, begin in (("after", True), ("before", False)):
        starts = [
            tuple(slice(0, n) if begin else slice(have - n, have) for n, have in
                  zip(right.shape, got.shape, strict=True))
            for got, right in wrong
        ]  # fmt: skip
        if all(
            _equal(got[start], right) for start, (got, right) in zip(starts, wrong, strict=True)
        ):
            return Cause(
                f"The right numbers are there, but more numbers stand {where} them.",
                "more_than_asked",
                "more than is asked for",
            )
    return None


def _grown(wrong: Pairs) -> Cause | None:
    """Each number with all that come before it added."""
    ways: list[Callable[[Array], Array]] = [np.cumsum]
    ways += [lambda right, axis=axis: np.cumsum(right, axis) for axis, _ in _axes(wrong)]  # type: ignore[misc]  # it is bound at once
    many = all(right.size > 1 for _, right in wrong)
    if not many or not any(_each(wrong, way) for way in ways):
        return None
    return Cause(
        "Each number includes those before it: the total keeps growing. Where does it start from "
        "nothing again?",
        "total_goes_on",
        "a total that is never set back",
    )


def _nth_of(place: int, right: Array, axis: int | None = None) -> Array:
    return np.asarray(np.take(right, place, axis))


_MERGERS: tuple[tuple[Callable[..., Array], str, str], ...] = (
    (np.sum, "The numbers are added up into fewer, but each is asked for by itself", "added_up"),
    (np.mean, "The numbers are averaged into fewer, but each is asked for by itself", "averaged"),
    (functools.partial(_nth_of, 0), "Only the first is left, but all are asked for", "the_first"),
    (functools.partial(_nth_of, -1), "Only the last is left, but all are asked for", "the_last"),
    (np.max, "Only the largest number is left, but all are asked for", "only_the_largest"),
)  # fmt: skip


def _merged(wrong: Pairs) -> Cause | None:
    """Several numbers made one, or one of them taken."""
    if not all(got.size < right.size > 2 for got, right in wrong):  # noqa: PLR2004 - fewer agree by accident
        return None
    if not all(got.any() for got, _ in wrong):
        return None  # zeros come from anywhere
    for merge, said, name in _MERGERS:
        for axis in (None, *(axis for axis, _ in _axes(wrong))):
            made = [np.asarray(merge(right, axis=axis)) for _, right in wrong]
            if all(got.size == each.size and all_close(got.ravel(), each.ravel())
                   for (got, _), each in zip(wrong, made, strict=True)):  # fmt: skip
                return Cause(f"{said}.", name, name.replace("_", " "))
    return None


def _repeated(wrong: Pairs) -> Cause | None:
    """The right numbers stretched over a further or a longer axis."""
    for got, right in wrong:
        if got.size <= right.size or not right.ndim <= got.ndim <= 2:  # noqa: PLR2004 - a table
            return None
        try:
            stretched = np.broadcast_to(right, got.shape)
        except ValueError:
            return None
        if not np.allclose(got, stretched):
            return None
    return Cause(
        f"The right numbers are there, each several times: shape {wrong[0][1].shape} was stretched "
        f"to {wrong[0][0].shape}. Which operation brings two shapes together?",
        "stretched",
        "right numbers, repeated by broadcasting",
    )


def _reordered(wrong: Pairs) -> Cause | None:
    """The right numbers in another order; many must differ, for zeros and ones tell nothing."""
    for got, right in wrong:
        if got.shape != right.shape or right.size < 4 or np.unique(right).size < right.size / 2:  # noqa: PLR2004 - fewer agree by accident
            return None
        if not np.allclose(np.sort(got, None), np.sort(right, None)):
            return None
    if all(np.array_equal(got, np.sort(right, -1)) for got, right in wrong):
        hint = "The numbers are right, but sorted by size: they should stay in their order."
        return Cause(hint, "sorted_by_size", "sorted by size")
    got, right = (each.ravel() for each in wrong[0])
    first = int(np.flatnonzero(~np.isclose(got, right))[0])
    return Cause(
        f"The right numbers are all there, but in another order, from number {first} on (counted "
        "from 0): which one comes next?",
        "another_order",
        "right numbers in another order",
    )


def _axes_left(wrong: Pairs) -> Cause | None:
    """As many numbers as there should be, with more axes or fewer."""
    counts = {(got.ndim, right.ndim) for got, right in wrong}
    if len(counts) != 1 or any(got.size != right.size for got, right in wrong):
        return None
    is_, should = counts.pop()
    if is_ == should:
        return None
    return Cause(
        f"There are as many numbers as there should be, but along {is_} axes: {should} are asked "
        "for.",
        "another_number_of_axes",
        "another number of axes",
    )


def _some_several_times(wrong: Pairs) -> Cause | None:
    """Numbers that are all among the right ones, but not each of these once."""
    if not _tell_much(wrong) or any(got.size != right.size for got, right in wrong):
        return None
    if all(np.allclose(np.sort(got, None), np.sort(right, None)) for got, right in wrong):
        return Cause(
            f"The right numbers are all there, but in another order and in another shape: "
            f"{wrong[0][0].shape} is not {wrong[0][1].shape}.",
            "another_order",
            "right numbers in another order and shape",
        )
    if not all(np.isin(got, right).all() and got.any() for got, right in wrong):
        return None
    return Cause(
        "All these numbers are among the right ones, but some come several times and others not "
        "at all: where is each taken from, and where is it put?",
        "some_several_times",
        "some numbers several times, others not at all",
    )


def some_missing(pairs: Pairs) -> Cause | None:
    """Some of the right numbers and no others.

    Parameters
    ----------
    pairs : sequence of pair of array
    """
    wrong = [(got, right) for got, right in pairs if not _equal(got, right)]
    fewer = wrong and all(0 < got.size < right.size for got, right in wrong)
    if not fewer or not _tell_much(wrong):
        return None
    if not all(np.isin(got, right).all() and got.any() for got, right in wrong):
        return None
    return Cause(
        "What is there is among the right numbers, but others are missing: in the first example "
        f"{wrong[0][0].size} of {wrong[0][1].size} came.",
        "some_missing",
        "some of the right numbers are missing",
    )


def _tell_much(wrong: Pairs) -> bool:
    """Whether there are so many different numbers that few are the same by accident."""
    return all(right.size > 3 and np.unique(right).size >= right.size / 2 for _, right in wrong)  # noqa: PLR2004 - fewer agree by accident
