"""Pose an exercise: fresh arguments, the right answers, and what known mistakes give."""

from __future__ import annotations

import functools
import inspect
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from grader.exercises import challenges, sized
from grader.judging.call import outcome
from grader.judging.judge import Mistaken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grader.course.course import Assignment
    from grader.exercises import Exercise


@dataclass(frozen=True)
class Posed:
    """The challenges of one exercise, drawn from one seed.

    Parameters
    ----------
    exercise : str
    args : list of tuple
        For each challenge the arguments.
    expected : list
        For each challenge the right answer.
    mistakes : list of Mistaken
        What known mistakes give for the same challenges.
    sized : list of tuple
        Arguments that are few and many, where vectorization counts.
    parameters : tuple of str
        What the exercise calls its arguments.
    sized_expected : list
        The right answers to `sized`.
    """

    exercise: str
    args: list[tuple[object, ...]]
    expected: list[object]
    mistakes: list[Mistaken]
    sized: list[tuple[object, ...]]
    parameters: tuple[str, ...]
    sized_expected: list[object]


def drawn(exercise: Exercise, seed: int) -> list[list[tuple[object, ...]]]:
    """The arguments of all challenges of an exercise: the ordinary ones, then few and many.

    Parameters
    ----------
    exercise : Exercise
    seed : int

    Returns
    -------
    list of list of tuple
    """
    return [challenges(exercise, seed), sized(exercise, seed)]


@functools.lru_cache(maxsize=256)
def pose(assignment: Assignment, exercise: str, seed: int) -> Posed:
    """Draw challenges and answer them, rightly and wrongly; a class shares one seed's work.

    Parameters
    ----------
    assignment : Assignment
    exercise : str
    seed : int
    """
    args, few_and_many = drawn(assignment.exercises[exercise], seed)
    reference = assignment.reference[exercise]
    mistakes = [
        Mistaken(mistake.name, mistake.hint, _answers(mistake.function, args))
        for mistake in assignment.mistakes.get(exercise, [])
    ]
    return Posed(
        exercise,
        args,
        _answers(reference, args),
        mistakes,
        few_and_many,
        tuple(inspect.signature(reference).parameters),
        _answers(reference, few_and_many),
    )


def _answers(function: Callable[..., object], args: Sequence[tuple[object, ...]]) -> list[object]:
    # A mistake may overflow or take the logarithm of zero; that is its business.
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [outcome(function, each) for each in args]
