"""The quick answer is the whole verdict's: right in everything, or not."""

from itertools import islice

import numpy as np
import pytest

from grader.exercises import VISIBLE
from grader.judge_report.mutants import mutants
from grader.judge_report.trial import accepted, trial


def functions(assignment, exercise):
    """Right styles, known mistakes, and the reference with one change."""
    yield from (each.function for each in assignment.variants if each.exercise == exercise)
    yield from (each.function for each in assignment.mistakes.get(exercise, []))
    yield from (each.function for each in islice(mutants(assignment, exercise), 3))


@pytest.mark.parametrize("name", ["00-numpy-starter", "02-numpy-and-vectorization"])
def test_accepted_is_a_verdict_with_all_points(course, name):
    assignment = course.assignment(name)
    found = set()
    with np.errstate(all="ignore"):
        for exercise in assignment.exercises:
            for function in functions(assignment, exercise):
                passed = trial(assignment, exercise, function, VISIBLE).status == "passed"
                assert accepted(assignment, exercise, function, VISIBLE) is passed, function
                found.add(passed)
    assert found == {True, False}
