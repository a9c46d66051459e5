"""See what a wrong part has as many numbers as, or what it says the size of."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np

from grader.judging.parts import Array, Pairs  # noqa: TC001 - in checks.py too, where it is short
from grader.judging.verdict import Cause

_Args = Sequence[Sequence[object]]


def sized(pairs: Pairs, args: _Args, parameters: Sequence[str]) -> Cause | None:
    """A shape where the number of something is asked for, or numbers for other axes.

    Parameters
    ----------
    pairs : sequence of pair of array
        For each challenge the part as it came and as it should be.
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    """
    return _a_whole_shape(pairs, args, parameters) or _as_many_as(pairs, args, parameters)


def _a_whole_shape(pairs: Pairs, args: _Args, parameters: Sequence[str]) -> Cause | None:
    for i, name in enumerate(parameters):
        arrays = _arrays(args, i)
        for which, start in (("the shape", 0), ("the shape of an entry", 1)):
            shapes = [each.shape[start:] for each in arrays]
            if shapes and all(len(shape) > 1 and np.array_equal(got, shape) for shape, (got, _) in
                              zip(shapes, pairs, strict=True)):  # fmt: skip
                return Cause(
                    f"That is {which} of {name}, several numbers in one. Which of them is asked "
                    "for?",
                    "whole_shape",
                    "a whole shape for one of its numbers",
                )
    return None


def _as_many_as(pairs: Pairs, args: _Args, parameters: Sequence[str]) -> Cause | None:
    """As many numbers as some axes of an argument have together, and not as all that are asked."""
    if len(pairs) < 2 or all(got.size == right.size for got, right in pairs):  # noqa: PLR2004 - one shows nothing
        return None
    for i, name in enumerate(parameters):
        axes = list(_products(_arrays(args, i)))
        is_ = _only_axes(axes, [got.size for got, _ in pairs])
        should = _only_axes(axes, [right.size for _, right in pairs])
        if is_ and should:
            return Cause(
                f"There are as many numbers as {_all_axes(is_, name)}, but there should be as many "
                f"as {_all_axes(should, name)}.",
                "as_many_as_other_axes",
                "as many numbers as other axes have",
            )
    return None


def _arrays(args: _Args, i: int) -> list[Array]:
    given = [each[i] if i < len(each) else None for each in args]
    arrays = [each for each in given if isinstance(each, np.ndarray)]
    return arrays if len(arrays) == len(given) else []


def _products(arrays: list[Array]) -> Iterator[tuple[tuple[int, ...], list[int]]]:
    """How many numbers some axes have together, in each challenge; one axis has one alone."""
    most = min((each.ndim for each in arrays), default=0)
    if most < 3 or len({each.shape for each in arrays}) == 1:  # noqa: PLR2004 - of a table, rows and columns are told elsewhere
        return
    for count in range(1, most + 1):
        for axes in itertools.combinations(range(most), count):
            yield axes, [int(np.prod([each.shape[axis] for axis in axes])) for each in arrays]


def _only_axes(
    axes: list[tuple[tuple[int, ...], list[int]]], sizes: list[int]
) -> tuple[int, ...] | None:
    """The axes that have so many; none where several have."""
    found = [each for each, products in axes if products == sizes]
    return found[0] if len(found) == 1 else None


def _all_axes(axes: tuple[int, ...], name: str) -> str:
    if len(axes) == 1:
        return f"axis {axes[0]} of {name} is long"
    several = f"{', '.join(map(str, axes[:-1]))} and {axes[-1]}"
    return f"axes {several} of {name} have together"
