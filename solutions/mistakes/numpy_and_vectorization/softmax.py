"""Mistakes with shares of a row: ``softmax`` and ``stable_softmax``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("02-numpy-and-vectorization", __file__)
sigmoid = right["sigmoid"]
softmax = right["softmax"]


@mistake(
    "softmax",
    hint="Here the columns add up to 1; the rows should. Along which axis do you add?",
)
def over_columns(x):
    return np.exp(x) / np.sum(np.exp(x), axis=0, keepdims=True)


@mistake("softmax", hint="Here the whole matrix adds up to 1; each row should, by itself.")
def over_the_whole_matrix(x):
    return np.exp(x) / np.sum(np.exp(x))


@mistake("softmax", hint="These are shares of the scores themselves: where is the exponential?")
def without_exp(x):
    return x / np.sum(x, axis=1, keepdims=True)


@mistake("softmax", hint="Exponentials, but not yet shares: what should each row add up to?")
def not_normalized(x):
    return np.exp(x)


@mistake(
    "softmax",
    hint="The sums came out as a rank-1 array, which broadcasting lays down as a row. "
    "Which argument keeps the axis?",
)
def sums_without_keepdims(x):
    return np.exp(x) / np.sum(np.exp(x), axis=1)


@mistake("softmax", hint="The exponential is above the fraction bar only: what is added up below?")
def sums_the_scores(x):
    return np.exp(x) / np.sum(x, axis=1, keepdims=True)


@mistake("softmax", hint="Each row has length 1 here; its entries should add up to 1.")
def to_length_one(x):
    return np.exp(x) / np.linalg.norm(np.exp(x), axis=1, keepdims=True)


@mistake("softmax", hint="Compared with the row's largest exponential; a share is of the sum.")
def of_the_largest_exponential(x):
    return np.exp(x) / np.max(np.exp(x), axis=1, keepdims=True)


@mistake("softmax", hint="The largest score got the smallest share: look at the exponent's sign.")
def exponent_flipped(x):
    return np.exp(-x) / np.sum(np.exp(-x), axis=1, keepdims=True)


@mistake("softmax", hint="First the exponentials, then the shares: which did you do first?")
def exp_of_the_shares(x):
    return np.exp(x / np.sum(x, axis=1, keepdims=True))


@mistake("softmax", hint="First the exponentials, then the shares: which did you do first?")
def exp_of_scores_over_exponentials(x):
    return np.exp(x / np.sum(np.exp(x), axis=1, keepdims=True))


@mistake("softmax", hint="A sigmoid for each entry: each row should add up to 1.")
def sigmoids(x):
    return sigmoid(x)


@mistake(
    "stable_softmax",
    hint="The exponential of 1000 is too large for a float: what can be subtracted from a row "
    "without changing its shares?",
)
def plain_softmax(x):
    return softmax(x)


@mistake(
    "stable_softmax",
    hint="np.exp(x) still gets scores such as 1000, and its answer is infinite: what has to be "
    "subtracted from x, and when?",
    written=("np.exp(x)",),
    evidence="form",
)
def subtracts_too_late(x):
    exponentials = np.exp(x)
    exponentials = exponentials - np.max(exponentials, axis=1, keepdims=True)
    return exponentials / np.sum(exponentials, axis=1, keepdims=True)


@mistake(
    "stable_softmax",
    hint="One number for all rows: rows far below it vanish altogether. Each row needs its own.",
)
def largest_of_all(x):
    return softmax(x - np.max(x))


@mistake(
    "stable_softmax",
    hint="The largest of each column was subtracted: that changes a row's shares.",
)
def largest_of_each_column(x):
    return softmax(x - np.max(x, axis=0))


@mistake(
    "stable_softmax",
    hint="Something was left too large for exp: which number, subtracted from a row, "
    "leaves nothing above 0?",
)
def mean_or_least_of_each_row(x):
    return softmax(x - np.min(x, axis=1, keepdims=True))


@mistake(
    "stable_softmax",
    hint="The rows' maxima came out as a rank-1 array: which argument keeps the axis?",
)
def maxima_without_keepdims(x):
    return softmax(x - np.max(x, axis=1))


@mistake("stable_softmax", hint="Dividing the scores changes the shares; subtracting does not.")
def divided_by_the_largest(x):
    return softmax(x / np.max(np.abs(x), axis=1, keepdims=True))


@mistake("stable_softmax", hint="Cutting off large scores makes them equal, but they are not.")
def clipped(x):
    return softmax(np.clip(x, -500, 500))


@mistake("stable_softmax", hint="Replacing nan by 0 hides the overflow: shares must add up to 1.")
def nan_replaced(x):
    return np.nan_to_num(softmax(x))


@mistake("softmax", hint="These are the sums of the rows; what is divided by them?")
def sums_only(x):
    return np.sum(np.exp(x), axis=1, keepdims=True)


@mistake("softmax", hint="Compared with the row's mean; a share is of the row's sum.")
def of_the_mean_exponential(x):
    return np.exp(x) / np.mean(np.exp(x), axis=1, keepdims=True)


@mistake("stable_softmax", hint="Dividing the scores changes the shares; subtracting does not.")
def divided_by_the_largest_of_all(x):
    return softmax(x / np.max(x))


@mistake("stable_softmax", hint="Dividing the scores changes the shares; subtracting does not.")
def divided_by_each_rows_largest(x):
    return softmax(x / np.max(x, axis=1, keepdims=True))


@mistake(
    "stable_softmax",
    hint="The largest was taken off rightly; but then the whole table adds up to 1. Each row "
    "should, by itself.",
)
def shares_of_the_whole_table(x):
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / np.sum(e)


@mistake(
    "stable_softmax",
    hint="The largest was taken off rightly; but then the columns add up to 1. The rows should.",
)
def shares_of_the_columns(x):
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / np.sum(e, axis=0)


@mistake(
    "stable_softmax",
    hint="Exponentials, but not yet shares: what should each row add up to?",
)
def stable_but_not_shares(x):
    return np.exp(x - np.max(x, axis=1, keepdims=True))


@mistake(
    "stable_softmax",
    hint="The largest is added here, which makes the exponentials larger still: subtract it.",
    written=("_ + np.max(_, axis=1, keepdims=True)", "_ + np.max(_, axis=1).reshape(_, _)"),
    evidence="both",
)
def largest_added(x):
    return softmax(x + np.max(x, axis=1, keepdims=True))


@mistake(
    "softmax",
    hint="Below the fraction bar is the exponential of a sum; the formula has a sum of "
    "exponentials.",
)
def exponential_of_the_sum(x):
    return np.exp(x) / np.exp(np.sum(x, axis=1, keepdims=True))


@mistake("softmax", hint="The sum is taken away here; a share is divided by it.")
def sum_taken_away(x):
    e = np.exp(x)
    return e - np.sum(e, axis=1, keepdims=True)


@mistake("softmax", hint="The exponential is taken twice: once is enough.")
def exponential_twice(x):
    e = np.exp(np.exp(x))
    return e / np.sum(e, axis=1, keepdims=True)


@mistake("softmax", hint="The exponentials are multiplied with the sum; shares are divided by it.")
def times_the_sum(x):
    e = np.exp(x)
    return e * np.sum(e, axis=1, keepdims=True)


@mistake(
    "stable_softmax",
    hint="Of a row of -1000s the largest absolute value is 1000: subtracted, it makes the scores "
    "lower still, and all exponentials become 0. No absolute value is needed.",
    written=("np.abs(_)", "abs(_)"),
    evidence="both",
)
def largest_absolute(x):
    return softmax(x - np.max(np.abs(x), axis=1, keepdims=True))


@mistake(
    "stable_softmax",
    hint="argmax says where the largest is, not how large: that is max.",
    written=("np.argmax(_)", "np.argmax(_, axis=_)", "np.argmax(_, axis=_, keepdims=True)",
             "_.argmax(_)", "_.argmax(axis=_)", "_.argmax(axis=_, keepdims=True)"),
    evidence="both",
)  # fmt: skip
def place_of_the_largest(x):
    return softmax(x - np.argmax(x, axis=1)[:, np.newaxis])


@mistake("softmax", hint="argmax says where the largest score is; each entry should get its share.")
def place_of_the_largest_score(x):
    return np.argmax(x, axis=1)


@mistake(
    "softmax",
    hint="All or nothing: the largest score gets 1. Each entry should get its share.",
)
def all_to_the_largest(x):
    return (x == x.max(axis=1, keepdims=True)).astype(float)


@mistake("softmax", hint="These are powers of 2; the formula has powers of e, which is np.exp.")
def softmax_of_powers_of_two(x):
    e = np.exp2(x)
    return e / e.sum(axis=1, keepdims=True)


@mistake("softmax", hint="Divided by how many there are in a row; a share is of the row's sum.")
def by_their_number(x):
    return np.exp(x) / x.shape[1]


@mistake("softmax", hint="These are shares of the squares: where is the exponential?")
def shares_of_squares(x):
    return x**2 / np.sum(x**2, axis=1, keepdims=True)


@mistake(
    "softmax",
    hint="The table changes while it is still added up: each row is divided by a sum in which "
    "earlier rows are shares already.",
)
def divided_while_adding_up(x):
    e = np.exp(x)
    for i in range(len(e)):
        e[i] = e[i] / e.sum()
    return e


@mistake("softmax", hint="These are shares of absolute values: where is the exponential?")
def shares_of_absolute_values(x):
    return np.abs(x) / np.abs(x).sum(axis=1, keepdims=True)


@mistake("softmax", hint="All rows are divided by the sum of the first one; each has its own.")
def sum_of_the_first_row(x):
    e = np.exp(x)
    return e / e[0].sum()


@mistake(
    "stable_softmax",
    hint="The largest is taken off rightly, but these are shares of the scores: where is the "
    "exponential?",
)
def without_exponential(x):
    shifted = x - x.max(axis=1, keepdims=True)
    return shifted / shifted.sum(axis=1, keepdims=True)


@mistake(
    "stable_softmax",
    hint="The sum of a row is far beyond its scores; what is subtracted should leave one "
    "exponent exactly 0.",
    written=("_ - np.sum(_, axis=1, keepdims=True)",),
    evidence="both",
)
def sum_subtracted(x):
    return softmax(x - x.sum(axis=1, keepdims=True))


@mistake("stable_softmax", hint="Dividing the scores changes the shares; subtracting does not.")
def softmax_of_normal_rows(x):
    return softmax(x / np.linalg.norm(x, axis=1, keepdims=True))


@mistake(
    "stable_softmax",
    hint="The scores are taken from the largest, the other way round: then none of the "
    "exponents is below 0.",
    written=("np.max(_, axis=1, keepdims=True) - _",),
    evidence="both",
)
def turned_round_scores(x):
    return softmax(x.max(axis=1, keepdims=True) - x)


@mistake(
    "softmax",
    hint="The 1 below the fraction bar belongs to the sigmoid; a share is of the row's sum alone.",
)
def one_plus_the_sum(x):
    e = np.exp(x)
    return e / (1 + e.sum(axis=1, keepdims=True))


@mistake(
    "stable_softmax",
    hint="The first of a row is subtracted, but it need not be the largest.",
    written=("_x - _x[:, :1]", "_x - _x[:, 0:1]", "_x - _x[:, [0]]", "_x - _x[:, 0]"),
    evidence="both",
)
def first_subtracted(x):
    return softmax(x - x[:, :1])


@mistake("stable_softmax", hint="Dividing the scores changes the shares; subtracting does not.")
def in_thousands(x):
    return softmax(x / 1000)


@mistake("stable_softmax", hint="Dividing the scores changes the shares; subtracting does not.")
def in_hundreds(x):
    return softmax(x / 100)


@mistake(
    "softmax",
    hint="The sigmoid is no part of softmax: the exponential is taken of the scores themselves.",
)
def softmax_of_sigmoids(x):
    e = np.exp(1 / (1 + np.exp(-x)))
    return e / e.sum(axis=1, keepdims=True)


@mistake("softmax", hint="These are shares of sigmoids: softmax makes them of exponentials.")
def shares_of_sigmoids(x):
    s = 1 / (1 + np.exp(-x))
    return s / np.sum(s, axis=1, keepdims=True)
