"""How long a large class takes when its stored answers are judged again: make soak."""

import time

import pytest

from grader.grading import fingerprint
from grader.grading.grade import Options, grade
from grader.grading.plan import Step
from tests.scale.conftest import NAME
from tests.scale.test_soak import SIZE, submit_all

SECONDS_FOR_TEN_THOUSAND = 90


@pytest.mark.skipif(not SIZE, reason="takes long: make soak")
def test_thousands_are_rejudged_in_time(fresh_course, monkeypatch):
    assignment = fresh_course.assignment(NAME)
    submit_all(assignment, SIZE)
    for _ in grade(fresh_course, assignment, Options(seed=1, workers=2)):
        pass
    monkeypatch.setattr(fingerprint, "JUDGE", (*fingerprint.JUDGE, "demo.py"))
    started, cpu = time.monotonic(), time.process_time()
    steps = [each.step for each in grade(fresh_course, assignment, Options(workers=2))]
    took = time.monotonic() - started
    each = f"{1000 * took / SIZE:.1f} ms each, {1000 * (time.process_time() - cpu) / SIZE:.1f} here"
    print(f"\n{SIZE} rejudged in {took:.1f} s: {each}")  # noqa: T201 - what a soak is for
    assert steps.count(Step.REJUDGE) + steps.count(Step.RUN) == SIZE
    assert steps.count(Step.RUN) < SIZE / 100
    assert took < SECONDS_FOR_TEN_THOUSAND * SIZE / 10_000 + 5
