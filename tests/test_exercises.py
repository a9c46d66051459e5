"""The judge against many seeds: every reference right, every mistake wrong and recognised."""

import numpy as np
import pytest

from grader.challenge import pose
from grader.exercises import challenges, exercises_of
from grader.judge import judge
from grader.outcome import outcome
from solutions.mistakes import mistakes_of

ASSIGNMENT = "04-gradient-descent"
HEAVY = {"optimize", "model"}
"""Exercises that train: fewer seeds will do."""
MISTAKES = [mistake for known in mistakes_of(ASSIGNMENT).values() for mistake in known]


def seeds(exercise):
    return range(100, 140) if exercise in HEAVY else range(100, 400)


def verdict(assignment, exercise, function, seed):
    posed = pose(assignment, exercise, seed)
    with np.errstate(all="ignore"):
        outcomes = [outcome(function, args) for args in posed.args]
    rules = assignment.exercises[exercise].rules
    return judge(exercise, outcomes, posed.expected, rules=rules, mistakes=posed.mistakes)


@pytest.mark.parametrize("exercise", list(exercises_of(ASSIGNMENT)))
def test_the_reference_is_right(descent, exercise):
    for seed in seeds(exercise):
        assert verdict(descent, exercise, descent.reference[exercise], seed).status == "passed"


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_wrong_and_recognised(descent, mistake):
    for seed in seeds(mistake.exercise):
        judged = verdict(descent, mistake.exercise, mistake.function, seed)
        assert judged.status != "passed"
        assert judged.mistake == mistake.name


def in_float32(w, b, X, Y):
    w, X, Y = (np.asarray(each, dtype=np.float32) for each in (w, X, Y))
    A = 1 / (1 + np.exp(-(w.T @ X + np.float32(b))))
    m = np.float32(X.shape[1])
    cost = -(Y * np.log(A) + (1 - Y) * np.log(1 - A)).sum() / m
    return {"dw": X @ (A - Y).T / m, "db": (A - Y).sum() / m}, cost


def optimize_in_float32(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    w, b, rate = np.float32(w), np.float32(b), np.float32(learning_rate)
    costs = []
    for i in range(num_iterations):
        grads, cost = in_float32(w, b, X, Y)
        costs += [cost] if i % 100 == 0 else []
        w, b = w - rate * grads["dw"], b - rate * grads["db"]
    return {"w": w, "b": b}, grads, costs


@pytest.mark.parametrize(
    ("exercise", "function"),
    [
        ("sigmoid", lambda z: 0.5 * (1 + np.tanh(z / 2))),
        ("sigmoid", lambda z: np.float32(1) / (1 + np.exp(-np.float32(z)))),
        ("initialize_with_zeros", lambda dim: [np.zeros((dim, 1), int), np.zeros((1, 1))]),
        ("propagate", in_float32),
        ("optimize", optimize_in_float32),
        ("predict", lambda w, b, X: np.round(1 / (1 + np.exp(-(w.T @ X + b)))).astype(int)),
        ("predict", lambda w, b, X: w.T @ X + b > 0),
    ],
)
def test_another_right_style_is_right(descent, exercise, function):
    for seed in seeds(exercise):
        judged = verdict(descent, exercise, function, seed)
        assert judged.status == "passed", judged


def test_a_seed_draws_the_same_challenges_whatever_else_is_drawn():
    exercise = exercises_of(ASSIGNMENT)["propagate"]
    first = challenges(exercise, 7)
    challenges(exercises_of(ASSIGNMENT)["sigmoid"], 7)
    for one, other in zip(first, challenges(exercise, 7), strict=True):
        assert all(map(np.array_equal, one, other))
    assert not np.array_equal(first[0][1], challenges(exercise, 8)[0][1])


def test_an_ungraded_notebook_has_no_exercises():
    assert exercises_of("00-jupyter-tour") == {}
