"""Mistakes in ``propagate``: signs, averages, and the terms of the cost."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

from .forward import answer_from, forward, log_likelihood

sigmoid = load("04-gradient-descent", __file__)["sigmoid"]
propagate = load("04-gradient-descent", __file__)["propagate"]


@mistake(
    "propagate",
    hint="dw is m times too large: the cost is an average over the m examples, "
    "so its gradient is one too.",
)
def dw_not_averaged(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return grads | {"dw": grads["dw"] * X.shape[1]}, cost


@mistake("propagate", hint="db is m times too large: it is the average of dZ, not its sum.")
def db_not_averaged(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return grads | {"db": grads["db"] * X.shape[1]}, cost


@mistake("propagate", hint="The loss is summed over the examples; the cost is their average.")
def cost_not_averaged(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return grads, cost * X.shape[1]


@mistake(
    "propagate",
    hint="m times too large: cost and gradient are averages over the m examples.",
)
def sums_instead_of_averaging(w, b, X, Y):
    A, dZ = forward(w, b, X, Y)
    return {"dw": X @ dZ.T, "db": np.sum(dZ)}, -np.sum(log_likelihood(A, Y))


@mistake(
    "propagate",
    hint="The average is over the examples, and X has one column for each: which axis counts them?",
)
def averages_over_the_features(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    n_x, m = X.shape
    return {name: grad * m / n_x for name, grad in grads.items()}, cost * m / n_x


@mistake(
    "propagate",
    hint="b is added to the features here, before they are weighted: z is wᵀX, and then plus b.",
    written="_ @ (_ + b)",
)
def b_added_to_the_features(w, b, X, Y):
    return answer_from(sigmoid(w.T @ (X + b)), X, Y)


@mistake("propagate", hint="m is not the same for every data set: what says how many columns?")
def averages_over_209(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    m = X.shape[1]
    return {name: grad * m / 209 for name, grad in grads.items()}, cost * m / 209


@mistake("propagate", hint="The sign is flipped: dZ is what was predicted minus what is true.")
def flipped_difference(w, b, X, Y):
    m = X.shape[1]
    A, dZ = forward(w, b, X, Y)
    return {"dw": -X @ dZ.T / m, "db": -np.mean(dZ)}, np.mean(log_likelihood(A, Y))


@mistake("propagate", hint="The gradient points the wrong way: is dZ predicted minus true?")
def flipped_gradient(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return {name: -grad for name, grad in grads.items()}, cost


@mistake("propagate", hint="A cost is never negative: logarithms of probabilities are, so ...")
def negated_cost(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return grads, -cost


@mistake("propagate", hint="z is not yet a probability: which function turns it into one?")
def without_sigmoid(w, b, X, Y):
    m = X.shape[1]
    dZ = w.T @ X + b - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, np.nan


@mistake(
    "propagate",
    hint="w * X multiplies entry by entry and adds nothing up; z is a matrix product, wᵀx.",
)
def entry_by_entry(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w * X + b)
    dZ = A - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, -np.sum(log_likelihood(A, Y)) / m


@mistake("propagate", hint="w stands upright, and X has as many rows as w: what lays w down?")
def w_not_transposed(w, b, X, Y):
    return w @ X + b


@mistake("propagate", hint="w stands upright, and X has as many rows as w: what lays w down?")
def w_not_transposed_in_a_dot(w, b, X, Y):
    return np.dot(w, X) + b


@mistake(
    "propagate", hint="What is behind the point is cut off, as // and int do: / keeps fractions."
)
def whole_averages(w, b, X, Y):
    m = X.shape[1]
    A, dZ = forward(w, b, X, Y)
    return {"dw": X @ dZ.T // m, "db": np.sum(dZ) // m}, -np.sum(log_likelihood(A, Y)) // m


@mistake("propagate", hint="z is wᵀx plus something: what is still missing?")
def z_without_the_bias(w, b, X, Y):
    return propagate(w, 0.0, X, Y)


@mistake("propagate", hint="The cost has two terms: what about the examples with y = 0?")
def only_the_cats_cost(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = forward(w, b, X, Y)
    return grads, -np.sum(Y * np.log(A)) / X.shape[1]


@mistake("propagate", hint="The cost has two terms: what about the examples with y = 1?")
def only_the_others_cost(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = forward(w, b, X, Y)
    return grads, -np.sum((1 - Y) * np.log(1 - A)) / X.shape[1]


@mistake("propagate", hint="The two terms of the loss are added: what joins them in your line?")
def terms_subtracted(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = forward(w, b, X, Y)
    return grads, -np.mean(Y * np.log(A) - (1 - Y) * np.log(1 - A))


@mistake(
    "propagate",
    hint="A logarithm of 0 or of less is no number: a logarithm is taken of A and of 1 - A, which "
    "lie between 0 and 1, not of labels and not of z.",
)
def logarithms_of_labels(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    return grads, np.nan


@mistake(
    "propagate",
    hint="A logarithm of 0 or of less is no number: a logarithm is taken of A and of 1 - A, which "
    "lie between 0 and 1, not of labels and not of z.",
)
def labels_and_predictions_exchanged(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    return grads, np.inf


@mistake("propagate", hint="A is what is inside the logarithms, Y in front of them.")
def labels_and_predictions_swapped(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = forward(w, b, X, Y)
    return grads, -np.mean(A * np.log(np.clip(Y, 1e-8, 1)) + (1 - A) * np.log(1 - Y + 1e-8))


@mistake("propagate", hint="These are logarithms to another base; the natural one is np.log.")
def log10(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return grads, cost / np.log(10)


@mistake("propagate", hint="These are logarithms to base 2; the natural one is np.log.")
def log2(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return grads, cost / np.log(2)


@mistake(
    "propagate",
    hint="A row times a column is broadcast to an (m, m) table; the cost pairs each a with its own "
    "y. Which transpose is one too many?",
)
def every_a_with_every_y(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = forward(w, b, X, Y)
    m = X.shape[1]
    return grads, -np.sum(Y * np.log(A).T + (1 - Y) * np.log(1 - A).T) / m


@mistake("propagate", hint="That is the squared error. Here the loss is made of logarithms.")
def squared_error(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    _, dZ = forward(w, b, X, Y)
    return grads, np.mean(dZ**2)


@mistake("propagate", hint="dw stands upright like w: which of the two factors comes first?")
def dw_lying(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return grads | {"dw": grads["dw"].T}, cost


@mistake("propagate", hint="dw needs the product of all of X with dZ; yours is per example.")
def dw_for_each_example(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    _, dZ = forward(w, b, X, Y)
    return grads | {"dw": X * dZ}, cost


@mistake("propagate", hint="a(1 - a) is da/dz. It has cancelled already: what is left is A - Y.")
def sigmoid_derivative_again(w, b, X, Y):
    A, dZ = forward(w, b, X, Y)
    dZ = dZ * A * (1 - A)
    _, cost = propagate(w, b, X, Y)
    return {"dw": X @ dZ.T / X.shape[1], "db": np.mean(dZ)}, cost


@mistake("propagate", hint="db is the average over all examples: one number.")
def db_for_each_example(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return grads | {"db": forward(w, b, X, Y)[1]}, cost


@mistake("propagate", hint="The gradients come first, then the cost.")
def cost_first(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return cost, grads
