"""Measure how often the place that is named in a wrong answer is right, wrong or none."""

from __future__ import annotations

import contextlib
import io
import time
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from grader.course.challenge import pose
from grader.exercises import VISIBLE
from grader.judge_report.trial import trial
from grader.judge_report.written_out import (
    WrittenOut,
    as_defined,
    beginners,
    known_mistakes,
    with_two_changes,
)
from grader.judging.locate.place import SECONDS, Place, place, unexplained
from grader.judging.locate.search import Examples

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grader.course.course import Assignment


@dataclass
class Located:
    """How a list of wrong answers fared.

    Parameters
    ----------
    kind : str
        What is in the list.
    explained : int
        How many of the answers a hint explained, so that the judge searched no place.
    right, none : int
        How many of the others had a right line named, or no line.
    wrong : list of str
        Those that had a wrong line named.
    """

    kind: str
    explained: int = 0
    right: int = 0
    none: int = 0
    wrong: list[str] = field(default_factory=list)

    def __add__(self, other: Located) -> Located:
        return Located(self.kind, self.explained + other.explained, self.right + other.right,
                       self.none + other.none, self.wrong + other.wrong)  # fmt: skip

    @property
    def searched(self) -> int:
        """How many were searched."""
        return self.right + self.none + len(self.wrong)


def measure_places(assignment: Assignment, exercise: str) -> list[Located]:
    """Search all wrong answers to an exercise that are written out, list by list.

    Known mistakes are searched too, although a student sees their hint and no place.

    Parameters
    ----------
    assignment : Assignment
    exercise : str
    """
    lists = Located("a beginner's"), Located("two changes"), Located("known mistakes")
    found = (
        [each for each in beginners(assignment) if each.exercise == exercise],
        with_two_changes(assignment, exercise),
        known_mistakes(assignment, exercise),
    )
    for located, answers in zip(lists, found, strict=True):
        locate_all(located, assignment, answers, anyway=located is lists[-1])
    return list(lists)


def locate_all(
    located: Located,
    assignment: Assignment,
    answers: Iterable[WrittenOut],
    *,
    anyway: bool = False,
    seconds: float = SECONDS,
) -> None:
    """Search some wrong answers and count what is named.

    Parameters
    ----------
    located : Located
        Counts them.
    assignment : Assignment
    answers : iterable of WrittenOut
    anyway : bool
        Whether to search those too that a hint explains.
    seconds : float
        How long to search each, in seconds of this process: what else a computer does meanwhile
        decides nothing.
    """
    for answer in answers:
        explained, found = _place_in(assignment, answer, anyway=anyway, seconds=seconds)
        if explained:
            located.explained += 1
        elif found is None:
            located.none += 1
        elif found.line in answer.lines:
            located.right += 1
        else:
            said = f"{answer.exercise}: {found} Expected {sorted(answer.lines)} of\n{answer.text}"
            located.wrong.append(said)


def _place_in(
    assignment: Assignment, answer: WrittenOut, *, anyway: bool, seconds: float
) -> tuple[bool, Place | None]:
    """Whether a hint explains a wrong answer, or it is right after all; else the place."""
    name = answer.exercise
    with (
        contextlib.redirect_stdout(io.StringIO()),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        function = as_defined(assignment, answer)
        verdict = trial(assignment, name, function, VISIBLE)
    if verdict.status == "passed" or not (anyway or unexplained(verdict)):
        return True, None
    posed = pose(assignment, name, VISIBLE)
    examples = Examples(posed.args, posed.expected, assignment.exercises[name].rules)
    return False, place(function, examples, seconds=seconds, clock=time.process_time)
