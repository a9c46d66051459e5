"""Right answers to 04-gradient-descent in many styles."""

from __future__ import annotations

import numpy as np

from solutions.variants import variant


@variant("sigmoid")
def by_tanh(z):
    return 0.5 * (1 + np.tanh(z / 2))


@variant("sigmoid")
def in_float32(z):
    return np.float32(1) / (1 + np.exp(-np.float32(z)))


@variant("initialize_with_zeros")
def a_list_with_whole_numbers(dim):
    return [np.zeros((dim, 1), int), np.zeros((1, 1))]


@variant("propagate")
def propagate_in_float32(w, b, X, Y):
    w, X, Y = (np.asarray(each, dtype=np.float32) for each in (w, X, Y))
    A = 1 / (1 + np.exp(-(w.T @ X + np.float32(b))))
    m = np.float32(X.shape[1])
    cost = -(Y * np.log(A) + (1 - Y) * np.log(1 - A)).sum() / m
    return {"dw": X @ (A - Y).T / m, "db": (A - Y).sum() / m}, cost


@variant("optimize")
def optimize_in_float32(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    w, b, rate = np.float32(w), np.float32(b), np.float32(learning_rate)
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate_in_float32.function(w, b, X, Y)
        costs += [cost] if i % 100 == 0 else []
        w, b = w - rate * grads["dw"], b - rate * grads["db"]
    return {"w": w, "b": b}, grads, costs


@variant("predict")
def rounded(w, b, X):
    return np.round(1 / (1 + np.exp(-(w.T @ X + b)))).astype(int)


@variant("predict")
def as_truth_values(w, b, X):
    return w.T @ X + b > 0
