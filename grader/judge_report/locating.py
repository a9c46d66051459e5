"""Measure how often the judge names the right place, a wrong one or none in a wrong answer."""

from __future__ import annotations

import contextlib
import io
import time
import warnings
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

import numpy as np

from grader.course.challenge import pose
from grader.exercises import VISIBLE
from grader.judge_report.cpu_limit import OverLimitError, cpu_limit
from grader.judge_report.trial import trial
from grader.judge_report.written_out import (
    WrittenOut,
    as_defined,
    beginners,
    known_mistakes,
    with_one_slip,
    with_two_changes,
)
from grader.judging.locate.place import SECONDS, Place, place, unexplained
from grader.judging.locate.search import Examples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from grader.course.assignment import Assignment

TRIAL_SECONDS = 2.0
"""How long a wrong answer may take before it is called endless, in seconds of this process."""


@dataclass
class Located:
    """The results for a list of wrong answers.

    Parameters
    ----------
    kind : str
        What is in the list.
    explained : int
        How many of the answers a hint explained, so that the judge searched no place.
    right, two_lines, none : int
        How many of the others had the right line named, had it as one of two lines, or had none.
    wrong : list of str
        Those that had a wrong line named.
    seconds : list of float
        What each search took of this process.
    """

    kind: str
    explained: int = 0
    right: int = 0
    two_lines: int = 0
    none: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def __add__(self, other: Located) -> Located:
        sums = {
            each.name: getattr(self, each.name) + getattr(other, each.name)
            for each in fields(self)
            if each.name != "kind"
        }
        return Located(self.kind, **sums)

    @property
    def searched(self) -> int:
        """How many were searched."""
        return self.right + self.two_lines + self.none + len(self.wrong)

    def count(self, found: Place | None, answer: WrittenOut) -> None:
        """Count a place, or that none was named."""
        if found is None:
            self.none += 1
        elif not answer.lines & {found.line, found.also}:
            said = f"{answer.exercise}: {found} Expected {sorted(answer.lines)} of\n{answer.text}"
            self.wrong.append(said)
        elif found.also:
            self.two_lines += 1
        else:
            self.right += 1


def measure_places(assignment: Assignment, exercise: str) -> list[Located]:
    """Search all wrong answers to an exercise that are written out, list by list.

    Known mistakes are searched too, although a student sees their hint and no place.

    Parameters
    ----------
    assignment : Assignment
    exercise : str
    """
    lists = tuple(map(Located, ("a beginner's", "one slip", "two changes", "known mistakes")))
    found = (
        [each for each in beginners(assignment) if each.exercise == exercise],
        with_one_slip(assignment, exercise),
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
        with _quiet():
            function = _to_search(assignment, answer, anyway=anyway)
            if function is None:
                located.explained += 1
                continue
            started = time.process_time()
            found = _search(assignment, answer.exercise, function, seconds)
            located.seconds.append(time.process_time() - started)
        located.count(found, answer)


def _to_search(
    assignment: Assignment, answer: WrittenOut, *, anyway: bool
) -> Callable[..., object] | None:
    """A wrong answer's function; nothing if a hint explains it, it is right, or it does not end."""
    function = as_defined(assignment, answer)
    try:
        with cpu_limit(TRIAL_SECONDS):
            verdict = trial(assignment, answer.exercise, function, VISIBLE)
    except OverLimitError:
        return None
    wrong = verdict.status != "passed" and (anyway or unexplained(verdict))
    return function if wrong else None


def _search(
    assignment: Assignment, exercise: str, function: Callable[..., object], seconds: float
) -> Place | None:
    posed = pose(assignment, exercise, VISIBLE)
    examples = Examples(posed.args, posed.expected, assignment.exercises[exercise].rules)
    return place(function, examples, seconds=seconds, clock=time.process_time)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Nothing that a wrong answer prints or warns of is shown."""
    with (
        contextlib.redirect_stdout(io.StringIO()),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        yield
