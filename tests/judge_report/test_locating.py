"""The place of a slip, over a list of wrong answers that beginners might write."""

from pathlib import Path

import pytest

from grader.course.course import find_course
from grader.judge_report.locating import Located, locate_all
from grader.judge_report.written_out import beginners, with_two_changes

ASSIGNMENTS = find_course(Path(__file__).parent).assignments()
PATIENT = 6
"""Seconds for each; tests run on busy machines."""
LEAST_RIGHT = 0.7


@pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=lambda each: each.name)
def test_slips_that_no_hint_explains_are_located(assignment):
    located = Located("a beginner's")
    locate_all(located, assignment, beginners(assignment)[::3], seconds=PATIENT)
    assert located.wrong == []
    assert located.none <= (1 - LEAST_RIGHT) * located.searched + 1  # a few, of a few


def test_the_list_is_long_and_says_which_line_is_wrong(course):
    answers = [each for assignment in course.assignments() for each in beginners(assignment)]
    assert len(answers) >= 150
    assert all(answer.lines for answer in answers)
    wanted = {name for assignment in course.assignments() for name in assignment.points}
    assert wanted <= {answer.exercise for answer in answers}


def test_two_changes_stand_in_two_lines(descent):
    for answer in with_two_changes(descent, "propagate"):
        assert len(answer.lines) > 1
