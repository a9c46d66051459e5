"""Right answers to 03-logistic-regression in many styles."""

from __future__ import annotations

import math

import numpy as np

from grader.course.variants import variant


@variant("forward_example")
def a_table_of_one_number(w, b, x):
    return 1 / (1 + np.exp(-(w.T @ x + b)))


@variant("forward_example")
def with_two_loops_and_math(weights, bias, example):
    z = bias
    for j in range(weights.shape[0]):
        z += float(weights[j, 0]) * float(example[j, 0])
    return 1.0 / (1.0 + math.exp(-z))


@variant("forward_example")
def by_symmetry(w, b, x):
    z = np.einsum("ij,ij->", w, x) + b
    return np.exp(z) / (1 + np.exp(z))


@variant("forward_example")
def by_sum_in_float32(w, b, x):
    z = np.sum(np.float32(w) * np.float32(x)) + np.float32(b)
    return np.float32(1) / (1 + np.exp(-z))


@variant("forward_example")
def squeezed_dot(w, b, x):
    return np.squeeze(0.5 * (1 + np.tanh((np.dot(w.T, x) + b) / 2)))


@variant("forward_example")
def with_x_0(w, b, x):
    theta, with_one = np.concatenate(([[b]], w)), np.concatenate(([[1.0]], x))
    return [1 / (1 + np.exp(-(theta.T @ with_one).item()))]


@variant("loss")
def by_cases(yhat, y):
    if y == 1:
        return -math.log(yhat)
    return -math.log(1 - yhat)


@variant("loss")
def by_likelihood(prediction, truth):
    return -np.log(prediction**truth * (1 - prediction) ** (1 - truth))


@variant("loss")
def as_an_array(yhat, y):
    yhat, y = np.array([[yhat]]), np.array([[y]])
    return -y * np.log(yhat) - (1 - y) * np.log1p(-yhat)


@variant("loss")
def loss_in_float32(yhat, y):
    yhat = np.float32(yhat)
    return -(y * np.log(yhat) + (1 - y) * np.log(1 - yhat))


@variant("loss")
def by_choosing_the_probability(yhat, y):
    return -np.log(np.where(y == 1, yhat, 1 - yhat))


@variant("loss")
def by_log_of_the_inverse(yhat, y):
    return np.log(1 / (yhat if y else 1 - yhat))


@variant("cost")
def with_a_loop(A, Y):
    total = 0
    for i in range(Y.shape[1]):
        total -= Y[0][i] * math.log(A[0][i]) + (1 - Y[0][i]) * math.log(1 - A[0][i])
    return total / Y.shape[1]


@variant("cost")
def by_matrix_products(A, Y):
    m = Y.shape[1]
    return -1 / m * (np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T))


@variant("cost")
def mean_along_the_row(A, Y):
    return np.mean(-np.log(np.where(Y == 1, A, 1 - A)), axis=1)


@variant("cost")
def cost_in_float32(A, Y):
    A, Y = np.float32(A), np.float32(Y)
    return -(Y * np.log(A) + (1 - Y) * np.log(1 - A)).mean()


@variant("cost")
def over_the_two_classes(A, Y):
    cats, others = A[Y == 1], A[Y == 0]
    return -(np.log(cats).sum() + np.log(1 - others).sum()) / Y.size


@variant("cost")
def with_a_comprehension(A, Y):
    return np.mean([by_cases.function(a, y) for a, y in zip(A[0], Y[0], strict=True)])


@variant("cost")
def clipped(A, Y):
    A = np.clip(A, 1e-12, 1 - 1e-12)
    return np.squeeze(-np.average(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@variant("slope")
def half_and_half(f, t, eps=1e-5):
    return (f(t + eps) - f(t - eps)) * 0.5 / eps


@variant("slope")
def mean_of_both_sides(function, place, h):
    right, left = (
        (function(place + h) - function(place)) / h,
        (function(place) - function(place - h)) / h,
    )
    return np.mean([left, right])


@variant("slope")
def slope_in_float32(f, t, eps):
    above, below = np.float32(f(t + eps)), np.float32(f(t - eps))
    return np.array([[(above - below) / np.float32(2 * eps)]])


@variant("descend")
def as_an_array_of_places(f, w, learning_rate, steps):
    path = np.full(steps + 1, float(w))
    for i in range(steps):
        path[i + 1] = path[i] - learning_rate * half_and_half.function(f, path[i])
    return path


@variant("descend")
def while_steps_remain(f, w, rate, steps):
    path = [w]
    while len(path) <= steps:
        path += [path[-1] - rate * half_and_half.function(f, path[-1], 1e-4)]
    return tuple(path)


@variant("descend")
def by_calling_itself(f, w, learning_rate, steps):
    if steps == 0:
        return [w]
    new = w - learning_rate * half_and_half.function(f, w)
    return [w, *by_calling_itself.function(f, new, learning_rate, steps - 1)]
