"""Guess answers without knowing anything about an exercise, and see what the best guess earns.

It should earn nothing, except for a part that anybody would guess, such as one whose right answer
is zeros.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.course.challenge import pose
from grader.judging.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grader.course.assignment import Assignment

CONSTANTS = {"zeros": 0.0, "ones": 1.0, "halves": 0.5, "ln 2": math.log(2)}
"""What every part of the right shape may be filled with."""


def best_guess(assignment: Assignment, exercise: str, seed: int) -> tuple[float, str]:
    """The share of the points that the best cheap guess earns, and which guess that is.

    Parameters
    ----------
    assignment : Assignment
    exercise : str
    seed : int
        Draws the challenges.
    """
    posed, rules = pose(assignment, exercise, seed), assignment.exercises[exercise].rules
    earned = {
        name: judge(exercise, answers, posed.expected, rules=rules).points
        for name, answers in _guesses(posed.args, posed.expected)
    }
    best = max(earned, key=lambda name: earned[name])
    return earned[best], best


def _guesses(
    args: Sequence[tuple[Any, ...]], expected: Sequence[Any]
) -> Iterator[tuple[str, list[Any]]]:
    for name, value in CONSTANTS.items():
        yield name, [_filled(right, value) for right in expected]
    yield (
        "the arguments, by name or in order",
        [_handed_back(right, given) for right, given in zip(expected, args, strict=True)],
    )
    for i in range(len(args[0])):
        yield f"argument {i + 1}", [given[i] for given in args]
        yield f"the shape of argument {i + 1}", [np.shape(given[i]) for given in args]
    yield (
        "the shapes of all arguments",
        [tuple(size for each in given for size in np.shape(each)) for given in args],
    )


def _filled(right: Any, value: float) -> Any:
    """A right answer with one number in all its places."""
    if isinstance(right, dict):
        return {key: _filled(part, value) for key, part in right.items()}
    if isinstance(right, tuple):
        return tuple(_filled(part, value) for part in right)
    return np.full(np.shape(right), value)


def _handed_back(right: Any, given: tuple[Any, ...]) -> Any:
    """The arguments in the places of a right answer; those that look alike where there are some."""
    if isinstance(right, tuple):
        return tuple(_handed_back(part, given[i:]) for i, part in enumerate(right))
    if isinstance(right, dict):
        return {key: _alike(part, given) for key, part in right.items()}
    return _alike(right, given)


def _alike(right: Any, given: tuple[Any, ...]) -> Any:
    """The last argument that has a part's shape and value, as repeating it would; or the first."""
    same = [each for each in given if np.shape(each) == np.shape(right)]
    equal = [each for each in same if np.array_equal(each, right)]
    return (equal or same or [given[0] if given else 0.0])[0]
