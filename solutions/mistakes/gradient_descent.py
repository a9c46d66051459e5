"""Known mistakes of 04-gradient-descent."""

from __future__ import annotations

import math

import numpy as np

from solutions import load
from solutions.mistakes import mistake

right = load("04-gradient-descent")
sigmoid, propagate, optimize, predict = (
    right[name] for name in ("sigmoid", "propagate", "optimize", "predict")
)


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


@mistake("initialize_with_zeros", hint="w should have two axes: rows and one column.")
def rank_1_weights(dim):
    return np.zeros(dim), 0.0


@mistake("initialize_with_zeros", hint="w stands upright: one row per feature.")
def lying_weights(dim):
    return np.zeros((1, dim)), 0.0


@mistake("initialize_with_zeros", hint="Here the weights start at zero, not at random.")
def random_weights(dim):
    return np.random.default_rng(0).normal(size=(dim, 1)) * 0.01, 0.0


@mistake(
    "propagate",
    hint="dw is m times too large: the cost is an average over the m examples, "
    "so its gradient is one too.",
)
def dw_not_averaged(w, b, X, Y):
    grads, cost = propagate(w, b, X, Y)
    return grads | {"dw": grads["dw"] * X.shape[1]}, cost


@mistake(
    "propagate",
    hint="m times too large: cost and gradient are averages over the m examples.",
)
def sums_instead_of_averaging(w, b, X, Y):
    A, dZ = _forward(w, b, X, Y)
    return {"dw": X @ dZ.T, "db": np.sum(dZ)}, -np.sum(_log_likelihood(A, Y))


@mistake("propagate", hint="The sign is flipped: dZ is what was predicted minus what is true.")
def flipped_difference(w, b, X, Y):
    m = X.shape[1]
    A, dZ = _forward(w, b, X, Y)
    return {"dw": -X @ dZ.T / m, "db": -np.mean(dZ)}, np.mean(_log_likelihood(A, Y))


@mistake("propagate", hint="z is not yet a probability: which function turns it into one?")
def without_sigmoid(w, b, X, Y):
    m = X.shape[1]
    dZ = w.T @ X + b - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, np.nan


@mistake("propagate", hint="The cost has two terms: what about the examples with y = 0?")
def only_the_cats_cost(w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    A, _ = _forward(w, b, X, Y)
    return grads, -np.sum(Y * np.log(A)) / X.shape[1]


@mistake("optimize", hint="Downhill is against the gradient: look at the sign of the update.")
def climbs(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(w, b, X, Y, num_iterations, -learning_rate)


@mistake("optimize", hint="One cost for every hundredth iteration is asked for, not every cost.")
def records_every_cost(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, grads, _ = optimize(w, b, X, Y, num_iterations, learning_rate)
    costs = []
    for _ in range(num_iterations):
        step, cost = propagate(w, b, X, Y)
        w, b = w - learning_rate * step["dw"], b - learning_rate * step["db"]
        costs.append(cost)
    return params, grads, costs


@mistake(
    "optimize",
    hint="Is the learning rate in your update the one that was passed in?",
)
def ignores_the_learning_rate(
    w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False
):
    return optimize(w, b, X, Y, num_iterations, 0.009)


@mistake("predict", hint="Compare the probability with 0.5, not z.")
def thresholds_z(w, b, X):
    return (w.T @ X + b > 0.5).astype(float)


@mistake("predict", hint="These are probabilities; a prediction is 0 or 1.")
def returns_probabilities(w, b, X):
    return sigmoid(w.T @ X + b)


@mistake("predict", hint="Keep the row's two axes: (1, m), even when m is 1.")
def squeezed(w, b, X):
    return np.squeeze(predict(w, b, X))


@mistake("model", hint="Are num_iterations and learning_rate handed on to optimize?")
def ignores_its_hyperparameters(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = right["model"](X_train, Y_train, X_test, Y_test, 2000, 0.005)
    return answer | {"num_iterations": num_iterations, "learning_rate": learning_rate}


@mistake("model", hint="The test set is only for predictions: what is the model trained on?")
def trains_on_the_test_set(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = right["model"](X_test, Y_test, X_train, Y_train, num_iterations, learning_rate)
    train, test = answer["Y_prediction_test"], answer["Y_prediction_train"]
    return answer | {"Y_prediction_train": train, "Y_prediction_test": test}


def _forward(w, b, X, Y):
    A = sigmoid(w.T @ X + b)
    return A, A - Y


def _log_likelihood(A, Y):
    return Y * np.log(A) + (1 - Y) * np.log(1 - A)
