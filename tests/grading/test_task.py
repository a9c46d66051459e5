"""One submission's work: what goes wrong in the grader is tried again, then told."""

import types

import pytest

from grader.errors import UserError
from grader.grading import task as tasks
from grader.grading.task import mark_submission

TASK = types.SimpleNamespace(course=None, assignment="any", material="", place="classroom/x")


@pytest.fixture
def failing(monkeypatch):
    """Marking fails so many times; how often it was tried, and what came of it."""

    def run(times, error):
        tried = []

        def mark(*_):
            tried.append(1)
            if len(tried) <= times:
                raise error
            return "marked"

        monkeypatch.setattr(tasks, "assignment_here", lambda *_: None)
        monkeypatch.setattr(tasks, "_mark", mark)
        monkeypatch.setattr(tasks, "our_fault", lambda _, reason: reason)
        return mark_submission(TASK), len(tried)

    return run


def test_a_warm_process_that_was_killed_costs_nobody_anything(failing):
    assert failing(2, EOFError("gone")) == ("marked", 3)


def test_what_fails_three_times_is_told(failing):
    assert failing(3, EOFError("gone")) == ("EOFError: gone", 3)


def test_what_the_user_must_mend_is_not_tried_again(failing):
    with pytest.raises(UserError):
        failing(1, UserError("no confinement"))
