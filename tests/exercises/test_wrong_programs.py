"""The commonest wrong programs, in full, beside the words that their first message must contain.

`wrong_programs/` holds them as data. The share that is told its cause is measured over all of them.
"""

import contextlib
import io
import warnings

import pytest

from grader.exercises import VISIBLE
from grader.judge_report.trial import trial
from tests.exercises.wrong_programs import first_message, function_of, programs_of

SEEDS = (VISIBLE, 100)
"""The notebook's own examples, and a grading."""
NAMED = 0.95
"""The share whose first message must name the cause."""


def judged(assignment, program, seed):
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return trial(assignment, program.exercise, function_of(assignment, program), seed)


@pytest.fixture(scope="module")
def verdicts(course):
    return [
        (program, judged(assignment, program, seed))
        for assignment in course.assignments()
        for program in programs_of(assignment)
        for seed in SEEDS
    ]


def test_there_are_many_for_each_exercise(course):
    for assignment in course.assignments():
        programs = [program.exercise for program in programs_of(assignment)]
        graded = [name for name in assignment.exercises if assignment.points[name]]
        assert all(programs.count(name) >= 12 for name in graded), assignment.name


def test_none_is_right(verdicts):
    assert [str(program) for program, verdict in verdicts if verdict.status == "passed"] == []


def test_the_first_message_names_the_cause(verdicts):
    missed = [
        f"{program}: {first_message(verdict)}"
        for program, verdict in verdicts
        if program.words.lower() not in first_message(verdict).lower()
    ]
    assert len(missed) <= (1 - NAMED) * len(verdicts), "\n".join(missed)


def test_at_most_two_causes_are_told(verdicts):
    for program, verdict in verdicts:
        assert len({facet.hint for facet in verdict.facets if facet.hint}) <= 2, program
