"""The judge against many seeds: every right answer right, every mistake wrong and recognised."""

import os
from pathlib import Path

import numpy as np
import pytest

from grader.course.course import find_course
from grader.exercises import VISIBLE, challenges, exercises_of
from grader.judge_report.trial import trial
from grader.judging.freeze import freeze

ASSIGNMENTS = find_course(Path(__file__).parent).assignments()
EXERCISES = [(assignment, name) for assignment in ASSIGNMENTS for name in assignment.exercises]
MISTAKES = [
    (assignment, mistake)
    for assignment in ASSIGNMENTS
    for known in assignment.mistakes.values()
    for mistake in known
]
VARIANTS = [(assignment, variant) for assignment in ASSIGNMENTS for variant in assignment.variants]
SEEDS = int(os.environ.get("CAT_COURSE_SEEDS", "8"))
"""Gradings of each function. `make judge` tries 200, and mutants and guesses besides."""
HEAVY = {"optimize", "model"}
"""Exercises that train: a quarter as many."""


def named(value):
    return getattr(value, "name", value)


def numbers_in(drawn):
    columns = {}
    frozen = freeze(drawn, columns)
    return [
        frozen,
        {name: [chunk.tobytes() for chunk in chunks] for name, chunks in columns.items()},
    ]


def seeds(exercise):
    return range(100, 100 + (max(SEEDS // 4, 1) if exercise in HEAVY else SEEDS))


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
    known = exercises_of("04-gradient-descent", Path("none"))
    exercise = known["propagate"]
    first = challenges(exercise, 7)
    challenges(known["sigmoid"], 7)
    for one, other in zip(first, challenges(exercise, 7), strict=True):
        assert all(map(np.array_equal, one, other))
    assert not np.array_equal(first[0][1], challenges(exercise, 8)[0][1])


def test_a_notebook_may_have_no_exercises():
    assert exercises_of("99-nothing-to-do", Path("none")) == {}


OWN = """from grader.exercises import exercise

@exercise()
def accuracy(rng):
    return (rng.normal(size=3),)
"""


def test_a_course_may_have_exercises_of_its_own(tmp_path):
    (tmp_path / "gradient_descent.py").write_text(OWN)
    known = exercises_of("04-gradient-descent", tmp_path)
    assert {"sigmoid", "accuracy"} <= known.keys()
    assert challenges(known["accuracy"], 7)[0][0].shape == (3,)


def test_no_mistake_hides_another_of_the_same_name(course):
    folder = course.solutions / "mistakes"
    declared = sum(
        line == "@mistake(" or line.startswith('@mistake("')
        for path in folder.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    assert len(MISTAKES) == declared


@pytest.mark.parametrize(("assignment", "exercise"), EXERCISES, ids=named)
def test_no_seed_that_is_typed_draws_the_visible_examples(assignment, exercise):
    visible = challenges(assignment.exercises[exercise], VISIBLE)
    for seed in (0, 1, -1, 2**32, 2**64):
        drawn = challenges(assignment.exercises[exercise], seed)
        assert numbers_in(visible) != numbers_in(drawn)


@pytest.mark.parametrize(("assignment", "exercise"), EXERCISES, ids=named)
def test_the_smallest_sizes_come_last_and_are_named(assignment, exercise):
    known = assignment.exercises[exercise]
    kinds = known.rules.kinds
    assert len(challenges(known, 3)) == len(kinds)
    assert kinds == tuple(sorted(kinds, key=bool))
    assert sum(map(bool, kinds)) == len(known.edges)


def test_what_breaks_for_one_example_is_refused_and_says_so(descent):
    def predict(w, b, X):
        right = descent.reference["predict"](w, b, X)
        return right if X.shape[1] > 1 else right.ravel()

    judged = trial(descent, "predict", predict, 5)
    assert judged.status == "failed"
    assert judged.facets[0].reason.startswith("for one example")


def test_a_row_loop_is_no_vectorized_sigmoid(course):
    def sigmoid(z):
        return np.array([1 / (1 + np.exp(-row)) for row in z])

    for name in ("02-numpy-and-vectorization", "04-gradient-descent"):
        judged = trial(course.assignment(name), "sigmoid", sigmoid, 5)
        assert [facet.right for facet in judged.facets] == [True, False], name


@pytest.mark.parametrize(
    "brightness",
    [
        lambda image: image.mean() / image.max(),
        lambda image: (image.mean() - image.min()) / (int(image.max()) - image.min()),
    ],
    ids=["by_its_maximum", "stretched"],
)
def test_brightness_is_not_that_of_the_picture_alone(course, brightness):
    assert trial(course.assignment("00-jupyter-tour"), "brightness", brightness, 5).points == 0


def test_a_lost_default_costs_nothing(descent):
    def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost):
        return descent.reference["optimize"](w, b, X, Y, num_iterations, learning_rate)

    assert trial(descent, "optimize", optimize, 5).status == "passed"
