"""Pose an exercise: fresh arguments, the right answers, and what known mistakes give."""

from __future__ import annotations

import functools
import inspect
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from grader.errors import UserError
from grader.exercises import Seed, challenges, sized
from grader.judging.call import outcome
from grader.judging.judge import Mistaken
from grader.judging.verdict import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grader.course.course import Assignment
    from grader.course.mistakes import Mistake
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
    defaults : tuple
        What the parameters that are not passed are by default.
    """

    exercise: str
    args: list[tuple[object, ...]]
    expected: list[object]
    mistakes: list[Mistaken]
    sized: list[tuple[object, ...]]
    parameters: tuple[str, ...]
    sized_expected: list[object]
    defaults: tuple[object, ...] = ()


def drawn(exercise: Exercise, seed: Seed) -> list[list[tuple[object, ...]]]:
    """The arguments of all challenges of an exercise: the ordinary ones, then few and many.

    Parameters
    ----------
    exercise : Exercise
    seed : int or str

    Returns
    -------
    list of list of tuple
    """
    return [challenges(exercise, seed), sized(exercise, seed)]


@functools.lru_cache(maxsize=256)
def pose(assignment: Assignment, exercise: str, seed: Seed) -> Posed:
    """Draw challenges and answer them, rightly and wrongly; a class shares one seed's work.

    Parameters
    ----------
    assignment : Assignment
    exercise : str
    seed : int or str
        A whole number, or `grader.exercises.VISIBLE`.
    """
    args, few_and_many = drawn(assignment.exercises[exercise], seed)
    reference = assignment.reference[exercise]
    mistakes = [_mistaken(mistake, args) for mistake in assignment.mistakes.get(exercise, [])]
    parameters = inspect.signature(reference).parameters
    expected, sized_expected = _answers(reference, args), _answers(reference, few_and_many)
    for answer in (*expected, *sized_expected):
        if isinstance(answer, Failure):
            raise UserError(
                f"{assignment.source.path}: the solution of {exercise!r} cannot answer the "
                f"exercise's own challenges: {answer.message or answer.kind}."
            )
    return Posed(
        exercise,
        args,
        expected,
        mistakes,
        few_and_many,
        tuple(parameters),
        sized_expected,
        tuple(each.default for each in list(parameters.values())[len(args[0]) :]),
    )


def _mistaken(known: Mistake, args: Sequence[tuple[object, ...]]) -> Mistaken:
    outcomes = _answers(known.function, args)
    return Mistaken(known.name, known.hint, outcomes, known.title, known.written, known.evidence)


def _answers(function: Callable[..., object], args: Sequence[tuple[object, ...]]) -> list[object]:
    # A mistake may overflow or take the logarithm of zero; that is its business.
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [outcome(function, each) for each in args]
