"""What was judged again is stored some at a time, and one that cannot be stored spoils no other."""

from types import SimpleNamespace

import pytest
from sqlalchemy.exc import DataError, OperationalError

from grader.gradebook.result_json import Result
from grader.grading import storing
from grader.grading.plan import Step
from grader.grading.storing import TOGETHER, Storing
from grader.grading.task import Done


class Register:
    """Takes everything but what is in the way, all of a call or nothing."""

    def __init__(self, error=None, refuses=()):
        self.error, self.refuses, self.calls = error, refuses, []

    def record(self, *records):
        names = [each.student for each in records]
        if set(names) & set(self.refuses):
            raise self.error
        self.calls.append(names)


@pytest.fixture
def take(monkeypatch, descent):
    monkeypatch.setattr(storing, "keep", lambda *_: None)

    def give(into, student, step=Step.REJUDGE):
        submission = SimpleNamespace(student=student, place=student, assignment=descent)
        found = SimpleNamespace(run_print="", moment=None)
        plan = SimpleNamespace(submission=submission, found=found, entry=None, judge_print="")
        task = SimpleNamespace(moment=None, seed=1)
        return [each.submission.student for each in into.take(plan, step, task, Done(Result()))]

    return give


def test_results_wait_for_others_until_the_class_is_done(take):
    register = Register()
    into = Storing(register)
    names = [f"s{number:02}" for number in range(TOGETHER + 2)]
    given = [take(into, name) for name in names]
    assert given == [[]] * (TOGETHER - 1) + [names[:TOGETHER], [], []]
    assert [each.submission.student for each in into.rest()] == names[TOGETHER:]
    assert register.calls == [names[:TOGETHER], names[TOGETHER:]]


def test_what_ran_is_stored_at_once(take):
    register = Register()
    assert take(Storing(register), "ann", Step.RUN) == ["ann"]
    assert register.calls == [["ann"]]


def test_one_that_cannot_be_stored_spoils_no_other(take):
    register = Register(DataError("", {}, ValueError("too long")), refuses=["bob"])
    into = Storing(register)
    for name in ("ann", "bob", "cem"):
        take(into, name)
    told = {each.submission.student: each.problem for each in into.rest()}
    assert register.calls == [["ann"], ["cem"]]
    assert "the gradebook refused it: too long" in told.pop("bob")
    assert told == {"ann": "", "cem": ""}


def test_what_concerns_everybody_is_not_hidden(take):
    into = Storing(Register(OperationalError("", {}, ValueError("disk is full")), ["ann"]))
    take(into, "ann")
    with pytest.raises(OperationalError, match="disk is full"):
        list(into.rest())
