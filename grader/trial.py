"""Try a function of our own in this process: references, mistakes, variants and mutants.

Students' functions are never called here; they answer from a sandbox (see `grader.marking`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from grader.challenge import pose
from grader.judge import Verdict, judge
from grader.outcome import call, looped

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course import Assignment


def trial(
    assignment: Assignment, exercise: str, function: Callable[..., object], seed: int
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
    posed = pose(assignment, exercise, seed)
    with np.errstate(all="ignore"):
        outcomes = [call(function, args).outcome for args in posed.args]
        counted = [call(function, args, count=True) for args in posed.sized]
    return judge(
        exercise,
        outcomes,
        posed.expected,
        rules=assignment.exercises[exercise].rules,
        mistakes=posed.mistakes,
        points=assignment.points[exercise],
        looped=looped(counted),
    )
