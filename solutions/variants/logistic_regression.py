"""Right answers to 03-logistic-regression in many styles."""

from __future__ import annotations

import math
import warnings

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
    dz = a_table_of_one_number.function(w, b, x) - y
    return {"dw": x @ dz, "db": dz}


@variant("gradients_one")
def one_in_float32(w, b, x, y):
    w, x = np.float32(w), np.float32(x)
    dz = 1 / (1 + np.exp(-(w.T @ x + np.float32(b)))) - np.float32(y)
    return {"dw": x * dz, "db": dz[0]}


@variant("gradients_one")
def by_the_chain_rule(w, b, x, y):
    a = a_table_of_one_number.function(w, b, x).item()
    da = -y / a + (1 - y) / (1 - a)
    dz = da * a * (1 - a)
    return {"db": dz, "dw": np.array([[x[j, 0] * dz] for j in range(len(x))]), "dz": dz}


@variant("gradients_one")
def in_place_on_the_callers(w, b, x, y):
    dz = by_symmetry.function(w, b, x) - y
    x *= dz
    return {"dw": x, "db": dz}


@variant("gradients_one")
def as_lists(w, b, x, y):
    dz = float(by_symmetry.function(w, b, x)) - y
    return {"dw": [[dz * feature] for [feature] in x.tolist()], "db": [dz]}


@variant("propagate_loop")
def without_a_loop(w, b, X, Y):
    m = X.shape[1]
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    dZ = A - Y
    return {"dw": X @ dZ.T / m, "db": dZ.mean(keepdims=True)}, clipped.function(A, Y)


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
        a = a_table_of_one_number.function(w, b, column)
        grads["dw"] = grads["dw"] + column * (a - y) / m
        grads["db"] = grads["db"] + (a - y) / m
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a)) / m
    return grads, J


@variant("propagate_loop")
def collecting_in_lists(w, b, X, Y):
    losses, slopes = [], []
    for i in range(X.shape[1]):
        x = X[:, [i]]
        a = by_symmetry.function(w, b, x)
        losses.append(by_cases.function(a, Y[0, i]))
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
