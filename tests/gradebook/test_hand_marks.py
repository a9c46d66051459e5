"""A mark by hand is final until its answer changes; time and late policy are followed."""

import datetime as dt

import pytest

from grader.feedback import write_feedback
from grader.gradebook.audit_log import PENALTY, changes
from grader.gradebook.connection import open_gradebook
from grader.gradebook.late import LatePenalties
from grader.gradebook.read import results, scores
from grader.grading import task
from grader.grading.grade import Options, grade
from grader.grading.plan import Step
from grader.sample_class import complete
from tests.conftest import configured

NAME = "04-gradient-descent"
DUE = "2026-10-02 11:00:00 UTC"


@pytest.fixture
def gradebook(fresh_course):
    with open_gradebook(fresh_course.gradebook, "cats") as opened:
        yield opened


def regrade(course, **options):
    [result] = grade(course, course.assignment(NAME), Options(workers=1, **options))
    return result


def hand_in(course, submit, when=None, **answers):
    assignment = course.assignment(NAME)
    path = submit(assignment, "ann", complete(assignment, answers))
    if when is not None:
        (path.parent / "timestamp.txt").write_text(when)
    return path.parent


def give(gradebook, cell, points):
    row = gradebook.find_grade(cell, NAME, NAME, "ann")
    row.manual_score, row.needs_manual_grade = points, False
    gradebook.db.commit()


def score_of(course, gradebook):
    gradebook.db.expire_all()
    return scores(gradebook, course.assignment(NAME))["ann"]


def part(score, name):
    [found] = [each for each in score.parts if each.name == name]
    return found


ZERO = 'c.LateSubmissionPlugin.penalty_method = "zero"'


def test_a_hand_mark_is_final_until_its_answer_changes(fresh_course, submit, gradebook):
    hand_in(fresh_course, submit, reflection="Because of overfitting.")
    regrade(fresh_course, seed=1)
    give(gradebook, "reflection", 3.0)
    give(gradebook, "check-sigmoid", 1.0)
    gradebook.update_or_create_assignment(NAME, duedate=DUE)
    for again in ({}, {"force": True}, {"new_seed": True}):
        regrade(fresh_course, **again)
        assert not score_of(fresh_course, gradebook).waits
    hand_in(
        fresh_course,
        submit,
        reflection="Because of overfitting.",
        initialize_with_zeros="def initialize_with_zeros(dim):\n    return None",
    )
    regrade(fresh_course)
    assert not score_of(fresh_course, gradebook).waits  # another answer changed
    hand_in(fresh_course, submit, reflection="Because of the learning rate.")
    regrade(fresh_course)
    score = score_of(fresh_course, gradebook)
    reflection, sigmoid = part(score, "reflection"), part(score, "sigmoid")
    assert (reflection.waits, reflection.manual, reflection.points) == (True, True, 3.0)
    assert (sigmoid.waits, sigmoid.points) == (False, 1.0)
    regrade(fresh_course, force=True)
    assert score_of(fresh_course, gradebook).waits  # until somebody reads it


def test_an_overruled_exercise_waits_when_its_function_changes(fresh_course, submit, gradebook):
    hand_in(fresh_course, submit)
    regrade(fresh_course, seed=1)
    give(gradebook, "check-sigmoid", 1.0)
    hand_in(fresh_course, submit, sigmoid="def sigmoid(z):\n    return z")
    regrade(fresh_course)
    assert part(score_of(fresh_course, gradebook), "sigmoid").waits


def test_a_late_policy_set_after_grading_applies_without_a_run(
    fresh_course, submit, gradebook, monkeypatch
):
    hand_in(fresh_course, submit, "2026-10-02 12:00:00 UTC")
    gradebook.update_or_create_assignment(NAME, duedate=DUE)
    regrade(fresh_course, seed=1)
    assert score_of(fresh_course, gradebook).penalty == 0
    monkeypatch.setattr(task, "run_and_mark", None)  # nothing runs from here on
    configured(fresh_course, ZERO)
    assert regrade(fresh_course).step is Step.TIME
    assert score_of(fresh_course, gradebook).penalty == 30
    give(gradebook, "reflection", 4.0)
    assert regrade(fresh_course).step is Step.TIME  # the penalty follows the mark
    assert score_of(fresh_course, gradebook).penalty == 34
    gradebook.grant_extension(NAME, "ann", hours=2)
    assert regrade(fresh_course).step is Step.TIME
    score = score_of(fresh_course, gradebook)
    assert (score.penalty, score.seconds_late, score.total) == (0, 0, 34)
    gradebook.update_or_create_assignment(NAME, duedate="2026-10-02 09:30:00 UTC")
    regrade(fresh_course)
    assert score_of(fresh_course, gradebook).penalty == 34
    assert regrade(fresh_course).step is Step.NOTHING


@pytest.mark.parametrize(
    ("asked", "given"), [(-5, 0), (12, 12), (1000, 30), (None, None), (29.5, 29.5)]
)
def test_a_penalty_is_clamped_to_the_score(asked, given):
    policy = LatePenalties(None)

    class Plugin:
        def late_submission_penalty(self, *_):
            return asked

    policy.__dict__["_plugin"] = Plugin()
    assert policy.penalty("ann", 30.0, 3600.0) == given


@pytest.mark.parametrize(
    "text",
    [
        "99999999999999999999",
        "0001-01-01 00:00:00 +1400",
        "yesterday-ish 99",
        "2026-13-45",
        "\0",
        "9999-12-31 23:59:59 -1200",
    ],
)
def test_a_time_that_becomes_unreadable_takes_its_penalty_away(
    fresh_course, submit, gradebook, text
):
    configured(fresh_course, ZERO)
    folder = hand_in(fresh_course, submit, "2026-10-02 12:00:00 UTC")
    gradebook.update_or_create_assignment(NAME, duedate=DUE)
    regrade(fresh_course, seed=1)
    assert score_of(fresh_course, gradebook).penalty == 30
    (folder / "timestamp.txt").write_text(text)
    result = regrade(fresh_course)
    score = score_of(fresh_course, gradebook)
    late = score.handed_in is not None and score.handed_in > dt.datetime(2026, 10, 2)  # noqa: DTZ001 - as nbgrader
    assert (score.penalty == 0) == (not late)
    assert late or "taken as on time" in result.flags[0]


def test_a_time_that_goes_is_told_each_time(fresh_course, submit, gradebook):
    configured(fresh_course, ZERO)
    folder = hand_in(fresh_course, submit, "2026-10-02 12:00:00 UTC")
    gradebook.update_or_create_assignment(NAME, duedate=DUE)
    regrade(fresh_course, seed=1)
    (folder / "timestamp.txt").unlink()
    for step in (Step.TIME, Step.NOTHING, Step.RUN):
        result = regrade(fresh_course, force=step is Step.RUN)
        assert result.step is step
        [flag] = result.flags
        assert flag.startswith("timestamp.txt: it existed at an earlier grading")
        assert flag.endswith("taken as on time")
        assert score_of(fresh_course, gradebook).penalty == 0


def test_the_audit_log_says_who_changed_what_by_which_command(fresh_course, submit, gradebook):
    hand_in(fresh_course, submit)
    regrade(fresh_course, seed=1)
    give(gradebook, "reflection", 3.0)
    hand_in(fresh_course, submit, sigmoid="def sigmoid(z):\n    return z")
    regrade(fresh_course)
    first, by_hand, again = changes(gradebook, NAME, "ann")
    assert (first.before, first.after["check-sigmoid"][0], first.reason) == ({}, 3.0, "new")
    assert "formgrader" in by_hand.reason
    assert by_hand.after["reflection"][1] == 3.0
    assert again.after["check-sigmoid"][0] == 0.0
    assert again.after[PENALTY] is None
    assert '"status"' not in again.facts
    assert (again.seed, "sigmoid" in again.facts, bool(again.who)) == (1, True, True)
    regrade(fresh_course)
    assert len(changes(gradebook, NAME, "ann")) == 3


def test_the_feedback_page_names_the_seed(fresh_course, submit, gradebook):
    hand_in(fresh_course, submit)
    regrade(fresh_course, seed=4711)
    assert results(gradebook, fresh_course.assignment(NAME))["ann"].seed == 4711
    write_feedback(fresh_course.assignment(NAME))
    [page] = fresh_course.feedback.rglob("*.html")
    assert "seed 4711" in page.read_text()
