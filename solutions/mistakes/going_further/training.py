"""Mistakes on choosing, scaling, penalties and batches."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("05-going-further", __file__)
best_choice = right["best_choice"]
standardize_features = right["standardize_features"]
propagate_l2 = right["propagate_l2"]
mini_batch = right["mini_batch"]


@mistake("best_choice", hint="The smallest cost is the best one: that is where the largest stands.")
def where_the_largest_stands(costs):
    return best_choice(-costs)


@mistake("best_choice", hint="The two numbers are exchanged: first the row, then the column.")
def column_first(costs):
    return best_choice(costs)[::-1]


@mistake(
    "best_choice",
    hint="argmin of a table counts along the unrolled table: turn the number into row and column.",
)
def one_number(costs):
    return np.argmin(costs)


@mistake(
    "best_choice",
    hint="One row holds as many numbers as there are columns: by how many is the place in the "
    "unrolled table divided?",
)
def place_by_the_rows(costs):
    return divmod(np.argmin(costs), costs.shape[0])


@mistake("best_choice", hint="The last column alone does not tell: a smaller cost came before it.")
def at_the_end(costs):
    return np.argmin(costs[:, -1]), costs.shape[1] - 1


@mistake("best_choice", hint="The first row alone does not tell: look at all learning rates.")
def in_the_first_row(costs):
    return 0, np.argmin(costs[0])


@mistake(
    "standardize_features",
    hint="axis=0 goes down the rows, and gives a mean for each example. Each feature, that is each "
    "row, should have one: which axis is that, and does the answer still stand upright?",
    written=["np.mean(_, axis=0)", "np.mean(_, axis=0, keepdims=True)", "np.mean(_, 0)"],
)
def by_the_examples(X_train, X_test):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    return (X_train - mean) / deviation, (X_test - mean) / deviation


@mistake(
    "standardize_features",
    hint="X_test has its own mean and deviation here: use those of the training set for both.",
)
def each_by_its_own(X_train, X_test):
    return standardize_features(X_train, X_train)[0], standardize_features(X_test, X_test)[0]


@mistake("standardize_features", hint="One mean for everything: each row needs its own, axis=1.")
def one_mean_for_all(X_train, X_test):
    mean, std = X_train.mean(), X_train.std()
    return (X_train - mean) / std, (X_test - mean) / std


@mistake("standardize_features", hint="The mean is right; now divide by the standard deviation.")
def only_centred(X_train, X_test):
    mean = X_train.mean(axis=1, keepdims=True)
    return X_train - mean, X_test - mean


@mistake("standardize_features", hint="That divides by the variance: its square root is asked for.")
def by_the_variance(X_train, X_test):
    mean, var = X_train.mean(axis=1, keepdims=True), X_train.var(axis=1, keepdims=True)
    return (X_train - mean) / var, (X_test - mean) / var


@mistake(
    "standardize_features",
    hint="That stretches each feature to 0 to 1, by its smallest and its largest number. Asked for "
    "are the mean 0 and the standard deviation 1.",
)
def from_0_to_1(X_train, X_test):
    low, high = X_train.min(axis=1, keepdims=True), X_train.max(axis=1, keepdims=True)
    return (X_train - low) / (high - low), (X_test - low) / (high - low)


@mistake(
    "standardize_features",
    hint="The deviation here divides by m - 1, as ddof=1 does: asked for is the one by m.",
)
def by_one_fewer(X_train, X_test):
    mean, std = X_train.mean(axis=1, keepdims=True), X_train.std(axis=1, ddof=1, keepdims=True)
    return (X_train - mean) / std, (X_test - mean) / std


@mistake("standardize_features", hint="Divided, but not centred: subtract the mean first.")
def only_scaled(X_train, X_test):
    std = X_train.std(axis=1, keepdims=True)
    return X_train / std, X_test / std


@mistake(
    "standardize_features",
    hint="X_test comes back as it was. It needs the mean and deviation, too, of X_train as it was "
    "given: are they taken before X_train is changed?",
)
def test_set_left_alone(X_train, X_test):
    return standardize_features(X_train, X_test)[0], X_test


@mistake("propagate_l2", hint="That is without the penalty: what does λ add to the cost and to dw?")
def without_penalty(w, b, X, Y, strength):
    return propagate_l2(w, b, X, Y, 0)


@mistake("propagate_l2", hint="The cost has its penalty; its derivative belongs to dw.")
def penalty_in_the_cost_only(w, b, X, Y, strength):
    return propagate_l2(w, b, X, Y, 0)[0], propagate_l2(w, b, X, Y, strength)[1]


@mistake("propagate_l2", hint="dw has its penalty; the cost needs one, too.")
def penalty_in_the_gradient_only(w, b, X, Y, strength):
    return propagate_l2(w, b, X, Y, strength)[0], propagate_l2(w, b, X, Y, 0)[1]


@mistake("propagate_l2", hint="The penalty is not divided by m: λ/(2m) in the cost, λ/m in dw.")
def penalty_not_averaged(w, b, X, Y, strength):
    return propagate_l2(w, b, X, Y, strength * X.shape[1])


@mistake("propagate_l2", hint="The cost's penalty is twice too large: λ over 2m, not over m.")
def without_the_half(w, b, X, Y, strength):
    grads, cost = propagate_l2(w, b, X, Y, strength)
    return grads, cost + strength * np.sum(w**2) / (2 * X.shape[1])


@mistake("propagate_l2", hint="dw's penalty is twice too small: the 2 of the square cancels the ½.")
def half_in_the_gradient(w, b, X, Y, strength):
    return propagate_l2(w, b, X, Y, strength / 2)[0], propagate_l2(w, b, X, Y, strength)[1]


@mistake("propagate_l2", hint="dw's penalty is twice too large: the ½ cancels the 2 of the square.")
def two_in_the_gradient(w, b, X, Y, strength):
    return propagate_l2(w, b, X, Y, 2 * strength)[0], propagate_l2(w, b, X, Y, strength)[1]


@mistake("propagate_l2", hint="b is not penalised: db stays as it was.")
def bias_penalised(w, b, X, Y, strength):
    grads, cost = propagate_l2(w, b, X, Y, strength)
    return grads | {"db": grads["db"] + strength * b / X.shape[1]}, cost


@mistake("propagate_l2", hint="The penalty is added: a minus would reward large weights.")
def rewarded(w, b, X, Y, strength):
    return propagate_l2(w, b, X, Y, -strength)


@mistake("propagate_l2", hint="The weights are squared one by one, and then added.")
def sum_before_square(w, b, X, Y, strength):
    grads, cost = propagate_l2(w, b, X, Y, strength)
    return grads, cost + strength * (np.sum(w) ** 2 - np.sum(w**2)) / (2 * X.shape[1])


@mistake("mini_batch", hint="Batch k starts at column k times size.")
def starts_at_column_k(X, Y, k, size):
    return X[:, k : k + size], Y[:, k : k + size]


@mistake("mini_batch", hint="Each slice ends at column size: where does batch number k end?")
def ends_at_size(X, Y, k, size):
    return X[:, k * size : size], Y[:, k * size : size]


@mistake("mini_batch", hint="The batches are counted from 0: yours are counted from 1.")
def counted_from_one(X, Y, k, size):
    return mini_batch(X, Y, k - 1, size)


@mistake("mini_batch", hint="That is one batch too far: batch 0 starts at column 0.")
def one_batch_too_far(X, Y, k, size):
    return mini_batch(X, Y, k + 1, size)


@mistake("mini_batch", hint="One example too many: a slice ends before its second number.")
def one_too_many(X, Y, k, size):
    start, stop = k * size, (k + 1) * size + 1
    return X[:, start:stop], Y[:, start:stop]


@mistake("mini_batch", hint="Y is returned whole: its columns belong to the examples, too.")
def labels_left_whole(X, Y, k, size):
    return mini_batch(X, Y, k, size)[0], Y


@mistake("mini_batch", hint="Those are rows, that is, features: examples are columns.")
def rows_of_features(X, Y, k, size):
    return X[k * size : (k + 1) * size], Y[k * size : (k + 1) * size]


@mistake(
    "mini_batch",
    hint="np.array_split cuts between rows, unless an axis is named, and into as many pieces as "
    "its second number says: cut between columns, into pieces of length size.",
    written=["np.array_split(X, _)", "np.array_split(Y, _)"],
)
def split_into_rows(X, Y, k, size):
    return np.array_split(X, size)[k], np.array_split(Y, size)[k]


@mistake("mini_batch", hint="The last batch is missing: it has what remains, fewer than size.")
def no_incomplete_batch(X, Y, k, size):
    whole = X.shape[1] // size * size
    return mini_batch(X[:, :whole], Y[:, :whole], k, size)


@mistake("propagate_l2", hint="The penalty adds squares of the weights, not their absolute values.")
def absolute_values(w, b, X, Y, strength):
    grads, cost = propagate_l2(w, b, X, Y, strength)
    return grads, cost + strength * np.sum(np.abs(w) - w**2) / (2 * X.shape[1])


@mistake("propagate_l2", hint="dw's penalty has no λ: how strong it is, strength says.")
def gradient_without_strength(w, b, X, Y, strength):
    return propagate_l2(w, b, X, Y, 1)[0], propagate_l2(w, b, X, Y, strength)[1]


@mistake("propagate_l2", hint="The cost's penalty has no λ: how strong it is, strength says.")
def cost_without_strength(w, b, X, Y, strength):
    return propagate_l2(w, b, X, Y, strength)[0], propagate_l2(w, b, X, Y, 1)[1]


@mistake("mini_batch", hint="That is every so many-th example: a batch is a piece without gaps.")
def every_size_th(X, Y, k, size):
    return X[:, k::size], Y[:, k::size]


@mistake("mini_batch", hint="That is every so many-th example: a batch is a piece without gaps.")
def every_so_many_th(X, Y, k, size):
    batches = -(-X.shape[1] // size)
    return X[:, k::batches], Y[:, k::batches]


@mistake(
    "mini_batch",
    hint="The last batch has fewer than size examples, and here its indices go on beyond the "
    "last example: a slice ends there by itself.",
)
def indices_beyond_the_end(X, Y, k, size):
    columns = np.arange(k * size, (k + 1) * size)
    return X[:, columns], Y[:, columns]
