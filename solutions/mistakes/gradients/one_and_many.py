"""Mistakes in gradients: of one example, ``gradients_one``, and of m, ``propagate_loop``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

from ._forward import prediction, predictions, score

right = load("03b-gradients", __file__)
cost = load("03-logistic-regression", __file__)["cost"]
propagate_loop = right["propagate_loop"]


@mistake(
    "gradients_one",
    hint="The sign is flipped: dz is what was predicted minus what is true.",
)
def truth_minus_prediction(w, b, x, y):
    return _gradients(x, y - prediction(w, b, x))


@mistake(
    "gradients_one",
    hint="That is da/dz, the slope of the sigmoid: dz is the derivative of the loss.",
)
def slope_of_the_sigmoid(w, b, x, y):
    a = prediction(w, b, x)
    return _gradients(x, a * (1 - a))


@mistake("gradients_one", hint="That is dL/da: one more factor of the chain rule leads to z.")
def stops_at_da(w, b, x, y):
    a = prediction(w, b, x)
    return _gradients(x, (a - y) / (a * (1 - a)))


@mistake(
    "gradients_one",
    hint="That is the gradient of the squared error: in ours the factor a(1 - a) cancels.",
)
def gradient_of_the_squared_error(w, b, x, y):
    a = prediction(w, b, x)
    return _gradients(x, (a - y) * a * (1 - a))


@mistake("gradients_one", hint="Compare y with the probability, not with z.")
def without_the_sigmoid(w, b, x, y):
    return _gradients(x, score(w, b, x) - y)


@mistake("gradients_one", hint="b moves z, and z moves the loss: db is not 0.")
def db_left_at_zero(w, b, x, y):
    return _gradients(x, prediction(w, b, x) - y) | {"db": 0.0}


@mistake("gradients_one", hint='Two gradients are asked for, "dw" and "db".')
def db_forgotten(w, b, x, y):
    return {"dw": x * (prediction(w, b, x) - y)}


@mistake("gradients_one", hint="db is dL/db: a nudge of b moves z by just as much, whatever b is.")
def db_times_b(w, b, x, y):
    dz = prediction(w, b, x) - y
    return {"dw": x * dz, "db": b * dz}


@mistake("gradients_one", hint="Each weight acts through its own feature: where is x in dw?")
def dw_without_x(w, b, x, y):
    dz = prediction(w, b, x) - y
    return {"dw": dz, "db": dz}


@mistake("gradients_one", hint="Each weight acts through its own feature: where is x in dw?")
def dw_without_x_in_a_column(w, b, x, y):
    dz = prediction(w, b, x) - y
    return {"dw": np.full_like(w, dz), "db": dz}


@mistake("gradients_one", hint="A nudge of w moves z by x times as much, not by w times.")
def dw_with_w(w, b, x, y):
    dz = prediction(w, b, x) - y
    return {"dw": w * dz, "db": dz}


@mistake("gradients_one", hint="dw has the shape of w: a column, not a row.")
def dw_lying(w, b, x, y):
    return _gradients(x.T, prediction(w, b, x) - y)


@mistake("gradients_one", hint="dw has the shape of w, which has two axes.")
def dw_flat(w, b, x, y):
    return _gradients(x.ravel(), prediction(w, b, x) - y)


@mistake("gradients_one", hint="Here is one example: there is nothing to average, n_x is not m.")
def averaged_over_features(w, b, x, y):
    return _gradients(x, (prediction(w, b, x) - y) / len(x))


@mistake("propagate_loop", hint="dw is m times too large: it is an average, too.")
def dw_not_averaged(w, b, X, Y):
    return _scaled(w, b, X, Y, dw=X.shape[1])


@mistake("propagate_loop", hint="db is m times too large: it is an average, too.")
def db_not_averaged(w, b, X, Y):
    return _scaled(w, b, X, Y, db=X.shape[1])


@mistake("propagate_loop", hint="m times the cost: that is the sum of the losses.")
def cost_not_averaged(w, b, X, Y):
    return _scaled(w, b, X, Y, cost=X.shape[1])


@mistake("propagate_loop", hint="dw and db are averages, too: what happens to them after the loop?")
def only_the_cost_averaged(w, b, X, Y):
    return _scaled(w, b, X, Y, dw=X.shape[1], db=X.shape[1])


@mistake(
    "propagate_loop",
    hint="m times too large: cost and gradient are averages over the m examples.",
)
def sums_instead_of_averages(w, b, X, Y):
    return _scaled(w, b, X, Y, dw=X.shape[1], db=X.shape[1], cost=X.shape[1])


@mistake("propagate_loop", hint="m times too small: is something divided by m in the loop, too?")
def averaged_twice_over(w, b, X, Y):
    m = X.shape[1]
    return _scaled(w, b, X, Y, dw=1 / m, db=1 / m, cost=1 / m)


@mistake("propagate_loop", hint="m is the number of examples, of columns; X has a row per feature.")
def averaged_over_the_features(w, b, X, Y):
    share = X.shape[1] / X.shape[0]
    return _scaled(w, b, X, Y, dw=share, db=share, cost=share)


@mistake("propagate_loop", hint="Your loop stops after n_x examples: which axis counts them?")
def loops_over_rows(w, b, X, Y):
    return _over(range(X.shape[0]), w, b, X, Y)


@mistake("propagate_loop", hint="One example is missing: where does range(m) end?")
def without_the_last(w, b, X, Y):
    return _over(range(X.shape[1] - 1), w, b, X, Y)


@mistake("propagate_loop", hint="One example is missing: Python counts from 0.")
def without_the_first(w, b, X, Y):
    return _over(range(1, X.shape[1]), w, b, X, Y)


@mistake("propagate_loop", hint="Only the first example counts: is the return inside the loop?")
def returns_in_the_loop(w, b, X, Y):
    return _over([0], w, b, X, Y)


@mistake("propagate_loop", hint="Only the first example counts: is the return inside the loop?")
def returns_in_the_loop_before_averaging(w, b, X, Y):
    return propagate_loop(w, b, X[:, :1], Y[:, :1])


@mistake("propagate_loop", hint="Divide by m once, after the loop: is that line inside it?")
def divides_in_the_loop(w, b, X, Y):
    m = X.shape[1]
    shares = np.array([[float(m) ** (i - m) for i in range(m)]])  # (1, m)
    dZ = (predictions(w, b, X) - Y) * shares
    losses = [propagate_loop(w, b, X[:, [i]], Y[:, [i]])[1] for i in range(m)]
    return {"dw": X @ dZ.T, "db": np.sum(dZ)}, np.sum(losses * shares)


@mistake("propagate_loop", hint="Y has one row: Y[i] asks for row i. Where do the examples stand?")
def rows_of_labels(w, b, X, Y):
    labels = np.hstack([Y[i] for i in range(X.shape[1])])  # right for one example only
    return propagate_loop(w, b, X, labels[np.newaxis])


@mistake("propagate_loop", hint="dw holds only the last example: = replaces, where += adds up.")
def overwrites_dw(w, b, X, Y):
    grads, J = propagate_loop(w, b, X, Y)
    return grads | {"dw": overwrites.function(w, b, X, Y)[0]["dw"]}, J


@mistake("propagate_loop", hint="db holds only the last example: = replaces, where += adds up.")
def overwrites_db(w, b, X, Y):
    grads, J = propagate_loop(w, b, X, Y)
    return grads | {"db": overwrites.function(w, b, X, Y)[0]["db"]}, J


@mistake("propagate_loop", hint="Only the last example counts: = replaces, where += adds up.")
def overwrites(w, b, X, Y):
    return _over([X.shape[1] - 1], w, b, X, Y)


@mistake("propagate_loop", hint="dw is flat: it has the shape of w, a column with two axes.")
def flat_dw(w, b, X, Y):
    grads, J = propagate_loop(w, b, X, Y)
    return grads | {"dw": grads["dw"].ravel()}, J


@mistake(
    "propagate_loop",
    hint="A column plus a flat X[:, i] is a whole table: which slice keeps the example a column?",
)
def column_plus_flat(w, b, X, Y):
    grads, J = propagate_loop(w, b, X, Y)
    return grads | {"dw": np.zeros_like(w) + grads["dw"].ravel()}, J


@mistake("propagate_loop", hint="The sign is flipped: dz is what was predicted minus what is true.")
def truth_minus_predictions(w, b, X, Y):
    return _scaled(w, b, X, Y, dw=-1, db=-1)


@mistake(
    "propagate_loop",
    hint="That is da/dz, the slope of the sigmoid: dz is the derivative of the loss.",
)
def slopes_of_the_sigmoid(w, b, X, Y):
    A = predictions(w, b, X)
    return _averages(X, A * (1 - A)), cost(A, Y)


@mistake("propagate_loop", hint="z is not yet a probability: which function turns it into one?")
def without_sigmoid(w, b, X, Y):
    Z = w.T @ X + b
    return _averages(X, Z - Y), cost(Z, Y)


@mistake("propagate_loop", hint="b is missing from z.")
def without_the_bias(w, b, X, Y):
    return propagate_loop(w, 0.0, X, Y)


@mistake("propagate_loop", hint="A cost is never negative: look at its sign.")
def cost_negated(w, b, X, Y):
    return _scaled(w, b, X, Y, cost=-1)


@mistake("propagate_loop", hint="The cost has two terms: what do the examples with y = 0 add?")
def cost_of_the_cats(w, b, X, Y):
    grads, _ = propagate_loop(w, b, X, Y)
    return grads, -np.mean(Y * np.log(predictions(w, b, X)))


@mistake(
    "propagate_loop", hint="The average of the squared errors is another cost: see notebook 03."
)
def squared_cost(w, b, X, Y):
    grads, _ = propagate_loop(w, b, X, Y)
    return grads, np.mean((predictions(w, b, X) - Y) ** 2)


@mistake("propagate_loop", hint="That order is exchanged: first the gradients, then the cost.")
def cost_first(w, b, X, Y):
    return propagate_loop(w, b, X, Y)[::-1]


def _gradients(x, dz):
    return {"dw": x * dz, "db": dz}


def _averages(X, dZ):
    return {"dw": X @ dZ.T / X.shape[1], "db": np.mean(dZ)}


def _scaled(w, b, X, Y, **factors):
    """The right answer with some of its parts multiplied."""
    grads, J = propagate_loop(w, b, X, Y)
    scaled = {name: grads[name] * factors.get(name, 1) for name in grads}
    return scaled, J * factors.get("cost", 1)


def _over(examples, w, b, X, Y):
    """The answer when only some examples are added up, and m divides all the same."""
    chosen = list(examples)
    share = len(chosen) / X.shape[1]
    return _scaled(w, b, X[:, chosen], Y[:, chosen], dw=share, db=share, cost=share)


@mistake("gradients_one", hint="dw is one number here: each weight has a slope of its own.")
def dw_added_up(w, b, x, y):
    grads = _gradients(x, prediction(w, b, x) - y)
    return grads | {"dw": np.sum(grads["dw"])}


@mistake("gradients_one", hint="db is one number: a nudge of b moves z by just as much.")
def db_with_x(w, b, x, y):
    dz = prediction(w, b, x) - y
    return {"dw": x * dz, "db": x * dz}


@mistake("gradients_one", hint="The label y has no part in this: dz is prediction minus truth.")
def without_the_label(w, b, x, y):
    return _gradients(x, prediction(w, b, x))


@mistake(
    "propagate_loop",
    hint="w and b are changed in the loop; here they stay as they are, steps come in a later "
    "notebook.",
    title="w and b updated inside the loop",
    written=("w = w - _", "w = _ - _ * dw"),
)
def steps_inside_the_loop(w, b, X, Y):
    totals = {"dw": np.zeros(w.shape), "db": 0.0}
    for i in range(X.shape[1]):
        grads, _ = propagate_loop(w, b, X[:, [i]], Y[:, [i]])
        totals = {name: totals[name] + grads[name] for name in totals}
        w, b = w - 0.01 * totals["dw"], b - 0.01 * totals["db"]
    return totals, np.nan


@mistake(
    "propagate_loop",
    hint="Y has one row: Y[i] asks for row i. Where do the examples stand?",
    written=("_ = Y[__i]", "_ - Y[__i]", "loss(_, Y[__i])"),
    evidence="form",
)
def row_for_a_label(w, b, X, Y):
    dw, db = np.zeros(w.shape), 0.0
    for i in range(X.shape[1]):
        dz = prediction(w, b, X[:, [i]]) - Y[i]
        dw, db = dw + X[:, [i]] * dz, db + dz
    return {"dw": dw, "db": db}, np.nan


@mistake(
    "propagate_loop",
    hint="X[:, i] has one axis only: its sum with dw, a column, is a table. Take a slice of one "
    "column, i:i+1, or make a column of it.",
    written="X[:, __i] * _",
    evidence="both",
)
def dw_with_an_example_of_one_axis(w, b, X, Y):
    dw = np.zeros((X.shape[0], 1))
    for i in range(X.shape[1]):
        dw += X[:, i] * (prediction(w, b, X[:, i]) - Y[0, i])
    return {"dw": dw, "db": 0.0}, 0.0


@mistake(
    "propagate_loop",
    hint="X[i] takes row i: one feature of all examples. The examples are the columns of X.",
    written=("_ @ X[__i]", "np.reshape(X[__i], _)", "np.reshape(X[__i], _, _)", "w * X[__i]"),
    evidence="form",
)
def row_for_an_example(w, b, X, Y):
    total = 0.0
    for i in range(X.shape[1]):
        x = X[i].reshape(-1, 1)
        total += w.T @ x
    return total
