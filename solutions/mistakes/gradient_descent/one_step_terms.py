"""More mistakes in ``propagate``: what belongs to which term, and over what a sum goes."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

from .forward import answer_from, forward, log_likelihood

sigmoid = load("04-gradient-descent", __file__)["sigmoid"]
propagate = load("04-gradient-descent", __file__)["propagate"]


@mistake("propagate", hint="dw needs the product of all of X with dZ; yours is per example.")
def dw_for_each_example_averaged(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    _, dZ = forward(w, b, X, Y)
    return grads | {"dw": X * dZ / X.shape[1]}, cost


@mistake(
    "propagate",
    hint="dw is averaged over all entries, to one number: each weight has a slope of its own.",
)
def dw_as_one_number(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    _, dZ = forward(w, b, X, Y)
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
    return answer_from(1 / (1 + np.exp(-w.T @ X) + b), X, Y)


@mistake("propagate", hint="b belongs to z: does it go through the sigmoid in your code?")
def bias_after_the_sigmoid(w, b, X, Y):
    return answer_from(sigmoid(w.T @ X) + b, X, Y)


@mistake("propagate", hint="The minus applies to all of z: how far does it reach in your line?")
def minus_before_wx_only(w, b, X, Y):
    return answer_from(sigmoid(w.T @ X - b), X, Y)


@mistake(
    "propagate",
    hint="Only one of the two terms is averaged, the other stands outside 1/m: both belong in it.",
)
def second_term_not_averaged(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = forward(w, b, X, Y)
    m = X.shape[1]
    return grads, -np.sum(Y * np.log(A)) / m - np.sum((1 - Y) * np.log(1 - A))


@mistake(
    "propagate",
    hint="Only one of the two terms is averaged, the other stands outside 1/m, and without its "
    "minus.",
)
def second_term_outside(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = forward(w, b, X, Y)
    m = X.shape[1]
    return grads, -np.sum(Y * np.log(A)) / m + np.sum((1 - Y) * np.log(1 - A))


@mistake(
    "propagate",
    hint="1 - Y has to be multiplied as a whole: where do parentheses belong?",
    written=("1 - Y * np.log(1 - _)", "Y * np.log(_) + 1 - Y * _"),
)
def one_minus_y_without_parentheses(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = forward(w, b, X, Y)
    return grads, -np.sum(Y * np.log(A) + 1 - Y * np.log(1 - A)) / X.shape[1]


@mistake(
    "propagate",
    hint="The losses of the examples, one for each: the cost is one number, their average.",
)
def losses_not_added(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = forward(w, b, X, Y)
    return grads, -log_likelihood(A, Y)


@mistake(
    "propagate",
    hint="np.dot and @ multiply matrices, and two rows do not fit. What multiplies Y and log A "
    "entry by entry?",
    written=("Y @ np.log(_)", "np.log(_) @ Y", "(1 - Y) @ np.log(_)"),
    evidence="form",
)
def rows_as_matrices(w, b, X, Y):
    A, _ = forward(w, b, X, Y)
    return propagate(w, b, X, Y)[0], Y @ np.log(A)


@mistake("propagate", hint="For db, that is dw again: b acts on z without X.")
def db_with_x(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return grads | {"db": grads["dw"]}, cost


@mistake("propagate", hint="a(1 - a): that is da/dz, the slope of the sigmoid; dZ is A - Y.")
def slope_of_the_sigmoid(w, b, X, Y):
    _, cost = propagate(w, b, X, Y)
    A, _ = forward(w, b, X, Y)
    dZ = A * (1 - A)
    return {"dw": X @ dZ.T / X.shape[1], "db": np.mean(dZ)}, cost


@mistake("propagate", hint="The labels have no part in this gradient: dZ is A minus what?")
def gradient_without_labels(w, b, X, Y):
    _, cost = propagate(w, b, X, Y)
    A, _ = forward(w, b, X, Y)
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
    _, dZ = forward(w, b, X, Y)
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
    _, dZ = forward(w, b, X, Y)
    return grads, np.mean(np.abs(dZ))


@mistake("propagate", hint="Both terms have the same logarithm: for y = 0 it is that of 1 - A.")
def same_logarithm_twice(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = forward(w, b, X, Y)
    return grads, -np.mean(Y * np.log(A) + (1 - Y) * np.log(A))


@mistake("propagate", hint="The second term counts the examples with y = 0: 1 minus Y, not plus.")
def one_plus_y(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = forward(w, b, X, Y)
    return grads, -np.mean(Y * np.log(A) + (1 + Y) * np.log(1 - A))


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
