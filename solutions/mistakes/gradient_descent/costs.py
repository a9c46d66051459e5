"""Mistakes in ``propagate`` that change the cost alone."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("04-gradient-descent", __file__)
sigmoid, propagate = right["sigmoid"], right["propagate"]


def _costing(w, b, X, Y, cost):
    """The right gradients with another cost, a function of A and Y."""
    return propagate(w, b, X, Y)[0], cost(sigmoid(w.T @ X + b), Y)


@mistake(
    "propagate",
    hint="The two logarithms are exchanged: log A goes with Y, log(1 - A) with 1 - Y.",
)
def logarithms_exchanged(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, Y: -np.mean(Y * np.log(1 - A) + (1 - Y) * np.log(A)))


@mistake(
    "propagate",
    hint="1 - log A is not log(1 - A): what is inside the second logarithm?",
)
def one_minus_the_logarithm(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, Y: -np.mean(Y * np.log(A) + (1 - Y) * (1 - np.log(A))))


@mistake(
    "propagate",
    hint="1 - Y is multiplied by log(1 - A), a logarithm: yours is missing.",
)
def second_logarithm_missing(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, Y: -np.mean(Y * np.log(A) + (1 - Y) * (1 - A)))


@mistake(
    "propagate",
    hint="Y is multiplied by log A, a logarithm: yours is missing.",
)
def first_logarithm_missing(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, Y: -np.mean(Y * A + (1 - Y) * np.log(1 - A)))


@mistake(
    "propagate",
    hint="That is how probable the truth was; the loss is made of its logarithm.",
)
def likelihood(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, Y: np.mean(Y * A + (1 - Y) * (1 - A)))


@mistake(
    "propagate",
    hint="The logarithm of the average is not the average of the logarithms: first log, then the"
    " mean.",
)
def logarithm_of_the_average(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, Y: -np.log(np.mean(Y * A + (1 - Y) * (1 - A))))


@mistake(
    "propagate",
    hint="Both logarithms are counted for every example: Y and 1 - Y decide which one counts.",
)
def both_terms_always(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, _: -np.mean(np.log(A) + np.log(1 - A)))


@mistake(
    "propagate",
    hint="The average is taken for y = 1 and for y = 0 by itself; asked for is one average over "
    "all m examples.",
)
def two_averages(w, b, X, Y):
    return _costing(w, b, X, Y, _by_label)


def _by_label(A, Y):
    return -np.mean(np.log(A[Y == 1])) - np.mean(np.log(1 - A[Y == 0]))


@mistake(
    "propagate",
    hint="The cost holds only the last example: = replaces, where += adds up.",
)
def cost_of_the_last_example(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    return grads, propagate(w, b, X[:, -1:], Y[:, -1:])[1] / X.shape[1]


@mistake(
    "propagate",
    hint="In the cost, one term is added up and the other is not: a sum reaches only as far as "
    "its parentheses.",
)
def only_one_term_added_up(w, b, X, Y):
    return _costing(
        w, b, X, Y,
        lambda A, Y: -(np.sum(Y * np.log(A)) + (1 - Y) * np.log(1 - A)) / Y.shape[1],
    )  # fmt: skip


@mistake(
    "propagate",
    hint="In the cost, one term is added up and the other is not: a sum reaches only as far as "
    "its parentheses.",
)
def only_the_other_term_added_up(w, b, X, Y):
    return _costing(
        w, b, X, Y,
        lambda A, Y: -(Y * np.log(A) + np.sum((1 - Y) * np.log(1 - A))) / Y.shape[1],
    )  # fmt: skip


@mistake(
    "propagate",
    hint="The two terms of the loss are added, not multiplied.",
)
def terms_multiplied(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, Y: -np.mean(Y * np.log(A) * (1 - Y) * np.log(1 - A)))


@mistake(
    "propagate",
    hint="The loss is made of A, the sigmoid of z; here the sigmoid is taken once more.",
)
def sigmoid_in_the_cost(w, b, X, Y):
    return _costing(
        w, b, X, Y,
        lambda A, Y: -np.mean(Y * np.log(sigmoid(A)) + (1 - Y) * np.log(1 - sigmoid(A))),
    )  # fmt: skip


@mistake(
    "propagate", hint="log(1 - A) counts only where Y = 0: which factor stands in front of it?"
)
def second_term_always(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, Y: -np.mean(Y * np.log(A) + np.log(1 - A)))


@mistake("propagate", hint="log A counts only where Y = 1: which factor stands in front of it?")
def first_term_always(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, Y: -np.mean(np.log(A) + (1 - Y) * np.log(1 - A)))


@mistake(
    "propagate", hint="Only one of the two terms is averaged: how far does the division reach?"
)
def first_term_not_averaged(w, b, X, Y):
    return _costing(
        w, b, X, Y,
        lambda A, Y: -np.sum(Y * np.log(A)) - np.mean((1 - Y) * np.log(1 - A)),
    )  # fmt: skip


@mistake(
    "propagate", hint="In the cost, one example is missing, the last: where does the loop end?"
)
def cost_without_the_last(w, b, X, Y):
    grads, m = propagate(w, b, X, Y)[0], X.shape[1]
    return grads, propagate(w, b, X[:, :-1], Y[:, :-1])[1] * (m - 1) / m


@mistake("propagate", hint="In the cost, one example is missing, the first: Python counts from 0.")
def cost_without_the_first(w, b, X, Y):
    grads, m = propagate(w, b, X, Y)[0], X.shape[1]
    return grads, propagate(w, b, X[:, 1:], Y[:, 1:])[1] * (m - 1) / m


@mistake("propagate", hint="That is the cost of another model: b is missing in it.")
def cost_without_the_bias(w, b, X, Y):
    return propagate(w, b, X, Y)[0], propagate(w, 0.0, X, Y)[1]


@mistake(
    "propagate",
    hint="In the cost, one term is added up and the other is not: a sum reaches only "
    "as far as its parentheses.",
)
def second_term_after_the_sum(w, b, X, Y):
    return _costing(
        w, b, X, Y,
        lambda A, Y: -np.mean(Y * np.log(A)) + (1 - Y) * np.log(1 - A),
    )  # fmt: skip


@mistake(
    "propagate", hint="That is how probable the truth was, with a minus: where is the logarithm?"
)
def likelihood_negated(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, Y: -np.mean(Y * A + (1 - Y) * (1 - A)))


@mistake("propagate", hint="That is made of squared errors; the cost is made of logarithms.")
def half_the_mean_squared_error(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, Y: np.mean((A - Y) ** 2) / 2)
