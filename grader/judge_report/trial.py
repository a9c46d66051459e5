"""Try a function of our own in this process: references, mistakes, variants and mutants.

Students' functions are never called here; they answer from a sandbox
(see `grader.marking.mark_notebook`).
"""

from __future__ import annotations

import functools
import warnings
from typing import TYPE_CHECKING

import numpy as np

from grader.course.challenge import pose
from grader.judging.call import call, looped
from grader.judging.judge import Asked, judge
from grader.judging.source import functions_in, source_of
from grader.judging.verdict import VECTORIZED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grader.course.assignment import Assignment
    from grader.exercises import Seed
    from grader.judging.verdict import Verdict


def trial(
    assignment: Assignment, exercise: str, function: Callable[..., object], seed: Seed
) -> Verdict:
    """The verdict that a function would get.

    Parameters
    ----------
    assignment : Assignment
    exercise : str
    function : function
    seed : int
        Draws the challenges.
    """
    return judging(assignment, exercise, function, seed)()


def accepted(
    assignment: Assignment, exercise: str, function: Callable[..., object], seed: Seed
) -> bool:
    """Whether a function would get all points; for most wrong ones, this is decided early.

    Parameters
    ----------
    assignment, exercise, function, seed
        As for `trial`.
    """
    posed = pose(assignment, exercise, seed)
    rules = assignment.exercises[exercise].rules
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for args, right in zip(posed.args, posed.expected, strict=True):
            answer = call(function, args, defaults=posed.defaults).outcome
            if judge(exercise, [answer], [right], rules=rules).status != "passed":
                return False
        counted = [
            call(function, args, count=True, defaults=posed.defaults) for args in posed.sized
        ]
    return VECTORIZED not in rules.facets or not looped(counted)


def judging(
    assignment: Assignment,
    exercise: str,
    function: Callable[..., object],
    seed: Seed,
    outcomes: Sequence[object] = (),
) -> Callable[[], Verdict]:
    """The judging of a function's answers, which have been computed, as a call to be timed.

    Parameters
    ----------
    assignment, exercise, function, seed
        As for `trial`.
    outcomes : sequence, optional
        The answers, where they have been computed.
    """
    posed = pose(assignment, exercise, seed)
    text = functions_in(source_of(function)).get(getattr(function, "__name__", ""))
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they cost nothing
        outcomes = outcomes or [
            call(function, args, defaults=posed.defaults).outcome for args in posed.args
        ]
        counted = [
            call(function, args, count=True, defaults=posed.defaults) for args in posed.sized
        ]
    return functools.partial(
        judge,
        exercise,
        outcomes,
        posed.expected,
        rules=assignment.exercises[exercise].rules,
        mistakes=posed.mistakes,
        points=assignment.points[exercise],
        looped=looped(counted),
        asked=Asked(posed.args, posed.parameters, text, assignment.signatures),
    )
