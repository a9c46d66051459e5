"""Mistakes in ``propagate`` that change one step: z, A, dZ, dw or db.

Whatever depends on the changed step is computed from it, as a student's own lines would do.
"""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("04-gradient-descent", __file__)
sigmoid, propagate = right["sigmoid"], right["propagate"]


def _from(A, X, Y):
    """All of propagate's answer, from other activations."""
    dZ, m = A - Y, X.shape[1]
    losses = Y * np.log(A) + (1 - Y) * np.log(1 - A)
    return {"dw": X @ dZ.T / m, "db": np.mean(dZ)}, -np.mean(losses)


def _with(w, b, X, Y, *, dZ):
    """All of propagate's answer, from another dZ."""
    return {"dw": X @ dZ.T / X.shape[1], "db": np.mean(dZ)}, propagate(w, b, X, Y)[1]


def _but(w, b, X, Y, **grads):
    """The right answer, but for some gradients."""
    rightly, cost = propagate(w, b, X, Y)
    return rightly | grads, cost


def _activations(w, b, X):
    return sigmoid(w.T @ X + b)


@mistake(
    "propagate",
    hint="The sigmoid is taken twice: A is the sigmoid of z, and no more.",
)
def sigmoid_twice(w, b, X, Y):
    return _from(sigmoid(_activations(w, b, X)), X, Y)


@mistake(
    "propagate",
    hint="z is averaged over the features; it is their sum.",
)
def averaged_score(w, b, X, Y):
    return _from(sigmoid(w.T @ X / X.shape[0] + b), X, Y)


@mistake(
    "propagate",
    hint="The sigmoid of 5 is near 1: look at the sign of the exponent.",
)
def exponent_without_the_minus(w, b, X, Y):
    return _from(sigmoid(-(w.T @ X + b)), X, Y)


@mistake(
    "propagate",
    hint="tanh runs from -1 to 1; a probability is the sigmoid of z.",
)
def tanh_for_the_sigmoid(w, b, X, Y):
    return _from(np.tanh(w.T @ X + b), X, Y)


@mistake(
    "propagate",
    hint="Division comes before addition: what does your line divide by what?",
)
def sigmoid_without_parentheses(w, b, X, Y):
    return _from(1 / 1 + np.exp(-(w.T @ X + b)), X, Y)


@mistake(
    "propagate",
    hint="b is added once to z, not once for each feature.",
)
def bias_for_every_feature(w, b, X, Y):
    return _from(sigmoid(w.T @ X + b * X.shape[0]), X, Y)


@mistake(
    "propagate",
    hint="A is rounded to 0 and 1; gradient and cost need the probability itself.",
    written=("np.round(_)", "_ > 0.5", "_ >= 0.5"),
)
def decisions_for_probabilities(w, b, X, Y):
    return _with(w, b, X, Y, dZ=np.round(_activations(w, b, X)) - Y)


@mistake(
    "propagate",
    hint="The predictions have no part in this gradient: dZ is what minus Y?",
)
def gradient_of_the_labels(w, b, X, Y):
    return _with(w, b, X, Y, dZ=Y)


@mistake(
    "propagate",
    hint="dZ has lost its sign: is abs, or a square, one too many?",
)
def distance_for_dz(w, b, X, Y):
    return _with(w, b, X, Y, dZ=np.abs(_activations(w, b, X) - Y))


@mistake(
    "propagate",
    hint="dZ is squared here: a gradient is the derivative, A - Y.",
)
def squared_dz(w, b, X, Y):
    return _with(w, b, X, Y, dZ=(_activations(w, b, X) - Y) ** 2)


@mistake(
    "propagate",
    hint="That is dL/da: one more factor of the chain rule leads to z.",
)
def stops_at_da(w, b, X, Y):
    A = _activations(w, b, X)
    return _with(w, b, X, Y, dZ=(A - Y) / (A * (1 - A)))


@mistake(
    "propagate",
    hint="The gradient is made of the losses here; it is made of A - Y.",
)
def losses_for_dz(w, b, X, Y):
    A = _activations(w, b, X)
    return _with(w, b, X, Y, dZ=-(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@mistake(
    "propagate",
    hint="z is compared with Y here: dZ is made of A, the sigmoid of z.",
)
def score_minus_labels(w, b, X, Y):
    return _with(w, b, X, Y, dZ=w.T @ X + b - Y)


@mistake(
    "propagate",
    hint="Only one of the two is divided by m: put the difference in parentheses.",
)
def labels_divided_alone(w, b, X, Y):
    A, m = _activations(w, b, X), X.shape[1]
    dZ = A - Y / m
    return _but(w, b, X, Y, dw=X @ dZ.T, db=np.sum(dZ))


@mistake(
    "propagate",
    hint="For db, only one of the two is divided by m: put the difference in parentheses.",
)
def labels_divided_alone_in_db(w, b, X, Y):
    return _but(w, b, X, Y, db=np.sum(_activations(w, b, X) - Y / X.shape[1]))


@mistake(
    "propagate",
    hint="For dw, only one of the two is divided by m: put the difference in parentheses.",
)
def labels_divided_alone_in_dw(w, b, X, Y):
    return _but(w, b, X, Y, dw=X @ (_activations(w, b, X) - Y / X.shape[1]).T)


@mistake(
    "propagate",
    hint="For dw, X multiplies the whole difference A - Y: where do parentheses belong?",
)
def features_times_predictions_only(w, b, X, Y):
    A, m = _activations(w, b, X), X.shape[1]
    return _but(w, b, X, Y, dw=X @ A.T / m - np.mean(Y))


@mistake(
    "propagate",
    hint="For dw, the average of a product is not the product of two averages: each example's x "
    "belongs to its own dZ.",
)
def product_of_averages(w, b, X, Y):
    dZ = _activations(w, b, X) - Y
    return _but(w, b, X, Y, dw=X.mean(axis=1, keepdims=True) * np.mean(dZ))


@mistake(
    "propagate",
    hint="A nudge of w moves z by x times as much, not by w times: dw is made of X.",
)
def dw_with_w(w, b, X, Y):
    return _but(w, b, X, Y, dw=w * np.mean(_activations(w, b, X) - Y))


@mistake(
    "propagate",
    hint="For dw, where is X? Each weight acts through its own feature.",
)
def dw_without_x(w, b, X, Y):
    return _but(w, b, X, Y, dw=np.full(w.shape, np.mean(_activations(w, b, X) - Y)))


@mistake(
    "propagate",
    hint="A nudge of b moves z by just as much, whatever b is: b has no part in db.",
)
def db_times_b(w, b, X, Y):
    return _but(w, b, X, Y, db=b * np.mean(_activations(w, b, X) - Y))


@mistake(
    "propagate",
    hint="For db, the labels have no part in it: dZ is A minus what?",
)
def db_without_labels(w, b, X, Y):
    return _but(w, b, X, Y, db=np.mean(_activations(w, b, X)))


@mistake(
    "propagate",
    hint="For dw, the labels have no part in it: dZ is A minus what?",
)
def dw_without_labels(w, b, X, Y):
    return _but(w, b, X, Y, dw=X @ _activations(w, b, X).T / X.shape[1])


@mistake(
    "propagate",
    hint="db has its sign flipped, and dw has not: what is taken from what?",
)
def db_flipped(w, b, X, Y):
    return _but(w, b, X, Y, db=-np.mean(_activations(w, b, X) - Y))


@mistake(
    "propagate",
    hint="dw has its sign flipped, and db has not: what is taken from what?",
)
def dw_flipped(w, b, X, Y):
    return _but(w, b, X, Y, dw=-propagate(w, b, X, Y)[0]["dw"])


@mistake(
    "propagate",
    hint="a(1 - a), for dw alone: that factor has cancelled already.",
)
def sigmoid_derivative_in_dw(w, b, X, Y):
    A = _activations(w, b, X)
    return _but(w, b, X, Y, dw=X @ ((A - Y) * A * (1 - A)).T / X.shape[1])


@mistake(
    "propagate",
    hint="a(1 - a), for db alone: that factor has cancelled already.",
)
def sigmoid_derivative_in_db(w, b, X, Y):
    A = _activations(w, b, X)
    return _but(w, b, X, Y, db=np.mean((A - Y) * A * (1 - A)))


@mistake(
    "propagate",
    hint="Each round of the loop replaces dw, so that it holds only the last example: += would "
    "add to it.",
)
def last_example_in_dw(w, b, X, Y):
    dZ = _activations(w, b, X) - Y
    return _but(w, b, X, Y, dw=X[:, -1:] * dZ[0, -1] / X.shape[1])


@mistake(
    "propagate",
    hint="Each round of the loop replaces db, so that it holds only the last example: += would "
    "add to it.",
)
def last_example_in_db(w, b, X, Y):
    dZ = _activations(w, b, X) - Y
    return _but(w, b, X, Y, db=dZ[0, -1] / X.shape[1])


@mistake(
    "propagate",
    hint="Each round of the loop replaces dw and db, so that they hold only the last example: +="
    " would add to them.",
)
def last_example_in_the_gradient(w, b, X, Y):
    dZ, m = _activations(w, b, X) - Y, X.shape[1]
    return _but(w, b, X, Y, dw=X[:, -1:] * dZ[0, -1] / m, db=dZ[0, -1] / m)


@mistake(
    "propagate",
    hint="X * dZ is summed along the wrong axis: for dw, what is added up are the examples, the "
    "columns.",
)
def dw_summed_over_features(w, b, X, Y):
    return _but(w, b, X, Y, dw=np.mean(X * (_activations(w, b, X) - Y), axis=0))


@mistake(
    "propagate",
    hint="X * dZ is summed along the wrong axis: for dw, what is added up are the examples, the "
    "columns.",
)
def dw_summed_over_features_by_m(w, b, X, Y):
    return _but(w, b, X, Y, dw=np.sum(X * (_activations(w, b, X) - Y), axis=0) / X.shape[1])


@mistake("propagate", hint="b is added to wᵀX, not multiplied by it.")
def multiplied_by_the_bias(w, b, X, Y):
    return _from(sigmoid(w.T @ X * b), X, Y)


@mistake(
    "propagate",
    hint="w and b are changed here; propagate only computes the gradient, and steps come later.",
    written=("w = w - _", "b = b - _", '{"dw": w, "db": b}'),
    evidence="form",
)
def steps_inside(w, b, X, Y):
    return {"dw": w, "db": b}, propagate(w, b, X, Y)[1]


@mistake("propagate", hint="X is divided by 255 once more; what is passed is scaled already.")
def scaled_once_more_inside(w, b, X, Y):
    return propagate(w, b, X / 255, Y)


@mistake("propagate", hint="One example is missing, the last one: where does your loop end?")
def without_the_last_example(w, b, X, Y):
    grads, cost = propagate(w, b, X[:, :-1], Y[:, :-1])
    share = 1 - 1 / X.shape[1]
    return {name: grad * share for name, grad in grads.items()}, cost * share


@mistake("propagate", hint="One example is missing, the first one: Python counts from 0.")
def without_the_first_example(w, b, X, Y):
    grads, cost = propagate(w, b, X[:, 1:], Y[:, 1:])
    share = 1 - 1 / X.shape[1]
    return {name: grad * share for name, grad in grads.items()}, cost * share


@mistake("propagate", hint="dw begins as ones here: a total begins with zeros.")
def dw_begins_with_ones(w, b, X, Y):
    return _but(w, b, X, Y, dw=propagate(w, b, X, Y)[0]["dw"] + 1 / X.shape[1])


@mistake("propagate", hint="The sum is divided by the number of cats; the average is over all m.")
def divided_by_the_cats(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    share = X.shape[1] / np.sum(Y)
    return {name: grad * share for name, grad in grads.items()}, cost * share


@mistake("propagate", hint="For db, dw is averaged: b acts on z without X, so db is made of dZ.")
def db_averaged_over_dw(w, b, X, Y):
    return _but(w, b, X, Y, db=np.mean(propagate(w, b, X, Y)[0]["dw"]))
