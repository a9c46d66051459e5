"""Right answers to 03b-gradients in many styles."""

from __future__ import annotations

import math
import warnings

import numpy as np

from grader.course.variants import variant


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def probability(w, b, x):
    return sigmoid((w.T @ x).item() + b)


def cost(A, Y):
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))


@variant("graph_forward")
def as_a_list(a, b, c):
    print("a, b, c:", a, b, c)
    return [b * c, a + b * c, 3 * (a + b * c)]


@variant("graph_forward")
def each_in_a_table(a, b, c):
    u = np.array([[b]]) @ np.array([[c]])
    v = np.add(a, u)
    return u, v, v + v + v


@variant("graph_forward")
def with_lambdas(x, y, z):
    product, total, triple = (lambda p, q: p * q), (lambda p, q: p + q), (lambda p: 3 * p)
    u = product(y, z)
    return u, total(x, u), triple(total(x, u))


@variant("graph_backward")
def in_one_line(a, b, c):
    return 3, 3 * c, 3 * b


@variant("graph_backward")
def in_floats(a, b, c):
    dJ_dv, dv_da, dv_du = 3.0, 1.0, 1.0
    return np.array([dJ_dv * dv_da]), np.float32(dJ_dv * dv_du * c), dJ_dv * dv_du * b


@variant("graph_backward")
def by_nudging(a, b, c):
    def graph(a, b, c):
        return 3 * (a + b * c)

    h = 1e-4
    da = (graph(a + h, b, c) - graph(a - h, b, c)) / (2 * h)
    db = (graph(a, b + h, c) - graph(a, b - h, c)) / (2 * h)
    return da, db, (graph(a, b, c + h) - graph(a, b, c - h)) / (2 * h)


@variant("graph_backward")
def as_a_list_of_slopes(a, b, c):
    warnings.warn("warnings cost nothing", stacklevel=1)
    return [3, c * 3, b * 3]


@variant("gradients_one")
def with_tables(w, b, x, y):
    dz = sigmoid(w.T @ x + b) - y
    return {"dw": x @ dz, "db": dz}


@variant("gradients_one")
def one_in_float32(w, b, x, y):
    w, x = np.float32(w), np.float32(x)
    dz = 1 / (1 + np.exp(-(w.T @ x + np.float32(b)))) - np.float32(y)
    return {"dw": x * dz, "db": dz[0]}


@variant("gradients_one")
def by_the_chain_rule(w, b, x, y):
    a = probability(w, b, x)
    da = -y / a + (1 - y) / (1 - a)
    dz = da * a * (1 - a)
    return {"db": dz, "dw": np.array([[x[j, 0] * dz] for j in range(len(x))]), "dz": dz}


@variant("gradients_one")
def in_place_on_the_callers(w, b, x, y):
    dz = probability(w, b, x) - y
    x *= dz
    return {"dw": x, "db": dz}


@variant("gradients_one")
def as_lists(w, b, x, y):
    dz = probability(w, b, x) - y
    return {"dw": [[dz * feature] for [feature] in x.tolist()], "db": [dz]}


@variant("propagate_loop")
def without_a_loop(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    dZ = A - Y
    return {"dw": X @ dZ.T / m, "db": dZ.mean(keepdims=True)}, cost(A, Y)


@variant("propagate_loop")
def with_loops_over_everything(w, b, X, Y):
    n_x, m = X.shape
    J, dw, db = 0, [0] * n_x, 0
    for i in range(m):
        z = b
        for j in range(n_x):
            z += w[j][0] * X[j][i]
        a = 1 / (1 + math.exp(-z))
        J += -(Y[0][i] * math.log(a) + (1 - Y[0][i]) * math.log(1 - a))
        for j in range(n_x):
            dw[j] += X[j][i] * (a - Y[0][i])
        db += a - Y[0][i]
    return {"dw": np.array(dw).reshape(n_x, 1) / m, "db": db / m}, J / m


@variant("propagate_loop")
def dividing_in_the_loop(w, b, X, Y):
    m = Y.shape[1]
    grads, J = {"dw": np.zeros(w.shape), "db": np.zeros((1, 1))}, np.zeros((1, 1))
    for x, y in zip(X.T, Y.T, strict=True):
        column = x.reshape(-1, 1)
        a = sigmoid(w.T @ column + b)
        grads["dw"] = grads["dw"] + column * (a - y) / m
        grads["db"] = grads["db"] + (a - y) / m
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a)) / m
    return grads, J


@variant("propagate_loop")
def collecting_in_lists(w, b, X, Y):
    losses, slopes = [], []
    for i in range(X.shape[1]):
        x = X[:, [i]]
        a = probability(w, b, x)
        losses.append(-math.log(a if Y[0, i] else 1 - a))
        slopes.append(a - Y[0, i])
    dw = sum(X[:, [i]] * slopes[i] for i in range(len(slopes))) / len(slopes)
    return [{"dw": dw, "db": np.mean(slopes), "extra": 1}, np.array([np.mean(losses)])]


@variant("propagate_loop")
def loop_in_float32(w, b, X, Y):
    w, X, Y = np.float32(w), np.float32(X), np.float32(Y)
    J, dw, db = np.float32(0), np.zeros_like(w), np.float32(0)
    for i in range(X.shape[1]):
        a = 1 / (1 + np.exp(-(w[:, 0] @ X[:, i] + np.float32(b))))
        J -= Y[0, i] * np.log(a) + (1 - Y[0, i]) * np.log(1 - a)
        dw[:, 0] += X[:, i] * (a - Y[0, i])
        db += a - Y[0, i]
    m = np.float32(X.shape[1])
    return {"dw": dw / m, "db": db / m}, J / m


@variant("numerical_gradient")
def with_float_copies(f, theta, eps=1e-5):
    gradient = []
    for j in range(theta.size):
        above, below = theta.astype(float), theta.astype(float)
        above[j] += eps
        below[j] -= eps
        gradient.append([(f(above) - f(below)) / (2 * eps)])
    return gradient


@variant("numerical_gradient")
def in_place_and_put_back(f, theta, eps=1e-5):
    theta = np.asarray(theta, dtype=float)  # no copy where it is float already
    gradient = np.zeros_like(theta)
    for j in range(theta.shape[0]):
        old = theta[j, 0]
        theta[j, 0] = old + eps
        above = f(theta)
        theta[j, 0] = old - eps
        gradient[j, 0] = (above - f(theta)) / (2 * eps)
        theta[j, 0] = old
    return gradient


@variant("numerical_gradient")
def by_the_identity_matrix(f, theta, eps):
    nudges = eps * np.identity(len(theta))
    return np.array(
        [
            [f(theta + step[:, None]) / eps / 2 - f(theta - step[:, None]) / eps / 2]
            for step in nudges
        ]
    )


@variant("numerical_gradient")
def slopes_in_float32(function, point, h):
    point = point.astype(np.float32)
    gradient = np.zeros(point.shape, dtype=np.float32)
    for j in range(len(point)):
        nudge = np.zeros(point.shape, dtype=np.float32)
        nudge[j] = h
        gradient[j] = (function(point + nudge) - function(point - nudge)) / np.float32(2 * h)
    return gradient


@variant("numerical_gradient")
def with_map(f, theta, eps):
    def along(j):
        step = np.where(np.arange(len(theta)) == j, eps, 0.0).reshape(-1, 1)
        return (f(theta + step) - f(theta - step)) * 0.5 / eps

    return np.array(list(map(along, range(len(theta))))).reshape(theta.shape)


@variant("numerical_gradient")
def leaves_the_callers_changed(f, theta, eps=1e-5):
    gradient = with_map.function(f, theta, eps)
    theta += 1
    return gradient
