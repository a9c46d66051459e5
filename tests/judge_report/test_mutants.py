"""Mutants are changed in one place, run, and are refused by the judge."""

from pathlib import Path

import pytest

from grader.course.course import find_course
from grader.judge_report.measure import measure
from grader.judge_report.mutants import mutants

ASSIGNMENTS = find_course(Path(__file__).parent).assignments()
EXERCISES = [(assignment, name) for assignment in ASSIGNMENTS for name in assignment.exercises]
SEEDS = range(500, 501)


def named(value):
    return getattr(value, "name", value)


@pytest.mark.parametrize(("assignment", "exercise"), EXERCISES, ids=named)
def test_the_judge_errs_on_nothing_that_is_known(assignment, exercise):
    measured = measure(assignment, exercise, SEEDS)
    assert measured.false_accepts == []
    assert measured.false_rejects == []
    assert measured.false_guesses == []
    assert measured.hinted == measured.mistakes


def test_what_is_called_equivalent_is_still_a_mutant(course):
    made = {
        (exercise, mutant.change)
        for assignment, exercise in EXERCISES
        for mutant in mutants(assignment, exercise)
    }
    assert course.equivalents.keys() <= made


def test_kinds_of_changes(descent):
    changes = {mutant.change for mutant in mutants(descent, "propagate")}
    assert {
        "A - Y → A + Y",
        "A - Y → Y - A",
        "w.T → w",
        "w.T @ X → w.T * X",
        "sigmoid(w.T @ X + b) → w.T @ X + b",
        "(grads, cost) → (cost, grads)",
        "dZ = A - Y → pass",
    } <= changes


def test_what_is_printed_and_defaults_are_left_alone(descent):
    changes = " ".join(mutant.change for mutant in mutants(descent, "optimize"))
    assert "print" not in changes
    assert "0.009" not in changes
