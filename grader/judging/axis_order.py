"""See in which order an answer goes through the axes of an argument."""

from __future__ import annotations

import itertools
from collections.abc import Sequence  # noqa: TC003 - in checks.py too, where it is short

import numpy as np

from grader.judging.compare import all_close
from grader.judging.parts import Array, Pairs  # noqa: TC001 - likewise
from grader.judging.verdict import Cause

_OF_PICTURES = {3, 4}
"""How many axes an array may have here: of a table, other hints speak of rows and columns."""


def axis_order(
    pairs: Pairs,
    args: Sequence[Sequence[object]],
    parameters: Sequence[str],
) -> Cause | None:
    """The order of the axes, where an answer holds all numbers of an argument.

    Parameters
    ----------
    pairs : sequence of pair of array
        For each challenge the part as it came and as it should be.
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    """
    for i, name in enumerate(parameters):
        given = [each[i] for each in args if i < len(each) and isinstance(each[i], np.ndarray)]
        axes = {each.ndim for each in given if isinstance(each, np.ndarray)}
        if len(given) < len(pairs) or len(axes) != 1 or not axes <= _OF_PICTURES:
            continue
        for order in itertools.permutations(range(axes.pop())):
            for along, turned in (("row by row", False), ("down each column", True)):
                both = [[_goes(one.T if turned else one, each, order) for one in pair]
                        for each, pair in zip(given, pairs, strict=True)]  # fmt: skip
                if all(got and not right for got, right in both):
                    return Cause(
                        f"All numbers of {name} are there, but in another order: {along}, axis "
                        f"{order[-1]} of {name} changes fastest, and axis {order[0]} slowest.",
                        "another_order_of_axes",
                        "the axes in another order",
                    )
    return None


def exchanged_axes(pairs: Pairs, *_: object) -> Cause | None:
    """The right answer with its axes in another order.

    Parameters
    ----------
    pairs : sequence of pair of array
        For each challenge the part as it came and as it should be.
    """
    axes = {each.ndim for pair in pairs for each in pair}
    if len(axes) != 1 or not axes <= _OF_PICTURES:
        return None
    for order in itertools.permutations(range(axes.pop())):
        turned = [(got, right.transpose(order)) for got, right in pairs]
        if list(order) != sorted(order) and all(
            got.shape == right.shape and all_close(got, right) for got, right in turned
        ):
            said = ", ".join(f"axis {i} of yours should be axis {k}"
                             for i, k in enumerate(order) if i != k)  # fmt: skip
            return Cause(
                f"The numbers are right, but the axes have changed places: {said}.",
                "exchanged_axes",
                "axes in another order",
            )
    return None


def first_numbers(
    pairs: Pairs,
    args: Sequence[Sequence[object]],
    parameters: Sequence[str],
) -> Cause | None:
    """The first numbers of an argument, as they follow each other there.

    Parameters
    ----------
    pairs, args, parameters
        As for `axis_order`.
    """
    for i, name in enumerate(parameters):
        given = [each[i] if i < len(each) else None for each in args]
        if all(_begins(got, each) for each, (got, _) in zip(given, pairs, strict=True)):
            return Cause(
                f"These are the first numbers of {name}, one row after the other as they stand "
                "there: which ones are asked for?",
                "first_numbers",
                "the first numbers of an argument",
            )
    return None


def _begins(got: Array, given: object) -> bool:
    """Whether an answer holds the first numbers of an array, and not all of them."""
    if not isinstance(given, np.ndarray) or given.ndim < 2 or not 3 < got.size < given.size:  # noqa: PLR2004 - a table; fewer agree by accident
        return False
    return bool(given.any()) and np.array_equal(got.ravel(), given.ravel()[: got.size])


def _goes(got: Array, given: object, order: tuple[int, ...]) -> bool:
    """Whether an answer holds the numbers of an array with its axes in this order."""
    array = np.asarray(given)
    return got.size == array.size and np.array_equal(got.ravel(), array.transpose(order).ravel())
