"""The judge against many seeds: every right answer right, every mistake wrong and recognised."""

from pathlib import Path

import numpy as np
import pytest

from grader.course.course import find_course
from grader.exercises import challenges, exercises_of
from grader.judge_report.trial import trial

ASSIGNMENTS = find_course(Path(__file__).parent).assignments()
EXERCISES = [(assignment, name) for assignment in ASSIGNMENTS for name in assignment.exercises]
MISTAKES = [
    (assignment, mistake)
    for assignment in ASSIGNMENTS
    for known in assignment.mistakes.values()
    for mistake in known
]
VARIANTS = [(assignment, variant) for assignment in ASSIGNMENTS for variant in assignment.variants]
HEAVY = {"optimize", "model"}
"""Exercises that train: fewer seeds here; `grader judge-report --seeds 200` tries as many."""


def named(value):
    return getattr(value, "name", value)


def seeds(exercise):
    return range(100, 110) if exercise in HEAVY else range(100, 300)


@pytest.mark.parametrize(("assignment", "exercise"), EXERCISES, ids=named)
def test_the_reference_is_right(assignment, exercise):
    for seed in seeds(exercise):
        assert trial(assignment, exercise, assignment.reference[exercise], seed).status == "passed"


@pytest.mark.parametrize(("assignment", "mistake"), MISTAKES, ids=named)
def test_a_mistake_is_wrong_and_recognised(assignment, mistake):
    for seed in seeds(mistake.exercise):
        judged = trial(assignment, mistake.exercise, mistake.function, seed)
        assert judged.status != "passed"
        assert judged.mistake == mistake.name


@pytest.mark.parametrize(("assignment", "variant"), VARIANTS, ids=named)
def test_another_right_style_is_right(assignment, variant):
    for seed in seeds(variant.exercise):
        judged = trial(assignment, variant.exercise, variant.function, seed)
        assert judged.status == "passed", judged


def test_a_seed_draws_the_same_challenges_whatever_else_is_drawn():
    exercise = exercises_of("04-gradient-descent")["propagate"]
    first = challenges(exercise, 7)
    challenges(exercises_of("04-gradient-descent")["sigmoid"], 7)
    for one, other in zip(first, challenges(exercise, 7), strict=True):
        assert all(map(np.array_equal, one, other))
    assert not np.array_equal(first[0][1], challenges(exercise, 8)[0][1])


def test_a_notebook_may_have_no_exercises():
    assert exercises_of("99-nothing-to-do") == {}


def test_no_mistake_hides_another_of_the_same_name(course):
    folder = course.solutions / "mistakes"
    declared = sum(
        line == "@mistake(" or line.startswith('@mistake("')
        for path in folder.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    assert len(MISTAKES) == declared
