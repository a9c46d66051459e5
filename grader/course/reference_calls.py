"""What the reference's functions ask each other while they answer an exercise's challenges.

A student's function that the reference helps asks mostly the same: a model in training hundreds of
times. What is noted here need not be asked of another process again. All of it comes from our own
challenges and our own code, so nobody's submission has a part in another one's answers.
"""

from __future__ import annotations

import contextlib
import copy
import functools
import inspect
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.course.challenge import pose
from grader.course.reference import load
from grader.sandbox.replies import Replies
from grader.sandbox.stand_ins import question_print

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from grader.course.assignment import Assignment
    from grader.exercises import Seed

MOST = 20_000
"""Calls that are noted; the challenges of the largest notebook need two thousand."""


@functools.lru_cache(maxsize=16)
def reference_calls(assignment: Assignment, seed: Seed) -> Mapping[bytes, object]:
    """The answers that the reference's functions get from each other, by the question.

    Parameters
    ----------
    assignment : Assignment
    seed : int or str
        Draws the challenges.

    Returns
    -------
    mapping of bytes to object
        By `grader.sandbox.stand_ins.question_print`.
    """
    functions = load(assignment.name, assignment.course.solutions)
    noted: dict[bytes, object] = {}
    for name, function in functions.items():
        scope: dict[str, object] = function.__globals__
        scope[name] = _noting(name, function, noted)
    with np.errstate(all="ignore"):
        for exercise in assignment.exercises:
            posed = pose(assignment, exercise, seed)
            for args in (*posed.args, *posed.sized):
                functions[exercise](*copy.deepcopy(args))
    return noted


@functools.lru_cache(maxsize=16)
def reference_replies(_assignment: Assignment, _seed: Seed) -> Replies:
    """Replies with these answers, as runs have got them.

    Parameters
    ----------
    assignment : Assignment
    seed : int or str
    """
    return Replies()


def _noting(
    name: str, function: Callable[..., Any], noted: dict[bytes, object]
) -> Callable[..., Any]:
    signature = inspect.signature(function)

    def ask(*args: Any, **kwargs: Any) -> Any:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        question = b""
        with contextlib.suppress(TypeError):  # what cannot cross to a run will not be asked for
            question = question_print(name, bound.args)  # before the function changes its arguments
        answer = function(*args, **kwargs)
        if question and len(noted) < MOST:
            noted[question] = copy.deepcopy(answer)
        return answer

    return ask
