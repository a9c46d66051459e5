"""See whether a wrong part is off by an argument: multiplied by it, divided, added, or made longer.

As in `likeness`, a hint appears only if the numbers of all challenges allow no other explanation.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence  # noqa: TC003 - in checks.py too, where it is short

import numpy as np

from grader.judging.compare import all_close
from grader.judging.parts import Array, Pairs  # noqa: TC001 - likewise
from grader.judging.verdict import Cause

_SHARES = (1.0, 2.0, 0.5, 3.0, 1 / 3)
"""Small factors that may stand beside an argument."""


def by_an_argument(
    pairs: Pairs, args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Cause | None:
    """Which argument takes part in a wrong part where it should not, or not where it should.

    Parameters
    ----------
    pairs : sequence of pair of array
        For each challenge the part as it came and as it should be.
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    """
    numbers = dict(_numbers(args, parameters))
    if any(got.size != right.size for got, right in pairs) or len(pairs) < 3 or not numbers:  # noqa: PLR2004 - two agree by accident
        return None
    gaps = np.array([_only(got.ravel() - right.ravel()) for got, right in pairs])
    with np.errstate(all="ignore"):
        ratios = np.array([_only(got.ravel() / right.ravel()) for got, right in pairs])
    return _multiplied(ratios, numbers) or _added(gaps, numbers)


def _numbers(
    args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Iterator[tuple[str, Array]]:
    """The arguments that are a single number in each challenge, where that is not always one."""
    for i, name in enumerate(parameters):
        given = [each[i] if i < len(each) else None for each in args]
        if all(type(each) in {int, float, np.float64, np.int64} for each in given):
            values = np.array(given, float)
            if np.ptp(values) and values.all():
                yield name, values


def _only(numbers: Array) -> float:
    """The one number that all are, or nan."""
    alike = numbers.size and np.isfinite(numbers).all()
    alike = alike and np.ptp(numbers) <= 1e-5 * abs(numbers[0])
    return float(numbers[0]) if alike else np.nan


def _multiplied(ratios: Array, numbers: dict[str, Array]) -> Cause | None:
    if np.isnan(ratios).any():
        return None
    single = [((name,), values) for name, values in numbers.items()]
    double = [((one, other), numbers[one] * numbers[other])
              for one, other in itertools.combinations(numbers, 2)]  # fmt: skip
    for names, values in (*single, *double):
        said = " * ".join(names)
        for share in _SHARES:
            if all_close(ratios, share * values, rtol=1e-4, atol=0):
                return Cause(
                    f"Too large by a factor that goes with {said}: does a factor {said} belong "
                    "there, or is a division by it missing?",
                    "times_an_argument",
                    "multiplied by an argument",
                )
            if all_close(ratios, share / values, rtol=1e-4, atol=0):
                return Cause(
                    f"Too small by a factor that goes with {said}: is something divided by {said} "
                    f"that should not be, or a factor {said} missing?",
                    "divided_by_an_argument",
                    "divided by an argument",
                )
    return None


def _added(gaps: Array, numbers: dict[str, Array]) -> Cause | None:
    if np.isnan(gaps).any():
        return None
    for name, values in numbers.items():
        for share in (*_SHARES, -1.0, -2.0, -3.0):
            if all_close(gaps, share * values, rtol=1e-4, atol=0):
                return Cause(
                    f"What is too much or too little goes with {name}: is {name} added or taken "
                    "away where it does not belong, or forgotten?",
                    "an_argument_added",
                    "an argument added or left out",
                )
    return None


def passed_on(name: str, parameters: Sequence[str]) -> Cause | None:
    """A part that has an argument's name, and is that argument.

    Parameters
    ----------
    name : str
        The part.
    parameters : sequence of str
    """
    if name not in parameters:
        return None
    return Cause(
        f"{name} is asked for as it was passed.", "not_as_it_was_passed", "not as it was passed"
    )
