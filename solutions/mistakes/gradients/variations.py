"""Mistakes in ``gradients_one`` and ``propagate_loop`` that change one step: z, a, dz or the cost.

Whatever depends on the changed step is computed from it, as a student's own lines would do.
"""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

from ._forward import prediction, predictions, score, sigmoid

propagate_loop = load("03b-gradients", __file__)["propagate_loop"]
loss = load("03-logistic-regression", __file__)["loss"]


def _one(x, dz):
    return {"dw": x * dz, "db": dz}


def _all(X, Y, A):
    """All of propagate_loop's answer, from other probabilities."""
    dZ, m = A - Y, X.shape[1]
    return {"dw": X @ dZ.T / m, "db": np.mean(dZ)}, np.mean(loss(A, Y))


def _with(w, b, X, Y, *, dZ):
    """All of propagate_loop's answer, from another dz."""
    return {"dw": X @ dZ.T / X.shape[1], "db": np.mean(dZ)}, propagate_loop(w, b, X, Y)[1]


def _but(w, b, X, Y, **grads):
    rightly, J = propagate_loop(w, b, X, Y)
    return rightly | grads, J


def _costing(w, b, X, Y, cost):
    return propagate_loop(w, b, X, Y)[0], cost(predictions(w, b, X), Y)


@mistake("gradients_one", hint="The gradient is made of the loss here; it is made of a - y.")
def loss_for_dz(w, b, x, y):
    return _one(x, loss(prediction(w, b, x), y))


@mistake("gradients_one", hint="b is missing from z.")
def one_without_the_bias(w, b, x, y):
    return _one(x, prediction(w, 0, x) - y)


@mistake("gradients_one", hint="The sigmoid is taken twice: a is the sigmoid of z, and no more.")
def one_with_sigmoid_twice(w, b, x, y):
    return _one(x, sigmoid(prediction(w, b, x)) - y)


@mistake("gradients_one", hint="The sigmoid of 5 is near 1: look at the sign of the exponent.")
def one_without_the_minus(w, b, x, y):
    return _one(x, 1 - prediction(w, b, x) - y)


@mistake("gradients_one", hint="a is rounded to 0 or 1; the gradient needs the probability itself.")
def decision_for_the_probability(w, b, x, y):
    return _one(x, np.round(prediction(w, b, x)) - y)


@mistake("gradients_one", hint="dz has lost its sign: is abs, or a square, one too many?")
def distance_for_dz(w, b, x, y):
    return _one(x, abs(prediction(w, b, x) - y))


@mistake("gradients_one", hint="dz is squared here: a gradient is the derivative, a - y.")
def squared_dz(w, b, x, y):
    return _one(x, (prediction(w, b, x) - y) ** 2)


@mistake("gradients_one", hint="The prediction has no part in this: dz is prediction minus truth.")
def label_for_dz(w, b, x, y):
    return _one(x, y)


@mistake("gradients_one", hint="b is added for each feature; z has one b.")
def one_with_bias_for_every_feature(w, b, x, y):
    return _one(x, sigmoid(score(w, 0, x) + b * len(x)) - y)


@mistake(
    "gradients_one", hint="x multiplies the whole difference a - y: where do parentheses belong?"
)
def feature_times_prediction_only(w, b, x, y):
    a = prediction(w, b, x)
    return {"dw": x * a - y, "db": a - y}


@mistake("gradients_one", hint="For db, the label is missing: dz is prediction minus truth.")
def db_without_the_label(w, b, x, y):
    a = prediction(w, b, x)
    return {"dw": x * (a - y), "db": a}


@mistake("gradients_one", hint="For dw, the label is missing: dz is prediction minus truth.")
def dw_without_the_label(w, b, x, y):
    a = prediction(w, b, x)
    return {"dw": x * a, "db": a - y}


@mistake("gradients_one", hint="dw has its sign flipped, and db has not: what is taken from what?")
def dw_flipped(w, b, x, y):
    dz = prediction(w, b, x) - y
    return {"dw": -x * dz, "db": dz}


@mistake("gradients_one", hint="a(1 - a), for dw alone: that factor has cancelled already.")
def sigmoid_derivative_in_dw(w, b, x, y):
    a = prediction(w, b, x)
    return {"dw": x * (a - y) * a * (1 - a), "db": a - y}


@mistake(
    "propagate_loop", hint="x multiplies the whole difference a - y: where do parentheses belong?"
)
def features_times_predictions_only(w, b, X, Y):
    return _but(w, b, X, Y, dw=X @ predictions(w, b, X).T / X.shape[1] - np.mean(Y))


@mistake("propagate_loop", hint="The gradient is made of the losses here; it is made of a - y.")
def losses_for_dz(w, b, X, Y):
    return _with(w, b, X, Y, dZ=loss(predictions(w, b, X), Y))


@mistake("propagate_loop", hint="The sigmoid is taken twice: a is the sigmoid of z, and no more.")
def sigmoid_twice(w, b, X, Y):
    return _all(X, Y, sigmoid(predictions(w, b, X)))


@mistake("propagate_loop", hint="The sigmoid of 5 is near 1: look at the sign of the exponent.")
def exponent_without_the_minus(w, b, X, Y):
    return _all(X, Y, 1 - predictions(w, b, X))


@mistake("propagate_loop", hint="b is added for each feature; z has one b.")
def bias_for_every_feature(w, b, X, Y):
    return _all(X, Y, sigmoid(w.T @ X + b * X.shape[0]))


@mistake(
    "propagate_loop", hint="a is rounded to 0 or 1; the gradient needs the probability itself."
)
def decisions_for_probabilities(w, b, X, Y):
    return _with(w, b, X, Y, dZ=np.round(predictions(w, b, X)) - Y)


@mistake("propagate_loop", hint="The label y has no part in this: dz is prediction minus truth.")
def gradient_without_labels(w, b, X, Y):
    return _with(w, b, X, Y, dZ=predictions(w, b, X))


@mistake("propagate_loop", hint="For dw, the label is missing: dz is prediction minus truth.")
def dw_without_labels(w, b, X, Y):
    return _but(w, b, X, Y, dw=X @ predictions(w, b, X).T / X.shape[1])


@mistake("propagate_loop", hint="For db, the label is missing: dz is prediction minus truth.")
def db_without_labels(w, b, X, Y):
    return _but(w, b, X, Y, db=np.mean(predictions(w, b, X)))


@mistake("propagate_loop", hint="A nudge of w moves z by x times as much, not by w times.")
def dw_with_weights(w, b, X, Y):
    return _but(w, b, X, Y, dw=w * np.mean(predictions(w, b, X) - Y))


@mistake("propagate_loop", hint="A nudge of b moves z by just as much, whatever b is.")
def db_with_b(w, b, X, Y):
    return _but(w, b, X, Y, db=b * np.mean(predictions(w, b, X) - Y))


@mistake("propagate_loop", hint="J holds only the last example: = replaces, where += adds up.")
def overwrites_the_cost(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, Y: loss(A, Y)[0, -1] / Y.shape[1])


@mistake("propagate_loop", hint="The two logarithms are exchanged: which of them goes with y = 1?")
def logarithms_exchanged(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, Y: np.mean(loss(1 - A, Y)))


@mistake("propagate_loop", hint="The cost has two terms: what do the examples with y = 1 add?")
def cost_of_the_others(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, Y: -np.mean((1 - Y) * np.log(1 - A)))


@mistake("propagate_loop", hint="Both logarithms are counted always: y decides which one counts.")
def both_terms_always(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, _: -np.mean(np.log(A) + np.log(1 - A)))


@mistake("gradients_one", hint="For db, dw is added up; b acts on z without x, so db is dz alone.")
def db_from_dw(w, b, x, y):
    dz = prediction(w, b, x) - y
    return {"dw": x * dz, "db": np.sum(x * dz)}


@mistake(
    "propagate_loop",
    hint="log 0 is no number: does loss get the probability first, and then the label?",
)
def loss_with_exchanged_arguments(w, b, X, Y):
    return propagate_loop(w, b, X, Y)[0], np.nan


@mistake(
    "propagate_loop",
    hint="log 0 is no number: does loss get the probability first, and then the label?",
)
def loss_with_the_label_first(w, b, X, Y):
    return propagate_loop(w, b, X, Y)[0], np.inf


@mistake(
    "propagate_loop", hint="log(1 - a) counts only when y = 0: which factor is in front of it?"
)
def second_term_always(w, b, X, Y):
    return _costing(w, b, X, Y, lambda A, Y: -np.mean(Y * np.log(A) + np.log(1 - A)))


@mistake("propagate_loop", hint="All examples are taken for the first one: which index picks x?")
def always_the_first_example(w, b, X, Y):
    return _all(np.repeat(X[:, :1], X.shape[1], axis=1), Y, predictions(w, b, X[:, :1]))


@mistake("propagate_loop", hint="db holds the sum of all entries of dw; b acts on z without x.")
def db_of_dw(w, b, X, Y):
    grads, _ = propagate_loop(w, b, X, Y)
    return _but(w, b, X, Y, db=np.sum(grads["dw"]))


@mistake("propagate_loop", hint="dw begins as ones here: a total begins with zeros.")
def dw_begins_with_ones(w, b, X, Y):
    return _but(w, b, X, Y, dw=propagate_loop(w, b, X, Y)[0]["dw"] + 1 / X.shape[1])


@mistake("propagate_loop", hint="dw and db begin as w and b here: a total begins with zeros.")
def totals_begin_with_w_and_b(w, b, X, Y):
    grads, m = propagate_loop(w, b, X, Y)[0], X.shape[1]
    return _but(w, b, X, Y, dw=grads["dw"] + w / m, db=grads["db"] + b / m)


@mistake("gradients_one", hint="x and dz are multiplied, not added.")
def feature_plus_dz(w, b, x, y):
    dz = prediction(w, b, x) - y
    return {"dw": x + dz, "db": dz}


@mistake("gradients_one", hint="For db, dw is averaged; b acts on z without x, so db is dz alone.")
def db_averaged_from_dw(w, b, x, y):
    dz = prediction(w, b, x) - y
    return {"dw": x * dz, "db": np.mean(x * dz)}


@mistake("propagate_loop", hint="For db, dw is averaged; b acts on z without x.")
def db_averaged_over_dw(w, b, X, Y):
    return _but(w, b, X, Y, db=np.mean(propagate_loop(w, b, X, Y)[0]["dw"]))


@mistake("propagate_loop", hint="Each weight acts through its own feature: where is x in dw?")
def dw_without_features(w, b, X, Y):
    return _but(w, b, X, Y, dw=np.full(w.shape, np.mean(predictions(w, b, X) - Y)))


@mistake("propagate_loop", hint="Every example has the label of the first one: which y is its own?")
def one_label_for_all(w, b, X, Y):
    return propagate_loop(w, b, X, np.full(Y.shape, Y[0, 0]))
