"""Right answers to 04-gradient-descent in many styles."""

from __future__ import annotations

import copy
import warnings

import numpy as np

from grader.course.reference import load
from grader.course.variants import variant

right = load("04-gradient-descent", __file__)
sigmoid, propagate, optimize, predict, model = (
    right[name] for name in ("sigmoid", "propagate", "optimize", "predict", "model")
)


@variant("sigmoid")
def by_tanh(z):
    return 0.5 * (1 + np.tanh(z / 2))


@variant("sigmoid")
def in_float32(z):
    return np.float32(1) / (1 + np.exp(-np.float32(z)))


@variant("sigmoid")
def with_positive_exponent(z):
    return np.exp(z) / (1 + np.exp(z))


@variant("sigmoid")
def by_reciprocal_and_power(z):
    return np.reciprocal(1 + np.e ** (-1.0 * z))


@variant("sigmoid")
def safe_on_both_sides(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))


@variant("sigmoid")
def with_asserts_and_a_print(z):
    s = 1 / (1 + np.exp(-z))
    assert s.shape == z.shape
    print("s =", s)
    return s


@variant("sigmoid")
def of_a_matrix(z):
    return 1 / (1 + np.exp(-np.asmatrix(z)))


@variant("sigmoid")
def in_place_on_the_argument(z):
    np.negative(z, out=z)
    np.exp(z, out=z)
    z += 1
    return np.divide(1, z)


@variant("sigmoid")
def warns(z):
    warnings.warn("large z may overflow", stacklevel=2)
    with np.errstate(all="ignore"):
        return 1 / (1 + np.exp(-z))


@variant("initialize_with_zeros")
def a_list_with_whole_numbers(dim):
    return [np.zeros((dim, 1), int), np.zeros((1, 1))]


@variant("initialize_with_zeros")
def zeros_by_multiplying(dim):
    return 0 * np.ones((dim, 1)), False


@variant("initialize_with_zeros")
def by_reshaping(n):
    weights = np.array([0.0] * n).reshape(-1, 1)
    bias = np.float64(0)
    return weights, bias


@variant("initialize_with_zeros")
def in_half_precision(dim):
    return np.zeros((dim, 1), np.float16), np.zeros(1, np.float32)


@variant("initialize_with_zeros")
def negative_zeros(dim):
    return -np.zeros((dim, 1)), -0.0


@variant("propagate")
def propagate_in_float32(w, b, X, Y):
    w, X, Y = (np.asarray(each, dtype=np.float32) for each in (w, X, Y))
    A = 1 / (1 + np.exp(-(w.T @ X + np.float32(b))))
    m = np.float32(X.shape[1])
    cost = -(Y * np.log(A) + (1 - Y) * np.log(1 - A)).sum() / m
    return {"dw": X @ (A - Y).T / m, "db": (A - Y).sum() / m}, cost


@variant("propagate")
def with_other_names_and_extra_keys(weights, bias, data, labels):
    n = labels.size
    activation = sigmoid(np.dot(weights.T, data) + bias)
    cost = (-1 / n) * np.sum(labels * np.log(activation) + (1 - labels) * np.log(1 - activation))
    delta = activation - labels
    return {"A": activation, "dw": np.dot(data, delta.T) / n, "db": delta.mean(), "m": n}, cost


@variant("propagate")
def by_einsum_with_keepdims(w, b, X, Y):
    A = sigmoid(np.einsum("ij,ik->jk", w, X) + b)
    dw = np.einsum("ij,kj->ik", X, A - Y) / X.shape[1]
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=1, keepdims=True)
    return {"dw": dw, "db": np.mean(A - Y, axis=1, keepdims=True)}, cost


@variant("propagate")
def cost_by_matrix_product(w, b, X, Y):
    m = X.shape[1]
    A = 1 / (1 + np.exp(-(np.matmul(w.T, X) + b)))
    cost = -(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / m
    return {"dw": np.matmul(X, (A - Y).T) / m, "db": np.average(A - Y, axis=1)}, cost


@variant("propagate")
def cost_by_where(w, b, X, Y):
    A = sigmoid(w.T @ X + b)
    grads = {"db": np.array(np.mean(A - Y)), "dw": np.mean(X * (A - Y), axis=1, keepdims=True)}
    return [grads, float(np.mean(np.where(Y == 1, -np.log(A), -np.log(1 - A))))]


@variant("propagate")
def cost_from_z(w, b, X, Y):
    Z = X.T @ w + b
    cost = np.squeeze(np.mean(np.logaddexp(0, Z) - Y.T * Z))
    dZ = sigmoid(Z) - Y.T
    return {"dw": (X @ dZ) / len(Z), "db": np.sum(dZ) / len(Z)}, cost


@variant("propagate")
class Propagation:
    """A class whose instances would do; calling it gives what a function gives."""

    def __new__(cls, w, b, X, Y):
        return propagate(w, b, X, Y)


@variant("propagate")
def nested_functions(w, b, X, Y):
    squash = lambda z: 1.0 / (1.0 + np.exp(-z))  # noqa: E731 - students write this

    def forward():
        return squash(w.T.dot(X) + b)

    def backward(A):
        dZ = np.subtract(A, Y)
        return dict(dw=X.dot(dZ.T) / len(X.T), db=dZ.sum() / len(X.T))  # noqa: C408 - likewise

    A = forward()
    return backward(A), -(Y * np.log(A) + (1 - Y) * np.log(1 - A)).mean()


@variant("optimize")
def optimize_in_float32(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    w, b, rate = np.float32(w), np.float32(b), np.float32(learning_rate)
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate_in_float32.function(w, b, X, Y)
        costs += [cost] if i % 100 == 0 else []
        w, b = w - rate * grads["dw"], b - rate * grads["db"]
    return {"w": w, "b": b}, grads, costs


@variant("optimize")
def in_place_on_copies(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    w, b, costs, i = copy.deepcopy(w), copy.deepcopy(b), [], 0
    while i < num_iterations:
        grads, cost = propagate(w, b, X, Y)
        if not i % 100:
            costs.append(np.squeeze(np.array(cost)))
        w -= learning_rate * grads["dw"]
        b -= learning_rate * grads["db"]
        i += 1
    return {"w": w, "b": b}, grads, costs


@variant("optimize")
def in_place_on_the_callers(w, b, X, Y, num_iterations, learning_rate):
    costs = np.zeros(0)
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i in range(0, num_iterations, 100):
            costs = np.append(costs, cost)
        w -= learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"b": b, "w": w, "iterations": num_iterations}, grads, costs


@variant("optimize")
def with_costs_as_arrays(w, b, X, Y, num_iterations=1, learning_rate=1.0, print_cost=True):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, np.reshape(b, (1, 1)), X, Y)
        if print_cost and i % 100 == 0:
            print("Cost after iteration %i: %f" % (i, cost))  # noqa: UP031 - students write this
        costs.append(np.array([[cost]]))
        w = w - np.multiply(learning_rate, grads["dw"])
        b = b - np.multiply(learning_rate, grads["db"])
    return {"w": w, "b": b}, {"dw": grads["dw"], "db": grads["db"]}, costs[::100]


@variant("optimize")
def all_in_one(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    theta = np.vstack([w, [[float(b)]]])
    with_ones = np.vstack([X, np.ones((1, X.shape[1]))])
    costs = []
    for i in range(num_iterations):
        A = sigmoid(theta.T @ with_ones)
        if i % 100 == 0:
            costs.append(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
        gradient = with_ones @ (A - Y).T / X.shape[1]
        theta = theta - learning_rate * gradient
    params = {"w": theta[:-1], "b": theta[-1, 0]}
    return params, {"dw": gradient[:-1], "db": gradient[-1]}, costs


@variant("predict")
def rounded(w, b, X):
    return np.round(1 / (1 + np.exp(-(w.T @ X + b)))).astype(int)


@variant("predict")
def as_truth_values(w, b, X):
    return w.T @ X + b > 0


@variant("predict")
def by_where_in_uint8(w, b, X):
    return np.where(sigmoid(np.dot(w.T, X) + b) > 0.5, np.uint8(1), np.uint8(0))


@variant("predict")
def by_a_loop(w, b, X):
    m = X.shape[1]
    Y_prediction = np.zeros((1, m))
    w = w.reshape(X.shape[0], 1)
    A = sigmoid(np.dot(w.T, X) + b)
    for i in range(A.shape[1]):
        if A[0, i] <= 0.5:
            Y_prediction[0][i] = 0
        else:
            Y_prediction[0][i] = 1
    assert Y_prediction.shape == (1, m)
    return Y_prediction


@variant("predict")
def by_a_list_of_lists(w, b, X):
    return [[1 if a > 0.5 else 0 for a in sigmoid(w.T @ X + b)[0]]]


@variant("predict")
def in_place(w, b, X):
    A = sigmoid(w.T @ X + b)
    A[A > 0.5] = 1
    A[A < 1] = 0
    return A


@variant("model")
def model_with_the_helpers_inlined(X_train, Y_train, X_test, Y_test, iterations, rate):
    w, b = np.zeros((len(X_train), 1)), np.zeros((1, 1))
    params, _, costs = optimize(w, b, X_train, Y_train, iterations, rate)
    w, b = params["w"], params["b"]
    return {
        "Y_prediction_train": sigmoid(w.T @ X_train + b) > 0.5,
        "Y_prediction_test": sigmoid(w.T @ X_test + b) > 0.5,
        "train_accuracy": 1.0,
        "costs": np.array(costs).ravel(),
        "w": w,
        "b": b,
        "learning_rate": np.float64(rate),
        "num_iterations": np.int64(iterations),
    }


@variant("model")
def model_with_prints(X_train, Y_train, X_test, Y_test, num_iterations=1, learning_rate=0.5):
    answer = dict(model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate))
    hits = 100 - np.mean(np.abs(answer["Y_prediction_train"] - Y_train)) * 100
    print(f"train accuracy: {hits} %")
    return answer


@variant("model")
def model_in_place_on_its_own(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate):
    w, b = np.zeros((X_train.shape[0], 1)), 0
    params, grads, costs = in_place_on_copies.function(
        w, float(b), X_train, Y_train, num_iterations, learning_rate
    )
    return {
        **params,
        **grads,
        "costs": tuple(costs),
        "Y_prediction_test": predict(params["w"], params["b"], X_test).astype(int),
        "Y_prediction_train": predict(params["w"], params["b"], X_train).astype(bool),
        "learning_rate": learning_rate,
        "num_iterations": float(num_iterations),
    }
