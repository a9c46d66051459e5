"""Wrong programs, in full, beside the words that their first message must contain.

`wrong_programs/` and `small_inputs/` hold them as data.
"""

import contextlib
import io
import warnings

import pytest

from grader.exercises import VISIBLE
from grader.judge_report.trial import trial
from tests.exercises.wrong_programs import COMMON, SMALL, first_message, function_of, programs_of

SEEDS = (VISIBLE, 100)
"""The notebook's own examples, and a grading."""
TWENTY = 20
"""Each exercise with points has at least so many wrong programs, common and small ones."""
NAMED = 0.95
"""The share of the commonest programs whose first message must name the cause."""


def judged(assignment, program):
    """The verdicts on a program, one for each seed."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        function = function_of(assignment, program)
        return [trial(assignment, program.exercise, function, seed) for seed in SEEDS]


@pytest.fixture(scope="module")
def verdicts(course):
    return {
        folder: [
            (program, verdict)
            for assignment in course.assignments()
            for program in programs_of(assignment, folder)
            for verdict in judged(assignment, program)
        ]
        for folder in (COMMON, SMALL)
    }


def unnamed(verdicts):
    return [
        f"{program}: {first_message(verdict)}"
        for program, verdict in verdicts
        if program.words.lower() not in first_message(verdict).lower()
    ]


def test_there_are_many_for_each_exercise(course):
    for assignment in course.assignments():
        programs = [
            program.exercise
            for folder in (COMMON, SMALL)
            for program in programs_of(assignment, folder)
        ]
        graded = [name for name in assignment.exercises if assignment.points[name]]
        assert [name for name in graded if programs.count(name) < TWENTY] == [], assignment.name


@pytest.mark.parametrize("folder", [COMMON, SMALL], ids=["common", "small"])
def test_none_is_right(verdicts, folder):
    assert verdicts[folder]
    assert [str(each) for each, verdict in verdicts[folder] if verdict.status == "passed"] == []


def test_the_first_message_names_the_cause(verdicts):
    missed = unnamed(verdicts[COMMON])
    assert len(missed) <= (1 - NAMED) * len(verdicts[COMMON]), "\n".join(missed)


def test_the_first_message_names_the_cause_of_every_small_slip(verdicts):
    assert unnamed(verdicts[SMALL]) == []


@pytest.mark.parametrize("folder", [COMMON, SMALL], ids=["common", "small"])
def test_at_most_two_causes_are_told(verdicts, folder):
    for program, verdict in verdicts[folder]:
        assert len({facet.hint for facet in verdict.facets if facet.hint}) <= 2, program
