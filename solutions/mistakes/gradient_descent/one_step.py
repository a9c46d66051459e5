"""Mistakes in one step: ``sigmoid``, ``initialize_with_zeros`` and ``propagate``."""

from __future__ import annotations

import math

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("04-gradient-descent", __file__)
sigmoid, propagate = right["sigmoid"], right["propagate"]


@mistake("sigmoid", hint="At z = 5 the sigmoid should be near 1: look at the sign of the exponent.")
def without_the_minus(z):
    return 1 / (1 + np.exp(z))


@mistake("sigmoid", hint="Division comes before addition: what does your line divide by what?")
def without_parentheses(z):
    return 1 / 1 + np.exp(-z)


@mistake(
    "sigmoid",
    hint="math.exp takes one number; NumPy has an exp that takes a whole array at once.",
)
def with_math_exp(z):
    return 1 / (1 + math.exp(-z))


@mistake("sigmoid", hint="At z = 0 the sigmoid is one half, and it never leaves 0 to 1: 1 + what?")
def without_the_one(z):
    return 1 / np.exp(-z)


@mistake(
    "sigmoid", hint="What is behind the point is cut off, as // and int do: / keeps fractions."
)
def whole_numbers_only(z):
    return 1 // (1 + np.exp(-z))


@mistake("sigmoid", hint="That runs from -1 to 1; a probability runs from 0 to 1.")
def tanh(z):
    return np.tanh(z)


@mistake("sigmoid", hint="A probability is anything between 0 and 1; nothing is rounded yet.")
def decided_already(z):
    return np.round(1 / (1 + np.exp(-z)))


@mistake("initialize_with_zeros", hint="w should have two axes: rows and one column.")
def rank_1_weights(dim):
    return np.zeros(dim), 0.0


@mistake("initialize_with_zeros", hint="w stands upright: one row per feature.")
def lying_weights(dim):
    return np.zeros((1, dim)), 0.0


@mistake(
    "initialize_with_zeros",
    hint="np.zeros takes the whole shape as its first argument: as a tuple, in parentheses.",
)
def shape_without_parentheses(dim):
    return np.zeros(dim, 1), 0.0


@mistake("initialize_with_zeros", hint="Here the weights start at zero, not at random.")
def random_weights(dim):
    return np.random.default_rng(0).normal(size=(dim, 1)) * 0.01, 0.0


@mistake("initialize_with_zeros", hint="dim is the number of features.")
def as_many_as_a_picture_has(dim):
    return np.zeros((12288, 1)), 0.0


@mistake("initialize_with_zeros", hint="One weight per feature: a column, not a square.")
def square_weights(dim):
    return np.zeros((dim, dim)), 0.0


@mistake("initialize_with_zeros", hint="b is one number for the whole model, not one per feature.")
def as_many_biases(dim):
    return np.zeros((dim, 1)), np.zeros((dim, 1))


@mistake("initialize_with_zeros", hint="All zeros is asked for: what do your numbers start as?")
def ones(dim):
    return np.ones((dim, 1)), 1.0


@mistake("initialize_with_zeros", hint="All zeros is asked for: what do your weights start as?")
def weights_of_one(dim):
    return np.ones((dim, 1)), 0.0


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
    A, dZ = _forward(w, b, X, Y)
    return {"dw": X @ dZ.T, "db": np.sum(dZ)}, -np.sum(_log_likelihood(A, Y))


@mistake(
    "propagate",
    hint="The average is over the examples, and X has one column for each: which axis counts them?",
)
def averages_over_the_features(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    n_x, m = X.shape
    return {name: grad * m / n_x for name, grad in grads.items()}, cost * m / n_x


@mistake("propagate", hint="m is not the same for every data set: what says how many columns?")
def averages_over_209(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    m = X.shape[1]
    return {name: grad * m / 209 for name, grad in grads.items()}, cost * m / 209


@mistake("propagate", hint="The sign is flipped: dZ is what was predicted minus what is true.")
def flipped_difference(w, b, X, Y):
    m = X.shape[1]
    A, dZ = _forward(w, b, X, Y)
    return {"dw": -X @ dZ.T / m, "db": -np.mean(dZ)}, np.mean(_log_likelihood(A, Y))


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
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, -np.sum(_log_likelihood(A, Y)) / m


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
    A, dZ = _forward(w, b, X, Y)
    return {"dw": X @ dZ.T // m, "db": np.sum(dZ) // m}, -np.sum(_log_likelihood(A, Y)) // m


@mistake("propagate", hint="z is wᵀx plus something: what is still missing?")
def z_without_the_bias(w, b, X, Y):
    return propagate(w, 0.0, X, Y)


@mistake("propagate", hint="The cost has two terms: what about the examples with y = 0?")
def only_the_cats_cost(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = _forward(w, b, X, Y)
    return grads, -np.sum(Y * np.log(A)) / X.shape[1]


@mistake("propagate", hint="The cost has two terms: what about the examples with y = 1?")
def only_the_others_cost(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = _forward(w, b, X, Y)
    return grads, -np.sum((1 - Y) * np.log(1 - A)) / X.shape[1]


@mistake("propagate", hint="The two terms of the loss are added: what joins them in your line?")
def terms_subtracted(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = _forward(w, b, X, Y)
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
    A, _ = _forward(w, b, X, Y)
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
    A, _ = _forward(w, b, X, Y)
    m = X.shape[1]
    return grads, -np.sum(Y * np.log(A).T + (1 - Y) * np.log(1 - A).T) / m


@mistake("propagate", hint="That is the squared error. Here the loss is made of logarithms.")
def squared_error(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    _, dZ = _forward(w, b, X, Y)
    return grads, np.mean(dZ**2)


@mistake("propagate", hint="dw stands upright like w: which of the two factors comes first?")
def dw_lying(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return grads | {"dw": grads["dw"].T}, cost


@mistake("propagate", hint="dw needs the product of all of X with dZ; yours is per example.")
def dw_for_each_example(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    _, dZ = _forward(w, b, X, Y)
    return grads | {"dw": X * dZ}, cost


@mistake("propagate", hint="a(1 - a) is da/dz. It has cancelled already: what is left is A - Y.")
def sigmoid_derivative_again(w, b, X, Y):
    A, dZ = _forward(w, b, X, Y)
    dZ = dZ * A * (1 - A)
    _, cost = propagate(w, b, X, Y)
    return {"dw": X @ dZ.T / X.shape[1], "db": np.mean(dZ)}, cost


@mistake("propagate", hint="db is the average over all examples: one number.")
def db_for_each_example(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return grads | {"db": _forward(w, b, X, Y)[1]}, cost


@mistake("propagate", hint="The gradients come first, then the cost.")
def cost_first(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return cost, grads


def _forward(w, b, X, Y):
    A = sigmoid(w.T @ X + b)
    return A, A - Y


def _log_likelihood(A, Y):
    return Y * np.log(A) + (1 - Y) * np.log(1 - A)


@mistake(
    "sigmoid",
    hint="Two things at once: what does your line divide by what, and what is the exponent's sign?",
)
def without_parentheses_or_minus(z):
    return 1 / 1 + np.exp(z)


@mistake(
    "sigmoid",
    hint="A probability is never below 0 or above 1: which sign stands in your denominator?",
)
def difference_below(z):
    return 1 / (1 - np.exp(-z))


@mistake(
    "sigmoid",
    hint="That is the exponential itself. It belongs below a fraction bar, together with a 1.",
)
def exponential_only(z):
    return np.exp(-z)


@mistake(
    "sigmoid",
    hint="The sign of the exponent is right below the fraction bar; what stands above it?",
    written="np.exp(-_z) / (1 + np.exp(-_z))",
    evidence="both",
)
def exponential_on_top(z):
    return np.exp(-z) / (1 + np.exp(-z))


@mistake("initialize_with_zeros", hint="The order is exchanged: w first, then b.")
def bias_first(dim):
    return 0.0, np.zeros((dim, 1))


@mistake("propagate", hint="dw needs the product of all of X with dZ; yours is per example.")
def dw_for_each_example_averaged(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    _, dZ = _forward(w, b, X, Y)
    return grads | {"dw": X * dZ / X.shape[1]}, cost


@mistake(
    "propagate",
    hint="dw is averaged over all entries, to one number: each weight has a slope of its own.",
)
def dw_as_one_number(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    _, dZ = _forward(w, b, X, Y)
    return grads | {"dw": np.mean(X * dZ)}, cost


@mistake(
    "propagate",
    hint="dw is added up to one number: each weight has a slope of its own.",
)
def dw_as_one_sum(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return grads | {"dw": np.sum(grads["dw"])}, cost


@mistake(
    "propagate",
    hint="dw is flat, of shape (n_x,); it has two axes, as w has: one column.",
)
def dw_flat(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return grads | {"dw": grads["dw"].ravel()}, cost


@mistake("propagate", hint="b belongs to z: does it go through the sigmoid in your code?")
def bias_below_the_fraction_bar(w, b, X, Y):
    return _from(1 / (1 + np.exp(-w.T @ X) + b), X, Y)


@mistake("propagate", hint="b belongs to z: does it go through the sigmoid in your code?")
def bias_after_the_sigmoid(w, b, X, Y):
    return _from(sigmoid(w.T @ X) + b, X, Y)


@mistake("propagate", hint="The minus applies to all of z: how far does it reach in your line?")
def minus_before_wx_only(w, b, X, Y):
    return _from(sigmoid(w.T @ X - b), X, Y)


@mistake(
    "propagate",
    hint="Only one of the two terms is averaged, the other stands outside 1/m: both belong in it.",
)
def second_term_not_averaged(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = _forward(w, b, X, Y)
    m = X.shape[1]
    return grads, -np.sum(Y * np.log(A)) / m - np.sum((1 - Y) * np.log(1 - A))


@mistake(
    "propagate",
    hint="Only one of the two terms is averaged, the other stands outside 1/m, and without its "
    "minus.",
)
def second_term_outside(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = _forward(w, b, X, Y)
    m = X.shape[1]
    return grads, -np.sum(Y * np.log(A)) / m + np.sum((1 - Y) * np.log(1 - A))


@mistake(
    "propagate",
    hint="1 - Y has to be multiplied as a whole: where do parentheses belong?",
    written=("1 - Y * np.log(1 - _)", "Y * np.log(_) + 1 - Y * _"),
)
def one_minus_y_without_parentheses(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = _forward(w, b, X, Y)
    return grads, -np.sum(Y * np.log(A) + 1 - Y * np.log(1 - A)) / X.shape[1]


@mistake(
    "propagate",
    hint="The losses of the examples, one for each: the cost is one number, their average.",
)
def losses_not_added(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = _forward(w, b, X, Y)
    return grads, -_log_likelihood(A, Y)


@mistake(
    "propagate",
    hint="np.dot and @ multiply matrices, and two rows do not fit. What multiplies Y and log A "
    "entry by entry?",
    written=("Y @ np.log(_)", "np.log(_) @ Y", "(1 - Y) @ np.log(_)"),
    evidence="form",
)
def rows_as_matrices(w, b, X, Y):
    A, _ = _forward(w, b, X, Y)
    return propagate(w, b, X, Y)[0], Y @ np.log(A)


@mistake("propagate", hint="For db, that is dw again: b acts on z without X.")
def db_with_x(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return grads | {"db": grads["dw"]}, cost


@mistake("propagate", hint="a(1 - a): that is da/dz, the slope of the sigmoid; dZ is A - Y.")
def slope_of_the_sigmoid(w, b, X, Y):
    _, cost = propagate(w, b, X, Y)
    A, _ = _forward(w, b, X, Y)
    dZ = A * (1 - A)
    return {"dw": X @ dZ.T / X.shape[1], "db": np.mean(dZ)}, cost


@mistake("propagate", hint="The labels have no part in this gradient: dZ is A minus what?")
def gradient_without_labels(w, b, X, Y):
    _, cost = propagate(w, b, X, Y)
    A, _ = _forward(w, b, X, Y)
    return {"dw": X @ A.T / X.shape[1], "db": np.mean(A)}, cost


@mistake(
    "propagate",
    hint="This is written for examples in rows; here X has one column per example, and z is wᵀX.",
    written=("X @ w", "X.T @ (_A - Y)"),
    evidence="form",
)
def examples_in_rows(w, b, X, Y):
    return sigmoid(np.dot(X, w) + b) - Y


@mistake(
    "propagate",
    hint="For the examples in the columns of X it is X times dZᵀ; which of the two is transposed "
    "in your line?",
    written=("X.T @ _dZ", "X.T @ _dZ.T", "X @ (_A - Y)"),
    evidence="form",
)
def other_factor_transposed(w, b, X, Y):
    _, dZ = _forward(w, b, X, Y)
    return X.T @ dZ


@mistake("propagate", hint="dw is m times too small: is it divided by m twice?")
def averaged_twice(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    m = X.shape[1]
    return {name: grad / m for name, grad in grads.items()}, cost / m


@mistake("propagate", hint="The gradient is m times too large: it is an average, as the cost is.")
def gradient_not_averaged(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    m = X.shape[1]
    return {name: grad * m for name, grad in grads.items()}, cost


@mistake("propagate", hint="For db, dw is added up: b acts on z without X, so db is made of dZ.")
def db_from_dw(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return grads | {"db": np.sum(grads["dw"]) / X.shape[1]}, cost


@mistake("propagate", hint="That is the mean distance. Here the loss is made of logarithms.")
def mean_distance(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    _, dZ = _forward(w, b, X, Y)
    return grads, np.mean(np.abs(dZ))


@mistake("propagate", hint="Both terms have the same logarithm: for y = 0 it is that of 1 - A.")
def same_logarithm_twice(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = _forward(w, b, X, Y)
    return grads, -np.mean(Y * np.log(A) + (1 - Y) * np.log(A))


@mistake("propagate", hint="The second term counts the examples with y = 0: 1 minus Y, not plus.")
def one_plus_y(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = _forward(w, b, X, Y)
    return grads, -np.mean(Y * np.log(A) + (1 + Y) * np.log(1 - A))


def _from(A, X, Y):
    """All of propagate's answer, from other activations."""
    dZ, m = A - Y, X.shape[1]
    return {"dw": X @ dZ.T / m, "db": np.mean(dZ)}, -np.mean(_log_likelihood(A, Y))


@mistake(
    "propagate",
    hint="X[i] takes row i: one feature of all examples. The examples are the columns of X.",
    written=("w.T @ X[__i]", "np.reshape(X[__i], _)", "np.reshape(X[__i], _, _)", "w * X[__i]"),
    evidence="form",
)
def row_for_an_example(w, b, X, Y):
    total = 0.0
    for i in range(X.shape[1]):
        x = X[i].reshape(-1, 1)
        total += w.T @ x
    return total


@mistake(
    "sigmoid", hint="e to the z stands on top and e to the -z below: which of the two belongs?"
)
def both_exponentials(z):
    return np.exp(z) / (1 + np.exp(-z))


@mistake(
    "sigmoid", hint="That is the slope of the sigmoid, a(1 - a): the sigmoid itself is asked for."
)
def its_slope(z):
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a)


@mistake(
    "sigmoid", hint="That is max(0, z), another function: the sigmoid has an exponential in it."
)
def relu(z):
    return np.maximum(0, z)


@mistake("sigmoid", hint="1 + e to the -z is not e to the 1 - z: where does the 1 belong?")
def one_in_the_exponent(z):
    return 1 / np.exp(1 - z)


@mistake("sigmoid", hint="1 + e to the -z is not e to the 1 - z: where does the 1 belong?")
def one_in_the_exponent_on_top(z):
    return 1 / np.exp(1 + z)
