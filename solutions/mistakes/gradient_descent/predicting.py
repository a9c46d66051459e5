"""Mistakes in ``predict``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("04-gradient-descent", __file__)
sigmoid, predict = right["sigmoid"], right["predict"]


@mistake("predict", hint="Compare the probability with 0.5, not z.")
def thresholds_z(w, b, X):
    return (w.T @ X + b > 0.5).astype(float)


@mistake("predict", hint="These are probabilities; a prediction is 0 or 1.")
def returns_probabilities(w, b, X):
    return sigmoid(w.T @ X + b)


@mistake("predict", hint="Keep the row's two axes: (1, m), even when m is 1.")
def squeezed(w, b, X):
    return np.squeeze(predict(w, b, X))


@mistake("predict", hint="One row, one column per example: yours stands upright.")
def upright(w, b, X):
    return predict(w, b, X).T


@mistake("predict", hint="A cat is 1: is it a high or a low probability that means cat?")
def inverted(w, b, X):
    return 1 - predict(w, b, X)


@mistake("predict", hint="The labels are 0 and 1, not -1 and 1.")
def minus_one_and_one(w, b, X):
    return np.sign(w.T @ X + b)


@mistake("predict", hint="z is wᵀx plus something: what is still missing?")
def without_the_bias(w, b, X):
    return predict(w, 0.0, X)


@mistake(
    "predict",
    hint="A probability is always above 0; what is the boundary halfway?",
    written=("_ > 0", "_ >= 0", "_ > 0.0", "0 < _", "np.ceil(_)"),
    evidence="both",
)
def above_zero(w, b, X):
    return (sigmoid(w.T @ X + b) > 0).astype(float)


@mistake(
    "predict",
    hint="b is added to the features here, before they are weighted: z is wᵀX, and then plus b.",
    written="_ @ (_ + b)",
)
def decides_with_b_added_to_the_features(w, b, X):
    return (sigmoid(w.T @ (X + b)) > 0.5).astype(float)


@mistake("predict", hint="if decides once; a comparison of the whole row decides for each example.")
def one_decision_for_all(w, b, X):
    return 1 if sigmoid(w.T @ X + b) > 0.5 else 0


@mistake(
    "predict",
    hint="astype(int) cuts off: every number below 1 becomes 0. Compare first.",
    written=(
        "np.astype(sigmoid(_), int)",
        "np.astype(sigmoid(_), np.int64)",
        "int(_)",
        "np.int_(_)",
    ),
    evidence="both",
)
def cut_off(w, b, X):
    return sigmoid(w.T @ X + b).astype(int)


@mistake(
    "predict",
    hint="A has one row: A[i] asks for row i, A[0, i] for example i.",
    written=("_[__i] > 0.5", "_[__i] >= 0.5", "_[__i] <= 0.5", "_[__i] < 0.5"),
    evidence="form",
)
def row_for_example(w, b, X):
    A = sigmoid(w.T @ X + b)
    return np.array([[float(A[i] > 0.5) for i in range(X.shape[1])]])


@mistake(
    "predict",
    hint="Only the first example is decided: A has one row, and its columns are the examples. "
    "Which axis does your loop count?",
    written=("range(_.shape[0])", "range(len(_))"),
    evidence="both",
)
def loops_over_the_row(w, b, X):
    A, decided = sigmoid(w.T @ X + b), np.zeros((1, X.shape[1]))
    for i in range(A.shape[0]):
        decided[0, i] = A[0, i] > 0.5
    return decided


@mistake(
    "predict",
    hint="A prediction is 0 or 1, but where A is not above 0.5 it stays a probability.",
)
def only_ones_set(w, b, X):
    A = sigmoid(w.T @ X + b)
    return np.where(A > 0.5, 1, A)


@mistake(
    "predict",
    hint="A prediction is 0 or 1, but where A is above 0.5 it stays a probability.",
)
def only_zeros_set(w, b, X):
    A = sigmoid(w.T @ X + b)
    return np.where(A > 0.5, A, 0)


@mistake(
    "predict",
    hint="A probability is the sigmoid of wᵀX + b: the sigmoid is missing, and so is b.",
)
def neither_sigmoid_nor_bias(w, b, X):
    return (w.T @ X > 0.5).astype(float)


@mistake(
    "predict",
    hint="w * X multiplies entry by entry and adds nothing up; z is a matrix product, wᵀX.",
)
def entry_by_entry_predicted(w, b, X):
    return (sigmoid(w * X + b) > 0.5).astype(float)


@mistake("predict", hint="w stands upright, and X has as many rows as w: what lays w down?",
         written=("w @ X",), evidence="form")  # fmt: skip
def w_upright(w, b, X):
    return np.dot(w, X) + b


@mistake(
    "predict",
    hint="This is written for examples in rows; here X has one column per example, and z is wᵀX.",
    written="X @ w",
    evidence="form",
)
def examples_in_rows_predicted(w, b, X):
    return sigmoid(X @ w + b) > 0.5


@mistake(
    "predict",
    hint="The sigmoid is taken twice: of a probability it is always more than one half.",
    written=("sigmoid(sigmoid(_))", "1 / (1 + np.exp(-sigmoid(_)))"),
    evidence="both",
)
def sigmoid_twice_predicted(w, b, X):
    return (sigmoid(sigmoid(w.T @ X + b)) > 0.5).astype(float)


@mistake(
    "predict",
    hint="argmax tells where the largest number stands; asked for is a decision for each example.",
    written=("np.argmax(_)", "np.argmax(_, axis=_)", "np.argmax(_, _)", "_.argmax(axis=_)"),
    evidence="form",
)
def place_of_the_largest(w, b, X):
    return np.argmax(sigmoid(w.T @ X + b), axis=0)


@mistake("predict", hint="z is rounded; what is compared or rounded is the probability.")
def rounded_score(w, b, X):
    return np.round(w.T @ X + b)


@mistake(
    "predict",
    hint="The boundary is the average of the probabilities; it is one half, whatever they are.",
    written=("_ > np.mean(_)", "_ >= np.mean(_)"),
)
def compares_with_the_average(w, b, X):
    A = sigmoid(w.T @ X + b)
    return (np.mean(A) < A).astype(float)


@mistake("predict", hint="These are the scores z; a prediction is 0 or 1.")
def returns_scores(w, b, X):
    return w.T @ X + b


@mistake(
    "predict",
    hint="How many are taken for cats is counted; asked for is a decision for each example.",
)
def counts_the_cats(w, b, X):
    return np.sum(predict(w, b, X))


@mistake(
    "predict",
    hint="Only the cats are put into the list: an example that is none needs its 0.",
)
def a_list_of_the_cats(w, b, X):
    return np.ones(int(np.sum(predict(w, b, X))))


@mistake(
    "predict",
    hint="Only the cats are put into the list: an example that is none needs its 0.",
)
def a_row_of_the_cats(w, b, X):
    return np.ones((1, int(np.sum(predict(w, b, X)))))


@mistake(
    "predict", hint="b is added to wᵀX, not multiplied by it.", written=("_ * b",), evidence="both"
)
def multiplied_by_the_bias_predicted(w, b, X):
    return (sigmoid(w.T @ X * b) > 0.5).astype(float)


@mistake(
    "predict",
    hint="These are the places of the cats; asked for is a 0 or a 1 for each example.",
    written=("np.where(_)", "np.argwhere(_)", "np.nonzero(_)", "np.flatnonzero(_)"),
    evidence="form",
)
def places_of_the_cats(w, b, X):
    return np.flatnonzero(predict(w, b, X))


@mistake(
    "predict",
    hint="Every example is taken for a cat: what decides, and is one entry set, or all at once? "
    "What does the array begin with?",
)
def all_cats(w, b, X):
    return np.ones((1, X.shape[1]))


@mistake(
    "predict",
    hint="One example decides for all, but each should have its own answer: which index picks the "
    "probability, and which one the place of the answer?",
)
def the_first_for_all(w, b, X):
    return np.full((1, X.shape[1]), predict(w, b, X)[0, 0])
