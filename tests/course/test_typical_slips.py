"""What beginners type, written their way, meets the hint that is meant for it."""

# ruff: noqa: RET503 - a return that stands too far in is one of the slips

import numpy as np
import pytest

from grader.course.reference import load
from grader.judge_report.trial import trial
from tests.conftest import ROOT

REGRESSION, GRADIENTS = "03-logistic-regression", "03b-gradients"
DESCENT = "04-gradient-descent"
SOLUTIONS = ROOT / "solutions"
loss, forward_example = (load(REGRESSION, SOLUTIONS)[name] for name in ("loss", "forward_example"))
sigmoid, right_propagate = (load(DESCENT, SOLUTIONS)[name] for name in ("sigmoid", "propagate"))
SLIPS = []
SEEDS = range(100, 110)


def slip(assignment, exercise, hint):
    return lambda function: SLIPS.append((assignment, exercise, function, hint))


@slip(REGRESSION, "forward_example", "what makes a probability of it")
def stops_at_z(w, b, x):
    return w.T @ x + b  # of shape (1, 1)


@slip(REGRESSION, "forward_example", "which one must lie down")
def forgets_the_transpose(w, b, x):
    return sigmoid(w @ x + b)


@slip(REGRESSION, "forward_example", "which one must lie down")
def forgets_the_transpose_in_a_dot(w, b, x):
    return sigmoid(np.dot(w, x) + b)


@slip(REGRESSION, "loss", "log 0 is no number")
def takes_logarithms_of_y(yhat, y):
    return -(y * np.log(y) + (1 - y) * np.log(1 - y))


@slip(REGRESSION, "cost", "The examples are its columns")
def loops_over_rows(A, Y):
    total = 0
    for a, y in zip(A, Y, strict=True):
        total = total + loss(a, y)
    return total / len(A)


@slip(REGRESSION, "cost", "is the return inside the loop")
def returns_too_far_in(A, Y):
    total = 0
    for i in range(A.shape[1]):
        total += loss(A[0, i], Y[0, i])
        return total / A.shape[1]


@slip(GRADIENTS, "propagate_loop", "Divide by m once")
def divides_too_far_in(w, b, X, Y):
    m, J, dw, db = X.shape[1], 0, np.zeros(w.shape), 0
    for i in range(m):
        x, y = X[:, i : i + 1], Y[0, i]
        a = forward_example(w, b, x)
        J, dw, db = J + loss(a, y), dw + x * (a - y), db + a - y
        J, dw, db = J / m, dw / m, db / m
    return {"dw": dw, "db": db}, J


@slip(GRADIENTS, "propagate_loop", "is the return inside the loop")
def returns_before_averaging(w, b, X, Y):
    for i in range(X.shape[1]):
        x, y = X[:, i : i + 1], Y[0, i]
        a = forward_example(w, b, x)
        return {"dw": x * (a - y), "db": a - y}, loss(a, y)


@slip(GRADIENTS, "propagate_loop", "Where do the examples stand")
def takes_rows_of_y(w, b, X, Y):
    J, dw, db = 0, 0, 0
    for i in range(X.shape[1]):
        x, y = X[:, i : i + 1], Y[i]
        a = forward_example(w, b, x)
        J, dw, db = J + loss(a, y), dw + x * (a - y), db + a - y
    return {"dw": dw / X.shape[1], "db": db / X.shape[1]}, J / X.shape[1]


@slip(GRADIENTS, "numerical_gradient", "under another name")
def nudges_theta_twice(f, theta, eps=1e-5):
    gradient = np.zeros(theta.shape)
    for j in range(len(theta)):
        above, below = theta, theta
        above[j] += eps
        below[j] -= eps
        gradient[j] = (f(above) - f(below)) / (2 * eps)
    return gradient


@slip(GRADIENTS, "numerical_gradient", "under another name")
def nudges_one_copy_twice(f, theta, eps=1e-5):
    theta, gradient = theta.astype(float), np.zeros(theta.shape)
    for j in range(len(theta)):
        above, below = theta, theta
        above[j] += eps
        below[j] -= eps
        gradient[j] = (f(above) - f(below)) / (2 * eps)
    return gradient


@slip(DESCENT, "sigmoid", "keeps fractions")
def divides_to_whole_numbers(z):
    return 1 // (1 + np.exp(-z))


@slip(DESCENT, "initialize_with_zeros", "as a tuple")
def forgets_parentheses(dim):
    return np.zeros(dim, 1), 0.0


@slip(DESCENT, "propagate", "the cost is their average")
def sums_in_a_matrix_product(w, b, X, Y):
    A = sigmoid(w.T @ X + b)
    cost = -(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T)  # of shape (1, 1)
    return right_propagate(w, b, X, Y)[0], cost


@slip(DESCENT, "propagate", "a logarithm is taken of A")
def takes_a_logarithm_of_labels(w, b, X, Y):
    A = sigmoid(w.T @ X + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - Y))
    return right_propagate(w, b, X, Y)[0], cost


@slip(DESCENT, "propagate", "z is a matrix product")
def multiplies_entry_by_entry(w, b, X, Y):
    A, m = sigmoid(w * X + b), X.shape[1]
    dZ = A - Y
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost


@slip(DESCENT, "propagate", "what lays w down")
def leaves_w_upright(w, b, X, Y):
    return sigmoid(w @ X + b) - Y


@slip(DESCENT, "propagate", "what lays w down")
def leaves_w_upright_in_a_dot(w, b, X, Y):
    return sigmoid(np.dot(w, X) + b) - Y


@slip(DESCENT, "propagate", "keeps fractions")
def averages_to_whole_numbers(w, b, X, Y):
    A, m = sigmoid(w.T @ X + b), X.shape[1]
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) // m
    return {"dw": X @ (A - Y).T // m, "db": np.sum(A - Y) // m}, cost


@slip(DESCENT, "optimize", "does the return stand inside the loop")
def returns_after_one_step(
    w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False
):  # fmt: skip
    for _ in range(num_iterations):
        grads, cost = right_propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        return {"w": w, "b": b}, grads, [cost]


@slip(DESCENT, "predict", "if decides once")
def asks_once(w, b, X):
    return 1 if sigmoid(w.T @ X + b) > 0.5 else 0


@pytest.mark.parametrize(
    ("assignment", "exercise", "function", "hint"),
    SLIPS,
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_slip_meets_its_hint(course, assignment, exercise, function, hint):
    for seed in SEEDS:
        judged = trial(course.assignment(assignment), exercise, function, seed)
        assert hint in " ".join(facet.hint for facet in judged.facets), (seed, judged.failure)
