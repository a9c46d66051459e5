"""Mistakes with the length of rows: ``normalize_rows``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake


@mistake(
    "normalize_rows",
    hint="Here the columns have length 1; the rows should. Along which axis is the norm taken?",
)
def normalizes_columns(x):
    return x / np.linalg.norm(x, axis=0, keepdims=True)


@mistake(
    "normalize_rows",
    hint="The norms came out as a rank-1 array, which broadcasting lays down as a row. "
    "Which argument keeps the axis?",
)
def norms_without_keepdims(x):
    return x / np.linalg.norm(x, axis=1)


@mistake(
    "normalize_rows",
    hint="The sum of squares is the square of the length: what turns it into the length?",
)
def by_the_squared_norm(x):
    return x / np.sum(x**2, axis=1, keepdims=True)


@mistake("normalize_rows", hint="One norm for the whole matrix; each row needs its own.")
def by_one_norm(x):
    return x / np.linalg.norm(x)


@mistake(
    "normalize_rows",
    hint="These are sums of absolute values, the L1 norm; length is the L2 norm.",
)
def by_the_l1_norm(x):
    return x / np.sum(np.abs(x), axis=1, keepdims=True)


@mistake(
    "normalize_rows",
    hint="The second argument of np.linalg.norm is the kind of norm, ord, not the axis: name it, "
    "as in axis=1.",
)
def axis_taken_for_the_kind(x):
    return x / np.linalg.norm(x, 1)


@mistake("normalize_rows", hint="Divided by each row's largest entry; its length is asked for.")
def by_the_largest(x):
    return x / np.max(np.abs(x), axis=1, keepdims=True)


@mistake("normalize_rows", hint="Divided by each row's plain sum; a length is made of squares.")
def by_the_sum(x):
    return x / np.sum(x, axis=1, keepdims=True)


@mistake("normalize_rows", hint="The rows grew: to make a length 1, multiply with it or divide?")
def multiplied(x):
    return x * np.linalg.norm(x, axis=1, keepdims=True)


@mistake("normalize_rows", hint="These are the lengths of the rows; what is divided by them?")
def lengths_only(x):
    return np.linalg.norm(x, axis=1, keepdims=True)


@mistake(
    "normalize_rows",
    hint="Divided by each row's largest entry; its length, the L2 norm, is asked for.",
)
def by_the_largest_signed(x):
    return x / np.max(x, axis=1, keepdims=True)


@mistake(
    "normalize_rows",
    hint="Mean and deviation are another way to scale. Here each row is only divided by its "
    "length, the L2 norm.",
)
def mean_and_deviation(x):
    return (x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)


@mistake("normalize_rows", hint="One norm for the whole matrix, squared; each row needs its own.")
def by_one_squared_norm(x):
    return x / np.sum(x**2)


@mistake(
    "normalize_rows", hint="Divided by each row's mean; its length, the L2 norm, is asked for."
)
def by_the_mean(x):
    return x / x.mean(axis=1, keepdims=True)


@mistake(
    "normalize_rows",
    hint="The mean is taken away here. Rows keep their direction: they are only divided, by "
    "their length.",
)
def mean_taken_away(x):
    return x - x.mean(axis=1, keepdims=True)


@mistake("normalize_rows", hint="The length is taken away here; the rows should be divided by it.")
def length_taken_away(x):
    return x - np.linalg.norm(x, axis=1, keepdims=True)


@mistake(
    "normalize_rows",
    hint="The root is taken of the plain sum: a length is made of squares, and the squares "
    "come first.",
)
def root_of_the_plain_sum(x):
    return x / np.sqrt(np.sum(x, axis=1, keepdims=True))


@mistake(
    "normalize_rows", hint="The mean of the squares is under the root; a length has their sum."
)
def root_of_the_mean_square(x):
    return x / np.sqrt(np.mean(x**2, axis=1, keepdims=True))


@mistake(
    "normalize_rows",
    hint="The squares of the entries are divided; the entries themselves should be.",
)
def squares_divided(x):
    return x**2 / np.sum(x**2, axis=1, keepdims=True)


@mistake(
    "normalize_rows",
    hint="Each entry is divided by its own absolute value, which leaves signs only. A row is "
    "divided by one number, its length.",
)
def signs_only(x):
    return x / np.abs(x)


@mistake(
    "normalize_rows", hint="The lengths are divided by the entries; it is the other way round."
)
def lengths_by_entries(x):
    return np.linalg.norm(x, axis=1, keepdims=True) / x


@mistake(
    "normalize_rows",
    hint="Smallest to 0, largest to 1: that is another scaling. Here each row is divided by "
    "its length.",
)
def stretched_rows(x):
    low = x.min(axis=1, keepdims=True)
    return (x - low) / (x.max(axis=1, keepdims=True) - low)


@mistake(
    "normalize_rows",
    hint="All rows are divided by the length of the first one; each has its own.",
)
def length_of_the_first(x):
    return x / np.linalg.norm(x[0])


@mistake(
    "normalize_rows",
    hint="Divided by each row's spread, std; its length, the L2 norm, is asked for.",
)
def by_the_spread(x):
    return x / x.std(axis=1, keepdims=True)


@mistake(
    "normalize_rows",
    hint="Divided by how many columns there are; each row's length, the L2 norm, is asked for.",
)
def by_the_number_of_columns(x):
    return x / x.shape[1]


@mistake("normalize_rows", hint="The root of the length is taken once too often.")
def by_the_root_of_the_length(x):
    return x / np.sqrt(np.linalg.norm(x, axis=1, keepdims=True))


@mistake(
    "normalize_rows",
    hint="norm squares the entries itself: the squares are taken twice here.",
)
def norm_of_the_squares(x):
    return x / np.linalg.norm(x**2, axis=1, keepdims=True)
