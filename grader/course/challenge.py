"""Pose an exercise: fresh arguments, the right answers, and the answers of known mistakes."""

from __future__ import annotations

import functools
import inspect
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

import numpy as np

from grader.errors import UserError
from grader.exercises import Seed, challenges, sized
from grader.judging.call import outcome
from grader.judging.judge import Mistaken
from grader.judging.verdict import Failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.assignment import Assignment
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
    mistakes : sequence of Mistaken
        The known mistakes with their answers to the same challenges, computed on first use.
    sized : list of tuple
        Arguments with few and with many examples, if vectorization counts.
    parameters : tuple of str
        What the exercise calls its arguments.
    sized_expected : list
        The right answers to `sized`.
    defaults : tuple
        The default values of the parameters that are not passed.
    """

    exercise: str
    args: list[tuple[object, ...]]
    expected: list[object]
    mistakes: Sequence[Mistaken]
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
    """Draw challenges and answer them; a class shares one seed's work.

    Parameters
    ----------
    assignment : Assignment
    exercise : str
    seed : int or str
        A whole number, or `grader.exercises.VISIBLE`.

    Raises
    ------
    UserError
        When the solution itself does not answer them.
    """
    args, few_and_many = drawn(assignment.exercises[exercise], seed)
    mistakes = _MistakenAnswers(assignment.mistakes.get(exercise, []), args)
    parameters = inspect.signature(assignment.reference[exercise]).parameters
    return Posed(
        exercise,
        args,
        _right_answers(assignment, exercise, args),
        mistakes,
        few_and_many,
        tuple(parameters),
        _right_answers(assignment, exercise, few_and_many),
        tuple(each.default for each in list(parameters.values())[len(args[0]) :]),
    )


def _right_answers(
    assignment: Assignment, exercise: str, args: Sequence[tuple[object, ...]]
) -> list[object]:
    answers = _answers(assignment.reference[exercise], args)
    failure = next((each for each in answers if isinstance(each, Failure)), None)
    if failure:
        raise UserError(
            f"{assignment.source.path}: the solution of {exercise!r} cannot answer the exercise's "
            f"own challenges: {failure.message or failure.kind}."
        )
    return answers


class _MistakenAnswers(Sequence[Mistaken]):
    """What known mistakes give, each computed at the first look: right answers need none."""

    def __init__(self, known: Sequence[Mistake], args: Sequence[tuple[object, ...]]) -> None:
        self._known, self._args = known, args
        self._found: dict[int, Mistaken] = {}

    def __len__(self) -> int:
        return len(self._known)

    @overload
    def __getitem__(self, index: int) -> Mistaken: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Mistaken]: ...
    def __getitem__(self, index: int | slice) -> Mistaken | Sequence[Mistaken]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        place = range(len(self))[index]
        if place not in self._found:
            self._found[place] = _mistaken(self._known[place], self._args)
        return self._found[place]


def _mistaken(known: Mistake, args: Sequence[tuple[object, ...]]) -> Mistaken:
    outcomes = _answers(known.function, args)
    return Mistaken(known.name, known.hint, outcomes, known.title, known.written, known.evidence)


def _answers(function: Callable[..., object], args: Sequence[tuple[object, ...]]) -> list[object]:
    # A mistake may overflow or take the logarithm of zero: its warnings are not shown.
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [outcome(function, each) for each in args]
