"""Right answers to 05-going-further in many styles."""

from __future__ import annotations

import numpy as np

from grader.course.variants import variant


@variant("best_choice")
def unravelled(costs):
    return np.unravel_index(np.argmin(costs), costs.shape)


@variant("best_choice")
def by_two_loops(table):
    best = (0, 0)
    for i in range(len(table)):
        for j in range(len(table[0])):
            if table[i][j] < table[best[0]][best[1]]:
                best = (i, j)
    return list(best)


@variant("best_choice")
def where_it_equals_the_smallest(costs):
    rows, columns = np.where(costs == costs.min())
    return rows, columns


@variant("standardize_features")
def row_by_row(X_train, X_test):
    one, other = np.zeros(X_train.shape), np.zeros(X_test.shape)
    for j in range(len(X_train)):
        mean, std = np.mean(X_train[j]), np.std(X_train[j])
        one[j], other[j] = (X_train[j] - mean) / std, (X_test[j] - mean) / std
    return one, other


@variant("standardize_features")
def standardized_lying_down(X_train, X_test):
    mean, std = X_train.T.mean(axis=0), X_train.T.std(axis=0)
    return ((X_train.T - mean) / std).T, ((X_test.T - mean) / std).T


@variant("standardize_features")
def standardized_in_place(X_train, X_test):
    mean, std = X_train.mean(axis=1)[:, None], np.sqrt(X_train.var(axis=1))[:, None]
    X_train -= mean
    X_test -= mean
    X_train /= std
    X_test /= std
    return [X_train, X_test]


@variant("propagate_l2")
def penalty_added_afterwards(w, b, X, Y, strength):
    m = Y.shape[1]
    A = 1 / (1 + np.exp(-np.dot(w.T, X) - b))
    cost = np.mean(-np.log(np.where(Y == 1, A, 1 - A)))
    dw, db = np.dot(X, (A - Y).T) / m, np.mean(A - Y)
    cost += strength / (2 * m) * np.linalg.norm(w) ** 2
    dw += strength / m * w
    return {"dw": dw, "db": db}, cost


@variant("propagate_l2")
def with_a_loop_over_examples(w, b, X, Y, strength):
    m = X.shape[1]
    dw, db, cost = strength * w, 0, strength * (w.T @ w) / 2
    for i in range(m):
        x, y = X[:, [i]], Y[0, i]
        a = 1 / (1 + np.exp(-(w.T @ x + b)))
        cost = cost - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dw, db = dw + x * (a - y), db + (a - y)
    return {"db": db / m, "dw": dw / m}, cost / m


@variant("confusion")
def by_products(Y_hat, Y):
    return (
        np.sum(Y_hat * Y),
        np.sum(Y_hat * (1 - Y)),
        np.sum((1 - Y_hat) * Y),
        np.sum((1 - Y_hat) * (1 - Y)),
    )


@variant("confusion")
def by_matrix_product(Y_hat, Y):
    return Y_hat @ Y.T, Y_hat @ (1 - Y).T, (1 - Y_hat) @ Y.T, (1 - Y_hat) @ (1 - Y).T


@variant("confusion")
def counted_in_a_loop(Y_hat, Y):
    counts = {(1, 1): 0, (1, 0): 0, (0, 1): 0, (0, 0): 0}
    for pair in zip(Y_hat[0], Y[0], strict=True):
        counts[pair] += 1
    return list(counts.values())


@variant("precision_recall")
def by_the_counts(Y_hat, Y):
    tp, fp, fn, _ = by_products.function(Y_hat, Y)
    return tp / (tp + fp), tp / (tp + fn)


@variant("precision_recall")
def by_choosing(Y_hat, Y):
    return Y[Y_hat == 1].mean(), Y_hat[Y == 1].mean()


@variant("mini_batch")
def with_a_stop(X, Y, k, size):
    stop = min((k + 1) * size, X.shape[1])
    return X[:, k * size : stop], Y[:, k * size : stop]


@variant("mini_batch")
def by_a_list_of_columns(X, Y, k, size):
    columns = [i for i in range(X.shape[1]) if i // size == k]
    return X[:, columns], Y[:, columns]


@variant("mini_batch")
def cut_by_numpy(X, Y, k, size):
    places = np.arange(size, X.shape[1], size)
    return np.split(X, places, axis=1)[k], np.split(Y, places, axis=1)[k]


@variant("walk_back")
def reversed_pairs(edges, slopes, count):
    derivatives = [0.0] * (count - 1) + [1.0]
    for (start, end), slope in zip(edges[::-1], slopes[::-1], strict=True):
        derivatives[start] += slope * derivatives[end]
    return derivatives


@variant("walk_back")
def by_calling_itself_for_each_number(edges, slopes, count):
    def derivative(number):
        if number == count - 1:
            return 1.0
        leaving = [i for i in range(len(slopes)) if edges[i][0] == number]
        return sum(slopes[i] * derivative(edges[i][1]) for i in leaving)

    return np.array([derivative(number) for number in range(count)])


@variant("walk_back")
def by_a_matrix(edges, slopes, count):
    table = np.zeros((count, count))
    np.add.at(table, (edges[:, 0], edges[:, 1]), slopes)
    return np.linalg.inv(np.eye(count) - table)[:, -1]
