"""The place of a slip, over a list of wrong answers that beginners might write."""

import contextlib
from pathlib import Path

import pytest

from grader.course.course import find_course
from grader.judge_report.cpu_limit import OverLimitError, cpu_limit
from grader.judge_report.locating import Located, locate_all
from grader.judge_report.written_out import WrittenOut, beginners, with_one_slip, with_two_changes

ASSIGNMENTS = find_course(Path(__file__).parent).assignments()
EACH = 8
"""Every eighth of the list is searched; `grader judge-report --places` searches all of it."""
LEAST_RIGHT = 0.7


@pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=lambda each: each.name)
def test_slips_that_no_hint_explains_are_located(assignment):
    located = Located("a beginner's")
    locate_all(located, assignment, beginners(assignment)[::EACH])
    assert located.wrong == []
    assert located.none <= (1 - LEAST_RIGHT) * located.searched + 1  # a few, of a few


def test_the_list_is_long_and_says_which_line_is_wrong(course):
    answers = [each for assignment in course.assignments() for each in beginners(assignment)]
    assert len(answers) >= 150
    assert all(answer.lines for answer in answers)
    wanted = {name for assignment in course.assignments() for name in assignment.points}
    assert wanted <= {answer.exercise for answer in answers}


def test_one_slip_is_located_in_any_style(descent):
    located = Located("one slip")
    locate_all(located, descent, list(with_one_slip(descent, "predict"))[::2], anyway=True)
    assert located.wrong == []
    assert located.none <= (1 - LEAST_RIGHT) * located.searched + 1
    assert len(located.seconds) == located.searched > 0


def test_the_same_slips_are_drawn_each_time(descent):
    drawn = [list(with_one_slip(descent, "sigmoid")) for _ in range(2)]
    assert drawn[0] == drawn[1]
    assert all(answer.lines for answer in drawn[0])


def test_a_wrong_answer_that_never_ends_is_not_searched(descent, monkeypatch):
    monkeypatch.setattr("grader.judge_report.locating.TRIAL_SECONDS", 0.05)
    text = "def sigmoid(z):\n    while True:\n        z = -z\n"
    located = Located("endless")
    locate_all(located, descent, [WrittenOut("sigmoid", text, frozenset({2}))], anyway=True)
    assert (located.explained, located.searched) == (1, 0)


def test_a_limit_ends_what_catches_every_exception():
    def stubborn():
        while True:
            with contextlib.suppress(Exception):
                sum(range(100))

    with pytest.raises(OverLimitError), cpu_limit(0.05):
        stubborn()


def test_two_changes_stand_in_two_lines(descent):
    for answer in with_two_changes(descent, "propagate"):
        assert len(answer.lines) > 1
